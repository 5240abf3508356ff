/**
 * The value of an expression that can be worked out without running commands or calling methods: what is offered for
 * completion must not do anything.
 */
import type {
  AnyAst,
  AnyExpression,
  Ast,
  ExpressionAst,
  PipelineAst,
  ScriptBlockAst,
  StatementBlockAst,
} from '../../parser/index.js';
import { Compilation } from '../compiler/compilation.js';
import { compileExpression } from '../compiler/expressions/expression.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { BlockTemplate } from '../engine/script-block.js';
import { isSignal, PipelineStoppedSignal } from '../engine/signals.js';
import type { NetType } from '../objects/net-type.js';

export type SafeValue = { readonly value: unknown } | null;

/** Null for an expression that is not safe, or whose evaluation fails. */
export function evaluateSafely(engine: ExecutionContext, ast: ExpressionAst): SafeValue {
  if (!isSafe(ast)) return null;
  const { frame } = engine;
  try {
    const compilation = new Compilation(new BlockTemplate(rootOf(ast)), frame.scope.table);
    return { value: compileExpression(compilation, ast)(frame) };
  } catch (thrown) {
    // A getter that fails leaves nothing to offer; a stop is not a failure.
    if (isSignal(thrown) && thrown instanceof PipelineStoppedSignal) throw thrown;
    return null;
  }
}

export function rootOf(ast: Ast): ScriptBlockAst {
  let root = ast;
  for (let parent = root.parent; parent !== null; parent = root.parent) root = parent;
  return root as ScriptBlockAst;
}

/** The type that is written in a script, or null when there is none of that name. */
export function typeAt(
  engine: ExecutionContext,
  ast: Ast,
  name: Parameters<Compilation['typeReference']>[0],
): NetType | null {
  try {
    return new Compilation(new BlockTemplate(rootOf(ast)), engine.frame.scope.table).typeReference(name)();
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown;
    return null;
  }
}

function isSafe(ast: Ast): boolean {
  const node = ast as AnyAst;
  switch (node.kind) {
    case 'ConstantExpressionAst':
    case 'StringConstantExpressionAst':
    case 'VariableExpressionAst':
    case 'TypeExpressionAst':
    case 'ScriptBlockExpressionAst':
      return true;
    case 'StatementBlockAst':
      return isSafeBlock(node);
    case 'PipelineAst':
      return isSafePipeline(node);
    case 'TernaryExpressionAst':
      return isSafe(node.condition) && isSafe(node.ifTrue) && isSafe(node.ifFalse);
    case 'BinaryExpressionAst':
      return isSafe(node.left) && isSafe(node.right);
    case 'UnaryExpressionAst':
      return !/(PlusPlus|MinusMinus)$/.test(node.tokenKind) && isSafe(node.child);
    case 'ConvertExpressionAst':
      return isSafe((node as AnyExpression & { child: ExpressionAst }).child);
    case 'SubExpressionAst':
    case 'ArrayExpressionAst':
      return isSafe(node.subExpression);
    case 'MemberExpressionAst':
      return isSafe(node.expression) && isSafe(node.member);
    case 'IndexExpressionAst':
      return isSafe(node.target) && isSafe(node.index);
    case 'ArrayLiteralAst':
      return node.elements.every(isSafe);
    case 'HashtableAst':
      return node.keyValuePairs.every(([key, value]) => isSafe(key) && isSafe(value));
    case 'ParenExpressionAst':
      return isSafe(node.pipeline);
  }
  return false;
}

function isSafeBlock({ traps, statements }: StatementBlockAst): boolean {
  return traps.length === 0 && statements.length <= 1 && statements.every(isSafe);
}
function isSafePipeline(pipeline: PipelineAst): boolean {
  const expression = pureExpression(pipeline);
  return expression !== null && isSafe(expression);
}

/** The expression that a pipeline consists of; null for one with commands or redirections. */
export function pureExpression(ast: Ast): ExpressionAst | null {
  if (ast.kind !== 'PipelineAst') return null;
  const { pipelineElements } = ast as PipelineAst;
  const [only] = pipelineElements as AnyAst[];
  if (pipelineElements.length !== 1 || only?.kind !== 'CommandExpressionAst' || only.redirections.length > 0)
    return null;
  return only.expression;
}
