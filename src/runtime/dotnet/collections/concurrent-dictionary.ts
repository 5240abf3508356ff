/**
 * System.Collections.Concurrent.ConcurrentDictionary<TKey, TValue>. One runspace is one thread, so nothing is locked. Order
 * is that of insertion; .NET's is by hash bucket and differs from run to run for strings.
 */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { DefaultEqualityComparer, sameValue } from './comparers.js';
import { commonMembers, dictionaryInterfaces, filled } from './dictionary-members.js';
import { defaultOf, genericType, typedArray } from './elements.js';
import { defineEnumerator, enumeratorOf } from './enumerator.js';
import { NetDictionary } from './net-dictionary.js';
import { type KeyValuePair, pairTypeOf } from './pairs.js';
import { readOnlyCollection } from './read-only-collection.js';

const name = 'System.Collections.Concurrent.ConcurrentDictionary`2';
const pair = 'System.Collections.Generic.KeyValuePair[TKey,TValue]';

class ConcurrentDictionary extends NetDictionary {
  /** Enumerating a concurrent dictionary is never disturbed: it walks what was there at the start. */
  override *pairs(): IterableIterator<KeyValuePair> {
    yield* [...super.pairs()];
  }
}

function addOrUpdate(
  self: ConcurrentDictionary,
  key: unknown,
  added: () => unknown,
  updated: (old: unknown) => unknown,
): unknown {
  const entry = self.find(key);
  const value = entry ? updated(entry.value) : added();
  self.set(key, value);
  return value;
}
function getOrAdd(self: ConcurrentDictionary, key: unknown, make: () => unknown): unknown {
  const entry = self.find(key);
  if (entry) return entry.value;
  const value = make();
  self.set(key, value);
  return value;
}

defineEnumerator(`${name}+Enumerator`, ['TKey', 'TValue'], pair, 'class');
defineType(name, { generic: ['TKey', 'TValue'] }, () => ({
  interfaces: [...dictionaryInterfaces],
  enumerate: (self: ConcurrentDictionary) => self.pairs(),
  members: {
    'new()': (type: NetType) => new ConcurrentDictionary(type),
    'new(int concurrencyLevel, int capacity)': (type: NetType) => new ConcurrentDictionary(type),
    [`new(System.Collections.Generic.IEnumerable[${pair}] collection)`]: (type: NetType, pairs: unknown) =>
      filled(new ConcurrentDictionary(type), pairs, 'collection'),
    'new(System.Collections.Generic.IEqualityComparer[TKey] comparer)': (type: NetType, comparer: unknown) =>
      new ConcurrentDictionary(type, comparer),
    [`new(System.Collections.Generic.IEnumerable[${pair}] collection, System.Collections.Generic.IEqualityComparer[TKey] comparer)`]:
      (type: NetType, pairs: unknown, comparer: unknown) =>
        filled(new ConcurrentDictionary(type, comparer), pairs, 'collection'),
    'new(int concurrencyLevel, int capacity, System.Collections.Generic.IEqualityComparer[TKey] comparer)': (
      type: NetType,
      _level: number,
      _capacity: number,
      comparer: unknown,
    ) => new ConcurrentDictionary(type, comparer),
    ...commonMembers(),
    'System.Collections.Generic.IEqualityComparer[TKey] Comparer {get;}': (self: ConcurrentDictionary) =>
      self.comparer ??
      new DefaultEqualityComparer(genericType('System.Collections.Generic.GenericEqualityComparer`1', self.keyType)),
    'bool IsEmpty {get;}': (self: ConcurrentDictionary) => self.count === 0,
    'System.Collections.Generic.ICollection[TKey] Keys {get;}': (self: ConcurrentDictionary) =>
      readOnlyCollection(self.keyType, [...self.keys()]),
    'System.Collections.Generic.ICollection[TValue] Values {get;}': (self: ConcurrentDictionary) =>
      readOnlyCollection(self.valueType, [...self.values()]),
    'bool TryAdd(TKey key, TValue value)': (self: ConcurrentDictionary, key: unknown, value: unknown) =>
      self.tryAdd(key, value),
    'bool TryRemove(TKey key, [ref] TValue value)': (self: ConcurrentDictionary, key: unknown, value: PSReference) => {
      const entry = self.remove(key);
      value.set(entry ? entry.value : defaultOf(self.valueType));
      return entry !== undefined;
    },
    [`bool TryRemove(${pair} item)`]: (self: ConcurrentDictionary, item: KeyValuePair) => {
      const entry = self.find(item.key);
      return entry !== undefined && sameValue(entry.value, item.value) && self.delete(item.key);
    },
    'bool TryUpdate(TKey key, TValue newValue, TValue comparisonValue)': (
      self: ConcurrentDictionary,
      key: unknown,
      value: unknown,
      expected: unknown,
    ) => {
      const entry = self.find(key);
      if (!entry || !sameValue(entry.value, expected)) return false;
      entry.value = value;
      return true;
    },
    [`${pair}[] ToArray()`]: (self: ConcurrentDictionary) => typedArray(pairTypeOf(self.netType), self.pairs()),
    [`System.Collections.Generic.IEnumerator[${pair}] GetEnumerator()`]: (self: ConcurrentDictionary) =>
      enumeratorOf(`${name}+Enumerator`, [self.keyType, self.valueType], self.pairs()),
    'TValue GetOrAdd(TKey key, System.Func[TKey,TValue] valueFactory)': (
      self: ConcurrentDictionary,
      key: unknown,
      factory: (key: unknown) => unknown,
    ) => getOrAdd(self, key, () => factory(key)),
    'TValue GetOrAdd(TKey key, TValue value)': (self: ConcurrentDictionary, key: unknown, value: unknown) =>
      getOrAdd(self, key, () => value),
    'TValue AddOrUpdate(TKey key, System.Func[TKey,TValue] addValueFactory, System.Func[TKey,TValue,TValue] updateValueFactory)':
      (
        self: ConcurrentDictionary,
        key: unknown,
        add: (key: unknown) => unknown,
        update: (key: unknown, old: unknown) => unknown,
      ) =>
        addOrUpdate(
          self,
          key,
          () => add(key),
          (old) => update(key, old),
        ),
    'TValue AddOrUpdate(TKey key, TValue addValue, System.Func[TKey,TValue,TValue] updateValueFactory)': (
      self: ConcurrentDictionary,
      key: unknown,
      value: unknown,
      update: (key: unknown, old: unknown) => unknown,
    ) =>
      addOrUpdate(
        self,
        key,
        () => value,
        (old) => update(key, old),
      ),
  },
}));
