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
import { CatchTypes, findCatch, type HandlerType } from './handlers.js';

/** A catch clause: its types, and its body in the form that the caller runs. */
interface CatchClause<Body> {
  types: (() => NetType)[];
  body: Body;
}

/** The clauses of one `try`. */
export interface CatchClauses<Body> {
  types: CatchTypes;
  /** By type. */
  bodies: readonly Body[];
}
export function catchClauses<Body>(clauses: readonly CatchClause<Body>[]): CatchClauses<Body> {
  return {
    types: new CatchTypes(clauses.flatMap<HandlerType>(({ types }) => (types.length === 0 ? [null] : types))),
    bodies: clauses.flatMap(({ types, body }) => Array<Body>(Math.max(1, types.length)).fill(body)),
  };
}

export function compileTry(compilation: Compilation, ast: TryStatementAst): Statement {
  const body = compileStatements(compilation, ast.body.statements, ast.body.traps);
  const clauses = catchClauses(ast.catchClauses.map((clause) => compileCatch(compilation, clause)));
  const catches = clauses.bodies.length > 0;
  const last = ast.finallyBlock
    ? compileStatements(compilation, ast.finallyBlock.statements, ast.finallyBlock.traps)
    : null;
  const attempt: Statement = (f) => {
    const { engine } = f;
    const depth = engine.tryDepth;
    const { out } = f;
    if (catches) engine.tryDepth = depth + 1;
    try {
      return body(f);
    } catch (thrown) {
      engine.tryDepth = depth;
      f.out = out;
      if (isSignal(thrown) || !catches) throw thrown;
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

function compileCatch(compilation: Compilation, clause: CatchClauseAst): CatchClause<Statement> {
  return {
    types: clause.catchTypes.map((type) => compilation.typeReference(type.typeName, type)),
    body: compileStatements(compilation, clause.body.statements, clause.body.traps),
  };
}

function handle(f: Frame, raised: RaisedError, clauses: CatchClauses<Statement>): Completion {
  const { body, outer } = enterClause(f, raised, clauses);
  try {
    return body(f);
  } finally {
    leaveClause(f, outer);
  }
}

/** Finds the clause for an error, and makes `$_` the error in it. Throws the error where no clause fits. `outer` is for leaveClause. */
export function enterClause<Body>(
  f: Frame,
  raised: RaisedError,
  { types, bodies }: CatchClauses<Body>,
): { body: Body; outer: unknown } {
  const match = findCatch(raised, types);
  if (match === null) throw raised;
  const body = bodies[match.index] as Body;
  const { engine } = f;
  const outer = f.slots[Slot.Underscore];
  // What `throw` alone throws again.
  engine.caughtErrors.push(raised);
  f.slots[Slot.Underscore] = match.record;
  // An error in a catch clause ends the clause, as one in `try` does.
  engine.tryDepth++;
  return { body, outer };
}
export function leaveClause(f: Frame, outer: unknown): void {
  const { engine } = f;
  engine.tryDepth--;
  engine.caughtErrors.pop();
  f.slots[Slot.Underscore] = outer;
}
