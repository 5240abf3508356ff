/** The member sets that every object has: psobject, psbase, psadapted, psextended and pstypenames; and what types say in PSStandardMembers. */
import { isDictionary } from './hashtable.js';
import { PSMemberSet, TypeNameList } from './ps-member-set.js';
import { membersOf } from './ps-object.js';
import { standardMembersOf } from './standard-members.js';

/** Nothing but its type's members is seen of a value: no set is needed. */
function isItsOwnBase(self: unknown): boolean {
  return membersOf(self) === undefined && !isDictionary(self);
}

const readers: Record<string, (self: unknown) => unknown> = {
  psobject: (self) => new PSMemberSet('psobject', self),
  psbase: (self) => (isItsOwnBase(self) ? self : new PSMemberSet('psbase', self)),
  psadapted: (self) => new PSMemberSet('psadapted', self),
  psextended: (self) => new PSMemberSet('psextended', self),
  pstypenames: (self) => new TypeNameList(self),
  psstandardmembers: standardMembersOf,
};

/** Reads an intrinsic member by its folded name; undefined when there is none of that name. */
export function intrinsicProperty(name: string): ((self: unknown) => unknown) | undefined {
  return Object.hasOwn(readers, name) ? readers[name] : undefined;
}
