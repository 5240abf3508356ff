/** Objects of the types that C# source declares: their fields stand in a record of their own. */
import type { NetType } from '../objects/net-type.js';

export const fields = Symbol('fields');

export interface CsInstance {
  netType: NetType;
  [fields]: Record<string, unknown>;
}

/** An object whose base is System.Object; one that derives from another .NET class is that class's own, with `fields` added. */
export class CsObject implements CsInstance {
  [fields]: Record<string, unknown> = {};
  constructor(public netType: NetType) {}
}

/** Name of the assembly of all types that Add-Type compiles. */
export const sourceAssembly = 'Add-Type';
export const isOfSource = (type: NetType): boolean => type.registration.assembly === sourceAssembly;

export function isInstance(value: unknown): value is CsInstance {
  return typeof value === 'object' && value !== null && fields in value;
}

/** A struct is copied where it is assigned. */
export function copied(value: unknown): unknown {
  if (!(value instanceof CsObject) || !value.netType.isValueType) return value;
  const copy = new CsObject(value.netType);
  for (const [name, field] of Object.entries(value[fields])) copy[fields][name] = copied(field);
  return copy;
}
