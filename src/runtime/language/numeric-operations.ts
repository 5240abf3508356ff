/**
 * Arithmetic on two numbers of any types, after the fast paths of arithmetic.ts: promotion to a common type, and the next
 * larger type where the result overflows (Int32 to Double, not to Int64: about_Arithmetic_Operators).
 */
import { netException, runtimeError } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, typeOf } from '../objects/net-type.js';
import { type Decimal, double, EnumValue } from '../objects/values.js';
import { changeType } from './change-type.js';
import { enumFromNumber } from './conversion/enums.js';
import { decimalAdd, decimalDivide, decimalMultiply, decimalRemainder, decimalSubtract } from './decimal.js';
import {
  bigIntegerToNumber,
  integerRanges,
  isSignedCode,
  makeInteger,
  TypeCode,
  toBigInt,
  toNumber,
  typeCodeOf,
  typeCodeOfType,
} from './numeric.js';

const T = TypeCode;

export type ArithmeticOperator = 'add' | 'subtract' | 'multiply' | 'divide' | 'remainder';

const onNumbers: Record<ArithmeticOperator, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  remainder: (a, b) => a % b,
};

const onDecimals: Record<ArithmeticOperator, (a: Decimal, b: Decimal) => Decimal> = {
  add: decimalAdd,
  subtract: decimalSubtract,
  multiply: decimalMultiply,
  divide: decimalDivide,
  remainder: decimalRemainder,
};

/** Attempted to divide by zero, as the statement reports it. */
function divisionByZero(): NetException {
  return wrapped(netException('System.DivideByZeroException', 'Attempted to divide by zero.'));
}

/** A RuntimeException around a .NET exception, with the id RuntimeException. */
function wrapped(inner: NetException): NetException {
  return runtimeError('RuntimeException', inner.message, 'NotSpecified', null, inner);
}

/** Two values that are numbers, enums, Chars or Booleans. */
export function numericOperation(operator: ArithmeticOperator, a: unknown, b: unknown): unknown {
  if (!(a instanceof EnumValue)) return computed(operator, a, b);
  const code = typeCodeOf(b);
  if (code === T.Decimal) throw noCoercion(a.netType);
  if (code === T.Double || code === T.Single)
    throw netException(
      'System.InvalidCastException',
      `Unable to cast object of type '${a.netType}' to type 'System.Double'.`,
    );
  rejectUnsigned(a, code);
  return toEnum(computed(operator, a, b), a.netType);
}

/** Unboxes: only a result of the underlying type is one of the enum. */
function toEnum(result: unknown, type: NetType): EnumValue {
  if (typeCodeOf(result) !== typeCodeOfType(type))
    throw netException(
      'System.InvalidCastException',
      `Unable to cast object of type '${typeOf(result)}' to type '${type}'.`,
    );
  return enumFromNumber(type, toBigInt(result));
}

/** An enum and a Decimal have no common type, nor have a Boolean on the left and a Decimal. */
export function noCoercion(type: NetType): NetException {
  return netException(
    'System.InvalidOperationException',
    `No coercion operator is defined between types '${type}' and 'System.Decimal'.`,
  );
}

/** A signed enum cannot be asked whether it is negative, as the larger unsigned types need to know. */
export function rejectUnsigned(value: EnumValue, other: number): void {
  if ((other !== T.UInt32 && other !== T.UInt64) || !isSignedCode(typeCodeOf(value))) return;
  throw netException(
    'System.InvalidOperationException',
    `The binary operator GreaterThanOrEqual is not defined for the types '${value.netType}' and 'System.Int32'.`,
  );
}

function computed(operator: ArithmeticOperator, a: unknown, b: unknown): unknown {
  const left = typeCodeOf(a);
  const right = typeCodeOf(b);
  const code = Math.max(left, right);
  if (code <= T.Int32) return int32Operation(operator, toNumber(a), toNumber(b));
  if (code === T.Decimal) {
    if (typeof a === 'boolean') throw noCoercion(typeOf(a));
    return decimalOperation(operator, a, b);
  }
  if (code === T.Double || code === T.Single) return double(onNumbers[operator](toNumber(a), toNumber(b)));
  const mixed = isSignedCode(left) ? a : isSignedCode(right) ? b : undefined;
  const isNegative = mixed !== undefined && toNumber(mixed) < 0;
  if (code === T.UInt64 && isNegative) return decimalOrDouble(operator, a, b);
  return integerOperation(operator, toBigInt(a), toBigInt(b), code === T.UInt32 && isNegative ? T.Int64 : code);
}

export function int32Operation(operator: ArithmeticOperator, a: number, b: number): number {
  if (b === 0 && (operator === 'divide' || operator === 'remainder')) throw divisionByZero();
  const result = onNumbers[operator](a, b);
  return result === 0 ? 0 : result;
}

function integerOperation(operator: ArithmeticOperator, a: bigint, b: bigint, code: number): unknown {
  if (operator === 'divide' || operator === 'remainder') {
    if (b === 0n) throw divisionByZero();
    if (operator === 'remainder') return makeInteger(code, a % b);
    return a % b === 0n ? fitted(a / b, code) : double(Number(a) / Number(b));
  }
  if (operator !== 'multiply') return fitted(operator === 'add' ? a + b : a - b, code);
  const product = a * b;
  return isWithin(product, code) ? makeInteger(code, product) : double(bigIntegerToNumber(product));
}

function isWithin(value: bigint, code: number): boolean {
  const range = integerRanges[code];
  return range !== undefined && value >= range.min && value <= range.max;
}

function fitted(value: bigint, code: number): unknown {
  return isWithin(value, code) ? makeInteger(code, value) : double(Number(value));
}

function decimalOperation(operator: ArithmeticOperator, a: unknown, b: unknown): unknown {
  const left = toDecimal(a);
  const right = toDecimal(b);
  try {
    return onDecimals[operator](left, right);
  } catch (error) {
    throw error instanceof NetException ? wrapped(error) : error;
  }
}

/** A Char has no conversion to Decimal of its own; it goes by its number. Throws OverflowException. */
export function toDecimal(value: unknown): Decimal {
  const code = typeCodeOf(value);
  const number = code === T.Char ? toNumber(value) : value;
  return changeType(number, T.Decimal) as Decimal;
}

function decimalOrDouble(operator: ArithmeticOperator, a: unknown, b: unknown): unknown {
  try {
    return decimalOperation(operator, a, b);
  } catch (error) {
    if (!(error instanceof NetException) || error.innerException?.netType.fullName !== 'System.OverflowException')
      throw error;
    return double(onNumbers[operator](toNumber(a), toNumber(b)));
  }
}
