/**
 * A shell of the test WSMan service: takes and gives payloads for a far side that is reached out of process (a server in memory,
 * or the real engine's `-s`). So PSRP is not this file's work; only WSMan's Receive, its waiting and its repeating are.
 */
import { emptyGuid } from '../../../src/remoting/protocol/guid.js';
import { ServerPool } from '../../../src/remoting/protocol/server-pool.js';
import { wireDictionary } from '../../../src/remoting/protocol/wire-value.js';
import { OutOfProcessClient } from '../../../src/remoting/transports/out-of-process-client.js';
import type { ByteChannel } from '../../../src/remoting/transports/transport.js';

type Target = string | null;

interface Stream {
  waiting: Buffer[];
  wake: (() => void)[];
  isDone: boolean;
}

export class WSManShell {
  readonly #far: OutOfProcessClient;
  readonly #streams = new Map<Target, Stream>([[null, newStream()]]);
  isDisconnected = false;
  isGone = false;
  readonly createdOn = Date.now();
  /** Why it ended by itself. */
  lost = '';

  constructor(
    /** Lower case. */
    readonly id: string,
    readonly name: string,
    readonly resourceUri: string,
    channel: ByteChannel,
  ) {
    this.#far = new OutOfProcessClient(channel);
  }

  async open(data: Buffer): Promise<void> {
    await this.#far.open(
      { id: this.id, take: () => Buffer.alloc(0) },
      {
        onPayload: (target, payload) => this.#push(target, payload),
        onClosed: (error) => {
          this.lost = error.message;
          this.isGone = true;
          this.#wakeAll();
        },
        onText: () => undefined,
        onNotice: () => undefined,
      },
      new AbortController().signal,
    );
    void this.#far.send(null, 'Default', data).catch(() => undefined);
  }

  async command(id: string, data: Buffer): Promise<void> {
    this.#streams.set(id, newStream());
    await this.#far.createPipeline({ id, take: () => Buffer.alloc(0) });
    void this.#far.send(id, 'Default', data).catch(() => undefined);
  }
  get commands(): string[] {
    return [...this.#streams.keys()].filter((id) => id !== null);
  }
  has(target: Target): boolean {
    return this.#streams.has(target);
  }

  send(target: Target, stream: 'Default' | 'PromptResponse', data: Buffer): Promise<void> {
    return this.#far.send(target, stream, data);
  }
  stop(id: string): Promise<void> {
    return this.#far.stopPipeline(id);
  }
  async terminate(id: string): Promise<void> {
    const stream = this.#streams.get(id);
    if (stream) {
      stream.isDone = true;
      for (const wake of stream.wake.splice(0)) wake();
    }
    await this.#far.closePipeline(id);
    this.#streams.delete(id);
  }

  /** What has come, after waiting for it; null when nothing came in the time. `isDone` says that nothing will. */
  async receive(target: Target, wait: number): Promise<{ payloads: Buffer[]; isDone: boolean } | null> {
    const stream = this.#streams.get(target);
    if (!stream) return { payloads: [], isDone: true };
    if (stream.waiting.length === 0 && !stream.isDone && !this.isDisconnected && !this.isGone)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait);
        stream.wake.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    if (this.isDisconnected || (stream.waiting.length === 0 && !stream.isDone)) return null;
    return { payloads: stream.waiting.splice(0, 8), isDone: stream.isDone };
  }

  disconnect(): void {
    this.isDisconnected = true;
    this.#wakeAll();
  }

  /** The answer to another client's Connect, made by a pool of its own: out of process nobody joins. */
  connect(data: Buffer): Buffer {
    const pool = new ServerPool();
    for (const event of pool.receive(null, data))
      if (event.type === 'connect') pool.acceptConnection(wireDictionary([['Joined', true]]));
    const parts: Buffer[] = [];
    for (let part = pool.take(null, 65_536); part; part = pool.take(null, 65_536)) parts.push(part.data);
    return Buffer.concat(parts);
  }

  async close(): Promise<void> {
    this.isGone = true;
    for (const id of this.commands) await this.#far.closePipeline(id).catch(() => undefined);
    await this.#far.close().catch(() => undefined);
    this.#wakeAll();
  }

  #push(target: Target, payload: Buffer): void {
    const stream = this.#streams.get(target === emptyGuid ? null : target);
    if (!stream) return;
    stream.waiting.push(payload);
    for (const wake of stream.wake.splice(0)) wake();
  }
  #wakeAll(): void {
    for (const stream of this.#streams.values()) for (const wake of stream.wake.splice(0)) wake();
  }
}

const newStream = (): Stream => ({ waiting: [], wake: [], isDone: false });
