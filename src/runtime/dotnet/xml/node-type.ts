/** System.Xml.XmlNode and XmlLinkedNode: the members that all nodes of a document share. */
import { defineType } from '../../objects/net-type.js';
import { argumentNull, invalidOperation } from '../system/errors.js';
import { loadFragment, namespaceOfPrefix, prefixOfNamespace } from './load-document.js';
import type { XmlNamespaceManager } from './namespace-manager.js';
import { XmlAttributeCollection, XmlChildNodes, XPathNodeList } from './node-lists.js';
import { resolverOf } from './resolver.js';
import { innerXml, outerXml, writeContent, writeNode } from './write-node.js';
import { XmlElement } from './xml-element.js';
import { NodeType, XmlNode } from './xml-node.js';
import type { XmlWriter } from './xml-writer.js';
import { XPathNavigator } from './xpath/navigator.js';
import { isText } from './xpath/xpath-axes.js';
import { selectNodes } from './xpath/xpath-evaluate.js';

function select(self: XmlNode, xpath: string, manager: XmlNamespaceManager | null): XmlNode[] {
  return selectNodes(self, xpath, resolverOf(manager));
}
export function setInnerXml(self: XmlNode, text: string): void {
  self.removeChildren();
  loadFragment(self, text);
  if (self instanceof XmlElement) self.isEmpty = false;
}
function insert(self: XmlNode, node: XmlNode | null, before: XmlNode | null): XmlNode {
  if (node === null) throw argumentNull('newChild');
  const [first] = node.nodeType === NodeType.DocumentFragment ? node.children : [node];
  self.insert(node, before);
  return first ?? node;
}
/** Joins neighbouring texts, drops empty ones, and does the same below. */
function normalize(self: XmlNode): void {
  for (const child of [...self.children]) {
    const previous = child.previous;
    if (child.name === '#text' && child.value === '') child.detach();
    else if (child.name === '#text' && previous?.name === '#text') {
      previous.value = (previous.value ?? '') + child.value;
      child.detach();
    } else normalize(child);
  }
}

defineType('System.Xml.XPath.IXPathNavigable', { assembly: 'System.Private.Xml' }, () => ({
  kind: 'interface',
  members: { 'System.Xml.XPath.XPathNavigator CreateNavigator()': (self: XmlNode) => new XPathNavigator(self) },
}));

