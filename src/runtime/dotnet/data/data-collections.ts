/** Columns and Rows of a DataTable, and Tables of a DataSet: what scripts add to and take from. */
import { netException } from '../../objects/errors.js';
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';
import { definePlainEnumerator, NetEnumerator } from '../collections/enumerator.js';
import { copyItems } from '../collections/net-list.js';
import { argumentError, argumentNull } from '../system/errors.js';
import { DataColumn } from './data-column.js';
import type { DataRow } from './data-row.js';
import type { DataSet } from './data-set.js';
import { type DataTable, newTable } from './data-table.js';

const enumeratorType = definePlainEnumerator('System.Data.InternalDataCollectionBase+DataEnumerator');

/** A live view of a list that belongs to a table or a set. */
abstract class DataCollection<Owner, Item> {
  declare readonly netType: NetType;
  constructor(readonly owner: Owner) {}
  abstract get items(): Item[];
}
export class DataColumnCollection extends DataCollection<DataTable, DataColumn> {
  get items() {
    return this.owner.columns;
  }
}
export class DataRowCollection extends DataCollection<DataTable, DataRow> {
  get items() {
    return this.owner.rows;
  }
}
export class DataTableCollection extends DataCollection<DataSet, DataTable> {
  get items() {
    return this.owner.tables;
  }
}

type Any = DataCollection<unknown, unknown>;
const shared: Record<string, MemberImplementation> = {
  'int Count {get;}': (self: Any) => self.items.length,
  'bool IsReadOnly {get;}': () => false,
  'bool IsSynchronized {get;}': () => false,
  'System.Object SyncRoot {get;}': (self: Any) => self,
  'void CopyTo(array ar, int index)': (self: Any, array: unknown[], index: number) =>
    copyItems(self.items, array, index),
  'System.Collections.IEnumerator GetEnumerator()': (self: Any) => new NetEnumerator(enumeratorType(), self.items),
};
const assembly = 'System.Data.Common';
defineType('System.Data.InternalDataCollectionBase', { assembly }, () => ({
  interfaces: ['System.Collections.ICollection'],
  enumerate: (self: Any) => self.items,
  members: shared,
}));

function outOfRange(message: string) {
  return netException('System.IndexOutOfRangeException', message);
}

function columnAt(self: DataColumnCollection, index: number): DataColumn {
  const column = self.items[index];
  if (!column) throw outOfRange(`Cannot find column ${index}.`);
  return column;
}
function ownColumn(self: DataColumnCollection, name: string): DataColumn {
  const column = self.owner.column(name);
  if (!column) throw argumentError(`Column '${name}' does not belong to table ${self.owner.name}.`);
  return column;
}
const create = (self: DataColumnCollection, name: string | null, type: NetType | string, expression?: string) => {
  const column = new DataColumn(name ?? '', type as NetType);
  if (expression) column.compute(expression);
  return self.owner.addColumn(column);
};

defineType('System.Data.DataColumnCollection', { class: DataColumnCollection, assembly }, (self) => ({
  base: 'System.Data.InternalDataCollectionBase',
  members: {
    'System.Data.DataColumn Item(int index) {get;}': columnAt,
    'System.Data.DataColumn Item(string name) {get;}': (columns: DataColumnCollection, name: string) =>
      columns.owner.column(name) ?? null,
    'void Add(System.Data.DataColumn column)': (columns: DataColumnCollection, column: DataColumn) => {
      columns.owner.addColumn(column);
    },
    'void AddRange(System.Data.DataColumn[] columns)': (columns: DataColumnCollection, added: DataColumn[]) => {
      for (const column of added) columns.owner.addColumn(column);
    },
    'System.Data.DataColumn Add(string columnName, type type, string expression)': create,
    'System.Data.DataColumn Add(string columnName, type type)': create,
    'System.Data.DataColumn Add(string columnName)': (columns: DataColumnCollection, name: string) =>
      create(columns, name, self.resolve('System.String')),
    'System.Data.DataColumn Add()': (columns: DataColumnCollection) =>
      create(columns, null, self.resolve('System.String')),
    'bool CanRemove(System.Data.DataColumn column)': (columns: DataColumnCollection, column: DataColumn) =>
      columns.items.includes(column) && !columns.owner.primaryKey.includes(column),
    'void Clear()': (columns: DataColumnCollection) => {
      for (const column of [...columns.items]) columns.owner.removeColumn(column);
    },
    'bool Contains(string name)': (columns: DataColumnCollection, name: string) =>
      columns.owner.column(name) !== undefined,
    'int IndexOf(System.Data.DataColumn column)': (columns: DataColumnCollection, column: DataColumn) =>
      columns.items.indexOf(column),
    'int IndexOf(string columnName)': (columns: DataColumnCollection, name: string) =>
      columns.owner.column(name)?.ordinal ?? -1,
    'void Remove(System.Data.DataColumn column)': (columns: DataColumnCollection, column: DataColumn) => {
      if (!columns.items.includes(column))
        throw argumentError('Cannot remove a column that does not belong to this table.');
      columns.owner.removeColumn(column);
    },
    'void RemoveAt(int index)': (columns: DataColumnCollection, index: number) =>
      columns.owner.removeColumn(columnAt(columns, index)),
    'void Remove(string name)': (columns: DataColumnCollection, name: string) =>
      columns.owner.removeColumn(ownColumn(columns, name)),
  },
}));

