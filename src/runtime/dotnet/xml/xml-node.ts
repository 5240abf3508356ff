/** XmlNode, the base of all that an XmlDocument is made of; the kinds of nodes are in the files beside this one. */
import type { NetType } from '../../objects/net-type.js';
import { argumentError, invalidOperation } from '../system/errors.js';
import type { XmlDocument } from './xml-document.js';
import { splitName } from './xml-names.js';

/** System.Xml.XmlNodeType. */
export const NodeType = {
  None: 0,
  Element: 1,
  Attribute: 2,
  Text: 3,
  CDATA: 4,
  EntityReference: 5,
  ProcessingInstruction: 7,
  Comment: 8,
  Document: 9,
  DocumentType: 10,
  DocumentFragment: 11,
  Whitespace: 13,
  SignificantWhitespace: 14,
  EndElement: 15,
  XmlDeclaration: 17,
} as const;
export type NodeType = (typeof NodeType)[keyof typeof NodeType];

const typeNames = Object.fromEntries(Object.entries(NodeType).map(([name, value]) => [value, name]));

export abstract class XmlNode {
  declare readonly netType: NetType;
  abstract readonly nodeType: NodeType;
  parent: XmlNode | null = null;
  readonly children: XmlNode[] = [];
  constructor(
    /** Null for the document itself. */
    public document: XmlDocument | null,
  ) {}

  /** As it is written, with the prefix: `#text` and the like for what has no name of its own. */
  abstract get name(): string;
  get localName(): string {
    return this.name;
  }
  get prefix(): string {
    return '';
  }
  /** Only elements and attributes have one; setting it elsewhere does nothing. */
  set prefix(_prefix: string) {}
  get namespace(): string {
    return '';
  }
  get value(): string | null {
    return null;
  }
  set value(_value: string | null) {
    throw invalidOperation(`Cannot set a value on node type '${typeNames[this.nodeType]}'.`);
  }
  /** All text below this node, one piece behind the other. */
  get text(): string {
    if (this.children.length === 0) return this.value ?? '';
    return textBelow(this);
  }
  set text(text: string) {
    this.removeChildren();
    if (text !== '') this.append(this.owner.createText(text));
  }
  abstract shallowCopy(document: XmlDocument): XmlNode;

  /** The document that this node belongs to. */
  get owner(): XmlDocument {
    return this.document ?? (this as unknown as XmlDocument);
  }
  get index(): number {
    return this.parent?.children.indexOf(this) ?? -1;
  }
  get next(): XmlNode | null {
    return this.parent?.children[this.index + 1] ?? null;
  }
  get previous(): XmlNode | null {
    return this.parent?.children[this.index - 1] ?? null;
  }
  copy(deep: boolean, document = this.owner): XmlNode {
    const copy = this.shallowCopy(document);
    if (deep) for (const child of this.children) copy.append(child.copy(true, document));
    return copy;
  }
  /** Puts a node at the end, unchecked: for building. */
  append(child: XmlNode): void {
    child.parent = this;
    this.children.push(child);
  }
  removeChildren(): void {
    for (const child of this.children) child.parent = null;
    this.children.length = 0;
  }
  /** Takes a node away from where it is. */
  detach(): void {
    this.parent?.children.splice(this.index, 1);
    this.parent = null;
  }

  /** Inserts before another child, or at the end. A fragment's children are inserted instead of itself. Throws. */
  insert(node: XmlNode, before: XmlNode | null): XmlNode {
    this.#checkInsertion(node, before);
    if (node === before) return node;
    if (node.nodeType === NodeType.DocumentFragment) {
      for (const child of [...node.children]) this.insert(child, before);
      return node;
    }
    node.detach();
    node.parent = this;
    this.children.splice(before ? before.index : this.children.length, 0, node);
    return node;
  }
  #checkInsertion(node: XmlNode, before: XmlNode | null): void {
    for (let ancestor: XmlNode | null = this; ancestor; ancestor = ancestor.parent)
      if (ancestor === node)
        throw argumentError('Cannot insert a node or any ancestor of that node as a child of itself.');
    if (before && before.parent !== this) throw argumentError('The reference node is not a child of this node.');
    if (node.owner !== this.owner) throw argumentError('The node to be inserted is from a different document context.');
    if (!this.accepts(node)) {
      if (this.nodeType === NodeType.Document && node.nodeType === NodeType.Element)
        throw invalidOperation("This document already has a 'DocumentElement' node.");
      throw invalidOperation(
        'The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type.',
      );
    }
  }
  /** True where a node of that kind may be a child. */
  protected accepts(_node: XmlNode): boolean {
    return false;
  }
  remove(child: XmlNode | null): XmlNode {
    if (child?.parent !== this) throw argumentError('The node to be removed is not a child of this node.');
    child.detach();
    return child;
  }
}

export function textBelow(node: XmlNode): string {
  let text = '';
  for (const child of node.children) {
    if (child.nodeType === NodeType.Comment || child.nodeType === NodeType.ProcessingInstruction) continue;
    text +=
      child.children.length > 0 ? textBelow(child) : child.nodeType === NodeType.Element ? '' : (child.value ?? '');
  }
  return text;
}

/** What may stand within an element. */
export const contentTypes = new Set<NodeType>([
  NodeType.Element,
  NodeType.Text,
  NodeType.CDATA,
  NodeType.EntityReference,
  NodeType.ProcessingInstruction,
  NodeType.Comment,
  NodeType.Whitespace,
  NodeType.SignificantWhitespace,
  NodeType.DocumentFragment,
]);

/** A node with a qualified name. */
export abstract class NamedNode extends XmlNode {
  constructor(
    document: XmlDocument,
    public qualifiedName: string,
    public namespaceUri: string,
  ) {
    super(document);
  }
  override get name(): string {
    return this.qualifiedName;
  }
  override get localName(): string {
    return splitName(this.qualifiedName)[1];
  }
  override get prefix(): string {
    return splitName(this.qualifiedName)[0];
  }
  override set prefix(prefix: string) {
    this.qualifiedName = prefix === '' ? this.localName : `${prefix}:${this.localName}`;
  }
  override get namespace(): string {
    return this.namespaceUri;
  }
}
