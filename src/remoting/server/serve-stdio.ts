/**
 * Serving one session over this process's standard input and output (-ServerMode, -SSHServerMode), until the client closes it
 * or its end of the pipe. Nothing else may write there.
 */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { ServerPool } from '../protocol/server-pool.js';
import { OutOfProcessServer } from '../transports/out-of-process-server.js';
import { ServerSession, type ServerSessionOptions } from './server-session.js';

/** Settles when the session is over: with what ended it, or null after a proper end. */
export async function serveStream(
  input: Readable,
  output: Writable,
  settings: Pick<ServerSessionOptions, 'runspace' | 'configurationName'>,
): Promise<Error | null> {
  let end: (error: Error | null) => void = () => undefined;
  const ended = new Promise<Error | null>((resolve) => (end = resolve));
  const pool = new ServerPool();
  const write = (packets: string) => {
    output.write(packets);
  };
  const session = new ServerSession(pool, {
    ...settings,
    flush: async () => {
      server.flush();
      if (output.writableNeedDrain) await Promise.race([once(output, 'drain'), ended]);
    },
    // What remains to be sent goes out in this turn.
    onEnd: (error) => (error === null ? setImmediate(end, null) : end(error)),
  });
  const server = new OutOfProcessServer(pool, session, write);
  output.on('error', (error) => end(error));
  input.on('data', (chunk: Buffer) => server.receive(chunk));
  input.once('error', (error) => end(error));
  input.once('end', () => end(null));
  const error = await ended;
  await session.dispose();
  if (output.writableLength > 0 && !output.destroyed)
    await Promise.race([once(output, 'drain'), once(output, 'error')]);
  return error;
}
