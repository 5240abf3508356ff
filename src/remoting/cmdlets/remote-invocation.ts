/**
 * A script in sessions: opens those that are wanted for it alone, starts the script in as many at once as the throttle allows,
 * feeds it input, and brings what it outputs, with the notes that say where it came from.
 */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { RaisedError } from '../../runtime/engine/raised-error.js';
import { fromWire } from '../../runtime/serialization/index.js';
import type { RelayedCall } from '../client/host-relay.js';
import { literalStatements } from '../client/literal-commands.js';
import type { PipelineEnd, PipelineItem } from '../client/pipeline-registry.js';
import type { SessionOptions } from '../client/session-options.js';
import type { SessionInfo } from '../client/session-records.js';
import { messages } from '../messages.js';
import { noLanguageErrorId } from '../protocol/error-records.js';
import { writeWire } from '../protocol/wire-writer.js';
import type { NextReport, OpeningReport, StartCommand, StartRequest } from '../services.js';
import type { SessionTarget } from '../transports/targets.js';
import { performHostCall } from './host-calls.js';
import { beginOpening, openingFailure } from './open-ps-session.js';
import { PSSession } from './ps-session.js';
import { ReceivedOutput } from './received-output.js';
import { invocationError, openingError } from './session-errors.js';
import { raiseStateChanged } from './session-state-events.js';

export interface RemoteScript {
  text: string;
  parameters: StartCommand['parameters'];
}

export interface RemoteInvocationOptions {
  script: RemoteScript;
  sessions: readonly PSSession[];
  /** Sessions to open for the script alone. */
  targets: readonly SessionTarget[];
  options: SessionOptions;
  throttleLimit: number;
  expectsInput: boolean;
  /** -HideComputerName. */
  hideComputerName: boolean;
}

interface Running {
  session: PSSession;
  /** Opened for this: closed with it. */
  temporary: boolean;
  hasOutput: boolean;
}

/** Input objects that are sent together. */
const inputBatch = 100;

/** The sessions in which an Invoke-Command of this engine runs, by instance id: another inside of it may use them. */
const inUse = new Map<string, number>();

export class RemoteInvocation {
  readonly #waiting: (PSSession | SessionTarget)[];
  readonly #count: number;
  readonly #output: ReceivedOutput;
  #opening = new Map<string, SessionTarget>();
  #running = new Map<string, Running>();
  /** All input so far, for sessions that have to wait for their turn. */
  #input: string[] = [];
  #unsent: string[] = [];
  #inputEnded: boolean;

  constructor(
    private readonly cmd: CmdletRuntime,
    private readonly options: RemoteInvocationOptions,
  ) {
    this.#waiting = [...options.sessions, ...options.targets];
    this.#count = this.#waiting.length;
    this.#output = new ReceivedOutput(cmd, options.hideComputerName);
    this.#inputEnded = !options.expectsInput;
    this.#startMore();
  }

  static runsIn(session: PSSession): boolean {
    return inUse.has(session.info.instanceId);
  }

