/** DataColumn: a name, a type, and the rules that values of a DataTable's column obey. */
import { changeType } from '../../language/change-type.js';
import { convertTo } from '../../language/conversion.js';
import { TypeCode, typeCodeOfType } from '../../language/numeric.js';
import { netException } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { defineType, type NetType, requireType, types } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { fold } from '../../objects/values.js';
import { netText } from '../collections/elements.js';
import { DBNull } from '../system/core-types.js';
import { argumentError } from '../system/errors.js';
import type { DataTable } from './data-table.js';
import { type DataExpression, parseDataExpression } from './expression-parser.js';
import { newPropertyCollection } from './property-collection.js';

export class DataColumn {
  declare readonly netType: NetType;
  table: DataTable | null = null;
  caption: string | null = null;
  allowsNull = true;
  defaultValue: unknown = DBNull.value;
  isUnique = false;
  autoIncrement = false;
  seed = 0n;
  step = 1n;
  /** The number the next new row gets. */
  nextNumber: bigint | null = null;
  maxLength = -1;
  expression: DataExpression | null = null;
  expressionText = '';
  readonly extended = newPropertyCollection();
  #isReadOnly = false;

  constructor(
    public name: string,
    public type: NetType,
  ) {}

  get isReadOnly(): boolean {
    return this.#isReadOnly || this.expression !== null;
  }
  set isReadOnly(value: boolean) {
    this.#isReadOnly = value;
  }
  get ordinal(): number {
    return this.table?.columns.indexOf(this) ?? -1;
  }
  compute(text: string | null): void {
    this.expression = parseDataExpression(text ?? '');
    this.expressionText = text ?? '';
  }

  /** What is kept of a value that is set. Throws ArgumentException, with the reason within. */
  stored(given: unknown): unknown {
    const value = baseOf(given);
    if (value === DBNull.value) return value;
    if (value === null) {
      if (this.type.isValueType)
        throw argumentError(`Cannot set Column '${this.name}' to be null. Please use DBNull instead.`);
      return DBNull.value;
    }
    try {
      return this.#checkedLength(this.#converted(value, given));
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      const reason = `${error.message}Couldn't store <${netText(value)}> in ${this.name} Column.  Expected type is ${this.type.name}.`;
      throw new NetException('System.ArgumentException', reason, error);
    }
  }
  #converted(value: unknown, given: unknown): unknown {
    const code = typeCodeOfType(this.type);
    if (this.type.fullName === 'System.Object') return given;
    if (this.type.isInstance(value)) return value;
    if (this.type.fullName === 'System.String') return netText(value);
    if (code !== TypeCode.Object && code !== TypeCode.DateTime) return changeType(value, code);
    if (typeof value === 'string' && readable.has(this.type.fullName)) return this.#read(value);
    if (this.type.fullName === 'System.DateTime')
      throw netException(
        'System.InvalidCastException',
        `Unable to cast object of type '${(value as { netType?: NetType }).netType?.fullName}' to type 'System.IConvertible'.`,
      );
    throw argumentError('Type of value has a mismatch with column type');
  }
  #read(text: string): unknown {
    try {
      return convertTo(text, this.type);
    } catch (error) {
      throw error instanceof NetException ? error.baseException : error;
    }
  }
  #checkedLength(value: unknown): unknown {
    if (this.maxLength >= 0 && typeof value === 'string' && value.length > this.maxLength)
      throw argumentError(`Cannot set column '${this.name}'. The value violates the MaxLength limit of this column.`);
    return value;
  }

  /** The value of a new row's cell. */
  initial(): unknown {
    if (!this.autoIncrement) return this.defaultValue;
    const number = this.nextNumber ?? this.seed;
    this.nextNumber = number + this.step;
    return convertTo(number, this.type);
  }
  /** A number that a row brings moves the counter past it. */
  noteNumber(value: unknown): void {
    if (!this.autoIncrement || value === DBNull.value) return;
    const number = BigInt(netText(value));
    const next = this.nextNumber ?? this.seed;
    if (this.step > 0n ? number >= next : number <= next) this.nextNumber = number + this.step;
  }
  /** The same column without a table. */
  clone(): DataColumn {
    const column = new DataColumn(this.name, this.type);
    Object.assign(column, {
      caption: this.caption,
      allowsNull: this.allowsNull,
      defaultValue: this.defaultValue,
      isUnique: this.isUnique,
      autoIncrement: this.autoIncrement,
      seed: this.seed,
      step: this.step,
      nextNumber: this.nextNumber,
      maxLength: this.maxLength,
      expression: this.expression,
      expressionText: this.expressionText,
    });
    column.isReadOnly = this.#isReadOnly;
    return column;
  }
}

const readable = new Set(['System.DateTime', 'System.TimeSpan', 'System.Guid', 'System.DateTimeOffset', 'System.Uri']);

