/** Enumerable: what picks, counts and tests elements, and what makes sequences of others. */
import { convertTo } from '../../language/conversion.js';
import type { NetType } from '../../objects/net-type.js';
import { typeOf } from '../../objects/net-type.js';
import { comparisonOf, equalityOf } from '../collections/comparers.js';
import { defaultOf, elementsOf, genericType, typedArray } from '../collections/elements.js';
import { indexOutOfRange } from '../collections/errors.js';
import { invalidCast, invalidOperation, outOfRange } from '../system/errors.js';
import { ValueTuple } from '../system/value-tuple.js';
import {
  given,
  type Items,
  type Mapping,
  noElements,
  noMatch,
  type Predicate,
  result,
  resultMarshaler,
  selecting,
  sequenceMembers,
  type Types,
} from './sequences.js';

function required(found: Items, hasPredicate: boolean): unknown {
  if (found.length === 0) throw hasPredicate ? noMatch() : noElements();
  return found[0];
}
function single(found: Items, hasPredicate: boolean): unknown {
  if (found.length > 1)
    throw invalidOperation(
      hasPredicate ? 'Sequence contains more than one matching element' : 'Sequence contains more than one element',
    );
  return required(found, hasPredicate);
}
function last(found: Items): Items {
  return found.slice(-1);
}
function where(source: Items, predicate: Predicate): Items {
  return given(source).filter((item, i) => given(predicate, 'predicate')(item, i));
}

/** First, Last and Single with their OrDefault: of all, of what fits, with another default. */
function picking(
  name: string,
  pick: (found: Items, hasPredicate: boolean) => unknown,
  choose = (found: Items) => found,
) {
  const orDefault = (found: Items, fallback: unknown) => (found.length === 0 ? fallback : pick(choose(found), false));
  return {
    [`TSource ${name}[TSource]({TSource} source)`]: (source: Items) => pick(choose(given(source)), false),
    [`TSource ${name}[TSource]({TSource} source, Func[TSource,bool] predicate)`]: (
      source: Items,
      predicate: Predicate,
    ) => pick(choose(where(source, predicate)), true),
    [`TSource ${name}OrDefault[TSource]({TSource} source)`]: (source: Items, types: Types) =>
      orDefault(given(source), defaultOf(types[0] as NetType)),
    [`TSource ${name}OrDefault[TSource]({TSource} source, TSource defaultValue)`]: (source: Items, fallback: unknown) =>
      orDefault(given(source), fallback),
    [`TSource ${name}OrDefault[TSource]({TSource} source, Func[TSource,bool] predicate)`]: (
      source: Items,
      predicate: Predicate,
      types: Types,
    ) => orDefault(where(source, predicate), defaultOf(types[0] as NetType)),
    [`TSource ${name}OrDefault[TSource]({TSource} source, Func[TSource,bool] predicate, TSource defaultValue)`]: (
      source: Items,
      predicate: Predicate,
      fallback: unknown,
    ) => orDefault(where(source, predicate), fallback),
  };
}
function prefixLength(source: Items, predicate: Predicate): number {
  const end = given(source).findIndex((item, i) => !given(predicate, 'predicate')(item, i));
  return end < 0 ? source.length : end;
}
function extremeBy(source: Items, key: Mapping, comparer: unknown, sign: 1 | -1): unknown {
  const compare = comparisonOf(comparer);
  let best: { item: unknown; key: unknown } | undefined;
  for (const item of given(source)) {
    const own = given(key, 'keySelector')(item);
    if (!best || compare(own, best.key) * sign > 0) best = { item, key: own };
  }
  return best?.item ?? null;
}
/** Max and Min of what compares: null for no elements where the type has a null. */
function extreme(items: Items, type: NetType, comparer: unknown, sign: 1 | -1): unknown {
  const compare = comparisonOf(comparer);
  const left = items.filter((item) => item !== null);
  if (left.length === 0) {
    if (type.isValueType) throw noElements();
    return null;
  }
  return left.reduce((best, item) => (compare(item, best) * sign > 0 ? item : best));
}
function extremes(name: 'Max' | 'Min', sign: 1 | -1) {
  return {
    [`TSource ${name}[TSource]({TSource} source)`]: (source: Items, types: Types) =>
      extreme(given(source), types[0] as NetType, null, sign),
    [`TSource ${name}[TSource]({TSource} source, ~TSource comparer)`]: (
      source: Items,
      comparer: unknown,
      types: Types,
    ) => extreme(given(source), types[0] as NetType, comparer, sign),
    [`TResult ${name}[TSource,TResult]({TSource} source, Func[TSource,TResult] selector)`]: (
      source: Items,
      select: Mapping,
      types: Types,
    ) => extreme(given(source).map(selecting(select, types[1] as NetType)), types[1] as NetType, null, sign),
    [`TSource ${name}By[TSource,TKey]({TSource} source, Func[TSource,TKey] keySelector)`]: (
      source: Items,
      key: Mapping,
    ) => extremeBy(source, key, null, sign),
    [`TSource ${name}By[TSource,TKey]({TSource} source, Func[TSource,TKey] keySelector, ~TKey comparer)`]: (
      source: Items,
      key: Mapping,
      comparer: unknown,
    ) => extremeBy(source, key, comparer, sign),
  };
}
function positive(count: number, parameter: string): number {
  if (count < 0) throw outOfRange(parameter, 'Specified argument was out of the range of valid values.');
  return count;
}
function aggregate(source: Items, seed: unknown, step: Mapping, type: NetType): unknown {
  const marshal = resultMarshaler(type);
  return source.reduce((state, item) => marshal(given(step, 'func')(state, item)), seed);
}

