/** Tab in a whole session: what is asked of the runspace, and what the screen then shows. */
import { describe, expect, test } from 'vitest';
import type { CompletionItem, CompletionSet } from '../../src/runtime/runspaces/runspace.js';
import { key } from './support/editor.js';
import type { FakeRunspace } from './support/fake-runspace.js';
import { startSession } from './support/session.js';

const TAB = '\t';
const CTRL_SPACE = '\0';
const SHIFT_TAB = '\x1b[Z';
const ESCAPE = '\x1b';

const item = (completionText: string, more: Partial<CompletionItem> = {}): CompletionItem => ({
  completionText,
  listItemText: completionText,
  resultType: 'Command',
  toolTip: completionText,
  ...more,
});

/** Completes the last word of the line with those of `items` that begin like it. */
function offer(runspace: FakeRunspace, items: readonly CompletionItem[]): string[] {
  const asked: string[] = [];
  runspace.complete = async (text: string, cursor: number): Promise<CompletionSet> => {
    asked.push(`${text.slice(0, cursor)}|${text.slice(cursor)}`);
    const start = text.lastIndexOf(' ', cursor - 1) + 1;
    const word = text.slice(start, cursor).toLowerCase();
    const found = items.filter(({ listItemText }) => listItemText.toLowerCase().startsWith(word));
    return { replacementIndex: start, replacementLength: cursor - start, items: found };
  };
  return asked;
}

async function session(
  items: readonly CompletionItem[],
  {
    editMode = 'Emacs',
    rows = 10,
    columns = 40,
  }: { editMode?: 'Emacs' | 'Windows'; rows?: number; columns?: number } = {},
) {
  const started = await startSession({ rows, columns });
  const asked = offer(started.runspace, items);
  started.console.services['readline.setOptions']?.({ editMode } as never, {} as never);
  return { ...started, asked, type: (keys: string) => started.terminal.type(keys) };
}

const animals = [item('Get-ZebraFoal'), item('Get-ZebraStripe'), item('Get-Zoo')];

