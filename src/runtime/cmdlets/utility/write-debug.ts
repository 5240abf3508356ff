/** Write-Debug writes to the debug stream; $DebugPreference decides whether it is shown. */
import { messageCmdlet } from './message-cmdlet.js';

export const WriteDebug = messageCmdlet(
  'Write-Debug',
  'Writes a debug message.',
  { code: "Write-Debug 'inside' -Debug", output: 'DEBUG: inside' },
  (cmd, message) => cmd.writeDebug(message),
);
