/**
 * The arithmetic operators. The first lines of each are the path that loops take: two numbers, both Int32 or both fractions;
 * everything else is a question of types. Hot.
 */
import { elementsOf, isNetArray, makeArray } from '../objects/arrays.js';
import { netException, runtimeError } from '../objects/errors.js';
import { Hashtable, type IDictionaryLike, isDictionary, OrderedDictionary } from '../objects/hashtable.js';
import { typeOf, types } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { Char, DoubleBox, double, EnumValue, isNull, type TypedArray } from '../objects/values.js';
import { convertTo, noConversion } from './conversion.js';
import { enumerableOf, toArray } from './enumerate.js';
import { scanNumber } from './number-text.js';
import { isNumericCode, TypeCode, toNumber, typeCodeOf } from './numeric.js';
import { type ArithmeticOperator, int32Operation, numericOperation } from './numeric-operations.js';
import { overloadedOperator } from './overloaded-operators.js';
import { toText } from './to-text.js';

const T = TypeCode;
/** What V8 can hold; .NET can hold somewhat more. */
const longestArray = 2 ** 26;
const longestText = 2 ** 29 - 25;

/** A value that numeric operations take without conversion: a number, enum, Char or Boolean. */
export function isNumericOrPrimitive(value: unknown): boolean {
  const code = typeCodeOf(value);
  return code >= T.Boolean && code <= T.Decimal;
}

/** The right operand as a number, when it is one without question; undefined otherwise. */
function numericArgument(value: unknown, target: unknown): unknown {
  if (isNull(value)) return 0;
  if (value instanceof EnumValue) return target instanceof EnumValue ? value : convertTo(value, typeOf(target));
  return isNumericOrPrimitive(value) ? value : undefined;
}

/** A string operand as the number it says. Throws PSInvalidCastException. */
export function stringToNumber(text: string, other: unknown): unknown {
  const number = scanNumber(text);
  if (number !== undefined) return number;
  return convertTo(text.trim(), isNumericCode(typeCodeOf(other)) ? typeOf(other) : types.int32());
}

/** Replaces operands that are strings by numbers and applies the operator again. */
function withNumbers(operation: (a: unknown, b: unknown) => unknown, a: unknown, b: unknown): unknown {
  const left = typeof a === 'string' ? stringToNumber(a, b) : a;
  return operation(left, typeof b === 'string' ? stringToNumber(b, a) : b);
}

/** The number in a Double, or an Int32, in their commonest forms. */
function realOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value instanceof DoubleBox ? value.value : undefined;
}

export function add(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    return (a | 0) === a && (b | 0) === b ? sum : double(sum);
  }
  if (typeof a === 'string') return typeof b === 'string' ? a + b : a + toText(b);
  return addSlowly(a, b);
}

function addSlowly(a: unknown, b: unknown): unknown {
  const x = realOf(a);
  const y = realOf(b);
  if (x !== undefined && y !== undefined) return double(x + y);
  if (Array.isArray(a)) return addToArray(a, b);
  const left = baseOf(a);
  if (isNull(left)) return b;
  if (left instanceof Char || typeof left === 'string') return toText(left) + toText(b);
  const right = baseOf(b);
  if (isNumericOrPrimitive(left)) {
    const number = numericArgument(right, left);
    if (number !== undefined) return numericOperation('add', left, number);
    if (typeof right === 'string') return withNumbers(add, left, right);
  }
  const items = enumerableOf(left);
  if (items !== null) return addToArray(toArray(left), b);
  if (isDictionary(left)) return addDictionaries(left, right);
  return overloadedOperator('op_Addition', '+', left, right);
}

/** A new object[]: one more element, or those of the right operand. */
function addToArray(items: unknown[], b: unknown): unknown[] {
  const added = enumerableOf(b);
  if (added === null) {
    const longer = items.slice();
    longer.push(b ?? null);
    return longer;
  }
  return items.concat(Array.isArray(added) ? added : [...added]);
}

function addDictionaries(left: IDictionaryLike, right: unknown): unknown {
  if (!isDictionary(right))
    throw runtimeError('AddHashTableToNonHashTable', 'A hash table can only be added to another hash table.');
  const sum = left instanceof OrderedDictionary ? new OrderedDictionary() : new Hashtable();
  for (const operand of [left, right])
    for (const [key, value] of operand.entries()) {
      if (sum.has(key))
        throw netException(
          'System.ArgumentException',
          `Item has already been added. Key in dictionary: '${toText(key)}'  Key being added: '${toText(key)}'`,
        );
      sum.set(key, value);
    }
  return sum;
}

export function subtract(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    return (a | 0) === a && (b | 0) === b ? difference : double(difference);
  }
  const x = realOf(a);
  const y = realOf(b);
  if (x !== undefined && y !== undefined) return double(x - y);
  return numericOnly('subtract', 'op_Subtraction', '-', subtract, a, b);
}

