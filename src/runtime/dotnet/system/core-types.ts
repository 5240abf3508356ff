/** Void, DBNull, native integers and the other small types that signatures name. */

import { formatNumber } from '../../language/format/number-format.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import { UInt64Box } from '../../objects/values.js';
import { numberFormatOf } from '../globalization/number-format-info.js';
import { convertibleMembers } from './convertible.js';

defineType('System.Void', { accelerators: ['void'] }, () => ({ kind: 'struct' }));

export class DBNull {
  declare readonly netType: NetType;
  static readonly value = new DBNull();
}
defineType('System.DBNull', { class: DBNull }, () => ({
  interfaces: ['System.IConvertible', 'System.Runtime.Serialization.ISerializable'],
  toString: () => '',
  members: {
    'static System.DBNull Value {get;}': () => DBNull.value,
    'string ToString()': () => '',
    'string ToString(System.IFormatProvider provider)': () => '',
    'System.TypeCode GetTypeCode()': () => 2,
    ...convertibleMembers,
  },
}));

/** System.IntPtr and UIntPtr: a number of 64 bits that stands for an address. */
export class IntPtr {
  declare readonly netType: NetType;
  constructor(readonly value: bigint) {}
}
export class UIntPtr extends UInt64Box {}

function definePointer(
  name: string,
  cls: typeof IntPtr | typeof UIntPtr,
  keyword: string,
  bits: (value: bigint) => bigint,
): void {
  type Pointer = InstanceType<typeof cls>;
  const isSigned = bits(-1n) < 0n;
  const span = 1n << 64n;
  defineType(`System.${name}`, { class: cls }, () => ({
    kind: 'struct',
    interfaces: ['System.IComparable', 'System.IFormattable'],
    toString: (self: Pointer, format: string | null, culture: string) =>
      formatNumber(self.value, format, numberFormatOf(culture)),
    equals: (self: Pointer, other: unknown) => other instanceof cls && other.value === self.value,
    compare: (self: Pointer, other: unknown) => (other instanceof cls ? Number(self.value - other.value) : undefined),
    hashKey: (self: Pointer) => String(self.value),
    defaultValue: () => new cls(0n),
    convertFrom: (value: unknown) =>
      typeof value === 'bigint' || Number.isInteger(value)
        ? new cls(bits(BigInt(value as number | bigint)))
        : undefined,
    members: {
      [`new(${keyword} value)`]: (_type: NetType, value: bigint) => new cls(bits(value)),
      [`static System.${name} Zero {get;}`]: () => new cls(0n),
      [`static System.${name} MaxValue {get;}`]: () => new cls(isSigned ? span / 2n - 1n : span - 1n),
      [`static System.${name} MinValue {get;}`]: () => new cls(isSigned ? -span / 2n : 0n),
      'static int Size {get;}': () => 8,
      'int ToInt32()': (self: Pointer) => Number(self.value),
      'long ToInt64()': (self: Pointer) => self.value,
    },
  }));
}
definePointer('IntPtr', IntPtr, 'long', (value) => BigInt.asIntN(64, value));
definePointer('UIntPtr', UIntPtr, 'ulong', (value) => BigInt.asUintN(64, value));

/** The value inside a Nullable<T> stands for itself, and $null for none; there are no objects of the type. */
defineType('System.Nullable`1', { generic: ['T'] }, () => ({
  kind: 'struct',
  members: { 'new(T value)': (_type: NetType, value: unknown) => value },
}));
defineType('System.Nullable', {}, () => ({
  abstract: true,
  members: {
    'static type GetUnderlyingType(type nullableType)': (type: NetType) =>
      type.genericDefinition?.fullName === 'System.Nullable`1' ? type.genericArguments[0] : null,
  },
}));

defineType('System.MarshalByRefObject', {}, () => ({ abstract: true }));
defineType('System.Attribute', {}, () => ({ abstract: true }));
