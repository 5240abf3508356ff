/**
 * CLIXML values in the form in which the protocol handles them: plain data that loses nothing, so that reading and writing
 * again gives the same XML. The protocol reads host calls, states and the like in this form; what commands output goes on as
 * CLIXML text, to be made into objects where they are used (runtime/serialization).
 */
import { ProtocolError } from './protocol-error.js';

/** A primitive other than the ones that JavaScript has: `tag` as in MS-PSRP 2.2.5.1, `text` decoded. */
export class WireScalar {
  constructor(
    readonly tag: string,
    readonly text: string,
  ) {}
}

/** A member set inside of extended members: `<MS N="PSStandardMembers">`. */
export class WireMemberSet {
  constructor(readonly members: WireMembers) {}
}

/** null: Nil, boolean: B, number: I32, bigint: I64, string: S. */
export type WireValue = null | boolean | number | bigint | string | WireScalar | WireObject | WireMemberSet;
export type WireMembers = Map<string, WireValue>;
export type WireContainer =
  | { tag: 'LST' | 'IE' | 'QUE' | 'STK'; items: WireValue[] }
  | { tag: 'DCT'; entries: [key: WireValue, value: WireValue][] };

export class WireObject {
  /** Most derived first; null when the object does not say. */
  typeNames: readonly string[] | null = null;
  text: string | null = null;
  /** The primitive (or object) that the members are added to; undefined for none. */
  base: WireValue | undefined = undefined;
  container: WireContainer | null = null;
  /** `<Props>` */
  adapted: WireMembers | null = null;
  /** `<MS>` */
  extended: WireMembers | null = null;

  /** A member of either kind; undefined when there is none. */
  get(name: string): WireValue | undefined {
    return this.extended?.get(name) ?? this.adapted?.get(name);
  }
  has(name: string): boolean {
    return this.get(name) !== undefined;
  }
  number(name: string): number {
    const value = this.get(name);
    if (typeof value === 'number') return value;
    if (value instanceof WireObject && typeof value.base === 'number') return value.base;
    throw this.#mistyped(name, 'a number');
  }
  /** An I64, as the ids of calls are. */
  long(name: string): bigint {
    const value = this.get(name);
    if (typeof value === 'bigint') return value;
    throw this.#mistyped(name, 'a 64-bit number');
  }
  boolean(name: string): boolean {
    const value = this.get(name);
    if (typeof value === 'boolean') return value;
    throw this.#mistyped(name, 'a boolean');
  }
  /** A string; '' for null and for a member that is left out. */
  string(name: string): string {
    const value = this.get(name);
    if (value === null || value === undefined) return '';
    if (typeof value === 'string') return value;
    if (value instanceof WireScalar) return value.text;
    throw this.#mistyped(name, 'a string');
  }
  object(name: string): WireObject {
    const value = this.get(name);
    if (value instanceof WireObject) return value;
    throw this.#mistyped(name, 'an object');
  }
  /** The items of a list member. */
  list(name: string): WireValue[] {
    return listItems(this.object(name));
  }

  #mistyped(name: string, wanted: string): ProtocolError {
    return new ProtocolError('InvalidData', `Property ${name} of a message is missing, or is not ${wanted}`);
  }
}

/** The items of a list, array, queue or stack. Throws ProtocolError for anything else. */
export function listItems(value: WireValue | undefined): WireValue[] {
  if (value instanceof WireObject && value.container && value.container.tag !== 'DCT') return value.container.items;
  throw new ProtocolError('InvalidData', 'A list was expected');
}

export function dictionaryEntries(value: WireValue | undefined): [WireValue, WireValue][] {
  if (value instanceof WireObject && value.container?.tag === 'DCT') return value.container.entries;
  throw new ProtocolError('InvalidData', 'A dictionary was expected');
}

/** The object of a message whose body must be one. */
export function asObject(value: WireValue | undefined): WireObject {
  if (value instanceof WireObject) return value;
  throw new ProtocolError('InvalidData', 'An object was expected');
}

/** A property bag with extended members, as most messages are. */
export function wireObject(
  members: Record<string, WireValue | undefined>,
  typeNames: readonly string[] | null = null,
): WireObject {
  const object = new WireObject();
  object.typeNames = typeNames;
  object.extended = new Map(
    Object.entries(members).filter((entry): entry is [string, WireValue] => entry[1] !== undefined),
  );
  return object;
}

const enumTypeNames = new Map<string, readonly string[]>();

export function wireEnum(typeName: string, name: string, value: number): WireObject {
  const object = new WireObject();
  let typeNames = enumTypeNames.get(typeName);
  if (!typeNames)
    enumTypeNames.set(typeName, (typeNames = [typeName, 'System.Enum', 'System.ValueType', 'System.Object']));
  object.typeNames = typeNames;
  object.text = name;
  object.base = value;
  return object;
}

/** The name of an enum that came: as text, or as the text of an object. '' for what is neither. */
export function enumName(value: WireValue | undefined): string {
  if (value instanceof WireObject) return value.text ?? '';
  return typeof value === 'string' ? value : '';
}

const arrayListTypes: readonly string[] = ['System.Collections.ArrayList', 'System.Object'];
export const hashtableTypes: readonly string[] = ['System.Collections.Hashtable', 'System.Object'];

export function wireList(items: WireValue[], typeNames: readonly string[] = arrayListTypes): WireObject {
  const object = new WireObject();
  object.typeNames = typeNames;
  object.container = { tag: 'LST', items };
  return object;
}

export function wireDictionary(
  entries: [WireValue, WireValue][],
  typeNames: readonly string[] = hashtableTypes,
): WireObject {
  const object = new WireObject();
  object.typeNames = typeNames;
  object.container = { tag: 'DCT', entries };
  return object;
}

export function wireVersion(text: string): WireScalar {
  return new WireScalar('Version', text);
}
