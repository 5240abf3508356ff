/** Writing `$x[...] = ...`. What is out of range, or cannot be indexed, is always an error. */
import { isNetArray, type NetArray } from '../objects/arrays.js';
import { runtimeError } from '../objects/errors.js';
import { Hashtable, isDictionary, OrderedDictionary } from '../objects/hashtable.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, typeOf, types } from '../objects/net-type.js';
import { argumentType, planCall } from '../objects/overloads.js';
import { baseOf } from '../objects/ps-object.js';
import { AutomationNull, type ByteBox, isInt32, MultiArray, type TypedArray } from '../objects/values.js';
import { conversionRank, convertTo, noConversion, Rank } from './conversion.js';
import { indexerOf, takesPosition } from './indexer.js';
import { bestIndexer, cannotIndex, requireIndexable } from './indexing.js';
import { indexText, writeMultiArray } from './multi-array-indexing.js';

/** `$target[$index] = $value`. Throws RuntimeException, PSInvalidCastException or what the indexer throws. */
export function setIndex(target: unknown, index: unknown, value: unknown): void {
  if (typeof index === 'string' && target instanceof Hashtable) target.set(index, given(value));
  else if (isInt32(index) && index >= 0 && isPlainArray(target) && index < target.length) target[index] = given(value);
  else write(target, [baseOf(index)], given(value));
}

/** `$target[[object]$key] = $value`: the key of an ordered dictionary, never a position. */
export function setKey(target: unknown, key: unknown, value: unknown): void {
  const base = baseOf(target);
  if (!(base instanceof OrderedDictionary) || base.isReadOnly) setIndex(target, key, value);
  else {
    requireIndexable(base, [key]);
    base.set(key, given(value));
  }
}

/** `$target[$a,$b] = $value`: one element of an array of several dimensions. */
export function setIndexes(target: unknown, indexes: readonly unknown[], value: unknown): void {
  write(target, indexes.map(baseOf), given(value));
}

function isPlainArray(target: unknown): target is unknown[] {
  return Array.isArray(target) && (target as TypedArray).elementType === undefined;
}

function given(value: unknown): unknown {
  return value === AutomationNull || value === undefined ? null : value;
}

function write(target: unknown, keys: readonly unknown[], value: unknown): void {
  const base = baseOf(target);
  requireIndexable(base, keys);
  if (isNetArray(base)) writeArray(base, keys, value);
  else if (base instanceof MultiArray) writeMultiArray(base, keys, value);
  else writeIndexer(target, base, keys, value);
}

function writeIndexer(target: unknown, base: unknown, keys: readonly unknown[], value: unknown): void {
  const indexer = indexerOf(typeOf(base));
  const best = bestIndexer(indexer.setters, [...keys, value]);
  if (best === null) throw cannotIndex(target);
  const { overload } = best;
  const args = [...keys, value].map((arg, i) =>
    convertFor(arg, overload.parameters[i]?.type ?? types.object(), target),
  );
  const position = args[0] as number;
  const fromEnd = keys.length === 1 && takesPosition(overload) && !isDictionary(base) && position < 0;
  if (fromEnd && indexer.length) args[0] = position + indexer.length(base);
  planCall(best, args).call(base, args);
}

function convertFor(value: unknown, type: NetType, blamed: unknown): unknown {
  if (conversionRank(argumentType(value), type) === Rank.None) throw noConversion(blamed, type);
  return convertTo(value, type);
}

function writeArray(array: NetArray, keys: readonly unknown[], value: unknown): void {
  if (keys.length > 1)
    throw runtimeError(
      'ArraySliceAssignmentFailed',
      `Array assignment to [${indexText(keys)}] failed because assignment to slices is not supported.`,
    );
  const [key] = keys;
  const index = isInt32(key) ? key : (convertFor(key, types.int32(), key) as number);
  const elementType = array instanceof Uint8Array ? types.byte() : (array as TypedArray).elementType;
  const element = elementType === undefined ? value : convertFor(value, elementType, value);
  const position = index < 0 ? index + array.length : index;
  if (position < 0 || position >= array.length)
    throw new NetException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
  array[position] = array instanceof Uint8Array ? (element as ByteBox).value : element;
}
