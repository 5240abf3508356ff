/** Tries again what a service was not ready for, or a network lost, as often as MaxConnectionRetryCount says. */
import { setTimeout as delay } from 'node:timers/promises';
import type { SessionOptions } from '../client/session-options.js';
import { WSManFault } from './soap/fault.js';

/** Milliseconds before the second attempt; doubled each time. */
const firstPause = 100;

/** Throws what the last attempt threw, or the reason of the signal. */
export async function retried<T>(
  { maxConnectionRetryCount }: SessionOptions,
  signal: AbortSignal,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let left = maxConnectionRetryCount, pause = firstPause; ; left--, pause *= 2)
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof WSManFault && error.isPassing && left > 0)) throw error;
      await delay(pause, undefined, { signal });
    }
}
