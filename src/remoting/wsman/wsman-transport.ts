/**
 * Sessions over WSMan: the session is a shell of the service, each pipeline a command in it. Opening carries the first payload
 * (Create, Command), and what the far side has is asked for by Receive, one for the session and one for each pipeline.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { SessionOptions } from '../client/session-options.js';
import { messages } from '../messages.js';
import { fromBase64 } from '../protocol/base64.js';
import type { PayloadStream } from '../protocol/fragments.js';
import { newGuid } from '../protocol/guid.js';
import type { Target } from '../protocol/pool-core.js';
import type { ProtocolVersion } from '../protocol/versions.js';
import type { WSManTarget } from '../transports/targets.js';
import {
  type ChannelStart,
  type Disconnection,
  type DisconnectOptions,
  type Transport,
  TransportError,
  type TransportEvents,
} from '../transports/transport.js';
import type { UserInteraction } from '../transports/user-interaction.js';
import { largeEnvelope, payloadRoom, smallEnvelope, tellsOfLargeEnvelopes } from './envelope-size.js';
import { createEndpoint } from './http/endpoint.js';
import { wsmanMessages } from './messages.js';
import { cultureOf } from './own-culture.js';
import { Receiver } from './receiver.js';
import { openWithRedirection } from './redirection.js';
import { retried } from './retried.js';
import { RobustCalls } from './robust-calls.js';
import { sessionError } from './session-error.js';
import {
  commandRequest,
  connectCommandRequest,
  connectRequest,
  createRequest,
  deleteRequest,
  disconnectRequest,
  readCreated,
  receiveRequest,
  reconnectRequest,
  type Shell,
  sendRequest,
  signalRequest,
} from './shell-requests.js';
import type { EnvelopeSettings, SoapRequest } from './soap/envelope.js';
import { type Operation, WSManFault } from './soap/fault.js';
import { SignalCode } from './soap/names.js';
import { SoapClient } from './soap/soap-client.js';
import type { XmlElement } from './soap/xml.js';

export interface WSManTransportOptions {
  target: WSManTarget;
  options: SessionOptions;
  interaction: UserInteraction;
  /** The session's name at the far side. */
  name: string;
  version: ProtocolVersion;
}

/** How long (ms) Windows' client tries to make a lost connection anew, and the default of OperationTimeout. */
const usualReconnectTime = 240_000;
const usualOperationTimeout = 180_000;
/** How long (ms) a Receive may take to be ended by the service after Disconnect, and Signals of the past after Delete. */
const grace = 2000;

type ShellRequest = Omit<SoapRequest, 'operationTimeout' | 'resourceUri' | 'selectors'>;

export class WSManTransport implements Transport, Disconnection {
  readonly disconnection: Disconnection = this;
  #client: SoapClient | null = null;
  #calls: RobustCalls | null = null;
  #shell: Shell | null = null;
  #events: TransportEvents | null = null;
  #receivers = new Map<Target, Receiver>();
  /** What the service calls a pipeline, where that is not its id: services of PowerShell 2.0 give names of their own. */
  #commandIds = new Map<string, string>();
  /** Signals that nobody waits for. */
  #background = new Set<Promise<unknown>>();
  /** Those of a stop that were not answered yet: OMI refuses a second one for the command. */
  #stopping = new Map<string, Promise<unknown>>();
  #envelope = smallEnvelope;
  #flowing = true;
  #isOver = false;
  /** From Disconnect until the session is joined again: that streams end is no news then, and none begins. */
  #isLeaving = false;
  /** Commands that the service has not answered yet. */
  #creating = new Set<Promise<void>>();
  #abort = new AbortController();

  constructor(private readonly settings: WSManTransportOptions) {}

