/**
 * Calls of plain functions with positional arguments, without a pipeline: the commonest call, so it has a path of its own
 * (fib 25 makes 243,000 of them). It does what script-processor.ts does for this case, and nothing else.
 */

import { coerce } from '../binding/coercion.js';
import type { ParameterMetadata } from '../binding/metadata.js';
import type { BlockCode } from '../compiler/block-code.js';
import { Completion } from '../compiler/block-code.js';
import type { CommandSite } from '../compiler/commands/command.js';
import { signalOf } from '../compiler/statements/value.js';
import { plain } from '../compiler/variables.js';
import type { FunctionInfo } from '../engine/command-info.js';
import { Frame } from '../engine/frame.js';
import { FrameCall } from '../engine/frame-call.js';
import { Scope } from '../engine/scope.js';
import { ReturnSignal } from '../engine/signals.js';
import { Slot } from '../engine/slot-table.js';
import { collectFailure } from '../engine/statement-errors.js';
import { tracing } from '../engine/tracing/trace-source.js';
import type { BoundEntry } from '../engine/types/dictionaries.js';
import { invocationName, raiseBindingError } from './binding-errors.js';
import { parameterDefault } from './parameter-defaults.js';

/** What a template's simple calls need, worked out once. */
interface SimpleCall {
  code: BlockCode;
  /** For each parameter: its slot, and its metadata where a value must be converted or checked. */
  slots: number[];
  checked: (ParameterMetadata | null)[];
}
const notSimple = Symbol('not simple');
const known = new WeakMap<object, SimpleCall | typeof notSimple>();
const noArguments: unknown[] = [];

function simpleCallOf(command: FunctionInfo): SimpleCall | typeof notSimple {
  const { template } = command.scriptBlock;
  let found = known.get(template);
  if (found === undefined) {
    found = analyse(command);
    known.set(template, found);
  }
  return found;
}

function analyse(command: FunctionInfo): SimpleCall | typeof notSimple {
  const { template } = command.scriptBlock;
  const { ast } = template;
  // What was bound is asked for: it must be kept apart from the variables, which may change.
  if (/psboundparameters/i.test(ast.extent.text)) return notSimple;
  if (ast.beginBlock || ast.processBlock || ast.dynamicParamBlock || ast.cleanBlock || command.isFilter)
    return notSimple;
  const { metadata } = command;
  if (metadata.isAdvanced || metadata.parameters.some((p) => p.isSwitch || p.entries.size > 0)) return notSimple;
  const code = template.codeFor(template.table);
  return {
    code,
    slots: code.parameters.map((p) => p.slot),
    checked: metadata.parameters.map((p) =>
      p.checks.validators.length > 0 || p.checks.transforms.length > 0 || p.ast?.attributes.length ? p : null,
    ),
  };
}

export function canCallSimply(command: FunctionInfo, argumentCount: number): boolean {
  if (tracing.binding !== null) return false;
  const call = simpleCallOf(command);
  return call !== notSimple && argumentCount <= call.slots.length;
}

export function callSimpleFunction(f: Frame, command: FunctionInfo, site: CommandSite): void {
  const call = simpleCallOf(command) as SimpleCall;
  const { engine } = f;
  const block = command.scriptBlock;
  const session = block.session ?? f.scope.session;
  const own = session === f.scope.session;
  const scope = new Scope(own ? f.scope : session.currentScope, block.template.table, session);
  const frame = new Frame(engine, scope, f.out, f.streams, f, block, command.name);
  frame.call = new FrameCall(command, invocationName(site.ast, command.name), site.ast.extent, () =>
    boundOf(frame, call, site.args.length),
  );
  const { slots } = frame;
  slots[Slot.Args] = noArguments;
  const { args } = site;
  const given = Math.min(args.length, call.slots.length);
  for (let i = 0; i < given; i++)
    slots[call.slots[i] as number] = plain((args[i] as { value: (f: Frame) => unknown }).value(f));
  for (let i = 0; i < given; i++) {
    const parameter = call.checked[i] as ParameterMetadata | null;
    if (parameter === null) continue;
    const slot = call.slots[i] as number;
    slots[slot] = convertArgument(f, frame, site, i, parameter, slots[slot]);
  }
  const savedScope = session.currentScope;
  session.currentScope = scope;
  engine.frame = frame;
  try {
    for (let i = args.length; i < call.slots.length; i++) {
      const parameter = call.code.parameters[i] as BlockCode['parameters'][number];
      slots[parameter.slot] = parameterDefault(frame, parameter);
    }
    const { end } = call.code;
    if (end !== null) {
      if (engine.stop[0] !== 0) engine.throwIfStopped();
      const completion = end(frame);
      if (completion !== Completion.Normal && completion !== Completion.Return) throw signalOf(frame, completion);
    }
  } catch (thrown) {
    if (thrown instanceof ReturnSignal) return;
    collectFailure(f.streams, command, thrown);
    throw thrown;
  } finally {
    session.currentScope = savedScope;
    engine.frame = f;
  }
}

/** Attributes of parameters do what they do in the session of the function, whose frame is `inner`. */
function convertArgument(
  f: Frame,
  inner: Frame,
  site: CommandSite,
  position: number,
  parameter: ParameterMetadata,
  value: unknown,
): unknown {
  const { engine } = f;
  const { session } = inner.scope;
  const { currentScope } = session;
  const command = (inner.call as FrameCall).command;
  if (session !== f.scope.session) {
    engine.frame = inner;
    session.currentScope = inner.scope;
  }
  try {
    return coerce(parameter, value, true);
  } catch (thrown) {
    throw raiseBindingError(
      { frame: f, command, ast: site.ast, pipelineLength: 1, pipelinePosition: 1, expectsInput: false },
      thrown,
      site.args[position]?.ast.extent,
    );
  } finally {
    engine.frame = f;
    session.currentScope = currentScope;
  }
}

function* boundOf(frame: Frame, call: SimpleCall, count: number): Iterable<BoundEntry> {
  for (const { name, slot } of call.code.parameters.slice(0, count)) yield [name, frame.slots[slot], true];
}
