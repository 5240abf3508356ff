/** The members that a type has together with its bases: properties hide, methods gather overloads. */
import { accessorNamed } from './accessors.js';
import type { NetType } from './net-type.js';
import { isMethodGroup, type MethodGroup, type MethodOverload, type PropertyMember } from './type-members.js';

type Member = MethodGroup | PropertyMember;

const instanceCache = new WeakMap<NetType, Map<string, Member | null>>();
const staticCache = new WeakMap<NetType, Map<string, Member | null>>();

/** The instance member by its folded name, bases included. */
export function instanceMember(type: NetType, name: string): Member | undefined {
  return lookUp(instanceCache, type, name, 'instance');
}

/** The static member by its folded name, bases included. `new` is the constructors. */
export function staticMember(type: NetType, name: string): Member | undefined {
  return lookUp(staticCache, type, name, 'static');
}

export function hasConstructors(type: NetType): boolean {
  if (type.isArray || type.definition.abstract || type.isGenericDefinition) return false;
  return type.members.constructors.length > 0;
}

function constructorsOf(type: NetType): MethodGroup | undefined {
  return hasConstructors(type) ? { name: 'new', isStatic: false, overloads: type.members.constructors } : undefined;
}

function lookUp(
  cache: WeakMap<NetType, Map<string, Member | null>>,
  type: NetType,
  name: string,
  table: 'instance' | 'static',
): Member | undefined {
  let known = cache.get(type);
  if (known === undefined) {
    known = new Map();
    cache.set(type, known);
  }
  let member = known.get(name);
  if (member === undefined) {
    member =
      gather(type, name, table) ?? accessorNamed(name, (property) => lookUp(cache, type, property, table)) ?? null;
    known.set(name, member);
  }
  return member ?? undefined;
}

function gather(type: NetType, name: string, table: 'instance' | 'static'): Member | undefined {
  let group: MethodGroup | undefined;
  for (const current of lineage(type)) {
    const member = current.members[table].get(name);
    if (member === undefined) continue;
    if (!isMethodGroup(member)) {
      if (group === undefined) return member;
      continue;
    }
    group = group === undefined ? member : merge(group, member);
  }
  return group ?? (table === 'static' && name === 'new' ? constructorsOf(type) : undefined);
}

/** Types in the order of lookup. An interface has the members of the interfaces it extends. */
function lineage(type: NetType): NetType[] {
  if (type.isInterface) return [...type.basesAndInterfaces];
  const types: NetType[] = [];
  for (let current: NetType | null = type; current !== null; current = current.baseType) types.push(current);
  return types;
}

function merge(derived: MethodGroup, base: MethodGroup): MethodGroup {
  const added = base.overloads.filter((overload) => !derived.overloads.some((own) => sameParameters(own, overload)));
  return added.length === 0 ? derived : { ...derived, overloads: [...derived.overloads, ...added] };
}

function sameParameters(a: MethodOverload, b: MethodOverload): boolean {
  return (
    a.parameters.length === b.parameters.length &&
    a.parameters.every((parameter, i) => parameter.typeText === b.parameters[i]?.typeText)
  );
}

/** All members by folded name, nearest first. */
export function allMembers(type: NetType, table: 'instance' | 'static'): Map<string, Member> {
  const found = new Map<string, Member>();
  for (const current of lineage(type))
    for (const name of current.members[table].keys())
      if (!found.has(name))
        found.set(name, (table === 'instance' ? instanceMember : staticMember)(type, name) as Member);
  const constructors = table === 'static' ? staticMember(type, 'new') : undefined;
  if (constructors !== undefined) found.set('new', constructors);
  return found;
}
