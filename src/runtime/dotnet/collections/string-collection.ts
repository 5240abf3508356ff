/** StringCollection and StringDictionary of System.Collections.Specialized. */

import { OrderedDictionary } from '../../objects/hashtable.js';
import { defineType, type NetType, types } from '../../objects/net-type.js';
import { argumentNull } from '../system/errors.js';
import { typedArray } from './elements.js';
import { definePlainEnumerator, NetEnumerator } from './enumerator.js';
import { addEntry, copyEntries, entriesOf, hasValue, requireKey } from './hashtable.js';
import { NetList } from './net-list.js';

const namespace = 'System.Collections.Specialized';
const enumeratorType = definePlainEnumerator(`${namespace}.StringEnumerator`);

defineType(`${namespace}.StringCollection`, {}, () => ({
  interfaces: ['System.Collections.IList'],
  enumerate: (self: NetList) => self,
  members: {
    'new()': (type: NetType) => new NetList(type),
    'string Item(int index) {get;set;}': {
      get: (self: NetList, index: number) => self.get(index),
      set: (self: NetList, index: number, value: string) => self.set(index, value),
    },
    'int Count {get;}': (self: NetList) => self.count,
    'bool IsReadOnly {get;}': () => false,
    'bool IsSynchronized {get;}': () => false,
    'System.Object SyncRoot {get;}': (self: NetList) => self,
    'int Add(string value)': (self: NetList, value: string) => {
      self.add(value);
      return self.count - 1;
    },
    'void AddRange(string[] value)': (self: NetList, values: string[] | null) => {
      if (values === null) throw argumentNull('value');
      self.addRange(values);
    },
    'void Clear()': (self: NetList) => self.clear(),
    'bool Contains(string value)': (self: NetList, value: string) => self.contains(value),
    'void CopyTo(string[] array, int index)': (self: NetList, array: string[], index: number) =>
      self.copyTo(array, index),
    'System.Collections.Specialized.StringEnumerator GetEnumerator()': (self: NetList) =>
      new NetEnumerator(enumeratorType(), self),
    'int IndexOf(string value)': (self: NetList, value: string) => self.indexOf(value),
    'void Insert(int index, string value)': (self: NetList, index: number, value: string) => self.insert(index, value),
    'void Remove(string value)': (self: NetList, value: string) => {
      self.remove(value);
    },
    'void RemoveAt(int index)': (self: NetList, index: number) => self.removeAt(index),
  },
}));

/** Keys are lower-cased when they are added, as in .NET. */
class StringDictionary {
  declare readonly netType: NetType;
  readonly table = new OrderedDictionary(false);
}
function keyOf(key: string | null): string {
  requireKey(key);
  return (key as string).toLowerCase();
}

defineType(`${namespace}.StringDictionary`, { class: StringDictionary }, () => ({
  interfaces: ['System.Collections.IEnumerable'],
  enumerate: (self: StringDictionary) => entriesOf(self.table),
  members: {
    'new()': () => new StringDictionary(),
    'int Count {get;}': (self: StringDictionary) => self.table.count,
    'bool IsSynchronized {get;}': () => false,
    'string Item(string key) {get;set;}': {
      get: (self: StringDictionary, key: string) => self.table.get(keyOf(key)) ?? null,
      set: (self: StringDictionary, key: string, value: string) => self.table.set(keyOf(key), value),
    },
    'System.Collections.ICollection Keys {get;}': (self: StringDictionary) =>
      typedArray(types.string(), self.table.keys()),
    'System.Object SyncRoot {get;}': (self: StringDictionary) => self,
    'System.Collections.ICollection Values {get;}': (self: StringDictionary) =>
      typedArray(types.string(), self.table.values()),
    'void Add(string key, string value)': (self: StringDictionary, key: string, value: string) =>
      addEntry(self.table, keyOf(key), value),
    'void Clear()': (self: StringDictionary) => self.table.clear(),
    'bool ContainsKey(string key)': (self: StringDictionary, key: string) => self.table.has(keyOf(key)),
    'bool ContainsValue(string value)': (self: StringDictionary, value: string) => hasValue(self.table, value),
    'void CopyTo(array array, int index)': (self: StringDictionary, array: unknown[], index: number) =>
      copyEntries(self.table, array, index),
    'void Remove(string key)': (self: StringDictionary, key: string) => {
      self.table.delete(keyOf(key));
    },
  },
}));
