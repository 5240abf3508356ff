/** A session at its prompt: threads, timers and the actions of events go on while nobody types a command. */
import type { ExecutionContext } from '../engine/execution-context.js';
import { isSignal } from '../engine/signals.js';
import { scheduler } from '../threads/scheduler.js';

/** PowerShell.OnIdle is raised when nothing has run for so long, in milliseconds. */
const idleInterval = 300;
const onIdle = 'PowerShell.OnIdle';

/** Returns what is to be called after each command: it takes the turns until the next one. `afterTurn` shows what they wrote. */
export function idleTurns(engine: ExecutionContext, afterTurn: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  let idleSince = Date.now();
  const isWatched = () => engine.events.subscribersOf(onIdle).length > 0;
  const takeTurn = () => {
    const next = scheduler.takeIdleTurn();
    engine.events.runPending();
    return next;
  };
  const turn = () => {
    timer = null;
    if (isWatched() && Date.now() - idleSince >= idleInterval) {
      idleSince = Date.now();
      engine.events.generate(onIdle, null, [], null);
    }
    try {
      plan(takeTurn());
    } catch (thrown) {
      // Somebody stopped what ran: the next turn goes on.
      if (!isSignal(thrown)) throw thrown;
      plan(0);
    }
    afterTurn();
  };
  const plan = (milliseconds: number | null) => {
    const wait = isWatched() ? Math.min(milliseconds ?? idleInterval, idleInterval) : milliseconds;
    if (wait !== null && timer === null) timer = setTimeout(turn, wait);
  };
  return () => {
    idleSince = Date.now();
    plan(scheduler.isIdle && !engine.events.hasPending ? null : 0);
  };
}
