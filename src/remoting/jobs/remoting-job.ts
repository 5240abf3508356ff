/**
 * PSRemotingJob: a script in sessions while the shell goes on: Start-Job's, in a shell of our own as a child process, and those
 * of Invoke-Command -AsJob. Each session's part is a child job.
 */
import type { ExecutionContext } from '../../runtime/engine/execution-context.js';
import { stoppedException } from '../../runtime/hosting/powershell.js';
import { Job } from '../../runtime/jobs/job.js';
import type { SessionOptions } from '../client/session-options.js';
import type { PSSession } from '../cmdlets/ps-session.js';
import type { RemoteScript } from '../cmdlets/remote-invocation.js';
import type { SessionTarget } from '../transports/targets.js';
import { PSRemotingChildJob } from './remoting-child-job.js';

/** What all children of a job run. */
export interface RemotingWork {
  script: RemoteScript;
  /** Runs in a session before the script; what it writes is not the job's. */
  initialization: string | null;
  /** CLIXML of the input objects; null where the script gets none. */
  input: readonly string[] | null;
  options: SessionOptions;
  /** Objects do not say by their looks which computer they came from. */
  hideComputerName: boolean;
  /** Why no process can be started for it: the job fails at once. */
  refusal?: string;
}

export class PSRemotingJob extends Job {
  #waiting: PSRemotingChildJob[] = [];
  constructor(
    readonly engine: ExecutionContext,
    command: string,
    name: string,
    typeName: 'BackgroundJob' | 'RemoteJob',
    readonly work: RemotingWork,
    readonly throttleLimit: number,
  ) {
    super(command, name, typeName, null, false);
  }

  /** A child for a session that is open, or for one to be opened. */
  addChild(place: PSSession | SessionTarget, computerName: string, adopted: string | null = null): void {
    this.childJobs.push(new PSRemotingChildJob(this, place, computerName, adopted));
  }
  override get location(): string {
    return this.childJobs.map(({ location }) => location).join(',');
  }
  override get statusMessage(): string {
    return this.childJobs.map(({ statusMessage }) => statusMessage).join(',');
  }

  override start(): void {
    this.become('Running');
    this.#waiting = [...(this.childJobs as PSRemotingChildJob[])];
    this.#startMore();
  }
  #startMore(): void {
    const running = () => this.childJobs.filter(({ state }) => state === 'Running' || state === 'Blocked').length;
    while (this.#waiting.length > 0 && running() < this.throttleLimit) this.#waiting.shift()?.start();
  }

  /** Called when a child's state has changed. */
  childChanged(): void {
    const states = this.childJobs.map(({ state }) => state);
    if (states.includes('Blocked')) this.become('Blocked');
    else if (this.childJobs.every(({ isFinished }) => isFinished)) {
      if (states.includes('Failed')) this.become('Failed');
      else if (states.includes('Stopped')) this.become('Stopped', stoppedException());
      else this.become('Completed');
    } else {
      if (this.state === 'Blocked') this.become('Running');
      this.#startMore();
    }
  }

  override stop(): void {
    if (this.isFinished) return;
    this.become('Stopping');
    this.#waiting.length = 0;
    super.stop();
  }
}
