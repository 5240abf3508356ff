/**
 * Enter-PSSession as its page tells it, at the prompt of the built shell: sessions on this computer, whose far side is the
 * shell itself as a server.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShell, type ShellTerminal } from './support/terminal.js';

let shell: ShellTerminal;
const local = /^PS .*>$/;
const remote = /^\[localhost\]: PS .*>$/;
const output = (rows: string[]) => rows.map((row) => row.trim()).filter((row) => row !== '');
/** Runs a line and gives what it showed, without blanks: where the screen's lines break is all the same. */
const shown = async (line: string, prompt?: RegExp) => compact((await shell.run(line, prompt)).join(''));
const compact = (text: string) => text.replace(/\s/g, '');

beforeAll(async () => {
  shell = openShell();
  await shell.until(local);
  await shell.run('$mine = 42');
});
afterAll(() => shell.close());

describe('a session on this computer', () => {
  test('example 1: nothing at all means localhost, and the prompt says so', async () => {
    await shell.run('Enter-PSSession', remote);
    expect(output(await shell.run('$null -eq $mine; $Host.Name', remote))).toEqual(['True', 'ServerRemoteHost']);
  });
  test('results are shown as text', async () => {
    expect(output(await shell.run("[pscustomobject]@{ Name = 'one'; Size = 2 }", remote))).toEqual([
      'Name Size',
      '---- ----',
      'one     2',
    ]);
    expect(await shown('1/0', remote)).toContain(compact('RuntimeException: Attempted to divide by zero.'));
    expect(output(await shell.run("Write-Host 'once'", remote))).toEqual(['once']);
    expect(output(await shell.run("Write-Warning 'careful'", remote))).toEqual(['WARNING: careful']);
  });
  test('$? and the history are those of what was typed', async () => {
    await shell.run('Get-Item /no/such/file', remote);
    expect(output(await shell.run('$?', remote))).toEqual(['False']);
    expect(output(await shell.run('(Get-History -Count 2)[0].CommandLine', remote))).toEqual([
      'Get-Item /no/such/file',
    ]);
  });
  test('a line goes there as it was typed', async () => {
    expect(output(await shell.run('"$mine|$($Host.Name)"', remote))).toEqual(['|ServerRemoteHost']);
  });
  test('programs run there, with what they write to either stream', async () => {
    expect(output(await shell.run("/bin/sh -c 'echo out; echo err >&2; cat'", remote)).sort()).toEqual(['err', 'out']);
  });
  test('example 2: what is redirected is saved there, and exit comes back', async () => {
    await shell.run('mkdir there | Out-Null; cd there', remote);
    await shell.run("'saved' > Process.txt", remote);
    await shell.run('exit', local);
    expect(output(await shell.run('$mine'))).toEqual(['42']);
    expect(await shown('Get-Item Process.txt')).toMatch(/Cannotfindpath.*Process\.txt'becauseitdoesnotexist/);
    expect(readFileSync(join(shell.folder, 'there', 'Process.txt'), 'utf8').trim()).toBe('saved');
  });
  test('what is typed there goes into a history of its own', () => {
    const folder = join(shell.folder, '.local/share/powershell/PSReadLine');
    expect(readFileSync(join(folder, 'remote/localhost_history.txt'), 'utf8')).toContain('Process.txt');
    expect(readFileSync(join(folder, 'ConsoleHost_history.txt'), 'utf8')).not.toContain("'saved' > Process.txt");
  });
  test('example 5: Exit-PSSession, and exsn', async () => {
    await shell.run('Enter-PSSession -ComputerName localhost', remote);
    await shell.run('Exit-PSSession', local);
    await shell.run('etsn .', remote);
    await shell.run('exsn', local);
  });
  test('its own name, Cn, and the pipeline', async () => {
    await shell.run(`Enter-PSSession -Cn ${hostname()}`, new RegExp(`^\\[${hostname()}\\]: PS .*>$`));
    await shell.run('exit', local);
    await shell.run("'localhost' | Enter-PSSession", remote);
    await shell.run('exit', local);
    await shell.run("[pscustomobject]@{ ComputerName = 'localhost' } | Enter-PSSession", remote);
    await shell.run('exit', local);
  });
  test('only one computer may be named, and none that is empty or an address', async () => {
    expect(await shown('Enter-PSSession -ComputerName a, b')).toContain(
      compact("required by parameter 'ComputerName'"),
    );
    expect(await shown("Enter-PSSession -ComputerName ''")).toContain(compact('The argument is null or empty'));
    expect(await shown('Enter-PSSession -ConnectionUri ftp://x')).toContain(
      compact('The connection string should be of the form'),
    );
  });
  test('-EnableNetworkAccess, and the configuration that there is', async () => {
    await shell.run('Enter-PSSession -EnableNetworkAccess -ConfigurationName Microsoft.PowerShell', remote);
    await shell.run('exit', local);
  });
  test('a configuration that is not there is an error', async () => {
    expect(await shown('Enter-PSSession -ConfigurationName Nothing')).toContain(
      compact('No session configuration matches criteria "http://schemas.microsoft.com/powershell/Nothing".'),
    );
  });
  test('the language is the one here', async () => {
    const [here] = output(await shell.run('$PSUICulture'));
    await shell.run('Enter-PSSession', remote);
    expect(output(await shell.run('$PSUICulture', remote))).toEqual([here]);
    await shell.run('exit', local);
  });
});

describe('options', () => {
  const colour = '$PSSenderInfo.ApplicationArguments.Colour';
  test('-SessionOption as a hashtable', async () => {
    await shell.run("Enter-PSSession -Cn . -SessionOption @{ ApplicationArguments = @{ Colour = 'red' } }", remote);
    expect(output(await shell.run(colour, remote))).toEqual(['red']);
    await shell.run('exit', local);
  });
  test('$PSSessionOption, and -SessionOption before it', async () => {
    await shell.run("$PSSessionOption = New-PSSessionOption -ApplicationArguments @{ Colour = 'blue' }");
    await shell.run('Enter-PSSession', remote);
    expect(output(await shell.run(colour, remote))).toEqual(['blue']);
    await shell.run('exit', local);
    await shell.run("$o = New-PSSessionOption -ApplicationArguments @{ Colour = 'green' }");
    await shell.run('Enter-PSSession -Cn . -SessionOption $o', remote);
    expect(output(await shell.run(colour, remote))).toEqual(['green']);
    await shell.run('exit', local);
    await shell.run('Remove-Variable PSSessionOption');
  });
  test('an option that is none is an error', async () => {
    expect(await shown('Enter-PSSession -Cn . -SessionOption @{ Nothing = 1 }')).toContain(
      compact("The property 'Nothing' was not found"),
    );
  });
});

describe('sessions that are open', () => {
  const id = () => '$s.Id';
  test('example 3: -Session, and the session stays open', async () => {
    await shell.run('$s = New-PSSession -Name first');
    await shell.run('Enter-PSSession -Session $s', remote);
    await shell.run('$kept = 7', remote);
    await shell.run('exit', local);
    expect(output(await shell.run('"$($s.State) $($s.Availability)"'))).toEqual(['Opened Available']);
  });
  test.each([
    ['by position', 'Enter-PSSession $s'],
    ['-Id', `Enter-PSSession -Id ${id()}`],
    ['-Name', 'Enter-PSSession -Name first'],
    ['-InstanceId', 'Enter-PSSession -InstanceId $s.InstanceId'],
    ['from the pipeline', '$s | Enter-PSSession'],
    ['Id from the pipeline', '[pscustomobject]@{ Id = $s.Id } | Enter-PSSession'],
    ['Name from the pipeline', "[pscustomobject]@{ Name = 'first' } | Enter-PSSession"],
    ['InstanceId from the pipeline', '[pscustomobject]@{ InstanceId = $s.InstanceId } | Enter-PSSession'],
  ])('%s', async (_how, line) => {
    await shell.run(line, remote);
    expect(output(await shell.run('$kept', remote))).toEqual(['7']);
    await shell.run('exit', local);
  });
  test('what is not there', async () => {
    expect(await shown('Enter-PSSession -Name none')).toContain(
      compact('The remote session with the name none is not available.'),
    );
    expect(await shown('Enter-PSSession -Id 99')).toContain(compact('session ID 99 is not available.'));
    expect(await shown('Enter-PSSession -InstanceId ([guid]::Empty)')).toContain(
      compact('Remote session is not available for'),
    );
  });
  test('a name that several have, and several sessions', async () => {
    await shell.run('$t = New-PSSession -Name first');
    expect(await shown('Enter-PSSession -Name first')).toContain(compact('Multiple matches found for name first.'));
    expect(await shown('Enter-PSSession -Session $s, $t')).toContain(compact("required by parameter 'Session'"));
    expect(await shown('$s, $t | Enter-PSSession', remote)).toContain(
      compact('Cannot enter Runspace because a Runspace is already pushed in this session.'),
    );
    await shell.run('exit', local);
  });
  test('a session that runs a command: a warning, and a wait', async () => {
    await shell.run('$j = Invoke-Command $s { Start-Sleep 1 } -AsJob');
    expect(await shown('Enter-PSSession $s', remote)).toContain(
      compact('WARNING: The session is busy. You will be connected to the session as soon as it is available.'),
    );
    await shell.run('exit', local);
  });
  test('Ctrl+C gives the wait up', async () => {
    await shell.run('$j = Invoke-Command $s { Start-Sleep 600 } -AsJob');
    shell.type("'going'; Enter-PSSession $s\r");
    await shell.until(/^going$/);
    await new Promise((next) => setTimeout(next, 500));
    shell.type('\x03');
    await new Promise((next) => setTimeout(next, 200));
    expect(output(await shell.run("'here'", local))).toEqual(['here']);
    await shell.run('$j | Stop-Job');
  });
  test('a session that was closed', async () => {
    await shell.run('Remove-PSSession $t');
    expect(await shown('Enter-PSSession $t')).toContain(compact('Cannot enter session first because it is not in the'));
    expect(await shown('Enter-PSSession -Name first', remote)).toBe('');
    await shell.run('exit', local);
  });
});

describe('where it cannot be done, or only in part', () => {
  test('not in a session', async () => {
    await shell.run('Enter-PSSession', remote);
    expect(await shown('Enter-PSSession', remote)).toContain(compact('Cannot enter Runspace'));
    await shell.run('exit', local);
  });
  test('not in a nested prompt', async () => {
    await shell.run('$Host.EnterNestedPrompt()', /^PS .*>>$/);
    expect(await shown('Enter-PSSession', /^PS .*>>$/)).toContain(
      compact('You cannot run Enter-PSSession from a nested prompt.'),
    );
    await shell.run('exit', local);
  });
  test('not in the debugger', async () => {
    const prompt = /^\[DBG\]: PS .*>>$/;
    await shell.run('function stopped { Wait-Debugger; 1 }; stopped', prompt);
    expect(await shown('Enter-PSSession', prompt)).toContain(
      compact('You cannot run Enter-PSSession from a nested prompt.'),
    );
    await shell.run('c', local);
  });
  test('in a function: what follows runs here, which a warning tells', async () => {
    await shell.run("function enter { Enter-PSSession; 'then: ' + $Host.Name }");
    const text = await shown('enter', remote);
    expect(text).toContain(compact('WARNING: Enter-PSSession was called by the function enter'));
    expect(text).toContain('then:ConsoleHost');
    await shell.run('exit', local);
  });
});

describe('what may happen in a session', () => {
  beforeAll(async () => {
    await shell.run('Enter-PSSession', remote);
  });
  test('Ctrl+C stops a loop, and a wait, and keeps the session', async () => {
    await shell.run('$here = 5', remote);
    for (const [i, line] of ['while ($true) { }', 'Start-Sleep 600', '/bin/sleep 600'].entries()) {
      shell.type(`'started ${i}'; ${line}\r`);
      await shell.until(new RegExp(`^started ${i}$`));
      await new Promise((next) => setTimeout(next, 150));
      shell.type('\x03');
      await new Promise((next) => setTimeout(next, 150));
      expect(output(await shell.run(`"after ${i}: $here"`, remote))).toContain(`after ${i}: 5`);
    }
  });
  test('Wait-Debugger asks at this prompt, in the scope that was stopped in', async () => {
    const prompt = /\[DBG\]: PS .*>>$/;
    await shell.run("function Stop-There { $inner = 'seen'; Wait-Debugger; 'went on' }; Stop-There", prompt);
    expect(output(await shell.run('$inner', prompt))).toContain('seen');
    expect(output(await shell.run('c', remote))).toContain('went on');
  });
  test('Tab completes what is there', async () => {
    await shell.run("function Find-OnlyThere { 'found there' }", remote);
    shell.type('Find-OnlyTh\t');
    await shell.until(/PS .*> Find-OnlyThere$/);
    expect(output(await shell.run('', remote))).toEqual(['found there']);
  });
  test('questions are asked here', async () => {
    shell.type('"you said " + (Read-Host)\r');
    await new Promise((next) => setTimeout(next, 300));
    expect(output(await shell.run('something', remote)).at(-1)).toBe('you said something');
  });
  test('the far side’s end is told, and the prompt is the local one again', async () => {
    expect(await shown('Stop-Process -Id $PID', local)).toContain(compact('The remote session ended'));
    expect(output(await shell.run("'usable'", local))).toEqual(['usable']);
  });
  test('the profile there runs before the first prompt, once for a session, and not with NoMachineProfile', async () => {
    mkdirSync(join(shell.folder, '.config/periwinkle'), { recursive: true });
    writeFileSync(join(shell.folder, '.config/periwinkle/profile.ps1'), "$fromProfile += 1; 'profile there'");
    expect(output(await shell.run('$s = New-PSSession; Enter-PSSession $s', remote))).toContain('profile there');
    expect(output(await shell.run('$fromProfile', remote))).toEqual(['1']);
    await shell.run('exit', local);
    expect(output(await shell.run('Enter-PSSession $s', remote))).not.toContain('profile there');
    expect(output(await shell.run('$fromProfile', remote))).toEqual(['1']);
    await shell.run('exit; Remove-PSSession $s', local);
    await shell.run('Enter-PSSession localhost -SessionOption @{ NoMachineProfile = $true }', remote);
    expect(output(await shell.run('$null -eq $fromProfile', remote))).toEqual(['True']);
    await shell.run('exit', local);
    rmSync(join(shell.folder, '.config/periwinkle/profile.ps1'));
  });
  test('a session that is left leaves no process behind', async () => {
    await shell.run('Enter-PSSession', remote);
    const [pid] = output(await shell.run('$PID', remote));
    await shell.run('exit', local);
    for (let i = 0; existsSync(`/proc/${pid}`) && i < 200; i++) await new Promise((next) => setTimeout(next, 50));
    expect(existsSync(`/proc/${pid}`)).toBe(false);
  });
});
