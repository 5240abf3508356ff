/**
 * System.Management.Automation.Runspaces.TypeData and the data of its members: what Get-TypeData writes and Update-TypeData
 * takes. They describe type data; the TypeTable works with members and hints, from and to which they are turned here.
 */
import {
  aliasProperty,
  codeMethod,
  codeProperty,
  scriptMethod,
  scriptProperty,
  staticNote,
} from '../../objects/members.js';
import { defineType, type NetType, requireType, typeOf } from '../../objects/net-type.js';
import type { ExtendedMember } from '../../objects/ps-object.js';
import type { StandardMembers, TypeData as TableData, TypeExtension } from '../../objects/type-table.js';
import { isNull } from '../../objects/values.js';
import { collectionOf } from '../collections/collection.js';
import { genericType } from '../collections/elements.js';
import { NetDictionary } from '../collections/net-dictionary.js';
import type { MethodInfo } from '../reflection/member-info.js';

const runspaces = 'System.Management.Automation.Runspaces.';

/** NotePropertyData, AliasPropertyData and the like: `kind` is the member type. */
export class TypeMemberData {
  readonly netType: NetType;
  constructor(
    readonly kind: string,
    readonly name: string,
    /** The note's value, the property behind an alias, the getter, the method. */
    public value: unknown,
    /** The setter, or an alias's type. */
    public second: unknown = null,
    public isHidden = false,
  ) {
    this.netType = requireType(`${runspaces}${kind}Data`);
  }

  static of(member: ExtendedMember): TypeMemberData {
    const { name, memberType, source, references, isHidden } = member;
    const accessors = (source ?? {}) as { getter?: unknown; setter?: unknown };
    if (memberType === 'AliasProperty') return new TypeMemberData(memberType, name, references[0], source, isHidden);
    if (memberType === 'ScriptProperty')
      return new TypeMemberData(memberType, name, accessors.getter ?? null, accessors.setter ?? null, isHidden);
    if (memberType === 'NoteProperty') return new TypeMemberData(memberType, name, member.get?.(null), null, isHidden);
    return new TypeMemberData(memberType, name, source, null, isHidden);
  }

  toMember(): ExtendedMember {
    const { kind, name, value, second, isHidden } = this;
    switch (kind) {
      case 'AliasProperty':
        return aliasProperty(name, value as string, second as NetType | null);
      case 'ScriptProperty':
        return scriptProperty(name, value, second, isHidden);
      case 'ScriptMethod':
        return scriptMethod(name, value);
      case 'CodeMethod':
        return codeMethodOf(name, value as MethodInfo);
      case 'CodeProperty':
        return codePropertyOf(name, value as MethodInfo | null, second as MethodInfo | null);
      default:
        return staticNote(name, value, isNull(value) ? 'object' : typeOf(value).displayName);
    }
  }
}

/** A static method that takes the object as its first argument. */
export function codeMethodOf(name: string, method: MethodInfo): ExtendedMember {
  return codeMethod(name, method.overload.definition, (self, args) => method.invoke(null, [self, ...args]));
}

export function codePropertyOf(name: string, getter: MethodInfo | null, setter: MethodInfo | null): ExtendedMember {
  return codeProperty(
    name,
    getter?.returnType.fullName ?? 'System.Object',
    (self) => (getter === null ? null : getter.invoke(null, [self])),
    setter && ((self, value) => void setter.invoke(null, [self, value])),
  );
}

export class TypeData {
  declare readonly netType: NetType;
  readonly members: NetDictionary;
  readonly hints: StandardMembers;
  isOverride = false;

  constructor(
    readonly typeName: string,
    { members = [], ...hints }: TypeExtension = {},
  ) {
    const type = genericType(
      'System.Collections.Generic.Dictionary`2',
      requireType('System.String'),
      requireType(`${runspaces}TypeMemberData`),
    );
    this.members = new NetDictionary(type);
    for (const member of members) this.members.set(member.name, TypeMemberData.of(member));
    this.hints = hints;
  }

  static of({ typeName, members, ...hints }: TableData): TypeData {
    return new TypeData(typeName, { ...hints, members: [...members.values()] });
  }

  get isEmpty(): boolean {
    return this.members.count === 0 && Object.values(this.hints).every((hint) => hint === undefined);
  }
  toExtension(): TypeExtension {
    const members = [...this.members.values()].map((data) => (data as TypeMemberData).toMember());
    return { ...this.hints, members };
  }
}

/** A property of TypeData that is a hint of the TypeTable: text, number and so on as they are. */
function hint(signature: string, name: keyof StandardMembers, initial: unknown = null) {
  return {
    [`${signature} {get;set;}`]: {
      get: (self: TypeData) => self.hints[name] ?? initial,
      set: (self: TypeData, value: unknown) => {
        self.hints[name] = (value ?? undefined) as never;
      },
    },
  };
}

/** A list of names, which scripts see as a PropertySetData. */
class PropertySetData {
  declare readonly netType: NetType;
  isHidden = false;
  constructor(readonly names: readonly string[]) {}
}

function nameSet(name: 'defaultDisplayPropertySet' | 'defaultKeyPropertySet' | 'propertySerializationSet') {
  const signature = `${runspaces}PropertySetData ${name.charAt(0).toUpperCase()}${name.slice(1)} {get;set;}`;
  return {
    [signature]: {
      get: (self: TypeData) => {
        const names = self.hints[name];
        return names === undefined ? null : new PropertySetData(names);
      },
      set: (self: TypeData, set: PropertySetData | null) => {
        if (set === null) delete self.hints[name];
        else self.hints[name] = set.names;
      },
    },
  };
}

