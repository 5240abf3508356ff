/** The built shell in a real pty, its screen read back through a terminal emulator. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

export const program = process.env['PERIWINKLE_SHELL'] ?? join(import.meta.dirname, '../../../dist/cli.cjs');

export interface ShellTerminal {
  readonly folder: string;
  readonly screen: xterm.Terminal;
  /** Types text; `\r` is Enter, `\x03` Ctrl+C. */
  type(text: string): void;
  /** The rows of the screen and what scrolled out of it, without trailing blanks and blank rows at the end. */
  rows(): string[];
  /** Waits until a row fits. Throws with the screen after 30 s. */
  until(pattern: RegExp): Promise<void>;
  /** Types a line at the prompt and waits for the next prompt; gives the rows between. */
  run(line: string, prompt?: RegExp): Promise<string[]>;
  resize(columns: number, rows: number): void;
  /** Settles with the exit code. */
  readonly exited: Promise<number>;
  close(): void;
}

export function openShell(
  args: string[] = ['-NoLogo', '-NoProfile'],
  environment: Record<string, string> = {},
): ShellTerminal {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'shell-')));
  const screen = new xterm.Terminal({ cols: 100, rows: 30, scrollback: 5000, allowProposedApi: true });
  const shell: IPty = spawn(process.execPath, [program, ...args], {
    name: 'xterm-256color',
    cols: 100,
    rows: 30,
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      TERM: 'xterm-256color',
      LANG: 'en_US.UTF-8',
      LC_ALL: 'en_US.UTF-8',
      TZ: 'UTC',
      ...environment,
    },
  });
  shell.onData((data) => screen.write(data));
  screen.onData((data) => shell.write(data));
  const exited = new Promise<number>((resolve) => shell.onExit(({ exitCode }) => resolve(exitCode)));
  const rows = () => {
    const { active } = screen.buffer;
    const all = Array.from({ length: active.length }, (_, y) => active.getLine(y)?.translateToString(true) ?? '');
    while (all.length > 0 && all.at(-1)?.trim() === '') all.pop();
    return all.map((row) => row.trimEnd());
  };
  const wait = async (done: () => boolean, what: string) => {
    const end = performance.now() + 30_000;
    while (!done()) {
      if (performance.now() > end) throw new Error(`Never came: ${what}\n${rows().join('\n')}`);
      await new Promise((next) => setTimeout(next, 15));
    }
  };
  return {
    folder,
    screen,
    rows,
    exited,
    type: (text) => shell.write(text),
    until: (pattern) => wait(() => rows().some((row) => pattern.test(row)), String(pattern)),
    async run(line, prompt = /^(\[.*\]: )?PS .*>$/) {
      const before = rows().length;
      shell.write(`${line}\r`);
      await wait(() => rows().length > before && prompt.test(rows().at(-1) ?? ''), `the prompt after ${line}`);
      return rows().slice(before, -1);
    },
    resize(columns, height) {
      screen.resize(columns, height);
      shell.resize(columns, height);
    },
    close() {
      shell.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
