/** Members of any value: added members, type data, the .NET type's own. */

import { isDictionary } from './hashtable.js';
import { fromNatural } from './marshal.js';
import { type NetType, typeOf } from './net-type.js';
import { callOverload, findOverload } from './overloads.js';
import { baseOf, type ExtendedMember, type MemberType, membersOf, PSObject } from './ps-object.js';
import { isMethodGroup } from './type-members.js';
import { fold } from './values.js';

/** A member as Get-Member shows it. */
export interface MemberDescription {
  name: string;
  memberType: MemberType;
  definition: string;
  hidden: boolean;
  member: ExtendedMember | null;
}

export function getProperty(target: unknown, name: string, _strict = false): unknown {
  const own = membersOf(target)?.entry(name);
  if (own !== undefined) return own;
  const base = baseOf(target);
  if (isDictionary(base)) return base.get(name) ?? null;
  if (base === null || base === undefined || base instanceof PSObject) return null;
  for (let type: NetType | null = typeOf(base); type; type = type.baseType) {
    const member = type.members.instance.get(fold(name));
    if (member && !isMethodGroup(member)) return fromNatural(member.get?.(base as never), member.typeText);
  }
  return null;
}
export function setProperty(target: unknown, name: string, value: unknown): void {
  if (target instanceof PSObject) target.setEntry(name, value);
  else if (isDictionary(target)) target.set(name, value);
}
export function invokeMethod(
  target: unknown,
  name: string,
  args: unknown[],
  _genericArguments: NetType[] = [],
): unknown {
  for (let type: NetType | null = typeOf(baseOf(target)); type; type = type.baseType) {
    const member = type.members.instance.get(fold(name));
    if (member && isMethodGroup(member)) {
      const overload = findOverload(member.overloads, args);
      if (overload) return fromNatural(callOverload(overload, baseOf(target), args), overload.returnText);
    }
  }
  throw new Error(name);
}
export function getStatic(type: NetType, name: string, _strict = false): unknown {
  const member = type.members.static.get(fold(name));
  return member && !isMethodGroup(member) ? fromNatural((member.get as () => unknown)(), member.typeText) : null;
}
export function setStatic(_type: NetType, _name: string, _value: unknown): void {}
export function invokeStatic(type: NetType, name: string, args: unknown[], _genericArguments: NetType[] = []): unknown {
  const member = type.members.static.get(fold(name));
  if (member && isMethodGroup(member)) {
    const overload = findOverload(member.overloads, args);
    if (overload) return fromNatural(callOverload(overload, null, args), overload.returnText);
  }
  throw new Error(name);
}
/** `[type]::new(args)` */
export function construct(type: NetType, args: unknown[]): unknown {
  const overload = findOverload(type.members.constructors, args);
  if (!overload) throw new Error(type.fullName);
  return callOverload({ ...overload, isStatic: false }, type, args);
}
export function findMember(_target: unknown, _name: string): MemberDescription | undefined {
  return undefined;
}
export function enumerateMembers(_target: unknown): MemberDescription[] {
  return [];
}
export function propertyNames(target: unknown): string[] {
  return [...(membersOf(target)?.shape.names ?? [])];
}
export function typeNamesOf(value: unknown): string[] {
  return [typeOf(value).fullName];
}
/** The property read at one place of a script. */
export class PropertySite {
  constructor(readonly name: string) {}
  get(target: unknown, strict = false): unknown {
    return getProperty(target, this.name, strict);
  }
}
/** The method call at one place of a script. */
export class MethodSite {
  constructor(readonly name: string) {}
  invoke(target: unknown, args: unknown[], genericArguments: NetType[] = []): unknown {
    return invokeMethod(target, this.name, args, genericArguments);
  }
}
