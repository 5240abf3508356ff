import { describe, expect, test } from 'vitest';
import { defaultColors } from '../../../src/ui/editor/colors.js';
import { predictionRows, suggestedRest } from '../../../src/ui/editor/prediction-rows.js';
import { type EditorSetup, edit, key, TestEditor } from '../support/editor.js';

const { alt } = key;
const ESCAPE = '\x1b';
const PAGE_UP = '\x1b[5~';
const PAGE_DOWN = '\x1b[6~';
const history = ['git commit -m first', 'Get-Process pwsh', 'echo git', 'git push origin main', 'if (1) {\n2 }', 'GIT'];

/** What is suggested behind the text, after these keys. */
function rest(keys: string, setup: EditorSetup = {}): string {
  const editor = new TestEditor({ history, ...setup });
  editor.type(keys);
  return suggestedRest(editor.state.text, editor.state.prediction, { columns: 80, rows: 24 }, 4);
}

/** The rows of the list without their colours, the chosen one marked. */
function rows(editor: TestEditor, columns = 60): string[] {
  const selected = defaultColors.ListPredictionSelected;
  return predictionRows(editor.state.prediction, { columns, rows: 24 }, defaultColors).map((row) =>
    (row.startsWith(selected) ? `*${row}` : row).replace(/\x1b\[[0-9;]*m/g, ''),
  );
}

const list = (setup: EditorSetup = {}) =>
  new TestEditor({ history, ...setup, options: { predictionViewStyle: 'ListView', ...setup.options } });

describe('the rest of a line', () => {
  test('is that of the newest longer line which begins so', () => {
    expect(rest('git')).toBe(' push origin main');
    expect(rest('git c')).toBe('ommit -m first');
    expect(rest('GET-')).toBe('Process pwsh');
    expect(rest('if')).toBe('');
    expect(rest('zzz')).toBe('');
    expect(rest('  ')).toBe('');
    expect(rest('git', { options: { historySearchCaseSensitive: true } })).toBe(' push origin main');
    expect(rest('Git', { options: { historySearchCaseSensitive: true } })).toBe('');
  });
  test('is not there without a source', () => expect(rest('git', { options: { predictionSource: 'None' } })).toBe(''));
  test('stays while the cursor moves, and goes with what was not typed', () => {
    expect(rest(`git${key.left}`)).toBe(' push origin main');
    expect(rest(`git${key.up}`)).toBe('');
    expect(rest(`git${key.ctrl('r')}`)).toBe('');
    expect(rest(`git${key.enter}`)).toBe('');
  });
  test('is taken at the end of the text', () => {
    expect(edit(`git${key.right}`, { history })).toBe('git push origin main|');
    expect(edit(`git${key.left}${key.right}`, { history })).toBe('git|');
    expect(edit(`git${key.end}`, { history })).toBe('git|');
    expect(edit(`git${key.right}${key.ctrl('_')}`, { history })).toBe('git|');
    expect(rest(`git${key.right}`)).toBe('');
  });
  test('is taken by words', () => {
    expect(edit(`git${alt('f')}`, { history })).toBe('git push |');
    expect(rest(`git${alt('f')}`)).toBe('origin main');
    expect(edit(`git${alt('2')}${alt('f')}`, { history })).toBe('git push origin |');
    expect(edit(`git${alt('f').repeat(5)}`, { history })).toBe('git push origin main|');
  });
  test('is cut where the screen ends', () => {
    const long = { kind: 'inline' as const, text: 'a'.repeat(100) };
    expect(suggestedRest('a', long, { columns: 20, rows: 2 }, 4)).toBe(`${'a'.repeat(31)}...`);
    expect(suggestedRest('a'.repeat(50), long, { columns: 20, rows: 2 }, 4)).toBe('');
  });
});

describe('the list', () => {
  test('holds lines that begin so, and then those that hold the text', () => {
    const editor = list();
    editor.type('git');
    expect(rows(editor)).toEqual([
      '<-/3>                                           <History(3)>',
      '> git push origin main                             [History]',
      '> git commit -m first                              [History]',
      '> echo git                                         [History]',
    ]);
  });
  test('is walked through, round and round', () => {
    const editor = list();
    expect(editor.type(`git${key.down}`)).toBe('git push origin main|');
    expect(rows(editor).slice(0, 2)).toEqual([
      '<1/3>                                         <History(1/3)>',
      '*> git push origin main                             [History]',
    ]);
    expect(editor.type(key.down)).toBe('git commit -m first|');
    expect(editor.type(key.up.repeat(2))).toBe('git|');
    expect(editor.type(key.up)).toBe('echo git|');
    expect(editor.type(key.down)).toBe('git|');
    expect(editor.type(`${key.down}${key.down}${key.ctrl('_')}`)).toBe('git|');
    expect(rows(editor)[0]).toMatch(/^<-\/3>/);
  });
  test('Escape takes it away, and the line that was chosen', () => {
    const editor = list({ mode: 'Windows' });
    expect(editor.type(`git${key.down}${ESCAPE}`)).toBe('git|');
    expect(rows(editor)).toEqual([]);
    expect(editor.type(ESCAPE)).toBe('|');
  });
  test('goes on from the chosen line when that is edited', () => {
    const editor = list();
    editor.type(`git${key.down.repeat(3)}${key.backspace}`);
    expect(editor.shown).toBe('echo gi|');
    expect(rows(editor)).toHaveLength(2);
  });
  test('pages', () => {
    const lines = Array.from({ length: 20 }, (_, i) => `lion ${i}`);
    const editor = list({ history: lines });
    editor.type(`lion${key.down}`);
    expect(editor.type(PAGE_DOWN)).toBe('lion 10|');
    expect(editor.type(PAGE_DOWN)).toBe('lion 10|');
    expect(editor.type(PAGE_UP)).toBe('lion 19|');
  });
  test('needs a screen that has room', () => {
    const editor = list({ columns: 40 });
    editor.type('git');
    expect(rows(editor, 30)).toEqual(['! terminal size too small to s', 'how the list view']);
  });
  test.each([
    ['abc', `abc${'d'.repeat(60)}`, '> abcdddddddddddddddddddddddddddddddddddddddddddd\u2026 [History]'],
    ['d'.repeat(30), `${'d'.repeat(30)}efg${'h'.repeat(20)}`, /^> \u2026d+efgh+ \[History\]$/],
    ['d'.repeat(30), `${'d'.repeat(30)}${'h'.repeat(60)}`, /^> \u2026ddddd(h+)\u2026 \[History\]$/],
    ['abc', `${'x'.repeat(20)}abc${'y'.repeat(60)}`, /^> x{20}abcy+\u2026 \[History\]$/],
    ['abc', `${'x'.repeat(60)}abc${'y'.repeat(10)}`, /^> \u2026x+abcy{10} \[History\]$/],
    ['abc', `${'x'.repeat(60)}abc${'y'.repeat(60)}`, /^> \u2026x+abcy+\u2026 \[History\]$/],
    ['d'.repeat(40), `x${'d'.repeat(40)}${'y'.repeat(30)}`, /^> xd+\u2026d+y{30} \[History\]$/],
    [
      'd'.repeat(40),
      `${'x'.repeat(40)}${'d'.repeat(40)}${'y'.repeat(40)}`,
      /^> \u2026x+d+\u2026d+y+\u2026 +\[History\]$/,
    ],
  ])('a line that is too long keeps %s in sight', (typed, line, shown) => {
    const editor = list({ history: [line] });
    editor.type(typed);
    const row = rows(editor)[1]!;
    expect(row).toMatch(shown);
    expect(row).toHaveLength(60);
  });
});
