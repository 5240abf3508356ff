/** Opens sessions as the cmdlets do, for tests that want the session alone. */
import { type OpenSessionOptions, openSession } from '../../../src/remoting/client/open-session.js';
import type { RemoteSession } from '../../../src/remoting/client/remote-session.js';
import { defaultSessionOptions } from '../../../src/remoting/client/session-options.js';
import type { TransportError } from '../../../src/remoting/transports/transport.js';

/** `openTimeout` in milliseconds. */
export async function openTestSession(
  request: Omit<OpenSessionOptions, 'options'> & { openTimeout?: number },
): Promise<RemoteSession> {
  const { openTimeout = 30_000 } = request;
  const { session } = await openSession({ ...request, options: { ...defaultSessionOptions, openTimeout } });
  return session;
}

/** The error of an opening that has to fail. */
export function failureOf(opening: Promise<RemoteSession>): Promise<TransportError> {
  return opening.then(
    async (session) => {
      await session.close();
      throw new Error('it opened');
    },
    (error) => error,
  );
}
