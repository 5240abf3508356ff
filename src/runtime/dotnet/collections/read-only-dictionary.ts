/** System.Collections.ObjectModel.ReadOnlyDictionary<TKey, TValue>: a view that follows its dictionary. */
import type { IDictionaryLike } from '../../objects/hashtable.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { argumentNull, notSupported } from '../system/errors.js';
import { dictionaryInterfaces } from './dictionary-members.js';
import { defineViews, viewOf } from './dictionary-view.js';
import { defaultOf, genericType, typeArgument } from './elements.js';
import { defineEnumerator, enumeratorOf } from './enumerator.js';
import { keyNotFound } from './errors.js';
import { NetDictionary } from './net-dictionary.js';
import { type KeyValuePair, pairOf, pairTypeOf } from './pairs.js';

const name = 'System.Collections.ObjectModel.ReadOnlyDictionary`2';
const keyValuePair = 'System.Collections.Generic.KeyValuePair[TKey,TValue]';

function readOnly() {
  return notSupported('Collection is read-only.');
}

export class ReadOnlyDictionary implements IDictionaryLike {
  readonly isReadOnly = true;
  constructor(
    readonly netType: NetType,
    readonly inner: IDictionaryLike,
  ) {}
  get count(): number {
    return this.inner.count;
  }
  get(key: unknown): unknown {
    return this.inner.get(key);
  }
  has(key: unknown): boolean {
    return this.inner.has(key);
  }
  set(): void {
    throw readOnly();
  }
  delete(): boolean {
    throw readOnly();
  }
  clear(): void {
    throw readOnly();
  }
  keys(): Iterable<unknown> {
    return this.inner.keys();
  }
  values(): Iterable<unknown> {
    return this.inner.values();
  }
  entries(): Iterable<[unknown, unknown]> {
    return this.inner.entries();
  }
  *pairs(): IterableIterator<KeyValuePair> {
    const type = pairTypeOf(this.netType);
    for (const [key, value] of this.inner.entries()) yield pairOf(type, key, value);
  }
}

/** A read-only view of a dictionary, for properties of that type. */
export function readOnlyDictionary(keyType: NetType, valueType: NetType, inner: IDictionaryLike): ReadOnlyDictionary {
  return new ReadOnlyDictionary(genericType(name, keyType, valueType), inner);
}

defineViews(name);
defineEnumerator(`${name}+DictionaryEnumerator`, ['TKey', 'TValue'], keyValuePair);
defineType(name, { generic: ['TKey', 'TValue'] }, (type) => ({
  interfaces: [...dictionaryInterfaces],
  enumerate: (self: ReadOnlyDictionary) => self.pairs(),
  members: {
    'new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)': (own: NetType, inner: IDictionaryLike) => {
      if (inner === null) throw argumentNull('dictionary');
      return new ReadOnlyDictionary(own, inner);
    },
    [`static ${name.replace('`2', '')}[TKey,TValue] Empty {get;}`]: () =>
      new ReadOnlyDictionary(
        type,
        new NetDictionary(genericType('System.Collections.Generic.Dictionary`2', ...type.genericArguments)),
      ),
    [`${name}+KeyCollection[TKey,TValue] Keys {get;}`]: (self: ReadOnlyDictionary) =>
      viewOf(
        self.netType,
        name,
        'Key',
        () => self.keys(),
        () => self.count,
        (key) => self.has(key),
      ),
    [`${name}+ValueCollection[TKey,TValue] Values {get;}`]: (self: ReadOnlyDictionary) =>
      viewOf(
        self.netType,
        name,
        'Value',
        () => self.values(),
        () => self.count,
      ),
    'TValue Item(TKey key) {get;}': (self: ReadOnlyDictionary, key: unknown) => {
      if (!self.has(key)) throw keyNotFound(key);
      return self.get(key);
    },
    'int Count {get;}': (self: ReadOnlyDictionary) => self.count,
    'bool ContainsKey(TKey key)': (self: ReadOnlyDictionary, key: unknown) => self.has(key),
    'bool TryGetValue(TKey key, [ref] TValue value)': (self: ReadOnlyDictionary, key: unknown, value: PSReference) => {
      const found = self.has(key);
      value.set(found ? self.get(key) : defaultOf(typeArgument(self.netType, 1)));
      return found;
    },
    [`System.Collections.Generic.IEnumerator[${keyValuePair}] GetEnumerator()`]: (self: ReadOnlyDictionary) =>
      enumeratorOf(`${name}+DictionaryEnumerator`, [...self.netType.genericArguments], self.pairs()),
  },
}));
