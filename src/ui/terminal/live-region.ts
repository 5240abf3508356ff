/**
 * The live region: the last rows of the screen, which are drawn again and again while everything above them is plain output.
 * It is told what should be there and answers with the sequences that make it so, from what it last drew; it writes nothing
 * itself. All movement is relative to where the region began, because nobody knows on which row of the screen that is.
 */
import { blank, type Row, readRow, sameCell } from './cells.js';
import { changeStyle, plainStyle, type Style } from './style.js';
import { moveDown, moveToColumn, moveUp, vt } from './vt.js';

export interface Frame {
  /** Rows of text with SGR sequences, none wider than the screen. */
  readonly lines: readonly string[];
  readonly cursor: { readonly row: number; readonly column: number };
  /**
   * By row: whether it goes on in the next row without a line break. Such rows are written so that the terminal wraps them
   * itself, and so copies and reflows them as one line.
   */
  readonly continued: readonly boolean[];
}

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

const nothing: Row = [];

export class LiveRegion {
  /** What stands on the screen, from the frame's row `#top` on: what is above it has scrolled away. */
  #shown: Row[] = [];
  /** By index in `#shown`: whether the terminal knows that the row continues the one above. */
  #joined: boolean[] = [];
  #top = 0;
  #row = 0;
  /** As many as the screen has when the cursor waits behind the last column. */
  #column = 0;
  #columns = 80;
  #style: Style = plainStyle;
  #out = '';
  #painted = 0;

  get isActive(): boolean {
    return this.#shown.length > 0;
  }

  /** The cursor as the region left it, counted from the region's first row that is still on the screen. */
  get cursor(): { row: number; column: number } {
    return { row: this.#row, column: this.#column };
  }

  /** Starts a region on the line the cursor is on, which holds `line` (text with SGR) in front of the cursor. */
  begin(line: string, column: number): void {
    const row = readRow(line).slice(0, column);
    this.#shown = [row];
    this.#joined = [false];
    this.#top = 0;
    this.#row = 0;
    this.#column = column;
  }

  /** The sequences that turn what is on the screen into the frame. */
  update(frame: Frame, size: ScreenSize): string {
    this.#columns = size.columns;
    this.#out = '';
    this.#painted = 0;
    const rows = frame.lines.map(readRow);
    const top = Math.min(this.#top, frame.cursor.row, Math.max(0, rows.length - size.rows));
    const end = top < this.#top ? top + size.rows : Math.max(top + size.rows, frame.cursor.row + 1);
    this.#top = top;
    this.#paint(rows.slice(top, end), frame.continued);
    const scrolled = Math.max(0, this.#shown.length - size.rows);
    this.#top += scrolled;
    this.#shown.splice(0, scrolled);
    this.#joined.splice(0, scrolled);
    this.#row -= scrolled;
    this.#setStyle(plainStyle);
    this.#moveTo(frame.cursor.row - this.#top, frame.cursor.column);
    return this.#painted > 1 ? vt.hideCursor + this.#out + vt.showCursor : this.#out;
  }

  /** Takes the region off the screen, from this column of its first row on, and so many rows above it; ends the region. */
  erase(fromColumn: number, rowsAbove: number): string {
    this.#out = '';
    if (this.isActive) {
      this.#moveTo(0, fromColumn);
      this.#out += moveUp(rowsAbove) + vt.eraseBelow;
    }
    this.end();
    return this.#out;
  }

  /** Leaves what is drawn where it is, to become part of the output; the cursor stays. */
  end(): void {
    this.#shown = [];
    this.#joined = [];
  }

  /**
   * Where the cursor is, in rows from the region's first, when the terminal has rewrapped its lines for another width. Not
   * every terminal does, and some do not touch the line that the cursor is in.
   */
  rewrappedCursor(columns: number): { row: number; column: number } {
    let row = 0;
    let cells = 0;
    for (let i = 0; i < this.#row; i++) {
      cells += Math.max(this.#shown[i]!.length, this.#joined[i + 1] ? this.#columns : 0);
      if (this.#joined[i + 1]) continue;
      row += Math.max(1, Math.ceil(cells / columns));
      cells = 0;
    }
    cells += this.#column;
    return { row: row + Math.floor(cells / columns), column: cells % columns };
  }

  #paint(rows: readonly Row[], continued: readonly boolean[]): void {
    for (const [index, row] of rows.entries()) {
      const shown = this.#shown[index];
      const joins = index > 0 && (continued[this.#top + index - 1] ?? false);
      this.#paintRow(index, shown, row, joins);
      this.#shown[index] = row;
      this.#joined[index] = joins && row.length > 0;
    }
    if (this.#shown.length > rows.length) {
      this.#painted++;
      this.#setStyle(plainStyle);
      this.#moveTo(rows.length, 0);
      this.#out += vt.eraseBelow;
      this.#shown.length = this.#joined.length = rows.length;
    }
  }

  #paintRow(index: number, shown: Row | undefined, row: Row, joins: boolean): void {
    const before = shown ?? nothing;
    const [first, last] = difference(before, row);
    if (shown && first > last) return;
    this.#painted++;
    let from = first;
    if (joins && row.length > 0 && from === 0 && !this.#joined[index]) this.#wrapFrom(index - 1);
    else {
      if (!shown) {
        this.#setStyle(plainStyle);
        this.#moveTo(index - 1, Math.min(this.#column, this.#columns - 1));
        this.#out += '\r\n';
        this.#row = index;
        this.#column = 0;
      }
      if (first > last) return;
      this.#moveTo(index, from);
    }
    for (; from < row.length && from <= last; from++) this.#put(row, from);
    if (before.length > row.length && row.length < this.#columns) {
      this.#setStyle(plainStyle);
      this.#moveTo(index, row.length);
      this.#out += vt.eraseLineEnd;
    }
  }

  /** Writes what is in the last column of a row again, so that the terminal wraps what follows to the next row. */
  #wrapFrom(index: number): void {
    const row = this.#shown[index]!;
    const column = row[this.#columns - 1] === null ? this.#columns - 2 : this.#columns - 1;
    this.#moveTo(index, column);
    this.#put(row, column);
    this.#row = index + 1;
    this.#column = 0;
  }

  #put(row: Row, column: number): void {
    const cell = row[column];
    if (cell === null) return;
    const { style, text, width } = cell ?? blank();
    this.#setStyle(style);
    this.#out += text;
    this.#column += width;
  }

  #setStyle(style: Style): void {
    this.#out += changeStyle(this.#style, style);
    this.#style = style;
  }

  #moveTo(row: number, column: number): void {
    this.#out += row < this.#row ? moveUp(this.#row - row) : moveDown(row - this.#row);
    this.#row = row;
    if (column !== this.#column) this.#out += moveToColumn(column);
    this.#column = column;
  }
}

/** First and last column in which two rows differ, widened to whole characters; first > last when they do not. */
function difference(a: Row, b: Row): [first: number, last: number] {
  let last = Math.max(a.length, b.length) - 1;
  while (last >= 0 && sameCell(a[last], b[last])) last--;
  let first = 0;
  while (first <= last && sameCell(a[first], b[first])) first++;
  while (first > 0 && first <= last && (a[first] === null || b[first] === null)) first--;
  while (first <= last && (a[last + 1] === null || b[last + 1] === null)) last++;
  return [first, last];
}