function rowAt(self: DataRowCollection, index: number): DataRow {
  const row = self.items[index];
  if (!row) throw outOfRange(`There is no row at position ${index}.`);
  return row;
}
const find = (self: DataRowCollection, key: unknown) => self.owner.find([key]) ?? null;
const findAll = (self: DataRowCollection, keys: unknown[]) => self.owner.find(keys) ?? null;

defineType('System.Data.DataRowCollection', { class: DataRowCollection, assembly }, () => ({
  base: 'System.Data.InternalDataCollectionBase',
  members: {
    'System.Data.DataRow Item(int index) {get;}': rowAt,
    'void Add(System.Data.DataRow row)': (self: DataRowCollection, row: DataRow | null) => {
      if (row === null) throw argumentNull('row');
      self.owner.addRow(row);
    },
    'void InsertAt(System.Data.DataRow row, int pos)': (self: DataRowCollection, row: DataRow, index: number) => {
      self.owner.addRow(row, index);
    },
    'int IndexOf(System.Data.DataRow row)': (self: DataRowCollection, row: DataRow) => self.items.indexOf(row),
    'System.Data.DataRow Add(Params System.Object[] values)': (self: DataRowCollection, values: unknown[]) =>
      self.owner.addValues(values),
    'System.Data.DataRow Find(System.Object key)': find,
    'System.Data.DataRow Find(System.Object[] keys)': findAll,
    'void Clear()': (self: DataRowCollection) => {
      for (const row of [...self.items]) self.owner.removeRow(row);
    },
    'bool Contains(System.Object key)': (self: DataRowCollection, key: unknown) => find(self, key) !== null,
    'bool Contains(System.Object[] keys)': (self: DataRowCollection, keys: unknown[]) => findAll(self, keys) !== null,
    'void Remove(System.Data.DataRow row)': (self: DataRowCollection, row: DataRow) => {
      if (!self.items.includes(row)) throw outOfRange('The given DataRow is not in the current DataRowCollection.');
      self.owner.removeRow(row);
    },
    'void RemoveAt(int index)': (self: DataRowCollection, index: number) => self.owner.removeRow(rowAt(self, index)),
  },
}));

function tableAt(self: DataTableCollection, index: number): DataTable {
  const table = self.items[index];
  if (!table) throw outOfRange(`Cannot find table ${index}.`);
  return table;
}

defineType('System.Data.DataTableCollection', { class: DataTableCollection, assembly }, () => ({
  base: 'System.Data.InternalDataCollectionBase',
  members: {
    'System.Data.DataTable Item(int index) {get;}': tableAt,
    'System.Data.DataTable Item(string name) {get;}': (self: DataTableCollection, name: string) =>
      self.owner.table(name) ?? null,
    'void Add(System.Data.DataTable table)': (self: DataTableCollection, table: DataTable) => {
      self.owner.add(table);
    },
    'void AddRange(System.Data.DataTable[] tables)': (self: DataTableCollection, tables: DataTable[]) => {
      for (const table of tables) self.owner.add(table);
    },
    'System.Data.DataTable Add(string name)': (self: DataTableCollection, name: string) =>
      self.owner.add(newTable(name)),
    'System.Data.DataTable Add()': (self: DataTableCollection) => self.owner.add(newTable('')),
    'bool CanRemove(System.Data.DataTable table)': (self: DataTableCollection, table: DataTable) =>
      self.items.includes(table),
    'void Clear()': (self: DataTableCollection) => {
      for (const table of [...self.items]) self.owner.remove(table);
    },
    'bool Contains(string name)': (self: DataTableCollection, name: string) => self.owner.table(name) !== undefined,
    'int IndexOf(System.Data.DataTable table)': (self: DataTableCollection, table: DataTable) =>
      self.items.indexOf(table),
    'int IndexOf(string tableName)': (self: DataTableCollection, name: string) =>
      self.items.indexOf(self.owner.table(name) as DataTable),
    'void Remove(System.Data.DataTable table)': (self: DataTableCollection, table: DataTable) => {
      if (!self.items.includes(table)) throw argumentError(`Table ${table.name} does not belong to this DataSet.`);
      self.owner.remove(table);
    },
    'void RemoveAt(int index)': (self: DataTableCollection, index: number) => self.owner.remove(tableAt(self, index)),
    'void Remove(string name)': (self: DataTableCollection, name: string) => {
      const table = self.owner.table(name);
      if (!table) throw argumentError(`Table ${name} does not belong to this DataSet.`);
      self.owner.remove(table);
    },
  },
}));
