/** Trees, errors and tokens are those that the real engine made of the same scripts, as they have been recorded from it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shapeOf } from '../support/oracle-shape.js';
import { chapters, describeScript, expectedFile, readChapter } from '../support/parser-fixtures.js';

describe.each(chapters)('%s', (chapter) => {
  const expected = readFileSync(expectedFile(chapter), 'utf8').split(/^(?==== )/m);
  const cases = readChapter(chapter);

  test.each(cases.map((scriptCase, i) => ({ ...scriptCase, i })))('$name: $script', ({ i, ...scriptCase }) => {
    expect(describeScript(scriptCase, shapeOf(scriptCase.script))).toBe(expected[i]);
  });

  test('nothing more is recorded', () => expect(expected).toHaveLength(cases.length));
});