describe('Tab in Emacs mode', () => {
  test('first what all have in common, then the list, then the rest', async () => {
    const { type, asked } = await session(animals);
    expect(await type(`get-ze${TAB}`)).toEqual(['PS> Get-Zebra']);
    expect(await type(TAB)).toEqual(['PS> Get-Zebra', 'Get-ZebraFoal    Get-ZebraStripe', 'PS> Get-Zebra']);
    expect(await type(`s${TAB}`)).toEqual(['PS> Get-Zebra', 'Get-ZebraFoal    Get-ZebraStripe', 'PS> Get-ZebraStripe']);
    expect(asked).toEqual(['get-ze|', 'Get-Zebras|']);
  });

  test('one edit to undo', async () => {
    const { type } = await session(animals);
    expect(await type(`get-zo${TAB}`)).toEqual(['PS> Get-Zoo']);
    expect(await type('\x1f')).toEqual(['PS> get-zo']);
  });

  test('a folder ends in a separator, in front of its closing quote', async () => {
    const { type, terminal } = await session([
      item("'./two words'", { listItemText: 'two words', resultType: 'ProviderContainer' }),
      item('./sub', { listItemText: 'sub', resultType: 'ProviderContainer' }),
    ]);
    expect(await type(`cd tw${TAB}`)).toEqual(["PS> cd './two words/'"]);
    expect(terminal.cursor).toEqual([20, 0]);
    expect(await type(`${key.ctrl('u')}${key.ctrl('k')}cd s${TAB}`)).toEqual(['PS> cd ./sub/']);
  });

  test('variables with braces count without them', async () => {
    const variables = [item('${za b}', { listItemText: 'za b' }), item('$zac', { listItemText: 'zac' })];
    const { type } = await session(variables.map((v) => ({ ...v, resultType: 'Variable' })));
    expect(await type(`z${TAB}`)).toEqual(['PS> $za']);
  });

  test('nothing to complete changes nothing', async () => {
    const { type } = await session([]);
    expect(await type(`get-x${TAB}${TAB}y`)).toEqual(['PS> get-xy']);
  });

  test('a completion that fails changes nothing', async () => {
    const { type, runspace } = await session([]);
    runspace.complete = () => Promise.reject(new Error('no'));
    expect(await type(`get-x${TAB}y`)).toEqual(['PS> get-xy']);
  });

  test('keys wait for the answer', async () => {
    const { type, terminal, runspace } = await session([]);
    let answer = (_: CompletionSet) => {};
    runspace.complete = () => new Promise((resolve) => (answer = resolve));
    expect(await type(`get-z${TAB} -x`)).toEqual(['PS> get-z']);
    answer({ replacementIndex: 0, replacementLength: 5, items: [item('Get-Zoo')] });
    expect(await terminal.settled()).toEqual(['PS> Get-Zoo -x']);
  });

  test('Escape gives a slow completion up, and so does a key after a while', async () => {
    const { type, terminal, runspace } = await session([]);
    const aborted: boolean[] = [];
    runspace.complete = (_text: string, _cursor: number, signal: AbortSignal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted.push(true);
          reject(new Error('stopped'));
        });
      });
    await type(`get-z${TAB}`);
    await type(ESCAPE);
    await new Promise((done) => setTimeout(done, 100));
    expect(aborted).toEqual([true]);
    expect(await type('a')).toEqual(['PS> get-za']);
    await type(`${TAB}b`);
    await new Promise((done) => setTimeout(done, 1600));
    expect(await terminal.settled()).toEqual(['PS> get-zab']);
    expect(aborted).toEqual([true, true]);
    await type(TAB);
    expect(await type(key.ctrl('c'))).toEqual(['PS> get-zab']);
    expect(aborted).toEqual([true, true, true]);
  });

  test('many results are a question', async () => {
    const many = Array.from({ length: 120 }, (_, i) => item(`x${i}`));
    const { type } = await session(many, { columns: 60 });
    expect(await type(`x${TAB}${TAB}`)).toEqual(['PS> x', 'Display all 120 possibilities? (y or n) _']);
    expect(await type('n')).toEqual(['PS> x']);
    await type(`${TAB}${TAB}`);
    const shown = await type('y');
    expect(shown.at(-1)).toBe('PS> x');
    expect(shown.join(' ')).toContain('x119');
  });

  test('Alt+= shows the list at once', async () => {
    const { type } = await session(animals);
    expect(await type(`get-z${key.alt('=')}`)).toEqual([
      'PS> get-z',
      'Get-ZebraFoal    Get-Zoo',
      'Get-ZebraStripe',
      'PS> get-z',
    ]);
  });
});

describe('Tab in Windows mode', () => {
  test('goes round the results, and Shift+Tab back', async () => {
    const { type, asked } = await session(animals, { editMode: 'Windows' });
    expect(await type(`get-z${TAB}`)).toEqual(['PS> Get-ZebraFoal']);
    expect(await type(TAB)).toEqual(['PS> Get-ZebraStripe']);
    expect(await type(TAB)).toEqual(['PS> Get-Zoo']);
    expect(await type(TAB)).toEqual(['PS> Get-ZebraFoal']);
    expect(await type(SHIFT_TAB)).toEqual(['PS> Get-Zoo']);
    expect(asked).toEqual(['get-z|']);
    expect(await type(key.ctrl('z').repeat(5))).toEqual(['PS> get-z']);
  });

  test('Shift+Tab begins with the last', async () => {
    const { type } = await session(animals, { editMode: 'Windows' });
    expect(await type(`get-z${SHIFT_TAB}`)).toEqual(['PS> Get-Zoo']);
  });

  test('a single result is asked for again', async () => {
    const { type, asked } = await session([item('./sub', { resultType: 'ProviderContainer' })], {
      editMode: 'Windows',
    });
    expect(await type(`./s${TAB}${TAB}`)).toEqual(['PS> ./sub/']);
    expect(asked).toEqual(['./s|', './sub/|']);
  });
});

