/** -band, -bor, -bxor, -bnot, -shl and -shr: on the smallest integer type that holds both operands. */
import { netException } from '../objects/errors.js';
import { requireType, typeOf, types } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { Char, type Decimal, double, EnumValue, isNull } from '../objects/values.js';
import { isNumericOrPrimitive, stringToNumber } from './arithmetic.js';
import { roundHalfToEven } from './change-type.js';
import { enumFromNumber } from './conversion/enums.js';
import { convertTo, figureConversion, noConversion, Rank } from './conversion.js';
import { decimalCompare, decimalFromBigInt, decimalToBigInt } from './decimal.js';
import { integerRanges, isNumericCode, makeInteger, TypeCode, toBigInt, toNumber, typeCodeOf } from './numeric.js';
import { overloadedOperator } from './overloaded-operators.js';

const T = TypeCode;
type BitOperator = (a: bigint, b: bigint) => bigint;

/** Wraps around, as unchecked C#. */
function wrap(value: bigint, code: number): unknown {
  switch (code) {
    case T.Int32:
      return Number(BigInt.asIntN(32, value));
    case T.UInt32:
      return makeInteger(code, BigInt.asUintN(32, value));
    case T.Int64:
      return BigInt.asIntN(64, value);
    case T.UInt64:
      return makeInteger(code, BigInt.asUintN(64, value));
    default: {
      const bits = code === T.SByte || code === T.Byte ? 8 : 16;
      const signed = code === T.SByte || code === T.Int16;
      return makeInteger(code, signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value));
    }
  }
}

export function bitAnd(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a & b;
  return bitwise((x, y) => x & y, 'op_BitwiseAnd', '-band', a, b);
}
export function bitOr(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a | b;
  return bitwise((x, y) => x | y, 'op_BitwiseOr', '-bor', a, b);
}
export function bitXor(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a ^ b;
  return bitwise((x, y) => x ^ y, 'op_ExclusiveOr', '-bxor', a, b);
}

function bitwise(operator: BitOperator, name: string, symbol: string, a: unknown, b: unknown): unknown {
  const left = baseOf(a);
  const right = baseOf(b);
  if (isNull(left) && isNull(right)) return 0;
  const leftNumber = asNumber(left);
  const rightNumber = asNumber(right);
  if (leftNumber !== undefined && rightNumber !== undefined) {
    const result = bits(operator, leftNumber, rightNumber);
    const isEnum = left instanceof EnumValue && !isReal(rightNumber);
    return isEnum ? enumFromNumber(left.netType, toBigInt(result)) : result;
  }
  const code = Math.max(typeCodeOf(left), typeCodeOf(right));
  if (isReal(leftNumber) !== isReal(rightNumber) && code !== T.DateTime && code !== T.String)
    throw netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  if (typeof left === 'string' || typeof right === 'string') {
    const x = typeof left === 'string' ? stringToNumber(left, right) : left;
    return bitwise(operator, name, symbol, x, typeof right === 'string' ? stringToNumber(right, left) : right);
  }
  return overloadedOperator(name, symbol, left, right);
}

function asDecimal(value: unknown): unknown {
  return convertTo(value instanceof Char ? value.code : value, types.decimal());
}

function isReal(value: unknown): boolean {
  const code = typeCodeOf(value);
  return code === T.Double || code === T.Single || code === T.Decimal;
}

function asNumber(value: unknown): unknown {
  if (isNull(value)) return 0;
  return isNumericOrPrimitive(value) ? value : undefined;
}

function bits(operator: BitOperator, a: unknown, b: unknown): unknown {
  const code = Math.max(typeCodeOf(a), typeCodeOf(b));
  if (code === T.Double || code === T.Single || code === T.Decimal) {
    const toReal = code === T.Decimal ? asDecimal : (value: unknown) => double(toNumber(value));
    const negative = toNumber(a) < 0 || toNumber(b) < 0;
    const [left, right] = [toReal(a), toReal(b)];
    return wrap(operator(wholeNumber(left), wholeNumber(right)), negative ? T.Int64 : T.UInt64);
  }
  const target = code <= T.Int32 ? T.Int32 : code <= T.UInt32 ? T.UInt32 : code <= T.Int64 ? T.Int64 : T.UInt64;
  return wrap(operator(toBigInt(a), toBigInt(b)), target);
}

