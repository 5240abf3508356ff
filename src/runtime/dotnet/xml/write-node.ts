/** Writes nodes of documents: to any XmlWriter, and as the texts OuterXml and InnerXml. */
import type { XmlAttribute, XmlElement } from './xml-element.js';
import type { XmlDocumentType } from './xml-markup.js';
import { NodeType, type XmlNode } from './xml-node.js';
import { XmlTextWriter } from './xml-text-writer.js';
import type { XmlSink, XmlWriter } from './xml-writer.js';

export function writeNode(node: XmlNode, writer: XmlWriter): void {
  const value = node.value ?? '';
  switch (node.nodeType) {
    case NodeType.Element:
      writeElement(node as XmlElement, writer);
      break;
    case NodeType.Attribute:
      writeAttribute(node as XmlAttribute, writer);
      break;
    case NodeType.Text:
      writer.string(value);
      break;
    case NodeType.CDATA:
      writer.cdata(value);
      break;
    case NodeType.Comment:
      writer.comment(value);
      break;
    case NodeType.Whitespace:
    case NodeType.SignificantWhitespace:
      writer.whitespace(value);
      break;
    case NodeType.ProcessingInstruction:
    case NodeType.XmlDeclaration:
      writer.instruction(node.name, value);
      break;
    case NodeType.EntityReference:
      writer.entityReference(node.name);
      break;
    case NodeType.DocumentType: {
      const { name, publicId, systemId, internalSubset } = node as XmlDocumentType;
      writer.docType(name, publicId, systemId, internalSubset);
      break;
    }
    default:
      writeContent(node, writer);
  }
}
export function writeContent(node: XmlNode, writer: XmlWriter): void {
  for (const child of node.children) writeNode(child, writer);
}

function writeElement(element: XmlElement, writer: XmlWriter): void {
  const { localName, namespace } = element;
  writer.startElement(namespace === '' ? '' : element.prefix, localName, namespace);
  for (const attribute of element.attributes) writeAttribute(attribute, writer);
  if (element.isEmpty) writer.endElement();
  else {
    writeContent(element, writer);
    writer.fullEndElement();
  }
}
function writeAttribute({ localName, prefix, namespace, value }: XmlAttribute, writer: XmlWriter): void {
  writer.attribute(namespace === '' ? '' : prefix, localName, namespace, value);
}

/** A sink that collects the text. */
export class TextSink implements XmlSink {
  text = '';
  write(text: string): void {
    this.text += text;
  }
  flush(): void {}
  close(): void {}
}

export function outerXml(node: XmlNode): string {
  if (node.nodeType === NodeType.Attribute) return attributeXml(node as XmlAttribute);
  return written((writer) => writeNode(node, writer));
}
export function innerXml(node: XmlNode): string {
  if (node.nodeType === NodeType.Attribute) {
    const text = attributeXml(node as XmlAttribute);
    return text.slice(text.indexOf('="') + 2, -1);
  }
  return written((writer) => writeContent(node, writer));
}
function written(write: (writer: XmlWriter) => void): string {
  const sink = new TextSink();
  const writer = new XmlTextWriter(sink, null);
  write(writer);
  return sink.text;
}
/** An attribute has no place of its own in XML: it is written within an element, and cut out. */
function attributeXml(attribute: XmlAttribute): string {
  const sink = new TextSink();
  const writer = new XmlTextWriter(sink, null);
  writer.startElement(null, 'a', null);
  sink.text = '';
  writeAttribute(attribute, writer);
  return sink.text.slice(1);
}
