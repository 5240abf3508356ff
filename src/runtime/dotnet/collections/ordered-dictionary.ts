/** System.Collections.Specialized.OrderedDictionary's members. The class itself is in objects/hashtable.ts. */
import { OrderedDictionary } from '../../objects/hashtable.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import { mustNotBeNegative, notSupported, outOfRange } from '../system/errors.js';
import { definePlainView } from './dictionary-view.js';
import { NetEnumerator } from './enumerator.js';
import { indexOutOfRange } from './errors.js';
import { addEntry, copyEntries, entriesOf, entryEnumeratorMembers, plainView, requireKey } from './hashtable.js';
import { ignoresCase } from './string-comparers.js';

const name = 'System.Collections.Specialized.OrderedDictionary';
const viewType = definePlainView(
  `${name}+OrderedDictionaryKeyValueCollection`,
  `${name}+OrderedDictionaryPartEnumerator`,
  true,
);
const enumeratorType = defineType(`${name}+OrderedDictionaryEnumerator`, {}, () => ({
  interfaces: ['System.Collections.IDictionaryEnumerator'],
  enumerate: (self: NetEnumerator) => self.rest(),
  members: entryEnumeratorMembers(),
}));

function writable(self: OrderedDictionary): OrderedDictionary {
  if (self.isReadOnly) throw notSupported('The OrderedDictionary is read-only and cannot be modified.');
  return self;
}
function checkedIndex(self: OrderedDictionary, index: number, limit = self.count): number {
  if (index < 0) throw mustNotBeNegative('index', index);
  if (index >= limit) {
    const bound = limit === self.count ? `less than '${limit}'` : `less than or equal to '${self.count}'`;
    throw outOfRange('index', `index ('${index}') must be ${bound}.`, index);
  }
  return index;
}

defineType(name, { class: OrderedDictionary, accelerators: ['ordered'] }, () => ({
  interfaces: ['System.Collections.Specialized.IOrderedDictionary'],
  enumerate: (self: OrderedDictionary) => entriesOf(self),
  members: {
    'new()': () => new OrderedDictionary(false),
    'new(int capacity)': () => new OrderedDictionary(false),
    'new(System.Collections.IEqualityComparer comparer)': (_type: NetType, comparer: unknown) =>
      new OrderedDictionary(ignoresCase(comparer)),
    'new(int capacity, System.Collections.IEqualityComparer comparer)': (
      _type: NetType,
      _capacity: number,
      comparer: unknown,
    ) => new OrderedDictionary(ignoresCase(comparer)),
    'int Count {get;}': (self: OrderedDictionary) => self.count,
    'bool IsReadOnly {get;}': (self: OrderedDictionary) => self.isReadOnly,
    'bool IsFixedSize {get;}': (self: OrderedDictionary) => self.isReadOnly,
    'System.Collections.ICollection Keys {get;}': (self: OrderedDictionary) => plainView(self, viewType(), 'keys'),
    'System.Object Item(int index) {get;set;}': {
      get: (self: OrderedDictionary, index: number) => {
        const cell = self.cellAt(index);
        if (!cell) throw indexOutOfRange();
        return cell.value;
      },
      set: (self: OrderedDictionary, index: number, value: unknown) => {
        const cell = writable(self).cellAt(index);
        if (!cell) throw outOfRange('index', 'Specified argument was out of the range of valid values.');
        cell.value = value;
      },
    },
    'System.Object Item(System.Object key) {get;set;}': {
      get: (self: OrderedDictionary, key: unknown) => {
        requireKey(key);
        return self.get(key) ?? null;
      },
      set: (self: OrderedDictionary, key: unknown, value: unknown) => {
        requireKey(key);
        writable(self).set(key, value);
      },
    },
    'System.Collections.ICollection Values {get;}': (self: OrderedDictionary) => plainView(self, viewType(), 'values'),
    'void Add(System.Object key, System.Object value)': (self: OrderedDictionary, key: unknown, value: unknown) =>
      addEntry(writable(self), key, value),
    'void Clear()': (self: OrderedDictionary) => writable(self).clear(),
    'ordered AsReadOnly()': (self: OrderedDictionary) => {
      const copy = new OrderedDictionary(self.ignoreCase);
      for (const [key, value] of self.entries()) copy.set(key, value);
      copy.isReadOnly = true;
      return copy;
    },
    'bool Contains(System.Object key)': (self: OrderedDictionary, key: unknown) => {
      requireKey(key);
      return self.has(key);
    },
    'void CopyTo(array array, int index)': copyEntries,
    'void Insert(int index, System.Object key, System.Object value)': (
      self: OrderedDictionary,
      index: number,
      key: unknown,
      value: unknown,
    ) => {
      checkedIndex(writable(self), index, self.count + 1);
      requireKey(key);
      if (self.has(key)) addEntry(self, key, value);
      self.insertAt(index, key, value);
    },
    'void RemoveAt(int index)': (self: OrderedDictionary, index: number) => {
      self.delete(self.cellAt(checkedIndex(writable(self), index))?.key);
    },
    'void Remove(System.Object key)': (self: OrderedDictionary, key: unknown) => {
      requireKey(key);
      writable(self).delete(key);
    },
    'System.Collections.IDictionaryEnumerator GetEnumerator()': (self: OrderedDictionary) =>
      new NetEnumerator(enumeratorType, { [Symbol.iterator]: () => entriesOf(self) }),
  },
}));
