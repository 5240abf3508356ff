/** The prompt of the built shell going into the real engine behind a real sshd, and out again. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oracle, sshdPath, startSshd, type TestSshd } from '../remoting/support/real.js';
import { openShell, type ShellTerminal } from './support/terminal.js';

describe.skipIf(oracle === null || sshdPath === null)('Enter-PSSession over SSH', () => {
  let sshd: TestSshd;
  let shell: ShellTerminal;
  const remote = /^\[127\.0\.0\.1\]: PS .*>$/;
  const target = () =>
    `-HostName 127.0.0.1 -Port ${sshd.port} -UserName ${sshd.user} -KeyFilePath ${sshd.keyFile} -Options @{ UserKnownHostsFile = '${sshd.knownHosts}'; GlobalKnownHostsFile = 'none'; IdentityAgent = 'none' }`;
  /** The program has left, and the prompt is the last row. */
  const atPrompt = async () => {
    for (let i = 0; !remote.test(shell.rows().at(-1) ?? '') && i < 400; i++)
      await new Promise((next) => setTimeout(next, 25));
    await new Promise((next) => setTimeout(next, 100));
  };
  const output = (rows: string[]) => rows.map((row) => row.trim()).filter((row) => row !== '');

  beforeAll(async () => {
    sshd = await startSshd();
    shell = openShell();
    await shell.until(/^PS .*>$/);
  });
  afterAll(() => {
    shell.close();
    sshd.stop();
  });

  test('asks about an unknown host key, then changes the prompt', async () => {
    await shell.run('$mine = 42');
    shell.type(`Enter-PSSession ${target()}\r`);
    await shell.until(/SHA256:/);
    await shell.run('y', remote);
  });
  test('runs what is typed on the far side', async () => {
    expect(output(await shell.run('$PSVersionTable.PSVersion.ToString()', remote)).at(-1)).toBe('7.6.9');
    expect(output(await shell.run('$null -eq $mine', remote)).at(-1)).toBe('True');
  });
  test('shows its errors', async () => {
    expect(output(await shell.run('1/0', remote))).toContain('RuntimeException: Attempted to divide by zero.');
  });
  test('asks what it asks', async () => {
    shell.type('"you said " + $Host.UI.ReadLine()\r');
    await new Promise((next) => setTimeout(next, 500));
    expect(output(await shell.run('something', remote)).at(-1)).toBe('you said something');
  });
  test('Ctrl+C stops an endless loop and keeps the session', async () => {
    await shell.run('$here = 5', remote);
    shell.type('while ($true) { }\r');
    await new Promise((next) => setTimeout(next, 700));
    shell.type('\x03');
    await new Promise((next) => setTimeout(next, 700));
    expect(output(await shell.run('$here', remote)).at(-1)).toBe('5');
  });
  test('shows progress', async () => {
    await shell.run(
      'function Show-Progress { [CmdletBinding()] param() 1..3 | ForEach-Object { $r = [System.Management.Automation.ProgressRecord]::new(1, "Working", "step $_"); $r.PercentComplete = $_ * 30; $PSCmdlet.WriteProgress($r); [Threading.Thread]::Sleep(400) } }',
      remote,
    );
    shell.type('Show-Progress\r');
    await shell.until(/Working.*step 2/);
    await shell.until(remote);
  });
  test.skipIf(!existsSync('/usr/bin/less'))(
    'a program of the whole screen has a terminal of its own there',
    async () => {
      writeFileSync(join(sshd.folder, 'page'), `${Array.from({ length: 200 }, (_, i) => `row ${i}`).join('\n')}\n`);
      shell.type(`less ${sshd.folder}/page\r`);
      await shell.until(/^row 20$/);
      shell.type('G');
      await shell.until(/^row 199$/);
      shell.type('q');
      await atPrompt();
      expect(output(await shell.run('$LASTEXITCODE', remote)).at(-1)).toBe('0');
    },
  );
  test.skipIf(!existsSync('/usr/bin/bash'))('and so has a shell, whose exit code is known afterwards', async () => {
    shell.type('bash\r');
    await new Promise((next) => setTimeout(next, 700));
    shell.type('echo "a tty: $(tty)"; exit 3\r');
    await shell.until(/^a tty: \/dev\//);
    await atPrompt();
    expect(output(await shell.run('$LASTEXITCODE', remote)).at(-1)).toBe('3');
  });
  test('exit comes back to the local prompt and its variables', async () => {
    await shell.run('exit', /^PS .*>$/);
    expect(await shell.run('$mine')).toEqual(['42']);
  });
  test('a session of New-PSSession stays open after it was left', async () => {
    await shell.run(`$s = New-PSSession ${target()}`);
    await shell.run('Enter-PSSession $s', remote);
    await shell.run('exit', /^PS .*>$/);
    expect(output(await shell.run('$s.State')).at(-1)).toBe('Opened');
    await shell.run('Remove-PSSession $s');
  });
  test('a host that refuses ends in an error, and the prompt is usable', async () => {
    const rows = output(await shell.run('Enter-PSSession -HostName 127.0.0.1 -Port 1 -UserName nobody'));
    expect(rows.join(' ')).toMatch(/Enter-PSSession: .*127\.0\.0\.1/);
    expect(await shell.run("'usable'")).toEqual(['usable']);
  });
});
