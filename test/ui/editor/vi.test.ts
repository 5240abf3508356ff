import { describe, expect, test } from 'vitest';
import { key, TestEditor } from '../support/editor.js';

const { ctrl } = key;
const history = ['echo apple 1', 'echo banana', 'echo apple 2'];

/** Types a text, goes to command mode, and presses keys there one by one, as Escape needs a moment of its own. */
function vi(text: string, ...keys: string[]): string {
  const editor = new TestEditor({ mode: 'Vi', history });
  editor.type(text);
  editor.type('\x1b');
  for (const part of keys) editor.type(part);
  return editor.shown;
}
const ESCAPE = '\x1b';

describe('modes', () => {
  test('text is inserted until Escape', () => {
    expect(new TestEditor({ mode: 'Vi' }).type('abc')).toBe('abc|');
    expect(vi('abc')).toBe('ab|c');
    expect(vi('abc', 'hix', ESCAPE, 'ay')).toBe('axy|bc');
  });
  test.each([
    ['I', 'x|ab c'],
    ['A', 'ab cx|'],
    ['0a', 'ax|b c'],
    ['0s', 'x|b c'],
    ['S', 'x|'],
  ])('%s begins to insert', (keys, shown) => expect(vi('ab c', `${keys}x`)).toBe(shown));
  test('o and O open lines', () => {
    expect(vi('ab', 'ox')).toBe('ab\nx|');
    expect(vi('ab', 'Ox')).toBe('x|\nab');
  });
});

describe('movement', () => {
  const text = 'echo one-two  three';
  test.each([
    ['0w', 'echo |one-two  three'],
    ['0ww', 'echo one|-two  three'],
    ['03w', 'echo one-|two  three'],
    ['b', 'echo one-two  |three'],
    ['bb', 'echo one-|two  three'],
    ['0e', 'ech|o one-two  three'],
    ['0ee', 'echo on|e-two  three'],
    ['0W', 'echo |one-two  three'],
    ['0WW', 'echo one-two  |three'],
    ['BB', 'echo |one-two  three'],
    ['0EE', 'echo one-tw|o  three'],
    ['0$', 'echo one-two  thre|e'],
    ['6|', 'echo |one-two  three'],
    ['0ft', 'echo one-|two  three'],
    ['0tt', 'echo one|-two  three'],
    ['Fo', 'echo one-tw|o  three'],
    ['To', 'echo one-two|  three'],
    ['0fo;', 'echo |one-two  three'],
    ['0fo;,', 'ech|o one-two  three'],
    ['02fo', 'echo |one-two  three'],
    ['010l', 'echo one-t|wo  three'],
  ])('%s', (keys, shown) => expect(vi(text, keys)).toBe(shown));
  test('% goes between brackets', () => {
    expect(vi('(a[b]c)', '%')).toBe('|(a[b]c)');
    expect(vi('(a[b]c)', '%%')).toBe('(a[b]c|)');
    expect(vi('a [b] c', '0%')).toBe('a [b|] c');
  });
  test('by lines, in a column', () => {
    const lines = 'if (1) {\r12345\r}';
    expect(vi(lines, 'k')).toBe('if (1) {\n|12345\n}');
    expect(vi(lines, 'gg')).toBe('|if (1) {\n12345\n}');
    expect(vi(lines, 'kllkj')).toBe('if (1) {\n12|345\n}');
    expect(vi(lines, 'gg$jk')).toBe('if (1) |{\n12345\n}');
    expect(vi(lines, 'ggG')).toBe('if (1) {\n12345\n|}');
  });
});

