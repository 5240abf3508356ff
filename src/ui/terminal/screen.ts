/**
 * The screen: output above, the live region below it, and the one place where both are written. Output while a region is shown
 * takes it away, is written as it is, and the region is drawn again underneath, all in one write.
 */
import { type Frame, LiveRegion } from './live-region.js';
import { columnAfter, lastRow, rowText } from './output-cursor.js';
import type { Terminal } from './terminal.js';
import { moveToColumn, moveUp, vt } from './vt.js';

/** What draws a live region. */
export interface RegionPainter {
  /** Text in front of the region, written once as plain output: the prompt. */
  readonly lead: string;
  /**
   * The frame. Its first row holds `line`, what stands in front of the region on its line, in the first `column` columns. Drawn
   * for the terminal's present size.
   */
  paint(line: string, column: number): Frame;
}

export class Screen {
  readonly #region = new LiveRegion();
  #painter: RegionPainter | null = null;
  /** Of the output. Null: a program that is not us may have moved the cursor. */
  #column: number | null = 0;
  #line = '';
  #lineColumn = 0;
  #isLeadOpaque = false;
  /** Rows of the lead above the one the region begins on. */
  #leadRows = 0;

  constructor(readonly terminal: Terminal) {}

  /** Column of the next output; null when it is not known. Of no meaning while a region is shown. */
  get column(): number | null {
    return this.#column;
  }
  set column(column: number | null) {
    this.#column = column;
  }

  /** Whether the lead moved the cursor in ways that only the terminal can follow; `relocate` is then due. */
  get isLeadOpaque(): boolean {
    return this.#isLeadOpaque;
  }

  /** Writes output. */
  write(text: string): void {
    if (text === '') return;
    const out = this.#takeAway() + text;
    this.#follow(text);
    this.terminal.write(out + this.#bringBack());
  }

  /** Writes a line break unless the output's last line is empty. */
  freshLine(): void {
    if (this.#column !== 0) this.write('\n');
  }

  /** Shows a live region below the output. What another painter showed is taken away first. */
  open(painter: RegionPainter): void {
    const out = this.#takeAway();
    this.#painter = painter;
    this.terminal.write(out + this.#bringBack());
  }

  /** Draws the region again, as its painter now wants it. */
  refresh(): void {
    if (this.#painter)
      this.terminal.write(this.#region.update(this.#painter.paint(this.#line, this.#lineColumn), this.terminal));
  }

  /** Says that the region begins at this column, whatever the lead looked like. */
  relocate(column: number): void {
    if (!this.#painter) return;
    this.#isLeadOpaque = false;
    this.#line = '';
    this.#lineColumn = column;
    this.#region.begin('', column);
    this.refresh();
  }

  /** Takes the region off the screen. */
  close(): void {
    const out = this.#takeAway();
    this.#painter = null;
    if (out) this.terminal.write(out);
  }

  /** Ends the region and leaves it on the screen as output, with the cursor where the last frame had it. */
  keep(): void {
    if (!this.#region.isActive) return;
    this.#column = this.#region.cursor.column;
    this.#region.end();
    this.#painter = null;
  }

  /** Clears the screen and draws the region at its top. */
  clear(): void {
    this.#region.end();
    this.#column = 0;
    this.terminal.write(vt.clearScreen + this.#bringBack());
  }

  /**
   * The terminal has another size. `located` is where it says that its cursor is: by that column we see whether it has
   * rewrapped the line with the cursor, as some do, or left it alone.
   */
  resized(located: { row: number; column: number } | null): void {
    if (!this.#region.isActive) return;
    const left = this.#region.cursor;
    const rewrapped = this.#region.rewrappedCursor(this.terminal.columns);
    const untouched = Math.min(left.column, this.terminal.columns - 1);
    const isUntouched = located !== null && located.column === untouched && located.column !== rewrapped.column;
    const rowsAbove = Math.min(isUntouched ? left.row : rewrapped.row, located?.row ?? Number.POSITIVE_INFINITY);
    this.#region.end();
    // Without a lead what stands in front of the region is output, and stays.
    this.#column = this.#painter?.lead ? 0 : Math.min(this.#lineColumn, this.terminal.columns - 1);
    this.terminal.write(moveUp(rowsAbove) + moveToColumn(this.#column) + vt.eraseBelow + this.#bringBack(true));
  }

  #follow(text: string): void {
    this.#column = columnAfter(text, this.#column, this.terminal.columns);
  }

  #takeAway(): string {
    if (!this.#region.isActive) return '';
    const from = this.#painter?.lead ? 0 : this.#lineColumn;
    this.#column = from;
    return this.#region.erase(from, this.#leadRows);
  }

  /** `lastLineOnly`: the lines of the lead above its last one still stand. */
  #bringBack(lastLineOnly = false): string {
    if (!this.#painter) return '';
    const { columns } = this.terminal;
    let { lead } = this.#painter;
    if (lastLineOnly) lead = lead.slice(lead.lastIndexOf('\n') + 1);
    let out = '';
    this.#isLeadOpaque = columnAfter(lead, 0, columns) === null;
    if (lead) {
      if (this.#column !== 0) out += '\r\n';
      const { row, column, rowsAbove } = lastRow(lead, columns);
      const isFull = column === columns;
      this.#leadRows = lastLineOnly || this.#isLeadOpaque ? 0 : rowsAbove + (isFull ? 1 : 0);
      out += lead + (isFull ? '\r\n' : '');
      this.#line = isFull ? '' : rowText(row);
      this.#lineColumn = isFull ? 0 : column;
    } else {
      this.#leadRows = 0;
      this.#line = '';
      this.#lineColumn = Math.min(this.#column ?? 0, columns - 1);
    }
    this.#region.begin(this.#line, this.#lineColumn);
    return out + this.#region.update(this.#painter.paint(this.#line, this.#lineColumn), this.terminal);
  }
}
