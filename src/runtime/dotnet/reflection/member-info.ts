/** System.Reflection's view of members: MethodInfo, ConstructorInfo, PropertyInfo, FieldInfo and ParameterInfo. */
import { accessorNamed } from '../../objects/accessors.js';
import { makeGenericMethod } from '../../objects/generic-methods.js';
import { getProperty, getStatic, setProperty, setStatic } from '../../objects/members.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { callOverload, findBestMethod } from '../../objects/overloads.js';
import { instanceMember } from '../../objects/type-lookup.js';
import {
  isMethodGroup,
  type MethodOverload,
  type MethodParameter,
  type PropertyMember,
  parseInternalMembers,
} from '../../objects/type-members.js';
import { overloads } from '../overloads.js';
import { argumentError, invalidOperation, notSupported } from '../system/errors.js';
import { isPrimitive } from './primitive-types.js';

/** MemberTypes. */
export const MemberTypes = { Constructor: 1, Event: 2, Field: 4, Method: 8, Property: 16 } as const;

/** `Int32` for what C# has keywords for, else the full name. */
function shortName(type: NetType): string {
  const isKeyword = type.namespace === 'System' && (isPrimitive(type) || type.fullName === 'System.Void');
  if (type.elementType) return `${shortName(type.elementType)}[${','.repeat(type.rank - 1)}]`;
  return isKeyword ? type.name : type.fullName;
}

export abstract class MemberInfo {
  declare readonly netType: NetType;
  constructor(
    readonly declaringType: NetType,
    readonly name: string,
    readonly memberType: number,
    readonly isStatic: boolean,
    readonly reflectedType: NetType,
  ) {}
  isPublic = true;
}

abstract class MethodBase extends MemberInfo {
  constructor(
    readonly overload: MethodOverload,
    name: string,
    memberType: number,
    reflectedType: NetType,
  ) {
    super(overload.declaringType, name, memberType, overload.isStatic, reflectedType);
  }
  get parameters(): ParameterInfo[] {
    return this.overload.parameters.map((parameter, i) => new ParameterInfo(this, parameter, i));
  }
  get parameterText(): string {
    return this.overload.parameters.map((p) => shortName(p.type) + (p.byRef ? ' ByRef' : '')).join(', ');
  }
  invoke(target: unknown, args: readonly unknown[] | null): unknown {
    const given = args ?? [];
    if (given.length !== this.overload.parameters.length) throw argumentError('Parameter count mismatch.');
    findBestMethod(this.name, [this.overload], given, this.overload.genericArguments);
    return callOverload(this.overload, target, given);
  }
}

export class MethodInfo extends MethodBase {
  constructor(overload: MethodOverload, reflectedType: NetType) {
    super(overload, overload.name, MemberTypes.Method, reflectedType);
  }
  get returnType(): NetType {
    return this.overload.declaringType.tryResolve(this.overload.returnText) ?? requireType('System.Object');
  }
  /** The method for these types in place of its parameters. */
  makeGeneric(types: readonly NetType[]): MethodInfo {
    const { length } = this.overload.genericParameters;
    if (length === 0 || this.overload.genericArguments !== undefined)
      throw invalidOperation(
        `${this} is not a GenericMethodDefinition. MakeGenericMethod may only be called on a method for which MethodBase.IsGenericMethodDefinition is true.`,
      );
    const made = makeGenericMethod(this.overload, types);
    if (made === undefined)
      throw argumentError(
        `The type or method has ${length} generic parameter(s), but ${types.length} generic argument(s) were provided. A generic argument must be provided for each generic parameter.`,
      );
    return new MethodInfo(made, this.reflectedType);
  }
  override toString(): string {
    return `${shortName(this.returnType)} ${this.name}${this.genericText}(${this.parameterText})`;
  }
  get isGeneric(): boolean {
    return this.isGenericDefinition || this.overload.genericArguments !== undefined;
  }
  get isGenericDefinition(): boolean {
    return this.overload.genericParameters.length > 0 && this.overload.genericArguments === undefined;
  }
  private get genericText(): string {
    const names = this.overload.genericArguments?.map(({ name }) => name) ?? this.overload.genericParameters;
    return names.length === 0 ? '' : `[${names.join(',')}]`;
  }
}

