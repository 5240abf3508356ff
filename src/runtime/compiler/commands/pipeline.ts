/** Pipelines: a lone expression, a lone command, or several stages that push into each other. */
import type { AnyStatement, CommandAst, CommandExpressionAst, PipelineAst } from '../../../parser/index.js';
import { FunctionInfo } from '../../engine/command-info.js';
import type { Frame } from '../../engine/frame.js';
import { runPipeline } from '../../pipeline/pipeline-processor.js';
import { callSimpleFunction, canCallSimply } from '../../pipeline/simple-call.js';
import { writeExpressionValue } from '../../pipeline/sink.js';
import { Completion, type Statement, type Value } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileExpression } from '../expressions/expression.js';
import { isIncrement } from '../expressions/unary.js';
import { CommandSite } from './command.js';
import { applyRedirections, type CompiledRedirection, compileRedirections } from './redirections.js';

/** An expression at the head of a pipeline. */
export interface ExpressionStage {
  kind: 'expression';
  value: Value;
  redirections: CompiledRedirection[];
}
export type PipelineStage = ExpressionStage | CommandSite;

export function compilePipeline(compilation: Compilation, ast: PipelineAst): Statement {
  if (ast.background) return (f) => f.engine.startBackground(f, ast);
  if (ast.pipelineElements.length === 1) {
    const only = ast.pipelineElements[0] as AnyStatement;
    if (only.kind === 'CommandExpressionAst') return compileExpressionStatement(compilation, only);
    return compileSingleCommand(compilation, only as CommandAst);
  }
  const stages = ast.pipelineElements.map((element): PipelineStage => {
    const node = element as AnyStatement;
    if (node.kind !== 'CommandExpressionAst') return new CommandSite(compilation, node as CommandAst);
    return {
      kind: 'expression',
      value: compileExpression(compilation, node.expression),
      redirections: compileRedirections(compilation, node.redirections),
    };
  });
  return (f) => {
    const { position } = f;
    f.position = ast;
    runPipeline(f, stages, f.out);
    f.position = position;
    return Completion.Normal;
  };
}

export function compileExpressionStatement(compilation: Compilation, ast: CommandExpressionAst): Statement {
  const value = compileExpression(compilation, ast.expression);
  if (ast.redirections.length > 0) {
    const redirections = compileRedirections(compilation, ast.redirections);
    return (f) => {
      runRedirected(f, redirections, value);
      return Completion.Normal;
    };
  }
  if (isIncrement(ast.expression))
    return (f) => {
      value(f);
      f.engine.lastSucceeded = true;
      return Completion.Normal;
    };
  return (f) => {
    const result = value(f);
    f.engine.lastSucceeded = true;
    writeExpressionValue(f.out, result);
    return Completion.Normal;
  };
}

function runRedirected(f: Frame, redirections: CompiledRedirection[], value: Value): void {
  const { out, streams } = f;
  const redirected = applyRedirections(f, redirections, out, streams);
  f.out = redirected.out;
  f.streams = redirected.streams;
  try {
    const result = value(f);
    f.engine.lastSucceeded = true;
    writeExpressionValue(f.out, result);
  } finally {
    f.out = out;
    f.streams = streams;
    redirected.close();
  }
}

function compileSingleCommand(compilation: Compilation, ast: CommandAst): Statement {
  const site = new CommandSite(compilation, ast);
  const stages = [site];
  const simple = site.allPositional && !site.dot && site.redirections.length === 0 && site.name !== null;
  if (!simple)
    return (f) => {
      const { position } = f;
      f.position = ast;
      runPipeline(f, stages, f.out);
      f.position = position;
      return Completion.Normal;
    };
  return (f) => {
    const { position } = f;
    f.position = ast;
    const command = site.resolve(f);
    if (command instanceof FunctionInfo && canCallSimply(command, site.args.length)) {
      callSimpleFunction(f, command, site);
      f.engine.lastSucceeded = true;
      f.position = position;
      return Completion.Normal;
    }
    runPipeline(f, stages, f.out);
    f.position = position;
    return Completion.Normal;
  };
}
