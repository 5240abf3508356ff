import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultColors } from '../../../src/ui/editor/colors.js';
import { layOut } from '../../../src/ui/editor/layout.js';
import { LiveRegion } from '../../../src/ui/terminal/live-region.js';
import { ScreenTerminal } from '../support/screen-terminal.js';

const COLUMNS = 12;
const ROWS = 5;

/** A region that shows a text behind `PS> `, with the cursor at an offset. */
class Shown {
  readonly terminal = new ScreenTerminal(COLUMNS, ROWS);
  readonly region = new LiveRegion();

  constructor() {
    this.terminal.write('PS> ');
    this.region.begin('PS> ', 4);
  }
  frame(text: string, cursor: number) {
    const layout = layOut({
      text,
      tokens: [],
      columns: this.terminal.columns,
      startColumn: 4,
      continuationPrompt: '>> ',
      colors: defaultColors,
    });
    const [first, ...rest] = layout.rows;
    return { lines: [`PS> ${first}`, ...rest], cursor: layout.pointAt(cursor), continued: layout.continued };
  }
  async show(text: string, cursor = text.length) {
    this.terminal.write(this.region.update(this.frame(text, cursor), this.terminal));
    await this.terminal.flushed();
    return this.terminal.screen();
  }
}

describe('a region that fits the screen', () => {
  test('is drawn behind the prompt, with the cursor where it belongs', async () => {
    const shown = new Shown();
    expect(await shown.show('abc', 1)).toEqual(['PS> abc']);
    expect(shown.terminal.cursor).toEqual([5, 0]);
  });

  test('grows over the last column as one line for the terminal', async () => {
    const shown = new Shown();
    await shown.show('abcdefgh');
    expect(shown.terminal.cursor).toEqual([0, 1]);
    expect(await shown.show('abcdefghij')).toEqual(['PS> abcdefgh', 'ij']);
    expect(shown.terminal.isWrapped(1)).toBe(true);
  });

  test('wraps behind a blank in the last column', async () => {
    const shown = new Shown();
    await shown.show('abcdefg ');
    expect(await shown.show('abcdefg xy')).toEqual(['PS> abcdefg', 'xy']);
    expect(shown.terminal.isWrapped(1)).toBe(true);
  });

  test('takes back rows that are no longer needed', async () => {
    const shown = new Shown();
    await shown.show('one\ntwo\nthree');
    expect(await shown.show('one')).toEqual(['PS> one']);
  });

  test('sends little for one more character', async () => {
    const shown = new Shown();
    await shown.show('abc');
    const before = shown.terminal.output.length;
    await shown.show('abcd');
    expect(shown.terminal.output.slice(before)).toBe('d');
  });

  test('wide characters do not leave halves behind', async () => {
    const shown = new Shown();
    await shown.show('日本語');
    expect(await shown.show('日x本語', 2)).toEqual(['PS> 日x本語']);
    expect(await shown.show('a本語', 1)).toEqual(['PS> a本語']);
  });

  test('erases itself and what is behind it only', async () => {
    const shown = new Shown();
    await shown.show('one\ntwo');
    shown.terminal.write(shown.region.erase(4, 0));
    await shown.terminal.flushed();
    expect(shown.terminal.screen()).toEqual(['PS>']);
    expect(shown.terminal.cursor).toEqual([4, 0]);
  });
});

describe('a region taller than the screen', () => {
  const lines = (n: number) => Array.from({ length: n }, (_, i) => `line ${i + 1}`).join('\n');

  test('shows its end and keeps what has scrolled away', async () => {
    const shown = new Shown();
    expect(await shown.show(lines(8))).toEqual(['>> line 4', '>> line 5', '>> line 6', '>> line 7', '>> line 8']);
    expect(shown.terminal.transcript()[0]).toBe('PS> line 1');
  });

  test('shows the part with the cursor', async () => {
    const shown = new Shown();
    await shown.show(lines(8));
    expect(await shown.show(lines(8), 0)).toEqual(['PS> line 1', '>> line 2', '>> line 3', '>> line 4', '>> line 5']);
    expect(shown.terminal.cursor).toEqual([4, 0]);
    expect(await shown.show(lines(8))).toEqual(['>> line 4', '>> line 5', '>> line 6', '>> line 7', '>> line 8']);
  });

  test('comes back as a whole when it gets short', async () => {
    const shown = new Shown();
    await shown.show(lines(8));
    expect(await shown.show('x')).toEqual(['PS> x']);
  });
});

test('whatever was shown before, the screen is that of the last frame', async () => {
  const character = fc.constantFrom('a', 'b', ' ', '\n', '日', '😀', 'é', 'e\u0301', '\t');
  const text = fc.array(character, { maxLength: 60 }).map((characters) => characters.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, fc.nat(60)), { minLength: 1, maxLength: 6 }), async (frames) => {
      const shown = new Shown();
      for (const [shownText, cursor] of frames) await shown.show(shownText, Math.min(cursor, shownText.length));
      const [lastText, lastCursor] = frames.at(-1)!;
      const { lines, cursor } = shown.frame(lastText, Math.min(lastCursor, lastText.length));
      const top = shown.terminal.cursor[1] - cursor.row;
      const plain = lines.map((line) => line.replace(/\x1b\[[\d;]*m/g, '').trimEnd());
      const visible = plain.slice(Math.max(0, -top), ROWS - top);
      while (visible.at(-1) === '') visible.pop();
      const screen = shown.terminal.screen();
      expect(screen.slice(Math.max(0, top), Math.max(0, top) + visible.length)).toEqual(visible);
      expect(screen.length).toBeLessThanOrEqual(Math.max(0, top) + visible.length);
      expect(shown.terminal.cursor[0]).toBe(cursor.column);
    }),
    { numRuns: 200 },
  );
});
