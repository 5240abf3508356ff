/**
 * The synchronous side of the io bridge: `io.call` waits for an asynchronous service that runs on another thread.
 *
 * Services are named `area.operation` and take and give structured-clonable values. While the engine waits it is asleep in
 * Atomics.wait: a reply, or the stop flag, wakes it. See server.ts for the other side and services/ for what there is.
 */

/** Word positions in the shared Int32Array. */
export const SharedWord = {
  /** StopRequest: what the running pipeline is asked. */
  Stop: 0,
  /** Counts messages for the engine; the engine waits on it. */
  Wake: 1,
  /** 1 while the engine holds back output that the other side has not got. */
  Held: 2,
  /** Characters of output that the other side has got and not yet shown. */
  Outstanding: 3,
} as const;
/** Bytes of the shared memory. */
export const sharedSize = 16;

export const StopRequest = {
  None: 0,
  /** Stop the pipeline. */
  Stop: 1,
  /** Only hand over the output that is held back, and go on. */
  Flush: 2,
  /** Only look between statements at what else is to be done: turns of other threads, actions of events. */
  Attend: 3,
} as const;

export interface IoClient {
  /**
   * Calls a service and waits for its answer. Throws IoError with the service's code and message; throws
   * PipelineStoppedSignal (after telling the service to cancel) when the pipeline is stopped while it waits, unless
   * `uninterruptible` (for the clean-up in finally blocks).
   */
  call<T = unknown>(service: string, request?: unknown, options?: { uninterruptible?: boolean }): T;
  /** Starts a call and does not wait; `wait` does. For several things at once. */
  start(service: string, request?: unknown): IoPending;
  /** Sleeps; a stop wakes it by throwing. */
  sleep(milliseconds: number): void;
  /** Sleeps for at most so long: a reply, or anything else that comes, ends it. A stop wakes it by throwing. */
  idle(milliseconds: number): void;
}
export interface IoPending {
  /** True when the answer is there, so that `wait` returns at once. */
  readonly isReady: boolean;
  wait<T = unknown>(): T;
  cancel(): void;
}

/** A service's failure. `code` is the system's (ENOENT, ECONNREFUSED...) or the service's own word. */
export class IoError extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly details: unknown = undefined,
  ) {
    super(message);
  }
}
