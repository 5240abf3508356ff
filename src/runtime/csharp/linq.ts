/**
 * The extension methods of System.Linq.Enumerable, called on a collection with functions of the source. Those of dotnet/linq are for
 * scripts: they want delegates of known types and work at once. Here functions have no types yet, and what gives elements gives them
 * as they are asked for, since iterators may never end.
 */

import { genericType, typedArray } from '../dotnet/collections/elements.js';
import { groupsOf, OrderedSequence, orderedSequence } from '../dotnet/linq/grouping.js';
import { argumentNull, invalidOperation } from '../dotnet/system/errors.js';
import { tryCompare } from '../language/comparison.js';
import { toNumber } from '../language/numeric.js';
import { hashKeyOf } from '../objects/hashtable.js';
import { construct, invokeMethod } from '../objects/members.js';
import { type NetType, typeOf, types } from '../objects/net-type.js';
import { double, isNull } from '../objects/values.js';
import { binary } from './arithmetic.js';
import { type Code, callDelegate } from './calls.js';
import { isOfType } from './casts.js';
import { each, elementTypeOf, type Sequence, sequence } from './sequence.js';

type Items = Iterable<unknown>;
type Args = readonly unknown[];
interface Call {
  source: unknown;
  items: Items;
  element: NetType | null;
  args: Args;
  generic: readonly NetType[];
}

const functionAt = (args: Args, index: number): Code | null => {
  const given = args[index];
  return typeof given === 'function' ? (...values) => callDelegate(given, values) : null;
};
const selector = (args: Args, index = 0): Code => functionAt(args, index) ?? ((value) => value);
const condition = (args: Args, index = 0): ((...values: unknown[]) => boolean) => {
  const test = functionAt(args, index);
  return test === null ? () => true : (...values) => test(...values) === true;
};
const keyOf = (value: unknown) => (isNull(value) ? null : hashKeyOf(value, false));
const compare = (a: unknown, b: unknown) => {
  if (typeof a === 'string' && typeof b === 'string') return Number(invokeMethod(a, 'CompareTo', [b]));
  if (isNull(a) || isNull(b)) return Number(!isNull(a)) - Number(!isNull(b));
  return tryCompare(a, b, false) ?? 0;
};
const noElements = () => invalidOperation('Sequence contains no elements');

/** The common type of values that were made, for arrays and lists of them. */
function typeOfAll(items: readonly unknown[], element: NetType | null): NetType {
  if (element !== null && element !== types.object()) return element;
  const [first] = items;
  if (isNull(first)) return types.object();
  const type = typeOf(first);
  return items.every((item) => !isNull(item) && typeOf(item) === type) ? type : types.object();
}

const lazily =
  (make: (call: Call) => Items, keepsType = true) =>
  (call: Call): Sequence =>
    sequence(keepsType ? call.element : null, () => make(call));

function* distinct(items: Items, key: Code = (value) => value): Items {
  const seen = new Set<unknown>();
  for (const item of items) {
    const own = keyOf(key(item));
    if (seen.has(own)) continue;
    seen.add(own);
    yield item;
  }
}

function single(call: Call, what: 'first' | 'last' | 'single', orDefault: boolean): unknown {
  const test = condition(call.args);
  let found: unknown;
  let count = 0;
  for (const item of call.items) {
    if (!test(item)) continue;
    if (what === 'last' || count === 0) found = item;
    count++;
    if (what === 'first' || (what === 'single' && count > 1)) break;
  }
  const isNone = call.args.length > 0 && functionAt(call.args, 0) ? 'Sequence contains no matching element' : null;
  if (count === 1 || (count > 1 && what !== 'single')) return found;
  if (count > 1)
    throw invalidOperation(
      isNone ? 'Sequence contains more than one matching element' : 'Sequence contains more than one element',
    );
  if (!orDefault) throw isNone ? invalidOperation(isNone) : noElements();
  const [fallback] = call.args;
  return functionAt(call.args, 0) || fallback === undefined ? defaultOf(call.element) : fallback;
}
function defaultOf(type: NetType | null): unknown {
  if (type === null || !type.isValueType) return null;
  return type === types.int32() ? 0 : type === types.boolean() ? false : (type.definition.defaultValue?.() ?? null);
}

function reduced(call: Call, choose: (order: number) => boolean, by: Code): unknown {
  let best: unknown;
  let bestKey: unknown;
  let isFirst = true;
  for (const item of call.items) {
    const key = by(item);
    if (isFirst || choose(compare(key, bestKey))) [best, bestKey] = [item, key];
    isFirst = false;
  }
  if (isFirst) throw noElements();
  return best;
}
const extreme = (choose: (order: number) => boolean) => (call: Call) => {
  const select = selector(call.args);
  return reduced({ ...call, items: [...call.items].map((item) => select(item)) }, choose, (value) => value);
};

