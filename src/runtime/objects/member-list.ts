/**
 * Listing and finding members for Get-Member, formatting, Select-Object and `psobject`. Unlike property access, nothing is
 * made up here: no keys of dictionaries, no Count of a scalar, no properties of elements.
 */
import { hooks } from '../language/hooks.js';
import { objectText, toTextCulture } from '../language/to-text.js';
import { adapterFor } from './adapters.js';
import { interfaceMethods } from './interface-methods.js';
import { Member } from './member.js';
import { invokeExtended, invokeOverloads } from './method-access.js';
import { findType, NetType, reflectionName, typeOf } from './net-type.js';
import { propertyReader, readExtended } from './property-access.js';
import { setAdapted, setExtended, setNetProperty } from './property-write.js';
import { definitionsOf } from './ps-method.js';
import { ExtendedMember, type MemberTable, membersOf, PSObject } from './ps-object.js';
import { allMembers, instanceMember } from './type-lookup.js';
import { isMethodGroup, type MethodGroup, type PropertyMember } from './type-members.js';
import { typeNamesOf } from './type-names.js';
import { typeTable } from './type-table.js';
import { fold, isNull } from './values.js';

const automation = 'System.Management.Automation.';

/** The member of that name, or undefined. */
export function findMember(target: unknown, name: string): Member | undefined {
  if (isNull(target)) return undefined;
  const folded = fold(name);
  const table = membersOf(target);
  const position = table?.shape.index.get(folded);
  if (table && position !== undefined) return ownMember(target, table, position);
  const extended = typeTable.memberOf(target, folded);
  if (extended) return extendedMember(target, extended, false);
  const base = adaptedBase(target);
  const adapter = adapterFor(typeOf(base));
  if (adapter)
    for (const property of adapter.properties(base as never))
      if (fold(property.name) === folded) return adaptedMember(base, property, adapter);
  const member = instanceMember(typeOf(base), folded);
  return member && netMember(base, member);
}

/**
 * All members: added ones, those of the type table, and the type's own, each once. `view` picks one kind of them, as
 * psextended, psadapted and psbase do. An adapter's properties stand for those of .NET, which follow at the end.
 */
export function enumerateMembers(target: unknown, view: 'all' | 'extended' | 'adapted' | 'base' = 'all'): Member[] {
  if (isNull(target)) return [];
  const found = new Map<string, Member>();
  const add = (member: Member) => {
    const key = fold(member.name);
    if (!found.has(key)) found.set(key, member);
  };
  if (view === 'all' || view === 'extended') {
    const table = membersOf(target);
    if (table) for (let i = 0; i < table.values.length; i++) add(ownMember(target, table, i));
    for (const member of typeTable.membersOf(target).values()) add(extendedMember(target, member, false));
  }
  if (view === 'extended') return [...found.values()];
  const base = adaptedBase(target);
  const type = typeOf(base);
  const adapter = view === 'base' ? undefined : adapterFor(type);
  if (adapter) for (const property of adapter.properties(base as never)) add(adaptedMember(base, property, adapter));
  const own = [...allMembers(type, 'instance').values()];
  const isAdapted = (member: MethodGroup | PropertyMember) =>
    !adapter || isMethodGroup(member) || member.parameters.length > 0;
  for (const member of own) if (isAdapted(member)) add(netMember(base, member));
  if (view !== 'adapted') for (const member of own) if (!isAdapted(member)) add(netMember(base, member));
  return [...found.values()];
}

/** The names of the properties that can be read, as Select-Object * and formatting take them. */
export function propertyNames(target: unknown): string[] {
  if (target instanceof PSObject && hasOnlyNotes(target)) return [...target.shape.names];
  return enumerateMembers(target)
    .filter((member) => member.isProperty && !member.isHidden && member.isGettable)
    .map((member) => member.name);
}

/** True for a [pscustomobject] whose properties are its notes: no other members, none of the type table. */
export function hasOnlyNotes(target: PSObject): boolean {
  if (!target.isCustom || typeTable.membersOf(target).size > 0) return false;
  for (const entry of target.values) if (entry instanceof ExtendedMember) return false;
  return true;
}

/** Static members of a type. */
export function enumerateStaticMembers(type: NetType): Member[] {
  return [...allMembers(type, 'static').values()].map((member) => netMember(type, member));
}

/** A [pscustomobject] has the methods of its own type but no properties beyond its notes. */
function adaptedBase(target: unknown): unknown {
  return target instanceof PSObject && !target.isCustom ? target.base : target;
}

