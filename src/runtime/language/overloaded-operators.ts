/** Operators that types define themselves (op_Addition and so on), and the errors where there is none. */
import { netError, netException, runtimeError } from '../objects/errors.js';
import { planCall } from '../objects/method-call.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, reflectionName, typeOf, types } from '../objects/net-type.js';
import { findBestMethod } from '../objects/overloads.js';
import { staticMember } from '../objects/type-lookup.js';
import { isMethodGroup, type MethodOverload, parseMethod } from '../objects/type-members.js';
import { BigIntegerBox, fold, isNull } from '../objects/values.js';
import { convertTo, messageText } from './conversion.js';
import { decimalAdd, decimalDivide, decimalMultiply, decimalRemainder, decimalSubtract } from './decimal.js';
import { isNumericCode, TypeCode, typeCodeOfType } from './numeric.js';

/** More bits than V8 can hold. */
const longestShift = 2 ** 29;

/** The operators of the numeric types that are no primitives, on values of the type. */
const numericOperators: Record<string, Record<string, (a: never, b: never) => unknown>> = {
  'System.Numerics.BigInteger': {
    op_Addition: onBigIntegers((a, b) => a + b),
    op_Subtraction: onBigIntegers((a, b) => a - b),
    op_Multiply: onBigIntegers((a, b) => a * b),
    op_Division: onBigIntegers((a, b) => a / nonZero(b)),
    op_Modulus: onBigIntegers((a, b) => a % nonZero(b)),
    op_BitwiseAnd: onBigIntegers((a, b) => a & b),
    op_BitwiseOr: onBigIntegers((a, b) => a | b),
    op_ExclusiveOr: onBigIntegers((a, b) => a ^ b),
    op_LeftShift: (a: BigIntegerBox, count: number) => shiftBigInteger(a.value, count),
    op_RightShift: (a: BigIntegerBox, count: number) => shiftBigInteger(a.value, -count),
  },
  'System.Decimal': {
    op_Addition: decimalAdd,
    op_Subtraction: decimalSubtract,
    op_Multiply: decimalMultiply,
    op_Division: decimalDivide,
    op_Modulus: decimalRemainder,
  },
};

function onBigIntegers(operator: (a: bigint, b: bigint) => bigint) {
  return (a: BigIntegerBox, b: BigIntegerBox) => new BigIntegerBox(operator(a.value, b.value));
}

