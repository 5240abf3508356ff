/**
 * Work of the engine that Ctrl+C is to stop. Whoever presses it again within two seconds, because the work goes on, is asked
 * whether to give the session up and begin a new one: the engine's thread may hang where no stop reaches it.
 */
import type { Keyboard } from './keys/keyboard.js';

const IMPATIENCE = 2000;

export const abandoned = Symbol('abandoned');

export interface RunningWorkParts {
  readonly keyboard: Keyboard;
  /** Ends questions that the work has asked. */
  cancelReads(): void;
  /** Asks whether to abandon; null when there is no way to begin anew. The question ends when the signal is aborted. */
  askToAbandon: (() => Promise<boolean>) | null;
}

/** Waits for work; `stop` asks it to end. Gives `abandoned` when the user no longer waits. Rejects as the work does. */
export async function whileRunning<T>(
  work: Promise<T>,
  stop: () => void,
  { keyboard, cancelReads, askToAbandon }: RunningWorkParts,
): Promise<T | typeof abandoned> {
  const outer = keyboard.interrupt;
  let stoppedAt = Number.NEGATIVE_INFINITY;
  let isAsking = false;
  let abandon = () => {};
  const givenUp = new Promise<typeof abandoned>((resolve) => {
    abandon = () => resolve(abandoned);
  });
  const ask = async (question: () => Promise<boolean>) => {
    isAsking = true;
    keyboard.interrupt = null;
    if (await question().catch(() => false)) abandon();
    isAsking = false;
    stoppedAt = Number.NEGATIVE_INFINITY;
    keyboard.interrupt = interrupt;
  };
  const interrupt = () => {
    const now = performance.now();
    if (askToAbandon && now - stoppedAt <= IMPATIENCE) {
      void ask(askToAbandon);
      return;
    }
    stoppedAt = now;
    stop();
    cancelReads();
  };
  keyboard.interrupt = interrupt;
  try {
    return await Promise.race([work, givenUp]);
  } finally {
    if (isAsking) cancelReads();
    keyboard.interrupt = outer;
  }
}
