/** Write-Warning writes to the warning stream; $WarningPreference decides whether it is shown. */
import { messageCmdlet } from './message-cmdlet.js';

export const WriteWarning = messageCmdlet(
  'Write-Warning',
  'Writes a warning.',
  { code: "Write-Warning 'careful'", output: 'WARNING: careful' },
  (cmd, message) => cmd.writeWarning(message),
);