export class ConstructorInfo extends MethodBase {
  constructor(overload: MethodOverload) {
    super(overload, '.ctor', MemberTypes.Constructor, overload.declaringType);
  }
  override toString(): string {
    return `Void .ctor(${this.parameterText})`;
  }
}

export class ParameterInfo {
  declare readonly netType: NetType;
  constructor(
    readonly member: MethodBase,
    readonly parameter: MethodParameter,
    readonly position: number,
  ) {}
  toString(): string {
    return `${shortName(this.parameter.type)} ${this.parameter.name}`;
  }
}

export class PropertyInfo extends MemberInfo {
  constructor(
    readonly property: PropertyMember,
    reflectedType: NetType,
  ) {
    super(property.declaringType, property.name, MemberTypes.Property, property.isStatic, reflectedType);
  }
  get propertyType(): NetType {
    return this.property.type ?? requireType('System.Object');
  }
  getValue(target: unknown): unknown {
    if (!this.isPublic) return this.property.get?.(target as never) ?? null;
    return this.isStatic ? getStatic(this.declaringType, this.name) : getProperty(target, this.name);
  }
  setValue(target: unknown, value: unknown): void {
    if (this.property.set === undefined) throw argumentError('Property set method not found.');
    if (!this.isPublic) this.property.set(target as never, value as never);
    else if (this.isStatic) setStatic(this.declaringType, this.name, value);
    else setProperty(target, this.name, value);
  }
  override toString(): string {
    return `${shortName(this.propertyType)} ${this.name}`;
  }
}

/** Enum values and constants. */
export class FieldInfo extends MemberInfo {
  constructor(
    readonly property: PropertyMember,
    reflectedType: NetType,
  ) {
    super(property.declaringType, property.name, MemberTypes.Field, property.isStatic, reflectedType);
  }
  get fieldType(): NetType {
    return this.property.type ?? requireType('System.Object');
  }
  override toString(): string {
    return `${shortName(this.fieldType)} ${this.name}`;
  }
}

/** Fields of types that are no primitive ones, as patterns of their names; everything else is a property. */
const fields: Record<string, RegExp> = {
  'System.BitConverter': /./,
  'System.Convert': /./,
  'System.DateTime': /^(M..Value|UnixEpoch)$/,
  'System.DateTimeOffset': /^(M..Value|UnixEpoch)$/,
  'System.DBNull': /./,
  'System.Decimal': /./,
  'System.Diagnostics.Stopwatch': /./,
  'System.EventArgs': /./,
  'System.Guid': /^Empty$/,
  'System.IO.Path': /./,
  'System.Math': /./,
  'System.MathF': /./,
  'System.String': /./,
  'System.TimeSpan': /./,
  'System.Threading.Timeout': /./,
  'System.Type': /^(Delimiter|EmptyTypes|Missing|Filter)/,
  'System.Uri': /./,
};

/** Static members that .NET has as fields: constants of primitive types, values of enums, and those above. */
function isField(property: PropertyMember): boolean {
  const { declaringType, isStatic, name } = property;
  if (!isStatic) return false;
  return declaringType.isEnum || isPrimitive(declaringType) || (fields[declaringType.fullName]?.test(name) ?? false);
}

/** The methods `get_X` and `set_X` behind a property. */
function accessorsOf(property: PropertyMember, type: NetType): MethodInfo[] {
  return ['get_', 'set_'].flatMap((prefix) => {
    const group = accessorNamed(prefix + property.name, () => property);
    return group?.overloads.map((overload) => new MethodInfo(overload, type)) ?? [];
  });
}

/** The members of a type and its bases that are not public. */
export function internalMembersOf(type: NetType): MemberInfo[] {
  const found: MemberInfo[] = [];
  for (let t: NetType | null = type; t !== null; t = t.baseType) {
    const members = parseInternalMembers(t);
    for (const member of [...members.instance.values(), ...members.static.values()])
      if (isMethodGroup(member)) found.push(...member.overloads.map((overload) => new MethodInfo(overload, type)));
      else found.push(new PropertyInfo(member, type));
    if (t === type) found.push(...members.constructors.map((overload) => new ConstructorInfo(overload)));
  }
  for (const member of found) member.isPublic = false;
  return found;
}

