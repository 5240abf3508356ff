/** Operators that types define themselves (op_Addition and so on), and the errors where there is none. */
import { netError, netException, runtimeError } from '../objects/errors.js';
import { methodInvocationException } from '../objects/method-call.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, reflectionName, typeOf } from '../objects/net-type.js';
import { invokeStatic } from '../objects/static-access.js';
import { staticMember } from '../objects/type-lookup.js';
import { BigIntegerBox, fold, isNull } from '../objects/values.js';
import { convertTo } from './conversion.js';
import { isNumericCode, TypeCode, typeCodeOfType } from './numeric.js';

const bigOperators: Record<string, (a: bigint, b: bigint) => bigint> = {
  op_Addition: (a, b) => a + b,
  op_Subtraction: (a, b) => a - b,
  op_Multiply: (a, b) => a * b,
  op_Division: (a, b) => a / nonZero(b),
  op_Modulus: (a, b) => a % nonZero(b),
  op_BitwiseAnd: (a, b) => a & b,
  op_BitwiseOr: (a, b) => a | b,
  op_ExclusiveOr: (a, b) => a ^ b,
  op_LeftShift: (a, b) => a << b,
  op_RightShift: (a, b) => a >> b,
};

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
    throw notDefined(leftType, symbol, rightType);
  return applyOperator(owner, name, left, right);
}

function notDefined(left: NetType | null, symbol: string, right: NetType | null): NetException {
  const nameOf = (type: NetType | null) => (type === null ? '$null' : reflectionName(type));
  return runtimeError(
    'NotADefinedOperationForType',
    `The operation '[${nameOf(left)}] ${symbol} [${nameOf(right)}]' is not defined.`,
  );
}

function applyOperator(owner: NetType, name: string, left: unknown, right: unknown): unknown {
  const big = bigOperators[name];
  if (big && owner.fullName === 'System.Numerics.BigInteger') return bigIntegerOperator(owner, name, big, left, right);
  const operators = owner.inherited('operators');
  const operator = operators?.[name];
  if (operator) {
    const result = guarded(name, () => operator(left as never, right as never));
    if (result !== undefined) return result;
    throw netError(
      'MethodException',
      'MethodCountCouldNotFindBest',
      `Cannot find an overload for "${name}" and the argument count: "2".`,
    );
  }
  if (staticMember(owner, fold(name))) return invokeStatic(owner, name, [left, right]);
  throw methodNotFoundIn(owner, name);
}

function methodNotFoundIn(type: NetType, name: string): NetException {
  return runtimeError(
    'MethodNotFound',
    `Method invocation failed because [${reflectionName(type)}] does not contain a method named '${name}'.`,
  );
}

function guarded<R>(name: string, run: () => R): R {
  try {
    return run();
  } catch (error) {
    throw error instanceof NetException ? methodInvocationException(error, name, 2) : error;
  }
}

function bigIntegerOperator(
  type: NetType,
  name: string,
  operator: (a: bigint, b: bigint) => bigint,
  left: unknown,
  right: unknown,
): unknown {
  const a = (convertTo(isNull(left) ? 0 : left, type) as BigIntegerBox).value;
  const b = (convertTo(isNull(right) ? 0 : right, type) as BigIntegerBox).value;
  return guarded(name, () => new BigIntegerBox(operator(a, b)));
}
