/**
 * Scripts with mistakes that a random choice puts into right ones must be refused as the real engine refuses them: the same
 * errors, at the same places. PERIWINKLE_SEED=new makes other scripts (a number repeats them), PERIWINKLE_MUTATIONS more.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.js';
import { oracle } from '../remoting/support/real.js';
import { mutateScript } from '../support/mutate-script.js';
import { beyondTheText } from '../support/oracle-shape.js';
import { readConformanceCases } from '../support/parser-fixtures.js';
import { SeededRandom } from '../support/seeded-random.js';

const count = Number(process.env['PERIWINKLE_MUTATIONS'] ?? 1500);

describe.skipIf(oracle === null)('scripts with mistakes', () => {
  test(
    'have the same errors as in the real engine',
    () => {
      const random = SeededRandom.fromEnvironment();
      const cases = readConformanceCases();
      const scripts = Array.from({ length: count }, () => {
        return mutateScript(random.pick(cases).script, random).replaceAll('\0', '');
      });
      const engine = engineErrors(scripts);
      const different = scripts.flatMap((script, i) => {
        const [expected, ours] = [engine[i] as string, ourErrors(script)];
        return ours === expected ? [] : [`${JSON.stringify(script)}\nthe engine says:\n${expected}\nwe say:\n${ours}`];
      });
      expect(different.join('\n\n'), `${different.length} of ${count}`).toBe('');
    },
    5 * 60_000,
  );
});

function ourErrors(script: string): string {
  const { errors } = parse(script);
  return errors
    .map(({ errorId, extent, incompleteInput, message }) => {
      return `${errorId} ${extent.start}-${extent.end}${incompleteInput ? ' incomplete' : ''} ${message}`;
    })
    .join('\n');
}

function engineErrors(scripts: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'periwinkle-mutations-'));
  try {
    const [from, to] = [join(folder, 'scripts'), join(folder, 'errors')];
    writeFileSync(from, scripts.join('\0'));
    const program = join(import.meta.dirname, '../support/parse-errors.ps1');
    execFileSync(oracle as string, ['run', '-File', program, '--', from, to], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return readFileSync(to, 'utf8')
      .split('\0')
      .map((errors) => {
        return errors
          .split(/\n(?=\w+ \d+-\d+)/)
          .filter((error) => !beyondTheText.has(error.split(' ')[0] as string))
          .map((error) => error.split('\n   at ')[0])
          .join('\n');
      });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
