/**
 * The server's half of a session (MS-PSRP 3.2): accepts a pool, reports the pipelines that the client wants, and queues what
 * they output. It is the mirror of ClientPool, so each is tested against the other.
 */
import { type HostMethod, hostMethodsWithoutResult } from '../../runtime/host/host-call.js';
import type { PipelineState } from '../../runtime/runspaces/runspace.js';
import type { RecordStream, ServerEvent } from './events.js';
import { emptyGuid } from './guid.js';
import { decodeHostResponse, encodeHostCall, noAnswerCallId } from './host-codec.js';
import { MessageType } from './message-types.js';
import { Destination, type Message } from './messages.js';
import { decodeCreatePipeline, decodeGetCommandMetadata, encodePipelineState } from './pipeline-messages.js';
import { PoolCore, type Target } from './pool-core.js';
import {
  decodeCapability,
  decodeInit,
  decodeLimits,
  encodeAvailability,
  encodeCapability,
  encodeLimits,
  encodePoolState,
  type InitRunspacePool,
} from './pool-messages.js';
import { ProtocolError } from './protocol-error.js';
import { createSessionKey } from './session-crypto.js';
import { isFinal } from './states.js';
import { latestVersion, negotiateVersion, type ProtocolVersion } from './versions.js';
import { readWire } from './wire-reader.js';
import { asObject, type WireObject, type WireValue, wireObject } from './wire-value.js';

export interface ServerPoolOptions {
  version?: ProtocolVersion;
  /** Bytes; 10 MB when left out, as the real engine. */
  maxObjectSize?: number;
}

const recordTypes: Record<RecordStream, MessageType> = {
  error: MessageType.ErrorRecord,
  warning: MessageType.WarningRecord,
  verbose: MessageType.VerboseRecord,
  debug: MessageType.DebugRecord,
  progress: MessageType.ProgressRecord,
  information: MessageType.InformationRecord,
};

export class ServerPool extends PoolCore<ServerEvent> {
  init: InitRunspacePool | null = null;
  #pipelines = new Map<string, PipelineState>();
  #callIds = new Map<Target, bigint>();

  constructor(options: ServerPoolOptions = {}) {
    super(emptyGuid, options.version ?? latestVersion, Destination.Client, {
      object: options.maxObjectSize ?? 10 * 1024 * 1024,
      total: Number.POSITIVE_INFINITY,
    });
  }

  /** Answers `open`: the pool is open. `applicationPrivateData` is a dictionary of primitives. */
  accept(applicationPrivateData: WireValue): void {
    this.requireState('Opening');
    this.state = 'Opened';
    this.send(MessageType.ApplicationPrivateData, null, wireObject({ ApplicationPrivateData: applicationPrivateData }));
    this.send(MessageType.RunspacePoolState, null, encodePoolState({ state: 'Opened', error: null }));
  }

  /** Answers `connect`: the client has the pool that another one left. */
  acceptConnection(applicationPrivateData: WireValue): void {
    this.requireState('Opening');
    this.state = 'Opened';
    this.send(
      MessageType.RunspacePoolInitData,
      null,
      encodeLimits({ minRunspaces: this.init?.minRunspaces ?? 1, maxRunspaces: this.init?.maxRunspaces ?? 1 }),
    );
    this.send(MessageType.ApplicationPrivateData, null, wireObject({ ApplicationPrivateData: applicationPrivateData }));
  }

  /** Answers `open`, or ends an open session: it is broken, for the reason in an ErrorRecord. */
  fail(error: WireObject): void {
    this.state = 'Broken';
    this.send(MessageType.RunspacePoolState, null, encodePoolState({ state: 'Broken', error }));
  }

  /** Queues the states of a session's end. */
  close(): void {
    if (this.state === 'Opened')
      this.send(MessageType.RunspacePoolState, null, encodePoolState({ state: 'Closing', error: null }));
    this.send(MessageType.RunspacePoolState, null, encodePoolState({ state: 'Closed', error: null }));
    this.state = 'Closed';
  }

