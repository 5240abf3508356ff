/** Enumerable: sets, orders, groups, joins, and what makes collections. */
import { type NetType, requireType } from '../../objects/net-type.js';
import { comparisonOf, defaultComparison, equalityOf, sortingComparison } from '../collections/comparers.js';
import { genericType, typedArray } from '../collections/elements.js';
import { EntryTable } from '../collections/entry-table.js';
import { duplicateKey } from '../collections/errors.js';
import { HashSet } from '../collections/hash-set.js';
import type { Comparison } from '../collections/intro-sort.js';
import { NetDictionary } from '../collections/net-dictionary.js';
import { NetList } from '../collections/net-list.js';
import { KeyValuePair } from '../collections/pairs.js';
import { argumentNull } from '../system/errors.js';
import { groupsOf, Lookup, type OrderedSequence, orderedSequence } from './grouping.js';
import { given, type Items, type Mapping, result, selecting, sequenceMembers, type Types } from './sequences.js';

const itself: Mapping = (item) => item;

/** A table of what there is, by key. */
function tableOf(keys: Items, comparer: unknown): EntryTable {
  const table = new EntryTable(equalityOf(comparer));
  for (const key of keys) if (!table.find(key)) table.add(key, true);
  return table;
}
function distinct(source: Items, key: Mapping, comparer: unknown): unknown[] {
  return notIn(source, [], key, comparer);
}
/** Each key once, and none of those that are excluded. */
function notIn(source: Items, excluded: Items, key: Mapping, comparer: unknown): unknown[] {
  const table = tableOf(excluded, comparer);
  return source.filter((item) => {
    const own = key(item);
    if (table.find(own)) return false;
    table.add(own, true);
    return true;
  });
}
function isIn(source: Items, wanted: Items, key: Mapping, comparer: unknown): unknown[] {
  const table = tableOf(wanted, comparer);
  return source.filter((item) => {
    const own = key(item);
    if (!table.find(own)) return false;
    table.remove(own);
    return true;
  });
}

type SetOperation = (first: Items, second: Items, key: Mapping, comparer: unknown) => unknown[];
/** An operation on two sequences: by its elements and by their keys, each with and without a comparer. */
function setMembers(name: string, secondIsKeys: boolean, operate: SetOperation) {
  const members: Record<string, (...args: never[]) => unknown> = {};
  const checked = (first: Items, second: Items, key: Mapping, comparer: unknown) =>
    operate(given(first, 'first'), given(second, 'second'), key, comparer);
  members[`{TSource} ${name}[TSource]({TSource} first, {TSource} second)`] = (
    first: Items,
    second: Items,
    types: Types,
  ) => result(types, checked(first, second, itself, null));
  members[`{TSource} ${name}[TSource]({TSource} first, {TSource} second, =TSource comparer)`] = (
    first: Items,
    second: Items,
    comparer: unknown,
    types: Types,
  ) => result(types, checked(first, second, itself, comparer));
  const parameters = `{TSource} first, {${secondIsKeys ? 'TKey' : 'TSource'}} second, Func[TSource,TKey] keySelector`;
  members[`{TSource} ${name}By[TSource,TKey](${parameters})`] = (
    first: Items,
    second: Items,
    key: Mapping,
    types: Types,
  ) => result(types, checked(first, second, selecting(key, types[1] as NetType), null));
  members[`{TSource} ${name}By[TSource,TKey](${parameters}, =TKey comparer)`] = (
    first: Items,
    second: Items,
    key: Mapping,
    comparer: unknown,
    types: Types,
  ) => result(types, checked(first, second, selecting(key, types[1] as NetType), comparer));
  return members;
}

/** Two members: without and with a comparer, which is null when it is left out. */
function withComparer(
  signature: string,
  comparer: string,
  member: (comparer: unknown, types: Types, ...args: never[]) => unknown,
) {
  return {
    [`${signature})`]: (...args: unknown[]) => member(null, args.pop() as Types, ...(args as never[])),
    [`${signature}, ${comparer} comparer)`]: (...args: unknown[]) => {
      const types = args.pop() as Types;
      return member(args.pop(), types, ...(args as never[]));
    },
  };
}

