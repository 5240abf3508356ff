/** The members of System.Type (RuntimeType): what reflection tells scripts of the emulated types. */

import { TypeCode, typeCodeOfType } from '../../language/numeric.js';
import { netException } from '../../objects/errors.js';
import { construct, getProperty, getStatic, invokeMethod, invokeStatic, setProperty } from '../../objects/members.js';
import { defineType, findType, NetType, requireType } from '../../objects/net-type.js';
import { type EnumValue, fold } from '../../objects/values.js';
import { overloads } from '../overloads.js';
import { assemblyOf, assemblyQualifiedName, reflectionName } from '../reflection/assembly.js';
import {
  ConstructorInfo,
  FieldInfo,
  internalMembersOf,
  type MemberInfo,
  MethodInfo,
  membersOf,
  PropertyInfo,
} from '../reflection/member-info.js';
import { isPrimitive } from '../reflection/primitive-types.js';
import { enumEntries } from './enum-type.js';
import { argumentError, argumentNull, invalidOperation } from './errors.js';
import { isSealedClass } from './sealed-types.js';
import { isSerializable } from './serializable-types.js';

/** BindingFlags. */
const IgnoreCase = 1;
const DeclaredOnly = 2;
const Instance = 4;
const Static = 8;
const Public = 16;
const NonPublic = 32;
const FlattenHierarchy = 64;
const defaultFlags = Instance | Static | Public;

const isFlags = (value: unknown): value is EnumValue =>
  (value as EnumValue | null)?.netType?.fullName === 'System.Reflection.BindingFlags';
const flagsOf = (args: readonly unknown[]) => {
  const flags = args.find(isFlags);
  return flags === undefined ? defaultFlags : Number(flags.value);
};

type MemberClass = abstract new (...args: never[]) => MemberInfo;

/** The members that BindingFlags let through. */
function select(type: NetType, flags: number, kinds: readonly MemberClass[]): MemberInfo[] {
  const all = [
    ...((flags & Public) === 0 ? [] : membersOf(type)),
    ...((flags & NonPublic) === 0 ? [] : internalMembersOf(type)),
  ];
  const members = all.filter(({ isStatic, declaringType }) => {
    if ((flags & (isStatic ? Static : Instance)) === 0) return false;
    if (declaringType === type) return true;
    return isStatic ? (flags & FlattenHierarchy) !== 0 : (flags & DeclaredOnly) === 0;
  });
  return kinds.flatMap((kind) => members.filter((member) => member instanceof kind));
}

const list =
  (...kinds: MemberClass[]) =>
  (self: NetType, ...args: unknown[]) =>
    select(self, flagsOf(args), kinds);

function byName(
  self: NetType,
  name: string | null,
  args: readonly unknown[],
  kinds: readonly MemberClass[],
): MemberInfo[] {
  if (name === null) throw argumentNull('name');
  const flags = flagsOf(args);
  const matches =
    (flags & IgnoreCase) !== 0 ? (other: string) => fold(other) === fold(name) : (other: string) => other === name;
  return select(self, flags, kinds).filter((member) => matches(member.name));
}

const one =
  (...kinds: MemberClass[]) =>
  (self: NetType, name: string | null, ...args: unknown[]) =>
    byName(self, name, args, kinds)[0] ?? null;

const sameTypes = (member: MethodInfo | ConstructorInfo, types: readonly NetType[]) =>
  member.overload.parameters.length === types.length && member.overload.parameters.every((p, i) => p.type === types[i]);

const isTypeList = (value: unknown): value is NetType[] =>
  Array.isArray(value) && value.every((item) => item instanceof NetType);

function getMethod(self: NetType, name: string | null, ...args: unknown[]): MemberInfo | null {
  const found = byName(self, name, args, [MethodInfo]) as MethodInfo[];
  const types = args.find(isTypeList);
  if (types !== undefined) return found.find((method) => sameTypes(method, types)) ?? null;
  if (found.length > 1)
    throw netException(
      'System.Reflection.AmbiguousMatchException',
      `Ambiguous match found for '${self.fullName} ${found[0]}'.`,
    );
  return found[0] ?? null;
}

function getConstructor(self: NetType, ...args: unknown[]): MemberInfo | null {
  const types = args.find(isTypeList) ?? [];
  const flags = args.some(isFlags) ? flagsOf(args) : Instance | Public;
  const constructors = select(self, flags, [ConstructorInfo]) as ConstructorInfo[];
  return constructors.find((member) => sameTypes(member, types)) ?? null;
}

