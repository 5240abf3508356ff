/**
 * Running script blocks from within the engine: ForEach-Object's and Where-Object's blocks, calculated properties, delegates,
 * `-replace` with a block, ScriptMethods.
 */

import { coerce } from '../binding/coercion.js';
import { scriptBlockMetadata } from '../binding/metadata.js';
import { type BlockCode, Completion } from '../compiler/block-code.js';
import { signalOf } from '../compiler/statements/value.js';
import { NetException } from '../objects/net-exception.js';
import { AutomationNull } from '../objects/values.js';
import { parameterDefault, storeParameter } from '../pipeline/parameter-defaults.js';
import { CaptureSink, type Sink } from '../pipeline/sink.js';
import type { StreamSet } from '../pipeline/streams.js';
import { Frame } from './frame.js';
import { raisedFrom, runtimeExceptionName } from './raised-error.js';
import { Scope } from './scope.js';
import type { ScriptBlock } from './script-block.js';
import { isSignal, ReturnSignal } from './signals.js';
import { Slot } from './slot-table.js';
import { boundParametersDictionary } from './types/dictionaries.js';

export interface InvokeOptions {
  dollarUnder?: unknown;
  args?: readonly unknown[];
  input?: readonly unknown[];
  /** False: in the caller's scope, as ForEach-Object does. */
  newScope?: boolean;
  out?: Sink;
  streams?: StreamSet;
  /** $this. */
  self?: unknown;
  /** Called with the new scope before the block runs. */
  prepare?: (scope: Scope) => void;
}

/** Runs the block and returns what it wrote: AutomationNull, one object, or an array. With `out` it writes there instead. */
export function invokeBlock(frame: Frame, block: ScriptBlock, options: InvokeOptions): unknown {
  const sink = options.out ?? new CaptureSink();
  const runner = new BlockRunner(frame, block, sink, options.streams ?? frame.streams, options.newScope ?? true);
  if (options.self !== undefined) runner.setThis(options.self);
  options.prepare?.(runner.frame.scope);
  runner.run(options.dollarUnder, options.args ?? none, options.input);
  return sink instanceof CaptureSink && options.out === undefined ? sink.result : AutomationNull;
}
const none: readonly unknown[] = [];

/**
 * As invokeBlock, but as in a `try`: the first error ends the block. Errors that it writes are not shown; all of them are in
 * $Error. Throws NetException.
 */
export function evaluateBlock(frame: Frame, block: ScriptBlock, options: InvokeOptions): unknown {
  const { engine } = frame;
  const streams = (options.streams ?? frame.streams).withoutErrors();
  engine.tryDepth++;
  try {
    return invokeBlock(frame, block, { ...options, streams });
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown;
    const { record } = raisedFrom(thrown);
    engine.addError(record);
    throw outsideOfBlock(record.exception);
  } finally {
    engine.tryDepth--;
  }
}

/** What `throw` threw in a block arrives outside as the cause of another exception. */
function outsideOfBlock(exception: NetException): NetException {
  if (!exception.wasThrownFromThrowStatement) return exception;
  const outer = new NetException(runtimeExceptionName, exception.message, exception);
  outer.wasThrownFromThrowStatement = true;
  return outer;
}

export type BlockClause = 'begin' | 'process' | 'end';

/** A block that is run many times in the same place: the frame is made once. */
export class BlockRunner {
  readonly frame: Frame;
  readonly #code: BlockCode;
  readonly #hasParameters: boolean;

  constructor(
    readonly caller: Frame,
    readonly block: ScriptBlock,
    out: Sink,
    streams: StreamSet,
    readonly newScope: boolean,
  ) {
    const session = block.session ?? caller.scope.session;
    const own = session === caller.scope.session;
    const parent = own ? caller.scope : session.currentScope;
    const scope = newScope ? new Scope(parent, block.template.table, session) : parent;
    this.#code = block.template.codeFor(scope.table);
    this.frame = new Frame(caller.engine, scope, out, streams, caller, block, null);
    this.#hasParameters = this.#code.parameters.length > 0;
  }

  setThis(self: unknown): void {
    this.frame.slots[Slot.This] = self;
  }

  /** Runs begin, process and end once, or `clause` alone. `dollarUnder` undefined leaves `$_` alone; `input` is $input. */
  run(
    dollarUnder: unknown,
    args: readonly unknown[] = none,
    input?: readonly unknown[],
    clause: BlockClause | null = null,
  ): void {
    const { frame } = this;
    const { engine, slots, scope } = frame;
    if (engine.stop[0] !== 0) engine.throwIfStopped(true);
    const { session } = scope;
    const savedUnder = slots[Slot.Underscore];
    const savedArgs = slots[Slot.Args];
    const savedInput = slots[Slot.Input];
    const savedScope = session.currentScope;
    const savedFrame = engine.frame;
    session.currentScope = scope;
    engine.frame = frame;
    if (savedFrame !== frame.caller) frame.enteredFrom = savedFrame;
    if (dollarUnder !== undefined) slots[Slot.Underscore] = dollarUnder;
    try {
      if (this.newScope || args.length > 0 || this.#hasParameters) this.#bind(args);
      if (input !== undefined) slots[Slot.Input] = input;
      const { begin, process, end } = this.#code;
      if (begin !== null && (clause ?? 'begin') === 'begin') this.#runStatement(begin);
      if (process !== null && (clause ?? 'process') === 'process') this.#runStatement(process);
      if (end !== null && (clause ?? 'end') === 'end') this.#runStatement(end);
    } finally {
      session.currentScope = savedScope;
      engine.frame = savedFrame;
      frame.enteredFrom = null;
      if (!this.newScope) {
        slots[Slot.Underscore] = savedUnder;
        slots[Slot.Args] = savedArgs;
        slots[Slot.Input] = savedInput;
      }
    }
  }

  #bind(args: readonly unknown[]): void {
    const { frame } = this;
    const { parameters } = this.#code;
    if (this.#hasParameters) {
      const metadata = scriptBlockMetadata(this.block, '');
      const bound: [string, unknown][] = [];
      let dictionary: unknown;
      frame.boundParameters = () => (dictionary ??= boundParametersDictionary(bound));
      parameters.forEach((parameter, i) => {
        const declared = metadata.parameters[i];
        const value =
          i < args.length
            ? declared === undefined
              ? args[i]
              : coerce(declared, args[i], true)
            : parameterDefault(frame, parameter);
        storeParameter(frame, parameter.slot, value);
        if (i < args.length) bound.push([parameter.name, value]);
      });
    }
    frame.slots[Slot.Args] = args.slice(parameters.length);
  }

  #runStatement(statement: (frame: Frame) => Completion): void {
    try {
      const completion = statement(this.frame);
      if (completion !== Completion.Normal && completion !== Completion.Return) throw signalOf(this.frame, completion);
    } catch (thrown) {
      if (!(thrown instanceof ReturnSignal)) throw thrown;
    }
  }
}