function ordered(types: Types, source: Iterable<unknown>, comparisons: readonly Comparison[]): OrderedSequence {
  return orderedSequence(types[0] as NetType, source, comparisons);
}
/** Keys are computed once for each element, as .NET does. */
function byKey(key: Mapping, comparer: unknown, sign: 1 | -1, type: NetType): Comparison {
  const compare = sortingComparison(comparer === null ? defaultComparison : comparisonOf(comparer));
  const select = selecting(given(key, 'keySelector'), type);
  const known = new Map<unknown, unknown>();
  const keyOf = (item: unknown) => {
    if (!known.has(item)) known.set(item, select(item));
    return known.get(item);
  };
  return (a, b) => compare(keyOf(a), keyOf(b)) * sign;
}
function orderMembers(suffix: '' | 'Descending', sign: 1 | -1) {
  const returned = 'System.Linq.IOrderedEnumerable';
  return {
    ...withComparer(
      `${returned}[TSource] OrderBy${suffix}[TSource,TKey]({TSource} source, Func[TSource,TKey] keySelector`,
      '~TKey',
      (comparer, types, source: Items, key: Mapping) =>
        ordered(types, given(source), [byKey(key, comparer, sign, types[1] as NetType)]),
    ),
    ...withComparer(
      `${returned}[TSource] ThenBy${suffix}[TSource,TKey](${returned}[TSource] source, Func[TSource,TKey] keySelector`,
      '~TKey',
      (comparer, types, { source, comparisons }: OrderedSequence, key: Mapping) =>
        ordered(types, source, [...comparisons, byKey(key, comparer, sign, types[1] as NetType)]),
    ),
    ...withComparer(`${returned}[T] Order${suffix}[T]({T} source`, '~T', (comparer, types, source: Items) =>
      ordered(types, given(source), [byKey(itself, comparer, sign, types[0] as NetType)]),
    ),
  };
}

function dictionary(types: [NetType, NetType], comparer: unknown, entries: [unknown, unknown][]): NetDictionary {
  const made = new NetDictionary(genericType('System.Collections.Generic.Dictionary`2', ...types), comparer);
  for (const [key, value] of entries) {
    if (key === null) throw argumentNull('key');
    if (made.find(key)) throw duplicateKey(key);
    made.set(key, value);
  }
  return made;
}
function pair(types: Types, first: number, second: number): [NetType, NetType] {
  return [types[first] as NetType, types[second] as NetType];
}
function lookup(
  types: [NetType, NetType],
  comparer: unknown,
  source: Items,
  key: Mapping,
  element: Mapping = itself,
): Lookup {
  const groups = groupsOf(given(source), selecting(given(key, 'keySelector'), types[0]), element, comparer, types);
  return new Lookup(genericType('System.Linq.Lookup`2', ...types), groups, comparer);
}
function join(outer: Items, inner: Items, outerKey: Mapping, innerKey: Mapping, comparer: unknown) {
  const table = new EntryTable(equalityOf(comparer));
  for (const item of given(inner, 'inner')) {
    const key = innerKey(item);
    if (key === null) continue;
    const entry = table.find(key);
    if (entry) (entry.value as unknown[]).push(item);
    else table.add(key, [item]);
  }
  return given(outer, 'outer').map((item) => ({
    item,
    matches: (table.find(outerKey(item))?.value ?? []) as unknown[],
  }));
}

