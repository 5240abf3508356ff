/** Nodes that hold characters: text, CDATA sections, comments, white space. */
import type { XmlDocument } from './xml-document.js';
import { NodeType, XmlNode } from './xml-node.js';

/** Text in its various forms: `kind` is its node type. */
export abstract class XmlCharacterData extends XmlNode {
  constructor(
    document: XmlDocument,
    public data: string,
  ) {
    super(document);
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
}
export class XmlText extends XmlCharacterData {
  readonly nodeType = NodeType.Text;
  get name(): string {
    return '#text';
  }
  shallowCopy(document: XmlDocument): XmlText {
    return new XmlText(document, this.data);
  }
}
export class XmlCDataSection extends XmlCharacterData {
  readonly nodeType = NodeType.CDATA;
  get name(): string {
    return '#cdata-section';
  }
  shallowCopy(document: XmlDocument): XmlCDataSection {
    return new XmlCDataSection(document, this.data);
  }
}
export class XmlComment extends XmlCharacterData {
  readonly nodeType = NodeType.Comment;
  get name(): string {
    return '#comment';
  }
  shallowCopy(document: XmlDocument): XmlComment {
    return new XmlComment(document, this.data);
  }
}
export class XmlWhitespace extends XmlCharacterData {
  readonly nodeType = NodeType.Whitespace;
  get name(): string {
    return '#whitespace';
  }
  shallowCopy(document: XmlDocument): XmlWhitespace {
    return new XmlWhitespace(document, this.data);
  }
}
export class XmlSignificantWhitespace extends XmlCharacterData {
  readonly nodeType = NodeType.SignificantWhitespace;
  get name(): string {
    return '#significant-whitespace';
  }
  shallowCopy(document: XmlDocument): XmlSignificantWhitespace {
    return new XmlSignificantWhitespace(document, this.data);
  }
}
