/**
 * Between PowerShell values and the natural JavaScript form in which members of .NET types take and give them. A converter is
 * found once for each type; null means that both forms are the same, so that calls pay only for what differs.
 *
 *   int short ushort byte sbyte uint float double   number         string        string (null for [NullString]::Value)
 *   long ulong BigInteger                           bigint         char          a string of one unit
 *   T[], IEnumerable, ICollection, IList (of T)     array of T's natural form; byte[] a Uint8Array
 *   delegates                                       function       [ref], out    PSReference
 *   everything else                                 the value itself
 */
import { enumerableOf } from '../language/enumerate.js';
import { elementsOf, isNetArray, makeArray } from './arrays.js';
import { findType, type NetType } from './net-type.js';
import { baseOf } from './ps-object.js';
import type { MethodParameter } from './type-members.js';
import {
  AutomationNull,
  BigIntegerBox,
  BoxedNumber,
  byte,
  Char,
  double,
  EnumValue,
  Int16Box,
  PSReference,
  SByteBox,
  SingleBox,
  type TypedArray,
  UInt16Box,
  UInt32Box,
  UInt64Box,
} from './values.js';

export type Marshaler = (value: unknown) => unknown;

/** Turns natural results into values. Each takes a value that is one already as it is. */
const fromNumber: Record<string, (value: number) => unknown> = {
  'System.Double': double,
  'System.Byte': byte,
  'System.SByte': (value) => new SByteBox(value),
  'System.Int16': (value) => new Int16Box(value),
  'System.UInt16': (value) => new UInt16Box(value),
  'System.UInt32': (value) => new UInt32Box(value),
  'System.Single': (value) => new SingleBox(value),
};

const unbox: Marshaler = (value) => (value instanceof BoxedNumber ? value.value : value);
const unboxBig: Marshaler = (value) =>
  value instanceof UInt64Box || value instanceof BigIntegerBox ? value.value : value;
const charText: Marshaler = (value) => (value instanceof Char ? String.fromCharCode(value.code) : value);

const sequences = new Set(['IEnumerable', 'ICollection', 'IList', 'IReadOnlyCollection', 'IReadOnlyList']);

const toCache = new Map<NetType, Marshaler | null>();
const fromCache = new Map<NetType, Marshaler | null>();

/** Value (already converted to `type`) to natural form; null where nothing is to be done. */
export function toNaturalMarshaler(type: NetType): Marshaler | null {
  let marshaler = toCache.get(type);
  if (marshaler === undefined) {
    marshaler = makeToNatural(type);
    toCache.set(type, marshaler);
  }
  return marshaler;
}

function makeToNatural(type: NetType): Marshaler | null {
  if (type.fullName in fromNumber) return unbox;
  switch (type.fullName) {
    case 'System.UInt64':
    case 'System.Numerics.BigInteger':
      return unboxBig;
    case 'System.Char':
      return charText;
    case 'System.Object':
      return baseOf;
  }
  if (type.genericDefinition?.fullName === 'System.Nullable`1')
    return toNaturalMarshaler(type.genericArguments[0] as NetType);
  if (type.elementType && type.rank === 1) return arrayToNatural(type.elementType);
  return isSequence(type) ? sequenceToNatural(type.genericArguments[0]) : null;
}

function isSequence(type: NetType): boolean {
  if (!type.isInterface) return false;
  const [name = ''] = type.name.split('`', 1);
  return sequences.has(name) && type.namespace.startsWith('System.Collections');
}

function arrayToNatural(elementType: NetType): Marshaler | null {
  if (elementType.fullName === 'System.Byte' || elementType.fullName === 'System.Object') return null;
  const marshaler = toNaturalMarshaler(elementType);
  return marshaler && ((value) => (Array.isArray(value) ? naturalCopy(value, marshaler) : value));
}

interface NaturalArray extends Array<unknown> {
  given?: unknown[];
}

function naturalCopy(array: unknown[], marshaler: Marshaler): NaturalArray {
  const copy: NaturalArray = array.map(marshaler);
  copy.given = array;
  return copy;
}

/** The caller's own array behind an array argument, for members that write into it. Its elements are values. */
export function arrayGiven(argument: unknown[]): unknown[] {
  return (argument as NaturalArray).given ?? argument;
}

