/** Expressions that are well formed and still make no sense. */
import type * as A from '../ast/nodes.js';
import { isReference, typeFullName } from '../ast/type-names.js';
import { fold } from '../tokenizer/characters.js';
import type { Checker } from './checker.js';
import { isConstant, isConstantVariable } from './constants.js';

const MAX_ARRAY_DEPTH = 200;

export function checkHashtable(table: A.HashtableAst, checker: Checker): void {
  if (table.keyValuePairs.length < 2) return;
  const seen = new Set<string>();
  for (const [key] of table.keyValuePairs) {
    if (key.kind !== 'StringConstantExpressionAst' && key.kind !== 'ConstantExpressionAst') continue;
    const { value } = key as A.ConstantExpressionAst;
    const name = typeof value === 'object' ? String(value?.value) : String(value);
    if (seen.has(fold(name))) checker.error(key, 'DuplicateKeyInHashLiteral', name);
    seen.add(fold(name));
  }
}

/** Attributes in an expression belong to a variable. */
export function checkAttributed(ast: A.AttributedExpressionAst, checker: Checker): void {
  let expression: A.ExpressionAst = ast;
  while (expression.kind === 'AttributedExpressionAst' || expression.kind === 'ConvertExpressionAst') {
    expression = (expression as A.AttributedExpressionAst).child;
    if (expression.kind === 'VariableExpressionAst') return;
  }
  checker.error(ast.attribute, 'UnexpectedAttribute', typeFullName(ast.attribute.typeName));
}

export function checkConvert(ast: A.ConvertExpressionAst, checker: Checker): void {
  const { typeName } = ast.attribute;
  if (fold(typeFullName(typeName)) === 'ordered') {
    if (ast.child.kind !== 'HashtableAst') {
      checker.error(ast, 'OrderedAttributeOnlyOnHashLiteralNode', typeFullName(typeName));
    }
  } else if (isReference(typeName)) {
    checkReferenceCast(ast, checker);
  }
}

/** `[ref]` is the last cast, and the only one of its kind. */
function checkReferenceCast(ast: A.ConvertExpressionAst, checker: Checker): void {
  let { child } = ast;
  let isRepeated = false;
  while (child.kind === 'AttributedExpressionAst' || child.kind === 'ConvertExpressionAst') {
    const inner = child as A.AttributedExpressionAst;
    if (inner.kind === 'ConvertExpressionAst' && isReference(inner.attribute.typeName)) {
      isRepeated = true;
      checker.error(inner.attribute, 'ReferenceNeedsToBeByItselfInTypeSequence');
    }
    ({ child } = inner);
  }
  const outer = checker.ancestor() as A.AttributedExpressionAst;
  if (outer?.kind !== 'ConvertExpressionAst' || isRepeated || isReference(outer.attribute.typeName)) return;
  if (!isInAssignmentTarget(ast, checker)) {
    checker.error(ast.attribute, 'ReferenceNeedsToBeLastTypeInTypeConversion');
  }
}

function isInAssignmentTarget(ast: A.Ast, { ancestors }: Checker): boolean {
  let below = ast;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const ancestor = ancestors[i] as A.AnyAst;
    if (ancestor.kind === 'AssignmentStatementAst') return ancestor.left === below;
    if (ancestor.kind === 'CommandExpressionAst') return false;
    below = ancestor;
  }
  return false;
}

export function checkTypeExpression(ast: A.TypeExpressionAst, checker: Checker): void {
  checkTypeDepth(ast.typeName, ast, checker);
  if (psObjectName.test(ast.typeName.extent.text) && !isMemberTarget(checker.ancestor() as A.AnyAst, ast))
    checker.namesPSObject = true;
}
const psObjectName = /^(?:system\.management\.automation\.)?ps(?:custom)?object$/i;

function isMemberTarget(parent: A.AnyAst, ast: A.Ast): boolean {
  return (
    (parent.kind === 'MemberExpressionAst' || parent.kind === 'InvokeMemberExpressionAst') && parent.expression === ast
  );
}

export function checkTypeConstraint(ast: A.TypeConstraintAst, checker: Checker): void {
  checkTypeDepth(ast.typeName, ast, checker);
}

function checkTypeDepth(type: A.TypeName, ast: A.Ast, checker: Checker): void {
  let depth = 0;
  for (let inner = type; inner.kind === 'ArrayTypeName'; inner = inner.elementType) depth++;
  if (depth > MAX_ARRAY_DEPTH) checker.error(ast, 'ScriptTooComplicated');
}

/** `$using:` takes a variable, and of that properties and elements with constant indices. */
export function checkUsing({ subExpression }: A.UsingExpressionAst, checker: Checker): void {
  const wrong = notUsable(subExpression);
  if (wrong !== null) checker.error(wrong, 'InvalidUsingExpression');
}

function notUsable(ast: A.ExpressionAst): A.ExpressionAst | null {
  const node = ast as A.AnyExpression;
  switch (node.kind) {
    case 'VariableExpressionAst':
      return null;
    case 'MemberExpressionAst':
      return node.member.kind === 'StringConstantExpressionAst' ? notUsable(node.expression) : node;
    case 'IndexExpressionAst':
      return isConstant(node.index, 'attribute') ? notUsable(node.target) : node.index;
    default:
      return node;
  }
}

/** Variables that have a value in every method of a class. */
const ALWAYS_THERE: ReadonlySet<string> = new Set([
  ...['lastexitcode', 'error', 'stacktrace', 'outputencoding', 'nestedpromptlevel', 'pwd', 'matches'],
  'psapplicationoutputencoding',
]);

export function checkVariable(variable: A.VariableExpressionAst, checker: Checker): void {
  const { variablePath, splatted } = variable;
  if (splatted) checkSplatting(variable, checker);
  if (checker.member === null) return;
  if (checker.unassigned.has(variable) && !isConstantVariable(variable) && !ALWAYS_THERE.has(fold(variablePath))) {
    checker.error(variable, 'VariableNotLocal');
  }
  if (fold(variablePath) === 'this' && (checker.member as A.FunctionMemberAst | A.PropertyMemberAst).isStatic) {
    checker.error(variable, 'NonStaticMemberAccessInStaticMember', variablePath);
  }
}

/** Splatting is for the arguments of commands, one at a time. */
function checkSplatting({ variablePath, extent }: A.VariableExpressionAst, checker: Checker): void {
  const parent = checker.ancestor()?.kind;
  if (parent === 'CommandAst' || parent === 'UsingExpressionAst') return;
  const inList = parent === 'ArrayLiteralAst' && checker.ancestor(2)?.kind === 'CommandAst';
  checker.error(extent, inList ? 'SplattingNotPermittedInArgumentList' : 'SplattingNotPermitted', variablePath);
}
