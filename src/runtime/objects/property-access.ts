/**
 * Reading and writing properties. What is looked for, in this order: members added to the object, keys of a dictionary,
 * the type table, `psobject` and its like, the .NET type (or an adapter, as for XML); at last the elements of a collection.
 *
 * A reader is made once for a type and a name; it returns undefined where the value has no such property. Hot.
 */
import { enumerableOf } from '../language/enumerate.js';
import { adapterFor } from './adapters.js';
import { netError, runtimeError } from './errors.js';
import { Hashtable, type IDictionaryLike, isDictionary } from './hashtable.js';
import { intrinsicProperty } from './intrinsic-members.js';
import { resultMarshaler } from './marshal.js';
import { NetException } from './net-exception.js';
import { type NetType, typeOf } from './net-type.js';
import { PSMethod, PSParameterizedProperty } from './ps-method.js';
import { ExtendedMember, membersOf, PSObject } from './ps-object.js';
import { instanceMember } from './type-lookup.js';
import { isMethodGroup, type PropertyMember } from './type-members.js';
import { typeTable } from './type-table.js';
import { fold, isNull } from './values.js';

type Reader = (self: unknown) => unknown;

let readers = new Map<NetType, Map<string, Reader | null>>();
let readersVersion = -1;

/** The reader for values of a type without added members, or null where the type has nothing of that name. */
function readerFor(type: NetType, name: string, folded: string): Reader | null {
  if (readersVersion !== typeTable.version) {
    readers = new Map();
    readersVersion = typeTable.version;
  }
  let byName = readers.get(type);
  if (byName === undefined) {
    byName = new Map();
    readers.set(type, byName);
  }
  let reader = byName.get(folded);
  if (reader === undefined) {
    reader = makeReader(type, name, folded);
    byName.set(folded, reader);
  }
  return reader;
}

function makeReader(type: NetType, name: string, folded: string): Reader | null {
  const member = typeTable.membersOfType(type).get(folded);
  const reader = member ? (self: unknown) => readExtended(member, self) : netReader(type, name, folded);
  if (!readsKeys(type)) return reader;
  return (self) => {
    const value = (self as IDictionaryLike).get(name);
    return value === undefined && reader !== null ? reader(self) : value;
  };
}

/** Names are looked up as keys only where keys can be strings. */
function readsKeys(type: NetType): boolean {
  if (!type.isDictionary) return false;
  for (const base of type.basesAndInterfaces)
    if (base.genericDefinition?.fullName === 'System.Collections.Generic.IDictionary`2')
      return base.genericArguments[0]?.fullName === 'System.String';
  return true;
}

function netReader(type: NetType, name: string, folded: string): Reader | null {
  const intrinsic = intrinsicProperty(folded);
  if (intrinsic) return intrinsic;
  const adapter = adapterFor(type);
  const reader = memberReader(type, folded);
  if (!adapter) return reader;
  return (self) => {
    const value = adapter.get(self as never, name);
    return value === undefined && reader !== null ? reader(self) : value;
  };
}

function memberReader(type: NetType, folded: string): Reader | null {
  const member = instanceMember(type, folded);
  if (member === undefined) return null;
  if (isMethodGroup(member)) return (self) => new PSMethod(self, member);
  if (member.parameters.length > 0) return (self) => new PSParameterizedProperty(self, member);
  return propertyReader(member);
}

/** Reads a .NET property. An exception of the getter reads as $null. */
export function propertyReader(member: PropertyMember): Reader | null {
  const get = member.get as ((self: unknown) => unknown) | undefined;
  if (!get) return () => writeOnly(member.name);
  if (member.isScript) return get;
  const marshal = member.isTypeParameter ? null : resultMarshaler(member.typeText);
  return (self) => {
    let value: unknown;
    try {
      value = get(self);
    } catch (error) {
      return swallow(error);
    }
    if (marshal !== null) value = marshal(value);
    return value === undefined ? null : value;
  };
}

function writeOnly(name: string): never {
  throw netError(
    'RuntimeException',
    'WriteOnlyProperty',
    `Cannot get property value because "${name}" is a write-only property.`,
  );
}

function swallow(error: unknown): null {
  if (!(error instanceof NetException) || isMethodFailure(error)) throw error;
  return null;
}

function isMethodFailure(error: NetException): boolean {
  const name = error.netType.fullName;
  return (
    name === 'System.Management.Automation.MethodException' ||
    name === 'System.Management.Automation.MethodInvocationException' ||
    name === 'System.Management.Automation.PropertyNotFoundException'
  );
}

/** The value of an added member or one of the type table. Script errors read as $null. */
export function readExtended(member: ExtendedMember, self: unknown): unknown {
  if (member.get === null) return member.invoke === null ? null : new PSMethod(self, member);
  try {
    return member.get(self) ?? null;
  } catch (error) {
    return swallow(error);
  }
}

/** The property of one value, or undefined when it has none of that name. Collections are not taken apart. */
export function readProperty(target: unknown, name: string, folded: string): unknown {
  const table = membersOf(target);
  if (table !== undefined) {
    const position = table.shape.index.get(folded);
    if (position !== undefined) {
      const entry = table.values[position];
      return entry instanceof ExtendedMember ? readExtended(entry, target) : entry;
    }
    if (table.typeNames !== null) {
      const member = typeTable.membersOfNames(table.typeNames).get(folded);
      if (member) return readExtended(member, target);
    }
  }
  if (target instanceof PSObject) return readWrapped(target, name, folded);
  if (isNull(target)) return undefined;
  const reader = readerFor(typeOf(target), name, folded);
  return reader === null ? undefined : reader(target);
}

