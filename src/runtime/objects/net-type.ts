/**
 * NetType is System.Type, and the registry of all types the shell knows.
 *
 * A type is declared by `defineType` with data: its members are keyed by their signature as PowerShell shows it
 * (`'string Substring(int startIndex, int length)'`), because that one text says everything that binding, Get-Member and
 * OverloadDefinitions need. Definitions stand behind thunks and signatures are parsed when a type's members are first
 * asked for, so that hundreds of types cost nothing at start.
 */
import { parseMembers, type TypeMembers } from './type-members.js';
import { EnumValue, fold, type TypedArray } from './values.js';

export type TypeKind = 'class' | 'struct' | 'enum' | 'interface' | 'delegate';

/**
 * What a member does. The arguments arrive, and the result is taken, in natural JavaScript form by the types in the
 * signature (see marshal.ts): int, double, byte... are numbers, long is a bigint, char a string of one unit, IEnumerable and
 * arrays are arrays, a delegate is a function. Instance members take the object first, constructors the NetType.
 * What is declared as a type parameter of a generic type (`T item`) is converted to that type but passed and taken as the
 * value itself, as values.ts says: a List[double] keeps Doubles, not natural numbers.
 */
export type MemberFunction = (...args: never[]) => unknown;
export type MemberImplementation = MemberFunction | { get?: MemberFunction; set?: MemberFunction };

export interface TypeDefinition {
  kind?: TypeKind;
  /** Full name of the base type; System.Object, System.ValueType or System.Enum when left out. */
  base?: string;
  interfaces?: string[];
  abstract?: boolean;
  /** Members by signature. `new(int x)` is a constructor, `static int Max {get;}` a static property or field. */
  members?: Record<string, MemberImplementation>;
  /** Names and values of an enum. */
  values?: Record<string, number | bigint>;
  flags?: boolean;
  /** The enum's underlying type, System.Int32 when left out. */
  underlying?: string;
  /** Object.ToString(), and IFormattable.ToString(format, provider) with the culture's BCP 47 name ('' invariant). */
  toString?: (self: never, format: string | null, culture: string) => string;
  /** Object.Equals(); identity when left out. */
  equals?: (self: never, other: unknown) => boolean;
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
  assembly?: string;
}

let nextId = 1;