function ownMember(target: unknown, table: MemberTable, position: number): Member {
  const name = table.shape.names[position] as string;
  const entry = table.values[position];
  if (entry instanceof ExtendedMember) return extendedMember(target, entry, true);
  return new Member({
    name,
    memberType: 'NoteProperty',
    definition: () => noteDefinition(name, entry),
    typeNameOfValue: isNull(entry) ? 'System.Object' : (typeNamesOf(entry)[0] ?? 'System.Object'),
    get: () => table.entry(name) ?? null,
    set: (value) => table.setEntry(name, value),
    isInstance: true,
  });
}

/** `int a=1`, as a note is shown. */
export function noteDefinition(name: string, value: unknown): string {
  return `${noteTypeText(value)} ${name}=${noteText(value)}`;
}

/** The full name of what is a PSObject; the type as PowerShell calls it, without namespaces, of another value. */
function noteTypeText(value: unknown): string {
  if (isNull(value)) return 'object';
  return isPSObject(value) ? (typeNamesOf(value)[0] ?? '') : shortName(typeOf(value));
}

function isPSObject(value: unknown): boolean {
  return value instanceof PSObject || membersOf(value) !== undefined;
}

function shortName(type: NetType): string {
  return type.displayName.replace(/[\w.]+\./g, '');
}

function noteText(value: unknown): string {
  if (isNull(value)) return 'null';
  const culture = hooks.currentCulture();
  if (isPSObject(value)) return toTextCulture(value, culture);
  return value instanceof NetType ? value.toString() : objectText(value, culture);
}

function typeNameOfMethod({ memberType }: ExtendedMember): string {
  return memberType === 'ScriptMethod' ? 'System.Object' : `${automation}PS${memberType}`;
}

function extendedMember(target: unknown, member: ExtendedMember, isInstance: boolean): Member {
  const isMethod = member.invoke !== null;
  return new Member({
    name: member.name,
    memberType: member.memberType,
    definition: member.definition,
    typeNameOfValue: isMethod ? typeNameOfMethod(member) : typeNameOf(member, target),
    get: isMethod || member.get === null ? null : () => member.get?.(target) ?? null,
    set: member.set && ((value) => setExtended(member, target, value)),
    invoke: isMethod ? (args) => invokeExtended(member, target, args) : null,
    isInstance,
    isHidden: member.isHidden,
    overloads: isMethod ? [member.definition] : [],
    source: member,
  });
}

function typeNameOf(member: ExtendedMember, target: unknown): string {
  if (member.typeNameOfValue !== null) return member.typeNameOfValue;
  if (member.memberType === 'AliasProperty')
    return findMember(target, member.references[0] as string)?.typeNameOfValue ?? 'System.Object';
  const value = readExtended(member, target);
  return isNull(value) ? 'System.Object' : (typeNamesOf(value)[0] ?? 'System.Object');
}

function adaptedMember(
  base: unknown,
  property: { name: string; typeName: string; isSettable: boolean },
  adapter: NonNullable<ReturnType<typeof adapterFor>>,
): Member {
  const { name, typeName, isSettable } = property;
  return new Member({
    name,
    memberType: 'Property',
    definition: `${findType(typeName)?.displayName ?? typeName} ${name} {get;${isSettable ? 'set;' : ''}}`,
    typeNameOfValue: typeName,
    get: () => adapter.get(base as never, name) ?? null,
    set: isSettable ? (value) => void setAdapted(adapter, base, name, value) : null,
  });
}

/** A member of the .NET type, of an object or (for static members) of the NetType itself. */
function netMember(base: unknown, member: MethodGroup | PropertyMember): Member {
  if (isMethodGroup(member)) {
    const own = member.overloads.map((overload) => overload.definition);
    const overloads = member.isStatic ? own : [...own, ...interfaceMethods(typeOf(base), member.name, own)];
    return new Member({
      name: member.name,
      memberType: 'Method',
      definition: overloads.join(', '),
      typeNameOfValue: `${automation}PSMethod`,
      get: null,
      invoke: (args) => invokeOverloads(member, member.isStatic ? null : base, member.name, args, []),
      isHidden: member.overloads.every((overload) => overload.isHidden === true),
      overloads,
      source: member,
    });
  }
  const isParameterized = member.parameters.length > 0;
  const read = member.get && !isParameterized ? propertyReader(member) : null;
  return new Member({
    name: member.name,
    memberType: isParameterized ? 'ParameterizedProperty' : 'Property',
    definition: isParameterized ? definitionsOf(member).join(', ') : member.definition,
    typeNameOfValue: typeNameOfText(member),
    get: read && (() => read(base)),
    set: member.set && !isParameterized ? (value) => setNetProperty(member, base, value) : null,
    isHidden: member.isHidden ?? false,
    overloads: isParameterized ? definitionsOf(member) : [],
    source: member,
  });
}

function typeNameOfText(member: PropertyMember): string {
  return member.type ? reflectionName(member.type) : member.typeText;
}
