/** Sessions by the system's ssh program (-SSHTransport), with a real sshd and the real engine behind it. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RemoteSession } from '../../src/remoting/client/remote-session.js';
import { scriptPipeline } from '../../src/remoting/protocol/pipeline-messages.js';
import { sshArguments } from '../../src/remoting/ssh/ssh-program.js';
import type { SshParameters } from '../../src/remoting/ssh/ssh-target.js';
import { HostMethod } from '../../src/runtime/host/host-call.js';
import { openSession } from '../support/session.js';
import { FakeHost } from './support/fake-host.js';
import { Collector } from './support/in-memory.js';
import { failureOf, openTestSession } from './support/open-session.js';
import { oracle, sshdPath, startSshd, type TestSshd } from './support/real.js';

const askpass = new URL('../../scripts/ssh-askpass.cjs', import.meta.url).pathname;
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

test('the command line is what PowerShell makes of the same', () => {
  const parameters = { hostName: 'CONTOSO\\ann@server:2222', options: { Compression: 'yes' }, subsystem: 'pwsh' };
  expect(sshArguments(parameters).join(' ')).toBe('-l ann@CONTOSO -p 2222 -o Compression=yes -s server pwsh');
  expect(sshArguments({ hostName: '[::1]:22' }).join(' ')).toBe('-p 22 -s ::1 powershell');
  expect(() => sshArguments({ hostName: 'server', keyFilePath: '/no/key' })).toThrow(
    'The specified key file /no/key was not found.',
  );
});

test('-SSHTransport is true, or is not said', () => {
  const session = openSession();
  const text = 'try { New-PSSession -HostName localhost -SSHTransport:$false } catch { $_.FullyQualifiedErrorId }';
  expect(session.run(text).output).toBe(
    'ParameterArgumentValidationError,Microsoft.PowerShell.Commands.NewPSSessionCommand',
  );
  session.close();
});

describe.skipIf(!oracle || !sshdPath)('a session by ssh', { timeout: 60_000 }, () => {
  let sshd: TestSshd;
  let host: FakeHost;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd?.stop());
  beforeEach(() => {
    host = new FakeHost();
    sshd.trustHostKey();
  });

  const open = (parameters: Partial<SshParameters> = {}): Promise<RemoteSession> =>
    openTestSession({
      target: {
        kind: 'ssh',
        hostName: '127.0.0.1',
        port: sshd.port,
        keyFilePath: sshd.keyFile,
        program: { file: 'ssh', env: process.env, askpass },
        ...parameters,
        options: { ...sshd.options, ...parameters.options },
      },
      host,
      psVersion: '7.6.0',
      signal: new AbortController().signal,
      openTimeout: 30_000,
    });

  test('opens, runs, stops, and closes', async () => {
    const session = await open();
    const collector = new Collector();
    await session.start(scriptPipeline('1 + 1; 1..2000'), collector).done;
    expect(collector.output).toHaveLength(2001);
    const pipeline = session.start(scriptPipeline('while ($true) { }'), new Collector());
    setTimeout(() => pipeline.stop(), 100);
    expect((await pipeline.done).state).toBe('Stopped');
    await session.close();
    expect(session.state).toBe('Closed');
    expect(host.callsOf(HostMethod.ReadLineAsSecureString)).toEqual([]);
  });

  test("ssh's question about a passphrase is asked here", async () => {
    host.answers = { [HostMethod.ReadLineAsSecureString]: () => utf16('open sesame') };
    await (await open({ keyFilePath: sshd.lockedKeyFile })).close();
    expect(host.written(HostMethod.Write1)).toEqual([`Enter passphrase for key '${sshd.lockedKeyFile}': `]);
  });

  test('and so is the one about an unknown host, with its fingerprint', async () => {
    rmSync(sshd.knownHosts);
    host.answers = { [HostMethod.ReadLine]: 'yes' };
    await (await open()).close();
    const shown = execFileSync('ssh-keygen', ['-l', '-f', `${sshd.hostKeyFile}.pub`], { encoding: 'utf8' }).split(
      ' ',
    )[1];
    const [question] = host.written(HostMethod.Write1) as [string];
    expect(question).toContain(shown);
    expect(question).toMatch(/\(yes\/no\/\[fingerprint\]\)\? $/);
    expect(readFileSync(sshd.knownHosts, 'utf8')).toContain('ssh-ed25519');
  });

  test('where nobody can be asked, and where ssh refuses, its words are the reason', async () => {
    rmSync(sshd.knownHosts);
    host.answers = {
      [HostMethod.ReadLine]: () => {
        throw new Error('Nobody is here.');
      },
    };
    const unasked = await failureOf(open());
    expect(`${unasked.message}\n${unasked.detail}`).toMatch(/Host key verification failed[\s\S]*Nobody is here\./);
    const refused = await failureOf(
      open({ keyFilePath: sshd.strangerKeyFile, options: { StrictHostKeyChecking: 'no' } }),
    );
    expect(`${refused.message}\n${refused.detail}`).toContain('Permission denied');
    const noSubsystem = await failureOf(open({ subsystem: 'nothing', options: { StrictHostKeyChecking: 'no' } }));
    expect(`${noSubsystem.message}\n${noSubsystem.detail}`).toContain('subsystem request failed');
  });

  test('a program that is not there', async () => {
    const error = await failureOf(open({ program: { file: 'no-such-ssh', env: process.env, askpass } }));
    expect(error.message).toContain('no-such-ssh');
  });

  test('-SSHTransport, and a program for every connection', () => {
    const session = openSession();
    const { connect } = sshd;
    // Options that our own client refuses, and ssh knows: it was ssh.
    const more = connect.replace('@{', "@{ VisualHostKey = 'no'; CanonicalizeMaxDots = 1;");
    try {
      expect(session.run(`Invoke-Command ${more} -SSHTransport { 1 + 1 }`).output).toBe('2');
      expect(
        session.run(
          `$s = New-PSSession ${more} -SSHTransport; "$s $($s.Transport) $($s.ComputerName)"; Remove-PSSession $s`,
        ).output,
      ).toBe('[PSSession]Runspace2 SSH 127.0.0.1');
      expect(session.run(`$env:PERIWINKLE_SSH = 'no-such-ssh'; Invoke-Command ${connect} { 1 }`).errors).toContain(
        'no-such-ssh',
      );
    } finally {
      session.close();
    }
  });
});
