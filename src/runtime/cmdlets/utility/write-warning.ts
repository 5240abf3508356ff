/** Write-Warning writes to the warning stream; $WarningPreference decides whether it is shown. */
import { cmdlet } from '../cmdlet.js';
import { messageSpec } from './message-spec.js';

export const WriteWarning = cmdlet('Write-Warning', [], () =>
  messageSpec('Writes a warning.', { code: "Write-Warning 'careful'", output: 'WARNING: careful' }, (cmd, message) =>
    cmd.writeWarning(message),
  ),
);
