/**
 * `$?` after a statement (about_Automatic_Variables). What runs commands leaves behind what they said, even behind `=` and in
 * `@( )`; only statements that are an expression without commands of their own say that they went well.
 */
import type { AnyExpression, AnyStatement, ExpressionAst, StatementAst } from '../../../parser/index.js';
import { findFirst } from '../../../parser/index.js';

/** True for a statement after which `$?` is true when it has not failed. */
export function succeedsByItself(statement: StatementAst): boolean {
  const ast = statement as AnyStatement;
  switch (ast.kind) {
    case 'AssignmentStatementAst':
      return succeedsByItself(ast.right);
    case 'CommandExpressionAst':
      return isSuccess(ast.expression);
    case 'PipelineAst': {
      const [only, ...others] = ast.pipelineElements;
      return others.length === 0 && !ast.background && only?.kind === 'CommandExpressionAst' && succeedsByItself(only);
    }
  }
  return false;
}

/** The same of the expression that a statement is. Commands deeper inside, as in `(Get-Date).Year`, do not count. */
export function isSuccess(expression: ExpressionAst): boolean {
  const ast = expression as AnyExpression;
  switch (ast.kind) {
    case 'ParenExpressionAst':
      return succeedsByItself(ast.pipeline);
    case 'SubExpressionAst':
      return ast.subExpression.statements.length === 0;
    case 'ArrayExpressionAst': {
      const { statements, traps } = ast.subExpression;
      if (statements.length === 0) return true;
      return statements.length === 1 && traps.length === 0 && succeedsByItself(statements[0] as StatementAst);
    }
  }
  return true;
}

/** Whether commands are called in it: a condition is always a success, whatever they said. */
export function callsCommands(statement: StatementAst): boolean {
  return findFirst(statement, (ast) => ast.kind === 'CommandAst', false) !== null;
}