defineType(`${runspaces}TypeData`, { class: TypeData }, () => ({
  members: {
    'new(string typeName)': (_type: NetType, typeName: string) => new TypeData(typeName),
    'new(type type)': (_type: NetType, type: NetType) => new TypeData(type.fullName),
    'string TypeName {get;}': (self: TypeData) => self.typeName,
    [`System.Collections.Generic.Dictionary[string,${runspaces}TypeMemberData] Members {get;}`]: (self: TypeData) =>
      self.members,
    ...hint('type TypeConverter', 'typeConverter'),
    ...hint('type TypeAdapter', 'typeAdapter'),
    'bool IsOverride {get;set;}': {
      get: (self: TypeData) => self.isOverride,
      set: (self: TypeData, value: boolean) => {
        self.isOverride = value;
      },
    },
    ...hint('string SerializationMethod', 'serializationMethod'),
    'type TargetTypeForDeserialization {get;set;}': {
      get: ({ hints }: TypeData) =>
        hints.targetTypeForDeserialization === undefined ? null : requireType(hints.targetTypeForDeserialization),
      set: ({ hints }: TypeData, type: NetType) => {
        hints.targetTypeForDeserialization = type.fullName;
      },
    },
    ...hint('uint SerializationDepth', 'serializationDepth', 0),
    ...hint('string DefaultDisplayProperty', 'defaultDisplayProperty'),
    ...hint('bool InheritPropertySerializationSet', 'inheritPropertySerializationSet', false),
    ...hint('string StringSerializationSource', 'stringSerializationSource'),
    [`${runspaces}TypeMemberData StringSerializationSourceProperty {get;set;}`]: { get: () => null, set: () => {} },
    ...nameSet('defaultDisplayPropertySet'),
    ...nameSet('defaultKeyPropertySet'),
    ...nameSet('propertySerializationSet'),
    [`${runspaces}TypeData Copy()`]: (self: TypeData) => new TypeData(self.typeName, self.toExtension()),
  },
}));

defineType(`${runspaces}PropertySetData`, { class: PropertySetData }, () => ({
  members: {
    'new(System.Collections.Generic.IEnumerable[string] referencedProperties)': (_type: NetType, names: string[]) =>
      new PropertySetData(names),
    'System.Collections.ObjectModel.Collection[string] ReferencedProperties {get;}': (self: PropertySetData) =>
      collectionOf(requireType('System.String'), [...self.names]),
    'bool IsHidden {get;set;}': {
      get: (self: PropertySetData) => self.isHidden,
      set: (self: PropertySetData, value: boolean) => {
        self.isHidden = value;
      },
    },
  },
}));

defineType(`${runspaces}TypeMemberData`, {}, () => ({
  abstract: true,
  members: { 'string Name {get;}': (self: TypeMemberData) => self.name },
}));

const block = 'System.Management.Automation.ScriptBlock';
const method = 'System.Reflection.MethodInfo';

/** By kind: the type and name of the value's property, of the second's, and the constructor's parameters. */
const memberKinds: Record<string, { value: string; second?: string; parameters: string[] }> = {
  NoteProperty: { value: 'System.Object Value', parameters: ['System.Object value'] },
  AliasProperty: {
    value: 'string ReferencedMemberName',
    second: 'type MemberType',
    parameters: ['string referencedMemberName', 'type type'],
  },
  ScriptProperty: {
    value: `${block} GetScriptBlock`,
    second: `${block} SetScriptBlock`,
    parameters: [`${block} getScriptBlock`, `${block} setScriptBlock`],
  },
  CodeProperty: {
    value: `${method} GetCodeReference`,
    second: `${method} SetCodeReference`,
    parameters: [`${method} getMethod`, `${method} setMethod`],
  },
  ScriptMethod: { value: `${block} Script`, parameters: [`${block} scriptToInvoke`] },
  CodeMethod: { value: `${method} CodeReference`, parameters: [`${method} methodToCall`] },
  PropertySet: { value: 'System.Object ReferencedProperties', parameters: [] },
  MemberSet: { value: 'System.Object Members', parameters: [] },
};

function field(signature: string, name: 'value' | 'second') {
  return {
    [`${signature} {get;set;}`]: {
      get: (self: TypeMemberData) => self[name] ?? null,
      set: (self: TypeMemberData, value: unknown) => {
        self[name] = value;
      },
    },
  };
}

for (const [kind, { value, second, parameters }] of Object.entries(memberKinds))
  defineType(`${runspaces}${kind}Data`, {}, () => ({
    base: `${runspaces}TypeMemberData`,
    members: {
      ...Object.fromEntries(
        parameters.map((_, i) => [
          `new(string name, ${parameters.slice(0, i + 1).join(', ')})`,
          (_type: NetType, name: string, first: unknown, other: unknown = null) =>
            new TypeMemberData(kind, name, first, other),
        ]),
      ),
      ...field(value, 'value'),
      ...(second && field(second, 'second')),
      'bool IsHidden {get;set;}': {
        get: (self: TypeMemberData) => self.isHidden,
        set: (self: TypeMemberData, hidden: boolean) => {
          self.isHidden = hidden;
        },
      },
    },
  }));
