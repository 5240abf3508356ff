/** Objects as rows. The first object decides the columns of all. */
import { typeNamesOf } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { isNull } from '../../objects/values.js';
import { showsComputerName } from '../display-properties.js';
import type { DisplayOptions } from '../display-text.js';
import {
  Alignment,
  FormatPropertyField,
  type ShapeInfo,
  TableColumnInfo,
  TableHeaderInfo,
  TableRowEntry,
} from '../format-data.js';
import { hasProperty, type PropertyExpression, viewExpression } from '../property-expression.js';
import { isScalarType } from '../scalar-types.js';
import type { ColumnAlignment, TableControl, TableHeader, TableItem, TableRow } from '../views/view-definition.js';
import { allFields, askedColumns, displayFields, type Field } from './fields.js';
import { type GeneratorContext, ViewGenerator } from './view-generator.js';

/** Columns of a table that nobody chose. */
const mostColumns = 10;

interface Cell {
  expression: PropertyExpression;
  options: DisplayOptions;
  alignment: Alignment;
}

export class TableGenerator extends ViewGenerator {
  readonly shape = 'Table';
  readonly #control: TableControl | null;
  readonly #fields: Field[];
  readonly #cells: Cell[] | null;
  readonly #rowCells = new Map<TableRow, Cell[]>();

  constructor(context: GeneratorContext, first: unknown) {
    super(context);
    this.#control = context.view === null ? null : tableControl(context.view.control as TableControl, first);
    this.#fields = this.#control === null ? this.withoutExcluded(this.#columns(first)) : [];
    this.#cells = this.#control === null ? this.#fields.map((field) => this.#fieldCell(field)) : null;
  }

  #columns(first: unknown): Field[] {
    const asked = this.options?.properties ?? [];
    if (asked.length > 0) return askedColumns(asked, first);
    const display = displayFields(first);
    return display.length > 0 ? display : allFields(first).slice(0, mostColumns);
  }

  #fieldCell({ expression, parameter }: Field): Cell {
    const format = parameter?.format;
    const options = { enumerationLimit: this.enumerationLimit, fixedFractions: format === undefined, format };
    return { expression, options, alignment: Alignment.undefined };
  }

  // Header

  protected shapeInfo(first: unknown): ShapeInfo {
    const header = new TableHeaderInfo();
    header.hideHeader = this.options?.hideTableHeaders ?? this.#control?.hideHeaders ?? false;
    header.repeatHeader = this.options?.repeatHeader ?? false;
    header.tableColumnInfoList =
      this.#control === null
        ? this.#fields.map((field) => this.#fieldColumn(field, first))
        : this.#viewColumns(this.#control, first);
    return header;
  }

  #fieldColumn({ expression, parameter }: Field, first: unknown): TableColumnInfo {
    const column = new TableColumnInfo();
    column.propertyName = parameter?.label ?? expression.text;
    column.width = parameter?.width ?? 0;
    column.alignment = parameter?.alignment ?? this.#valueAlignment(expression, first);
    return column;
  }

  /** Numbers, truth values, characters and enums stand on the right, all else on the left. */
  #valueAlignment(expression: PropertyExpression, first: unknown): Alignment {
    try {
      const value = expression.valueOf(first, this.session);
      if (isNull(value) || typeof value === 'string') return Alignment.left;
      const typeNames = typeNamesOf(value);
      if (typeNames[0] === 'System.String') return Alignment.left;
      return isScalarType(typeNames) ? Alignment.right : Alignment.left;
    } catch (error) {
      if (error instanceof NetException) return Alignment.left;
      throw error;
    }
  }

  #viewColumns(control: TableControl, first: unknown): TableColumnInfo[] {
    const items = activeItems(control, this.selectEntry(control.rows, first));
    return items.map((item, k) => {
      const header: TableHeader = control.headers[k] ?? {};
      const column = new TableColumnInfo();
      column.width = header.width ?? 0;
      column.alignment = alignmentOf(header.align) || alignmentOf(item.align);
      column.label = header.label || viewExpression(item.value).text;
      if (header.label) column.HeaderMatchesProperty = hasProperty(first, header.label);
      return column;
    });
  }

  // Rows

  entry(target: unknown): TableRowEntry {
    const row = new TableRowEntry();
    let cells = this.#cells;
    if (cells === null) {
      const control = this.#control as TableControl;
      const selected = this.selectEntry(control.rows, target);
      row.multiLine = (selected.wrap ?? defaultRow(control).wrap) === true;
      cells = this.#cellsOf(control, selected);
    }
    if (this.options?.wrap !== undefined) row.multiLine = this.options.wrap;
    for (const cell of cells) {
      const field = new FormatPropertyField(this.fieldText(target, cell.expression, cell.options));
      field.alignment = cell.alignment;
      row.formatPropertyFieldList.push(field);
    }
    return row;
  }

  #cellsOf(control: TableControl, row: TableRow): Cell[] {
    let cells = this.#rowCells.get(row);
    if (cells === undefined) {
      cells = activeItems(control, row).map((item) => ({
        expression: viewExpression(item.value),
        options: this.displayOptions(item.format),
        alignment: alignmentOf(item.align),
      }));
      this.#rowCells.set(row, cells);
    }
    return cells;
  }
}

function defaultRow(control: TableControl): TableRow {
  return (control.rows.find((row) => row.selectedBy === undefined) ?? control.rows[0]) as TableRow;
}

function activeItems(control: TableControl, row: TableRow): TableItem[] {
  const defaults = defaultRow(control).items;
  return row.items.map((item, k) => item ?? (defaults[k] as TableItem));
}

function alignmentOf(align: ColumnAlignment | undefined): Alignment {
  return align === undefined ? Alignment.undefined : Alignment[align];
}

/** The view's table, with a column for the computer where a remote session's objects ask for it. */
function tableControl(control: TableControl, first: unknown): TableControl {
  if (!showsComputerName(first)) return control;
  const computer = { value: 'PSComputerName' };
  return {
    ...control,
    headers: control.headers.length > 0 ? [...control.headers, { label: 'PSComputerName' }] : [],
    rows: control.rows.map((row) => (row.selectedBy ? row : { ...row, items: [...row.items, computer] })),
  };
}
