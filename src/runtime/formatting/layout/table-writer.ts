/** Lays out the header and the rows of a table on lines of fixed width; Format-Wide is a table without a header. */
import type { Alignment } from '../format-data.js';
import { psStyle } from '../ps-style.js';
import { displayLength, fitFromHead, plainLength, tailStart } from '../text/display-cells.js';
import { cut, ESC, resetSequence } from '../text/escape-sequences.js';
import { firstLine, wrapLines } from '../text/lines.js';
import { separatorWidth, shareWidth } from './column-widths.js';
import type { LineOutput } from './line-output.js';

const minimumScreenColumns = 5;
const separator = ' '.repeat(separatorWidth);
const ellipsis = '…';

export interface TableColumn {
  /** Cells asked for; 0 leaves it to the table. */
  width: number;
  alignment: Alignment;
  /** False for a label that is no property: its header is in CustomTableHeaderLabel's style. */
  headerMatchesProperty: boolean;
}

export class TableWriter {
  readonly #columns: TableColumn[] = [];
  readonly #lastIndex: number;
  #header: string[] | null = null;

  /** A table that is too narrow for any column writes nothing. */
  constructor(
    columns: readonly TableColumn[],
    screenColumns: number,
    readonly output: LineOutput,
  ) {
    this.#lastIndex = columns.length - 1;
    if (screenColumns < minimumScreenColumns) return;
    const widths = shareWidth(
      columns.map((column) => column.width),
      screenColumns,
    );
    columns.forEach((column, k) => {
      const width = widths[k] as number;
      if (width > 0) this.#columns.push({ ...column, width });
    });
  }

  /** Writes the header with its dashes, or the same header again; returns its number of lines. */
  writeHeader(labels: readonly string[]): number {
    if (this.#columns.length === 0) return 0;
    if (this.#header === null) {
      const dashes = this.#columns.map((column, k) => {
        const length = displayLength(labels[k] as string);
        return '-'.repeat(length > 0 ? Math.min(length, column.width) : column.width);
      });
      this.#header = [...this.#wrappedRow(labels, null, true), this.#row(dashes, null, true)];
    }
    for (const line of this.#header) this.output.writeLine(line);
    return this.#header.length;
  }

  /** Writes a row; `alignments` are the row's own, 0 for the column's. */
  writeRow(values: readonly string[], wrap: boolean, alignments: readonly Alignment[] | null): void {
    if (this.#columns.length === 0) return;
    if (wrap) for (const line of this.#wrappedRow(values, alignments, false)) this.output.writeLine(line);
    else this.output.writeLine(this.#row(values, alignments, false));
  }

  #row(values: readonly string[], alignments: readonly Alignment[] | null, isHeader: boolean): string {
    const style = psStyle.formatting.tableHeader;
    let row = '';
    for (let k = 0; k < this.#columns.length; k++) {
      const column = this.#columns[k] as TableColumn;
      const field = fitField(
        values[k] as string,
        column.width,
        alignments?.[k] || column.alignment,
        k < this.#lastIndex,
      );
      if (k > 0) row += separator;
      if (isHeader) row += style + field + resetSequence;
      else if (field.includes(ESC) && !field.trimEnd().endsWith(resetSequence)) row += field + resetSequence;
      else row += field;
    }
    return row;
  }

  #wrappedRow(values: readonly string[], alignments: readonly Alignment[] | null, isHeader: boolean): string[] {
    const last = this.#columns.length - 1;
    const fields = this.#columns.map((column, k) => {
      const lines = wrapField(values[k] as string, column.width, alignments?.[k] || column.alignment, k < last);
      return k === 0 ? lines : lines.map((line) => separator + line);
    });
    const height = Math.max(...fields.map((lines) => lines.length));
    const rows: string[] = [];
    for (let line = 0; line < height; line++) {
      const lastWithContent = fields.findLastIndex((lines) => lines.length > line);
      let row = '';
      for (let k = 0; k < fields.length; k++) {
        let field = fields[k]?.[line] ?? (k > lastWithContent ? '' : this.#blankField(k));
        if (k === lastWithContent && height > 1) field = field.trimEnd();
        row += isHeader ? headerField(field, k, this.#columns[k] as TableColumn) : field;
      }
      rows.push(row);
    }
    return rows;
  }

  #blankField(k: number): string {
    return ' '.repeat((this.#columns[k] as TableColumn).width + (k > 0 ? separatorWidth : 0));
  }
}

function headerField(field: string, index: number, column: TableColumn): string {
  if (column.headerMatchesProperty) return psStyle.formatting.tableHeader + field + resetSequence;
  if (field.length === 0) return resetSequence;
  const at = index === 0 ? 0 : separatorWidth;
  return field.slice(0, at) + psStyle.formatting.customTableHeaderLabel + field.slice(at) + resetSequence;
}

function wrapField(value: string, width: number, alignment: Alignment, padded: boolean): string[] {
  const lines = wrapLines(value, width);
  if (!padded && alignment !== 2 && alignment !== 3) return lines;
  return lines.map((line) => (displayLength(line) < width ? fitField(line, width, alignment, padded) : line));
}

/** A value padded or cut to a column; the last column of a table is not padded on its right. */
function fitField(value: string, width: number, alignment: Alignment, padded: boolean): string {
  const plain = plainLength(value);
  if (plain >= 0 && plain <= width) return plain === width ? value : padField(value, width - plain, alignment, padded);
  const text = firstLine(value);
  const length = displayLength(text);
  if (length === width) return text;
  if (length < width) return padField(text, width - length, alignment, padded);
  const keep = width > ellipsis.length ? width - ellipsis.length : width;
  const mark = keep < width ? ellipsis : '';
  const fitted =
    alignment === 3
      ? cut(text, tailStart(text, keep), Number.POSITIVE_INFINITY, mark)
      : cut(text, 0, fitFromHead(text, keep), '', mark);
  // Half of a wide character was in the way: its cell stays blank.
  if (displayLength(fitted) === width) return fitted;
  if (alignment === 3) return ` ${fitted}`;
  return padded ? `${fitted} ` : fitted;
}

function padField(text: string, count: number, alignment: Alignment, padded: boolean): string {
  if (alignment === 3) return ' '.repeat(count) + text;
  if (alignment !== 2) return padded ? text + ' '.repeat(count) : text;
  const left = Math.floor(count / 2);
  return ' '.repeat(left) + text + (padded ? ' '.repeat(count - left) : '');
}
