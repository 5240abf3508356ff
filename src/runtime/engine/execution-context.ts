/**
 * ExecutionContext: one engine. It holds what all of its scopes, pipelines and commands share; the parts with rules of their
 * own (command discovery, variables by name, running blocks, errors) are in the files beside this one.
 */
import { dirname } from 'node:path';
import type { CommandAst, PipelineAst } from '../../parser/index.js';
import type { Completion, Statement } from '../compiler/block-code.js';
import type { RedirectionFile } from '../compiler/commands/redirections.js';
import { arrayListOf } from '../dotnet/collections/array-list.js';
import type { NetList } from '../dotnet/collections/net-list.js';
import { EventManager } from '../events/event-manager.js';
import { psStyle } from '../formatting/ps-style.js';
import type { EngineHost } from '../host/host-call.js';
import { TranscribedHost } from '../host/transcribed-host.js';
import { type IoClient, SharedWord, StopRequest } from '../io/client.js';
import { startBackground } from '../jobs/background-pipeline.js';
import { JobRepository } from '../jobs/job-repository.js';
import { convertTo, toText } from '../language/index.js';
import type { ErrorRecord, InvocationInfo } from '../objects/error-record.js';
import { runtimeError } from '../objects/errors.js';
import { requireType } from '../objects/net-type.js';
import type { ProgressRecord } from '../objects/records.js';
import { EngineTypeData } from '../objects/type-table.js';
import { fold } from '../objects/values.js';
import { setWriteStream } from '../objects/write-stream.js';
import { runCommand } from '../pipeline/pipeline-processor.js';
import { CaptureSink, NullSink, type Sink } from '../pipeline/sink.js';
import { StreamSet } from '../pipeline/streams.js';
import { ProviderSession } from '../providers/provider-session.js';
import { EngineIo } from '../threads/engine-io.js';
import { askToAttend, endAttending, scheduler } from '../threads/scheduler.js';
import { ArgumentCompleters } from './argument-completers.js';
import { defineEngineVariables } from './automatic-variables.js';
import { CommandTable } from './command-discovery.js';
import { type CommandInfo, FunctionInfo } from './command-info.js';
import { setCurrentEngine } from './current-engine.js';
import { ScriptDebugger } from './debugger/script-debugger.js';
import { Frame } from './frame.js';
import { History } from './history.js';
import { EngineHostObject } from './host-object.js';
import { EngineIntrinsics } from './intrinsics.js';
import { invokeBlock } from './invoke.js';
import { connectLanguageHooks } from './language-hooks.js';
import { ModuleTable } from './modules/module-table.js';
import { numberPreference } from './preferences.js';
import { profilePaths } from './profiles.js';
import { providerEnvironment } from './provider-environment.js';
import { type RaisedError, raisedFrom } from './raised-error.js';
import { openRedirectionFile, readFileLines } from './redirection-file.js';
import type { Scope } from './scope.js';
import { ScriptBlock } from './script-block.js';
import { parseScript } from './script-file.js';
import { SessionActions } from './session-actions.js';
import { SessionState } from './session-state.js';
import { isSignal, PipelineStoppedSignal } from './signals.js';
import type { TopOutput } from './top-output.js';
import { Transcription } from './transcription.js';
import type { VariableCell } from './variable-cell.js';
import * as variables from './variables.js';

export interface EngineOptions {
  host: EngineHost;
  io: IoClient;
  /** Word 0 is set to 1 to stop the running pipeline (SharedWord.Stop). */
  stop: Int32Array;
  /** Full path of the folder in which the session starts. */
  startDirectory: string;
  environment: NodeJS.ProcessEnv;
}

export type RecordOutputStream = 'warning' | 'verbose' | 'debug' | 'information' | 'progress';

/** What another engine of the same shell has of its own. */
export interface SiblingOptions {
  host?: EngineHost;
  startDirectory?: string;
}

export interface PendingFinally {
  frame: Frame;
  block: Statement;
}

