/** Write-Debug writes to the debug stream; $DebugPreference decides whether it is shown. */
import { cmdlet, t } from '../cmdlet.js';

export const WriteDebug = cmdlet('Write-Debug', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes a debug message.',
  parameters: {
    Message: {
      type: t.string,
      mandatory: true,
      position: 0,
      from: 'pipeline',
      aliases: ['Msg'],
      allowEmptyString: true,
      help: 'The text.',
    },
  },
  examples: [{ code: "Write-Debug 'inside' -Debug", output: 'DEBUG: inside' }],
  run(cmd) {
    return {
      process({ Message }) {
        cmd.writeDebug(Message ?? '');
      },
    };
  },
}));
