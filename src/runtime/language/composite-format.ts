/** String.Format's composite formats, as -f and the formatting methods of .NET use them: `{0,10:N2}`. */
import { netException } from '../objects/errors.js';
import type { NetException } from '../objects/net-exception.js';
import { NetType, typeOf } from '../objects/net-type.js';
import { PSObject } from '../objects/ps-object.js';
import { EnumValue, isNull } from '../objects/values.js';
import { enumText } from './enum-text.js';
import { objectText, toText } from './to-text.js';

/** Larger numbers of an argument or a width end the number. */
const limit = 1_000_000;
const unclosed = 'Format item ends prematurely.';

function invalid(offset: number, reason: string): NetException {
  return netException(
    'System.FormatException',
    `Input string was not in a correct format. Failure to parse near offset ${offset}. ${reason}`,
  );
}

/** The text of a value by IFormattable, with the culture's BCP 47 name. */
export function formatValue(value: unknown, format: string | null, culture: string): string {
  if (isNull(value)) return '';
  if (typeof value === 'string') return value;
  if (value instanceof PSObject) return value.isCustom ? toText(value) : formatValue(value.base, format, culture);
  if (value instanceof NetType) return value.fullName;
  const describe = typeOf(value).inherited('toString');
  if (describe) return describe(value as never, format, culture);
  return value instanceof EnumValue ? enumText(value) : objectText(value, '');
}

/** Throws FormatException for a bad format, or an argument that is not there. */
export function formatComposite(format: string, args: readonly unknown[], culture: string): string {
  const items = new FormatItems(format, args, culture);
  return items.format();
}

class FormatItems {
  #at = 0;
  constructor(
    readonly text: string,
    readonly args: readonly unknown[],
    readonly culture: string,
  ) {}

  format(): string {
    let result = '';
    while (this.#at < this.text.length) {
      const brace = this.#nextBrace();
      result += this.text.slice(this.#at, brace);
      this.#at = brace;
      if (brace === this.text.length) break;
      const next = this.#next();
      if (next === this.text[brace]) {
        result += next;
        this.#at++;
      } else if (this.text[brace] === '}')
        throw invalid(this.#at, 'Unexpected closing brace without a corresponding opening brace.');
      else result += this.#item();
    }
    return result;
  }

  #nextBrace(): number {
    for (let i = this.#at; i < this.text.length; i++) if (this.text[i] === '{' || this.text[i] === '}') return i;
    return this.text.length;
  }

  #next(): string {
    this.#at++;
    if (this.#at >= this.text.length) throw invalid(this.#at, unclosed);
    return this.text[this.#at] as string;
  }

  #skipSpaces(): string {
    while (this.text[this.#at] === ' ') this.#next();
    return this.text[this.#at] as string;
  }

  #number(): number {
    if (!isDigit(this.text[this.#at])) throw invalid(this.#at, 'Expected an ASCII digit.');
    let number = 0;
    while (isDigit(this.text[this.#at]) && number < limit) {
      number = number * 10 + Number(this.text[this.#at]);
      this.#next();
    }
    return number;
  }

  #item(): string {
    const index = this.#number();
    let width = 0;
    let left = false;
    let c = this.#skipSpaces();
    if (c === ',') {
      this.#next();
      left = this.#skipSpaces() === '-';
      if (left) this.#next();
      width = this.#number();
      c = this.#skipSpaces();
    }
    const format = c === ':' ? this.#itemFormat() : null;
    if (this.text[this.#at] !== '}') throw invalid(this.#at, unclosed);
    this.#at++;
    if (index >= this.args.length)
      throw netException(
        'System.FormatException',
        'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
      );
    const text = formatValue(this.args[index], format, this.culture);
    return left ? text.padEnd(width) : text.padStart(width);
  }

  #itemFormat(): string | null {
    const from = this.#at + 1;
    for (;;) {
      const c = this.#next();
      if (c === '{') throw invalid(this.#at, unclosed);
      if (c === '}') return from === this.#at ? null : this.text.slice(from, this.#at);
    }
  }
}

function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= '0' && c <= '9';
}