defineType('System.Xml.XmlNode', { assembly: 'System.Private.Xml', class: XmlNode }, () => ({
  abstract: true,
  interfaces: ['System.ICloneable', 'System.Collections.IEnumerable', 'System.Xml.XPath.IXPathNavigable'],
  enumerate: (self: XmlNode) => self.children,
  members: {
    'string Name {get;}': (self: XmlNode) => self.name,
    'string Value {get;set;}': {
      get: (self: XmlNode) => self.value,
      set: (self: XmlNode, value: string | null) => {
        self.value = value;
      },
    },
    'System.Xml.XmlNodeType NodeType {get;}': (self: XmlNode) => self.nodeType,
    'System.Xml.XmlNode ParentNode {get;}': (self: XmlNode) => self.parent,
    'System.Xml.XmlNodeList ChildNodes {get;}': (self: XmlNode) => new XmlChildNodes(() => self.children),
    'System.Xml.XmlNode PreviousSibling {get;}': (self: XmlNode) => self.previous,
    'System.Xml.XmlNode NextSibling {get;}': (self: XmlNode) => self.next,
    'System.Xml.XmlAttributeCollection Attributes {get;}': (self: XmlNode) =>
      self instanceof XmlElement ? new XmlAttributeCollection(self) : null,
    'xml OwnerDocument {get;}': (self: XmlNode) => self.document,
    'System.Xml.XmlNode FirstChild {get;}': (self: XmlNode) => self.children[0] ?? null,
    'System.Xml.XmlNode LastChild {get;}': (self: XmlNode) => self.children.at(-1) ?? null,
    'bool HasChildNodes {get;}': (self: XmlNode) => self.children.length > 0,
    'string NamespaceURI {get;}': (self: XmlNode) => self.namespace,
    'string Prefix {get;set;}': {
      get: (self: XmlNode) => self.prefix,
      set: (self: XmlNode, prefix: string) => {
        self.prefix = prefix;
      },
    },
    'string LocalName {get;}': (self: XmlNode) => self.localName,
    'bool IsReadOnly {get;}': () => false,
    'string InnerText {get;set;}': {
      get: (self: XmlNode) => self.text,
      set: (self: XmlNode, text: string | null) => {
        self.text = text ?? '';
      },
    },
    'string OuterXml {get;}': outerXml,
    'string InnerXml {get;set;}': {
      get: innerXml,
      set: () => {
        throw invalidOperation(
          "Cannot set the 'InnerXml' for the current node because it is either read-only or cannot have children.",
        );
      },
    },
    'System.Xml.Schema.IXmlSchemaInfo SchemaInfo {get;}': () => null,
    'string BaseURI {get;}': (self: XmlNode) => self.owner.location,
    'System.Xml.XmlElement Item(string name) {get;}': (self: XmlNode, name: string) =>
      self.children.find((child) => child instanceof XmlElement && child.name === name) ?? null,
    'System.Xml.XmlElement Item(string localname, string ns) {get;}': (
      self: XmlNode,
      localName: string,
      namespace: string,
    ) =>
      self.children.find(
        (child) => child instanceof XmlElement && child.localName === localName && child.namespace === namespace,
      ) ?? null,
    'System.Xml.XmlNode PreviousText {get;}': (self: XmlNode) => (isText(self.previous) ? self.previous : null),
    'System.Xml.XPath.XPathNavigator CreateNavigator()': (self: XmlNode) => new XPathNavigator(self),
    'System.Xml.XmlNode SelectSingleNode(string xpath)': (self: XmlNode, xpath: string) =>
      select(self, xpath, null)[0] ?? null,
    'System.Xml.XmlNode SelectSingleNode(string xpath, System.Xml.XmlNamespaceManager nsmgr)': (
      self: XmlNode,
      xpath: string,
      manager: XmlNamespaceManager | null,
    ) => select(self, xpath, manager)[0] ?? null,
    'System.Xml.XmlNodeList SelectNodes(string xpath)': (self: XmlNode, xpath: string) => {
      const nodes = select(self, xpath, null);
      return new XPathNodeList(() => nodes);
    },
    'System.Xml.XmlNodeList SelectNodes(string xpath, System.Xml.XmlNamespaceManager nsmgr)': (
      self: XmlNode,
      xpath: string,
      manager: XmlNamespaceManager | null,
    ) => {
      const nodes = select(self, xpath, manager);
      return new XPathNodeList(() => nodes);
    },
    'System.Xml.XmlNode InsertBefore(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)': insert,
    'System.Xml.XmlNode InsertAfter(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)': (
      self: XmlNode,
      node: XmlNode | null,
      after: XmlNode | null,
    ) => insert(self, node, after ? after.next : (self.children[0] ?? null)),
    'System.Xml.XmlNode ReplaceChild(System.Xml.XmlNode newChild, System.Xml.XmlNode oldChild)': (
      self: XmlNode,
      node: XmlNode | null,
      old: XmlNode,
    ) => {
      const next = old.next;
      self.remove(old);
      insert(self, node, next === node ? (next?.next ?? null) : next);
      return old;
    },
    'System.Xml.XmlNode RemoveChild(System.Xml.XmlNode oldChild)': (self: XmlNode, node: XmlNode) => self.remove(node),
    'System.Xml.XmlNode PrependChild(System.Xml.XmlNode newChild)': (self: XmlNode, node: XmlNode | null) =>
      insert(self, node, self.children[0] ?? null),
    'System.Xml.XmlNode AppendChild(System.Xml.XmlNode newChild)': (self: XmlNode, node: XmlNode | null) =>
      insert(self, node, null),
    'System.Xml.XmlNode CloneNode(bool deep)': (self: XmlNode, deep: boolean) => self.copy(deep),
    'void Normalize()': normalize,
    'bool Supports(string feature, string version)': (_self: XmlNode, feature: string, version: string | null) =>
      feature.toLowerCase() === 'xml' && (!version || version === '1.0' || version === '2.0'),
    'System.Xml.XmlNode Clone()': (self: XmlNode) => self.copy(true),
    'System.Object System.ICloneable.Clone()': (self: XmlNode) => self.copy(true),
    'System.Collections.IEnumerator GetEnumerator()': (self: XmlNode) => self.children,
    'void WriteTo(System.Xml.XmlWriter w)': (self: XmlNode, writer: XmlWriter) => writeNode(self, writer),
    'void WriteContentTo(System.Xml.XmlWriter w)': (self: XmlNode, writer: XmlWriter) => writeContent(self, writer),
    'void RemoveAll()': (self: XmlNode) => {
      self.removeChildren();
      if (self instanceof XmlElement) self.attributes.length = 0;
    },
    'string GetNamespaceOfPrefix(string prefix)': namespaceOfPrefix,
    'string GetPrefixOfNamespace(string namespaceURI)': prefixOfNamespace,
  },
}));
defineType('System.Xml.XmlLinkedNode', { assembly: 'System.Private.Xml' }, () => ({
  abstract: true,
  base: 'System.Xml.XmlNode',
  members: {
    'System.Xml.XmlNode PreviousSibling {get;}': (self: XmlNode) => self.previous,
    'System.Xml.XmlNode NextSibling {get;}': (self: XmlNode) => self.next,
  },
}));
