/** Whatever goes wrong in a session over WSMan as the error of the session. */
import { AuthenticationError } from '../authentication/authentication-error.js';
import { ProtocolError } from '../protocol/protocol-error.js';
import type { WSManTarget } from '../transports/targets.js';
import { TransportError } from '../transports/transport.js';
import { wsmanMessages } from './messages.js';
import { type Operation, transportErrorOf, WSManFault } from './soap/fault.js';

export function sessionError(error: unknown, operation: Operation, target: WSManTarget): TransportError {
  if (error instanceof TransportError) return error;
  const { computerName, shellUri } = target;
  if (error instanceof WSManFault) return transportErrorOf(error, operation, { computerName, shellUri });
  if (error instanceof AuthenticationError) {
    const text = wsmanMessages[operation](computerName, error.message);
    return new TransportError('AuthenticationFailed', text, '', error.errorId);
  }
  const code = error instanceof ProtocolError ? 'InvalidPacket' : 'ConnectFailed';
  return new TransportError(code, wsmanMessages[operation](computerName, (error as Error).message));
}
