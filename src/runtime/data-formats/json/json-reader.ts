/**
 * Reads JSON as ConvertFrom-Json does, which takes more than the standard allows: comments, single quotes, names without
 * quotes, a comma too many, and arrays that are never closed. Numbers without fraction are Int64 or BigInteger, texts may be
 * dates, and of a name that occurs twice the last value counts. What is refused is told in Newtonsoft.Json's words.
 */
import { OrderedHashtable } from '../../dotnet/automation/hashtable-types.js';
import { netError } from '../../objects/errors.js';
import type { NetException } from '../../objects/net-exception.js';
import { PSObject } from '../../objects/ps-object.js';
import { BigIntegerBox, fold } from '../../objects/values.js';
import { type JsonDateKind, jsonDate } from './json-dates.js';
import { JsonError, type JsonPlace, jsonError, jsonPath } from './json-error.js';
import { isNumberUnit, isSpace, readNumber } from './json-lexical.js';
import { readStringWithEscapes } from './json-strings.js';

export interface JsonReadOptions {
  /** Objects become OrderedHashtables, in which upper and lower case differ. */
  asHashtable: boolean;
  /** How many arrays and objects may stand in one another. */
  maxDepth: number;
  dateKind: JsonDateKind;
}

/**
 * The value of a JSON text; $null when there is nothing in it. Throws JsonError for a text that is no JSON, and an
 * exception with an error record for names that an object cannot have.
 */
export function readJson(text: string, options: JsonReadOptions): unknown {
  return new JsonReader(text, options).readDocument();
}

const quote = 34;
const comma = 44;
const colon = 58;

class JsonReader {
  #at = 0;
  #atStart = true;
  /** Where the reader is in each open array and object. */
  readonly #places: JsonPlace[] = [];
  /** The text ended after a value, with arrays or objects still open. */
  #isCutOff = false;
  /** Of names; told only when the rest of the text is JSON. */
  #nameError: NetException | null = null;

  constructor(
    readonly text: string,
    readonly options: JsonReadOptions,
  ) {}

