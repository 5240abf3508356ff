/** Members that Dictionary, SortedDictionary, SortedList<,> and ConcurrentDictionary have in common, by signature. */
import type { MemberImplementation } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { argumentNull } from '../system/errors.js';
import { defaultOf } from './elements.js';
import type { NetDictionary } from './net-dictionary.js';

export const dictionaryInterfaces = [
  'System.Collections.Generic.IDictionary[TKey,TValue]',
  'System.Collections.IDictionary',
  'System.Collections.Generic.IReadOnlyDictionary[TKey,TValue]',
];

/** TryGetValue of any dictionary. */
export function tryGetValue(self: NetDictionary, key: unknown, value: PSReference): boolean {
  const entry = self.find(key);
  value.set(entry ? entry.value : defaultOf(self.valueType));
  return entry !== undefined;
}

/** Count, Item, Clear, ContainsKey and TryGetValue. */
export function commonMembers(): Record<string, MemberImplementation> {
  return {
    'int Count {get;}': (self: NetDictionary) => self.count,
    'TValue Item(TKey key) {get;set;}': {
      get: (self: NetDictionary, key: unknown) => self.require(key),
      set: (self: NetDictionary, key: unknown, value: unknown) => self.set(key, value),
    },
    'void Clear()': (self: NetDictionary) => self.clear(),
    'bool ContainsKey(TKey key)': (self: NetDictionary, key: unknown) => self.has(key),
    'bool TryGetValue(TKey key, [ref] TValue value)': tryGetValue,
  };
}

/** Add, ContainsValue and Remove. */
export function changingMembers(): Record<string, MemberImplementation> {
  return {
    'void Add(TKey key, TValue value)': (self: NetDictionary, key: unknown, value: unknown) => self.add(key, value),
    'bool ContainsValue(TValue value)': (self: NetDictionary, value: unknown) => self.hasValue(value),
    'bool Remove(TKey key)': (self: NetDictionary, key: unknown) => self.delete(key),
  };
}

/** Copies the pairs of another dictionary, for constructors. */
export function filled(self: NetDictionary, pairs: unknown, parameter: string): NetDictionary {
  if (pairs === null) throw argumentNull(parameter);
  self.addPairs(pairs);
  return self;
}
