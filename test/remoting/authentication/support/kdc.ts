/**
 * A real KDC of MIT Kerberos on the loopback interface, with configuration, database and keys of its own. Where it is missing the
 * tests are skipped, but fail with PERIWINKLE_REQUIRE_REAL=1.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasGssapi, hasNtlmssp } from './gss-acceptor.js';

const required = process.env['PERIWINKLE_REQUIRE_REAL'] === '1';

function present(what: string, isPresent: boolean): boolean {
  if (isPresent) return true;
  if (required) throw new Error(`${what} is missing, and PERIWINKLE_REQUIRE_REAL is set`);
  console.warn(`${what} is missing: the tests that need it are skipped`);
  return false;
}

const program = (name: string) =>
  ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/lib/mit/sbin']
    .map((folder) => join(folder, name))
    .find(existsSync);

export const kdcIsThere = present(
  'A KDC (krb5-kdc, krb5-admin-server, krb5-user, libgssapi-krb5-2)',
  hasGssapi && ['krb5kdc', 'kdb5_util', 'kadmin.local', 'kinit'].every((name) => program(name) !== undefined),
);
export const ntlmsspIsThere = present('gss-ntlmssp', hasNtlmssp);

export const realm = 'PERIWINKLE.TEST';

export interface TestKdc {
  file(name: string): string;
  /** Runs commands of kadmin. */
  administer(...commands: string[]): void;
  /** Adds the keys of a service to a keytab, in the encryption types it has. */
  exportKeys(keytab: string, principal: string): void;
  /** Writes a ticket to a cache file, and gives its name for KRB5CCNAME. */
  getTicket(user: string, password: string, ...options: string[]): string;
  /** Another krb5.conf, with these settings first in libdefaults; its path. */
  configure(...settings: string[]): string;
  stop(): void;
}

export async function startKdc(): Promise<TestKdc> {
  const folder = mkdtempSync(join(tmpdir(), 'kdc-'));
  const file = (name: string) => join(folder, name);
  const port = await freePort();
  const clientConfiguration = (settings: readonly string[]) =>
    [
      '[libdefaults]',
      ...settings,
      `default_realm = ${realm}`,
      'dns_lookup_kdc = false',
      'dns_lookup_realm = false',
      'dns_canonicalize_hostname = false',
      'rdns = false',
      'udp_preference_limit = 1',
      'forwardable = true',
      'allow_rc4 = true',
      '[realms]',
      `${realm} = {`,
      `kdc = 127.0.0.1:${port}`,
      '}',
    ].join('\n');
  writeFileSync(file('krb5.conf'), clientConfiguration([]));
  writeFileSync(
    file('kdc.conf'),
    [
      '[kdcdefaults]',
      `kdc_listen = 127.0.0.1:${port}`,
      `kdc_tcp_listen = 127.0.0.1:${port}`,
      '[realms]',
      `${realm} = {`,
      `database_name = ${file('principal')}`,
      `key_stash_file = ${file('stash')}`,
      `acl_file = ${file('acl')}`,
      'supported_enctypes = aes256-cts:normal aes128-cts:normal arcfour-hmac:normal',
      '}',
      '[logging]',
      `kdc = FILE:${file('kdc.log')}`,
      `default = FILE:${file('default.log')}`,
    ].join('\n'),
  );
  const env = {
    ...process.env,
    KRB5_CONFIG: file('krb5.conf'),
    KRB5_KDC_PROFILE: file('kdc.conf'),
    KRB5RCACHENAME: 'none:',
  };
  const run = (name: string, args: string[], input?: string) =>
    execFileSync(program(name) as string, args, { env, input, stdio: ['pipe', 'pipe', 'pipe'] });
  run('kdb5_util', ['create', '-s', '-r', realm, '-P', 'master']);
  const server = spawn(program('krb5kdc') as string, ['-n'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  await started(server);
  let configurations = 0;
  return {
    file,
    administer(...commands) {
      for (const command of commands) run('kadmin.local', ['-q', command]);
    },
    exportKeys(keytab, principal) {
      run('kadmin.local', ['-q', `ktadd -norandkey -k ${keytab} ${principal}`]);
    },
    getTicket(user, password, ...options) {
      const cache = `FILE:${file(`cache-${user.replace(/\W/g, '-')}`)}`;
      run('kinit', ['-c', cache, ...options, user], `${password}\n`);
      return cache;
    },
    configure(...settings) {
      const path = file(`krb5-${++configurations}.conf`);
      writeFileSync(path, clientConfiguration(settings));
      return path;
    },
    stop() {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function started(server: ChildProcess): Promise<void> {
  let log = '';
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk) => {
      log += chunk;
    });
  for (let i = 0; !log.includes('starting'); i++) {
    if (i > 200 || server.exitCode !== null) throw new Error(`The KDC did not start: ${log}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Sets variables of the environment, where the libraries look, for the time of a call. */
export async function withEnvironment<T>(variables: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const old = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const [name, value] of old) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
