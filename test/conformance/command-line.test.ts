/** The command-line cases against the built shell: switches, standard input, exit codes, what goes to which stream. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
// @ts-expect-error it has no types
import { normalise } from './run.mjs';

interface CommandLineCase {
  name: string;
  args: string[];
  stdin?: string;
  files?: Record<string, string>;
  env?: Record<string, string>;
  /** null: not compared. */
  stdout: string | null;
  stderr: string | null;
  exit: number | null;
}
const cases: CommandLineCase[] = JSON.parse(readFileSync(join(import.meta.dirname, 'command-line/cases.json'), 'utf8'));
const program = join(import.meta.dirname, '../../dist/cli.cjs');

test.each(cases)('$name', (c) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'case-')));
  try {
    for (const [name, text] of Object.entries(c.files ?? {})) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { NO_COLOR: _1, COLUMNS: _2, CI: _3, ...inherited } = process.env;
    const env = {
      ...inherited,
      HOME: folder,
      TZ: 'UTC',
      LANG: 'en_US.UTF-8',
      LC_ALL: 'en_US.UTF-8',
      TERM: 'dumb',
      ...c.env,
    };
    const run = spawnSync('node', [program, ...c.args], {
      cwd: folder,
      env,
      input: c.stdin ?? '',
      encoding: 'utf8',
      timeout: 30_000,
    });
    const got = {
      stdout: normalise(run.stdout, folder),
      stderr: normalise(run.stderr, folder),
      exit: run.status ?? run.signal,
    };
    const wanted = { stdout: c.stdout ?? got.stdout, stderr: c.stderr ?? got.stderr, exit: c.exit ?? got.exit };
    expect(got).toEqual(wanted);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
