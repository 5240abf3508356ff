/**
 * The engine that runs now: members of .NET types that need one have no other way to it. Several engines take turns on one
 * JavaScript thread (threads/scheduler.ts); whoever gives another one its turn makes it the current one meanwhile.
 */
import { typeTable } from '../objects/type-table.js';
import type { ExecutionContext } from './execution-context.js';

let engine: ExecutionContext | null = null;

export function setCurrentEngine(current: ExecutionContext): void {
  engine = current;
  typeTable.use(current.typeData);
}
export function hasEngine(): boolean {
  return engine !== null;
}
/** Throws an Error of the shell's own when no engine was made. */
export function currentEngine(): ExecutionContext {
  if (engine === null) throw new Error('No engine runs in this thread');
  return engine;
}
/** Runs work in an engine, and goes on in the one that runs now. */
export function withEngine<T>(other: ExecutionContext, work: () => T): T {
  if (other === engine) return work();
  const outer = engine;
  setCurrentEngine(other);
  try {
    return work();
  } finally {
    if (outer !== null) setCurrentEngine(outer);
  }
}
