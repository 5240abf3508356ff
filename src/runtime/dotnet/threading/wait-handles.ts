/** WaitHandle and what derives from it: events, mutexes and semaphores. Named ones are known within this process. */
import { currentEngine } from '../../engine/current-engine.js';
import type { ExecutionContext } from '../../engine/execution-context.js';
import { netException } from '../../objects/errors.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue, PSReference } from '../../objects/values.js';
import { overloads } from '../overloads.js';
import { argumentNull, outOfRange } from '../system/errors.js';
import type { TimeSpan } from '../system/time-span.js';
import { unsynchronized } from './monitor.js';
import { infinite, millisecondsOf, waitUntil } from './waiting.js';

const waitTimeout = 258;

/** Something to wait for: `count` waits can succeed now. */
export class WaitHandle {
  constructor(
    readonly netType: NetType,
    public count: number,
    readonly maximum: number,
    /** Whether a wait takes one of them away. */
    readonly isConsumed: boolean,
  ) {}
  get isReady(): boolean {
    return this.count > 0;
  }
  take(): void {
    if (this.isConsumed) this.count--;
  }
}
/** A manual reset event that is set as soon as `condition` holds. */
export class ConditionHandle extends WaitHandle {
  constructor(readonly condition: () => boolean) {
    super(requireType('System.Threading.ManualResetEvent'), 0, 1, false);
  }
  override get isReady(): boolean {
    return this.condition();
  }
}
/** Owned by one thread of the shell, its engine, as often as that waited. */
class Mutex extends WaitHandle {
  owned = 0;
  #owner: ExecutionContext | null = null;
  override get isReady(): boolean {
    return this.owned === 0 || this.#owner === currentEngine();
  }
  override take(): void {
    this.owned++;
    this.#owner = currentEngine();
  }
  release(): void {
    if (this.owned === 0 || this.#owner !== currentEngine()) throw unsynchronized('System.ApplicationException');
    this.owned--;
  }
}

const timeoutOf = (given: unknown) => millisecondsOf((given as number | TimeSpan | undefined) ?? infinite);

function waitOne(self: WaitHandle, timeout?: unknown): boolean {
  const isReady = waitUntil(() => self.isReady, timeoutOf(timeout));
  if (isReady) self.take();
  return isReady;
}
function waitAll(handles: WaitHandle[] | null, timeout?: unknown): boolean {
  if (handles === null) throw argumentNull('waitHandles');
  const isReady = waitUntil(() => handles.every((handle) => handle.isReady), timeoutOf(timeout));
  if (isReady) for (const handle of handles) handle.take();
  return isReady;
}
function waitAny(handles: WaitHandle[] | null, timeout?: unknown): number {
  if (handles === null) throw argumentNull('waitHandles');
  const find = () => handles.findIndex((handle) => handle.isReady);
  if (!waitUntil(() => find() >= 0, timeoutOf(timeout))) return waitTimeout;
  const at = find();
  handles[at]?.take();
  return at;
}

/** The signatures of a waiting method, without a timeout and with each kind of it. */
function timed(before: string, parameters: string): string[] {
  const rest = parameters === '' ? '' : `${parameters}, `;
  return [
    `${before}(${rest}int millisecondsTimeout)`,
    `${before}(${rest}timespan timeout)`,
    `${before}(${parameters})`,
    `${before}(${rest}int millisecondsTimeout, bool exitContext)`,
    `${before}(${rest}timespan timeout, bool exitContext)`,
  ];
}

const w = 'System.Threading.WaitHandle';
defineType(w, { class: WaitHandle }, () => ({
  base: 'System.MarshalByRefObject',
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: {
    ...overloads(waitAll, timed('static bool WaitAll', `${w}[] waitHandles`)),
    ...overloads(waitAny, timed('static int WaitAny', `${w}[] waitHandles`)),
    'static int WaitTimeout {get;}': () => waitTimeout,
    ...overloads(() => {}, ['void Close()', 'void Dispose()', 'void IDisposable.Dispose()']),
    ...overloads(waitOne, timed('bool WaitOne', '')),
  },
}));

const named = new Map<string, WaitHandle>();

/** The handle of a name: the known one, or a new one. `created` is set to whether it is new. */
function ofName<T extends WaitHandle>(name: string | null | undefined, make: () => T, created?: PSReference): T {
  const known = name ? named.get(name) : undefined;
  const handle = (known as T | undefined) ?? make();
  if (name) named.set(name, handle);
  created?.set(known === undefined);
  return handle;
}
function existing(name: string | null): WaitHandle {
  if (name === null) throw argumentNull('name');
  const known = named.get(name);
  if (known === undefined)
    throw netException('System.Threading.WaitHandleCannotBeOpenedException', `No handle of the given name exists.`);
  return known;
}
function tryExisting(name: string, result: PSReference): boolean {
  result.set(named.get(name) ?? null);
  return named.has(name);
}
const opening = (type: string): Record<string, MemberImplementation> => ({
  [`static ${type} OpenExisting(string name)`]: existing,
  [`static bool TryOpenExisting(string name, [ref] ${type} result)`]: tryExisting,
});

/** EventResetMode.ManualReset. */
const manualReset = 1;
const event = (type: NetType, initial: boolean, mode: number) =>
  new WaitHandle(type, initial ? 1 : 0, 1, mode !== manualReset);

const eventType = 'System.Threading.EventWaitHandle';
const eventOptions = 'bool initialState, System.Threading.EventResetMode mode';
defineType(eventType, {}, () => ({
  base: w,
  members: {
    ...overloads(
      (type: NetType, initial: boolean, mode: EnumValue, name?: string, created?: PSReference) =>
        ofName(name, () => event(type, initial, Number(mode.value)), created),
      [
        `new(${eventOptions})`,
        `new(${eventOptions}, string name)`,
        `new(${eventOptions}, string name, [ref] bool createdNew)`,
      ],
    ),
    ...opening(eventType),
    'bool Reset()': (self: WaitHandle) => {
      self.count = 0;
      return true;
    },
    'bool Set()': (self: WaitHandle) => {
      self.count = 1;
      return true;
    },
  },
}));
for (const [name, mode] of Object.entries({ ManualResetEvent: manualReset, AutoResetEvent: 0 }))
  defineType(`System.Threading.${name}`, {}, () => ({
    base: eventType,
    members: { 'new(bool initialState)': (type: NetType, initial: boolean) => event(type, initial, mode) },
  }));

function newMutex(type: NetType, owned = false, name?: string, created?: PSReference): Mutex {
  const mutex = ofName(name, () => new Mutex(type, 1, 1, true), created);
  if (owned && mutex.owned === 0) mutex.take();
  return mutex;
}
const mutexType = 'System.Threading.Mutex';
defineType(mutexType, {}, () => ({
  base: w,
  members: {
    ...overloads(newMutex, [
      'new(bool initiallyOwned, string name, [ref] bool createdNew)',
      'new(bool initiallyOwned, string name)',
      'new(bool initiallyOwned)',
      'new()',
    ]),
    ...opening(mutexType),
    'void ReleaseMutex()': (self: Mutex) => self.release(),
  },
}));

/** Of both kinds of semaphores. Returns the count before. */
export function releaseSemaphore(self: { count: number; readonly maximum: number }, count = 1): number {
  if (count < 1) throw outOfRange('releaseCount', 'The releaseCount argument must be greater than zero.', count);
  if (self.count + count > self.maximum)
    throw netException(
      'System.Threading.SemaphoreFullException',
      'Adding the specified count to the semaphore would cause it to exceed its maximum count.',
    );
  self.count += count;
  return self.count - count;
}
const semaphoreType = 'System.Threading.Semaphore';
const counts = 'int initialCount, int maximumCount';
defineType(semaphoreType, {}, () => ({
  base: w,
  members: {
    ...overloads(
      (type: NetType, initial: number, maximum: number, name?: string, created?: PSReference) =>
        ofName(name, () => new WaitHandle(type, initial, maximum, true), created),
      [`new(${counts})`, `new(${counts}, string name)`, `new(${counts}, string name, [ref] bool createdNew)`],
    ),
    ...opening(semaphoreType),
    ...overloads(releaseSemaphore, ['int Release()', 'int Release(int releaseCount)']),
  },
}));
