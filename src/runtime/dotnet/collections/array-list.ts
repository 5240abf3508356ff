/** System.Collections.ArrayList. */
import { defineType, type NetType, requireType, types } from '../../objects/net-type.js';
import { argumentNull, mustNotBeNegative, notSupported, outOfRange } from '../system/errors.js';
import { elementsOf, typedArray } from './elements.js';
import { definePlainEnumerator, NetEnumerator } from './enumerator.js';
import { NetList } from './net-list.js';

const name = 'System.Collections.ArrayList';
const enumeratorType = definePlainEnumerator(`${name}+ArrayListEnumeratorSimple`);

/** What ArrayList.FixedSize, ReadOnly and Synchronized give: the same items with some changes refused. */
class RestrictedArrayList extends NetList {
  constructor(
    type: NetType,
    inner: NetList,
    readonly restriction: 'fixed' | 'readOnly' | 'none',
  ) {
    super(type, inner.items);
  }
  #refuseResize(): void {
    if (this.restriction === 'fixed') throw notSupported('Collection was of a fixed size.');
    this.#refuseChange();
  }
  #refuseChange(): void {
    if (this.restriction === 'readOnly') throw notSupported('Collection is read-only.');
  }
  override set(index: number, value: unknown): void {
    this.#refuseChange();
    super.set(index, value);
  }
  override add(item: unknown): void {
    this.#refuseResize();
    super.add(item);
  }
  override addRange(items: unknown): void {
    this.#refuseResize();
    super.addRange(items);
  }
  override insert(index: number, item: unknown): void {
    this.#refuseResize();
    super.insert(index, item);
  }
  override insertRange(index: number, items: unknown): void {
    this.#refuseResize();
    super.insertRange(index, items);
  }
  override removeAt(index: number): void {
    this.#refuseResize();
    super.removeAt(index);
  }
  override remove(item: unknown): boolean {
    this.#refuseResize();
    return super.remove(item);
  }
  override removeRange(index: number, count: number): void {
    this.#refuseResize();
    super.removeRange(index, count);
  }
  override clear(): void {
    this.#refuseResize();
    super.clear();
  }
  override sort(comparer: unknown, index?: number, count?: number): void {
    this.#refuseChange();
    super.sort(comparer, index, count);
  }
  override reverse(index?: number, count?: number): void {
    this.#refuseChange();
    super.reverse(index, count);
  }
}

/** An ArrayList of these items (not copied). */
export function arrayListOf(items: unknown[]): NetList {
  return new NetList(requireType(name), items);
}
function restricted(list: NetList, restriction: 'fixed' | 'readOnly' | 'none'): NetList {
  return new RestrictedArrayList(requireType(name), list, restriction);
}
function restrictionOf(self: NetList): string {
  return self instanceof RestrictedArrayList ? self.restriction : 'none';
}
function filled(value: unknown, count: number): NetList {
  if (count < 0) throw mustNotBeNegative('count', count);
  return arrayListOf(new Array(count).fill(value));
}

