/** System.Collections.Generic.List<T>. */
import type { NetException } from '../../objects/net-exception.js';
import { defineType, type NetType, types } from '../../objects/net-type.js';
import { argumentNull, outOfRange } from '../system/errors.js';
import { defaultOf, genericType, typeArgument, typedArray, valuesOf } from './elements.js';
import { defineEnumerator, enumeratorOf } from './enumerator.js';
import { countOutOfRange, indexOutOfRange, negativeCount, positionOutOfRange } from './errors.js';
import { NetList } from './net-list.js';
import { readOnlyView } from './read-only-collection.js';

type Match = (item: unknown) => boolean;
type Compare = (a: unknown, b: unknown) => number;
const generic = 'System.Collections.Generic';

/** A List<T> of these items (not copied). */
export function listOf(elementType: NetType, items: unknown[]): NetList {
  return new List(genericType(`${generic}.List\`1`, elementType), items);
}

/** List<T> itself, whose Insert says something of its own. */
class List extends NetList {
  protected override badInsertion(): NetException {
    return outOfRange('index', 'Index must be within the bounds of the List.');
  }
}

function withCapacity(type: NetType, capacity: number): NetList {
  if (capacity < 0) throw negativeCount('capacity');
  const list = new List(type);
  list.capacity = capacity;
  return list;
}

function findIndex(self: NetList, start: number, count: number, match: Match | null): number {
  if (match === null) throw argumentNull('match');
  if (start < 0 || start > self.count) throw positionOutOfRange('startIndex');
  if (count < 0 || start > self.count - count) throw countOutOfRange();
  for (let i = start; i < start + count; i++) if (match(self.items[i])) return i;
  return -1;
}
function findLastIndex(self: NetList, start: number, count: number, match: Match | null): number {
  if (match === null) throw argumentNull('match');
  if (self.count === 0 ? start !== -1 : start < 0 || start >= self.count) throw indexOutOfRange('startIndex');
  if (count < 0 || start - count + 1 < 0) throw countOutOfRange();
  for (let i = start; i > start - count; i--) if (match(self.items[i])) return i;
  return -1;
}
function requireMatch(match: Match | null): Match {
  if (match === null) throw argumentNull('match');
  return (item) => match(item);
}
/** The item at an index that a search gave, or `default(T)`. */
function itemOrDefault(self: NetList, index: number): unknown {
  return index < 0 ? defaultOf(self.elementType) : self.items[index];
}

