/** The types that everything else refers to. */

import { NetException } from '../../objects/net-exception.js';
import { defineType, NetType } from '../../objects/net-type.js';
import {
  AutomationNullValue,
  BigIntegerBox,
  ByteBox,
  Char,
  Decimal,
  DoubleBox,
  Int16Box,
  SByteBox,
  SingleBox,
  UInt16Box,
  UInt32Box,
  UInt64Box,
} from '../../objects/values.js';

const struct = (name: string, accelerators: string[] = [], cls?: { prototype: object }) =>
  defineType(name, { accelerators, ...(cls ? { class: cls } : {}) }, () => ({
    kind: 'struct',
    interfaces: ['System.IComparable', 'System.IConvertible', 'System.IFormattable'],
  }));
const iface = (name: string, generic?: string[]) =>
  defineType(name, generic ? { generic } : {}, () => ({ kind: 'interface' }));

defineType('System.Object', {}, () => ({}));
defineType('System.ValueType', {}, () => ({ abstract: true }));
defineType('System.Enum', {}, () => ({
  base: 'System.ValueType',
  abstract: true,
  interfaces: ['System.IComparable', 'System.IConvertible', 'System.IFormattable'],
}));
defineType('System.String', { accelerators: ['string'] }, () => ({
  interfaces: ['System.IComparable', 'System.Collections.IEnumerable', 'System.IConvertible', 'System.ICloneable'],
}));
struct('System.Boolean', ['bool']);
struct('System.Char', ['char'], Char as unknown as { prototype: object });
struct('System.Byte', ['byte'], ByteBox);
struct('System.SByte', ['sbyte'], SByteBox);
struct('System.Int16', ['short', 'int16'], Int16Box);
struct('System.UInt16', ['ushort', 'uint16'], UInt16Box);
struct('System.Int32', ['int', 'int32']);
struct('System.UInt32', ['uint', 'uint32'], UInt32Box);
struct('System.Int64', ['long', 'int64']);
struct('System.UInt64', ['ulong', 'uint64'], UInt64Box);
struct('System.Single', ['float', 'single'], SingleBox);
struct('System.Double', ['double'], DoubleBox);
struct('System.Decimal', ['decimal'], Decimal);
struct('System.Numerics.BigInteger', ['bigint'], BigIntegerBox);
struct('System.DateTime', ['datetime']);
struct('System.TimeSpan', ['timespan']);
struct('System.Guid', ['guid']);
struct('System.Void', ['void']);
struct('System.IntPtr');
defineType('System.Version', { accelerators: ['version'] }, () => ({}));
defineType('System.DBNull', {}, () => ({}));
defineType('System.Type', { accelerators: ['type'] }, () => ({ abstract: true }));
defineType('System.RuntimeType', { class: NetType }, () => ({ base: 'System.Type' }));
defineType('System.Array', { accelerators: ['array'] }, () => ({
  abstract: true,
  interfaces: ['System.Collections.IList', 'System.ICloneable'],
}));
defineType('System.Delegate', {}, () => ({ abstract: true }));
defineType('System.MulticastDelegate', {}, () => ({ base: 'System.Delegate', abstract: true }));
iface('System.IComparable');
iface('System.IConvertible');
iface('System.IFormattable');
iface('System.IFormatProvider');
iface('System.ICustomFormatter');
iface('System.ICloneable');
iface('System.IDisposable');
iface('System.IComparable`1', ['T']);
iface('System.IEquatable`1', ['T']);

defineType('System.Exception', { class: NetException }, () => ({}));
for (const [name, base] of Object.entries({
  SystemException: 'Exception',
  ApplicationException: 'Exception',
  ArgumentException: 'SystemException',
  ArgumentNullException: 'ArgumentException',
  ArgumentOutOfRangeException: 'ArgumentException',
  ArithmeticException: 'SystemException',
  DivideByZeroException: 'ArithmeticException',
  OverflowException: 'ArithmeticException',
  FormatException: 'SystemException',
  IndexOutOfRangeException: 'SystemException',
  InvalidCastException: 'SystemException',
  InvalidOperationException: 'SystemException',
  ObjectDisposedException: 'InvalidOperationException',
  NotImplementedException: 'SystemException',
  NotSupportedException: 'SystemException',
  NullReferenceException: 'SystemException',
  OperationCanceledException: 'SystemException',
  OutOfMemoryException: 'SystemException',
  TimeoutException: 'SystemException',
  UnauthorizedAccessException: 'SystemException',
}))
  defineType(`System.${name}`, {}, () => ({ base: `System.${base}` }));

export { AutomationNullValue };
