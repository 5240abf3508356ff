/**
 * [powershell]: commands that a program puts together and runs in a runspace, on a thread of the shell; Invoke waits for it.
 * In the runspace that runs already they run at once, nested in what runs there.
 */
import type { PSDataCollection } from '../dotnet/automation/ps-data-collection.js';
import { Guid } from '../dotnet/system/guid.js';
import { ConditionHandle, type WaitHandle } from '../dotnet/threading/wait-handles.js';
import { currentEngine } from '../engine/current-engine.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { raisedFrom } from '../engine/raised-error.js';
import { ExitSignal, isSignal, PipelineStoppedSignal } from '../engine/signals.js';
import { netError, netException } from '../objects/errors.js';
import type { NetException } from '../objects/net-exception.js';
import type { NetType } from '../objects/net-type.js';
import { CallbackSink } from '../pipeline/sink.js';
import { EngineThread } from '../threads/engine-thread.js';
import { type Steps, scheduler } from '../threads/scheduler.js';
import { dataCollection, PSDataStreams } from './data-streams.js';
import { createRunspace, type HostedRunspace } from './hosted-runspace.js';
import { PSCommand } from './ps-command.js';
import { runStatements } from './run-commands.js';
import { runFailure } from './run-failure.js';
import type { RunspacePool } from './runspace-pool.js';

export type InvocationState = 'NotStarted' | 'Running' | 'Stopping' | 'Stopped' | 'Completed' | 'Failed';

export class PSInvocationStateInfo {
  declare readonly netType: NetType;
  constructor(
    readonly state: InvocationState,
    readonly reason: NetException | null,
  ) {}
}

/** What BeginInvoke gives: done when the run is. */
export class PowerShellAsyncResult {
  declare readonly netType: NetType;
  #handle: WaitHandle | null = null;
  constructor(
    readonly owner: PowerShell,
    readonly output: PSDataCollection,
    readonly state: unknown,
  ) {}
  isCompleted = false;
  get waitHandle(): WaitHandle {
    this.#handle ??= new ConditionHandle(() => this.isCompleted);
    return this.#handle;
  }
}

export class PowerShell {
  declare readonly netType: NetType;
  readonly instanceId = Guid.create();
  commands = new PSCommand();
  readonly streams = new PSDataStreams();
  state: InvocationState = 'NotStarted';
  reason: NetException | null = null;
  hadErrors = false;
  isRunspaceOwner = false;
  historyString = '';
  pool: RunspacePool | null = null;
  #runspace: HostedRunspace | null;
  #thread: EngineThread | null = null;
  #isDisposed = false;
  readonly #listeners = new Set<(info: PSInvocationStateInfo) => void>();

  constructor(
    runspace: HostedRunspace | null = null,
    readonly isNested = false,
  ) {
    this.#runspace = runspace;
  }

  /** Made, and not yet open, when nobody gave one. */
  get runspace(): HostedRunspace {
    if (this.#runspace === null) {
      this.#runspace = createRunspace(null);
      this.isRunspaceOwner = true;
    }
    return this.#runspace;
  }
  set runspace(runspace: HostedRunspace) {
    this.#runspace = runspace;
    this.isRunspaceOwner = false;
    this.pool = null;
  }
  get stateInfo(): PSInvocationStateInfo {
    return new PSInvocationStateInfo(this.state, this.reason);
  }
  onStateChanged(listener: (info: PSInvocationStateInfo) => void): void {
    this.#listeners.add(listener);
  }
  #become(state: InvocationState, reason: NetException | null = null): void {
    this.state = state;
    this.reason = reason;
    for (const listener of this.#listeners) listener(this.stateInfo);
  }

