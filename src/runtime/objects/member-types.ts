/** The .NET types of members as reflection shows them: PSNoteProperty and its kin, PSMethod, PSParameterizedProperty. */
import { setterGroup } from './accessors.js';
import { makeArray } from './arrays.js';
import { aliasProperty, propertySet, scriptMethod, scriptProperty } from './extended-members.js';
import { Member } from './member.js';
import { noteDefinition } from './member-list.js';
import { invokeExtended, invokeOverloads, readParameterized } from './method-access.js';
import { defineType, type MemberImplementation, type NetType, types } from './net-type.js';
import { readOnly } from './property-write.js';
import { memberTypeBits, type PSMemberSet } from './ps-member-set.js';
import { PSMethod, PSParameterizedProperty } from './ps-method.js';
import { ExtendedMember } from './ps-object.js';
import type { PropertyMember } from './type-members.js';
import { typeNamesOf } from './type-names.js';

const automation = 'System.Management.Automation.';
export const memberTypes = `${automation}PSMemberTypes`;

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

type MethodInfo = Member | PSMethod | PSParameterizedProperty;
type Info = MethodInfo | PSMemberSet;

/** Properties that the types of members have in common. Each type has them in an order of its own, in which a list shows them. */
const shared: Record<string, MemberImplementation> = {
  Name: (self: Info) => self.name,
  IsInstance: (self: Info) => !(self instanceof Member) || self.isInstance || !(self.source instanceof ExtendedMember),
  MemberType: (self: Info) => memberTypeBits(self.memberType),
  Value: {
    get: (self: Info) => (self instanceof Member && !self.isMethod ? self.value : self),
    set: (self: Info, value: unknown) => setValue(self, value),
  },
  TypeNameOfValue: (self: Info) => self.typeNameOfValue,
  IsSettable: (self: Info) => 'isSettable' in self && self.isSettable,
  IsGettable: (self: Info) => 'isGettable' in self && self.isGettable,
  OverloadDefinitions: (self: Info) => typedStrings(self.overloadDefinitions),
};

const signatures: Record<string, string> = {
  Name: 'string Name {get;}',
  IsInstance: 'bool IsInstance {get;}',
  MemberType: `${memberTypes} MemberType {get;}`,
  Value: 'System.Object Value {get;set;}',
  TypeNameOfValue: 'string TypeNameOfValue {get;}',
  IsSettable: 'bool IsSettable {get;}',
  IsGettable: 'bool IsGettable {get;}',
  OverloadDefinitions: 'System.Collections.ObjectModel.Collection[string] OverloadDefinitions {get;}',
};

export function sharedMembers(names: string): Record<string, MemberImplementation> {
  return Object.fromEntries(
    names.split(' ').map((name) => [signatures[name] as string, shared[name] as MemberImplementation]),
  );
}

function typedStrings(texts: readonly string[]): unknown {
  return makeArray(types.string(), [...texts]);
}

function setValue(self: Info, value: unknown): void {
  if (!(self instanceof Member) || self.set === null) throw readOnly(self.name);
  self.set(value);
}

const copy = { [`${automation}PSMemberInfo Copy()`]: (self: Info) => self };
const invoke = {
  'System.Object Invoke(Params System.Object[] arguments)': (self: MethodInfo, args: unknown[] | null) =>
    invokeMember(self, args ?? []),
};

function invokeMember(self: MethodInfo, args: unknown[]): unknown {
  if (self instanceof Member) return self.invoke?.(args);
  if (self instanceof PSParameterizedProperty) return readParameterized(self.property, self.target, args);
  if (self.method instanceof ExtendedMember) return invokeExtended(self.method, self.target, args);
  return invokeOverloads(self.method, self.method.isStatic ? null : self.target, self.name, args, []);
}

/** `object.Invoke(value, arguments)` writes a parameterized property. */
function invokeSet(self: MethodInfo, value: unknown, args: unknown[] | null): void {
  const property = self instanceof PSParameterizedProperty ? self.property : (self as Member).source;
  const target = self instanceof PSParameterizedProperty ? self.target : null;
  invokeOverloads(setterGroup(property as PropertyMember), target, self.name, [...(args ?? []), value], []);
}

const describe = (self: { toString(): string }) => self.toString();

function sourceOf(member: Member): { getter?: unknown; setter?: unknown } {
  return ((member.source as ExtendedMember | null)?.source ?? {}) as { getter?: unknown; setter?: unknown };
}

