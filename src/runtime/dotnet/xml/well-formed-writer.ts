/**
 * The writer that XmlWriter.Create gives: it writes the declaration by itself, refuses what would not be well formed, and
 * indents by XmlWriterSettings. Mixed content spreads to all elements within it.
 */
import { argumentError, invalidOperation } from '../system/errors.js';
import { hexadecimal, xmlException } from './xml-errors.js';
import { invalidUnit, isNcName, nameStart, nameUnit } from './xml-names.js';
import { escapeMarkup } from './xml-text-writer.js';
import { type WriterToken, type XmlSink, XmlWriter } from './xml-writer.js';

export interface WriterStyle {
  indent: boolean;
  indentChars: string;
  newLine: string;
  newLineOnAttributes: boolean;
  omitDeclaration: boolean;
  newLineHandling: 'Replace' | 'Entitize' | 'None';
  conformance: 'Auto' | 'Fragment' | 'Document';
  checkCharacters: boolean;
  writeEndDocumentOnClose: boolean;
}
export const plainStyle: WriterStyle = {
  indent: false,
  indentChars: '  ',
  newLine: '\n',
  newLineOnAttributes: false,
  omitDeclaration: false,
  newLineHandling: 'Replace',
  conformance: 'Document',
  checkCharacters: true,
  writeEndDocumentOnClose: true,
};

const stateNames = {
  Start: 'Start',
  Prolog: 'Document',
  Element: 'Element Start Tag',
  Attribute: 'Attribute',
  Content: 'Element Content',
  Epilog: 'EndRootElement',
  Closed: 'Closed',
  Error: 'Error',
} as const;
const fragmentHint =
  ' Make sure that the ConformanceLevel setting is set to ConformanceLevel.Fragment or ConformanceLevel.Auto if you want to write an XML fragment. ';

export class XmlWellFormedWriter extends XmlWriter {
  #length = 0;
  /** Lengths of what was written when the last start tag, and the last text, ended. */
  #contentAt = -1;
  #textAt = 0;
  #isMixed = false;
  readonly #mixedBefore: boolean[] = [];
  isDocument: boolean;

  constructor(
    sink: XmlSink,
    readonly style: WriterStyle,
    readonly encodingName: string | null,
    readonly settings: unknown,
  ) {
    super(sink);
    this.isDocument = style.conformance === 'Document';
  }

