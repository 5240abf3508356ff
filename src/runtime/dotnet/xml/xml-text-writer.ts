/**
 * XmlTextWriter, the older of the two writers: it is what an XmlDocument is saved and shown by. It checks little, writes tabs in
 * attributes and line ends in text as they are, and decides for each element alone whether its content is mixed.
 */
import { argumentError, invalidOperation } from '../system/errors.js';
import { invalidUnit, xmlnsNamespace } from './xml-names.js';
import { type WriterToken, type XmlSink, XmlWriter } from './xml-writer.js';

const tokenNames: Partial<Record<WriterToken, string>> = { DTD: 'Doctype', CDATA: 'CData', Text: 'Content' };

export class XmlTextWriter extends XmlWriter {
  isIndented = false;
  indentation = 2;
  indentChar = ' ';
  override quote = '"';
  #generated = 0;

  constructor(
    sink: XmlSink,
    /** Written in the declaration; null for none. */
    readonly encodingName: string | null,
    readonly newLine = '\n',
  ) {
    super(sink);
  }

  protected put(text: string): void {
    this.sink.write(text);
  }
  protected prepare(token: WriterToken): void {
    if (this.state === 'Closed') throw invalidOperation('The Writer is closed.');
    if (token === 'EndElement' && this.open.length === 0) throw invalidOperation('There was no XML start tag open.');
    if (token === 'StartAttribute') {
      if (this.state !== 'Element') this.#refuse(token);
      return;
    }
    this.completeAttribute();
    if (token === 'EndElement') return;
    const isFirst = this.state === 'Start';
    if (this.state === 'Element') this.endStartTag();
    const isContent = token === 'Text' || token === 'RawData' || token === 'Whitespace' || token === 'CDATA';
    if (isContent) {
      const element = this.open.at(-1);
      if (element) element.isMixed = true;
    } else if (this.isIndented && !isFirst) this.#indent(this.open.length);
    if (isFirst) this.state = token === 'Text' || token === 'RawData' ? 'Content' : 'Prolog';
  }
  #refuse(token: WriterToken): never {
    throw invalidOperation(
      `Token ${tokenNames[token] ?? token} in state ${this.state} would result in an invalid XML document.`,
    );
  }
  #indent(level: number): void {
    const element = this.open.at(-1);
    if (element?.isMixed) return;
    this.put(this.newLine + this.indentChar.repeat(element ? level * this.indentation : 0));
  }
  protected beforeEndTag(isEmpty: boolean): void {
    if (!isEmpty && this.isIndented) this.#indent(this.open.length - 1);
  }
  override startElement(prefix: string | null, localName: string, namespace: string | null): void {
    this.#generated = 0;
    super.startElement(namespace ? prefix : '', localName, namespace);
  }
  override startAttribute(prefix: string | null, localName: string, namespace: string | null): void {
    if (prefix === 'xmlns' && namespace !== null && namespace !== xmlnsNamespace)
      throw argumentError(`The 'xmlns' attribute is bound to the reserved namespace '${xmlnsNamespace}'.`);
    super.startAttribute(prefix, localName, namespace);
  }
  protected newPrefix(): string {
    this.#generated++;
    return `d${this.open.length}p${this.#generated}`;
  }
  protected checkName(): void {}
  protected textOf(text: string): string {
    return escapeMarkup(text).replace(invalidUnits, numeric);
  }
  protected attributeTextOf(text: string): string {
    const quote = this.quote === '"' ? '&quot;' : '&apos;';
    return escapeMarkup(text).replaceAll(this.quote, quote).replace(attributeUnits, numeric);
  }
  protected cdataOf(text: string): string {
    if (text.includes(']]>')) throw argumentError("Cannot have ']]>' inside an XML CDATA block.");
    return text;
  }
  protected commentOf(text: string): string {
    if (text.includes('--') || text.endsWith('-'))
      throw argumentError("An XML comment cannot contain '--', and '-' cannot be the last character.");
    return text;
  }

  startDocument(standalone: boolean | null): void {
    if (this.state !== 'Start') throw invalidOperation('WriteStartDocument needs to be the first call.');
    const encoding = this.encodingName === null ? '' : ` encoding="${this.encodingName}"`;
    const alone = standalone === null ? '' : ` standalone="${standalone ? 'yes' : 'no'}"`;
    this.put(`<?xml version="1.0"${encoding}${alone}?>`);
    this.state = 'Prolog';
  }
  endDocument(): void {
    this.completeAttribute();
    while (this.open.length > 0) this.endElement();
    if (this.state !== 'Epilog') throw argumentError('Document does not have a root element.');
    this.state = 'Start';
  }
}

const invalidUnits = new RegExp(invalidUnit.source, 'g');
const attributeUnits = /[\x00-\x08\x0a-\x1f\ufffe\uffff]/g;

function numeric(c: string): string {
  return `&#x${c.charCodeAt(0).toString(16).toUpperCase()};`;
}
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