defineType(name, {}, () => ({
  interfaces: ['System.Collections.IList', 'System.ICloneable'],
  enumerate: (self: NetList) => self,
  members: {
    'new()': (type: NetType) => new NetList(type),
    'new(int capacity)': (type: NetType, capacity: number) => {
      if (capacity < 0) throw outOfRange('capacity', "'capacity' must be non-negative.");
      const list = new NetList(type);
      list.capacity = capacity;
      return list;
    },
    'new(System.Collections.ICollection c)': (type: NetType, items: unknown) => {
      if (items === null) throw argumentNull('c');
      return new NetList(type, [...elementsOf(items)]);
    },
    'int Capacity {get;set;}': {
      get: (self: NetList) => self.capacity,
      set: (self: NetList, value: number) => {
        self.capacity = value;
      },
    },
    'int Count {get;}': (self: NetList) => self.count,
    'bool IsFixedSize {get;}': (self: NetList) => restrictionOf(self) !== 'none',
    'bool IsReadOnly {get;}': (self: NetList) => restrictionOf(self) === 'readOnly',
    'bool IsSynchronized {get;}': () => false,
    'System.Object SyncRoot {get;}': (self: NetList) => self,
    'System.Object Item(int index) {get;set;}': {
      get: (self: NetList, index: number) => self.get(index),
      set: (self: NetList, index: number, value: unknown) => self.set(index, value),
    },
    'static System.Collections.ArrayList Adapter(System.Collections.IList list)': (list: unknown) =>
      list instanceof NetList ? restricted(list, 'none') : arrayListOf([...elementsOf(list)]),
    'int Add(System.Object value)': (self: NetList, value: unknown) => {
      self.add(value);
      return self.count - 1;
    },
    'void AddRange(System.Collections.ICollection c)': (self: NetList, items: unknown) => {
      if (items === null) throw argumentNull('c');
      self.addRange(items);
    },
    'int BinarySearch(int index, int count, System.Object value, System.Collections.IComparer comparer)': (
      self: NetList,
      index: number,
      count: number,
      value: unknown,
      comparer: unknown,
    ) => self.binarySearch(value, comparer, index, count),
    'int BinarySearch(System.Object value)': (self: NetList, value: unknown) => self.binarySearch(value, null),
    'int BinarySearch(System.Object value, System.Collections.IComparer comparer)': (
      self: NetList,
      value: unknown,
      comparer: unknown,
    ) => self.binarySearch(value, comparer),
    'void Clear()': (self: NetList) => self.clear(),
    'System.Object Clone()': (self: NetList) => new NetList(self.netType, [...self.items]),
    'bool Contains(System.Object item)': (self: NetList, item: unknown) => self.contains(item),
    'void CopyTo(array array)': (self: NetList, array: unknown[]) => self.copyTo(array),
    'void CopyTo(array array, int arrayIndex)': (self: NetList, array: unknown[], arrayIndex: number) =>
      self.copyTo(array, arrayIndex),
    'void CopyTo(int index, array array, int arrayIndex, int count)': (
      self: NetList,
      index: number,
      array: unknown[],
      arrayIndex: number,
      count: number,
    ) => self.copyTo(array, arrayIndex, index, count),
    'static System.Collections.ArrayList FixedSize(System.Collections.ArrayList list)': (list: NetList) =>
      restricted(list, 'fixed'),
    'System.Collections.IEnumerator GetEnumerator()': (self: NetList) => new NetEnumerator(enumeratorType(), self),
    'System.Collections.IEnumerator GetEnumerator(int index, int count)': (
      self: NetList,
      index: number,
      count: number,
    ) => new NetEnumerator(enumeratorType(), self.slice(index, count)),
    'int IndexOf(System.Object value)': (self: NetList, value: unknown) => self.indexOf(value),
    'int IndexOf(System.Object value, int startIndex)': (self: NetList, value: unknown, start: number) =>
      self.indexOf(value, start),
    'int IndexOf(System.Object value, int startIndex, int count)': (
      self: NetList,
      value: unknown,
      start: number,
      count: number,
    ) => self.indexOf(value, start, count),
    'void Insert(int index, System.Object value)': (self: NetList, index: number, value: unknown) =>
      self.insert(index, value),
    'void InsertRange(int index, System.Collections.ICollection c)': (self: NetList, index: number, items: unknown) =>
      self.insertRange(index, items),
    'int LastIndexOf(System.Object value)': (self: NetList, value: unknown) => self.lastIndexOf(value),
    'int LastIndexOf(System.Object value, int startIndex)': (self: NetList, value: unknown, start: number) =>
      self.lastIndexOf(value, start),
    'int LastIndexOf(System.Object value, int startIndex, int count)': (
      self: NetList,
      value: unknown,
      start: number,
      count: number,
    ) => self.lastIndexOf(value, start, count),
    'static System.Collections.ArrayList ReadOnly(System.Collections.ArrayList list)': (list: NetList) =>
      restricted(list, 'readOnly'),
    'void Remove(System.Object obj)': (self: NetList, item: unknown) => {
      self.remove(item);
    },
    'void RemoveAt(int index)': (self: NetList, index: number) => self.removeAt(index),
    'void RemoveRange(int index, int count)': (self: NetList, index: number, count: number) =>
      self.removeRange(index, count),
    'static System.Collections.ArrayList Repeat(System.Object value, int count)': filled,
    'void Reverse()': (self: NetList) => self.reverse(),
    'void Reverse(int index, int count)': (self: NetList, index: number, count: number) => self.reverse(index, count),
    'void SetRange(int index, System.Collections.ICollection c)': (self: NetList, index: number, items: unknown) => {
      const list = [...elementsOf(items)];
      self.checkRange(index, list.length);
      list.forEach((item, i) => {
        self.set(index + i, item);
      });
    },
    'System.Collections.ArrayList GetRange(int index, int count)': (self: NetList, index: number, count: number) =>
      arrayListOf(self.slice(index, count)),
    'void Sort()': (self: NetList) => self.sort(null),
    'void Sort(System.Collections.IComparer comparer)': (self: NetList, comparer: unknown) => self.sort(comparer),
    'void Sort(int index, int count, System.Collections.IComparer comparer)': (
      self: NetList,
      index: number,
      count: number,
      comparer: unknown,
    ) => self.sort(comparer, index, count),
    'static System.Collections.ArrayList Synchronized(System.Collections.ArrayList list)': (list: NetList) =>
      restricted(list, 'none'),
    'System.Object[] ToArray()': (self: NetList) => typedArray(types.object(), self.items),
    'array ToArray(type type)': (self: NetList, type: NetType) => typedArray(type, self.items),
    'void TrimToSize()': (self: NetList) => {
      self.capacity = self.count;
    },
  },
}));
