/**
 * Writes CLIXML elements as the real engine lays them out: on one line for the wire, or indented by two spaces for files.
 * What belongs into an object, and in which order, is the serializer's business.
 */
import { escapeAttribute, escapeText } from './escape.js';

export const clixmlNamespace = 'http://schemas.microsoft.com/powershell/2004/04';

export class ClixmlWriter {
  #text = '';
  #open: string[] = [];
  #pending = false;
  #stream: string | null = null;

  constructor(private readonly indented: boolean) {}

  toString(): string {
    return this.#text;
  }

  /** `<Objs>`, the root of files. */
  startRoot(): void {
    this.#start('Objs', ` Version="1.1.0.1" xmlns="${clixmlNamespace}"`);
  }

  /** The next element says that it was written to this stream. */
  ofStream(stream: string): void {
    this.#stream = stream;
  }

  /** Starts an element that has child elements. `name` is attribute N, `refId` attribute RefId. */
  start(tag: string, name: string | null = null, refId: number | null = null): void {
    let attributes = this.#streamAttribute();
    if (name !== null) attributes += ` N="${escapeAttribute(name)}"`;
    if (refId !== null) attributes += ` RefId="${refId}"`;
    this.#start(tag, attributes);
  }

  end(): void {
    const tag = this.#open.pop();
    if (this.#pending) this.#text += ' />';
    else {
      this.#newLine();
      this.#text += `</${tag}>`;
    }
    this.#pending = false;
  }

  /** An element with text, which is escaped. */
  text(tag: string, text: string, name: string | null = null): void {
    this.raw(tag, escapeText(text), name);
  }

  /** As text, but empty text gives an element without content (`<ToString />`, where `<S></S>` is a string). */
  element(tag: string, text: string): void {
    if (text === '') this.empty(tag);
    else this.text(tag, text);
  }

  /** An element with content that is XML already (numbers, dates, base64). */
  raw(tag: string, content: string, name: string | null = null): void {
    this.#closeStart();
    this.#newLine();
    const attribute = name === null ? '' : ` N="${escapeAttribute(name)}"`;
    this.#text += `<${tag}${this.#streamAttribute()}${attribute}>${content}</${tag}>`;
  }

  /** `<Nil />`, or another element without content. */
  empty(tag: string, name: string | null = null, refId: number | null = null): void {
    this.start(tag, name, refId);
    this.end();
  }

  #start(tag: string, attributes: string): void {
    this.#closeStart();
    this.#newLine();
    this.#text += `<${tag}${attributes}`;
    this.#open.push(tag);
    this.#pending = true;
  }

  #streamAttribute(): string {
    const stream = this.#stream;
    if (stream === null) return '';
    this.#stream = null;
    return ` S="${stream}"`;
  }

  #closeStart(): void {
    if (!this.#pending) return;
    this.#text += '>';
    this.#pending = false;
  }

  #newLine(): void {
    if (this.indented && this.#text !== '') this.#text += `\n${'  '.repeat(this.#open.length)}`;
  }
}
