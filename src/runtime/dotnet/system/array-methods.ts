/**
 * The static methods of System.Array that search, sort and fill. The generic ones are given their type arguments behind the
 * others; ranges are told from them by being numbers.
 */
import { elementAt, isNetArray, makeArray, type NetArray } from '../../objects/arrays.js';
import { type NetType, typeOf, types } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { comparisonOf, sameValue, sortingComparison } from '../collections/comparers.js';
import { defaultOf } from '../collections/elements.js';
import { offsetAndLength } from '../collections/errors.js';
import { binarySearch, elementTypeOf, required, sortArrays, store } from './array-operations.js';
import { argumentNull, mustNotBeNegative, outOfRange } from './errors.js';

export type Predicate = (item: unknown) => unknown;

export function newArray(elementType: NetType, length: number): NetArray {
  if (length < 0) throw mustNotBeNegative('length', length);
  const items = new Array<unknown>(length).fill(defaultOf(elementType));
  return makeArray(elementType, items);
}

export function reverse(array: NetArray | null, ...given: unknown[]): void {
  const target = required(array, 'array');
  const [start = 0, count = target.length - start] = given.filter((a) => typeof a === 'number');
  if (start < 0 || count < 0) throw mustNotBeNegative(start < 0 ? 'index' : 'length', start < 0 ? start : count);
  if (start + count > target.length) throw offsetAndLength();
  for (let i = start, j = start + count - 1; i < j; i++, j--) {
    const item = target[i];
    target[i] = target[j] as never;
    target[j] = item as never;
  }
}

/** Without the type arguments that generic methods are given behind the others. */
function withoutTypes(args: unknown[]): unknown[] {
  const last = args.at(-1);
  const isTypes =
    Array.isArray(last) &&
    last.length > 0 &&
    last.every((item) => typeof item === 'object' && item !== null && typeOf(item) === types.type());
  return isTypes ? args.slice(0, -1) : args;
}

/** Keys alone or with items, a range, and a comparer or comparison. */
export function sort(...given: unknown[]): void {
  const args = withoutTypes(given);
  const keys = required(args.shift() as NetArray | null, 'array');
  const items = isNetArray(args[0]) ? (args.shift() as NetArray) : null;
  if (args[0] === null && args.length > 1 && typeof args[1] === 'number') args.shift();
  const [start = 0, count = keys.length] = args.filter((a) => typeof a === 'number');
  if (start < 0 || count < 0) throw mustNotBeNegative(start < 0 ? 'index' : 'length', start < 0 ? start : count);
  if (start + count > keys.length || (items !== null && start + count > items.length)) throw offsetAndLength();
  const comparer = args.find((a) => typeof a !== 'number') ?? null;
  sortArrays(keys, items, start, count, sortingComparison(comparisonOf(comparer)));
}

export function search(...given: unknown[]): number {
  const args = withoutTypes(given);
  const array = required(args.shift() as NetArray | null, 'array');
  const isRange = args.length >= 3 && typeof args[0] === 'number' && typeof args[1] === 'number';
  const [start, count] = isRange ? (args.splice(0, 2) as [number, number]) : [0, array.length];
  if (start < 0 || count < 0 || start + count > array.length) throw offsetAndLength();
  return binarySearch(array, start, count, args[0], sortingComparison(comparisonOf(args[1] ?? null)));
}

function checkRange(array: NetArray, start: number, count: number): void {
  if (start < 0 || start > array.length)
    throw outOfRange(
      'startIndex',
      'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
    );
  if (count < 0 || start > array.length - count)
    throw outOfRange(
      'count',
      'Count must be positive and count must refer to a location within the string/array/collection.',
    );
}

export function indexOf(array: NetArray | null, value: unknown, ...given: unknown[]): number {
  const target = required(array, 'array');
  const [start = 0, count = target.length - start] = given.filter((a) => typeof a === 'number');
  checkRange(target, start, count);
  for (let i = start; i < start + count; i++) if (sameValue(elementAt(target, i), value)) return i;
  return -1;
}
export function lastIndexOf(array: NetArray | null, value: unknown, ...given: unknown[]): number {
  const target = required(array, 'array');
  const [start = target.length - 1, count = start + 1] = given.filter((a) => typeof a === 'number');
  if (target.length === 0) return -1;
  if (start < 0 || start >= target.length)
    throw outOfRange(
      'startIndex',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  for (let i = start; i > start - count; i--) if (sameValue(elementAt(target, i), value)) return i;
  return -1;
}

export function findIndex(array: NetArray | null, ...given: unknown[]): number {
  const target = required(array, 'array');
  const [start = 0, count = target.length - start] = given.filter((a) => typeof a === 'number');
  checkRange(target, start, count);
  const match = predicateOf(given);
  for (let i = start; i < start + count; i++) if (match(elementAt(target, i))) return i;
  return -1;
}
export function findLastIndex(array: NetArray | null, ...given: unknown[]): number {
  const target = required(array, 'array');
  const [start = target.length - 1, count = start + 1] = given.filter((a) => typeof a === 'number');
  const match = predicateOf(given);
  for (let i = start; i > start - count; i--) if (match(elementAt(target, i))) return i;
  return -1;
}
function predicateOf(given: unknown[]): Predicate {
  const match = given.find((a) => typeof a === 'function');
  if (match === undefined) throw argumentNull('match');
  return match as Predicate;
}

/** The element at what `findIndex` found, or the element type's default. */
export function found(array: NetArray, index: number): unknown {
  return index < 0 ? defaultOf(elementTypeOf(array)) : elementAt(array, index);
}

export function fill(array: NetArray | null, value: unknown, ...given: unknown[]): void {
  const target = required(array, 'array');
  const [start = 0, count = target.length - start] = given.filter((a) => typeof a === 'number');
  checkRange(target, start, count);
  for (let i = start; i < start + count; i++) store(target, i, value);
}

export function resize(reference: PSReference, size: number, typeArguments: NetType[]): void {
  if (size < 0) throw mustNotBeNegative('newSize', size);
  const old = reference.get() as NetArray | null;
  const elementType = old === null ? (typeArguments[0] ?? types.object()) : elementTypeOf(old);
  const resized = newArray(elementType, size);
  for (let i = 0; old !== null && i < Math.min(size, old.length); i++) resized[i] = old[i] as never;
  reference.set(resized);
}
