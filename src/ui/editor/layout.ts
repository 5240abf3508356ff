/**
 * The edited text as rows of the screen: wrapped at the last column, with the continuation prompt in front of every further
 * line, coloured by its tokens; and which offset is at which place. PSReadLine's rules throughout: a character that does not fit
 * goes to the next row as a whole, and behind a full row the cursor is at the start of the next.
 */
import { characterEnd, characterStart, clusters, columnsOf } from '../terminal/width.js';
import type { EditorColors } from './colors.js';
import { type InputToken, tokenColor } from './parsed-input.js';

export interface Point {
  readonly row: number;
  readonly column: number;
}
export interface TextRegion {
  readonly start: number;
  readonly length: number;
}
export interface LayoutInput {
  readonly text: string;
  readonly tokens: readonly InputToken[];
  /** Columns of the screen, and the one where the text begins. */
  readonly columns: number;
  readonly startColumn: number;
  readonly continuationPrompt: string;
  readonly colors: EditorColors;
  readonly selection?: TextRegion | null;
  readonly emphasis?: TextRegion | null;
  /** The end of the text that was not typed. */
  readonly suggestion?: TextRegion | null;
}
export interface Layout {
  /** Text with SGR sequences. */
  readonly rows: readonly string[];
  /** By row: whether it goes on in the next one without a line break. */
  readonly continued: readonly boolean[];
  pointAt(offset: number): Point;
  /** The first offset at that place or behind it in its row, the row's end, or -1 when there is no such row. */
  offsetAt(point: Point): number;
}

const NONE = '\x1b[0m';

export function layOut(input: LayoutInput): Layout {
  const { text, columns } = input;
  const styles = stylesOf(input);
  const rowAt = new Int32Array(text.length + 1);
  const columnAt = new Int32Array(text.length + 1);
  const rows: string[] = [];
  const continued: boolean[] = [];
  const promptColumns = columnsOf(input.continuationPrompt);
  let current = '';
  let style = NONE;
  let row = 0;
  let column = input.startColumn;

  const endRow = (goesOn: boolean) => {
    rows.push(style === NONE ? current : current + NONE);
    continued.push(goesOn);
    current = '';
    style = NONE;
    row++;
    column = 0;
  };
  const put = (shown: string, own: string) => {
    if (own !== style) {
      current += own === NONE || style === NONE ? own : NONE + own;
      style = own;
    }
    current += shown;
  };

  let offset = 0;
  for (const { text: character, shown, width } of clusters(text)) {
    if (character === '\n' || character === '\r\n') {
      const full = column >= columns;
      rowAt[offset] = full ? row + 1 : row;
      columnAt[offset] = full ? 0 : column;
      endRow(false);
      if (input.continuationPrompt) put(input.continuationPrompt, input.colors.ContinuationPrompt);
      column = Math.min(promptColumns, columns - 1);
      offset += character.length;
      continue;
    }
    if (column + width > columns) endRow(true);
    for (let unit = 0; unit < character.length; unit++) {
      // Inside a character the cursor goes on by one column for each unit, as far as the character is wide.
      const at = column + Math.min(unit, width);
      rowAt[offset + unit] = at < columns ? row : row + 1;
      columnAt[offset + unit] = at < columns ? at : 0;
    }
    put(shown, styles[offset]!);
    column += width;
    offset += character.length;
  }
  if (column >= columns) endRow(true);
  rowAt[text.length] = row;
  columnAt[text.length] = column;
  endRow(false);

  return {
    rows,
    continued,
    pointAt: (at) => ({ row: rowAt[at]!, column: columnAt[at]! }),
    offsetAt: (point) => {
      for (let at = 0; at < text.length; at++) {
        if (rowAt[at] !== point.row) continue;
        if (columnAt[at]! >= point.column || text[at] === '\n' || rowAt[at + 1] !== point.row) return at;
      }
      return rowAt[text.length] === point.row ? text.length : -1;
    },
  };
}

/** The style of every UTF-16 unit, as the sequence that makes it out of the terminal's own. */
function stylesOf({ text, tokens, colors, selection, emphasis, suggestion }: LayoutInput): string[] {
  const styles = new Array<string>(text.length).fill(NONE);
  const colour = (list: readonly InputToken[]) => {
    for (const token of list) {
      styles.fill(colors[tokenColor(token)], token.start, Math.min(token.end, text.length));
      if (token.nestedTokens) colour(token.nestedTokens);
    }
  };
  colour(tokens);
  const mark = (region: TextRegion | null | undefined, sequence: string) => {
    if (!region || region.length === 0) return;
    const end = characterEnd(text, region.start + region.length);
    styles.fill(sequence, characterStart(text, region.start), end);
  };
  mark(suggestion, colors.InlinePrediction);
  mark(emphasis, colors.Emphasis);
  mark(selection, colors.Selection);
  return styles;
}