  /** Starts to run; `output` gets the objects as they come. Throws NetException when it cannot start. */
  begin(input: readonly unknown[] | null, output: PSDataCollection, state: unknown = null): PowerShellAsyncResult {
    this.#checkStart();
    if (this.isNested) throw invalidOperation(texts.nestedAsync);
    const result = new PowerShellAsyncResult(this, output, state);
    this.#start(input, output, () => {
      result.isCompleted = true;
    });
    return result;
  }

  /** Runs to the end and throws what ended it. */
  invoke(input: readonly unknown[] | null, output = dataCollection('PSObject')): PSDataCollection {
    this.#checkStart();
    if (this.isNested) this.#runNested(input, output);
    else {
      let isDone = false;
      this.#start(input, output, () => {
        isDone = true;
      });
      scheduler.wait(currentEngine(), () => isDone);
    }
    if (this.reason !== null) throw this.reason;
    return output;
  }

  /** Waits for the end and gives the output. Throws what ended the run. */
  end(result: PowerShellAsyncResult | null): PSDataCollection {
    if (result === null) throw netException('System.Management.Automation.PSArgumentNullException', texts.nullResult);
    if (result.owner !== this) throw netException('System.ArgumentException', texts.notOwned);
    scheduler.wait(currentEngine(), () => result.isCompleted);
    if (this.reason !== null) throw this.reason;
    return result.output;
  }

  #checkStart(): void {
    if (this.#isDisposed) throw netException('System.ObjectDisposedException', texts.disposed);
    if (this.commands.commands.length === 0) throw invalidOperation(texts.noCommands);
    if (this.state === 'Running' || this.state === 'Stopping')
      throw netException('System.InvalidOperationException', texts.started);
  }

  #steps(engine: ExecutionContext, input: readonly unknown[] | null, output: PSDataCollection): Steps {
    const out = new CallbackSink((value) => output.add(value));
    return runStatements(engine, this.commands.statements, { input, out, streams: this.streams });
  }

  #start(input: readonly unknown[] | null, output: PSDataCollection, done: () => void): void {
    const runspace = this.pool === null ? this.runspace : null;
    if (runspace !== null && runspace.state === 'BeforeOpen' && this.isRunspaceOwner) runspace.open();
    const errorsBefore = this.streams.error.count;
    const begin = (taken: HostedRunspace) => {
      const engine = taken.pipelineEngine;
      taken.busy++;
      engine.stop[0] = 0;
      this.#thread = new EngineThread(engine, this.#steps(engine, input, output), (thrown) => {
        taken.busy--;
        this.#finish(thrown, this.streams.error.count > errorsBefore);
        done();
        this.pool?.release(taken);
      });
      this.#thread.start();
    };
    if (runspace !== null && runspace.busy > 0)
      throw netError('PSInvalidOperationException', 'InvalidOperation', texts.concurrent, 'InvalidOperation');
    // One that is not open is refused before anything changes.
    void runspace?.pipelineEngine;
    this.hadErrors = false;
    this.#become('Running');
    if (runspace !== null) begin(runspace);
    else this.pool?.take(begin);
  }

  #runNested(input: readonly unknown[] | null, output: PSDataCollection): void {
    const engine = this.runspace.pipelineEngine;
    const errorsBefore = this.streams.error.count;
    const depth = engine.tryDepth;
    this.hadErrors = false;
    this.#become('Running');
    let thrown: unknown;
    try {
      runToEnd(engine, this.#steps(engine, input, output));
    } catch (error) {
      thrown = error;
    } finally {
      engine.tryDepth = depth;
    }
    this.#finish(thrown, this.streams.error.count > errorsBefore);
  }

  #finish(thrown: unknown, wroteErrors: boolean): void {
    this.#thread = null;
    this.hadErrors = wroteErrors;
    if (thrown === undefined || thrown instanceof ExitSignal) this.#become('Completed');
    else if (thrown instanceof PipelineStoppedSignal) this.#become('Stopped', stoppedException());
    else if (isSignal(thrown)) this.#become('Completed');
    else {
      this.hadErrors = true;
      this.#become('Failed', runFailure(raisedFrom(thrown)));
    }
  }

  /** Stops what runs, and waits until it has ended. */
  stop(): void {
    const thread = this.#thread;
    if (thread === null) {
      if (this.state === 'NotStarted' || this.state === 'Running') this.#become('Stopped', stoppedException());
      return;
    }
    this.#become('Stopping');
    thread.stop();
    scheduler.wait(currentEngine(), () => thread.isDone);
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    if (this.#thread !== null) this.stop();
    if (this.isRunspaceOwner) this.#runspace?.close();
  }
}

/** Runs steps in the engine that runs now, waiting at their pauses. */
function runToEnd(engine: ExecutionContext, steps: Steps): void {
  for (let step = steps.next(); !step.done; step = steps.next()) {
    const { at, until } = step.value;
    if (until) scheduler.wait(engine, until);
    else if (at !== undefined) scheduler.wait(engine, () => false, at - performance.now());
  }
}

export function stoppedException(): NetException {
  return netError('PipelineStoppedException', 'PipelineStopped', 'The pipeline has been stopped.', 'OperationStopped');
}
export function invalidOperation(text: string): NetException {
  return netError('PSInvalidOperationException', 'InvalidOperation', text, 'InvalidOperation');
}

const texts = {
  noCommands: 'No commands are specified.',
  started:
    'The operation cannot be performed because a command has already been started. Wait for the command to complete, or stop it, and then try the operation again.',
  concurrent: 'The pipeline was not run because a pipeline is already running. Pipelines cannot be run concurrently.',
  nestedAsync: 'Nested PowerShell instances cannot be invoked asynchronously. Use the Invoke method.',
  notOwned: 'The asyncResult object was not created by calling BeginInvoke on this PowerShell instance.',
  nullResult:
    'Cannot process argument because the value of argument "asyncResult" is null. Change the value of argument "asyncResult" to a non-null value.',
  disposed: "Cannot access a disposed object.\nObject name: 'PowerShell'.",
} as const;
