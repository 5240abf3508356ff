/** System.BitConverter and System.Buffer: numbers and arrays as their bytes, little-endian. */

import { makeInteger, makeReal, TypeCode, typeCodeOfType } from '../../language/numeric.js';
import { elementsOf, type NetArray } from '../../objects/arrays.js';
import { defineType, type MemberFunction, type NetType } from '../../objects/net-type.js';
import { BoxedNumber, UInt64Box } from '../../objects/values.js';
import { overloads, unreachable } from '../overloads.js';
import { isPrimitive } from '../reflection/primitive-types.js';
import { elementTypeOf } from './array-operations.js';
import { argumentError, argumentNull, outOfRange } from './errors.js';

type Natural = number | bigint | boolean | string;

interface Format {
  size: number;
  write: (view: DataView, value: never) => void;
  read: (view: DataView, offset: number) => Natural;
}
/** How each type stands in bytes, by C#'s keyword. */
const formats: Record<string, Format> = {
  bool: { size: 1, write: (v, value: boolean) => v.setUint8(0, value ? 1 : 0), read: (v, at) => v.getUint8(at) !== 0 },
  char: {
    size: 2,
    write: (v, value: string) => v.setUint16(0, value.charCodeAt(0), true),
    read: (v, at) => String.fromCharCode(v.getUint16(at, true)),
  },
  short: { size: 2, write: (v, value: number) => v.setInt16(0, value, true), read: (v, at) => v.getInt16(at, true) },
  ushort: { size: 2, write: (v, value: number) => v.setUint16(0, value, true), read: (v, at) => v.getUint16(at, true) },
  int: { size: 4, write: (v, value: number) => v.setInt32(0, value, true), read: (v, at) => v.getInt32(at, true) },
  uint: { size: 4, write: (v, value: number) => v.setUint32(0, value, true), read: (v, at) => v.getUint32(at, true) },
  long: {
    size: 8,
    write: (v, value: bigint) => v.setBigInt64(0, value, true),
    read: (v, at) => v.getBigInt64(at, true),
  },
  ulong: {
    size: 8,
    write: (v, value: bigint) => v.setBigUint64(0, value, true),
    read: (v, at) => v.getBigUint64(at, true),
  },
  float: {
    size: 4,
    write: (v, value: number) => v.setFloat32(0, value, true),
    read: (v, at) => v.getFloat32(at, true),
  },
  double: {
    size: 8,
    write: (v, value: number) => v.setFloat64(0, value, true),
    read: (v, at) => v.getFloat64(at, true),
  },
};

function bytesOf(format: Format, value: unknown): Uint8Array {
  const view = new DataView(new ArrayBuffer(format.size));
  format.write(view, value as never);
  return new Uint8Array(view.buffer);
}

const writer =
  (keyword: string): MemberFunction =>
  (value: unknown) =>
    bytesOf(formats[keyword] as Format, value);

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const reader =
  (keyword: string): MemberFunction =>
  (bytes: Uint8Array | null, start: number) => {
    const { size, read } = formats[keyword] as Format;
    if (bytes === null) throw argumentNull('value');
    if (start < 0 || start >= bytes.length)
      throw outOfRange(
        'startIndex',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
      );
    if (start > bytes.length - size)
      throw argumentError(
        'The array starting from the specified index is not long enough to read a value of the specified type.',
        'value',
      );
    return read(viewOf(bytes), start);
  };

/** The bits of one type as another of the same size. */
const bits =
  (from: string, to: string): MemberFunction =>
  (value: Natural) =>
    (formats[to] as Format).read(viewOf(bytesOf(formats[from] as Format, value)), 0);