/** OrderBy; ThenBy refines the order that is there. */
const ordering = (direction: 1 | -1, refines: boolean) => (call: Call) => {
  const by = selector(call.args);
  const order = (a: unknown, b: unknown) => direction * compare(by(a), by(b));
  const before = refines && call.source instanceof OrderedSequence ? call.source : null;
  const orders = [...(before?.comparisons ?? []), order];
  return orderedSequence(call.element ?? types.object(), before?.source ?? call.items, orders);
};

/** `GroupBy(key)`, with a function of one parameter for the elements, or of two for what becomes of each group. */
function groupBy(call: Call): Sequence {
  const { items, args, element } = call;
  const key = selector(args);
  const last = args.at(-1);
  const result =
    typeof last === 'function' && args.length > 1 && arity(last as Code) === 2
      ? functionAt(args, args.length - 1)
      : null;
  const elementOf = args.length === (result ? 3 : 2) ? selector(args, 1) : (item: unknown) => item;
  return sequence(null, () => {
    const all = [...items];
    const keyType = typeOfAll(
      all.map((item) => key(item)),
      null,
    );
    const groups = groupsOf(all, key, elementOf, null, [
      keyType,
      typeOfAll(
        all.map((item) => elementOf(item)),
        element,
      ),
    ]);
    return result ? groups.map((group) => result(group.key, group)) : groups;
  });
}
const arity = (given: Code & { code?: Code }) => (given.code ?? given).length;

const set = (keeps: (inSecond: boolean) => boolean) =>
  lazily(function* ({ items, args }) {
    const second = new Set([...each(args[0])].map(keyOf));
    for (const item of distinct(items)) if (keeps(second.has(keyOf(item)))) yield item;
  });

