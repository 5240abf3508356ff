/** Writes XML elements indented by two spaces, as .NET's XmlWriter does: an element with text stands on one line. */
import { netException } from '../../objects/errors.js';

export class ElementWriter {
  #text: string;
  readonly #open: string[] = [];
  /** The start tag is not closed yet, since nothing is in the element so far. */
  #isPending = false;

  /** `declaration` stands before the first element. */
  constructor(declaration = '') {
    this.#text = declaration;
  }

  start(tag: string, attributes: readonly (readonly [name: string, value: string])[] = []): void {
    this.#closeStart();
    if (this.#text !== '') this.#text += `\n${'  '.repeat(this.#open.length)}`;
    this.#text += `<${tag}`;
    for (const [name, value] of attributes) this.#text += ` ${name}="${escapeAttribute(value)}"`;
    this.#open.push(tag);
    this.#isPending = true;
  }
  end(): void {
    const tag = this.#open.pop();
    if (this.#isPending) this.#text += ' />';
    else this.#text += `\n${'  '.repeat(this.#open.length)}</${tag}>`;
    this.#isPending = false;
  }
  /** Ends an element with this text, which may be empty, as its only content. */
  endWithText(text: string): void {
    this.#closeStart();
    this.#text += `${escapeText(text)}</${this.#open.pop()}>`;
  }
  toString(): string {
    return this.#text;
  }

  #closeStart(): void {
    if (this.#isPending) this.#text += '>';
    this.#isPending = false;
  }
}

const invalid = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/;

function checked(text: string): string {
  const found = invalid.exec(text);
  if (found === null) return text;
  const [unit] = found;
  const code = unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
  throw netException('System.ArgumentException', `'${unit}', hexadecimal value 0x${code}, is an invalid character.`);
}

function escapeText(text: string): string {
  return checked(text)
    .replace(/[&<>]/g, (unit) => (unit === '&' ? '&amp;' : unit === '<' ? '&lt;' : '&gt;'))
    .replace(/\r\n?/g, '\n');
}

const inAttributes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};
function escapeAttribute(text: string): string {
  return checked(text).replace(/[&<>"\t\n\r]/g, (unit) => inAttributes[unit] as string);
}
