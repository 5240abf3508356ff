/**
 * Adapters give values of some types properties that .NET does not know: an XML element has its attributes and children.
 * Who defines such a type registers an adapter for it, which holds for derived types too.
 */
import type { NetType } from './net-type.js';

export interface PropertyAdapter {
  /** The property's value, or undefined when there is none of that name. */
  get(self: never, name: string): unknown;
  /** False when there is no property of that name to set. */
  set(self: never, name: string, value: unknown): boolean;
  /** The properties in order, with the name of each one's type. */
  properties(self: never): Iterable<{ name: string; typeName: string; isSettable: boolean }>;
}

const registered = new Map<string, PropertyAdapter>();
const byType = new Map<NetType, PropertyAdapter | null>();

export function registerAdapter(typeName: string, adapter: PropertyAdapter): void {
  registered.set(typeName, adapter);
  byType.clear();
}

export function adapterFor(type: NetType): PropertyAdapter | undefined {
  if (registered.size === 0) return undefined;
  let adapter = byType.get(type);
  if (adapter === undefined) {
    adapter = null;
    for (let current: NetType | null = type; current !== null && adapter === null; current = current.baseType)
      adapter = registered.get(current.fullName) ?? null;
    byType.set(type, adapter);
  }
  return adapter ?? undefined;
}
