/**
 * System.Threading.Tasks.Task. No script runs beside the script, so a task is done when it is made; a delay is over when its
 * time is, and what goes on outside (a connection) when that is known.
 */
import { makeArray } from '../../objects/arrays.js';
import { netException } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { defineType, type MemberImplementation, type NetType, requireType, typeOf } from '../../objects/net-type.js';
import { overloads } from '../overloads.js';
import { argumentNull } from '../system/errors.js';
import type { TimeSpan } from '../system/time-span.js';
import { CancellationToken } from './cancellation.js';
import { infinite, millisecondsOf, waitUntil } from './waiting.js';

/** TaskStatus. */
const Status = { WaitingForActivation: 1, RanToCompletion: 5, Canceled: 6, Faulted: 7 } as const;
const t = 'System.Threading.Tasks.Task';
const awaiter = 'System.Runtime.CompilerServices.TaskAwaiter';
const cancelToken = 'System.Threading.CancellationToken cancellationToken';

let nextId = 1;

export class Task {
  readonly id = nextId++;
  constructor(
    readonly netType: NetType,
    public value: unknown = null,
    public error: NetException | null = null,
    /** By performance.now(): when it is done. */
    readonly doneAt = 0,
    readonly token: CancellationToken | null = null,
    /** For what goes on outside of the engine: what came of it, or null as long as nothing did. */
    private outcome: (() => { value: unknown; error: NetException | null } | null) | null = null,
  ) {}
  /** A task of what goes on outside: `outcome` is asked until it knows. */
  static pending(outcome: () => { value: unknown; error: NetException | null } | null, type: NetType | null): Task {
    return new Task(type === null ? plain() : typed(type), null, null, 0, null, outcome);
  }
  get isCanceled(): boolean {
    return this.token?.isCanceled ?? false;
  }
  get isCompleted(): boolean {
    const reached = this.outcome?.();
    if (reached) {
      ({ value: this.value, error: this.error } = reached);
      this.outcome = null;
    }
    return this.isCanceled || (this.outcome === null && performance.now() >= this.doneAt);
  }
  get status(): number {
    const isOver = this.isCompleted;
    if (this.error !== null) return Status.Faulted;
    if (this.isCanceled) return Status.Canceled;
    return isOver ? Status.RanToCompletion : Status.WaitingForActivation;
  }
  /** Throws what it failed with, in an AggregateException. */
  wait(milliseconds = infinite): boolean {
    const isDone = waitUntil(() => this.isCompleted, milliseconds);
    if (isDone && this.failure !== null) throw aggregateOf(this.failure);
    return isDone;
  }
  get failure(): NetException | null {
    if (this.error !== null) return this.error;
    return this.isCanceled
      ? netException('System.Threading.Tasks.TaskCanceledException', 'A task was canceled.')
      : null;
  }
  /** GetAwaiter().GetResult(): throws what it failed with. */
  get result(): unknown {
    waitUntil(() => this.isCompleted, infinite);
    if (this.failure !== null) throw this.failure;
    return this.value;
  }
}

function aggregateOf(inner: NetException): NetException {
  return new NetException('System.AggregateException', `One or more errors occurred. (${inner.message})`, inner, {
    InnerExceptions: [inner],
  });
}

const plain = () => requireType(t);
const typed = (result: NetType) => requireType(`${t}\`1`).makeGeneric([result]);
/** A task that is done, with a result. */
export function taskOf(value: unknown, resultType: NetType = typeOf(value)): Task {
  return new Task(typed(resultType), value);
}
const completedTask = () => new Task(plain());

function failed(exception: NetException | null, types?: NetType[]): Task {
  if (exception === null) throw argumentNull('exception');
  return new Task(types?.[0] ? typed(types[0]) : plain(), null, exception);
}
/** Runs a function at once; what it throws is what the task failed with. */
function run(action: () => unknown, type: NetType): Task {
  try {
    const value = action();
    return value instanceof Task ? value : new Task(type, value ?? null);
  } catch (error) {
    if (error instanceof NetException) return new Task(type, null, error);
    throw error;
  }
}
/** The task of a function that runs at once: with what it gives for a result of that type, or failed with what it throws. */
export function taskOfRun(resultType: NetType, action: () => unknown): Task {
  return run(action, typed(resultType));
}

function delay(time: number | TimeSpan, token?: CancellationToken): Task {
  const milliseconds = millisecondsOf(time, typeof time === 'number' ? 'millisecondsDelay' : 'delay');
  const end = milliseconds === infinite ? Infinity : performance.now() + milliseconds;
  return new Task(plain(), null, null, end, token ?? null);
}

const timeoutOf = (args: unknown[]) => {
  const given = args.find((arg) => !(arg instanceof CancellationToken)) as number | TimeSpan | undefined;
  return millisecondsOf(given ?? infinite);
};
function waitAll(tasks: Task[] | null, ...args: unknown[]): boolean {
  if (tasks === null) throw argumentNull('tasks');
  if (!waitUntil(() => tasks.every((task) => task.isCompleted), timeoutOf(args))) return false;
  const failures = tasks.flatMap((task) => task.failure ?? []);
  if (failures[0] !== undefined) throw aggregateOf(failures[0]);
  return true;
}
function waitAny(tasks: Task[] | null, ...args: unknown[]): number {
  if (tasks === null) throw argumentNull('tasks');
  waitUntil(() => tasks.some((task) => task.isCompleted), timeoutOf(args));
  return tasks.findIndex((task) => task.isCompleted);
}
function whenAll(tasks: Task[] | null, types?: NetType[]): Task {
  if (tasks === null) throw argumentNull('tasks');
  const end = Math.max(0, ...tasks.map((task) => task.doneAt));
  const error = tasks.find((task) => task.error !== null)?.error ?? null;
  const [result] = types ?? [];
  if (result === undefined) return new Task(plain(), null, error, end);
  return new Task(
    typed(result.makeArray()),
    makeArray(
      result,
      tasks.map((task) => task.value),
    ),
    error,
    end,
  );
}
function whenAny(tasks: Task[] | null): Task {
  if (tasks === null) throw argumentNull('tasks');
  const first = tasks.reduce((best, task) => (task.doneAt < best.doneAt ? task : best));
  return new Task(typed(plain()), first, null, first.doneAt);
}

