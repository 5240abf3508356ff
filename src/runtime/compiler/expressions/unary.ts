/** Unary operators, and `++` and `--`. */
import type { UnaryExpressionAst, VariableExpressionAst } from '../../../parser/index.js';
import {
  add,
  bitNot,
  enumFromNumber,
  negate,
  subtract,
  unaryJoin,
  unaryPlus,
  unarySplit,
} from '../../language/index.js';
import { runtimeError } from '../../objects/errors.js';
import { typeOf } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import {
  AutomationNull,
  BigIntegerBox,
  BoxedNumber,
  Decimal,
  EnumValue,
  isNull,
  UInt64Box,
} from '../../objects/values.js';
import type { Value } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileTarget } from '../statements/assignment.js';
import { plain } from '../variables.js';
import { compileCondition } from './condition.js';
import { compileExpression } from './expression.js';

export function compileUnary(compilation: Compilation, ast: UnaryExpressionAst): Value {
  switch (ast.tokenKind) {
    case 'PlusPlus':
    case 'MinusMinus':
    case 'PostfixPlusPlus':
    case 'PostfixMinusMinus':
      return compileIncrement(compilation, ast);
    case 'Not':
    case 'Exclaim': {
      const condition = compileCondition(compilation, ast.child);
      return (f) => !condition(f);
    }
  }
  const child = compileExpression(compilation, ast.child);
  switch (ast.tokenKind) {
    case 'Minus':
      return (f) => negate(child(f));
    case 'Plus':
      return (f) => unaryPlus(child(f));
    case 'Bnot':
      return (f) => bitNot(child(f));
    case 'Comma':
      return (f) => [plain(child(f))];
    case 'Join':
      return (f) => unaryJoin(child(f));
    case 'Isplit':
      return (f) => splitOf(child(f));
    case 'Csplit':
      return (f) => splitOf(child(f));
  }
  throw runtimeError('UnexpectedToken', `Unexpected operator ${ast.tokenKind}`, 'ParserError');
}

function compileIncrement(compilation: Compilation, ast: UnaryExpressionAst): Value {
  const postfix = ast.tokenKind.startsWith('Postfix');
  const plus = ast.tokenKind.endsWith('PlusPlus');
  const step = plus ? 1 : -1;
  const target = compileTarget(compilation, ast.child as VariableExpressionAst);
  return (f) => {
    const reference = target.resolve(f);
    const old = target.get(f, reference);
    let next: unknown;
    if (typeof old === 'number' && (old | 0) === old) next = old + step;
    else if (baseOf(old) instanceof EnumValue) next = nextEnumValue(baseOf(old) as EnumValue, step);
    else {
      requireNumber(old, plus);
      next = plus ? add(isNull(old) ? 0 : old, 1) : subtract(isNull(old) ? 0 : old, 1);
    }
    target.set(f, reference, next);
    return postfix ? (isNull(old) ? 0 : old) : next;
  };
}

/** The value beside it, whether it has a name or not. */
function nextEnumValue({ netType, value }: EnumValue, step: number): EnumValue {
  return enumFromNumber(netType, BigInt(value) + BigInt(step));
}

function requireNumber(value: unknown, plus: boolean): void {
  const base = baseOf(value);
  if (isNull(base) || typeof base === 'number' || typeof base === 'bigint') return;
  if (
    base instanceof BoxedNumber ||
    base instanceof Decimal ||
    base instanceof UInt64Box ||
    base instanceof BigIntegerBox
  )
    return;
  const type = typeOf(base);
  const operator = plus ? '++' : '--';
  throw runtimeError(
    'OperatorRequiresNumber',
    `The '${operator}' operator works only on numbers. The operand is a '${type.fullName}'.`,
  );
}

/** Increments yield nothing when they stand alone as a statement. */
export function isIncrement(ast: { kind: string }): boolean {
  return ast.kind === 'UnaryExpressionAst' && /PlusPlus|MinusMinus/.test((ast as UnaryExpressionAst).tokenKind);
}

/** Of nothing at all -split makes nothing. */
function splitOf(value: unknown): unknown {
  return value === AutomationNull ? [] : unarySplit(value);
}
