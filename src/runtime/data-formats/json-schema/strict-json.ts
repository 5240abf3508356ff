/**
 * JSON by the letter of RFC 8259, as Test-Json wants it: the lenient reader of ConvertFrom-Json takes much more. Numbers keep
 * their text, since messages show them as they were written.
 */

/** A JSON value: objects are Maps in the order of the text; of a name that occurs twice the last value counts. */
export type Json = null | boolean | string | JsonNumber | Json[] | Map<string, Json>;

export class JsonNumber {
  constructor(readonly text: string) {}
}

export interface StrictJsonOptions {
  comments: boolean;
  trailingCommas: boolean;
  /** Refuses a name that occurs twice in an object. */
  uniqueNames: boolean;
}

/** The text is no JSON. */
export class StrictJsonError {}

const maxDepth = 64;

/** Throws StrictJsonError, also for more than 64 levels. */
export function parseStrictJson(text: string, options: StrictJsonOptions): Json {
  return new StrictJsonParser(text, options).document();
}

class StrictJsonParser {
  #at = 0;
  constructor(
    readonly text: string,
    readonly options: StrictJsonOptions,
  ) {}

  document(): Json {
    this.#skip();
    const value = this.#value(0);
    this.#skip();
    if (this.#at < this.text.length) throw new StrictJsonError();
    return value;
  }

  #skip(): void {
    const blank = this.options.comments ? /(?:[ \t\r\n]+|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/y : /[ \t\r\n]*/y;
    this.#take(blank);
  }
  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
  #expect(unit: string): void {
    if (this.text[this.#at] !== unit) throw new StrictJsonError();
    this.#at++;
  }

  #value(depth: number): Json {
    switch (this.text[this.#at]) {
      case '{':
        return this.#object(depth + 1);
      case '[':
        return this.#array(depth + 1);
      case '"':
        return this.#string();
    }
    const word = this.#take(/true|false|null/y);
    if (word !== undefined) return word === 'null' ? null : word === 'true';
    const number = this.#take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y);
    if (number === undefined) throw new StrictJsonError();
    return new JsonNumber(number);
  }

  #string(): string {
    const written = this.#take(/"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y);
    if (written === undefined) throw new StrictJsonError();
    return JSON.parse(written) as string;
  }

  #array(depth: number): Json[] {
    const items: Json[] = [];
    this.#members(depth, ']', () => items.push(this.#value(depth)));
    return items;
  }

  #object(depth: number): Map<string, Json> {
    const members = new Map<string, Json>();
    this.#members(depth, '}', () => {
      if (this.text[this.#at] !== '"') throw new StrictJsonError();
      const name = this.#string();
      if (this.options.uniqueNames && members.has(name)) throw new DuplicateNameError();
      this.#skip();
      this.#expect(':');
      this.#skip();
      members.set(name, this.#value(depth));
    });
    return members;
  }

  #members(depth: number, end: string, read: () => void): void {
    if (depth > maxDepth) throw new StrictJsonError();
    this.#at++;
    this.#skip();
    if (this.text[this.#at] === end) {
      this.#at++;
      return;
    }
    for (;;) {
      read();
      this.#skip();
      if (this.text[this.#at] === end) break;
      this.#expect(',');
      this.#skip();
      if (this.options.trailingCommas && this.text[this.#at] === end) break;
    }
    this.#at++;
  }
}

/** A name occurs twice where it may not. */
export class DuplicateNameError extends StrictJsonError {}

/** The JSON text of a value, without white space. */
export function jsonText(value: Json): string {
  if (value instanceof JsonNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (value instanceof Map)
    return `{${Array.from(value, ([name, item]) => `${quoted(name)}:${jsonText(item)}`).join(',')}}`;
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** A string in quotation marks with everything escaped that means something in HTML, or is not ASCII. */
export function quoted(text: string): string {
  const inside = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '\\u0022')
    .replace(/[<>&'+`\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
  return `"${inside}"`;
}
