/**
 * What XmlWriter does, whatever is written to: it keeps the open elements and the namespaces, and declares those that are
 * missing. The two kinds, that of XmlWriter.Create and the older XmlTextWriter that documents are saved by, differ in indentation,
 * escaping and what they refuse; each is a class of its own.
 */
import type { NetType } from '../../objects/net-type.js';
import { argumentError, invalidOperation } from '../system/errors.js';
import { xmlNamespace, xmlnsNamespace } from './xml-names.js';

/** Where the writer stands; `Epilog` follows the root element. */
export type WriterState = 'Start' | 'Prolog' | 'Element' | 'Attribute' | 'Content' | 'Epilog' | 'Closed' | 'Error';
export type WriterToken =
  | 'StartDocument'
  | 'EndDocument'
  | 'PI'
  | 'Comment'
  | 'DTD'
  | 'StartElement'
  | 'EndElement'
  | 'StartAttribute'
  | 'EndAttribute'
  | 'Text'
  | 'CDATA'
  | 'RawData'
  | 'Whitespace';

/** Where the text goes. */
export interface XmlSink {
  write(text: string): void;
  flush(): void;
  close(): void;
}

export interface OpenElement {
  name: string;
  /** Of the namespaces below this element's own. */
  namespaceCount: number;
  /** Text was written in it, so that its content is not indented. */
  isMixed: boolean;
  attributeNames: Set<string>;
}
interface DeclaredNamespace {
  prefix: string;
  uri: string;
  /** Still to be written in the start tag. */
  isPending: boolean;
}

interface OpenAttribute {
  name: string;
  /** The prefix that it declares. */
  declares: string | null;
  value: string;
  /** The same escaped. */
  written: string;
}

export abstract class XmlWriter {
  declare readonly netType: NetType;
  state: WriterState = 'Start';
  quote = '"';
  protected readonly open: OpenElement[] = [];
  protected readonly namespaces: DeclaredNamespace[] = [];
  #attribute: OpenAttribute | null = null;

  constructor(readonly sink: XmlSink) {}

  /** Completes what is open for this token to follow, and indents. Throws InvalidOperationException where it may not follow. */
  protected abstract prepare(token: WriterToken): void;
  protected abstract put(text: string): void;
  protected abstract textOf(text: string): string;
  protected abstract attributeTextOf(text: string): string;
  protected abstract newPrefix(): string;
  protected abstract checkName(name: string): void;
  /** Right before `</name>` or ` />`. */
  protected abstract beforeEndTag(isEmpty: boolean): void;
  protected abstract cdataOf(text: string): string;
  protected abstract commentOf(text: string): string;
  /** Called with each attribute's local name and namespace. */
  protected checkAttribute(_localName: string, _namespace: string): void {}
  /** A declaration of a prefix that this element has declared otherwise. */
  protected redeclare(existing: DeclaredNamespace, uri: string): void {
    existing.uri = uri;
  }
  abstract startDocument(standalone: boolean | null): void;
  abstract endDocument(): void;

