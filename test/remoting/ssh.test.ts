/** Sessions over a real sshd on the loopback interface, with the real engine behind it. */
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RemoteSession } from '../../src/remoting/client/remote-session.js';
import { removeSession, runspaceOf } from '../../src/remoting/client/session-records.js';
import { openRegistered } from '../../src/remoting/client/session-registry.js';
import { scriptPipeline } from '../../src/remoting/protocol/pipeline-messages.js';
import type { SshParameters } from '../../src/remoting/ssh/ssh-target.js';
import { HostMethod } from '../../src/runtime/host/host-call.js';
import { FakeHost } from './support/fake-host.js';
import { Collector } from './support/in-memory.js';
import { failureOf, openTestSession } from './support/open-session.js';
import { ownServer } from './support/peers.js';
import { oracle, sshdPath, startSshd, type TestSshd } from './support/real.js';

const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

describe.skipIf(!oracle || !sshdPath)('a session over SSH', { timeout: 60_000 }, () => {
  let sshd: TestSshd;
  let host: FakeHost;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd?.stop());
  beforeEach(() => {
    host = new FakeHost();
    host.answers = { [HostMethod.PromptForChoice]: 0 };
    rmSync(sshd.knownHosts, { force: true });
  });

  const open = (parameters: Partial<SshParameters> = {}, openTimeout = 30_000): Promise<RemoteSession> =>
    openTestSession({
      target: {
        kind: 'ssh',
        hostName: '127.0.0.1',
        port: sshd.port,
        keyFilePath: sshd.keyFile,
        configFiles: [],
        ...parameters,
        options: { ...sshd.options, ...parameters.options },
      },
      host,
      psVersion: '7.6.0',
      signal: new AbortController().signal,
      openTimeout,
    });
  const output = async (session: RemoteSession, text: string) => {
    const collector = new Collector();
    await session.start(scriptPipeline(text), collector).done;
    return collector.output;
  };

  test('opens, runs, stops, and closes', async () => {
    sshd.trustHostKey();
    const session = await open();
    expect(session.protocolVersion).toBe('2.4');
    expect(await output(session, '1 + 1')).toEqual(['<I32>2</I32>']);
    expect((await output(session, '1..20000')).length).toBe(20_000);
    const pipeline = session.start(scriptPipeline('while ($true) { }'), new Collector());
    setTimeout(() => pipeline.stop(), 100);
    expect((await pipeline.done).state).toBe('Stopped');
    expect(await output(session, '3')).toEqual(['<I32>3</I32>']);
    await session.close();
    expect(session.state).toBe('Closed');
    expect(host.callsOf(HostMethod.PromptForChoice)).toEqual([]);
  });

  test('asks about an unknown host, shows its fingerprint, and remembers it', async () => {
    const session = await open();
    const [caption, message] = host.callsOf(HostMethod.PromptForChoice)[0] as string[];
    const shown = execFileSync('ssh-keygen', ['-l', '-f', `${sshd.hostKeyFile}.pub`], { encoding: 'utf8' }).split(
      ' ',
    )[1];
    expect(caption).toContain(`[127.0.0.1]:${sshd.port}`);
    expect(message).toContain(shown);
    await session.close();
    expect(readFileSync(sshd.knownHosts, 'utf8')).toMatch(/^\[127\.0\.0\.1\]:\d+ ssh-ed25519 \S+\n$/);
    await (await open()).close();
    expect(host.callsOf(HostMethod.PromptForChoice)).toHaveLength(1);
  });

  test('remembers hosts by hashed names where ssh_config says so, and ssh-keygen finds them', async () => {
    await (await open({ options: { HashKnownHosts: 'yes' } })).close();
    expect(readFileSync(sshd.knownHosts, 'utf8')).toMatch(/^\|1\|/);
    const found = execFileSync('ssh-keygen', ['-F', `[127.0.0.1]:${sshd.port}`, '-f', sshd.knownHosts], {
      encoding: 'utf8',
    });
    expect(found).toContain('ssh-ed25519');
    await (await open({ options: { HashKnownHosts: 'yes' } })).close();
    expect(host.callsOf(HostMethod.PromptForChoice)).toHaveLength(1);
  });

  test('does not connect when the user says no, or is not to be asked', async () => {
    host.answers = { [HostMethod.PromptForChoice]: 1 };
    expect(await failureOf(open())).toMatchObject({
      code: 'HostKeyUnknown',
      message: expect.stringContaining('SHA256:'),
    });
    expect(await failureOf(open({ options: { StrictHostKeyChecking: 'yes' } }))).toMatchObject({
      code: 'HostKeyUnknown',
    });
    expect(await failureOf(open({ options: { BatchMode: 'yes' } }))).toMatchObject({ code: 'HostKeyUnknown' });
    expect(host.callsOf(HostMethod.PromptForChoice)).toHaveLength(1);
    expect(existsSync(sshd.knownHosts)).toBe(false);
  });

  test.each(['accept-new', 'no'])(
    'takes an unknown key without a question with StrictHostKeyChecking %s',
    async (value) => {
      await (await open({ options: { StrictHostKeyChecking: value } })).close();
      expect(host.callsOf(HostMethod.PromptForChoice)).toEqual([]);
      expect(existsSync(sshd.knownHosts)).toBe(true);
    },
  );

  test('stops hard at a changed key, whatever StrictHostKeyChecking says, and shows both', async () => {
    await (await open()).close();
    const before = execFileSync('ssh-keygen', ['-l', '-f', `${sshd.hostKeyFile}.pub`], { encoding: 'utf8' }).split(
      ' ',
    )[1] as string;
    await sshd.changeHostKey();
    const now = execFileSync('ssh-keygen', ['-l', '-f', `${sshd.hostKeyFile}.pub`], { encoding: 'utf8' }).split(
      ' ',
    )[1] as string;
    for (const value of ['ask', 'no']) {
      const error = await failureOf(open({ options: { StrictHostKeyChecking: value } }));
      expect(error.code).toBe('HostKeyChanged');
      expect(error.message).toContain(before);
      expect(error.message).toContain(now);
    }
  });

  test('refuses a revoked key', async () => {
    sshd.trustHostKey();
    appendFileSync(sshd.knownHosts, `@revoked * ${sshd.hostKey()}\n`);
    expect(await failureOf(open())).toMatchObject({ code: 'HostKeyRevoked' });
  });

  test('says that a key is not taken, and what would be', async () => {
    sshd.trustHostKey();
    const error = await failureOf(open({ keyFilePath: sshd.strangerKeyFile }));
    expect(error).toMatchObject({
      code: 'AuthenticationFailed',
      message: expect.stringContaining('the server takes: publickey'),
    });
    const missing = await failureOf(open({ keyFilePath: '/no/such/key' }));
    expect(missing).toMatchObject({ code: 'AuthenticationFailed', detail: expect.stringContaining('/no/such/key') });
  });

  test('asks for the passphrase of a key, and only when the server takes the key', async () => {
    sshd.trustHostKey();
    host.answers[HostMethod.ReadLineAsSecureString] = utf16('open sesame');
    await (await open({ keyFilePath: sshd.lockedKeyFile })).close();
    expect(host.written(HostMethod.Write1)).toEqual([`Enter passphrase for key '${sshd.lockedKeyFile}': `]);
    const locked = join(sshd.folder, 'locked-stranger');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'pass word', '-f', locked]);
    host.calls.length = 0;
    expect(await failureOf(open({ keyFilePath: locked }))).toMatchObject({ code: 'AuthenticationFailed' });
    expect(host.callsOf(HostMethod.ReadLineAsSecureString)).toHaveLength(0);
  });

  test('gives up after three wrong passphrases', async () => {
    sshd.trustHostKey();
    host.answers[HostMethod.ReadLineAsSecureString] = utf16('wrong');
    expect(await failureOf(open({ keyFilePath: sshd.lockedKeyFile }))).toMatchObject({
      code: 'AuthenticationFailed',
      detail: expect.stringContaining(sshd.lockedKeyFile),
    });
    expect(host.callsOf(HostMethod.ReadLineAsSecureString)).toHaveLength(3);
  });

  test('uses the keys of the agent', async () => {
    sshd.trustHostKey();
    const socket = join(sshd.folder, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket]);
    try {
      while (!existsSync(socket)) await new Promise((resolve) => setTimeout(resolve, 20));
      execFileSync('ssh-add', ['-q', sshd.keyFile], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
      const options = { IdentityAgent: socket, IdentitiesOnly: 'no', IdentityFile: 'none' };
      await (await open({ keyFilePath: undefined, options })).close();
    } finally {
      agent.kill();
    }
  });

  test('reads ssh_config: aliases, Include, Match, identity files', async () => {
    sshd.trustHostKey();
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    writeFileSync(
      join(folder, 'config'),
      `Include ${folder}/inc*\nHost other\n  Port 1\nMatch all\n  User ${userInfo().username}\n`,
    );
    writeFileSync(
      join(folder, 'included'),
      `Host box*\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  IdentityFile "${sshd.keyFile}"\n  UserKnownHostsFile=${sshd.knownHosts}\n  ConnectTimeout 5\n`,
    );
    const session = await openTestSession({
      target: {
        kind: 'ssh',
        hostName: 'box1',
        configFiles: [join(folder, 'config')],
        options: { GlobalKnownHostsFile: 'none' },
      },
      host,
      psVersion: '7.6.0',
      signal: new AbortController().signal,
    });
    expect(session.computerName).toBe('box1');
    expect(await output(session, '1')).toEqual(['<I32>1</I32>']);
    await session.close();
    rmSync(folder, { recursive: true });
  });

  test('goes through jump hosts', async () => {
    sshd.trustHostKey();
    const folder = mkdtempSync(join(tmpdir(), 'jump-'));
    const hop = `  HostName 127.0.0.1\n  Port ${sshd.port}\n  IdentityFile ${sshd.keyFile}\n  UserKnownHostsFile ${sshd.knownHosts}\n`;
    writeFileSync(
      join(folder, 'config'),
      `Host hop1\n${hop}Host hop2\n${hop}Host behind\n  ProxyJump hop1,hop2\n${hop}`,
    );
    const target = (hostName: string) => ({ kind: 'ssh', hostName, configFiles: [join(folder, 'config')] }) as const;
    const session = await openTestSession({
      target: target('behind'),
      host,
      psVersion: '7.6.0',
      signal: new AbortController().signal,
    });
    expect(await output(session, '($env:SSH_CONNECTION -split " ")[0]')).toEqual(['<S>127.0.0.1</S>']);
    await session.close();
    writeFileSync(join(folder, 'config'), `Host round\n  ProxyJump round\n${hop}`);
    const opening = openTestSession({
      target: target('round'),
      host,
      psVersion: '7.6.0',
      signal: new AbortController().signal,
    });
    expect(await failureOf(opening)).toMatchObject({ code: 'InvalidOption' });
    rmSync(folder, { recursive: true });
  });

  test('goes through a ProxyCommand', async () => {
    sshd.trustHostKey();
    const relay =
      "const s = require('net').connect(process.argv[2], process.argv[1]); process.stdin.pipe(s).pipe(process.stdout)";
    const options = { ProxyCommand: `${process.execPath} -e "${relay}" %h %p` };
    const session = await open({ options });
    expect(await output(session, '1')).toEqual(['<I32>1</I32>']);
    await session.close();
    expect(await failureOf(open({ options: { ProxyCommand: 'exit 1' } }))).toMatchObject({
      code: expect.stringMatching(/^Conn/),
    });
  });

  test('says that a subsystem is missing, and what to do', async () => {
    sshd.trustHostKey();
    expect(await failureOf(open({ subsystem: 'nothing' }))).toMatchObject({
      code: 'SubsystemFailed',
      message: '127.0.0.1 has no subsystem "nothing".',
      detail: expect.stringContaining('Subsystem nothing /usr/bin/pwsh -sshs'),
    });
  });

  test('passes over the text of a banner and a profile', async () => {
    sshd.trustHostKey();
    const session = await open({ subsystem: 'noisy' });
    expect(await output(session, '1')).toEqual(['<I32>1</I32>']);
    await session.close();
  });

  test('shows what a subsystem said that ended, or said nothing', async () => {
    sshd.trustHostKey();
    expect(await failureOf(open({ subsystem: 'dead' }))).toMatchObject({
      code: 'ConnectionClosed',
      message: expect.stringContaining('exit code 3'),
      detail: 'something went wrong',
    });
    const started = Date.now();
    expect(await failureOf(open({ subsystem: 'silent' }, 500))).toMatchObject({ code: 'TimedOut' });
    expect(Date.now() - started).toBeLessThan(5000);
  });

  test('a server that is killed breaks the session', async () => {
    sshd.trustHostKey();
    const session = await open();
    const collector = new Collector();
    const pipeline = session.start(scriptPipeline('$PID; while ($true) { }'), collector);
    while (collector.output.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    process.kill(Number(/>(\d+)</.exec(collector.output[0] as string)?.[1]), 'SIGKILL');
    expect(await pipeline.done).toMatchObject({ state: 'Failed', reason: { code: 'ConnectionClosed' } });
    expect(session.state).toBe('Broken');
  });

  test.skipIf(process.platform !== 'linux')(
    'a server that falls silent is noticed by ServerAliveInterval',
    async () => {
      sshd.trustHostKey();
      const session = await open({ options: { ServerAliveInterval: '1', ServerAliveCountMax: '2' } });
      const [pid] = await output(session, '$PID');
      const parentOf = (id: string) => /^PPid:\t(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] as string;
      // The process of sshd that has the connection.
      let holder = parentOf(/>(\d+)</.exec(pid as string)?.[1] as string);
      while (!readFileSync(`/proc/${holder}/comm`, 'utf8').startsWith('sshd')) holder = parentOf(holder);
      const broken = new Promise<Error | undefined>((resolve) =>
        session.onStateChanged((_state, reason) => resolve(reason)),
      );
      process.kill(Number(holder), 'SIGSTOP');
      try {
        expect(await broken).toMatchObject({ code: 'ConnectionClosed' });
        expect(session.state).toBe('Broken');
      } finally {
        process.kill(Number(holder), 'SIGKILL');
      }
    },
  );

  test('our own server behind sshd', async () => {
    sshd.trustHostKey();
    const own = await startSshd([`Subsystem own ${process.execPath} ${ownServer.args[0]} -sshs -NoLogo -NoProfile`]);
    try {
      const session = await open({
        port: own.port,
        keyFilePath: own.keyFile,
        subsystem: 'own',
        options: { ...own.options, StrictHostKeyChecking: 'no' },
      });
      expect(await output(session, '1 + 1; $Host.Name')).toEqual(['<I32>2</I32>', '<S>ServerRemoteHost</S>']);
      await session.close();
      expect(session.state).toBe('Closed');
    } finally {
      own.stop();
    }
  });

  test('refuses hosts and options that cannot be', async () => {
    expect(await failureOf(open({ hostName: '-oProxyCommand=x' }))).toMatchObject({ code: 'InvalidOption' });
    expect(await failureOf(open({ options: { NoSuchOption: 'x' } }))).toMatchObject({
      code: 'InvalidOption',
      message: expect.stringContaining('NoSuchOption'),
    });
    expect(await failureOf(open({ options: { ConnectTimeout: 'soon' } }))).toMatchObject({ code: 'InvalidOption' });
    expect(await failureOf(open({ hostName: '127.0.0.1', port: 1 }))).toMatchObject({
      code: 'ConnectFailed',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect(await failureOf(open({ hostName: 'no-such-host.invalid', port: 22 }))).toMatchObject({
      code: 'ConnectFailed',
    });
  });

  test('is entered under the name of host and user', async () => {
    sshd.trustHostKey();
    const info = await openRegistered({
      target: {
        kind: 'ssh',
        hostName: `${sshd.user}@127.0.0.1:${sshd.port}`,
        keyFilePath: sshd.keyFile,
        configFiles: [],
        options: sshd.options,
      },
      host,
      psVersion: '7.6.0',
      signal: new AbortController().signal,
    });
    expect(info).toMatchObject({
      computerName: '127.0.0.1',
      target: { kind: 'ssh' },
      state: 'Opened',
      availability: 'Available',
    });
    const runspace = runspaceOf(info.instanceId, host);
    expect(runspace?.promptPrefix).toBe('[127.0.0.1]: ');
    await runspace?.invoke("'typed'").done;
    expect(host.written(HostMethod.WriteLine2)).toEqual(['typed']);
    await removeSession(info.instanceId);
  });
});
