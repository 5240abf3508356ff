/** Where the cursor is after text was written, as far as that can be told from the text. */
import { blank, type Cell, type Row } from './cells.js';
import { applySgr, changeStyle, controlSequence, plainStyle } from './style.js';
import { clusters, columnsOf } from './width.js';

/** CSI sequences that leave the cursor in its column: colours, erasing, modes, scrolling. */
const keepsColumn = /^\x1b\[[0-?]*[ -/]*[mJKhlSTrntp]$|^\x1b[\]P^_X]|^\x1b[=>]$/;

/**
 * The column after `text` was written from `column` on; `columns` itself when the cursor waits behind the last one. Null when
 * the text moved the cursor in ways that cannot be followed.
 */
export function columnAfter(text: string, column: number | null, columns: number): number | null {
  const lineStart = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  let at = lineStart > 0 ? 0 : column;
  const line = text.slice(lineStart);
  if (line === '') return at;
  let from = 0;
  const add = (piece: string) => {
    if (at !== null && piece !== '') at = wrapColumn(at, piece, columns);
  };
  for (const match of line.matchAll(controlSequence)) {
    add(line.slice(from, match.index));
    from = match.index + match[0].length;
    if (!keepsColumn.test(match[0])) at = null;
  }
  add(line.slice(from));
  return at;
}

function wrapColumn(column: number, text: string, columns: number): number {
  if (/[\x00-\x1f\x7f]/.test(text)) {
    let at = column;
    for (const character of text) {
      if (character === '\t') at = Math.min(columns - 1, (Math.floor(at / 8) + 1) * 8);
      else if (character === '\b') at = Math.max(0, at - 1);
      else if (character >= ' ' && character !== '\x7f') at = wrapColumn(at, character, columns);
    }
    return at;
  }
  const end = column + columnsOf(text);
  return end <= columns ? end : ((end - 1) % columns) + 1;
}

/**
 * The row that the cursor ends on when `text` was written from the start of a line: what stands on it, the column, and how many
 * rows of the text are above it.
 */
export function lastRow(text: string, columns: number): { row: Row; column: number; rowsAbove: number } {
  let row: (Cell | null)[] = [];
  let rowsAbove = 0;
  let style = plainStyle;
  let from = 0;
  const add = (piece: string) => {
    for (const { text: character, shown, width } of clusters(piece)) {
      if (character.endsWith('\n') || character === '\r') {
        row = [];
        if (character !== '\r') rowsAbove++;
      } else if (character >= ' ' && character !== '\x7f') {
        if (row.length + width > columns) {
          row = [];
          rowsAbove++;
        }
        row.push({ text: shown, width, style });
        if (width === 2) row.push(null);
      }
    }
  };
  for (const match of text.matchAll(controlSequence)) {
    add(text.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[0].startsWith('\x1b[') && match[0].endsWith('m')) style = applySgr(style, match[0].slice(2, -1));
  }
  add(text.slice(from));
  return { row, column: row.length, rowsAbove };
}

/** A row as text with SGR sequences, the opposite of `readRow`. */
export function rowText(row: Row): string {
  let text = '';
  let style = plainStyle;
  for (const cell of row) {
    if (cell === null) continue;
    const { text: character, style: own } = cell ?? blank();
    text += changeStyle(style, own) + character;
    style = own;
  }
  return text + changeStyle(style, plainStyle);
}
