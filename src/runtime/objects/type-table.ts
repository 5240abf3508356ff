/**
 * The TypeTable: members and hints that types have beyond .NET (types.ps1xml, Update-TypeData), by type name. The built-in
 * data stand behind thunks, one a type. A member of a more specific type name hides one of a less specific.
 *
 * Each engine has data of its own (`EngineTypeData`); there is one table nevertheless, which looks into those of the engine that
 * runs now, because values do not know where they are.
 */
import { type NetType, typeOf } from './net-type.js';
import { type ExtendedMember, membersOf, PSObject } from './ps-object.js';
import { builtInTypeData } from './type-data/index.js';
import { customObjectTypeNames, typeNamesOfType } from './type-names.js';
import { fold, isNull } from './values.js';

const serializationMethods = ['AllPublicProperties', 'SpecificProperties', 'String'] as const;

/** PSStandardMembers and the like: how values of a type are shown, sorted, compared and serialised. */
export interface StandardMembers {
  defaultDisplayProperty?: string;
  defaultDisplayPropertySet?: readonly string[];
  defaultKeyPropertySet?: readonly string[];
  serializationMethod?: (typeof serializationMethods)[number];
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

/** What a types file has added to a type. */
export interface TypeFileAddition {
  typeName: string;
  members: string[];
  hints: (keyof StandardMembers)[];
}

type MemberIndex = ReadonlyMap<string, ExtendedMember>;
const noMembers: MemberIndex = new Map();

let lastVersion = 0;

/** The type data of one engine, and what was looked up in them. */
export class EngineTypeData {
  /** No two engines have the same, save those that have nothing but the built-in data. */
  version = 0;
  readonly types = new Map<string, TypeData>();
  readonly removed = new Set<string>();
  /** The types files that were loaded, by full path, folded. */
  readonly files = new Map<string, TypeFileAddition[]>();
  byType = new Map<NetType, MemberIndex>();
  byNames = new Map<string, MemberIndex>();
  ofCustomObjects: MemberIndex | null = null;

  changed(): void {
    this.version = ++lastVersion;
    this.byType = new Map();
    this.byNames = new Map();
    this.ofCustomObjects = null;
  }
}

export class TypeTable {
  /** Another one after every change; call sites compare it. */
  version = 0;
  #data = new EngineTypeData();

  /** Looks into the data of another engine from now on. */
  use(data: EngineTypeData): void {
    this.#data = data;
    this.version = data.version;
  }

  get files(): Map<string, TypeFileAddition[]> {
    return this.#data.files;
  }

  /** The data of exactly this type name, or undefined. */
  find(typeName: string): TypeData | undefined {
    const key = fold(typeName);
    const data = this.#data.types.get(key);
    if (data !== undefined || this.#data.removed.has(key)) return data;
    const builtIn = builtInTypeData().get(key);
    return builtIn && this.#extend(key, builtIn.typeName, builtIn.extension());
  }

  /** All data there is, the built-in included. */
  all(): TypeData[] {
    for (const key of builtInTypeData().keys()) this.find(key);
    return [...this.#data.types.values()];
  }

  /** Adds members and hints to a type. A member of the same name is replaced. */
  extendType(typeName: string, extension: TypeExtension | readonly ExtendedMember[]): void {
    this.find(typeName);
    const isList = Array.isArray(extension);
    this.#extend(fold(typeName), typeName, isList ? { members: extension } : (extension as TypeExtension));
    this.#changed();
  }

  #extend(key: string, typeName: string, { members = [], ...hints }: TypeExtension): TypeData {
    let data = this.#data.types.get(key);
    if (data === undefined) {
      data = { typeName, members: new Map() };
      this.#data.types.set(key, data);
    }
    Object.assign(data, hints);
    const method = serializationMethods.find((name) => fold(name) === fold(hints.serializationMethod ?? ''));
    if (method !== undefined) data.serializationMethod = method;
    for (const member of members) data.members.set(fold(member.name), member);
    return data;
  }

  /** Forgets all of a type's data; false when there was none. */
  removeType(typeName: string): boolean {
    const known = this.find(typeName) !== undefined;
    const key = fold(typeName);
    this.#data.types.delete(key);
    this.#data.removed.add(key);
    this.#changed();
    return known;
  }

  /** Takes hints away again, and the type when nothing is left of it. */
  removeHints(typeName: string, hints: readonly (keyof StandardMembers)[]): void {
    const data = this.find(typeName);
    if (data === undefined) return;
    for (const hint of hints) delete data[hint];
    if (data.members.size === 0 && Object.keys(data).length === 2) this.removeType(typeName);
    this.#changed();
  }

  removeMember(typeName: string, member: string): boolean {
    const removed = this.find(typeName)?.members.delete(fold(member)) ?? false;
    this.#changed();
    return removed;
  }

  #changed(): void {
    this.#data.changed();
    this.version = this.#data.version;
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
    this.#data.ofCustomObjects ??= this.membersOfNames(customObjectTypeNames);
    return this.#data.ofCustomObjects;
  }

  membersOfType(type: NetType): MemberIndex {
    let members = this.#data.byType.get(type);
    if (members === undefined) {
      members = this.#gather(typeNamesOfType(type));
      this.#data.byType.set(type, members);
    }
    return members;
  }

  membersOfNames(typeNames: readonly string[]): MemberIndex {
    const key = typeNames.join('\n');
    let members = this.#data.byNames.get(key);
    if (members === undefined) {
      members = this.#gather(typeNames);
      this.#data.byNames.set(key, members);
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
