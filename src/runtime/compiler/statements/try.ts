/** try, catch, finally (about_Try_Catch_Finally). */
import type { CatchClauseAst, TryStatementAst } from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { type RaisedError, raisedFrom, runtimeExceptionName } from '../../engine/raised-error.js';
import { isSignal } from '../../engine/signals.js';
import { Slot } from '../../engine/slot-table.js';
import { locate } from '../../engine/statement-errors.js';
import type { ErrorRecord } from '../../objects/error-record.js';
import type { NetException } from '../../objects/net-exception.js';
import { type NetType, requireType } from '../../objects/net-type.js';
import { NullSink } from '../../pipeline/sink.js';
import type { Completion, Statement } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileStatements } from './block.js';

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
      // Where it was going is being stopped too.
      if (engine.isStopping) f.out = NullSink.instance;
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
  const match = findClause(raised.record, clauses);
  if (match === null) throw raised;
  const { engine } = f;
  const outer = f.slots[Slot.Underscore];
  // What `throw` alone throws again.
  engine.caughtErrors.push(raised.record);
  f.slots[Slot.Underscore] = match.record;
  // An error in a catch clause ends the clause, as one in `try` does.
  engine.tryDepth++;
  return { clause: match.clause, outer };
}
export function leaveClause(f: Frame, outer: unknown): void {
  const { engine } = f;
  engine.tryDepth--;
  engine.caughtErrors.pop();
  f.slots[Slot.Underscore] = outer;
}

/**
 * The clause for an error. The inner exception of what a method or cmdlet threw is tried first, and the record is then about
 * that one; the most derived type that is named wins.
 */
function findClause<Body>(
  record: ErrorRecord,
  clauses: CatchClause<Body>[],
): { clause: CatchClause<Body>; record: ErrorRecord } | null {
  const { exception } = record;
  const isRuntime = requireType(runtimeExceptionName).isAssignableFrom(exception.netType);
  const inner = isRuntime ? exception.innerException : null;
  for (const candidate of inner ? [inner, exception] : [exception]) {
    const clause = bestClause(candidate.netType, clauses);
    if (clause !== null) return { clause, record: candidate === exception ? record : recordAbout(record, candidate) };
  }
  // What is no RuntimeException is thrown inside one.
  const asRuntime = !isRuntime ? bestClause(requireType(runtimeExceptionName), clauses) : null;
  if (asRuntime !== null) return { clause: asRuntime, record };
  const all = clauses.find((clause) => clause.types.length === 0);
  return all ? { clause: all, record } : null;
}

function bestClause<Body>(type: NetType, clauses: CatchClause<Body>[]): CatchClause<Body> | null {
  let best: CatchClause<Body> | null = null;
  let bestType: NetType | null = null;
  for (const clause of clauses)
    for (const typeOf of clause.types) {
      const wanted = typeOf();
      if (!wanted.isAssignableFrom(type)) continue;
      if (bestType === null || (bestType !== wanted && bestType.isAssignableFrom(wanted))) {
        best = clause;
        bestType = wanted;
      }
    }
  return best;
}

/** The record of an error as it is about its inner exception. */
export function recordAbout(record: ErrorRecord, exception: NetException): ErrorRecord {
  const copy = record.copy();
  copy.exception = exception;
  if (copy.categoryInfo.reasonIsException) copy.categoryInfo.reason = exception.netType.name;
  return copy;
}