export class NetType {
  declare readonly netType: NetType;
  readonly id = nextId++;
  #definition: TypeDefinition | undefined;
  #members: TypeMembers | undefined;
  #enumValues: Map<number | bigint, EnumValue> | undefined;
  #arrays: NetType[] = [];
  #constructed: Map<string, NetType> | undefined;
  #bases: Set<NetType> | undefined;
  #isDictionary: boolean | undefined;
  #isEnumerable: boolean | undefined;
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
    if (this.genericDefinition) return this.genericDefinition.name;
    const namespace = this.namespace;
    const name = namespace ? this.fullName.slice(namespace.length + 1) : this.fullName;
    return name.slice(name.lastIndexOf('+') + 1);
  }
  get baseType(): NetType | null {
    if (this.fullName === 'System.Object' || this.isInterface) return null;
    if (this.isArray) return requireType('System.Array');
    const base =
      this.definition.base ??
      {
        class: 'System.Object',
        struct: 'System.ValueType',
        enum: 'System.Enum',
        delegate: 'System.MulticastDelegate',
        interface: '',
      }[this.kind];
    return requireType(this.substitute(base));
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
        for (const name of type.definition.interfaces ?? []) add(requireType(type.substitute(name)));
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
    return other.basesAndInterfaces.has(this);
  }
  isInstance(value: unknown): boolean {
    return value !== null && value !== undefined && this.isAssignableFrom(typeOf(value));
  }

  /** An IDictionary: indexing takes keys, and pipelines do not enumerate it. */
  get isDictionary(): boolean {
    return (this.#isDictionary ??= this.#implements('System.Collections.IDictionary'));
  }
  /** PowerShell enumerates values of this type: an IEnumerable that is no string, dictionary or XmlNode. */
  get isEnumerable(): boolean {
    return (this.#isEnumerable ??=
      this.#implements('System.Collections.IEnumerable') &&
      !this.isDictionary &&
      this.fullName !== 'System.String' &&
      !this.#implements('System.Xml.XmlNode'));
  }
  #implements(fullName: string): boolean {
    for (const type of this.basesAndInterfaces) if (type.fullName === fullName) return true;
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
  /** Type.ToString(): `System.Collections.Generic.List`1[System.Int32]`. */
  toString(): string {
    return this.fullName;
  }
}

function arrayDefinition(element: NetType, rank: number): TypeDefinition {
  const interfaces = [
    'System.Collections.IList',
    'System.Collections.IStructuralComparable',
    'System.Collections.IStructuralEquatable',
    'System.ICloneable',
  ];
  if (rank === 1) {
    interfaces.push(`System.Collections.Generic.IList[${element.displayName}]`);
    interfaces.push(`System.Collections.Generic.IReadOnlyList[${element.displayName}]`);
  }
  return { base: 'System.Array', interfaces };
}

const byFullName = new Map<string, NetType>();
const accelerators = new Map<string, NetType>();

/**
 * Registers a type. `definition` is called when the type's members, bases or values are first needed; for a generic type
 * once for each construction, which it is given (static members know their type arguments in no other way).
 */
export function defineType(
  fullName: string,
  registration: TypeRegistration,
  definition: (type: NetType) => TypeDefinition,
): NetType {
  const type = new NetType(fullName, definition, registration);
  addType(type);
  for (const name of registration.accelerators ?? []) accelerators.set(fold(name), type);
  if (registration.class)
    Object.defineProperty(registration.class.prototype, 'netType', { value: type, writable: true, configurable: true });
  return type;
}

/** Makes a type findable by its full name (also classes that scripts define). */
export function addType(type: NetType): void {
  byFullName.set(fold(type.fullName), type);
}

export function allTypes(): Iterable<NetType> {
  return byFullName.values();
}
export function typeAccelerators(): Map<string, NetType> {
  return accelerators;
}

/** Finds `int`, `System.Int32`, `Int32` (in System), `List[int]` given in full, `int[]`, `int[,]`. Undefined when unknown. */
export function findType(name: string, namespaces: readonly string[] = []): NetType | undefined {
  name = name.trim();
  const open = name.indexOf('[');
  if (open < 0) return findSimpleType(name, namespaces);
  // The last bracket group is either an array rank or the list of type arguments.
  const close = name.length - 1;
  if (name[close] !== ']') return findType(name.slice(0, name.lastIndexOf(']') + 1), namespaces); // assembly-qualified
  let depth = 0;
  let start = close;
  for (; start >= 0; start--) {
    if (name[start] === ']') depth++;
    else if (name[start] === '[' && --depth === 0) break;
  }
  const inner = name.slice(start + 1, close).trim();
  const outer = name.slice(0, start);
  if (/^[,\s]*$/.test(inner)) return findType(outer, namespaces)?.makeArray(inner.replace(/\s/g, '').length + 1);
  const argumentNames = splitTypeArguments(inner);
  const definition =
    findSimpleType(`${outer.replace(/`\d+$/, '')}\`${argumentNames.length}`, namespaces) ??
    findSimpleType(outer, namespaces);
  if (!definition?.isGenericDefinition || definition.registration.generic?.length !== argumentNames.length)
    return undefined;
  const args = argumentNames.map((a) => findType(a.startsWith('[') ? a.slice(1, a.lastIndexOf(']')) : a, namespaces));
  return args.includes(undefined) ? undefined : definition.makeGeneric(args as NetType[]);
}

function splitTypeArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i];
    if (c === '[') depth++;
    else if (c === ']') depth--;
    else if (i === text.length || (c === ',' && depth === 0)) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts;
}

function findSimpleType(name: string, namespaces: readonly string[]): NetType | undefined {
  const comma = name.indexOf(',');
  const key = fold((comma < 0 ? name : name.slice(0, comma)).trim());
  const found = accelerators.get(key) ?? byFullName.get(key) ?? byFullName.get(`system.${key}`);
  if (found) return found;
  for (const namespace of namespaces) {
    const type = byFullName.get(`${fold(namespace)}.${key}`);
    if (type) return type;
  }
  return undefined;
}

/** A type that must exist. Throws an Error of the shell's own when it does not: a definition names a type that nobody defined. */
export function requireType(name: string): NetType {
  const type = findType(name);
  if (!type) throw new Error(`Type ${name} is not defined`);
  return type;
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