describe('the menu', () => {
  const birds = ['Auk', 'Crane', 'Crow', 'Dodo', 'Duck', 'Emu', 'Gull'].map((name) => item(`Bird-${name}`));
  const menu = (more = {}) => session(birds, { editMode: 'Windows', ...more });
  const grid = ['Bird-Auk    Bird-Dodo   Bird-Gull', 'Bird-Crane  Bird-Duck', 'Bird-Crow   Bird-Emu'];

  test('opens with the first result and moves by arrows', async () => {
    const { type } = await menu();
    expect(await type(`bird${CTRL_SPACE}`)).toEqual(['PS> Bird-Auk', ...grid]);
    const selected = async (keys: string) => (await type(keys))[0];
    expect(await selected(key.down)).toBe('PS> Bird-Crane');
    expect(await selected(key.right)).toBe('PS> Bird-Duck');
    expect(await selected(key.right)).toBe('PS> Bird-Crow');
    expect(await selected(key.right)).toBe('PS> Bird-Emu');
    expect(await selected(key.right)).toBe('PS> Bird-Auk');
    expect(await selected(key.left)).toBe('PS> Bird-Emu');
    expect(await selected(key.up)).toBe('PS> Bird-Duck');
    expect(await selected('\x1b[5~')).toBe('PS> Bird-Dodo');
    expect(await selected('\x1b[6~')).toBe('PS> Bird-Emu');
    expect(await selected(TAB)).toBe('PS> Bird-Gull');
    expect(await selected(TAB)).toBe('PS> Bird-Auk');
    expect(await selected(SHIFT_TAB)).toBe('PS> Bird-Gull');
    expect(await type('\r')).toEqual(['PS> Bird-Gull']);
    expect(await type(key.ctrl('z'))).toEqual(['PS> bird']);
  });

  test('typing narrows it, Backspace widens it and then leaves it', async () => {
    const { type } = await menu();
    expect(await type(`bird${CTRL_SPACE}c`)).toEqual(['PS> Bird-Crane', 'Bird-Crane  Bird-Crow']);
    expect(await type('ro')).toEqual(['PS> Bird-Crow', 'Bird-Crow']);
    expect(await type('\x7f\x7f\x7f')).toEqual(['PS> Bird-Auk', ...grid]);
    expect(await type('\x7f')).toEqual(['PS> Bird-Auk', ...grid]);
    expect(await type('\x7f')).toEqual(['PS> bir']);
  });

  test('Tab first takes what all have in common', async () => {
    const { type, terminal } = await menu();
    await type(`bird${CTRL_SPACE}c`);
    await type(TAB);
    expect(terminal.cursor).toEqual([11, 0]);
    expect((await type(TAB))[0]).toBe('PS> Bird-Crow');
  });

  test('Escape leaves the line as it was, other keys leave what is selected', async () => {
    const { type, terminal } = await menu();
    expect(await type(`x bird${CTRL_SPACE}${key.down}${ESCAPE}`)).toEqual(['PS> x bird']);
    await new Promise((done) => setTimeout(done, 80));
    expect(await terminal.settled()).toEqual(['PS> x bird']);
    expect(await type(`${CTRL_SPACE}${key.end}!`)).toEqual(['PS> x Bird-Auk!']);
  });

  test('a key that ends such a text takes it', async () => {
    const { type } = await session(
      ['Length', 'LongLength'].map((name) => item(name, { resultType: 'Property' })),
      { editMode: 'Windows' },
    );
    expect(await type(`l${CTRL_SPACE}.x`)).toEqual(['PS> Length.x']);
  });

  test('a parenthesis that is there already is not typed again', async () => {
    const { type } = await session(
      ['Pad(', 'Part('].map((name) => item(name, { resultType: 'Method' })),
      { editMode: 'Windows' },
    );
    expect(await type(`pa${CTRL_SPACE}(1`)).toEqual(['PS> Pad(1']);
  });

  test('an explanation stands below when it says something new and has room', async () => {
    const { type, terminal } = await session([item('aa', { toolTip: 'one\ntwo' }), item('ab')], {
      editMode: 'Windows',
    });
    expect(await type(`a${CTRL_SPACE}`)).toEqual(['PS> aa', 'aa  ab', '', 'one', 'two']);
    expect(await type(key.right)).toEqual(['PS> ab', 'aa  ab']);
    await type(key.left);
    expect(await terminal.resize(40, 5)).toEqual(['PS> aa', 'aa  ab']);
  });

  test('without room for it there is a list', async () => {
    const { type } = await menu({ rows: 3 });
    expect((await type(`bird${CTRL_SPACE}`)).at(-1)).toBe('PS> bird');
  });
});
