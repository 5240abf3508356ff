/** Write-Verbose writes to the verbose stream; $VerbosePreference decides whether it is shown. */
import { messageCmdlet } from './message-cmdlet.js';

export const WriteVerbose = messageCmdlet(
  'Write-Verbose',
  'Writes a verbose message.',
  { code: "Write-Verbose 'details' -Verbose", output: 'VERBOSE: details' },
  (cmd, message) => cmd.writeVerbose(message),
);