  get maxPayload(): number {
    const settings = this.#client?.settings ?? this.#envelopeSettings('');
    return payloadRoom(this.#envelope, this.#about(usualOperationTimeout), settings, this.settings.options.useUTF16);
  }

  // ---- Opening ------------------------------------------------------------------------------------------------------------

  async open(start: ChannelStart, events: TransportEvents, signal: AbortSignal): Promise<void> {
    const { options, target, name, version } = this.settings;
    const data = start.take(this.maxPayload);
    await this.#join(events, signal, async (client, shellUri) => {
      const request = { id: start.id, name, resourceUri: shellUri, version, data, options };
      const body = await retried(this.settings.options, signal, () => client.call(createRequest(request), signal));
      this.#shell = readCreated(body, start.id, target.shellUri);
    });
    this.#receive(null);
  }

  async connect(start: ChannelStart, events: TransportEvents, signal: AbortSignal): Promise<void> {
    const data = start.take(this.maxPayload);
    this.#shell = { resourceUri: this.settings.target.shellUri, selectors: { ShellId: start.id.toUpperCase() } };
    const request = { ...connectRequest(this.settings.version, data), ...this.#about(this.#operationTimeout) };
    const answer = await this.#join(events, signal, async (client) =>
      fromBase64((await client.call(request, signal)).textOf('connectResponseXml')),
    );
    if (answer.length > 0) this.#receivePayload(null, answer);
    this.#receive(null);
  }

  /** Connects by `first`, wherever the far side sends us. Throws TransportError. */
  async #join<T>(
    events: TransportEvents,
    signal: AbortSignal,
    first: (client: SoapClient, shellUri: string) => Promise<T>,
  ): Promise<T> {
    this.#events = events;
    const { target, options, interaction } = this.settings;
    try {
      return await openWithRedirection(target, options, async (redirected) => {
        if (redirected.connectionUri !== target.connectionUri)
          interaction.show(`WARNING: ${messages.redirectedTo(redirected.connectionUri)}`);
        const endpoint = createEndpoint(redirected, options, interaction);
        const client = new SoapClient(endpoint, this.#envelopeSettings(endpoint.url.href));
        try {
          const result = await first(client, target.shellUri);
          this.#client = client;
          this.#calls = new RobustCalls({
            client,
            limit: this.#reconnectTime,
            onNotice: (notice) => events.onNotice(notice),
          });
          return result;
        } catch (error) {
          client.dispose();
          endpoint.dispose();
          throw error;
        }
      });
    } catch (error) {
      signal.throwIfAborted();
      throw this.#errorOf(error, 'connecting');
    }
  }

  #envelopeSettings(to: string): EnvelopeSettings {
    const { culture, uiCulture } = this.settings.options;
    const own = cultureOf(process.env);
    return {
      to,
      locale: uiCulture || own,
      dataLocale: culture || own,
      maxEnvelopeSize: largeEnvelope,
      sessionId: this.#sessionId,
    };
  }
  readonly #sessionId = newGuid();

  get #operationTimeout(): number {
    return this.settings.options.operationTimeout || usualOperationTimeout;
  }
  /** OperationTimeout, where the user has set it: it is the time that the user is ready to wait. */
  get #reconnectTime(): number {
    return this.#operationTimeout === usualOperationTimeout ? usualReconnectTime : this.#operationTimeout;
  }

  #about(operationTimeout: number): Pick<SoapRequest, 'resourceUri' | 'selectors' | 'operationTimeout'> {
    const { resourceUri = this.settings.target.shellUri, selectors = { ShellId: newGuid() } } = this.#shell ?? {};
    return { resourceUri, selectors, operationTimeout };
  }

  // ---- Requests -----------------------------------------------------------------------------------------------------------

  /** Throws TransportError. */
  async #call(request: ShellRequest, operation: Operation, timeout = this.#operationTimeout): Promise<XmlElement> {
    try {
      return await this.#send(request, timeout, this.#abort.signal);
    } catch (error) {
      throw this.#errorOf(error, operation);
    }
  }

  #send(request: ShellRequest, timeout: number, signal: AbortSignal, onRepeat?: () => void): Promise<XmlElement> {
    if (this.#calls === null || this.#isOver)
      return Promise.reject(new TransportError('ConnectionClosed', 'The session was closed.'));
    const ids = {
      operationId: request.operationId ?? newGuid(),
      sequenceId: request.sequenceId ?? 1,
      messageId: newGuid(),
    };
    return this.#calls.call({ ...request, ...ids, ...this.#about(timeout) }, signal, onRepeat);
  }

  #errorOf(error: unknown, operation: Operation): TransportError {
    if (this.#abort.signal.aborted) return new TransportError('ConnectionClosed', 'The session was closed.');
    return sessionError(error, operation, this.settings.target);
  }

  createPipeline(start: ChannelStart): Promise<void> {
    const creating = this.#command(start).finally(() => this.#creating.delete(creating));
    this.#creating.add(creating);
    return creating;
  }

  async #command(start: ChannelStart): Promise<void> {
    let isRepeated = false;
    const request = commandRequest(start.id, start.text ?? '', start.take(this.maxPayload));
    try {
      const body = await this.#send(request, this.#operationTimeout, this.#abort.signal, () => {
        isRepeated = true;
      });
      const told = body.textOf('CommandId').toLowerCase();
      if (told !== '' && told !== start.id) this.#commandIds.set(start.id, told);
    } catch (error) {
      // The first one may have come through, so that the second is refused: Receive will tell.
      if (!(isRepeated && error instanceof WSManFault)) throw this.#errorOf(error, 'running');
    }
    this.#receive(start.id);
  }

  async send(target: Target, stream: PayloadStream, data: Buffer): Promise<void> {
    try {
      await this.#call(sendRequest(this.#commandOf(target), stream, data), 'sending');
    } catch (error) {
      // The pipeline has ended meanwhile: what was for it is of no use, and no harm.
      if (target !== null && !this.#receivers.has(target)) return;
      throw error;
    }
  }

  #commandOf<T extends Target>(target: T): T {
    return ((target !== null && this.#commandIds.get(target)) || target) as T;
  }

  async stopPipeline(id: string): Promise<void> {
    const request = signalRequest(this.#commandOf(id), SignalCode.stop);
    const stopped = this.#call(request, 'running', this.settings.options.cancelTimeout || undefined);
    this.#stopping.set(id, stopped);
    await stopped.finally(() => this.#stopping.delete(id));
  }

  /** Nobody has to wait for the service to forget a command. */
  async closePipeline(id: string): Promise<void> {
    const receiver = this.#receivers.get(id);
    if (!receiver) return;
    receiver.close();
    this.#receivers.delete(id);
    const timeout = this.settings.options.cancelTimeout || this.#operationTimeout;
    const request = signalRequest(this.#commandOf(id), SignalCode.terminate);
    this.#commandIds.delete(id);
    const terminate = () => this.#send(request, timeout, this.#abort.signal);
    const signalled: Promise<unknown> = Promise.resolve(this.#stopping.get(id))
      .then(terminate, terminate)
      .catch(() => undefined) // a service may have forgotten it by itself
      .finally(() => this.#background.delete(signalled));
    this.#background.add(signalled);
  }

  // ---- What comes ---------------------------------------------------------------------------------------------------------

  #receive(target: Target): void {
    const receiver = new Receiver({
      target,
      call: (of, ids, signal) => {
        const all = AbortSignal.any([signal, this.#abort.signal]);
        return this.#send({ ...receiveRequest(this.#commandOf(of)), ...ids }, this.#operationTimeout, all);
      },
      onData: (of, data) => this.#receivePayload(of, data),
      onFailed: (error) => this.#lost(target, error),
      onDisconnected: () => this.#leftBehind(),
    });
    receiver.isPaused = !this.#flowing;
    this.#receivers.set(target, receiver);
    if (!this.#isLeaving) receiver.start();
  }

  #receivePayload(target: Target, data: Buffer): void {
    const mayGrow = target === null && this.#envelope === smallEnvelope && this.#client?.isOmi === false;
    if (mayGrow && tellsOfLargeEnvelopes(data)) this.#envelope = largeEnvelope;
    this.#events?.onPayload(target, data);
  }

  /** A command alone may be gone, because somebody else ended it; if it is the shell, its own Receive will say so. */
  #lost(target: Target, error: unknown): void {
    const text = wsmanMessages.endedThere(target === null ? 'session' : 'command', this.settings.target.computerName);
    const lost = error === null ? new TransportError('ConnectionClosed', text) : this.#errorOf(error, 'receiving');
    if (target === null || !this.#events?.onPipelineLost) this.#end(lost);
    else this.#events.onPipelineLost(target, lost);
  }

  setFlowing(flowing: boolean): void {
    this.#flowing = flowing;
    for (const receiver of this.#receivers.values()) receiver.isPaused = !flowing;
  }

  /** Somebody else disconnected the session. */
  #leftBehind(): void {
    if (this.#isLeaving) return;
    this.#calls?.suspend();
    this.#events?.onNotice({ kind: 'disconnected' });
  }

  // ---- Leaving and coming back --------------------------------------------------------------------------------------------

  async disconnect(options: DisconnectOptions): Promise<void> {
    this.#isLeaving = true;
    await Promise.allSettled(this.#creating);
    const receivers = [...this.#receivers.values()];
    for (const receiver of receivers) receiver.isPaused = true;
    try {
      await this.#call(disconnectRequest(options), 'disconnecting');
    } catch (error) {
      this.#receiveAgain();
      throw error;
    }
    this.#calls?.suspend();
    await Promise.all(receivers.map((receiver) => receiver.suspend(grace)));
  }

  async reconnect(signal: AbortSignal): Promise<void> {
    const client = this.#client;
    if (client === null) throw new TransportError('ConnectionClosed', 'The session was closed.');
    const request = { ...reconnectRequest, ...this.#about(this.#operationTimeout) };
    try {
      await retried(this.settings.options, signal, () => client.call(request, signal));
    } catch (error) {
      signal.throwIfAborted();
      throw this.#errorOf(error, 'reconnecting');
    }
    this.#calls?.resume();
    this.#receiveAgain();
  }

  #receiveAgain(): void {
    this.#isLeaving = false;
    for (const receiver of this.#receivers.values()) {
      receiver.isPaused = !this.#flowing;
      receiver.start();
    }
  }

  async connectPipeline(id: string): Promise<void> {
    await this.#call(connectCommandRequest(id), 'reconnecting');
    this.#receive(id);
  }

  // ---- Closing ------------------------------------------------------------------------------------------------------------

  async close(): Promise<void> {
    if (this.#isOver) return;
    for (const receiver of this.#receivers.values()) receiver.close();
    const client = this.#client;
    const timeout = this.settings.options.cancelTimeout || this.#operationTimeout;
    const limit = AbortSignal.any([AbortSignal.timeout(timeout), this.#abort.signal]);
    try {
      if (client && this.#shell) {
        await Promise.race([Promise.all(this.#background), delay(grace, undefined, { ref: false })]);
        await client.call({ ...deleteRequest, ...this.#about(timeout) }, limit);
      }
    } catch (error) {
      throw this.#errorOf(error, 'closing');
    } finally {
      this.dispose();
    }
  }

  dispose(): void {
    this.#end(new TransportError('ConnectionClosed', 'The session was closed.'));
  }

  #end(error: TransportError): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const receiver of this.#receivers.values()) receiver.close();
    this.#receivers.clear();
    this.#calls?.stop();
    this.#abort.abort();
    this.#client?.dispose();
    this.#client?.endpoint.dispose();
    this.#events?.onClosed(error);
  }
}