/** To the left, or with a negative count to the right. */
function shiftBigInteger(value: bigint, count: number): BigIntegerBox {
  if (count > longestShift)
    throw netException('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
  return new BigIntegerBox(count < 0 ? value >> BigInt(-count) : value << BigInt(count));
}

function nonZero(value: bigint): bigint {
  if (value === 0n) throw netException('System.DivideByZeroException', 'Attempted to divide by zero.');
  return value;
}

/** Type.IsPrimitive */
function isPrimitive(type: NetType): boolean {
  const code = typeCodeOfType(type);
  if (type.isEnum) return false;
  return code === TypeCode.Boolean || code === TypeCode.Char || (isNumericCode(code) && code !== TypeCode.Decimal);
}

/**
 * Applies `name` (op_Addition...) of the left operand's type, or of the right one's where the left is primitive or null.
 * `symbol` is for the message. Throws RuntimeException, MethodException or MethodInvocationException.
 */
export function overloadedOperator(name: string, symbol: string, left: unknown, right: unknown): unknown {
  const leftType = isNull(left) ? null : typeOf(left);
  const rightType = isNull(right) ? null : typeOf(right);
  const owner =
    leftType !== null && !isPrimitive(leftType)
      ? leftType
      : rightType !== null && !isPrimitive(rightType)
        ? rightType
        : null;
  if (owner === null || (leftType !== null && !isPrimitive(leftType) && owner !== leftType))
    throw notDefined(left, leftType, symbol, rightType);
  return applyOperator(owner, name, left, right);
}

function notDefined(target: unknown, left: NetType | null, symbol: string, right: NetType | null): NetException {
  const nameOf = (type: NetType | null) => (type === null ? '$null' : typeName(type));
  return runtimeError(
    'NotADefinedOperationForType',
    `The operation '[${nameOf(left)}] ${symbol} [${nameOf(right)}]' is not defined.`,
    'InvalidOperation',
    target,
  );
}

function applyOperator(owner: NetType, name: string, left: unknown, right: unknown): unknown {
  const numeric = numericOperators[owner.fullName]?.[name];
  if (numeric) return numericOperator(owner, name, numeric, left, right);
  const operator = owner.inherited('operators')?.[name] as ((left: unknown, right: unknown) => unknown) | undefined;
  if (operator) return applyDefined(owner, name, operator, left, right);
  const method = staticMember(owner, fold(name));
  if (method !== undefined && isMethodGroup(method)) return callOperator(method.overloads, name, [left, right]);
  throw methodNotFoundIn(owner, name);
}

const operators = new WeakMap<readonly MethodOverload[], readonly MethodOverload[]>();

/** An operator that a class defines as a static method. Messages number its arguments. */
function callOperator(overloads: readonly MethodOverload[], name: string, args: readonly unknown[]): unknown {
  let numbered = operators.get(overloads);
  if (numbered === undefined) {
    numbered = overloads.map((overload) => ({
      ...overload,
      parameters: overload.parameters.map((parameter, i) => ({ ...parameter, name: String(i) })),
    }));
    operators.set(overloads, numbered);
  }
  const plan = planCall(findBestMethod(name, numbered, args), args);
  return plan.overload.isScript ? plan.callStatic(args) : guarded(name, () => plan.callStatic(args));
}

/** Operand types of operators that convert what they are given, by .NET's short names. */
const operandTypes: Record<string, Record<string, readonly string[]>> = {
  'System.DateTime': {
    op_Addition: ['datetime timespan'],
    op_Subtraction: ['datetime datetime', 'datetime timespan'],
  },
  'System.DateTimeOffset': {
    op_Addition: ['datetimeoffset timespan'],
    op_Subtraction: ['datetimeoffset datetimeoffset', 'datetimeoffset timespan'],
  },
  'System.TimeSpan': {
    op_Addition: ['timespan timespan'],
    op_Subtraction: ['timespan timespan'],
    op_Multiply: ['timespan double', 'double timespan'],
    op_Division: ['timespan double', 'timespan timespan'],
  },
};

type Operator = (left: unknown, right: unknown) => unknown;

function applyDefined(owner: NetType, name: string, operator: Operator, left: unknown, right: unknown): unknown {
  const signatures = operandTypes[owner.fullName]?.[name];
  const apply = signatures
    ? () => overloadedCall(owner, name, operator, signatures, [left, right])
    : () => operator(left, right);
  const result = guarded(name, apply);
  if (result !== undefined) return result;
  throw netError(
    'MethodException',
    'MethodCountCouldNotFindBest',
    `Cannot find an overload for "${name}" and the argument count: "2".`,
  );
}

/** Chooses among signatures as for any method, but that messages number the arguments. */
function overloadedCall(
  owner: NetType,
  name: string,
  operator: Operator,
  signatures: readonly string[],
  args: readonly unknown[],
): unknown {
  const overloads = signatures.map((signature) => {
    const parameters = signature.split(' ').map((type, i) => `${type} ${i}`);
    const overload = parseMethod(owner, `static System.Object ${name}(${parameters.join(', ')})`, operator);
    return { ...overload, isScript: true };
  });
  return planCall(findBestMethod(name, overloads, args), args).callStatic(args);
}

/** A [pscustomobject] counts as a PSObject here. */
function typeName(type: NetType): string {
  const name = reflectionName(type);
  return name === 'System.Management.Automation.PSCustomObject' ? 'System.Management.Automation.PSObject' : name;
}

function methodNotFoundIn(type: NetType, name: string): NetException {
  return runtimeError(
    'MethodNotFound',
    `Method invocation failed because [${typeName(type)}] does not contain a method named '${name}'.`,
    'InvalidOperation',
    name,
  );
}

function guarded<R>(name: string, run: () => R): R {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof NetException) || isMethodException(error)) throw error;
    throw netError(
      'MethodInvocationException',
      'DotNetMethodException',
      `Exception calling "${name}" with "2" argument(s): "${error.message}"`,
      'NotSpecified',
      null,
      error,
    );
  }
}

function isMethodException(error: NetException): boolean {
  return error.netType.fullName === 'System.Management.Automation.MethodException';
}

function operand(value: unknown, index: number, name: string, type: NetType): unknown {
  try {
    return convertTo(value, type);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw netError(
      'MethodException',
      'MethodArgumentConversionInvalidCastArgument',
      `Cannot convert argument "${index}", with value: "${messageText(value)}", for "${name}" to type "${type}": "${error.message}"`,
      'NotSpecified',
      null,
      error,
    );
  }
}

function numericOperator(
  type: NetType,
  name: string,
  operator: (a: never, b: never) => unknown,
  left: unknown,
  right: unknown,
): unknown {
  const a = operand(left, 0, name, type);
  const b = operand(right, 1, name, name.endsWith('Shift') ? types.int32() : type);
  return guarded(name, () => operator(a as never, b as never));
}
