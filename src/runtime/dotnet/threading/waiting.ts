/** Waiting for a time, or for what another thread of the shell does: those run meanwhile. */
import { currentEngine } from '../../engine/current-engine.js';
import { outOfRange } from '../system/errors.js';
import { TimeSpan } from '../system/time-span.js';

export const infinite = -1;

/** A timeout in milliseconds, from a number or a TimeSpan. Throws ArgumentOutOfRangeException for less than -1. */
export function millisecondsOf(timeout: number | TimeSpan, parameter = 'millisecondsTimeout'): number {
  const milliseconds = timeout instanceof TimeSpan ? Number(timeout.ticks) / 10000 : timeout;
  if (milliseconds < infinite)
    throw outOfRange(
      parameter,
      `${parameter} ('${milliseconds}') must be greater than or equal to '-1'.`,
      milliseconds,
    );
  return milliseconds;
}

/** Sleeps until a stop where the time is infinite. */
export function sleep(milliseconds: number): void {
  const { io } = currentEngine();
  if (milliseconds !== infinite) io.sleep(milliseconds);
  else for (;;) io.sleep(1000);
}

/** True when the condition came true in time. */
export function waitUntil(condition: () => boolean, milliseconds: number): boolean {
  return currentEngine().io.waitUntil(condition, milliseconds === infinite ? Number.POSITIVE_INFINITY : milliseconds);
}
