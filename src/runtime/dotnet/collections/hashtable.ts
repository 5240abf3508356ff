/** System.Collections.Hashtable's members. The class itself is the language's own: objects/hashtable.ts. */
import { Hashtable, type IDictionaryLike } from '../../objects/hashtable.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import { isNull } from '../../objects/values.js';
import { argumentError, argumentNull, mustNotBeNegative } from '../system/errors.js';
import { sameValue } from './comparers.js';
import { DictionaryView, definePlainView } from './dictionary-view.js';
import { netText, storeElement } from './elements.js';
import { NetEnumerator } from './enumerator.js';
import { collectionModified } from './errors.js';
import { DictionaryEntry } from './pairs.js';
import { ignoresCase } from './string-comparers.js';

const name = 'System.Collections.Hashtable';
const keysType = definePlainView(`${name}+KeyCollection`, `${name}+KeyEnumerator`);
const valuesType = definePlainView(`${name}+ValueCollection`, `${name}+ValueEnumerator`);
const enumeratorType = defineType(`${name}+HashtableEnumerator`, {}, () => ({
  interfaces: ['System.Collections.IDictionaryEnumerator', 'System.ICloneable'],
  enumerate: (self: NetEnumerator) => self.rest(),
  members: entryEnumeratorMembers(),
}));

/** Key, Value and Entry of an IDictionaryEnumerator over DictionaryEntry objects. */
export function entryEnumeratorMembers() {
  return {
    'System.Object Key {get;}': (self: NetEnumerator) => (self.current as DictionaryEntry).key,
    'System.Object Value {get;}': (self: NetEnumerator) => (self.current as DictionaryEntry).value,
    'System.Collections.DictionaryEntry Entry {get;}': (self: NetEnumerator) => self.current,
    'System.Object Current {get;}': (self: NetEnumerator) => self.current,
    'bool MoveNext()': (self: NetEnumerator) => self.moveNext(),
    'void Reset()': (self: NetEnumerator) => self.reset(),
  };
}

/** The entries of a non-generic dictionary. Throws when keys were added or removed since the walk began. */
export function* entriesOf(self: IDictionaryLike): IterableIterator<DictionaryEntry> {
  const count = self.count;
  for (const [key, value] of self.entries()) {
    yield new DictionaryEntry(key, value);
    if (self.count !== count) throw collectionModified();
  }
}

/** Item's setter, Add and the like refuse what .NET refuses. */
export function requireKey(key: unknown): void {
  if (isNull(key)) throw argumentNull('key');
}

export function addEntry(self: IDictionaryLike, key: unknown, value: unknown): void {
  requireKey(key);
  if (self.has(key)) {
    let present = key;
    for (const own of self.keys())
      if (typeof own === 'string' && typeof key === 'string' && own.length === key.length && sameFolded(own, key))
        present = own;
    throw argumentError(
      `Item has already been added. Key in dictionary: '${netText(present)}'  Key being added: '${netText(key)}'`,
    );
  }
  self.set(key, value);
}

function sameFolded(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}

function* liveKeys(self: IDictionaryLike): Iterable<unknown> {
  for (const entry of entriesOf(self)) yield entry.key;
}
function* liveValues(self: IDictionaryLike): Iterable<unknown> {
  for (const entry of entriesOf(self)) yield entry.value;
}
/** Keys or Values of a non-generic dictionary, as a live view of the given type. */
export function plainView(self: IDictionaryLike, type: NetType, part: 'keys' | 'values'): DictionaryView {
  return new DictionaryView(
    type,
    () => (part === 'keys' ? liveKeys(self) : liveValues(self)),
    () => self.count,
  );
}

export function hasValue(self: IDictionaryLike, value: unknown): boolean {
  for (const own of self.values()) if (sameValue(own, value)) return true;
  return false;
}

export function copyEntries(self: IDictionaryLike, array: unknown[], index: number): void {
  let at = index;
  for (const entry of entriesOf(self)) storeElement(array, at++, entry);
}

function make(capacity: number, comparer: unknown): Hashtable {
  if (capacity < 0) throw mustNotBeNegative('capacity', capacity);
  return new Hashtable(ignoresCase(comparer), capacity);
}
function copyOf(source: IDictionaryLike | null, comparer: unknown): Hashtable {
  if (source === null) throw argumentNull('d');
  const table = new Hashtable(ignoresCase(comparer), source.count);
  for (const [key, value] of source.entries()) table.set(key, value);
  return table;
}

defineType(name, { class: Hashtable, accelerators: ['hashtable'] }, () => ({
  interfaces: ['System.Collections.IDictionary', 'System.ICloneable'],
  enumerate: (self: Hashtable) => entriesOf(self),
  members: {
    'new()': () => new Hashtable(false),
    'new(int capacity)': (_type: NetType, capacity: number) => make(capacity, null),
    'new(int capacity, float loadFactor)': (_type: NetType, capacity: number) => make(capacity, null),
    'new(System.Collections.IEqualityComparer equalityComparer)': (_type: NetType, comparer: unknown) =>
      make(0, comparer),
    'new(int capacity, System.Collections.IEqualityComparer equalityComparer)': (
      _type: NetType,
      capacity: number,
      comparer: unknown,
    ) => make(capacity, comparer),
    'new(System.Collections.IDictionary d)': (_type: NetType, source: IDictionaryLike) => copyOf(source, null),
    'new(System.Collections.IDictionary d, System.Collections.IEqualityComparer equalityComparer)': (
      _type: NetType,
      source: IDictionaryLike,
      comparer: unknown,
    ) => copyOf(source, comparer),
    'System.Object Item(System.Object key) {get;set;}': {
      get: (self: Hashtable, key: unknown) => {
        requireKey(key);
        return self.get(key) ?? null;
      },
      set: (self: Hashtable, key: unknown, value: unknown) => {
        requireKey(key);
        self.set(key, value);
      },
    },
    'bool IsReadOnly {get;}': () => false,
    'bool IsFixedSize {get;}': () => false,
    'bool IsSynchronized {get;}': () => false,
    'System.Collections.ICollection Keys {get;}': (self: Hashtable) => plainView(self, keysType(), 'keys'),
    'System.Collections.ICollection Values {get;}': (self: Hashtable) => plainView(self, valuesType(), 'values'),
    'System.Object SyncRoot {get;}': (self: Hashtable) => self,
    'int Count {get;}': (self: Hashtable) => self.count,
    'void Add(System.Object key, System.Object value)': addEntry,
    'void Clear()': (self: Hashtable) => self.clear(),
    'System.Object Clone()': (self: Hashtable) => {
      const copy = new Hashtable(self.ignoreCase, self.capacity);
      for (const [key, value] of self.entries()) copy.set(key, value);
      return copy;
    },
    'bool Contains(System.Object key)': (self: Hashtable, key: unknown) => {
      requireKey(key);
      return self.has(key);
    },
    'bool ContainsKey(System.Object key)': (self: Hashtable, key: unknown) => {
      requireKey(key);
      return self.has(key);
    },
    'bool ContainsValue(System.Object value)': hasValue,
    'void CopyTo(array array, int arrayIndex)': copyEntries,
    'System.Collections.IDictionaryEnumerator GetEnumerator()': (self: Hashtable) =>
      new NetEnumerator(enumeratorType, { [Symbol.iterator]: () => entriesOf(self) }),
    'void Remove(System.Object key)': (self: Hashtable, key: unknown) => {
      requireKey(key);
      self.delete(key);
    },
    'static hashtable Synchronized(hashtable table)': (table: Hashtable) => table,
  },
}));
