/**
 * An engine's way to the services: as the thread's own, but a sleep gives the other threads their turns. Where the code that
 * sleeps can be left in the middle, the sleep is only noted, and becomes a pause of the thread (see compiler/resumable).
 */
import type { ExecutionContext } from '../engine/execution-context.js';
import type { IoClient, IoPending } from '../io/client.js';
import { type Pause, scheduler } from './scheduler.js';

export class EngineIo implements IoClient {
  #isNoting = false;
  #noted = 0;

  constructor(
    readonly engine: ExecutionContext,
    private readonly inner: IoClient,
  ) {}

  call<T = unknown>(service: string, request?: unknown, options?: { uninterruptible?: boolean }): T {
    return this.inner.call<T>(service, request, options);
  }
  start(service: string, request?: unknown): IoPending {
    return this.inner.start(service, request);
  }
  idle(milliseconds: number): void {
    this.inner.idle(milliseconds);
  }
  sleep(milliseconds: number): void {
    if (this.#isNoting) this.#noted += milliseconds;
    else if (scheduler.isIdle) this.inner.sleep(milliseconds);
    else scheduler.wait(this.engine, () => false, milliseconds);
  }

  /** Runs work whose last act is to sleep; returns the pause that it wants, or null. */
  noteSleep(work: () => void): Pause | null {
    this.#isNoting = true;
    this.#noted = 0;
    const start = performance.now();
    try {
      work();
    } finally {
      this.#isNoting = false;
    }
    return this.#noted > 0 ? { at: start + this.#noted } : null;
  }
}