  /** Sends an object as input, and brings what has come meanwhile. */
  input(clixml: string): void {
    this.#unsent.push(clixml);
    if (this.#unsent.length < inputBatch) return;
    this.#sendInput();
    this.#read(false);
  }

  /** Ends the input, and brings everything until all sessions are done. */
  finish(): void {
    this.#sendInput();
    this.#inputEnded = true;
    for (const pipeline of this.#running.keys())
      if (this.options.expectsInput) this.cmd.io.call('remoting.endInput', { pipeline });
    while (this.#running.size > 0 || this.#opening.size > 0) this.#read(true);
  }

  /** Stops what still runs; what it brings is not wanted any more. */
  abandon(): void {
    const { io } = this.cmd;
    const calmly = { uninterruptible: true };
    if (this.#opening.size > 0) io.call('remoting.abandon', { openings: [...this.#opening.keys()] }, calmly);
    for (const [pipeline, running] of this.#running) {
      io.call('remoting.stop', { pipeline, forget: true }, calmly);
      this.#release(running);
    }
    this.#opening.clear();
    this.#running.clear();
    this.#waiting.length = 0;
  }

  #startMore(): void {
    const { throttleLimit, options } = this.options;
    while (this.#waiting.length > 0 && this.#running.size + this.#opening.size < throttleLimit) {
      const next = this.#waiting.shift() as PSSession | SessionTarget;
      if (next instanceof PSSession) this.#start({ session: next, temporary: false, hasOutput: false });
      else this.#opening.set(beginOpening(this.cmd, { target: next, options, temporary: true }), next);
    }
  }

  #start(running: Running, statements: StartRequest['statements'] = [[this.#scriptCommand]]): void {
    const { expectsInput } = this.options;
    const { instanceId } = running.session.info;
    inUse.set(instanceId, (inUse.get(instanceId) ?? 0) + 1);
    const request: StartRequest = {
      session: instanceId,
      statements,
      noInput: !expectsInput,
      addToHistory: true,
      addInvocationInfo: false,
    };
    try {
      const pipeline = this.cmd.io.call<string>('remoting.start', request);
      this.#running.set(pipeline, running);
      if (this.#input.length > 0) this.cmd.io.call('remoting.input', { pipeline, clixml: this.#input });
      if (expectsInput && this.#inputEnded) this.cmd.io.call('remoting.endInput', { pipeline });
    } catch (error) {
      this.#release(running);
      if (!(error instanceof Error)) throw error;
      this.#output.writeLoss(running.session, error.message);
    }
  }

  get #scriptCommand(): StartCommand {
    const { text, parameters } = this.options.script;
    return { text, isScript: true, parameters };
  }

  /** The session is done with the script. */
  #release({ session, temporary }: Running): void {
    const { instanceId } = session.info;
    const uses = (inUse.get(instanceId) ?? 1) - 1;
    if (uses > 0) inUse.set(instanceId, uses);
    else inUse.delete(instanceId);
    if (temporary) this.cmd.io.call('remoting.close', { session: instanceId }, { uninterruptible: true });
  }

  #sendInput(): void {
    if (this.#unsent.length === 0) return;
    for (const pipeline of this.#running.keys()) this.cmd.io.call('remoting.input', { pipeline, clixml: this.#unsent });
    if (this.#waiting.length > 0 || this.#opening.size > 0) this.#input.push(...this.#unsent);
    this.#unsent = [];
  }

  #read(wait: boolean): void {
    const request = { openings: [...this.#opening.keys()], pipelines: [...this.#running.keys()], wait };
    const { openings, batches } = this.cmd.io.call<NextReport>('remoting.next', request);
    for (const report of openings) this.#opened(report);
    for (const batch of batches) {
      const running = this.#running.get(batch.pipeline) as Running;
      for (const item of batch.items) this.#bring(item, running, batch.pipeline);
      if (batch.ended && this.#running.has(batch.pipeline)) this.#end(batch.pipeline, running, batch.ended);
    }
    this.#startMore();
  }

  #opened(report: OpeningReport): void {
    const { cmd } = this;
    if ('call' in report) {
      performHostCall(cmd, report.opening, report.call);
      return;
    }
    const target = this.#opening.get(report.opening) as SessionTarget;
    this.#opening.delete(report.opening);
    if ('session' in report) this.#startIn(report.session);
    else cmd.writeError(openingError(cmd, openingFailure(report.error), target, invocationError));
  }

  #startIn(info: SessionInfo): void {
    this.#start({ session: new PSSession(this.cmd.io, info), temporary: true, hasOutput: false });
  }

  #bring(item: PipelineItem, running: Running, pipeline: string): void {
    const [stream, content] = item;
    if (stream === 'host') performHostCall(this.cmd, pipeline, content as RelayedCall);
    else if (stream === 'exit') this.#exit(running, pipeline);
    else if (stream === 'notice') {
      this.#output.notice(content, running.session);
      if (content.kind === 'disconnected') this.#leave(running, pipeline);
    } else {
      running.hasOutput = true;
      this.#output.write(stream, fromWire(content as string), running.session);
    }
  }

  /** `exit` in a script ends the session that it ran in. */
  #exit(running: Running, pipeline: string): void {
    this.#running.delete(pipeline);
    this.#release({ ...running, temporary: true });
    raiseStateChanged(running.session);
  }

  /** The session is disconnected: it waits there, with its pipeline, for Connect-PSSession or Receive-PSSession. */
  #leave(running: Running, pipeline: string): void {
    const { instanceId, computerName } = running.session.info;
    this.#running.delete(pipeline);
    if (running.temporary) this.cmd.io.call('remoting.keep', { session: instanceId });
    this.#release({ ...running, temporary: false });
    this.#output.writeLoss(running.session, messages.connectionGivenUp(computerName));
  }

  /** An error that ended the script there ends it here when it ran in one session; of several the others go on. */
  #end(pipeline: string, running: Running, { state, error, lost }: PipelineEnd): void {
    const { session } = running;
    this.#running.delete(pipeline);
    if (error?.fullyQualifiedErrorId === noLanguageErrorId && this.#tryLiterally(running)) return;
    this.#release(running);
    if (lost !== null) this.#output.writeLoss(session, lost);
    if (state !== 'Failed' || error === null) return;
    const record = this.#output.errorFrom(fromWire(error.clixml), session);
    if (this.#count === 1) throw new RaisedError(record, true);
    this.cmd.writeError(record);
  }

  /** An endpoint that takes no script may take its commands one by one. */
  #tryLiterally(running: Running): boolean {
    const { script, expectsInput } = this.options;
    if (running.hasOutput || expectsInput || (script.parameters ?? []).length > 0) return false;
    const statements = literalStatements(script.text);
    if (statements === null) return false;
    const { instanceId } = running.session.info;
    inUse.set(instanceId, (inUse.get(instanceId) ?? 1) - 1);
    this.#start(
      running,
      statements.map((commands) =>
        commands.map(({ text, parameters }) => ({
          text,
          isScript: false,
          parameters: parameters.map(({ name, value }) => ({ name, clixml: value === null ? '' : writeWire(value) })),
        })),
      ),
    );
    return true;
  }
}
