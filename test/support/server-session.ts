/** A session beside a server of our own, which runs in a thread and says its port first: for tests of what goes over the net. */
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { openSession, type Session } from './session.js';

export interface ServerSession {
  server: Worker;
  port: number;
  session: Session;
  close(): Promise<void>;
}

/** `file` is the server's, in this folder. */
export async function openServerSession(file: 'web-server.mjs' | 'mail-server.mjs'): Promise<ServerSession> {
  const server = new Worker(join(import.meta.dirname, file));
  const [port] = await once(server, 'message');
  const session = openSession();
  return {
    server,
    port,
    session,
    async close() {
      session.close();
      await server.terminate();
    },
  };
}
