/** A member of one object as reflection shows it: what PSMemberInfo and its kin are in `psobject.Properties` and Get-Member. */
import { findType, type NetType, types } from './net-type.js';
import type { MemberType } from './ps-object.js';

export interface MemberDetails {
  name: string;
  memberType: MemberType;
  /** As Get-Member shows it: `int Length {get;}`. Methods join their overloads. A function where it is work. */
  definition: string | (() => string);
  /** Full name of the value's type; of PSMethod and the like for methods. */
  typeNameOfValue: string;
  get: (() => unknown) | null;
  set?: ((value: unknown) => void) | null;
  invoke?: ((args: unknown[]) => unknown) | null;
  /** Added to this very object, not to its type. */
  isInstance?: boolean;
  isHidden?: boolean;
  overloads?: readonly string[];
  /** The ExtendedMember, MethodGroup or PropertyMember behind it. */
  source?: unknown;
}

export class Member {
  readonly name: string;
  readonly memberType: MemberType;
  readonly #definition: string | (() => string);
  readonly typeNameOfValue: string;
  readonly get: (() => unknown) | null;
  readonly set: ((value: unknown) => void) | null;
  readonly invoke: ((args: unknown[]) => unknown) | null;
  readonly isInstance: boolean;
  readonly isHidden: boolean;
  readonly overloadDefinitions: readonly string[];
  readonly source: unknown;

  constructor(details: MemberDetails) {
    this.name = details.name;
    this.memberType = details.memberType;
    this.#definition = details.definition;
    this.typeNameOfValue = details.typeNameOfValue;
    this.get = details.get;
    this.set = details.set ?? null;
    this.invoke = details.invoke ?? null;
    this.isInstance = details.isInstance ?? false;
    this.isHidden = details.isHidden ?? false;
    this.overloadDefinitions = details.overloads ?? [];
    this.source = details.source ?? null;
  }

  get definition(): string {
    return typeof this.#definition === 'string' ? this.#definition : this.#definition();
  }
  get isSettable(): boolean {
    return this.set !== null;
  }
  get isGettable(): boolean {
    return this.get !== null;
  }
  /** The value now; throws what the getter throws. */
  get value(): unknown {
    return this.get === null ? null : this.get();
  }
  get isProperty(): boolean {
    return this.invoke === null && propertyTypes.has(this.memberType);
  }
  get isMethod(): boolean {
    return this.memberType.endsWith('Method') || this.memberType === 'ParameterizedProperty';
  }
  /** PSNoteProperty, PSMethod`1... */
  get netType(): NetType {
    const name = this.memberType === 'Method' ? 'Method`1' : this.memberType;
    return findType(`System.Management.Automation.PS${name}`) ?? types.object();
  }
  toString(): string {
    return this.definition;
  }
}

const propertyTypes: ReadonlySet<MemberType> = new Set([
  'AliasProperty',
  'CodeProperty',
  'Property',
  'NoteProperty',
  'ScriptProperty',
]);
