/**
 * A session that we serve: what the client asks of the pool (ServerPool) is done with runspaces of our own, and what they
 * bring is handed to the pool. It knows nothing of how packets travel.
 */
import { userInfo } from 'node:os';
import { powershellVersion } from '../../runtime/engine/version.js';
import { servedHostName } from '../../runtime/host/host-call.js';
import type { PipelineOutput } from '../../runtime/host/worker-host.js';
import type { ServiceContext, ServiceTable } from '../../runtime/io/service.js';
import { LocalRunspace, type LocalRunspaceOptions } from '../../runtime/runspaces/local-runspace.js';
import { messages } from '../messages.js';
import { exceptionRecord } from '../protocol/error-records.js';
import type { ServerEvent } from '../protocol/events.js';
import { writeProgress } from '../protocol/host-values.js';
import { hasSecrets, type Target } from '../protocol/pool-core.js';
import type { InitRunspacePool } from '../protocol/pool-messages.js';
import type { ServerPool } from '../protocol/server-pool.js';
import { readWire } from '../protocol/wire-reader.js';
import { WireObject, wireDictionary, wireObject } from '../protocol/wire-value.js';
import { writeWire } from '../protocol/wire-writer.js';
import { primitiveDictionary, versionTableEntry } from '../ps-version-table.js';
import type { ServerApplication } from '../transports/out-of-process-server.js';
import { ClientHost } from './client-host.js';
import { isDebuggerCommand } from './debugger-commands.js';
import { HostCalls } from './host-calls.js';
import { requestOfMetadata, requestOfPipeline } from './pipeline-request.js';
import { type ServedRunspace, ServedRunspacePool } from './runspace-pool.js';
import { PipelineOfClient } from './served-pipeline.js';

export interface ServerSessionOptions {
  /** What every runspace of the session is opened with. */
  runspace: Pick<LocalRunspaceOptions, 'program' | 'services' | 'startDirectory' | 'environment'>;
  /** The session configuration that is asked for, or its resource URI; null for the one that there is. */
  configurationName: string | null;
  /** Puts what the pool has to send on its way; settles when there is room for more. */
  flush(): Promise<void>;
  /** Called when the client has closed the session, or broke its rules: `error` says how. */
  onEnd(error: Error | null): void;
}

export class ServerSession implements ServerApplication {
  readonly #calls: HostCalls;
  readonly #pipelines = new Map<string, PipelineOfClient>();
  #runspaces: ServedRunspacePool | null = null;
  /** Those who wait for the session key. */
  #keyWaiters: (() => void)[] = [];

  constructor(
    private readonly pool: ServerPool,
    private readonly options: ServerSessionOptions,
  ) {
    this.#calls = new HostCalls(pool, () => options.flush());
  }

