/**
 * Functions, filters, scripts and script blocks as commands: a scope, the parameters bound into it, then begin, process, end
 * and clean (about_Functions_Advanced_Methods).
 */
import type { CommandAst } from '../../parser/index.js';
import { ParameterBinder } from '../binding/binder.js';
import type { CommandArgument } from '../binding/command-argument.js';
import { type CommandMetadata, scriptBlockMetadata } from '../binding/metadata.js';
import { PipelineBinder, refuseInput } from '../binding/pipeline-binder.js';
import { type BlockCode, Completion, type Statement } from '../compiler/block-code.js';
import { type ResumableStatement, resumableBlocks } from '../compiler/resumable/blocks.js';
import { signalOf } from '../compiler/statements/value.js';
import { type CommandInfo, ExternalScriptInfo } from '../engine/command-info.js';
import { defaultParameterValues } from '../engine/default-parameters.js';
import { dynamicParametersOf } from '../engine/dynamic-parameters.js';
import type { PendingFinally } from '../engine/execution-context.js';
import { Frame } from '../engine/frame.js';
import { FrameCall } from '../engine/frame-call.js';
import { evaluateBlock } from '../engine/invoke.js';
import { promptForMandatory } from '../engine/mandatory-prompt.js';
import { RaisedError } from '../engine/raised-error.js';
import { checkRequirements } from '../engine/requirements.js';
import { Scope } from '../engine/scope.js';
import type { ScriptBlock } from '../engine/script-block.js';
import { ExitSignal, ReturnSignal } from '../engine/signals.js';
import { Slot } from '../engine/slot-table.js';
import { bearsNoCommand, collectFailure } from '../engine/statement-errors.js';
import { tracing } from '../engine/tracing/trace-source.js';
import type { BoundEntry } from '../engine/types/dictionaries.js';
import { PSEnumerator } from '../objects/enumerator.js';
import type { InvocationInfo } from '../objects/error-record.js';
import { NetException } from '../objects/net-exception.js';
import { asPSObject } from '../objects/wrapping.js';
import type { Steps } from '../threads/scheduler.js';
import { invocationName, raiseBindingError } from './binding-errors.js';
import { runClean } from './clean-block.js';
import { bindForDescription, CommandProcessor } from './command-processor.js';
import { CommonParameters } from './common-parameters.js';
import { parameterDefault, storeDefault, storeParameter } from './parameter-defaults.js';
import { PSScriptCmdlet } from './ps-script-cmdlet.js';

export class ScriptProcessor extends CommandProcessor {
  readonly #code: BlockCode;
  readonly #scope: Scope;
  readonly #metadata: CommandMetadata;
  readonly #binder: ParameterBinder;
  #inner!: Frame;
  #pipelineBinder: PipelineBinder | null = null;
  #common: CommonParameters | null = null;
  /** The script that the shell was started for: its `exit` ends the shell. */
  endsShell = false;
  /** What came through the pipeline, for `$input`. */
  #input: unknown[] = [];
  #processed = false;
  /** One of its begin, process and end blocks has run. */
  #ran = false;
  #pendingClean: PendingFinally | null = null;

