/** The members of System.Array, for arrays of one dimension and of more. */
import { elementAt, elementsOf, makeArray, type NetArray } from '../../objects/arrays.js';
import { defineType, type MemberFunction, type NetType, requireType, types } from '../../objects/net-type.js';
import { MultiArray } from '../../objects/values.js';
import { defaultOf } from '../collections/elements.js';
import { NetEnumerator } from '../collections/enumerator.js';
import { readOnlyCollection } from '../collections/read-only-collection.js';
import { overloads } from '../overloads.js';
import {
  fill,
  findIndex,
  findLastIndex,
  found,
  indexOf,
  lastIndexOf,
  newArray,
  type Predicate,
  resize,
  reverse,
  search,
  sort,
} from './array-methods.js';
import { copyArray, elementTypeOf, required, store } from './array-operations.js';
import { structuralMembers } from './array-structural.js';
import { argumentError, argumentNull, indexOutOfRange, mustNotBeNegative, notSupported } from './errors.js';

type AnyArray = NetArray | MultiArray;

const elements = (array: AnyArray): unknown[] => (array instanceof MultiArray ? array.elements : elementsOf(array));
const lengthOf = (array: AnyArray): number => (array instanceof MultiArray ? array.elements.length : array.length);

function createInstance(elementType: NetType | null, ...given: unknown[]): AnyArray {
  if (elementType === null) throw argumentNull('elementType');
  const lengths = given.flat().map(Number);
  if (lengths.length === 1) return newArray(elementType, lengths[0] as number);
  lengths.forEach((length, i) => {
    if (length < 0) throw mustNotBeNegative(`lengths[${i}]`, length);
  });
  const count = lengths.reduce((product, length) => product * length, 1);
  const items = new Array<unknown>(count).fill(defaultOf(elementType));
  return new MultiArray(elementType.makeArray(lengths.length), elementType, lengths, items);
}

/** Where an element of an array of any rank stands among `elements`. */
function positionOf(array: AnyArray, given: unknown[]): number {
  const indices = given.flat().map(Number);
  const lengths = array instanceof MultiArray ? array.lengths : [array.length];
  if (indices.length !== lengths.length) throw argumentError('Indices length does not match the array rank.');
  let position = 0;
  indices.forEach((index, i) => {
    const length = lengths[i] as number;
    if (index < 0 || index >= length) throw indexOutOfRange();
    position = position * length + index;
  });
  return position;
}

function getValue(self: AnyArray, ...indices: unknown[]): unknown {
  const position = positionOf(self, indices);
  return self instanceof MultiArray ? self.elements[position] : elementAt(self, position);
}
function setValue(self: AnyArray, value: unknown, ...indices: unknown[]): void {
  store(self, positionOf(self, indices), value);
}

function dimension(self: AnyArray, index: number): number {
  const lengths = self instanceof MultiArray ? self.lengths : [self.length];
  const length = lengths[index];
  if (length === undefined) {
    const error = indexOutOfRange();
    error.message = 'Array does not have that many dimensions.';
    throw error;
  }
  return length;
}

function clear(array: AnyArray | null, start = 0, count = array === null ? 0 : lengthOf(array) - start): void {
  const target = required(array, 'array');
  if (start < 0 || count < 0 || start + count > lengthOf(target)) throw indexOutOfRange();
  const blank = defaultOf(elementTypeOf(target));
  for (let i = start; i < start + count; i++) store(target, i, blank);
}

function clone(self: AnyArray): AnyArray {
  if (self instanceof MultiArray)
    return new MultiArray(self.netType, self.elementType, [...self.lengths], [...self.elements]);
  return self instanceof Uint8Array ? self.slice() : makeArray(elementTypeOf(self), [...self]);
}

const fixedSize: MemberFunction = () => {
  throw notSupported('Collection was of a fixed size.');
};

