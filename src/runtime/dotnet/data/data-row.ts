/** DataRow: the cells of a row with its two versions, current and original, and the state that follows from them. */
import { registerAdapter } from '../../objects/adapters.js';
import { netException } from '../../objects/errors.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { fold } from '../../objects/values.js';
import { typedArray } from '../collections/elements.js';
import { DBNull } from '../system/core-types.js';
import { argumentError } from '../system/errors.js';
import type { DataColumn } from './data-column.js';
import type { DataTable } from './data-table.js';

export type RowState = 'Detached' | 'Unchanged' | 'Added' | 'Deleted' | 'Modified';
/** DataRowState's bits, which DataViewRowState has too. */
export const stateBits: Readonly<Record<RowState, number>> = {
  Detached: 1,
  Unchanged: 2,
  Added: 4,
  Deleted: 8,
  Modified: 16,
};
type Cells = Map<DataColumn, unknown>;

export class DataRow {
  declare readonly netType: NetType;
  state: RowState = 'Detached';
  cells: Cells = new Map();
  /** As after the last AcceptChanges; null for a row that was added since. */
  original: Cells | null = null;
  /** Changes between BeginEdit and EndEdit. */
  #proposed: Cells | null = null;
  error = '';
  readonly columnErrors = new Map<DataColumn, string>();

  constructor(readonly table: DataTable) {}

  /** A cell's value, DBNull for none; what the column computes where it does. */
  at(column: DataColumn): unknown {
    if (column.expression) return this.table.evaluateIn(this, column.expression, column);
    const cells = this.#proposed ?? (this.state === 'Deleted' ? this.original : this.cells);
    return cells?.get(column) ?? DBNull.value;
  }
  /** For scripts: a deleted row has no current values. Throws DeletedRowInaccessibleException. */
  read(column: DataColumn): unknown {
    if (this.state === 'Deleted')
      throw netException(
        'System.Data.DeletedRowInaccessibleException',
        'Deleted row information cannot be accessed through the row.',
      );
    return this.at(column);
  }
  set(column: DataColumn, value: unknown): void {
    if (column.isReadOnly && this.state !== 'Detached')
      throw netException('System.Data.ReadOnlyException', `Column '${column.name}' is read only.`);
    if (column.expression) throw netException('System.Data.ReadOnlyException', `Column '${column.name}' is read only.`);
    const stored = column.stored(value);
    column.noteNumber(stored);
    if (this.#proposed) {
      this.#proposed.set(column, stored);
      return;
    }
    if (this.state !== 'Detached') this.table.mustAllow(this, column, stored);
    this.cells.set(column, stored);
    this.#changed();
  }
  #changed(): void {
    if (this.state === 'Unchanged') this.state = 'Modified';
  }

  begin(): void {
    this.#proposed ??= new Map(this.cells);
  }
  end(): void {
    const proposed = this.#proposed;
    if (!proposed) return;
    this.#proposed = null;
    if (this.state !== 'Detached') for (const [column, value] of proposed) this.table.mustAllow(this, column, value);
    this.cells = proposed;
    this.#changed();
  }
  cancel(): void {
    this.#proposed = null;
  }

  get items(): unknown[] {
    return this.table.columns.map((column) => this.read(column));
  }
  setItems(items: unknown[]): void {
    if (items.length > this.table.columns.length)
      throw argumentError('Input array is longer than the number of columns in this table.');
    items.forEach((item, i) => {
      const column = this.table.columns[i] as DataColumn;
      if (item !== null && !column.expression) this.set(column, item);
    });
  }
  delete(): void {
    this.cancel();
    if (this.state === 'Added' || this.state === 'Detached') this.table.removeRow(this);
    else this.state = 'Deleted';
  }
  accept(): void {
    this.end();
    if (this.state === 'Deleted') {
      this.table.removeRow(this);
      return;
    }
    this.original = new Map(this.cells);
    this.state = 'Unchanged';
  }
  reject(): void {
    this.cancel();
    if (this.state === 'Added') this.table.removeRow(this);
    else if (this.original) {
      this.cells = new Map(this.original);
      this.state = 'Unchanged';
    }
  }
  /** The cell of a version. Throws VersionNotFoundException. */
  version(column: DataColumn, version: EnumValue): unknown {
    const isOriginal = Number(version.value) === 256;
    const cells = isOriginal ? this.original : this.cells;
    if (!cells || !this.hasVersion(version))
      throw netException(
        'System.Data.VersionNotFoundException',
        `There is no ${isOriginal ? 'Original' : 'Current'} data to access.`,
      );
    return isOriginal ? (cells.get(column) ?? DBNull.value) : this.at(column);
  }
  hasVersion(version: EnumValue): boolean {
    const number = Number(version.value);
    if (number === 256) return this.original !== null;
    if (number === 1024) return this.#proposed !== null;
    return this.state !== 'Deleted';
  }
}

