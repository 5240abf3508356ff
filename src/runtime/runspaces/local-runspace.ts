/** The main thread's half of a local runspace: starts the worker with the engine, serves its io calls and its host calls. */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { KeyScriptCall } from '../host/editor-request.js';
import { type AsyncHost, type HostCall, HostCallError } from '../host/host-call.js';
import type { HostBatchMessage, PipelineOutput } from '../host/worker-host.js';
import { IoError, SharedWord, StopRequest, sharedSize } from '../io/client.js';
import { requestStop, serveIo, wake } from '../io/server.js';
import type { ServiceContext, ServiceTable } from '../io/service.js';
import type { CompletionSet, InvokeResult, RunningPipeline, Runspace, RunspaceState } from './runspace.js';
import type { RunspaceAnswer, RunspaceRequest, WorkerStart } from './serve-runspace.js';
import type { PipelineRequest } from './served-pipeline.js';

export interface LocalRunspaceOptions {
  /** The worker's program. */
  program: string;
  host: AsyncHost;
  /** `$Host.Name`; `ConsoleHost` when left out. */
  hostName?: string;
  /** Takes what pipelines of a client write. */
  onOutput?(output: PipelineOutput): void | Promise<void>;
  services: ServiceTable;
  startDirectory: string;
  environment: NodeJS.ProcessEnv;
  interactive: boolean;
  supportsPush: boolean;
  supportsVirtualTerminal: boolean;
}

type WithoutId<T> = T extends { id: number } ? Omit<T, 'id'> : never;

/** How often the main thread looks whether the engine holds back output. */
const flushInterval = 40;

export class LocalRunspace implements Runspace {
  readonly id = crypto.randomUUID();
  readonly name = 'Runspace1';
  readonly promptPrefix = '';
  state: RunspaceState = 'Opened';
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #shared = new Int32Array(new SharedArrayBuffer(sharedSize));
  readonly #pending = new Map<number, { resolve: (a: RunspaceAnswer) => void; reject: (e: Error) => void }>();
  readonly #listeners = new Set<(state: RunspaceState, reason?: Error) => void>();
  readonly #abortIo: () => void;
  #nextId = 1;
  #hostQueue: Promise<void> = Promise.resolve();