/** All public members of a type, inherited ones included, each as often as it has overloads. */
export function membersOf(type: NetType): MemberInfo[] {
  const found: MemberInfo[] = [];
  const seen = new Set<string>();
  const number = type.isEnum ? instanceMember(type, 'value__') : undefined;
  if (number !== undefined && !isMethodGroup(number)) {
    seen.add(number.name);
    found.push(new FieldInfo(number, type));
  }
  for (let t: NetType | null = type; t !== null; t = t.baseType)
    for (const table of [t.members.instance, t.members.static])
      for (const member of table.values()) {
        if (isMethodGroup(member)) {
          for (const overload of member.overloads) {
            const key = `${overload.isStatic} ${overload.name}(${overload.parameters.map((p) => p.typeText)})`;
            if (overload.isInterfaceMethod || seen.has(key)) continue;
            seen.add(key);
            found.push(new MethodInfo(overload, type));
          }
          continue;
        }
        if (seen.has(member.name)) continue;
        seen.add(member.name);
        if (isField(member)) found.push(new FieldInfo(member, type));
        else found.push(...accessorsOf(member, type), new PropertyInfo(member, type));
      }
  for (const overload of type.members.constructors) found.push(new ConstructorInfo(overload));
  return found;
}

const common = {
  'string Name {get;}': (self: MemberInfo) => self.name,
  'type DeclaringType {get;}': (self: MemberInfo) => self.declaringType,
  'type ReflectedType {get;}': (self: MemberInfo) => self.reflectedType,
  'System.Reflection.MemberTypes MemberType {get;}': (self: MemberInfo) => self.memberType,
  'System.Object[] GetCustomAttributes(bool inherit)': (self: MemberInfo) => attributesOf(self),
  'System.Object[] GetCustomAttributes(type attributeType, bool inherit)': (self: MemberInfo, type: NetType) =>
    attributesOf(self).filter((each) => type.isInstance(each)),
  'bool IsDefined(type attributeType, bool inherit)': (self: MemberInfo, type: NetType) =>
    attributesOf(self).some((each) => type.isInstance(each)),
};

/** Attributes are known of members that scripts define. */
function attributesOf(member: MemberInfo): unknown[] {
  if (member instanceof PropertyInfo) return member.property.attributes?.() ?? [];
  return member instanceof MethodBase ? (member.overload.attributes?.() ?? []) : [];
}

const methodFlags = {
  'bool IsAbstract {get;}': (self: MethodBase) => self.declaringType.isInterface,
  'bool IsConstructor {get;}': (self: MethodBase) => self instanceof ConstructorInfo,
  'bool IsStatic {get;}': (self: MethodBase) => self.isStatic,
  'bool IsVirtual {get;}': () => false,
  'bool IsPublic {get;}': (self: MethodBase) => self.isPublic,
  'bool IsPrivate {get;}': () => false,
  'bool IsSpecialName {get;}': (self: MethodBase) => self instanceof ConstructorInfo,
  'System.Reflection.ParameterInfo[] GetParameters()': (self: MethodBase) => self.parameters,
};

const reflection = 'System.Reflection';
defineType(`${reflection}.MemberInfo`, {}, () => ({
  abstract: true,
  interfaces: [`${reflection}.ICustomAttributeProvider`],
}));
defineType(`${reflection}.MethodBase`, {}, () => ({ base: `${reflection}.MemberInfo`, abstract: true }));
defineType(`${reflection}.MethodInfo`, {}, () => ({ base: `${reflection}.MethodBase`, abstract: true }));
defineType(`${reflection}.ConstructorInfo`, {}, () => ({ base: `${reflection}.MethodBase`, abstract: true }));
defineType(`${reflection}.PropertyInfo`, {}, () => ({ base: `${reflection}.MemberInfo`, abstract: true }));
defineType(`${reflection}.FieldInfo`, {}, () => ({ base: `${reflection}.MemberInfo`, abstract: true }));
defineType(`${reflection}.EventInfo`, {}, () => ({ base: `${reflection}.MemberInfo`, abstract: true }));

