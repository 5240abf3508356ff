/** The prompt of the built shell going into another process by its pipe: the real engine, listening as pwsh does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oracle } from '../remoting/support/real.js';
import { openShell, type ShellTerminal } from './support/terminal.js';

const local = /^PS .*>$/;
const lastOf = (rows: string[]) =>
  rows
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .at(-1);

describe.skipIf(!oracle || process.platform === 'win32')('Enter-PSHostProcess', () => {
  let folder: string;
  let listening: ChildProcess;
  let named: ChildProcess;
  let shell: ShellTerminal;

  /** Starts the engine on a pipe; `$$` in its name is the process's id. */
  async function listen(pipe: string): Promise<ChildProcess> {
    const child = spawn('sh', ['-c', `exec ${oracle} serve --pipe ${pipe}`], {
      env: { ...process.env, TMPDIR: folder },
      stdio: 'ignore',
    });
    const file = join(folder, `CoreFxPipe_${pipe.replace('$$', String(child.pid))}`);
    for (let i = 0; !existsSync(file); i++) {
      if (i > 1200 || child.exitCode !== null) throw new Error(`${pipe} does not listen`);
      await new Promise((next) => setTimeout(next, 25));
    }
    return child;
  }
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pipes-'));
    listening = await listen('PSHost.0a1b2c3d.$$.None.oracle');
    named = await listen('mine');
    shell = openShell(undefined, { TMPDIR: folder });
    await shell.until(local);
  }, 60_000);
  afterAll(() => {
    shell?.close();
    listening?.kill();
    named?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test('Get-PSHostProcessInfo lists the processes that listen', async () => {
    const line = '"$($i.ProcessName) $($i.ProcessId) $($i.AppDomainName) $(Test-Path $i.GetPipeNameFilePath())"';
    expect(lastOf(await shell.run(`$i = Get-PSHostProcessInfo; ${line}`))).toBe(`oracle ${listening.pid} None True`);
    expect(
      lastOf(await shell.run(`@(Get-PSHostProcessInfo nothing*).Count; @(Get-PSHostProcessInfo -Id 1).Count`)),
    ).toBe('0');
    expect(lastOf(await shell.run(`(Get-Process -Id ${listening.pid} | Get-PSHostProcessInfo).ProcessName`))).toBe(
      'oracle',
    );
  });

  test.each([
    ['by id', () => `Enter-PSHostProcess ${listening.pid}`, 'exit'],
    [
      'as Get-PSHostProcessInfo gives it',
      () => 'Get-PSHostProcessInfo oracle | Enter-PSHostProcess',
      'Exit-PSHostProcess',
    ],
  ])('%s', async (_how, line, leave) => {
    const prompt = new RegExp(`^\\[Process:${listening.pid}\\]: PS .*>$`);
    await shell.run(line(), prompt);
    expect(lastOf(await shell.run('$PID', prompt))).toBe(String(listening.pid));
    await shell.run(leave, local);
  });

  test('by the name of its pipe', async () => {
    const prompt = /^\[Process:mine\]: PS .*>$/;
    await shell.run('Enter-PSHostProcess -CustomPipeName mine', prompt);
    expect(lastOf(await shell.run('$PID', prompt))).toBe(String(named.pid));
    await shell.run('exit', local);
  });

  test('what cannot be entered is an error', async () => {
    const message = async (line: string) => (await shell.run(`try { ${line} } catch { "$_" }`)).join(' ');
    expect(await message('Enter-PSHostProcess -CustomPipeName no')).toContain(
      'No named pipe was found with CustomPipeName: no.',
    );
    expect(await message('Enter-PSHostProcess $PID')).toContain('does not support entering the same');
    expect(await message(`Enter-PSHostProcess ${process.pid}`)).toContain(
      `Cannot enter process with Id '${process.pid}'`,
    );
    expect(await message('Enter-PSHostProcess -Name nothing-of-that-name')).toContain('No process was found with Name');
  });
});
