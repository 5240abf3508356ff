/** Keys and Values of dictionaries: views that follow their dictionary. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { notSupported } from '../system/errors.js';
import { sameValue } from './comparers.js';
import { genericType, typeArgument } from './elements.js';
import { NetEnumerator } from './enumerator.js';
import { indexOutOfRange } from './errors.js';
import { copyItems } from './net-list.js';

export class DictionaryView {
  constructor(
    readonly netType: NetType,
    readonly source: () => Iterable<unknown>,
    readonly countOf: () => number,
    /** Membership by the dictionary's own comparer; a search when left out. */
    readonly has: ((item: unknown) => boolean) | null = null,
  ) {}
  [Symbol.iterator](): Iterator<unknown> {
    return this.source()[Symbol.iterator]();
  }
  contains(item: unknown): boolean {
    if (this.has) return this.has(item);
    for (const own of this) if (sameValue(own, item)) return true;
    return false;
  }
}

/** A view of a type that `defineViews` made for the dictionary type `definition`. */
export function viewOf(
  dictionaryType: NetType,
  definition: string,
  part: 'Key' | 'Value',
  source: () => Iterable<unknown>,
  count: () => number,
  has: ((item: unknown) => boolean) | null = null,
): DictionaryView {
  const type = genericType(
    `${definition}+${part}Collection`,
    typeArgument(dictionaryType, 0),
    typeArgument(dictionaryType, 1),
  );
  return new DictionaryView(type, source, count, has);
}

/** Defines the key and value collections, and their enumerators, of a generic dictionary. */
export function defineViews(definition: string): void {
  for (const part of ['Key', 'Value'] as const) {
    const element = `T${part}`;
    const name = `${definition}+${part}Collection`;
    defineType(`${name}+Enumerator`, { generic: ['TKey', 'TValue'] }, () => ({
      kind: 'struct',
      interfaces: [`System.Collections.Generic.IEnumerator[${element}]`],
      enumerate: (self: NetEnumerator) => self.rest(),
      members: {
        [`${element} Current {get;}`]: (self: NetEnumerator) => self.currentOrNull,
        'bool MoveNext()': (self: NetEnumerator) => self.moveNext(),
        'void Dispose()': () => {},
      },
    }));
    defineType(name, { generic: ['TKey', 'TValue'] }, () => ({
      interfaces: [
        `System.Collections.Generic.ICollection[${element}]`,
        'System.Collections.ICollection',
        `System.Collections.Generic.IReadOnlyCollection[${element}]`,
      ],
      enumerate: (self: DictionaryView) => self,
      members: {
        'int Count {get;}': (self: DictionaryView) => self.countOf(),
        [`${name}+Enumerator[TKey,TValue] GetEnumerator()`]: (self: DictionaryView) =>
          new NetEnumerator(genericType(`${name}+Enumerator`, ...self.netType.genericArguments), self),
        [`void CopyTo(${element}[] array, int index)`]: (self: DictionaryView, array: unknown[], index: number) =>
          copyItems([...self], array, index),
        [`bool Contains(${element} item)`]: (self: DictionaryView, item: unknown) => self.contains(item),
        [`void Add(${element} item)`]: () => {
          throw notSupported(`Mutating a ${part.toLowerCase()} collection derived from a dictionary is not allowed.`);
        },
      },
    }));
  }
}

/** An ordered dictionary's views are lists, too. */
const listMembers = {
  'System.Object Item(int index) {get;set;}': {
    get: (self: DictionaryView, index: number) => {
      const items = [...self];
      if (index < 0 || index >= items.length) throw indexOutOfRange();
      return items[index];
    },
    set: () => {
      throw notSupported('Collection is read-only.');
    },
  },
  'bool Contains(System.Object value)': (self: DictionaryView, value: unknown) => self.contains(value),
  'int IndexOf(System.Object value)': (self: DictionaryView, value: unknown) =>
    [...self].findIndex((item) => sameValue(item, value)),
};

/** Defines a non-generic view: `System.Collections.Hashtable+KeyCollection`. */
export function definePlainView(name: string, enumerator: string, isList = false): () => NetType {
  const enumeratorType = defineType(enumerator, {}, () => ({
    interfaces: ['System.Collections.IDictionaryEnumerator'],
    enumerate: (self: NetEnumerator) => self.rest(),
  }));
  const type = defineType(name, {}, () => ({
    interfaces: [isList ? 'System.Collections.IList' : 'System.Collections.ICollection'],
    enumerate: (self: DictionaryView) => self,
    members: {
      ...(isList && listMembers),
      'int Count {get;}': (self: DictionaryView) => self.countOf(),
      'bool IsSynchronized {get;}': () => false,
      'System.Object SyncRoot {get;}': (self: DictionaryView) => self,
      'void CopyTo(array array, int arrayIndex)': (self: DictionaryView, array: unknown[], index: number) =>
        copyItems([...self], array, index),
      'System.Collections.IEnumerator GetEnumerator()': (self: DictionaryView) =>
        new NetEnumerator(enumeratorType, self),
    },
  }));
  return () => type;
}
