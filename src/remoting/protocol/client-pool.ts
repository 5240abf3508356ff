/**
 * The client's half of a session: opens a runspace pool, starts pipelines in it, answers host calls (MS-PSRP 3.1). Give it
 * what arrives (`receive`) and send what it has (`pendingTargets`, `take`); it keeps the states and says what happened.
 */
import type { HostMethod } from '../../runtime/host/host-call.js';
import type { PipelineState, RunspaceState } from '../../runtime/runspaces/runspace.js';
import { type ClientEvent, type RecordStream, remoteError } from './events.js';
import { newGuid } from './guid.js';
import { errorAnswer, type HostAnswer } from './host-answer.js';
import {
  decodeHostCall,
  decodeHostCallHeader,
  encodeHostResponse,
  expectsAnswer,
  noAnswerCallId,
} from './host-codec.js';
import type { HostInfo } from './host-info.js';
import { MessageType } from './message-types.js';
import { Destination, type Message } from './messages.js';
import {
  type CreatePipeline,
  decodePipelineState,
  encodeCreatePipeline,
  encodeGetCommandMetadata,
  type GetCommandMetadata,
} from './pipeline-messages.js';
import { hasSecrets, PoolCore, type Target } from './pool-core.js';
import {
  decodeAvailability,
  decodeCapability,
  decodeLimits,
  decodePoolState,
  encodeCapability,
  encodeInit,
  encodeLimits,
} from './pool-messages.js';
import { ProtocolError } from './protocol-error.js';
import type { KeyExchange } from './session-crypto.js';
import { isFinal } from './states.js';
import { latestVersion, negotiateVersion, type ProtocolVersion } from './versions.js';
import { readWire } from './wire-reader.js';
import { asObject, type WireObject, type WireValue, wireObject } from './wire-value.js';
import { writeWire } from './wire-writer.js';

export interface ClientPoolOptions {
  hostInfo: HostInfo;
  /** What `$PSSenderInfo.ApplicationArguments` shows: a dictionary of primitives, or null. */
  applicationArguments?: WireValue;
  minRunspaces?: number;
  maxRunspaces?: number;
  /** The version to offer: an older one where the transport does not encrypt, because 2.4 has no session key. */
  version?: ProtocolVersion;
  /** Bytes; 200 MB when left out, as the real engine. */
  maxObjectSize?: number;
  /** Bytes that may come for one pipeline; no limit when left out. */
  maxDataSize?: number;
}

const recordStreams: Partial<Record<MessageType, RecordStream>> = {
  [MessageType.ErrorRecord]: 'error',
  [MessageType.WarningRecord]: 'warning',
  [MessageType.VerboseRecord]: 'verbose',
  [MessageType.DebugRecord]: 'debug',
  [MessageType.ProgressRecord]: 'progress',
  [MessageType.InformationRecord]: 'information',
};

/** How many pipelines that were let go are known, at most. */
const remembered = 1000;

export class ClientPool extends PoolCore<ClientEvent> {
  #options: ClientPoolOptions;
  #pipelines = new Map<string, PipelineState>();
  /**
   * Pipelines that were let go lately: of them the rest of an object may still come, without its beginning. A server has no such
   * list, since a client may start a pipeline of the same id again.
   */
  readonly #released = new Set<string>();
  #callId = 0n;
  #keyExchange: KeyExchange | null = null;
  /** Messages that came with or after a secure string which cannot be read yet. */
  #held: Message[] = [];

  constructor(options: ClientPoolOptions) {
    super(newGuid(), options.version ?? latestVersion, Destination.Server, {
      object: options.maxObjectSize ?? 200 * 1024 * 1024,
      total: options.maxDataSize ?? Number.POSITIVE_INFINITY,
    });
    this.#options = options;
  }

  /** Queues what opens the pool. `poolState` events tell when it is open, or failed to. */
  open(): void {
    this.requireState('BeforeOpen');
    this.state = 'Opening';
    this.send(MessageType.SessionCapability, null, encodeCapability(this.version));
    this.send(
      MessageType.InitRunspacePool,
      null,
      encodeInit({
        minRunspaces: this.#options.minRunspaces ?? 1,
        maxRunspaces: this.#options.maxRunspaces ?? 1,
        hostInfo: this.#options.hostInfo,
        applicationArguments: this.#options.applicationArguments ?? null,
      }),
    );
  }

