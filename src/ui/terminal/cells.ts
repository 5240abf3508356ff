/** A row of the screen as cells, read from text with SGR sequences. What the rows of two frames are compared by. */
import { applySgr, controlSequence, plainStyle, type Style } from './style.js';
import { clusters } from './width.js';

export interface Cell {
  readonly text: string;
  readonly width: 1 | 2;
  readonly style: Style;
}
/** By column; the second column of a wide character is null. */
export type Row = readonly (Cell | null)[];

const blanks = new Map<Style, Cell>();
export function blank(style: Style = plainStyle): Cell {
  let cell = blanks.get(style);
  if (!cell) blanks.set(style, (cell = { text: ' ', width: 1, style }));
  return cell;
}

export function readRow(text: string): Row {
  const row: (Cell | null)[] = [];
  let style = plainStyle;
  let from = 0;
  const add = (piece: string) => {
    for (const { shown, width } of clusters(piece)) {
      row.push({ text: shown, width, style });
      if (width === 2) row.push(null);
    }
  };
  if (!text.includes('\x1b')) add(text);
  else {
    for (const match of text.matchAll(controlSequence)) {
      add(text.slice(from, match.index));
      from = match.index + match[0].length;
      if (match[0].startsWith('\x1b[') && match[0].endsWith('m')) style = applySgr(style, match[0].slice(2, -1));
    }
    add(text.slice(from));
  }
  while (row.length && isBlank(row.at(-1))) row.pop();
  return row;
}

/** Whether a cell shows nothing; a column behind the end of a row does too. */
export function isBlank(cell: Cell | null | undefined): boolean {
  return cell === undefined || (cell !== null && cell.text === ' ' && cell.style === plainStyle);
}

export function sameCell(a: Cell | null | undefined, b: Cell | null | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return isBlank(a) && isBlank(b);
  return a.style === b.style && a.text === b.text;
}
