/**
 * A session over a transport: drives the protocol core (ClientPool) with what the transport brings, and sends what it has. It
 * opens, starts pipelines, and closes; what to do with output and host calls is the business of each pipeline's consumer.
 */
import type { HostCall } from '../../runtime/host/host-call.js';
import type { RunspaceState } from '../../runtime/runspaces/runspace.js';
import { ClientPool, type ClientPoolOptions } from '../protocol/client-pool.js';
import type { ClientEvent, RemoteError } from '../protocol/events.js';
import type { HostAnswer } from '../protocol/host-answer.js';
import { expectsAnswer } from '../protocol/host-codec.js';
import type { CreatePipeline, GetCommandMetadata } from '../protocol/pipeline-messages.js';
import { hasSecrets, type Target } from '../protocol/pool-core.js';
import { ProtocolError } from '../protocol/protocol-error.js';
import { KeyExchange } from '../protocol/session-crypto.js';
import { type Transport, TransportError } from '../transports/transport.js';
import { type PipelineConsumer, RemotePipeline } from './remote-pipeline.js';

export interface RemoteSessionOptions extends ClientPoolOptions {
  transport: Transport;
  /** As users know the far side: `server1`, or what `-HostName` said. */
  computerName: string;
  /** Answers the calls of the session itself; those of pipelines go to their consumers. */
  answerHostCall(call: HostCall): Promise<HostAnswer>;
  /** Called with text of the far side that does not belong to the protocol. */
  onText?(text: string): void;
}

export type SessionStateListener = (state: RunspaceState, reason?: Error) => void;

export class RemoteSession {
  readonly #pool: ClientPool;
  readonly #transport: Transport;
  readonly computerName: string;
  /** What the server says of itself, as CLIXML: a dictionary with PSVersionTable. '' until it is open. */
  applicationPrivateData = '';
  #state: RunspaceState = 'BeforeOpen';
  #reason: Error | undefined;
  #options: RemoteSessionOptions;
  #pipelines = new Map<string, RemotePipeline>();
  #listeners = new Set<SessionStateListener>();
  #sending = new Set<Target>();
  /** Channels of pipelines that are being made; their data has to wait. */
  #creating = new Map<string, Promise<void>>();
  #keyExchange: Promise<void> | null = null;
  #sessionKey: (() => void) | null = null;
  #text = '';

