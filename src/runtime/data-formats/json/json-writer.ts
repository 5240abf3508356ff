/**
 * Writes JSON as ConvertTo-Json does: dictionaries and objects as objects, collections as arrays, and what is deeper than
 * wanted as text. Properties that PowerShell added to a value count only where PowerShell has the value in a PSObject, as
 * it has everything that comes through a pipeline; such properties of a plain value make an object of it, with the value
 * itself as `value`.
 */
import { NullString } from '../../dotnet/automation/null-types.js';
import { DBNull } from '../../dotnet/system/core-types.js';
import { XmlNode } from '../../dotnet/xml/xml-node.js';
import { enumerableOf, toText } from '../../language/index.js';
import { netError } from '../../objects/errors.js';
import { type IDictionaryLike, isDictionary } from '../../objects/hashtable.js';
import { hasOnlyNotes } from '../../objects/members.js';
import { typeOf } from '../../objects/net-type.js';
import { baseOf, membersOf, PSObject } from '../../objects/ps-object.js';
import { typeTable } from '../../objects/type-table.js';
import { isNull } from '../../objects/values.js';
import { addedProperties, netProperties } from './json-members.js';
import { isPlainText, scalarJson } from './json-scalars.js';
import { type EscapeHandling, jsonString } from './json-strings.js';

export interface JsonWriteOptions {
  /** How many levels of objects and collections stand in one another below the outermost. */
  depth: number;
  compress: boolean;
  enumsAsStrings: boolean;
  escapeHandling: EscapeHandling;
  /** Called once, when something was deeper. */
  onTruncated(): void;
}

/** What a pipeline sent: one object, or several as an array. */
export class PipelineObjects {
  constructor(
    readonly items: readonly unknown[],
    readonly isArray: boolean,
  ) {}
}

/** The JSON of a value. Throws an InvalidOperationException for a dictionary whose keys are no strings. */
export function writeJson(value: unknown, options: JsonWriteOptions): string {
  const writer = new JsonWriter(options);
  if (value instanceof PipelineObjects) writer.writePipeline(value);
  else writer.write(value, 0, 0, false);
  return writer.finish();
}

const mostNames = 1000;
const longTail = 8192;

class JsonWriter {
  /** What is written so far, without `#tail`. */
  readonly #written: string[] = [];
  #tail = '';
  #isTruncated = false;
  /** Line break and indentation of each level; empty ones when compressed. */
  readonly #breaks: string[] = [];
  readonly #colon: string;
  /** Names as they are written: the same few come again and again. */
  readonly #names = new Map<string, string>();

  constructor(readonly options: JsonWriteOptions) {
    this.#colon = options.compress ? ':' : ': ';
  }

  writePipeline({ items, isArray }: PipelineObjects): void {
    if (isArray) this.#array(items, 0, 0, true);
    else this.write(items[0], 0, 0, true);
  }

  /**
   * `depth` counts how many objects and collections the value is in, `level` how far it is indented; these differ for a
   * collection with properties. What a property of a .NET type holds is never in a PSObject (`isBare`): what was added to it
   * is not seen there.
   */
  write(value: unknown, depth: number, level: number, isWrapped: boolean, isBare = false): void {
    const { enumsAsStrings, escapeHandling } = this.options;
    if (typeof value === 'string' || typeof value === 'number') {
      this.#put(scalarJson(value, enumsAsStrings, escapeHandling) as string);
      return;
    }
    if (isNull(value)) {
      this.#put('null');
      return;
    }
    const base = baseOf(value);
    const isNothing = base instanceof DBNull || base instanceof NullString;
    const scalar = isNothing ? 'null' : scalarJson(base, enumsAsStrings, escapeHandling);
    const hasAdded =
      value instanceof PSObject ? !value.isCustom : isWrapped || (!isBare && membersOf(value) !== undefined);
    if (scalar !== undefined) {
      if (!hasAdded || isPlainText(base)) this.#put(scalar);
      else this.#withAdded(value, depth, level, () => this.#put(scalar));
    } else if (depth > this.options.depth) this.#writeTooDeep(value, base, hasAdded, depth, level);
    else if (!Array.isArray(base) && isDictionary(base)) this.#dictionary(value, hasAdded, depth, level);
    else {
      const items = base instanceof XmlNode ? base.children : enumerableOf(base);
      if (items === null) this.#object(value, base, hasAdded, depth, level);
      else if (!hasAdded) this.#array(items, depth, level, false);
      else this.#withAdded(value, depth, level, (inner) => this.#array(items, depth, inner, false));
    }
  }

