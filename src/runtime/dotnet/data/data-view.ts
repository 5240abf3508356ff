/** DataView (TableView here: JavaScript has a DataView) and DataRowView: a table's rows through a filter and in an order. */
import { registerAdapter } from '../../objects/adapters.js';
import { netException } from '../../objects/errors.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { netText, typedArray } from '../collections/elements.js';
import { definePlainEnumerator, NetEnumerator } from '../collections/enumerator.js';
import { argumentError } from '../system/errors.js';
import type { DataColumn } from './data-column.js';
import { type DataRow, stateBits } from './data-row.js';
import { type DataTable, newTable } from './data-table.js';

const enumeratorType = definePlainEnumerator('System.Data.DataView+RowEnumerator');

export class TableView {
  declare readonly netType: NetType;
  filter = '';
  order = '';
  states = 22;
  /** Rows that AddNew made and EndEdit has not yet added. */
  readonly pending = new Set<DataRow>();
  constructor(public table: DataTable | null) {}

  get rows(): DataRow[] {
    const { table } = this;
    if (!table) return [];
    const inState = table.rows.filter((row) => (this.states & stateBits[row.state]) !== 0);
    const found = table.matching(inState, this.filter);
    return [...(this.order === '' ? found : table.sorted(found, this.order)), ...this.pending];
  }
  get rowViews(): DataRowView[] {
    return this.rows.map((row) => viewOf(this, row));
  }
  at(index: number): DataRowView {
    const row = this.rows[index];
    if (!row)
      throw netException('System.IndexOutOfRangeException', `Index ${index} is either negative or above rows count.`);
    return viewOf(this, row);
  }
  /** The rows whose columns of the order have these values. */
  find(values: unknown[]): number[] {
    const keys = this.table?.sortKeys(this.order) ?? [];
    if (keys.length === 0)
      throw argumentError('Find finds a row based on a Sort order, and no Sort order is specified.');
    if (keys.length !== values.length)
      throw argumentError(
        `Expecting ${keys.length} value(s) for the key being indexed, but received ${values.length} value(s).`,
      );
    return this.rows.flatMap((row, index) =>
      keys.every(({ column }, i) => netText(row.at(column)) === netText(column.stored(values[i]))) ? [index] : [],
    );
  }
  addNew(): DataRowView {
    const row = (this.table as DataTable).newRow();
    this.pending.add(row);
    return viewOf(this, row);
  }
  toTable(name: string | null, distinct: boolean, names: string[]): DataTable {
    const source = this.table as DataTable;
    const table = newTable(name ?? source.name);
    const columns = names.length === 0 ? source.columns : names.map((one) => this.#column(one));
    for (const column of columns) table.addColumn(column.clone());
    const seen = new Set<string>();
    for (const row of this.rows) {
      const cells = columns.map((column) => row.at(column));
      const key = cells.map(netText).join('\0');
      if (distinct && seen.has(key)) continue;
      seen.add(key);
      table.addValues(cells);
    }
    return table;
  }
  #column(name: string): DataColumn {
    const column = this.table?.column(name);
    if (!column) throw argumentError(`Column '${name}' does not belong to underlying table '${this.table?.name}'.`);
    return column;
  }
}

class DataRowView {
  declare readonly netType: NetType;
  constructor(
    readonly view: TableView,
    readonly row: DataRow,
  ) {}
  get isNew(): boolean {
    return this.view.pending.has(this.row);
  }
  endEdit(): void {
    if (this.view.pending.delete(this.row)) this.view.table?.addRow(this.row);
    else this.row.end();
  }
  cancelEdit(): void {
    if (!this.view.pending.delete(this.row)) this.row.cancel();
  }
}
function viewOf(view: TableView, row: DataRow): DataRowView {
  requireType('System.Data.DataRowView');
  return new DataRowView(view, row);
}

const first = (indexes: number[]) => indexes[0] ?? -1;
const rowViewArray = (self: TableView, indexes: number[]) =>
  typedArray(
    requireType('System.Data.DataRowView'),
    indexes.map((index) => self.at(index)),
  );
const assembly = 'System.Data.Common';