/** InvokeMember: 256 InvokeMethod, 512 CreateInstance, 1024 GetField, 4096 GetProperty, 8192 SetProperty. */
function invokeMember(
  self: NetType,
  name: string,
  flags: EnumValue,
  _binder: unknown,
  target: unknown,
  args: unknown[] | null,
): unknown {
  const bits = Number(flags.value);
  const given = args ?? [];
  if ((bits & 512) !== 0) return construct(self, given);
  if ((bits & 256) !== 0) return target === null ? invokeStatic(self, name, given) : invokeMethod(target, name, given);
  if ((bits & 8192) !== 0) return setProperty(target, name, given[0]);
  return target === null ? getStatic(self, name) : getProperty(target, name);
}

function getType(name: string | null, throwOnError = false): NetType | null {
  if (name === null) throw argumentNull('typeName');
  const type = name.includes('.') || name.includes('[') ? findType(name) : undefined;
  if (type !== undefined) return type;
  if (!throwOnError) return null;
  throw netException(
    'System.TypeLoadException',
    `Could not load type '${name}' from assembly 'System.Management.Automation, Version=7.6.0.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35'.`,
    { TypeName: name },
  );
}

function makeGeneric(self: NetType, args: NetType[] | null): NetType {
  if (!self.isGenericDefinition)
    throw invalidOperation(
      `${self} is not a GenericTypeDefinition. MakeGenericType may only be called on a type for which Type.IsGenericTypeDefinition is true.`,
    );
  if (args === null) throw argumentNull('typeArguments');
  if (args.length !== self.registration.generic?.length)
    throw argumentError(
      "The number of generic arguments provided doesn't equal the arity of the generic type definition.",
      'instantiation',
    );
  return self.makeGeneric(args);
}

