/** A cmdlet in a pipeline: binds its parameters, calls its `run` and `process`, and is the `cmd` that its code sees. */
import type { CommandAst } from '../../parser/index.js';
import { ParameterBinder } from '../binding/binder.js';
import type { CommandArgument } from '../binding/command-argument.js';
import { type DynamicParameters, dynamicSpecs } from '../binding/dynamic-parameters.js';
import { bindingErrors } from '../binding/errors.js';
import type { CommandMetadata, ParameterMetadata } from '../binding/metadata.js';
import { PipelineBinder } from '../binding/pipeline-binder.js';
import type { CmdletBody, ParameterSpecs } from '../cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../cmdlets/cmdlet-runtime.js';
import type { CmdletInfo } from '../engine/command-info.js';
import { defaultParameterValues } from '../engine/default-parameters.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import type { Frame } from '../engine/frame.js';
import { BlockRunner, evaluateBlock, invokeBlock } from '../engine/invoke.js';
import { promptForMandatory } from '../engine/mandatory-prompt.js';
import { completeCategory, RaisedError, raisedFrom } from '../engine/raised-error.js';
import type { ScriptBlock } from '../engine/script-block.js';
import type { SessionState } from '../engine/session-state.js';
import { isSignal, StopUpstreamSignal } from '../engine/signals.js';
import { tracedStep, tracing } from '../engine/tracing/trace-source.js';
import { boundParametersDictionary } from '../engine/types/dictionaries.js';
import type { EngineHost } from '../host/host-call.js';
import type { IoClient } from '../io/client.js';
import { type ErrorCategory, ErrorCategoryInfo, ErrorRecord, type InvocationInfo } from '../objects/error-record.js';
import { NetException } from '../objects/net-exception.js';
import type { InformationRecord, ProgressRecord } from '../objects/records.js';
import { fold } from '../objects/values.js';
import { asPSObject, wrapsObjects } from '../objects/wrapping.js';
import { invocationOf, raiseBindingError } from './binding-errors.js';
import { cmdletValue } from './cmdlet-values.js';
import { bindForDescription, CommandProcessor } from './command-processor.js';
import { CommonParameters } from './common-parameters.js';
import { type Paging, pagingOf } from './paging.js';
import { writeProgress } from './progress.js';
import { ShouldProcess } from './should-process.js';
import { CallbackSink, type Sink, writeExpressionValue } from './sink.js';

type Values = Record<string, unknown>;

export class CmdletProcessor extends CommandProcessor implements CmdletRuntime {
  readonly #info: CmdletInfo;
  readonly #binder: ParameterBinder;
  #common!: CommonParameters;
  #body: CmdletBody<Values> | undefined;
  #pipelineBinder: PipelineBinder | null = null;
  #shouldProcess: ShouldProcess | null = null;
  #invocation: InvocationInfo | null = null;
  #values: Values = {};
  #dynamicSpecs: ParameterSpecs = {};
  currentPipelineObject: unknown = null;

