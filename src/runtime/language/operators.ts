/**
 * The binary operators by the parser's TokenKind (`Ieq`, `Cnotlike`, `Plus`, `DotDot`...). A comparison with a collection on
 * its left picks the elements that compare.
 */
import { netException, runtimeError } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { NetType, requireType, typeOf } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { Char, isNull, type TypedArray } from '../objects/values.js';
import {
  add,
  bitAnd,
  bitOr,
  bitXor,
  divide,
  multiply,
  remainder,
  shiftLeft,
  shiftRight,
  subtract,
} from './arithmetic.js';
import { changeType } from './change-type.js';
import { equals, greaterOrEqual, greaterThan, lessOrEqual, lessThan } from './comparison.js';
import { convertOperand, convertTo, isOfType, tryConvertTo } from './conversion.js';
import { enumerableOf } from './enumerate.js';
import { formatComposite } from './format/composite.js';
import { TypeCode, typeCodeOf } from './numeric.js';
import { splitOperator } from './split-operator.js';
import { joinOperator, likeOperator, matchOperator, replaceOperator } from './text-operators.js';
import { toText } from './to-text.js';
import { isTruthy } from './truth.js';

export { SplitOptions, splitOperator, unarySplit } from './split-operator.js';
export {
  isScriptBlock,
  joinOperator,
  likeOperator,
  type MatchResult,
  matchOperator,
  replaceOperator,
  unaryJoin,
} from './text-operators.js';

export type BinaryOperation = (a: unknown, b: unknown) => unknown;
type Comparison = (a: unknown, b: unknown, ignoreCase: boolean) => boolean;

/** One value compared, or the elements of a collection that compare. */
function filtering(compare: Comparison, ignoreCase: boolean): BinaryOperation {
  return (a, b) => {
    if (typeof a !== 'object' || a === null) return compare(a, b, ignoreCase);
    const items = enumerableOf(a);
    if (items === null) return compare(a, b, ignoreCase);
    const found: unknown[] = [];
    for (const item of items) if (compare(item, b, ignoreCase)) found.push(item);
    return found;
  };
}

/** -contains: one of the collection's elements equals the value. */
function containsOperator(collection: unknown, value: unknown, ignoreCase: boolean): boolean {
  const items = enumerableOf(collection);
  if (items === null) return equals(collection, value, ignoreCase);
  for (const item of items) if (equals(item, value, ignoreCase)) return true;
  return false;
}

const notEquals: Comparison = (a, b, ignoreCase) => !equals(a, b, ignoreCase);

const comparisons: Record<string, (ignoreCase: boolean) => BinaryOperation> = {
  eq: (ignoreCase) => filtering(equals, ignoreCase),
  ne: (ignoreCase) => filtering(notEquals, ignoreCase),
  lt: (ignoreCase) => filtering(lessThan, ignoreCase),
  le: (ignoreCase) => filtering(lessOrEqual, ignoreCase),
  gt: (ignoreCase) => filtering(greaterThan, ignoreCase),
  ge: (ignoreCase) => filtering(greaterOrEqual, ignoreCase),
  like: (ignoreCase) => (a, b) => likeOperator(a, b, ignoreCase, false),
  notlike: (ignoreCase) => (a, b) => likeOperator(a, b, ignoreCase, true),
  match: (ignoreCase) => (a, b) => matchOperator(a, b, ignoreCase, false).result,
  notmatch: (ignoreCase) => (a, b) => matchOperator(a, b, ignoreCase, true).result,
  replace: (ignoreCase) => (a, b) => replaceOperator(a, b, ignoreCase),
  contains: (ignoreCase) => (a, b) => containsOperator(a, b, ignoreCase),
  notcontains: (ignoreCase) => (a, b) => !containsOperator(a, b, ignoreCase),
  in: (ignoreCase) => (a, b) => containsOperator(b, a, ignoreCase),
  notin: (ignoreCase) => (a, b) => !containsOperator(b, a, ignoreCase),
  split: (ignoreCase) => (a, b) => splitOperator(a, b, ignoreCase),
};

