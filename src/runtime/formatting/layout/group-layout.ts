/** How the entries of one group are laid out: a table's rows, a list's objects, the columns of the wide form, custom text. */
import {
  Alignment,
  ComplexViewEntry,
  type FormatEntryData,
  type FormatEntryInfo,
  ListViewEntry,
  type ShapeInfo,
  TableHeaderInfo,
  TableRowEntry,
  WideViewEntry,
  WideViewHeaderInfo,
} from '../format-data.js';
import { displayLength } from '../text/display-cells.js';
import { itemsPerRow } from './column-widths.js';
import { writeCustom } from './custom-writer.js';
import { type LineOutput, unlimitedColumns } from './line-output.js';
import { writeList } from './list-writer.js';
import { TableWriter } from './table-writer.js';

export interface GroupLayout {
  start(): void;
  entry(info: FormatEntryInfo): void;
  end(): void;
}

/** Lines of a screenful that a repeated header leaves free. */
const pagerLines = 2;

/** The widths that the rows ask for; of the wide form, that of its longest item. Null where nothing is to be measured. */
export function measureGroup(shape: ShapeInfo | null, entries: readonly FormatEntryData[]): number[] | null {
  if (shape instanceof TableHeaderInfo) return measureTable(shape, entries);
  if (!(shape instanceof WideViewHeaderInfo) || shape.columns !== 0) return null;
  let longest = 0;
  for (const { formatEntryInfo } of entries)
    if (formatEntryInfo instanceof WideViewEntry)
      longest = Math.max(longest, displayLength(formatEntryInfo.formatPropertyField.propertyValue));
  return longest > 0 ? [longest] : null;
}

function measureTable(header: TableHeaderInfo, entries: readonly FormatEntryData[]): number[] | null {
  const columns = header.tableColumnInfoList;
  if (columns.length === 0) return null;
  const widths = columns.map((column) => displayLength(column.label || column.propertyName || ''));
  for (const { formatEntryInfo } of entries) {
    if (!(formatEntryInfo instanceof TableRowEntry)) continue;
    const fields = formatEntryInfo.formatPropertyFieldList;
    for (let k = 0; k < fields.length && k < widths.length; k++) {
      const length = displayLength(fields[k]?.propertyValue ?? '');
      if (length > (widths[k] as number)) widths[k] = length;
    }
  }
  return widths;
}

export function startGroup(
  shape: ShapeInfo | null,
  measured: readonly number[] | null,
  output: LineOutput,
): GroupLayout {
  if (shape instanceof TableHeaderInfo) return new TableLayout(shape, measured, output);
  if (shape instanceof WideViewHeaderInfo) return new WideLayout(shape, measured?.[0] ?? 0, output);
  return new EntryLayout(output);
}

/** Lists and custom views: each entry stands by itself. */
class EntryLayout implements GroupLayout {
  constructor(readonly output: LineOutput) {}
  start(): void {}
  end(): void {}
  entry(info: FormatEntryInfo): void {
    if (info instanceof ListViewEntry) {
      writeList(info, this.output);
      this.output.writeLine('');
    } else if (info instanceof ComplexViewEntry) writeCustom(info.formatValueList, this.output.columns, this.output);
  }
}

/** A table needs a width even where lines have none. */
function tableWidth(output: LineOutput): number {
  return output.columns === unlimitedColumns ? output.window.width : output.columns;
}

class TableLayout implements GroupLayout {
  readonly #writer: TableWriter;
  readonly #labels: string[];
  #linesSinceHeader = 0;

  constructor(
    readonly header: TableHeaderInfo,
    measured: readonly number[] | null,
    readonly output: LineOutput,
  ) {
    const columns = header.tableColumnInfoList;
    this.#labels = columns.map((column) => column.label ?? column.propertyName ?? '');
    this.#writer = new TableWriter(
      columns.map((column, k) => ({
        width: measured?.[k] ?? column.width,
        alignment: column.alignment,
        headerMatchesProperty: column.HeaderMatchesProperty,
      })),
      tableWidth(output),
      output,
    );
  }

  start(): void {
    if (!this.header.hideHeader) this.#linesSinceHeader += this.#writer.writeHeader(this.#labels);
  }
  end(): void {}

  entry(info: FormatEntryInfo): void {
    if (!(info instanceof TableRowEntry)) return;
    if (this.header.repeatHeader && this.#linesSinceHeader >= this.#screenRows() - pagerLines) {
      this.output.writeLine('');
      this.#linesSinceHeader = this.header.hideHeader ? 0 : this.#writer.writeHeader(this.#labels);
    }
    const fields = info.formatPropertyFieldList;
    const count = this.#labels.length;
    const values = new Array<string>(count);
    let alignments: Alignment[] | null = null;
    for (let k = 0; k < count; k++) {
      const field = fields[k];
      values[k] = field?.propertyValue ?? '';
      const alignment = field === undefined ? Alignment.left : field.alignment;
      if (alignment === Alignment.undefined) continue;
      alignments ??= new Array<Alignment>(count).fill(Alignment.undefined);
      alignments[k] = alignment;
    }
    this.#writer.writeRow(values, info.multiLine, alignments);
    this.#linesSinceHeader++;
  }

  #screenRows(): number {
    return this.output.rows > 0 ? this.output.rows : this.output.window.height;
  }
}

class WideLayout implements GroupLayout {
  readonly #writer: TableWriter;
  readonly #perRow: number;
  #row: string[] = [];

  constructor(header: WideViewHeaderInfo, longest: number, output: LineOutput) {
    const width = tableWidth(output);
    this.#perRow = longest > 0 ? itemsPerRow(longest, width) : header.columns > 0 ? header.columns : 2;
    const column = { width: 0, alignment: Alignment.left, headerMatchesProperty: true };
    this.#writer = new TableWriter(
      Array.from({ length: this.#perRow }, () => column),
      width,
      output,
    );
  }

  start(): void {}
  entry(info: FormatEntryInfo): void {
    if (!(info instanceof WideViewEntry)) return;
    this.#row.push(info.formatPropertyField.propertyValue);
    if (this.#row.length === this.#perRow) this.end();
  }
  end(): void {
    if (this.#row.length === 0) return;
    while (this.#row.length < this.#perRow) this.#row.push('');
    this.#writer.writeRow(this.#row, false, null);
    this.#row = [];
  }
}
