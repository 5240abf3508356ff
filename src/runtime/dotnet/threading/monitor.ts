/** System.Threading.Monitor: locks count how often they were entered. */
import { netException } from '../../objects/errors.js';
import { defineType } from '../../objects/net-type.js';
import { isNull, type PSReference } from '../../objects/values.js';
import { overloads } from '../overloads.js';
import type { TimeSpan } from '../system/time-span.js';
import { millisecondsOf, sleep } from './waiting.js';

const entered = new WeakMap<object, number>();

export const unsynchronized = (type = 'System.Threading.SynchronizationLockException') =>
  netException(type, 'Object synchronization method was called from an unsynchronized block of code.');

/** The object that stands for a value: values that are no objects are boxed anew each time. */
function lockOf(value: unknown): object {
  if (isNull(value)) throw netException('System.ArgumentNullException', 'Value cannot be null.', { ParamName: null });
  return typeof value === 'object' ? value : {};
}
function enter(value: unknown, ...rest: unknown[]): boolean {
  const lock = lockOf(value);
  entered.set(lock, (entered.get(lock) ?? 0) + 1);
  (rest.at(-1) as PSReference | undefined)?.set?.(true);
  return true;
}
function held(value: unknown): object {
  const lock = lockOf(value);
  if (!entered.has(lock)) throw unsynchronized();
  return lock;
}
function exit(value: unknown): void {
  const lock = held(value);
  const count = entered.get(lock) as number;
  if (count > 1) entered.set(lock, count - 1);
  else entered.delete(lock);
}
/** Nobody can pulse while this thread waits. */
function wait(value: unknown, timeout: number | TimeSpan = -1): boolean {
  held(value);
  sleep(millisecondsOf(timeout));
  return false;
}
const pulse = (value: unknown) => {
  held(value);
};

defineType('System.Threading.Monitor', {}, () => ({
  abstract: true,
  members: {
    ...overloads(enter, [
      'static void Enter(System.Object obj)',
      'static void Enter(System.Object obj, [ref] bool lockTaken)',
    ]),
    'static void Exit(System.Object obj)': exit,
    ...overloads(enter, [
      'static bool TryEnter(System.Object obj)',
      'static void TryEnter(System.Object obj, [ref] bool lockTaken)',
      'static bool TryEnter(System.Object obj, int millisecondsTimeout)',
      'static void TryEnter(System.Object obj, int millisecondsTimeout, [ref] bool lockTaken)',
      'static bool TryEnter(System.Object obj, timespan timeout)',
      'static void TryEnter(System.Object obj, timespan timeout, [ref] bool lockTaken)',
    ]),
    'static bool IsEntered(System.Object obj)': (value: unknown) => entered.has(lockOf(value)),
    ...overloads(wait, [
      'static bool Wait(System.Object obj, int millisecondsTimeout)',
      'static bool Wait(System.Object obj, timespan timeout)',
      'static bool Wait(System.Object obj)',
    ]),
    ...overloads(pulse, ['static void Pulse(System.Object obj)', 'static void PulseAll(System.Object obj)']),
    'static long LockContentionCount {get;}': () => 0n,
  },
}));
