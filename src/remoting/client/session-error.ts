/** Why a session was not opened, or was lost, where neither the transport nor the protocol is to blame. */
import type { RemoteError } from '../protocol/events.js';
import { TransportError } from '../transports/transport.js';

/** The remote computer refused or ended a session, and said why. */
export class RemoteSessionError extends Error {
  constructor(readonly remote: RemoteError) {
    super(remote.message);
  }
}

/** The error for a signal that gave an opening up; `text` is what the far side had said until then. */
export function cancelled(signal: AbortSignal, text: string): TransportError {
  const reason: unknown = signal.reason;
  if (reason instanceof TransportError) return reason;
  if (reason instanceof DOMException && reason.name === 'TimeoutError')
    return new TransportError('TimedOut', 'The remote computer did not answer in time.', text.trim());
  return new TransportError('Cancelled', 'The connection was cancelled.');
}
