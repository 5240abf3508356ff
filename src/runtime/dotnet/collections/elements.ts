/** Elements of any collection, arrays of a given element type, and type arguments of constructed generic types. */
import { enumerableOf } from '../../language/enumerate.js';
import { hooks } from '../../language/hooks.js';
import { fromNaturalMarshaler } from '../../objects/marshal.js';
import { type NetType, requireType, typeOf, types } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { BoxedNumber, ByteBox, Char, isNull, type TypedArray } from '../../objects/values.js';

/** The elements of an IEnumerable as values. Unlike the language, a string has its chars as elements. */
export function elementsOf(value: unknown): Iterable<unknown> {
  const base = baseOf(value);
  if (Array.isArray(base)) return base;
  if (base instanceof Uint8Array) return bytesOf(base);
  if (typeof base === 'string') return Array.from({ length: base.length }, (_, i) => Char.from(base.charCodeAt(i)));
  if (base === null || base === undefined) return [];
  const enumerate = (base as { netType?: NetType }).netType?.inherited('enumerate');
  if (enumerate) return enumerate(base as never);
  return enumerableOf(base) ?? [base];
}

function* bytesOf(bytes: Uint8Array): Iterable<unknown> {
  for (const byte of bytes) yield new ByteBox(byte);
}

/** A .NET array of these elements. */
export function typedArray(elementType: NetType, items: Iterable<unknown>): TypedArray | Uint8Array {
  if (elementType.fullName === 'System.Byte')
    return Uint8Array.from(items as Iterable<ByteBox | number>, (b) => (b instanceof BoxedNumber ? b.value : b));
  const array = [...items] as TypedArray;
  if (elementType.fullName !== 'System.Object') array.elementType = elementType;
  return array;
}

/** The elements of an `IEnumerable<T>` argument as values: marshalling hands them over in natural form. */
export function valuesOf(items: unknown, elementType: NetType): unknown[] {
  const marshaler = fromNaturalMarshaler(elementType);
  const elements = elementsOf(items);
  return marshaler === null ? [...elements] : Array.from(elements, marshaler);
}

/** Writes into a .NET array that a caller gave. */
export function storeElement(array: unknown[] | Uint8Array, index: number, item: unknown): void {
  if (array instanceof Uint8Array) array[index] = item instanceof BoxedNumber ? item.value : Number(item);
  else array[index] = item;
}

/** The type arguments with which `type` or a base of it was made from a generic definition; Object where there are none. */
export function typeArgument(type: NetType, index = 0): NetType {
  for (let t: NetType | null = type; t !== null; t = t.baseType)
    if (t.genericArguments.length > index) return t.genericArguments[index] as NetType;
  return types.object();
}

/** `default(T)`. */
export function defaultOf(type: NetType): unknown {
  if (!type.isValueType) return null;
  if (type.fullName === 'System.Int32') return 0;
  if (type.isEnum) return type.enumValue(0);
  return type.definition.defaultValue?.() ?? null;
}

/** `definition` of these arguments: `genericType('System.Collections.Generic.List`1', element)`. */
export function genericType(definition: string, ...args: NetType[]): NetType {
  return requireType(definition).makeGeneric(args);
}

/** Object.ToString() of a value; '' for null. */
export function netText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isNull(value)) return '';
  const base = baseOf(value);
  const type = typeOf(base);
  const text = type.inherited('toString');
  return text ? text(base as never, null, hooks.currentCulture()) : type.fullName;
}
