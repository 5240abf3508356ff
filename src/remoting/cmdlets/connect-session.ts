/** Coming back to a disconnected session: one that was left here, or one that was found at its far side. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { openOne } from './open-ps-session.js';
import type { PSSession } from './ps-session.js';

/** Throws IoError with a code of TransportErrorCode. */
export function connectSession(cmd: CmdletRuntime, session: PSSession): void {
  const { instanceId, isOnlyFound, target, options } = session.current();
  if (isOnlyFound) openOne(cmd, { target, options, name: session.name, existing: instanceId, like: instanceId });
  else cmd.io.call('remoting.reconnect', { session: instanceId });
}
