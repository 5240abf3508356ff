/**
 * Lists of statements. An error ends its statement, not the list, unless something around wants it (try, trap,
 * -ErrorAction Stop): so the loop over statements catches, reports and goes on with the next one (about_Try_Catch_Finally).
 */
import type { ReturnStatementAst, StatementAst, TrapStatementAst } from '../../../parser/index.js';
import { debugging } from '../../engine/debugger/debugging.js';
import { reportStatementError } from '../../engine/statement-errors.js';
import { Completion, type Statement } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileStatement } from './statement.js';
import { compileTrapped } from './traps.js';

export function compileStatements(
  compilation: Compilation,
  statements: readonly StatementAst[],
  traps: readonly TrapStatementAst[],
): Statement {
  const code = statements.map((statement) => compileStatement(compilation, statement));
  if (traps.length > 0) return compileTrapped(compilation, code, statements, traps);
  const count = code.length;
  if (count === 0) return () => Completion.Normal;
  if (count === 1) {
    const only = code[0] as Statement;
    const position = statements[0] as StatementAst;
    const step = isStep(position);
    return (f) => {
      f.position = position;
      try {
        if (step && debugging.active) f.engine.debugger.atStep(f, position);
        return only(f);
      } catch (thrown) {
        reportStatementError(f, thrown);
        return Completion.Normal;
      }
    };
  }
  const areSteps = statements.map(isStep);
  return (f) => {
    let i = 0;
    for (;;) {
      try {
        for (; i < count; i++) {
          f.position = statements[i] as StatementAst;
          if (debugging.active && areSteps[i]) f.engine.debugger.atStep(f, f.position);
          const completion = (code[i] as Statement)(f);
          if (completion !== Completion.Normal) return completion;
        }
        return Completion.Normal;
      } catch (thrown) {
        reportStatementError(f, thrown);
        i++;
      }
    }
  };
}

const steps: ReadonlySet<string> = new Set([
  ...[
    'PipelineAst',
    'AssignmentStatementAst',
    'ThrowStatementAst',
    'ExitStatementAst',
    'BreakStatementAst',
    'ContinueStatementAst',
    'DataStatementAst',
    'CommandExpressionAst',
  ],
]);

/** What the debugger stops at: not the statements that hold others, where these and conditions are steps of their own. */
export function isStep(statement: StatementAst): boolean {
  return (
    steps.has(statement.kind) ||
    (statement.kind === 'ReturnStatementAst' && (statement as ReturnStatementAst).pipeline === null)
  );
}
