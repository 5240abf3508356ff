/** A pool of tasks: blocks that run in engines of their own, so many at a time, begun in the order in which they were added. */
import type { ExecutionContext } from '../engine/execution-context.js';
import type { ScriptBlock } from '../engine/script-block.js';
import type { PSDataStreams } from '../hosting/data-streams.js';
import { quietHost } from '../hosting/quiet-host.js';
import { runBlock } from '../hosting/run-commands.js';
import type { Sink } from '../pipeline/sink.js';
import { EngineThread } from '../threads/engine-thread.js';

export interface ParallelTask {
  block: ScriptBlock;
  args: readonly unknown[];
  /** `$_`; undefined where the block has none. */
  dollarUnder?: unknown;
  usingValues: ReadonlyMap<string, unknown> | null;
  input: readonly unknown[] | null;
  out: Sink;
  streams: PSDataStreams;
  onStart?: () => void;
  /** `thrown` is undefined when the block ended by itself. */
  onEnd: (thrown: unknown) => void;
}

export class TaskPool {
  readonly #waiting: ParallelTask[] = [];
  readonly #running = new Map<ParallelTask, EngineThread>();
  #isStopped = false;

  constructor(
    readonly parent: ExecutionContext,
    readonly limit: number,
    /** Full path of the folder in which the tasks start. */
    readonly directory: string,
  ) {}

  get isIdle(): boolean {
    return this.#running.size === 0 && this.#waiting.length === 0;
  }
  get running(): number {
    return this.#running.size;
  }
  add(task: ParallelTask): void {
    if (this.#isStopped) return;
    this.#waiting.push(task);
    this.#next();
  }
  #next(): void {
    while (this.#running.size < this.limit) {
      const task = this.#waiting.shift();
      if (task === undefined) return;
      this.#start(task);
    }
  }
  #start(task: ParallelTask): void {
    const engine = taskEngine(this.parent, this.directory);
    const thread = startTask(engine, task, () => {
      this.#running.delete(task);
      this.#next();
    });
    this.#running.set(task, thread);
  }
  /** Stops what runs; what has not begun does not begin. */
  stopAll(): void {
    this.#isStopped = true;
    this.#waiting.length = 0;
    for (const thread of this.#running.values()) thread.stop();
  }
}

/** An engine for one task, in the folder of its parent. What it shows goes through its streams. */
export function taskEngine(parent: ExecutionContext, directory: string): ExecutionContext {
  return parent.createSibling({ host: quietHost(), startDirectory: directory });
}

/** Starts a task in an engine; `ended` is called after the task's own `onEnd`. */
export function startTask(engine: ExecutionContext, task: ParallelTask, ended: () => void): EngineThread {
  engine.usingValues = task.usingValues;
  const steps = runBlock(
    engine,
    task.block,
    task.args,
    { input: task.input, out: task.out, streams: task.streams },
    (frame) => {
      task.onStart?.();
      if (task.dollarUnder !== undefined) frame.scope.setLocal('_', task.dollarUnder);
    },
  );
  const thread = new EngineThread(engine, steps, (thrown) => {
    task.onEnd(thrown);
    ended();
  });
  thread.start();
  return thread;
}