/** Throws ArgumentException for a name that is no column's. */
function named(self: DataRow, name: string): DataColumn {
  const column = self.table.column(name);
  if (!column) throw argumentError(`Column '${name}' does not belong to table ${self.table.name}.`);
  return column;
}
function numbered(self: DataRow, index: number): DataColumn {
  const column = self.table.columns[index];
  if (!column) throw netException('System.IndexOutOfRangeException', `Cannot find column ${index}.`);
  return column;
}
function noteError(self: DataRow, column: DataColumn, error: string | null): void {
  if (error) self.columnErrors.set(column, error);
  else self.columnErrors.delete(column);
}

registerAdapter('System.Data.DataRow', {
  get(self: DataRow, name: string) {
    const column = self.table.column(name);
    return column && (self.state === 'Deleted' ? null : self.at(column));
  },
  set(self: DataRow, name: string, value: unknown) {
    const column = self.table.column(name);
    if (column) self.set(column, value);
    return column !== undefined;
  },
  properties: (self: DataRow) => self.table.columnProperties(),
});

/** Members that take a column by its number, its name or itself. */
function byColumn(
  result: string,
  method: string,
  run: (self: DataRow, column: DataColumn, ...more: never[]) => unknown,
  more = '',
) {
  return {
    [`${result} ${method}(int columnIndex${more})`]: (self: DataRow, index: number, ...rest: never[]) =>
      run(self, numbered(self, index), ...rest),
    [`${result} ${method}(string columnName${more})`]: (self: DataRow, name: string, ...rest: never[]) =>
      run(self, named(self, name), ...rest),
    [`${result} ${method}(System.Data.DataColumn column${more})`]: (
      self: DataRow,
      column: DataColumn,
      ...rest: never[]
    ) => run(self, column, ...rest),
  };
}
const cell = (find: (self: DataRow, key: never) => DataColumn) => ({
  get: (self: DataRow, key: never) => self.read(find(self, key)),
  set: (self: DataRow, key: never, value: unknown) => self.set(find(self, key), value),
});
const versioned = (find: (self: DataRow, key: never) => DataColumn) => ({
  get: (self: DataRow, key: never, version: EnumValue) => self.version(find(self, key), version),
});

defineType('System.Data.DataRow', { class: DataRow, assembly: 'System.Data.Common' }, () => ({
  members: {
    'string RowError {get;set;}': {
      get: (self: DataRow) => self.error,
      set: (self: DataRow, error: string | null) => {
        self.error = error ?? '';
      },
    },
    'System.Data.DataRowState RowState {get;}': (self: DataRow) =>
      requireType('System.Data.DataRowState').enumByName(self.state),
    'System.Data.DataTable Table {get;}': (self: DataRow) => self.table,
    'System.Object Item(int columnIndex) {get;set;}': cell(numbered),
    'System.Object Item(string columnName) {get;set;}': cell(named),
    'System.Object Item(System.Data.DataColumn column) {get;set;}': cell((_self, column) => column),
    'System.Object Item(int columnIndex, System.Data.DataRowVersion version) {get;}': versioned(numbered),
    'System.Object Item(string columnName, System.Data.DataRowVersion version) {get;}': versioned(named),
    'System.Object[] ItemArray {get;set;}': {
      get: (self: DataRow) => self.items,
      set: (self: DataRow, items: unknown[]) => self.setItems(items),
    },
    'bool HasErrors {get;}': (self: DataRow) => self.error !== '' || self.columnErrors.size > 0,
    'void AcceptChanges()': (self: DataRow) => self.accept(),
    'void BeginEdit()': (self: DataRow) => self.begin(),
    'void CancelEdit()': (self: DataRow) => self.cancel(),
    'void Delete()': (self: DataRow) => self.delete(),
    'void EndEdit()': (self: DataRow) => self.end(),
    ...byColumn('void', 'SetColumnError', (self, column, error) => noteError(self, column, error), ', string error'),
    ...byColumn('string', 'GetColumnError', (self, column) => self.columnErrors.get(column) ?? ''),
    'void ClearErrors()': (self: DataRow) => {
      self.error = '';
      self.columnErrors.clear();
    },
    'System.Data.DataColumn[] GetColumnsInError()': (self: DataRow) => [...self.columnErrors.keys()],
    'bool HasVersion(System.Data.DataRowVersion version)': (self: DataRow, version: EnumValue) =>
      self.hasVersion(version),
    ...byColumn('bool', 'IsNull', (self, column) => self.read(column) === DBNull.value),
    'void RejectChanges()': (self: DataRow) => self.reject(),
    'void SetAdded()': (self: DataRow) => {
      self.state = 'Added';
    },
    'void SetModified()': (self: DataRow) => {
      self.state = 'Modified';
    },
  },
}));

/** The columns of a table as properties of its rows. */
export function* propertiesOf(columns: readonly DataColumn[]) {
  for (const column of columns)
    yield { name: column.name, typeName: column.type.fullName, isSettable: !column.isReadOnly };
}
export const rowArray = (rows: DataRow[]) => typedArray(requireType('System.Data.DataRow'), rows);
export const isNamed = (column: DataColumn, name: string) => fold(column.name) === fold(name);
