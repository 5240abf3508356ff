/**
 * Small programs that a random choice makes up must do the same in our shell and in the real engine: the same objects, errors
 * and texts in the same order. PERIWINKLE_SEED=new makes other programs (a number repeats them), PERIWINKLE_PROGRAMS more.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { oracle } from '../remoting/support/real.js';
import { SeededRandom } from '../support/seeded-random.js';
import { openSession } from '../support/session.js';
import { isExplained } from './explained.js';
import { makeProgram } from './programs.js';

const count = Number(process.env['PERIWINKLE_PROGRAMS'] ?? 500);
const batch = 500;
const separator = '\x1e';
const driver = join(import.meta.dirname, 'run-programs.ps1');

describe.skipIf(oracle === null)('random programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'periwinkle-fuzz-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const [from, to] = [join(folder, 'programs'), join(folder, 'told')];

  function inEngine(): string[] {
    const call = ['run', '-File', driver, '--', from, to];
    execFileSync(oracle as string, call, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 120_000 });
    return told();
  }
  /** What each program told; the assembly of a script's classes has another name each time. */
  function told(): string[] {
    return readFileSync(to, 'utf8')
      .replace(/<[0-9a-f]+>\./g, '')
      .split(separator);
  }
  function inOurShell(): string[] {
    const session = openSession();
    const { errors } = session.run(`& '${driver}' '${from}' '${to}'`);
    session.close();
    expect(errors).toBe('');
    return told();
  }

  test(
    'do the same as in the real engine',
    () => {
      const random = SeededRandom.fromEnvironment();
      const different: string[] = [];
      for (let done = 0; done < count; done += batch) {
        const programs = Array.from({ length: Math.min(batch, count - done) }, () => makeProgram(random));
        writeFileSync(from, programs.join(separator));
        const [expected, ours] = [inEngine(), inOurShell()];
        programs.forEach((program, i) => {
          if (ours[i] === expected[i] || isExplained(program, expected[i] as string, ours[i] as string)) return;
          different.push(`${program}\n--- the engine tells:\n${expected[i]}\n--- we tell:\n${ours[i]}`);
        });
      }
      expect(different.join('\n\n====\n'), `${different.length} of ${count}`).toBe('');
    },
    Math.max(3, count / 500) * 60_000,
  );
});
