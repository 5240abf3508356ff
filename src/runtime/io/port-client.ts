/** IoClient over a MessagePort: posts a request, then sleeps in Atomics.wait until the reply or a stop wakes it. */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { PipelineStoppedSignal } from '../engine/signals.js';
import { type IoClient, IoError, type IoPending, SharedWord, StopRequest } from './client.js';

export interface IoRequestMessage {
  kind: 'call' | 'cancel';
  id: number;
  service: string;
  request: unknown;
}
export interface IoReplyMessage {
  kind: 'reply';
  id: number;
  value?: unknown;
  error?: { message: string; code: string; details: unknown };
}

export class PortIoClient implements IoClient {
  #nextId = 1;
  readonly #replies = new Map<number, IoReplyMessage>();
  #uninterruptible = 0;
  #isOpen = false;
  /** Calls whose replies somebody will ask for. */
  readonly #awaited = new Set<number>();
  /** Called before the thread goes to sleep. */
  beforeWaiting: () => void = () => {};

  constructor(
    /** Opened when first needed. */
    readonly port: () => MessagePort,
    readonly shared: Int32Array,
    /** What to do with messages that are no replies (a command to run, in a worker): true when it was taken. */
    readonly onMessage: ((message: unknown) => void) | null = null,
  ) {}

  call<T = unknown>(service: string, request?: unknown, options?: { uninterruptible?: boolean }): T {
    const pending = this.start(service, request);
    if (options?.uninterruptible) this.#uninterruptible++;
    try {
      return pending.wait<T>();
    } finally {
      if (options?.uninterruptible) this.#uninterruptible--;
    }
  }

  start(service: string, request?: unknown): IoPending {
    const id = this.#nextId++;
    const port = this.port();
    this.#isOpen = true;
    port.postMessage({ kind: 'call', id, service, request } satisfies IoRequestMessage);
    this.#awaited.add(id);
    const cancel = () => port.postMessage({ kind: 'cancel', id, service, request: null } satisfies IoRequestMessage);
    const isReady = () => this.#replies.has(id);
    return {
      get isReady() {
        return isReady();
      },
      wait: <T>() => this.#wait(id, cancel) as T,
      cancel,
    };
  }

  #wait(id: number, cancel: () => void): unknown {
    const port = this.port();
    this.beforeWaiting();
    for (;;) {
      const seen = Atomics.load(this.shared, SharedWord.Wake);
      const reply = this.#replies.get(id);
      if (reply !== undefined) {
        this.#replies.delete(id);
        this.#awaited.delete(id);
        if (reply.error) throw new IoError(reply.error.message, reply.error.code, reply.error.details);
        return reply.value;
      }
      if (this.#stopped) {
        this.#awaited.delete(id);
        cancel();
        throw new PipelineStoppedSignal();
      }
      if (!this.#receive(port)) Atomics.wait(this.shared, SharedWord.Wake, seen);
    }
  }
  /** Keeps a reply until it is asked for; one of a call that was stopped is dropped. */
  accept(reply: IoReplyMessage): void {
    if (this.#awaited.has(reply.id)) this.#replies.set(reply.id, reply);
  }
  /** Takes the next message, if there is one. */
  #receive(port: MessagePort): boolean {
    const message = receiveMessageOnPort(port)?.message as IoReplyMessage | { kind: string } | undefined;
    if (message === undefined) return false;
    if (message.kind === 'reply') this.accept(message as IoReplyMessage);
    else this.onMessage?.(message);
    return true;
  }
  get #stopped(): boolean {
    return this.#uninterruptible === 0 && this.shared[SharedWord.Stop] === StopRequest.Stop;
  }

  sleep(milliseconds: number): void {
    this.beforeWaiting();
    const end = performance.now() + milliseconds;
    for (;;) {
      const seen = Atomics.load(this.shared, SharedWord.Wake);
      if (this.#stopped) throw new PipelineStoppedSignal();
      const left = end - performance.now();
      if (left <= 0) return;
      Atomics.wait(this.shared, SharedWord.Wake, seen, left);
    }
  }

  idle(milliseconds: number): void {
    this.beforeWaiting();
    const seen = Atomics.load(this.shared, SharedWord.Wake);
    if (this.#stopped) throw new PipelineStoppedSignal();
    // A port that was never used has nothing to bring, and opening it would start the other side.
    if (this.#isOpen && this.#receive(this.port())) return;
    Atomics.wait(this.shared, SharedWord.Wake, seen, milliseconds);
  }
}