defineType(`${reflection}.RuntimeMethodInfo`, { class: MethodInfo }, () => ({
  base: `${reflection}.MethodInfo`,
  toString: (self: MethodInfo) => String(self),
  members: {
    ...common,
    'type ReturnType {get;}': (self: MethodInfo) => self.returnType,
    'bool IsGenericMethod {get;}': (self: MethodInfo) => self.isGeneric,
    'bool IsGenericMethodDefinition {get;}': (self: MethodInfo) => self.isGenericDefinition,
    'type[] GetGenericArguments()': (self: MethodInfo) => self.overload.genericArguments ?? [],
    'System.Reflection.MethodInfo MakeGenericMethod(Params type[] typeArguments)': (
      self: MethodInfo,
      types: NetType[],
    ) => self.makeGeneric(types),
    ...methodFlags,
    'System.Object Invoke(System.Object obj, System.Object[] parameters)': (
      self: MethodInfo,
      target: unknown,
      args: unknown[] | null,
    ) => self.invoke(target, args),
  },
}));
defineType(`${reflection}.RuntimeConstructorInfo`, { class: ConstructorInfo }, () => ({
  base: `${reflection}.ConstructorInfo`,
  toString: (self: ConstructorInfo) => String(self),
  members: {
    ...common,
    ...methodFlags,
    'System.Object Invoke(System.Object[] parameters)': (self: ConstructorInfo, args: unknown[] | null) =>
      self.invoke(self.declaringType, args),
  },
}));
defineType(`${reflection}.RuntimePropertyInfo`, { class: PropertyInfo }, () => ({
  base: `${reflection}.PropertyInfo`,
  toString: (self: PropertyInfo) => String(self),
  members: {
    ...common,
    'type PropertyType {get;}': (self: PropertyInfo) => self.propertyType,
    'bool CanRead {get;}': (self: PropertyInfo) => self.property.get !== undefined,
    'bool CanWrite {get;}': (self: PropertyInfo) => self.property.set !== undefined,
    ...overloads(
      (self: PropertyInfo, target: unknown) => self.getValue(target),
      ['System.Object GetValue(System.Object obj)', 'System.Object GetValue(System.Object obj, System.Object[] index)'],
    ),
    ...overloads(
      (self: PropertyInfo, target: unknown, value: unknown) => self.setValue(target, value),
      [
        'void SetValue(System.Object obj, System.Object value)',
        'void SetValue(System.Object obj, System.Object value, System.Object[] index)',
      ],
    ),
    'System.Reflection.ParameterInfo[] GetIndexParameters()': () => [],
  },
}));
defineType(`${reflection}.RtFieldInfo`, { class: FieldInfo }, () => ({
  base: `${reflection}.FieldInfo`,
  toString: (self: FieldInfo) => String(self),
  members: {
    ...common,
    'type FieldType {get;}': (self: FieldInfo) => self.fieldType,
    'bool IsStatic {get;}': (self: FieldInfo) => self.isStatic,
    'bool IsPublic {get;}': () => true,
    'bool IsLiteral {get;}': () => true,
    'bool IsInitOnly {get;}': () => false,
    'System.Object GetValue(System.Object obj)': (self: FieldInfo) => getStatic(self.declaringType, self.name),
    'System.Object GetRawConstantValue()': (self: FieldInfo) =>
      self.declaringType.isEnum
        ? self.declaringType.definition.values?.[self.name]
        : getStatic(self.declaringType, self.name),
    'void SetValue(System.Object obj, System.Object value)': () => {
      throw notSupported('Cannot set a constant field.');
    },
  },
}));
defineType(`${reflection}.ParameterInfo`, {}, () => ({ abstract: true }));
defineType(`${reflection}.RuntimeParameterInfo`, { class: ParameterInfo }, () => ({
  base: `${reflection}.ParameterInfo`,
  toString: (self: ParameterInfo) => String(self),
  members: {
    'System.Reflection.MemberInfo Member {get;}': (self: ParameterInfo) => self.member,
    'string Name {get;}': (self: ParameterInfo) => self.parameter.name,
    'type ParameterType {get;}': (self: ParameterInfo) => self.parameter.type,
    'int Position {get;}': (self: ParameterInfo) => self.position,
    'bool IsOptional {get;}': (self: ParameterInfo) => self.parameter.defaultText !== undefined,
    'bool IsOut {get;}': (self: ParameterInfo) => self.parameter.byRef,
    'bool HasDefaultValue {get;}': (self: ParameterInfo) => self.parameter.defaultText !== undefined,
    'System.Object DefaultValue {get;}': (self: ParameterInfo) => self.parameter.defaultText ?? null,
  },
}));
