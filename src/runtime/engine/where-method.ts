/** The intrinsic method `.Where()` of every object, with its modes (about_Intrinsic_Members). */
import { convertTo, toBoolean } from '../language/index.js';
import { netException } from '../objects/errors.js';
import { requireType, types } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { type EnumValue, isNull } from '../objects/values.js';
import { CaptureSink } from '../pipeline/sink.js';
import type { ExecutionContext } from './execution-context.js';
import { itemsOf, objectCollection } from './for-each-method.js';
import { BlockRunner } from './invoke.js';
import type { ScriptBlock } from './script-block.js';

const mode = { Default: 0, First: 1, Last: 2, SkipUntil: 3, Until: 4, Split: 5 } as const;

export function whereMethod(engine: ExecutionContext, target: unknown, args: readonly unknown[]): unknown {
  const block = isNull(baseOf(args[0]))
    ? null
    : (convertTo(args[0], requireType('System.Management.Automation.ScriptBlock')) as ScriptBlock);
  const modeType = requireType('System.Management.Automation.WhereOperatorSelectionMode');
  const chosen = args.length > 1 ? Number((convertTo(args[1], modeType) as EnumValue).value) : mode.Default;
  const limit = args.length > 2 ? (convertTo(args[2], types.int32()) as number) : 0;
  if (limit < 0)
    throw netException(
      'System.ArgumentOutOfRangeException',
      `The 'numberToReturn' value provided to the third argument of the Where() operator must be greater than zero. Please correct the argument's value and try running your script again. (Parameter 'numberToReturn')\nActual value was ${limit}.`,
    );
  if (block === null) return part([...itemsOf(target)], chosen, limit || 1);
  const { frame } = engine;
  const test = (item: unknown): boolean => {
    const sink = new CaptureSink();
    new BlockRunner(frame, block, sink, frame.streams, false).run(item);
    return toBoolean(sink.result);
  };
  return select(itemsOf(target), test, chosen, limit);
}

/** Without a condition it cuts the items after so many. */
function part(items: unknown[], chosen: number, count: number): unknown[] {
  switch (chosen) {
    case mode.Default:
      throw netException(
        'System.InvalidOperationException',
        'If the expression passed to the Where() operator is null then you must specify a non-Default value for the selection mode argument. Please change the value of the mode argument to a value other than Default and try running your script again.',
      );
    case mode.SkipUntil:
      return items.slice(count);
    case mode.Last:
      return items.slice(-count);
    case mode.Split:
      return [firstOf(items, count), items.slice(count)];
    default:
      return firstOf(items, count);
  }
}

/** As many as were asked for: what is missing is null. */
function firstOf(items: unknown[], count: number): unknown[] {
  return Array.from({ length: count }, (_, i) => items[i] ?? null);
}

function select(items: Iterable<unknown>, test: (item: unknown) => boolean, chosen: number, limit: number): unknown {
  const taken: unknown[] = [];
  const left: unknown[] = [];
  let passed = false;
  const count = limit > 0 ? limit : Number.POSITIVE_INFINITY;
  for (const item of items) {
    switch (chosen) {
      case mode.Default:
        if (test(item)) taken.push(item);
        if (taken.length >= count) return objectCollection(taken);
        break;
      case mode.First:
        if (test(item)) taken.push(item);
        if (taken.length >= (limit > 0 ? limit : 1)) return objectCollection(taken);
        break;
      case mode.Last:
        if (test(item)) taken.push(item);
        break;
      case mode.SkipUntil:
        passed ||= test(item);
        if (passed) taken.push(item);
        if (taken.length >= count) return objectCollection(taken);
        break;
      case mode.Until:
        if (test(item)) return objectCollection(taken);
        taken.push(item);
        if (taken.length >= count) return objectCollection(taken);
        break;
      case mode.Split:
        (taken.length < count && test(item) ? taken : left).push(item);
    }
  }
  if (chosen === mode.Last) return objectCollection(taken.slice(-(limit > 0 ? limit : 1)));
  if (chosen === mode.Split) return [objectCollection(taken), objectCollection(left)];
  return objectCollection(taken);
}