defineEnumerator(`${generic}.List\`1+Enumerator`, ['T'], 'T');
defineType(`${generic}.List\`1`, { generic: ['T'] }, () => ({
  interfaces: [`${generic}.IList[T]`, 'System.Collections.IList', `${generic}.IReadOnlyList[T]`],
  enumerate: (self: NetList) => self,
  members: {
    'new()': (type: NetType) => new List(type),
    'new(int capacity)': withCapacity,
    'new(System.Collections.Generic.IEnumerable[T] collection)': (type: NetType, items: unknown) => {
      if (items === null) throw argumentNull('collection');
      return new List(type, valuesOf(items, typeArgument(type)));
    },
    'int Capacity {get;set;}': {
      get: (self: NetList) => self.capacity,
      set: (self: NetList, value: number) => {
        self.capacity = value;
      },
    },
    'int Count {get;}': (self: NetList) => self.count,
    'T Item(int index) {get;set;}': {
      get: (self: NetList, index: number) => self.get(index),
      set: (self: NetList, index: number, value: unknown) => self.set(index, value),
    },
    'void Add(T item)': (self: NetList, item: unknown) => self.add(item),
    'void AddRange(System.Collections.Generic.IEnumerable[T] collection)': (self: NetList, items: unknown) => {
      if (items === null) throw argumentNull('collection');
      self.addRange(items);
    },
    'System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly()': (self: NetList) => readOnlyView(self),
    'int BinarySearch(int index, int count, T item, System.Collections.Generic.IComparer[T] comparer)': (
      self: NetList,
      index: number,
      count: number,
      item: unknown,
      comparer: unknown,
    ) => self.binarySearch(item, comparer, index, count),
    'int BinarySearch(T item)': (self: NetList, item: unknown) => self.binarySearch(item, null),
    'int BinarySearch(T item, System.Collections.Generic.IComparer[T] comparer)': (
      self: NetList,
      item: unknown,
      comparer: unknown,
    ) => self.binarySearch(item, comparer),
    'void Clear()': (self: NetList) => self.clear(),
    'bool Contains(T item)': (self: NetList, item: unknown) => self.contains(item),
    'System.Collections.Generic.List[TOutput] ConvertAll[TOutput](System.Converter[T,TOutput] converter)': (
      self: NetList,
      converter: ((item: unknown) => unknown) & { netType?: NetType },
    ) =>
      listOf(
        converter.netType?.genericArguments[1] ?? types.object(),
        self.items.map((item) => converter(item)),
      ),
    'void CopyTo(T[] array)': (self: NetList, array: unknown[]) => self.copyTo(array),
    'void CopyTo(int index, T[] array, int arrayIndex, int count)': (
      self: NetList,
      index: number,
      array: unknown[],
      arrayIndex: number,
      count: number,
    ) => self.copyTo(array, arrayIndex, index, count),
    'void CopyTo(T[] array, int arrayIndex)': (self: NetList, array: unknown[], arrayIndex: number) =>
      self.copyTo(array, arrayIndex),
    'int EnsureCapacity(int capacity)': (self: NetList, capacity: number) => {
      if (capacity < 0) throw negativeCount('capacity');
      if (self.capacity < capacity) self.capacity = Math.max(capacity, self.capacity === 0 ? 4 : self.capacity * 2);
      return self.capacity;
    },
    'bool Exists(System.Predicate[T] match)': (self: NetList, match: Match) =>
      findIndex(self, 0, self.count, match) >= 0,
    'T Find(System.Predicate[T] match)': (self: NetList, match: Match) =>
      itemOrDefault(self, findIndex(self, 0, self.count, match)),
    'System.Collections.Generic.List[T] FindAll(System.Predicate[T] match)': (self: NetList, match: Match) =>
      listOf(self.elementType, self.items.filter(requireMatch(match))),
    'int FindIndex(System.Predicate[T] match)': (self: NetList, match: Match) => findIndex(self, 0, self.count, match),
    'int FindIndex(int startIndex, System.Predicate[T] match)': (self: NetList, start: number, match: Match) =>
      findIndex(self, start, self.count - start, match),
    'int FindIndex(int startIndex, int count, System.Predicate[T] match)': findIndex,
    'T FindLast(System.Predicate[T] match)': (self: NetList, match: Match) =>
      itemOrDefault(self, findLastIndex(self, self.count - 1, self.count, match)),
    'int FindLastIndex(System.Predicate[T] match)': (self: NetList, match: Match) =>
      findLastIndex(self, self.count - 1, self.count, match),
    'int FindLastIndex(int startIndex, System.Predicate[T] match)': (self: NetList, start: number, match: Match) =>
      findLastIndex(self, start, start + 1, match),
    'int FindLastIndex(int startIndex, int count, System.Predicate[T] match)': findLastIndex,
    'void ForEach(System.Action[T] action)': (self: NetList, action: ((item: unknown) => void) | null) => {
      if (action === null) throw argumentNull('action');
      for (const item of self) action(item);
    },
    'System.Collections.Generic.List`1+Enumerator[T] GetEnumerator()': (self: NetList) =>
      enumeratorOf(`${generic}.List\`1+Enumerator`, [self.elementType], self),
    'System.Collections.Generic.List[T] GetRange(int index, int count)': (
      self: NetList,
      index: number,
      count: number,
    ) => listOf(self.elementType, self.slice(index, count)),
    'System.Collections.Generic.List[T] Slice(int start, int length)': (self: NetList, start: number, length: number) =>
      listOf(self.elementType, self.slice(start, length)),
    'int IndexOf(T item)': (self: NetList, item: unknown) => self.indexOf(item),
    'int IndexOf(T item, int index)': (self: NetList, item: unknown, index: number) => self.indexOf(item, index),
    'int IndexOf(T item, int index, int count)': (self: NetList, item: unknown, index: number, count: number) =>
      self.indexOf(item, index, count),
    'void Insert(int index, T item)': (self: NetList, index: number, item: unknown) => self.insert(index, item),
    'void InsertRange(int index, System.Collections.Generic.IEnumerable[T] collection)': (
      self: NetList,
      index: number,
      items: unknown,
    ) => self.insertRange(index, items),
    'int LastIndexOf(T item)': (self: NetList, item: unknown) => self.lastIndexOf(item),
    'int LastIndexOf(T item, int index)': (self: NetList, item: unknown, index: number) =>
      self.lastIndexOf(item, index),
    'int LastIndexOf(T item, int index, int count)': (self: NetList, item: unknown, index: number, count: number) =>
      self.lastIndexOf(item, index, count),
    'bool Remove(T item)': (self: NetList, item: unknown) => self.remove(item),
    'int RemoveAll(System.Predicate[T] match)': (self: NetList, match: Match) => self.removeAll(requireMatch(match)),
    'void RemoveAt(int index)': (self: NetList, index: number) => self.removeAt(index),
    'void RemoveRange(int index, int count)': (self: NetList, index: number, count: number) =>
      self.removeRange(index, count),
    'void Reverse()': (self: NetList) => self.reverse(),
    'void Reverse(int index, int count)': (self: NetList, index: number, count: number) => self.reverse(index, count),
    'void Sort()': (self: NetList) => self.sort(null),
    'void Sort(System.Collections.Generic.IComparer[T] comparer)': (self: NetList, comparer: unknown) =>
      self.sort(comparer),
    'void Sort(int index, int count, System.Collections.Generic.IComparer[T] comparer)': (
      self: NetList,
      index: number,
      count: number,
      comparer: unknown,
    ) => self.sort(comparer, index, count),
    'void Sort(System.Comparison[T] comparison)': (self: NetList, comparison: Compare) => self.sort(comparison),
    'T[] ToArray()': (self: NetList) => typedArray(self.elementType, self.items),
    'void TrimExcess()': (self: NetList) => {
      self.capacity = self.count;
    },
    'bool TrueForAll(System.Predicate[T] match)': (self: NetList, match: Match) =>
      self.items.every(requireMatch(match)),
  },
}));