  startElement(prefix: string | null, localName: string, namespace: string | null): void {
    this.checkName(localName);
    this.prepare('StartElement');
    const uri = namespace ?? this.lookUpNamespace(prefix ?? '') ?? '';
    const usedPrefix = prefix ?? this.#prefixOf(uri, false) ?? '';
    const name = usedPrefix === '' ? localName : `${usedPrefix}:${localName}`;
    this.put(`<${name}`);
    this.open.push({
      name,
      namespaceCount: this.namespaces.length,
      isMixed: false,
      attributeNames: new Set(),
    });
    this.#use(usedPrefix, uri);
    this.state = 'Element';
  }
  endElement(): void {
    this.#end(false);
  }
  fullEndElement(): void {
    this.#end(true);
  }
  #end(isFull: boolean): void {
    this.prepare('EndElement');
    const { name, namespaceCount } = this.open.at(-1) as OpenElement;
    const isEmpty = this.state === 'Element' && !isFull;
    if (isEmpty) this.writeDeclarations();
    else if (this.state === 'Element') this.endStartTag();
    this.beforeEndTag(isEmpty);
    this.put(isEmpty ? ' />' : `</${name}>`);
    this.open.pop();
    this.namespaces.length = namespaceCount;
    this.state = this.open.length > 0 ? 'Content' : 'Epilog';
  }
  /** `>` of the start tag, the namespaces before it that nobody has declared. */
  protected endStartTag(): void {
    this.writeDeclarations();
    this.put('>');
    this.state = 'Content';
  }
  protected writeDeclarations(): void {
    const { namespaceCount } = this.open.at(-1) as OpenElement;
    for (let i = this.namespaces.length - 1; i >= namespaceCount; i--) {
      const declared = this.namespaces[i] as DeclaredNamespace;
      if (!declared.isPending) continue;
      declared.isPending = false;
      this.writeAttribute(
        declared.prefix === '' ? 'xmlns' : `xmlns:${declared.prefix}`,
        this.attributeTextOf(declared.uri),
      );
    }
  }
  protected writeAttribute(name: string, written: string): void {
    this.put(` ${name}=${this.quote}${written}${this.quote}`);
  }

  startAttribute(prefix: string | null, localName: string, namespace: string | null): void {
    if (this.#attribute) this.endAttribute();
    const isDefault = !prefix && localName === 'xmlns';
    if (!isDefault) this.checkName(localName);
    this.prepare('StartAttribute');
    this.state = 'Attribute';
    if (prefix === 'xmlns' || isDefault) {
      this.checkAttribute(localName, xmlnsNamespace);
      this.#attribute = {
        name: isDefault ? 'xmlns' : `xmlns:${localName}`,
        declares: isDefault ? '' : localName,
        value: '',
        written: '',
      };
      return;
    }
    let used = prefix ?? '';
    const uri = namespace || (used === 'xml' ? xmlNamespace : (namespace ?? this.lookUpNamespace(used) ?? ''));
    if (used === 'xml' || uri === xmlNamespace) used = 'xml';
    else if (uri === '') used = '';
    else used = this.#attributePrefix(used, uri);
    this.checkAttribute(localName, uri);
    this.#attribute = {
      name: used === '' ? localName : `${used}:${localName}`,
      declares: null,
      value: '',
      written: '',
    };
  }
  #attributePrefix(wanted: string, uri: string): string {
    let prefix = wanted === '' ? this.#prefixOf(uri, true) : wanted;
    if (prefix !== null && (this.#declaredHere(prefix)?.uri ?? uri) !== uri) prefix = null;
    prefix ??= this.newPrefix();
    this.#use(prefix, uri);
    return prefix;
  }
  endAttribute(): void {
    if (!this.#attribute)
      throw invalidOperation(`Token EndAttribute in state ${this.state} would result in an invalid XML document.`);
    const { name, declares, value, written } = this.#attribute;
    this.#attribute = null;
    this.state = 'Element';
    if (declares !== null) {
      const existing = this.#declaredHere(declares);
      if (existing && existing.uri !== value) this.redeclare(existing, value);
      if (existing) existing.isPending = false;
      else this.namespaces.push({ prefix: declares, uri: value, isPending: false });
    }
    this.writeAttribute(name, written);
  }
  attribute(prefix: string | null, localName: string, namespace: string | null, value: string): void {
    this.startAttribute(prefix, localName, namespace);
    this.string(value);
    this.endAttribute();
  }
  elementWithText(prefix: string | null, localName: string, namespace: string | null, value: string | null): void {
    this.startElement(prefix, localName, namespace);
    if (value) this.string(value);
    this.endElement();
  }
  /** Ends an attribute that is open. */
  protected completeAttribute(): void {
    if (this.#attribute) this.endAttribute();
  }

  string(text: string): void {
    if (this.#attribute) {
      this.#attribute.value += text;
      this.#attribute.written += this.attributeTextOf(text);
      return;
    }
    this.prepare('Text');
    this.put(this.textOf(text));
  }
  cdata(text: string): void {
    this.prepare('CDATA');
    this.put(`<![CDATA[${this.cdataOf(text)}]]>`);
  }
  comment(text: string): void {
    this.prepare('Comment');
    this.put(`<!--${this.commentOf(text)}-->`);
  }
  instruction(target: string, text: string): void {
    this.checkName(target);
    this.prepare('PI');
    this.put(text === '' ? `<?${target}?>` : `<?${target} ${text.replaceAll('?>', '? >')}?>`);
  }
  docType(name: string, publicId: string | null, systemId: string | null, subset: string | null): void {
    this.prepare('DTD');
    let text = `<!DOCTYPE ${name}`;
    if (publicId !== null) text += ` PUBLIC "${publicId}" "${systemId ?? ''}"`;
    else if (systemId !== null) text += ` SYSTEM "${systemId}"`;
    if (subset !== null) text += `[${subset}]`;
    this.put(`${text}>`);
  }
  entityReference(name: string): void {
    this.#reference(`&${name};`, '');
  }
  characterEntity(c: string): void {
    this.#reference(`&#x${(c.codePointAt(0) as number).toString(16).toUpperCase()};`, c);
  }
  #reference(text: string, character: string): void {
    if (this.#attribute) {
      this.#attribute.value += character;
      this.#attribute.written += text;
      return;
    }
    this.prepare('Text');
    this.put(text);
  }
  whitespace(text: string): void {
    if (/[^ \t\r\n]/.test(text)) throw argumentError('Only whitespace characters should be used.');
    if (this.#attribute) {
      this.#attribute.value += text;
      this.#attribute.written += this.attributeTextOf(text);
      return;
    }
    this.prepare('Whitespace');
    this.put(this.textOf(text));
  }
  raw(text: string): void {
    if (this.#attribute) {
      this.#attribute.value += text;
      this.#attribute.written += text;
      return;
    }
    this.prepare('RawData');
    this.put(text);
  }

  flush(): void {
    this.sink.flush();
  }
  close(): void {
    if (this.state === 'Closed') return;
    this.completeAttribute();
    while (this.open.length > 0) this.endElement();
    this.state = 'Closed';
    this.sink.close();
  }

  lookUpNamespace(prefix: string): string | undefined {
    if (prefix === 'xml') return xmlNamespace;
    if (prefix === 'xmlns') return xmlnsNamespace;
    return this.namespaces.findLast((each) => each.prefix === prefix)?.uri;
  }
  lookUpPrefix(uri: string): string | null {
    if (uri === xmlNamespace) return 'xml';
    if (uri === xmlnsNamespace) return 'xmlns';
    return this.#prefixOf(uri, false);
  }
  /** The nearest prefix for a namespace that is not hidden by another declaration. */
  #prefixOf(uri: string, mustBeNamed: boolean): string | null {
    const found = this.namespaces.findLast(
      (each) => each.uri === uri && !(mustBeNamed && each.prefix === '') && this.lookUpNamespace(each.prefix) === uri,
    );
    return found?.prefix ?? null;
  }
  #declaredHere(prefix: string): DeclaredNamespace | undefined {
    const start = this.open.at(-1)?.namespaceCount ?? 0;
    return this.namespaces.slice(start).find((each) => each.prefix === prefix);
  }
  /** Makes sure that the prefix stands for the namespace in the element that is open. */
  #use(prefix: string, uri: string): void {
    if (prefix === 'xml' || this.#declaredHere(prefix)) return;
    const isPending = (this.lookUpNamespace(prefix) ?? '') !== uri;
    this.namespaces.push({ prefix, uri, isPending });
  }
}
