/** Copying, sorting and searching of .NET arrays. */
import { convertTo } from '../../language/conversion.js';
import { elementAt, type NetArray } from '../../objects/arrays.js';
import { netException } from '../../objects/errors.js';
import { type NetType, types } from '../../objects/net-type.js';
import { BoxedNumber, isNull, MultiArray, type TypedArray } from '../../objects/values.js';
import { defaultOf } from '../collections/elements.js';
import { destinationTooShort } from '../collections/errors.js';
import { type Comparison, introSort } from '../collections/intro-sort.js';
import { argumentError, argumentNull, invalidCast, mustNotBeNegative } from './errors.js';

export function required<T>(array: T | null, name: string): T {
  if (array === null) throw argumentNull(name);
  return array;
}

export function elementTypeOf(array: NetArray | MultiArray): NetType {
  if (array instanceof Uint8Array) return types.byte();
  return (array as TypedArray | MultiArray).elementType ?? types.object();
}

/** Writes an element, as a value of the array's element type. Throws InvalidCastException for another type. */
export function store(array: NetArray | MultiArray, index: number, value: unknown): void {
  const elementType = elementTypeOf(array);
  const item = isNull(value)
    ? defaultOf(elementType)
    : elementType.isInstance(value)
      ? value
      : widened(value, elementType);
  if (array instanceof MultiArray) array.elements[index] = item;
  else if (array instanceof Uint8Array) array[index] = item instanceof BoxedNumber ? item.value : Number(item);
  else array[index] = item;
}

/** Numbers widen as in C#; nothing else is converted. */
function widened(value: unknown, elementType: NetType): unknown {
  if (canWiden(value, elementType)) return convertTo(value, elementType);
  throw invalidCast('Object cannot be stored in an array of this type.');
}

/** Primitive types by the size of what they hold; a type widens to those behind it in its lists. */
const widening: Record<string, string[]> = {
  Byte: ['Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Char'],
  SByte: ['Int16', 'Int32', 'Int64', 'Single', 'Double'],
  Int16: ['Int32', 'Int64', 'Single', 'Double'],
  UInt16: ['Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Char'],
  Char: ['UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double'],
  Int32: ['Int64', 'Single', 'Double'],
  UInt32: ['Int64', 'UInt64', 'Single', 'Double'],
  Int64: ['Single', 'Double'],
  UInt64: ['Single', 'Double'],
  Single: ['Double'],
};

function widens(from: NetType, to: NetType): boolean {
  return widening[from.name]?.includes(to.name) === true && from.namespace === 'System' && to.namespace === 'System';
}
function canWiden(value: unknown, elementType: NetType): boolean {
  return widens(typeOfValue(value), elementType);
}
function typeOfValue(value: unknown): NetType {
  return (value as { netType?: NetType }).netType ?? (typeof value === 'number' ? types.int32() : types.int64());
}

/** How elements of one array become elements of another. Throws ArrayTypeMismatchException when they cannot. */
function elementConverter(source: NetArray, destination: NetArray): (item: unknown) => unknown {
  const from = elementTypeOf(source);
  const to = elementTypeOf(destination);
  if (to === from || to.isAssignableFrom(from)) return (item) => item;
  if (widens(from, to)) return (item) => convertTo(item, to);
  const isUnboxing = from.isAssignableFrom(to);
  if (!isUnboxing)
    throw netException(
      'System.ArrayTypeMismatchException',
      'Source array type cannot be assigned to destination array type.',
    );
  return (item) => {
    if ((item === null && !to.isValueType) || to.isInstance(item)) return item;
    throw invalidCast('At least one element in the source array could not be cast down to the destination array type.');
  };
}

/** Array.Copy: (source, destination, count) or (source, index, destination, index, count). */
export function copyArray(source: NetArray | null, ...args: unknown[]): void {
  const short = args.length === 2;
  const destination = (short ? args[0] : args[1]) as NetArray | null;
  const [from, to, count] = (short ? [0, 0, args[1]] : [args[0], args[2], args[3]]).map(Number) as [
    number,
    number,
    number,
  ];
  if (source === null) throw argumentNull('sourceArray');
  if (destination === null) throw argumentNull('destinationArray');
  if (count < 0) throw mustNotBeNegative('length', count);
  if (from < 0) throw mustNotBeNegative('sourceIndex', from);
  if (to < 0) throw mustNotBeNegative('destinationIndex', to);
  if (from + count > itemsOf(source).length)
    throw argumentError(
      "Source array was not long enough. Check the source index, length, and the array's lower bounds.",
      'sourceArray',
    );
  if (to + count > itemsOf(destination).length) throw destinationTooShort();
  const convert = elementConverter(source, destination);
  const items = Array.from({ length: count }, (_, i) => convert(elementAt(itemsOf(source), from + i)));
  const target = itemsOf(destination);
  for (let i = 0; i < count; i++) {
    const item = items[i];
    target[to + i] = (target instanceof Uint8Array && item instanceof BoxedNumber ? item.value : item) as never;
  }
}

function itemsOf(array: NetArray | MultiArray): NetArray {
  return array instanceof MultiArray ? array.elements : array;
}

/** Sorts part of the keys, and moves the items along. */
export function sortArrays(
  keys: NetArray,
  items: NetArray | null,
  start: number,
  count: number,
  compare: Comparison,
): void {
  if (items === null) {
    if (keys instanceof Uint8Array) keys.subarray(start, start + count).sort();
    else introSort(keys, compare, start, count);
    return;
  }
  const pairs = Array.from({ length: count }, (_, i) => ({ key: elementAt(keys, start + i), item: items[start + i] }));
  introSort(pairs, (a, b) => compare((a as (typeof pairs)[number]).key, (b as (typeof pairs)[number]).key));
  pairs.forEach(({ key, item }, i) => {
    keys[start + i] = (keys instanceof Uint8Array ? (key as BoxedNumber).value : key) as never;
    items[start + i] = item as never;
  });
}

/** The position of the value, or the complement of where it would stand. */
export function binarySearch(
  array: NetArray,
  start: number,
  count: number,
  value: unknown,
  compare: Comparison,
): number {
  let low = start;
  let high = start + count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compare(elementAt(array, middle), value);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
