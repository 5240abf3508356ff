/** A method or parameterized property as a value: `$x.Substring` without parentheses, and what Get-Member lists. */
import { interfaceMethods } from './interface-methods.js';
import { type NetType, reflectionName, typeOf } from './net-type.js';
import { ExtendedMember, type MemberType } from './ps-object.js';
import type { MethodGroup, PropertyMember } from './type-members.js';

export class PSMethod {
  declare readonly netType: NetType;
  constructor(
    /** The object, or the NetType for a static method. */
    readonly target: unknown,
    readonly method: MethodGroup | ExtendedMember,
  ) {}
  get name(): string {
    return this.method.name;
  }
  get memberType(): MemberType {
    return this.method instanceof ExtendedMember ? this.method.memberType : 'Method';
  }
  get overloadDefinitions(): string[] {
    if (this.method instanceof ExtendedMember) return [this.method.definition];
    const own = this.method.overloads.map((overload) => overload.definition);
    return this.method.isStatic ? own : [...own, ...interfaceMethods(typeOf(this.target), this.name, own)];
  }
  get typeNameOfValue(): string {
    return `System.Management.Automation.PS${this.memberType}`;
  }
  /** What it shows as text. */
  toString(): string {
    return this.overloadDefinitions.join(', ');
  }
}

/** `char Chars(int index) {get;}`, for each indexer of the name. */
export function definitionsOf(property: PropertyMember): string[] {
  return (property.indexers ?? [property]).map((indexer) => indexer.definition);
}

export class PSParameterizedProperty {
  declare readonly netType: NetType;
  constructor(
    readonly target: unknown,
    readonly property: PropertyMember,
  ) {}
  get name(): string {
    return this.property.name;
  }
  get memberType(): MemberType {
    return 'ParameterizedProperty';
  }
  get isSettable(): boolean {
    return this.property.set !== undefined;
  }
  get isGettable(): boolean {
    return this.property.get !== undefined;
  }
  get typeNameOfValue(): string {
    const { type } = this.property;
    return type ? reflectionName(type) : this.property.typeText;
  }
  get overloadDefinitions(): string[] {
    return definitionsOf(this.property);
  }
  toString(): string {
    return this.overloadDefinitions.join(', ');
  }
}
