/** Assignments, to variables, members, elements and lists of these. */
import type {
  ArrayLiteralAst,
  AssignmentStatementAst,
  AttributeBaseAst,
  AttributedExpressionAst,
  ExpressionAst,
  IndexExpressionAst,
  MemberExpressionAst,
  ParenExpressionAst,
  TypeConstraintAst,
  VariableExpressionAst,
} from '../../../parser/index.js';
import { compileAttributeChecks } from '../../binding/attributes.js';
import { variableAttributes } from '../../binding/parameter-attributes.js';
import type { Frame } from '../../engine/frame.js';
import { VariableCell } from '../../engine/variable-cell.js';
import { add, convertTo, divide, enumerableOf, multiply, remainder, subtract, toText } from '../../language/index.js';
import { setIndex, setIndexes, setKey } from '../../language/index-assignment.js';
import { getIndex, getIndexes, getKey } from '../../language/indexing.js';
import { runtimeError } from '../../objects/errors.js';
import {
  getProperty,
  getStatic,
  PropertySite,
  PropertyWriteSite,
  StaticPropertySite,
  setProperty,
  setStatic,
} from '../../objects/members.js';
import type { NetType } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { AutomationNull, isNull } from '../../objects/values.js';
import type { Value } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileExpression } from '../expressions/expression.js';
import { compileIndexList, isCastToObject } from '../expressions/indexing.js';
import { constantName, requireTypeValue, strictMembers } from '../expressions/members.js';
import { compileFastCompound, localSlot, unsetOperand } from '../fast-paths.js';
import {
  type Assign,
  compileTypedAssignment,
  compileVariable,
  compileVariableAssignment,
  plain,
} from '../variables.js';
import { compileInnerValue, compileItems, loneExpression } from './value.js';

/** A place that can be read and assigned. `resolve` works out the object and the key once, for `+=` and `++`. */
export interface Target {
  resolve(f: Frame): unknown;
  get(f: Frame, reference: unknown): unknown;
  set(f: Frame, reference: unknown, value: unknown): void;
}

export function compileTarget(compilation: Compilation, ast: ExpressionAst): Target {
  switch (ast.kind) {
    case 'VariableExpressionAst': {
      const read = compileVariable(compilation, ast as VariableExpressionAst);
      const assign = compileVariableAssignment(compilation, ast as VariableExpressionAst);
      return { resolve: () => null, get: (f) => read(f), set: (f, _reference, value) => assign(f, value) };
    }
    case 'MemberExpressionAst':
      return memberTarget(compilation, ast as MemberExpressionAst);
    case 'IndexExpressionAst':
      return indexTarget(compilation, ast as IndexExpressionAst);
    case 'ParenExpressionAst': {
      const inner = loneExpression((ast as ParenExpressionAst).pipeline);
      if (inner) return compileTarget(compilation, inner.expression);
      break;
    }
    case 'ConvertExpressionAst':
    case 'AttributedExpressionAst': {
      const assign = compileAttributedAssignment(compilation, ast as AttributedExpressionAst);
      const inner = compileTarget(compilation, (ast as AttributedExpressionAst).child);
      return { resolve: inner.resolve, get: inner.get, set: (f, _reference, value) => assign(f, value) };
    }
    case 'ArrayLiteralAst': {
      const assign = compileListAssignment(compilation, ast as ArrayLiteralAst);
      const read = compileExpression(compilation, ast);
      return { resolve: () => null, get: (f) => read(f), set: (f, _reference, value) => assign(f, value) };
    }
  }
  throw runtimeError('InvalidLeftHandSide', 'The assignment expression is not valid.', 'ParserError');
}

function memberTarget(compilation: Compilation, ast: MemberExpressionAst): Target {
  const object = compileExpression(compilation, ast.expression);
  const name = constantName(ast.member);
  if (name === null) return namedMemberTarget(compilation, ast);
  if (ast.isStatic) {
    const site = new StaticPropertySite(name);
    return {
      resolve: (f) => requireTypeValue(object(f), () => name, f),
      get: (f, reference) => site.get(reference as NetType, strictMembers(f)),
      set: (_f, reference, value) => site.set(reference as NetType, plain(value)),
    };
  }
  const reading = new PropertySite(name);
  const writing = new PropertyWriteSite(name);
  return {
    resolve: object,
    get: (f, reference) => reading.get(reference, strictMembers(f)),
    set: (_f, reference, value) => writing.set(reference, value),
  };
}