defineType('System.Array', { accelerators: ['array'] }, () => ({
  abstract: true,
  interfaces: [
    'System.Collections.IList',
    'System.Collections.IStructuralComparable',
    'System.Collections.IStructuralEquatable',
    'System.ICloneable',
  ],
  enumerate: (self: AnyArray) => elements(self),
  members: {
    'static System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly[T](T[] array)': (
      array: NetArray,
      typeArguments: NetType[],
    ) => readOnlyCollection(typeArguments[0] ?? elementTypeOf(array), elementsOf(array)),
    'static void Resize[T]([ref] T[] array, int newSize)': resize,
    ...overloads(createInstance, [
      'static array CreateInstance(type elementType, int length)',
      'static array CreateInstance(type elementType, int length1, int length2)',
      'static array CreateInstance(type elementType, int length1, int length2, int length3)',
      'static array CreateInstance(type elementType, Params int[] lengths)',
      'static array CreateInstance(type elementType, int[] lengths, int[] lowerBounds)',
      'static array CreateInstance(type elementType, Params long[] lengths)',
    ]),
    ...overloads(
      (arrayType: NetType, ...lengths: unknown[]) => createInstance(arrayType.elementType, ...lengths),
      [
        'static array CreateInstanceFromArrayType(type arrayType, int length)',
        'static array CreateInstanceFromArrayType(type arrayType, Params int[] lengths)',
        'static array CreateInstanceFromArrayType(type arrayType, int[] lengths, int[] lowerBounds)',
      ],
    ),
    ...overloads(copyArray, [
      'static void Copy(array sourceArray, array destinationArray, long length)',
      'static void Copy(array sourceArray, long sourceIndex, array destinationArray, long destinationIndex, long length)',
      'static void Copy(array sourceArray, array destinationArray, int length)',
      'static void Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)',
    ]),
    'static void ConstrainedCopy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)':
      copyArray,
    ...overloads(clear, ['static void Clear(array array)', 'static void Clear(array array, int index, int length)']),
    ...overloads(search, [
      'static int BinarySearch(array array, System.Object value)',
      'static int BinarySearch(array array, int index, int length, System.Object value)',
      'static int BinarySearch(array array, System.Object value, System.Collections.IComparer comparer)',
      'static int BinarySearch(array array, int index, int length, System.Object value, System.Collections.IComparer comparer)',
      'static int BinarySearch[T](T[] array, T value)',
      'static int BinarySearch[T](T[] array, T value, System.Collections.Generic.IComparer[T] comparer)',
      'static int BinarySearch[T](T[] array, int index, int length, T value)',
      'static int BinarySearch[T](T[] array, int index, int length, T value, System.Collections.Generic.IComparer[T] comparer)',
    ]),
    'static TOutput[] ConvertAll[TInput,TOutput](TInput[] array, System.Converter[TInput,TOutput] converter)': (
      array: NetArray | null,
      converter: Predicate,
      typeArguments: NetType[],
    ) =>
      makeArray(
        typeArguments[1] ?? types.object(),
        elementsOf(required(array, 'array')).map((item) => converter(item)),
      ),
    'static T[] Empty[T]()': (typeArguments: NetType[]) => newArray(typeArguments[0] ?? types.object(), 0),
    'static bool Exists[T](T[] array, System.Predicate[T] match)': (array: NetArray | null, match: Predicate) =>
      findIndex(array, match) >= 0,
    ...overloads(fill, [
      'static void Fill[T](T[] array, T value)',
      'static void Fill[T](T[] array, T value, int startIndex, int count)',
    ]),
    'static T Find[T](T[] array, System.Predicate[T] match)': (array: NetArray, match: Predicate) =>
      found(array, findIndex(array, match)),
    'static T[] FindAll[T](T[] array, System.Predicate[T] match)': (array: NetArray | null, match: Predicate) =>
      makeArray(
        elementTypeOf(required(array, 'array')),
        elementsOf(array as NetArray).filter((item) => match(item)),
      ),
    ...overloads(findIndex, [
      'static int FindIndex[T](T[] array, System.Predicate[T] match)',
      'static int FindIndex[T](T[] array, int startIndex, System.Predicate[T] match)',
      'static int FindIndex[T](T[] array, int startIndex, int count, System.Predicate[T] match)',
    ]),
    'static T FindLast[T](T[] array, System.Predicate[T] match)': (array: NetArray, match: Predicate) =>
      found(array, findLastIndex(array, match)),
    ...overloads(findLastIndex, [
      'static int FindLastIndex[T](T[] array, System.Predicate[T] match)',
      'static int FindLastIndex[T](T[] array, int startIndex, System.Predicate[T] match)',
      'static int FindLastIndex[T](T[] array, int startIndex, int count, System.Predicate[T] match)',
    ]),
    'static void ForEach[T](T[] array, System.Action[T] action)': (array: NetArray | null, action: Predicate) => {
      for (const item of elementsOf(required(array, 'array'))) action(item);
    },
    ...overloads(indexOf, [
      'static int IndexOf(array array, System.Object value)',
      'static int IndexOf(array array, System.Object value, int startIndex)',
      'static int IndexOf(array array, System.Object value, int startIndex, int count)',
      'static int IndexOf[T](T[] array, T value)',
      'static int IndexOf[T](T[] array, T value, int startIndex)',
      'static int IndexOf[T](T[] array, T value, int startIndex, int count)',
    ]),
    ...overloads(lastIndexOf, [
      'static int LastIndexOf(array array, System.Object value)',
      'static int LastIndexOf(array array, System.Object value, int startIndex)',
      'static int LastIndexOf(array array, System.Object value, int startIndex, int count)',
      'static int LastIndexOf[T](T[] array, T value)',
      'static int LastIndexOf[T](T[] array, T value, int startIndex)',
      'static int LastIndexOf[T](T[] array, T value, int startIndex, int count)',
    ]),
    ...overloads(reverse, [
      'static void Reverse(array array)',
      'static void Reverse(array array, int index, int length)',
      'static void Reverse[T](T[] array)',
      'static void Reverse[T](T[] array, int index, int length)',
    ]),
    ...overloads(sort, [
      'static void Sort(array array)',
      'static void Sort(array keys, array items)',
      'static void Sort(array array, int index, int length)',
      'static void Sort(array keys, array items, int index, int length)',
      'static void Sort(array array, System.Collections.IComparer comparer)',
      'static void Sort(array keys, array items, System.Collections.IComparer comparer)',
      'static void Sort(array array, int index, int length, System.Collections.IComparer comparer)',
      'static void Sort(array keys, array items, int index, int length, System.Collections.IComparer comparer)',
      'static void Sort[T](T[] array)',
      'static void Sort[T](T[] array, int index, int length)',
      'static void Sort[T](T[] array, System.Collections.Generic.IComparer[T] comparer)',
      'static void Sort[T](T[] array, int index, int length, System.Collections.Generic.IComparer[T] comparer)',
      'static void Sort[T](T[] array, System.Comparison[T] comparison)',
    ]),
    ...overloads(sort, [
      'static void Sort[TKey,TValue](TKey[] keys, TValue[] items)',
      'static void Sort[TKey,TValue](TKey[] keys, TValue[] items, int index, int length)',
      'static void Sort[TKey,TValue](TKey[] keys, TValue[] items, System.Collections.Generic.IComparer[TKey] comparer)',
    ]),
    'static bool TrueForAll[T](T[] array, System.Predicate[T] match)': (array: NetArray | null, match: Predicate) =>
      elementsOf(required(array, 'array')).every((item) => match(item)),
    'static int MaxLength {get;}': () => 2147483591,
    'int Length {get;}': lengthOf,
    'long LongLength {get;}': (self: AnyArray) => BigInt(lengthOf(self)),
    'int Rank {get;}': (self: AnyArray) => (self instanceof MultiArray ? self.lengths.length : 1),
    'System.Object SyncRoot {get;}': (self: AnyArray) => self,
    'bool IsReadOnly {get;}': () => false,
    'bool IsFixedSize {get;}': () => true,
    'bool IsSynchronized {get;}': () => false,
    'int Count {get;}': lengthOf,
    'System.Object IList.Item(int index) {get;set;}': {
      get: getValue,
      set: (self: AnyArray, index: number, value: unknown) => setValue(self, value, index),
    },
    'System.Object Get(int )': getValue,
    'void Set(int , System.Object )': (self: AnyArray, ...args: unknown[]) =>
      setValue(self, args.at(-1), ...args.slice(0, -1)),
    'void Initialize()': () => {},
    'int GetLength(int dimension)': dimension,
    'int GetUpperBound(int dimension)': (self: AnyArray, index: number) => dimension(self, index) - 1,
    'int GetLowerBound(int dimension)': (self: AnyArray, index: number) => dimension(self, index) * 0,
    ...overloads(getValue, [
      'System.Object GetValue(Params int[] indices)',
      'System.Object GetValue(int index)',
      'System.Object GetValue(int index1, int index2)',
      'System.Object GetValue(int index1, int index2, int index3)',
      'System.Object GetValue(long index)',
      'System.Object GetValue(long index1, long index2)',
      'System.Object GetValue(long index1, long index2, long index3)',
      'System.Object GetValue(Params long[] indices)',
    ]),
    ...overloads(setValue, [
      'void SetValue(System.Object value, int index)',
      'void SetValue(System.Object value, int index1, int index2)',
      'void SetValue(System.Object value, int index1, int index2, int index3)',
      'void SetValue(System.Object value, Params int[] indices)',
      'void SetValue(System.Object value, long index)',
      'void SetValue(System.Object value, long index1, long index2)',
      'void SetValue(System.Object value, long index1, long index2, long index3)',
      'void SetValue(System.Object value, Params long[] indices)',
    ]),
    'long GetLongLength(int dimension)': (self: AnyArray, index: number) => BigInt(dimension(self, index)),
    ...overloads(clone, ['System.Object Clone()', 'System.Object ICloneable.Clone()']),
    ...overloads(copyTo, [
      'void CopyTo(array array, int index)',
      'void CopyTo(array array, long index)',
      'void ICollection.CopyTo(array array, int index)',
    ]),
    ...overloads(
      (self: AnyArray) => new NetEnumerator(requireType('System.ArrayEnumerator'), elements(self)),
      ['System.Collections.IEnumerator GetEnumerator()', 'System.Collections.IEnumerator IEnumerable.GetEnumerator()'],
    ),
    ...structuralMembers,
    'int IList.Add(System.Object value)': fixedSize,
    'bool IList.Contains(System.Object value)': (self: NetArray, value: unknown) => indexOf(self, value) >= 0,
    'void IList.Clear()': (self: AnyArray) => clear(self),
    'int IList.IndexOf(System.Object value)': (self: NetArray, value: unknown) => indexOf(self, value),
    'void IList.Insert(int index, System.Object value)': fixedSize,
    'void IList.Remove(System.Object value)': fixedSize,
    'void IList.RemoveAt(int index)': fixedSize,
  },
}));

function copyTo(self: AnyArray, array: NetArray | null, index: number | bigint): void {
  copyArray(self as NetArray, 0, array, Number(index), lengthOf(self));
}

defineType('System.ArrayEnumerator', {}, () => ({
  interfaces: ['System.Collections.IEnumerator', 'System.ICloneable'],
  enumerate: (self: NetEnumerator) => self.rest(),
  members: {
    'System.Object Current {get;}': (self: NetEnumerator) => self.current,
    'bool MoveNext()': (self: NetEnumerator) => self.moveNext(),
    'void Reset()': (self: NetEnumerator) => self.reset(),
  },
}));
