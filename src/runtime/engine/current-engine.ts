/** The engine of this thread: members of .NET types that need one have no other way to it. A thread has one engine. */
import type { ExecutionContext } from './execution-context.js';

let engine: ExecutionContext | null = null;

export function setCurrentEngine(current: ExecutionContext): void {
  engine = current;
}
export function hasEngine(): boolean {
  return engine !== null;
}
/** Throws an Error of the shell's own when no engine was made. */
export function currentEngine(): ExecutionContext {
  if (engine === null) throw new Error('No engine runs in this thread');
  return engine;
}
