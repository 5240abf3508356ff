/** A remoting job's part in one session: the session is opened for it, the script started, and what comes is kept. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { completeCategory } from '../../runtime/engine/raised-error.js';
import { powershellVersion } from '../../runtime/engine/version.js';
import { stoppedException } from '../../runtime/hosting/powershell.js';
import { IoError } from '../../runtime/io/client.js';
import { Job } from '../../runtime/jobs/job.js';
import { ErrorCategoryInfo, ErrorRecord } from '../../runtime/objects/error-record.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import {
  errorRecordFrom,
  fromWire,
  informationalRecordFrom,
  informationRecordFrom,
  progressRecordFrom,
} from '../../runtime/serialization/index.js';
import type { RelayedCall } from '../client/host-relay.js';
import type { PipelineBatch, PipelineEnd, PipelineItem } from '../client/pipeline-registry.js';
import { performHostCall } from '../cmdlets/host-calls.js';
import { openingFailure } from '../cmdlets/open-ps-session.js';
import { PSSession } from '../cmdlets/ps-session.js';
import { forwarded, markedOutput } from '../cmdlets/received-output.js';
import { lostSessionError, remotingError } from '../cmdlets/remoting-error-record.js';
import { invocationError, notOpenedRecord } from '../cmdlets/session-errors.js';
import type { OpeningReport, OpenSessionRequest, StartCommand, StartRequest } from '../services.js';
import type { SessionTarget } from '../transports/targets.js';
import { jobPumpOf } from './job-pump.js';
import type { PSRemotingJob } from './remoting-job.js';

const dataStructureException = 'System.Management.Automation.Remoting.PSRemotingDataStructureException';

export class PSRemotingChildJob extends Job {
  #session: PSSession | null;
  #opening: string | null = null;
  #pipeline: string | null = null;
  #isInitializing = false;
  #isTemporary: boolean;
  #failure: ErrorRecord | null = null;

  constructor(
    readonly parentJob: PSRemotingJob,
    readonly origin: PSSession | SessionTarget,
    computerName: string,
    /** A pipeline that runs in the session already: it is read, and none is started. */
    readonly adopted: string | null = null,
  ) {
    super(parentJob.command, '', '', computerName, true);
    this.#session = origin instanceof PSSession ? origin : null;
    this.#isTemporary = this.#session === null;
  }

  override get hasMoreData(): boolean {
    return !this.isFinished || super.hasMoreData;
  }
  override get failureRecord(): unknown {
    return this.#failure;
  }
  get #io() {
    return this.parentJob.engine.io;
  }

  override start(): void {
    this.become('Running');
    const { refusal } = this.parentJob.work;
    if (refusal !== undefined) {
      const exception = new NetException(dataStructureException, refusal);
      const category = new ErrorCategoryInfo(invocationError.category);
      const record = new ErrorRecord(exception, invocationError.id, category, this.location);
      record.idIsWhole = true;
      record.isRemote = true;
      completeCategory(record);
      this.#fail(record);
      return;
    }
    if (this.#session !== null) {
      this.#run();
      return;
    }
    const request: OpenSessionRequest = {
      target: this.origin as SessionTarget,
      psVersion: powershellVersion,
      options: this.parentJob.work.options,
      temporary: true,
    };
    const opening = this.#io.call<string>('remoting.open', request);
    this.#opening = opening;
    jobPumpOf(this.parentJob.engine).watchOpening(opening, this);
  }

  opened(report: OpeningReport): void {
    if ('call' in report) {
      // What the way asks (a host key), and what the far side is to know of our host.
      performHostCall(this.parentJob.engine, report.opening, report.call);
      return;
    }
    this.#opening = null;
    if ('session' in report) {
      this.#session = new PSSession(this.#io, report.session);
      this.#run();
      return;
    }
    this.#fail(notOpenedRecord(openingFailure(report.error), this.origin as SessionTarget, invocationError));
  }

  #run(): void {
    if (this.adopted !== null) {
      this.#pipeline = this.adopted;
      jobPumpOf(this.parentJob.engine).watchPipeline(this.adopted, this);
      return;
    }
    const { initialization, script } = this.parentJob.work;
    if (initialization !== null && !this.#isInitializing) {
      this.#isInitializing = true;
      this.#startScript({ text: initialization, isScript: true, useLocalScope: false, parameters: [] }, null);
      return;
    }
    this.#isInitializing = false;
    this.#startScript({ text: script.text, isScript: true, parameters: script.parameters }, this.parentJob.work.input);
  }

  #startScript(command: StartCommand, input: readonly string[] | null): void {
    const io = this.#io;
    const session = (this.#session as PSSession).info.instanceId;
    const request: StartRequest = {
      session,
      statements: [[command]],
      noInput: input === null,
      addToHistory: true,
      addInvocationInfo: false,
    };
    try {
      const pipeline = io.call<string>('remoting.start', request);
      this.#pipeline = pipeline;
      if (input !== null) {
        if (input.length > 0) io.call('remoting.input', { pipeline, clixml: input });
        io.call('remoting.endInput', { pipeline });
      }
      jobPumpOf(this.parentJob.engine).watchPipeline(pipeline, this);
    } catch (error) {
      if (!(error instanceof IoError)) throw error;
      this.#lost(error.message);
    }
  }

  brought({ items, ended }: PipelineBatch): void {
    if (!this.#isInitializing) for (const item of items) this.#bring(item);
    if (ended) this.#ended(ended);
  }

  #bring([stream, content]: PipelineItem): void {
    if (stream === 'host') {
      this.#ask(this.#pipeline as string, content);
      return;
    }
    // A job's `exit` ends its script, which it does anyway.
    if (stream === 'notice' || stream === 'exit') return;
    const value = fromWire(content);
    const session = this.#session as PSSession;
    const { hideComputerName } = this.parentJob.work;
    switch (stream) {
      case 'output':
        this.write(markedOutput(value, session, hideComputerName));
        return;
      case 'error':
        this.streams.write('error', remotingError(errorRecordFrom(value), session));
        return;
      case 'progress':
        this.streams.write('progress', progressRecordFrom(value));
        return;
      case 'information':
        this.streams.write('information', forwarded(informationRecordFrom(value)));
        return;
      default:
        this.streams.write(stream, informationalRecordFrom(stream, value));
    }
  }

  /** A call of the host is made when somebody receives; a call that is waited for blocks the job until then. */
  #ask(from: string, call: RelayedCall): void {
    this.perform((cmd: CmdletRuntime) => {
      if (this.state === 'Blocked') this.#change('Running');
      performHostCall(cmd, from, call);
    });
    if (call.id !== 0) this.#change('Blocked');
  }
  #change(state: 'Running' | 'Blocked'): void {
    this.become(state);
    this.parentJob.childChanged();
  }

  #ended({ state, error, lost }: PipelineEnd): void {
    this.#pipeline = null;
    if (lost !== null) {
      this.#lost(lost);
      return;
    }
    if (state === 'Failed' && error !== null)
      this.#fail(remotingError(errorRecordFrom(fromWire(error.clixml)), this.#session as PSSession));
    else if (state === 'Stopped' || this.state === 'Stopping') this.#end('Stopped', stoppedException());
    else if (this.#isInitializing) this.#run();
    else this.#end(state);
  }
  #lost(reason: string): void {
    this.#fail(lostSessionError(reason, this.#session as PSSession));
  }
  #fail(record: ErrorRecord): void {
    this.#failure = record;
    this.#end('Failed', record.exception);
  }
  #end(state: 'Completed' | 'Failed' | 'Stopped', reason: NetException | null = null): void {
    const session = this.#session?.info.instanceId;
    if (this.#isTemporary && session !== undefined) this.#io.start('remoting.close', { session });
    this.#isTemporary = false;
    this.become(state, reason);
    this.parentJob.childChanged();
  }

  override stop(): void {
    if (this.isFinished) return;
    const io = this.#io;
    if (this.#pipeline !== null) {
      this.become('Stopping');
      io.call('remoting.stop', { pipeline: this.#pipeline, forget: false });
      return;
    }
    if (this.#opening !== null) {
      jobPumpOf(this.parentJob.engine).forget(this.#opening);
      io.call('remoting.abandon', { openings: [this.#opening] });
      this.#opening = null;
    }
    this.#end('Stopped', stoppedException());
  }
}
