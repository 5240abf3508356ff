/** KeyValuePair<TKey, TValue> and DictionaryEntry: what enumerating dictionaries gives. */

import { hashKeyOf } from '../../objects/hashtable.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { sameValue } from './comparers.js';
import { defaultOf, netText, typeArgument } from './elements.js';

export class KeyValuePair {
  constructor(
    readonly netType: NetType,
    readonly key: unknown,
    readonly value: unknown,
  ) {}
}
export class DictionaryEntry {
  declare readonly netType: NetType;
  constructor(
    public key: unknown,
    public value: unknown,
  ) {}
}

interface Pair {
  key: unknown;
  value: unknown;
}
const pairText = (self: Pair) => `[${netText(self.key)}, ${netText(self.value)}]`;
const deconstruct = (self: Pair, key: PSReference, value: PSReference) => {
  key.set(self.key);
  value.set(self.value);
};
const samePair = (self: Pair, other: unknown) =>
  other instanceof Object &&
  (other as { netType?: NetType }).netType === (self as { netType?: NetType }).netType &&
  sameValue(self.key, (other as Pair).key) &&
  sameValue(self.value, (other as Pair).value);
const pairHashKey = (self: Pair) => `${String(hashKeyOf(self.key, false))}\0${String(hashKeyOf(self.value, false))}`;

/** A pair of the type arguments of `dictionaryType`. */
export function pairOf(pairType: NetType, key: unknown, value: unknown): KeyValuePair {
  return new KeyValuePair(pairType, key, value);
}
const pairTypes = new WeakMap<NetType, NetType>();
/** The KeyValuePair type of a dictionary type. */
export function pairTypeOf(dictionaryType: NetType): NetType {
  let type = pairTypes.get(dictionaryType);
  if (!type) {
    type = requireType('System.Collections.Generic.KeyValuePair`2').makeGeneric([
      typeArgument(dictionaryType, 0),
      typeArgument(dictionaryType, 1),
    ]);
    pairTypes.set(dictionaryType, type);
  }
  return type;
}

defineType('System.Collections.Generic.KeyValuePair`2', { generic: ['TKey', 'TValue'] }, () => ({
  kind: 'struct',
  toString: pairText,
  equals: samePair,
  hashKey: pairHashKey,
  members: {
    'new()': (type: NetType) =>
      new KeyValuePair(type, defaultOf(typeArgument(type, 0)), defaultOf(typeArgument(type, 1))),
    'new(TKey key, TValue value)': (type: NetType, key: unknown, value: unknown) => new KeyValuePair(type, key, value),
    'TKey Key {get;}': (self: KeyValuePair) => self.key,
    'TValue Value {get;}': (self: KeyValuePair) => self.value,
    'string ToString()': pairText,
    'void Deconstruct([ref] TKey key, [ref] TValue value)': deconstruct,
  },
}));

defineType('System.Collections.DictionaryEntry', { class: DictionaryEntry }, () => ({
  kind: 'struct',
  toString: pairText,
  equals: samePair,
  hashKey: pairHashKey,
  defaultValue: () => new DictionaryEntry(null, null),
  members: {
    'new()': () => new DictionaryEntry(null, null),
    'new(System.Object key, System.Object value)': (_type: NetType, key: unknown, value: unknown) =>
      new DictionaryEntry(key, value),
    'System.Object Key {get;set;}': {
      get: (self: DictionaryEntry) => self.key,
      set: (self: DictionaryEntry, value: unknown) => {
        self.key = value;
      },
    },
    'System.Object Value {get;set;}': {
      get: (self: DictionaryEntry) => self.value,
      set: (self: DictionaryEntry, value: unknown) => {
        self.value = value;
      },
    },
    'void Deconstruct([ref] System.Object key, [ref] System.Object value)': deconstruct,
    'string ToString()': pairText,
  },
}));
