/** A method or parameterized property as a value: `$x.Substring` without parentheses, and what Get-Member lists. */
import type { NetType } from './net-type.js';
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
    return this.method.overloads.map((overload) => overload.definition);
  }
  /** What it shows as text. */
  toString(): string {
    return this.overloadDefinitions.join(', ');
  }
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
  toString(): string {
    return this.property.definition;
  }
}
