/** DataSet: tables under one name. Relations and schemas are not kept. */
import { netException } from '../../objects/errors.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { argumentError } from '../system/errors.js';
import { DataTableCollection } from './data-collections.js';
import type { DataTable } from './data-table.js';
import { writeXmlMembers, xmlOf } from './data-xml.js';
import { freeName } from './free-name.js';
import { newPropertyCollection } from './property-collection.js';

export class DataSet {
  declare readonly netType: NetType;
  tables: DataTable[] = [];
  caseSensitive = false;
  readonly extended = newPropertyCollection();
  constructor(public name: string) {}

  table(name: string): DataTable | undefined {
    return this.tables.find((table) => fold(table.name) === fold(name));
  }
  add(table: DataTable): DataTable {
    if (table.dataSet === this) throw argumentError('DataTable already belongs to this DataSet.');
    if (table.dataSet) throw argumentError('DataTable already belongs to another DataSet.');
    if (table.name === '') table.name = freeName('Table', (name) => this.table(name) !== undefined);
    if (this.table(table.name))
      throw netException(
        'System.Data.DuplicateNameException',
        `A DataTable named '${table.name}' already belongs to this DataSet.`,
      );
    table.dataSet = this;
    this.tables.push(table);
    return table;
  }
  remove(table: DataTable): void {
    this.tables.splice(this.tables.indexOf(table), 1);
    table.dataSet = null;
  }
  /** Another set with a table made of each of these. */
  with(make: (table: DataTable) => DataTable): DataSet {
    const set = new DataSet(this.name);
    set.caseSensitive = this.caseSensitive;
    for (const table of this.tables) set.add(make(table));
    return set;
  }
  get hasChanges(): boolean {
    return this.tables.some((table) => table.rows.some((row) => row.state !== 'Unchanged'));
  }
}

const xml = (self: DataSet) => xmlOf(self.name, self.tables);

defineType('System.Data.DataSet', { class: DataSet, assembly: 'System.Data.Common' }, () => ({
  base: 'System.ComponentModel.MarshalByValueComponent',
  members: {
    'new()': () => new DataSet('NewDataSet'),
    'new(string dataSetName)': (_type: NetType, name: string) => new DataSet(name),
    'bool CaseSensitive {get;set;}': {
      get: (self: DataSet) => self.caseSensitive,
      set: (self: DataSet, value: boolean) => {
        self.caseSensitive = value;
        for (const table of self.tables) table.caseSensitive = value;
      },
    },
    'string DataSetName {get;set;}': {
      get: (self: DataSet) => self.name,
      set: (self: DataSet, name: string) => {
        self.name = name;
      },
    },
    'System.Data.PropertyCollection ExtendedProperties {get;}': (self: DataSet) => self.extended,
    'bool HasErrors {get;}': (self: DataSet) => self.tables.some((table) => table.rows.some((row) => row.error !== '')),
    'System.Data.DataTableCollection Tables {get;}': (self: DataSet) => {
      requireType('System.Data.DataTableCollection');
      return new DataTableCollection(self);
    },
    'void AcceptChanges()': (self: DataSet) => {
      for (const table of self.tables) table.acceptChanges();
    },
    'void RejectChanges()': (self: DataSet) => {
      for (const table of self.tables) table.rejectChanges();
    },
    'bool HasChanges()': (self: DataSet) => self.hasChanges,
    'void Clear()': (self: DataSet) => {
      for (const table of self.tables) for (const row of [...table.rows]) table.removeRow(row);
    },
    'System.Data.DataSet Clone()': (self: DataSet) => self.with((table) => table.clone()),
    'System.Data.DataSet Copy()': (self: DataSet) => self.with((table) => table.copy()),
    'string GetXml()': xml,
    'void Reset()': (self: DataSet) => {
      self.tables = [];
    },
    ...writeXmlMembers(xml),
  },
}));
