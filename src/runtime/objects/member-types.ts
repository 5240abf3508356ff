/** The .NET types of members as reflection shows them: PSNoteProperty and its kin, PSMethod, `psobject` and its collections. */
import { aliasProperty, propertySet, scriptMethod, scriptProperty } from './extended-members.js';
import { Member } from './member.js';
import { noteDefinition } from './member-list.js';
import { invokeExtended, invokeOverloads } from './method-access.js';
import { defineType, type NetType } from './net-type.js';
import { readOnly } from './property-write.js';
import { copyObject, MemberCollection, memberTypeBits, PSMemberSet, TypeNameList } from './ps-member-set.js';
import { PSMethod, PSParameterizedProperty } from './ps-method.js';
import { ExtendedMember } from './ps-object.js';
import { typeNamesOf } from './type-names.js';

const automation = 'System.Management.Automation.';
const memberTypes = `${automation}PSMemberTypes`;

defineType(memberTypes, {}, () => ({
  flags: true,
  values: {
    AliasProperty: 1,
    CodeProperty: 2,
    Property: 4,
    NoteProperty: 8,
    ScriptProperty: 16,
    PropertySet: 32,
    Method: 64,
    CodeMethod: 128,
    ScriptMethod: 256,
    Methods: 448,
    ParameterizedProperty: 512,
    MemberSet: 1024,
    Event: 2048,
    Dynamic: 4096,
    InferredProperty: 8192,
    Properties: 8223,
    All: 16383,
  },
}));

const infoMembers = {
  'string Name {get;}': (self: Member) => self.name,
  [`${memberTypes} MemberType {get;}`]: (self: Member) => memberTypeBits(self),
  'string TypeNameOfValue {get;}': (self: Member) => self.typeNameOfValue,
  'System.Object Value {get;set;}': { get: (self: Member) => self.value, set: setValue },
  'bool IsInstance {get;}': (self: Member) => self.isInstance,
  [`${automation}PSMemberInfo Copy()`]: (self: Member) => self,
};

function setValue(self: Member, value: unknown): void {
  if (self.set === null) throw readOnly(self.name);
  self.set(value);
}

const abstractTypes: Record<string, string> = {
  PSMemberInfo: 'System.Object',
  PSPropertyInfo: `${automation}PSMemberInfo`,
  PSMethodInfo: `${automation}PSMemberInfo`,
};
for (const [name, base] of Object.entries(abstractTypes))
  defineType(automation + name, {}, () => ({
    base,
    abstract: true,
    members: name === 'PSMemberInfo' ? infoMembers : name === 'PSPropertyInfo' ? propertyMembers : methodMembers,
  }));

const propertyMembers = {
  'bool IsSettable {get;}': (self: Member) => self.isSettable,
  'bool IsGettable {get;}': (self: Member) => self.isGettable,
};

const methodMembers = {
  'System.Object Invoke(Params System.Object[] arguments)': (self: Member | PSMethod, args: unknown[] | null) =>
    invokeMember(self, args ?? []),
  'System.Collections.ObjectModel.Collection[string] OverloadDefinitions {get;}': (self: Member | PSMethod) =>
    self.overloadDefinitions,
};

function invokeMember(self: Member | PSMethod, args: unknown[]): unknown {
  if (self instanceof Member) return self.invoke?.(args);
  if (self.method instanceof ExtendedMember) return invokeExtended(self.method, self.target, args);
  return invokeOverloads(self.method, self.method.isStatic ? null : self.target, self.name, args, []);
}

const describe = (self: { toString(): string }) => self.toString();

function sourceOf(member: Member): { getter?: unknown; setter?: unknown } {
  return ((member.source as ExtendedMember | null)?.source ?? {}) as { getter?: unknown; setter?: unknown };
}

/** A member made by itself, to be added to objects. */
function detached(member: ExtendedMember): Member {
  const { name, memberType, definition, typeNameOfValue, isHidden } = member;
  return new Member({
    ...{ name, memberType, definition, isHidden },
    typeNameOfValue: typeNameOfValue ?? 'System.Object',
    get: member.get && (() => null),
    set: member.set && (() => {}),
    isInstance: true,
    source: member,
  });
}

/** A note that belongs to no object yet keeps its value itself. */
function noteMember(name: string, value: unknown): Member {
  let held = value;
  return new Member({
    name,
    memberType: 'NoteProperty',
    definition: noteDefinition(name, held),
    typeNameOfValue: typeNamesOf(held)[0] ?? 'System.Object',
    get: () => held,
    set: (given) => {
      held = given;
    },
    isInstance: true,
  });
}

