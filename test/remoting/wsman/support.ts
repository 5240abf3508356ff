/** Sessions with the test WSMan service. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linePipeline } from '../../../src/remoting/client/line-pipelines.js';
import { openSession } from '../../../src/remoting/client/open-session.js';
import type { RemoteSession } from '../../../src/remoting/client/remote-session.js';
import { defaultSessionOptions, type SessionOptions } from '../../../src/remoting/client/session-options.js';
import { noMerge } from '../../../src/remoting/protocol/pipeline-messages.js';
import type { WSManTarget } from '../../../src/remoting/transports/targets.js';
import type { TransportError } from '../../../src/remoting/transports/transport.js';
import { FakeHost } from '../support/fake-host.js';
import { Collector, type Command, testServerChannel } from '../support/in-memory.js';
import { failureOf } from '../support/open-session.js';
import { negotiateScheme } from '../support/wsman-schemes.js';
import { WSManServer, type WSManServerOptions } from '../support/wsman-server.js';

export const users = { 'DOM\\ann': 'secret', ann: 'secret' };
/** Settings and accepted certificates of the tests, not the user's own. */
export const configuration = mkdtempSync(join(tmpdir(), 'wsman-test-'));
process.env['XDG_CONFIG_HOME'] = configuration;
/** No domain is looked for in the network. */
writeFileSync(join(configuration, 'krb5.conf'), '[libdefaults]\ndns_lookup_kdc = false\ndns_lookup_realm = false\n');
process.env['KRB5_CONFIG'] = join(configuration, 'krb5.conf');

export const commands: Record<string, Command> = {
  hello: ({ output }) => output('<S>hello</S>'),
  large: ({ output }) => {
    for (let i = 0; i < 40; i++) output(`<S>${String(i).padStart(30_000, 'x')}</S>`);
  },
  async echo({ read, output }) {
    for (let item = await read(); item !== undefined; item = await read()) output(item);
  },
  wait: ({ stopped }) => stopped,
  async ticks({ output }) {
    for (let i = 0; i < 8; i++) {
      output(`<I32>${i}</I32>`);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  },
};

export function startServer(options: Partial<WSManServerOptions> = {}): Promise<WSManServer> {
  return WSManServer.start({
    schemes: [negotiateScheme(users)],
    channel: () => testServerChannel(commands, { version: '2.4' }),
    ...options,
  });
}

export interface Wanted extends Partial<WSManTarget> {
  port: number;
  scheme?: string;
  user?: string | null;
  password?: string;
  options?: Partial<SessionOptions>;
  host?: FakeHost;
  name?: string;
  existing?: string;
  signal?: AbortSignal;
}

export function targetOf({
  port,
  scheme = 'http',
  user = 'DOM\\ann',
  password = 'secret',
  ...rest
}: Wanted): WSManTarget {
  const { options: _o, host: _h, name: _n, existing: _e, signal: _s, ...target } = rest;
  return {
    computerName: 'localhost',
    connectionUri: `${scheme}://localhost:${port}/wsman`,
    shellUri: 'http://schemas.microsoft.com/powershell/Microsoft.PowerShell',
    authentication: 'Negotiate',
    credential: user === null ? null : { userName: user, password: Buffer.from(password, 'utf16le') },
    certificateThumbprint: null,
    allowRedirection: false,
    enableNetworkAccess: false,
    ...target,
  };
}

export async function openWSMan(wanted: Wanted): Promise<RemoteSession> {
  const { session } = await openSession({
    target: { kind: 'wsman', ...targetOf(wanted) },
    host: wanted.host ?? new FakeHost(),
    psVersion: '7.6.0',
    ...(wanted.name ? { name: wanted.name } : {}),
    ...(wanted.existing ? { existing: wanted.existing } : {}),
    options: { ...defaultSessionOptions, openTimeout: 20_000, maxConnectionRetryCount: 0, ...wanted.options },
    signal: wanted.signal ?? new AbortController().signal,
  });
  return session;
}

export function start(session: RemoteSession, text: string, consumer = new Collector(), noInput = true) {
  const command = { text, isScript: true, useLocalScope: null, parameters: [], merge: noMerge };
  return session.start({ ...linePipeline([command]), noInput }, consumer);
}

/** Output of a command, as CLIXML. */
export async function run(session: RemoteSession, text: string): Promise<string[]> {
  const collector = new Collector();
  const { state, reason } = await start(session, text, collector).done;
  if (state !== 'Completed') throw reason ?? new Error(state);
  return collector.output;
}

/** Waits until it is so. */
export async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; !condition(); i++) {
    if (i > 1500) throw new Error('It did not come to be so.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The error of an opening that has to fail. */
export function refusedOpening(wanted: Wanted): Promise<TransportError> {
  return failureOf(openWSMan(wanted));
}