/** A real number as a 64-bit integer. Throws PSInvalidCastException when it is larger. */
function wholeNumber(value: unknown): bigint {
  const converted = convertTo(value, toNumber(value) < 0 ? types.int64() : requireType('System.UInt64'));
  return toBigInt(converted);
}

/** `-bnot` */
export function bitNot(value: unknown): unknown {
  if (typeof value === 'number' && (value | 0) === value) return ~value;
  const base = baseOf(value);
  if (isNull(base)) return -1;
  const code = typeCodeOf(base);
  if (code === T.BigInteger) return overloadedOperator('op_ExclusiveOr', '-bxor', base, -1);
  if (typeof base === 'string') return bitNot(stringToNumber(base, 0));
  if (base instanceof EnumValue) return enumFromNumber(base.netType, ~toBigInt(base));
  if (!isNumericCode(code)) return bitNot(asInt32(base));
  if (code > T.UInt64) return bitNot(smallestInteger(base));
  return wrap(~toBigInt(base), Math.max(code, T.Int32));
}

function asInt32(value: unknown): unknown {
  if (figureConversion(typeOf(value), types.int32()).rank === Rank.None) throw noConversion(value, types.int32());
  return convertTo(value, types.int32());
}

/** A real number as the first of Int32, UInt32, Int64 and UInt64 that holds it. */
function smallestInteger(value: unknown): unknown {
  for (const code of [T.Int32, T.UInt32, T.Int64, T.UInt64]) {
    const range = integerRanges[code] as { min: bigint; max: bigint };
    if (isWithin(value, range.min, range.max)) return makeInteger(code, rounded(value));
  }
  throw noConversion(value, typeCodeOf(value) === T.Decimal ? types.int32() : requireType('System.UInt64'));
}

function isWithin(value: unknown, min: bigint, max: bigint): boolean {
  if (typeCodeOf(value) !== T.Decimal) return toNumber(value) >= Number(min) && toNumber(value) <= Number(max);
  const decimal = value as Decimal;
  return decimalCompare(decimal, decimalFromBigInt(min)) >= 0 && decimalCompare(decimal, decimalFromBigInt(max)) <= 0;
}

function rounded(value: unknown): bigint {
  return typeCodeOf(value) === T.Decimal ? decimalToBigInt(value as Decimal) : BigInt(roundHalfToEven(toNumber(value)));
}

export function shiftLeft(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a << b;
  return shift((value, count) => value << count, 'op_LeftShift', '-shl', a, b);
}
export function shiftRight(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a >> b;
  return shift((value, count) => value >> count, 'op_RightShift', '-shr', a, b);
}

function shift(operator: BitOperator, name: string, symbol: string, a: unknown, b: unknown): unknown {
  const left = baseOf(a);
  const right = baseOf(b);
  if (isNull(left)) return 0;
  if (typeof left === 'string' || typeof right === 'string') {
    const x = typeof left === 'string' ? stringToNumber(left, right) : left;
    return shift(operator, name, symbol, x, typeof right === 'string' ? stringToNumber(right, left) : right);
  }
  const code = typeCodeOf(left);
  if (!isNumericCode(code)) return overloadedOperator(name, symbol, left, right);
  if (figureConversion(isNull(right) ? null : typeOf(right), types.int32()).rank === Rank.None)
    throw noConversion(right, types.int32());
  if (left instanceof EnumValue) notShiftable(left, symbol);
  if (code === T.Single)
    throw netException(
      'System.InvalidCastException',
      "Unable to cast object of type 'System.Single' to type 'System.Double'.",
    );
  const count = convertTo(right, types.int32()) as number;
  const value = code > T.UInt64 ? smallestInteger(left) : left;
  const wide = typeCodeOf(value) >= T.Int64;
  if (code > T.UInt64) return wrap(operator(toBigInt(value), BigInt(count & (wide ? 63 : 31))), typeCodeOf(value));
  return wrap(operator(toBigInt(value), BigInt(count & (wide ? 63 : 31))), code);
}

function notShiftable(value: EnumValue, symbol: string): never {
  const operation = symbol === '-shl' ? 'LeftShift' : 'RightShift';
  throw netException(
    'System.InvalidOperationException',
    `The binary operator ${operation} is not defined for the types '${value.netType}' and 'System.Int32'.`,
  );
}