defineType('System.Data.DataView', { class: TableView, assembly }, () => ({
  base: 'System.ComponentModel.MarshalByValueComponent',
  interfaces: ['System.Collections.IList'],
  enumerate: (self: TableView) => self.rowViews,
  members: {
    'new()': () => new TableView(null),
    'new(System.Data.DataTable table)': (_type: NetType, table: DataTable) => new TableView(table),
    'new(System.Data.DataTable table, string RowFilter, string Sort, System.Data.DataViewRowState RowState)': (
      _type: NetType,
      table: DataTable,
      filter: string | null,
      order: string | null,
      states: EnumValue,
    ) => {
      const view = new TableView(table);
      setFilter(view, filter);
      setOrder(view, order);
      view.states = Number(states.value);
      return view;
    },
    'int Count {get;}': (self: TableView) => self.rows.length,
    'System.Data.DataRowView Item(int recordIndex) {get;}': (self: TableView, index: number) => self.at(index),
    'string RowFilter {get;set;}': { get: (self: TableView) => self.filter, set: setFilter },
    'System.Data.DataViewRowState RowStateFilter {get;set;}': {
      get: (self: TableView) => requireType('System.Data.DataViewRowState').enumValue(self.states),
      set: (self: TableView, states: EnumValue) => {
        self.states = Number(states.value);
      },
    },
    'string Sort {get;set;}': { get: (self: TableView) => self.order, set: setOrder },
    'System.Data.DataTable Table {get;set;}': {
      get: (self: TableView) => self.table,
      set: (self: TableView, table: DataTable | null) => {
        self.table = table;
      },
    },
    'System.Data.DataRowView AddNew()': (self: TableView) => self.addNew(),
    'void Delete(int index)': (self: TableView, index: number) => self.at(index).row.delete(),
    'int Find(System.Object key)': (self: TableView, key: unknown) => first(self.find([key])),
    'int Find(System.Object[] key)': (self: TableView, keys: unknown[]) => first(self.find(keys)),
    'System.Data.DataRowView[] FindRows(System.Object key)': (self: TableView, key: unknown) =>
      rowViewArray(self, self.find([key])),
    'System.Data.DataRowView[] FindRows(System.Object[] key)': (self: TableView, keys: unknown[]) =>
      rowViewArray(self, self.find(keys)),
    'System.Collections.IEnumerator GetEnumerator()': (self: TableView) =>
      new NetEnumerator(enumeratorType(), self.rowViews),
    'System.Data.DataTable ToTable()': (self: TableView) => self.toTable(null, false, []),
    'System.Data.DataTable ToTable(string tableName)': (self: TableView, name: string) => self.toTable(name, false, []),
    'System.Data.DataTable ToTable(bool distinct, Params string[] columnNames)': (
      self: TableView,
      distinct: boolean,
      names: string[],
    ) => self.toTable(null, distinct, names),
    'System.Data.DataTable ToTable(string tableName, bool distinct, Params string[] columnNames)': (
      self: TableView,
      name: string,
      distinct: boolean,
      names: string[],
    ) => self.toTable(name, distinct, names),
  },
}));
/** A filter or an order that does not fit the table is refused when it is set. */
function setFilter(self: TableView, filter: string | null): void {
  self.table?.matching(self.table.current, filter ?? '');
  self.filter = filter ?? '';
}
function setOrder(self: TableView, order: string | null): void {
  self.table?.sortKeys(order ?? '');
  self.order = order ?? '';
}

registerAdapter('System.Data.DataRowView', {
  get(self: DataRowView, name: string) {
    const column = self.row.table.column(name);
    return column && (self.row.state === 'Deleted' ? null : self.row.at(column));
  },
  set(self: DataRowView, name: string, value: unknown) {
    const column = self.row.table.column(name);
    if (column) self.row.set(column, value);
    return column !== undefined;
  },
  properties: (self: DataRowView) => self.row.table.columnProperties(),
});

defineType('System.Data.DataRowView', { class: DataRowView, assembly }, () => ({
  members: {
    'System.Data.DataView DataView {get;}': (self: DataRowView) => self.view,
    'System.Object Item(int ndx) {get;set;}': {
      get: (self: DataRowView, index: number) => self.row.items[index],
      set: (self: DataRowView, index: number, value: unknown) =>
        self.row.set(self.row.table.columns[index] as DataColumn, value),
    },
    'System.Object Item(string property) {get;set;}': {
      get: (self: DataRowView, name: string) => self.row.read(propertyOf(self, name)),
      set: (self: DataRowView, name: string, value: unknown) => self.row.set(propertyOf(self, name), value),
    },
    'System.Data.DataRow Row {get;}': (self: DataRowView) => self.row,
    'bool IsNew {get;}': (self: DataRowView) => self.isNew,
    'void BeginEdit()': (self: DataRowView) => self.row.begin(),
    'void CancelEdit()': (self: DataRowView) => self.cancelEdit(),
    'void EndEdit()': (self: DataRowView) => self.endEdit(),
    'void Delete()': (self: DataRowView) => self.row.delete(),
  },
}));
function propertyOf(self: DataRowView, name: string): DataColumn {
  const column = self.row.table.column(name);
  if (!column)
    throw argumentError(`${name} is neither a DataColumn nor a DataRelation for table ${self.row.table.name}.`);
  return column;
}
