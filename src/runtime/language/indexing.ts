/**
 * Reading `$x[...]`: elements, slices, keys and indexers (about_Arrays, about_Hash_Tables). What is not there gives $null;
 * only strict mode 3 makes an error of it. A single object is its own element 0. Hot.
 */
import { elementAt, isNetArray, type NetArray } from '../objects/arrays.js';
import { runtimeError } from '../objects/errors.js';
import { Hashtable, type IDictionaryLike, OrderedDictionary } from '../objects/hashtable.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, typeOf, types } from '../objects/net-type.js';
import { argumentType, type BestMethod, findBestMethod, planCall } from '../objects/overloads.js';
import { baseOf, PSObject } from '../objects/ps-object.js';
import type { MethodOverload } from '../objects/type-members.js';
import { AutomationNull, Char, isInt32, isNull, MultiArray } from '../objects/values.js';
import { equals } from './comparison.js';
import { conversionRank, convertTo, noConversion, Rank, tryConvertTo } from './conversion.js';
import { enumerableOf } from './enumerate.js';
import { type Indexer, type IndexerCall, indexerOf, takesPosition } from './indexer.js';
import { readMultiArray } from './multi-array-indexing.js';

/** How a read goes on: `strict` is the strict mode's version times 100; an element of a slice that is not there is left out. */
interface Reading {
  strict: number;
  isSlice: boolean;
}

/** `$target[$index]`, where a list for an index gives a slice. Throws RuntimeException (NullArray, NullArrayIndex, CannotIndex). */
export function getIndex(target: unknown, index: unknown, strict = 0): unknown {
  if (typeof index === 'number' && Array.isArray(target) && (index | 0) === index) {
    const element = target[index < 0 ? index + target.length : index];
    if (element !== undefined) return element;
  } else if (typeof index === 'string' && target instanceof Hashtable) return target.get(index) ?? null;
  return read(target, [baseOf(index)], { strict, isSlice: false });
}

/** `$target[[object]$key]`: the key of an ordered dictionary, never a position. */
export function getKey(target: unknown, key: unknown, strict = 0): unknown {
  const base = baseOf(target);
  if (!(base instanceof OrderedDictionary)) return getIndex(target, key, strict);
  requireIndexable(base, [key]);
  return base.get(key) ?? null;
}

/** `$target[$a,$b]`: several indexes, written as such. They name one element of an array of several dimensions. */
export function getIndexes(target: unknown, indexes: readonly unknown[], strict = 0): unknown {
  return read(target, indexes.map(baseOf), { strict, isSlice: false });
}

function read(target: unknown, keys: readonly unknown[], reading: Reading): unknown {
  const base = baseOf(target);
  requireIndexable(base, keys, reading.isSlice);
  if (isNetArray(base)) return readArray(base, keys, reading);
  if (base instanceof MultiArray) return readMultiArray(base, keys, reading.strict);
  if (typeof base === 'string' && keys.length === 1) {
    const char = readChar(base, keys[0]);
    if (char !== undefined) return char;
  }
  // Unlike an array's, a string's slice has nothing at all for each written place that is not there.
  if (
    typeof base === 'string' &&
    keys.length > 1 &&
    reading.strict < 300 &&
    keys.every((key) => typeof key === 'number')
  )
    return keys.map((key) => readChar(base, key) ?? AutomationNull);
  const indexer = indexerOf(typeOf(base));
  if (indexer.keyType !== undefined && keys.length === 1) {
    const value = readKey(base as IDictionaryLike, keys[0], indexer.keyType, reading);
    if (value !== undefined) return value;
  }
  return indexer.getters.length === 0
    ? itself(target, keys, reading)
    : readIndexer(target, base, indexer, keys, reading);
}

/** Throws RuntimeException where the target, or the only index, is null. */
export function requireIndexable(base: unknown, keys: readonly unknown[], isSlice = false): void {
  if (isNull(base)) throw runtimeError('NullArray', 'Cannot index into a null array.');
  if (keys.length === 1 && isNull(keys[0]) && !isSlice)
    throw runtimeError('NullArrayIndex', 'Index operation failed; the array index evaluated to null.');
}

function readChar(text: string, index: unknown): Char | undefined {
  if (typeof index !== 'number') return undefined;
  const code = text.charCodeAt(index < 0 ? index + text.length : index);
  return Number.isNaN(code) || (index | 0) !== index ? undefined : Char.from(code);
}

/** An element of a slice that does not exist is left out of it. */
function nothing(reading: Reading): unknown {
  return reading.isSlice ? AutomationNull : null;
}

function readArray(array: NetArray, keys: readonly unknown[], reading: Reading): unknown {
  const key = keys[0];
  if (keys.length > 1) return reading.isSlice ? itself(array, keys, reading) : sliceOf(array, keys, reading);
  if (!reading.isSlice) {
    const several = enumerableOf(key);
    if (several !== null) return sliceOf(array, several, reading);
  }
  return guarded(reading, () => {
    const index = convertIndex(key, types.int32(), array) as number;
    const position = index < 0 ? index + array.length : index;
    if (position < 0 || position >= array.length)
      throw new NetException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
    return elementAt(array, position);
  });
}

