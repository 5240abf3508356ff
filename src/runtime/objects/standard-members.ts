/**
 * PSStandardMembers: a member set that says how an object is shown (DefaultDisplayPropertySet), sorted (DefaultKeyPropertySet)
 * and serialised. A script may add one to an object; what types have of it is in the TypeTable, and is made into a set only
 * when somebody reads it.
 */
import { propertySet } from './members.js';
import { findType } from './net-type.js';
import { readProperty } from './property-access.js';
import { ExtendedMember, MemberTable, membersOf, PSObject } from './ps-object.js';
import { typeNamesOf } from './type-names.js';
import { type StandardMembers, typeTable } from './type-table.js';
import { fold } from './values.js';

/** A member that holds other members under one name. */
export function memberSet(name: string, members: readonly (readonly [name: string, entry: unknown])[]): ExtendedMember {
  const holder = new PSObject();
  for (const [member, entry] of members) holder.setEntry(member, entry);
  const names = members.map(([member]) => member).join(', ');
  return new ExtendedMember(name, 'MemberSet', `${name} {${names}}`, () => holder, null, null, [], holder);
}

/** The names in a property set of the object's own PSStandardMembers, or undefined. */
export function ownPropertySet(target: unknown, name: string): readonly string[] | undefined {
  const own = membersOf(target)?.entry('PSStandardMembers');
  const holder = own instanceof ExtendedMember ? own.source : own;
  const set = holder instanceof MemberTable ? holder.entry(name) : undefined;
  return set instanceof ExtendedMember && set.memberType === 'PropertySet' ? set.references : undefined;
}

type Hint = keyof StandardMembers;
type Hints = { readonly [K in Hint]?: (name: string, hint: NonNullable<StandardMembers[K]>, self: unknown) => unknown };

const names = (name: string, references: readonly string[]) => propertySet(name, references);
const note = (_name: string, value: unknown) => value;

/** What stands in the set for each thing that type data can say. */
const hints: Hints = {
  serializationMethod: note,
  targetTypeForDeserialization: (_name, type) => findType(type) ?? type,
  serializationDepth: note,
  defaultDisplayProperty: note,
  inheritPropertySerializationSet: note,
  stringSerializationSource: (_name, source, self) =>
    typeof source === 'string' ? readProperty(self, source, fold(source)) : source.get?.(self),
  defaultDisplayPropertySet: names,
  defaultKeyPropertySet: names,
  propertySerializationSet: names,
};

/** `$x.PSStandardMembers` by the object's types: undefined when these have nothing of it. */
export function standardMembersOf(self: unknown): PSObject | undefined {
  const typeNames = typeNamesOf(self);
  const set = new PSObject();
  for (const [hint, entryOf] of Object.entries(hints)) {
    const said = typeTable.standardMember(typeNames, hint as Hint);
    const name = hint.charAt(0).toUpperCase() + hint.slice(1);
    if (said !== undefined) set.setEntry(name, entryOf(name, said as never, self) ?? null);
  }
  return set.shape.names.length === 0 ? undefined : set;
}
