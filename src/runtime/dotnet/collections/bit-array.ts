/** System.Collections.BitArray. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { argumentError, argumentNull, mustNotBeNegative, outOfRange } from '../system/errors.js';
import { storeElement } from './elements.js';
import { definePlainEnumerator, NetEnumerator } from './enumerator.js';

const name = 'System.Collections.BitArray';
const enumeratorType = definePlainEnumerator(`${name}+BitArrayEnumeratorSimple`);

class BitArray {
  declare readonly netType: NetType;
  constructor(public bits: boolean[]) {}
}

function checked(self: BitArray, index: number): number {
  if (index < 0 || index >= self.bits.length)
    throw outOfRange(
      'index',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
      index,
    );
  return index;
}
/** Changes `self` by combining its bits with those of another array, and gives it back. */
function combine(self: BitArray, other: BitArray | null, operation: (a: boolean, b: boolean) => boolean): BitArray {
  if (other === null) throw argumentNull('value');
  if (other.bits.length !== self.bits.length) throw argumentError('Array lengths must be the same.');
  self.bits = self.bits.map((bit, i) => operation(bit, other.bits[i] as boolean));
  return self;
}
/** Moves bits towards higher indexes by `count`; towards lower ones when it is negative. */
function shift(self: BitArray, count: number): BitArray {
  self.bits = self.bits.map((_, i) => self.bits[i - count] ?? false);
  return self;
}
function ofLength(length: number, value: boolean): BitArray {
  if (length < 0) throw mustNotBeNegative('length', length);
  return new BitArray(new Array(length).fill(value));
}
const bitsOf = (values: Iterable<number>, width: number) =>
  [...values].flatMap((value) => Array.from({ length: width }, (_, i) => ((value >> i) & 1) === 1));

/** CopyTo packs bits into int[] and byte[], and writes booleans into bool[] and object[]. */
function copyTo(self: BitArray, array: (unknown[] & { elementType?: NetType }) | Uint8Array, index: number): void {
  const width = array instanceof Uint8Array ? 8 : array.elementType?.fullName === 'System.Int32' ? 32 : 1;
  for (let at = 0; at * width < self.bits.length; at++) {
    if (width === 1) storeElement(array, index + at, self.bits[at]);
    else {
      let value = 0;
      for (let bit = 0; bit < width; bit++) if (self.bits[at * width + bit]) value |= 1 << bit;
      storeElement(array, index + at, value);
    }
  }
}

defineType(name, { class: BitArray }, () => ({
  interfaces: ['System.Collections.ICollection', 'System.ICloneable'],
  enumerate: (self: BitArray) => self.bits,
  members: {
    'new(int length)': (_type: NetType, length: number) => ofLength(length, false),
    'new(int length, bool defaultValue)': (_type: NetType, length: number, value: boolean) => ofLength(length, value),
    'new(byte[] bytes)': (_type: NetType, bytes: Uint8Array) => new BitArray(bitsOf(bytes, 8)),
    'new(bool[] values)': (_type: NetType, values: boolean[]) => new BitArray([...values]),
    'new(int[] values)': (_type: NetType, values: number[]) => new BitArray(bitsOf(values, 32)),
    'new(System.Collections.BitArray bits)': (_type: NetType, other: BitArray) => new BitArray([...other.bits]),
    'bool Item(int index) {get;set;}': {
      get: (self: BitArray, index: number) => self.bits[checked(self, index)],
      set: (self: BitArray, index: number, value: boolean) => {
        self.bits[checked(self, index)] = value;
      },
    },
    'int Length {get;set;}': {
      get: (self: BitArray) => self.bits.length,
      set: (self: BitArray, length: number) => {
        if (length < 0) throw mustNotBeNegative('value', length);
        self.bits = Array.from({ length }, (_, i) => self.bits[i] ?? false);
      },
    },
    'int Count {get;}': (self: BitArray) => self.bits.length,
    'System.Object SyncRoot {get;}': (self: BitArray) => self,
    'bool IsSynchronized {get;}': () => false,
    'bool IsReadOnly {get;}': () => false,
    'bool Get(int index)': (self: BitArray, index: number) => self.bits[checked(self, index)],
    'void Set(int index, bool value)': (self: BitArray, index: number, value: boolean) => {
      self.bits[checked(self, index)] = value;
    },
    'void SetAll(bool value)': (self: BitArray, value: boolean) => {
      self.bits.fill(value);
    },
    'System.Collections.BitArray And(System.Collections.BitArray value)': (self: BitArray, other: BitArray) =>
      combine(self, other, (a, b) => a && b),
    'System.Collections.BitArray Or(System.Collections.BitArray value)': (self: BitArray, other: BitArray) =>
      combine(self, other, (a, b) => a || b),
    'System.Collections.BitArray Xor(System.Collections.BitArray value)': (self: BitArray, other: BitArray) =>
      combine(self, other, (a, b) => a !== b),
    'System.Collections.BitArray Not()': (self: BitArray) => {
      self.bits = self.bits.map((bit) => !bit);
      return self;
    },
    'System.Collections.BitArray RightShift(int count)': (self: BitArray, count: number) => shift(self, -count),
    'System.Collections.BitArray LeftShift(int count)': (self: BitArray, count: number) => shift(self, count),
    'void CopyTo(array array, int index)': copyTo,
    'bool HasAllSet()': (self: BitArray) => self.bits.every((bit) => bit),
    'bool HasAnySet()': (self: BitArray) => self.bits.some((bit) => bit),
    'System.Object Clone()': (self: BitArray) => new BitArray([...self.bits]),
    'System.Collections.IEnumerator GetEnumerator()': (self: BitArray) =>
      new NetEnumerator(enumeratorType(), self.bits),
  },
}));