export class ExecutionContext {
  readonly host: EngineHost;
  readonly transcription: Transcription;
  readonly io: EngineIo;
  readonly stop: Int32Array;
  readonly environment: NodeJS.ProcessEnv;
  readonly allScopeVariables = new Map<string, VariableCell>();
  /** Set once a script made an AllScope variable of its own: assignments must then look. */
  hasDynamicAllScope = false;
  readonly session: SessionState;
  readonly commands: CommandTable;
  readonly modules: ModuleTable;
  readonly argumentCompleters = new ArgumentCompleters();
  readonly actions = new SessionActions(this);
  readonly providers: ProviderSession;
  readonly typeData = new EngineTypeData();
  readonly history = new History(() => numberPreference(this.globalScope, 'MaximumHistoryCount', 4096));
  /** Counts definitions of commands; call sites look again when it changed. */
  commandEpoch = 0;
  /** `$?` */
  lastSucceeded = true;
  /** Above 0 inside try and trap: errors go up instead of being reported at the end of their statement. */
  tryDepth = 0;
  /** True once Set-StrictMode was used anywhere. */
  strictUsed = false;
  /** The innermost running frame. */
  frame: Frame;
  /** The errors that the catch blocks around the running code have caught. */
  readonly caughtErrors: RaisedError[] = [];
  /** $Error, newest first. */
  readonly errors: NetList = arrayListOf([]);
  /** Where errors go that no redirection takes: beside the output, to be shown in order with it. */
  errorSink: Sink = NullSink.instance;
  /** Takes progress records where the host is not to have them. */
  progressSink: ((record: ProgressRecord) => void) | null = null;
  topInvocation: InvocationInfo | null = null;
  /** Where the running command line's output ends up: Out-Default of the host. */
  topOutput: TopOutput | null = null;
  /** What `finally` writes after a stop is dropped: it would be formatted, which is being stopped too. */
  dropsStoppedOutput = false;
  /** While a client's pipeline runs: takes the records that go to its streams as well as to its host. */
  recordOutput: ((stream: RecordOutputStream, record: unknown) => void) | null = null;
  /** `$Host` */
  readonly hostObject: EngineHostObject;
  readonly intrinsics: EngineIntrinsics;
  readonly debugger = new ScriptDebugger(this);
  /** finally and clean blocks that are due, innermost last: they run when the thread's work was cut off from outside. */
  readonly pendingFinally = new Set<PendingFinally>();
  /** Makes another engine of the same shell: for a runspace, or a thread. It takes its turns from the scheduler. */
  createSibling!: (options: SiblingOptions) => ExecutionContext;
  /** `$using:` values of the block that the engine was made for, by their folded text; null where there are none. */
  usingValues: ReadonlyMap<string, unknown> | null = null;
  #events: EventManager | null = null;
  readonly jobs = new JobRepository();
  #unstoppable = 0;

  constructor(options: EngineOptions) {
    const host = new TranscribedHost(options.host);
    this.host = host;
    this.transcription = new Transcription(host);
    this.io = new EngineIo(this, options.io);
    this.stop = options.stop;
    this.environment = options.environment;
    this.session = new SessionState(this);
    this.frame = new Frame(this, this.globalScope, NullSink.instance, StreamSet.default, null, null, null);
    this.commands = new CommandTable(this);
    this.modules = new ModuleTable(this);
    this.providers = new ProviderSession(providerEnvironment(this, options.startDirectory));
    this.providers.locations.onChanged = (before, after) => this.actions.locationHasChanged(before, after);
    this.hostObject = new EngineHostObject(this);
    this.intrinsics = new EngineIntrinsics(this);
    defineEngineVariables(this);
    connectLanguageHooks();
    setCurrentEngine(this);
  }