/** `$x.$name`, whose name is worked out each time. */
function namedMemberTarget(compilation: Compilation, ast: MemberExpressionAst): Target {
  const object = compileExpression(compilation, ast.expression);
  const name = compileExpression(compilation, ast.member);
  if (ast.isStatic)
    return {
      resolve: (f) => [requireTypeValue(object(f), name, f), toText(name(f))],
      get: (_f, reference) => getStatic(...(reference as [NetType, string])),
      set: (_f, reference, value) => setStatic(...(reference as [NetType, string]), plain(value)),
    };
  return {
    resolve: (f) => [object(f), toText(name(f))],
    get: (_f, reference) => getProperty(...(reference as [unknown, string])),
    set: (_f, reference, value) => setProperty(...(reference as [unknown, string]), plain(value)),
  };
}

function indexTarget(compilation: Compilation, ast: IndexExpressionAst): Target {
  const target = compileExpression(compilation, ast.target);
  const several = compileIndexList(compilation, ast.index);
  if (several)
    return {
      resolve: (f) => [target(f), several(f)],
      get: (_f, reference) => getIndexes(...(reference as [unknown, unknown[]])),
      set: (_f, reference, value) => setIndexes(...(reference as [unknown, unknown[]]), value),
    };
  const index = compileExpression(compilation, ast.index);
  const [read, write] = isCastToObject(ast.index) ? [getKey, setKey] : [getIndex, setIndex];
  return {
    resolve: (f) => [target(f), index(f)],
    get: (_f, reference) => read(...(reference as [unknown, unknown])),
    set: (_f, reference, value) => write(...(reference as [unknown, unknown]), value),
  };
}

function compileListAssignment(compilation: Compilation, ast: ArrayLiteralAst): Assign {
  const targets = ast.elements.map((element) => compileAssignTo(compilation, element));
  return (f, value) => {
    const base = baseOf(value);
    const items = isNull(base) ? [null] : Array.isArray(base) ? base : [...(enumerableOf(base) ?? [value])];
    for (let i = 0; i < targets.length; i++) {
      const isLast = i === targets.length - 1;
      const rest = isLast && items.length > targets.length ? items.slice(i) : i < items.length ? items[i] : null;
      (targets[i] as Assign)(f, rest);
    }
  };
}

/** Assignment to any target, the whole of it in one function. */
export function compileAssignTo(compilation: Compilation, ast: ExpressionAst): Assign {
  switch (ast.kind) {
    case 'VariableExpressionAst':
      return compileVariableAssignment(compilation, ast as VariableExpressionAst);
    case 'ConvertExpressionAst':
    case 'AttributedExpressionAst':
      return compileAttributedAssignment(compilation, ast as AttributedExpressionAst);
    case 'ArrayLiteralAst':
      return compileListAssignment(compilation, ast as ArrayLiteralAst);
  }
  const target = compileTarget(compilation, ast);
  return (f, value) => target.set(f, target.resolve(f), value);
}

/** `[int] $x = `, `[ValidateRange(1, 5)] [int] $x = `: the constraints stay with the variable. */
function compileAttributedAssignment(compilation: Compilation, ast: AttributedExpressionAst): Assign {
  const attributes: AttributeBaseAst[] = [];
  let child: ExpressionAst = ast;
  while (child.kind === 'ConvertExpressionAst' || child.kind === 'AttributedExpressionAst') {
    attributes.push((child as AttributedExpressionAst).attribute);
    child = (child as AttributedExpressionAst).child;
  }
  const constraints = attributes.filter((a) => a.kind === 'TypeConstraintAst') as TypeConstraintAst[];
  const typeOf = constraints[0] ? compilation.typeReference(constraints[0].typeName) : null;
  if (child.kind !== 'VariableExpressionAst') {
    const assign = compileAssignTo(compilation, child);
    return typeOf === null ? assign : (f, value) => assign(f, convertTo(plain(value), typeOf()));
  }
  const checks = compileAttributeChecks(
    compilation,
    attributes.filter((a) => a.kind === 'AttributeAst'),
  );
  const castsOnly = checks === null && compilation.isOwnVariable(child as VariableExpressionAst);
  const attributeObjects = () => variableAttributes(compilation, attributes);
  return compileTypedAssignment(compilation, child as VariableExpressionAst, (_f: Frame, cell: VariableCell) => {
    if (typeOf !== null) cell.type = typeOf();
    cell.castsOnly = castsOnly;
    if (checks !== null) cell.check = checks.forDeclaration(cell.name);
    cell.attributes = attributeObjects;
  });
}