  protected put(text: string): void {
    this.sink.write(text);
    this.#length += text.length;
  }
  protected prepare(token: WriterToken): void {
    if (this.state === 'Closed' || this.state === 'Error')
      throw invalidOperation('The Writer is closed or in error state.');
    if (token === 'StartAttribute') {
      if (this.state !== 'Element') this.#refuse(token);
      return;
    }
    this.completeAttribute();
    this.#check(token);
    if (token === 'EndElement') return;
    if (this.state === 'Start') {
      if (this.isDocument && !this.style.omitDeclaration) this.#declare(null);
      this.state = token === 'Text' || token === 'RawData' || token === 'CDATA' ? 'Content' : 'Prolog';
    }
    if (this.state === 'Element') this.endStartTag();
    if (token === 'StartElement' || token === 'Comment' || token === 'PI' || token === 'DTD') {
      this.#indentMarkup();
      if (token === 'StartElement') this.#mixedBefore.push(this.#isMixed);
    } else this.#isMixed = true;
  }
  #check(token: WriterToken): void {
    const isInside = this.open.length > 0;
    if (token === 'EndElement') {
      if (!isInside) this.#refuse(token);
    } else if (token === 'DTD') {
      if (this.style.conformance === 'Fragment') throw invalidOperation('DTD is not allowed in XML fragments.');
      if (isInside) this.#refuse(token);
    } else if (this.isDocument && !isInside) {
      if (token === 'Text' || token === 'CDATA') this.#refuse(token);
      if (token === 'StartElement' && this.state === 'Epilog') this.#refuse(token);
    }
  }
  #refuse(token: WriterToken): never {
    const state = stateNames[this.state];
    const hint = this.isDocument && this.open.length === 0 && !token.endsWith('Document') ? fragmentHint : '';
    this.state = 'Error';
    throw invalidOperation(`Token ${token} in state ${state} would result in an invalid XML document.${hint}`);
  }

  #indent(): void {
    if (this.style.indent) this.put(this.style.newLine + this.style.indentChars.repeat(this.#mixedBefore.length));
  }
  #indentMarkup(): void {
    if (!this.#isMixed && this.#textAt !== this.#length) this.#indent();
  }
  protected override endStartTag(): void {
    this.#isMixed = this.open.length === 1 && this.isDocument ? false : (this.#mixedBefore.at(-1) as boolean);
    super.endStartTag();
    this.#contentAt = this.#length;
  }
  protected beforeEndTag(): void {
    this.#mixedBefore.pop();
    if (this.state !== 'Element' && !this.#isMixed && this.#contentAt !== this.#length && this.#textAt !== this.#length)
      this.#indent();
  }
  override endElement(): void {
    const mixedBefore = this.#mixedBefore.at(-1) ?? false;
    super.endElement();
    this.#isMixed = mixedBefore;
  }
  override fullEndElement(): void {
    const mixedBefore = this.#mixedBefore.at(-1) ?? false;
    super.fullEndElement();
    this.#isMixed = mixedBefore;
  }
  protected override writeAttribute(name: string, written: string): void {
    const staysOnLine = !this.style.newLineOnAttributes || name === 'xmlns' || name.startsWith('xmlns:');
    if (!this.style.indent || staysOnLine) {
      super.writeAttribute(name, written);
      return;
    }
    this.#indent();
    this.put(`${name}="${written}"`);
  }
  override string(text: string): void {
    if (this.style.checkCharacters) {
      const bad = invalidUnit.exec(text)?.[0];
      if (bad !== undefined) throw argumentError(`'${bad}', ${hexadecimal(bad)}, is an invalid character.`);
    }
    super.string(text);
    this.#textAt = this.#length;
  }
  override whitespace(text: string): void {
    super.whitespace(text);
    this.#textAt = this.#length;
  }
  override raw(text: string): void {
    super.raw(text);
    this.#textAt = this.#length;
  }

  protected textOf(text: string): string {
    const escaped = escapeMarkup(text);
    switch (this.style.newLineHandling) {
      case 'Replace':
        return escaped.replace(/\r\n|\r|\n/g, this.style.newLine);
      case 'Entitize':
        return escaped.replaceAll('\r', '&#xD;');
      case 'None':
        return escaped;
    }
  }
  protected attributeTextOf(text: string): string {
    return this.style.newLineHandling === 'None' ? escapeQuoted(text) : escapeAttribute(text);
  }
  protected cdataOf(text: string): string {
    return text.replaceAll(']]>', ']]]]><![CDATA[>');
  }
  protected commentOf(text: string): string {
    return text.replace(/-(?=-)/g, '- ').replace(/-$/, '- ');
  }
  override startElement(prefix: string | null, localName: string, namespace: string | null): void {
    if (prefix && !namespace) throw argumentError('Cannot use a prefix with an empty namespace.');
    super.startElement(prefix, localName, namespace);
  }
  protected newPrefix(): string {
    return `p${this.namespaces.length}`;
  }
  protected checkName(name: string): void {
    if (name === '') {
      if (this.state !== 'Element') throw argumentError('The value cannot be an empty string.', 'localName');
      throw argumentError("The empty string '' is not a valid local name.");
    }
    if (!this.style.checkCharacters || isNcName(name)) return;
    const at = nameStart.test(name[0] as string) ? [...name].findIndex((c) => !nameUnit.test(c)) : 0;
    const c = name[at] as string;
    const why =
      at === 0
        ? `Name cannot begin with the '${c}' character, ${hexadecimal(c)}.`
        : `The '${c}' character, ${hexadecimal(c)}, cannot be included in a name.`;
    throw argumentError(`Invalid name character in '${name}'. ${why}`);
  }
  protected override checkAttribute(localName: string, namespace: string): void {
    const names = this.open.at(-1)?.attributeNames as Set<string>;
    const key = `${namespace}\0${localName}`;
    if (names.has(key)) throw xmlException(`'${localName}' is a duplicate attribute name.`);
    names.add(key);
  }
  protected override redeclare(existing: { prefix: string; uri: string }, uri: string): void {
    throw xmlException(
      `The prefix '${existing.prefix}' cannot be redefined from '${existing.uri}' to '${uri}' within the same start element tag.`,
    );
  }

  override instruction(target: string, text: string): void {
    if (target.toLowerCase() !== 'xml') {
      super.instruction(target, text);
      return;
    }
    if (this.state !== 'Start') {
      throw argumentError(
        this.isDocument
          ? 'Cannot write XML declaration. WriteStartDocument method has already written it.'
          : 'Cannot write XML declaration. XML declaration can be only at the beginning of the document.',
      );
    }
    if (!this.style.omitDeclaration) this.put(`<?xml ${text}?>`);
    this.state = 'Prolog';
  }
  startDocument(standalone: boolean | null): void {
    if (this.state !== 'Start') this.#refuse('StartDocument');
    if (this.style.conformance === 'Fragment')
      throw invalidOperation('WriteStartDocument cannot be called on writers created with ConformanceLevel.Fragment.');
    this.isDocument = true;
    if (!this.style.omitDeclaration) this.#declare(standalone);
    this.state = 'Prolog';
  }
  #declare(standalone: boolean | null): void {
    const encoding = this.encodingName === null ? '' : ` encoding="${this.encodingName}"`;
    const alone = standalone === null ? '' : ` standalone="${standalone ? 'yes' : 'no'}"`;
    this.put(`<?xml version="1.0"${encoding}${alone}?>`);
  }
  endDocument(): void {
    this.completeAttribute();
    while (this.open.length > 0) this.endElement();
    if (this.state !== 'Epilog') this.#refuse('EndDocument');
  }
}

function escapeQuoted(text: string): string {
  return escapeMarkup(text).replaceAll('"', '&quot;');
}
/** The value of an attribute, white space kept as it is. */
export function escapeAttribute(text: string): string {
  return escapeQuoted(text).replaceAll('\t', '&#x9;').replaceAll('\r', '&#xD;').replaceAll('\n', '&#xA;');
}
