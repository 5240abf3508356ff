/** LanguagePrimitives.GetEnumerable: what a pipeline, foreach and the comparison operators take apart. */
import { elementsOf } from '../objects/arrays.js';
import { type NetType, typeOf } from '../objects/net-type.js';
import { PSObject } from '../objects/ps-object.js';
import { MultiArray } from '../objects/values.js';

/** The elements, or null when the value counts as one: strings, numbers, dictionaries, XmlNodes, $null. */
export function enumerableOf(value: unknown): Iterable<unknown> | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return null;
  if (value instanceof Uint8Array) return elementsOf(value);
  if (value instanceof PSObject) return value.isCustom ? null : enumerableOf(value.base);
  if (value instanceof MultiArray) return value.elements;
  const type: NetType = typeOf(value);
  if (!type.isEnumerable) return null;
  const enumerate = type.inherited('enumerate');
  return enumerate ? enumerate(value as never) : null;
}

/** The elements as an array: the value's own array where it is one, [value] when it does not enumerate. */
export function toArray(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const items = enumerableOf(value);
  return items === null ? [value] : [...items];
}
