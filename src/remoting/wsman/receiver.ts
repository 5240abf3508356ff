/** Takes what the service has for the session or for one of its pipelines: a Receive is always under way, the next one is sent when one is answered. */

import { fromBase64 } from '../protocol/base64.js';
import { newGuid } from '../protocol/guid.js';
import type { Target } from '../protocol/pool-core.js';
import type { SoapRequest } from './soap/envelope.js';
import { FaultCode, WSManFault } from './soap/fault.js';
import { commandDone } from './soap/names.js';
import type { XmlElement } from './soap/xml.js';

export interface ReceiverOptions {
  target: Target;
  /** Sends a Receive; throws what a call throws. */
  call(target: Target, ids: Pick<SoapRequest, 'operationId' | 'sequenceId'>, signal: AbortSignal): Promise<XmlElement>;
  onData(target: Target, data: Buffer): void;
  /** The service ended the stream before it was closed here: by a fault, or by saying that the command is done (null). */
  onFailed(error: unknown): void;
  /** The service says that the session was disconnected. */
  onDisconnected(): void;
}

/** A payload (bytes) that takes longer to be read than to ask for the next one. */
const largePayload = 32 * 1024;

/** With these a stream ends because the session was disconnected. */
const disconnectedCodes: ReadonlySet<number> = new Set([FaultCode.shellDisconnected, FaultCode.streamDisconnected]);

export class Receiver {
  #isClosed = false;
  #isPaused = false;
  #isSuspended = false;
  #sequence = 0;
  #operation = newGuid();
  #wake: () => void = () => undefined;
  #running: Promise<void> | null = null;
  #abort = new AbortController();

  constructor(private readonly options: ReceiverOptions) {}

  start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Makes the service wait, or lets it go on. */
  set isPaused(paused: boolean) {
    this.#isPaused = paused;
    if (!paused) this.#wake();
  }

  async #run(): Promise<void> {
    let next: Promise<XmlElement> | null = null;
    for (;;) {
      try {
        if (next === null) await this.#whenFlowing();
        if (this.#isClosed || (this.#isSuspended && next === null)) return;
        const body = await (next ?? this.#receive());
        next = null;
        const { payloads, isDone } = readReceived(body, this.options.target);
        if (this.#isClosed) return;
        // While much is read, the service can already send more.
        if (
          !isDone &&
          !this.#isPaused &&
          !this.#isSuspended &&
          payloads.reduce((sum, { data }) => sum + data.length, 0) > largePayload
        ) {
          next = this.#receive();
          next.catch(() => undefined); // looked at in the next turn
        }
        for (const { target, data } of payloads) this.options.onData(target, data);
        if (isDone) {
          if (!this.#isClosed) this.options.onFailed(null);
          return;
        }
      } catch (error) {
        next = null;
        if (this.#isClosed || this.#abort.signal.aborted) return;
        if (error instanceof WSManFault && error.isTimeout) continue;
        if (error instanceof WSManFault && disconnectedCodes.has(error.code)) this.options.onDisconnected();
        else this.options.onFailed(error);
        return;
      }
    }
  }

  async #whenFlowing(): Promise<void> {
    while (this.#isPaused && !this.#isClosed && !this.#isSuspended)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
  }

  #receive(): Promise<XmlElement> {
    this.#sequence++;
    const ids = { operationId: this.#operation, sequenceId: this.#sequence };
    return this.options.call(this.options.target, ids, this.#abort.signal);
  }

  /** What still comes is nobody's any more. */
  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  /** Gives up the Receive that is under way, after `grace` ms; `start` begins anew. */
  async suspend(grace: number): Promise<void> {
    const abort = () => this.#abort.abort();
    const timer = setTimeout(abort, grace);
    this.#isSuspended = true;
    this.#wake();
    await this.#running;
    clearTimeout(timer);
    this.#isSuspended = false;
    this.#abort = new AbortController();
    this.#operation = newGuid();
    this.#sequence = 0;
    this.#isPaused = false;
  }
}

/** The payloads of an answer to Receive, and whether it was the command's last. Throws ProtocolError. */
function readReceived(
  body: XmlElement,
  target: Target,
): { payloads: { target: Target; data: Buffer }[]; isDone: boolean } {
  const response = body.child('ReceiveResponse');
  const payloads = (response?.all('Stream') ?? [])
    .map((stream) => ({
      target: target ?? stream.attributes.get('CommandId')?.toLowerCase() ?? null,
      data: fromBase64(stream.text),
    }))
    .filter(({ data }) => data.length > 0);
  return { payloads, isDone: response?.child('CommandState')?.attributes.get('State') === commandDone };
}
