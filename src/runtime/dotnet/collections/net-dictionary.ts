/** The storage of generic dictionaries, hashed or sorted, behind the one interface that the language knows. */
import { convertTo } from '../../language/conversion.js';
import type { IDictionaryLike } from '../../objects/hashtable.js';
import type { NetType } from '../../objects/net-type.js';
import { argumentNull } from '../system/errors.js';
import { comparisonOf, equalityOf, sameValue, sortingComparison } from './comparers.js';
import { elementsOf, typeArgument } from './elements.js';
import { type Entry, EntryTable } from './entry-table.js';
import { duplicateKey, keyNotFound } from './errors.js';
import { type KeyValuePair, pairOf, pairTypeOf } from './pairs.js';
import { SortedEntries } from './sorted-entries.js';

/** A value as `type`: what the indexer does with what a script assigns. */
function coerce(value: unknown, type: NetType): unknown {
  if (type.fullName === 'System.Object') return value;
  if (typeof value === 'string' && type.fullName === 'System.String') return value;
  return type.isInstance(value) ? value : convertTo(value, type);
}

export class NetDictionary implements IDictionaryLike {
  readonly table: EntryTable | SortedEntries;
  readonly keyType: NetType;
  readonly valueType: NetType;
  constructor(
    readonly netType: NetType,
    /** The IEqualityComparer, or the IComparer of a sorted dictionary; null for the default one. */
    readonly comparer: unknown = null,
    sorted = false,
  ) {
    this.table = sorted
      ? new SortedEntries(sortingComparison(comparisonOf(comparer)))
      : new EntryTable(equalityOf(comparer));
    this.keyType = typeArgument(netType, 0);
    this.valueType = typeArgument(netType, 1);
  }
  get count(): number {
    return this.table.count;
  }
  get(key: unknown): unknown {
    return this.find(key)?.value;
  }
  find(key: unknown): Entry | undefined {
    if (key === null) throw argumentNull('key');
    return this.table.find(key);
  }
  /** The indexer's getter. */
  require(key: unknown): unknown {
    const entry = this.find(key);
    if (!entry) throw keyNotFound(key);
    return entry.value;
  }
  set(key: unknown, value: unknown): void {
    const ownKey = coerce(key, this.keyType);
    const ownValue = coerce(value, this.valueType);
    const entry = this.find(ownKey);
    if (entry) entry.value = ownValue;
    else this.table.add(ownKey, ownValue);
  }
  add(key: unknown, value: unknown): void {
    if (key === null) throw argumentNull('key');
    if (!this.table.add(key, value)) throw duplicateKey(key);
  }
  tryAdd(key: unknown, value: unknown): boolean {
    if (key === null) throw argumentNull('key');
    return this.table.add(key, value);
  }
  addPairs(pairs: unknown): void {
    for (const pair of elementsOf(pairs)) this.add((pair as KeyValuePair).key, (pair as KeyValuePair).value);
  }
  has(key: unknown): boolean {
    return this.find(key) !== undefined;
  }
  hasValue(value: unknown): boolean {
    for (const own of this.table.values()) if (sameValue(own, value)) return true;
    return false;
  }
  remove(key: unknown): Entry | undefined {
    if (key === null) throw argumentNull('key');
    return this.table.remove(key);
  }
  delete(key: unknown): boolean {
    return this.remove(key) !== undefined;
  }
  clear(): void {
    this.table.clear();
  }
  keys(): Iterable<unknown> {
    return this.table.keys();
  }
  values(): Iterable<unknown> {
    return this.table.values();
  }
  *entries(): Iterable<[unknown, unknown]> {
    for (const entry of this.table.entries()) yield [entry.key, entry.value];
  }
  *pairs(): IterableIterator<KeyValuePair> {
    const type = pairTypeOf(this.netType);
    for (const entry of this.table.entries()) yield pairOf(type, entry.key, entry.value);
  }
}