const statics: Record<string, MemberImplementation> = {
  ...overloads(waitAll, [
    `static void WaitAll(Params ${t}[] tasks)`,
    `static bool WaitAll(${t}[] tasks, timespan timeout)`,
    `static bool WaitAll(${t}[] tasks, int millisecondsTimeout)`,
    `static void WaitAll(${t}[] tasks, ${cancelToken})`,
  ]),
  ...overloads(waitAny, [
    `static int WaitAny(Params ${t}[] tasks)`,
    `static int WaitAny(${t}[] tasks, timespan timeout)`,
    `static int WaitAny(${t}[] tasks, int millisecondsTimeout)`,
  ]),
  [`static ${t}[TResult] FromResult[TResult](TResult result)`]: (value: unknown, types: NetType[]) =>
    taskOf(value, types[0]),
  [`static ${t} FromException(System.Exception exception)`]: failed,
  [`static ${t}[TResult] FromException[TResult](System.Exception exception)`]: failed,
  [`static ${t} FromCanceled(${cancelToken})`]: (token: CancellationToken) => new Task(plain(), null, null, 0, token),
  [`static ${t} Run(System.Action action)`]: (action: () => unknown) => run(action, plain()),
  [`static ${t}[TResult] Run[TResult](System.Func[TResult] function)`]: (action: () => unknown, types: NetType[]) =>
    taskOfRun(types[0] as NetType, action),
  ...overloads(delay, [
    `static ${t} Delay(timespan delay)`,
    `static ${t} Delay(timespan delay, ${cancelToken})`,
    `static ${t} Delay(int millisecondsDelay)`,
    `static ${t} Delay(int millisecondsDelay, ${cancelToken})`,
  ]),
  ...overloads(whenAll, [
    `static ${t} WhenAll(System.Collections.Generic.IEnumerable[${t}] tasks)`,
    `static ${t} WhenAll(Params ${t}[] tasks)`,
    `static ${t}[TResult[]] WhenAll[TResult](System.Collections.Generic.IEnumerable[${t}[TResult]] tasks)`,
    `static ${t}[TResult[]] WhenAll[TResult](Params ${t}[TResult][] tasks)`,
  ]),
  [`static ${t}[${t}] WhenAny(Params ${t}[] tasks)`]: whenAny,
  [`static ${t} CompletedTask {get;}`]: completedTask,
};

defineType(t, { class: Task }, () => ({
  interfaces: ['System.IAsyncResult', 'System.IDisposable'],
  members: {
    ...statics,
    'int Id {get;}': (self: Task) => self.id,
    'System.AggregateException Exception {get;}': (self: Task) =>
      self.error === null ? null : aggregateOf(self.error),
    'System.Threading.Tasks.TaskStatus Status {get;}': (self: Task) => self.status,
    'bool IsCanceled {get;}': (self: Task) => self.isCanceled,
    'bool IsCompleted {get;}': (self: Task) => self.isCompleted,
    'bool IsCompletedSuccessfully {get;}': (self: Task) => self.status === Status.RanToCompletion,
    'System.Object AsyncState {get;}': () => null,
    'bool IsFaulted {get;}': (self: Task) => self.error !== null,
    ...overloads(() => {}, ['void Start()', 'void RunSynchronously()', 'void Dispose()', 'void IDisposable.Dispose()']),
    [`${awaiter} GetAwaiter()`]: (self: Task) => new TaskAwaiter(requireType(awaiter), self),
    ...overloads(
      (self: Task, ...args: unknown[]) => self.wait(timeoutOf(args)),
      [
        'void Wait()',
        'bool Wait(timespan timeout)',
        `void Wait(${cancelToken})`,
        'bool Wait(int millisecondsTimeout)',
        `bool Wait(int millisecondsTimeout, ${cancelToken})`,
      ],
    ),
  },
}));
defineType(`${t}\`1`, { generic: ['TResult'] }, () => ({
  base: t,
  members: {
    'TResult Result {get;}': (self: Task) => {
      self.wait();
      return self.value;
    },
    [`${awaiter}[TResult] GetAwaiter()`]: (self: Task) =>
      new TaskAwaiter(requireType(`${awaiter}\`1`).makeGeneric(self.netType.genericArguments), self),
  },
}));

class TaskAwaiter {
  constructor(
    readonly netType: NetType,
    readonly task: Task,
  ) {}
}
const isCompleted = (self: TaskAwaiter) => self.task.isCompleted;
const resultOf = (self: TaskAwaiter) => self.task.result;
defineType(awaiter, {}, () => ({
  kind: 'struct',
  members: { 'bool IsCompleted {get;}': isCompleted, 'void GetResult()': resultOf },
}));
defineType(`${awaiter}\`1`, { generic: ['TResult'] }, () => ({
  kind: 'struct',
  members: { 'bool IsCompleted {get;}': isCompleted, 'TResult GetResult()': resultOf },
}));
