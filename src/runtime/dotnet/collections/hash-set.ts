/** System.Collections.Generic.HashSet<T>. */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { argumentError, argumentNull, outOfRange } from '../system/errors.js';
import { DefaultEqualityComparer, equalityOf } from './comparers.js';
import { defaultOf, genericType, typeArgument, valuesOf } from './elements.js';
import { EntryTable } from './entry-table.js';
import { defineEnumerator, enumeratorOf } from './enumerator.js';
import { copyItems } from './net-list.js';
import { setOperations } from './set-operations.js';

const generic = 'System.Collections.Generic';

export class HashSet {
  readonly table: EntryTable;
  constructor(
    readonly netType: NetType,
    readonly comparer: unknown = null,
  ) {
    this.table = new EntryTable(equalityOf(comparer));
  }
  get count(): number {
    return this.table.count;
  }
  get elementType(): NetType {
    return typeArgument(this.netType);
  }
  has(item: unknown): boolean {
    return this.table.find(item) !== undefined;
  }
  add(item: unknown): boolean {
    return this.table.add(item, null);
  }
  delete(item: unknown): boolean {
    return this.table.remove(item) !== undefined;
  }
  clear(): void {
    this.table.clear();
  }
  /** An empty set of the same equality. */
  emptyCopy(): HashSet {
    return new HashSet(this.netType, this.comparer);
  }
  [Symbol.iterator](): IterableIterator<unknown> {
    return this.table.keys();
  }
}

function copyTo(self: HashSet, array: unknown[], index: number, count: number): void {
  if (index < 0 || array.length - index < count)
    throw argumentError(
      'Destination array is not long enough to copy all the items in the collection. Check array index and length.',
    );
  copyItems([...self].slice(0, count), array, index);
}
function checked(type: NetType, capacity: number, comparer: unknown = null): HashSet {
  if (capacity < 0) throw outOfRange('capacity', 'Specified argument was out of the range of valid values.');
  return new HashSet(type, comparer);
}
function filled(type: NetType, items: unknown, comparer: unknown = null): HashSet {
  if (items === null) throw argumentNull('collection');
  const set = new HashSet(type, comparer);
  for (const item of valuesOf(items, typeArgument(type))) set.add(item);
  return set;
}

defineEnumerator(`${generic}.HashSet\`1+Enumerator`, ['T'], 'T');
defineType(`${generic}.HashSet\`1`, { generic: ['T'] }, () => ({
  interfaces: [`${generic}.ISet[T]`, `${generic}.IReadOnlySet[T]`],
  enumerate: (self: HashSet) => self,
  members: {
    'new()': (type: NetType) => new HashSet(type),
    'new(System.Collections.Generic.IEqualityComparer[T] comparer)': (type: NetType, comparer: unknown) =>
      new HashSet(type, comparer),
    'new(int capacity)': (type: NetType, capacity: number) => checked(type, capacity),
    'new(System.Collections.Generic.IEnumerable[T] collection)': (type: NetType, items: unknown) => filled(type, items),
    'new(System.Collections.Generic.IEnumerable[T] collection, System.Collections.Generic.IEqualityComparer[T] comparer)':
      filled,
    'new(int capacity, System.Collections.Generic.IEqualityComparer[T] comparer)': checked,
    'int Count {get;}': (self: HashSet) => self.count,
    'int Capacity {get;}': (self: HashSet) => self.count,
    'System.Collections.Generic.IEqualityComparer[T] Comparer {get;}': (self: HashSet) =>
      self.comparer ??
      new DefaultEqualityComparer(genericType(`${generic}.GenericEqualityComparer\`1`, self.elementType)),
    'void Clear()': (self: HashSet) => self.clear(),
    'bool Contains(T item)': (self: HashSet, item: unknown) => self.has(item),
    'bool Remove(T item)': (self: HashSet, item: unknown) => self.delete(item),
    'System.Collections.Generic.HashSet`1+Enumerator[T] GetEnumerator()': (self: HashSet) =>
      enumeratorOf(`${generic}.HashSet\`1+Enumerator`, [self.elementType], {
        [Symbol.iterator]: () => self.table.keys(),
      }),
    'bool Add(T item)': (self: HashSet, item: unknown) => self.add(item),
    'bool TryGetValue(T equalValue, [ref] T actualValue)': (self: HashSet, item: unknown, actual: PSReference) => {
      const entry = self.table.find(item);
      actual.set(entry ? entry.key : defaultOf(self.elementType));
      return entry !== undefined;
    },
    ...setOperations(),
    'void CopyTo(T[] array)': (self: HashSet, array: unknown[]) => copyTo(self, array, 0, self.count),
    'void CopyTo(T[] array, int arrayIndex)': (self: HashSet, array: unknown[], index: number) =>
      copyTo(self, array, index, self.count),
    'void CopyTo(T[] array, int arrayIndex, int count)': copyTo,
    'int RemoveWhere(System.Predicate[T] match)': (self: HashSet, match: ((item: unknown) => boolean) | null) => {
      if (match === null) throw argumentNull('match');
      const doomed = [...self].filter((item) => match(item));
      for (const item of doomed) self.delete(item);
      return doomed.length;
    },
    'int EnsureCapacity(int capacity)': (_self: HashSet, capacity: number) => {
      if (capacity < 0) throw outOfRange('capacity', 'Specified argument was out of the range of valid values.');
      return capacity;
    },
    'void TrimExcess()': () => {},
    'void TrimExcess(int capacity)': () => {},
  },
}));
