/**
 * Equality and order of two values, as -eq, -lt, -contains, switch and Sort-Object see them. The type of the left value
 * decides: numbers compare as numbers, strings as text, anything else after conversion of the right value to its type.
 */
import { netError, netException, runtimeError } from '../objects/errors.js';
import { invokeMethod } from '../objects/method-access.js';
import { NetException } from '../objects/net-exception.js';
import { NetType, requireType, typeOf } from '../objects/net-type.js';
import { baseOf, PSObject } from '../objects/ps-object.js';
import {
  BigIntegerBox,
  BoxedNumber,
  Char,
  type Decimal,
  EnumValue,
  fold,
  isNull,
  UInt64Box,
} from '../objects/values.js';
import { isNumericOrPrimitive, stringToNumber } from './arithmetic.js';
import { convertTo, figureConversion, messageText, noConversion, Rank, tryConvertTo } from './conversion.js';
import { decimalCompare } from './decimal.js';
import { enumerableOf } from './enumerate.js';
import { isIntegerCode, isNumericCode, TypeCode, toBigInt, toNumber, typeCodeOf } from './numeric.js';
import { noCoercion, rejectUnsigned, toDecimal } from './numeric-operations.js';
import { compareText, textEquals } from './text-order.js';
import { toText } from './to-text.js';

export { compareText, textEquals } from './text-order.js';

const T = TypeCode;

/** Object.Equals: the same type and the same value. */
function objectEquals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null)
    return Number.isNaN(a) && Number.isNaN(b);
  if (a instanceof BoxedNumber)
    return b instanceof BoxedNumber && a.netType === b.netType && sameNumber(a.value, b.value);
  if (a instanceof UInt64Box) return b instanceof UInt64Box && a.value === b.value;
  if (a instanceof BigIntegerBox) return b instanceof BigIntegerBox && a.value === b.value;
  const type = (a as { netType?: NetType }).netType;
  if (type === undefined) return false;
  if (type.fullName === 'System.Decimal')
    return typeCodeOf(b) === T.Decimal && decimalCompare(a as Decimal, b as Decimal) === 0;
  return type.inherited('equals')?.(a as never, b) ?? false;
}