  constructor(options: RemoteSessionOptions) {
    this.#options = options;
    this.#transport = options.transport;
    this.computerName = options.computerName;
    this.#pool = new ClientPool(options);
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

  onStateChanged(listener: SessionStateListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Connects and opens the pool. Throws TransportError or RemoteSessionError; the connection is dropped then. */
  async open(signal: AbortSignal): Promise<void> {
    this.#setState('Opening');
    const cancel = () => this.#break(cancelled(signal, this.#text));
    try {
      await this.#transport.open(
        {
          onPayload: (target, data) => this.#receive(target, data),
          onClosed: (error) => this.#break(error),
          onText: (text) => this.#receiveText(text),
        },
        signal,
      );
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel, { once: true });
      const opened = new Promise<void>((resolve, reject) => {
        const settle = (state: RunspaceState) => {
          if (state === 'Opened') resolve();
          else if (state !== 'Opening')
            reject(this.#reason ?? new TransportError('ConnectionClosed', 'The session was closed.'));
        };
        const unsubscribe = this.onStateChanged((state) => {
          settle(state);
          unsubscribe();
        });
        settle(this.#state);
      });
      if (this.#state === 'Opening') {
        this.#pool.open();
        this.#flush();
      }
      await opened;
    } catch (error) {
      this.#break(signal.aborted ? cancelled(signal, this.#text) : (error as Error));
      throw this.#reason ?? error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Starts a pipeline. Throws ProtocolError when the session is not open. */
  start(pipeline: CreatePipeline, consumer: PipelineConsumer): RemotePipeline {
    return this.#start(this.#pool.createPipeline(pipeline), consumer);
  }
  getCommandMetadata(request: GetCommandMetadata, consumer: PipelineConsumer): RemotePipeline {
    return this.#start(this.#pool.getCommandMetadata(request), consumer);
  }

  #start(id: string, consumer: PipelineConsumer): RemotePipeline {
    const pipeline = new RemotePipeline(id, consumer, {
      sendInput: (clixml) => this.#sendInput(id, clixml),
      endInput: () => {
        this.#pool.endInput(id);
        this.#flush();
      },
      stop: () => this.#stop(id),
      respond: (call, answer) => this.#respond(id, call.callId, call.method, answer),
    });
    this.#pipelines.set(id, pipeline);
    const created = this.#transport.createPipeline(id);
    this.#creating.set(id, created);
    created.then(
      () => {
        this.#creating.delete(id);
        this.#flush();
      },
      (error: Error) => this.#break(error),
    );
    return pipeline;
  }

  /** For protocol versions before 2.4: makes sure that there is a session key, so that secure strings can be sent. */
  ensureKey(): Promise<void> {
    if (this.#pool.crypto.isReady) return Promise.resolve();
    this.#keyExchange ??= KeyExchange.create().then(
      (exchange) =>
        new Promise<void>((resolve) => {
          this.#sessionKey = resolve;
          this.#pool.sendPublicKey(exchange);
          this.#flush();
        }),
    );
    return this.#keyExchange;
  }

  /** Makes the far side wait while a consumer has more than it can handle; it goes on when every hold has been ended. */
  hold(held: boolean): void {
    this.#holds += held ? 1 : -1;
    this.#transport.setFlowing(this.#holds === 0);
  }
  #holds = 0;

  /** Closes pipelines and session in good order. Never throws; a far side that does not answer is dropped. */
  async close(): Promise<void> {
    if (this.#state === 'Closed' || this.#state === 'Broken') return;
    if (this.#state === 'Closing')
      return new Promise((resolve) => this.onStateChanged((s) => s === 'Closing' || resolve()));
    this.#setState('Closing');
    this.#pool.setState('Closing');
    try {
      await Promise.all([...this.#pipelines.keys()].map((id) => this.#closePipeline(id)));
      await this.#transport.close();
    } catch {
      this.#transport.dispose();
    }
    this.#finish('Closed', undefined);
  }

  async #sendInput(id: string, clixml: string): Promise<void> {
    if (hasSecrets(clixml)) await this.ensureKey();
    this.#pool.sendInput(id, clixml);
    this.#flush();
    while (this.#pool.pendingBytes(id) > maxPendingInput && this.#pipelines.has(id)) await this.#nextSent(id);
  }

  #sentListeners = new Map<Target, (() => void)[]>();
  #nextSent(target: Target): Promise<void> {
    return new Promise((resolve) => {
      const listeners = this.#sentListeners.get(target);
      if (listeners) listeners.push(resolve);
      else this.#sentListeners.set(target, [resolve]);
    });
  }

  async #stop(id: string): Promise<void> {
    await this.#creating.get(id);
    if (!this.#pipelines.has(id)) return;
    this.#pool.beginStop(id);
    // What was sent has to be acknowledged before the Signal, else it would be a signal to nothing.
    while ((this.#pool.pendingBytes(id) > 0 || this.#sending.has(id)) && this.#pipelines.has(id))
      await this.#nextSent(id);
    await this.#transport.stopPipeline(id);
  }

  async #respond(target: Target, callId: bigint, method: HostCall['method'], answer: HostAnswer): Promise<void> {
    const secret = 'result' in answer && answer.result !== null && typeof answer.result === 'object';
    if (secret) await this.ensureKey();
    if (this.#state !== 'Opened' && this.#state !== 'Opening') return;
    this.#pool.respond(target, callId, method, answer);
    this.#flush();
  }

  /** Sends what waits, one payload at a time for each target. */
  #flush(): void {
    for (const target of this.#pool.pendingTargets())
      if (!this.#sending.has(target) && !(target !== null && this.#creating.has(target))) void this.#sendAll(target);
  }

  async #sendAll(target: Target): Promise<void> {
    this.#sending.add(target);
    try {
      for (;;) {
        const payload = this.#pool.take(target, this.#transport.maxPayload);
        if (!payload) break;
        await this.#transport.send(target, payload.stream, payload.data);
        this.#notifySent(target);
      }
    } catch (error) {
      this.#break(error as Error);
    } finally {
      this.#sending.delete(target);
      this.#notifySent(target);
    }
  }

  #notifySent(target: Target): void {
    const listeners = this.#sentListeners.get(target);
    if (!listeners) return;
    this.#sentListeners.delete(target);
    for (const listener of listeners) listener();
  }

  #receive(target: Target, data: Buffer): void {
    let events: ClientEvent[];
    try {
      events = this.#pool.receive(target, data);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#break(error);
      return;
    }
    for (const event of events) this.#handle(event);
    this.#flush();
  }

  #handle(event: ClientEvent): void {
    switch (event.type) {
      case 'output':
        this.#pipelines.get(event.pipelineId)?.receiveOutput(event.clixml);
        return;
      case 'record':
        this.#pipelines.get(event.pipelineId)?.receiveRecord(event.stream, event.clixml);
        return;
      case 'hostCall': {
        if (event.pipelineId !== null) this.#pipelines.get(event.pipelineId)?.receiveHostCall(event.call);
        else void this.#answerPoolCall(event.call);
        return;
      }
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
      case 'keyRequested':
        void this.ensureKey();
        return;
      case 'sessionKey':
        this.#sessionKey?.();
        return;
    }
  }

  async #answerPoolCall(call: Extract<ClientEvent, { type: 'hostCall' }>['call']): Promise<void> {
    const answer = await this.#options.answerHostCall(call);
    if (expectsAnswer(call)) await this.#respond(null, call.callId, call.method, answer);
  }

  async #closePipeline(id: string): Promise<void> {
    const pipeline = this.#pipelines.get(id);
    if (!pipeline) return;
    this.#pipelines.delete(id);
    try {
      await this.#transport.closePipeline(id);
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
    this.#text += text;
    this.#options.onText?.(text);
  }

  #break(error: Error): void {
    if (this.#state === 'Closed' || this.#state === 'Broken' || this.#state === 'Closing') return;
    this.#finish('Broken', error);
    this.#transport.dispose();
  }

  #finish(state: 'Closed' | 'Broken', reason: Error | undefined): void {
    this.#reason = reason;
    this.#pool.setState(state);
    this.#setState(state);
    for (const pipeline of this.#pipelines.values()) pipeline.abandon(reason);
    this.#pipelines.clear();
    this.#sessionKey?.();
    for (const target of [...this.#sentListeners.keys()]) this.#notifySent(target);
  }

  #setState(state: RunspaceState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state, this.#reason);
  }
}

/** Bytes of pipeline input that may wait before the sender has to. */
const maxPendingInput = 256 * 1024;

/** The remote computer refused or ended a session, and said why. */
export class RemoteSessionError extends Error {
  constructor(readonly remote: RemoteError) {
    super(remote.message);
  }
}

function cancelled(signal: AbortSignal, text: string): TransportError {
  const reason: unknown = signal.reason;
  if (reason instanceof TransportError) return reason;
  if (reason instanceof DOMException && reason.name === 'TimeoutError')
    return new TransportError('TimedOut', 'The remote computer did not answer in time.', text.trim());
  return new TransportError('Cancelled', 'The connection was cancelled.');
}