describe('operators', () => {
  test.each([
    ['one two three', '0dw', '|two three'],
    ['one two three', '02dw', '|three'],
    ['one two three', '0d2w', '|three'],
    ['one-two three', '0dW', '|three'],
    ['one two', '0de', '| two'],
    ['one two', 'db', 'one |o'],
    ['one-two', 'dB', '|o'],
    ['one two', '0wD', 'one| '],
    ['one two', 'bd0', '|two'],
    ['  one two', 'bd^', '  |two'],
    ['x (a b) y', '0f(d%', 'x | y'],
    ['one two', '0dtw', '|wo'],
    ['one two', '0dft', '|wo'],
    ['one two', 'dFn', 'o|o'],
    ['one two', 'diw', 'one| '],
    ['abcdefg', '03x', '|defg'],
    ['abc', 'X', 'a|c'],
    ['abc', 'hrX', 'a|Xc'],
    ['abc', '0RXY', 'XY|c'],
    ['abC', '0~~~', 'ABc|'],
    ['one two', '0cwX', 'X| two'],
    ['one two', 'bcwX', 'one X|'],
    ['one two', '0ceX', 'X| two'],
    ['one two', '0CX', 'X|'],
    ['one two', 'ccX', 'X|'],
    ['one two', '0ctwX', 'X|wo'],
    ['a bc', '0cW', '| bc'],
  ])('%s: %s', (text, keys, shown) => expect(vi(text, keys)).toBe(shown));

  test('yanked and deleted text is pasted', () => {
    expect(vi('one two', '0ywP')).toBe('one| one two');
    expect(vi('one two', '0dw$p')).toBe('twoone| ');
    expect(vi('one two', '0y$$p')).toBe('one twoone tw|o');
    expect(vi('a', 'yyp')).toBe('a\n|a');
    expect(vi('a', 'yyP')).toBe('|a\na');
    expect(vi('a', 'p')).toBe('|a');
  });
  test('lines', () => {
    const lines = 'if (1) {\r1\r}';
    expect(vi(lines, 'kdd')).toBe('if (1) {\n|}');
    expect(vi(lines, 'ggdd')).toBe('|1\n}');
    expect(vi(lines, 'dd')).toBe('if (1) {\n|1');
    expect(vi(lines, 'kdG')).toBe('|if (1) {');
    expect(vi(lines, 'ggdj')).toBe('|}');
    expect(vi(lines, 'dk')).toBe('|if (1) {');
    expect(vi(lines, 'dgg')).toBe('|');
    expect(vi(lines, 'ggJ')).toBe('if (1) {| 1\n}');
  });
  test('a change is one edit to undo, and can be made again', () => {
    expect(vi('one two', '0cwXYZ', ESCAPE, 'u')).toBe('|one two');
    expect(vi('abcdef', '0xl.')).toBe('b|def');
    expect(vi('one two three', '0dw.')).toBe('|three');
    expect(vi('a,b,c', '0df,.')).toBe('|c');
    expect(vi('abc', '.')).toBe('ab|c');
    expect(vi('abc', 'xxU')).toBe('|');
  });
});

describe('the history', () => {
  test('by k and j, with the cursor at the start', () => {
    expect(vi('', 'kk')).toBe('|echo banana');
    expect(vi('', 'kkj')).toBe('|echo apple 2');
  });
  test('is searched by / and n', () => {
    expect(vi('', '/app', '\r')).toBe('|echo apple 2');
    expect(vi('', '/app', '\r', 'n')).toBe('|echo apple 1');
    expect(vi('', '/app', '\r', 'nN')).toBe('|echo apple 2');
    expect(vi('x', '/app', ESCAPE)).toBe('|x');
    expect(vi('x', '/zzz', '\r')).toBe('|x');
  });
  test('suggests while inserting only', () => {
    const editor = new TestEditor({ mode: 'Vi', history });
    editor.type('echo b');
    expect(editor.state.prediction).toMatchObject({ text: 'echo banana' });
    editor.type(ESCAPE);
    expect(editor.state.prediction).toBeNull();
  });
});

test('keys that are not bound are typed; what is no command rings', () => {
  expect(new TestEditor({ mode: 'Vi' }).type(`ab${ctrl('w')}`)).toBe('ab\x17|');
  const editor = new TestEditor({ mode: 'Vi' });
  editor.type('a');
  editor.type(ESCAPE);
  editor.type('q');
  expect(editor.state.ding).toBe(true);
  expect(editor.shown).toBe('|a');
});
