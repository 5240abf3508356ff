/** try, catch, finally (about_Try_Catch_Finally). */
import type { CatchClauseAst, TryStatementAst } from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { type RaisedError, raisedFrom } from '../../engine/raised-error.js';
import { isSignal } from '../../engine/signals.js';
import { Slot } from '../../engine/slot-table.js';
import { locate } from '../../engine/statement-errors.js';
import type { NetType } from '../../objects/net-type.js';
import { NullSink } from '../../pipeline/sink.js';
import type { Completion, Statement } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileStatements } from './block.js';
import { findCatch } from './handlers.js';

/** A catch clause: its types, and its body in the form that the caller runs. */
export interface CatchClause<Body = Statement> {
  types: (() => NetType)[];
  body: Body;
}

export function compileTry(compilation: Compilation, ast: TryStatementAst): Statement {
  const body = compileStatements(compilation, ast.body.statements, ast.body.traps);
  const clauses = ast.catchClauses.map((clause) => compileCatch(compilation, clause));
  const last = ast.finallyBlock
    ? compileStatements(compilation, ast.finallyBlock.statements, ast.finallyBlock.traps)
    : null;
  const attempt: Statement = (f) => {
    const { engine } = f;
    const depth = engine.tryDepth;
    const { out } = f;
    if (clauses.length > 0) engine.tryDepth = depth + 1;
    try {
      return body(f);
    } catch (thrown) {
      engine.tryDepth = depth;
      f.out = out;
      if (isSignal(thrown) || clauses.length === 0) throw thrown;
      return handle(f, locate(f, raisedFrom(thrown)), clauses);
    } finally {
      engine.tryDepth = depth;
    }
  };
  if (last === null) return attempt;
  return (f) => {
    const { engine } = f;
    const pending = engine.enterFinally(f, last);
    let completion: Completion;
    try {
      completion = attempt(f);
    } finally {
      engine.leaveFinally(pending);
      const { out } = f;
      if (engine.isStopping && engine.dropsStoppedOutput) f.out = NullSink.instance;
      engine.runUnstoppable(() => last(f));
      f.out = out;
    }
    return completion;
  };
}

function compileCatch(compilation: Compilation, clause: CatchClauseAst): CatchClause {
  return {
    types: clause.catchTypes.map((type) => compilation.typeReference(type.typeName, type)),
    body: compileStatements(compilation, clause.body.statements, clause.body.traps),
  };
}

function handle(f: Frame, raised: RaisedError, clauses: CatchClause[]): Completion {
  const { clause, outer } = enterClause(f, raised, clauses);
  try {
    return clause.body(f);
  } finally {
    leaveClause(f, outer);
  }
}

/** Finds the clause for an error, and makes `$_` the error in it. Throws the error where no clause fits. `outer` is for leaveClause. */
export function enterClause<Body>(
  f: Frame,
  raised: RaisedError,
  clauses: CatchClause<Body>[],
): { clause: CatchClause<Body>; outer: unknown } {
  const match = findCatch(
    raised,
    clauses.flatMap(({ types }) => (types.length === 0 ? [null] : types)),
  );
  if (match === null) throw raised;
  let index = match.index;
  const clause = clauses.find(({ types }) => {
    const found = index < Math.max(1, types.length);
    index -= Math.max(1, types.length);
    return found;
  }) as CatchClause<Body>;
  const { engine } = f;
  const outer = f.slots[Slot.Underscore];
  // What `throw` alone throws again.
  engine.caughtErrors.push(raised);
  f.slots[Slot.Underscore] = match.record;
  // An error in a catch clause ends the clause, as one in `try` does.
  engine.tryDepth++;
  return { clause, outer };
}
export function leaveClause(f: Frame, outer: unknown): void {
  const { engine } = f;
  engine.tryDepth--;
  engine.caughtErrors.pop();
  f.slots[Slot.Underscore] = outer;
}
