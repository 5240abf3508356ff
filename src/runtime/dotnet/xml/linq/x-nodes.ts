/**
 * The tree of System.Xml.Linq. A node that is added while it is elsewhere is copied, so that content can be handed on freely;
 * texts that are added behind each other become one.
 */
import { invokeMethod } from '../../../objects/members.js';
import { type NetType, typeOf } from '../../../objects/net-type.js';
import { isNull } from '../../../objects/values.js';
import { elementsOf, netText } from '../../collections/elements.js';
import { DateTime } from '../../system/date-time.js';
import { argumentError, argumentNull, invalidOperation } from '../../system/errors.js';
import { TimeSpan } from '../../system/time-span.js';
import { formatDuration } from '../xml-convert.js';
import { xmlNamespace, xmlnsNamespace } from '../xml-names.js';
import { NodeType } from '../xml-node.js';
import type { XName } from './x-name.js';

export abstract class XObject {
  declare readonly netType: NetType;
  parent: XContainer | null = null;
  abstract readonly nodeType: NodeType;
  readonly annotations: unknown[] = [];
  get parentElement(): XElement | null {
    return this.parent instanceof XElement ? this.parent : null;
  }
  get document(): XDocument | null {
    let root: XObject = this;
    while (root.parent) root = root.parent;
    return root instanceof XDocument ? root : null;
  }
}

export abstract class XNode extends XObject {
  abstract copy(): XNode;
  get siblings(): readonly XNode[] {
    return this.parent?.nodes ?? [this];
  }
  get index(): number {
    return this.siblings.indexOf(this);
  }
  get next(): XNode | null {
    return this.siblings[this.index + 1] ?? null;
  }
  get previous(): XNode | null {
    return this.siblings[this.index - 1] ?? null;
  }
  *ancestors(): Generator<XElement> {
    for (let parent = this.parent; parent instanceof XElement; parent = parent.parent) yield parent;
  }
  remove(): void {
    if (!this.parent) throw invalidOperation('The parent is missing.');
    this.parent.removeNode(this);
  }
  addBeside(offset: 0 | 1, content: unknown): void {
    if (!this.parent) throw invalidOperation('The parent is missing.');
    this.parent.insert(this.index + offset, content);
  }
}

export class XText extends XNode {
  readonly nodeType: NodeType = NodeType.Text;
  constructor(public value: string) {
    super();
  }
  copy(): XText {
    return new XText(this.value);
  }
}
export class XCData extends XText {
  override readonly nodeType = NodeType.CDATA;
  override copy(): XCData {
    return new XCData(this.value);
  }
}
export class XComment extends XNode {
  readonly nodeType = NodeType.Comment;
  constructor(public value: string) {
    super();
  }
  copy(): XComment {
    return new XComment(this.value);
  }
}
export class XProcessingInstruction extends XNode {
  readonly nodeType = NodeType.ProcessingInstruction;
  constructor(
    public target: string,
    public data: string,
  ) {
    super();
  }
  copy(): XProcessingInstruction {
    return new XProcessingInstruction(this.target, this.data);
  }
}
export class XDocumentType extends XNode {
  readonly nodeType = NodeType.DocumentType;
  constructor(
    public name: string,
    public publicId: string | null,
    public systemId: string | null,
    public internalSubset: string | null,
  ) {
    super();
  }
  copy(): XDocumentType {
    return new XDocumentType(this.name, this.publicId, this.systemId, this.internalSubset);
  }
}

export class XAttribute extends XObject {
  readonly nodeType = NodeType.Attribute;
  constructor(
    readonly name: XName,
    public value: string,
  ) {
    super();
  }
  get isNamespaceDeclaration(): boolean {
    const { namespace, localName } = this.name;
    return namespace.uri === xmlnsNamespace || (namespace.uri === '' && localName === 'xmlns');
  }
  copy(): XAttribute {
    return new XAttribute(this.name, this.value);
  }
  get index(): number {
    return this.parentElement?.attributes.indexOf(this) ?? -1;
  }
  remove(): void {
    if (!this.parentElement) throw invalidOperation('The parent is missing.');
    this.parentElement.attributes.splice(this.index, 1);
    this.parent = null;
  }
}

