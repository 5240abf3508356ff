/**
 * One-dimensional arrays by element type: object[] is a plain array, byte[] a Uint8Array, any other T[] an array with
 * `elementType`. Elements are PowerShell values; only byte[] holds numbers, which become Bytes when they are read.
 */
import type { NetType } from './net-type.js';
import { BoxedNumber, type ByteBox, byte, type TypedArray } from './values.js';

export type NetArray = unknown[] | Uint8Array;

export function isNetArray(value: unknown): value is NetArray {
  return Array.isArray(value) || value instanceof Uint8Array;
}

/** An array of this element type, of elements that have it already. The given array itself is used where possible. */
export function makeArray(elementType: NetType, elements: unknown[]): NetArray {
  if (elementType.fullName === 'System.Byte') {
    const bytes = new Uint8Array(elements.length);
    for (let i = 0; i < elements.length; i++) bytes[i] = byteValue(elements[i]);
    return bytes;
  }
  if (elementType.fullName !== 'System.Object') (elements as TypedArray).elementType = elementType;
  return elements;
}

function byteValue(value: unknown): number {
  return value instanceof BoxedNumber ? value.value : (value as number);
}

/** The element at a valid index. */
export function elementAt(array: NetArray, index: number): unknown {
  return array instanceof Uint8Array ? byte(array[index] as number) : array[index];
}

/** The elements as PowerShell values: the array itself, or the Bytes of a byte[]. */
export function elementsOf(array: NetArray): unknown[] {
  if (!(array instanceof Uint8Array)) return array;
  const bytes = new Array<ByteBox>(array.length);
  for (let i = 0; i < array.length; i++) bytes[i] = byte(array[i] as number);
  return bytes;
}