export function elementMembers() {
  return sequenceMembers({
    ...picking('First', required),
    ...picking('Last', required, last),
    ...picking('Single', single),
    ...extremes('Max', 1),
    ...extremes('Min', -1),
    'TSource ElementAt[TSource]({TSource} source, int index)': (source: Items, index: number) => {
      if (index < 0 || index >= given(source).length) throw indexOutOfRange();
      return source[index];
    },
    'TSource ElementAtOrDefault[TSource]({TSource} source, int index)': (source: Items, index: number, types: Types) =>
      index < 0 || index >= given(source).length ? defaultOf(types[0] as NetType) : source[index],
    'bool Any[TSource]({TSource} source)': (source: Items) => given(source).length > 0,
    'bool Any[TSource]({TSource} source, Func[TSource,bool] predicate)': (source: Items, predicate: Predicate) =>
      given(source).some((item) => given(predicate, 'predicate')(item)),
    'bool All[TSource]({TSource} source, Func[TSource,bool] predicate)': (source: Items, predicate: Predicate) =>
      given(source).every((item) => given(predicate, 'predicate')(item)),
    'int Count[TSource]({TSource} source)': (source: Items) => given(source).length,
    'int Count[TSource]({TSource} source, Func[TSource,bool] predicate)': (source: Items, predicate: Predicate) =>
      given(source).filter((item) => given(predicate, 'predicate')(item)).length,
    'long LongCount[TSource]({TSource} source)': (source: Items) => BigInt(given(source).length),
    'long LongCount[TSource]({TSource} source, Func[TSource,bool] predicate)': (source: Items, predicate: Predicate) =>
      BigInt(given(source).filter((item) => given(predicate, 'predicate')(item)).length),
    'bool Contains[TSource]({TSource} source, TSource value)': (source: Items, value: unknown) =>
      given(source).some((item) => equalityOf(null).equals(item, value)),
    'bool Contains[TSource]({TSource} source, TSource value, =TSource comparer)': (
      source: Items,
      value: unknown,
      comparer: unknown,
    ) => {
      const { equals } = equalityOf(comparer);
      return given(source).some((item) => equals(item, value));
    },
    'bool SequenceEqual[TSource]({TSource} first, {TSource} second)': (first: Items, second: Items) =>
      areEqual(given(first, 'first'), given(second, 'second'), null),
    'bool SequenceEqual[TSource]({TSource} first, {TSource} second, =TSource comparer)': (
      first: Items,
      second: Items,
      comparer: unknown,
    ) => areEqual(given(first, 'first'), given(second, 'second'), comparer),
    'TSource Aggregate[TSource]({TSource} source, Func[TSource,TSource,TSource] func)': (
      source: Items,
      step: Mapping,
      types: Types,
    ) => {
      if (given(source).length === 0) throw noElements();
      return aggregate(source.slice(1), source[0], step, types[0] as NetType);
    },
    'TAccumulate Aggregate[TSource,TAccumulate]({TSource} source, TAccumulate seed, Func[TAccumulate,TSource,TAccumulate] func)':
      (source: Items, seed: unknown, step: Mapping, types: Types) =>
        aggregate(given(source), seed, step, types[1] as NetType),
    'TResult Aggregate[TSource,TAccumulate,TResult]({TSource} source, TAccumulate seed, Func[TAccumulate,TSource,TAccumulate] func, Func[TAccumulate,TResult] resultSelector)':
      (source: Items, seed: unknown, step: Mapping, select: Mapping, types: Types) =>
        selecting(select, types[2] as NetType)(aggregate(given(source), seed, step, types[1] as NetType)),

    '{TSource} Where[TSource]({TSource} source, Func[TSource,bool] predicate)': (
      source: Items,
      predicate: Predicate,
      types: Types,
    ) =>
      result(
        types,
        where(source, (item) => given(predicate, 'predicate')(item)),
      ),
    '{TSource} Where[TSource]({TSource} source, Func[TSource,int,bool] predicate)': (
      source: Items,
      predicate: Predicate,
      types: Types,
    ) => result(types, where(source, predicate)),
    '{TResult} Select[TSource,TResult]({TSource} source, Func[TSource,TResult] selector)': (
      source: Items,
      select: Mapping,
      types: Types,
    ) => {
      const map = selecting(select, types[1] as NetType);
      return result(
        types,
        given(source).map((item) => map(item)),
        1,
      );
    },
    '{TResult} Select[TSource,TResult]({TSource} source, Func[TSource,int,TResult] selector)': (
      source: Items,
      select: Mapping,
      types: Types,
    ) => {
      const map = selecting(select, types[1] as NetType);
      return result(
        types,
        given(source).map((item, i) => map(item, i)),
        1,
      );
    },
    '{TResult} SelectMany[TSource,TResult]({TSource} source, Func[TSource,{TResult}] selector)': (
      source: Items,
      select: Mapping,
      types: Types,
    ) => {
      const marshal = resultMarshaler(types[1] as NetType);
      const found = given(source).flatMap((item) => [...elementsOf(given(select, 'selector')(item))].map(marshal));
      return result(types, found, 1);
    },
    '{TSource} Take[TSource]({TSource} source, int count)': (source: Items, count: number, types: Types) =>
      result(types, given(source).slice(0, Math.max(count, 0))),
    '{TSource} Skip[TSource]({TSource} source, int count)': (source: Items, count: number, types: Types) =>
      result(types, given(source).slice(Math.max(count, 0))),
    '{TSource} TakeLast[TSource]({TSource} source, int count)': (source: Items, count: number, types: Types) =>
      result(types, count <= 0 ? [] : given(source).slice(-count)),
    '{TSource} SkipLast[TSource]({TSource} source, int count)': (source: Items, count: number, types: Types) =>
      result(types, given(source).slice(0, source.length - Math.max(count, 0))),
    '{TSource} TakeWhile[TSource]({TSource} source, Func[TSource,bool] predicate)': (
      source: Items,
      predicate: Predicate,
      types: Types,
    ) =>
      result(
        types,
        source.slice(
          0,
          prefixLength(source, (item) => predicate(item)),
        ),
      ),
    '{TSource} TakeWhile[TSource]({TSource} source, Func[TSource,int,bool] predicate)': (
      source: Items,
      predicate: Predicate,
      types: Types,
    ) => result(types, source.slice(0, prefixLength(source, predicate))),
    '{TSource} SkipWhile[TSource]({TSource} source, Func[TSource,bool] predicate)': (
      source: Items,
      predicate: Predicate,
      types: Types,
    ) => result(types, source.slice(prefixLength(source, (item) => predicate(item)))),
    '{TSource} SkipWhile[TSource]({TSource} source, Func[TSource,int,bool] predicate)': (
      source: Items,
      predicate: Predicate,
      types: Types,
    ) => result(types, source.slice(prefixLength(source, predicate))),
    '{TSource} Append[TSource]({TSource} source, TSource element)': (source: Items, item: unknown, types: Types) =>
      result(types, [...given(source), item]),
    '{TSource} Prepend[TSource]({TSource} source, TSource element)': (source: Items, item: unknown, types: Types) =>
      result(types, [item, ...given(source)]),
    '{TSource} Concat[TSource]({TSource} first, {TSource} second)': (first: Items, second: Items, types: Types) =>
      result(types, [...given(first, 'first'), ...given(second, 'second')]),
    '{TSource} Reverse[TSource]({TSource} source)': (source: Items, types: Types) =>
      result(types, given(source).toReversed()),
    '{TSource} DefaultIfEmpty[TSource]({TSource} source)': (source: Items, types: Types) =>
      result(types, given(source).length > 0 ? source : [defaultOf(types[0] as NetType)]),
    '{TSource} DefaultIfEmpty[TSource]({TSource} source, TSource defaultValue)': (
      source: Items,
      fallback: unknown,
      types: Types,
    ) => result(types, given(source).length > 0 ? source : [fallback]),
    '{TSource[]} Chunk[TSource]({TSource} source, int size)': (source: Items, size: number, types: Types) => {
      if (size < 1) throw outOfRange('size', 'Specified argument was out of the range of valid values.');
      const type = types[0] as NetType;
      const chunks: unknown[] = [];
      for (let i = 0; i < given(source).length; i += size) chunks.push(typedArray(type, source.slice(i, i + size)));
      return typedArray(type.makeArray(), chunks);
    },
    '{int} Range(int start, int count)': (start: number, count: number) => {
      positive(count, 'count');
      if (start + count - 1 > 0x7fffffff) positive(-1, 'count');
      return typedArray(
        typeOf(0),
        Array.from({ length: count }, (_, i) => start + i),
      );
    },
    '{TResult} Repeat[TResult](TResult element, int count)': (item: unknown, count: number, types: Types) =>
      result(types, new Array(positive(count, 'count')).fill(item)),
    '{TResult} Empty[TResult]()': (types: Types) => result(types, []),
    '{System.ValueTuple[int,TSource]} Index[TSource]({TSource} source)': (source: Items) =>
      given(source).map((item, i) => ValueTuple.of([i, item])),
    '{System.ValueTuple[TFirst,TSecond]} Zip[TFirst,TSecond]({TFirst} first, {TSecond} second)': (
      first: Items,
      second: Items,
      types: Types,
    ) => {
      const type = genericType('System.ValueTuple`2', ...types);
      const length = Math.min(given(first, 'first').length, given(second, 'second').length);
      return Array.from({ length }, (_, i) => new ValueTuple(type, [first[i], second[i]]));
    },
    '{TResult} Zip[TFirst,TSecond,TResult]({TFirst} first, {TSecond} second, Func[TFirst,TSecond,TResult] resultSelector)':
      (first: Items, second: Items, select: Mapping, types: Types) => {
        const length = Math.min(given(first, 'first').length, given(second, 'second').length);
        const map = selecting(select, types[2] as NetType);
        return result(
          types,
          Array.from({ length }, (_, i) => map(first[i], second[i])),
          2,
        );
      },
    '{TResult} Cast[TResult](System.Collections.IEnumerable source)': (source: Items, types: Types) => {
      const [type] = types as [NetType];
      return result(
        types,
        given(source).map((item) => castOf(item, type)),
      );
    },
    '{TResult} OfType[TResult](System.Collections.IEnumerable source)': (source: Items, types: Types) =>
      result(
        types,
        given(source).filter((item) => types[0]?.isInstance(item)),
      ),
  });
}

function areEqual(first: Items, second: Items, comparer: unknown): boolean {
  const { equals } = equalityOf(comparer);
  return first.length === second.length && first.every((item, i) => equals(item, second[i]));
}
/** A cast of the runtime: no conversion but of null. */
function castOf(item: unknown, type: NetType): unknown {
  if (type.isInstance(item) || item === null) return item === null ? convertTo(null, type) : item;
  throw invalidCast(`Unable to cast object of type '${typeOf(item).fullName}' to type '${type.fullName}'.`);
}
