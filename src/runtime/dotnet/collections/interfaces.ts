/**
 * The interfaces of System.Collections, System.Collections.Generic and System.Collections.Specialized. The few members
 * that classes have only through an interface (`IsReadOnly` of a List) work on any collection.
 */
import { defineType, type MemberImplementation, type NetType, requireType } from '../../objects/net-type.js';
import { elementsOf } from './elements.js';
import { NetEnumerator } from './enumerator.js';
import { copyItems } from './net-list.js';

const collections = 'System.Collections';
const generic = 'System.Collections.Generic';

function defineInterface(
  name: string,
  parameters: string[],
  interfaces: string[],
  members: () => Record<string, MemberImplementation> = () => ({}),
): void {
  defineType(name, parameters.length > 0 ? { generic: parameters } : {}, () => ({
    kind: 'interface',
    interfaces,
    members: members(),
  }));
}

function countOf(self: unknown): number {
  return Array.isArray(self) ? self.length : [...elementsOf(self)].length;
}

function isArray(self: unknown): boolean {
  return Array.isArray(self) || self instanceof Uint8Array;
}

defineInterface(`${collections}.IEnumerable`, [], [], () => ({
  'System.Collections.IEnumerator GetEnumerator()': (self: unknown) =>
    new NetEnumerator(requireType('System.Collections.ArrayList+ArrayListEnumeratorSimple'), elementsOf(self)),
}));
defineInterface(`${collections}.IEnumerator`, [], [], () => ({
  'System.Object Current {get;}': (self: NetEnumerator) => self.current,
  'bool MoveNext()': (self: NetEnumerator) => self.moveNext(),
  'void Reset()': (self: NetEnumerator) => self.reset(),
}));
defineInterface(`${collections}.ICollection`, [], [`${collections}.IEnumerable`], () => ({
  'int Count {get;}': countOf,
  'System.Object SyncRoot {get;}': (self: unknown) => self,
  'bool IsSynchronized {get;}': () => false,
  'void CopyTo(array array, int index)': (self: unknown, array: unknown[], index: number) =>
    copyItems([...elementsOf(self)], array, index),
}));
defineInterface(`${collections}.IList`, [], [`${collections}.ICollection`], () => ({
  'bool IsReadOnly {get;}': (self: { netType?: NetType }) =>
    self.netType?.fullName.startsWith('System.Collections.ObjectModel.ReadOnly') ?? false,
  'bool IsFixedSize {get;}': (self: { netType?: NetType }) =>
    isArray(self) || (self.netType?.fullName.startsWith('System.Collections.ObjectModel.ReadOnly') ?? false),
}));
defineInterface(`${collections}.IDictionary`, [], [`${collections}.ICollection`], () => ({
  'bool IsReadOnly {get;}': (self: { isReadOnly?: boolean }) => self.isReadOnly ?? false,
  'bool IsFixedSize {get;}': (self: { isReadOnly?: boolean }) => self.isReadOnly ?? false,
}));
defineInterface(`${collections}.IDictionaryEnumerator`, [], [`${collections}.IEnumerator`]);
defineInterface(`${collections}.IComparer`, [], []);
defineInterface(`${collections}.IEqualityComparer`, [], []);
defineInterface(`${collections}.IHashCodeProvider`, [], []);
defineInterface(`${collections}.IStructuralComparable`, [], []);
defineInterface(`${collections}.IStructuralEquatable`, [], []);
defineInterface(`${collections}.Specialized.IOrderedDictionary`, [], [`${collections}.IDictionary`]);
defineInterface(`${collections}.Specialized.INotifyCollectionChanged`, [], []);
defineInterface(
  `${collections}.Concurrent.IProducerConsumerCollection\`1`,
  ['T'],
  [`${generic}.IEnumerable[T]`, `${collections}.ICollection`],
);

defineInterface(`${generic}.IEnumerable\`1`, ['T'], [`${collections}.IEnumerable`]);
defineInterface(`${generic}.IEnumerator\`1`, ['T'], ['System.IDisposable', `${collections}.IEnumerator`]);
defineInterface(`${generic}.ICollection\`1`, ['T'], [`${generic}.IEnumerable[T]`], () => ({
  'bool IsReadOnly {get;}': () => false,
}));
defineInterface(`${generic}.IList\`1`, ['T'], [`${generic}.ICollection[T]`]);
defineInterface(`${generic}.ISet\`1`, ['T'], [`${generic}.ICollection[T]`]);
defineInterface(`${generic}.IReadOnlyCollection\`1`, ['T'], [`${generic}.IEnumerable[T]`]);
defineInterface(`${generic}.IReadOnlyList\`1`, ['T'], [`${generic}.IReadOnlyCollection[T]`]);
defineInterface(`${generic}.IReadOnlySet\`1`, ['T'], [`${generic}.IReadOnlyCollection[T]`]);
defineInterface(
  `${generic}.IDictionary\`2`,
  ['TKey', 'TValue'],
  [`${generic}.ICollection[System.Collections.Generic.KeyValuePair[TKey,TValue]]`],
);
defineInterface(
  `${generic}.IReadOnlyDictionary\`2`,
  ['TKey', 'TValue'],
  [`${generic}.IReadOnlyCollection[System.Collections.Generic.KeyValuePair[TKey,TValue]]`],
);
defineInterface(`${generic}.IComparer\`1`, ['T'], []);
defineInterface(`${generic}.IEqualityComparer\`1`, ['T'], []);
