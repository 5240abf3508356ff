/** Which members of an object are written, and what they have. */
import type { Member } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import { ExtendedMember, type MemberTable } from '../objects/ps-object.js';
import { DeserializedProperty } from './deserialized-members.js';

/** What is written of a member; Member, or one of our own. */
export interface WrittenMember {
  name: string;
  memberType: string;
  isInstance: boolean;
  get: (() => unknown) | null;
}

/** A property that is the type's own. */
export function isAdapted(member: Member): boolean {
  return member.source instanceof DeserializedProperty || (member.memberType === 'Property' && !member.isInstance);
}

/** A property that the type data add. */
export function isTypeData(member: Member): boolean {
  return member.isProperty && !isAdapted(member) && !member.isInstance;
}

export function isInstanceProperty(entry: unknown): boolean {
  return !(entry instanceof ExtendedMember) || (entry.invoke === null && !(entry instanceof DeserializedProperty));
}

/** Notes and other properties that were added to this very object. */
export function instanceMembers(value: unknown, table: MemberTable | undefined): WrittenMember[] {
  const members: WrittenMember[] = [];
  if (table)
    for (let i = 0; i < table.values.length; i++) {
      const entry = table.values[i];
      if (!isInstanceProperty(entry)) continue;
      const name = table.shape.names[i] as string;
      if (entry instanceof ExtendedMember) {
        if (entry.memberType !== 'PropertySet')
          members.push({
            name,
            memberType: entry.memberType,
            isInstance: true,
            get: entry.get && (() => entry.get?.(value) ?? null),
          });
      } else members.push({ name, memberType: 'NoteProperty', isInstance: true, get: () => entry ?? null });
    }
  return members;
}

/** A member's value; undefined when it has none, or its getter throws. */
export function readMember(member: { get: (() => unknown) | null } | undefined): unknown {
  if (!member?.get) return undefined;
  try {
    return member.get() ?? null;
  } catch (error) {
    if (error instanceof NetException) return undefined;
    throw error;
  }
}
