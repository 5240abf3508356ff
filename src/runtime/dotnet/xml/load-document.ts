/** Builds nodes of a document from what the scanner reads. */
import { XmlDocument, XmlDocumentFragment } from './xml-document.js';
import { XmlAttribute, XmlElement } from './xml-element.js';
import type { XmlEvent } from './xml-events.js';
import { XmlDeclaration, XmlDocumentType, XmlEntityReference, XmlProcessingInstruction } from './xml-markup.js';
import { xmlNamespace, xmlnsNamespace } from './xml-names.js';
import { NodeType, type XmlNode } from './xml-node.js';
import { XmlScanner } from './xml-scanner.js';
import { XmlCDataSection, XmlComment, XmlSignificantWhitespace, XmlText, XmlWhitespace } from './xml-text.js';

/** Replaces all that a document holds. Throws XmlException. */
export function loadDocument(document: XmlDocument, text: string): void {
  const scanner = new XmlScanner(text);
  document.removeChildren();
  build(document, document, () => scanner.next(), document.preserveWhitespace);
}

/**
 * A document of what [xml] is given: nothing at all is enough, and what may not stand at the root is refused by the document.
 * Throws XmlException and InvalidOperationException.
 */
export function convertToDocument(text: string): XmlDocument {
  const document = new XmlDocument();
  const scanner = new XmlScanner(text, 'any');
  scanner.keepsEntities = false;
  const fragment = new XmlDocumentFragment(document);
  build(fragment, document, () => scanner.next(), false);
  for (const node of [...fragment.children]) document.insert(node, null);
  return document;
}

/** Appends what a piece of XML holds to a node, in the namespaces that hold there. White space is kept. Throws XmlException. */
export function loadFragment(parent: XmlNode, text: string): void {
  const scanner = new XmlScanner(text, 'content', namespacesAt(parent));
  build(parent, parent.owner, () => scanner.next(), true);
}

/** Appends nodes until there are no more events, or until the end of the element that they are in. */
export function build(
  root: XmlNode,
  document: XmlDocument,
  next: () => XmlEvent | null,
  preserveWhitespace: boolean,
): void {
  let parent = root;
  for (let event = next(); event !== null; event = next()) {
    if (event.kind === 'EndElement') {
      if (parent === root) return;
      parent = parent.parent as XmlNode;
      continue;
    }
    if (event.kind === 'Whitespace' && !preserveWhitespace && !event.isSignificant) continue;
    const node = nodeOf(event, document);
    parent.append(node);
    if (event.kind === 'StartElement') parent = node;
  }
}

function nodeOf(event: Exclude<XmlEvent, { kind: 'EndElement' }>, document: XmlDocument): XmlNode {
  switch (event.kind) {
    case 'StartElement': {
      const element = new XmlElement(document, event.name, event.namespace);
      element.isEmpty = event.isEmpty;
      for (const { name, namespace, value } of event.attributes) {
        const attribute = new XmlAttribute(document, name, namespace, value);
        attribute.parent = element;
        element.attributes.push(attribute);
      }
      return element;
    }
    case 'Text':
      return new XmlText(document, event.value);
    case 'CData':
      return new XmlCDataSection(document, event.value);
    case 'Comment':
      return new XmlComment(document, event.value);
    case 'Whitespace':
      return event.isSignificant
        ? new XmlSignificantWhitespace(document, event.value)
        : new XmlWhitespace(document, event.value);
    case 'ProcessingInstruction':
      return new XmlProcessingInstruction(document, event.target, event.value);
    case 'EntityReference':
      return new XmlEntityReference(document, event.name, event.value);
    case 'Declaration':
      return new XmlDeclaration(document, event.version, event.encoding, event.standalone);
    case 'DocType':
      return new XmlDocumentType(document, event.name, event.publicId, event.systemId, event.internalSubset);
  }
}

/** The namespaces that are declared at a node, by prefix. */
export function namespacesAt(node: XmlNode): Map<string, string> {
  const found = new Map<string, string>([['', '']]);
  const elements: XmlElement[] = [];
  for (let current: XmlNode | null = node; current; current = current.parent)
    if (current instanceof XmlElement) elements.unshift(current);
  for (const element of elements) {
    if (element.prefix !== '' || element.namespace !== '') found.set(element.prefix, element.namespace);
    for (const attribute of element.attributes) {
      if (attribute.namespace === xmlnsNamespace)
        found.set(attribute.name === 'xmlns' ? '' : attribute.localName, attribute.value);
      else if (attribute.prefix !== '' && attribute.prefix !== 'xml') found.set(attribute.prefix, attribute.namespace);
    }
  }
  return found;
}
export function namespaceOfPrefix(node: XmlNode, prefix: string): string {
  if (prefix === 'xml') return xmlNamespace;
  if (prefix === 'xmlns') return xmlnsNamespace;
  return namespacesAt(node).get(prefix) ?? '';
}
/** '' for none. */
export function prefixOfNamespace(node: XmlNode, namespace: string): string {
  if (namespace === xmlNamespace) return 'xml';
  if (namespace === xmlnsNamespace) return 'xmlns';
  for (let current: XmlNode | null = node; current; current = current.parent) {
    if (current.nodeType !== NodeType.Element) continue;
    for (const attribute of (current as XmlElement).attributes)
      if (attribute.namespace === xmlnsNamespace && attribute.value === namespace)
        return attribute.name === 'xmlns' ? '' : attribute.localName;
    if (current.namespace === namespace) return current.prefix;
  }
  return '';
}
