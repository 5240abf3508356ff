/** ThreadJob: a job of Start-ThreadJob. All thread jobs of a session share one throttle: the limit that was given last holds. */
import type { ExecutionContext } from '../engine/execution-context.js';
import { raisedFrom } from '../engine/raised-error.js';
import { ExitSignal, isSignal, PipelineStoppedSignal } from '../engine/signals.js';
import { stoppedException } from '../hosting/powershell.js';
import { CallbackSink } from '../pipeline/sink.js';
import type { EngineThread } from '../threads/engine-thread.js';
import { Job } from './job.js';
import { type ParallelTask, startTask, taskEngine } from './parallel-tasks.js';

/** What a job runs, but for where its output goes. */
export type ThreadJobTask = Pick<ParallelTask, 'block' | 'args' | 'usingValues' | 'input'>;

class ThreadJobQueue {
  limit = 5;
  readonly #waiting: ThreadJob[] = [];
  #running = 0;

  add(job: ThreadJob): void {
    this.#waiting.push(job);
    this.next();
  }
  next(): void {
    while (this.#running < this.limit) {
      const job = this.#waiting.shift();
      if (job === undefined) return;
      this.#running++;
      job.run(() => {
        this.#running--;
        this.next();
      });
    }
  }
  remove(job: ThreadJob): void {
    const index = this.#waiting.indexOf(job);
    if (index >= 0) this.#waiting.splice(index, 1);
  }
}
export const threadJobs = new ThreadJobQueue();

export class ThreadJob extends Job {
  #thread: EngineThread | null = null;

  constructor(
    readonly parent: ExecutionContext,
    readonly task: ThreadJobTask,
    readonly directory: string,
    name: string,
    private readonly initialize: ThreadJobTask | null = null,
  ) {
    super(task.block.toString(), name, 'ThreadJob', 'PowerShell', false);
  }

  override start(): void {
    threadJobs.add(this);
  }
  /** Runs now; the queue calls it when it is the job's turn. */
  run(ended: () => void): void {
    const engine = taskEngine(this.parent, this.directory);
    const main = () => this.#run(engine, this.task, (thrown) => this.#finish(thrown, ended));
    if (this.initialize === null) main();
    else
      this.#run(engine, this.initialize, (thrown) => {
        if (thrown === undefined) main();
        else this.#finish(thrown, ended);
      });
  }
  #run(engine: ExecutionContext, task: ThreadJobTask, onEnd: (thrown: unknown) => void): void {
    const out = new CallbackSink((value) => this.write(value));
    const onStart = () => this.become('Running');
    this.#thread = startTask(engine, { ...task, out, streams: this.streams, onStart, onEnd }, () => {});
  }
  #finish(thrown: unknown, ended: () => void): void {
    this.#thread = null;
    if (thrown === undefined || thrown instanceof ExitSignal) this.become('Completed');
    else if (thrown instanceof PipelineStoppedSignal) this.become('Stopped', stoppedException());
    else if (isSignal(thrown)) this.become('Completed');
    else this.become('Failed', raisedFrom(thrown).exception);
    ended();
  }

  override stop(): void {
    if (this.#thread !== null) {
      if (!this.isFinished) this.become('Stopping');
      this.#thread.stop();
      return;
    }
    threadJobs.remove(this);
    this.become('Stopped', stoppedException());
  }
  override dispose(): void {
    this.stop();
  }
}
