/** Write-Verbose writes to the verbose stream; $VerbosePreference decides whether it is shown. */
import { cmdlet, t } from '../cmdlet.js';

export const WriteVerbose = cmdlet('Write-Verbose', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes a verbose message.',
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
  examples: [{ code: "Write-Verbose 'details' -Verbose", output: 'VERBOSE: details' }],
  run(cmd) {
    return {
      process({ Message }) {
        cmd.writeVerbose(Message ?? '');
      },
    };
  },
}));
