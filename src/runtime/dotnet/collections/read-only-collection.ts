/** System.Collections.ObjectModel.ReadOnlyCollection<T>: a view that follows its list. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { argumentNull } from '../system/errors.js';
import { sameValue } from './comparers.js';
import { genericType, typeArgument, valuesOf } from './elements.js';
import { enumeratorOf } from './enumerator.js';
import { indexOutOfRange } from './errors.js';
import { copyItems, NetList } from './net-list.js';

const name = 'System.Collections.ObjectModel.ReadOnlyCollection`1';

export class ReadOnlyCollection {
  constructor(
    readonly netType: NetType,
    /** A NetList or an array: whatever the view shows. */
    readonly list: NetList | unknown[],
  ) {}
  get items(): readonly unknown[] {
    return this.list instanceof NetList ? this.list.items : this.list;
  }
  [Symbol.iterator](): Iterator<unknown> {
    return this.list[Symbol.iterator]();
  }
}

/** AsReadOnly() of a list. */
export function readOnlyView(list: NetList): ReadOnlyCollection {
  return new ReadOnlyCollection(genericType(name, list.elementType), list);
}
/** A ReadOnlyCollection<T> of its own items. */
export function readOnlyCollection(elementType: NetType, items: unknown[]): ReadOnlyCollection {
  return new ReadOnlyCollection(genericType(name, elementType), items);
}

defineType(name, { generic: ['T'] }, () => ({
  interfaces: [
    'System.Collections.Generic.IList[T]',
    'System.Collections.IList',
    'System.Collections.Generic.IReadOnlyList[T]',
  ],
  enumerate: (self: ReadOnlyCollection) => self,
  members: {
    'new(System.Collections.Generic.IList[T] list)': (type: NetType, list: unknown) => {
      if (list === null) throw argumentNull('list');
      return new ReadOnlyCollection(type, list instanceof NetList ? list : valuesOf(list, typeArgument(type)));
    },
    'int Count {get;}': (self: ReadOnlyCollection) => self.items.length,
    'T Item(int index) {get;}': (self: ReadOnlyCollection, index: number) => {
      if (index < 0 || index >= self.items.length) throw indexOutOfRange();
      return self.items[index];
    },
    'bool Contains(T value)': (self: ReadOnlyCollection, value: unknown) =>
      self.items.some((item) => sameValue(item, value)),
    'void CopyTo(T[] array, int index)': (self: ReadOnlyCollection, array: unknown[], index: number) =>
      copyItems(self.items, array, index),
    'System.Collections.Generic.IEnumerator[T] GetEnumerator()': (self: ReadOnlyCollection) =>
      enumeratorOf('System.Collections.Generic.List`1+Enumerator', [typeArgument(self.netType)], self),
    'int IndexOf(T value)': (self: ReadOnlyCollection, value: unknown) =>
      self.items.findIndex((item) => sameValue(item, value)),
  },
}));