/** A member made by itself, to be added to objects. */
export function detached(member: ExtendedMember): Member {
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
    definition: () => noteDefinition(name, held),
    typeNameOfValue: typeNamesOf(held)[0] ?? 'System.Object',
    get: () => held,
    set: (given) => {
      held = given;
    },
    isInstance: true,
  });
}

interface MemberTypeDefinition {
  base: string;
  accelerator?: string;
  class?: abstract new (...args: never[]) => object;
  members: Record<string, MemberImplementation>;
}

/** Every PSMemberInfo, without the prefix of the namespace. */
const infoTypes: Record<string, MemberTypeDefinition> = {
  PSMemberInfo: {
    base: 'System.Object',
    members: { ...sharedMembers('MemberType Name IsInstance Value TypeNameOfValue'), ...copy },
  },
  PSPropertyInfo: { base: 'PSMemberInfo', members: sharedMembers('IsSettable IsGettable') },
  PSMethodInfo: { base: 'PSMemberInfo', members: { ...sharedMembers('OverloadDefinitions Value'), ...invoke } },
  PSNoteProperty: {
    base: 'PSPropertyInfo',
    accelerator: 'psnoteproperty',
    members: {
      'new(string name, System.Object value)': (_type: NetType, name: string, value: unknown) =>
        noteMember(name, value),
      ...sharedMembers('MemberType IsSettable IsGettable Value TypeNameOfValue'),
    },
  },
  PSVariableProperty: { base: 'PSNoteProperty', accelerator: 'psvariableproperty', members: {} },
  PSProperty: {
    base: 'PSPropertyInfo',
    members: sharedMembers('MemberType Value IsSettable IsGettable TypeNameOfValue'),
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
      'type ConversionType {get;}': (self: Member) => (self.source as ExtendedMember).source,
      ...sharedMembers('MemberType TypeNameOfValue IsSettable IsGettable Value'),
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
      ...sharedMembers('MemberType IsSettable IsGettable Value TypeNameOfValue'),
    },
  },
  PSCodeProperty: {
    base: 'PSPropertyInfo',
    members: sharedMembers('MemberType IsSettable IsGettable Value TypeNameOfValue'),
  },
  PSMethod: { base: 'PSMethodInfo', members: sharedMembers('MemberType OverloadDefinitions TypeNameOfValue') },
  // In .NET its type argument stands for the signatures.
  'PSMethod`1': { base: 'PSMethod', class: PSMethod, members: {} },
  PSParameterizedProperty: {
    base: 'PSMethodInfo',
    class: PSParameterizedProperty,
    members: {
      ...sharedMembers('IsSettable IsGettable OverloadDefinitions TypeNameOfValue MemberType'),
      'void InvokeSet(System.Object valueToSet, Params System.Object[] arguments)': invokeSet,
    },
  },
  PSScriptMethod: {
    base: 'PSMethodInfo',
    accelerator: 'psscriptmethod',
    members: {
      [`new(string name, ${automation}ScriptBlock script)`]: (_type: NetType, name: string, script: unknown) =>
        detached(scriptMethod(name, script)),
      [`${automation}ScriptBlock Script {get;}`]: (self: Member) => (self.source as ExtendedMember).source,
      ...sharedMembers('OverloadDefinitions MemberType TypeNameOfValue'),
    },
  },
  PSCodeMethod: { base: 'PSMethodInfo', members: sharedMembers('MemberType OverloadDefinitions TypeNameOfValue') },
  PSPropertySet: {
    base: 'PSMemberInfo',
    members: {
      'new(string name, System.Collections.Generic.IEnumerable[string] referencedPropertyNames)': (
        _type: NetType,
        name: string,
        names: string[],
      ) => detached(propertySet(name, names)),
      'System.Collections.ObjectModel.Collection[string] ReferencedPropertyNames {get;}': (self: Member) =>
        typedStrings((self.source as ExtendedMember).references),
      ...sharedMembers('MemberType Value TypeNameOfValue'),
    },
  },
  PSEvent: { base: 'PSMemberInfo', members: sharedMembers('MemberType Value TypeNameOfValue') },
};

for (const [name, { base, accelerator, class: jsClass, members }] of Object.entries(infoTypes))
  defineType(
    automation + name,
    { ...(accelerator && { accelerators: [accelerator] }), ...(jsClass && { class: jsClass }) },
    () => ({
      base: base === 'System.Object' ? base : automation + base,
      abstract: !base.startsWith('PS') || name === 'PSPropertyInfo' || name === 'PSMethodInfo',
      toString: describe as (self: never) => string,
      members,
    }),
  );
