/**
 * Many hosts in one process: an SSH server whose subsystem is a server in memory, for as many clients as come. A host is known by
 * the user name that is asked for, since all of them share an address.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { type Command, testServer } from './in-memory.js';

export interface ManyHosts {
  port: number;
  /** Connections that are open. */
  readonly open: number;
  stop(): Promise<void>;
}

/** `commandsOf` gives the commands of a host by its name; null for one that lets nobody in. */
export async function startManyHosts(commandsOf: (host: string) => Record<string, Command> | null): Promise<ManyHosts> {
  const folder = mkdtempSync(join(tmpdir(), 'hosts-'));
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'key')]);
  const hostKey = readFileSync(join(folder, 'key'));
  rmSync(folder, { recursive: true });
  let open = 0;
  const clients = new Set<ssh2.Connection>();
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    let host = '';
    clients.add(client);
    open++;
    client.on('error', () => undefined);
    client.on('close', () => {
      clients.delete(client);
      open--;
    });
    client.on('authentication', (context) => {
      host = context.username;
      if (commandsOf(host) === null) context.reject([]);
      else context.accept();
    });
    client.on('session', (accept) => {
      accept().on('subsystem', (acceptSubsystem) => {
        const stream = acceptSubsystem();
        const end = () => {
          stream.exit(0);
          stream.end();
        };
        stream.on(
          'data',
          testServer(commandsOf(host) ?? {})((text) => stream.write(text), end),
        );
      });
    });
  });
  const listener = createServer({ noDelay: true }, (socket) => server.injectSocket(socket));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    port: (listener.address() as AddressInfo).port,
    get open() {
      return open;
    },
    async stop() {
      for (const client of clients) client.end();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}