function isSealed(self: NetType): boolean {
  if (self.isValueType || self.isArray || self.kind === 'delegate') return true;
  return isSealedClass(self.fullName.replace(/\[.*/, ''));
}
const isAbstract = (self: NetType) => self.isInterface || self.definition.abstract === true;
const checkEnum = (self: NetType) => {
  if (!self.isEnum) throw argumentError('Type provided must be an Enum.', 'enumType');
};
const declaringType = (self: NetType) => {
  const plus = self.fullName.lastIndexOf('+');
  return plus < 0 ? null : (findType(self.fullName.slice(0, plus)) ?? null);
};

/** Of .NET's types `[Flags]` is the only attribute that definitions know of. */
function customAttributes(self: NetType, inherit: boolean, wanted: NetType | null): unknown[] {
  const found: unknown[] = self.definition.flags ? [construct(requireType('System.FlagsAttribute'), [])] : [];
  for (let type: NetType | null = self; type !== null; type = inherit ? type.baseType : null)
    found.push(...(type.definition.attributes?.() ?? []));
  return wanted === null ? found : found.filter((each) => wanted.isInstance(each));
}

const test = (predicate: (self: NetType) => boolean) => predicate;
const never = () => false;

defineType('System.Type', { accelerators: ['type'] }, () => ({
  base: 'System.Reflection.MemberInfo',
  abstract: true,
  members: {
    ...overloads(getType, [
      'static type GetType(string typeName)',
      'static type GetType(string typeName, bool throwOnError)',
      'static type GetType(string typeName, bool throwOnError, bool ignoreCase)',
    ]),
    'static System.TypeCode GetTypeCode(type type)': (type: NetType | null) => {
      const code = type === null ? TypeCode.Empty : typeCodeOfType(type);
      return code > TypeCode.String ? TypeCode.Object : code;
    },
    'static type[] GetTypeArray(System.Object[] args)': (args: unknown[]) =>
      args.map((value) => (value as { netType?: NetType }).netType ?? requireType('System.Object')),
    'static type[] EmptyTypes {get;}': () => [],
    'static System.Object Missing {get;}': () => null,
    'static char Delimiter {get;}': () => '.',
  },
}));

defineType('System.RuntimeType', { class: NetType }, () => ({
  base: 'System.Type',
  interfaces: ['System.ICloneable'],
  toString: (self: NetType) => self.fullName,
  members: {
    'string FullName {get;}': reflectionName,
    'string AssemblyQualifiedName {get;}': assemblyQualifiedName,
    'string Namespace {get;}': (self: NetType) => self.namespace || null,
    'bool IsEnum {get;}': (self: NetType) => self.isEnum,
    'bool IsByRefLike {get;}': test((self) => /Span`1/.test(self.fullName)),
    'bool IsConstructedGenericType {get;}': test((self) => self.genericDefinition !== null),
    'bool IsGenericType {get;}': test((self) => self.genericDefinition !== null || self.isGenericDefinition),
    'bool IsGenericTypeDefinition {get;}': (self: NetType) => self.isGenericDefinition,
    'bool IsSZArray {get;}': test((self) => self.isArray && self.rank === 1),
    'bool ContainsGenericParameters {get;}': (self: NetType) => self.isGenericDefinition,
    'string Name {get;}': (self: NetType) => self.name,
    'type DeclaringType {get;}': declaringType,
    'System.Reflection.Assembly Assembly {get;}': assemblyOf,
    'type BaseType {get;}': (self: NetType) => self.baseType,
    'bool IsGenericParameter {get;}': never,
    'bool IsTypeDefinition {get;}': test((self) => !self.isArray && self.genericDefinition === null),
    'System.Reflection.MemberTypes MemberType {get;}': (self: NetType) => (declaringType(self) ? 128 : 32),
    'type ReflectedType {get;}': declaringType,
    'type UnderlyingSystemType {get;}': (self: NetType) => self,
    'System.Collections.Generic.IEnumerable[System.Reflection.ConstructorInfo] DeclaredConstructors {get;}': (
      self: NetType,
    ) => select(self, defaultFlags, [ConstructorInfo]),
    'System.Collections.Generic.IEnumerable[System.Reflection.MethodInfo] DeclaredMethods {get;}': (self: NetType) =>
      select(self, defaultFlags | DeclaredOnly, [MethodInfo]),
    'System.Collections.Generic.IEnumerable[System.Reflection.PropertyInfo] DeclaredProperties {get;}': (
      self: NetType,
    ) => select(self, defaultFlags | DeclaredOnly, [PropertyInfo]),
    'System.Collections.Generic.IEnumerable[type] ImplementedInterfaces {get;}': (self: NetType) => self.interfaces,
    'bool IsInterface {get;}': (self: NetType) => self.isInterface,
    'bool IsNested {get;}': test((self) => self.fullName.includes('+')),
    'bool IsArray {get;}': (self: NetType) => self.isArray,
    'bool IsByRef {get;}': never,
    'bool IsPointer {get;}': never,
    'bool HasElementType {get;}': (self: NetType) => self.isArray,
    'type[] GenericTypeArguments {get;}': (self: NetType) => self.genericArguments,
    'bool IsAbstract {get;}': isAbstract,
    'bool IsSealed {get;}': isSealed,
    'bool IsSpecialName {get;}': never,
    'bool IsClass {get;}': test((self) => !self.isValueType && !self.isInterface),
    'bool IsNestedPublic {get;}': test((self) => self.fullName.includes('+')),
    'bool IsNotPublic {get;}': never,
    'bool IsPublic {get;}': test((self) => !self.fullName.includes('+')),
    'bool IsCOMObject {get;}': never,
    'bool IsPrimitive {get;}': isPrimitive,
    'bool IsValueType {get;}': (self: NetType) => self.isValueType,
    'bool IsSerializable {get;}': test(isSerializable),
    'bool IsVisible {get;}': () => true,
    ...overloads(list(MethodInfo), [
      'System.Reflection.MethodInfo[] GetMethods(System.Reflection.BindingFlags bindingAttr)',
      'System.Reflection.MethodInfo[] GetMethods()',
    ]),
    ...overloads(list(ConstructorInfo), [
      'System.Reflection.ConstructorInfo[] GetConstructors(System.Reflection.BindingFlags bindingAttr)',
      'System.Reflection.ConstructorInfo[] GetConstructors()',
    ]),
    ...overloads(list(PropertyInfo), [
      'System.Reflection.PropertyInfo[] GetProperties(System.Reflection.BindingFlags bindingAttr)',
      'System.Reflection.PropertyInfo[] GetProperties()',
    ]),
    ...overloads(
      () => [],
      [
        'System.Reflection.EventInfo[] GetEvents(System.Reflection.BindingFlags bindingAttr)',
        'System.Reflection.EventInfo[] GetEvents()',
      ],
    ),
    ...overloads(list(FieldInfo), [
      'System.Reflection.FieldInfo[] GetFields(System.Reflection.BindingFlags bindingAttr)',
      'System.Reflection.FieldInfo[] GetFields()',
    ]),
    'type[] GetInterfaces()': (self: NetType) => self.interfaces,
    ...overloads(list(MethodInfo, ConstructorInfo, PropertyInfo, FieldInfo), [
      'System.Reflection.MemberInfo[] GetMembers(System.Reflection.BindingFlags bindingAttr)',
      'System.Reflection.MemberInfo[] GetMembers()',
    ]),
    ...overloads(one(FieldInfo), [
      'System.Reflection.FieldInfo GetField(string name, System.Reflection.BindingFlags bindingAttr)',
      'System.Reflection.FieldInfo GetField(string name)',
    ]),
    ...overloads(
      (self: NetType, name: string, ignoreCase = false) =>
        self.interfaces.find((type) =>
          [type.fullName, type.name].some((n) => (ignoreCase ? fold(n) === fold(name) : n === name)),
        ) ?? null,
      ['type GetInterface(string fullname, bool ignoreCase)', 'type GetInterface(string name)'],
    ),
    ...overloads(
      (self: NetType, name: string, ...args: unknown[]) =>
        byName(self, name, args, [MethodInfo, ConstructorInfo, PropertyInfo, FieldInfo]),
      [
        'System.Reflection.MemberInfo[] GetMember(string name)',
        'System.Reflection.MemberInfo[] GetMember(string name, System.Reflection.BindingFlags bindingAttr)',
      ],
    ),
    'bool IsSubclassOf(type type)': (self: NetType, other: NetType) => {
      for (let t = self.baseType; t !== null; t = t.baseType) if (t === other) return true;
      return false;
    },
    'bool IsInstanceOfType(System.Object o)': (self: NetType, value: unknown) => self.isInstance(value),
    'type GetGenericTypeDefinition()': (self: NetType) => {
      if (self.isGenericDefinition) return self;
      if (self.genericDefinition !== null) return self.genericDefinition;
      throw invalidOperation('This operation is only valid on generic types.');
    },
    'type[] GetGenericArguments()': (self: NetType) => self.genericArguments,
    'type MakeGenericType(Params type[] typeArguments)': makeGeneric,
    'type MakeArrayType()': (self: NetType) => self.makeArray(),
    'type MakeArrayType(int rank)': (self: NetType, rank: number) => self.makeArray(rank),
    'string ToString()': (self: NetType) => self.fullName,
    'bool Equals(System.Object obj)': (self: NetType, other: unknown) => self === other,
    'bool Equals(type o)': (self: NetType, other: unknown) => self === other,
    'int GetHashCode()': (self: NetType) => self.id,
    'int GetArrayRank()': (self: NetType) => {
      if (!self.isArray) throw argumentError('Must be an array type.');
      return self.rank;
    },
    'System.Object[] GetCustomAttributes(bool inherit)': (self: NetType, inherit: boolean) =>
      customAttributes(self, inherit, null),
    'System.Object[] GetCustomAttributes(type attributeType, bool inherit)': (
      self: NetType,
      attributeType: NetType,
      inherit: boolean,
    ) => customAttributes(self, inherit, attributeType),
    'type GetElementType()': (self: NetType) => self.elementType,
    'string GetEnumName(System.Object value)': (self: NetType, value: unknown) => {
      checkEnum(self);
      const number = BigInt((value as { value?: number | bigint }).value ?? (value as number));
      return enumEntries(self).find(([, known]) => BigInt(known) === number)?.[0] ?? null;
    },
    'string[] GetEnumNames()': (self: NetType) => enumEntries(self).map(([name]) => name),
    'array GetEnumValues()': (self: NetType) => invokeStatic(requireType('System.Enum'), 'GetValues', [self]),
    'type GetEnumUnderlyingType()': (self: NetType) => {
      checkEnum(self);
      return self.underlyingType;
    },
    'bool IsDefined(type attributeType, bool inherit)': (self: NetType, attributeType: NetType, inherit: boolean) =>
      customAttributes(self, inherit, attributeType).length > 0,
    'bool IsEnumDefined(System.Object value)': (self: NetType, value: unknown) =>
      invokeStatic(requireType('System.Enum'), 'IsDefined', [self, value]),
    'bool IsAssignableFrom(type c)': (self: NetType, other: NetType | null) =>
      other !== null && self.isAssignableFrom(other),
    'bool IsAssignableTo(type targetType)': (self: NetType, other: NetType | null) =>
      other?.isAssignableFrom(self) === true,
    'bool IsEquivalentTo(type other)': (self: NetType, other: unknown) => self === other,
    'System.Object InvokeMember(string name, System.Reflection.BindingFlags invokeAttr, System.Reflection.Binder binder, System.Object target, System.Object[] args)':
      invokeMember,
    'type AsType()': (self: NetType) => self,
    ...overloads(getConstructor, [
      'System.Reflection.ConstructorInfo GetConstructor(type[] types)',
      'System.Reflection.ConstructorInfo GetConstructor(System.Reflection.BindingFlags bindingAttr, type[] types)',
      'System.Reflection.ConstructorInfo GetConstructor(System.Reflection.BindingFlags bindingAttr, System.Reflection.Binder binder, type[] types, System.Reflection.ParameterModifier[] modifiers)',
    ]),
    ...overloads(getMethod, [
      'System.Reflection.MethodInfo GetMethod(string name)',
      'System.Reflection.MethodInfo GetMethod(string name, System.Reflection.BindingFlags bindingAttr)',
      'System.Reflection.MethodInfo GetMethod(string name, System.Reflection.BindingFlags bindingAttr, type[] types)',
      'System.Reflection.MethodInfo GetMethod(string name, type[] types)',
    ]),
    ...overloads(one(PropertyInfo), [
      'System.Reflection.PropertyInfo GetProperty(string name)',
      'System.Reflection.PropertyInfo GetProperty(string name, System.Reflection.BindingFlags bindingAttr)',
    ]),
  },
}));
