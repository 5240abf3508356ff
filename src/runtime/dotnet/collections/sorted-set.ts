/** System.Collections.Generic.SortedSet<T>. */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { argumentError, argumentNull } from '../system/errors.js';
import { comparisonOf, DefaultComparer, sortingComparison } from './comparers.js';
import { defaultOf, genericType, typeArgument, valuesOf } from './elements.js';
import { defineEnumerator, enumeratorOf } from './enumerator.js';
import { copyItems } from './net-list.js';
import { setOperations } from './set-operations.js';
import { SortedEntries } from './sorted-entries.js';

const generic = 'System.Collections.Generic';

class SortedSet {
  readonly entries: SortedEntries;
  constructor(
    readonly netType: NetType,
    readonly comparer: unknown = null,
  ) {
    this.entries = new SortedEntries(sortingComparison(comparisonOf(comparer)));
  }
  get count(): number {
    return this.entries.count;
  }
  get elementType(): NetType {
    return typeArgument(this.netType);
  }
  get items(): unknown[] {
    return this.entries.list.map((entry) => entry.key);
  }
  has(item: unknown): boolean {
    return this.entries.find(item) !== undefined;
  }
  add(item: unknown): boolean {
    return this.entries.add(item, null);
  }
  delete(item: unknown): boolean {
    return this.entries.remove(item) !== undefined;
  }
  clear(): void {
    this.entries.clear();
  }
  emptyCopy(): SortedSet {
    return new SortedSet(this.netType, this.comparer);
  }
  [Symbol.iterator](): IterableIterator<unknown> {
    return this.entries.keys();
  }
  between(lower: unknown, upper: unknown): SortedSet {
    if (this.entries.compare(lower, upper) > 0)
      throw argumentError('Must be less than or equal to upperValue.', 'lowerValue');
    const view = this.emptyCopy();
    for (const item of this.items)
      if (this.entries.compare(item, lower) >= 0 && this.entries.compare(item, upper) <= 0) view.add(item);
    return view;
  }
}

function filled(type: NetType, items: unknown, comparer: unknown = null): SortedSet {
  if (items === null) throw argumentNull('collection');
  const set = new SortedSet(type, comparer);
  for (const item of valuesOf(items, typeArgument(type))) set.add(item);
  return set;
}

defineEnumerator(`${generic}.SortedSet\`1+Enumerator`, ['T'], 'T');
defineType(`${generic}.SortedSet\`1`, { generic: ['T'] }, () => ({
  interfaces: [`${generic}.ISet[T]`, 'System.Collections.ICollection', `${generic}.IReadOnlySet[T]`],
  enumerate: (self: SortedSet) => self,
  members: {
    'new()': (type: NetType) => new SortedSet(type),
    'new(System.Collections.Generic.IComparer[T] comparer)': (type: NetType, comparer: unknown) =>
      new SortedSet(type, comparer),
    'new(System.Collections.Generic.IEnumerable[T] collection)': (type: NetType, items: unknown) => filled(type, items),
    'new(System.Collections.Generic.IEnumerable[T] collection, System.Collections.Generic.IComparer[T] comparer)':
      filled,
    'int Count {get;}': (self: SortedSet) => self.count,
    'System.Collections.Generic.IComparer[T] Comparer {get;}': (self: SortedSet) =>
      self.comparer ?? new DefaultComparer(genericType(`${generic}.GenericComparer\`1`, self.elementType)),
    'T Min {get;}': (self: SortedSet) => (self.count === 0 ? defaultOf(self.elementType) : self.items[0]),
    'T Max {get;}': (self: SortedSet) => (self.count === 0 ? defaultOf(self.elementType) : self.items.at(-1)),
    'bool Add(T item)': (self: SortedSet, item: unknown) => self.add(item),
    'bool Remove(T item)': (self: SortedSet, item: unknown) => self.delete(item),
    'void Clear()': (self: SortedSet) => self.clear(),
    'bool Contains(T item)': (self: SortedSet, item: unknown) => self.has(item),
    'void CopyTo(T[] array)': (self: SortedSet, array: unknown[]) => copyItems(self.items, array),
    'void CopyTo(T[] array, int index)': (self: SortedSet, array: unknown[], index: number) =>
      copyItems(self.items, array, index),
    'void CopyTo(T[] array, int index, int count)': (self: SortedSet, array: unknown[], index: number, count: number) =>
      copyItems(self.items, array, index, 0, count),
    'System.Collections.Generic.SortedSet`1+Enumerator[T] GetEnumerator()': (self: SortedSet) =>
      enumeratorOf(`${generic}.SortedSet\`1+Enumerator`, [self.elementType], {
        [Symbol.iterator]: () => self.entries.keys(),
      }),
    ...setOperations(),
    'int RemoveWhere(System.Predicate[T] match)': (self: SortedSet, match: ((item: unknown) => boolean) | null) => {
      if (match === null) throw argumentNull('match');
      const doomed = self.items.filter((item) => match(item));
      for (const item of doomed) self.delete(item);
      return doomed.length;
    },
    'System.Collections.Generic.IEnumerable[T] Reverse()': (self: SortedSet) => self.items.reverse(),
    'System.Collections.Generic.SortedSet[T] GetViewBetween(T lowerValue, T upperValue)': (
      self: SortedSet,
      lower: unknown,
      upper: unknown,
    ) => self.between(lower, upper),
    'bool TryGetValue(T equalValue, [ref] T actualValue)': (self: SortedSet, item: unknown, actual: PSReference) => {
      const entry = self.entries.find(item);
      actual.set(entry ? entry.key : defaultOf(self.elementType));
      return entry !== undefined;
    },
  },
}));
