/** System.Threading.Monitor: a lock belongs to an engine, which can enter it several times. */
import { currentEngine } from '../../engine/current-engine.js';
import type { ExecutionContext } from '../../engine/execution-context.js';
import { netException } from '../../objects/errors.js';
import { defineType } from '../../objects/net-type.js';
import { isNull, type PSReference } from '../../objects/values.js';
import { scheduler } from '../../threads/scheduler.js';
import { overloads } from '../overloads.js';
import { TimeSpan } from '../system/time-span.js';
import { infinite, millisecondsOf, waitUntil } from './waiting.js';

/** Who holds a lock, and how often. An engine is a thread of the shell. */
interface Held {
  owner: ExecutionContext;
  count: number;
}
const entered = new WeakMap<object, Held>();

export const unsynchronized = (type = 'System.Threading.SynchronizationLockException') =>
  netException(type, 'Object synchronization method was called from an unsynchronized block of code.');

/** The object that stands for a value: values that are no objects are boxed anew each time. */
function lockOf(value: unknown): object {
  if (isNull(value)) throw netException('System.ArgumentNullException', 'Value cannot be null.', { ParamName: null });
  return typeof value === 'object' ? value : {};
}
function enterWithin(value: unknown, milliseconds: number, taken: PSReference | undefined): boolean {
  const lock = lockOf(value);
  const owner = currentEngine();
  const isFree = () => (entered.get(lock)?.owner ?? owner) === owner;
  const got = isFree() || waitUntil(isFree, milliseconds);
  if (got) entered.set(lock, { owner, count: (entered.get(lock)?.count ?? 0) + 1 });
  taken?.set?.(got);
  return got;
}
const enter = (value: unknown, taken?: PSReference) => enterWithin(value, infinite, taken);
/** `rest`: how long to wait, not at all when it is left out, and where to tell whether the lock was taken. */
function tryEnter(value: unknown, ...rest: unknown[]): boolean {
  const [timeout] = rest;
  const hasTimeout = typeof timeout === 'number' || timeout instanceof TimeSpan;
  const taken = rest[hasTimeout ? 1 : 0] as PSReference | undefined;
  return enterWithin(value, hasTimeout ? millisecondsOf(timeout) : 0, taken);
}
function held(value: unknown): object {
  const lock = lockOf(value);
  if (entered.get(lock)?.owner !== currentEngine()) throw unsynchronized();
  return lock;
}
function exit(value: unknown): void {
  const lock = held(value);
  const { owner, count } = entered.get(lock) as Held;
  if (count > 1) entered.set(lock, { owner, count: count - 1 });
  else entered.delete(lock);
}
/** How often a lock was pulsed. */
const pulses = new WeakMap<object, number>();
const pulsesOf = (lock: object) => pulses.get(lock) ?? 0;
/** Gives the lock away until another thread pulses, and takes it again. */
function wait(value: unknown, timeout: number | TimeSpan = infinite): boolean {
  const lock = held(value);
  const before = pulsesOf(lock);
  const own = entered.get(lock) as Held;
  entered.delete(lock);
  const isFree = () => !entered.has(lock);
  const limit = millisecondsOf(timeout);
  const milliseconds = limit === infinite ? Number.POSITIVE_INFINITY : limit;
  const { owner: engine } = own;
  const pulsed = scheduler.wait(engine, () => pulsesOf(lock) > before && isFree(), milliseconds);
  if (!pulsed) scheduler.wait(engine, isFree);
  entered.set(lock, own);
  return pulsed;
}
const pulse = (value: unknown) => {
  const lock = held(value);
  pulses.set(lock, pulsesOf(lock) + 1);
};

defineType('System.Threading.Monitor', {}, () => ({
  abstract: true,
  members: {
    ...overloads(enter, [
      'static void Enter(System.Object obj)',
      'static void Enter(System.Object obj, [ref] bool lockTaken)',
    ]),
    'static void Exit(System.Object obj)': exit,
    ...overloads(tryEnter, [
      'static bool TryEnter(System.Object obj)',
      'static void TryEnter(System.Object obj, [ref] bool lockTaken)',
      'static bool TryEnter(System.Object obj, int millisecondsTimeout)',
      'static void TryEnter(System.Object obj, int millisecondsTimeout, [ref] bool lockTaken)',
      'static bool TryEnter(System.Object obj, timespan timeout)',
      'static void TryEnter(System.Object obj, timespan timeout, [ref] bool lockTaken)',
    ]),
    'static bool IsEntered(System.Object obj)': (value: unknown) =>
      entered.get(lockOf(value))?.owner === currentEngine(),
    ...overloads(wait, [
      'static bool Wait(System.Object obj, int millisecondsTimeout)',
      'static bool Wait(System.Object obj, timespan timeout)',
      'static bool Wait(System.Object obj)',
    ]),
    ...overloads(pulse, ['static void Pulse(System.Object obj)', 'static void PulseAll(System.Object obj)']),
    'static long LockContentionCount {get;}': () => 0n,
  },
}));
