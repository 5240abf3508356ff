/** Waits until a session that is being opened is open. */
import { TransportError } from '../transports/transport.js';
import type { RemoteSession } from './remote-session.js';

/** Rejects with the reason when it ends instead. */
export function whenOpened(session: RemoteSession): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const settle = () => {
      if (session.state === 'Opened') resolve();
      else if (session.state !== 'Opening')
        reject(session.reason ?? new TransportError('ConnectionClosed', 'The session was closed.'));
    };
    const unsubscribe = session.onStateChanged(() => {
      settle();
      unsubscribe();
    });
    settle();
  });
}
