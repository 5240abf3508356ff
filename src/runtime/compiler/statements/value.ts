/**
 * Statements where a value is wanted: the right side of `=`, `( )`, `$( )`, a condition. A lone expression gives its value as
 * it is; anything else is run with its output collected.
 */
import type { AnyStatement, CommandExpressionAst, StatementAst, StatementBlockAst } from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { LoopSignal, ReturnSignal } from '../../engine/signals.js';
import { CaptureSink, type Sink } from '../../pipeline/sink.js';
import { Completion, type Statement, type Value } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileExpression } from '../expressions/expression.js';
import { compileAssignment } from './assignment.js';
import { compileStatements } from './block.js';
import { compileStatement } from './statement.js';

/** The expression that the statement is, when it is nothing but one. */
export function loneExpression(statement: StatementAst): CommandExpressionAst | null {
  const ast = statement as AnyStatement;
  if (ast.kind === 'CommandExpressionAst') return ast.redirections.length === 0 ? ast : null;
  if (ast.kind !== 'PipelineAst' || ast.pipelineElements.length !== 1 || ast.background) return null;
  const element = ast.pipelineElements[0] as AnyStatement;
  return element.kind === 'CommandExpressionAst' && element.redirections.length === 0 ? element : null;
}

export function compileStatementValue(compilation: Compilation, statement: StatementAst): Value {
  const expression = loneExpression(statement);
  if (expression !== null) return compileExpression(compilation, expression.expression);
  if (statement.kind === 'AssignmentStatementAst') return compileAssignment(compilation, statement as never);
  return captured(compileStatement(compilation, statement));
}

/** `$( ... )`: everything that the statements write. */
export function compileStatementCapture(compilation: Compilation, block: StatementBlockAst): Value {
  if (block.statements.length === 1 && block.traps.length === 0) {
    const expression = loneExpression(block.statements[0] as StatementAst);
    if (expression !== null) {
      // Still a pipeline: a collection of one element comes out as the element.
      const value = compileStatement(compilation, block.statements[0] as StatementAst);
      return captured(value);
    }
  }
  return captured(compileStatements(compilation, block.statements, block.traps));
}

function captured(statement: Statement): Value {
  return (f) => {
    const sink = new CaptureSink();
    runInto(f, statement, sink);
    return sink.result;
  };
}

/** Runs a statement with its output going to `sink`. Break, continue and return leave the expression as signals. */
export function runInto(f: Frame, statement: Statement, sink: Sink): void {
  const { out } = f;
  f.out = sink;
  let completion: Completion;
  try {
    completion = statement(f);
  } finally {
    f.out = out;
  }
  if (completion === Completion.Normal) return;
  // `$(return 1)` returns from the function, and what it returned is the function's.
  if (completion === Completion.Return && sink instanceof CaptureSink) for (const value of sink.array) out.write(value);
  throw signalOf(f, completion);
}

/** The signal for a completion that has to leave the place where completions are understood. */
export function signalOf(f: Frame, completion: Completion): LoopSignal | ReturnSignal {
  if (completion === Completion.Return) return new ReturnSignal();
  return new LoopSignal(completion === Completion.Continue, f.label);
}