  /** Folder of the shell's own program ($PSHOME). */
  get shellHome(): string {
    return dirname(process.argv[1] ?? process.execPath);
  }
  /** Full path of the current folder in the file system. */
  get currentDirectory(): string {
    return this.providers.locations.ofProvider('FileSystem').providerPath;
  }
  /** What child processes get as their environment. */
  get childEnvironment(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.environment).filter((e): e is [string, string] => e[1] !== undefined),
    );
  }
  get style(): unknown {
    return psStyle;
  }
  get profilePaths(): unknown {
    return profilePaths(this.environment);
  }
  /** A System.Version from its text. */
  versionValue(text: string): unknown {
    return convertTo(text, requireType('System.Version'));
  }
  /** A CultureInfo by its name. */
  cultureValue(name: string): unknown {
    return convertTo(name, requireType('System.Globalization.CultureInfo'));
  }
  setLastExitCode(code: number): void {
    this.globalScope.setLocal('LASTEXITCODE', code);
  }

  // ---- Native programs ----------------------------------------------------------------------------------------------------

  /** True when a program that writes there may as well have the terminal; not while a transcript must see what it writes. */
  isTopOutput(out: Sink): boolean {
    return this.topOutput !== null && out === this.topOutput.sink && !this.transcription.isActive;
  }
  /** Everything that is still to be shown is shown before a program writes. */
  beforeNative(direct: boolean): void {
    if (direct) this.topOutput?.flush();
    this.host.beginNative?.(direct);
  }
  afterNative(): void {
    this.host.endNative?.();
  }
  /** What an object looks like when it is shown, lines ended by \n. */
  renderText(frame: Frame, value: unknown): string {
    const command = this.commands.resolve(frame.scope, 'Out-String', null);
    const sink = new CaptureSink();
    runCommand(frame, command, [], [value], sink);
    return toText(sink.result);
  }

  /** What the `prompt` function says; `PS>` when it says nothing or fails. */
  promptText(): string {
    const frame = new Frame(this, this.globalScope, NullSink.instance, StreamSet.default, null, null, null);
    const sink = new CaptureSink();
    const { lastSucceeded } = this;
    try {
      runCommand(frame, this.commands.resolve(this.globalScope, 'prompt', null), [], null, sink);
    } catch (thrown) {
      if (isSignal(thrown)) throw thrown;
      return 'PS>';
    } finally {
      this.lastSucceeded = lastSucceeded;
    }
    const text = sink.count === 0 ? '' : toText(sink.array.at(-1));
    return text === '' ? 'PS>' : text;
  }

  get globalScope(): Scope {
    return this.session.topScope;
  }
  /** The session of the code that runs: a module's, while its functions do. */
  get currentSession(): SessionState {
    return this.frame.scope.session;
  }
  get currentScope(): Scope {
    return this.frame.scope;
  }

  // ---- Stopping ---------------------------------------------------------------------------------------------------------

  /**
   * Throws PipelineStoppedSignal when a stop was asked for and may happen here. Other threads get their turns, and between
   * statements, not `within` one, actions of events run.
   */
  throwIfStopped(within = false): void {
    if (this.stop[SharedWord.Stop] === StopRequest.Flush) {
      Atomics.compareExchange(this.stop, SharedWord.Stop, StopRequest.Flush, StopRequest.None);
      this.host.flush();
    }
    if (this.stop[SharedWord.Stop] === StopRequest.Attend) this.#lookUp(within);
    if (this.isStopping) throw new PipelineStoppedSignal();
  }
  /** Makes the engine look up between its statements: other threads want their turns, or events have come. */
  attend(): void {
    askToAttend(this.stop);
  }
  #lookUp(within: boolean): void {
    if (this.stop[SharedWord.Held] === 1) this.host.flush();
    scheduler.turn(this);
    if (!within) this.#events?.runPending();
    if (!scheduler.wantsTurns(this) && !this.#events?.hasPending) endAttending(this.stop);
  }
  /** The shell is about to end: who subscribed to PowerShell.Exiting is told. */
  raiseExiting(): void {
    this.#events?.raiseExiting();
  }
  /** `$ExecutionContext.Events` */
  get events(): EventManager {
    this.#events ??= new EventManager(this);
    return this.#events;
  }
  get isStopping(): boolean {
    return this.stop[SharedWord.Stop] === StopRequest.Stop && this.#unstoppable === 0;
  }
  /** Runs clean-up code: a stop that is under way does not cut it short, and its output goes nowhere. */
  runUnstoppable(work: () => unknown): void {
    const stopped = this.stop[SharedWord.Stop] === StopRequest.Stop;
    this.#unstoppable++;
    if (stopped) this.stop[SharedWord.Stop] = StopRequest.None;
    try {
      work();
    } finally {
      this.#unstoppable--;
      if (stopped) this.stop[SharedWord.Stop] = StopRequest.Stop;
    }
  }
  enterFinally(frame: Frame, block: Statement): PendingFinally {
    const pending = { frame, block };
    this.pendingFinally.add(pending);
    return pending;
  }
  leaveFinally(pending: PendingFinally): void {
    this.pendingFinally.delete(pending);
  }
  /** Runs what is due, innermost first, after the work was cut off. Their output goes nowhere. */
  runPendingFinally(): void {
    for (const pending of [...this.pendingFinally].reverse()) {
      this.pendingFinally.delete(pending);
      pending.frame.out = NullSink.instance;
      this.frame = pending.frame;
      try {
        this.runUnstoppable(() => pending.block(pending.frame));
      } catch (thrown) {
        if (!isSignal(thrown)) this.addError(raisedFrom(thrown).record);
      }
    }
  }

  // ---- Errors -----------------------------------------------------------------------------------------------------------

  /** Puts an error at the head of $Error, unless it is there already. */
  addError(record: ErrorRecord): void {
    const { items } = this.errors;
    if (items[0] === record || (items[0] as ErrorRecord | undefined)?.exception === record.exception) return;
    items.unshift(record);
    this.errors.version++;
    const maximum = numberPreference(this.globalScope, 'MaximumErrorCount', 256);
    if (items.length > maximum) items.length = maximum;
  }
  /** Writes an error to the error stream of the frame. */
  showError(frame: Frame, record: ErrorRecord): void {
    setWriteStream(record, 'Error');
    (frame.streams.error ?? this.errorSink).write(record);
  }

  // ---- Variables by name ------------------------------------------------------------------------------------------------

  getVariable(scope: Scope, path: string): unknown {
    return variables.getVariable(scope, path);
  }
  setVariable(scope: Scope, path: string, value: unknown): void {
    variables.setVariable(scope, path, value);
  }
  setPrivateVariable(scope: Scope, name: string, value: unknown): void {
    variables.setPrivateVariable(scope, name, value);
  }
  getProviderVariable(drive: string, path: string): unknown {
    return variables.getProviderVariable(this, drive, path);
  }
  setProviderVariable(drive: string, path: string, value: unknown): void {
    variables.setProviderVariable(this, drive, path, value);
  }
  /** `$using:x` outside of a remote or parallel block. */
  usingValue(_frame: Frame, name: string): unknown {
    const value = this.usingValues?.get(fold(name));
    if (value !== undefined) return value;
    throw runtimeError(
      'UsingWithoutInvokeCommand',
      'A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, or InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if the script block is invoked on a remote computer.',
      'InvalidOperation',
      name,
    );
  }

  // ---- Commands -----------------------------------------------------------------------------------------------------------

  findCommand(frame: Frame, name: string, ast: CommandAst): CommandInfo {
    return this.commands.resolve(frame.scope, name, ast);
  }
  commandFromValue(frame: Frame, value: unknown, ast: CommandAst): CommandInfo {
    return this.commands.fromValue(frame, value, ast);
  }
  defineFunction(scope: Scope, info: FunctionInfo): void {
    this.commands.defineFunction(scope, info);
  }
  /** A function of this name with a script block, or the text of one, as its body. */
  defineFunctionFrom(scope: Scope, name: string, body: unknown): void {
    const block = body instanceof ScriptBlock ? body : this.parseBlock(toText(body));
    this.commands.defineFunction(scope, FunctionInfo.of(name, block));
  }
  /** Runs a block in the frame's own scope with `$_` set; what it writes is the result. */
  invokeInScope(frame: Frame, block: ScriptBlock, dollarUnder: unknown, args: readonly unknown[] = []): unknown {
    return invokeBlock(frame, block, { dollarUnder, args, newScope: false });
  }
  /** A script block from text, of the session that runs. Throws a ParseException. */
  parseBlock(text: string): ScriptBlock {
    return parseScript(text, null, this.currentSession, 'file');
  }
  addAllScope(cell: VariableCell): void {
    this.allScopeVariables.set(fold(cell.name), cell);
    this.hasDynamicAllScope = true;
  }
  startBackground(frame: Frame, ast: PipelineAst): Completion {
    return startBackground(frame, ast);
  }

  // ---- Files ----------------------------------------------------------------------------------------------------------------

  openRedirection(frame: Frame, path: string, append: boolean): RedirectionFile {
    return openRedirectionFile(this, frame, path, append);
  }
  /** Lines of the files that a path names (switch -File). */
  readLines(frame: Frame, path: string): Iterable<string> {
    return readFileLines(this, frame, path);
  }
}
