/** Passwords and keyboard-interactive against an SSH server in this process, which sshd cannot offer without accounts. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scriptPipeline } from '../../src/remoting/protocol/pipeline-messages.js';
import { HostCallError, HostMethod } from '../../src/runtime/host/host-call.js';
import { FakeHost } from './support/fake-host.js';
import { Collector, testServerChannel } from './support/in-memory.js';
import { openTestSession } from './support/open-session.js';

const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
let server: ssh2.Server;
let port: number;
let folder: string;
/** Methods that the server takes, and what it saw. */
let methods: ('password' | 'keyboard-interactive')[];
let attempts: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ssh-'));
  const hostKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    format: 'pem',
    type: 'pkcs1',
  });
  server = new ssh2.Server({ hostKeys: [hostKey], banner: 'Only for friends\n' }, (client) => {
    client.on('error', () => undefined);
    client.on('authentication', (context) => {
      if (context.method === 'password' && methods.includes('password')) {
        attempts.push(context.password);
        if (context.password === 'right') return context.accept();
      } else if (context.method === 'keyboard-interactive' && methods.includes('keyboard-interactive')) {
        return context.prompt(
          [
            { prompt: 'Code: ', echo: true },
            { prompt: 'PIN: ', echo: false },
          ],
          'Two factors',
          'Look at your phone',
          (answers) => {
            attempts.push(answers.join('+'));
            if (answers.join('+') === '123456+right') context.accept();
            else context.reject(methods);
          },
        );
      }
      context.reject(methods);
    });
    client.on('ready', () =>
      client.on('session', (accept) =>
        accept().on('subsystem', (acceptSubsystem) => {
          const stream = acceptSubsystem();
          const channel = testServerChannel({ one: ({ output }) => output('<I32>1</I32>') });
          void channel.open({
            onData: (chunk) => stream.write(chunk),
            onText: () => undefined,
            onEnd: () => stream.end(),
          });
          stream.on('data', (chunk: Buffer) => void channel.write(chunk.toString()).catch(() => undefined));
        }),
      ),
    );
  });
  port = await new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  );
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function open(host: FakeHost, options: Record<string, string> = {}) {
  attempts = [];
  return openTestSession({
    target: {
      kind: 'ssh',
      hostName: `bob@127.0.0.1:${port}`,
      configFiles: [],
      options: {
        IdentityFile: 'none',
        IdentityAgent: 'none',
        StrictHostKeyChecking: 'no',
        UserKnownHostsFile: join(folder, 'known'),
        GlobalKnownHostsFile: 'none',
        ...options,
      },
    },
    host,
    psVersion: '7.6.0',
    signal: new AbortController().signal,
    openTimeout: 10_000,
  });
}

test('asks for the password, and runs', async () => {
  methods = ['password'];
  const host = new FakeHost();
  host.answers[HostMethod.ReadLineAsSecureString] = utf16('right');
  const session = await open(host);
  expect(host.written(HostMethod.Write1)).toEqual(["bob@127.0.0.1's password: "]);
  expect(host.written(HostMethod.WriteLine2)).toContain('Only for friends');
  const collector = new Collector();
  await session.start(scriptPipeline('one'), collector).done;
  expect(collector.output).toEqual(['<I32>1</I32>']);
  await session.close();
});

test('asks as often as NumberOfPasswordPrompts says', async () => {
  methods = ['password'];
  const host = new FakeHost();
  const passwords = ['wrong', 'worse', 'right'];
  host.answers[HostMethod.ReadLineAsSecureString] = () => utf16(passwords[attempts.length] as string);
  await (await open(host)).close();
  expect(attempts).toEqual(['wrong', 'worse', 'right']);
  const failed = await open(host, { NumberOfPasswordPrompts: '2' }).catch((error) => error);
  expect(failed).toMatchObject({ code: 'AuthenticationFailed', message: expect.stringContaining('password') });
  expect(attempts).toEqual(['wrong', 'worse']);
});

test('asks what the server asks by keyboard-interactive', async () => {
  methods = ['keyboard-interactive', 'password'];
  const host = new FakeHost();
  host.answers[HostMethod.ReadLine] = '123456';
  host.answers[HostMethod.ReadLineAsSecureString] = () => utf16('right');
  await (await open(host)).close();
  expect(attempts).toEqual(['123456+right']);
  expect(host.written(HostMethod.WriteLine2)).toEqual(['Only for friends', 'Two factors', 'Look at your phone']);
  expect(host.written(HostMethod.Write1)).toEqual(['Code: ', 'PIN: ']);
});

test('goes on to the password when keyboard-interactive fails, and respects PreferredAuthentications', async () => {
  methods = ['keyboard-interactive', 'password'];
  const host = new FakeHost();
  host.answers[HostMethod.ReadLine] = '0';
  host.answers[HostMethod.ReadLineAsSecureString] = () => utf16('right');
  await (await open(host)).close();
  expect(attempts).toEqual(['0+right', '0+right', '0+right', 'right']);
  await (await open(host, { PreferredAuthentications: 'password' })).close();
  expect(attempts).toEqual(['right']);
});

test('asks nothing in BatchMode', async () => {
  methods = ['password'];
  const host = new FakeHost();
  expect(await open(host, { BatchMode: 'yes' }).catch((error) => error)).toMatchObject({
    code: 'AuthenticationFailed',
  });
  expect(host.callsOf(HostMethod.ReadLineAsSecureString)).toEqual([]);
});

test('a host that cannot ask is a failure with its reason', async () => {
  methods = ['password'];
  const host = new FakeHost();
  host.answers[HostMethod.ReadLineAsSecureString] = () => {
    throw new HostCallError('Nobody is here');
  };
  expect(await open(host).catch((error) => error)).toMatchObject({
    code: 'AuthenticationFailed',
    detail: 'Nobody is here',
  });
});

test('time stands still while the user thinks', async () => {
  methods = ['password'];
  const host = new FakeHost();
  host.answers[HostMethod.ReadLineAsSecureString] = async () => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    return utf16('right');
  };
  const opening = openTestSession({
    target: {
      kind: 'ssh',
      hostName: `bob@127.0.0.1:${port}`,
      configFiles: [],
      connectingTimeout: 500,
      options: {
        IdentityFile: 'none',
        IdentityAgent: 'none',
        StrictHostKeyChecking: 'no',
        UserKnownHostsFile: join(folder, 'known'),
      },
    },
    host,
    psVersion: '7.6.0',
    signal: new AbortController().signal,
  });
  await (await opening).close();
});
