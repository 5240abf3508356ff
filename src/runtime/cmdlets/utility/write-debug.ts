/** Write-Debug writes to the debug stream; $DebugPreference decides whether it is shown. */
import { cmdlet } from '../cmdlet.js';
import { messageSpec } from './message-spec.js';

export const WriteDebug = cmdlet('Write-Debug', [], () =>
  messageSpec(
    'Writes a debug message.',
    { code: "Write-Debug 'inside' -Debug", output: 'DEBUG: inside' },
    (cmd, message) => cmd.writeDebug(message),
  ),
);