  readDocument(): unknown {
    if (!this.#skip()) return null;
    const isObject = this.text[this.#at] === '{';
    const value = this.#value();
    this.#atStart = false;
    if (this.#isCutOff) {
      if (isObject) throw this.#error('Unexpected end when deserializing object.');
    } else if (this.#skip())
      throw this.#error(`Additional text encountered after finished reading JSON content: ${this.text[this.#at]}.`);
    if (this.#nameError !== null) throw this.#nameError;
    return value;
  }

  #error(message: string): JsonError {
    const last = this.#places.at(-1);
    const path = jsonPath(last === -1 ? this.#places.slice(0, -1) : this.#places);
    return jsonError(message, path, this.text, this.#at, this.#atStart);
  }

  /** What is told when the text ends where a value or name has to follow. */
  #incomplete(): JsonError {
    const [root] = this.#places;
    const isInner = this.#places.length > 1 || typeof root === 'number';
    if (isInner) {
      const path = jsonPath(this.#places.slice(0, -1));
      return new JsonError(`Unexpected end when reading token. Path '${path}'.`);
    }
    return this.#error(
      root === null ? 'Unexpected end when reading JSON.' : 'Unexpected end when deserializing object.',
    );
  }

  /** Passes white space and comments; false at the end of the text. */
  #skip(): boolean {
    for (;;) {
      this.#skipSpace();
      if (this.#at >= this.text.length) return false;
      if (this.text.charCodeAt(this.#at) !== 47 /* / */) return true;
      this.#comment();
    }
  }
  #skipSpace(): void {
    const { text } = this;
    let at = this.#at;
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
    this.#at = at;
  }
  #comment(): void {
    const { text } = this;
    this.#at++;
    if (this.#at + 1 >= text.length) throw this.#error('Unexpected end while parsing comment.');
    const kind = text[this.#at];
    if (kind !== '*' && kind !== '/') throw this.#error(`Error parsing comment. Expected: *, got ${kind}.`);
    const end = kind === '*' ? /\*\//g : /(?=[\r\n])|$/g;
    end.lastIndex = this.#at + 1;
    const isEnded = end.test(text);
    this.#at = isEnded ? end.lastIndex : text.length;
    if (!isEnded) throw this.#error('Unexpected end while parsing comment.');
    this.#atStart = false;
  }

  // ---- Values -----------------------------------------------------------------------------------------------------------------

  #value(): unknown {
    const { text } = this;
    const unit = text.charCodeAt(this.#at);
    switch (unit) {
      case quote:
      case 39 /* ' */:
        return this.#stringValue(unit);
      case 123 /* { */:
        return this.#object();
      case 91 /* [ */:
        return this.#array();
      case 116 /* t */:
        return this.#literal('true', true, 'boolean');
      case 102 /* f */:
        return this.#literal('false', false, 'boolean');
      case 110 /* n */:
        return this.#null();
      case 117 /* u */:
        return this.#literal('undefined', null, 'undefined');
      case 78 /* N */:
        return this.#literal('NaN', Number.NaN, 'NaN');
      case 73 /* I */:
        return this.#literal('Infinity', Number.POSITIVE_INFINITY, 'Infinity');
      case 45 /* - */:
        if (text[this.#at + 1] === 'I') return this.#literal('-Infinity', Number.NEGATIVE_INFINITY, '-Infinity');
        return this.#number();
      case comma:
        // A value that was left out.
        this.#finish();
        return null;
      case 93 /* ] */:
      case 41 /* ) */:
        throw this.#wrongEnd(unit);
    }
    if ((unit >= 48 && unit <= 57) || unit === 46 /* . */) return this.#number();
    throw this.#error(`Unexpected character encountered while parsing value: ${text[this.#at]}.`);
  }

  /** A value has been read: an array goes on to its next. */
  #finish(): void {
    const top = this.#places.length - 1;
    const place = this.#places[top];
    if (typeof place === 'number') this.#places[top] = place + 1;
  }

  #null(): unknown {
    const next = this.text[this.#at + 1];
    if (next === 'u') return this.#literal('null', null, 'null');
    if (next === undefined) {
      this.#at++;
      throw this.#error('Unexpected end when reading JSON.');
    }
    throw this.#error(
      next === 'e'
        ? 'Unexpected content while parsing JSON.'
        : `Unexpected character encountered while parsing value: ${this.text[this.#at]}.`,
    );
  }

  #literal<T>(word: string, value: T, name: string): T {
    const { text } = this;
    const start = this.#at;
    if (start + word.length > text.length) {
      this.#at = text.length;
      throw this.#error('Unexpected end when reading JSON.');
    }
    while (this.#at - start < word.length && text[this.#at] === word[this.#at - start]) this.#at++;
    const isWhole = this.#at - start === word.length && this.#isAtSeparator();
    if (!isWhole) throw this.#error(`Error parsing ${name} value.`);
    this.#finish();
    return value;
  }
  #isAtSeparator(): boolean {
    const unit = this.text.charCodeAt(this.#at);
    if (Number.isNaN(unit) || unit === comma || unit === 93 || unit === 125 || isSpace(unit)) return true;
    return /^\/[*/]/.test(this.text.slice(this.#at, this.#at + 2));
  }

  #number(): unknown {
    const { text } = this;
    const start = this.#at;
    let at = start;
    while (at < text.length && isNumberUnit(text.charCodeAt(at))) at++;
    this.#at = at;
    const end = text.charCodeAt(at);
    const isEnd = at >= text.length || isSpace(end) || [comma, 125, 93, 41, 47].includes(end);
    if (!isEnd) throw this.#error(`Unexpected character encountered while parsing number: ${text[at]}.`);
    this.#finish();
    const number = text.slice(start, at);
    const value = readNumber(number);
    if (value === undefined) throw this.#error(`Input string '${number}' is not a valid number.`);
    return typeof value === 'bigint' && BigInt.asIntN(64, value) !== value ? new BigIntegerBox(value) : value;
  }

  #stringValue(delimiter: number): unknown {
    const value = this.#string(delimiter);
    this.#finish();
    const { dateKind } = this.options;
    return dateKind === 'String' ? value : (jsonDate(value, dateKind) ?? value);
  }

  #string(delimiter: number): string {
    const { text } = this;
    const start = this.#at + 1;
    let at = start;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === delimiter) {
        this.#at = at + 1;
        return text.slice(start, at);
      }
      if (unit === 92 /* \ */) break;
    }
    const read = readStringWithEscapes(text, start, at, String.fromCharCode(delimiter));
    this.#at = read.end;
    if (read.error !== null) throw this.#error(read.error);
    return read.value;
  }

  // ---- Arrays and objects -----------------------------------------------------------------------------------------------------

  #open(place: JsonPlace): void {
    this.#finish();
    this.#at++;
    this.#places.push(place);
    this.#atStart = false;
    const { maxDepth } = this.options;
    if (this.#places.length > maxDepth && this.#places.length > 1) {
      this.#places.pop();
      throw this.#error(`The reader's MaxDepth of ${maxDepth} has been exceeded.`);
    }
  }
  #close(): void {
    this.#at++;
    this.#places.pop();
  }

  #array(): unknown[] {
    this.#open(-1);
    const items: unknown[] = [];
    for (;;) {
      if (!this.#skip()) throw this.#incomplete();
      if (this.text.charCodeAt(this.#at) === 93 /* ] */) break;
      items.push(this.#value());
      if (!this.#goesOn(93)) {
        if (this.#isCutOff) return items;
        break;
      }
    }
    this.#close();
    return items;
  }

  /**
   * After a value: passes the comma, and is false where `end` follows or the text ends.
   */
  #goesOn(end: number): boolean {
    if (this.#isCutOff || !this.#skip()) {
      this.#isCutOff = true;
      return false;
    }
    const unit = this.text.charCodeAt(this.#at);
    if (unit === comma) {
      this.#at++;
      return true;
    }
    if (unit === end) return false;
    if (unit === 125 || unit === 93 || unit === 41) throw this.#wrongEnd(unit);
    throw this.#error(`After parsing a value an unexpected character was encountered: ${this.text[this.#at]}.`);
  }

  #wrongEnd(unit: number): JsonError {
    const end = unit === 125 ? 'EndObject' : unit === 93 ? 'EndArray' : 'EndConstructor';
    const place = this.#places.pop();
    const open = place === undefined ? 'None' : typeof place === 'number' ? 'Array' : 'Object';
    this.#at++;
    return this.#error(`JsonToken ${end} is not valid for closing JsonType ${open}.`);
  }

  #object(): unknown {
    this.#open(null);
    const target = this.options.asHashtable ? new OrderedHashtable() : new PSObject();
    for (;;) {
      if (!this.#skip()) throw this.#incomplete();
      if (this.text.charCodeAt(this.#at) === 125 /* } */) break;
      const name = this.#name();
      this.#places[this.#places.length - 1] = name;
      if (!this.#skip()) throw this.#incomplete();
      const value = this.#value();
      if (target instanceof PSObject) this.#setProperty(target, name, value);
      else {
        target.delete(name);
        target.set(name, value);
      }
      if (!this.#goesOn(125)) {
        if (this.#isCutOff) return target;
        break;
      }
    }
    this.#close();
    return target;
  }

  #name(): string {
    const { text } = this;
    const first = text.charCodeAt(this.#at);
    const name = first === quote || first === 39 ? this.#string(first) : this.#bareName();
    if (text.charCodeAt(this.#at) !== colon) {
      this.#skipSpace();
      if (text.charCodeAt(this.#at) !== colon)
        throw this.#error(
          `Invalid character after parsing property name. Expected ':' but got: ${text[this.#at] ?? '\0'}.`,
        );
    }
    this.#at++;
    return name;
  }
  #bareName(): string {
    const { text } = this;
    const start = this.#at;
    while (this.#at < text.length && /[\p{L}\p{Nd}_$]/u.test(text[this.#at] as string)) this.#at++;
    if (this.#at >= text.length) throw this.#error('Unexpected end while parsing unquoted property name.');
    if (this.#at === start) throw this.#error(`Invalid property identifier character: ${text[start]}.`);
    const end = text[this.#at] as string;
    if (end !== ':' && !isSpace(end.charCodeAt(0)))
      throw this.#error(`Invalid JavaScript property identifier character: ${end}.`);
    return text.slice(start, this.#at);
  }

  /** Of a name that occurs again the last counts, in its place; one that differs in case is refused. */
  #setProperty(target: PSObject, name: string, value: unknown): void {
    const known = target.shape.known(name);
    if (known !== undefined) {
      target.shape = known;
      target.values.push(value);
      return;
    }
    if (name === '') {
      this.#nameError ??= nameError('EmptyKeyInJsonString', emptyName);
      return;
    }
    const position = target.shape.index.get(fold(name));
    if (position !== undefined) {
      const before = target.shape.names[position] as string;
      if (before === name) target.remove(name);
      else {
        this.#nameError ??= nameError('KeysWithDifferentCasingInJsonString', differentCasing(before, name));
        return;
      }
    }
    target.setEntry(name, value);
  }
}

const emptyName =
  'The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.';
const differentCasing = (before: string, name: string) =>
  `Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '${before}' was '${name}'.`;

function nameError(id: string, message: string): NetException {
  return netError('System.InvalidOperationException', id, message, 'InvalidOperation');
}
