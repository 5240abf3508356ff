/** System.Collections.Generic.Dictionary<TKey, TValue>. */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { outOfRange } from '../system/errors.js';
import { DefaultEqualityComparer } from './comparers.js';
import { changingMembers, commonMembers, dictionaryInterfaces, filled } from './dictionary-members.js';
import { defineViews, viewOf } from './dictionary-view.js';
import { defaultOf, genericType } from './elements.js';
import { NetEnumerator } from './enumerator.js';
import { NetDictionary } from './net-dictionary.js';

const name = 'System.Collections.Generic.Dictionary`2';

function checkedCapacity(capacity: number): void {
  if (capacity < 0) throw outOfRange('capacity', 'Specified argument was out of the range of valid values.');
}

/** The size of .NET's bucket array for so many entries. */
function capacityFor(count: number): number {
  const primes = [
    3, 7, 17, 37, 89, 197, 431, 919, 1931, 4049, 8419, 17519, 36353, 75431, 156437, 324449, 672827, 1395263,
  ];
  return count === 0 ? 0 : (primes.find((p) => p >= count) ?? count);
}

defineViews(name);
defineType(`${name}+Enumerator`, { generic: ['TKey', 'TValue'] }, () => ({
  kind: 'struct',
  interfaces: [
    'System.Collections.Generic.IEnumerator[System.Collections.Generic.KeyValuePair[TKey,TValue]]',
    'System.Collections.IDictionaryEnumerator',
  ],
  enumerate: (self: NetEnumerator) => self.rest(),
  members: {
    'System.Collections.Generic.KeyValuePair[TKey,TValue] Current {get;}': (self: NetEnumerator) => self.currentOrNull,
    'bool MoveNext()': (self: NetEnumerator) => self.moveNext(),
    'void Dispose()': () => {},
  },
}));

defineType(name, { generic: ['TKey', 'TValue'] }, () => ({
  interfaces: [...dictionaryInterfaces],
  enumerate: (self: NetDictionary) => self.pairs(),
  members: {
    'new()': (type: NetType) => new NetDictionary(type),
    'new(int capacity)': (type: NetType, capacity: number) => {
      checkedCapacity(capacity);
      return new NetDictionary(type);
    },
    'new(System.Collections.Generic.IEqualityComparer[TKey] comparer)': (type: NetType, comparer: unknown) =>
      new NetDictionary(type, comparer),
    'new(int capacity, System.Collections.Generic.IEqualityComparer[TKey] comparer)': (
      type: NetType,
      capacity: number,
      comparer: unknown,
    ) => {
      checkedCapacity(capacity);
      return new NetDictionary(type, comparer);
    },
    'new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)': (type: NetType, other: unknown) =>
      filled(new NetDictionary(type), other, 'dictionary'),
    'new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary, System.Collections.Generic.IEqualityComparer[TKey] comparer)':
      (type: NetType, other: unknown, comparer: unknown) =>
        filled(new NetDictionary(type, comparer), other, 'dictionary'),
    'new(System.Collections.Generic.IEnumerable[System.Collections.Generic.KeyValuePair[TKey,TValue]] collection)': (
      type: NetType,
      pairs: unknown,
    ) => filled(new NetDictionary(type), pairs, 'collection'),
    'new(System.Collections.Generic.IEnumerable[System.Collections.Generic.KeyValuePair[TKey,TValue]] collection, System.Collections.Generic.IEqualityComparer[TKey] comparer)':
      (type: NetType, pairs: unknown, comparer: unknown) =>
        filled(new NetDictionary(type, comparer), pairs, 'collection'),
    'System.Collections.Generic.IEqualityComparer[TKey] Comparer {get;}': (self: NetDictionary) =>
      self.comparer ??
      new DefaultEqualityComparer(genericType('System.Collections.Generic.EqualityComparer`1', self.keyType)),
    'int Capacity {get;}': (self: NetDictionary) => capacityFor(self.count),
    'System.Collections.Generic.Dictionary`2+KeyCollection[TKey,TValue] Keys {get;}': (self: NetDictionary) =>
      viewOf(
        self.netType,
        name,
        'Key',
        () => self.keys(),
        () => self.count,
        (key) => self.has(key),
      ),
    'System.Collections.Generic.Dictionary`2+ValueCollection[TKey,TValue] Values {get;}': (self: NetDictionary) =>
      viewOf(
        self.netType,
        name,
        'Value',
        () => self.values(),
        () => self.count,
      ),
    ...commonMembers(),
    ...changingMembers(),
    'System.Collections.Generic.Dictionary`2+Enumerator[TKey,TValue] GetEnumerator()': (self: NetDictionary) =>
      new NetEnumerator(genericType(`${name}+Enumerator`, self.keyType, self.valueType), self.pairs()),
    'bool Remove(TKey key, [ref] TValue value)': (self: NetDictionary, key: unknown, value: PSReference) => {
      const entry = self.remove(key);
      value.set(entry ? entry.value : defaultOf(self.valueType));
      return entry !== undefined;
    },
    'bool TryAdd(TKey key, TValue value)': (self: NetDictionary, key: unknown, value: unknown) =>
      self.tryAdd(key, value),
    'int EnsureCapacity(int capacity)': (self: NetDictionary, capacity: number) => {
      checkedCapacity(capacity);
      return capacityFor(Math.max(capacity, self.count));
    },
    'void TrimExcess()': () => {},
    'void TrimExcess(int capacity)': () => {},
  },
}));
