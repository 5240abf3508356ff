/**
 * NetType is System.Type, and the registry of all types the shell knows.
 *
 * A type is declared by `defineType` with data: its members are keyed by their signature as PowerShell shows it
 * (`'string Substring(int startIndex, int length)'`), because that one text says everything that binding, Get-Member and
 * OverloadDefinitions need. Definitions stand behind thunks and signatures are parsed when a type's members are first
 * asked for, so that hundreds of types cost nothing at start.
 */
import { assemblyFullName } from './assembly-names.js';
import { parseMembers, type TypeMembers } from './type-members.js';
import { findType, type LocalTypes, requireType } from './type-registry.js';
import { EnumValue, fold, type TypedArray } from './values.js';

export type TypeKind = 'class' | 'struct' | 'enum' | 'interface' | 'delegate';
const usualBases: Readonly<Record<TypeKind, string>> = {
  class: 'System.Object',
  struct: 'System.ValueType',
  enum: 'System.Enum',
  delegate: 'System.MulticastDelegate',
  interface: '',
};

/**
 * What a member does. The arguments arrive, and the result is taken, in natural JavaScript form by the types in the
 * signature (see marshal.ts): int, double, byte... are numbers, long is a bigint, char a string of one unit, IEnumerable and
 * arrays are arrays, a delegate is a function. Instance members take the object first, constructors the NetType.
 * What is declared as a type parameter of a generic type (`T item`) is converted to that type but passed and taken as the
 * value itself, as values.ts says: a List[double] keeps Doubles, not natural numbers. A generic method gets its type
 * arguments as one more argument, an array of NetTypes.
 */
export type MemberFunction = (...args: never[]) => unknown;
export type MemberImplementation = MemberFunction | { get?: MemberFunction; set?: MemberFunction };

export interface TypeDefinition {
  kind?: TypeKind;
  /** Full name of the base type, or the type; System.Object, System.ValueType or System.Enum when left out. */
  base?: string | NetType;
  /** By name; a type itself where its name is not registered. */
  interfaces?: (string | NetType)[];
  abstract?: boolean;
  /** Members by signature: `new(int x)`, `static int Max {get;}`. Those that are `internal` only reflection reaches. */
  members?: Record<string, MemberImplementation>;
  internal?: Record<string, MemberImplementation>;
  /** The members ready made, instead of `members`: of classes that scripts define. */
  table?: TypeMembers;
  /** What an object of a script's class is made of that derives from this type, where the type has no constructor. */
  makeBase?: (type: NetType) => object;
  /** The attributes on the type's declaration, made anew. */
  attributes?: () => unknown[];
  /** Names and values of an enum. */
  values?: Record<string, number | bigint>;
  flags?: boolean;
  /** The enum's underlying type by any of its names, System.Int32 when left out. */
  underlying?: string;
  /** Object.ToString(), and IFormattable.ToString(format, provider) with the culture's BCP 47 name ('' invariant). */
  toString?: (self: never, format: string | null, culture: string) => string;
  /** Object.Equals(); identity when left out. */
  equals?: (self: never, other: unknown) => boolean;
  /** `equals` calls a method of a script's class: what `hashKey` gives does not stand for it. */
  callsEquals?: boolean;
  /** IComparable; returns undefined when the other value's type does not compare. */
  compare?: (self: never, other: unknown) => number | undefined;
  /** A text or number that is equal for equal values; a key of hashtables. Needed wherever `equals` is given. */
  hashKey?: (self: never) => string | number;
  /** IEnumerable. PowerShell enumerates such objects in pipelines unless they are strings, dictionaries or XmlNodes. */
  enumerate?: (self: never) => Iterable<unknown>;
  /** op_Implicit, op_Explicit and TypeConverters: the value as this type, or undefined. Tried before Parse and constructors. */
  convertFrom?: (value: unknown, type: NetType) => unknown;
  /** Conversions to other types: the target's value or undefined. */
  convertTo?: (self: never, target: NetType) => unknown;
  /** Operators by .NET name (op_Addition, op_Subtraction, op_UnaryNegation...): undefined where the operands do not fit. */
  operators?: Record<string, (left: never, right: never) => unknown>;
  /** The value of an uninitialised variable of a struct type. */
  defaultValue?: () => unknown;
}

