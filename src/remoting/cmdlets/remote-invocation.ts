/**
 * A script in sessions: starts it in as many at once as the throttle allows, feeds them input, and brings what they output, with
 * the notes that say where it came from.
 */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { RaisedError } from '../../runtime/engine/raised-error.js';
import { toText } from '../../runtime/language/to-text.js';
import type { ErrorRecord } from '../../runtime/objects/error-record.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import { attachMembers, hasIdentity, PSObject } from '../../runtime/objects/ps-object.js';
import {
  errorRecordFrom,
  fromWire,
  informationalRecordFrom,
  informationRecordFrom,
  progressRecordFrom,
} from '../../runtime/serialization/index.js';
import type { RelayedCall } from '../client/host-relay.js';
import type { PipelineBatch, PipelineEnd, PipelineItem } from '../client/pipeline-registry.js';
import type { StartCommand, StartRequest } from '../services.js';
import { performHostCall } from './host-calls.js';
import type { PSSession } from './ps-session.js';

export interface RemoteScript {
  text: string;
  parameters: StartCommand['parameters'];
}

export interface RemoteInvocationOptions {
  script: RemoteScript;
  sessions: readonly PSSession[];
  throttleLimit: number;
  expectsInput: boolean;
  /** -HideComputerName. */
  hideComputerName: boolean;
}

/** Input objects that are sent together. */
const inputBatch = 100;

export class RemoteInvocation {
  readonly #waiting: PSSession[];
  #running = new Map<string, PSSession>();
  /** All input so far, for sessions that have to wait for their turn. */
  #input: string[] = [];
  #unsent: string[] = [];
  #inputEnded: boolean;

  constructor(
    private readonly cmd: CmdletRuntime,
    private readonly options: RemoteInvocationOptions,
  ) {
    this.#waiting = [...options.sessions];
    this.#inputEnded = !options.expectsInput;
    this.#startMore();
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
    while (this.#running.size > 0) this.#read(true);
  }

  /** Stops what still runs; what it brings is not wanted any more. */
  abandon(): void {
    for (const pipeline of this.#running.keys())
      this.cmd.io.call('remoting.stop', { pipeline, forget: true }, { uninterruptible: true });
    this.#running.clear();
    this.#waiting.length = 0;
  }

  #startMore(): void {
    while (this.#waiting.length > 0 && this.#running.size < this.options.throttleLimit) {
      const session = this.#waiting.shift() as PSSession;
      const { script, expectsInput } = this.options;
      const request: StartRequest = {
        session: session.info.instanceId,
        statements: [[{ text: script.text, isScript: true, parameters: script.parameters }]],
        noInput: !expectsInput,
        addToHistory: true,
        addInvocationInfo: false,
      };
      try {
        const pipeline = this.cmd.io.call<string>('remoting.start', request);
        this.#running.set(pipeline, session);
        if (this.#input.length > 0) this.cmd.io.call('remoting.input', { pipeline, clixml: this.#input });
        if (expectsInput && this.#inputEnded) this.cmd.io.call('remoting.endInput', { pipeline });
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        this.#writeLoss(session, error.message);
      }
    }
  }

  #sendInput(): void {
    if (this.#unsent.length === 0) return;
    for (const pipeline of this.#running.keys()) this.cmd.io.call('remoting.input', { pipeline, clixml: this.#unsent });
    if (this.#waiting.length > 0) this.#input.push(...this.#unsent);
    this.#unsent = [];
  }

  #read(wait: boolean): void {
    const pipelines = [...this.#running.keys()];
    for (const batch of this.cmd.io.call<PipelineBatch[]>('remoting.read', { pipelines, wait })) {
      const session = this.#running.get(batch.pipeline) as PSSession;
      for (const item of batch.items) this.#bring(item, session, batch.pipeline);
      if (batch.ended) this.#end(batch.pipeline, session, batch.ended);
    }
    this.#startMore();
  }

  #bring(item: PipelineItem, session: PSSession, pipeline: string): void {
    const { cmd } = this;
    const [stream, content] = item;
    if (stream === 'host') {
      performHostCall(cmd, pipeline, content as RelayedCall);
      return;
    }
    const value = fromWire(content as string);
    switch (stream) {
      case 'output':
        cmd.writeObject(this.#marked(value, session));
        return;
      case 'error':
        cmd.writeError(this.#errorFrom(value, session));
        return;
      case 'warning':
        cmd.writeWarning(informationalRecordFrom(stream, value).message);
        return;
      case 'verbose':
        cmd.writeVerbose(informationalRecordFrom(stream, value).message);
        return;
      case 'debug':
        cmd.writeDebug(informationalRecordFrom(stream, value).message);
        return;
      case 'progress':
        cmd.writeProgress(progressRecordFrom(value));
        return;
      case 'information':
        cmd.writeInformation(informationRecordFrom(value));
    }
  }

  /** Says where an object came from. */
  #marked(value: unknown, session: PSSession): unknown {
    if (value === null) return null;
    const object = value instanceof PSObject || hasIdentity(value) ? value : new PSObject(value);
    const members = attachMembers(object);
    members.setEntry('PSComputerName', session.info.computerName);
    members.setEntry('RunspaceId', session.runspaceId);
    members.setEntry('PSShowComputerName', !this.options.hideComputerName);
    return object;
  }

  #errorFrom(value: unknown, session: PSSession): ErrorRecord {
    const record = errorRecordFrom(value);
    const members = attachMembers(record);
    members.setEntry('PSComputerName', session.info.computerName);
    members.setEntry('RunspaceId', session.runspaceId);
    return record;
  }

  /** An error that ended the script there ends it here when it ran in one session; of several the others go on. */
  #end(pipeline: string, session: PSSession, { state, error, lost }: PipelineEnd): void {
    this.#running.delete(pipeline);
    if (lost !== null) this.#writeLoss(session, lost);
    if (state !== 'Failed' || error === null) return;
    const record = this.#errorFrom(fromWire(error.clixml), session);
    if (this.options.sessions.length === 1) throw new RaisedError(record, true);
    this.cmd.writeError(record);
  }

  #writeLoss(session: PSSession, reason: string): void {
    const message = `[${session.info.computerName}] ${reason}`;
    const exception = new NetException('System.Management.Automation.Remoting.PSRemotingTransportException', message);
    this.cmd.writeError(this.cmd.error('PSSessionStateBroken', 'OpenError', toText(session), message, exception));
  }
}
