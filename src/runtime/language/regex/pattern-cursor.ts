/**
 * Reading a pattern piece by piece: what both passes over it, the one that counts groups and the one that builds the tree,
 * have in common. Offsets in errors are where .NET's own parser stands when it gives up.
 */
import type { NetException } from '../../objects/net-exception.js';
import { isBoundaryWord } from './char-set.js';
import { type RegexParseError, regexParseError } from './parse-error.js';
import { RegexOptions } from './regex-options.js';
import { infinity } from './syntax.js';

const optionLetters: Record<string, number> = {
  i: RegexOptions.IgnoreCase,
  m: RegexOptions.Multiline,
  n: RegexOptions.ExplicitCapture,
  s: RegexOptions.Singleline,
  x: RegexOptions.IgnorePatternWhitespace,
};
const simpleEscapes: Record<string, string> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

export function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= '0' && c <= '9' && c.length === 1;
}
export function isWordStart(c: string | undefined): boolean {
  return c !== undefined && isBoundaryWord(c.charCodeAt(0));
}

export class PatternCursor {
  pos = 0;
  constructor(
    readonly pattern: string,
    public options: number,
  ) {}

  has(option: number): boolean {
    return (this.options & option) !== 0;
  }
  get atEnd(): boolean {
    return this.pos >= this.pattern.length;
  }
  peek(ahead = 0): string | undefined {
    return this.pattern[this.pos + ahead];
  }
  fail(error: RegexParseError, argument: string | number = ''): NetException {
    return regexParseError(this.pattern, this.pos, error, argument);
  }

  /** Skips (?#comments) and, in x mode, blanks and #comments. */
  skipBlank(): void {
    for (;;) {
      const extended = this.has(RegexOptions.IgnorePatternWhitespace);
      if (extended) while (!this.atEnd && /[\t\n\f\r ]/.test(this.peek() as string)) this.pos++;
      if (extended && this.peek() === '#') this.#skipTo('\n');
      else if (this.pattern.startsWith('(?#', this.pos)) {
        this.#skipTo(')');
        if (this.atEnd) throw this.fail('UnterminatedComment');
        this.pos++;
      } else return;
    }
  }
  #skipTo(c: string): void {
    const at = this.pattern.indexOf(c, this.pos);
    this.pos = at < 0 ? this.pattern.length : at;
  }

  /** Digits as a number; 0 when there are none. */
  decimal(): number {
    let value = 0;
    while (isDigit(this.peek())) {
      value = value * 10 + Number(this.peek());
      this.pos++;
      if (value > infinity) throw this.fail('QuantifierOrCaptureGroupOutOfRange');
    }
    return value;
  }
  groupName(): string {
    const start = this.pos;
    while (isWordStart(this.peek())) this.pos++;
    return this.pattern.slice(start, this.pos);
  }
  /** `imnsx-imnsx`, up to the first letter that is no option. */
  inlineOptions(): void {
    for (let off = false; !this.atEnd; this.pos++) {
      const c = this.peek() as string;
      if (c === '-' || c === '+') off = c === '-';
      else {
        const option = optionLetters[String.fromCharCode(c.charCodeAt(0) | 0x20)];
        if (option === undefined) return;
        this.options = off ? this.options & ~option : this.options | option;
      }
    }
  }

  /** A quantifier stands here: `*`, `+`, `?`, or `{n}`, `{n,}`, `{n,m}` (any other brace is a literal). */
  atQuantifier(): boolean {
    const c = this.peek();
    if (c === '*' || c === '+' || c === '?') return true;
    if (c !== '{') return false;
    quantifierBraces.lastIndex = this.pos;
    return quantifierBraces.test(this.pattern);
  }

  /** The character of an escape; `pos` is behind the backslash. */
  charEscape(): string {
    const c = this.peek() as string;
    if (c >= '0' && c <= '7') return this.#octal();
    this.pos++;
    if (c === 'x') return this.#hex(2);
    if (c === 'u') return this.#hex(4);
    if (c === 'c') return this.#control();
    const simple = Object.hasOwn(simpleEscapes, c) ? simpleEscapes[c] : undefined;
    if (simple !== undefined) return simple;
    if (!this.has(RegexOptions.ECMAScript) && isWordStart(c)) throw this.fail('UnrecognizedEscape', c);
    return c;
  }
  #octal(): string {
    let value = 0;
    for (let i = 0; i < 3 && !this.atEnd; i++) {
      const digit = (this.peek() as string).charCodeAt(0) - 0x30;
      if (digit < 0 || digit > 7) break;
      this.pos++;
      value = value * 8 + digit;
      if (this.has(RegexOptions.ECMAScript) && value >= 0x20) break;
    }
    return String.fromCharCode(value & 0xff);
  }
  #hex(count: number): string {
    let value = 0;
    if (this.pos + count > this.pattern.length) throw this.fail('InsufficientOrInvalidHexDigits');
    for (let i = 0; i < count; i++) {
      const digit = Number.parseInt(this.peek() as string, 16);
      this.pos++;
      if (Number.isNaN(digit)) throw this.fail('InsufficientOrInvalidHexDigits');
      value = value * 16 + digit;
    }
    return String.fromCharCode(value);
  }
  #control(): string {
    if (this.atEnd) throw this.fail('MissingControlCharacter');
    let code = (this.peek() as string).charCodeAt(0);
    this.pos++;
    if (code >= 0x61 && code <= 0x7a) code -= 0x20;
    if (code - 0x40 < 0 || code - 0x40 >= 0x20) throw this.fail('UnrecognizedControlCharacter');
    return String.fromCharCode(code - 0x40);
  }
  /** The name in `\p{name}`; `pos` is behind the p. */
  propertyName(): string {
    if (this.pos + 2 >= this.pattern.length) throw this.fail('InvalidUnicodePropertyEscape');
    const open = this.peek();
    this.pos++;
    if (open !== '{') throw this.fail('MalformedUnicodePropertyEscape');
    const start = this.pos;
    while (isWordStart(this.peek()) || this.peek() === '-') this.pos++;
    const name = this.pattern.slice(start, this.pos);
    const close = this.peek();
    if (!this.atEnd) this.pos++;
    if (close !== '}') throw this.fail('InvalidUnicodePropertyEscape');
    return name;
  }
}

const quantifierBraces = /\{[0-9]+(?:,[0-9]*)?\}/y;
