/** Reads XML node by node: what XmlReader and XmlTextReader do. The whole text is at hand; only its parsing goes forward. */
import type { NetType } from '../../objects/net-type.js';
import { invalidOperation } from '../system/errors.js';
import { build } from './load-document.js';
import { innerXml } from './write-node.js';
import { XmlDocument, XmlDocumentFragment } from './xml-document.js';
import { xmlException } from './xml-errors.js';
import type { ScannedAttribute, XmlEvent } from './xml-events.js';
import { xmlNamespace, xmlnsNamespace } from './xml-names.js';
import { NodeType } from './xml-node.js';
import { XmlScanner } from './xml-scanner.js';

export interface ReaderStyle {
  ignoreWhitespace: boolean;
  ignoreComments: boolean;
  ignoreInstructions: boolean;
  dtd: 'Prohibit' | 'Ignore' | 'Parse';
  conformance: 'Auto' | 'Fragment' | 'Document';
}
export type ReadState = 'Initial' | 'Interactive' | 'Error' | 'EndOfFile' | 'Closed';

const nodeTypes: Record<Exclude<XmlEvent['kind'], 'Whitespace'>, NodeType> = {
  StartElement: NodeType.Element,
  EndElement: NodeType.EndElement,
  Text: NodeType.Text,
  CData: NodeType.CDATA,
  Comment: NodeType.Comment,
  ProcessingInstruction: NodeType.ProcessingInstruction,
  EntityReference: NodeType.EntityReference,
  Declaration: NodeType.XmlDeclaration,
  DocType: NodeType.DocumentType,
};
const dtdProhibited =
  'For security reasons DTD is prohibited in this XML document. To enable DTD processing set the DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method.';

export class XmlReader {
  declare readonly netType: NetType;
  /** Where it stands; null before the first node and behind the last. */
  current: XmlEvent | null = null;
  state: ReadState = 'Initial';
  #depth = 0;
  #nodeDepth = 0;
  /** The attribute that it stands on, -1 for the element itself. */
  #attribute = -1;
  #onAttributeText = false;
  readonly #scanner: XmlScanner;
  /** The names of the elements around, with the namespaces that each declares. */
  readonly #namespaces: { uri: string; prefix: string; depth: number }[] = [];

  constructor(
    text: string,
    readonly style: ReaderStyle,
    readonly settings: unknown,
    readonly release: () => void = () => {},
    readonly location = '',
  ) {
    this.#scanner = new XmlScanner(text, style.conformance === 'Document' ? 'document' : 'any');
    this.#scanner.keepsEntities = false;
  }