  /** Long texts are gathered in pieces: V8 would keep every little addition to the end. */
  #put(text: string): void {
    this.#tail += text;
    if (this.#tail.length > longTail) {
      this.#written.push(Buffer.from(this.#tail, 'utf16le').toString('utf16le'));
      this.#tail = '';
    }
  }
  finish(): string {
    return this.#written.join('') + this.#tail;
  }

  #break(level: number): string {
    if (this.options.compress) return '';
    this.#breaks[level] ??= `\n${'  '.repeat(level)}`;
    return this.#breaks[level] as string;
  }

  #array(items: Iterable<unknown>, depth: number, level: number, areWrapped: boolean): void {
    const between = this.#break(level + 1);
    let separator = `[${between}`;
    for (const item of items) {
      this.#put(separator);
      this.write(item, depth + 1, level + 1, areWrapped);
      separator = `,${between}`;
    }
    this.#put(separator[0] === '[' ? '[]' : `${this.#break(level)}]`);
  }

  #writeTooDeep(value: unknown, base: unknown, hasAdded: boolean, depth: number, level: number): void {
    if (!this.#isTruncated) {
      this.#isTruncated = true;
      this.options.onTruncated();
    }
    const text = jsonString(toText(base), this.options.escapeHandling);
    if (hasAdded) this.#withAdded(value, depth, level, () => this.#put(text));
    else this.#put(text);
  }

  // ---- Objects ----------------------------------------------------------------------------------------------------------------

  /** Hot. */
  #dictionary(value: unknown, hasAdded: boolean, depth: number, level: number): void {
    const base = baseOf(value) as IDictionaryLike;
    const added = hasAdded ? [...this.#added(value, false)].filter(([name]) => !base.has(name)) : [];
    const between = this.#break(level + 1);
    let separator = `{${between}`;
    const add = (key: unknown, item: unknown) => {
      if (typeof key !== 'string') throw nonStringKey(base);
      this.#put(separator + this.#name(key));
      separator = `,${between}`;
      this.write(item, depth + 1, level + 1, false);
    };
    for (const [key, item] of base.entries()) add(key, item);
    for (const [name, item] of added) add(name, item);
    this.#put(separator[0] === '{' ? '{}' : `${this.#break(level)}}`);
  }

  #object(value: unknown, base: unknown, hasAdded: boolean, depth: number, level: number): void {
    if (value instanceof PSObject && value.isCustom && hasOnlyNotes(value)) {
      this.#notes(value, depth, level);
      return;
    }
    const members = this.#members(level);
    const isCustom = value instanceof PSObject && value.isCustom;
    if (!isCustom)
      for (const { name, read, isBare } of netProperties(typeOf(base)))
        members.add(name, () => this.write(read(base), depth + 1, level + 1, false, isBare));
    if (isCustom || hasAdded) this.#addAdded(members, value, true, depth, level);
    members.end();
  }

  /** The usual [pscustomobject]. Hot. */
  #notes(object: PSObject, depth: number, level: number): void {
    const { names } = object.shape;
    const between = this.#break(level + 1);
    for (let i = 0; i < names.length; i++) {
      this.#put((i === 0 ? '{' : ',') + between + this.#name(names[i] as string));
      this.write(object.values[i], depth + 1, level + 1, false);
    }
    this.#put(names.length === 0 ? '{}' : `${this.#break(level)}}`);
  }

  /** A value that is no object, beside what was added to it. */
  #withAdded(value: unknown, depth: number, level: number, write: (level: number) => void): void {
    const added = [...this.#added(value, false)];
    if (added.length === 0) {
      write(level);
      return;
    }
    const members = this.#members(level);
    members.add('value', () => write(level + 1));
    for (const [name, item] of added) members.add(name, () => this.write(item, depth + 1, level + 1, false));
    members.end();
  }

  #addAdded(members: ObjectMembers, value: unknown, adapted: boolean, depth: number, level: number): void {
    for (const [name, item] of this.#added(value, adapted))
      members.add(name, () => this.write(item, depth + 1, level + 1, false));
  }
  #added(value: unknown, adapted: boolean): Iterable<[string, unknown]> {
    const isPlain = !adapted && membersOf(value) === undefined && typeTable.membersOf(value).size === 0;
    return isPlain ? [] : addedProperties(value, adapted);
  }

  #name(name: string): string {
    let written = this.#names.get(name);
    if (written === undefined) {
      written = jsonString(name, this.options.escapeHandling) + this.#colon;
      if (this.#names.size < mostNames) this.#names.set(name, written);
    }
    return written;
  }

  #members(level: number): ObjectMembers {
    const seen = new Set<string>();
    const between = this.#break(level + 1);
    return {
      add: (name, write) => {
        if (seen.has(name)) return;
        this.#put((seen.size === 0 ? '{' : ',') + between + this.#name(name));
        seen.add(name);
        write();
      },
      end: () => {
        this.#put(seen.size === 0 ? '{}' : `${this.#break(level)}}`);
      },
    };
  }
}

/** An object that is being written: of several members of a name the first counts. */
interface ObjectMembers {
  add(name: string, write: () => void): void;
  end(): void;
}

function nonStringKey(dictionary: unknown) {
  const message = `The type '${typeOf(dictionary).fullName}' is not supported for serialization or deserialization of a dictionary. Keys must be strings.`;
  return netError(
    'System.InvalidOperationException',
    'NonStringKeyInDictionary',
    message,
    'InvalidOperation',
    dictionary,
  );
}
