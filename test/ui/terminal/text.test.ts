import { describe, expect, test } from 'vitest';
import { readRow } from '../../../src/ui/terminal/cells.js';
import { columnAfter, lastRow, rowText } from '../../../src/ui/terminal/output-cursor.js';
import { applySgr, changeStyle, plainStyle, stripControlSequences } from '../../../src/ui/terminal/style.js';
import { characterEnd, characterStart, clusters, columnsOf, cutToColumns } from '../../../src/ui/terminal/width.js';

describe('width', () => {
  test.each([
    ['abc', 3],
    ['日本', 4],
    ['😀', 2],
    ['e\u0301', 1],
    ['👨‍👩‍👧', 2],
    ['\t', 2],
    ['\u200b', 1],
    ['\ud83d', 1],
  ])('%j takes %i columns', (text, columns) => expect(columnsOf(text)).toBe(columns));

  test('control characters are drawn with a caret', () => {
    expect(clusters('a\x01\x7f').map(({ shown }) => shown)).toEqual(['a', '^A', '^\xbf']);
  });
  test('cutting leaves characters whole', () => {
    expect(cutToColumns('a日本', 4)).toBe('a日');
    expect(cutToColumns('abc', 9)).toBe('abc');
  });
  test('characters have a start and an end', () => {
    expect([characterStart('a😀b', 2), characterEnd('a😀b', 2)]).toEqual([1, 3]);
    expect([characterStart('a😀b', 1), characterEnd('a😀b', 1)]).toEqual([1, 1]);
    expect([characterStart('ab', 2), characterEnd('ab', 0)]).toEqual([2, 0]);
  });
});

describe('style', () => {
  test.each([
    ['31', '\x1b[31m'],
    ['1;31;44', '\x1b[1;31;44m'],
    ['38;2;1;2;3', '\x1b[38;2;1;2;3m'],
    ['38;5;9;48;5;238', '\x1b[38;5;9;48;5;238m'],
    ['1;3;22', '\x1b[3m'],
    ['31;39', ''],
    ['7;0', ''],
    ['', ''],
  ])('%s', (parameters, sequence) => expect(applySgr(plainStyle, parameters).sequence).toBe(sequence));

  test('equal styles are the same', () =>
    expect(applySgr(plainStyle, '1;31')).toBe(applySgr(applySgr(plainStyle, '31'), '1')));
  test('changing resets what was on', () => {
    const red = applySgr(plainStyle, '31');
    expect([changeStyle(plainStyle, red), changeStyle(red, plainStyle), changeStyle(red, red)]).toEqual([
      '\x1b[31m',
      '\x1b[0m',
      '',
    ]);
  });
  test('control sequences are taken out', () => {
    expect(stripControlSequences('\x1b[31ma\x1b]0;title\x07b\x1b]8;;x\x1b\\c\x1b(B\x1b7d')).toBe('abcd');
  });
});

test('rows of cells', () => {
  const row = readRow('a\x1b[31m日\x1b[0m ');
  expect(row.map((cell) => cell?.text ?? null)).toEqual(['a', '日', null]);
  expect(rowText(row)).toBe('a\x1b[31m日\x1b[0m');
});

describe('the column after output', () => {
  test.each([
    ['abc', 0, 3],
    ['abc\n', 5, 0],
    ['one\ntwo', 5, 3],
    ['日本', 0, 4],
    ['a\tb', 0, 9],
    ['x'.repeat(10), 0, 10],
    ['x'.repeat(11), 0, 1],
    ['\x1b[31mab\x1b[0m', 1, 3],
    ['\x1b]0;title\x07ab', 0, 2],
    ['ab\x1b[K', 0, 2],
    ['ab\x1b[3D', 0, null],
    ['\x1b[H', 5, null],
    ['\x1b[H\x1b[2J\nx', 5, 1],
  ])('%j from %i', (text, from, column) => expect(columnAfter(text, from, 10)).toBe(column));
});

test.each([
  ['PS> ', { column: 4, rowsAbove: 0 }],
  ['one\ntwo> ', { column: 5, rowsAbove: 1 }],
  ['12345678901234', { column: 4, rowsAbove: 1 }],
  ['1234567890', { column: 10, rowsAbove: 0 }],
  ['\x1b[32mgreen\x1b[0m> ', { column: 7, rowsAbove: 0 }],
])('the last row of %j', (text, expected) => expect(lastRow(text, 10)).toMatchObject(expected));
