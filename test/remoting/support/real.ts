/**
 * The real engine as the far side: the oracle (test/oracle, built by `dotnet build test/oracle`) as a child process, and behind
 * a real sshd of the test's own. Where they are missing the tests are skipped, but fail with PERIWINKLE_REQUIRE_REAL=1.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const required = process.env['PERIWINKLE_REQUIRE_REAL'] === '1';

function present(name: string, path: string | undefined): string | null {
  if (path !== undefined && existsSync(path)) return path;
  if (required) throw new Error(`${name} is missing, and PERIWINKLE_REQUIRE_REAL is set`);
  console.warn(`${name} is missing: the tests that need it are skipped`);
  return null;
}

/** Path of the oracle; null when it is missing. */
export const oracle = present(
  'The real engine (test/oracle/bin/oracle, or PERIWINKLE_ORACLE)',
  process.env['PERIWINKLE_ORACLE'] ?? fileURLToPath(new URL('../../oracle/bin/oracle', import.meta.url)),
);
export const sshdPath = present(
  'sshd',
  ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path)),
);

export interface TestSshd {
  port: number;
  user: string;
  folder: string;
  /** A key that is authorized. */
  keyFile: string;
  /** The same, under the passphrase `open sesame`. */
  lockedKeyFile: string;
  /** A key that is not authorized. */
  strangerKeyFile: string;
  hostKeyFile: string;
  knownHosts: string;
  /** What the server knows of the client's options: no user's ssh_config takes part. */
  options: Record<string, string>;
  /** The same as the parameters of a cmdlet. */
  connect: string;
  /** The host key's type and the key, as known_hosts has them. */
  hostKey(): string;
  /** Makes it the one that is known of this server. */
  trustHostKey(): void;
  /** Replaces the host key (and starts anew). */
  changeHostKey(): Promise<void>;
  stop(): void;
}

export function makeKey(file: string, passphrase = '', type = 'ed25519'): void {
  execFileSync('ssh-keygen', ['-q', '-t', type, '-N', passphrase, '-C', 'test', '-f', file]);
}

/** Starts sshd on a free port of the loopback interface, with `config` added to its configuration. */
export async function startSshd(config: string[] = []): Promise<TestSshd> {
  const folder = mkdtempSync(join(tmpdir(), 'sshd-'));
  const file = (name: string) => join(folder, name);
  makeKey(file('host'));
  makeKey(file('key'));
  makeKey(file('stranger'));
  execFileSync('cp', [file('key'), file('locked')]);
  execFileSync('cp', [file('key.pub'), file('locked.pub')]);
  execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'open sesame', '-f', file('locked')]);
  rmSync(file('locked.pub'));
  writeFileSync(file('authorized'), readFileSync(file('key.pub')), { mode: 0o600 });
  const port = await freePort();
  writeFileSync(
    file('config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${file('host')}`,
      `AuthorizedKeysFile ${file('authorized')}`,
      `PidFile ${file('pid')}`,
      'StrictModes no',
      'UsePAM no',
      'PermitRootLogin yes',
      'PasswordAuthentication no',
      `Subsystem powershell ${oracle} -sshs -NoLogo -NoProfile`,
      `Subsystem noisy echo Welcome to the machine; echo and another line; exec ${oracle} -sshs`,
      'Subsystem dead echo something went wrong; exit 3',
      'Subsystem silent sleep 60',
      ...config,
    ].join('\n'),
  );
  if (userInfo().uid === 0) execFileSync('mkdir', ['-p', '/run/sshd']);
  let server: ChildProcess | null = null;
  const start = async () => {
    server = spawn(sshdPath as string, ['-D', '-e', '-f', file('config')], { stdio: ['ignore', 'ignore', 'pipe'] });
    let log = '';
    server.stderr?.on('data', (chunk) => {
      log += chunk;
    });
    for (let i = 0; !log.includes('Server listening'); i++) {
      if (i > 200 || server.exitCode !== null) throw new Error(`sshd did not start: ${log}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  await start();
  const options = {
    UserKnownHostsFile: file('known_hosts'),
    GlobalKnownHostsFile: 'none',
    IdentityAgent: 'none',
    IdentitiesOnly: 'yes',
  };
  const table = Object.entries(options).map(([name, value]) => `${name} = '${value}'`);
  const hostKey = () => readFileSync(file('host.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
  return {
    port,
    user: userInfo().username,
    folder,
    keyFile: file('key'),
    lockedKeyFile: file('locked'),
    strangerKeyFile: file('stranger'),
    hostKeyFile: file('host'),
    knownHosts: file('known_hosts'),
    options,
    connect: `-HostName 127.0.0.1 -Port ${port} -KeyFilePath '${file('key')}' -Options @{ ${table.join('; ')} }`,
    hostKey,
    trustHostKey: () => writeFileSync(file('known_hosts'), `[127.0.0.1]:${port} ${hostKey()}\n`),
    async changeHostKey() {
      server?.kill();
      rmSync(file('host'));
      rmSync(file('host.pub'));
      makeKey(file('host'));
      await start();
    },
    stop() {
      server?.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address() as { port: number };
      server.close(() => resolve(address.port));
    });
  });
}
