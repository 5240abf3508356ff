/** System.Collections.Specialized.NameValueCollection: several values a name, names without regard to case. */
import { defineType, type NetType, requireType, types } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { argumentNull } from '../system/errors.js';
import { typedArray } from './elements.js';
import { definePlainEnumerator, NetEnumerator } from './enumerator.js';
import { indexOutOfRange } from './errors.js';
import { copyItems } from './net-list.js';

const namespace = 'System.Collections.Specialized';
const enumeratorType = definePlainEnumerator(`${namespace}.NameObjectCollectionBase+NameObjectKeysEnumerator`);

interface Entry {
  name: string | null;
  values: string[] | null;
}

export class NameValueCollection {
  readonly entries: Entry[] = [];
  constructor(readonly netType: NetType) {}

  find(name: string | null): Entry | undefined {
    return this.entries.find((entry) =>
      entry.name === null || name === null ? entry.name === name : fold(entry.name) === fold(name),
    );
  }
  at(index: number): Entry {
    const entry = this.entries[index];
    if (!entry) throw indexOutOfRange();
    return entry;
  }
  add(name: string | null, value: string | null): void {
    const entry = this.find(name);
    if (!entry) this.entries.push({ name, values: value === null ? null : [value] });
    else if (value !== null) entry.values = [...(entry.values ?? []), value];
  }
  set(name: string | null, value: string | null): void {
    const entry = this.find(name);
    if (entry) entry.values = value === null ? null : [value];
    else this.add(name, value);
  }
  remove(name: string | null): void {
    const entry = this.find(name);
    if (entry) this.entries.splice(this.entries.indexOf(entry), 1);
  }
  addAll(other: NameValueCollection | null): void {
    if (other === null) throw argumentNull('c');
    for (const { name, values } of other.entries)
      if (values) for (const value of values) this.add(name, value);
      else this.add(name, null);
  }
  get names(): (string | null)[] {
    return this.entries.map((entry) => entry.name);
  }
}

const textOf = (entry: Entry | undefined) => entry?.values?.join(',') ?? null;
const valuesOf = (entry: Entry | undefined) => (entry?.values ? typedArray(types.string(), entry.values) : null);

defineType(`${namespace}.NameObjectCollectionBase+KeysCollection`, {}, () => ({
  interfaces: ['System.Collections.ICollection'],
  enumerate: (self: KeysCollection) => self.collection.names,
  members: {
    'string Item(int index) {get;}': (self: KeysCollection, index: number) => self.collection.at(index).name,
    'int Count {get;}': (self: KeysCollection) => self.collection.entries.length,
    'string Get(int index)': (self: KeysCollection, index: number) => self.collection.at(index).name,
    'System.Collections.IEnumerator GetEnumerator()': (self: KeysCollection) =>
      new NetEnumerator(enumeratorType(), self.collection.names),
  },
}));
class KeysCollection {
  constructor(
    readonly netType: NetType,
    readonly collection: NameValueCollection,
  ) {}
}

defineType(`${namespace}.NameObjectCollectionBase`, {}, () => ({
  abstract: true,
  interfaces: ['System.Collections.ICollection'],
  enumerate: (self: NameValueCollection) => self.names,
  members: {
    'int Count {get;}': (self: NameValueCollection) => self.entries.length,
    'System.Collections.Specialized.NameObjectCollectionBase+KeysCollection Keys {get;}': (self: NameValueCollection) =>
      new KeysCollection(requireType(`${namespace}.NameObjectCollectionBase+KeysCollection`), self),
    'System.Collections.IEnumerator GetEnumerator()': (self: NameValueCollection) =>
      new NetEnumerator(enumeratorType(), self.names),
  },
}));

defineType(`${namespace}.NameValueCollection`, {}, () => ({
  base: `${namespace}.NameObjectCollectionBase`,
  members: {
    'new()': (type: NetType) => new NameValueCollection(type),
    'new(System.Collections.Specialized.NameValueCollection col)': (type: NetType, other: NameValueCollection) => {
      const collection = new NameValueCollection(type);
      collection.addAll(other);
      return collection;
    },
    'new(int capacity)': (type: NetType) => new NameValueCollection(type),
    'string Item(string name) {get;set;}': {
      get: (self: NameValueCollection, name: string | null) => textOf(self.find(name)),
      set: (self: NameValueCollection, name: string | null, value: string | null) => self.set(name, value),
    },
    'string Item(int index) {get;}': (self: NameValueCollection, index: number) => textOf(self.at(index)),
    'string[] AllKeys {get;}': (self: NameValueCollection) => typedArray(types.string(), self.names),
    'void Add(System.Collections.Specialized.NameValueCollection c)': (
      self: NameValueCollection,
      other: NameValueCollection | null,
    ) => self.addAll(other),
    'void Clear()': (self: NameValueCollection) => {
      self.entries.length = 0;
    },
    'void CopyTo(array dest, int index)': (self: NameValueCollection, array: unknown[], index: number) =>
      copyItems(self.entries.map(textOf), array, index),
    'bool HasKeys()': (self: NameValueCollection) => self.names.some((name) => name !== null),
    'void Add(string name, string value)': (self: NameValueCollection, name: string | null, value: string | null) =>
      self.add(name, value),
    'string Get(string name)': (self: NameValueCollection, name: string | null) => textOf(self.find(name)),
    'string[] GetValues(string name)': (self: NameValueCollection, name: string | null) => valuesOf(self.find(name)),
    'void Set(string name, string value)': (self: NameValueCollection, name: string | null, value: string | null) =>
      self.set(name, value),
    'void Remove(string name)': (self: NameValueCollection, name: string | null) => self.remove(name),
    'string Get(int index)': (self: NameValueCollection, index: number) => textOf(self.at(index)),
    'string[] GetValues(int index)': (self: NameValueCollection, index: number) => valuesOf(self.at(index)),
    'string GetKey(int index)': (self: NameValueCollection, index: number) => self.at(index).name,
  },
}));
