/** Coming back to a disconnected session: one that was left here, or one that was found at its far side. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { IoError } from '../../runtime/io/client.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import { messages } from '../messages.js';
import type { RemotingErrorDetails } from '../services.js';
import { openOne } from './open-ps-session.js';
import type { PSSession } from './ps-session.js';
import { raiseStateChanged } from './session-state-events.js';

/** Throws IoError with a code of TransportErrorCode. */
export function connectSession(cmd: CmdletRuntime, session: PSSession): void {
  const { instanceId, isOnlyFound, target, options } = session.current();
  if (isOnlyFound) openOne(cmd, { target, options, name: session.name, existing: instanceId, like: instanceId });
  else cmd.io.call('remoting.reconnect', { session: instanceId });
  raiseStateChanged(session);
}

/** The same with PowerShell's error where it fails; false then. */
export function connectOrReport(cmd: CmdletRuntime, session: PSSession): boolean {
  try {
    connectSession(cmd, session);
    return true;
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    const { errorId = '' } = (error.details ?? {}) as Partial<RemotingErrorDetails>;
    const text = messages.connectFailed(session.name, error.message);
    const exception = new NetException('System.Management.Automation.RuntimeException', text);
    const id = errorId === '' ? 'PSSessionConnectFailed' : `${errorId},PSSessionConnectFailed`;
    cmd.writeError(cmd.error(id, 'InvalidOperation', null, text, exception));
    return false;
  }
}
