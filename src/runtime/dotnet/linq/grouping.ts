/** IGrouping, ILookup and IOrderedEnumerable, with what Enumerable gives of them. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { equalityOf } from '../collections/comparers.js';
import { genericType, typedArray } from '../collections/elements.js';
import { EntryTable } from '../collections/entry-table.js';
import type { Comparison } from '../collections/intro-sort.js';
import type { Items } from './sequences.js';

export class Grouping {
  readonly items: unknown[] = [];
  constructor(
    readonly netType: NetType,
    readonly key: unknown,
  ) {}
}
/** Groups in the order in which their keys were met. */
export function groupsOf(
  source: Items,
  key: (item: unknown) => unknown,
  element: (item: unknown) => unknown,
  comparer: unknown,
  types: [key: NetType, element: NetType],
): Grouping[] {
  const type = genericType('System.Linq.Grouping`2', ...types);
  const table = new EntryTable(equalityOf(comparer));
  const groups: Grouping[] = [];
  for (const item of source) {
    const own = key(item);
    let group = table.find(own)?.value as Grouping | undefined;
    if (!group) {
      group = new Grouping(type, own);
      groups.push(group);
      table.add(own, group);
    }
    group.items.push(element(item));
  }
  return groups;
}
export class Lookup {
  constructor(
    readonly netType: NetType,
    readonly groups: Grouping[],
    readonly comparer: unknown,
  ) {}
  find(key: unknown): Grouping | undefined {
    const { equals } = equalityOf(this.comparer);
    return this.groups.find((group) => equals(group.key, key));
  }
}

/** Sorted by one key after the other; equal ones keep their order. */
export class OrderedSequence {
  constructor(
    readonly netType: NetType,
    readonly source: Iterable<unknown>,
    readonly comparisons: readonly Comparison[],
  ) {}
  get items(): unknown[] {
    return [...this.source].sort((a, b) => {
      for (const compare of this.comparisons) {
        const order = compare(a, b);
        if (order !== 0) return order;
      }
      return 0;
    });
  }
}

/** What OrderBy gives of a source with elements of this type. */
export function orderedSequence(
  element: NetType,
  source: Iterable<unknown>,
  comparisons: readonly Comparison[],
): OrderedSequence {
  return new OrderedSequence(genericType('System.Linq.OrderedIterator`1', element), source, comparisons);
}

const assembly = 'System.Linq';
defineType('System.Linq.IGrouping`2', { assembly, generic: ['TKey', 'TElement'] }, () => ({
  kind: 'interface',
  interfaces: ['System.Collections.Generic.IEnumerable[TElement]'],
  members: { 'TKey Key {get;}': (self: Grouping) => self.key },
}));
defineType('System.Linq.Grouping`2', { assembly, generic: ['TKey', 'TElement'] }, () => ({
  interfaces: [
    'System.Linq.IGrouping[TKey,TElement]',
    'System.Collections.Generic.IList[TElement]',
    'System.Collections.ICollection',
  ],
  enumerate: (self: Grouping) => self.items,
  members: {
    'TKey Key {get;}': (self: Grouping) => self.key,
    'int System.Collections.ICollection.Count {get;}': (self: Grouping) => self.items.length,
    'TElement System.Collections.Generic.IList[TElement].Item(int index) {get;}': (self: Grouping, index: number) =>
      self.items[index],
    'System.Collections.Generic.IEnumerator[TElement] GetEnumerator()': (self: Grouping) => self.items,
  },
}));
defineType('System.Linq.ILookup`2', { assembly, generic: ['TKey', 'TElement'] }, () => ({
  kind: 'interface',
  interfaces: ['System.Collections.Generic.IEnumerable[System.Linq.IGrouping[TKey,TElement]]'],
  members: lookupMembers(),
}));
function lookupMembers() {
  return {
    'bool Contains(TKey key)': (self: Lookup, key: unknown) => self.find(key) !== undefined,
    'int Count {get;}': (self: Lookup) => self.groups.length,
    'System.Collections.Generic.IEnumerable[TElement] Item(TKey key) {get;}': (self: Lookup, key: unknown) =>
      self.find(key)?.items ?? [],
  };
}
defineType('System.Linq.Lookup`2', { assembly, generic: ['TKey', 'TElement'] }, () => ({
  interfaces: ['System.Linq.ILookup[TKey,TElement]'],
  enumerate: (self: Lookup) => self.groups,
  members: {
    ...lookupMembers(),
    'System.Collections.Generic.IEnumerator[System.Linq.IGrouping[TKey,TElement]] GetEnumerator()': (self: Lookup) =>
      self.groups,
  },
}));
defineType('System.Linq.IOrderedEnumerable`1', { assembly, generic: ['TElement'] }, () => ({
  kind: 'interface',
  interfaces: ['System.Collections.Generic.IEnumerable[TElement]'],
  members: {},
}));
defineType('System.Linq.OrderedIterator`1', { assembly, generic: ['TElement'] }, (type) => ({
  interfaces: ['System.Linq.IOrderedEnumerable[TElement]'],
  enumerate: (self: OrderedSequence) => typedArray(type.genericArguments[0] as NetType, self.items) as unknown[],
  members: {
    'System.Collections.Generic.IEnumerator[TElement] GetEnumerator()': (self: OrderedSequence) => self.items,
  },
}));
