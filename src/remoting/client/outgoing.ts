/** The sending half of a session: takes what the protocol has, one payload at a time for each target, and gives it to the transport. */
import type { PoolCore, Target } from '../protocol/pool-core.js';
import type { ChannelStart, Transport } from '../transports/transport.js';

export class Outgoing {
  #sending = new Set<Target>();
  /** Channels of pipelines that are being made; their data has to wait. */
  #creating = new Map<string, Promise<void>>();
  #sentListeners = new Map<Target, (() => void)[]>();
  #held = false;

  constructor(
    private readonly pool: PoolCore<unknown>,
    private readonly transport: Transport,
    private readonly onError: (error: Error) => void,
  ) {}

  /** While it is true nothing is sent: the session is disconnected. */
  set held(held: boolean) {
    this.#held = held;
    if (!held) this.flush();
  }

  /** For a transport that opens a channel together with its first payload. */
  startOf(target: Target, text?: string): ChannelStart {
    const { pool } = this;
    return {
      id: target ?? pool.id,
      ...(text === undefined ? {} : { text }),
      take: (limit) => pool.take(target, limit)?.data ?? Buffer.alloc(0),
    };
  }

  /** Makes a pipeline's channel, and sends what waits for it. `text` is its first command. */
  createPipeline(id: string, text: string): void {
    const created = this.transport.createPipeline(this.startOf(id, text));
    this.#creating.set(id, created);
    created.then(() => {
      this.#creating.delete(id);
      this.flush();
    }, this.onError);
  }
  /** Settles when the channel of a pipeline is there. */
  async whenCreated(id: string): Promise<void> {
    await this.#creating.get(id);
  }

  /** Sends what waits. */
  flush(): void {
    if (this.#held) return;
    for (const target of this.pool.pendingTargets())
      if (!this.#sending.has(target) && !(target !== null && this.#creating.has(target))) void this.#sendAll(target);
  }

  async #sendAll(target: Target): Promise<void> {
    this.#sending.add(target);
    try {
      while (!this.#held) {
        const payload = this.pool.take(target, this.transport.maxPayload);
        if (!payload) break;
        await this.transport.send(target, payload.stream, payload.data);
        this.#notify(target);
      }
    } catch (error) {
      this.onError(error as Error);
    } finally {
      this.#sending.delete(target);
      this.#notify(target);
    }
  }

  /** Waits until at most `limit` bytes wait for the target, or it is gone. With 0 everything was acknowledged. */
  async drained(target: Target, limit: number, isAlive: () => boolean): Promise<void> {
    const isFull = () => {
      const pending = this.pool.pendingBytes(target);
      return pending > limit || (limit === 0 && (pending > 0 || this.#sending.has(target)));
    };
    while (isFull() && isAlive()) await this.#nextSent(target);
  }

  #nextSent(target: Target): Promise<void> {
    return new Promise((resolve) => {
      const listeners = this.#sentListeners.get(target);
      if (listeners) listeners.push(resolve);
      else this.#sentListeners.set(target, [resolve]);
    });
  }
  #notify(target: Target): void {
    const listeners = this.#sentListeners.get(target);
    if (!listeners) return;
    this.#sentListeners.delete(target);
    for (const listener of listeners) listener();
  }

  /** The session is over: nobody has to wait for anything. */
  end(): void {
    for (const target of [...this.#sentListeners.keys()]) this.#notify(target);
  }
}
