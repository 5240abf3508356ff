/** Statements by kind, as steps. */
import {
  type AnyStatement,
  type AssignmentStatementAst,
  type Ast,
  findFirst,
  type IfStatementAst,
  type InvokeMemberExpressionAst,
  type PipelineAst,
  type ReturnStatementAst,
  type StatementBlockAst,
} from '../../../parser/index.js';
import { CaptureSink } from '../../pipeline/sink.js';
import type { Steps } from '../../threads/scheduler.js';
import { Completion } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { type Condition, compileStatementCondition } from '../expressions/condition.js';
import { compileAssignTo } from '../statements/assignment.js';
import { compileStatements } from '../statements/block.js';
import { compileStatement } from '../statements/statement.js';
import { loneExpression } from '../statements/value.js';
import { compileResumableStatements, type Part, type ResumableStatement } from './blocks.js';
import { resumableDo, resumableFor, resumableForEach, resumableWhile } from './loops.js';
import { isWait, resumablePipeline, waitStatement } from './pipelines.js';
import { resumableTry } from './try.js';

const loops: ReadonlySet<string> = new Set([
  'WhileStatementAst',
  'DoWhileStatementAst',
  'DoUntilStatementAst',
  'ForStatementAst',
  'ForEachStatementAst',
]);

/** True for what can wait (a command, a method that does) or take long (a loop). */
function needsSteps(ast: Ast): boolean {
  return (
    loops.has(ast.kind) ||
    ast.kind === 'CommandAst' ||
    (ast.kind === 'InvokeMemberExpressionAst' && isWait(ast as InvokeMemberExpressionAst))
  );
}

/** Null where the statement runs well enough as a whole. */
export function compileResumable(compilation: Compilation, ast: AnyStatement): ResumableStatement | null {
  if (findFirst(ast, needsSteps, false) === null) return null;
  switch (ast.kind) {
    case 'PipelineAst':
      return waitStatement(compilation, ast) ?? resumablePipeline(compilation, ast);
    case 'AssignmentStatementAst':
      return waitStatement(compilation, ast) ?? resumableAssignment(compilation, ast);
    case 'IfStatementAst':
      return resumableIf(compilation, ast);
    case 'WhileStatementAst':
      return resumableWhile(compilation, ast);
    case 'DoWhileStatementAst':
    case 'DoUntilStatementAst':
      return resumableDo(compilation, ast);
    case 'ForStatementAst':
      return resumableFor(compilation, ast);
    case 'ForEachStatementAst':
      return resumableForEach(compilation, ast);
    case 'TryStatementAst':
      return resumableTry(compilation, ast);
    case 'ReturnStatementAst':
      return resumableReturn(compilation, ast);
    default:
      return null;
  }
}

/** A block between braces, by steps where it needs them. */
export function bodyPart(compilation: Compilation, block: StatementBlockAst): Part {
  const steps = compileResumableStatements(compilation, block.statements, block.traps);
  return steps === null
    ? { steps: null, whole: compileStatements(compilation, block.statements, block.traps) }
    : { steps, whole: null };
}

function resumableIf(compilation: Compilation, ast: IfStatementAst): ResumableStatement {
  const conditions = ast.clauses.map(([condition]) => compileStatementCondition(compilation, condition));
  const bodies = ast.clauses.map(([, body]) => bodyPart(compilation, body));
  const otherwise = ast.elseClause ? bodyPart(compilation, ast.elseClause) : null;
  return function* choose(f): Steps<Completion> {
    const chosen = conditions.findIndex((condition: Condition) => condition(f));
    const body = chosen < 0 ? otherwise : (bodies[chosen] as Part);
    if (body === null) return Completion.Normal;
    return body.steps === null ? body.whole(f) : yield* body.steps(f);
  };
}

/** `$x = command`: the command runs by steps, then its output is assigned. */
function resumableAssignment(compilation: Compilation, ast: AssignmentStatementAst): ResumableStatement | null {
  const right = ast.right as AnyStatement;
  if (ast.operator !== 'Equals' || loneExpression(right) !== null || right.kind === 'AssignmentStatementAst')
    return null;
  const steps = compileResumable(compilation, right);
  if (steps === null) return null;
  const assign = compileAssignTo(compilation, ast.left);
  return function* assignment(f): Steps<Completion> {
    const sink = new CaptureSink();
    const { out } = f;
    f.out = sink;
    let completion: Completion;
    try {
      completion = yield* steps(f);
    } finally {
      f.out = out;
    }
    if (completion !== Completion.Normal) return completion;
    assign(f, sink.result);
    return Completion.Normal;
  };
}

function resumableReturn(compilation: Compilation, ast: ReturnStatementAst): ResumableStatement | null {
  if (ast.pipeline === null || compilation.block.classMember !== null) return null;
  if (loneExpression(ast.pipeline) !== null) return null;
  const pipeline = ast.pipeline as PipelineAst;
  const steps = compileResumable(compilation, pipeline);
  const part: Part =
    steps === null ? { steps: null, whole: compileStatement(compilation, pipeline) } : { steps, whole: null };
  return function* giveBack(f): Steps<Completion> {
    if (part.steps === null) part.whole(f);
    else yield* part.steps(f);
    return Completion.Return;
  };
}
