/** DataTable: columns, rows and keys; filters and orders by the expressions of System.Data. */
import { compareValues } from '../../language/comparison.js';
import { netException } from '../../objects/errors.js';
import { requireType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { netText } from '../collections/elements.js';
import { DBNull } from '../system/core-types.js';
import { argumentError } from '../system/errors.js';
import type { DataColumn } from './data-column.js';
import { DataRow, isNamed, propertiesOf } from './data-row.js';
import type { DataSet } from './data-set.js';
import type { TableView } from './data-view.js';
import { columnsOf, type ExpressionScope, evaluate } from './expression.js';
import { type DataExpression, evaluateError, parseDataExpression } from './expression-parser.js';
import { freeName } from './free-name.js';
import { newPropertyCollection } from './property-collection.js';

interface SortKey {
  column: DataColumn;
  descending: boolean;
}

export class DataTable {
  columns: DataColumn[] = [];
  rows: DataRow[] = [];
  primaryKey: DataColumn[] = [];
  dataSet: DataSet | null = null;
  caseSensitive = false;
  defaultView: TableView | null = null;
  readonly extended = newPropertyCollection();

  constructor(public name = '') {}

  column(name: string): DataColumn | undefined {
    return this.columns.find((column) => column.name === name) ?? this.columns.find((column) => isNamed(column, name));
  }
  columnProperties() {
    return propertiesOf(this.columns);
  }
  mustNotHaveColumn(name: string): void {
    if (this.column(name))
      throw netException(
        'System.Data.DuplicateNameException',
        `A column named '${name}' already belongs to this DataTable.`,
      );
  }
  addColumn(column: DataColumn): DataColumn {
    if (column.table === this) throw argumentError(`Column '${column.name}' already belongs to this DataTable.`);
    if (column.table) throw argumentError(`Column '${column.name}' already belongs to another DataTable.`);
    if (column.name === '') column.name = freeName('Column', (name) => this.column(name) !== undefined);
    this.mustNotHaveColumn(column.name);
    column.table = this;
    this.columns.push(column);
    for (const row of this.rows) row.cells.set(column, column.initial());
    return column;
  }
  removeColumn(column: DataColumn): void {
    if (this.primaryKey.includes(column))
      throw argumentError("Cannot remove this column, because it's part of the primary key.");
    this.columns.splice(this.columns.indexOf(column), 1);
    column.table = null;
  }
  moveColumn(column: DataColumn, ordinal: number): void {
    this.columns.splice(column.ordinal, 1);
    this.columns.splice(ordinal, 0, column);
  }

  newRow(): DataRow {
    const row = new DataRow(this);
    for (const column of this.columns) if (!column.expression) row.cells.set(column, column.initial());
    return row;
  }
  /** Throws ArgumentException, NoNullAllowedException, ConstraintException. */
  addRow(row: DataRow, index = this.rows.length): DataRow {
    if (row.table !== this) throw argumentError('This row already belongs to another table.');
    if (row.state !== 'Detached') throw argumentError('This row already belongs to this table.');
    row.end();
    for (const [column, value] of row.cells) this.mustAllow(row, column, value);
    row.state = 'Added';
    this.rows.splice(index, 0, row);
    return row;
  }
  addValues(values: unknown[]): DataRow {
    const row = this.newRow();
    row.setItems(values);
    return this.addRow(row);
  }
  removeRow(row: DataRow): void {
    const index = this.rows.indexOf(row);
    if (index >= 0) this.rows.splice(index, 1);
    row.state = 'Detached';
  }
  importRow(from: DataRow): void {
    const row = new DataRow(this);
    for (const column of this.columns) {
      const own = from.table.column(column.name);
      const value = own ? from.at(own) : DBNull.value;
      row.cells.set(column, value);
      this.mustAllow(row, column, value);
    }
    row.original = from.original && new Map(row.cells);
    row.state = from.state === 'Detached' ? 'Added' : from.state;
    this.rows.push(row);
  }

  /** Rows that are not deleted. */
  get current(): DataRow[] {
    return this.rows.filter((row) => row.state !== 'Deleted');
  }

  /** Throws when the column's rules or a key do not allow the value in this row. */
  mustAllow(row: DataRow, column: DataColumn, value: unknown): void {
    const isKey = this.primaryKey.includes(column);
    if (value === DBNull.value && (!column.allowsNull || isKey))
      throw netException('System.Data.NoNullAllowedException', `Column '${column.name}' does not allow nulls.`);
    if (column.isUnique) this.#mustBeFree(row, [column], new Map([[column, value]]));
    if (isKey) this.#mustBeFree(row, this.primaryKey, new Map([...row.cells, [column, value]]));
  }
  #mustBeFree(row: DataRow, columns: DataColumn[], cells: ReadonlyMap<DataColumn, unknown>): void {
    const key = columns.map((column) => cells.get(column));
    const taken = this.current.some(
      (other) => other !== row && columns.every((column, i) => this.#compare(other.at(column), key[i]) === 0),
    );
    if (taken)
      throw netException(
        'System.Data.ConstraintException',
        `Column '${columns.map((column) => column.name).join(', ')}' is constrained to be unique.  Value '${key.map(netText).join(', ')}' is already present.`,
      );
  }
  mustBeUnique(columns: DataColumn[]): void {
    const seen = new Set(this.current.map((row) => columns.map((column) => fold(netText(row.at(column)))).join('\0')));
    if (seen.size < this.current.length) throw argumentError("These columns don't currently have unique values.");
  }
  /** The row whose primary key has these values. Throws MissingPrimaryKeyException. */
  find(values: unknown[]): DataRow | undefined {
    if (this.primaryKey.length === 0)
      throw netException('System.Data.MissingPrimaryKeyException', "Table doesn't have a primary key.");
    if (values.length !== this.primaryKey.length)
      throw argumentError(
        `Expecting ${this.primaryKey.length} value(s) for the key being indexed, but received ${values.length} value(s).`,
      );
    const key = this.primaryKey.map((column, i) => column.stored(values[i]));
    return this.current.find((row) =>
      this.primaryKey.every((column, i) => this.#compare(row.at(column), key[i]) === 0),
    );
  }

  /** Nulls come first. */
  #compare(left: unknown, right: unknown): number {
    if (left === DBNull.value || right === DBNull.value)
      return Number(left !== DBNull.value) - Number(right !== DBNull.value);
    return compareValues(left, right, !this.caseSensitive);
  }
  /** The rows in an order like `Name DESC, Age`. Throws IndexOutOfRangeException for what is no column. */
  sorted(rows: DataRow[], order: string): DataRow[] {
    return this.#inOrder(rows, this.sortKeys(order));
  }
  sortKeys(order: string): SortKey[] {
    return order.split(',').flatMap((part) => {
      const [, name = '', direction] = /^\s*(.*?)(?:\s+(asc|desc))?\s*$/isu.exec(part) as RegExpExecArray;
      if (name === '') return [];
      const column = this.column(/^\[.*\]$/s.test(name) ? name.slice(1, -1) : name);
      if (!column) throw netException('System.IndexOutOfRangeException', `Cannot find column ${name}.`);
      return [{ column, descending: fold(direction ?? '') === 'desc' }];
    });
  }
  #inOrder(rows: DataRow[], keys: SortKey[]): DataRow[] {
    return [...rows].sort((a, b) => {
      for (const { column, descending } of keys) {
        const order = this.#compare(a.at(column), b.at(column));
        if (order !== 0) return descending ? -order : order;
      }
      return 0;
    });
  }

  /** The rows for which a filter is true; without an order those columns decide it that the filter names, as in .NET. */
  select(filter: string, order: string, rows = this.current): DataRow[] {
    const expression = parseDataExpression(filter);
    const found = this.#filtered(rows, expression, filter);
    if (order.trim() !== '') return this.sorted(found, order);
    const named = expression ? columnsOf(expression).map((name) => this.column(name)) : [];
    const keys = this.columns.filter((column) => named.includes(column));
    return this.#inOrder(
      found,
      keys.map((column) => ({ column, descending: false })),
    );
  }
  /** Those of the rows for which a filter is true; all for an empty one. Throws SyntaxErrorException, EvaluateException. */
  matching(rows: DataRow[], filter: string): DataRow[] {
    return this.#filtered(rows, parseDataExpression(filter), filter);
  }
  #filtered(rows: DataRow[], expression: DataExpression | null, text: string): DataRow[] {
    return expression ? rows.filter((row) => this.#matches(row, expression, text)) : rows;
  }
  #matches(row: DataRow, expression: DataExpression, text: string): boolean {
    const value = this.evaluateIn(row, expression);
    if (typeof value !== 'boolean' && value !== DBNull.value)
      throw evaluateError(`Filter expression '${text}' does not evaluate to a Boolean term.`);
    return value === true;
  }
  /** What an expression is for a row; `column` is the one that it computes. */
  evaluateIn(row: DataRow | null, expression: DataExpression, column?: DataColumn): unknown {
    const value = evaluate(
      expression,
      this.#scope(row, () => this.current),
    );
    return column && value !== DBNull.value ? column.stored(value) : value;
  }
  /** An aggregate, or an expression without columns, over the rows of a filter. */
  compute(text: string, filter: string): unknown {
    const expression = parseDataExpression(text);
    if (expression === null) return null;
    if (columnsOf(expression).length > 0)
      throw evaluateError("Cannot evaluate. Expression 'System.Data.NameNode' is not an aggregate.");
    const rows = this.select(filter, '');
    return evaluate(
      expression,
      this.#scope(null, () => rows),
    );
  }
  /** `rows` are those that aggregates are over; most expressions have none. */
  #scope(row: DataRow | null, rows: () => DataRow[]): ExpressionScope {
    const column = (name: string): DataColumn => {
      const found = this.column(name);
      if (!found) throw evaluateError(`Cannot find column [${name}].`);
      return found;
    };
    return {
      caseSensitive: this.caseSensitive,
      column: (name) => row?.at(column(name)) ?? DBNull.value,
      values: (name) => ({ values: rows().map((one) => one.at(column(name))), type: column(name).type }),
    };
  }

  acceptChanges(): void {
    for (const row of [...this.rows]) row.accept();
  }
  rejectChanges(): void {
    for (const row of [...this.rows]) row.reject();
  }
  /** The same columns and keys, without rows. */
  clone(): DataTable {
    const table = newTable(this.name);
    table.caseSensitive = this.caseSensitive;
    for (const column of this.columns) table.addColumn(column.clone());
    table.primaryKey = this.primaryKey.map((column) => table.columns[column.ordinal] as DataColumn);
    return table;
  }
  copy(rows = this.rows): DataTable {
    const table = this.clone();
    for (const row of rows) table.importRow(row);
    return table;
  }
}

export function newTable(name: string): DataTable {
  requireType('System.Data.DataTable');
  return new DataTable(name);
}
