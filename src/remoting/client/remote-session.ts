/**
 * A session over a transport: drives the protocol core (ClientPool) with what the transport brings, and sends what it has. It
 * opens, starts pipelines, disconnects and comes back, and closes; what to do with output and host calls is the business of each
 * pipeline's consumer.
 */
import type { HostCall } from '../../runtime/host/host-call.js';
import type { RunspaceState } from '../../runtime/runspaces/runspace.js';
import { ClientPool } from '../protocol/client-pool.js';
import type { ClientEvent, RemoteError } from '../protocol/events.js';
import { errorAnswer, type HostAnswer } from '../protocol/host-answer.js';
import { expectsAnswer } from '../protocol/host-codec.js';
import type { CreatePipeline, GetCommandMetadata } from '../protocol/pipeline-messages.js';
import { hasSecrets, type Target } from '../protocol/pool-core.js';
import { ProtocolError } from '../protocol/protocol-error.js';
import { KeyExchange } from '../protocol/session-crypto.js';
import {
  type Disconnection,
  type DisconnectOptions,
  type Transport,
  TransportError,
  type TransportEvents,
  type TransportNotice,
} from '../transports/transport.js';
import { Outgoing } from './outgoing.js';
import { PoolCalls } from './pool-calls.js';
import { type PipelineConsumer, RemotePipeline } from './remote-pipeline.js';
import { defaultCancelTimeout, maxKeptText, type RemoteSessionOptions } from './remote-session-options.js';
import { cancelled, RemoteSessionError } from './session-error.js';
import { whenOpened } from './when-opened.js';

export type SessionStateListener = (state: RunspaceState, reason?: Error) => void;

export class RemoteSession {
  readonly #pool: ClientPool;
  readonly transport: Transport;
  readonly #outgoing: Outgoing;
  /** What can be asked of the pool while it is open. */
  readonly poolCalls: PoolCalls;
  readonly computerName: string;
  /** What the server says of itself, as CLIXML: a dictionary with PSVersionTable. '' until it is open. */
  applicationPrivateData = '';
  /** Called with what the transport tells while the session is open: one listener, the one who shows it. */
  onNotice: ((notice: TransportNotice) => void) | null = null;
  /** Called with the events that the far side forwards (USER_EVENT), as CLIXML: one listener, its debugger's. */
  onUserEvent: ((clixml: string) => void) | null = null;
  #state: RunspaceState = 'BeforeOpen';
  #reason: Error | undefined;
  #options: RemoteSessionOptions;
  #pipelines = new Map<string, RemotePipeline>();
  #listeners = new Set<SessionStateListener>();
  #keyExchange: Promise<void> | null = null;
  #sessionKey: (() => void) | null = null;
  #text = '';
  #holds = 0;

