/** The non-generic System.Collections.SortedList. */
import type { IDictionaryLike } from '../../objects/hashtable.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { argumentNull, mustNotBeNegative } from '../system/errors.js';
import { sameValue } from './comparers.js';
import { NetEnumerator } from './enumerator.js';
import { indexOutOfRange } from './errors.js';
import { addEntry, copyEntries, entriesOf, entryEnumeratorMembers, hasValue, requireKey } from './hashtable.js';

import { PartList, SortedList } from './sorted-list.js';

const plain = 'System.Collections.SortedList';
const plainEnumerator = defineType(`${plain}+SortedListEnumerator`, {}, () => ({
  interfaces: ['System.Collections.IDictionaryEnumerator', 'System.ICloneable'],
  enumerate: (self: NetEnumerator) => self.rest(),
  members: entryEnumeratorMembers(),
}));
for (const part of ['KeyList', 'ValueList'])
  defineType(`${plain}+${part}`, {}, () => ({
    interfaces: ['System.Collections.IList'],
    enumerate: (self: PartList) => self,
    members: {
      'int Count {get;}': (self: PartList) => self.items.length,
      'bool IsReadOnly {get;}': () => true,
      'bool IsFixedSize {get;}': () => true,
      'System.Object Item(int index) {get;}': (self: PartList, index: number) => self.at(index),
      'bool Contains(System.Object value)': (self: PartList, value: unknown) => self.indexOf(value) >= 0,
      'int IndexOf(System.Object value)': (self: PartList, value: unknown) => self.indexOf(value),
    },
  }));
const plainPart = (self: SortedList, part: 'key' | 'value') =>
  new PartList(requireType(`${plain}+${part === 'key' ? 'KeyList' : 'ValueList'}`), self.sorted, part);
function plainAt(self: SortedList, index: number) {
  const entry = self.sorted.list[index];
  if (!entry) throw indexOutOfRange();
  return entry;
}
function plainCopy(type: NetType, source: IDictionaryLike | null, comparer: unknown): SortedList {
  if (source === null) throw argumentNull('d');
  const list = new SortedList(type, comparer);
  for (const [key, value] of source.entries()) list.set(key, value);
  return list;
}

defineType(plain, {}, () => ({
  interfaces: ['System.Collections.IDictionary', 'System.ICloneable'],
  enumerate: (self: SortedList) => entriesOf(self),
  members: {
    'new()': (type: NetType) => new SortedList(type),
    'new(int initialCapacity)': (type: NetType, capacity: number) => {
      if (capacity < 0) throw mustNotBeNegative('initialCapacity', capacity);
      return new SortedList(type);
    },
    'new(System.Collections.IComparer comparer)': (type: NetType, comparer: unknown) => new SortedList(type, comparer),
    'new(System.Collections.IComparer comparer, int capacity)': (type: NetType, comparer: unknown) =>
      new SortedList(type, comparer),
    'new(System.Collections.IDictionary d)': (type: NetType, source: IDictionaryLike) => plainCopy(type, source, null),
    'new(System.Collections.IDictionary d, System.Collections.IComparer comparer)': plainCopy,
    'int Capacity {get;set;}': { get: (self: SortedList) => Math.max(self.count, 16), set: () => {} },
    'int Count {get;}': (self: SortedList) => self.count,
    'System.Collections.ICollection Keys {get;}': (self: SortedList) => plainPart(self, 'key'),
    'System.Collections.ICollection Values {get;}': (self: SortedList) => plainPart(self, 'value'),
    'bool IsReadOnly {get;}': () => false,
    'bool IsFixedSize {get;}': () => false,
    'bool IsSynchronized {get;}': () => false,
    'System.Object SyncRoot {get;}': (self: SortedList) => self,
    'System.Object Item(System.Object key) {get;set;}': {
      get: (self: SortedList, key: unknown) => self.get(key) ?? null,
      set: (self: SortedList, key: unknown, value: unknown) => self.set(key, value),
    },
    'void Add(System.Object key, System.Object value)': addEntry,
    'void Clear()': (self: SortedList) => self.clear(),
    'System.Object Clone()': (self: SortedList) => plainCopy(self.netType, self, self.comparer),
    'bool Contains(System.Object key)': (self: SortedList, key: unknown) => self.has(key),
    'bool ContainsKey(System.Object key)': (self: SortedList, key: unknown) => self.has(key),
    'bool ContainsValue(System.Object value)': hasValue,
    'void CopyTo(array array, int arrayIndex)': copyEntries,
    'System.Object GetByIndex(int index)': (self: SortedList, index: number) => plainAt(self, index).value,
    'System.Collections.IDictionaryEnumerator GetEnumerator()': (self: SortedList) =>
      new NetEnumerator(plainEnumerator, { [Symbol.iterator]: () => entriesOf(self) }),
    'System.Object GetKey(int index)': (self: SortedList, index: number) => plainAt(self, index).key,
    'System.Collections.IList GetKeyList()': (self: SortedList) => plainPart(self, 'key'),
    'System.Collections.IList GetValueList()': (self: SortedList) => plainPart(self, 'value'),
    'int IndexOfKey(System.Object key)': (self: SortedList, key: unknown) => {
      requireKey(key);
      return Math.max(self.sorted.search(key), -1);
    },
    'int IndexOfValue(System.Object value)': (self: SortedList, value: unknown) =>
      self.sorted.list.findIndex((entry) => sameValue(entry.value, value)),
    'void RemoveAt(int index)': (self: SortedList, index: number) => {
      plainAt(self, index);
      self.sorted.removeAt(index);
    },
    'void Remove(System.Object key)': (self: SortedList, key: unknown) => {
      self.delete(key);
    },
    'void SetByIndex(int index, System.Object value)': (self: SortedList, index: number, value: unknown) => {
      plainAt(self, index).value = value;
    },
    'static System.Collections.SortedList Synchronized(System.Collections.SortedList list)': (list: SortedList) => list,
    'void TrimToSize()': () => {},
  },
}));
