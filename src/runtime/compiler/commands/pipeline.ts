/** Pipelines: a lone expression, a lone command, or several stages that push into each other. */
import type {
  AnyExpression,
  AnyStatement,
  CommandAst,
  CommandExpressionAst,
  ExpressionAst,
  PipelineAst,
  StatementAst,
} from '../../../parser/index.js';
import { FunctionInfo } from '../../engine/command-info.js';
import { debugging } from '../../engine/debugger/debugging.js';
import type { Frame } from '../../engine/frame.js';
import { runPipeline } from '../../pipeline/pipeline-processor.js';
import { callSimpleFunction, canCallSimply } from '../../pipeline/simple-call.js';
import { CaptureSink, writeExpressionValue } from '../../pipeline/sink.js';
import { Completion, type Statement, type Value } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileExpression } from '../expressions/expression.js';
import { isIncrement } from '../expressions/unary.js';
import { compileStatements } from '../statements/block.js';
import { isSuccess } from '../statements/success.js';
import { compileInner, loneExpression, runInto } from '../statements/value.js';
import { CommandSite } from './command.js';
import { applyRedirections, type CompiledRedirection, compileRedirections } from './redirections.js';

/** An expression at the head of a pipeline. */
export interface ExpressionStage {
  kind: 'expression';
  value: Value;
}
export type PipelineStage = ExpressionStage | CommandSite;

/** `isStep` is false in parentheses and behind `=`: there the statement around is the place of an error, and of calls. */
export function compilePipeline(compilation: Compilation, ast: PipelineAst, isStep = true): Statement {
  if (ast.background) return (f) => f.engine.startBackground(f, ast);
  if (ast.pipelineElements.length === 1) {
    const only = ast.pipelineElements[0] as AnyStatement;
    if (only.kind === 'CommandExpressionAst') return compileExpressionStatement(compilation, only);
    return compileSingleCommand(compilation, only as CommandAst, isStep);
  }
  const stages = ast.pipelineElements.map((element): PipelineStage => {
    const node = element as AnyStatement;
    if (node.kind !== 'CommandExpressionAst') return new CommandSite(compilation, node as CommandAst);
    return { kind: 'expression', value: compileHead(compilation, node) };
  });
  return (f) => {
    if (isStep) f.position = ast;
    runPipeline(f, stages, f.out);
    return Completion.Normal;
  };
}

/** The expression before the first `|`; what its other streams are merged into is what it yields. */
function compileHead(compilation: Compilation, ast: CommandExpressionAst): Value {
  if (ast.redirections.length === 0) return compileExpression(compilation, ast.expression);
  const statement = compileExpressionStatement(compilation, ast);
  return (f) => {
    const sink = new CaptureSink();
    runInto(f, statement, sink);
    return sink.array;
  };
}

export function compileExpressionStatement(compilation: Compilation, ast: CommandExpressionAst): Statement {
  const output = compileOutput(compilation, ast.expression);
  if (ast.redirections.length === 0) return output;
  const redirections = compileRedirections(compilation, ast.redirections);
  return (f) => runRedirected(f, redirections, output);
}

function compileOutput(compilation: Compilation, ast: ExpressionAst): Statement {
  const direct = compileDirectOutput(compilation, ast as AnyExpression);
  if (direct !== null) return direct;
  const value = compileExpression(compilation, ast);
  if (isIncrement(ast))
    return (f) => {
      value(f);
      f.engine.lastSucceeded = true;
      return Completion.Normal;
    };
  const succeeds = isSuccess(ast);
  return (f) => {
    const result = value(f);
    if (succeeds) f.engine.lastSucceeded = true;
    writeExpressionValue(f.out, result);
    return Completion.Normal;
  };
}

/** `$( )` and `( )` that are a whole statement: an error does not take back what came before it. */
function compileDirectOutput(compilation: Compilation, ast: AnyExpression): Statement | null {
  switch (ast.kind) {
    case 'SubExpressionAst':
      if (ast.subExpression.statements.length === 0) return null;
      return compileStatements(compilation, ast.subExpression.statements, ast.subExpression.traps);
    case 'ParenExpressionAst':
      return ast.pipeline.kind === 'AssignmentStatementAst' || loneExpression(ast.pipeline) !== null
        ? null
        : compileParenthesized(compilation, ast.pipeline);
  }
  return null;
}

function compileParenthesized(compilation: Compilation, pipeline: StatementAst): Statement {
  const statement = compileInner(compilation, pipeline);
  return (f) => {
    const sink = new CaptureSink();
    try {
      runInto(f, statement, sink);
    } finally {
      // After a break or return its output has gone already.
      writeExpressionValue(f.out, sink.result);
    }
    return Completion.Normal;
  };
}

function runRedirected(f: Frame, redirections: CompiledRedirection[], statement: Statement): Completion {
  const { out, streams } = f;
  const redirected = applyRedirections(f, redirections, out, streams);
  f.out = redirected.out;
  f.streams = redirected.streams;
  try {
    return statement(f);
  } finally {
    f.out = out;
    f.streams = streams;
    redirected.close();
  }
}

function compileSingleCommand(compilation: Compilation, ast: CommandAst, isStep: boolean): Statement {
  const site = new CommandSite(compilation, ast);
  const stages = [site];
  const simple = site.allPositional && !site.dot && site.redirections.length === 0 && site.name !== null;
  if (!simple)
    return (f) => {
      if (isStep) f.position = ast;
      runPipeline(f, stages, f.out);
      return Completion.Normal;
    };
  return (f) => {
    if (isStep) f.position = ast;
    const command = site.find(f);
    if (!debugging.active && command instanceof FunctionInfo && canCallSimply(command, site.args.length)) {
      callSimpleFunction(f, command, site);
      f.engine.lastSucceeded = true;
      return Completion.Normal;
    }
    runPipeline(f, stages, f.out);
    return Completion.Normal;
  };
}
