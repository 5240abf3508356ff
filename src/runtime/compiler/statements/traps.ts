/** trap: error handlers for the rest of their block (about_Trap). */
import type { StatementAst, TrapStatementAst } from '../../../parser/index.js';
import { debugging } from '../../engine/debugger/debugging.js';
import type { Frame } from '../../engine/frame.js';
import { actionPreference } from '../../engine/preferences.js';
import { type RaisedError, raisedFrom } from '../../engine/raised-error.js';
import { isSignal, LoopSignal } from '../../engine/signals.js';
import { Slot } from '../../engine/slot-table.js';
import { locate } from '../../engine/statement-errors.js';
import { Completion, type Statement } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileStatements, isStep } from './block.js';
import { findTrap, type HandlerType } from './handlers.js';

interface Trap {
  type: HandlerType;
  body: Statement;
}

export function compileTrapped(
  compilation: Compilation,
  code: readonly Statement[],
  statements: readonly StatementAst[],
  traps: readonly TrapStatementAst[],
): Statement {
  const handlers: Trap[] = traps.map((trap) => ({
    type: trap.trapType ? compilation.typeReference(trap.trapType.typeName, trap.trapType) : null,
    body: compileStatements(compilation, trap.body.statements, trap.body.traps),
  }));
  return (f) => {
    const { engine } = f;
    const depth = engine.tryDepth;
    const { out } = f;
    let i = 0;
    for (;;) {
      engine.tryDepth = depth + 1;
      try {
        for (; i < code.length; i++) {
          f.position = statements[i] as StatementAst;
          if (debugging.active && isStep(f.position as StatementAst)) f.engine.debugger.atStep(f, f.position);
          const completion = (code[i] as Statement)(f);
          if (completion !== Completion.Normal) return completion;
        }
        return Completion.Normal;
      } catch (thrown) {
        engine.tryDepth = depth;
        f.out = out;
        if (isSignal(thrown)) throw thrown;
        const raised = locate(f, raisedFrom(thrown));
        const completion = runTrap(f, raised, handlers);
        if (completion === Completion.Return) return completion;
        i++;
      } finally {
        engine.tryDepth = depth;
      }
    }
  };
}

/** Runs the fitting trap. Normal means: go on with the next statement. */
function runTrap(f: Frame, raised: RaisedError, traps: readonly Trap[]): Completion {
  const { engine } = f;
  const match = findTrap(
    raised,
    traps.map(({ type }) => type),
  );
  engine.lastSucceeded = false;
  if (match === null) throw raised;
  engine.addError(raised.record);
  raised.reported = true;
  const outer = f.slots[Slot.Underscore];
  f.slots[Slot.Underscore] = match.record;
  let completion: Completion;
  try {
    completion = (traps[match.index] as Trap).body(f);
  } catch (thrown) {
    if (!(thrown instanceof LoopSignal)) throw thrown;
    completion = thrown.isContinue ? Completion.Continue : Completion.Break;
  } finally {
    f.slots[Slot.Underscore] = outer;
    engine.lastSucceeded = false;
  }
  if (completion === Completion.Continue) return Completion.Normal;
  if (completion === Completion.Break) throw raised;
  if (completion === Completion.Return) return completion;
  // Without break or continue the error is shown, and the block goes on, whatever catches outside.
  const preference = actionPreference(f, 'ErrorActionPreference', 'Continue');
  if (preference === 'Stop') throw raised;
  if (preference !== 'SilentlyContinue' && preference !== 'Ignore') engine.showError(f, raised.record);
  engine.lastSucceeded = false;
  return Completion.Normal;
}
