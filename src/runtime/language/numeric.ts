/**
 * The numeric types behind one another: which of .NET's TypeCodes a value has, its number in each JavaScript form, and how
 * a number of a given type is made. The codes are .NET's own, so that tables read like the documentation; BigInteger has
 * no TypeCode there and gets the next free number.
 */
import type { NetType } from '../objects/net-type.js';
import {
  BigIntegerBox,
  BoxedNumber,
  ByteBox,
  byte,
  Char,
  Decimal,
  DoubleBox,
  double,
  EnumValue,
  Int16Box,
  SByteBox,
  SingleBox,
  UInt16Box,
  UInt32Box,
  UInt64Box,
} from '../objects/values.js';
import { decimalToNumber } from './decimal.js';

export const TypeCode = {
  Empty: 0,
  Object: 1,
  DBNull: 2,
  Boolean: 3,
  Char: 4,
  SByte: 5,
  Byte: 6,
  Int16: 7,
  UInt16: 8,
  Int32: 9,
  UInt32: 10,
  Int64: 11,
  UInt64: 12,
  Single: 13,
  Double: 14,
  Decimal: 15,
  DateTime: 16,
  String: 18,
  BigInteger: 19,
} as const;

const T = TypeCode;

const codesByName = new Map<string, number>([
  ['System.DBNull', T.DBNull],
  ['System.Boolean', T.Boolean],
  ['System.Char', T.Char],
  ['System.SByte', T.SByte],
  ['System.Byte', T.Byte],
  ['System.Int16', T.Int16],
  ['System.UInt16', T.UInt16],
  ['System.Int32', T.Int32],
  ['System.UInt32', T.UInt32],
  ['System.Int64', T.Int64],
  ['System.UInt64', T.UInt64],
  ['System.Single', T.Single],
  ['System.Double', T.Double],
  ['System.Decimal', T.Decimal],
  ['System.DateTime', T.DateTime],
  ['System.String', T.String],
  ['System.Numerics.BigInteger', T.BigInteger],
]);

/** Type.GetTypeCode: an enum has the code of its underlying type. */
export function typeCodeOfType(type: NetType): number {
  const code = codesByName.get(type.fullName);
  if (code !== undefined) return code;
  return type.isEnum ? (codesByName.get(type.underlyingType.fullName) as number) : T.Object;
}

/** The TypeCode of a value (a PSObject is not looked through); Empty for null. */
export function typeCodeOf(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return (value | 0) === value ? T.Int32 : T.Double;
    case 'bigint':
      return T.Int64;
    case 'string':
      return T.String;
    case 'boolean':
      return T.Boolean;
    case 'object':
      return value === null ? T.Empty : typeCodeOfObject(value);
    default:
      return value === undefined ? T.Empty : T.Object;
  }
}

function typeCodeOfObject(value: object): number {
  if (value instanceof BoxedNumber) return boxedCode(value);
  if (value instanceof Decimal) return T.Decimal;
  if (value instanceof Char) return T.Char;
  if (value instanceof UInt64Box) return T.UInt64;
  if (value instanceof BigIntegerBox) return T.BigInteger;
  if (value instanceof EnumValue) return typeCodeOfType(value.netType);
  const type = (value as { netType?: NetType }).netType;
  return type === undefined ? T.Object : (codesByName.get(type.fullName) ?? T.Object);
}

function boxedCode(value: BoxedNumber): number {
  if (value instanceof DoubleBox) return T.Double;
  if (value instanceof ByteBox) return T.Byte;
  if (value instanceof SingleBox) return T.Single;
  if (value instanceof UInt32Box) return T.UInt32;
  if (value instanceof Int16Box) return T.Int16;
  if (value instanceof UInt16Box) return T.UInt16;
  if (value instanceof SByteBox) return T.SByte;
  return T.Object;
}

/** SByte to Decimal; not BigInteger, not Char. */
export function isNumericCode(code: number): boolean {
  return code >= T.SByte && code <= T.Decimal;
}
export function isIntegerCode(code: number): boolean {
  return code >= T.SByte && code <= T.UInt64;
}
export function isSignedCode(code: number): boolean {
  return code === T.SByte || code === T.Int16 || code === T.Int32 || code === T.Int64;
}

interface IntegerRange {
  min: bigint;
  max: bigint;
  /** As OverflowException names the type. */
  words: string;
}
export const integerRanges: Readonly<Record<number, IntegerRange>> = {
  [T.SByte]: { min: -128n, max: 127n, words: 'a signed byte' },
  [T.Byte]: { min: 0n, max: 255n, words: 'an unsigned byte' },
  [T.Int16]: { min: -32768n, max: 32767n, words: 'an Int16' },
  [T.UInt16]: { min: 0n, max: 65535n, words: 'a UInt16' },
  [T.Int32]: { min: -2147483648n, max: 2147483647n, words: 'an Int32' },
  [T.UInt32]: { min: 0n, max: 4294967295n, words: 'a UInt32' },
  [T.Int64]: { min: -(1n << 63n), max: (1n << 63n) - 1n, words: 'an Int64' },
  [T.UInt64]: { min: 0n, max: (1n << 64n) - 1n, words: 'a UInt64' },
  [T.Char]: { min: 0n, max: 65535n, words: 'a character' },
};

/** The value of any number, Char, Boolean or enum as a JavaScript number (rounded for large integers and decimals). */
export function toNumber(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return value;
    case 'bigint':
      return Number(value);
    case 'boolean':
      return value ? 1 : 0;
  }
  if (value instanceof BoxedNumber) return value.value;
  if (value instanceof Decimal) return decimalToNumber(value);
  if (value instanceof Char) return value.code;
  if (value instanceof BigIntegerBox) return bigIntegerToNumber(value.value);
  if (value instanceof UInt64Box || value instanceof EnumValue) return Number(value.value);
  return Number.NaN;
}

/** (double) of a BigInteger, which cuts bits off where a long would be rounded. */
export function bigIntegerToNumber(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  const excess = magnitude.toString(2).length - 53;
  if (excess <= 0) return Number(value);
  const cut = Number((magnitude >> BigInt(excess)) << BigInt(excess));
  return value < 0n ? -cut : cut;
}

/** An integral value as a bigint; a fraction is cut off. */
export function toBigInt(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof UInt64Box || value instanceof BigIntegerBox) return value.value;
  if (value instanceof EnumValue) return BigInt(value.value);
  if (value instanceof Decimal) return value.unscaled / 10n ** BigInt(value.scale);
  return BigInt(Math.trunc(toNumber(value)));
}

/** A number that is in the range of the integer type `code`. */
export function makeInteger(code: number, value: number | bigint): unknown {
  switch (code) {
    case T.Int32:
      return Number(value);
    case T.Int64:
      return BigInt(value);
    case T.Byte:
      return byte(Number(value));
    case T.SByte:
      return new SByteBox(Number(value));
    case T.Int16:
      return new Int16Box(Number(value));
    case T.UInt16:
      return new UInt16Box(Number(value));
    case T.UInt32:
      return new UInt32Box(Number(value));
    case T.UInt64:
      return new UInt64Box(BigInt(value));
    case T.Char:
      return Char.from(Number(value));
    default:
      return new BigIntegerBox(BigInt(value));
  }
}

export function makeReal(code: number, value: number): unknown {
  return code === T.Single ? new SingleBox(value) : double(value);
}