type Members = Record<string, never>;
/** name: base, constructors and further members. */
const concreteTypes: Record<string, { base: string; accelerator?: string; members?: object }> = {
  PSNoteProperty: {
    base: 'PSPropertyInfo',
    accelerator: 'psnoteproperty',
    members: {
      'new(string name, System.Object value)': (_type: NetType, name: string, value: unknown) =>
        noteMember(name, value),
    },
  },
  PSAliasProperty: {
    base: 'PSPropertyInfo',
    accelerator: 'psaliasproperty',
    members: {
      'new(string name, string referencedMemberName)': (_type: NetType, name: string, referenced: string) =>
        detached(aliasProperty(name, referenced)),
      'new(string name, string referencedMemberName, type conversionType)': (
        _type: NetType,
        name: string,
        referenced: string,
        type: NetType,
      ) => detached(aliasProperty(name, referenced, type)),
      'string ReferencedMemberName {get;}': (self: Member) => (self.source as ExtendedMember).references[0],
    },
  },
  PSScriptProperty: {
    base: 'PSPropertyInfo',
    accelerator: 'psscriptproperty',
    members: {
      [`new(string name, ${automation}ScriptBlock getterScript)`]: (_type: NetType, name: string, getter: unknown) =>
        detached(scriptProperty(name, getter)),
      [`new(string name, ${automation}ScriptBlock getterScript, ${automation}ScriptBlock setterScript)`]: (
        _type: NetType,
        name: string,
        getter: unknown,
        setter: unknown,
      ) => detached(scriptProperty(name, getter, setter)),
      [`${automation}ScriptBlock GetterScript {get;}`]: (self: Member) => sourceOf(self).getter,
      [`${automation}ScriptBlock SetterScript {get;}`]: (self: Member) => sourceOf(self).setter,
    },
  },
  PSCodeProperty: { base: 'PSPropertyInfo' },
  PSProperty: { base: 'PSPropertyInfo' },
  PSScriptMethod: {
    base: 'PSMethodInfo',
    accelerator: 'psscriptmethod',
    members: {
      [`new(string name, ${automation}ScriptBlock script)`]: (_type: NetType, name: string, script: unknown) =>
        detached(scriptMethod(name, script)),
      [`${automation}ScriptBlock Script {get;}`]: (self: Member) => (self.source as ExtendedMember).source,
    },
  },
  PSCodeMethod: { base: 'PSMethodInfo' },
  PSPropertySet: {
    base: 'PSMemberInfo',
    members: {
      'new(string name, System.Collections.Generic.IEnumerable[string] referencedPropertyNames)': (
        _type: NetType,
        name: string,
        names: string[],
      ) => detached(propertySet(name, names)),
      'System.Collections.ObjectModel.Collection[string] ReferencedPropertyNames {get;}': (self: Member) =>
        (self.source as ExtendedMember).references,
    },
  },
  PSEvent: { base: 'PSMemberInfo' },
};

for (const [name, { base, accelerator, members }] of Object.entries(concreteTypes))
  defineType(automation + name, accelerator ? { accelerators: [accelerator] } : {}, () => ({
    base: automation + base,
    toString: describe as (self: never) => string,
    members: (members ?? {}) as Members,
  }));

defineType(`${automation}PSMethod`, { class: PSMethod }, () => ({
  base: `${automation}PSMethodInfo`,
  toString: describe as (self: never) => string,
  members: { 'string Name {get;}': (self: PSMethod | Member) => self.name },
}));
defineType(`${automation}PSParameterizedProperty`, { class: PSParameterizedProperty }, () => ({
  base: `${automation}PSMethodInfo`,
  toString: describe as (self: never) => string,
  members: { 'string Name {get;}': (self: PSParameterizedProperty | Member) => self.name },
}));

defineType(`${automation}PSMemberSet`, { class: PSMemberSet }, () => ({
  base: `${automation}PSMemberInfo`,
  toString: (self: PSMemberSet) =>
    `${self.name} {${self
      .list()
      .map((member) => member.name)
      .join(', ')}}`,
  members: {
    'string Name {get;}': (self: PSMemberSet) => self.name,
    [`${automation}PSMemberInfoCollection[${automation}PSMemberInfo] Members {get;}`]: (self: PSMemberSet) =>
      self.members,
    [`${automation}PSMemberInfoCollection[${automation}PSPropertyInfo] Properties {get;}`]: (self: PSMemberSet) =>
      self.properties,
    [`${automation}PSMemberInfoCollection[${automation}PSMethodInfo] Methods {get;}`]: (self: PSMemberSet) =>
      self.methods,
    'System.Object ImmediateBaseObject {get;}': (self: PSMemberSet) => self.baseObject,
    'System.Object BaseObject {get;}': (self: PSMemberSet) => self.baseObject,
    'System.Collections.ObjectModel.Collection[string] TypeNames {get;}': (self: PSMemberSet) => self.typeNames,
    [`${automation}PSObject Copy()`]: (self: PSMemberSet) => copyObject(self.target),
  },
}));

const listed = (self: MemberCollection) => self.list();
defineType(`${automation}PSMemberInfoCollection\`1`, { class: MemberCollection, generic: ['T'] }, () => ({
  interfaces: ['System.Collections.IEnumerable'],
  enumerate: listed,
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
