import { describe, expect, test } from 'vitest';
import { Hashtable } from '../../../src/runtime/objects/hashtable.js';
import { double } from '../../../src/runtime/objects/values.js';
import { custom, formatted, printed } from './support.js';

const of = (...objects: unknown[]) => printed(objects);
const table = (objects: unknown[], options: Parameters<typeof formatted>[2] = {}) =>
  printed(formatted('Table', objects, options));

describe('default tables', () => {
  test('up to four properties make a table, numbers on the right', () => {
    expect(of(custom({ Text: 'x', Number: 1 }), custom({ Text: 'longer', Number: 1000 }))).toBe(
      '\nText   Number\n----   ------\nx           1\nlonger   1000\n\n',
    );
  });
  test('five properties make a list', () => {
    expect(of(custom({ A: 1, Bb: 2, C: 3, D: 4, E: 'x' }))).toBe('\nA  : 1\nBb : 2\nC  : 3\nD  : 4\nE  : x\n\n');
  });
  test('strings and numbers print as they come, even within a table', () => {
    expect(of('start', custom({ A: 1 }), 'middle', custom({ A: 2 }), 'end')).toBe(
      'start\n\nA\n-\n1\nmiddle\n2\nend\n\n',
    );
  });
  test('the first object decides the columns', () => {
    expect(of(custom({ A: 1, B: 2 }), custom({ B: 3, C: 4 }))).toBe('\nA B\n- -\n1 2\n  3\n\n');
  });
  test('columns that do not fit are cut, and dropped where nothing is left', () => {
    const row = custom({ First: 'a'.repeat(50), Second: 'b'.repeat(50), Third: 'c' });
    const lines = printed([row])
      .split('\n')
      .map((line) => line.trimEnd());
    expect(lines.slice(1, 4)).toEqual([
      `${'First'.padEnd(50)} Second`,
      `${'-----'.padEnd(50)} ------`,
      `${'a'.repeat(50)} ${'b'.repeat(28)}…`,
    ]);
  });
  test('fractions have the digits of the culture', () => {
    expect(of(custom({ D: 1234.5678, E: double(1) }))).toBe('\n       D     E\n       -     -\n1234.568 1.000\n\n');
  });
  test('a line break ends the cell, but the column has room for all', () => {
    expect(of(custom({ A: 'one\ntwo', B: 1 }))).toBe('\nA       B\n-       -\none…    1\n\n');
  });
  test('wide characters take two cells', () => {
    expect(of(custom({ Name: '日本', N: 'x' }), custom({ Name: 'abcd', N: 'y' }))).toBe(
      '\nName N\n---- -\n日本 x\nabcd y\n\n',
    );
  });
});

describe('Format-Table', () => {
  const rows = [1, 2, 3].map((n) => custom({ Id: n, Name: `n${n}`, Size: n * 100 }));

  test('-Property in the order asked for, with a column for what is missing', () => {
    expect(table(rows, { properties: ['Size', 'Missing', 'Id'] })).toBe(
      '\nSize Missing Id\n---- ------- --\n 100          1\n 200          2\n 300          3\n\n',
    );
  });
  test('calculated columns have width, alignment and label', () => {
    const name = Hashtable.of([
      ['n', 'Who'],
      ['e', 'Name'],
      ['Width', 6],
      ['a', 'right'],
    ]);
    const id = Hashtable.of([
      ['e', 'Id'],
      ['w', 4],
    ]);
    expect(table(rows.slice(0, 1), { properties: [name, id] })).toBe('\n   Who   Id\n   ---   --\n    n1    1\n\n');
  });
  test('a table without widths is as wide as its rows need, whatever width a later column asks for', () => {
    const wide = Hashtable.of([
      ['e', 'Name'],
      ['w', 30],
    ]);
    expect(table(rows.slice(0, 1), { properties: [wide, 'Id'] })).toContain(`Name${' '.repeat(27)}`);
    expect(table(rows.slice(0, 1), { properties: ['Id', wide] })).toBe('\nId Name\n-- ----\n 1 n1\n\n');
  });
  test('-Wrap continues values on the next line', () => {
    const columns = [
      Hashtable.of([
        ['e', 'A'],
        ['Width', 8],
      ]),
      Hashtable.of([
        ['e', 'B'],
        ['Width', 6],
      ]),
    ];
    const row = custom({ A: 'one two three four', B: 'abcdefghijklmnop' });
    expect(table([row], { properties: columns, wrap: true })).toBe(
      '\nA        B\n-        -\none two  abcdef\nthree    ghijkl\nfour     mnop\n\n',
    );
    expect(table([row], { properties: columns })).toBe('\nA        B\n-        -\none two… abcde…\n\n');
  });
  test('-GroupBy heads each group', () => {
    const animals = ['ant', 'ape', 'bee'].map((n) => custom({ Name: n, Letter: n.charAt(0) }));
    expect(table(animals, { properties: ['Name'], groupBy: 'Letter' })).toBe(
      '\n   Letter: a\n\nName\n----\nant\nape\n\n   Letter: b\n\nName\n----\nbee\n\n',
    );
  });
  test('-HideTableHeaders leaves the rows', () => {
    expect(table(rows.slice(0, 2), { properties: ['Id', 'Name'], hideTableHeaders: true })).toBe('\n 1 n1\n 2 n2\n\n');
  });
  test('-AutoSize waits for the widest row', () => {
    const texts = [custom({ A: 'x', B: 1 }), custom({ A: 'xxxxxx', B: 2 })];
    expect(table(texts, { autoSize: true })).toBe('\nA      B\n-      -\nx      1\nxxxxxx 2\n\n');
  });
  test('-ExcludeProperty', () => {
    expect(table(rows.slice(0, 1), { properties: ['*'], exclude: [] })).toContain('Id Name Size');
  });
});
