/**
 * Calls of a session that outlive a lost connection: they are sent again, with their own ids so that the service knows them, until
 * they get through or the time for it is over. Then the session counts as disconnected, and they wait for a reconnect.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { TransportNotice } from '../transports/transport.js';
import { NetworkError } from './http/network-error.js';
import type { SoapRequest } from './soap/envelope.js';
import type { SoapClient } from './soap/soap-client.js';
import type { XmlElement } from './soap/xml.js';

export interface RobustCallsOptions {
  client: SoapClient;
  /** How long (ms) a lost connection is tried to be made anew. */
  limit: number;
  onNotice(notice: TransportNotice): void;
}

/** Milliseconds between attempts. */
const firstPause = 250;
const longestPause = 5000;
/** How often (ms) the time that is left is told. */
const tick = 1000;

export class RobustCalls {
  /** When the connection was lost, while it is. */
  #lostAt: number | null = null;
  #ticking: NodeJS.Timeout | undefined;
  #disconnected: { promise: Promise<void>; resolve(): void } | null = null;
  #isStopped = false;

  constructor(private readonly options: RobustCallsOptions) {}

  /** Throws as SoapClient.call does; a NetworkError only after `stop`, or of OMI. `onRepeat` is called when the request may come twice. */
  async call(request: SoapRequest, signal: AbortSignal, onRepeat: () => void = () => undefined): Promise<XmlElement> {
    for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
      try {
        const body = await this.options.client.call(request, signal);
        this.#restored();
        return body;
      } catch (error) {
        if (!(error instanceof NetworkError)) {
          // Also a fault came over a connection that works.
          if (!signal.aborted) this.#restored();
          throw error;
        }
        // OMI forgets an answer that it could not deliver: what it had to say would be missing.
        if (this.#isStopped || (error.wasSent && this.options.client.isOmi)) throw error;
        if (error.wasSent) onRepeat();
        await this.#interrupted(pause, signal);
      }
    }
  }

  async #interrupted(pause: number, signal: AbortSignal): Promise<void> {
    if (this.#lostAt === null) {
      this.#lostAt = Date.now();
      this.#tell();
      this.#ticking = setInterval(() => this.#tell(), tick);
    }
    await delay(this.#lostAt === null ? 0 : pause, undefined, { signal });
    if (this.#disconnected) await this.#disconnected.promise;
    signal.throwIfAborted();
  }

  #tell(): void {
    const left = this.options.limit - (Date.now() - (this.#lostAt ?? 0));
    if (left > 0) {
      this.options.onNotice({ kind: 'retrying', secondsLeft: Math.ceil(left / 1000) });
      return;
    }
    this.suspend();
    this.options.onNotice({ kind: 'disconnected' });
  }

  #restored(): void {
    if (this.#lostAt === null || this.#disconnected) return;
    this.#endInterruption();
    this.options.onNotice({ kind: 'restored' });
  }

  #endInterruption(): void {
    clearInterval(this.#ticking);
    this.#lostAt = null;
  }

  /** Lets calls that fail wait, until `resume`. */
  suspend(): void {
    this.#endInterruption();
    if (this.#disconnected) return;
    let resolve: () => void = () => undefined;
    const promise = new Promise<void>((settle) => {
      resolve = settle;
    });
    this.#disconnected = { promise, resolve };
  }

  resume(): void {
    this.#disconnected?.resolve();
    this.#disconnected = null;
  }

  /** The session is over: nothing is tried again. */
  stop(): void {
    this.#isStopped = true;
    this.#endInterruption();
    this.resume();
  }
}
