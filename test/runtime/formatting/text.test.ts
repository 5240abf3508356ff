import { describe, expect, test } from 'vitest';
import { displayLength, fitFromHead, tailStart } from '../../../src/runtime/formatting/text/display-cells.js';
import { cut, plainText } from '../../../src/runtime/formatting/text/escape-sequences.js';
import { splitLines, wrapLines } from '../../../src/runtime/formatting/text/lines.js';

const red = '\x1b[31m';
const reset = '\x1b[0m';

describe('cells', () => {
  test('wide characters count twice, escape sequences not at all, combining marks once', () => {
    expect(displayLength('abc')).toBe(3);
    expect(displayLength('日本')).toBe(4);
    expect(displayLength(`${red}ab${reset}`)).toBe(2);
    expect(displayLength('e\u0301')).toBe(2);
    expect(displayLength('\x1b]8;;https://x\x1b\\link\x1b]8;;\x1b\\')).toBe(4);
  });
  test('fitting does not split a wide character', () => {
    expect(fitFromHead('a日本', 2)).toBe(1);
    expect(tailStart('日本a', 2)).toBe(2);
  });
});

describe('cut', () => {
  test('keeps the sequences and resets at the end', () => {
    expect(cut(`${red}abcdef${reset}`, 0, 3)).toBe(`${red}abc${reset}`);
    expect(cut(`${red}abcdef${reset}`, 2, 2, '', '…')).toBe(`${red}cd…${reset}`);
    expect(cut('abcdef', 4, Number.POSITIVE_INFINITY, '…')).toBe('…ef');
  });
  test('plainText', () => {
    expect(plainText(`${red}x\x1b[?25l${reset}`)).toBe('x');
  });
});

describe('lines', () => {
  test('break at line breaks, and drop carriage returns', () => {
    expect(splitLines('a\r\nb\n')).toEqual(['a', 'b', '']);
    expect(splitLines(`${red}a\nb${reset}`)).toEqual([`${red}a${reset}`, `${red}b${reset}`]);
  });
  test('wrap at words; the blank behind a word belongs to it', () => {
    expect(wrapLines('one two three four', 8)).toEqual(['one two ', 'three ', 'four']);
    expect(wrapLines('aaa bbb', 3)).toEqual(['aaa', ' ', 'bbb']);
  });
  test('words longer than the line are cut', () => {
    expect(wrapLines('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  });
  test('the first line may be shorter', () => {
    expect(wrapLines('aa bb cc', 3, 6)).toEqual(['aa ', 'bb cc']);
  });
});
