/** PSTypeNames: what a value is called for type data, formatting and -PSTypeName, from the most to the least specific. */
import { type NetType, reflectionName, typeOf } from './net-type.js';
import { membersOf, PSObject } from './ps-object.js';
import { isNull } from './values.js';

export const customObjectTypeNames: readonly string[] = [
  'System.Management.Automation.PSCustomObject',
  'System.Object',
];

const cache = new WeakMap<NetType, readonly string[]>();

/** The names of a type and its bases. */
export function typeNamesOfType(type: NetType): readonly string[] {
  let names = cache.get(type);
  if (names === undefined) {
    const found: string[] = [];
    for (let current: NetType | null = type; current !== null; current = current.baseType)
      found.push(reflectionName(current));
    names = found;
    cache.set(type, names);
  }
  return names;
}

/** The type names of a value; not to be changed. Empty for null. */
export function typeNamesOf(value: unknown): readonly string[] {
  const own = membersOf(value)?.typeNames;
  if (own) return own;
  if (isNull(value)) return [];
  if (value instanceof PSObject) return value.isCustom ? customObjectTypeNames : typeNamesOf(value.base);
  return typeNamesOfType(typeOf(value));
}