export function setAndGroupMembers() {
  return sequenceMembers({
    ...setMembers('Except', true, notIn),
    ...setMembers('Intersect', true, isIn),
    ...setMembers('Union', false, (first, second, key, comparer) => distinct([...first, ...second], key, comparer)),
    ...withComparer('{TSource} Distinct[TSource]({TSource} source', '=TSource', (comparer, types, source: Items) =>
      result(types, distinct(given(source), itself, comparer)),
    ),
    ...withComparer(
      '{TSource} DistinctBy[TSource,TKey]({TSource} source, Func[TSource,TKey] keySelector',
      '=TKey',
      (comparer, types, source: Items, key: Mapping) =>
        result(types, distinct(given(source), selecting(key, types[1] as NetType), comparer)),
    ),
    ...orderMembers('', 1),
    ...orderMembers('Descending', -1),
    ...withComparer(
      '{System.Linq.IGrouping[TKey,TSource]} GroupBy[TSource,TKey]({TSource} source, Func[TSource,TKey] keySelector',
      '=TKey',
      (comparer, types, source: Items, key: Mapping) => lookup(pair(types, 1, 0), comparer, source, key).groups,
    ),
    ...withComparer(
      '{System.Linq.IGrouping[TKey,TElement]} GroupBy[TSource,TKey,TElement]({TSource} source, Func[TSource,TKey] keySelector, Func[TSource,TElement] elementSelector',
      '=TKey',
      (comparer, types, source: Items, key: Mapping, element: Mapping) =>
        lookup(pair(types, 1, 2), comparer, source, key, selecting(element, types[2] as NetType)).groups,
    ),
    ...withComparer(
      '{TResult} GroupBy[TSource,TKey,TResult]({TSource} source, Func[TSource,TKey] keySelector, Func[TKey,{TSource},TResult] resultSelector',
      '=TKey',
      (comparer, types, source: Items, key: Mapping, select: Mapping) => {
        const map = selecting(select, types[2] as NetType);
        const { groups } = lookup(pair(types, 1, 0), comparer, source, key);
        return result(
          types,
          groups.map((group) => map(group.key, typedArray(types[0] as NetType, group.items))),
          2,
        );
      },
    ),
    ...withComparer(
      'System.Linq.ILookup[TKey,TSource] ToLookup[TSource,TKey]({TSource} source, Func[TSource,TKey] keySelector',
      '=TKey',
      (comparer, types, source: Items, key: Mapping) => lookup(pair(types, 1, 0), comparer, source, key),
    ),
    ...withComparer(
      'System.Linq.ILookup[TKey,TElement] ToLookup[TSource,TKey,TElement]({TSource} source, Func[TSource,TKey] keySelector, Func[TSource,TElement] elementSelector',
      '=TKey',
      (comparer, types, source: Items, key: Mapping, element: Mapping) =>
        lookup(pair(types, 1, 2), comparer, source, key, selecting(element, types[2] as NetType)),
    ),
    '{System.Collections.Generic.KeyValuePair[TKey,int]} CountBy[TSource,TKey]({TSource} source, Func[TSource,TKey] keySelector, =TKey comparer)':
      (source: Items, key: Mapping, comparer: unknown, types: Types) => {
        const type = genericType('System.Collections.Generic.KeyValuePair`2', types[1] as NetType, intType());
        const { groups } = lookup(pair(types, 1, 0), comparer, source, key);
        return groups.map((group) => new KeyValuePair(type, group.key, group.items.length));
      },
    ...withComparer(
      '{TResult} Join[TOuter,TInner,TKey,TResult]({TOuter} outer, {TInner} inner, Func[TOuter,TKey] outerKeySelector, Func[TInner,TKey] innerKeySelector, Func[TOuter,TInner,TResult] resultSelector',
      '=TKey',
      (comparer, types, outer: Items, inner: Items, outerKey: Mapping, innerKey: Mapping, select: Mapping) => {
        const map = selecting(select, types[3] as NetType);
        const joined = join(outer, inner, outerKey, innerKey, comparer);
        return result(
          types,
          joined.flatMap(({ item, matches }) => matches.map((match) => map(item, match))),
          3,
        );
      },
    ),
    ...withComparer(
      '{TResult} GroupJoin[TOuter,TInner,TKey,TResult]({TOuter} outer, {TInner} inner, Func[TOuter,TKey] outerKeySelector, Func[TInner,TKey] innerKeySelector, Func[TOuter,{TInner},TResult] resultSelector',
      '=TKey',
      (comparer, types, outer: Items, inner: Items, outerKey: Mapping, innerKey: Mapping, select: Mapping) => {
        const map = selecting(select, types[3] as NetType);
        const joined = join(outer, inner, outerKey, innerKey, comparer);
        return result(
          types,
          joined.map(({ item, matches }) => map(item, typedArray(types[1] as NetType, matches))),
          3,
        );
      },
    ),
    '{TSource} AsEnumerable[TSource]({TSource} source)': (source: Items, types: Types) => result(types, given(source)),
    'TSource[] ToArray[TSource]({TSource} source)': (source: Items, types: Types) => result(types, given(source)),
    'System.Collections.Generic.List[TSource] ToList[TSource]({TSource} source)': (source: Items, types: Types) =>
      new NetList(genericType('System.Collections.Generic.List`1', types[0] as NetType), [...given(source)]),
    ...withComparer(
      'System.Collections.Generic.HashSet[TSource] ToHashSet[TSource]({TSource} source',
      '=TSource',
      (comparer, types, source: Items) => {
        const set = new HashSet(genericType('System.Collections.Generic.HashSet`1', types[0] as NetType), comparer);
        for (const item of given(source)) set.add(item);
        return set;
      },
    ),
    ...withComparer(
      'System.Collections.Generic.Dictionary[TKey,TSource] ToDictionary[TSource,TKey]({TSource} source, Func[TSource,TKey] keySelector',
      '=TKey',
      (comparer, types, source: Items, key: Mapping) => {
        const keyOf = selecting(key, types[1] as NetType);
        return dictionary(
          pair(types, 1, 0),
          comparer,
          given(source).map((item) => [keyOf(item), item]),
        );
      },
    ),
    ...withComparer(
      'System.Collections.Generic.Dictionary[TKey,TElement] ToDictionary[TSource,TKey,TElement]({TSource} source, Func[TSource,TKey] keySelector, Func[TSource,TElement] elementSelector',
      '=TKey',
      (comparer, types, source: Items, key: Mapping, element: Mapping) => {
        const [keyOf, elementOf] = [selecting(key, types[1] as NetType), selecting(element, types[2] as NetType)];
        return dictionary(
          pair(types, 1, 2),
          comparer,
          given(source).map((item) => [keyOf(item), elementOf(item)]),
        );
      },
    ),
  });
}
function intType(): NetType {
  return requireType('System.Int32');
}
