/** The document, and the fragment that stands for several nodes at once. */
import { invalidOperation } from '../system/errors.js';
import { XmlElement } from './xml-element.js';
import { contentTypes, NodeType, textBelow, XmlNode } from './xml-node.js';
import { XmlText } from './xml-text.js';

export class XmlDocumentFragment extends XmlNode {
  readonly nodeType = NodeType.DocumentFragment;
  get name(): string {
    return '#document-fragment';
  }
  shallowCopy(document: XmlDocument): XmlDocumentFragment {
    return new XmlDocumentFragment(document);
  }
  protected override accepts(node: XmlNode): boolean {
    return contentTypes.has(node.nodeType);
  }
}

export class XmlDocument extends XmlNode {
  readonly nodeType = NodeType.Document;
  preserveWhitespace = false;
  /** The file: URI that it was loaded from; '' for none. */
  location = '';
  constructor() {
    super(null);
  }
  get name(): string {
    return '#document';
  }
  createText(text: string): XmlText {
    return new XmlText(this, text);
  }
  get documentElement(): XmlElement | null {
    return (this.children.find((child) => child instanceof XmlElement) as XmlElement | undefined) ?? null;
  }
  override get text(): string {
    return textBelow(this);
  }
  override set text(_text: string) {
    throw invalidOperation("The 'InnerText' of a 'Document' node is read-only and cannot be set.");
  }
  shallowCopy(): XmlDocument {
    const copy = new XmlDocument();
    copy.preserveWhitespace = this.preserveWhitespace;
    return copy;
  }
  override copy(deep: boolean): XmlDocument {
    const copy = this.shallowCopy();
    if (deep) for (const child of this.children) copy.append(child.copy(true, copy));
    return copy;
  }
  protected override accepts(node: XmlNode): boolean {
    switch (node.nodeType) {
      case NodeType.Element:
        return this.documentElement === null;
      case NodeType.XmlDeclaration:
        return this.children[0]?.nodeType !== NodeType.XmlDeclaration;
      case NodeType.Comment:
      case NodeType.ProcessingInstruction:
      case NodeType.Whitespace:
      case NodeType.SignificantWhitespace:
      case NodeType.DocumentType:
      case NodeType.DocumentFragment:
        return true;
      default:
        return false;
    }
  }
}