  /** Queues what joins a pool that another client left (only over transports that can disconnect). */
  connect(poolId: string): void {
    this.requireState('BeforeOpen');
    this.id = poolId;
    this.state = 'Opening';
    this.send(MessageType.SessionCapability, null, encodeCapability(this.version));
    this.send(
      MessageType.ConnectRunspacePool,
      null,
      encodeLimits({ minRunspaces: this.#options.minRunspaces, maxRunspaces: this.#options.maxRunspaces }),
    );
  }

  /** Notes that the session is closing or over: closing is an act of the transport, no message says it. */
  setState(state: Extract<RunspaceState, 'Closing' | 'Closed' | 'Broken'>): void {
    this.state = state;
  }

  /** Queues a new pipeline's first message; returns its id. Secure strings in its arguments need the session key. */
  createPipeline(pipeline: CreatePipeline): string {
    return this.#startPipeline(MessageType.CreatePipeline, encodeCreatePipeline(pipeline, this.version));
  }

  /** Asks for the metadata of commands, as Enter-PSSession and Import-PSSession do; the answer comes as output. */
  getCommandMetadata(request: GetCommandMetadata): string {
    return this.#startPipeline(MessageType.GetCommandMetadata, encodeGetCommandMetadata(request));
  }

  #startPipeline(type: MessageType, body: WireObject): string {
    this.requireState('Opened');
    const id = newGuid();
    this.#pipelines.set(id, 'Running');
    this.sendXml(type, id, this.seal(writeWire(body)));
    return id;
  }

  /** Takes part in a pipeline that another client has started. */
  adoptPipeline(id: string): void {
    this.requireState('Opened');
    this.#pipelines.set(id, 'Running');
  }

  /** Undefined once the pipeline was released. */
  pipelineState(id: string): PipelineState | undefined {
    return this.#pipelines.get(id);
  }

  /** Notes that the transport was told to stop a pipeline. */
  beginStop(id: string): void {
    if (this.#pipelines.get(id) === 'Running') this.#pipelines.set(id, 'Stopping');
  }

  override release(id: string): void {
    super.release(id);
    this.#pipelines.delete(id);
    this.#released.add(id);
    if (this.#released.size > remembered)
      for (const oldest of [...this.#released].slice(0, remembered / 2)) this.#released.delete(oldest);
  }

  override receive(target: Target, payload: Buffer): ClientEvent[] {
    if (target === null || this.#pipelines.has(target)) return super.receive(target, payload);
    if (this.#released.has(target)) return [];
    throw new ProtocolError('UnexpectedMessage', 'Data came for a pipeline that is not there');
  }

  /** Queues an object as pipeline input. `clixml` is one object. */
  sendInput(id: string, clixml: string): void {
    this.#requireRunning(id);
    this.sendXml(MessageType.PipelineInput, id, this.seal(clixml));
  }
  endInput(id: string): void {
    this.#requireRunning(id);
    this.sendXml(MessageType.EndOfPipelineInput, id, '');
  }

  #requireRunning(id: string): void {
    const state = this.#pipelines.get(id);
    if (state === undefined || isFinal(state))
      throw new ProtocolError('InvalidState', 'The pipeline has ended; it takes no input');
  }

  /** Answers a host call. Secure strings in the answer need the session key. */
  respond(pipelineId: Target, callId: bigint, method: HostMethod, answer: HostAnswer): void {
    if (callId === noAnswerCallId) return;
    if (pipelineId !== null && !this.#pipelines.has(pipelineId)) return;
    const type = pipelineId === null ? MessageType.RunspacePoolHostResponse : MessageType.PipelineHostResponse;
    this.send(type, pipelineId, encodeHostResponse(callId, method, answer, this.crypto), 'PromptResponse');
  }

  /** Starts the exchange of keys; `sessionKey` tells when the key is there. Only for versions before 2.4. */
  sendPublicKey(exchange: KeyExchange): void {
    this.requireState('Opened', 'Opening');
    this.#keyExchange = exchange;
    this.send(MessageType.PublicKey, null, wireObject({ PublicKey: exchange.publicKey }));
  }

  /** These return the id by which the `availability` event answers. */
  setMaxRunspaces(count: number): bigint {
    return this.#call(MessageType.SetMaxRunspaces, { MaxRunspaces: count });
  }
  setMinRunspaces(count: number): bigint {
    return this.#call(MessageType.SetMinRunspaces, { MinRunspaces: count });
  }
  getAvailableRunspaces(): bigint {
    return this.#call(MessageType.GetAvailableRunspaces, {});
  }
  resetRunspaceState(): bigint {
    return this.#call(MessageType.ResetRunspaceState, {});
  }

  #call(type: MessageType, members: Record<string, WireValue>): bigint {
    this.requireState('Opened');
    const callId = ++this.#callId;
    this.send(type, null, wireObject({ ...members, ci: callId }));
    return callId;
  }

  /**
   * A server before 2.4 may send a secure string under a key that it has not told us yet: then everything waits for the exchange
   * of keys, which `keyRequested` asks for.
   */
  protected override handle(message: Message, events: ClientEvent[]): void {
    if (message.type === MessageType.EncryptedSessionKey) this.#receiveKey(message, events);
    else if (this.#held.length > 0) this.#held.push(message);
    else if (!this.crypto.isReady && hasSecrets(message.body)) {
      this.#held.push(message);
      events.push({ type: 'keyRequested' });
    } else this.#dispatch(message, events);
  }

  #receiveKey(message: Message, events: ClientEvent[]): void {
    if (!this.#keyExchange) throw new ProtocolError('UnexpectedMessage', 'A session key came that was not asked for');
    this.crypto.setKey(
      this.#keyExchange.openSessionKey(asObject(readWire(message.body)).string('EncryptedSessionKey')),
    );
    events.push({ type: 'sessionKey' });
    for (const held of this.#held.splice(0)) this.handle(held, events);
  }

  #dispatch(message: Message, events: ClientEvent[]): void {
    const id = message.pipelineId;
    if (id !== null) {
      if (this.#pipelines.has(id)) this.#handlePipelineMessage(message, id, events);
      return;
    }
    switch (message.type) {
      case MessageType.SessionCapability:
        this.agreeOn(negotiateVersion(this.version, decodeCapability(readWire(message.body)).protocolVersion));
        return;
      case MessageType.ApplicationPrivateData: {
        const data = asObject(readWire(message.body)).get('ApplicationPrivateData') ?? null;
        events.push({ type: 'applicationPrivateData', clixml: writeWire(data) });
        return;
      }
      case MessageType.RunspacePoolState: {
        const { state, error } = decodePoolState(readWire(message.body));
        this.state = state;
        events.push({ type: 'poolState', state, error: error && remoteError(error) });
        return;
      }
      case MessageType.RunspacePoolInitData:
        events.push({ type: 'runspaceLimits', ...decodeLimits(readWire(message.body)) });
        // The answer to CONNECT_RUNSPACEPOOL: no state follows it.
        if (this.state === 'Opening') {
          this.state = 'Opened';
          events.push({ type: 'poolState', state: 'Opened', error: null });
        }
        return;
      case MessageType.RunspaceAvailability:
        events.push({ type: 'availability', ...decodeAvailability(readWire(message.body)) });
        return;
      case MessageType.UserEvent:
        events.push({ type: 'userEvent', clixml: this.unseal(message.body) });
        return;
      case MessageType.RunspacePoolHostCall:
        this.#handleHostCall(message, null, events);
        return;
      case MessageType.PublicKeyRequest:
        events.push({ type: 'keyRequested' });
        return;
      default:
        events.push({ type: 'unknownMessage', messageType: message.type });
    }
  }

  #handlePipelineMessage(message: Message, pipelineId: string, events: ClientEvent[]): void {
    switch (message.type) {
      case MessageType.PipelineOutput:
        events.push({ type: 'output', pipelineId, clixml: this.unseal(message.body) });
        return;
      case MessageType.PipelineState: {
        const { state, error } = decodePipelineState(readWire(message.body));
        this.#pipelines.set(pipelineId, state);
        events.push({ type: 'pipelineState', pipelineId, state, error: error && remoteError(error) });
        return;
      }
      case MessageType.PipelineHostCall:
        this.#handleHostCall(message, pipelineId, events);
        return;
      default: {
        const stream = recordStreams[message.type];
        if (stream) events.push({ type: 'record', pipelineId, stream, clixml: this.unseal(message.body) });
        else events.push({ type: 'unknownMessage', messageType: message.type });
      }
    }
  }

  /** A call that cannot be understood is answered with an error at once, so that the far side does not wait for ever. */
  #handleHostCall(message: Message, pipelineId: Target, events: ClientEvent[]): void {
    const body = readWire(message.body);
    try {
      events.push({ type: 'hostCall', pipelineId, call: decodeHostCall(body, this.crypto) });
    } catch (error) {
      const { callId, method } = decodeHostCallHeader(body);
      if (expectsAnswer({ callId, method, parameters: [] }))
        this.respond(pipelineId, callId, method, errorAnswer(error));
    }
  }
}
