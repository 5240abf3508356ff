/**
 * Statements where a value is wanted: the right side of `=`, `( )`, `$( )`, a condition. A lone expression gives its value as
 * it is; anything else is run with its output collected.
 */
import type {
  AnyStatement,
  CommandExpressionAst,
  PipelineAst,
  StatementAst,
  StatementBlockAst,
} from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { LoopSignal, ReturnSignal } from '../../engine/signals.js';
import { CaptureSink, type Sink } from '../../pipeline/sink.js';
import { Completion, type Statement, type Value } from '../block-code.js';
import { compilePipeline } from '../commands/pipeline.js';
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

/** In parentheses, or behind `=`: a pipeline there is no step of its own. */
export function compileInner(compilation: Compilation, statement: StatementAst): Statement {
  return statement.kind === 'PipelineAst'
    ? compilePipeline(compilation, statement as PipelineAst, false)
    : compileStatement(compilation, statement);
}

export function compileInnerValue(compilation: Compilation, statement: StatementAst): Value {
  const isWhole = statement.kind !== 'PipelineAst' || loneExpression(statement) !== null;
  return isWhole ? compileStatementValue(compilation, statement) : captured(compileInner(compilation, statement));
}

/** What a loop goes through: of a pipeline the objects that it wrote, each as it is. */
export function compileItems(compilation: Compilation, statement: StatementAst, isStep = true): Value {
  if (statement.kind !== 'PipelineAst' || loneExpression(statement) !== null)
    return compileStatementValue(compilation, statement);
  const pipeline = compilePipeline(compilation, statement as PipelineAst, isStep);
  return (f) => {
    const sink = new CaptureSink();
    runInto(f, pipeline, sink);
    return sink.array;
  };
}

export function compileStatementValue(compilation: Compilation, statement: StatementAst): Value {
  const expression = loneExpression(statement);
  if (expression !== null) return compileExpression(compilation, expression.expression);
  if (statement.kind === 'AssignmentStatementAst') return compileAssignment(compilation, statement as never);
  return captured(compileStatement(compilation, statement));
}

/** `$( ... )`: everything that the statements write. */
export function compileStatementCapture(compilation: Compilation, block: StatementBlockAst): Value {
  return captured(compileStatements(compilation, block.statements, block.traps));
}

function captured(statement: Statement): Value {
  return (f) => {
    const sink = new CaptureSink();
    runInto(f, statement, sink);
    return sink.result;
  };
}

/**
 * Runs a statement whose output is collected. Break, continue and return leave the expression as signals; what was collected
 * until then goes out with them (`$(return 1)` returns it from the function), unless `@( )` collected it.
 */
export function runInto(f: Frame, statement: Statement, sink: CaptureSink, keepsOutput = true): void {
  const { out } = f;
  f.out = sink;
  let completion: Completion;
  try {
    completion = statement(f);
  } catch (thrown) {
    if (keepsOutput && (thrown instanceof LoopSignal || thrown instanceof ReturnSignal)) flushInto(out, sink);
    throw thrown;
  } finally {
    f.out = out;
  }
  if (completion === Completion.Normal) return;
  if (keepsOutput) flushInto(out, sink);
  throw signalOf(f, completion);
}

function flushInto(out: Sink, sink: CaptureSink): void {
  const { array } = sink;
  sink.clear();
  for (const value of array) out.write(value);
}

/** The signal for a completion that has to leave the place where completions are understood. */
export function signalOf(f: Frame, completion: Completion): LoopSignal | ReturnSignal {
  if (completion === Completion.Return) return new ReturnSignal();
  return new LoopSignal(completion === Completion.Continue, f.label);
}
