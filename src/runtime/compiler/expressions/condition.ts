/** Conditions: an expression or pipeline as true or false. Comparisons of numbers do not make a boolean value first. */
import type { ExpressionAst, StatementAst } from '../../../parser/index.js';
import { debugging } from '../../engine/debugger/debugging.js';
import type { Frame } from '../../engine/frame.js';
import { toBoolean } from '../../language/index.js';
import type { Compilation } from '../compilation.js';
import { callsCommands } from '../statements/success.js';
import { compileStatementValue } from '../statements/value.js';
import { compileExpression } from './expression.js';

export type Condition = (frame: Frame) => boolean;

function asCondition(value: (frame: Frame) => unknown): Condition {
  return (f) => {
    const result = value(f);
    return result === true ? true : result === false ? false : toBoolean(result);
  };
}

export function compileCondition(compilation: Compilation, ast: ExpressionAst): Condition {
  return asCondition(compileExpression(compilation, ast));
}

export function compileStatementCondition(compilation: Compilation, ast: StatementAst): Condition {
  const condition = asCondition(compileStatementValue(compilation, ast));
  const step: Condition = (f) => {
    f.position = ast;
    if (debugging.active) f.engine.debugger.atStep(f, ast);
    return condition(f);
  };
  if (!callsCommands(ast)) return step;
  return (f) => {
    const holds = step(f);
    f.engine.lastSucceeded = true;
    return holds;
  };
}