export abstract class XContainer extends XNode {
  readonly nodes: XNode[] = [];
  protected abstract check(node: XNode): void;
  protected addAttribute(_attribute: XAttribute): void {
    throw argumentError('An attribute cannot be added to content.');
  }
  /** Called when content is there, even an empty text. */
  protected noteContent(): void {}

  add(content: unknown): void {
    this.insert(this.nodes.length, content);
  }
  /** Nodes, attributes, texts, other values as XML writes them, and collections of all that. Gives the place behind. */
  insert(at: number, content: unknown): number {
    if (isNull(content)) return at;
    if (content instanceof XAttribute) {
      this.addAttribute(content.parent ? content.copy() : content);
      return at;
    }
    if (content instanceof XNode) return this.#insertNode(at, content);
    if (typeof content !== 'string' && (Array.isArray(content) || typeOf(content).isEnumerable)) {
      let next = at;
      for (const item of elementsOf(content)) next = this.insert(next, item);
      return next;
    }
    return this.#insertText(at, contentText(content));
  }
  #insertNode(at: number, node: XNode): number {
    this.check(node);
    const added = node.parent !== null || this.#isWithin(node) ? node.copy() : node;
    added.parent = this;
    this.nodes.splice(at, 0, added);
    this.noteContent();
    return at + 1;
  }
  #isWithin(node: XNode): boolean {
    for (let current: XNode | null = this; current; current = current.parent) if (current === node) return true;
    return false;
  }
  #insertText(at: number, text: string): number {
    this.noteContent();
    if (text === '') return at;
    const before = this.nodes[at - 1];
    if (before?.nodeType === NodeType.Text && before instanceof XText) {
      before.value += text;
      return at;
    }
    return this.#insertNode(at, new XText(text));
  }
  removeNode(node: XNode): void {
    this.nodes.splice(this.nodes.indexOf(node), 1);
    node.parent = null;
  }
  removeNodes(): void {
    for (const node of this.nodes) node.parent = null;
    this.nodes.length = 0;
  }
  get elements(): XElement[] {
    return this.nodes.filter((node) => node instanceof XElement);
  }
  *descendantNodes(): Generator<XNode> {
    for (const node of this.nodes) {
      yield node;
      if (node instanceof XContainer) yield* node.descendantNodes();
    }
  }
  get text(): string {
    let text = '';
    for (const node of this.descendantNodes()) if (node instanceof XText) text += node.value;
    return text;
  }
}

export class XElement extends XContainer {
  readonly nodeType = NodeType.Element;
  readonly attributes: XAttribute[] = [];
  /** Written as `<name />`: nothing was ever put in it, or all was taken out. */
  isEmpty = true;
  constructor(public name: XName) {
    super();
  }
  protected check(node: XNode): void {
    if (node instanceof XDocument || node instanceof XDocumentType)
      throw argumentError(
        `A node of type ${node instanceof XDocument ? 'Document' : 'DocumentType'} cannot be added to content.`,
      );
  }
  protected override noteContent(): void {
    this.isEmpty = false;
  }
  protected override addAttribute(attribute: XAttribute): void {
    if (this.attribute(attribute.name)) throw invalidOperation('Duplicate attribute.');
    attribute.parent = this;
    this.attributes.push(attribute);
  }
  override removeNodes(): void {
    super.removeNodes();
    this.isEmpty = true;
  }
  override removeNode(node: XNode): void {
    super.removeNode(node);
    if (this.nodes.length === 0) this.isEmpty = true;
  }
  attribute(name: XName): XAttribute | undefined {
    return this.attributes.find((each) => each.name === name);
  }
  removeAttributes(): void {
    for (const attribute of this.attributes) attribute.parent = null;
    this.attributes.length = 0;
  }
  setAttribute(name: XName, value: unknown): void {
    const existing = this.attribute(name);
    if (isNull(value)) existing?.remove();
    else if (existing) existing.value = contentText(value);
    else this.add(new XAttribute(name, contentText(value)));
  }
  setElement(name: XName, value: unknown): void {
    const existing = this.elements.find((each) => each.name === name);
    if (isNull(value)) existing?.remove();
    else if (existing) existing.setText(contentText(value));
    else {
      const element = new XElement(name);
      element.add(contentText(value));
      this.add(element);
    }
  }
  setText(text: string | null): void {
    if (text === null) throw argumentNull('value');
    this.removeNodes();
    this.add(text);
  }
  copy(): XElement {
    const copy = new XElement(this.name);
    for (const attribute of this.attributes) copy.add(attribute.copy());
    for (const node of this.nodes) copy.add(node.copy());
    copy.isEmpty = this.isEmpty;
    return copy;
  }
  /** The prefix that stands for a namespace here; null for none. */
  prefixOf(uri: string, allowDefault: boolean): string | null {
    if (uri === '') return '';
    if (uri === xmlNamespace) return 'xml';
    if (uri === xmlnsNamespace) return 'xmlns';
    const hidden = new Set<string>();
    for (let element: XContainer | null = this; element instanceof XElement; element = element.parent)
      for (const attribute of element.attributes) {
        if (!attribute.isNamespaceDeclaration) continue;
        const prefix = attribute.name.namespace.uri === '' ? '' : attribute.name.localName;
        if (attribute.value === uri && (allowDefault || prefix !== '') && !hidden.has(prefix)) return prefix;
        hidden.add(prefix);
      }
    return null;
  }
  /** The namespace of a prefix; null for one that nobody declares. */
  namespaceOf(prefix: string): string | null {
    if (prefix === 'xml') return xmlNamespace;
    if (prefix === 'xmlns') return xmlnsNamespace;
    for (let element: XContainer | null = this; element instanceof XElement; element = element.parent)
      for (const attribute of element.attributes)
        if (
          attribute.isNamespaceDeclaration &&
          (attribute.name.namespace.uri === '' ? '' : attribute.name.localName) === prefix
        )
          return attribute.value;
    return null;
  }
}

