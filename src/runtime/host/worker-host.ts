/**
 * The host of an engine in a worker: calls go to the host on the main thread. Calls without a result are collected and posted in
 * batches; when the engine computes for long, the main thread asks for what is held back (StopRequest.Flush). Output that is
 * not shown yet is bounded: above the limit the engine waits.
 */
import type { MessagePort } from 'node:worker_threads';
import { type IoClient, IoError, SharedWord, StopRequest } from '../io/client.js';
import {
  type EngineHost,
  type HostCall,
  HostMethod,
  type HostSignatures,
  hostMethodsWithoutResult,
} from './host-call.js';
import { refusal } from './refusal.js';

/** What a pipeline of a client writes: an object, or a record of another stream, as CLIXML ('' for $null). */
export interface PipelineOutput {
  pipeline: string;
  stream: 'output' | 'error' | 'warning' | 'verbose' | 'debug' | 'information';
  clixml: string;
}

export interface HostBatchMessage {
  kind: 'host';
  /** In the order in which the engine made them. */
  calls: (HostCall | PipelineOutput)[];
  /** Characters in it, to be taken off SharedWord.Outstanding when they are shown. */
  size: number;
}

export interface WorkerHostOptions {
  /** `$Host.Name` */
  hostName: string;
  port: MessagePort;
  shared: Int32Array;
  io: IoClient;
  supportsPush: boolean;
  interactive: boolean;
  supportsVirtualTerminal: boolean;
}

/** Without a result, but the engine goes on only when they are done: a nested prompt has ended, a runspace is entered. */
const waited = new Set<HostMethod>([HostMethod.EnterNestedPrompt, HostMethod.PushRunspace]);

const batchSize = 1 << 16;
const batchMilliseconds = 8;
const outstandingLimit = 1 << 20;

export class WorkerHost implements EngineHost {
  readonly name: string;
  readonly supportsPush: boolean;
  readonly interactive: boolean;
  readonly supportsVirtualTerminal: boolean;
  #calls: HostBatchMessage['calls'] = [];
  #size = 0;
  #lastFlush = 0;

  constructor(private readonly options: WorkerHostOptions) {
    this.name = options.hostName;
    this.supportsPush = options.supportsPush;
    this.interactive = options.interactive;
    this.supportsVirtualTerminal = options.supportsVirtualTerminal;
  }

  call<M extends HostMethod>(
    method: M,
    ...parameters: M extends keyof HostSignatures ? HostSignatures[M][0] : unknown[]
  ): M extends keyof HostSignatures ? HostSignatures[M][1] : unknown {
    if (hostMethodsWithoutResult.has(method) && !waited.has(method)) {
      this.#post({ method, parameters });
      return undefined as never;
    }
    return this.#ask({ method, parameters }) as never;
  }

  #ask(call: HostCall): unknown {
    this.flush();
    try {
      return this.options.io.call('host.call', call);
    } catch (thrown) {
      if (!(thrown instanceof IoError)) throw thrown;
      const details = thrown.details as { id?: string; exceptionType?: string } | undefined;
      throw refusal(thrown.message, details?.id, details?.exceptionType);
    }
  }

  /** Hands over what a client's pipeline wrote, in order with the calls. */
  write(output: PipelineOutput): void {
    this.#calls.push(output);
    this.#size += output.clixml.length;
    this.#flushInTime();
  }

  #post(call: HostCall): void {
    this.#calls.push(call);
    for (const parameter of call.parameters) if (typeof parameter === 'string') this.#size += parameter.length;
    this.#flushInTime();
  }

  #flushInTime(): void {
    const now = performance.now();
    if (this.#size >= batchSize || now - this.#lastFlush >= batchMilliseconds) this.flush();
    else Atomics.store(this.options.shared, SharedWord.Held, 1);
  }

  flush(): void {
    this.#lastFlush = performance.now();
    if (this.#calls.length === 0) return;
    const { port, shared } = this.options;
    const size = this.#size;
    port.postMessage({ kind: 'host', calls: this.#calls, size } satisfies HostBatchMessage);
    this.#calls = [];
    this.#size = 0;
    Atomics.store(shared, SharedWord.Held, 0);
    Atomics.add(shared, SharedWord.Outstanding, size);
    this.#waitForRoom();
  }
  #waitForRoom(): void {
    const { shared } = this.options;
    for (;;) {
      const seen = Atomics.load(shared, SharedWord.Wake);
      if (Atomics.load(shared, SharedWord.Outstanding) <= outstandingLimit) return;
      if (Atomics.load(shared, SharedWord.Stop) === StopRequest.Stop) return;
      Atomics.wait(shared, SharedWord.Wake, seen, 1000);
    }
  }

  beginNative(): void {
    this.flush();
    this.options.io.call('host.call', { method: HostMethod.NotifyBeginApplication, parameters: [] });
  }
  endNative(): void {
    this.options.io.call(
      'host.call',
      { method: HostMethod.NotifyEndApplication, parameters: [] },
      { uninterruptible: true },
    );
  }
}
