import { describe, expect, test } from 'vitest';
import { type InputEvent, KeyDecoder } from '../../../src/ui/keys/key-decoder.js';

const names = (events: InputEvent[]) => events.map((event) => (event.type === 'key' ? event.key.name : event));
const decode = (text: string) => {
  const decoder = new KeyDecoder();
  return [...names(decoder.feed(Buffer.from(text))), ...names(decoder.flush())];
};

test.each([
  ['a', 'a'],
  ['A', 'A'],
  [' ', 'Spacebar'],
  ['é', 'é'],
  ['😀', '😀'],
  ['\r', 'Enter'],
  ['\n', 'Ctrl+Enter'],
  ['\t', 'Tab'],
  ['\x1b[Z', 'Shift+Tab'],
  ['\x7f', 'Backspace'],
  ['\b', 'Ctrl+Backspace'],
  ['\x00', 'Ctrl+@'],
  ['\x01', 'Ctrl+a'],
  ['\x1d', 'Ctrl+]'],
  ['\x1f', 'Ctrl+_'],
  ['\x1b', 'Escape'],
  ['\x1bb', 'Alt+b'],
  ['\x1bB', 'Alt+B'],
  ['\x1b\x7f', 'Alt+Backspace'],
  ['\x1b\x19', 'Ctrl+Alt+y'],
  ['\x1b ', 'Alt+Spacebar'],
  ['\x1b[A', 'UpArrow'],
  ['\x1bOA', 'UpArrow'],
  ['\x1b[1;2D', 'Shift+LeftArrow'],
  ['\x1b[1;6C', 'Shift+Ctrl+RightArrow'],
  ['\x1b[3~', 'Delete'],
  ['\x1b[3;5~', 'Ctrl+Delete'],
  ['\x1b[1~', 'Home'],
  ['\x1bOP', 'F1'],
  ['\x1b[15~', 'F5'],
  ['\x1b[1;2R', 'Shift+F3'],
  ['\x1b[13;2u', 'Shift+Enter'],
  ['\x1b[97;5u', 'Ctrl+a'],
  ['\x1b[27;5;13~', 'Ctrl+Enter'],
])('%j is %s', (bytes, name) => expect(decode(bytes)).toEqual([name]));

test('keys in one piece come one by one', () => {
  expect(decode('a\x1b[A\x1bbß\x1b\x1b[B')).toEqual(['a', 'UpArrow', 'Alt+b', 'ß', 'Escape', 'DownArrow']);
});

test('sequences that are no keys say nothing', () => {
  expect(decode('\x1b[?62;1c\x1b]11;rgb:0/0/0\x07\x1b[I\x1b[99~x')).toEqual(['x']);
});

describe('pieces', () => {
  test('a character may come byte by byte', () => {
    const decoder = new KeyDecoder();
    const events = [...Buffer.from('日')].flatMap((byte) => decoder.feed(Buffer.of(byte)));
    expect(names(events)).toEqual(['日']);
  });

  test('a sequence may come byte by byte', () => {
    const decoder = new KeyDecoder();
    const events = [...Buffer.from('\x1b[1;5C')].flatMap((byte) => decoder.feed(Buffer.of(byte)));
    expect(names(events)).toEqual(['Ctrl+RightArrow']);
    expect(decoder.isWaiting).toBe(false);
  });

  test('ESC waits for what may follow', () => {
    const decoder = new KeyDecoder();
    expect(decoder.feed(Buffer.from('\x1b'))).toEqual([]);
    expect(decoder.isWaiting).toBe(true);
    expect(names(decoder.flush())).toEqual(['Escape']);
    expect(decoder.isWaiting).toBe(false);
  });

  test('a started sequence that never ends is the keys it is made of', () => {
    const decoder = new KeyDecoder();
    expect(decoder.feed(Buffer.from('\x1b[1'))).toEqual([]);
    expect(names(decoder.flush())).toEqual(['Alt+[', '1']);
  });
});

describe('pastes', () => {
  test('are one event with line breaks as \\n', () => {
    expect(decode('a\x1b[200~one\rtwo\r\nthree\x1b[201~b')).toEqual([
      'a',
      { type: 'paste', text: 'one\ntwo\nthree' },
      'b',
    ]);
  });

  test('keep escape sequences as text', () => {
    expect(decode('\x1b[200~\x1b[A\x03\x1b[201~')).toEqual([{ type: 'paste', text: '\x1b[A\x03' }]);
  });

  test('may come in pieces', () => {
    const decoder = new KeyDecoder();
    expect(decoder.feed(Buffer.from('\x1b[200~one'))).toEqual([]);
    expect(decoder.isWaiting).toBe(false);
    expect(decoder.feed(Buffer.from(' two\x1b[20'))).toEqual([]);
    expect(decoder.feed(Buffer.from('1~x')).map((event) => event.type)).toEqual(['paste', 'key']);
  });
});

test('a cursor report is one only when it was asked for', () => {
  const decoder = new KeyDecoder();
  expect(names(decoder.feed(Buffer.from('\x1b[1;2R')))).toEqual(['Shift+F3']);
  decoder.expectedCursorReports = 1;
  expect(names(decoder.feed(Buffer.from('\x1b[1;2R')))).toEqual([{ type: 'cursor', row: 0, column: 1 }]);
  expect(names(decoder.feed(Buffer.from('\x1b[1;2R')))).toEqual(['Shift+F3']);
});