export class XDeclaration {
  declare readonly netType: NetType;
  constructor(
    public version: string | null,
    public encoding: string | null,
    public standalone: string | null,
  ) {}
  toString(): string {
    const part = (name: string, value: string | null) => (value === null ? '' : ` ${name}="${value}"`);
    return `<?xml${part('version', this.version)}${part('encoding', this.encoding)}${part('standalone', this.standalone)}?>`;
  }
}
export class XDocument extends XContainer {
  readonly nodeType = NodeType.Document;
  declaration: XDeclaration | null = null;
  get root(): XElement | null {
    return this.elements[0] ?? null;
  }
  protected check(node: XNode): void {
    if (node instanceof XText && /[^ \t\r\n]/.test(node.value))
      throw argumentError('Non-whitespace characters cannot be added to content.');
    if (node instanceof XCData) throw argumentError('A node of type CDATA cannot be added to content.');
    if (node instanceof XDocument) throw argumentError('A node of type Document cannot be added to content.');
    if (node instanceof XElement && this.root)
      throw invalidOperation('This operation would create an incorrectly structured document.');
  }
  copy(): XDocument {
    const copy = new XDocument();
    const { declaration } = this;
    if (declaration)
      copy.declaration = new XDeclaration(declaration.version, declaration.encoding, declaration.standalone);
    for (const node of this.nodes) copy.add(node.copy());
    return copy;
  }
}

/** A value as the text that it is in XML. Throws ArgumentException for nodes. */
export function contentText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof TimeSpan) return formatDuration(value);
  if (value instanceof DateTime) return invokeMethod(value, 'ToString', ['yyyy-MM-ddTHH:mm:ss.FFFFFFFK']) as string;
  if (value instanceof XObject) throw argumentError('An XObject cannot be used as a value.');
  return netText(value);
}

/** The same names, attributes and content. */
export function deepEquals(a: XNode | null, b: XNode | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.nodeType !== b.nodeType) return false;
  if (a instanceof XText || a instanceof XComment) return a.value === (b as XText).value;
  if (a instanceof XProcessingInstruction && b instanceof XProcessingInstruction)
    return a.target === b.target && a.data === b.data;
  if (!(a instanceof XContainer) || !(b instanceof XContainer)) return false;
  if (a instanceof XElement && b instanceof XElement) {
    if (a.name !== b.name || a.attributes.length !== b.attributes.length) return false;
    if (a.attributes.some((each, i) => each.name !== b.attributes[i]?.name || each.value !== b.attributes[i]?.value))
      return false;
  }
  return a.nodes.length === b.nodes.length && a.nodes.every((node, i) => deepEquals(node, b.nodes[i] as XNode));
}
