/** Write-Information writes to the information stream (6); $InformationPreference decides whether it is shown. */
import { cmdlet, t } from '../cmdlet.js';
import { informationRecord } from './information-record.js';

export const WriteInformation = cmdlet('Write-Information', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes an information record.',
  parameters: {
    MessageData: {
      type: t.object,
      mandatory: true,
      position: 0,
      from: 'pipeline',
      aliases: ['Msg', 'Message'],
      allowNull: true,
      help: 'The message: any object.',
    },
    Tags: { type: t.array(t.string), position: 1, help: 'Words by which records can be told apart.' },
  },
  examples: [
    { code: "Write-Information 'ready' -InformationAction Continue", output: 'ready' },
    { code: "$r = Write-Information 'x' -Tags one, two 6>&1; $r.Tags -join ','", output: 'one,two' },
  ],
  run(cmd, { Tags }) {
    return {
      process({ MessageData }) {
        const record = informationRecord(cmd, MessageData ?? null);
        record.tags.push(...(Tags ?? []));
        cmd.writeInformation(record);
      },
    };
  },
}));
