/**
 * Reads a line for a running command (Read-Host and the prompts of this folder): plain editing, no history, no completion, as in
 * pwsh. A secret is shown as stars and never becomes a string.
 */

import { defaultColors } from '../editor/colors.js';
import { layOut } from '../editor/layout.js';
import type { KeyChord } from '../keys/key-chord.js';
import type { Keyboard } from '../keys/keyboard.js';
import type { LiveView } from '../live-view.js';
import type { RegionPainter, Screen } from '../terminal/screen.js';
import { characterEnd, characterStart } from '../terminal/width.js';

interface Line {
  readonly text: string;
  readonly cursor: number;
  readonly overwrites: boolean;
}
const emptyLine: Line = { text: '', cursor: 0, overwrites: false };

type LineKey = (line: Line) => Line;
const to = (line: Line, cursor: number): Line => ({ ...line, cursor });
const deleteBetween = (line: Line, start: number, end: number): Line => ({
  ...line,
  text: line.text.slice(0, start) + line.text.slice(end),
  cursor: start,
});
const previous = ({ text, cursor }: Line): number => (cursor === 0 ? 0 : characterStart(text, cursor - 1));
const next = ({ text, cursor }: Line): number => (cursor === text.length ? cursor : characterEnd(text, cursor + 1));

const backward: LineKey = (line) => to(line, previous(line));
const forward: LineKey = (line) => to(line, next(line));
const begin: LineKey = (line) => to(line, 0);
const end: LineKey = (line) => to(line, line.text.length);
const deleteForward: LineKey = (line) => deleteBetween(line, line.cursor, next(line));

const lineKeys: Readonly<Record<string, LineKey>> = {
  Backspace: (line) => deleteBetween(line, previous(line), line.cursor),
  'Ctrl+Backspace': (line) => deleteBetween(line, previous(line), line.cursor),
  Delete: deleteForward,
  'Ctrl+d': deleteForward,
  LeftArrow: backward,
  'Ctrl+b': backward,
  RightArrow: forward,
  'Ctrl+f': forward,
  Home: begin,
  'Ctrl+a': begin,
  End: end,
  'Ctrl+e': end,
  Escape: () => emptyLine,
  Insert: (line) => ({ ...line, overwrites: !line.overwrites }),
};

function pressLineKey(line: Line, { name, char }: KeyChord): Line {
  const bound = lineKeys[name];
  if (bound) return bound(line);
  if (char === '' || char < ' ' || char === '\x7f') return line;
  const base = line.overwrites ? deleteForward(line) : line;
  const text = base.text.slice(0, base.cursor) + char + base.text.slice(base.cursor);
  return { ...base, text, cursor: base.cursor + char.length };
}

export interface LineReaderParts {
  readonly screen: Screen;
  readonly keyboard: Keyboard;
  /** Waits for Ink when it is not there yet. */
  view(): Promise<LiveView>;
}

/** A line typed behind the output, or null when the user gave it up (Ctrl+C), the keyboard is gone, or `signal` was aborted. */
export async function readLine(parts: LineReaderParts, signal?: AbortSignal): Promise<string | null> {
  let line = emptyLine;
  const done = await readKeys(
    parts,
    () => line,
    signal,
    (key) => {
      line = pressLineKey(line, key);
    },
  );
  return done ? line.text : null;
}

/** As readLine, with a star for each character. The result is UTF-16LE; whoever takes it clears it after use. */
export async function readSecret(parts: LineReaderParts, signal?: AbortSignal): Promise<Uint8Array | null> {
  const characters: Buffer[] = [];
  const stars = () => ({ text: '*'.repeat(characters.length), cursor: characters.length });
  const done = await readKeys(parts, stars, signal, ({ name, char }) => {
    if (name === 'Backspace' || name === 'Ctrl+Backspace') characters.pop()?.fill(0);
    else if (char >= ' ' && char !== '\x7f') characters.push(Buffer.from(char, 'utf16le'));
  });
  const secret = done ? new Uint8Array(Buffer.concat(characters)) : null;
  for (const character of characters) character.fill(0);
  return secret;
}

/** Takes keys until Enter and shows the line as it grows. Returns whether it was Enter that ended it. */
async function readKeys(
  { screen, keyboard, view }: LineReaderParts,
  shown: () => { text: string; cursor: number },
  signal: AbortSignal | undefined,
  press: (key: KeyChord) => void,
): Promise<boolean> {
  const live = await view();
  const painter: RegionPainter = {
    lead: '',
    paint(line, startColumn) {
      const { columns } = screen.terminal;
      const { text, cursor } = shown();
      const colors = { ...defaultColors, Default: '' };
      const layout = layOut({ text, tokens: [], columns, startColumn, continuationPrompt: '', colors });
      const lines = live.rowsOf(
        { kind: 'editedLine', line, column: startColumn, rows: layout.rows, below: [] },
        columns,
      );
      return { lines, cursor: layout.pointAt(cursor), continued: layout.continued };
    },
  };
  screen.open(painter);
  for (;;) {
    const event = await keyboard.read(signal);
    const isOver = !event || (event.type === 'key' && (event.key.name === 'Enter' || event.key.name === 'Ctrl+c'));
    if (!isOver) {
      if (event.type === 'key') press(event.key);
      else pasteFirstLine(event.text, press, keyboard);
      if (!keyboard.hasKeys) screen.refresh();
      continue;
    }
    screen.refresh();
    screen.keep();
    const isEntered = event?.type === 'key' && event.key.name === 'Enter';
    if (isEntered) screen.write('\n');
    return isEntered;
  }
}

/** A pasted line break ends the line; what is behind it is for whoever reads next. */
function pasteFirstLine(text: string, press: (key: KeyChord) => void, keyboard: Keyboard): void {
  const end = text.indexOf('\n');
  for (const char of end < 0 ? text : text.slice(0, end)) press({ name: char, char });
  if (end < 0) return;
  if (end + 1 < text.length) keyboard.unread({ type: 'paste', text: text.slice(end + 1) });
  keyboard.unread({ type: 'key', key: { name: 'Enter', char: '' } });
}