const others: Record<string, BinaryOperation> = {
  Plus: add,
  Minus: subtract,
  Multiply: multiply,
  Divide: divide,
  Rem: remainder,
  Band: bitAnd,
  Bor: bitOr,
  Bxor: bitXor,
  Shl: shiftLeft,
  Shr: shiftRight,
  Join: joinOperator,
  Format: formatOperator,
  DotDot: range,
  Is: isOperator,
  IsNot: (a, b) => !isOperator(a, b),
  As: asOperator,
  And: (a, b) => isTruthy(a) && isTruthy(b),
  Or: (a, b) => isTruthy(a) || isTruthy(b),
  Xor: (a, b) => isTruthy(a) !== isTruthy(b),
};

const found = new Map<string, BinaryOperation>();

/**
 * The function behind a binary operator, to be looked up once where the operator is compiled. -match sets no $Matches here
 * (see matchOperator), -and and -or have both operands already.
 */
export function binaryOperation(operator: string): BinaryOperation {
  let operation = found.get(operator) ?? others[operator];
  if (operation === undefined) {
    const make = comparisons[operator.slice(1)];
    if (make === undefined) throw new Error(`Unknown operator ${operator}`);
    operation = make(operator[0] === 'I');
    found.set(operator, operation);
  }
  return operation;
}

/** `-f`: the right operand is one argument, or an array of them (but for arrays of numbers and other value types). */
export function formatOperator(a: unknown, b: unknown): string {
  const args = baseOf(b);
  const spread = Array.isArray(args) && (args as TypedArray).elementType?.isValueType !== true;
  try {
    return formatComposite(toText(a), spread ? args : [b]);
  } catch (error) {
    if (!(error instanceof NetException) || error.netType.fullName !== 'System.FormatException') throw error;
    throw runtimeError('FormatError', `Error formatting a string: ${error.message}.`, 'InvalidOperation', a);
  }
}

/** `a..b`: Int32s, or Chars where both ends are a Char or a string of one character that is no digit. */
export function range(a: unknown, b: unknown): unknown[] {
  const [x, y] = [baseOf(a), baseOf(b)];
  const [first, last] = [asChar(x), asChar(y)];
  if (first !== undefined && last !== undefined) return span(first, last).map((code) => Char.from(code));
  return span(toRangeEnd(x), toRangeEnd(y));
}

function asChar(value: unknown): number | undefined {
  if (value instanceof Char) return value.code;
  if (typeof value !== 'string' || value.length !== 1 || /\p{Nd}/u.test(value)) return undefined;
  return value.charCodeAt(0);
}

function toRangeEnd(value: unknown): number {
  if (isNull(value)) return 0;
  if (typeCodeOf(value) === TypeCode.Object)
    throw netException(
      'System.InvalidCastException',
      `Unable to cast object of type '${typeOf(value).fullName}' to type 'System.IConvertible'.`,
    );
  return changeType(value, TypeCode.Int32) as number;
}

function span(from: number, to: number): number[] {
  const count = Math.abs(to - from) + 1;
  if (count > 2 ** 31)
    throw new NetException('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
  const step = from <= to ? 1 : -1;
  const numbers = new Array<number>(count);
  for (let i = 0, value = from; i < count; i++, value += step) numbers[i] = value;
  return numbers;
}

/** -is; the right operand is a type or its name. */
export function isOperator(a: unknown, type: unknown): boolean {
  return isOfType(a, typeOperand(type, convertOperand, 'IsOperatorRequiresType', '-is'));
}

/** -as: the value converted, or $null. */
export function asOperator(a: unknown, type: unknown): unknown {
  const target = typeOperand(type, convertTo, 'AsOperatorRequiresType', '-as');
  return tryConvertTo(a, target) ?? null;
}

/** The right operand of -is and -as. Throws RuntimeException where it is no type, or what `convert` throws. */
function typeOperand(value: unknown, convert: typeof convertTo, id: string, operator: string): NetType {
  const base = baseOf(value);
  if (base instanceof NetType) return base;
  const type = isNull(base) ? null : convert(base, requireType('System.Type'));
  if (type instanceof NetType) return type;
  throw runtimeError(id, `The right operand of '${operator}' must be a type.`);
}
