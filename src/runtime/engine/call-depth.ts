/**
 * What to do when calls of script are nested deep, before the stack ends: what an overflow's error is made of gets loaded while
 * there is room, and the thread may make its stack larger. This is state of the thread, as the stack is.
 */
import { requireType } from '../objects/net-type.js';

/** Frames around a call from which on calls are deep: far from the end of any stack, and beyond what most scripts do. */
export const deepCalls = 200;

let prepare: (() => void) | null = () => {};

/** `grow` is called once, when calls are deep for the first time. It must not throw. */
export function whenCallsAreDeep(grow: () => void): void {
  prepare = grow;
}

/** Called for each frame that has `deepCalls` frames around it. */
export function prepareForDeepCalls(): void {
  if (prepare === null) return;
  const grow = prepare;
  prepare = null;
  grow();
  requireType('System.Management.Automation.ScriptCallDepthException');
}

/** Frames that are left before the end of the stack is reported: showing an error takes room itself. */
const room = 100;
let overflow: unknown = null;
let overflowDepth = 0;

/** The JavaScript engine's error for a stack that has ended. */
export function isStackOverflow(thrown: unknown): boolean {
  return thrown instanceof RangeError && /call stack/i.test(thrown.message);
}

/** True while the end of the stack has just been met: the error has to be dealt with further up. */
export function isAtEndOfStack(thrown: unknown, { depth }: { depth: number }): boolean {
  if (!isStackOverflow(thrown)) return false;
  if (overflow !== thrown) {
    overflow = thrown;
    overflowDepth = depth;
  }
  return overflowDepth > deepCalls && depth > overflowDepth - room;
}
