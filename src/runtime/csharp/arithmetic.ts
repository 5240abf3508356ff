/**
 * The operators of C# over values as the shell has them. They differ from PowerShell's: integers stay integers and wrap around,
 * division of integers cuts off, nothing is converted from text.
 */

import { netText } from '../dotnet/collections/elements.js';
import { divideByZero, overflow } from '../dotnet/system/errors.js';
import { add as addNumbers, divide, multiply, remainder, subtract } from '../language/arithmetic.js';
import { compareNumbers } from '../language/comparison.js';
import { enumFromNumber } from '../language/conversion/enums.js';
import {
  integerRanges,
  isNumericCode,
  makeInteger,
  makeReal,
  TypeCode,
  toBigInt,
  toNumber,
  typeCodeOf,
} from '../language/numeric.js';
import { netException } from '../objects/errors.js';
import { typeOf } from '../objects/net-type.js';
import { staticMember } from '../objects/type-lookup.js';
import { isMethodGroup } from '../objects/type-members.js';
import { BigIntegerBox, EnumValue, fold, isNull } from '../objects/values.js';
import { callOverloads, combined, without } from './calls.js';
import { isInstance } from './cs-object.js';
import { binaryOperators, unaryOperators } from './operator-names.js';

const T = TypeCode;
type Side = unknown;

/** The type in which two numbers meet (C# specification, binary numeric promotions). */
function promoted(a: number, b: number): number {
  for (const code of [T.BigInteger, T.Decimal, T.Double, T.Single, T.UInt64, T.Int64])
    if (a === code || b === code) return code;
  const hasUInt32 = a === T.UInt32 || b === T.UInt32;
  if (!hasUInt32) return T.Int32;
  const other = a === T.UInt32 ? b : a;
  return other === T.SByte || other === T.Int16 || other === T.Int32 ? T.Int64 : T.UInt32;
}
/** A number of any kind, or a Char. */
export const isNumberCode = (code: number) => isNumericCode(code) || code === T.Char || code === T.BigInteger;

const realOperations: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};
const integerOperations: Record<string, (a: bigint, b: bigint) => bigint> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
};
const preciseOperations: Record<string, (a: unknown, b: unknown) => unknown> = {
  '+': addNumbers,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
};

/** `value` cut to the bits of an integer type. */
export function wrapped(code: number, value: bigint): unknown {
  const { min, max } = integerRanges[code] as { min: bigint; max: bigint };
  const size = max - min + 1n;
  const cut = (((value - min) % size) + size) % size;
  return makeInteger(code, cut + min);
}

function calculate(operator: string, left: unknown, right: unknown, isChecked: boolean): unknown {
  const code = promoted(typeCodeOf(left), typeCodeOf(right));
  if (code === T.Double || code === T.Single) {
    const operation = realOperations[operator];
    if (operation) return makeReal(code, operation(toNumber(left), toNumber(right)));
  } else if (code === T.Decimal || code === T.BigInteger) {
    const operation = preciseOperations[operator];
    if (operation) return operation(left, right);
    if (code === T.BigInteger) return new BigIntegerBox(integers(operator, left, right));
  } else {
    const result = integers(operator, left, right);
    const { min, max } = integerRanges[code] as { min: bigint; max: bigint };
    if (result >= min && result <= max) return makeInteger(code, result);
    if (isChecked) throw overflow('Arithmetic operation resulted in an overflow.');
    return wrapped(code, result);
  }
  throw notApplicable(operator, left, right);
}
function integers(operator: string, left: unknown, right: unknown): bigint {
  const b = toBigInt(right);
  if (b === 0n && (operator === '/' || operator === '%')) throw divideByZero();
  return (integerOperations[operator] as (a: bigint, b: bigint) => bigint)(toBigInt(left), b);
}

function notApplicable(operator: string, left: unknown, right: unknown) {
  const name = (side: unknown) => (isNull(side) ? '<null>' : typeOf(side).displayName);
  return netException(
    'System.InvalidOperationException',
    `Operator '${operator}' cannot be applied to operands of type '${name(left)}' and '${name(right)}'`,
  );
}

/** A static operator of one of the operands' types; undefined when there is none. */
function userDefined(operator: string, operands: readonly unknown[], name = binaryOperators[operator]): unknown {
  for (const operand of operands) {
    if (isNull(operand) || typeof operand !== 'object') continue;
    const type = typeOf(operand);
    if (!isInstance(operand)) {
      const own = type.inherited('operators')?.[name ?? ''];
      const result = own && operands.length === 2 ? own(operands[0] as never, operands[1] as never) : undefined;
      if (result !== undefined) return result;
      continue;
    }
    const member = staticMember(type, fold(name ?? ''));
    if (member && isMethodGroup(member)) return callOverloads(member.overloads, name as string, null, operands);
  }
  return undefined;
}

