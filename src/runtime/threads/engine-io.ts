/**
 * An engine's way to the services: as the thread's own, but a wait gives the other threads their turns. Where the code that
 * waits can be left in the middle, the wait is only noted, and becomes a pause of the thread (see compiler/resumable).
 */
import type { ExecutionContext } from '../engine/execution-context.js';
import type { IoClient, IoPending } from '../io/client.js';
import { type Pause, scheduler } from './scheduler.js';

/** Services that wait for the world outside: other threads go on meanwhile. */
const waitingServices: ReadonlySet<string> = new Set([
  'http.send',
  'http.read',
  'process.read',
  'process.wait',
  'remoting.next',
  'remoting.query',
  'remoting.whenAvailable',
]);

export class EngineIo implements IoClient {
  #isNoting = false;
  #noted = 0;

  constructor(
    readonly engine: ExecutionContext,
    private readonly inner: IoClient,
  ) {}

  call<T = unknown>(service: string, request?: unknown, options?: { uninterruptible?: boolean }): T {
    // Who watches a pipe sees what was written before a wait that may be long.
    const waits = waitingServices.has(service);
    if (waits) this.engine.host.flush();
    if (scheduler.isIdle || options?.uninterruptible || !waits) return this.inner.call<T>(service, request, options);
    const pending = this.inner.start(service, request);
    try {
      scheduler.wait(this.engine, () => pending.isReady);
    } catch (thrown) {
      pending.cancel();
      throw thrown;
    }
    return pending.wait<T>();
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

  /**
   * Runs work that may sleep as its last act, or wait for another thread before it has done anything. Returns null when it is
   * done, or the pause that it wants, after which it is done, or to be tried `again`.
   */
  attempt(work: () => void): (Pause & { again: boolean }) | null {
    this.#isNoting = true;
    this.#noted = 0;
    const start = performance.now();
    try {
      work();
    } catch (thrown) {
      if (thrown instanceof WouldBlock) return { until: thrown.until, again: true };
      throw thrown;
    } finally {
      this.#isNoting = false;
    }
    return this.#noted > 0 ? { at: start + this.#noted, again: false } : null;
  }
  /** Waits until the condition holds, or for so many milliseconds; false when it did not come true. */
  waitUntil(condition: () => boolean, milliseconds: number): boolean {
    if (this.#isNoting && milliseconds === Number.POSITIVE_INFINITY && !condition()) throw new WouldBlock(condition);
    return scheduler.wait(this.engine, condition, milliseconds);
  }
}

/** Thrown where a thread would have to wait for another, and can be left instead. */
class WouldBlock {
  constructor(readonly until: () => boolean) {}
}