function sameNumber(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

/** Negative, zero or positive; NaN where a NaN is involved. Both are numbers, enums, Chars or Booleans. */
export function compareNumbers(a: unknown, b: unknown): number {
  const left = typeCodeOf(a);
  const right = typeCodeOf(b);
  if (left <= T.Int32 && right <= T.Int32) return toNumber(a) - toNumber(b);
  if (left === T.Decimal || right === T.Decimal) {
    if (a instanceof EnumValue) throw noCoercion(a.netType);
    return compareDecimals(a, b);
  }
  if (isIntegerCode(left) && isIntegerCode(right)) {
    if (a instanceof EnumValue) rejectUnsigned(a, right);
    const x = toBigInt(a);
    const y = toBigInt(b);
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return difference(toNumber(a), toNumber(b));
}

function difference(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN;
}

function compareDecimals(a: unknown, b: unknown): number {
  try {
    return decimalCompare(toDecimal(a), toDecimal(b));
  } catch (error) {
    if (error instanceof NetException) return difference(toNumber(a), toNumber(b));
    throw error;
  }
}

/** A numeric right operand; undefined where the left one must decide by conversion. */
function numericArgument(value: unknown, target: unknown): unknown {
  if (isNull(value)) return 0;
  if (value instanceof EnumValue && !(target instanceof EnumValue)) return tryConvertTo(value, typeOf(target));
  return isNumericOrPrimitive(value) ? value : undefined;
}

/** `a -eq b` for two values, collections being values like others. */
export function equals(a: unknown, b: unknown, ignoreCase: boolean): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  if (typeof a === 'string' && typeof b === 'string') return textEquals(a, b, ignoreCase);
  return equalsSlowly(baseOf(a), baseOf(b), ignoreCase);
}

function equalsSlowly(a: unknown, b: unknown, ignoreCase: boolean): boolean {
  if (isNull(a)) return isNull(b);
  if (isNull(b)) return false;
  if (typeof a === 'string') return textEquals(a, toText(b), ignoreCase);
  if (isNumericCode(typeCodeOf(a))) {
    const number = numericArgument(b, a);
    if (number !== undefined) return compareNumbers(a, number) === 0;
    if (typeof b === 'string') return equalsText(a, b);
  }
  if (a instanceof Char && ignoreCase) {
    if (b instanceof Char) return fold(String(a)) === fold(String(b));
    if (typeof b === 'string') return b.length === 1 && fold(String(a)) === fold(b);
  }
  return objectEquals(a, b) || equalsConverted(a, b);
}

function equalsText(a: unknown, b: string): boolean {
  try {
    return compareNumbers(a, stringToNumber(b, a)) === 0;
  } catch (error) {
    if (error instanceof NetException) return false;
    throw error;
  }
}

function equalsConverted(a: unknown, b: unknown): boolean {
  const rank = figureConversion(typeOf(b), typeOf(a)).rank;
  if (rank === Rank.Identity || rank === Rank.Assignable || rank === Rank.None) return false;
  const converted = tryConvertTo(b, typeOf(a));
  return converted !== undefined && objectEquals(a, converted);
}

/** IComparable.CompareTo of two values of a type; undefined when the type has no order. */
export function compareTo(a: unknown, b: unknown): number | undefined {
  const code = typeCodeOf(a);
  if (typeof a === 'string') return compareText(a, b as string, false);
  if ((code >= T.Boolean && code <= T.Decimal) || a instanceof EnumValue) return orderOfNumbers(a, b);
  if (a instanceof BigIntegerBox)
    return a.value < (b as BigIntegerBox).value ? -1 : a.value > (b as BigIntegerBox).value ? 1 : 0;
  const type = typeOf(a);
  const compare = type.inherited('compare');
  if (compare) return compare(a as never, b);
  if (!requireType('System.IComparable').isAssignableFrom(type)) return undefined;
  return invokeMethod(a, 'CompareTo', [b]) as number;
}

/** NaN sorts before all other numbers. */
function orderOfNumbers(a: unknown, b: unknown): number {
  const order = compareNumbers(a, b);
  if (!Number.isNaN(order)) return order;
  return Number.isNaN(toNumber(a)) ? (Number.isNaN(toNumber(b)) ? 0 : -1) : 1;
}

function comparisonFailure(a: unknown, b: unknown, inner: NetException): NetException {
  return runtimeError(
    'ComparisonFailure',
    `Could not compare "${toText(a)}" to "${toText(b)}". Error: "${inner.message}"`,
    'InvalidOperation',
    null,
    isNumericCode(typeCodeOf(baseOf(a))) ? null : inner,
  );
}

/**
 * `a -lt b` and the like: what the order of the two says to `test`, for two values that are not null. Throws RuntimeException
 * (ComparisonFailure, NotIcomparable). `isEqualTrue` is the answer for equal values without an order.
 */
function ordered(
  a: unknown,
  b: unknown,
  ignoreCase: boolean,
  test: (order: number) => boolean,
  isEqualTrue: boolean,
): boolean {
  if (isNumericCode(typeCodeOf(a))) {
    const number = numericArgument(b, a);
    if (number !== undefined) return test(compareNumbers(a, number));
    if (typeof b === 'string') return test(compareNumbers(a, stringToNumber(b, a)));
  }
  if (typeof a === 'string') return test(compareText(a, toText(b), ignoreCase));
  if (isComparable(a)) return test(compareTo(a, convertOperand(a, b)) as number);
  if (objectEquals(a, b)) return isEqualTrue;
  if (a instanceof PSObject) throw notTheSame(a, b);
  throw runtimeError('NotIcomparable', `Cannot compare "${messageText(a)}" because it is not IComparable.`);
}

function isComparable(value: unknown): boolean {
  const type = typeOf(value);
  return type.inherited('compare') !== undefined || requireType('System.IComparable').isAssignableFrom(type);
}

function notTheSame(a: unknown, b: unknown): NetException {
  const text = messageText(a);
  return netError(
    'ExtendedTypeSystemException',
    'PSObjectCompareTo',
    `Cannot compare "${text}" to "${b instanceof NetType ? b.fullName : toText(b)}" because the objects are not the same type or the object "${text}" does not implement "IComparable".`,
  );
}

function convertOperand(a: unknown, b: unknown): unknown {
  const type = typeOf(a);
  if (figureConversion(typeOf(b), type).rank === Rank.None) throw comparisonFailure(a, b, noConversion(b, type));
  try {
    return convertTo(b, type);
  } catch (error) {
    throw error instanceof NetException ? comparisonFailure(a, b, error) : error;
  }
}

/** A null operand: numbers compare with 0, anything else is greater than null. */
function orderWithNull(a: unknown, b: unknown, less: boolean, orEqual: boolean): boolean {
  if (isNumericCode(typeCodeOf(a))) return compareWithZero(a, less);
  if (isNumericCode(typeCodeOf(b))) return compareWithZero(b, !less);
  if (isNull(a) && isNull(b)) return orEqual;
  if (!isNull(a) && enumerableOf(a) !== null)
    throw runtimeError('NotIcomparable', `Cannot compare "${messageText(a)}" because it is not IComparable.`);
  return isNull(a) === less;
}

/** `value < 0`, or `value >= 0`. An enum has no order with 0. */
function compareWithZero(value: unknown, less: boolean): boolean {
  if (!(value instanceof EnumValue)) return less ? toNumber(value) < 0 : toNumber(value) >= 0;
  const { netType } = value;
  throw netException(
    'System.InvalidOperationException',
    `The binary operator ${less ? 'LessThan' : 'GreaterThanOrEqual'} is not defined for the types '${netType}' and '${netType}'.`,
  );
}

export function lessThan(a: unknown, b: unknown, ignoreCase: boolean): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  const [x, y] = [baseOf(a), baseOf(b)];
  if (isNull(x) || isNull(y)) return orderWithNull(x, y, true, false);
  return ordered(x, y, ignoreCase, (order) => order < 0, false);
}
export function lessOrEqual(a: unknown, b: unknown, ignoreCase: boolean): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a <= b;
  const [x, y] = [baseOf(a), baseOf(b)];
  if (isNull(x) || isNull(y)) return orderWithNull(x, y, true, true);
  return ordered(x, y, ignoreCase, (order) => order <= 0, true);
}
export function greaterThan(a: unknown, b: unknown, ignoreCase: boolean): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a > b;
  const [x, y] = [baseOf(a), baseOf(b)];
  if (isNull(x) || isNull(y)) return orderWithNull(x, y, false, false);
  return ordered(x, y, ignoreCase, (order) => order > 0, false);
}
export function greaterOrEqual(a: unknown, b: unknown, ignoreCase: boolean): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a >= b;
  const [x, y] = [baseOf(a), baseOf(b)];
  if (isNull(x) || isNull(y)) return orderWithNull(x, y, false, true);
  return ordered(x, y, ignoreCase, (order) => order >= 0, true);
}