/** `left operator right` for everything but `&&`, `||` and `??`. Hot. */
export function binary(operator: string, left: Side, right: Side, isChecked = false): unknown {
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string'))
    return netText(left) + netText(right);
  switch (operator) {
    case '==':
      return areEqual(left, right);
    case '!=':
      return !areEqual(left, right);
    case '<<':
    case '>>':
      return shifted(operator, left, right);
  }
  if (typeof left === 'function' || typeof right === 'function')
    return operator === '+' ? combined(left, right) : without(left, right);
  const isComparison = operator in comparisons;
  if (
    isNumberCode(typeCodeOf(left)) &&
    isNumberCode(typeCodeOf(right)) &&
    !(left instanceof EnumValue || right instanceof EnumValue)
  )
    return isComparison ? numbersCompared(operator, left, right) : calculate(operator, left, right, isChecked);
  if (typeof left === 'boolean' && typeof right === 'boolean') return logical(operator, left, right);
  const own = userDefined(operator, [left, right]);
  if (own !== undefined) return own;
  if (left instanceof EnumValue || right instanceof EnumValue) return onEnums(operator, left, right);
  if (isNull(left) || isNull(right)) return isComparison ? false : null;
  const compare = isComparison ? typeOf(left).inherited('compare') : undefined;
  const order = compare?.(left as never, right);
  if (order === undefined) throw notApplicable(operator, left, right);
  return compared(operator, order);
}

const comparisons: Record<string, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};
const compared = (operator: string, order: number) => (comparisons[operator] as (order: number) => boolean)(order);

/** NaN is neither less nor greater than anything, nor equal to itself; for PowerShell's own order it is less. */
const isNaNumber = (value: unknown) => isReal(typeCodeOf(value)) && Number.isNaN(toNumber(value));
const isReal = (code: number) => code === T.Double || code === T.Single;
function numbersCompared(operator: string, left: unknown, right: unknown): boolean {
  return !isNaNumber(left) && !isNaNumber(right) && compared(operator, compareNumbers(left, right));
}

function logical(operator: string, left: boolean, right: boolean): boolean {
  if (operator === '&') return left && right;
  if (operator === '|') return left || right;
  if (operator === '^') return left !== right;
  throw notApplicable(operator, left, right);
}
function onEnums(operator: string, left: unknown, right: unknown): unknown {
  const { netType: type } = (left instanceof EnumValue ? left : right) as EnumValue;
  const [a, b] = [toBigInt(left), toBigInt(right)];
  if (operator in comparisons) return compared(operator, a < b ? -1 : a > b ? 1 : 0);
  const operation = integerOperations[operator];
  if (!operation || operator === '*' || operator === '/' || operator === '%')
    throw notApplicable(operator, left, right);
  const result = operation(a, b);
  if (operator === '-' && left instanceof EnumValue && right instanceof EnumValue) return makeInteger(T.Int32, result);
  return enumFromNumber(type, result);
}
function shifted(operator: string, left: unknown, right: unknown): unknown {
  const own = userDefined(operator, [left, right]);
  if (own !== undefined) return own;
  const code = promoted(typeCodeOf(left), T.Int32);
  const by = BigInt(toNumber(right) & (code === T.Int64 || code === T.UInt64 ? 63 : 31));
  const value = toBigInt(left);
  return wrapped(code, operator === '<<' ? value << by : value >> by);
}

/** `==`: by value for numbers, text, enums and structures of .NET; else the same object, unless the type says otherwise. */
export function areEqual(left: unknown, right: unknown): boolean {
  if (left === right) return !isNaNumber(left);
  if (isNull(left) || isNull(right)) {
    if (isNull(left) && isNull(right)) return true;
    const one = isNull(left) ? right : left;
    return isInstance(one) ? userDefined('==', [left, right]) === true : false;
  }
  if (isNumberCode(typeCodeOf(left)) && isNumberCode(typeCodeOf(right)))
    return !isNaNumber(left) && compareNumbers(left, right) === 0;
  if (isInstance(left) || isInstance(right)) {
    const own = userDefined('==', [left, right]);
    return own === undefined ? false : own === true;
  }
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  const type = typeOf(left);
  const hasOperator = type.isValueType || valueLike.has(type.fullName);
  return hasOperator && type === typeOf(right) && (type.inherited('equals')?.(left as never, right) ?? false);
}
const valueLike = new Set(['System.Version', 'System.Uri', 'System.Type', 'System.RuntimeType']);

/** `-x`, `+x`, `!x`, `~x`. */
export function unary(operator: string, operand: unknown): unknown {
  if (operator === '!' && typeof operand === 'boolean') return !operand;
  const own = isInstance(operand) ? userDefined(operator, [operand], unaryOperators[operator]) : undefined;
  if (own !== undefined) return own;
  if (isNull(operand)) return null;
  if (operator === '+') return calculate('+', 0, operand, false);
  if (operator === '~' && operand instanceof EnumValue) return enumFromNumber(operand.netType, ~toBigInt(operand));
  if (operator === '~') return calculate('^', operand, -1, false);
  const code = typeCodeOf(operand);
  if (code === T.Double || code === T.Single) return makeReal(code, -toNumber(operand));
  if (operator === '-' && isNumberCode(code))
    return code === T.UInt32 ? makeInteger(T.Int64, -toBigInt(operand)) : calculate('-', 0, operand, false);
  throw notApplicable(operator, operand, operand);
}
