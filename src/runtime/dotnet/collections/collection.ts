/** System.Collections.ObjectModel.Collection<T>. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { argumentNull } from '../system/errors.js';
import { genericType, typeArgument, valuesOf } from './elements.js';
import { enumeratorOf } from './enumerator.js';
import { NetList } from './net-list.js';

const name = 'System.Collections.ObjectModel.Collection`1';

/** A Collection<T> of these items (not copied). */
export function collectionOf(elementType: NetType, items: unknown[] = []): NetList {
  return new NetList(genericType(name, elementType), items);
}

/** A Collection over a list that the caller gave shares its items. */
function over(type: NetType, list: unknown): NetList {
  if (list === null) throw argumentNull('list');
  return new NetList(type, list instanceof NetList ? list.items : valuesOf(list, typeArgument(type)));
}

defineType(name, { generic: ['T'] }, () => ({
  interfaces: [
    'System.Collections.Generic.IList[T]',
    'System.Collections.IList',
    'System.Collections.Generic.IReadOnlyList[T]',
  ],
  enumerate: (self: NetList) => self,
  members: {
    'new()': (type: NetType) => new NetList(type),
    'new(System.Collections.Generic.IList[T] list)': over,
    'int Count {get;}': (self: NetList) => self.count,
    'T Item(int index) {get;set;}': {
      get: (self: NetList, index: number) => self.get(index),
      set: (self: NetList, index: number, value: unknown) => self.set(index, value),
    },
    'void Add(T item)': (self: NetList, item: unknown) => self.add(item),
    'void Clear()': (self: NetList) => self.clear(),
    'void CopyTo(T[] array, int index)': (self: NetList, array: unknown[], index: number) => self.copyTo(array, index),
    'bool Contains(T item)': (self: NetList, item: unknown) => self.contains(item),
    'System.Collections.Generic.IEnumerator[T] GetEnumerator()': (self: NetList) =>
      enumeratorOf('System.Collections.Generic.List`1+Enumerator', [self.elementType], self),
    'int IndexOf(T item)': (self: NetList, item: unknown) => self.indexOf(item),
    'void Insert(int index, T item)': (self: NetList, index: number, item: unknown) => self.insert(index, item),
    'bool Remove(T item)': (self: NetList, item: unknown) => self.remove(item),
    'void RemoveAt(int index)': (self: NetList, index: number) => self.removeAt(index),
  },
}));
