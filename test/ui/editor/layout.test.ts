import { describe, expect, test } from 'vitest';
import { defaultColors } from '../../../src/ui/editor/colors.js';
import { layOut } from '../../../src/ui/editor/layout.js';
import { powerShell } from '../../../src/ui/editor/powershell-input.js';

const at = (text: string, columns = 10, continuationPrompt = '>> ') =>
  layOut({
    text,
    tokens: [],
    columns,
    startColumn: 4,
    continuationPrompt,
    colors: { ...defaultColors, ContinuationPrompt: '' },
  });
const rows = (text: string, columns?: number) => at(text, columns).rows.map((row) => row.replace(/\x1b\[[\d;]*m/g, ''));

describe('rows', () => {
  test('are wrapped at the last column', () => {
    expect(rows('abcdefgh')).toEqual(['abcdef', 'gh']);
    expect(at('abcdefgh').continued).toEqual([true, false]);
  });
  test('begin with the continuation prompt behind a line break only', () => {
    expect(rows('ab\ncdefghijklm')).toEqual(['ab', '>> cdefghi', 'jklm']);
    expect(at('ab\ncdefghijklm').continued).toEqual([false, true, false]);
  });
  test('do not cut wide characters', () => expect(rows('abcde日x')).toEqual(['abcde', '日x']));
  test('show control characters', () => expect(rows('a\x1a')).toEqual(['a^Z']));
  test('a full row is followed by an empty one for the cursor', () => expect(rows('abcdef')).toEqual(['abcdef', '']));
  test('a screen of one column shows something', () => expect(rows('ab', 5)).toEqual(['a', 'b']));
});

describe('points', () => {
  test.each([
    ['abcdefgh', 0, { row: 0, column: 4 }],
    ['abcdefgh', 6, { row: 1, column: 0 }],
    ['abcdefgh', 8, { row: 1, column: 2 }],
    ['abcdef', 6, { row: 1, column: 0 }],
    ['ab\ncd', 3, { row: 1, column: 3 }],
    ['abcde日', 5, { row: 1, column: 0 }],
    ['a😀b', 2, { row: 0, column: 6 }],
    ['a😀b', 3, { row: 0, column: 7 }],
  ])('%j at %i', (text, offset, point) => expect(at(text).pointAt(offset)).toEqual(point));

  test.each([
    ['ab\ncd', { row: 1, column: 4 }, 4],
    ['ab\ncd', { row: 0, column: 9 }, 2],
    ['ab\ncd', { row: 1, column: 0 }, 3],
    ['abcdefgh', { row: 0, column: 9 }, 5],
    ['ab', { row: 2, column: 0 }, -1],
  ])('%j at %o', (text, point, offset) => expect(at(text).offsetAt(point)).toBe(offset));
});

describe('colours', () => {
  const colored = (text: string, regions = {}) =>
    layOut({
      text,
      tokens: powerShell.parse(text).tokens,
      columns: 80,
      startColumn: 0,
      continuationPrompt: '',
      colors: defaultColors,
      ...regions,
    }).rows[0];

  test('are those of the tokens', () => {
    expect(colored('echo 12')).toBe('\x1b[93mecho\x1b[0m \x1b[97m12\x1b[0m');
    expect(colored('git --all')).toBe('\x1b[93mgit\x1b[0m \x1b[90m--all\x1b[0m');
  });
  test('go into strings', () =>
    expect(colored('"a $b c"')).toBe('\x1b[36m"a \x1b[0m\x1b[92m$b\x1b[0m\x1b[36m c"\x1b[0m'));
  test('give way to the selection and what was searched for', () => {
    expect(colored('echo', { selection: { start: 1, length: 2 } })).toBe(
      '\x1b[93me\x1b[0m\x1b[30;47mch\x1b[0m\x1b[93mo\x1b[0m',
    );
    expect(colored('echo', { emphasis: { start: 0, length: 2 } })).toBe('\x1b[96mec\x1b[0m\x1b[93mho\x1b[0m');
  });
});
