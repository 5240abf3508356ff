/** System.Collections.Generic.SortedList<TKey, TValue>. */
import { defineType, type NetType, types } from '../../objects/net-type.js';
import { argumentError, argumentNull, mustNotBeNegative, notSupported, outOfRange } from '../system/errors.js';
import { sameValue } from './comparers.js';
import { changingMembers, commonMembers, dictionaryInterfaces, filled } from './dictionary-members.js';
import { genericType, netText } from './elements.js';
import { defineEnumerator, enumeratorOf } from './enumerator.js';
import { indexOutOfRange } from './errors.js';
import type { SortedEntries } from './sorted-entries.js';
import { SortedNetDictionary } from './sorted-net-dictionary.js';

const generic = 'System.Collections.Generic';
const pair = `${generic}.KeyValuePair[TKey,TValue]`;

export class SortedList extends SortedNetDictionary {
  override add(key: unknown, value: unknown): void {
    if (key === null) throw argumentNull('key');
    if (!this.table.add(key, value))
      throw argumentError(`An item with the same key has already been added. Key: ${netText(key)}`, 'key');
  }
  at(index: number) {
    const entry = this.sorted.list[index];
    if (!entry)
      throw outOfRange(
        'index',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
        index,
      );
    return entry;
  }
}

defineEnumerator(`${generic}.SortedList\`2+Enumerator`, ['TKey', 'TValue'], pair);
for (const [part, element] of [
  ['KeyList', 'TKey'],
  ['ValueList', 'TValue'],
] as const)
  defineType(`${generic}.SortedList\`2+${part}`, { generic: ['TKey', 'TValue'] }, () => ({
    interfaces: [`${generic}.IList[${element}]`, 'System.Collections.ICollection'],
    enumerate: (self: PartList) => self,
    members: {
      'int Count {get;}': (self: PartList) => self.items.length,
      [`${element} Item(int index) {get;set;}`]: {
        get: (self: PartList, index: number) => self.at(index),
        set: () => {
          throw nestedListChange();
        },
      },
      [`bool Contains(${element} value)`]: (self: PartList, value: unknown) => self.indexOf(value) >= 0,
      [`int IndexOf(${element} value)`]: (self: PartList, value: unknown) => self.indexOf(value),
      [`void Add(${element} value)`]: () => {
        throw nestedListChange();
      },
      [`bool Remove(${element} value)`]: () => {
        throw nestedListChange();
      },
      [`${generic}.IEnumerator[${element}] GetEnumerator()`]: (self: PartList) =>
        enumeratorOf(`${generic}.List\`1+Enumerator`, [types.object()], self.items),
    },
  }));

function nestedListChange() {
  return notSupported(
    'This operation is not supported on SortedList nested types because they require modifying the original SortedList.',
  );
}

/** Keys or Values of a SortedList. */
export class PartList {
  constructor(
    readonly netType: NetType,
    readonly source: SortedEntries,
    readonly part: 'key' | 'value',
  ) {}
  get items(): unknown[] {
    return this.source.list.map((entry) => entry[this.part]);
  }
  at(index: number): unknown {
    const entry = this.source.list[index];
    if (!entry) throw indexOutOfRange();
    return entry[this.part];
  }
  indexOf(value: unknown): number {
    return this.items.findIndex((item) => sameValue(item, value));
  }
  [Symbol.iterator](): Iterator<unknown> {
    return this.part === 'key' ? this.source.keys() : this.source.values();
  }
}
function partList(self: SortedList, part: 'key' | 'value'): PartList {
  const name = `${generic}.SortedList\`2+${part === 'key' ? 'KeyList' : 'ValueList'}`;
  return new PartList(genericType(name, self.keyType, self.valueType), self.sorted, part);
}
function checkedList(type: NetType, capacity: number, comparer: unknown = null): SortedList {
  if (capacity < 0) throw mustNotBeNegative('capacity', capacity);
  return new SortedList(type, comparer);
}

defineType(`${generic}.SortedList\`2`, { generic: ['TKey', 'TValue'] }, () => ({
  interfaces: [...dictionaryInterfaces],
  enumerate: (self: SortedList) => self.pairs(),
  members: {
    'new()': (type: NetType) => new SortedList(type),
    'new(int capacity)': (type: NetType, capacity: number) => checkedList(type, capacity),
    'new(System.Collections.Generic.IComparer[TKey] comparer)': (type: NetType, comparer: unknown) =>
      new SortedList(type, comparer),
    'new(int capacity, System.Collections.Generic.IComparer[TKey] comparer)': checkedList,
    'new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)': (type: NetType, other: unknown) =>
      filled(new SortedList(type), other, 'dictionary'),
    'new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary, System.Collections.Generic.IComparer[TKey] comparer)':
      (type: NetType, other: unknown, comparer: unknown) => filled(new SortedList(type, comparer), other, 'dictionary'),
    'int Capacity {get;set;}': { get: (self: SortedList) => self.count, set: () => {} },
    'System.Collections.Generic.IComparer[TKey] Comparer {get;}': (self: SortedList) => self.comparerObject,
    ...commonMembers(),
    'System.Collections.Generic.IList[TKey] Keys {get;}': (self: SortedList) => partList(self, 'key'),
    'System.Collections.Generic.IList[TValue] Values {get;}': (self: SortedList) => partList(self, 'value'),
    ...changingMembers(),
    'TValue GetValueAtIndex(int index)': (self: SortedList, index: number) => self.at(index).value,
    'void SetValueAtIndex(int index, TValue value)': (self: SortedList, index: number, value: unknown) => {
      self.at(index).value = value;
    },
    'System.Collections.Generic.IEnumerator[System.Collections.Generic.KeyValuePair[TKey,TValue]] GetEnumerator()': (
      self: SortedList,
    ) => enumeratorOf(`${generic}.SortedList\`2+Enumerator`, [self.keyType, self.valueType], self.pairs()),
    'TKey GetKeyAtIndex(int index)': (self: SortedList, index: number) => self.at(index).key,
    'int IndexOfKey(TKey key)': (self: SortedList, key: unknown) => Math.max(self.sorted.search(key), -1),
    'int IndexOfValue(TValue value)': (self: SortedList, value: unknown) =>
      self.sorted.list.findIndex((entry) => sameValue(entry.value, value)),
    'void RemoveAt(int index)': (self: SortedList, index: number) => {
      self.at(index);
      self.sorted.removeAt(index);
    },
    'void TrimExcess()': () => {},
  },
}));
