/** The storage of List<T>, Collection<T>, ArrayList and their like: an array and a version that enumerators watch. */
import type { NetException } from '../../objects/net-exception.js';
import type { NetType } from '../../objects/net-type.js';
import { outOfRange } from '../system/errors.js';
import { comparisonOf, sameValue, sortingComparison } from './comparers.js';
import { storeElement, typeArgument, valuesOf } from './elements.js';
import {
  collectionModified,
  countOutOfRange,
  destinationTooShort,
  indexOutOfRange,
  negativeCount,
  offsetAndLength,
  positionOutOfRange,
} from './errors.js';
import { introSort } from './intro-sort.js';

export class NetList {
  /** Counts changes; an enumerator that finds another number than it began with throws. */
  version = 0;
  /** What Capacity shows; .NET doubles from 4. */
  #capacity = 0;
  constructor(
    readonly netType: NetType,
    public items: unknown[] = [],
  ) {
    this.#capacity = items.length;
  }

  get elementType(): NetType {
    return typeArgument(this.netType);
  }
  get count(): number {
    return this.items.length;
  }
  get capacity(): number {
    while (this.#capacity < this.items.length) this.#capacity = this.#capacity === 0 ? 4 : this.#capacity * 2;
    return this.#capacity;
  }
  set capacity(value: number) {
    if (value < this.items.length) throw outOfRange('value', 'capacity was less than the current size.');
    this.#capacity = value;
  }

  *[Symbol.iterator](): IterableIterator<unknown> {
    const version = this.version;
    for (let i = 0; i < this.items.length; i++) {
      yield this.items[i];
      if (version !== this.version) throw collectionModified();
    }
  }

  get(index: number): unknown {
    if (index < 0 || index >= this.items.length) throw indexOutOfRange();
    return this.items[index];
  }
  set(index: number, value: unknown): void {
    if (index < 0 || index >= this.items.length) throw indexOutOfRange();
    this.items[index] = value;
    this.version++;
  }
  add(item: unknown): void {
    this.items.push(item);
    this.version++;
  }
  addRange(items: unknown): void {
    for (const item of valuesOf(items, this.elementType)) this.items.push(item);
    this.version++;
  }
  insert(index: number, item: unknown): void {
    if (index < 0 || index > this.items.length) throw this.badInsertion();
    this.items.splice(index, 0, item);
    this.version++;
  }
  insertRange(index: number, items: unknown): void {
    if (index < 0 || index > this.items.length) throw positionOutOfRange();
    this.items.splice(index, 0, ...valuesOf(items, this.elementType));
    this.version++;
  }
  removeAt(index: number): void {
    if (index < 0 || index >= this.items.length) throw indexOutOfRange();
    this.items.splice(index, 1);
    this.version++;
  }
  remove(item: unknown): boolean {
    const index = this.indexOf(item);
    if (index >= 0) this.removeAt(index);
    return index >= 0;
  }
  removeRange(index: number, count: number): void {
    this.checkRange(index, count);
    this.items.splice(index, count);
    this.version++;
  }
  removeAll(match: (item: unknown) => boolean): number {
    const kept = this.items.filter((item) => !match(item));
    const removed = this.items.length - kept.length;
    this.items = kept;
    this.version++;
    return removed;
  }
  clear(): void {
    this.items.length = 0;
    this.version++;
  }
  protected badInsertion(): NetException {
    return positionOutOfRange();
  }
  indexOf(item: unknown, from = 0, count = this.items.length - from): number {
    if (from < 0 || from > this.items.length) throw positionOutOfRange(from < 0 ? 'startIndex' : 'index');
    if (count < 0 || from > this.items.length - count) throw countOutOfRange();
    for (let i = from; i < from + count; i++) if (sameValue(this.items[i], item)) return i;
    return -1;
  }
  lastIndexOf(item: unknown, from = this.items.length - 1, count = from + 1): number {
    if (this.items.length === 0) return -1;
    if (from < 0 || from >= this.items.length) throw indexOutOfRange();
    if (count < 0 || count > from + 1) throw outOfRange('count', 'Larger than collection size.');
    for (let i = from; i > from - count; i--) if (sameValue(this.items[i], item)) return i;
    return -1;
  }
  contains(item: unknown): boolean {
    return this.indexOf(item) >= 0;
  }
  reverse(index = 0, count = this.items.length - index): void {
    this.checkRange(index, count);
    const part = this.items.slice(index, index + count).reverse();
    for (let i = 0; i < count; i++) this.items[index + i] = part[i];
    this.version++;
  }
  sort(comparer: unknown, index = 0, count = this.items.length - index): void {
    this.checkRange(index, count);
    introSort(this.items, sortingComparison(comparisonOf(comparer)), index, count);
    this.version++;
  }
  /** Position of an equal item, or the complement of where it belongs. The list must be sorted. */
  binarySearch(item: unknown, comparer: unknown, index = 0, count = this.items.length - index): number {
    this.checkRange(index, count);
    const compare = sortingComparison(comparisonOf(comparer));
    let lo = index;
    let hi = index + count - 1;
    while (lo <= hi) {
      const middle = lo + ((hi - lo) >> 1);
      const order = compare(this.items[middle], item);
      if (order === 0) return middle;
      if (order < 0) lo = middle + 1;
      else hi = middle - 1;
    }
    return ~lo;
  }
  copyTo(array: unknown[] | Uint8Array, arrayIndex = 0, index = 0, count = this.items.length - index): void {
    copyItems(this.items, array, arrayIndex, index, count);
  }
  slice(index: number, count: number): unknown[] {
    this.checkRange(index, count);
    return this.items.slice(index, index + count);
  }
  checkRange(index: number, count: number): void {
    if (index < 0) throw negativeCount('index');
    if (count < 0) throw negativeCount('count');
    if (this.items.length - index < count) throw offsetAndLength();
  }
}

/** Array.Copy as CopyTo uses it. */
export function copyItems(
  items: readonly unknown[],
  array: unknown[] | Uint8Array,
  arrayIndex = 0,
  index = 0,
  count = items.length - index,
): void {
  if (arrayIndex < 0)
    throw outOfRange(
      'destinationIndex',
      `destinationIndex ('${arrayIndex}') must be greater than or equal to '0'.`,
      arrayIndex,
    );
  if (items.length - index < count) throw offsetAndLength();
  if (array.length - arrayIndex < count) throw destinationTooShort();
  for (let i = 0; i < count; i++) storeElement(array, arrayIndex + i, items[index + i]);
}
