/** The nodes around and between the elements: declaration, processing instruction, document type, entity reference. */
import type { XmlDocument } from './xml-document.js';
import { NodeType, XmlNode } from './xml-node.js';

export class XmlDeclaration extends XmlNode {
  readonly nodeType = NodeType.XmlDeclaration;
  constructor(
    document: XmlDocument,
    readonly version: string,
    public encoding: string,
    public standalone: string,
  ) {
    super(document);
  }
  get name(): string {
    return 'xml';
  }
  override get value(): string {
    let text = `version="${this.version}"`;
    if (this.encoding) text += ` encoding="${this.encoding}"`;
    if (this.standalone) text += ` standalone="${this.standalone}"`;
    return text;
  }
  override set value(value: string | null) {
    const part = (name: string) => new RegExp(`${name}\\s*=\\s*["']([^"']*)["']`).exec(value ?? '')?.[1] ?? '';
    this.encoding = part('encoding');
    this.standalone = part('standalone');
  }
  override get text(): string {
    return this.value;
  }
  override set text(text: string) {
    this.value = text;
  }
  shallowCopy(document: XmlDocument): XmlDeclaration {
    return new XmlDeclaration(document, this.version, this.encoding, this.standalone);
  }
}
export class XmlProcessingInstruction extends XmlNode {
  readonly nodeType = NodeType.ProcessingInstruction;
  constructor(
    document: XmlDocument,
    readonly target: string,
    public data: string,
  ) {
    super(document);
  }
  get name(): string {
    return this.target;
  }
  override get value(): string {
    return this.data;
  }
  override set value(value: string | null) {
    this.data = value ?? '';
  }
  override get text(): string {
    return this.data;
  }
  override set text(text: string) {
    this.data = text;
  }
  shallowCopy(document: XmlDocument): XmlProcessingInstruction {
    return new XmlProcessingInstruction(document, this.target, this.data);
  }
}
export class XmlDocumentType extends XmlNode {
  readonly nodeType = NodeType.DocumentType;
  constructor(
    document: XmlDocument,
    readonly typeName: string,
    readonly publicId: string | null,
    readonly systemId: string | null,
    readonly internalSubset: string | null,
  ) {
    super(document);
  }
  get name(): string {
    return this.typeName;
  }
  shallowCopy(document: XmlDocument): XmlDocumentType {
    return new XmlDocumentType(document, this.typeName, this.publicId, this.systemId, this.internalSubset);
  }
}
/** Its child is the text that the entity stands for, where that is known. */
export class XmlEntityReference extends XmlNode {
  readonly nodeType = NodeType.EntityReference;
  constructor(
    document: XmlDocument,
    readonly entityName: string,
    replacement = '',
  ) {
    super(document);
    if (replacement !== '') this.append(document.createText(replacement));
  }
  get name(): string {
    return this.entityName;
  }
  shallowCopy(document: XmlDocument): XmlEntityReference {
    return new XmlEntityReference(document, this.entityName, this.children[0]?.value ?? '');
  }
}
