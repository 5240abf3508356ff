/**
 * The TypeTable: members and hints that types have beyond .NET (types.ps1xml, Update-TypeData), by type name. The built-in
 * data stand behind thunks, one a type. A member of a more specific type name hides one of a less specific.
 */
import { type NetType, typeOf } from './net-type.js';
import { type ExtendedMember, membersOf, PSObject } from './ps-object.js';
import { builtInTypeData } from './type-data/index.js';
import { customObjectTypeNames, typeNamesOfType } from './type-names.js';
import { fold, isNull } from './values.js';

/** PSStandardMembers and the like: how values of a type are shown, sorted, compared and serialised. */
export interface StandardMembers {
  defaultDisplayProperty?: string;
  defaultDisplayPropertySet?: readonly string[];
  defaultKeyPropertySet?: readonly string[];
  serializationMethod?: 'AllPublicProperties' | 'SpecificProperties' | 'String';
  propertySerializationSet?: readonly string[];
  inheritPropertySerializationSet?: boolean;
  serializationDepth?: number;
  stringSerializationSource?: string | ExtendedMember;
  targetTypeForDeserialization?: string;
  typeConverter?: unknown;
  typeAdapter?: unknown;
}

export interface TypeData extends StandardMembers {
  readonly typeName: string;
  /** By folded name, in order. */
  readonly members: Map<string, ExtendedMember>;
}

/** As built-in data and Update-TypeData give it. */
export interface TypeExtension extends StandardMembers {
  members?: readonly ExtendedMember[];
}

type MemberIndex = ReadonlyMap<string, ExtendedMember>;
const noMembers: MemberIndex = new Map();

export class TypeTable {
  /** Goes up with every change; call sites compare it. */
  version = 0;
  readonly #types = new Map<string, TypeData>();
  readonly #removed = new Set<string>();
  #byType = new Map<NetType, MemberIndex>();
  #byNames = new Map<string, MemberIndex>();
  #ofCustomObjects: MemberIndex | null = null;

  /** The data of exactly this type name, or undefined. */
  find(typeName: string): TypeData | undefined {
    const key = fold(typeName);
    const data = this.#types.get(key);
    if (data !== undefined || this.#removed.has(key)) return data;
    const builtIn = builtInTypeData().get(key);
    return builtIn && this.#extend(key, builtIn.typeName, builtIn.extension());
  }

  /** All data there is, the built-in included. */
  all(): TypeData[] {
    for (const key of builtInTypeData().keys()) this.find(key);
    return [...this.#types.values()];
  }

  /** Adds members and hints to a type. A member of the same name is replaced. */
  extendType(typeName: string, extension: TypeExtension | readonly ExtendedMember[]): void {
    this.find(typeName);
    const isList = Array.isArray(extension);
    this.#extend(fold(typeName), typeName, isList ? { members: extension } : (extension as TypeExtension));
    this.#changed();
  }

  #extend(key: string, typeName: string, { members = [], ...hints }: TypeExtension): TypeData {
    let data = this.#types.get(key);
    if (data === undefined) {
      data = { typeName, members: new Map() };
      this.#types.set(key, data);
    }
    Object.assign(data, hints);
    for (const member of members) data.members.set(fold(member.name), member);
    return data;
  }

  /** Forgets all of a type's data; false when there was none. */
  removeType(typeName: string): boolean {
    const known = this.find(typeName) !== undefined;
    const key = fold(typeName);
    this.#types.delete(key);
    this.#removed.add(key);
    this.#changed();
    return known;
  }

  removeMember(typeName: string, member: string): boolean {
    const removed = this.find(typeName)?.members.delete(fold(member)) ?? false;
    this.#changed();
    return removed;
  }

  #changed(): void {
    this.version++;
    this.#byType = new Map();
    this.#byNames = new Map();
    this.#ofCustomObjects = null;
  }

  /** The member that the table gives a value, by folded name. */
  memberOf(value: unknown, name: string): ExtendedMember | undefined {
    return this.membersOf(value).get(name);
  }

  /** All members that the table gives a value. */
  membersOf(value: unknown): MemberIndex {
    if (isNull(value)) return noMembers;
    const names = membersOf(value)?.typeNames;
    if (names) return this.membersOfNames(names);
    if (value instanceof PSObject) return value.isCustom ? this.#membersOfCustomObjects() : this.membersOf(value.base);
    return this.membersOfType(typeOf(value));
  }

  #membersOfCustomObjects(): MemberIndex {
    this.#ofCustomObjects ??= this.membersOfNames(customObjectTypeNames);
    return this.#ofCustomObjects;
  }

  membersOfType(type: NetType): MemberIndex {
    let members = this.#byType.get(type);
    if (members === undefined) {
      members = this.#gather(typeNamesOfType(type));
      this.#byType.set(type, members);
    }
    return members;
  }

  membersOfNames(typeNames: readonly string[]): MemberIndex {
    const key = typeNames.join('\n');
    let members = this.#byNames.get(key);
    if (members === undefined) {
      members = this.#gather(typeNames);
      this.#byNames.set(key, members);
    }
    return members;
  }

  #gather(typeNames: readonly string[]): MemberIndex {
    let found: Map<string, ExtendedMember> | undefined;
    for (const typeName of typeNames) {
      const data = this.find(typeName);
      if (data === undefined || data.members.size === 0) continue;
      found ??= new Map();
      for (const [name, member] of data.members) if (!found.has(name)) found.set(name, member);
    }
    return found ?? noMembers;
  }

  /** What the most specific of these type names that says anything says about `hint`. */
  standardMember<K extends keyof StandardMembers>(typeNames: readonly string[], hint: K): StandardMembers[K] {
    for (const typeName of typeNames) {
      const value = this.find(typeName)?.[hint];
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

/** The table of the runspace that runs here. */
export const typeTable = new TypeTable();