  /** Queues a call of the client's host; returns its id, by which `hostResponse` answers calls that have a result. */
  callHost(target: Target, method: HostMethod, parameters: unknown[]): bigint {
    this.requireState('Opened', 'Opening');
    let callId = noAnswerCallId;
    if (!hostMethodsWithoutResult.has(method)) {
      callId = (this.#callIds.get(target) ?? 0n) + 1n;
      this.#callIds.set(target, callId);
    }
    const type = target === null ? MessageType.RunspacePoolHostCall : MessageType.PipelineHostCall;
    this.send(type, target, encodeHostCall({ callId, method, parameters }, this.crypto));
    return callId;
  }

  /** Asks the client for the session key; `sessionKey` tells when it is there. Only for versions before 2.4. */
  requestKey(): void {
    this.send(MessageType.PublicKeyRequest, null, '');
  }

  answerCall(callId: bigint, response: boolean | bigint): void {
    this.send(MessageType.RunspaceAvailability, null, encodeAvailability({ callId, response }));
  }

  sendUserEvent(clixml: string): void {
    this.sendXml(MessageType.UserEvent, null, this.seal(clixml));
  }

  /** Queues an output object; '' for $null. */
  writeOutput(pipelineId: string, clixml: string): void {
    this.#requireRunning(pipelineId);
    this.sendXml(MessageType.PipelineOutput, pipelineId, this.seal(clixml));
  }

  writeRecord(pipelineId: string, stream: RecordStream, clixml: string): void {
    this.#requireRunning(pipelineId);
    this.sendXml(recordTypes[stream], pipelineId, this.seal(clixml));
  }

  /** Queues a pipeline's last message. */
  endPipeline(pipelineId: string, state: 'Completed' | 'Stopped' | 'Failed', error: WireObject | null = null): void {
    this.#requireRunning(pipelineId);
    this.#pipelines.set(pipelineId, state);
    this.send(MessageType.PipelineState, pipelineId, encodePipelineState({ state, error }));
  }

  override release(pipelineId: string): void {
    super.release(pipelineId);
    this.#pipelines.delete(pipelineId);
    this.#callIds.delete(pipelineId);
  }

  #requireRunning(pipelineId: string): void {
    const state = this.#pipelines.get(pipelineId);
    if (state === undefined || isFinal(state))
      throw new ProtocolError('InvalidState', 'The pipeline has ended; it has no output');
  }

  protected override handle(message: Message, events: ServerEvent[]): void {
    const id = message.pipelineId;
    if (id !== null) this.#handlePipelineMessage(message, id, events);
    else this.#handlePoolMessage(message, events);
  }

  #handlePoolMessage(message: Message, events: ServerEvent[]): void {
    const body = () => asObject(readWire(message.body));
    switch (message.type) {
      case MessageType.SessionCapability: {
        this.requireState('BeforeOpen');
        this.agreeOn(negotiateVersion(this.version, decodeCapability(body()).protocolVersion));
        this.state = 'Opening';
        // The pool's id is not known to the server yet, and the real engine sends none either.
        this.send(MessageType.SessionCapability, null, encodeCapability(this.version));
        this.id = message.poolId;
        return;
      }
      case MessageType.InitRunspacePool:
        this.requireState('Opening');
        this.init = decodeInit(body());
        events.push({ type: 'open', init: this.init, clixml: message.body });
        return;
      case MessageType.ConnectRunspacePool:
        this.requireState('Opening');
        events.push({ type: 'connect', ...decodeLimits(readWire(message.body)) });
        return;
      case MessageType.PublicKey: {
        const { key, encrypted } = createSessionKey(body().string('PublicKey'));
        this.crypto.setKey(key);
        this.send(MessageType.EncryptedSessionKey, null, wireObject({ EncryptedSessionKey: encrypted }));
        events.push({ type: 'sessionKey' });
        return;
      }
      case MessageType.SetMaxRunspaces:
        events.push({ type: 'setMaxRunspaces', count: body().number('MaxRunspaces'), callId: body().long('ci') });
        return;
      case MessageType.SetMinRunspaces:
        events.push({ type: 'setMinRunspaces', count: body().number('MinRunspaces'), callId: body().long('ci') });
        return;
      case MessageType.GetAvailableRunspaces:
        events.push({ type: 'getAvailableRunspaces', callId: body().long('ci') });
        return;
      case MessageType.ResetRunspaceState:
        events.push({ type: 'resetRunspaceState', callId: body().long('ci') });
        return;
      case MessageType.RunspacePoolHostResponse:
        events.push({ type: 'hostResponse', pipelineId: null, ...decodeHostResponse(body(), this.crypto) });
        return;
      default:
        events.push({ type: 'unknownMessage', messageType: message.type });
    }
  }

  #handlePipelineMessage(message: Message, pipelineId: string, events: ServerEvent[]): void {
    switch (message.type) {
      case MessageType.CreatePipeline: {
        this.requireState('Opened');
        const clixml = this.unseal(message.body);
        this.#pipelines.set(pipelineId, 'Running');
        events.push({ type: 'createPipeline', pipelineId, pipeline: decodeCreatePipeline(readWire(clixml)), clixml });
        return;
      }
      case MessageType.GetCommandMetadata: {
        this.requireState('Opened');
        this.#pipelines.set(pipelineId, 'Running');
        const request = decodeGetCommandMetadata(readWire(message.body));
        events.push({ type: 'getCommandMetadata', pipelineId, request, clixml: message.body });
        return;
      }
    }
    if (!this.#pipelines.has(pipelineId)) return;
    switch (message.type) {
      case MessageType.PipelineInput:
        events.push({ type: 'input', pipelineId, clixml: this.unseal(message.body) });
        return;
      case MessageType.EndOfPipelineInput:
        events.push({ type: 'endOfInput', pipelineId });
        return;
      case MessageType.PipelineHostResponse:
        events.push({ type: 'hostResponse', pipelineId, ...decodeHostResponse(readWire(message.body), this.crypto) });
        return;
      default:
        events.push({ type: 'unknownMessage', messageType: message.type });
    }
  }
}
