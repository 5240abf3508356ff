/**
 * The scheduler: several engines take turns on one JavaScript thread. PowerShell's runspaces share live objects, which workers
 * cannot, so a thread of the shell is a generator that stops at its pauses (compiler/resumable), and the engine at the bottom
 * of the stack lets the others run where it waits, and between its statements.
 */
import type { ExecutionContext } from '../engine/execution-context.js';
import { PipelineStoppedSignal } from '../engine/signals.js';
import { SharedWord, StopRequest } from '../io/client.js';
import type { EngineThread } from './engine-thread.js';

/** Where a thread stops for now: until the condition holds or the time has come, or, with neither, until its next turn. */
export interface Pause {
  until?: () => boolean;
  /** In performance.now() milliseconds. */
  at?: number;
}
/** What can be left at its pauses and gone on with. */
export type Steps<T = void> = Generator<Pause, T, void>;

/** A thread goes on for so long before another gets its turn, in milliseconds. */
const slice = 8;
/** Between two turns that are taken from an engine that computes. */
const turnInterval = 8;
/** Longest sleep between two looks at the conditions of what waits. */
const pollInterval = 10;

interface Timer {
  at: number;
  fire: () => void;
}

class Scheduler {
  readonly #threads = new Set<EngineThread>();
  readonly #timers = new Set<Timer>();
  /** Engines that run outside of threads: one, and a nested one in tests. */
  readonly #engines = new Set<ExecutionContext>();
  #sliceEnd = 0;
  #nextTurn = 0;
  #isTurning = false;

  /** True when a thread has had its time. */
  get isSliceOver(): boolean {
    return performance.now() >= this.#sliceEnd;
  }
  get isIdle(): boolean {
    return this.#threads.size === 0 && this.#timers.size === 0;
  }

  add(thread: EngineThread): void {
    this.#threads.add(thread);
    this.#nextTurn = performance.now() + turnInterval;
    this.#attend();
  }
  remove(thread: EngineThread): void {
    this.#threads.delete(thread);
  }

  /** Calls `fire` once, after so many milliseconds, where the shell waits or between statements. Returns what cancels it. */
  startTimer(milliseconds: number, fire: () => void): () => void {
    const timer = { at: performance.now() + milliseconds, fire };
    this.#timers.add(timer);
    this.#attend();
    return () => this.#timers.delete(timer);
  }

  /** An engine that is no thread's own: it gives turns away. */
  attach(engine: ExecutionContext): void {
    this.#engines.add(engine);
    this.#attend();
  }
  detach(engine: ExecutionContext): void {
    this.#engines.delete(engine);
  }

  #attend(): void {
    if (this.isIdle) return;
    for (const engine of this.#engines) engine.attend();
  }

  /** Called between statements of an engine that was told to attend. */
  turn(engine: ExecutionContext): void {
    if (this.#isTurning || !this.#engines.has(engine) || performance.now() < this.#nextTurn) return;
    this.#isTurning = true;
    try {
      this.fireTimers();
      this.runThreads();
    } finally {
      this.#isTurning = false;
      this.#nextTurn = performance.now() + turnInterval;
    }
  }
  /** True while there is something to give turns to. */
  wantsTurns(engine: ExecutionContext): boolean {
    return !this.isIdle && this.#engines.has(engine);
  }

  /** Fires what is due. */
  fireTimers(): void {
    const now = performance.now();
    for (const timer of [...this.#timers].sort((a, b) => a.at - b.at)) {
      if (timer.at > now) break;
      if (this.#timers.delete(timer)) timer.fire();
    }
  }

  /** Gives every thread that can go on one turn. False when none could. */
  runThreads(): boolean {
    let ran = false;
    for (const thread of [...this.#threads].sort((a, b) => a.dueAt - b.dueAt)) {
      if (!this.#threads.has(thread) || !thread.isDue) continue;
      const outer = this.#sliceEnd;
      this.#sliceEnd = performance.now() + slice;
      ran = true;
      thread.step();
      this.#sliceEnd = outer;
    }
    return ran;
  }

  /** Gives turns while the session does nothing. Returns in how many milliseconds it is to be called again, null for never. */
  takeIdleTurn(): number | null {
    this.fireTimers();
    const ran = this.runThreads();
    if (this.isIdle) return null;
    return ran ? 0 : Math.min(longestSleep, Math.max(0, this.#nextDue - performance.now()));
  }

  /** When the next thing happens by itself, in performance.now() milliseconds. */
  get #nextDue(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { at } of this.#timers) next = Math.min(next, at);
    for (const thread of this.#threads) next = Math.min(next, thread.wakesAt(pollInterval));
    return next;
  }

  /**
   * Waits in an engine until the condition holds: true; or for so many milliseconds: false. The other threads run meanwhile.
   * Throws PipelineStoppedSignal when the engine is stopped.
   */
  wait(engine: ExecutionContext, condition: () => boolean, milliseconds = Number.POSITIVE_INFINITY): boolean {
    const end = performance.now() + milliseconds;
    for (;;) {
      this.fireTimers();
      if (condition()) return true;
      if (engine.isStopping) throw new PipelineStoppedSignal();
      const now = performance.now();
      if (now >= end) return false;
      if (this.runThreads()) continue;
      const until = Math.min(end, this.#nextDue, now + longestSleep);
      engine.io.idle(Math.max(0, until - performance.now()));
    }
  }
}

/** Conditions that nothing here brings about (a process's output) are looked at when a message wakes the engine, or then. */
const longestSleep = 50;

export const scheduler = new Scheduler();

/** Tells an engine to look up between its statements. A stop that is asked for is not touched. */
export function askToAttend(stop: Int32Array): void {
  Atomics.compareExchange(stop, SharedWord.Stop, StopRequest.None, StopRequest.Attend);
}
export function endAttending(stop: Int32Array): void {
  Atomics.compareExchange(stop, SharedWord.Stop, StopRequest.Attend, StopRequest.None);
}