const methods: Record<string, (call: Call) => unknown> = {
  Where: lazily(function* ({ items, args }) {
    const test = condition(args);
    let index = 0;
    for (const item of items) if (test(item, index++)) yield item;
  }),
  Select: lazily(function* ({ items, args }) {
    const select = selector(args);
    let index = 0;
    for (const item of items) yield select(item, index++);
  }, false),
  SelectMany: lazily(function* ({ items, args }) {
    const select = selector(args);
    const result = functionAt(args, 1);
    for (const item of items) for (const inner of each(select(item))) yield result ? result(item, inner) : inner;
  }, false),
  Take: lazily(function* ({ items, args }) {
    let left = toNumber(args[0]);
    if (left <= 0) return;
    for (const item of items) {
      yield item;
      if (--left === 0) return;
    }
  }),
  Skip: lazily(function* ({ items, args }) {
    let left = toNumber(args[0]);
    for (const item of items) if (--left < 0) yield item;
  }),
  TakeWhile: lazily(function* ({ items, args }) {
    const test = condition(args);
    for (const item of items) {
      if (!test(item)) return;
      yield item;
    }
  }),
  SkipWhile: lazily(function* ({ items, args }) {
    const test = condition(args);
    let skips = true;
    for (const item of items) {
      skips &&= test(item);
      if (!skips) yield item;
    }
  }),
  Concat: lazily(function* ({ items, args }) {
    yield* items;
    yield* each(args[0]);
  }),
  Append: lazily(function* ({ items, args }) {
    yield* items;
    yield args[0];
  }),
  Prepend: lazily(function* ({ items, args }) {
    yield args[0];
    yield* items;
  }),
  Distinct: lazily(({ items }) => distinct(items)),
  DistinctBy: lazily(({ items, args }) => distinct(items, selector(args))),
  Union: lazily(({ items, args }) => distinct([...items, ...each(args[0])])),
  Intersect: set((inSecond) => inSecond),
  Except: set((inSecond) => !inSecond),
  Reverse: lazily(({ items }) => [...items].reverse()),
  Zip: lazily(function* ({ items, args }) {
    const combine = functionAt(args, 1);
    const second = each(args[0])[Symbol.iterator]();
    for (const item of items) {
      const { done, value } = second.next();
      if (done) return;
      yield combine
        ? combine(item, value)
        : construct(genericType('System.ValueTuple`2', typeOf(item), typeOf(value)), [item, value]);
    }
  }, false),
  Cast: ({ items, generic }) => sequence(generic[0] ?? null, () => items),
  OfType: ({ items, generic: [type = null] }) =>
    sequence(type, () => [...items].filter((item) => isOfType(type, item))),
  OrderBy: ordering(1, false),
  OrderByDescending: ordering(-1, false),
  ThenBy: ordering(1, true),
  ThenByDescending: ordering(-1, true),
  Order: ordering(1, false),
  OrderDescending: ordering(-1, false),
  GroupBy: groupBy,
  Chunk: lazily(function* ({ items, args, element }) {
    const all = [...items];
    const size = toNumber(args[0]);
    for (let at = 0; at < all.length; at += size) yield typedArray(typeOfAll(all, element), all.slice(at, at + size));
  }, false),
  First: (call) => single(call, 'first', false),
  FirstOrDefault: (call) => single(call, 'first', true),
  Last: (call) => single(call, 'last', false),
  LastOrDefault: (call) => single(call, 'last', true),
  Single: (call) => single(call, 'single', false),
  SingleOrDefault: (call) => single(call, 'single', true),
  ElementAt: ({ items, args }) => [...items][toNumber(args[0])],
  ElementAtOrDefault: ({ items, args, element }) => [...items][toNumber(args[0])] ?? defaultOf(element),
  DefaultIfEmpty: ({ items, args, element }) => {
    const all = [...items];
    return sequence(element, () => (all.length > 0 ? all : [args[0] ?? defaultOf(element)]));
  },
  Any: ({ items, args }) => {
    const test = condition(args);
    for (const item of items) if (test(item)) return true;
    return false;
  },
  All: ({ items, args }) => {
    const test = condition(args);
    for (const item of items) if (!test(item)) return false;
    return true;
  },
  Count: ({ items, args }) => [...items].filter((item) => condition(args)(item)).length,
  LongCount: ({ items, args }) => BigInt([...items].filter((item) => condition(args)(item)).length),
  Contains: ({ items, args }) => [...items].some((item) => keyOf(item) === keyOf(args[0])),
  SequenceEqual: ({ items, args }) => {
    const [a, b] = [[...items], [...each(args[0])]];
    return a.length === b.length && a.every((item, i) => keyOf(item) === keyOf(b[i]));
  },
  Sum: ({ items, args }) => {
    const select = selector(args);
    return [...items].reduce((sum, item) => binary('+', sum, select(item), true), 0 as unknown);
  },
  Average: ({ items, args }) => {
    const values = [...items].map((item) => selector(args)(item));
    if (values.length === 0) throw noElements();
    const isDecimal = values.some((value) => typeOf(value) === types.decimal());
    const sum = values.reduce((total, value) => binary('+', total, value));
    return isDecimal ? binary('/', sum, values.length) : double(toNumber(sum) / values.length);
  },
  Min: extreme((order) => order < 0),
  Max: extreme((order) => order > 0),
  MinBy: (call) => reduced(call, (order) => order < 0, selector(call.args)),
  MaxBy: (call) => reduced(call, (order) => order > 0, selector(call.args)),
  Aggregate: ({ items, args }) => {
    const all = [...items];
    const hasSeed = args.length > 1;
    const fold = selector(args, hasSeed ? 1 : 0);
    if (!hasSeed && all.length === 0) throw noElements();
    const total = hasSeed
      ? all.reduce((sum, item) => fold(sum, item), args[0])
      : all.reduce((sum, item) => fold(sum, item));
    return selector(args, 2)(total);
  },
  ToArray: ({ items, element }) => {
    const all = [...items];
    return typedArray(typeOfAll(all, element), all);
  },
  ToList: ({ items, element }) => {
    const all = [...items];
    const type = typeOfAll(all, element);
    return construct(genericType('System.Collections.Generic.List`1', type), [typedArray(type, all)]);
  },
  ToHashSet: ({ items, element }) => {
    const all = [...items];
    const type = typeOfAll(all, element);
    return construct(genericType('System.Collections.Generic.HashSet`1', type), [typedArray(type, all)]);
  },
  ToDictionary: ({ items, args }) => {
    const [key, value] = [selector(args), selector(args, 1)];
    const pairs = [...items].map((item) => [key(item), value(item)] as const);
    const type = genericType(
      'System.Collections.Generic.Dictionary`2',
      typeOfAll(
        pairs.map(([one]) => one),
        null,
      ),
      typeOfAll(
        pairs.map(([, one]) => one),
        null,
      ),
    );
    const dictionary = construct(type, []);
    for (const [one, other] of pairs) invokeMethod(dictionary, 'Add', [one, other]);
    return dictionary;
  },
  AsEnumerable: ({ source }) => source,
  ForEach: ({ items, args }) => {
    for (const item of items) selector(args)(item);
  },
};

/** `source.Method(args)` where System.Linq has such an extension method; undefined where it has not. */
export function callExtension(
  source: unknown,
  name: string,
  args: Args,
  generic: readonly NetType[],
): { result: unknown } | undefined {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method === undefined || isNull(source)) {
    if (method !== undefined) throw argumentNull('source');
    return undefined;
  }
  const type = typeOf(source);
  if (!type.isEnumerable && !type.isDictionary && typeof source !== 'string') return undefined;
  // What is given back lazily may be gone through more than once.
  const items = { [Symbol.iterator]: () => each(source)[Symbol.iterator]() };
  return { result: method({ source, items, element: elementTypeOf(type), args, generic }) };
}
