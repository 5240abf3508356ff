/** The shell's switches of a server, as its process sees them: what comes in, what goes out, and how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { scriptPipeline } from '../../src/remoting/protocol/pipeline-messages.js';
import { FakeHost } from './support/fake-host.js';
import { Collector } from './support/in-memory.js';
import { openTestSession } from './support/open-session.js';
import { ownServer } from './support/peers.js';

const [program] = ownServer.args as [string];
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'server-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  out: string;
  err: string;
  code: number;
}

/** Runs the shell with this on its standard input. */
async function shell(args: string[], input: string): Promise<Ended> {
  const child: ChildProcess = spawn(process.execPath, [program, ...args], { stdio: 'pipe' });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => (out += chunk));
  child.stderr?.on('data', (chunk) => (err += chunk));
  child.stdin?.end(input);
  const [code] = (await once(child, 'close')) as [number];
  return { out, err, code };
}

/** What a script writes in a session with these further switches. */
async function outputIn(switches: string[], script: string, env: NodeJS.ProcessEnv = process.env): Promise<string[]> {
  const session = await openTestSession({
    target: { ...ownServer, args: [program, ...switches], env },
    host: new FakeHost(),
    psVersion: '7.6.0',
    signal: new AbortController().signal,
  });
  const collector = new Collector();
  await session.start(scriptPipeline(script), collector).done;
  await session.close();
  return collector.output;
}

describe('the process', () => {
  test.each(['-s', '-ServerMode', '-servermode', '-sshs', '-SSHServerMode'])(
    'ends with its input: %s',
    async (name) => {
      expect(await shell([name, '-NoLogo', '-NoProfile'], '')).toEqual({ out: '', err: '', code: 0 });
    },
  );
  test('ends at what is no packet, and says so', async () => {
    const { out, err, code } = await shell(['-s'], 'hello\n');
    expect(out).toBe('');
    expect(err).toContain('An unknown element "hello" was received.');
    expect(code).toBe(1);
  });
  test('tells an SSH client by a mark on standard output', async () => {
    const { out, code } = await shell(['-sshs'], 'hello\n');
    expect(out).toMatch(/^__NamedPipeError__:An unknown element "hello" was received\./);
    expect(code).toBe(1);
  });
  test('a word -s behind -Command is no switch', async () => {
    expect(await shell(['-NoProfile', '-Command', 'Write-Output', '-s'], '')).toMatchObject({ out: '-s\n', code: 0 });
  });
  test('entering a session is refused where there is no prompt', async () => {
    const { err, code } = await shell(['-NoProfile', '-Command', 'Enter-PSSession'], '');
    expect(err).toContain('The host does not support Enter-PSSession and Exit-PSSession.');
    expect(code).toBe(1);
  });
});

describe('the session', () => {
  test('begins in the home folder, or where -WorkingDirectory says', async () => {
    const env = { ...process.env, HOME: folder };
    expect(await outputIn(['-s'], '$PWD.Path', env)).toEqual([`<S>${folder}</S>`]);
    expect(await outputIn(['-s', '-wd', '/'], '$PWD.Path', env)).toEqual(['<S>/</S>']);
  });
  test('is that of a server: its host, no profile, who the client is', async () => {
    expect(
      await outputIn(
        ['-s'],
        '$Host.Name; $PROFILE; $PSSenderInfo.ConnectionString; $PSSenderInfo.ApplicationArguments.PSVersionTable.PSEdition',
      ),
    ).toEqual(['<S>ServerRemoteHost</S>', '', '<S>http://localhost</S>', '<S>Core</S>']);
  });
  test('keeps programs from its streams', async () => {
    expect(await outputIn(['-s'], "/bin/sh -c 'cat; echo out'; 'next'")).toEqual(['<S>out</S>', '<S>next</S>']);
    expect(await outputIn(['-s'], "Start-Process /bin/echo noise -Wait; 'next'")).toEqual(['<S>next</S>']);
  });
  test('a configuration that is not there is refused', async () => {
    await expect(outputIn(['-s', '-ConfigurationName', 'Nothing'], '1')).rejects.toThrow(
      'No session configuration matches criteria "Nothing".',
    );
  });
});