export function multiply(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if ((a | 0) === a && (b | 0) === b) return product === 0 ? 0 : product;
    return double(product);
  }
  const x = realOf(a);
  const y = realOf(b);
  if (x !== undefined && y !== undefined) return double(x * y);
  return multiplySlowly(baseOf(a), baseOf(b));
}

function multiplySlowly(a: unknown, b: unknown): unknown {
  if (isNull(a)) return null;
  if (isNumericCode(typeCodeOf(a))) {
    const number = numericArgument(b, a);
    if (number !== undefined) return numericOperation('multiply', a, number);
    if (typeof b === 'string') return withNumbers(multiply, a, b);
  }
  if (typeof a === 'string') return repeatText(a, toCount(b, 'int') as number);
  if (enumerableOf(a) !== null) return repeatArray(a, Number(toNumber(toCount(b, 'uint'))));
  return overloadedOperator('op_Multiply', '*', a, b);
}

function toCount(value: unknown, type: 'int' | 'uint'): unknown {
  const number = typeof value === 'string' ? stringToNumber(value, 0) : value;
  return convertTo(number, type === 'int' ? types.int32() : types.uint32());
}

function repeatText(text: string, times: number): string {
  if (times < 0)
    throw netException(
      'System.ArgumentOutOfRangeException',
      `times ('${times}') must be a non-negative value. (Parameter 'times')\nActual value was ${times}.`,
      { ParamName: 'times', ActualValue: times },
    );
  if (text.length > 1 && Math.imul(text.length, times) < 0)
    throw netException(
      'System.ArgumentOutOfRangeException',
      "Specified argument was out of the range of valid values. (Parameter 'length')",
      { ParamName: 'length' },
    );
  if (text.length * times > longestText)
    throw netException('System.OutOfMemoryException', 'Insufficient memory to continue the execution of the program.');
  return text.repeat(times);
}

function repeatArray(value: unknown, times: number): unknown {
  if (times === 1 && isNetArray(value)) return value;
  const items = isNetArray(value) ? elementsOf(value) : toArray(value);
  const count = items.length * times;
  if (count > 2147483647) throw noConversion(BigInt(count), types.int32());
  if (count > longestArray)
    throw netException('System.OutOfMemoryException', 'Array dimensions exceeded supported range.');
  const repeated: unknown[] = [];
  for (let i = 0; i < times; i++) for (const item of items) repeated.push(item);
  const elementType = value instanceof Uint8Array ? types.byte() : (value as TypedArray).elementType;
  return elementType && isNetArray(value) ? makeArray(elementType, repeated) : repeated;
}

export function divide(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') {
    if ((a | 0) === a && (b | 0) === b) return int32Operation('divide', a, b);
    return double(a / b);
  }
  return numericOnly('divide', 'op_Division', '/', divide, a, b);
}

export function remainder(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') {
    if ((a | 0) === a && (b | 0) === b) return int32Operation('remainder', a, b);
    return double(a % b);
  }
  return numericOnly('remainder', 'op_Modulus', '%', remainder, a, b);
}

/** Subtraction, division and remainder: $null is 0, strings are numbers. */
function numericOnly(
  operator: ArithmeticOperator,
  name: string,
  symbol: string,
  again: (a: unknown, b: unknown) => unknown,
  a: unknown,
  b: unknown,
): unknown {
  const left = isNull(baseOf(a)) ? 0 : baseOf(a);
  const right = baseOf(b);
  if (isNumericOrPrimitive(left)) {
    const number = numericArgument(right, left);
    if (number !== undefined) return numericOperation(operator, left, number);
    if (typeof right === 'string') return withNumbers(again, left, right);
  }
  if (typeof left === 'string') return withNumbers(again, left, right);
  return overloadedOperator(name, symbol, left, right);
}

/** `-x` is `0 - x`, so that a Byte gives an Int32 and a string is a number. */
export function negate(value: unknown): unknown {
  return subtract(0, value);
}

/** `+x` is `0 + x`. */
export function unaryPlus(value: unknown): unknown {
  return add(0, value);
}

/** `++` and `--`: a number plus `by` (1 or -1); $null counts as 0. Throws OperatorRequiresNumber for anything else. */
export function increment(value: unknown, by: number): unknown {
  if (typeof value === 'number') return (value | 0) === value ? value + by : double(value + by);
  const base = baseOf(value);
  if (isNull(base)) return by;
  if (isNumericCode(typeCodeOf(base))) return numericOperation('add', base, by);
  const symbol = by > 0 ? '++' : '--';
  throw runtimeError(
    'OperatorRequiresNumber',
    `The '${symbol}' operator works only on numbers. The operand is a '${typeOf(base)}'.`,
  );
}

export { bitAnd, bitNot, bitOr, bitXor, shiftLeft, shiftRight } from './bitwise.js';