export interface TypeRegistration {
  /** The JavaScript class of the instances: gets `netType` on its prototype. */
  class?: { prototype: object };
  /** Type accelerators, `[guid]`. */
  accelerators?: string[];
  /** Names of type parameters for a generic definition: ['T'], ['TKey', 'TValue']. */
  generic?: string[];
  /** Name of the assembly, or its full name. */
  assembly?: string;
  /** Types that names in this type's members mean first: those of the script that defines it. */
  types?: LocalTypes;
}

export { addType, allTypes, defineType, findType, requireType, typeAccelerators } from './type-registry.js';

const covariantNames = ['IEnumerable', 'IEnumerator', 'IReadOnlyCollection', 'IReadOnlyList'];
const covariant = new Set(covariantNames.map((name) => `System.Collections.Generic.${name}\`1`));
const enumerables = ['System.Collections.IEnumerable', 'System.Collections.IEnumerator', 'System.Data.DataTable'];
const notEnumerated = ['System.Collections.IDictionary', 'System.String', 'System.Xml.XmlNode'];

let nextId = 1;

export class NetType {
  declare readonly netType: NetType;
  readonly id = nextId++;
  #definition: TypeDefinition | undefined;
  #name: string | null = null;
  #baseType: NetType | null | undefined;
  #members: TypeMembers | undefined;
  #enumValues: Map<number | bigint, EnumValue> | undefined;
  #arrays: NetType[] = [];
  #constructed: Map<string, NetType> | undefined;
  #bases: Set<NetType> | undefined;
  #isDictionary: boolean | undefined;
  #isList: boolean | undefined;
  #isEnumerable: boolean | undefined;
  #underlyingType: NetType | undefined;
  #inherited = new Map<keyof TypeDefinition, unknown>();

  constructor(
    /** Namespace and name: `System.Int32`, `System.Collections.Generic.List`1`, `System.Int32[]`. */
    readonly fullName: string,
    readonly thunk: (type: NetType) => TypeDefinition,
    readonly registration: TypeRegistration,
    /** Set for arrays. */
    readonly elementType: NetType | null = null,
    readonly rank = 0,
    /** Set for constructed generic types. */
    readonly genericDefinition: NetType | null = null,
    readonly genericArguments: NetType[] = [],
  ) {}

