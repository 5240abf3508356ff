/** Reads and writes the trees of System.Xml.Linq. */

import { escapeAttribute, plainStyle, XmlWellFormedWriter } from '../well-formed-writer.js';
import { TextSink } from '../write-node.js';
import type { XmlEvent } from '../xml-events.js';
import { xmlnsNamespace } from '../xml-names.js';
import { XmlScanner } from '../xml-scanner.js';
import type { XmlWriter } from '../xml-writer.js';
import { namespaceNamed, type XName } from './x-name.js';
import {
  XAttribute,
  XCData,
  XComment,
  type XContainer,
  XDeclaration,
  XDocument,
  XDocumentType,
  XElement,
  type XNode,
  XProcessingInstruction,
  XText,
} from './x-nodes.js';

/** Throws XmlException. */
export function parseDocument(text: string, preserveWhitespace = false): XDocument {
  const scanner = new XmlScanner(text);
  scanner.keepsEntities = false;
  return documentOf(() => scanner.next(), preserveWhitespace);
}
export function documentOf(next: () => XmlEvent | null, preserveWhitespace: boolean): XDocument {
  const document = new XDocument();
  let parent: XContainer = document;
  for (let event = next(); event !== null; event = next()) {
    switch (event.kind) {
      case 'Declaration':
        document.declaration = new XDeclaration(event.version, event.encoding || null, event.standalone || null);
        break;
      case 'StartElement': {
        const element = elementOf(event);
        parent.add(element);
        parent = element;
        break;
      }
      case 'EndElement':
        parent = parent.parent as XContainer;
        break;
      case 'Text':
        parent.add(event.value);
        break;
      case 'Whitespace':
        if (preserveWhitespace || event.isSignificant) parent.add(event.value);
        break;
      case 'CData':
        parent.add(new XCData(event.value));
        break;
      case 'Comment':
        parent.add(new XComment(event.value));
        break;
      case 'ProcessingInstruction':
        parent.add(new XProcessingInstruction(event.target, event.value));
        break;
      case 'DocType':
        parent.add(new XDocumentType(event.name, event.publicId, event.systemId, event.internalSubset));
        break;
    }
  }
  return document;
}
function elementOf(event: XmlEvent & { kind: 'StartElement' }): XElement {
  const element = new XElement(namespaceNamed(event.namespace).name(event.localName));
  for (const { name, localName, namespace, value } of event.attributes)
    element.add(new XAttribute(namespaceNamed(name === 'xmlns' ? '' : namespace).name(localName), value));
  element.isEmpty = event.isEmpty;
  return element;
}

export function writeXNode(node: XNode, writer: XmlWriter): void {
  if (node instanceof XElement) writeElement(node, writer);
  else if (node instanceof XCData) writer.cdata(node.value);
  else if (node instanceof XText) writer.string(node.value);
  else if (node instanceof XComment) writer.comment(node.value);
  else if (node instanceof XProcessingInstruction) writer.instruction(node.target, node.data);
  else if (node instanceof XDocumentType) writer.docType(node.name, node.publicId, node.systemId, node.internalSubset);
  else for (const child of (node as XContainer).nodes) writeXNode(child, writer);
}
function writeElement(element: XElement, writer: XmlWriter): void {
  const { namespace, localName } = element.name;
  writer.startElement(element.prefixOf(namespace.uri, true), localName, namespace.uri);
  for (const { name, value } of element.attributes) {
    const uri = isDefaultDeclaration(name) ? xmlnsNamespace : name.namespace.uri;
    writer.attribute(element.prefixOf(name.namespace.uri, false), name.localName, uri, value);
  }
  if (element.isEmpty) writer.endElement();
  else {
    for (const node of element.nodes) writeXNode(node, writer);
    writer.fullEndElement();
  }
}
function isDefaultDeclaration({ namespace, localName }: XName): boolean {
  return namespace.uri === '' && localName === 'xmlns';
}

/** XNode.ToString(): indented unless told otherwise, without a declaration. */
export function xNodeText(node: XNode, isIndented = true): string {
  const sink = new TextSink();
  const conformance = node instanceof XText ? ('Fragment' as const) : ('Auto' as const);
  const style = { ...plainStyle, indent: isIndented, omitDeclaration: true, conformance };
  const writer = new XmlWellFormedWriter(sink, style, null, null);
  writeXNode(node, writer);
  writer.close();
  return sink.text;
}
/** XAttribute.ToString(). */
export function xAttributeText({ name, value, parentElement }: XAttribute): string {
  const { uri } = name.namespace;
  const prefix = uri === xmlnsNamespace ? 'xmlns' : (parentElement?.prefixOf(uri, false) ?? '');
  return `${prefix === '' ? '' : `${prefix}:`}${name.localName}="${escapeAttribute(value)}"`;
}
