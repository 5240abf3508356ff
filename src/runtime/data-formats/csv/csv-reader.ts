/**
 * Reads CSV as Import-Csv does, which is lenient: a quotation mark in the middle of a field is just a character, blanks
 * before a field are passed over, and a line with too few fields has $null for the rest.
 */
import { netException } from '../../objects/errors.js';
import { PSObject, Shape } from '../../objects/ps-object.js';
import { fold } from '../../objects/values.js';

const quotationMark = 34;
const space = 32;
const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;

export class CsvReader {
  #at = 0;
  readonly #delimiter: number;

  /**
   * `header` and `typeName` are those that are known before; else the first lines tell. `delimiter` is one character.
   */
  constructor(
    readonly text: string,
    delimiter: string,
    public header: readonly string[] | null,
    public typeName: string | null,
  ) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** Reads what stands before the data: the type, comments and the names. Throws ExtendedTypeSystemException. */
  readHeader(): void {
    if (this.typeName === null && this.text[this.#at] === '#') this.typeName = typeOfLine(this.#line());
    while (this.header === null && this.#at < this.text.length) {
      const values = this.#record();
      while (values.length > 1 && values.at(-1) === '') values.pop();
      const [first = ''] = values;
      if (first.startsWith('#Fields: ')) this.header = [first.slice('#Fields: '.length), ...values.slice(1)];
      else if (!first.startsWith('#')) this.header = values;
    }
    if (this.header !== null) refuseDuplicates(this.header);
  }

  /** The objects of the data lines. `onUnnamed` is called before an object that has columns without a name. */
  *objects(onUnnamed: () => void): Iterable<PSObject> {
    const { names, hasUnnamed } = columnNames(this.header ?? []);
    const shape = new Set(names.map(fold)).size === names.length ? Shape.of(names) : null;
    const typeNames = this.typeName === null ? null : [this.typeName, `CSV:${this.typeName}`];
    for (let values = this.#record(); values.length > 0; values = this.#record()) {
      if (values.length === 1 && values[0] === '') continue;
      if (hasUnnamed) onUnnamed();
      const object = new PSObject();
      if (shape !== null) {
        object.shape = shape;
        object.values = fitted(values, names.length);
      } else for (const [i, name] of names.entries()) object.setEntry(name, values[i] ?? null);
      object.typeNames = typeNames && [...typeNames];
      yield object;
    }
  }

  #line(): string {
    const end = /\r\n|\r|\n|$/g;
    end.lastIndex = this.#at;
    const found = end.exec(this.text) as RegExpExecArray;
    const line = this.text.slice(this.#at, found.index);
    this.#at = end.lastIndex;
    return line;
  }

  /** The fields of the next line; none at the end of the text. Hot. */
  #record(): string[] {
    const { text } = this;
    const values: string[] = [];
    while (this.#at < text.length) {
      const unit = text.charCodeAt(this.#at);
      if (unit === this.#delimiter) {
        values.push('');
        this.#at++;
      } else if (unit === quotationMark) {
        if (this.#quoted(values)) break;
      } else if (unit === space || unit === tab) this.#at++;
      else if (this.#plain(values)) break;
    }
    return values;
  }

  /** Reads a field without quotation marks; true when the line ends with it. */
  #plain(values: string[]): boolean {
    const { text } = this;
    const start = this.#at;
    for (let at = start; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === this.#delimiter) {
        values.push(text.slice(start, at));
        this.#at = at + 1;
        return false;
      }
      if (unit === lineFeed || unit === carriageReturn) {
        values.push(text.slice(start, at));
        this.#at = at;
        return this.#newLine();
      }
      if (unit === quotationMark || unit === space || unit === tab) {
        this.#at = at + 1;
        return this.#rest(text.slice(start, at + 1), unit !== quotationMark, values);
      }
    }
    values.push(text.slice(start));
    this.#at = text.length;
    return true;
  }

  /** Reads a field that begins with a quotation mark; true when the line ends with it. */
  #quoted(values: string[]): boolean {
    const { text } = this;
    let value = '';
    let from = this.#at + 1;
    for (;;) {
      const end = text.indexOf('"', from);
      if (end < 0) {
        value += text.slice(from);
        if (value !== '') values.push(value);
        this.#at = text.length;
        return true;
      }
      value += text.slice(from, end);
      from = end + 1;
      if (text.charCodeAt(from) !== quotationMark) break;
      value += '"';
      from++;
    }
    this.#at = from;
    if (text.charCodeAt(from) !== this.#delimiter) return this.#rest(value, true, values);
    values.push(value);
    this.#at++;
    return false;
  }

  /** Adds what stands before the next delimiter to a field; blanks alone are dropped when `dropsBlanks`. */
  #rest(value: string, dropsBlanks: boolean, values: string[]): boolean {
    const { text } = this;
    const start = this.#at;
    let at = start;
    let isBlank = true;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === this.#delimiter || unit === lineFeed || unit === carriageReturn) break;
      if (unit !== space && unit !== tab) isBlank = false;
    }
    values.push(dropsBlanks && isBlank ? value : value + text.slice(start, at));
    this.#at = at;
    if (at >= text.length) return true;
    if (text.charCodeAt(at) !== this.#delimiter) return this.#newLine();
    this.#at++;
    return false;
  }

  #newLine(): true {
    const isPair = this.text.charCodeAt(this.#at) === carriageReturn && this.text.charCodeAt(this.#at + 1) === lineFeed;
    this.#at += isPair ? 2 : 1;
    return true;
  }
}

function typeOfLine(line: string): string | null {
  return (/^#type(.*)$/i.exec(line)?.[1] ?? '').trim() || null;
}

function refuseDuplicates(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (name !== '' && seen.has(fold(name)))
      throw netException(
        'System.Management.Automation.ExtendedTypeSystemException',
        `The member "${name}" is already present.`,
      );
    seen.add(fold(name));
  }
}

/** Columns without a name are called H1, H2 and so on. */
function columnNames(header: readonly string[]): { names: string[]; hasUnnamed: boolean } {
  let unnamed = 0;
  const names = header.map((name) => name || `H${++unnamed}`);
  return { names, hasUnnamed: unnamed > 0 };
}

function fitted(values: (string | null)[], count: number): unknown[] {
  if (values.length > count) values.length = count;
  for (let i = values.length; i < count; i++) values.push(null);
  return values;
}
