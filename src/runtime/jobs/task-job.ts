/** PSTaskJob: ForEach-Object -Parallel -AsJob, with a child for each object. */
import { completeCategory, raisedFrom } from '../engine/raised-error.js';
import { isSignal, PipelineStoppedSignal } from '../engine/signals.js';
import { stoppedException } from '../hosting/powershell.js';
import { ErrorCategoryInfo, ErrorRecord } from '../objects/error-record.js';
import type { NetException } from '../objects/net-exception.js';
import type { NetType } from '../objects/net-type.js';
import { CallbackSink } from '../pipeline/sink.js';
import { Job } from './job.js';
import type { ParallelTask, TaskPool } from './parallel-tasks.js';

/** What the error of a failed task is about; scripts see no more of it than its type. */
export class PSTask {
  declare readonly netType: NetType;
}

/** A task's failure as an error of its stream. */
export function taskFailure(exception: NetException): ErrorRecord {
  const record = new ErrorRecord(exception, 'PSTaskException', new ErrorCategoryInfo('InvalidOperation'), new PSTask());
  completeCategory(record);
  // Who passes it on adds nothing: it has no place in the session's script.
  record.isRemote = true;
  return record;
}

export class PSTaskJob extends Job {
  #isStopping = false;
  constructor(
    command: string,
    readonly pool: TaskPool,
  ) {
    super(command, '', 'PSTaskJob', 'PowerShell', false);
  }
  get allocated(): number {
    return this.pool.running;
  }
  override start(): void {
    this.become('Running');
    for (const child of this.childJobs) child.start();
    if (this.childJobs.length === 0) this.become('Completed');
  }
  /** Called when a child has ended. */
  childEnded(): void {
    if (this.#isStopping || !this.childJobs.every((child) => child.isFinished)) return;
    this.become(this.childJobs.every((child) => child.state === 'Completed') ? 'Completed' : 'Failed');
  }
  override stop(): void {
    if (this.isFinished) return;
    this.#isStopping = true;
    this.become('Stopping');
    this.pool.stopAll();
    this.become('Stopped');
  }
}

export class PSTaskChildJob extends Job {
  constructor(
    readonly parentJob: PSTaskJob,
    readonly task: Pick<ParallelTask, 'block' | 'args' | 'dollarUnder' | 'usingValues' | 'input'>,
  ) {
    super(task.block.toString(), '', 'PSTaskChildJob', 'PowerShell', false);
    parentJob.childJobs.push(this);
  }
  override start(): void {
    this.parentJob.pool.add({
      ...this.task,
      out: new CallbackSink((value) => this.write(value)),
      streams: this.streams,
      onStart: () => this.become('Running'),
      onEnd: (thrown) => this.#finish(thrown),
    });
  }
  #finish(thrown: unknown): void {
    if (thrown instanceof PipelineStoppedSignal) this.become('Stopped', stoppedException());
    else if (thrown === undefined || isSignal(thrown)) this.become('Completed');
    else this.become('Failed', raisedFrom(thrown).exception);
    this.parentJob.childEnded();
  }
}