/** What `[int] $x = '5'` yields: the value as converted. Null for a place without a type written in front of it, where it is the one assigned. */
function compileTypedResult(
  compilation: Compilation,
  left: ExpressionAst,
): ((f: Frame, value: unknown) => unknown) | null {
  if (left.kind !== 'ConvertExpressionAst' && left.kind !== 'AttributedExpressionAst') return null;
  let child = left;
  while (child.kind === 'ConvertExpressionAst' || child.kind === 'AttributedExpressionAst')
    child = (child as AttributedExpressionAst).child;
  if (child.kind === 'VariableExpressionAst') return compileVariable(compilation, child as VariableExpressionAst);
  if (left.kind !== 'ConvertExpressionAst') return null;
  const typeOf = compilation.typeReference(((left as AttributedExpressionAst).attribute as TypeConstraintAst).typeName);
  return (_f, value) => convertTo(plain(value), typeOf());
}

const compound: Record<string, (a: unknown, b: unknown) => unknown> = {
  PlusEquals: add,
  MinusEquals: subtract,
  MultiplyEquals: multiply,
  DivideEquals: divide,
  RemainderEquals: remainder,
};

/** Assigns and returns the assigned value. */
export function compileAssignment(compilation: Compilation, ast: AssignmentStatementAst): Value {
  const right =
    ast.left.kind === 'ArrayLiteralAst'
      ? compileItems(compilation, ast.right, false)
      : compileInnerValue(compilation, ast.right);
  if (ast.operator === 'Equals') {
    if (ast.left.kind === 'MemberExpressionAst') {
      // Unlike the object of an index, that of a property is worked out before the value.
      const target = compileTarget(compilation, ast.left);
      return (f) => {
        f.position = ast;
        const reference = target.resolve(f);
        const value = right(f);
        target.set(f, reference, value);
        return value;
      };
    }
    const assign = compileAssignTo(compilation, ast.left);
    const typed = compileTypedResult(compilation, ast.left);
    return (f) => {
      f.position = ast;
      const value = right(f);
      assign(f, value);
      return typed === null ? value : typed(f, value);
    };
  }
  if (ast.operator === 'QuestionQuestionEquals') return compileCoalescing(compilation, ast, right);
  const operate = compound[ast.operator] as (a: unknown, b: unknown) => unknown;
  const slot = localSlot(compilation, ast.left);
  if (slot >= 0 && !compilation.table.constraints.has(slot)) {
    const fast =
      ast.operator === 'PlusEquals'
        ? compileFastCompound(compilation, slot, 'Plus', right)
        : ast.operator === 'MinusEquals'
          ? compileFastCompound(compilation, slot, 'Minus', right)
          : null;
    if (fast !== null)
      return (f) => {
        fast(f);
        const held = f.slots[slot];
        return held instanceof VariableCell ? held.get() : held;
      };
  }
  const target = compileTarget(compilation, ast.left);
  const readOperand = compileReadOperand(compilation, target, slot);
  return (f) => {
    f.position = ast;
    const reference = target.resolve(f);
    const value = operate(plain(readOperand(f, reference)), plain(right(f)));
    target.set(f, reference, value);
    return value;
  };
}

/** Of a plain variable only this scope's own value counts, as in compileFastCompound. `slot` is below 0 for other targets. */
function compileReadOperand(compilation: Compilation, target: Target, slot: number) {
  return (f: Frame, reference: unknown): unknown => {
    if (slot < 0) return target.get(f, reference);
    const held = f.slots[slot];
    if (held === undefined)
      return compilation.ownVariables ? null : unsetOperand(f, compilation.table.names[slot] as string);
    return held instanceof VariableCell ? held.get() : held;
  };
}

function compileCoalescing(compilation: Compilation, ast: AssignmentStatementAst, right: Value): Value {
  const target = compileTarget(compilation, ast.left);
  const readOperand = compileReadOperand(compilation, target, localSlot(compilation, ast.left));
  return (f) => {
    const reference = target.resolve(f);
    if (!isNull(readOperand(f, reference))) return AutomationNull;
    const value = right(f);
    target.set(f, reference, value);
    return value;
  };
}