function sliceOf(target: unknown, keys: Iterable<unknown>, reading: Reading): unknown[] {
  const found: unknown[] = [];
  for (const key of keys) {
    const item = read(target, [baseOf(key)], { ...reading, isSlice: true });
    if (item !== AutomationNull) found.push(item);
  }
  return found;
}

/** The value of a generic dictionary's key; undefined where the key does not convert, or is rather a list of keys. */
function readKey(dictionary: IDictionaryLike, key: unknown, keyType: NetType, reading: Reading): unknown {
  if (conversionRank(argumentType(key), keyType) === Rank.None) return undefined;
  if (isNetArray(key) && !keyType.isArray) return undefined;
  const value = dictionary.get(convertTo(key, keyType));
  return value === undefined ? nothing(reading) : value;
}

/** `$x[0]` of something that cannot be indexed is $x. */
function itself(target: unknown, keys: readonly unknown[], { strict }: Reading): unknown {
  const [key] = keys;
  if (keys.length === 1 && !isNull(key) && (equals(0, key, true) || equals(-1, key, true))) return target;
  if (strict < 200) return AutomationNull;
  throw cannotIndex(target, target);
}

export function cannotIndex(target: unknown, targetObject: unknown = null): NetException {
  const type = target instanceof PSObject && target.isCustom ? 'System.Management.Automation.PSObject' : typeOf(target);
  return runtimeError(
    'CannotIndex',
    `Unable to index into an object of type "${type}".`,
    'InvalidOperation',
    targetObject,
  );
}

function readIndexer(
  target: unknown,
  base: unknown,
  indexer: Indexer,
  keys: readonly unknown[],
  reading: Reading,
): unknown {
  if (keys.length > 1) return readWithSeveral(target, base, indexer, keys, reading);
  const [key] = keys;
  if (!reading.isSlice && !isInt32(key)) {
    const several = enumerableOf(key);
    if (several !== null) return sliceOf(target, several, reading);
  }
  const call = callFor(indexer, key);
  if (call === null) return itself(target, keys, reading);
  const { plan, type, isConvertible } = call;
  if (!isConvertible) throw noConversion(target, type);
  return guarded(reading, () => {
    const position = convertTo(key, type);
    if (call.takesPosition && (position as number) < 0 && indexer.length)
      return plan.call(base, [(position as number) + indexer.length(base)]);
    return plan.call(base, [position]);
  });
}

/** What an indexer does with one key of a type; null where it has no overload for it. */
function callFor(indexer: Indexer, key: unknown): IndexerCall | null {
  const keyType = argumentType(key);
  let call = indexer.calls.get(keyType);
  if (call === undefined) {
    const best = bestIndexer(indexer.getters, [key]);
    call = best && indexerCall(best, key, keyType);
    indexer.calls.set(keyType, call);
  }
  return call;
}

function indexerCall(best: BestMethod, key: unknown, keyType: NetType | null): IndexerCall {
  const type = best.overload.parameters[0]?.type ?? types.object();
  return {
    plan: planCall(best, [tryConvertTo(key, type) ?? key]),
    type,
    isConvertible: conversionRank(keyType, type) !== Rank.None,
    takesPosition: takesPosition(best.overload),
  };
}

/** Several written keys are for an indexer with as many parameters, or make a slice. */
function readWithSeveral(
  target: unknown,
  base: unknown,
  indexer: Indexer,
  keys: readonly unknown[],
  reading: Reading,
): unknown {
  const best = bestIndexer(indexer.getters, keys);
  if (best === null) return sliceOf(target, keys, reading);
  const { parameters } = best.overload;
  const targets = keys.map((key, i) => {
    const type = parameters[i]?.type ?? types.object();
    if (conversionRank(argumentType(key), type) === Rank.None) throw noConversion(target, type);
    return type;
  });
  return guarded(reading, () => {
    const converted = keys.map((key, i) => convertTo(key, targets[i] as NetType));
    return planCall(best, converted).call(base, converted);
  });
}

/** The overload that takes these keys; null when there is none. */
export function bestIndexer(overloads: readonly MethodOverload[], keys: readonly unknown[]): BestMethod | null {
  const fitting = overloads.filter((overload) => overload.parameters.length === keys.length);
  if (fitting.length === 0) return null;
  try {
    return findBestMethod('Item', fitting, keys);
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

function convertIndex(key: unknown, type: NetType, target: unknown): unknown {
  if (typeof key === 'number' && (key | 0) === key) return key;
  if (conversionRank(argumentType(key), type) === Rank.None) throw new Unconvertible(noConversion(target, type));
  return convertTo(key, type);
}

/** A key that no rule converts is an error in any mode. */
class Unconvertible {
  constructor(readonly error: NetException) {}
}

/** Runs a read. Outside strict mode 3, whatever it throws means that there is nothing. */
function guarded(reading: Reading, run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof Unconvertible) throw error.error;
    if (reading.strict >= 300 || !(error instanceof NetException)) throw error;
    return nothing(reading);
  }
}
