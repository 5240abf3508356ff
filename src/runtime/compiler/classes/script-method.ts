/**
 * Running the code of classes. A method sees its parameters and `$this`; what it writes goes nowhere, only `return` gives a
 * value; an error ends it and goes to the caller, as in a `try` (about_Classes_Methods). Hot: one frame for each call.
 */

import { currentEngine } from '../../engine/current-engine.js';
import { Frame } from '../../engine/frame.js';
import { Scope } from '../../engine/scope.js';
import { ScriptBlock } from '../../engine/script-block.js';
import { ReturnSignal } from '../../engine/signals.js';
import { Slot } from '../../engine/slot-table.js';
import { NullSink } from '../../pipeline/sink.js';
import { StreamSet } from '../../pipeline/streams.js';
import { type BlockCode, Completion, type Statement } from '../block-code.js';
import { signalOf } from '../statements/value.js';
import type { ClassMember } from './class-member.js';

/** What runs before the body, in its frame. */
export type Prologue = (frame: Frame) => void;

export class ScriptMethod {
  readonly #block: ScriptBlock;
  #code: BlockCode | null = null;
  #slots: readonly number[] = [];
  readonly #isQuiet: boolean;

  constructor(
    readonly member: ClassMember,
    readonly prologue: Prologue | null = null,
  ) {
    this.#block = new ScriptBlock(member.template);
    this.#isQuiet = !member.returnsNothing;
  }

  #compile(): BlockCode {
    const code = this.member.template.codeFor(this.member.template.table);
    this.#slots = code.parameters.map((parameter) => parameter.slot);
    this.#code = code;
    return code;
  }

  /** The frame after the body ran. `self` is undefined for static methods; the arguments are converted already. */
  run(self: unknown, args: readonly unknown[]): Frame {
    const code = this.#code ?? this.#compile();
    const engine = currentEngine();
    const { member } = this;
    const { session } = member.owner;
    const caller = engine.frame;
    const { currentScope } = session;
    const scope = new Scope(currentScope, member.template.table, session);
    const streams = this.#isQuiet ? withoutErrors(caller.streams) : caller.streams;
    const frame = new Frame(engine, scope, NullSink.instance, streams, caller, this.#block, member.name);
    const { slots } = frame;
    slots[Slot.This] = self;
    for (let i = 0; i < args.length; i++) slots[this.#slots[i] as number] = args[i];
    session.currentScope = scope;
    engine.frame = frame;
    engine.tryDepth++;
    try {
      if (this.prologue !== null) this.prologue(frame);
      if (code.end !== null) runBody(frame, code.end);
    } finally {
      engine.tryDepth--;
      engine.frame = caller;
      session.currentScope = currentScope;
    }
    return frame;
  }
}

function runBody(frame: Frame, body: Statement): void {
  const { engine } = frame;
  if (engine.stop[0] !== 0) engine.throwIfStopped(true);
  try {
    const completion = body(frame);
    if (completion !== Completion.Normal && completion !== Completion.Return) throw signalOf(frame, completion);
  } catch (thrown) {
    if (!(thrown instanceof ReturnSignal)) throw thrown;
  }
}

let given = StreamSet.default;
let quiet = given.with({ error: NullSink.instance });

/** Non-terminating errors within a method that returns something are in $Error, and shown nowhere. */
function withoutErrors(streams: StreamSet): StreamSet {
  if (streams !== given) {
    given = streams;
    quiet = streams.with({ error: NullSink.instance });
  }
  return quiet;
}