  get line(): number {
    return this.current ? this.#place()[0] : 0;
  }
  get position(): number {
    return this.current ? this.#place()[1] : 0;
  }
  #place(): [number, number] {
    const attribute = this.#onAttribute;
    if (attribute) return this.#scanner.placeOf(attribute.offset);
    const [line, position] = this.#scanner.placeOf(this.#scanner.offset);
    const { kind } = this.current as XmlEvent;
    const skipped = { StartElement: 1, EndElement: 2, Comment: 4, CData: 9, ProcessingInstruction: 2, Declaration: 2 };
    return [line, position + ((skipped as Record<string, number>)[kind] ?? 0)];
  }
  fail(message: string): never {
    throw xmlException(message, this.line, this.position);
  }

  /** The next node that is not ignored; false at the end. Throws XmlException. */
  read(): boolean {
    if (this.state === 'Closed' || this.state === 'EndOfFile' || this.state === 'Error') return false;
    this.#leaveNode();
    this.state = 'Interactive';
    try {
      do this.current = this.#scanner.next();
      while (this.current && this.#isIgnored(this.current));
    } catch (error) {
      this.state = 'Error';
      this.current = null;
      throw error;
    }
    if (this.current === null) {
      this.state = 'EndOfFile';
      this.#nodeDepth = 0;
      return false;
    }
    this.#enterNode(this.current);
    return true;
  }
  #leaveNode(): void {
    this.#attribute = -1;
    this.#onAttributeText = false;
    const event = this.current;
    if (event?.kind === 'EndElement' || (event?.kind === 'StartElement' && event.isEmpty))
      while ((this.#namespaces.at(-1)?.depth ?? -1) >= this.#nodeDepth) this.#namespaces.pop();
    if (event?.kind === 'StartElement' && event.isEmpty) this.#scanner.next();
  }
  #enterNode(event: XmlEvent): void {
    if (event.kind === 'EndElement') this.#depth--;
    this.#nodeDepth = this.#depth;
    if (event.kind !== 'StartElement') return;
    if (!event.isEmpty) this.#depth++;
    for (const { name, namespace, localName, value } of event.attributes)
      if (namespace === xmlnsNamespace)
        this.#namespaces.push({ uri: value, prefix: name === 'xmlns' ? '' : localName, depth: this.#nodeDepth });
  }
  #isIgnored(event: XmlEvent): boolean {
    switch (event.kind) {
      case 'Whitespace':
        return this.style.ignoreWhitespace && !event.isSignificant;
      case 'Comment':
        return this.style.ignoreComments;
      case 'ProcessingInstruction':
        return this.style.ignoreInstructions;
      case 'DocType':
        if (this.style.dtd === 'Prohibit') throw xmlException(dtdProhibited);
        return this.style.dtd === 'Ignore';
      default:
        return false;
    }
  }
  /** Reads the first node when none was read yet. */
  start(): void {
    if (this.state === 'Initial') this.read();
  }
  /** For building nodes: where it stands, and moves on. An empty element has an end here as well. */
  nextEvent(): XmlEvent | null {
    const ended = this.#owedEnd;
    if (ended !== null) {
      this.#owedEnd = null;
      return { kind: 'EndElement', name: ended };
    }
    const event = this.current;
    if (event === null) return null;
    if (event.kind === 'StartElement' && event.isEmpty) this.#owedEnd = event.name;
    this.read();
    return event;
  }
  #owedEnd: string | null = null;
  /** The same for the node that it stands on and what is in it. */
  subtreeEvents(): () => XmlEvent | null {
    let depth = 0;
    let isDone = false;
    return () => {
      if (isDone) return null;
      const event = this.nextEvent();
      if (event?.kind === 'StartElement') depth++;
      else if (event?.kind === 'EndElement') depth--;
      if (depth === 0) isDone = true;
      return event;
    };
  }
  close(): void {
    if (this.state === 'Closed') return;
    this.state = 'Closed';
    this.current = null;
    this.release();
  }

  get attributes(): readonly ScannedAttribute[] {
    const event = this.current;
    if (event?.kind === 'StartElement') return event.attributes;
    if (event?.kind !== 'Declaration') return [];
    const { version, encoding, standalone } = event;
    return Object.entries({ version, encoding, standalone })
      .filter(([, value]) => value !== '')
      .map(([name, value]) => ({ name, prefix: '', localName: name, namespace: '', value, offset: 0 }));
  }
  get #onAttribute(): ScannedAttribute | undefined {
    return this.attributes[this.#attribute];
  }
  attribute(name: string): ScannedAttribute | undefined {
    return this.attributes.find((each) => each.name === name);
  }
  attributeNs(localName: string, namespace: string): ScannedAttribute | undefined {
    return this.attributes.find((each) => each.localName === localName && each.namespace === namespace);
  }
  moveToAttribute(attribute: ScannedAttribute | undefined): boolean {
    if (!attribute) return false;
    this.#attribute = this.attributes.indexOf(attribute);
    this.#onAttributeText = false;
    return true;
  }
  moveToNextAttribute(): boolean {
    return this.moveToAttribute(this.attributes[this.#attribute + 1]);
  }
  moveToElement(): boolean {
    const moved = this.#attribute >= 0;
    this.#attribute = -1;
    this.#onAttributeText = false;
    return moved;
  }
  readAttributeValue(): boolean {
    if (!this.#onAttribute || this.#onAttributeText) return false;
    this.#onAttributeText = true;
    return true;
  }

  get nodeType(): NodeType {
    if (this.#onAttributeText) return NodeType.Text;
    if (this.#onAttribute) return NodeType.Attribute;
    const event = this.current;
    if (!event) return NodeType.None;
    if (event.kind !== 'Whitespace') return nodeTypes[event.kind];
    return event.isSignificant ? NodeType.SignificantWhitespace : NodeType.Whitespace;
  }
  get name(): string {
    if (this.#onAttributeText) return '';
    const event = this.current;
    if (this.#onAttribute) return this.#onAttribute.name;
    if (!event) return '';
    if (event.kind === 'ProcessingInstruction') return event.target;
    if (event.kind === 'Declaration') return 'xml';
    return 'name' in event ? event.name : '';
  }
  get localName(): string {
    return this.name.slice(this.name.indexOf(':') + 1);
  }
  get prefix(): string {
    return this.name.slice(0, Math.max(this.name.indexOf(':'), 0));
  }
  get namespace(): string {
    if (this.#onAttribute) return this.#onAttributeText ? '' : this.#onAttribute.namespace;
    const event = this.current;
    if (event?.kind === 'StartElement') return event.namespace;
    return event?.kind === 'EndElement' ? (this.lookUp(this.prefix) ?? '') : '';
  }
  get value(): string {
    if (this.#onAttribute) return this.#onAttribute.value;
    const event = this.current;
    if (!event) return '';
    if (event.kind === 'Declaration') return event.text;
    if (event.kind === 'DocType') return event.internalSubset ?? '';
    return 'value' in event ? event.value : '';
  }
  get depth(): number {
    return this.#nodeDepth + (this.#onAttribute ? 1 : 0) + (this.#onAttributeText ? 1 : 0);
  }
  get isEmptyElement(): boolean {
    return this.#attribute < 0 && this.current?.kind === 'StartElement' && this.current.isEmpty;
  }
  lookUp(prefix: string): string | null {
    if (prefix === 'xml') return xmlNamespace;
    if (prefix === 'xmlns') return xmlnsNamespace;
    return this.#namespaces.findLast((each) => each.prefix === prefix)?.uri ?? (prefix === '' ? '' : null);
  }
  get namespacesInScope(): Map<string, string> {
    return new Map(this.#namespaces.map(({ prefix, uri }) => [prefix, uri]));
  }

  /** To the next element, text or end, from here on. */
  moveToContent(): NodeType {
    this.start();
    this.moveToElement();
    while (this.current && !contentTypes.has(this.nodeType)) this.read();
    return this.nodeType;
  }
  /** Behind the node and all that is in it. */
  skip(): void {
    if (this.state !== 'Interactive') return;
    this.moveToElement();
    if (this.current?.kind === 'StartElement' && !this.current.isEmpty) {
      const depth = this.#nodeDepth;
      do this.read();
      while (this.current && this.#nodeDepth > depth);
    }
    this.read();
  }
  /** The XML of the node, or of what is in it; it then stands behind the node. */
  readXml(isOuter: boolean): string {
    if (this.state !== 'Interactive') return '';
    if (this.#onAttribute) return isOuter ? `${this.name}="${this.value}"` : this.value;
    const fragment = new XmlDocumentFragment(new XmlDocument());
    if (!isOuter && this.current?.kind !== 'StartElement') return '';
    build(fragment, fragment.owner, this.subtreeEvents(), true);
    return innerXml(isOuter ? fragment : (fragment.children[0] ?? fragment));
  }
  /** The text of an element, behind whose end it then stands. */
  readElementText(): string {
    if (this.nodeType !== NodeType.Element)
      throw invalidOperation(
        `The ReadElementContentAsString method is not supported on node type ${nodeTypeName(this.nodeType)}.`,
      );
    let text = '';
    if (!this.isEmptyElement) {
      this.read();
      text = this.readText();
      if (this.current?.kind !== 'EndElement')
        this.fail('ReadElementContentAs() methods cannot be called on an element that has child elements.');
    }
    this.read();
    return text;
  }
  /** The text from here on, up to the next element or end. */
  readText(): string {
    if (this.#onAttribute) return this.value;
    let text = '';
    for (; this.current; this.read()) {
      const { kind } = this.current;
      if (kind === 'StartElement' || kind === 'EndElement') break;
      if (kind !== 'Comment' && kind !== 'ProcessingInstruction') text += this.value;
    }
    return text;
  }
}

const contentTypes = new Set<NodeType>([
  NodeType.Element,
  NodeType.Text,
  NodeType.CDATA,
  NodeType.EntityReference,
  NodeType.EndElement,
]);
const typeNames = new Map(Object.entries(NodeType).map(([name, value]) => [value, name]));
export function nodeTypeName(type: NodeType): string {
  return typeNames.get(type) ?? 'None';
}
/** XmlTextReader: all white space, and document types, unless told otherwise. */
export class XmlTextReader extends XmlReader {}
/** Reads what a node of a document is. */
export class XmlNodeReader extends XmlReader {}
