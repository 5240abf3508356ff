/** What is asked of everything that fails: the error has a type, and no promise is rejected that nobody looks at. */
import { afterAll, afterEach, expect } from 'vitest';
import { RemoteSessionError } from '../../../src/remoting/client/session-error.js';
import { ProtocolError } from '../../../src/remoting/protocol/protocol-error.js';
import { TransportError } from '../../../src/remoting/transports/transport.js';

export const isTyped = (error: unknown): boolean =>
  error instanceof TransportError || error instanceof ProtocolError || error instanceof RemoteSessionError;

/** Fails the tests of the file that calls it for each promise that is rejected, and that nobody looks at. */
export function refuseUnhandledRejections(): void {
  const unhandled: unknown[] = [];
  process.on('unhandledRejection', (reason) => unhandled.push(reason));
  const check = () => expect(unhandled.splice(0)).toEqual([]);
  afterEach(check);
  afterAll(check);
}
