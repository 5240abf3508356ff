/** try, catch and finally as steps. What is being stopped runs its finally block in one piece. */
import type { StatementBlockAst, TryStatementAst } from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { type RaisedError, raisedFrom } from '../../engine/raised-error.js';
import { isSignal } from '../../engine/signals.js';
import { locate } from '../../engine/statement-errors.js';
import { NullSink } from '../../pipeline/sink.js';
import type { Steps } from '../../threads/scheduler.js';
import type { Completion } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileStatements } from '../statements/block.js';
import { type CatchClauses, catchClauses, enterClause, leaveClause } from '../statements/try.js';
import { type Part, type ResumableStatement, runPart } from './blocks.js';
import { bodyPart } from './statements.js';

export function resumableTry(compilation: Compilation, ast: TryStatementAst): ResumableStatement {
  const body = bodyPart(compilation, ast.body);
  const clauses = catchClauses(
    ast.catchClauses.map((clause) => ({
      types: clause.catchTypes.map((type) => compilation.typeReference(type.typeName, type)),
      body: bodyPart(compilation, clause.body),
    })),
  );
  const catches = clauses.bodies.length > 0;
  const attempt: ResumableStatement = function* attempt(f): Steps<Completion> {
    const { engine, out } = f;
    const depth = engine.tryDepth;
    if (catches) engine.tryDepth = depth + 1;
    let raised: RaisedError;
    try {
      return yield* runPart(f, body);
    } catch (thrown) {
      f.out = out;
      if (isSignal(thrown) || !catches) throw thrown;
      raised = locate(f, raisedFrom(thrown));
    } finally {
      engine.tryDepth = depth;
    }
    return yield* handle(f, raised, clauses);
  };
  return ast.finallyBlock === null ? attempt : withFinally(compilation, attempt, ast.finallyBlock);
}

function withFinally(
  compilation: Compilation,
  attempt: ResumableStatement,
  block: StatementBlockAst,
): ResumableStatement {
  const last = bodyPart(compilation, block);
  const whole = compileStatements(compilation, block.statements, block.traps);
  return function* finish(f): Steps<Completion> {
    const { engine } = f;
    const pending = engine.enterFinally(f, whole);
    let completion: Completion;
    try {
      completion = yield* attempt(f);
    } catch (thrown) {
      engine.leaveFinally(pending);
      const { out } = f;
      if (engine.isStopping && engine.dropsStoppedOutput) f.out = NullSink.instance;
      engine.runUnstoppable(() => whole(f));
      f.out = out;
      throw thrown;
    }
    engine.leaveFinally(pending);
    yield* runPart(f, last);
    return completion;
  };
}

function* handle(f: Frame, raised: RaisedError, clauses: CatchClauses<Part>): Steps<Completion> {
  const { body, outer } = enterClause(f, raised, clauses);
  try {
    return yield* runPart(f, body);
  } finally {
    leaveClause(f, outer);
  }
}
