/**
 * PSObject: properties that are added to values.
 *
 * A [pscustomobject] is a `PSObject` whose base is `CustomBase`. A string or number with added members is a `PSObject` around
 * it; look through it with `baseOf`. An object of a reference type keeps its identity: its added members hang on the
 * object itself, behind a symbol (`membersOf`). Property names and order are a shared `Shape`; values an array. Hot: see test/bench.
 */
import { type NetType, requireType, typeOf } from './net-type.js';
import { fold } from './values.js';

/**
 * Objects with more properties than this do not share their shapes: each shape on the way to them would keep a list of its
 * own of all names so far.
 */
const mostSharedNames = 64;

/** A list of property names in order, shared by all objects that were built the same way. */
export class Shape {
  static readonly empty = new Shape([], new Map());
  #next = new Map<string, Shape>();
  /** The lists belong to one object, and grow with it. */
  #isGrowing = false;
  private constructor(
    readonly names: readonly string[],
    /** Folded name to position. */
    readonly index: ReadonlyMap<string, number>,
  ) {}
  /** The shape with one more name at its end. */
  add(name: string): Shape {
    let next = this.#next.get(name);
    if (next === undefined) {
      if (this.names.length >= mostSharedNames) return this.#grow(name);
      const index = new Map(this.index);
      index.set(fold(name), this.names.length);
      next = new Shape([...this.names, name], index);
      this.#next.set(name, next);
    }
    return next;
  }
  /** The shape that `add` gives, where it has given it before. */
  known(name: string): Shape | undefined {
    return this.#next.get(name);
  }
  #grow(name: string): Shape {
    const names = this.#isGrowing ? (this.names as string[]) : [...this.names];
    const index = this.#isGrowing ? (this.index as Map<string, number>) : new Map(this.index);
    index.set(fold(name), names.length);
    names.push(name);
    const grown = new Shape(names, index);
    grown.#isGrowing = true;
    return grown;
  }
  /** This shape for a second object. */
  share(): Shape {
    this.#isGrowing = false;
    return this;
  }
  static of(names: readonly string[]): Shape {
    let shape = Shape.empty;
    for (const name of names) shape = shape.add(name);
    return shape.share();
  }
}

export type MemberType =
  | 'AliasProperty'
  | 'CodeProperty'
  | 'Property'
  | 'NoteProperty'
  | 'ScriptProperty'
  | 'PropertySet'
  | 'Method'
  | 'CodeMethod'
  | 'ScriptMethod'
  | 'ParameterizedProperty'
  | 'MemberSet'
  | 'Event'
  | 'Dynamic';

/**
 * An extended member that is more than a value. `get` and `set` take the object that owns the member. Script properties are
 * made with closures that run their script blocks, so that this room knows nothing of running scripts.
 */
export class ExtendedMember {
  constructor(
    readonly name: string,
    readonly memberType: MemberType,
    /** What Get-Member shows as Definition. */
    readonly definition: string,
    readonly get: ((self: unknown) => unknown) | null,
    readonly set: ((self: unknown, value: unknown) => void) | null = null,
    /** For methods. */
    readonly invoke: ((self: unknown, args: unknown[]) => unknown) | null = null,
    /** PropertySet: names; AliasProperty: the one name it stands for. */
    readonly references: readonly string[] = [],
    /** Script blocks or the like, for the member's own properties (GetterScript...). */
    readonly source: unknown = null,
    /** Not listed unless it is asked for (Get-Member -Force). */
    readonly isHidden = false,
    /** TypeNameOfValue where it is known without reading the value. */
    readonly typeNameOfValue: string | null = null,
  ) {}
}

/** Added members of one object: a note's value stands in `values` itself, any other member as an ExtendedMember. */
export class MemberTable {
  shape: Shape = Shape.empty;
  values: unknown[] = [];
  /** Own type names, when they were changed (PSTypeNames). */
  typeNames: string[] | null = null;

  has(name: string): boolean {
    return this.shape.index.has(fold(name));
  }
  /** The raw entry: a value, an ExtendedMember, or undefined when there is none. */
  entry(name: string): unknown {
    const position = this.shape.index.get(fold(name));
    return position === undefined ? undefined : this.values[position];
  }
  /** Adds or replaces a note or a member. */
  setEntry(name: string, value: unknown): void {
    const position = this.shape.index.get(fold(name));
    if (position !== undefined) this.values[position] = value;
    else {
      this.shape = this.shape.add(name);
      this.values.push(value);
    }
  }
  remove(name: string): boolean {
    const position = this.shape.index.get(fold(name));
    if (position === undefined) return false;
    const names = this.shape.names.filter((_, i) => i !== position);
    this.values.splice(position, 1);
    this.shape = Shape.of(names);
    return true;
  }
}

export class CustomBaseObject {
  declare readonly netType: NetType;
}
/** The base of a [pscustomobject]. */
export const CustomBase = new CustomBaseObject();

let customObjectType: NetType | undefined;

export class PSObject extends MemberTable {
  constructor(readonly base: unknown = CustomBase) {
    super();
  }
  /** PSCustomObject, or the type of what it wraps: a wrapper shows itself to nobody. */
  get netType(): NetType {
    if (!this.isCustom) return typeOf(this.base);
    return (customObjectType ??= requireType('System.Management.Automation.PSCustomObject'));
  }
  get isCustom(): boolean {
    return this.base === CustomBase;
  }
  /** A [pscustomobject] with these notes, in order. */
  static custom(properties: Iterable<readonly [string, unknown]> = []): PSObject {
    const object = new PSObject();
    for (const [name, value] of properties) object.setEntry(name, value);
    return object;
  }
}

/**
 * A number that was written as an argument otherwise than it is shown (1.50, 0x10, 1kb): where it is made a text it is what
 * was written, except inside a string.
 */
export class WrittenNumber extends PSObject {
  constructor(
    base: unknown,
    readonly written: string,
  ) {
    super(base);
  }
}

/**
 * Where an object keeps its added members. A property, because a WeakMap costs ten times as much on every read of every
 * object; a symbol, so that nothing lists it.
 */
const added = Symbol('added members');
type Extended = { [added]?: MemberTable };

/** The value without a PSObject around it; a [pscustomobject] is its own base. */
export function baseOf(value: unknown): unknown {
  return value instanceof PSObject && value.base !== CustomBase ? value.base : value;
}

/** The table of members that were added to this very object, if any. */
export function membersOf(value: unknown): MemberTable | undefined {
  if (value instanceof PSObject) return value;
  const type = typeof value;
  return (type === 'object' && value !== null) || type === 'function' ? (value as Extended)[added] : undefined;
}

/** The table to add members to. Strings, numbers and other values without identity must be wrapped in a PSObject first. */
export function attachMembers(value: object): MemberTable {
  if (value instanceof PSObject) return value;
  return ((value as Extended)[added] ??= new MemberTable());
}

/** True for a value whose members can be added to the value itself; others are wrapped in a PSObject first. */
export function hasIdentity(value: unknown): value is object {
  if (typeof value !== 'object') return typeof value === 'function';
  return value !== null && !(value as { netType?: NetType }).netType?.isValueType;
}
