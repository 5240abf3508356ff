/**
 * Reads XML piece by piece, checking that it is well formed and resolving namespaces. Line ends are normalized, and white space
 * in attributes, as XML 1.0 says. External entities are never fetched; those of the internal subset are known.
 */
import { hexadecimal, xmlException } from './xml-errors.js';
import type { ScannedAttribute, ScannedKind, XmlEvent } from './xml-events.js';
import { invalidUnit, nameRun, nameStart, splitName, xmlNamespace, xmlnsNamespace } from './xml-names.js';
import { type MatchedDeclaration, type MatchedDocType, matchDeclaration, matchDocType } from './xml-prolog.js';

interface OpenElement {
  name: string;
  offset: number;
  scope: Map<string, string>;
  preserve: boolean;
}

const predefined: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const space = /[ \t\r\n]/;

export class XmlScanner {
  #pos = 0;
  /** Where the event that was read last began. */
  offset = 0;
  readonly #open: OpenElement[] = [];
  readonly #scope: Map<string, string>;
  readonly #entities = new Map<string, string>();
  #hasRoot = false;
  #pendingEnd: string | null = null;
  /** Gives references to entities as such, instead of what they stand for. */
  keepsEntities = true;

  constructor(
    readonly text: string,
    readonly kind: ScannedKind = 'document',
    /** Namespaces that hold around content. */
    scope: Map<string, string> = new Map([['', '']]),
  ) {
    this.#scope = scope;
  }
  /** Line and position of an offset, both from 1. */
  placeOf(offset: number): [line: number, position: number] {
    let line = 1;
    let start = 0;
    const ends = /\r\n|\r|\n/g;
    for (let end = ends.exec(this.text); end && ends.lastIndex <= offset; end = ends.exec(this.text)) {
      line++;
      start = ends.lastIndex;
    }
    return [line, offset - start + 1];
  }
  #fail(message: string, offset = this.#pos): never {
    // A text too short to tell its encoding is not looked at any further.
    if (this.text.length < 4) throw xmlException('Data at the root level is invalid.', 1, 1);
    throw xmlException(message, ...this.placeOf(offset));
  }

  /** The next piece; null at the end. Throws XmlException. */
  next(): XmlEvent | null {
    if (this.#pendingEnd !== null) {
      const name = this.#pendingEnd;
      this.#pendingEnd = null;
      this.#open.pop();
      return { kind: 'EndElement', name };
    }
    this.offset = this.#pos;
    if (this.#pos >= this.text.length) return this.#end();
    if (this.text[this.#pos] !== '<') return this.#characters();
    if (this.text.startsWith('<!--', this.#pos)) return this.#comment();
    if (this.text.startsWith('<![CDATA[', this.#pos)) return this.#cdata();
    if (this.text.startsWith('<!DOCTYPE', this.#pos)) return this.#docType();
    if (this.text.startsWith('</', this.#pos)) return this.#endTag();
    if (this.text.startsWith('<?', this.#pos)) return this.#instruction();
    return this.#startTag();
  }

  #end(): null {
    if (this.#open.length > 0) {
      const names = this.#open.map((element) => element.name).reverse();
      this.#fail(`Unexpected end of file has occurred. The following elements are not closed: ${names.join(', ')}.`);
    }
    if (!this.#hasRoot && this.kind === 'document') throw xmlException('Root element is missing.');
    return null;
  }
  #unexpectedEnd(what: string): never {
    this.#pos = this.text.length;
    return this.#fail(`Unexpected end of file while parsing ${what} has occurred.`);
  }

  #characters(): XmlEvent {
    const inRoot = this.#open.length > 0 || this.kind !== 'document';
    const end = this.text.indexOf('<', this.#pos);
    const stop = end < 0 ? this.text.length : end;
    if (!inRoot) {
      const outside = /[^ \t\r\n]/g;
      outside.lastIndex = this.#pos;
      const found = outside.exec(this.text);
      if (found && found.index < stop) this.#fail('Data at the root level is invalid.', found.index);
      const value = this.text.slice(this.#pos, stop);
      this.#pos = stop;
      return { kind: 'Whitespace', value: normalized(value), isSignificant: false };
    }
    let value = '';
    let isSpace = true;
    while (this.#pos < stop) {
      const ampersand = this.text.indexOf('&', this.#pos);
      const textEnd = ampersand < 0 || ampersand > stop ? stop : ampersand;
      if (textEnd > this.#pos) {
        const piece = this.#checked(this.text.slice(this.#pos, textEnd), this.#pos);
        isSpace &&= /^[ \t\r\n]*$/.test(piece);
        value += normalized(piece);
        this.#pos = textEnd;
      }
      if (textEnd === stop) break;
      const reference = this.#peekEntity();
      if (reference !== null) {
        if (value !== '') return this.#textOrSpace(value, isSpace);
        this.#pos += reference.length + 2;
        return { kind: 'EntityReference', name: reference, value: this.#entities.get(reference) ?? '' };
      }
      value += this.#reference();
      isSpace = false;
    }
    return this.#textOrSpace(value, isSpace);
  }
  #textOrSpace(value: string, isSpace: boolean): XmlEvent {
    if (!isSpace) return { kind: 'Text', value };
    return { kind: 'Whitespace', value, isSignificant: this.#open.at(-1)?.preserve ?? false };
  }
  #checked(piece: string, offset: number): string {
    const bad = invalidUnit.exec(piece);
    if (bad) this.#fail(`'${bad[0]}', ${hexadecimal(bad[0])}, is an invalid character.`, offset + bad.index);
    const end = piece.indexOf(']]>');
    if (end >= 0) this.#fail("']]>' is not allowed in character data.", offset + end);
    return piece;
  }

  /** The name of an entity that stands here and is kept as a reference: one that is declared, or any in content. */
  #peekEntity(): string | null {
    if (!this.keepsEntities) return null;
    nameRun.lastIndex = this.#pos + 1;
    const name = nameRun.exec(this.text)?.[0];
    if (name === undefined || this.text[this.#pos + 1 + name.length] !== ';' || Object.hasOwn(predefined, name))
      return null;
    return this.kind === 'content' || this.#entities.has(name) ? name : null;
  }
  /** The text of a character or entity reference; `#pos` is at its `&`. */
  #reference(): string {
    const start = this.#pos + 1;
    if (this.text[start] === '#') return this.#characterReference(start + 1);
    nameRun.lastIndex = start;
    const name = nameStart.test(this.text[start] ?? '') ? nameRun.exec(this.text)?.[0] : undefined;
    if (name === undefined || this.text[start + name.length] !== ';')
      this.#fail('An error occurred while parsing EntityName.', start + (name?.length ?? 0));
    const value = Object.hasOwn(predefined, name as string)
      ? predefined[name as string]
      : this.#entities.get(name as string);
    if (value === undefined) this.#fail(`Reference to undeclared entity '${name}'.`, start);
    this.#pos = start + (name as string).length + 1;
    return value as string;
  }
  #characterReference(start: number): string {
    const isHex = this.text[start] === 'x';
    const from = isHex ? start + 1 : start;
    const digits = isHex ? /[0-9A-Fa-f]+/y : /[0-9]+/y;
    digits.lastIndex = from;
    const found = digits.exec(this.text)?.[0] ?? '';
    const end = from + found.length;
    if (found === '' || this.text[end] !== ';')
      this.#fail(`Invalid syntax for a ${isHex ? 'hexadecimal' : 'decimal'} numeric entity reference.`, end);
    const point = Number.parseInt(found, isHex ? 16 : 10);
    if (point > 0x10ffff) this.#fail('Invalid Unicode character.', from);
    this.#pos = end + 1;
    return String.fromCodePoint(point);
  }

  #comment(): XmlEvent {
    const start = this.#pos + 4;
    const end = this.text.indexOf('--', start);
    if (end < 0) this.#fail('Unexpected end of file while parsing Comment has occurred.', start);
    if (this.text[end + 2] !== '>')
      this.#fail("An XML comment cannot contain '--', and '-' cannot be the last character.", end);
    this.#pos = end + 3;
    return { kind: 'Comment', value: normalized(this.text.slice(start, end)) };
  }
  #cdata(): XmlEvent {
    if (this.#open.length === 0 && this.kind === 'document')
      this.#fail('Data at the root level is invalid.', this.#pos + 3);
    const start = this.#pos + 9;
    const end = this.text.indexOf(']]>', start);
    if (end < 0) this.#unexpectedEnd('CDATA');
    this.#pos = end + 3;
    return { kind: 'CData', value: normalized(this.text.slice(start, end)) };
  }

  #instruction(): XmlEvent {
    const start = this.#pos;
    this.#pos += 2;
    const target = this.#name();
    if (target.toLowerCase() === 'xml') return this.#declaration(start);
    const end = this.text.indexOf('?>', this.#pos);
    if (end < 0) this.#unexpectedEnd(this.#pos >= this.text.length ? 'Name' : 'PI');
    const value = this.text.slice(this.#pos, end).replace(/^[ \t\r\n]+/, '');
    this.#pos = end + 2;
    return { kind: 'ProcessingInstruction', target, value: normalized(value) };
  }
  #declaration(start: number): XmlEvent {
    if (start > 0)
      this.#fail(
        'Unexpected XML declaration. The XML declaration must be the first node in the document, and no whitespace characters are allowed to appear before it.',
        start + 2,
      );
    const declaration = matchDeclaration(this.text, this.#pos);
    if (!declaration) this.#fail('Syntax for an XML declaration is invalid.');
    const { version, encoding, standalone, whole } = declaration as MatchedDeclaration;
    if (version !== '1.0') this.#fail(`Version number '${version}' is invalid.`, this.#pos + whole.indexOf(version));
    this.#pos += whole.length;
    return { kind: 'Declaration', version, encoding, standalone, text: whole.slice(0, -2).trim() };
  }

  #docType(): XmlEvent {
    const docType = matchDocType(this.text, this.#pos);
    if (!docType) this.#unexpectedEnd('DOCTYPE');
    const { length, entities, ...event } = docType as MatchedDocType;
    this.#pos += length;
    for (const [name, value] of entities) if (!this.#entities.has(name)) this.#entities.set(name, value);
    return { kind: 'DocType', ...event };
  }

  #endTag(): XmlEvent {
    const start = this.#pos + 2;
    const element = this.#open.at(-1);
    if (!element) this.#fail('Unexpected end tag.', start);
    this.#pos = start;
    const name = this.#name();
    if (name !== (element as OpenElement).name) {
      const { name: opened, offset } = element as OpenElement;
      const [line, position] = this.placeOf(offset + 1);
      this.#fail(
        `The '${opened}' start tag on line ${line} position ${position} does not match the end tag of '${name}'.`,
        start,
      );
    }
    this.#skipSpace();
    if (this.#pos >= this.text.length) this.#pos = start + name.length;
    if (this.#pos >= this.text.length || this.text[this.#pos] === undefined) this.#end();
    if (this.text[this.#pos] !== '>') this.#unexpectedToken("'>'");
    this.#pos++;
    this.#open.pop();
    return { kind: 'EndElement', name };
  }

  #startTag(): XmlEvent {
    const start = this.#pos;
    if (this.#open.length === 0 && this.kind === 'document') {
      if (this.#hasRoot) this.#fail('There are multiple root elements.', start + 1);
      this.#hasRoot = true;
    }
    this.#pos++;
    const name = this.#name();
    const given: { name: string; value: string; offset: number }[] = [];
    let isEmpty = false;
    for (;;) {
      const spaced = this.#skipSpace();
      const c = this.text[this.#pos];
      if (c === undefined) {
        this.#open.push({ name, offset: start, scope: this.#currentScope, preserve: false });
        this.#end();
      }
      if (c === '>') {
        this.#pos++;
        break;
      }
      if (c === '/') {
        this.#pos++;
        if (this.text[this.#pos] !== '>') this.#unexpectedToken("'>'");
        this.#pos++;
        isEmpty = true;
        break;
      }
      if (!spaced) this.#fail(`'${c}' is an unexpected token. Expecting whitespace.`);
      given.push(this.#attribute());
    }
    const scope = this.#declare(given);
    const [prefix, localName] = splitName(name);
    const attributes = given.map((attribute) => this.#resolve(attribute, scope));
    this.#refuseDuplicates(attributes);
    const namespace = this.#lookUp(scope, prefix, start + 1);
    const spacing = attributes.find((attribute) => attribute.name === 'xml:space')?.value;
    const preserve = spacing === undefined ? (this.#open.at(-1)?.preserve ?? false) : spacing === 'preserve';
    this.#open.push({ name, offset: start, scope, preserve });
    if (isEmpty) this.#pendingEnd = name;
    return { kind: 'StartElement', name, prefix, localName, namespace, attributes, isEmpty };
  }

  #attribute(): { name: string; value: string; offset: number } {
    const offset = this.#pos;
    const name = this.#name();
    this.#skipSpace();
    if (this.text[this.#pos] !== '=') this.#unexpectedToken("'='");
    this.#pos++;
    this.#skipSpace();
    const quote = this.text[this.#pos] as string;
    if (quote !== '"' && quote !== "'") this.#unexpectedToken(`'"' or '''`);
    this.#pos++;
    let value = '';
    for (;;) {
      const c = this.text[this.#pos];
      if (c === undefined) this.#fail('There is an unclosed literal string.');
      if (c === quote) break;
      if (c === '<') this.#fail(`'<', ${hexadecimal('<')}, is an invalid attribute character.`);
      if (c === '&') {
        value += this.#reference();
        continue;
      }
      if (invalidUnit.test(c as string)) this.#fail(`'${c}', ${hexadecimal(c as string)}, is an invalid character.`);
      if (c === '\r' && this.text[this.#pos + 1] === '\n') this.#pos++;
      value += space.test(c as string) ? ' ' : c;
      this.#pos++;
    }
    this.#pos++;
    return { name, value, offset };
  }

  get #currentScope(): Map<string, string> {
    return this.#open.at(-1)?.scope ?? this.#scope;
  }
  /** The namespaces that hold inside of an element with these attributes. */
  #declare(attributes: { name: string; value: string; offset: number }[]): Map<string, string> {
    let scope = this.#currentScope;
    let copied = false;
    for (const { name, value, offset } of attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      if (!copied) scope = new Map(scope);
      copied = true;
      const prefix = name === 'xmlns' ? '' : name.slice(6);
      if (prefix === 'xml' && value !== xmlNamespace)
        this.#fail(
          `Prefix "xml" is reserved for use by XML and can be mapped only to namespace name "${xmlNamespace}".`,
          offset,
        );
      if (prefix !== '' && value === '') this.#fail('Invalid namespace declaration.', offset + name.length + 1);
      scope.set(prefix, value);
    }
    return scope;
  }
  #lookUp(scope: Map<string, string>, prefix: string, offset: number): string {
    if (prefix === 'xml') return xmlNamespace;
    const namespace = scope.get(prefix);
    if (namespace === undefined && prefix !== '') this.#fail(`'${prefix}' is an undeclared prefix.`, offset);
    return namespace ?? '';
  }
  #resolve(
    { name, value, offset }: { name: string; value: string; offset: number },
    scope: Map<string, string>,
  ): ScannedAttribute {
    const [prefix, localName] = splitName(name);
    let namespace = '';
    if (name === 'xmlns' || prefix === 'xmlns') namespace = xmlnsNamespace;
    else if (prefix !== '') namespace = this.#lookUp(scope, prefix, offset);
    return { name, prefix, localName, namespace, value, offset };
  }
  #refuseDuplicates(attributes: readonly ScannedAttribute[]): void {
    if (attributes.length < 2) return;
    const seen = new Set<string>();
    for (const { name, localName, namespace, offset } of attributes) {
      const key = namespace === '' ? name : `${localName}\0${namespace}`;
      if (seen.has(key)) this.#fail(`'${name}' is a duplicate attribute name.`, offset);
      seen.add(key);
    }
  }

  #name(): string {
    const start = this.#pos;
    const first = this.text[start];
    if (first === undefined) this.#unexpectedEnd('Name');
    if (!nameStart.test(first as string))
      this.#fail(`Name cannot begin with the '${first}' character, ${hexadecimal(first as string)}.`, start);
    nameRun.lastIndex = start;
    const name = nameRun.exec(this.text)?.[0] ?? '';
    const second = name.indexOf(':', name.indexOf(':') + 1);
    if (name.includes(':') && second > 0)
      this.#fail(`The ':' character, ${hexadecimal(':')}, cannot be included in a name.`, start + second);
    this.#pos = start + name.length;
    return name;
  }
  #skipSpace(): boolean {
    const start = this.#pos;
    while (this.#pos < this.text.length && space.test(this.text[this.#pos] as string)) this.#pos++;
    return this.#pos > start;
  }
  #unexpectedToken(expected: string): never {
    const c = this.text[this.#pos];
    if (c === undefined) this.#end();
    return this.#fail(`'${c}' is an unexpected token. The expected token is ${expected}.`);
  }
}

function normalized(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
