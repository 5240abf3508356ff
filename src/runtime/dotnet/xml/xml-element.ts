/** Elements and their attributes. Attributes stand beside the children of their element, and hold their value as a text. */
import type { XmlDocument } from './xml-document.js';
import { xmlnsNamespace } from './xml-names.js';
import { contentTypes, NamedNode, NodeType, textBelow, type XmlNode } from './xml-node.js';

export class XmlElement extends NamedNode {
  readonly nodeType = NodeType.Element;
  readonly attributes: XmlAttribute[] = [];
  /** Written as `<name />`. */
  isEmpty = true;
  override get value(): string | null {
    return null;
  }
  override set value(value: string | null) {
    super.value = value;
  }
  override append(child: XmlNode): void {
    this.isEmpty = false;
    super.append(child);
  }
  override insert(node: XmlNode, before: XmlNode | null): XmlNode {
    const inserted = super.insert(node, before);
    this.isEmpty = false;
    return inserted;
  }
  override get text(): string {
    return textBelow(this);
  }
  override set text(text: string) {
    const [only] = this.children;
    if (this.children.length === 1 && only?.nodeType === NodeType.Text) {
      only.value = text;
      return;
    }
    this.removeChildren();
    super.append(this.owner.createText(text));
    this.isEmpty = false;
  }
  shallowCopy(document: XmlDocument): XmlElement {
    const copy = new XmlElement(document, this.qualifiedName, this.namespaceUri);
    copy.isEmpty = this.isEmpty;
    for (const attribute of this.attributes) copy.setAttributeNode(attribute.shallowCopy(document));
    return copy;
  }
  attribute(name: string): XmlAttribute | undefined {
    return this.attributes.find((attribute) => attribute.name === name);
  }
  attributeNs(localName: string, namespace: string): XmlAttribute | undefined {
    return this.attributes.find((each) => each.localName === localName && each.namespace === namespace);
  }
  /** Adds an attribute in the place of one with the same name. Gives the one that was replaced. */
  setAttributeNode(attribute: XmlAttribute): XmlAttribute | null {
    const old = this.attributeNs(attribute.localName, attribute.namespace);
    attribute.parent = this;
    if (!old) {
      this.attributes.push(attribute);
      return null;
    }
    this.attributes[this.attributes.indexOf(old)] = attribute;
    old.parent = null;
    return old;
  }
  removeAttributeNode(attribute: XmlAttribute | undefined): XmlAttribute | null {
    if (!attribute) return null;
    this.attributes.splice(this.attributes.indexOf(attribute), 1);
    attribute.parent = null;
    return attribute;
  }
  protected override accepts(node: XmlNode): boolean {
    return contentTypes.has(node.nodeType);
  }
}

export class XmlAttribute extends NamedNode {
  readonly nodeType = NodeType.Attribute;
  #value: string;
  constructor(document: XmlDocument, name: string, namespace: string, value = '') {
    super(document, name, namespace);
    this.#value = value;
  }
  override get value(): string {
    return this.#value;
  }
  override set value(value: string | null) {
    this.#value = value ?? '';
  }
  override get text(): string {
    return this.#value;
  }
  override set text(text: string) {
    this.#value = text;
  }
  get element(): XmlElement | null {
    return this.parent as XmlElement | null;
  }
  get isNamespaceDeclaration(): boolean {
    return this.namespaceUri === xmlnsNamespace;
  }
  shallowCopy(document: XmlDocument): XmlAttribute {
    return new XmlAttribute(document, this.qualifiedName, this.namespaceUri, this.#value);
  }
}
