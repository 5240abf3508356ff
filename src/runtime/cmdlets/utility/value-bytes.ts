/** Numbers and arrays of them as the bytes that Format-Hex shows. */
import { TypeCode, toBigInt, toNumber, typeCodeOfType } from '../../language/numeric.js';
import { elementsOf, isNetArray } from '../../objects/arrays.js';
import { type NetType, typeOf } from '../../objects/net-type.js';
import type { Char } from '../../objects/values.js';

interface ValueBytes {
  /** The type that the label names: an enum counts as its number. */
  type: NetType;
  /** An array stands for itself; single values of one type are gathered. */
  isArray: boolean;
  bytes: Uint8Array;
}

type Writer = (view: DataView, value: unknown) => void;

/** Size and form by type code. Booleans take four bytes and Chars one: that is how .NET hands them to native code. */
const forms: Record<number, [size: number, write: Writer]> = {
  [TypeCode.Boolean]: [4, (view, value) => view.setUint8(0, value ? 1 : 0)],
  [TypeCode.Char]: [1, (view, value) => view.setUint8(0, (value as Char).code)],
  [TypeCode.SByte]: [1, (view, value) => view.setInt8(0, toNumber(value))],
  [TypeCode.Byte]: [1, (view, value) => view.setUint8(0, toNumber(value))],
  [TypeCode.Int16]: [2, (view, value) => view.setInt16(0, toNumber(value), true)],
  [TypeCode.UInt16]: [2, (view, value) => view.setUint16(0, toNumber(value), true)],
  [TypeCode.Int32]: [4, (view, value) => view.setInt32(0, toNumber(value), true)],
  [TypeCode.UInt32]: [4, (view, value) => view.setUint32(0, toNumber(value), true)],
  [TypeCode.Int64]: [8, (view, value) => view.setBigInt64(0, toBigInt(value), true)],
  [TypeCode.UInt64]: [8, (view, value) => view.setBigUint64(0, toBigInt(value), true)],
  [TypeCode.Single]: [4, (view, value) => view.setFloat32(0, toNumber(value), true)],
  [TypeCode.Double]: [8, (view, value) => view.setFloat64(0, toNumber(value), true)],
};

/** Null for anything but primitive values, enums and arrays of these. */
export function bytesOfValue(value: unknown): ValueBytes | null {
  const type = typeOf(value);
  const isArray = isNetArray(value);
  const element = isArray ? (type.elementType as NetType) : type;
  const form = forms[typeCodeOfType(element)];
  if (form === undefined) return null;
  const [size, write] = form;
  const items = isArray ? [...elementsOf(value)] : [value];
  if (items.length === 0) return null;
  const bytes = new Uint8Array(size * items.length);
  items.forEach((item, i) => {
    write(new DataView(bytes.buffer, i * size, size), item);
  });
  return { type: isArray ? type : element.isEnum ? element.underlyingType : element, isArray, bytes };
}
