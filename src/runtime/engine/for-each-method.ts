/** The intrinsic methods `.ForEach()` and `.Where()` of every object (about_Intrinsic_Members). */
import { collectionOf } from '../dotnet/collections/collection.js';
import { convertTo, enumerableOf, toBoolean, toText, tryConvertTo } from '../language/index.js';
import { runtimeError } from '../objects/errors.js';
import { findMember, getProperty, invokeMethod, setProperty } from '../objects/members.js';
import { NetType, requireType, types } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { fold, isNull } from '../objects/values.js';
import { asPSObject } from '../objects/wrapping.js';
import { CallbackSink, CaptureSink } from '../pipeline/sink.js';
import type { ExecutionContext } from './execution-context.js';
import { BlockRunner } from './invoke.js';
import { ScriptBlock } from './script-block.js';

function collection(items: unknown[]): unknown {
  return collectionOf(requireType('System.Management.Automation.PSObject'), items.map(asPSObject));
}

function itemsOf(value: unknown): Iterable<unknown> {
  const base = baseOf(value);
  if (isNull(base)) return [null];
  return Array.isArray(base) ? base : (enumerableOf(base) ?? [value]);
}

export function forEachMethod(engine: ExecutionContext, target: unknown, args: readonly unknown[]): unknown {
  const [first, ...rest] = args;
  const operation = baseOf(first);
  const results: unknown[] = [];
  if (operation instanceof ScriptBlock) {
    const { frame } = engine;
    const runner = new BlockRunner(frame, operation, new CallbackSink((v) => results.push(v)), frame.streams, false);
    for (const item of itemsOf(target)) runner.run(item, rest);
    return collection(results);
  }
  if (operation instanceof NetType) {
    for (const item of itemsOf(target)) results.push(convertTo(item, operation));
    return collection(results);
  }
  const name = toText(first);
  for (const item of itemsOf(target)) {
    const member = findMember(item, name);
    if (member && /Method/.test(member.memberType)) results.push(...itemsOf(invokeMethod(item, name, rest)));
    else if (rest.length > 0) setProperty(item, name, rest[0]);
    else results.push(getProperty(item, name));
  }
  return collection(results);
}

const modes = ['Default', 'First', 'Last', 'SkipUntil', 'Until', 'Split'];

export function whereMethod(engine: ExecutionContext, target: unknown, args: readonly unknown[]): unknown {
  const block = baseOf(args[0]);
  if (!(block instanceof ScriptBlock))
    throw runtimeError(
      'ArgumentMustBeScriptBlock',
      'The first argument of the Where method must be a script block.',
      'InvalidArgument',
      args[0],
    );
  const mode = args.length > 1 ? modeOf(args[1]) : 'Default';
  const limit = args.length > 2 ? (tryConvertTo(args[2], types.int32()) as number) : 0;
  const { frame } = engine;
  const test = (item: unknown): boolean => {
    const sink = new CaptureSink();
    new BlockRunner(frame, block, sink, frame.streams, false).run(item);
    return toBoolean(sink.result);
  };
  return select(itemsOf(target), test, mode, limit);
}

function modeOf(value: unknown): string {
  const text = toText(value);
  const found = modes.find((m) => fold(m) === fold(text)) ?? modes[Number(text)];
  if (found === undefined)
    throw runtimeError(
      'InvalidWhereMode',
      `Cannot convert value "${text}" to a WhereOperatorSelectionMode.`,
      'InvalidArgument',
      value,
    );
  return found;
}

function select(items: Iterable<unknown>, test: (item: unknown) => boolean, mode: string, limit: number): unknown {
  const taken: unknown[] = [];
  const left: unknown[] = [];
  let passed = false;
  const count = limit > 0 ? limit : Number.POSITIVE_INFINITY;
  for (const item of items) {
    switch (mode) {
      case 'Default':
        if (taken.length < count && test(item)) taken.push(item);
        break;
      case 'First':
        if (test(item)) taken.push(item);
        if (taken.length >= (limit > 0 ? limit : 1)) return collection(taken);
        break;
      case 'Last':
        if (test(item)) taken.push(item);
        break;
      case 'SkipUntil':
        passed ||= test(item);
        if (passed && taken.length < count) taken.push(item);
        break;
      case 'Until':
        if (test(item) || taken.length >= count) return collection(taken);
        taken.push(item);
        break;
      case 'Split':
        (taken.length < count && test(item) ? taken : left).push(item);
    }
  }
  if (mode === 'Last') return collection(taken.slice(-(limit > 0 ? limit : 1)));
  if (mode === 'Split') return [collection(taken), collection(left)];
  return collection(taken);
}
