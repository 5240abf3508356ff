/** Completion results in columns, as a list and as a menu, and how to move in the menu. The order is down the columns. */
import type { CompletionItem } from '../../runtime/runspaces/runspace.js';
import { columnsOf, cutToColumns } from '../terminal/width.js';
import type { EditorColors } from './colors.js';
import { fold } from './text.js';

export interface Grid {
  readonly columnWidth: number;
  readonly rows: number;
}
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** Blanks between two columns. */
const GAP = 2;
const NONE = '\x1b[0m';

export function gridOf(items: readonly CompletionItem[], screenColumns: number): Grid {
  const widest = items.reduce((width, { listItemText }) => Math.max(width, columnsOf(listItemText)), 0);
  const columnWidth = Math.min(widest + GAP, screenColumns);
  const columns = Math.max(1, Math.floor(screenColumns / columnWidth));
  return { columnWidth, rows: Math.ceil(items.length / columns) };
}

/** A name as wide as its column; of several lines the first one. */
function cell(name: string, width: number): string {
  const trimmed = name.trim();
  const lineBreak = trimmed.search(/[\r\n]/);
  const line = lineBreak < 0 ? trimmed : `${trimmed.slice(0, lineBreak)}...`;
  const missing = width - columnsOf(line);
  return missing < 0 ? `${cutToColumns(line, width - 3)}...` : line + ' '.repeat(missing);
}

/** The rows of the results; the selected one stands out. */
export function gridRows(
  items: readonly CompletionItem[],
  screenColumns: number,
  selected: number | null,
  selectionColor: string,
): string[] {
  const { columnWidth, rows } = gridOf(items, screenColumns);
  const lines = new Array<string>(rows).fill('');
  for (const [index, { listItemText }] of items.entries()) {
    const text = cell(listItemText, columnWidth);
    lines[index % rows] += index === selected ? selectionColor + text + NONE : text;
  }
  return lines.map((line) => line.replace(/ +$/, ''));
}

/** A result's explanation, in rows of the screen; null when it says nothing new or has no room. */
function toolTipRows(item: CompletionItem, size: ScreenSize, rowsAbove: number): string[] | null {
  const text = item.toolTip.trim();
  const says = [item.listItemText, item.completionText].every((known) => fold(known) !== fold(text));
  if (text === '' || !says) return null;
  const rows = text.split(/\r\n|\r|\n/).flatMap((line) => wrap(line, size.columns));
  // One row stays empty above the text, and one below.
  return rowsAbove + rows.length + 2 > size.rows ? null : rows;
}

function wrap(line: string, columns: number): string[] {
  const rows: string[] = [];
  let rest = line;
  do {
    const row = cutToColumns(rest, columns) || rest.slice(0, 1);
    rows.push(row);
    rest = rest.slice(row.length);
  } while (rest !== '');
  return rows;
}

/** The menu below a line that takes `lineRows` rows, with the explanation of what is selected. */
export function menuRows(
  items: readonly CompletionItem[],
  selected: number,
  size: ScreenSize,
  lineRows: number,
  options: { readonly colors: EditorColors; readonly showToolTips: boolean },
): string[] {
  const { colors, showToolTips } = options;
  const rows = gridRows(items, size.columns, selected, colors.Selection);
  const toolTip = showToolTips ? toolTipRows(items[selected]!, size, lineRows + rows.length) : null;
  return toolTip ? [...rows, '', ...toolTip.map((row) => colors.Emphasis + row + NONE)] : rows;
}

type Move = (selected: number, count: number, rows: number) => number;

/** To the right in the row, and from its end to the start of the next. */
const right: Move = (selected, count, rows) => {
  if (selected + rows < count) return selected + rows;
  const row = selected % rows;
  return row === rows - 1 ? 0 : row + 1;
};

const left: Move = (selected, count, rows) => {
  if (selected >= rows) return selected - rows;
  const row = (selected + rows - 1) % rows;
  return row + rows * Math.floor((count - 1 - row) / rows);
};

/** By the names of the keys. */
export const menuMoves: ReadonlyMap<string, Move> = new Map<string, Move>([
  ['RightArrow', right],
  ['LeftArrow', left],
  ['DownArrow', (selected, count) => (selected + 1) % count],
  ['UpArrow', (selected, count) => (selected + count - 1) % count],
  ['PageDown', (selected, count, rows) => Math.min(selected + rows - (selected % rows) - 1, count - 1)],
  ['PageUp', (selected, _count, rows) => selected - (selected % rows)],
]);
