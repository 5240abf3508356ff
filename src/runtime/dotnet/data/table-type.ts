/** System.Data.DataTable's members. PowerShell enumerates a table by its rows, though it is no IEnumerable. */
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { argumentError } from '../system/errors.js';
import { DataColumnCollection, DataRowCollection } from './data-collections.js';
import type { DataColumn } from './data-column.js';
import { type DataRow, rowArray, stateBits } from './data-row.js';
import { DataTable } from './data-table.js';
import { TableView } from './data-view.js';
import { writeXmlMembers, xmlOf } from './data-xml.js';

const select = (self: DataTable, filter: string | null, order: string | null = '') =>
  rowArray(self.select(filter ?? '', order ?? ''));

function setPrimaryKey(self: DataTable, columns: DataColumn[] | null): void {
  if (columns?.some((column) => column.table !== self)) throw argumentError('Column must belong to a table.');
  if (columns && columns.length > 0) self.mustBeUnique(columns);
  self.primaryKey = columns ?? [];
  for (const column of self.primaryKey) column.allowsNull = false;
}
/** Rows that differ since AcceptChanges, or in the given states, as a table; null when there are none. */
function changes(self: DataTable, states = 28): DataTable | null {
  const rows = self.rows.filter((row) => (stateBits[row.state] & states) !== 0);
  return rows.length === 0 ? null : self.copy(rows);
}
function load(self: DataTable, values: unknown[], accept: boolean): DataRow {
  const key = self.primaryKey.map((column) => values[column.ordinal]);
  const present = key.length > 0 ? self.find(key) : undefined;
  const row = present ?? self.addValues(values);
  present?.setItems(values);
  if (accept) row.accept();
  return row;
}
/** Rows of the same key are replaced, the others added. */
function merge(self: DataTable, other: DataTable): void {
  for (const column of other.columns) if (!self.column(column.name)) self.addColumn(column.clone());
  for (const row of other.rows) {
    const key = self.primaryKey.map((column) => row.at(other.column(column.name) as DataColumn));
    const present = key.length > 0 ? self.find(key) : undefined;
    if (present)
      for (const column of other.columns) present.set(self.column(column.name) as DataColumn, row.at(column));
    else self.importRow(row);
  }
}

defineType('System.Data.DataTable', { class: DataTable, assembly: 'System.Data.Common' }, () => ({
  base: 'System.ComponentModel.MarshalByValueComponent',
  enumerate: (self: DataTable) => self.rows,
  toString: (self: DataTable) => self.name,
  members: {
    'new()': () => new DataTable(),
    'new(string tableName)': (_type: NetType, name: string | null) => new DataTable(name ?? ''),
    'bool CaseSensitive {get;set;}': {
      get: (self: DataTable) => self.caseSensitive,
      set: (self: DataTable, value: boolean) => {
        self.caseSensitive = value;
      },
    },
    'System.Data.DataColumnCollection Columns {get;}': (self: DataTable) => {
      requireType('System.Data.DataColumnCollection');
      return new DataColumnCollection(self);
    },
    'System.Data.DataSet DataSet {get;}': (self: DataTable) => self.dataSet,
    'System.Data.DataView DefaultView {get;}': (self: DataTable) => {
      requireType('System.Data.DataView');
      return (self.defaultView ??= new TableView(self));
    },
    'System.Data.PropertyCollection ExtendedProperties {get;}': (self: DataTable) => self.extended,
    'bool HasErrors {get;}': (self: DataTable) => errors(self).length > 0,
    'System.Data.DataColumn[] PrimaryKey {get;set;}': {
      get: (self: DataTable) => self.primaryKey,
      set: setPrimaryKey,
    },
    'System.Data.DataRowCollection Rows {get;}': (self: DataTable) => {
      requireType('System.Data.DataRowCollection');
      return new DataRowCollection(self);
    },
    'string TableName {get;set;}': {
      get: (self: DataTable) => self.name,
      set: (self: DataTable, name: string | null) => {
        self.name = name ?? '';
      },
    },
    'void AcceptChanges()': (self: DataTable) => self.acceptChanges(),
    'void RejectChanges()': (self: DataTable) => self.rejectChanges(),
    'System.Data.DataTable Clone()': (self: DataTable) => self.clone(),
    'System.Data.DataTable Copy()': (self: DataTable) => self.copy(),
    'void Clear()': (self: DataTable) => {
      for (const row of [...self.rows]) self.removeRow(row);
    },
    'System.Object Compute(string expression, string filter)': (
      self: DataTable,
      expression: string,
      filter: string | null,
    ) => self.compute(expression, filter ?? ''),
    'System.Data.DataTable GetChanges()': (self: DataTable) => changes(self),
    'System.Data.DataTable GetChanges(System.Data.DataRowState rowStates)': (self: DataTable, states: EnumValue) =>
      changes(self, Number(states.value)),
    'System.Data.DataRow[] GetErrors()': (self: DataTable) => rowArray(errors(self)),
    'void ImportRow(System.Data.DataRow row)': (self: DataTable, row: DataRow) => self.importRow(row),
    'System.Data.DataRow NewRow()': (self: DataTable) => {
      requireType('System.Data.DataRow');
      return self.newRow();
    },
    'void Reset()': (self: DataTable) => {
      self.rows = [];
      self.columns = [];
      self.primaryKey = [];
    },
    'System.Data.DataRow[] Select()': (self: DataTable) => select(self, ''),
    'System.Data.DataRow[] Select(string filterExpression)': select,
    'System.Data.DataRow[] Select(string filterExpression, string sort)': select,
    'void BeginLoadData()': () => {},
    'void EndLoadData()': () => {},
    'System.Data.DataRow LoadDataRow(System.Object[] values, bool fAcceptChanges)': load,
    'void Merge(System.Data.DataTable table)': merge,
    ...writeXmlMembers((self: DataTable) => xmlOf(self.dataSet?.name ?? 'DocumentElement', [self])),
    'string ToString()': (self: DataTable) => self.name,
  },
}));
function errors(self: DataTable): DataRow[] {
  return self.rows.filter((row) => row.error !== '' || row.columnErrors.size > 0);
}