function sequenceToNatural(elementType: NetType | undefined): Marshaler {
  const marshaler = elementType && elementType.fullName !== 'System.Object' ? toNaturalMarshaler(elementType) : null;
  return (value) => {
    if (Array.isArray(value) && marshaler === null) return value;
    if (value instanceof Uint8Array && elementType?.fullName === 'System.Byte') return value;
    if (value === null || value === undefined) return null;
    const items = [...itemsOf(value)];
    return marshaler === null ? items : items.map(marshaler);
  };
}

/** Elements for .NET's sake: a string has its Chars. */
function itemsOf(value: unknown): Iterable<unknown> {
  if (isNetArray(value)) return elementsOf(value);
  if (typeof value === 'string') return Array.from({ length: value.length }, (_, i) => Char.from(value.charCodeAt(i)));
  const enumerate = (value as { netType?: NetType }).netType?.inherited('enumerate');
  return enumerate ? enumerate(value as never) : (enumerableOf(value) ?? [value]);
}

/** Natural form to value; null where nothing is to be done but `undefined` to null. */
export function fromNaturalMarshaler(type: NetType): Marshaler | null {
  let marshaler = fromCache.get(type);
  if (marshaler === undefined) {
    marshaler = makeFromNatural(type);
    fromCache.set(type, marshaler);
  }
  return marshaler;
}

function makeFromNatural(type: NetType): Marshaler | null {
  const box = fromNumber[type.fullName];
  if (box) return (value) => (typeof value === 'number' ? box(value) : value);
  switch (type.fullName) {
    case 'System.Void':
      return () => AutomationNull;
    case 'System.Char':
      return (value) => (typeof value === 'string' ? Char.from(value) : value);
    case 'System.Int64':
      return (value) => (typeof value === 'number' ? BigInt(value) : value);
    case 'System.UInt64':
      return (value) => (typeof value === 'bigint' || typeof value === 'number' ? new UInt64Box(BigInt(value)) : value);
    case 'System.Numerics.BigInteger':
      return (value) => (typeof value === 'bigint' ? new BigIntegerBox(value) : value);
  }
  if (type.isEnum) return (value) => enumFromNatural(value, type);
  if (type.genericDefinition?.fullName === 'System.Nullable`1')
    return fromNaturalMarshaler(type.genericArguments[0] as NetType);
  return type.elementType && type.rank === 1 ? arrayFromNatural(type.elementType) : null;
}

function enumFromNatural(value: unknown, type: NetType): unknown {
  if (value instanceof EnumValue || value === null || value === undefined) return value;
  return typeof value === 'string' ? type.enumByName(value) : type.enumValue(value as number | bigint);
}

function arrayFromNatural(elementType: NetType): Marshaler | null {
  if (elementType.fullName === 'System.Object') return null;
  const marshaler = fromNaturalMarshaler(elementType);
  return (value) => {
    if (!Array.isArray(value) || (value as TypedArray).elementType !== undefined) return value;
    return makeArray(elementType, marshaler ? value.map(marshaler) : value);
  };
}

/** What makes an argument natural for a parameter that is no [ref]. */
export function parameterMarshaler(parameter: MethodParameter): Marshaler | null {
  if (parameter.isTypeParameter) return null;
  if (!parameter.mentionsTypeParameter) return toNaturalMarshaler(parameter.type);
  return isSequence(parameter.type) ? sequenceToNatural(undefined) : null;
}

export function naturalReference(reference: PSReference, parameter: MethodParameter): PSReference {
  if (parameter.isTypeParameter) return reference;
  const to = toNaturalMarshaler(parameter.type);
  const from = fromNaturalMarshaler(parameter.type);
  return new PSReference(
    () => (to === null ? reference.get() : to(reference.get())),
    (value) => reference.set(from === null ? (value ?? null) : (from(value) ?? null)),
  );
}

const byText = new Map<string, Marshaler | null>();

/** What turns a result of the type in a signature into a value; types that are not known give the value as it is. */
export function resultMarshaler(typeText: string): Marshaler | null {
  let marshaler = byText.get(typeText);
  if (marshaler === undefined) {
    const type = findType(typeText);
    marshaler = type ? fromNaturalMarshaler(type) : null;
    byText.set(typeText, marshaler);
  }
  return marshaler;
}
