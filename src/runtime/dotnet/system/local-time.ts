/**
 * Between UTC and the machine's local time, by JavaScript's Date. A local time that exists twice is taken as standard time,
 * and one that is skipped has the standard offset, as in .NET.
 */
import { maxTicks, ticksPerMillisecond, ticksPerMinute, unixEpochTicks } from './calendar-arithmetic.js';

const dayOfMilliseconds = 86_400_000;

export function unixMilliseconds(ticks: bigint): number {
  return Number((ticks - unixEpochTicks) / ticksPerMillisecond);
}

/** Minutes east of Greenwich at a moment in UTC (milliseconds since 1970). */
export function offsetAtUtc(milliseconds: number): number {
  return -new Date(milliseconds).getTimezoneOffset();
}

/** Minutes east of Greenwich of a local clock's time; `offsetAt` tells the offset at a moment in UTC. */
export function offsetAtLocal(milliseconds: number, offsetAt = offsetAtUtc): number {
  const before = offsetAt(milliseconds - dayOfMilliseconds);
  const after = offsetAt(milliseconds + dayOfMilliseconds);
  if (before === after) return offsetAt(milliseconds - before * 60_000);
  const isRight = (offset: number) => offsetAt(milliseconds - offset * 60_000) === offset;
  if (isRight(before) !== isRight(after)) return isRight(before) ? before : after;
  return Math.min(before, after);
}

function withinRange(ticks: bigint): bigint {
  return ticks < 0n ? 0n : ticks > maxTicks ? maxTicks : ticks;
}

export function localFromUtc(ticks: bigint): bigint {
  return withinRange(ticks + BigInt(offsetAtUtc(unixMilliseconds(ticks))) * ticksPerMinute);
}

export function utcFromLocal(ticks: bigint): bigint {
  return withinRange(ticks - BigInt(offsetAtLocal(unixMilliseconds(ticks))) * ticksPerMinute);
}

/** Ticks of now in UTC. Node tells milliseconds, and a finer clock since the process's start; .NET shows 100 ns. */
export function utcNowTicks(): bigint {
  return unixEpochTicks + BigInt(Math.round((performance.timeOrigin + performance.now()) * 10_000));
}