  constructor(
    frame: Frame,
    command: CommandInfo,
    ast: CommandAst | null,
    readonly block: ScriptBlock,
    /** Dot-sourced: it runs in the caller's scope, or in that of its own session. */
    readonly dot: boolean,
  ) {
    super(frame, command, ast);
    const session = block.session ?? frame.scope.session;
    const own = session === frame.scope.session;
    const isScriptFile = command instanceof ExternalScriptInfo;
    const around = own ? frame.scope : session.currentScope;
    this.#scope = dot ? around : new Scope(around, block.template.table, session, isScriptFile);
    this.#code = block.template.codeFor(this.#scope.table);
    this.#metadata = scriptBlockMetadata(block, command.name);
    this.#binder = new ParameterBinder(this.#metadata, {
      isScript: true,
      dynamicParameters: block.ast.dynamicParamBlock ? (bound) => this.#dynamicParameters(bound) : null,
      defaults: this.#metadata.isAdvanced ? (metadata) => defaultParameterValues(frame, command.name, metadata) : null,
      prompt: (missing) => promptForMandatory(this, missing),
      expectsInput: false,
      evaluate: (block, input) => evaluateBlock(frame, block, { dollarUnder: input, input: [input] }),
    });
  }

  /** The function's own frame. */
  get innerFrame(): Frame {
    return this.#inner;
  }
  get boundParameters(): ReadonlyMap<string, unknown> {
    return this.#binder.bound;
  }
  get parameterSetName(): string {
    return this.#binder.parameterSetName;
  }
  /** What it takes: with its dynamic parameters, once they are known. */
  get described(): CommandMetadata {
    return this.#binder.metadata;
  }
  get common(): CommonParameters {
    this.#common ??= new CommonParameters(this, this.#binder.common);
    return this.#common;
  }

  override prepare(args: readonly CommandArgument[]): void {
    checkRequirements(this.frame.engine, this.block.ast.scriptRequirements, this.command);
    const call = this.#makeFrame();
    try {
      this.#inOwnSession(() => this.#binder.bind(args));
    } catch (thrown) {
      throw raiseBindingError(this, thrown, this.#binder.failedAt);
    }
    call.unbound = this.#binder.remaining;
    if (this.#metadata.isAdvanced && this.#binder.common.size > 0) this.#applyCommon();
    if (this.expectsInput && this.#binder.metadata.takesPipelineInput)
      this.#pipelineBinder = new PipelineBinder(this.#binder);
  }

  override describe(args: readonly CommandArgument[]): CommandMetadata {
    this.#makeFrame();
    this.#binder.options.prompt = null;
    bindForDescription(() => this.#binder.bind(args, true), args);
    return this.#binder.metadata;
  }

  #makeFrame(): FrameCall {
    const { frame } = this;
    this.#inner = new Frame(
      frame.engine,
      this.#scope,
      this.out,
      this.streams,
      frame,
      this.block,
      this.command.name || null,
    );
    const call = new FrameCall(
      this.command,
      invocationName(this.ast, this.command.name),
      this.ast?.extent ?? null,
      () => this.#boundToTell(),
    );
    call.pipelineLength = this.pipelineLength;
    call.pipelinePosition = this.pipelinePosition;
    call.iterations = this.iterations;
    call.expectingInput = this.expectsInput;
    // dynamicparam has it, too.
    if (this.#metadata.isAdvanced) call.psCmdlet = new PSScriptCmdlet(this);
    this.#inner.call = call;
    this.#binder.options.expectsInput = this.expectsInput;
    return call;
  }

  /** For $PSBoundParameters: until the first object comes, a script block in place of a value stands for itself. */
  *#boundToTell(): Iterable<BoundEntry> {
    yield* this.#binder.told();
    for (const [{ name }, block] of this.#binder.delayed) if (!this.#binder.bound.has(name)) yield [name, block];
  }

  #applyCommon(): void {
    const { common } = this;
    this.out = common.wrapOutput(this.out);
    this.streams = common.wrapStreams(this.streams);
    this.#inner.out = this.out;
    this.#inner.streams = this.streams;
  }

  #dynamicParameters(bound: ReadonlyMap<string, unknown>) {
    return this.#enter(() => {
      this.#storeBound();
      return dynamicParametersOf(this.#inner, this.#code.dynamicParam as Statement, this.#metadata, bound);
    });
  }

  override begin(): void {
    const { clean } = this.#code;
    if (clean !== null) this.#pendingClean = this.frame.engine.enterFinally(this.#inner, clean);
    this.#enter(() => {
      this.#fillScope();
      this.#runBlock(this.#code.begin, 'BeginProcessing');
    });
  }

  #fillScope(): void {
    const { slots } = this.#inner;
    if (!this.dot || this.#binder.remaining.length > 0) slots[Slot.Args] = this.#binder.remaining;
    if (!this.dot) slots[Slot.Input] = new PSEnumerator([]);
    this.common.applyPreferences(this.#scope, this.dot);
    this.#storeBound();
    this.#storeDefaults();
  }

  #storeBound(): void {
    for (const parameter of this.#code.parameters)
      if (this.#binder.bound.has(parameter.name))
        storeParameter(this.#inner, parameter.slot, this.#binder.bound.get(parameter.name));
  }
  #storeDefaults(): void {
    for (const parameter of this.#code.parameters)
      if (!this.#binder.bound.has(parameter.name)) storeDefault(this.#inner, parameter, this.#metadata);
  }

  override write(object: unknown): void {
    const value = asPSObject(object);
    if (this.waiting) this.start();
    if (this.#pipelineBinder !== null) {
      if (!this.#bindInput(value)) return;
    } else if (this.#metadata.isAdvanced && !this.#binder.metadata.takesPipelineInput) {
      this.#bindError(() => refuseInput(this.#binder, value));
      return;
    }
    if (this.#code.process === null) {
      this.#input.push(value);
      this.#runBlock(null, 'ProcessRecord');
      return;
    }
    this.#processed = true;
    this.countIteration(true);
    this.#enter(() => {
      const { slots } = this.#inner;
      slots[Slot.Underscore] = value;
      slots[Slot.Input] = new PSEnumerator([value]);
      this.#runBlock(this.#code.process, 'ProcessRecord');
    });
  }

  /** False when the object does not fit: a non-terminating error, and the next object comes. */
  #bindInput(value: unknown): boolean {
    return this.#bindError(() => {
      const binder = this.#pipelineBinder as PipelineBinder;
      const given = this.#inOwnSession(() => binder.bind(value));
      this.#inner.call?.addBound(given, this.#binder.bound);
      for (const parameter of this.#code.parameters) {
        if (this.#binder.bound.has(parameter.name))
          storeParameter(this.#inner, parameter.slot, this.#binder.bound.get(parameter.name));
        else if (binder.gives(parameter.name))
          storeParameter(this.#inner, parameter.slot, parameterDefault(this.#inner, parameter));
      }
    });
  }
  /** Nothing of an object that did not fit, or of the one before, is left in the parameters. */
  #forgetInput(): void {
    for (const parameter of this.#code.parameters)
      if (!this.#binder.bound.has(parameter.name) && this.#pipelineBinder?.gives(parameter.name))
        storeParameter(this.#inner, parameter.slot, parameterDefault(this.#inner, parameter));
  }
  #bindError(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof NetException)) throw thrown;
      const raised = raiseBindingError(this, thrown);
      this.#forgetInput();
      this.common.writeError(this.#inner, raised.record);
      return false;
    }
  }

  override processNothing(): void {
    const { process } = this.#code;
    if (process === null && tracing.binding === null) return;
    this.#processed = process !== null;
    if (this.#processed) this.countIteration(false);
    this.#enter(() => this.#runBlock(process, 'ProcessRecord'));
  }

  override end(): void {
    if (this.#code.end === null) {
      this.#runBlock(null, 'EndProcessing');
      return;
    }
    if (this.#code.process === null) this.countIteration(false);
    this.#enter(() => {
      const { slots } = this.#inner;
      if (!this.#processed && (this.#input.length > 0 || !this.dot)) slots[Slot.Input] = new PSEnumerator(this.#input);
      if (!this.dot && this.#code.process !== null) slots[Slot.Underscore] = undefined;
      this.#runBlock(this.#code.end, 'EndProcessing');
    });
  }

  override dispose(): void {
    this.#common?.close();
    const { clean } = this.#code;
    if (clean === null || this.#inner === undefined) return;
    if (this.#pendingClean !== null) this.frame.engine.leaveFinally(this.#pendingClean);
    // A command of which nothing ran has nothing to clean up.
    if (this.#ran && !this.#enter(() => runClean(this.#inner, () => this.#runBlock(clean)))) this.failed = true;
  }

  /**
   * Runs the command by steps, as a thread does (see compiler/resumable): bound, begun, and ended. `input` is what comes
   * through the pipeline, null for none.
   */
  *steps(args: readonly CommandArgument[], input: readonly unknown[] | null = null): Steps {
    this.expectsInput = input !== null;
    this.prepare(args);
    const { engine } = this.frame;
    const { session } = this.#scope;
    const saved = session.currentScope;
    const outerFrame = engine.frame;
    const { begin, process, end, clean } = this.#code;
    const blocks = resumableBlocks(this.#code);
    if (clean !== null) this.#pendingClean = engine.enterFinally(this.#inner, clean);
    session.currentScope = this.#scope;
    engine.frame = this.#inner;
    try {
      this.#fillScope();
      yield* this.#blockSteps(blocks.begin, begin);
      if (input === null) {
        this.#processed = process !== null;
        yield* this.#blockSteps(blocks.process, process);
      } else for (const item of input) this.write(item);
      const { slots } = this.#inner;
      if (!this.#processed && (this.#input.length > 0 || !this.dot)) slots[Slot.Input] = new PSEnumerator(this.#input);
      yield* this.#blockSteps(blocks.end, end);
    } finally {
      session.currentScope = saved;
      engine.frame = outerFrame;
      this.dispose();
    }
  }

  *#blockSteps(steps: ResumableStatement | null, whole: Statement | null): Steps {
    if (steps === null) {
      this.#runBlock(whole);
      return;
    }
    this.#ran = true;
    try {
      const completion = yield* steps(this.#inner);
      if (completion !== Completion.Normal && completion !== Completion.Return) throw signalOf(this.#inner, completion);
    } catch (thrown) {
      this.#blockEnded(thrown);
    }
  }

  /** What attributes of parameters do is done in the session of the function, as what it does itself. */
  #inOwnSession<T>(work: () => T): T {
    return this.#scope.session === this.frame.scope.session ? work() : this.#enter(work);
  }

  /** Runs with this command's scope as the current one. */
  #enter<T>(work: () => T): T {
    const { engine } = this.frame;
    const { session } = this.#scope;
    const saved = session.currentScope;
    const outerFrame = engine.frame;
    session.currentScope = this.#scope;
    const inner = this.#inner;
    engine.frame = inner;
    if (outerFrame !== inner.caller) inner.enteredFrom = outerFrame;
    try {
      return work();
    } finally {
      session.currentScope = saved;
      engine.frame = outerFrame;
      inner.enteredFrom = null;
    }
  }

  #runBlock(statement: Statement | null, step: string | null = null): void {
    const trace = step !== null && this.#metadata.isAdvanced ? tracing.binding : null;
    if (statement === null) trace?.scope(`CALLING ${step}`, () => undefined);
    if (statement === null) return;
    const { engine } = this.frame;
    if (engine.stop[0] !== 0) engine.throwIfStopped(true);
    this.#ran = true;
    try {
      const completion =
        trace === null ? statement(this.#inner) : trace.scope(`CALLING ${step}`, () => statement(this.#inner));
      if (completion !== Completion.Normal && completion !== Completion.Return) throw signalOf(this.#inner, completion);
    } catch (thrown) {
      this.#blockEnded(thrown);
    }
  }

  /** What a block threw: the end of this command, or more than that. */
  #blockEnded(thrown: unknown): void {
    if (thrown instanceof ReturnSignal) return;
    if (thrown instanceof ExitSignal && this.command instanceof ExternalScriptInfo && !this.endsShell) {
      this.frame.engine.setLastExitCode(thrown.exitCode);
      this.failed = thrown.exitCode !== 0;
      return;
    }
    if (this.#metadata.isAdvanced && bearsNoCommand(thrown)) throw this.#named(thrown);
    collectFailure(this.frame.streams, this.command, thrown);
    throw thrown;
  }

  /** An advanced function is a cmdlet: whoever catches its errors sees its name and the place of its call in them. */
  #named({ record }: RaisedError): RaisedError {
    this.frame.engine.addError(record);
    const raised = new RaisedError(record.copy());
    raised.record.categoryInfo.activity = '';
    this.common.attribute(this.#inner, raised.record, this.#inner.call?.invocation as InvocationInfo);
    raised.endedCommand = true;
    return raised;
  }
}