function rename(self: DataColumn, name: string): void {
  if (fold(name) !== fold(self.name)) self.table?.mustNotHaveColumn(name);
  self.name = name;
}
function mustFit(self: DataColumn, length: number): void {
  const rows = self.table?.rows ?? [];
  if (length >= 0 && rows.some((row) => netText(row.at(self)).length > length && row.at(self) !== DBNull.value))
    throw argumentError(
      `Cannot set Column '${self.name}' property MaxLength to '${length}'. There is at least one string in the table longer than the new limit.`,
    );
}

const plain = (key: 'allowsNull' | 'autoIncrement' | 'isReadOnly' | 'seed' | 'step') => ({
  get: (self: DataColumn) => self[key],
  set: (self: DataColumn, value: never) => {
    self[key] = value;
  },
});

defineType(
  'System.ComponentModel.MarshalByValueComponent',
  { assembly: 'System.ComponentModel.TypeConverter' },
  () => ({
    interfaces: ['System.IDisposable'],
    members: {
      'System.ComponentModel.ISite Site {get;set;}': { get: () => null, set: () => {} },
      'System.ComponentModel.IContainer Container {get;}': () => null,
      'bool DesignMode {get;}': () => false,
      'void Dispose()': () => {},
    },
  }),
);

const newColumn = (name: string | null, type: NetType | null, expression: string | null = null) => {
  const column = new DataColumn(name ?? '', type ?? types.string());
  if (expression) column.compute(expression);
  return column;
};

defineType('System.Data.DataColumn', { class: DataColumn, assembly: 'System.Data.Common' }, () => ({
  base: 'System.ComponentModel.MarshalByValueComponent',
  toString: (self: DataColumn) => (self.expression ? `${self.name} + ${self.expressionText}` : self.name),
  members: {
    'new()': () => newColumn(null, null),
    'new(string columnName)': (_type: NetType, name: string | null) => newColumn(name, null),
    'new(string columnName, type dataType)': (_type: NetType, name: string | null, type: NetType) =>
      newColumn(name, type),
    'new(string columnName, type dataType, string expr)': (
      _type: NetType,
      name: string | null,
      type: NetType,
      expression: string | null,
    ) => newColumn(name, type, expression),
    'bool AllowDBNull {get;set;}': plain('allowsNull'),
    'bool AutoIncrement {get;set;}': plain('autoIncrement'),
    'long AutoIncrementSeed {get;set;}': plain('seed'),
    'long AutoIncrementStep {get;set;}': plain('step'),
    'string Caption {get;set;}': {
      get: (self: DataColumn) => self.caption ?? self.name,
      set: (self: DataColumn, caption: string | null) => {
        self.caption = caption;
      },
    },
    'string ColumnName {get;set;}': { get: (self: DataColumn) => self.name, set: rename },
    'string Prefix {get;set;}': { get: () => '', set: () => {} },
    'type DataType {get;set;}': {
      get: (self: DataColumn) => self.type,
      set: (self: DataColumn, type: NetType) => {
        if (type !== self.type && (self.table?.rows.length ?? 0) > 0)
          throw argumentError('Cannot change DataType of a column once it has data.');
        self.type = type;
      },
    },
    'System.Data.DataSetDateTime DateTimeMode {get;}': () =>
      requireType('System.Data.DataSetDateTime').enumByName('UnspecifiedLocal'),
    'System.Object DefaultValue {get;set;}': {
      get: (self: DataColumn) => self.defaultValue,
      set: (self: DataColumn, value: unknown) => {
        self.defaultValue = value === null ? DBNull.value : self.stored(value);
      },
    },
    'string Expression {get;set;}': {
      get: (self: DataColumn) => self.expressionText,
      set: (self: DataColumn, text: string | null) => self.compute(text),
    },
    'System.Data.PropertyCollection ExtendedProperties {get;}': (self: DataColumn) => self.extended,
    'int MaxLength {get;set;}': {
      get: (self: DataColumn) => self.maxLength,
      set: (self: DataColumn, length: number) => {
        mustFit(self, length);
        self.maxLength = length;
      },
    },
    'string Namespace {get;set;}': { get: () => '', set: () => {} },
    'int Ordinal {get;}': (self: DataColumn) => self.ordinal,
    'bool ReadOnly {get;set;}': plain('isReadOnly'),
    'System.Data.DataTable Table {get;}': (self: DataColumn) => self.table,
    'bool Unique {get;set;}': {
      get: (self: DataColumn) =>
        self.isUnique || (self.table?.primaryKey.length === 1 && self.table.primaryKey[0] === self),
      set: (self: DataColumn, value: boolean) => {
        if (value) self.table?.mustBeUnique([self]);
        self.isUnique = value;
      },
    },
    'System.Data.MappingType ColumnMapping {get;}': () => requireType('System.Data.MappingType').enumByName('Element'),
    'void SetOrdinal(int ordinal)': (self: DataColumn, ordinal: number) => self.table?.moveColumn(self, ordinal),
    'string ToString()': (self: DataColumn) => (self.expression ? `${self.name} + ${self.expressionText}` : self.name),
  },
}));