/** LanguagePrimitives.TryCompare: negative, zero or positive; undefined where the two have no order. */
export function tryCompare(a: unknown, b: unknown, ignoreCase: boolean): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b, ignoreCase);
  const [x, y] = [baseOf(a), baseOf(b)];
  if (isNull(x)) return isNull(y) ? 0 : compareNull(y, true);
  if (isNull(y)) return compareNull(x, false);
  if (typeof x === 'string') return compareText(x, toText(y), ignoreCase);
  if (isNumericCode(typeCodeOf(x)) && isNumericCode(typeCodeOf(y))) return orderOfNumbers(x, y);
  const converted = tryConvertTo(y, typeOf(x));
  if (converted === undefined) return undefined;
  return compareTo(x, converted) ?? (objectEquals(x, y) ? 0 : undefined);
}

/** Null is less than everything but negative numbers. */
function compareNull(value: unknown, isRight: boolean): number {
  const order = isRight ? -1 : 1;
  const code = typeCodeOf(value);
  return isNumericCode(code) && toNumber(value) < 0 ? -order : order;
}

/** LanguagePrimitives.Compare: as `tryCompare`; throws ArgumentException where the two have no order. */
export function compareValues(a: unknown, b: unknown, ignoreCase: boolean): number {
  const order = tryCompare(a, b, ignoreCase);
  if (order !== undefined) return order;
  const [x, y] = [baseOf(a), baseOf(b)];
  const type = typeOf(x);
  if (tryConvertTo(y, type) === undefined) {
    const message = noConversion(y, type).message;
    throw argumentError(`Could not compare "${toText(x)}" to "${toText(y)}". Error: "${message}"`, 'second');
  }
  throw argumentError(`Cannot compare "${toText(x)}" because it is not IComparable.`, 'first');
}

function argumentError(message: string, parameter: string): NetException {
  return netError('PSArgumentException', 'Argument', `${message} (Parameter '${parameter}')`, 'InvalidArgument');
}
