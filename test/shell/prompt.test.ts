/** The prompt of the built shell in a real terminal, as a user sees it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openShell, type ShellTerminal } from './support/terminal.js';

let shell: ShellTerminal;
afterEach(() => shell.close());

async function open(...args: string[]): Promise<void> {
  shell = openShell(args.length > 0 ? args : undefined);
  await shell.until(/^PS .*>$/);
}

test('typed commands print what PowerShell prints', async () => {
  await open();
  expect(await shell.run('1 + 1')).toEqual(['2']);
  expect(await shell.run('$name = \'x\'; "hello $name"')).toEqual(['hello x']);
  expect(await shell.run('[pscustomobject]@{ A = 1; B = 2 }')).toEqual(['', 'A B', '- -', '1 2', '']);
  expect(await shell.run('1/0')).toEqual(['RuntimeException: Attempted to divide by zero.']);
  const unknown = await shell.run('nosuchcommand');
  expect(unknown[0]).toMatch(/^nosuchcommand: The term 'nosuchcommand' is not recognized/);
});

test('a block over several lines, history, and the own prompt function', async () => {
  await open();
  shell.type('foreach ($i in 1..2) {\r');
  await shell.until(/^>>/);
  shell.type('"line $i"\r');
  shell.type('}\r');
  await shell.until(/^line 2$/);
  await shell.run('function prompt { "me> " }', /^me>$/);
  expect(await shell.run("'again'", /^me>$/)).toEqual(['again']);
  expect(await shell.run('\x1b[A', /^me>$/)).toEqual(['again']);
  expect(
    readFileSync(join(shell.folder, '.local/share/powershell/PSReadLine/ConsoleHost_history.txt'), 'utf8'),
  ).toContain("'again'");
});

test('Ctrl+C ends a loop, a wait and a native program; variables stay', async () => {
  await open();
  await shell.run('$kept = 7');
  for (const line of ['while ($true) { }', 'Start-Sleep 60', 'sleep 60']) {
    shell.type(`${line}\r`);
    await new Promise((next) => setTimeout(next, 700));
    shell.type('\x03');
    await shell.until(/^PS .*>$/);
  }
  expect(await shell.run('$kept')).toContain('7');
});

test('finally blocks run when a command is stopped', async () => {
  await open();
  shell.type("try { Start-Sleep 60 } finally { Set-Content cleaned.txt 'yes' }\r");
  await new Promise((next) => setTimeout(next, 700));
  shell.type('\x03');
  expect(await shell.run("'x'")).toContain('x');
  expect(readFileSync(join(shell.folder, 'cleaned.txt'), 'utf8')).toBe('yes\n');
});

test('a full-screen program gets the terminal and gives it back', async () => {
  await open();
  writeFileSync(join(shell.folder, 'long.txt'), Array.from({ length: 200 }, (_, i) => `row ${i}`).join('\n'));
  shell.type('less long.txt\r');
  await shell.until(/^row 20$/);
  shell.type('q');
  await shell.until(/^PS .*>$/);
  expect(await shell.run("'after'")).toEqual(['after']);
});

test('Read-Host, a masked secret, a choice and missing parameters are asked for', async () => {
  await open();
  shell.type("$answer = Read-Host 'Your name'\r");
  await shell.until(/^Your name:/);
  expect(await shell.run('Ann')).toEqual([]);
  expect(await shell.run('"hi $answer"')).toEqual(['hi Ann']);
  shell.type('$s = Read-Host -AsSecureString Secret\r');
  await shell.until(/^Secret:/);
  await shell.run('hidden');
  expect(shell.rows().join('\n')).not.toContain('hidden');
  expect(await shell.run('$s.Length')).toEqual(['6']);
  await shell.run('function Need { param([Parameter(Mandatory)] $Thing) "got $Thing" }');
  shell.type('Need\r');
  await shell.until(/^Thing:/);
  expect(await shell.run('it')).toContain('got it');
});

test('exit gives its code', async () => {
  await open();
  shell.type('exit 3\r');
  expect(await shell.exited).toBe(3);
});

test('profiles run before the first prompt', async () => {
  shell = openShell(['-NoLogo', '-NoExit', '-NoProfile', '-Command', "function prompt { 'from command> ' }"]);
  await shell.until(/^from command>/);
});

test('a script at a terminal shows progress, answers Ctrl+C and ends with its code', async () => {
  shell = openShell(['-NoProfile', '-Command', "'start'; Start-Sleep 60; 'never'"]);
  await shell.until(/^start$/);
  shell.type('\x03');
  expect(await shell.exited).toBe(1);
});

test('only the command line itself decides whether the terminal is taken', async () => {
  await open('-NoProfile', '-WorkingDirectory', '/home');
  expect(await shell.run('"$PWD"')).toEqual(['/home']);
  shell.close();
  shell = openShell(['-Version']);
  await shell.until(/^PowerShell 7/);
  expect(await shell.exited).toBe(0);
});

test('the name of the shell stands above what -File runs, and is not shown over -Command', async () => {
  await open('-NoProfile', '-NoExit', '-Command', "'ran'");
  expect(shell.rows().filter((row) => row !== '')).toEqual(['ran', expect.stringMatching(/^PS /)]);
  shell.close();
  const folder = mkdtempSync(join(tmpdir(), 'greeted-'));
  writeFileSync(join(folder, 'say.ps1'), "'ran'");
  try {
    await open('-NoProfile', '-NoExit', '-File', join(folder, 'say.ps1'));
    expect(shell.rows()[0]).toMatch(/^Periwinkle /);
    expect(shell.rows()).toContain('ran');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
