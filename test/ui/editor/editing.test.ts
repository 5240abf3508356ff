import { describe, expect, test } from 'vitest';
import { edit, key, TestEditor } from '../support/editor.js';

const { ctrl, alt } = key;

describe('typing and deleting', () => {
  test('text goes in at the cursor', () => expect(edit(`ac${key.left}b`)).toBe('ab|c'));
  test('Backspace and Delete', () =>
    expect(edit(`abcd${key.left.repeat(2)}${key.backspace}${key.delete}`)).toBe('a|d'));
  test('a key that is bound to nothing goes in as it is', () => expect(edit(`a${ctrl('v')}b`)).toBe('a\x16b|'));
  test('an arrow that is bound to nothing does nothing', () => expect(edit('ab\x1b[1;5Dc')).toBe('abc|'));
  test('Ctrl+d asks to leave on an empty line only', () => {
    const editor = new TestEditor();
    editor.type(ctrl('d'));
    expect(editor.state.effect).toEqual({ kind: 'exit' });
    expect(edit(`ab${ctrl('a')}${ctrl('d')}`)).toBe('|b');
  });
  test('Alt+r reverts the line', () => expect(edit(`abc${alt('r')}`)).toBe('|'));
  test('Ctrl+t swaps characters', () => expect(edit(`ehco${key.left.repeat(2)}${ctrl('t')}`)).toBe('ech|o'));
  test('case of words', () =>
    expect(edit(`one two three${ctrl('a')}${alt('u')}${alt('c')}${alt('l')}`)).toBe('ONE Two three|'));
});

describe('characters of several units', () => {
  test('the cursor goes by UTF-16 units', () => expect(edit(`a😀${key.left}`).length).toBe('a\ud83d|\ude00'.length));
  test('Backspace takes the whole character', () => expect(edit(`a😀${key.backspace}`)).toBe('a|'));
  test('Backspace inside a character takes it as a whole', () =>
    expect(edit(`a😀b${key.left.repeat(2)}${key.backspace}`)).toBe('a|b'));
  test('text typed inside a character goes behind it', () => expect(edit(`😀${key.left}x`)).toBe('😀x|'));
  test('Delete takes a letter with its accent', () => expect(edit(`e\u0301x${ctrl('a')}${key.delete}`)).toBe('|x'));
  test('killing does not cut a character', () => expect(edit(`ab😀${key.left}${ctrl('k')}`)).toBe('ab|'));
});

describe('movement', () => {
  test('by words', () => {
    expect(edit(`one two-x three${alt('b')}`)).toBe('one two-x |three');
    expect(edit(`one two-x three${alt('b').repeat(2)}`)).toBe('one two-|x three');
    expect(edit(`one two${ctrl('a')}${alt('f')}`)).toBe('one| two');
  });
  test('a digit argument repeats, a minus turns round', () => {
    expect(edit(`abcdefgh${alt('3')}${ctrl('b')}X`)).toBe('abcdeX|fgh');
    expect(edit(`abcdefgh${ctrl('a')}${alt('-')}${alt('3')}${ctrl('b')}`)).toBe('abc|defgh');
    expect(edit(`${alt('1')}${alt('2')}x`)).toBe(`${'x'.repeat(12)}|`);
    expect(edit(`ab${alt('2')}${ctrl('g')}c`)).toBe('abc|');
  });
  test('to a character that is read', () => {
    expect(edit(`a.b.c${ctrl('a')}\x1d.`)).toBe('a|.b.c');
    expect(edit(`a.b.c${ctrl('a')}${alt('2')}\x1d.`)).toBe('a.b|.c');
  });
  test('Windows Ctrl+] goes to the other brace', () => {
    expect(edit(`(a {b})${key.left}\x1d`, { mode: 'Windows' })).toBe('|(a {b})');
    expect(edit(`(a {b})${key.home}\x1d`, { mode: 'Windows' })).toBe('(a {b}|)');
  });
});

describe('several lines', () => {
  const open = `if (1) {${key.enter}  'yes'`;
  test('Enter goes on in another line while the text is not complete', () =>
    expect(edit(open)).toBe("if (1) {\n  'yes'|"));
  test('Enter in a complete text accepts it, wherever the cursor is', () => {
    const editor = new TestEditor();
    editor.type(`${open}${key.enter}}${key.up}${key.enter}`);
    expect(editor.state.effect).toMatchObject({ kind: 'accept' });
    expect(editor.shown).toBe("if (1) {\n  'yes'\n}|");
  });
  test('Home goes to the start of the line, then of the text', () => {
    expect(edit(`${open}${ctrl('a')}`)).toBe("if (1) {\n|  'yes'");
    expect(edit(`${open}${ctrl('a').repeat(2)}`)).toBe("|if (1) {\n  'yes'");
  });
  test('the arrows keep the column of the screen, or the end of the line', () => {
    expect(edit(`${open}${key.up}`)).toBe("if (1) {|\n  'yes'");
    expect(edit(`${open}${key.left.repeat(5)}${key.up}`)).toBe("i|f (1) {\n  'yes'");
    expect(edit(`${open}${key.left.repeat(5)}${key.up}${key.down}`)).toBe("if (1) {\n  |'yes'");
  });
  test('undo takes a line break back', () =>
    expect(edit(`if (1) {${key.enter}x${ctrl('x')}${ctrl('u')}${ctrl('x')}${ctrl('u')}`)).toBe('if (1) {|'));
  test('Shift+Enter adds a line to a complete text', () => expect(edit('1\x1b[13;2u2')).toBe('1\n2|'));
});

