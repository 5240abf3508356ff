/** System.Management.Automation.Job: work under way, with what it has written and not yet been asked for. */

import type { CmdletRuntime } from '../cmdlets/cmdlet-runtime.js';
import type { PSDataCollection } from '../dotnet/automation/ps-data-collection.js';
import { Guid } from '../dotnet/system/guid.js';
import { ConditionHandle, type WaitHandle } from '../dotnet/threading/wait-handles.js';
import { dateTimeFromMilliseconds } from '../engine/time-values.js';
import { type DataStream, dataCollection, dataStreams, PSDataStreams } from '../hosting/data-streams.js';
import type { NetException } from '../objects/net-exception.js';
import type { NetType } from '../objects/net-type.js';

export type JobState =
  | 'NotStarted'
  | 'Running'
  | 'Completed'
  | 'Failed'
  | 'Stopped'
  | 'Blocked'
  | 'Suspended'
  | 'Disconnected'
  | 'Suspending'
  | 'Stopping'
  | 'AtBreakpoint';
const finished: ReadonlySet<JobState> = new Set(['Completed', 'Failed', 'Stopped']);

/** One thing that a job wrote, or something that is to be done by whoever receives: a call of the host. */
export type JobResult =
  | readonly [stream: 'output' | DataStream, value: unknown]
  | readonly [stream: 'perform', act: (cmd: CmdletRuntime) => void];
/** In the order in which Receive-Job takes the streams of jobs that do not keep one order of all. */
const receiveOrder = ['error', 'verbose', 'debug', 'warning', 'progress', 'information'] as const;

export class JobStateInfo {
  declare readonly netType: NetType;
  constructor(
    readonly state: JobState,
    readonly reason: NetException | null = null,
  ) {}
}

export class JobStateEventArgs {
  declare readonly netType: NetType;
  constructor(
    readonly info: JobStateInfo,
    readonly previous: JobStateInfo,
  ) {}
}

let lastId = 0;

export class Job {
  declare readonly netType: NetType;
  readonly id = ++lastId;
  readonly instanceId = Guid.create();
  name: string;
  readonly childJobs: Job[] = [];
  stateInfo = new JobStateInfo('NotStarted');
  /** System.DateTime, or null. */
  beginTime: unknown = null;
  endTime: unknown = null;
  output = dataCollection('PSObject');
  readonly streams = new PSDataStreams();
  /** Everything in the order in which it came, where Receive-Job gives it so; the streams keep theirs then. */
  readonly results: JobResult[] | null;
  readonly #listeners = new Set<(job: Job, previous: JobStateInfo) => void>();
  /** Called with what comes while somebody receives. */
  readonly #receivers = new Set<(result: JobResult) => void>();
  #finished: WaitHandle | null = null;

  constructor(
    readonly command: string,
    name: string,
    public jobTypeName: string,
    private readonly ownLocation: string | null,
    keepsOrder: boolean,
  ) {
    this.name = name === '' ? `Job${this.id}` : name;
    this.results = keepsOrder ? [] : null;
    this.streams.onRecord = (stream, record) => this.#came([stream, record]);
  }

  /** Where it runs, as Get-Job shows it. */
  get location(): string | null {
    return this.ownLocation;
  }
  get state(): JobState {
    return this.stateInfo.state;
  }
  get isFinished(): boolean {
    return finished.has(this.state);
  }
  get statusMessage(): string | null {
    return '';
  }
  get hasMoreData(): boolean {
    if (this.childJobs.length > 0) return this.childJobs.some((child) => child.hasMoreData);
    if (this.results !== null) return this.results.length > 0;
    return this.output.count > 0 || dataStreams.some((stream) => this.streams[stream].count > 0);
  }
  get finishedHandle(): WaitHandle {
    this.#finished ??= new ConditionHandle(() => this.isFinished);
    return this.#finished;
  }

  write(value: unknown): void {
    this.output.items.push(value);
    this.#came(['output', value]);
  }
  /** Something for whoever receives to do. */
  perform(act: (cmd: CmdletRuntime) => void): void {
    this.#came(['perform', act]);
  }
  #came(result: JobResult): void {
    this.results?.push(result);
    for (const receive of this.#receivers) receive(result);
  }

  become(state: JobState, reason: NetException | null = null): void {
    if (this.isFinished) return;
    const previous = this.stateInfo;
    this.stateInfo = new JobStateInfo(state, reason);
    if (state === 'Running' && this.beginTime === null) this.beginTime = dateTimeFromMilliseconds(Date.now());
    if (this.isFinished) this.endTime = dateTimeFromMilliseconds(Date.now());
    for (const listener of this.#listeners) listener(this, previous);
  }
  /** Returns what ends the subscription. */
  onStateChanged(listener: (job: Job, previous: JobStateInfo) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  onResult(receive: (result: JobResult) => void): () => void {
    this.#receivers.add(receive);
    return () => this.#receivers.delete(receive);
  }

  /** What was written and nobody took; unless `keep`, it is taken away. Of this job alone, without its children. */
  take(keep: boolean): JobResult[] {
    if (this.results !== null) return keep ? [...this.results] : this.results.splice(0);
    const all = this.#byStreams();
    if (keep) return all;
    this.output.clear();
    this.streams.clear();
    return all;
  }
  #byStreams(): JobResult[] {
    const taken = (stream: 'output' | DataStream, { items }: PSDataCollection) =>
      items.map((value): JobResult => [stream, value]);
    return [...taken('output', this.output), ...receiveOrder.flatMap((stream) => taken(stream, this.streams[stream]))];
  }

  /** Starts to do what the job is for; called once. */
  start(): void {}
  /** Asks it to stop; it becomes Stopped when it has. */
  stop(): void {
    for (const child of this.childJobs) child.stop();
  }
  /** Called when it is removed. */
  dispose(): void {
    for (const child of this.childJobs) child.dispose();
  }
  /** What made it fail, as Receive-Job is to write it; null for the plain reason. */
  get failureRecord(): unknown {
    return null;
  }
}
