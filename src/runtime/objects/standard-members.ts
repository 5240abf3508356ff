/**
 * PSStandardMembers that a script added to one object: a member set with the property sets that say what to show
 * (DefaultDisplayPropertySet) and what to sort by (DefaultKeyPropertySet). What types have of them is in the TypeTable.
 */
import { ExtendedMember, MemberTable, membersOf, PSObject } from './ps-object.js';

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
