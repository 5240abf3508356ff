/** Where `break`, `continue` and `return` may lead. */
import type * as A from '../ast/nodes.js';
import { isVoid } from '../ast/type-names.js';
import { fold } from '../tokenizer/characters.js';
import type { Checker } from './checker.js';

/** Null for a label that is worked out when it is met. */
function labelOf(statement: A.BreakStatementAst | A.ContinueStatementAst): string | null {
  if (statement.label === null) return '';
  return statement.label.kind === 'StringConstantExpressionAst'
    ? (statement.label as A.StringConstantExpressionAst).value
    : null;
}

function isLabeled(ast: A.Ast): ast is A.LabeledStatementAst {
  return 'label' in ast && ast.kind !== 'BreakStatementAst' && ast.kind !== 'ContinueStatementAst';
}

function matches(label: string, loop: A.LabeledStatementAst): boolean {
  return label === '' || fold(label) === fold(loop.label ?? '');
}

export function checkJump(statement: A.BreakStatementAst | A.ContinueStatementAst, checker: Checker): void {
  const label = labelOf(statement);
  checkLeavingFinally(statement, label, checker);
  if (label) checkLabelExists(statement, label, checker);
}

export function checkReturn(statement: A.ReturnStatementAst, checker: Checker): void {
  checkLeavingFinally(statement, null, checker);
  const { member } = checker;
  if (member?.kind !== 'FunctionMemberAst') return;
  const returnsNothing = returnsVoid(member as A.FunctionMemberAst);
  if (statement.pipeline !== null && returnsNothing) checker.error(statement, 'VoidMethodHasReturn');
  if (statement.pipeline === null && !returnsNothing) checker.error(statement, 'NonVoidMethodMissingReturnValue');
}

export function returnsVoid({ returnType }: A.FunctionMemberAst): boolean {
  return returnType === null || isVoid(returnType.typeName);
}

/** In a method, a label must be that of a loop around it; elsewhere the loop may be a caller's. */
function checkLabelExists(statement: A.StatementAst, label: string, checker: Checker): void {
  const { ancestors } = checker;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const ancestor = ancestors[i] as A.Ast;
    if (ancestor.kind === 'FunctionDefinitionAst') return;
    if (ancestor.kind === 'FunctionMemberAst') {
      checker.error(statement, 'LabelNotFound', label);
      return;
    }
    if (isLabeled(ancestor) && ancestor.kind !== 'SwitchStatementAst' && matches(label, ancestor)) return;
  }
}

function checkLeavingFinally(statement: A.StatementAst, label: string | null, checker: Checker): void {
  const { ancestors } = checker;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const ancestor = ancestors[i] as A.AnyAst;
    if (ancestor.kind === 'NamedBlockAst' || ancestor.kind === 'TrapStatementAst' || ancestor.kind === 'ScriptBlockAst')
      return;
    if (label !== null && isLabeled(ancestor) && matches(label, ancestor)) return;
    if (ancestor.kind !== 'StatementBlockAst') continue;
    const parent = ancestors[i - 1] as A.AnyAst | undefined;
    if (parent?.kind === 'TryStatementAst' && parent.finallyBlock === ancestor) {
      checker.error(statement, 'ControlLeavingFinally');
      return;
    }
  }
}