  get definition(): TypeDefinition {
    this.#definition ??= this.thunk(this);
    return this.#definition;
  }
  /** Own (not inherited) members, by folded name. */
  get members(): TypeMembers {
    this.#members ??= parseMembers(this);
    return this.#members;
  }
  get kind(): TypeKind {
    return this.definition.kind ?? (this.definition.values ? 'enum' : 'class');
  }
  get isEnum(): boolean {
    return this.kind === 'enum';
  }
  get isValueType(): boolean {
    return this.kind === 'struct' || this.kind === 'enum';
  }
  get isArray(): boolean {
    return this.elementType !== null;
  }
  get isInterface(): boolean {
    return this.kind === 'interface';
  }
  get isGenericDefinition(): boolean {
    return this.registration.generic !== undefined && this.genericDefinition === null;
  }
  get namespace(): string {
    const dot = this.fullName.replace(/\[.*$/, '').lastIndexOf('.');
    return dot < 0 ? '' : this.fullName.slice(0, dot);
  }
  /** `Int32`, `List`1`, `Int32[]`; without the declaring class of a nested type. */
  get name(): string {
    return (this.#name ??= this.#findName());
  }
  #findName(): string {
    if (this.genericDefinition) return this.genericDefinition.name;
    const namespace = this.namespace;
    const name = namespace ? this.fullName.slice(namespace.length + 1) : this.fullName;
    return name.slice(name.lastIndexOf('+') + 1);
  }
  get baseType(): NetType | null {
    return this.#baseType === undefined ? (this.#baseType = this.#findBaseType()) : this.#baseType;
  }
  #findBaseType(): NetType | null {
    if (this.fullName === 'System.Object' || this.isInterface) return null;
    if (this.isArray) return requireType('System.Array');
    const base = this.definition.base ?? usualBases[this.kind];
    return typeof base === 'string' ? this.resolve(base) : base;
  }
  /** All interfaces, those of base types and of interfaces included. */
  get interfaces(): NetType[] {
    return [...this.basesAndInterfaces].filter((t) => t.isInterface && t !== this);
  }
  /** This type, its bases and their interfaces. */
  get basesAndInterfaces(): Set<NetType> {
    if (this.#bases === undefined) {
      const all = new Set<NetType>();
      const add = (type: NetType | null) => {
        if (type === null || all.has(type)) return;
        all.add(type);
        add(type.baseType);
        for (const name of type.definition.interfaces ?? []) add(typeof name === 'string' ? type.resolve(name) : name);
      };
      add(this);
      if (this.isInterface) all.add(requireType('System.Object'));
      this.#bases = all;
    }
    return this.#bases;
  }
  /** Type.IsAssignableFrom: a value of `other` is also one of this type. */
  isAssignableFrom(other: NetType): boolean {
    if (other === this || this.fullName === 'System.Object') return true;
    if (this.elementType && other.elementType && this.rank === other.rank)
      return !other.elementType.isValueType && this.elementType.isAssignableFrom(other.elementType);
    return other.basesAndInterfaces.has(this) || this.#isCovariantBaseOf(other);
  }
  /** An IEnumerable[object] takes any IEnumerable of a reference type. */
  #isCovariantBaseOf(other: NetType): boolean {
    if (!this.isInterface || !covariant.has(this.genericDefinition?.fullName ?? '')) return false;
    const wanted = this.genericArguments[0] as NetType;
    for (const base of other.basesAndInterfaces)
      if (base.genericDefinition === this.genericDefinition) {
        const given = base.genericArguments[0] as NetType;
        if (!given.isValueType && wanted.isAssignableFrom(given)) return true;
      }
    return false;
  }
  isInstance(value: unknown): boolean {
    return value !== null && value !== undefined && this.isAssignableFrom(typeOf(value));
  }

  /** An IDictionary: indexing takes keys, and pipelines do not enumerate it. */
  get isDictionary(): boolean {
    return (this.#isDictionary ??= this.#implements('System.Collections.IDictionary'));
  }
  /** A System.Collections.IList: true when it has elements. */
  get isList(): boolean {
    return (this.#isList ??= this.#implements('System.Collections.IList'));
  }
  /** PowerShell enumerates values of this type: an IEnumerable that is no string, dictionary or XmlNode; and a DataTable. */
  get isEnumerable(): boolean {
    return (this.#isEnumerable ??= this.#implements(...enumerables) && !this.#implements(...notEnumerated));
  }
  #implements(...fullNames: string[]): boolean {
    for (const type of this.basesAndInterfaces) if (fullNames.includes(type.fullName)) return true;
    return false;
  }
  /** What the nearest of this type and its bases says under this key of its definition. */
  inherited<K extends keyof TypeDefinition>(key: K): TypeDefinition[K] {
    let found = this.#inherited.get(key);
    if (found === undefined) {
      for (let type: NetType | null = this; type !== null && found === undefined; type = type.baseType)
        found = Object.hasOwn(type.definition, key) ? type.definition[key] : undefined;
      this.#inherited.set(key, found ?? null);
    }
    return (found ?? undefined) as TypeDefinition[K];
  }

  /** A type by its name in this type's definition, where type parameters stand for this type's arguments. */
  tryResolve(name: string, local?: LocalTypes): NetType | undefined {
    const names = this.genericDefinition?.registration.generic;
    const own = local ?? this.registration.types;
    if (!names && !own) return findType(name);
    return findType(name, [], (word) => this.genericArguments[names?.indexOf(word) ?? -1] ?? own?.(word));
  }
  /** The same; throws an Error of the shell's own when there is none. */
  resolve(name: string): NetType {
    const type = this.tryResolve(name);
    if (!type) throw new Error(`Type ${name} is not defined`);
    return type;
  }
  /** Replaces this type's type parameters in the text of a type or signature by their arguments. */
  substitute(text: string): string {
    const names = this.genericDefinition?.registration.generic;
    if (!names) return text;
    return text.replace(/\b[A-Z]\w*\b(?!\.)/g, (word, offset: number) => {
      const index = text[offset - 1] === '.' ? -1 : names.indexOf(word);
      return index < 0 ? word : (this.genericArguments[index] as NetType).displayName;
    });
  }
  /** `List`1` of these arguments. */
  makeGeneric(args: NetType[]): NetType {
    const key = args.map((a) => a.id).join(',');
    this.#constructed ??= new Map();
    let type = this.#constructed.get(key);
    if (!type) {
      const names = args.map((a) => a.fullName).join(',');
      type = new NetType(`${this.fullName}[${names}]`, this.thunk, this.registration, null, 0, this, args);
      this.#constructed.set(key, type);
    }
    return type;
  }
  makeArray(rank = 1): NetType {
    let type = this.#arrays[rank];
    if (!type) {
      const name = `${this.fullName}[${','.repeat(rank - 1)}]`;
      type = new NetType(name, () => arrayDefinition(this, rank), {}, this, rank);
      this.#arrays[rank] = type;
    }
    return type;
  }

  /** The number type behind an enum. */
  get underlyingType(): NetType {
    return (this.#underlyingType ??= requireType(this.definition.underlying ?? 'System.Int32'));
  }
  /** The enum value of an underlying number. */
  enumValue(value: number | bigint): EnumValue {
    this.#enumValues ??= new Map();
    let result = this.#enumValues.get(value);
    if (!result) {
      result = new EnumValue(this, value);
      this.#enumValues.set(value, result);
    }
    return result;
  }
  /** Looks up an enum name without regard to case; undefined when there is none. */
  enumByName(name: string): EnumValue | undefined {
    const wanted = fold(name);
    for (const [key, value] of Object.entries(this.definition.values ?? {}))
      if (fold(key) === wanted) return this.enumValue(value);
    return undefined;
  }

  /** The name as PowerShell writes it: accelerators where there are any (`int`, `System.Collections.Generic.List[int]`). */
  get displayName(): string {
    if (this.elementType) return `${this.elementType.displayName}[${','.repeat(this.rank - 1)}]`;
    if (this.genericDefinition)
      return `${this.genericDefinition.fullName.replace(/`\d+$/, '')}[${this.genericArguments.map((a) => a.displayName).join(',')}]`;
    return this.registration.accelerators?.[0] ?? this.fullName;
  }
  /** Type.AssemblyQualifiedName: `System.Int32, System.Private.CoreLib, Version=...`. */
  get assemblyQualifiedName(): string {
    return `${reflectionName(this)}, ${this.assembly}`;
  }
  /** The assembly's full name. */
  get assembly(): string {
    const type = this.elementType ?? this.genericDefinition ?? this;
    if (type !== this) return type.assembly;
    return assemblyFullName(this.registration.assembly, this.fullName);
  }
  /** `System.Collections.Generic.List`1[System.Int32]` */
  toString(): string {
    return this.fullName;
  }
}

/** Type.FullName, which writes type arguments with their assemblies: `System.Collections.Generic.List`1[[System.Int32, ...]]`. */
export function reflectionName(type: NetType): string {
  if (type.elementType) return `${reflectionName(type.elementType)}[${','.repeat(type.rank - 1)}]`;
  if (!type.genericDefinition) return type.fullName;
  return `${type.genericDefinition.fullName}[${type.genericArguments.map((a) => `[${a.assemblyQualifiedName}]`).join(',')}]`;
}

function arrayDefinition(element: NetType, rank: number): TypeDefinition {
  const interfaces: (string | NetType)[] = [
    'System.Collections.IList',
    'System.Collections.IStructuralComparable',
    'System.Collections.IStructuralEquatable',
    'System.ICloneable',
  ];
  if (rank === 1) {
    interfaces.push(requireType('System.Collections.Generic.IList`1').makeGeneric([element]));
    interfaces.push(requireType('System.Collections.Generic.IReadOnlyList`1').makeGeneric([element]));
  }
  return { base: 'System.Array', interfaces };
}

const core = (name: string) => {
  let type: NetType | undefined;
  return (): NetType => (type ??= requireType(name));
};
export const types = {
  object: core('System.Object'),
  string: core('System.String'),
  int32: core('System.Int32'),
  int64: core('System.Int64'),
  double: core('System.Double'),
  boolean: core('System.Boolean'),
  byte: core('System.Byte'),
  uint32: core('System.UInt32'),
  char: core('System.Char'),
  decimal: core('System.Decimal'),
  type: core('System.RuntimeType'),
  delegate: core('System.Delegate'),
};

/** The type of a value that is not null (PSObject's base type is not looked through). */
export function typeOf(value: unknown): NetType {
  switch (typeof value) {
    case 'number':
      return (value | 0) === value ? types.int32() : types.double();
    case 'string':
      return types.string();
    case 'boolean':
      return types.boolean();
    case 'bigint':
      return types.int64();
    case 'object':
      if (value !== null) {
        if (Array.isArray(value)) return ((value as TypedArray).elementType ?? types.object()).makeArray();
        const type = (value as { netType?: NetType }).netType;
        if (type !== undefined) return type;
        if (value instanceof Uint8Array) return types.byte().makeArray();
      }
      break;
    case 'function':
      return (value as { netType?: NetType }).netType ?? types.delegate();
  }
  throw new Error(`A value without a type: ${typeof value} ${(value as object)?.constructor?.name}`);
}
