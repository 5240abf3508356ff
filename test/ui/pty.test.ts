/** The interface as a process in a real terminal: that keys and colours arrive, and that the terminal is left as it was found. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buildFakeShell } from './support/fake-shell.js';

vi.setConfig({ testTimeout: 30_000 });

let program: string;
const cleanUp: (() => void)[] = [];
beforeAll(() => {
  program = buildFakeShell();
});
afterEach(() => {
  for (const done of cleanUp.splice(0)) done();
});

/** A command line that runs in a terminal, under a shell that says afterwards what state the terminal is in. */
function open(commandLine: string) {
  const home = mkdtempSync(join(tmpdir(), 'pty-'));
  writeFileSync(join(home, 'setup.ps1'), "function prompt { 'PS> ' }\n");
  const script = `trap : INT; stty -a > ${home}/before; ${commandLine}; echo "ended with $?"; stty -a > ${home}/after; echo done`;
  const screen = new xterm.Terminal({ cols: 60, rows: 20, allowProposedApi: true });
  const shell = spawn('sh', ['-c', script], {
    name: 'xterm-256color',
    cols: 60,
    rows: 20,
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home, TERM: 'xterm-256color', SETUP: join(home, 'setup.ps1') },
  });
  screen.onData((data) => shell.write(data));
  shell.onData((data) => screen.write(data));
  cleanUp.push(() => {
    shell.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  });
  const rows = () => {
    const { active } = screen.buffer;
    const all = Array.from(
      { length: active.length },
      (_, y) => active.getLine(y)?.translateToString(true).trimEnd() ?? '',
    );
    return all.filter((row) => row !== '');
  };
  return {
    rows,
    screen,
    childPid: () => Number(readFileSync(`/proc/${shell.pid}/task/${shell.pid}/children`, 'utf8').split(' ')[0]),
    type: (text: string) => shell.write(text),
    async until(text: string) {
      const end = performance.now() + 15_000;
      while (!rows().join('\n').includes(text)) {
        if (performance.now() > end) throw new Error(`Never showed ${text}:\n${rows().join('\n')}`);
        await new Promise((next) => setTimeout(next, 10));
      }
      return rows();
    },
    settings: (when: 'before' | 'inside' | 'after') => readFileSync(join(home, when), 'utf8'),
  };
}
const run = () => open(`node ${program} -File "$SETUP"`);

test('a session leaves the terminal as it was', async () => {
  const terminal = run();
  await terminal.until('PS>');
  expect(terminal.screen.modes.bracketedPasteMode).toBe(true);
  terminal.type("'hello'\rexit 5\r");
  const rows = await terminal.until('done');
  expect(rows).toEqual(["PS> 'hello'", 'hello', 'PS> exit 5', 'ended with 5', 'done']);
  expect(terminal.settings('after')).toBe(terminal.settings('before'));
  expect(terminal.screen.modes.bracketedPasteMode).toBe(false);
});

test.each([
  ['SIGTERM', 'ended with 143'],
  ['SIGHUP', 'ended with 129'],
])('%s does so too', async (signal, ending) => {
  const terminal = run();
  await terminal.until('PS>');
  terminal.type('draft');
  await terminal.until('draft');
  process.kill(terminal.childPid(), signal);
  await terminal.until(ending);
  await terminal.until('done');
  expect(terminal.settings('after')).toBe(terminal.settings('before'));
});

test('an exception that nobody caught does so too', async () => {
  const terminal = run();
  await terminal.until('PS>');
  terminal.type('crash\r');
  await terminal.until('ended with 1');
  await terminal.until('done');
  expect(terminal.settings('after')).toBe(terminal.settings('before'));
});

test('a native program has the terminal as it was, and gives it back', async () => {
  const terminal = run();
  await terminal.until('PS>');
  terminal.type("sh -c 'stty -a > inside; echo ready; read x; echo got $x; sleep 1'\r");
  await terminal.until('\nready');
  terminal.type('hello\r');
  await terminal.until('\ngot hello');
  // Typed while the program runs, and echoed by the terminal; it is for the next prompt.
  terminal.type('exit\r');
  await terminal.until('done');
  expect(terminal.settings('inside')).toBe(terminal.settings('before'));
  expect(terminal.rows()).toEqual([
    "PS> sh -c 'stty -a > inside; echo ready; read x; echo got $x",
    "; sleep 1'",
    'ready',
    'hello',
    'got hello',
    'exit',
    'PS> exit',
    'ended with 0',
    'done',
  ]);
});

test('Ctrl+C in a native program stops it and not the shell', async () => {
  const terminal = run();
  await terminal.until('PS>');
  terminal.type("sh -c 'echo started; sleep 100'\r");
  await terminal.until('\nstarted');
  terminal.type('\x03');
  await terminal.until('\nPS>');
  terminal.type("'alive'\r");
  await terminal.until('\nalive');
});

test('without a terminal lines are read and echoed behind their prompts', async () => {
  const terminal = open(
    `printf "%s\\n" "'one'" "if (1) {" "'two'" "}" "" "exit 4" | node ${program} -File "$SETUP" | cat`,
  );
  expect(await terminal.until('done')).toEqual([
    "PS> 'one'",
    'one',
    'PS> if (1) {',
    ">> 'two'",
    '>> }',
    '>>',
    'two',
    'PS> exit 4',
    'ended with 0',
    'done',
  ]);
});

test('input that ends in the middle of a line is run', async () => {
  const terminal = open(`printf "'one'" | node ${program} -File "$SETUP"`);
  expect((await terminal.until('done')).join(' ')).toContain("PS> 'one'one PS>");
});

test('a terminal that cannot be drawn on is read by lines', async () => {
  const terminal = open(`TERM=dumb node ${program} -File "$SETUP"`);
  await terminal.until('PS>');
  terminal.type("'one'\r");
  await terminal.until('one\nPS>');
  terminal.type('exit\r');
  expect(await terminal.until('done')).toEqual(["PS> 'one'", 'one', 'PS> exit', 'ended with 0', 'done']);
});