  constructor(options: RemoteSessionOptions) {
    this.#options = options;
    this.transport = options.transport;
    this.computerName = options.computerName;
    this.#pool = new ClientPool(options);
    this.#outgoing = new Outgoing(this.#pool, this.transport, (error) => this.#break(error));
    this.poolCalls = new PoolCalls(this.#pool, () => this.#outgoing.flush());
  }

  /** Instance id, a lower-case GUID. */
  get id(): string {
    return this.#pool.id;
  }
  get state(): RunspaceState {
    return this.#state;
  }
  /** Why the state is Broken (or Closed by the far side). */
  get reason(): Error | undefined {
    return this.#reason;
  }
  get protocolVersion(): string {
    return this.#pool.version;
  }
  /** Pipelines that have not ended. */
  get isBusy(): boolean {
    return this.#pipelines.size > 0;
  }
  /** Settles when no pipeline runs, or the session is not open any more, or the signal is aborted. */
  async whenIdle(signal: AbortSignal): Promise<void> {
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    while (this.isBusy && this.#state === 'Opened' && !signal.aborted)
      await Promise.race([aborted, ...[...this.#pipelines.values()].map(({ done }) => done)]);
  }
  get canDisconnect(): boolean {
    return this.transport.disconnection !== null;
  }

  onStateChanged(listener: SessionStateListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  // ---- Opening ------------------------------------------------------------------------------------------------------------

  /** Connects and opens the pool. Throws TransportError or RemoteSessionError; the connection is dropped then. */
  async open(signal: AbortSignal): Promise<void> {
    this.#pool.open();
    await this.#join(signal, (events) => this.transport.open(this.#outgoing.startOf(null), events, signal));
  }

  /** Joins a session that another client has left. Throws as `open` does. `attach` gets what its pipelines bring. */
  async connect(id: string, signal: AbortSignal): Promise<void> {
    const disconnection = this.#requireDisconnection();
    this.#pool.connect(id);
    await this.#join(signal, (events) => disconnection.connect(this.#outgoing.startOf(null), events, signal));
  }

  async #join(signal: AbortSignal, connect: (events: TransportEvents) => Promise<void>): Promise<void> {
    this.#setState('Opening');
    const cancel = () => this.#break(cancelled(signal, this.#text));
    try {
      await connect({
        onPayload: (target, data) => this.#receive(target, data),
        onClosed: (error) => this.#break(error),
        onPipelineLost: (id, error) => {
          this.#pipelines.get(id)?.abandon(error);
          void this.#closePipeline(id);
        },
        onText: (text) => this.#receiveText(text),
        onNotice: (notice) => this.#receiveNotice(notice),
      });
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel, { once: true });
      const opened = whenOpened(this);
      this.#outgoing.flush();
      await opened;
    } catch (error) {
      this.#break(signal.aborted ? cancelled(signal, this.#text) : (error as Error));
      throw this.#reason ?? error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  // ---- Leaving and coming back ----------------------------------------------------------------------------------------------

  #requireDisconnection(): Disconnection {
    const { disconnection } = this.transport;
    if (!disconnection)
      throw new TransportError('NotSupported', 'This transport does not support disconnect and connect operations.');
    return disconnection;
  }

  /** Leaves the session at the far side, where its pipelines go on. Throws TransportError; the session is as before then. */
  async disconnect(options: DisconnectOptions): Promise<void> {
    const disconnection = this.#requireDisconnection();
    this.#outgoing.held = true;
    try {
      await disconnection.disconnect(options);
    } catch (error) {
      this.#outgoing.held = false;
      throw error;
    }
    this.#setState('Disconnected');
  }

  /** Comes back to the session that `disconnect` has left. Throws TransportError. */
  async reconnect(signal: AbortSignal): Promise<void> {
    await this.#requireDisconnection().reconnect(signal);
    this.#setState('Opened');
    this.#outgoing.held = false;
  }

  /** Takes what a pipeline brings that another client has started, in a session that was joined by `connect`. */
  async attach(id: string, consumer: PipelineConsumer): Promise<RemotePipeline> {
    const disconnection = this.#requireDisconnection();
    this.#pool.adoptPipeline(id);
    const pipeline = this.#track(id, consumer);
    await disconnection.connectPipeline(id);
    return pipeline;
  }

  // ---- Pipelines ------------------------------------------------------------------------------------------------------------

  /** Starts a pipeline. Throws ProtocolError when the session is not open. */
  start(pipeline: CreatePipeline, consumer: PipelineConsumer): RemotePipeline {
    const text = pipeline.statements[0]?.[0]?.text ?? '';
    return this.#start(this.#pool.createPipeline(pipeline), text.slice(0, 256), consumer);
  }
  getCommandMetadata(request: GetCommandMetadata, consumer: PipelineConsumer): RemotePipeline {
    return this.#start(this.#pool.getCommandMetadata(request), 'Get-Command', consumer);
  }

  #start(id: string, text: string, consumer: PipelineConsumer): RemotePipeline {
    const pipeline = this.#track(id, consumer);
    this.#outgoing.createPipeline(id, text);
    return pipeline;
  }

  #track(id: string, consumer: PipelineConsumer): RemotePipeline {
    const pipeline = new RemotePipeline(id, consumer, {
      sendInput: (clixml) => this.#sendInput(id, clixml),
      endInput: () => {
        this.#pool.endInput(id);
        this.#outgoing.flush();
      },
      stop: () => this.#stop(id),
      respond: (call, answer) => this.#respond(id, call.callId, call.method, answer),
    });
    this.#pipelines.set(id, pipeline);
    return pipeline;
  }

  async #sendInput(id: string, clixml: string): Promise<void> {
    if (hasSecrets(clixml)) await this.ensureKey();
    this.#pool.sendInput(id, clixml);
    this.#outgoing.flush();
    await this.#outgoing.drained(id, maxPendingInput, () => this.#pipelines.has(id));
  }

  /** A far side whose pipeline has not ended in the time that it has for stopping is given up. */
  async #stop(id: string): Promise<void> {
    const { cancelTimeout = defaultCancelTimeout } = this.#options;
    const expire = () => this.#break(new TransportError('TimedOut', 'The remote computer did not stop the command.'));
    const timer = cancelTimeout > 0 ? setTimeout(expire, cancelTimeout) : undefined;
    void this.#pipelines.get(id)?.done.then(() => clearTimeout(timer));
    await this.#outgoing.whenCreated(id);
    if (!this.#pipelines.has(id)) return;
    this.#pool.beginStop(id);
    // What was sent has to be acknowledged before the Signal, else it would be a signal to nothing.
    await this.#outgoing.drained(id, 0, () => this.#pipelines.has(id));
    await this.transport.stopPipeline(id);
  }

  /** Never rejects: the far side would wait for ever for an answer that cannot be sent, so that the session breaks. */
  async #respond(target: Target, callId: bigint, method: HostCall['method'], answer: HostAnswer): Promise<void> {
    const secret = 'result' in answer && answer.result !== null && typeof answer.result === 'object';
    try {
      if (secret) await this.ensureKey();
      if (this.#state !== 'Opened' && this.#state !== 'Opening') return;
      this.#pool.respond(target, callId, method, answer);
      this.#outgoing.flush();
    } catch (error) {
      this.#break(error as Error);
    }
  }

  /** For protocol versions before 2.4: makes sure that there is a session key, so that secure strings can be sent. */
  ensureKey(): Promise<void> {
    if (this.#pool.crypto.isReady) return Promise.resolve();
    this.#keyExchange ??= KeyExchange.create().then(
      (exchange) =>
        new Promise<void>((resolve) => {
          this.#sessionKey = resolve;
          this.#pool.sendPublicKey(exchange);
          this.#outgoing.flush();
        }),
    );
    return this.#keyExchange;
  }

  /** Makes the far side wait while a consumer has more than it can handle; it goes on when every hold has been ended. */
  hold(held: boolean): void {
    this.#holds += held ? 1 : -1;
    this.transport.setFlowing(this.#holds === 0);
  }

  // ---- Closing ----------------------------------------------------------------------------------------------------------------

  /** Closes pipelines and session in good order. Never throws; a far side that does not answer is dropped. */
  async close(): Promise<void> {
    if (this.#state === 'Closed' || this.#state === 'Broken') return;
    if (this.#state === 'Closing')
      return new Promise((resolve) => this.onStateChanged((s) => s === 'Closing' || resolve()));
    const wasConnected = this.#state !== 'Disconnected';
    this.#setState('Closing');
    this.#pool.setState('Closing');
    try {
      if (wasConnected) await Promise.all([...this.#pipelines.keys()].map((id) => this.#closePipeline(id)));
      await this.transport.close();
    } catch {
      this.transport.dispose();
    }
    this.#finish('Closed', undefined);
  }

  // ---- What comes -------------------------------------------------------------------------------------------------------------

  #receive(target: Target, data: Buffer): void {
    try {
      // Consumers read CLIXML, too, and find mistakes in it.
      for (const event of this.#pool.receive(target, data)) this.#handle(event);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#break(error);
      return;
    }
    this.#outgoing.flush();
  }

  #handle(event: ClientEvent): void {
    switch (event.type) {
      case 'output':
        this.#pipelines.get(event.pipelineId)?.receiveOutput(event.clixml);
        return;
      case 'record':
        this.#pipelines.get(event.pipelineId)?.receiveRecord(event.stream, event.clixml);
        return;
      case 'hostCall':
        if (event.pipelineId !== null) this.#pipelines.get(event.pipelineId)?.receiveHostCall(event.call);
        else void this.#answerPoolCall(event.call);
        return;
      case 'pipelineState':
        if (this.#pipelines.get(event.pipelineId)?.receiveState(event.state, event.error))
          void this.#closePipeline(event.pipelineId);
        return;
      case 'poolState':
        this.#poolStateChanged(event.state, event.error);
        return;
      case 'applicationPrivateData':
        this.applicationPrivateData = event.clixml;
        return;
      case 'availability':
        this.poolCalls.answered(event);
        return;
      case 'keyRequested':
        this.ensureKey().catch((error: Error) => this.#break(error));
        return;
      case 'userEvent':
        this.onUserEvent?.(event.clixml);
        return;
      case 'sessionKey':
        this.#sessionKey?.();
        return;
    }
  }

  async #answerPoolCall(call: Extract<ClientEvent, { type: 'hostCall' }>['call']): Promise<void> {
    const answer = await this.#options.answerHostCall(call).catch(errorAnswer);
    if (expectsAnswer(call)) await this.#respond(null, call.callId, call.method, answer);
  }

  async #closePipeline(id: string): Promise<void> {
    const pipeline = this.#pipelines.get(id);
    if (!pipeline) return;
    this.#pipelines.delete(id);
    try {
      await this.transport.closePipeline(id);
    } catch (error) {
      if (this.#state === 'Opened') this.#break(error as Error);
    } finally {
      this.#pool.release(id);
      pipeline.abandon(this.#reason);
    }
  }

  #poolStateChanged(state: RunspaceState, error: RemoteError | null): void {
    if (state === 'Opened') this.#setState('Opened');
    else if ((state === 'Broken' || state === 'Closed') && this.#state !== 'Closing')
      this.#break(
        error
          ? new RemoteSessionError(error)
          : new TransportError('ConnectionClosed', 'The remote computer closed the session.'),
      );
  }

  #receiveText(text: string): void {
    this.#text = (this.#text + text).slice(0, maxKeptText);
    this.#options.onText?.(text);
  }

  #receiveNotice(notice: TransportNotice): void {
    if (notice.kind === 'disconnected') {
      this.#outgoing.held = true;
      this.#setState('Disconnected');
    }
    this.onNotice?.(notice);
  }

  #break(error: Error): void {
    if (this.#state === 'Closed' || this.#state === 'Broken' || this.#state === 'Closing') return;
    this.#finish('Broken', error);
    this.transport.dispose();
  }

  #finish(state: 'Closed' | 'Broken', reason: Error | undefined): void {
    this.#reason = reason;
    this.#pool.setState(state);
    this.#setState(state);
    for (const pipeline of this.#pipelines.values()) pipeline.abandon(reason);
    this.#pipelines.clear();
    this.#sessionKey?.();
    this.#outgoing.end();
    this.poolCalls.end();
  }

  #setState(state: RunspaceState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state, this.#reason);
  }
}

/** Bytes of pipeline input that may wait before the sender has to. */
const maxPendingInput = 256 * 1024;
