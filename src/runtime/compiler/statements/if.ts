/** if, elseif, else. */
import type { IfStatementAst, StatementBlockAst } from '../../../parser/index.js';
import { Completion, type Statement } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { type Condition, compileStatementCondition } from '../expressions/condition.js';
import { compileStatements } from './block.js';

export function compileIf(compilation: Compilation, ast: IfStatementAst): Statement {
  const block = (b: StatementBlockAst) => compileStatements(compilation, b.statements, b.traps);
  const conditions = ast.clauses.map(([condition]) => compileStatementCondition(compilation, condition));
  const bodies = ast.clauses.map(([, body]) => block(body));
  const otherwise = ast.elseClause ? block(ast.elseClause) : () => Completion.Normal;
  if (conditions.length === 1) {
    const condition = conditions[0] as Condition;
    const body = bodies[0] as Statement;
    return (f) => (condition(f) ? body(f) : otherwise(f));
  }
  return (f) => {
    for (let i = 0; i < conditions.length; i++) if ((conditions[i] as Condition)(f)) return (bodies[i] as Statement)(f);
    return otherwise(f);
  };
}