function toText(bytes: Uint8Array | null, start = 0, length?: number): string {
  if (bytes === null) throw argumentNull('value');
  const count = length ?? bytes.length - start;
  if (start < 0 || (start >= bytes.length && start > 0))
    throw outOfRange(
      'startIndex',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  if (count < 0) throw outOfRange('length', 'Value must be positive.');
  if (start > bytes.length - count)
    throw argumentError(
      'The array starting from the specified index is not long enough to read a value of the specified type.',
      'value',
    );
  return Array.from(bytes.subarray(start, start + count), (byte) =>
    byte.toString(16).padStart(2, '0').toUpperCase(),
  ).join('-');
}

defineType('System.BitConverter', {}, () => ({
  abstract: true,
  members: {
    'static byte[] GetBytes(bool value)': writer('bool'),
    'static byte[] GetBytes(char value)': writer('char'),
    'static byte[] GetBytes(short value)': writer('short'),
    'static byte[] GetBytes(int value)': writer('int'),
    'static byte[] GetBytes(long value)': writer('long'),
    'static byte[] GetBytes(ushort value)': writer('ushort'),
    'static byte[] GetBytes(uint value)': writer('uint'),
    'static byte[] GetBytes(ulong value)': writer('ulong'),
    'static byte[] GetBytes(float value)': writer('float'),
    'static byte[] GetBytes(double value)': writer('double'),
    ...overloads(unreachable, [
      'static bool TryWriteBytes(System.Span[byte] destination, bool value)',
      'static bool TryWriteBytes(System.Span[byte] destination, char value)',
      'static bool TryWriteBytes(System.Span[byte] destination, short value)',
      'static bool TryWriteBytes(System.Span[byte] destination, int value)',
      'static bool TryWriteBytes(System.Span[byte] destination, long value)',
      'static bool TryWriteBytes(System.Span[byte] destination, System.Int128 value)',
      'static bool TryWriteBytes(System.Span[byte] destination, ushort value)',
      'static bool TryWriteBytes(System.Span[byte] destination, uint value)',
      'static bool TryWriteBytes(System.Span[byte] destination, ulong value)',
      'static bool TryWriteBytes(System.Span[byte] destination, System.UInt128 value)',
      'static bool TryWriteBytes(System.Span[byte] destination, System.Half value)',
      'static bool TryWriteBytes(System.Span[byte] destination, float value)',
      'static bool TryWriteBytes(System.Span[byte] destination, double value)',
    ]),
    ...overloads(reader('char'), [
      'static char ToChar(byte[] value, int startIndex)',
      'static char ToChar(System.ReadOnlySpan[byte] value)',
    ]),
    ...overloads(reader('short'), [
      'static short ToInt16(byte[] value, int startIndex)',
      'static short ToInt16(System.ReadOnlySpan[byte] value)',
    ]),
    ...overloads(reader('int'), [
      'static int ToInt32(byte[] value, int startIndex)',
      'static int ToInt32(System.ReadOnlySpan[byte] value)',
    ]),
    ...overloads(reader('long'), [
      'static long ToInt64(byte[] value, int startIndex)',
      'static long ToInt64(System.ReadOnlySpan[byte] value)',
    ]),
    ...overloads(reader('ushort'), [
      'static ushort ToUInt16(byte[] value, int startIndex)',
      'static ushort ToUInt16(System.ReadOnlySpan[byte] value)',
    ]),
    ...overloads(reader('uint'), [
      'static uint ToUInt32(byte[] value, int startIndex)',
      'static uint ToUInt32(System.ReadOnlySpan[byte] value)',
    ]),
    ...overloads(reader('ulong'), [
      'static ulong ToUInt64(byte[] value, int startIndex)',
      'static ulong ToUInt64(System.ReadOnlySpan[byte] value)',
    ]),
    ...overloads(reader('float'), [
      'static float ToSingle(byte[] value, int startIndex)',
      'static float ToSingle(System.ReadOnlySpan[byte] value)',
    ]),
    ...overloads(reader('double'), [
      'static double ToDouble(byte[] value, int startIndex)',
      'static double ToDouble(System.ReadOnlySpan[byte] value)',
    ]),
    ...overloads(toText, [
      'static string ToString(byte[] value, int startIndex, int length)',
      'static string ToString(byte[] value)',
      'static string ToString(byte[] value, int startIndex)',
    ]),
    ...overloads(reader('bool'), [
      'static bool ToBoolean(byte[] value, int startIndex)',
      'static bool ToBoolean(System.ReadOnlySpan[byte] value)',
    ]),
    'static long DoubleToInt64Bits(double value)': bits('double', 'long'),
    'static double Int64BitsToDouble(long value)': bits('long', 'double'),
    'static int SingleToInt32Bits(float value)': bits('float', 'int'),
    'static float Int32BitsToSingle(int value)': bits('int', 'float'),
    'static ulong DoubleToUInt64Bits(double value)': bits('double', 'ulong'),
    'static double UInt64BitsToDouble(ulong value)': bits('ulong', 'double'),
    'static uint SingleToUInt32Bits(float value)': bits('float', 'uint'),
    'static float UInt32BitsToSingle(uint value)': bits('uint', 'float'),
    'static bool IsLittleEndian {get;}': () => true,
  },
}));

const formatOfType = (type: NetType): Format => {
  const format = formats[type.displayName];
  if (format !== undefined) return format;
  return {
    size: 1,
    write: (v, value: number) => v.setUint8(0, value),
    read: (v, at) => (type.name === 'SByte' ? v.getInt8(at) : v.getUint8(at)),
  };
};

/** An array's elements one after the other. Throws ArgumentException for other than primitive types. */
function flatten(array: NetArray | null, name: string): { bytes: Uint8Array; format: Format; type: NetType } {
  if (array === null) throw argumentNull(name);
  const type = elementTypeOf(array);
  if (!isPrimitive(type)) throw argumentError('Object must be an array of primitives.', name);
  const format = formatOfType(type);
  if (array instanceof Uint8Array) return { bytes: array, format, type };
  const bytes = new Uint8Array(array.length * format.size);
  elementsOf(array).forEach((item, i) => {
    const natural =
      item instanceof BoxedNumber || item instanceof UInt64Box
        ? item.value
        : type.name === 'Char'
          ? String(item)
          : item;
    bytes.set(bytesOf(format, natural), i * format.size);
  });
  return { bytes, format, type };
}

function valueFromBytes(type: NetType, natural: Natural): unknown {
  const code = typeCodeOfType(type);
  if (code === TypeCode.Double || code === TypeCode.Single) return makeReal(code, natural as number);
  return code === TypeCode.Boolean
    ? natural
    : makeInteger(code, code === TypeCode.Char ? (natural as string).charCodeAt(0) : (natural as number));
}

function blockCopy(
  source: NetArray | null,
  from: number,
  destination: NetArray | null,
  to: number,
  count: number,
): void {
  const given = flatten(source, 'src');
  const target = flatten(destination, 'dst');
  if (from < 0 || to < 0 || count < 0)
    throw outOfRange(from < 0 ? 'srcOffset' : to < 0 ? 'dstOffset' : 'count', 'Non-negative number required.');
  if (from + count > given.bytes.length || to + count > target.bytes.length)
    throw argumentError(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  target.bytes.set(given.bytes.slice(from, from + count), to);
  if (destination instanceof Uint8Array || destination === null) return;
  const view = viewOf(target.bytes);
  for (let i = 0; i < destination.length; i++)
    destination[i] = valueFromBytes(target.type, target.format.read(view, i * target.format.size));
}

defineType('System.Buffer', {}, () => ({
  abstract: true,
  members: {
    'static void BlockCopy(array src, int srcOffset, array dst, int dstOffset, int count)': blockCopy,
    'static int ByteLength(array array)': (array: NetArray | null) => flatten(array, 'array').bytes.length,
    'static byte GetByte(array array, int index)': (array: NetArray | null, index: number) => {
      const { bytes } = flatten(array, 'array');
      if (index < 0 || index >= bytes.length)
        throw outOfRange(
          'index',
          'Index was out of range. Must be non-negative and less than the size of the collection.',
        );
      return bytes[index];
    },
    'static void SetByte(array array, int index, byte value)': (array: NetArray | null, index: number, value: number) =>
      blockCopy(Uint8Array.of(value), 0, array, index, 1),
  },
}));
