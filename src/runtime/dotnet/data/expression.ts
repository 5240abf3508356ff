/**
 * Evaluates the expressions of System.Data over a row. A null is DBNull, and a comparison with it neither true nor false;
 * integers stay integers except in a division.
 */
import { add, divide, multiply, negate, remainder, subtract } from '../../language/arithmetic.js';
import { compareValues } from '../../language/comparison.js';
import { tryConvertTo } from '../../language/conversion.js';
import { isNumericCode, TypeCode, toNumber, typeCodeOf } from '../../language/numeric.js';
import { netException } from '../../objects/errors.js';
import { findType, type NetType, typeOf } from '../../objects/net-type.js';
import { double, fold } from '../../objects/values.js';
import { netText } from '../collections/elements.js';
import { DBNull } from '../system/core-types.js';
import { overflow } from '../system/errors.js';
import { type DataExpression, evaluateError, operatorText } from './expression-parser.js';

/** Where an expression finds the values of columns. */
export interface ExpressionScope {
  caseSensitive: boolean;
  /** Throws EvaluateException when there is no column of the name. */
  column(name: string): unknown;
  /** All values of a column that an aggregate is made of, and the column's type. */
  values(name: string): { values: unknown[]; type: NetType };
}

const isNull = (value: unknown) => value === null || value === DBNull.value;
const isNumber = (value: unknown) => isNumericCode(typeCodeOf(value));

/** The value; DBNull for null. Throws EvaluateException and OverflowException. */
export function evaluate(expression: DataExpression, scope: ExpressionScope): unknown {
  switch (expression.kind) {
    case 'constant':
      return expression.value ?? DBNull.value;
    case 'column':
      return scope.column(expression.name);
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand, scope));
    case 'binary':
      return binary(expression, scope);
    case 'in':
      return isIn(evaluate(expression.value, scope), expression.items, scope);
    case 'call':
      return call(expression.name, expression.args, scope);
    case 'aggregate':
      return aggregate(expression.name, scope.values(expression.column));
  }
}

/** The names of the columns that an expression mentions outside of aggregates. */
export function columnsOf(expression: DataExpression): string[] {
  switch (expression.kind) {
    case 'column':
      return [expression.name];
    case 'unary':
      return columnsOf(expression.operand);
    case 'binary':
      return [...columnsOf(expression.left), ...columnsOf(expression.right)];
    case 'in':
      return [expression.value, ...expression.items].flatMap(columnsOf);
    case 'call':
      return expression.args.flatMap(columnsOf);
    default:
      return [];
  }
}

function toBoolean(value: unknown): boolean | null {
  if (isNull(value)) return null;
  if (typeof value === 'boolean') return value;
  const truth = typeof value === 'string' ? { true: true, false: false }[fold(value)] : toNumber(value) !== 0;
  if (truth === undefined) throw evaluateError(`Cannot convert value '${netText(value)}' to Type: System.Boolean.`);
  return truth;
}

function unary(operator: string, value: unknown): unknown {
  if (operator === 'is null') return isNull(value);
  if (isNull(value)) return DBNull.value;
  if (operator === 'not') return !toBoolean(value);
  if (!isNumber(value)) throw evaluateError("Type mismatch in expression 'System.Data.UnaryNode'.");
  return negate(value);
}

function binary(expression: DataExpression & { kind: 'binary' }, scope: ExpressionScope): unknown {
  const { operator } = expression;
  const left = evaluate(expression.left, scope);
  if (operator === 'and' || operator === 'or') return logical(operator, left, expression.right, scope);
  const right = evaluate(expression.right, scope);
  if (isNull(left) || isNull(right)) return DBNull.value;
  if (operator === 'like') return isLike(left, right, scope);
  if ('+-*/%'.includes(operator)) return arithmetic(operator, left, right);
  const isConstant = (side: DataExpression) => side.kind === 'constant' && typeof side.value === 'string';
  const order = compare(operator, left, right, scope, isConstant(expression.left), isConstant(expression.right));
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0;
  }
}

/** Three-valued: an unknown side matters only where the other one does not decide. */
function logical(operator: 'and' | 'or', first: unknown, second: DataExpression, scope: ExpressionScope): unknown {
  const decisive = operator === 'or';
  if (!isNull(first) && typeof first !== 'boolean') {
    const other = evaluate(second, scope);
    throw mismatch(operator, first, other);
  }
  if (first === decisive) return decisive;
  const other = evaluate(second, scope);
  if (!isNull(other) && typeof other !== 'boolean') throw mismatch(operator, first, other);
  if (other === decisive) return decisive;
  return isNull(first) || isNull(other) ? DBNull.value : !decisive;
}

function mismatch(operator: string, left: unknown, right: unknown) {
  const names = [left, right].map((side) => typeOf(side).fullName).join(' and ');
  return evaluateError(`Cannot perform '${operatorText(operator)}' operation on ${names}.`);
}

function compare(
  operator: string,
  left: unknown,
  right: unknown,
  scope: ExpressionScope,
  leftIsText: boolean,
  rightIsText: boolean,
): number {
  const [a, b] = [typeOf(left), typeOf(right)];
  if (a === b || (isNumber(left) && isNumber(right))) return compareValues(left, right, !scope.caseSensitive);
  // A text that stands in the expression takes the type of the other side.
  const converted = rightIsText ? tryConvertTo(right, a) : leftIsText ? tryConvertTo(left, b) : undefined;
  if (converted === undefined) throw mismatch(operator, left, right);
  return rightIsText ? compareValues(left, converted, true) : compareValues(converted, right, true);
}