  constructor(private readonly options: LocalRunspaceOptions) {
    const channel = new MessageChannel();
    this.#port = channel.port1;
    const start: WorkerStart = {
      port: channel.port2,
      shared: this.#shared,
      startDirectory: options.startDirectory,
      environment: Object.fromEntries(
        Object.entries(options.environment).filter((e): e is [string, string] => e[1] !== undefined),
      ),
      hostName: options.hostName ?? 'ConsoleHost',
      interactive: options.interactive,
      supportsPush: options.supportsPush,
      supportsVirtualTerminal: options.supportsVirtualTerminal,
    };
    this.#worker = new Worker(options.program, {
      workerData: start,
      transferList: [channel.port2],
      resourceLimits: { stackSizeMb: 64 },
      stdin: false,
    });
    this.#worker.on('error', (error) => this.#died(error));
    this.#worker.on('exit', () => this.#died(new Error('The engine has ended.')));
    this.#port.on('message', (message: HostBatchMessage | RunspaceAnswer) => {
      if (message.kind === 'host') this.#runHostCalls(message);
      else if (message.kind === 'answer') {
        this.#pending.get(message.id)?.resolve(message);
        this.#pending.delete(message.id);
      }
    });
    const services: ServiceTable = {
      ...options.services,
      'host.call': (call: HostCall, context: ServiceContext) => this.#hostCall(call, context),
    };
    this.#abortIo = serveIo(this.#port, this.#shared, services, options.host);
  }

  /** Host calls are answered, and output is handed on, in the order in which the engine made them. */
  #runHostCalls({ calls, size }: HostBatchMessage): void {
    this.#hostQueue = this.#hostQueue.then(async () => {
      for (const call of calls) {
        try {
          if ('clixml' in call) await this.options.onOutput?.(call);
          else await this.options.host.call(call);
        } catch (error) {
          if (!(error instanceof HostCallError)) throw error;
        }
      }
      Atomics.sub(this.#shared, SharedWord.Outstanding, size);
      wake(this.#shared);
    });
  }
  async #hostCall(call: HostCall, { signal }: ServiceContext): Promise<unknown> {
    await this.#hostQueue;
    try {
      return await this.options.host.call(call, signal);
    } catch (error) {
      if (error instanceof HostCallError)
        throw new IoError(error.message, 'EHOST', { id: error.id, exceptionType: error.exceptionType });
      throw error;
    }
  }

  #ask(request: WithoutId<RunspaceRequest>): Promise<RunspaceAnswer> {
    if (this.state !== 'Opened') return Promise.reject(new Error('The runspace is not open.'));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#port.postMessage({ ...request, id });
      wake(this.#shared);
    });
  }

  #run(request: WithoutId<RunspaceRequest>): RunningPipeline {
    return this.#follow(this.#ask(request));
  }

  #follow(asked: Promise<RunspaceAnswer>): RunningPipeline {
    Atomics.store(this.#shared, SharedWord.Stop, StopRequest.None);
    const timer = setInterval(() => {
      if (Atomics.load(this.#shared, SharedWord.Held) === 1)
        Atomics.compareExchange(this.#shared, SharedWord.Stop, StopRequest.None, StopRequest.Flush);
    }, flushInterval);
    const done = asked
      .then(async (answer): Promise<InvokeResult> => {
        await this.#hostQueue;
        const run = answer.run as NonNullable<RunspaceAnswer['run']>;
        const state = run.outcome === 'stopped' ? 'Stopped' : run.outcome === 'failed' ? 'Failed' : 'Completed';
        const succeeded = run.outcome === 'completed' && run.succeeded;
        return run.outcome === 'exited' ? { state, exitCode: run.exitCode, succeeded } : { state, succeeded };
      })
      .finally(() => {
        clearInterval(timer);
        Atomics.store(this.#shared, SharedWord.Stop, StopRequest.None);
      });
    return { done, stop: () => requestStop(this.#shared) };
  }

  invoke(text: string): RunningPipeline {
    return this.#run({ kind: 'invoke', text, addToHistory: true, args: [] });
  }
  /** -Command: `args` become $args. */
  runCommand(text: string, args: string[]): RunningPipeline {
    return this.#run({ kind: 'invoke', text, addToHistory: false, args });
  }
  /** A pipeline that a client made; `error` settles with the ErrorRecord that ended it, as CLIXML. */
  runPipeline(request: PipelineRequest): RunningPipeline & { error: Promise<string | undefined> } {
    const asked = this.#ask({ kind: 'pipeline', request });
    return { ...this.#follow(asked), error: asked.then(({ error }) => error) };
  }
  /** Sets `$PSSenderInfo`. */
  async setSenderInfo(clixml: string): Promise<void> {
    await this.#ask({ kind: 'senderInfo', clixml });
  }
  /** -File. */
  runScript(path: string, args: string[]): RunningPipeline {
    return this.#run({ kind: 'script', path, args });
  }
  runProfiles(): RunningPipeline {
    return this.#run({ kind: 'profiles' });
  }

  async prompt(signal?: AbortSignal): Promise<string> {
    const { prompt } = await this.#askUntil(signal, { kind: 'prompt' });
    await this.#hostQueue;
    return prompt ?? 'PS>';
  }
  async complete(text: string, cursor: number, signal: AbortSignal): Promise<CompletionSet> {
    const { completion } = await this.#askUntil(signal, { kind: 'complete', text, cursor });
    signal.throwIfAborted();
    return completion as CompletionSet;
  }
  async hasTypeErrors(text: string): Promise<boolean> {
    return (await this.#ask({ kind: 'checkTypes', text })).hasTypeErrors === true;
  }
  /** Runs the script block of a key. Gives the message of the error that ended it, or null. */
  async runKeyScript(call: KeyScriptCall, signal: AbortSignal): Promise<string | null> {
    const { keyScriptError } = await this.#askUntil(signal, { kind: 'keyScript', call });
    await this.#hostQueue;
    return keyScriptError ?? null;
  }
  /** Asks, and stops what that has set going when the signal says so. */
  async #askUntil(signal: AbortSignal | undefined, request: WithoutId<RunspaceRequest>): Promise<RunspaceAnswer> {
    const stop = () => requestStop(this.#shared);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await this.#ask(request);
    } finally {
      signal?.removeEventListener('abort', stop);
      Atomics.store(this.#shared, SharedWord.Stop, StopRequest.None);
    }
  }

  onStateChanged(listener: (state: RunspaceState, reason?: Error) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #died(reason: Error): void {
    if (this.state === 'Closed' || this.state === 'Broken') return;
    this.state = this.state === 'Closing' ? 'Closed' : 'Broken';
    this.#abortIo();
    for (const { reject } of this.#pending.values()) reject(reason);
    this.#pending.clear();
    for (const listener of this.#listeners) listener(this.state, reason);
  }

  async close(): Promise<void> {
    if (this.state !== 'Opened') return;
    this.state = 'Closing';
    requestStop(this.#shared);
    await this.#worker.terminate();
    this.#died(new Error('The runspace was closed.'));
    this.#port.close();
  }
}