  constructor(frame: Frame, info: CmdletInfo, ast: CommandAst | null) {
    super(frame, info, ast);
    this.#info = info;
    const { spec } = info.cmdlet;
    this.#binder = new ParameterBinder(info.metadata, {
      isScript: false,
      dynamicParameters: spec.dynamicParameters ? (bound) => this.#dynamicParameters(bound) : null,
      defaults: (metadata) => defaultParameterValues(frame, info.name, metadata),
      prompt: (missing) => promptForMandatory(this, missing),
      expectsInput: false,
      evaluate: (block, input) => evaluateBlock(frame, block, { dollarUnder: input, input: [input] }),
    });
  }

  #dynamicParameters(bound: ReadonlyMap<string, unknown>): DynamicParameters {
    const { spec } = this.#info.cmdlet;
    this.#common ??= new CommonParameters(this, this.#binder.common);
    try {
      this.#dynamicSpecs = spec.dynamicParameters?.(this, bound) ?? {};
    } catch (thrown) {
      throw thrown instanceof NetException ? bindingErrors.dynamicParameters(thrown) : thrown;
    }
    return dynamicSpecs(this.#info.metadata, this.#dynamicSpecs);
  }

  // ---- The command's life -----------------------------------------------------------------------------------------------------

  override prepare(args: readonly CommandArgument[]): void {
    this.#binder.options.expectsInput = this.expectsInput;
    try {
      this.#binder.bind(args);
    } catch (thrown) {
      throw raiseBindingError(this, thrown, this.#binder.failedAt);
    }
    this.#common = new CommonParameters(this, this.#binder.common);
    if (this.#binder.common.size > 0) {
      this.out = this.#common.wrapOutput(this.out);
      this.streams = this.#common.wrapStreams(this.streams);
    }
    if (this.expectsInput) this.#pipelineBinder = new PipelineBinder(this.#binder);
    this.#values = this.#valuesOf();
  }

  override describe(args: readonly CommandArgument[]): CommandMetadata {
    this.#binder.options.prompt = null;
    bindForDescription(() => this.#binder.bind(args, true), args);
    return this.#binder.metadata;
  }

  /** Parameter values in the form the cmdlet's code takes: defaults filled in. */
  #valuesOf(): Values {
    const values: Values = {};
    for (const [name, spec] of Object.entries(this.#info.cmdlet.spec.parameters)) {
      const given = this.#binder.bound.get(name);
      values[name] = given === undefined ? spec.default : cmdletValue(given, spec.type.netType);
    }
    return values;
  }

  override begin(): void {
    this.#guard('BeginProcessing', () => {
      this.#body = this.#info.cmdlet.spec.run(this, this.#values as never) as CmdletBody<Values> | undefined;
    });
  }

  override write(object: unknown): void {
    const value = asPSObject(object);
    if (this.waiting) this.start();
    const { engine } = this.frame;
    if (engine.stop[0] !== 0) engine.throwIfStopped(true);
    const binder = this.#pipelineBinder;
    if (binder === null || !binder.takesInput) {
      if (this.#body?.process === undefined || binder === null) return;
      this.#refuse(value, bindingErrors.inputNotBound(value));
      return;
    }
    let given: readonly ParameterMetadata[];
    try {
      given = binder.bind(value);
    } catch (thrown) {
      if (!(thrown instanceof NetException)) throw thrown;
      this.#refuse(value, thrown);
      return;
    }
    this.currentPipelineObject = value;
    const values = this.#values;
    for (const { name, spec } of given) {
      if (!this.#binder.bound.has(name)) values[name] = spec?.default;
      else values[name] = cmdletValue(this.#binder.bound.get(name), spec?.type.netType ?? 'System.Object');
    }
    this.countIteration(true);
    this.#process();
  }

  #refuse(value: unknown, exception: NetException): void {
    const raised = raiseBindingError(this, exception);
    raised.record.targetObject ??= value;
    this.#common.writeError(this.frame, raised.record, this.invocation);
  }

  override processNothing(): void {
    this.countIteration(false);
    this.#process();
  }

  #process(): void {
    const body = this.#body;
    if (body?.process === undefined && tracing.binding === null) return;
    this.#guard('ProcessRecord', () => body?.process?.(this.#values));
  }
  override end(): void {
    const body = this.#body;
    if (body?.end === undefined && tracing.binding === null) return;
    this.#guard('EndProcessing', () => body?.end?.());
  }
  override dispose(): void {
    this.#body?.dispose?.();
    if (this.#common !== undefined) this.#common.close();
  }

  /** What a cmdlet's code throws is its terminating error. */
  #guard(step: string, work: () => void): void {
    try {
      tracedStep(step, work);
    } catch (thrown) {
      if (isSignal(thrown)) throw thrown;
      let raised = thrown instanceof NetException ? new RaisedError(recordOfThrown(thrown)) : raisedFrom(thrown);
      // `throw` and -ErrorAction Stop further in keep saying where they happened.
      if (raised.endsScript || raised.endedCommand) throw raised;
      if (raised.record.invocationInfo !== null) {
        // A statement of a script block failed: $Error has it as that, whoever catches it sees this command in it.
        this.frame.engine.addError(raised.record);
        raised = new RaisedError(raised.record.copy());
        raised.record.categoryInfo.activity = '';
      }
      this.#common.attribute(this.frame, raised.record, this.invocation);
      raised.endedCommand = true;
      throw raised;
    }
  }

  // ---- CmdletRuntime ----------------------------------------------------------------------------------------------------------

  get context(): ExecutionContext {
    return this.frame.engine;
  }
  get session(): SessionState {
    return this.frame.scope.session;
  }
  get host(): EngineHost {
    return this.frame.engine.host;
  }
  get io(): IoClient {
    return this.frame.engine.io;
  }
  get invocation(): InvocationInfo {
    if (this.#invocation === null) {
      this.#invocation = invocationOf(this);
      this.#invocation.boundParameters = boundParametersDictionary(this.#binder.told());
    }
    return this.#invocation;
  }
  get parameterSet(): string {
    return this.#binder.parameterSetName;
  }
  isBound(parameter: string): boolean {
    return this.#binder.bound.has(parameter) || this.#binder.common.has(fold(parameter));
  }
  get paging(): Paging {
    return pagingOf(this.#common);
  }
  get dynamic(): Readonly<Record<string, unknown>> {
    const values: Values = {};
    for (const [name, spec] of Object.entries(this.#dynamicSpecs)) {
      const given = this.#binder.bound.get(name);
      values[name] = given === undefined ? spec.default : cmdletValue(given, spec.type.netType);
    }
    return values;
  }
  writeObject(value: unknown): void {
    this.out.write(value === undefined ? null : asPSObject(value));
  }
  writeEnumerated(value: unknown): void {
    writeExpressionValue(wrapsObjects() ? new CallbackSink((item) => this.writeObject(item)) : this.out, value);
  }
  writeError(error: ErrorRecord): void {
    this.#common.writeError(this.frame, error, this.invocation);
  }
  writeWarning(text: string): void {
    this.#common.writeMessage('warning', text, this.frame.scope, this.invocation);
  }
  writeVerbose(text: string): void {
    this.#common.writeMessage('verbose', text, this.frame.scope, this.invocation);
  }
  writeDebug(text: string): void {
    this.#common.writeMessage('debug', text, this.frame.scope, this.invocation);
  }
  writeInformation(record: InformationRecord): void {
    this.#common.writeInformation(record, this.frame.scope, this.invocation);
  }
  writeProgress(record: ProgressRecord, sourceId = 0): void {
    writeProgress(this.frame, record, this.#common.action('progressaction'), sourceId);
  }
  error(
    id: string,
    category: ErrorCategory,
    target: unknown,
    message: string,
    exception: string | NetException = 'System.InvalidOperationException',
  ): ErrorRecord {
    const made = typeof exception === 'string' ? new NetException(exception, message) : exception;
    const record = new ErrorRecord(made, id, new ErrorCategoryInfo(category), target);
    made.errorRecord ??= record;
    return record;
  }
  throwTerminating(error: ErrorRecord): never {
    this.#common.attribute(this.frame, error, this.invocation);
    throw new RaisedError(error);
  }
  get #confirmation(): ShouldProcess {
    this.#shouldProcess ??= new ShouldProcess(this.frame, this.#common, this.#info.metadata.confirmImpact);
    return this.#shouldProcess;
  }
  shouldProcess(target: string | (() => string), action?: string): boolean {
    return this.#confirmation.ask(target, action ?? this.#info.name);
  }
  shouldContinue(query: string, caption: string, state?: { yesToAll: boolean; noToAll: boolean }): boolean {
    return this.#confirmation.shouldContinue(query, caption, state);
  }
  stopUpstream(): never {
    throw new StopUpstreamSignal(this);
  }
  invokeBlock(block: ScriptBlock, dollarUnder?: unknown, args: readonly unknown[] = []): unknown {
    return invokeBlock(this.frame, block, { dollarUnder, args, newScope: false, streams: this.streams });
  }
  evaluateBlock(block: ScriptBlock, dollarUnder: unknown): unknown {
    return evaluateBlock(this.frame, block, { dollarUnder, newScope: true, streams: this.streams });
  }
  blockRunner(block: ScriptBlock, out: Sink = this.out): BlockRunner {
    return new BlockRunner(this.frame, block, out, this.streams, false);
  }
  moduleRunner(block: ScriptBlock, out: Sink = this.out): BlockRunner {
    const streams = this.streams.withLists(this.frame.streams);
    return new BlockRunner(this.frame, block, out, streams, false);
  }
  invokeBlockToOutput(block: ScriptBlock, dollarUnder?: unknown, args: readonly unknown[] = []): void {
    invokeBlock(this.frame, block, { dollarUnder, args, newScope: false, out: this.out, streams: this.streams });
  }
}

/** The record that an exception brings, or one that says no more than its type. */
function recordOfThrown(exception: NetException): ErrorRecord {
  exception.errorRecord ??= new ErrorRecord(
    exception,
    exception.netType.fullName,
    new ErrorCategoryInfo('NotSpecified'),
  );
  completeCategory(exception.errorRecord);
  return exception.errorRecord;
}
