/** Binary operators. Shapes that loops are made of have code of their own in fast-paths.ts. */
import type { BinaryExpressionAst, ScriptExtent } from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { Slot } from '../../engine/slot-table.js';
import {
  add,
  asOperator,
  binaryOperation,
  bitAnd,
  bitOr,
  bitXor,
  divide,
  formatOperator,
  isOperator,
  joinOperator,
  matchOperator,
  multiply,
  range,
  remainder,
  replaceOperator,
  shiftLeft,
  shiftRight,
  splitOperator,
  subtract,
} from '../../language/index.js';
import { AutomationNull, isNull } from '../../objects/values.js';
import type { Value } from '../block-code.js';
import type { Compilation, typeNameText } from '../compilation.js';
import { compileFastBinary } from '../fast-paths.js';
import { compileCondition } from './condition.js';
import { compileExpression } from './expression.js';

type Operation = (a: unknown, b: unknown) => unknown;

const operations: Record<string, Operation> = {
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
  Format: formatOperator,
  DotDot: range,
  Join: joinOperator,
  Is: isOperator,
  IsNot: (a, b) => !isOperator(a, b),
  As: asOperator,
};

/** Operators that tell their own place in errors about what follows them. */
const placed: Record<string, (a: unknown, b: unknown, ignoreCase: boolean, at: ScriptExtent) => unknown> = {
  split: splitOperator,
  replace: replaceOperator,
};

function operationAt({ operator, errorPosition }: BinaryExpressionAst): Operation {
  const own = placed[operator.slice(1)];
  const ignoreCase = operator.startsWith('I');
  return own === undefined ? operationOf(operator) : (a, b) => own(a, b, ignoreCase, errorPosition);
}

/** The function behind an operator by TokenKind. */
function operationOf(operator: string): Operation {
  return operations[operator] ?? binaryOperation(operator);
}

export function compileBinary(compilation: Compilation, ast: BinaryExpressionAst): Value {
  switch (ast.operator) {
    case 'And': {
      const left = compileCondition(compilation, ast.left);
      const right = compileCondition(compilation, ast.right);
      return (f) => left(f) && right(f);
    }
    case 'Or': {
      const left = compileCondition(compilation, ast.left);
      const right = compileCondition(compilation, ast.right);
      return (f) => left(f) || right(f);
    }
    case 'Xor': {
      const left = compileCondition(compilation, ast.left);
      const right = compileCondition(compilation, ast.right);
      return (f) => left(f) !== right(f);
    }
    case 'QuestionQuestion': {
      const left = compileExpression(compilation, ast.left);
      const right = compileExpression(compilation, ast.right);
      return (f) => {
        const value = left(f);
        return isNull(value) ? right(f) : value;
      };
    }
    case 'Imatch':
    case 'Cmatch':
    case 'Inotmatch':
    case 'Cnotmatch':
      return compileMatch(compilation, ast);
    case 'Is':
    case 'IsNot':
    case 'As':
      if (ast.right.kind === 'TypeExpressionAst') return compileTypeOperator(compilation, ast);
  }
  const fast = compileFastBinary(compilation, ast);
  if (fast !== null) return fast;
  const operation = operationAt(ast);
  const left = compileExpression(compilation, ast.left);
  const right = compileExpression(compilation, ast.right);
  if (elementwise.test(ast.operator))
    return (f) => {
      const value = left(f);
      const other = right(f);
      if (value !== AutomationNull) return operation(value, other);
      // A pattern that is none is an error all the same.
      operation('', other);
      return operation([], other);
    };
  if (/^[ic](?:not)?contains$/i.test(ast.operator))
    return (f) => {
      const list = left(f);
      const value = right(f);
      return operation(list === AutomationNull ? [] : list, value);
    };
  if (containedIn.has(ast.operator))
    return (f) => {
      const list = right(f);
      return operation(left(f), list);
    };
  return (f) => operation(left(f), right(f));
}

/** Operators on texts: of nothing at all they make nothing. */
const elementwise = /^[ic](?:like|notlike|replace|split)$/i;

/** Operators whose right side is worked out first, since it is that which contains. */
const containedIn: ReadonlySet<string> = new Set(['Iin', 'Cin', 'Inotin', 'Cnotin']);

/** `-is [pscustomobject]`-like tests by name, before the type is resolved, keep their meaning for PSObject. */
function compileTypeOperator(compilation: Compilation, ast: BinaryExpressionAst): Value {
  const left = compileExpression(compilation, ast.left);
  const typeName = (ast.right as unknown as { typeName: Parameters<typeof typeNameText>[0] }).typeName;
  const type = compilation.typeReference(typeName, ast.right);
  if (ast.operator === 'As') return (f) => asOperator(left(f), type());
  const wanted = ast.operator === 'Is';
  return (f) => isOperator(left(f), type()) === wanted;
}

function compileMatch(compilation: Compilation, ast: BinaryExpressionAst): Value {
  const left = compileExpression(compilation, ast.left);
  const right = compileExpression(compilation, ast.right);
  const ignoreCase = ast.operator[0] === 'I';
  const negated = ast.operator.slice(1) === 'notmatch';
  return (f: Frame) => {
    const value = left(f);
    const pattern = right(f);
    if (value === AutomationNull) {
      matchOperator('', pattern, ignoreCase, negated);
      return [];
    }
    const { result, matches } = matchOperator(value, pattern, ignoreCase, negated);
    if (matches !== null) f.slots[Slot.Matches] = matches;
    return result;
  };
}
