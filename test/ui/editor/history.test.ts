import { describe, expect, test } from 'vitest';
import { edit, key, TestEditor } from '../support/editor.js';

const { ctrl, alt } = key;
const history = ['echo apple', 'Get-Date', 'echo banana', 'Get-Date', 'echo apple pie'];

describe('the arrows', () => {
  test('go back, and forward to the line that was typed', () => {
    expect(edit(key.up, { history })).toBe('echo apple pie|');
    expect(edit(`draft${key.up}${key.up}${key.down}${key.down}`, { history })).toBe('draft|');
  });
  test('show a line once, where it ran last', () => {
    expect(edit(key.up.repeat(4), { history })).toBe('echo apple|');
    expect(edit(key.up.repeat(4), { history, options: { historyNoDuplicates: false } })).toBe('Get-Date|');
  });
  test('stop at the oldest', () => expect(edit(key.up.repeat(9), { history })).toBe('echo apple|'));
  test('skip what other sessions ran', () => {
    const others = [...history, { text: 'theirs', fromOtherSession: true }];
    expect(edit(key.up, { history: others })).toBe('echo apple pie|');
  });
  test('an edit begins a new walk', () =>
    expect(edit(`${key.up.repeat(3)}x${key.up}`, { history })).toBe('echo apple pie|'));
  test('walk through a recalled text of several lines as history', () => {
    const multi = ['one', "if (1) {\n'x'\n}"];
    expect(edit(key.up.repeat(2), { history: multi })).toBe('one|');
  });
  test('Alt+< and Alt+> go to the ends', () => {
    expect(edit(alt('<'), { history })).toBe('echo apple|');
    expect(edit(`draft${alt('<')}${alt('>')}`, { history })).toBe('draft|');
  });
  test('undo on a recalled line empties it', () =>
    expect(edit(`${key.up}${ctrl('x')}${ctrl('u')}`, { history })).toBe('|'));
});

describe('the search for a start of line', () => {
  const mode = 'Windows';
  test('finds lines that begin so and keeps the cursor', () => {
    expect(edit(`echo${key.f8}`, { mode, history })).toBe('echo| apple pie');
    expect(edit(`ECHO${key.f8.repeat(2)}`, { mode, history })).toBe('echo| banana');
    expect(edit(`zzz${key.f8}`, { mode, history })).toBe('zzz|');
  });
  test('puts the cursor at the end by option', () => {
    const options = { historySearchCursorMovesToEnd: true };
    expect(edit(`echo${key.f8.repeat(2)}`, { mode, history, options })).toBe('echo banana|');
  });
});

describe('incremental search', () => {
  test('finds as the pattern grows', () => {
    const editor = new TestEditor({ history });
    editor.type(ctrl('r'));
    expect(editor.state.status?.text).toBe('bck-i-search: _');
    expect(editor.type('ap')).toBe('echo |apple pie');
    expect(editor.state.status?.text).toBe('bck-i-search: ap_');
    expect(editor.type(ctrl('r'))).toBe('echo |apple');
    expect(editor.type(ctrl('s'))).toBe('echo |apple pie');
  });
  test('takes the last character of the pattern back', () => {
    expect(edit(`${ctrl('r')}ban${key.backspace.repeat(3)}`, { history })).toBe('|');
    expect(edit(`${ctrl('r')}ap${ctrl('r')}${key.backspace}`, { history })).toBe('echo |apple pie');
  });
  test('says when nothing is found', () => {
    const editor = new TestEditor({ history });
    editor.type(`${ctrl('r')}zz`);
    expect(editor.state.status?.text).toBe('failed-bck-i-search: zz_');
  });
  test('Escape takes what was found, Ctrl+g goes back, another key acts on it', () => {
    expect(edit(`${ctrl('r')}ban\x1b`, { history })).toBe('echo |banana');
    expect(edit(`draft${ctrl('r')}ban${ctrl('g')}`, { history })).toBe('draft|');
    expect(edit(`${ctrl('r')}ban${ctrl('e')}x`, { history })).toBe('echo bananax|');
  });
});
