/** ListDictionary and HybridDictionary: dictionaries of objects in the order of insertion. */
import { hashKeyOf, type IDictionaryLike } from '../../objects/hashtable.js';
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';
import { definePlainView } from './dictionary-view.js';
import { NetEnumerator } from './enumerator.js';
import { addEntry, copyEntries, entriesOf, entryEnumeratorMembers, plainView, requireKey } from './hashtable.js';

const namespace = 'System.Collections.Specialized';
const viewType = definePlainView(
  `${namespace}.ListDictionary+NodeKeyValueCollection`,
  `${namespace}.ListDictionary+NodeKeyValueEnumerator`,
);
const enumeratorType = defineType(`${namespace}.ListDictionary+NodeEnumerator`, {}, () => ({
  interfaces: ['System.Collections.IDictionaryEnumerator'],
  enumerate: (self: NetEnumerator) => self.rest(),
  members: entryEnumeratorMembers(),
}));

export class InsertionOrderedDictionary implements IDictionaryLike {
  readonly #pairs = new Map<unknown, [unknown, unknown]>();
  constructor(
    readonly netType: NetType,
    readonly ignoreCase: boolean,
  ) {}
  get count(): number {
    return this.#pairs.size;
  }
  get(key: unknown): unknown {
    return this.#pairs.get(hashKeyOf(key, this.ignoreCase))?.[1];
  }
  set(key: unknown, value: unknown): void {
    const hash = hashKeyOf(key, this.ignoreCase);
    const pair = this.#pairs.get(hash);
    if (pair) pair[1] = value;
    else this.#pairs.set(hash, [key, value]);
  }
  has(key: unknown): boolean {
    return this.#pairs.has(hashKeyOf(key, this.ignoreCase));
  }
  delete(key: unknown): boolean {
    return this.#pairs.delete(hashKeyOf(key, this.ignoreCase));
  }
  clear(): void {
    this.#pairs.clear();
  }
  *keys(): Iterable<unknown> {
    for (const [key] of this.#pairs.values()) yield key;
  }
  *values(): Iterable<unknown> {
    for (const [, value] of this.#pairs.values()) yield value;
  }
  entries(): Iterable<[unknown, unknown]> {
    return this.#pairs.values();
  }
}

function members(): Record<string, MemberImplementation> {
  return {
    'System.Object Item(System.Object key) {get;set;}': {
      get: (self: InsertionOrderedDictionary, key: unknown) => {
        requireKey(key);
        return self.get(key) ?? null;
      },
      set: (self: InsertionOrderedDictionary, key: unknown, value: unknown) => {
        requireKey(key);
        self.set(key, value);
      },
    },
    'int Count {get;}': (self: InsertionOrderedDictionary) => self.count,
    'System.Collections.ICollection Keys {get;}': (self: InsertionOrderedDictionary) =>
      plainView(self, viewType(), 'keys'),
    'bool IsReadOnly {get;}': () => false,
    'bool IsFixedSize {get;}': () => false,
    'bool IsSynchronized {get;}': () => false,
    'System.Object SyncRoot {get;}': (self: InsertionOrderedDictionary) => self,
    'System.Collections.ICollection Values {get;}': (self: InsertionOrderedDictionary) =>
      plainView(self, viewType(), 'values'),
    'void Add(System.Object key, System.Object value)': addEntry,
    'void Clear()': (self: InsertionOrderedDictionary) => self.clear(),
    'bool Contains(System.Object key)': (self: InsertionOrderedDictionary, key: unknown) => {
      requireKey(key);
      return self.has(key);
    },
    'void CopyTo(array array, int index)': copyEntries,
    'System.Collections.IDictionaryEnumerator GetEnumerator()': (self: InsertionOrderedDictionary) =>
      new NetEnumerator(enumeratorType, { [Symbol.iterator]: () => entriesOf(self) }),
    'void Remove(System.Object key)': (self: InsertionOrderedDictionary, key: unknown) => {
      requireKey(key);
      self.delete(key);
    },
  };
}

defineType(`${namespace}.ListDictionary`, {}, () => ({
  interfaces: ['System.Collections.IDictionary'],
  enumerate: (self: InsertionOrderedDictionary) => entriesOf(self),
  members: {
    'new()': (type: NetType) => new InsertionOrderedDictionary(type, false),
    'new(System.Collections.IComparer comparer)': (type: NetType) => new InsertionOrderedDictionary(type, true),
    ...members(),
  },
}));
/** Exception.Data. */
defineType('System.Collections.ListDictionaryInternal', {}, () => ({
  interfaces: ['System.Collections.IDictionary'],
  enumerate: (self: InsertionOrderedDictionary) => entriesOf(self),
  members: members(),
}));
defineType(`${namespace}.HybridDictionary`, {}, () => ({
  interfaces: ['System.Collections.IDictionary'],
  enumerate: (self: InsertionOrderedDictionary) => entriesOf(self),
  members: {
    'new()': (type: NetType) => new InsertionOrderedDictionary(type, false),
    'new(int initialSize)': (type: NetType) => new InsertionOrderedDictionary(type, false),
    'new(bool caseInsensitive)': (type: NetType, ignoreCase: boolean) =>
      new InsertionOrderedDictionary(type, ignoreCase),
    'new(int initialSize, bool caseInsensitive)': (type: NetType, _size: number, ignoreCase: boolean) =>
      new InsertionOrderedDictionary(type, ignoreCase),
    ...members(),
  },
}));