  onEvent(event: ServerEvent): void | Promise<void> {
    switch (event.type) {
      case 'open':
        return this.#open(event.init);
      case 'connect':
        return this.#refuse('NotConnectable', 'Sessions over standard input and output cannot be joined.');
      case 'createPipeline': {
        const request = requestOfPipeline(event.pipelineId, event.pipeline);
        const pipeline = new PipelineOfClient(request, event.pipeline.hostInfo, event.pipeline.isNested);
        if (isDebuggerCommand(event.pipeline)) this.#complete(pipeline);
        else this.#start(pipeline);
        return;
      }
      case 'getCommandMetadata':
        this.#start(
          new PipelineOfClient(requestOfMetadata(event.pipelineId, event.request), { kind: 'runspace' }, false),
        );
        return;
      case 'input':
        this.#pipelines.get(event.pipelineId)?.addInput(event.clixml);
        return;
      case 'endOfInput':
        this.#pipelines.get(event.pipelineId)?.endInput();
        return;
      case 'hostResponse':
        this.#calls.answer(event.pipelineId, event.callId, event.answer);
        return;
      case 'sessionKey':
        for (const wake of this.#keyWaiters.splice(0)) wake();
        return;
      case 'setMaxRunspaces':
        this.pool.answerCall(event.callId, this.#runspaces?.setMaximum(event.count) ?? false);
        return;
      case 'setMinRunspaces':
        this.pool.answerCall(event.callId, this.#runspaces?.setMinimum(event.count) ?? false);
        return;
      case 'getAvailableRunspaces':
        this.pool.answerCall(event.callId, BigInt(this.#runspaces?.available ?? 0));
        return;
      case 'resetRunspaceState':
        return this.#reset(event.callId);
    }
  }

  async stopPipeline(id: string): Promise<void> {
    const pipeline = this.#pipelines.get(id);
    pipeline?.stop();
    await pipeline?.ended;
  }

  async close(target: Target): Promise<void> {
    if (target !== null) {
      await this.stopPipeline(target);
      this.#pipelines.delete(target);
      return;
    }
    await Promise.all([...this.#pipelines.keys()].map((id) => this.stopPipeline(id)));
    await this.dispose();
  }

  /** After the last packet of a session that was closed. */
  onClosed(): void {
    this.options.onEnd(null);
  }

  /** Gives everything up, as when the client is gone. */
  async dispose(): Promise<void> {
    this.#calls.cancel();
    await this.#runspaces?.close();
  }

  onFailure(error: Error): void {
    this.options.onEnd(error);
  }

  // ---- The pool -------------------------------------------------------------------------------------------------------------

  async #open(init: InitRunspacePool): Promise<void> {
    const { configurationName } = this.options;
    if (configurationName !== null && !isDefaultConfiguration(configurationName))
      return this.#refuse('CustomShellNotFound', messages.noSuchConfiguration(configurationName));
    this.#runspaces = new ServedRunspacePool(() => this.#openRunspace(init), init.minRunspaces, init.maxRunspaces);
    try {
      await this.#runspaces.start();
      this.pool.accept(wireDictionary([versionTableEntry(powershellVersion)], primitiveDictionary));
    } catch (error) {
      this.#refuse('RunspaceNotOpened', (error as Error).message);
    }
  }

  #refuse(id: string, message: string): void {
    this.pool.fail(exceptionRecord({ message, exceptionType: 'System.InvalidOperationException' }, id));
  }

  async #openRunspace(init: InitRunspacePool): Promise<ServedRunspace> {
    const host = new ClientHost(init.hostInfo, this.#calls, (pipelineId, progress) => {
      this.pool.writeRecord(pipelineId, 'progress', writeWire(writeProgress(progress)));
    });
    const services: ServiceTable = {
      ...this.options.runspace.services,
      'pipeline.input': ({ pipeline }: { pipeline: string }, { signal }: ServiceContext) =>
        this.#pipelines.get(pipeline)?.takeInput(signal) ?? { objects: [], ended: true },
    };
    const runspace = new LocalRunspace({
      ...this.options.runspace,
      services,
      host,
      hostName: servedHostName,
      onOutput: (output) => this.#send(output),
      interactive: true,
      supportsPush: true,
      supportsVirtualTerminal: true,
    });
    await runspace.setSenderInfo(writeWire(senderInfo(init)));
    return { runspace, host };
  }

  async #reset(callId: bigint): Promise<void> {
    this.pool.answerCall(callId, (await this.#runspaces?.reset()) ?? false);
  }

  // ---- Pipelines ------------------------------------------------------------------------------------------------------------

  /** A command that there is nothing to do for. */
  #complete(pipeline: PipelineOfClient): void {
    this.#pipelines.set(pipeline.request.pipeline, pipeline);
    this.pool.endPipeline(pipeline.request.pipeline, 'Completed');
  }

  #start(pipeline: PipelineOfClient): void {
    this.#pipelines.set(pipeline.request.pipeline, pipeline);
    pipeline.ended = this.#run(pipeline).catch((error: Error) => {
      const exceptionType = 'System.Management.Automation.RuntimeException';
      this.#end(pipeline, 'Failed', exceptionRecord({ message: error.message, exceptionType }, 'RuntimeException'));
    });
  }

  async #run(pipeline: PipelineOfClient): Promise<void> {
    const runspaces = this.#runspaces;
    if (runspaces === null) throw new Error('The session is not open.');
    const outer = pipeline.isNested ? runspaces.busy : undefined;
    if (outer) return this.#runIn(outer, pipeline);
    const served = await runspaces.borrow();
    try {
      await this.#runIn(served, pipeline);
    } finally {
      runspaces.release(served);
    }
  }

  async #runIn({ runspace, host }: ServedRunspace, pipeline: PipelineOfClient): Promise<void> {
    const id = pipeline.request.pipeline;
    if (pipeline.isStopped) return this.#end(pipeline, 'Stopped', stopped);
    host.enter(id, pipeline.hostInfo);
    try {
      const running = runspace.runPipeline(pipeline.request);
      pipeline.stop = () => running.stop();
      const [{ state, exitCode }, error] = await Promise.all([running.done, running.error]);
      // `exit` is the client's business: its session ends, our process does not.
      if (exitCode !== undefined) await host.exit(exitCode);
      const record = error === undefined ? null : readWire(error);
      this.#end(pipeline, state, state === 'Stopped' ? stopped : record instanceof WireObject ? record : null);
    } finally {
      // A stop that comes late must not hit the next pipeline.
      pipeline.stop = () => undefined;
      host.leave(id);
      this.#calls.cancel(id);
    }
  }

  #end(pipeline: PipelineOfClient, state: 'Completed' | 'Stopped' | 'Failed', error: WireObject | null): void {
    if (this.pool.state === 'Opened') this.pool.endPipeline(pipeline.request.pipeline, state, error);
    void this.options.flush();
  }

  async #send({ pipeline, stream, clixml }: PipelineOutput): Promise<void> {
    if (!this.#pipelines.has(pipeline)) return;
    if (hasSecrets(clixml) && !this.pool.crypto.isReady) await this.#sessionKey();
    if (stream === 'output') this.pool.writeOutput(pipeline, clixml);
    else this.pool.writeRecord(pipeline, stream, clixml);
    await this.options.flush();
  }

  /** Up to protocol 2.3 a secure string needs a key, which only the client can begin to agree on. */
  async #sessionKey(): Promise<void> {
    const agreed = new Promise<void>((resolve) => this.#keyWaiters.push(resolve));
    this.pool.requestKey();
    await this.options.flush();
    await agreed;
  }
}

const stopped = exceptionRecord(
  {
    message: 'The pipeline has been stopped.',
    exceptionType: 'System.Management.Automation.PipelineStoppedException',
  },
  'PipelineStopped',
  'OperationStopped',
);

/** There are no others: nothing registers them outside of Windows. */
function isDefaultConfiguration(name: string): boolean {
  return /^(https?:\/\/schemas\.microsoft\.com\/powershell\/)?(microsoft\.powershell|powershell\.7(\.\d+)*)$/i.test(
    name,
  );
}

/** `$PSSenderInfo`: who the client is, and what it said of itself. */
function senderInfo({ applicationArguments }: InitRunspacePool): WireObject {
  const info = wireObject(
    {
      UserInfo: wireObject({ Identity: wireObject({ Name: userInfo().username, IsAuthenticated: true }) }),
      ClientTimeZone: null,
      ConnectionString: 'http://localhost',
      ApplicationArguments: applicationArguments,
    },
    ['System.Management.Automation.Remoting.PSSenderInfo', 'System.Object'],
  );
  return info;
}
