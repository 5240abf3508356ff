/** Write-Verbose writes to the verbose stream; $VerbosePreference decides whether it is shown. */
import { cmdlet } from '../cmdlet.js';
import { messageSpec } from './message-spec.js';

export const WriteVerbose = cmdlet('Write-Verbose', [], () =>
  messageSpec(
    'Writes a verbose message.',
    { code: "Write-Verbose 'details' -Verbose", output: 'VERBOSE: details' },
    (cmd, message) => cmd.writeVerbose(message),
  ),
);
