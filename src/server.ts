/** The shell as the server of a session (-ServerMode, -SSHServerMode): PSRP on standard input and output, no prompt. */
import { fstatSync } from 'node:fs';
import { Socket } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { parseCommandLine } from './command-line.js';
import { removeAllSessions } from './remoting/index.js';
import { serveStream } from './remoting/server/serve-stdio.js';
import { servedServices } from './remoting/server/served-services.js';

/** Serves one session. Returns the exit code; null when the command line asks for something else. */
export async function serve(argv: readonly string[], folder: string): Promise<number | null> {
  const line = parseCommandLine(argv);
  if (line.error !== null || (line.mode !== 'server' && line.mode !== 'sshServer')) return null;
  const { workingDirectory } = line;
  const error = await serveStream(process.stdin, standardOutput(), {
    runspace: {
      program: join(folder, 'runspace-worker.cjs'),
      services: servedServices,
      startDirectory:
        workingDirectory === null ? homedir() : resolve(workingDirectory.replace(/^~(?=\/|$)/, homedir())),
      environment: process.env,
    },
    configurationName: line.configurationName,
  });
  await removeAllSessions();
  if (error === null) return 0;
  // An SSH client reads no other stream: the mark tells it that this is no packet.
  if (line.mode === 'sshServer') process.stdout.write(`__NamedPipeError__:${error.message}\n`);
  else process.stderr.write(`${error.message}\n`);
  return 1;
}

/** Node writes to pipes synchronously, which would keep a client that does not read from being heard. */
function standardOutput(): Writable {
  const kind = fstatSync(1);
  return kind.isFIFO() || kind.isSocket() ? new Socket({ fd: 1, readable: false, writable: true }) : process.stdout;
}
