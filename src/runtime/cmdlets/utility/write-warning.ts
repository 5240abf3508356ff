/** Write-Warning writes to the warning stream; $WarningPreference decides whether it is shown. */
import { cmdlet, t } from '../cmdlet.js';

export const WriteWarning = cmdlet('Write-Warning', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes a warning.',
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
  examples: [{ code: "Write-Warning 'careful'", output: 'WARNING: careful' }],
  run(cmd) {
    return {
      process({ Message }) {
        cmd.writeWarning(Message ?? '');
      },
    };
  },
}));
