/**
 * Asks the real engine, where it is at hand: about the recorded expectations, which this test writes when it runs with `-u`,
 * and about every script of the conformance cases.
 */
import { describe, expect, test } from 'vitest';
import { oracle } from '../remoting/support/real.js';
import { parseWithOracle } from '../support/oracle-parse.js';
import { type ScriptShape, shapeOf } from '../support/oracle-shape.js';
import {
  chapters,
  describeScript,
  expectedFile,
  readChapter,
  readConformanceCases,
  type ScriptCase,
} from '../support/parser-fixtures.js';

const minutes = 60_000;

describe.skipIf(oracle === null)('the real engine', () => {
  test(
    'made the recorded expectations',
    async () => {
      const cases = chapters.map(readChapter);
      const shapes = parseWithOracle(
        oracle as string,
        cases.flat().map(({ script }) => script),
      );
      for (const [i, chapter] of chapters.entries()) {
        const described = (cases[i] as ScriptCase[]).map((scriptCase) => {
          return describeScript(scriptCase, shapes.shift() as ScriptShape);
        });
        await expect(described.join('')).toMatchFileSnapshot(expectedFile(chapter));
      }
    },
    2 * minutes,
  );

  test(
    'parses the conformance cases to the same trees, errors and tokens',
    () => {
      const cases = readConformanceCases();
      const shapes = parseWithOracle(
        oracle as string,
        cases.map(({ script }) => script),
      );
      for (const [i, scriptCase] of cases.entries()) {
        const ours = describeScript(scriptCase, shapeOf(scriptCase.script));
        expect.soft(ours).toBe(describeScript(scriptCase, shapes[i] as ScriptShape));
      }
    },
    5 * minutes,
  );
});