function arithmetic(operator: string, left: unknown, right: unknown): unknown {
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string'))
    return netText(left) + netText(right);
  if (!isNumber(left) || !isNumber(right)) throw mismatch(operator, left, right);
  const areInt32 = typeCodeOf(left) <= TypeCode.Int32 && typeCodeOf(right) <= TypeCode.Int32;
  if (operator === '/') return areInt32 ? double(toNumber(left) / toNumber(right)) : divide(left, right);
  const operation = { '+': add, '-': subtract, '*': multiply, '%': remainder }[operator] as typeof add;
  const result = operation(left, right);
  if (areInt32 && typeCodeOf(result) !== TypeCode.Int32)
    throw overflow("Value is either too large or too small for Type 'Int32'.");
  return result;
}

/** A pattern may have `*` or `%` at its ends alone. */
function isLike(value: unknown, pattern: unknown, scope: ExpressionScope): boolean {
  if (typeof value !== 'string' || typeof pattern !== 'string') throw mismatch('like', value, pattern);
  const fix = (text: string) => (scope.caseSensitive ? text : fold(text));
  const [, start, middle = '', end] = /^([*%]?)(.*?)([*%]?)$/su.exec(pattern) as RegExpExecArray;
  const plain = middle.replace(/\[([*%[\]])\]/g, '$1');
  if (/[*%]/.test(middle.replace(/\[[*%[\]]\]/g, '')) || /\[(?![*%[\]]\])/.test(middle))
    throw evaluateError(`Error in Like operator: the string pattern '${pattern}' is invalid.`);
  const [text, wanted] = [fix(value), fix(plain)];
  if (start && end) return text.includes(wanted);
  if (start) return text.endsWith(wanted);
  return end ? text.startsWith(wanted) : text === wanted;
}

function isIn(value: unknown, items: DataExpression[], scope: ExpressionScope): unknown {
  if (isNull(value)) return DBNull.value;
  return items.some((item) => {
    const other = evaluate(item, scope);
    return !isNull(other) && compare('=', value, other, scope, false, item.kind === 'constant') === 0;
  });
}

interface DataFunction {
  arity: number;
  run(args: unknown[], scope: ExpressionScope): unknown;
}
const functions: Record<string, DataFunction> = {
  len: { arity: 1, run: ([text]) => (isNull(text) ? DBNull.value : netText(text).length) },
  trim: { arity: 1, run: ([text]) => (isNull(text) ? DBNull.value : netText(text).trim()) },
  substring: {
    arity: 3,
    run: ([text, start, length]) =>
      isNull(text) ? DBNull.value : netText(text).substr(toNumber(start) - 1, toNumber(length)),
  },
  isnull: { arity: 2, run: ([value, other]) => (isNull(value) ? other : value) },
  iif: { arity: 3, run: ([condition, yes, no]) => (toBoolean(condition) ? yes : no) },
  abs: { arity: 1, run: ([number]) => (isNull(number) || toNumber(number) >= 0 ? number : negate(number)) },
  convert: {
    arity: 2,
    run: ([value, name]) => {
      const type = typeof name === 'string' && name.includes('.') ? findType(name) : undefined;
      if (!type) throw evaluateError(`Invalid type name '${netText(name)}'.`);
      if (isNull(value)) return DBNull.value;
      const converted = type.fullName === 'System.String' ? netText(value) : tryConvertTo(value, type);
      if (converted === undefined)
        throw evaluateError(`Cannot convert value '${netText(value)}' to Type: ${type.fullName}.`);
      return converted;
    },
  },
};

function call(name: string, args: DataExpression[], scope: ExpressionScope): unknown {
  const found = functions[fold(name)];
  if (!found) throw evaluateError(`The expression contains undefined function call ${name}().`);
  if (args.length !== found.arity)
    throw evaluateError(`Invalid number of arguments: function ${name.toUpperCase()}().`);
  const values = args.map((arg) => evaluate(arg, scope));
  return found.run(values, scope);
}

function aggregate(name: string, { values, type }: { values: unknown[]; type: NetType }): unknown {
  const present = values.filter((value) => !isNull(value));
  if (name === 'count') return present.length;
  if (present.length === 0) return DBNull.value;
  if (name === 'min' || name === 'max') {
    const sign = name === 'min' ? 1 : -1;
    return present.reduce((best, value) => (compareValues(value, best, true) * sign < 0 ? value : best));
  }
  if (!isNumber(present[0])) {
    const shown = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    throw netException(
      'System.Data.DataException',
      `Invalid usage of aggregate function ${shown}() and Type: ${type.name}.`,
    );
  }
  return statistic(name, present);
}

/** The sum of integers is an Int64, their mean an integer; variances are Doubles. */
function statistic(name: string, values: unknown[]): unknown {
  const isWhole = typeCodeOf(values[0]) <= TypeCode.UInt32;
  const numbers = isWhole ? values.map((value) => BigInt(toNumber(value))) : values;
  const sum = numbers.reduce((total, value) => (isWhole ? (total as bigint) + (value as bigint) : add(total, value)));
  if (name === 'sum') return sum;
  const count = values.length;
  if (name === 'avg') return isWhole ? Number((sum as bigint) / BigInt(count)) : divide(sum, count);
  if (count < 2) return DBNull.value;
  const mean = values.reduce((total: number, value) => total + toNumber(value), 0) / count;
  const variance = values.reduce((total: number, value) => total + (toNumber(value) - mean) ** 2, 0) / (count - 1);
  return double(name === 'var' ? variance : Math.sqrt(variance));
}
