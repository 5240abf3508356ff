/**
 * A named pipe by which others of the same user come into this process (-CustomPipeName, Enter-PSHostProcess): each has a session
 * with runspaces of its own here, one after the other, as with PowerShell.
 */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { pathOfPipe } from '../named-pipes/pipe-names.js';
import { serveStream } from './serve-stdio.js';
import type { ServerSessionOptions } from './server-session.js';

/** Starts to listen. Rejects with the system's error when it cannot; the function that it gives stops it. */
export async function listenOnPipe(
  name: string,
  settings: Pick<ServerSessionOptions, 'runspace' | 'configurationName'>,
): Promise<() => void> {
  const path = pathOfPipe(name, process.env);
  let isTaken = false;
  const server = createServer((socket) => {
    if (isTaken) {
      socket.destroy();
      return;
    }
    isTaken = true;
    void serveStream(socket, socket, settings).finally(() => {
      isTaken = false;
      socket.end();
    });
  });
  // The socket's file is the user's alone.
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(mask);
  }
  server.unref();
  const stop = () => {
    server.close();
    rmSync(path, { force: true });
  };
  process.once('exit', stop);
  return stop;
}