describe('killing and yanking', () => {
  test('what was killed comes back', () => expect(edit(`abc${ctrl('u')}x${ctrl('y')}`)).toBe('xabc|'));
  test('kills in a row are one entry, each on its side', () => {
    expect(edit(`one two three${ctrl('w')}${ctrl('w')}${ctrl('y')}`)).toBe('one two three|');
    expect(edit(`one two${ctrl('a')}${alt('d')}${alt('d')}${ctrl('y')}`)).toBe('one two|');
  });
  test('Alt+y goes round the ring', () => {
    const killTwo = `one${ctrl('u')}two${ctrl('u')}`;
    expect(edit(`${killTwo}${ctrl('y')}`)).toBe('two|');
    expect(edit(`${killTwo}${ctrl('y')}${alt('y')}`)).toBe('one|');
    expect(edit(`${killTwo}${ctrl('y')}${alt('y')}${alt('y')}`)).toBe('two|');
    expect(edit(`${killTwo}${alt('y')}`)).toBe('|');
  });
  test('Ctrl+w kills to white space, Alt+Backspace to a delimiter', () => {
    expect(edit(`echo one-two${ctrl('w')}`)).toBe('echo |');
    expect(edit(`echo one-two\x1b\x7f`)).toBe('echo one-|');
  });
  test('Alt+. brings the last argument of the line before, and of those before', () => {
    const history = ['first one two', "second 'a b'"];
    expect(edit(`x ${alt('.')}`, { history })).toBe("x 'a b'|");
    expect(edit(`x ${alt('.')}${alt('.')}`, { history })).toBe('x two|');
    expect(edit(`x ${alt('.')}${alt('.')}${alt('.')}`, { history })).toBe('x two|');
    expect(edit(`${ctrl('[')}${ctrl('y')}`, { history })).toBe("'a b'|");
  });
});

describe('undo and redo', () => {
  test('go through edits one by one', () => {
    const undo = ctrl('x') + ctrl('u');
    expect(edit(`abc${undo}`)).toBe('ab|');
    expect(edit(`abcdef${key.left.repeat(3)}${key.backspace.repeat(2)}${undo}`)).toBe('ab|def');
    expect(edit(`ehco${key.left.repeat(2)}${ctrl('t')}${undo}`)).toBe('ehc|o');
  });
  test('Windows keys redo until something else is typed', () => {
    const mode = 'Windows';
    expect(edit(`abc${ctrl('z')}${ctrl('z')}${ctrl('y')}`, { mode })).toBe('ab|');
    expect(edit(`abc${ctrl('z')}x${ctrl('y')}`, { mode })).toBe('abx|');
  });
});

describe('selection', () => {
  const mode = 'Windows';
  test('typing takes its place', () => expect(edit(`echo one${key.shiftLeft.repeat(3)}x`, { mode })).toBe('echo x|'));
  test('Delete deletes it', () => expect(edit(`echo one${key.shiftHome}${key.delete}`, { mode })).toBe('|'));
  test('a movement ends it', () => expect(edit(`abc${key.shiftLeft}${key.left}x`, { mode })).toBe('ax|bc'));
  test('Ctrl+c copies it, or gives the line up', () => {
    const editor = new TestEditor({ mode });
    editor.type(`echo one${key.shiftLeft.repeat(3)}${ctrl('c')}`);
    expect(editor.state.effect).toEqual({ kind: 'copy', text: 'one' });
    editor.type(ctrl('c'));
    expect(editor.state.effect).toEqual({ kind: 'cancel' });
  });
});

test('the second key of a chord that is not bound does nothing', () => expect(edit(`a${ctrl('x')}zb`)).toBe('ab|'));

test('ten thousand characters can be typed', () => {
  const start = performance.now();
  const editor = new TestEditor();
  editor.type('x'.repeat(10_000));
  expect(editor.state.text.length).toBe(10_000);
  expect(performance.now() - start).toBeLessThan(3000);
});