function readWrapped(target: PSObject, name: string, folded: string): unknown {
  const member = target.typeNames === null ? typeTable.memberOf(target, folded) : undefined;
  if (!target.isCustom) {
    // A member of the type table sees the object with what was added to it, but the keys of a dictionary go before it.
    if (member && !isDictionary(target.base)) return readExtended(member, target);
    return intrinsicProperty(folded)?.(target) ?? readProperty(target.base, name, folded);
  }
  if (member) return readExtended(member, target);
  const reader = netReader(typeOf(target), name, folded);
  return reader === null ? undefined : reader(target);
}

/**
 * `$target.name`. A collection that has no such property gives those of its elements; anything has Count and Length. In
 * strict mode (`strict`) an unknown property throws PropertyNotFoundStrict, else it is $null.
 */
export function getProperty(target: unknown, name: string, strict = false): unknown {
  const folded = fold(name);
  const value = readProperty(target, name, folded);
  return value === undefined ? missingProperty(target, name, folded, strict) : value;
}

/** What a property is that the value itself does not have. */
function missingProperty(target: unknown, name: string, folded: string, strict: boolean): unknown {
  const items = enumerableOf(target);
  if (items !== null) {
    const found: unknown[] = [];
    collect(items, name, folded, strict, found);
    if (found.length === 1) return found[0];
    if (found.length > 1) return found;
    if (strict) throw runtimeError('PropertyNotFoundStrict', notFoundStrictly(name));
    return null;
  }
  if (strict && !(isCount(folded) && isCustom(target))) throw propertyNotFoundStrict(name);
  if (isCount(folded)) return isNull(target) ? 0 : 1;
  return null;
}

function isCount(folded: string): boolean {
  return folded === 'count' || folded === 'length';
}

function isCustom(value: unknown): boolean {
  return value instanceof PSObject && value.isCustom;
}

function collect(items: Iterable<unknown>, name: string, folded: string, strict: boolean, found: unknown[]): void {
  for (const item of items) {
    const own = readProperty(item, name, folded);
    if (own === undefined && strict && !(isCount(folded) && isCustom(item))) throw propertyNotFoundStrict(name);
    const value = own === undefined ? missingInElement(item, folded) : own;
    if (value !== undefined) addFlat(value, found);
    else {
      const nested = enumerableOf(item);
      if (nested !== null) collect(nested, name, folded, strict, found);
    }
  }
}

/** Anything has Count and Length; objects whose properties differ from one to the next give $null for what they lack. */
function missingInElement(item: unknown, folded: string): unknown {
  if (isCount(folded)) return isNull(item) ? 0 : 1;
  return isCustom(item) ? null : undefined;
}

/** A collection that a member of each element gave is flattened. */
export function addFlat(value: unknown, found: unknown[]): void {
  const items = enumerableOf(value);
  if (items === null) found.push(value);
  else for (const item of items) found.push(item);
}

export function propertyNotFoundStrict(name: string): NetException {
  return netError('PropertyNotFoundException', 'PropertyNotFoundStrict', notFoundStrictly(name));
}

/** What strict mode says of a property that an object has not. */
export function notFoundStrictly(name: string): string {
  return `The property '${name}' cannot be found on this object. Verify that the property exists.`;
}

/** The property read at one place of a script: remembers the shape or type it met last. */
export class PropertySite {
  readonly #folded: string;
  readonly #isCount: boolean;
  #shape: unknown = null;
  #position = 0;
  #type: unknown = null;
  #version = -1;
  #reader: Reader | null = null;

  constructor(readonly name: string) {
    this.#folded = fold(name);
    this.#isCount = isCount(this.#folded);
  }

  get(target: unknown, strict = false): unknown {
    if (target instanceof PSObject) {
      if (target.shape === this.#shape) {
        const entry = target.values[this.#position];
        if (!(entry instanceof ExtendedMember)) return entry;
      } else {
        const position = target.shape.index.get(this.#folded);
        if (position !== undefined) {
          this.#shape = target.shape;
          this.#position = position;
          const entry = target.values[position];
          if (!(entry instanceof ExtendedMember)) return entry;
        }
      }
      return this.#slow(target, strict);
    }
    if (typeof target === 'object' && target !== null) {
      if (Array.isArray(target))
        return this.#isCount && membersOf(target) === undefined ? target.length : this.#slow(target, strict);
      if (target instanceof Hashtable) {
        const value = target.get(this.name);
        if (value !== undefined && membersOf(target) === undefined) return value;
      }
      if (membersOf(target) !== undefined) return this.#slow(target, strict);
      const type = (target as { netType?: NetType }).netType;
      if (type !== undefined && type === this.#type && this.#version === typeTable.version)
        return this.#read(target, strict);
      return this.#resolve(target, strict);
    }
    if (typeof target === 'string' || typeof target === 'number') {
      if (this.#type === typeof target && this.#version === typeTable.version) return this.#read(target, strict);
      return this.#resolve(target, strict);
    }
    return this.#slow(target, strict);
  }

  #resolve(target: unknown, strict: boolean): unknown {
    const type = typeOf(target);
    this.#reader = readerFor(type, this.name, this.#folded);
    this.#version = typeTable.version;
    // An integer and a fraction are of two types but share typeof: not remembered.
    this.#type = typeof target === 'string' ? 'string' : typeof target === 'object' ? type : null;
    return this.#read(target, strict);
  }

  #read(target: unknown, strict: boolean): unknown {
    const value = this.#reader === null ? undefined : this.#reader(target);
    return value === undefined ? missingProperty(target, this.name, this.#folded, strict) : value;
  }

  #slow(target: unknown, strict: boolean): unknown {
    const value = readProperty(target, this.name, this.#folded);
    return value === undefined ? missingProperty(target, this.name, this.#folded, strict) : value;
  }
}
