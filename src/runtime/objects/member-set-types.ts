/** The .NET types of `psobject` and its like: sets of an object's members, their collections, and the list of type names. */
import { registerAdapter } from './adapters.js';
import type { Member } from './member.js';
import { detached, memberTypes, sharedMembers } from './member-types.js';
import { defineType, type MemberImplementation, type NetType } from './net-type.js';
import { type MemberCollection, PSMemberSet, TypeNameList } from './ps-member-set.js';
import { ExtendedMember } from './ps-object.js';
import { memberSet } from './standard-members.js';

const automation = 'System.Management.Automation.';

/** The members of a set; those of one that a script made hang on an object of their own. */
function contentOf(set: PSMemberSet | Member): PSMemberSet {
  return set instanceof PSMemberSet ? set : new PSMemberSet('psextended', (set.source as ExtendedMember).source);
}

/** Members, Properties and Methods. */
export const setMembers: Record<string, MemberImplementation> = {
  [`${automation}PSMemberInfoCollection[${automation}PSMemberInfo] Members {get;}`]: (self: PSMemberSet | Member) =>
    contentOf(self).members,
  [`${automation}PSMemberInfoCollection[${automation}PSPropertyInfo] Properties {get;}`]: (
    self: PSMemberSet | Member,
  ) => contentOf(self).properties,
  [`${automation}PSMemberInfoCollection[${automation}PSMethodInfo] Methods {get;}`]: (self: PSMemberSet | Member) =>
    contentOf(self).methods,
};

/** psobject shows an object itself; psbase and its like are sets of members, which read like an object of their own. */
defineType(`${automation}PSMemberSet`, {}, () => ({
  base: `${automation}PSMemberInfo`,
  toString: (self: PSMemberSet | Member) =>
    `${self.name} {${contentOf(self)
      .list()
      .map((member) => member.name)
      .join(', ')}}`,
  members: {
    'new(string name)': (_type: NetType, name: string) => detached(memberSet(name, [])),
    [`new(string name, System.Collections.Generic.IEnumerable[${automation}PSMemberInfo] members)`]: (
      _type: NetType,
      name: string,
      members: Member[],
    ) =>
      detached(
        memberSet(
          name,
          members.map((member) => [member.name, extendedFrom(member)]),
        ),
      ),
    'bool InheritMembers {get;}': () => true,
    ...setMembers,
    ...sharedMembers('MemberType Value TypeNameOfValue'),
  },
}));

function extendedFrom(member: Member): ExtendedMember {
  if (member.source instanceof ExtendedMember) return member.source;
  const set = (_self: unknown, value: unknown) => member.set?.(value);
  return new ExtendedMember(member.name, 'NoteProperty', member.definition, () => member.value, set);
}

registerAdapter(`${automation}PSMemberSet`, {
  get: (self: PSMemberSet | Member, name) => memberValue(contentOf(self).find(name)),
  set: (self: PSMemberSet | Member, name, value) => {
    const member = contentOf(self).find(name);
    member?.set?.(value);
    return member?.isSettable === true;
  },
  properties: (self: PSMemberSet | Member) =>
    contentOf(self)
      .list()
      .filter((member) => member.isProperty)
      .map(({ name, typeNameOfValue: typeName, isSettable }) => ({ name, typeName, isSettable })),
});

function memberValue(member: Member | undefined): unknown {
  if (member === undefined) return undefined;
  return member.isMethod ? member : member.value;
}

const collectionName = `${automation}PSMemberInfoCollection\`1`;
defineType(collectionName, { generic: ['T'] }, () => ({
  abstract: true,
  interfaces: ['System.Collections.IEnumerable', 'System.Collections.Generic.IEnumerable[T]'],
  enumerate: (self: MemberCollection) => self.list(),
  members: {
    'T Item(string name) {get;}': (self: MemberCollection, name: string) => self.get(name),
    'void Add(T member)': (self: MemberCollection, member: Member) => self.add(member),
    'void Add(T member, bool preValidated)': (self: MemberCollection, member: Member) => self.add(member),
    'void Remove(string name)': (self: MemberCollection, name: string) => self.remove(name),
    'System.Object Match(string name)': (self: MemberCollection, name: string) => self.match(name, 0x3fff),
    [`System.Object Match(string name, ${memberTypes} memberTypes)`]: (
      self: MemberCollection,
      name: string,
      kinds: { value: number },
    ) => self.match(name, kinds.value),
  },
}));
defineType(`${automation}PSMemberInfoIntegratingCollection\`1`, { generic: ['T'] }, () => ({
  base: `${automation}PSMemberInfoCollection[T]`,
}));

defineType(`${automation}Runspaces.ConsolidatedString`, { class: TypeNameList }, () => ({
  interfaces: ['System.Collections.IList'],
  enumerate: (self: TypeNameList) => self.names,
  members: {
    'int Count {get;}': (self: TypeNameList) => self.names.length,
    'string Item(int index) {get;set;}': {
      get: (self: TypeNameList, index: number) => self.names[index],
      set: (self: TypeNameList, index: number, name: string) => self.set(index, name),
    },
    'void Add(string item)': (self: TypeNameList, name: string) => self.add(name),
    'void Clear()': (self: TypeNameList) => self.clear(),
    'bool Contains(string item)': (self: TypeNameList, name: string) => self.names.includes(name),
    'int IndexOf(string item)': (self: TypeNameList, name: string) => self.names.indexOf(name),
    'void Insert(int index, string item)': (self: TypeNameList, index: number, name: string) =>
      self.insert(index, name),
    'bool Remove(string item)': (self: TypeNameList, name: string) => self.remove(name),
    'void RemoveAt(int index)': (self: TypeNameList, index: number) => self.removeAt(index),
  },
}));
