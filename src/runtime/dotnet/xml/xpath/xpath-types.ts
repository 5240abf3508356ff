/** System.Xml.XPath: navigators, iterators, documents, expressions. */
import { convertTo } from '../../../language/conversion.js';
import { defineType, type NetType, requireType } from '../../../objects/net-type.js';
import { double, type EnumValue } from '../../../objects/values.js';
import { netText } from '../../collections/elements.js';
import type { NetStream } from '../../io/net-stream.js';
import type { NetTextReader } from '../../io/text-reader.js';
import { build, loadDocument } from '../load-document.js';
import type { XmlNamespaceManager } from '../namespace-manager.js';
import { resolverOf } from '../resolver.js';
import { plainStyle, XmlWellFormedWriter } from '../well-formed-writer.js';
import { innerXml, TextSink, writeNode } from '../write-node.js';
import { XmlDocument } from '../xml-document.js';
import { XmlElement } from '../xml-element.js';
import { xpathException } from '../xml-errors.js';
import { readXmlFile, readXmlStream } from '../xml-file.js';
import type { XmlNode } from '../xml-node.js';
import type { XmlReader } from '../xml-reader.js';
import { XPathDocument, XPathExpression, XPathNavigator, XPathNodeIterator } from './navigator.js';
import { childrenOf, nodesOn } from './xpath-axes.js';
import { evaluateXPath, type PrefixResolver, selectNodes } from './xpath-evaluate.js';
import { parseXPath } from './xpath-parser.js';

const assembly = 'System.Private.Xml';

function select(self: XPathNavigator, xpath: string, resolver: PrefixResolver | null): XPathNodeIterator {
  return new XPathNodeIterator(selectNodes(self.node, xpath, resolver), self.node);
}
function evaluate(self: XPathNavigator, xpath: string, resolver: PrefixResolver | null): unknown {
  const value = evaluateXPath(self.node, xpath, resolver);
  if (Array.isArray(value)) return new XPathNodeIterator(value, self.node);
  return typeof value === 'number' ? double(value) : value;
}
function first(self: XPathNavigator, xpath: string, resolver: PrefixResolver | null): XPathNavigator | null {
  const [node] = selectNodes(self.node, xpath, resolver);
  return node ? new XPathNavigator(node) : null;
}
/** Indented, unlike the OuterXml of nodes. */
function outerXml({ node }: XPathNavigator): string {
  const sink = new TextSink();
  const style = { ...plainStyle, indent: true, omitDeclaration: true, conformance: 'Auto' as const };
  const writer = new XmlWellFormedWriter(sink, style, null, null);
  writeNode(node, writer);
  writer.close();
  return sink.text;
}
function valueAs(typeName: string) {
  return (self: XPathNavigator) => convertTo(self.value.trim(), requireType(typeName));
}
function ofKind(kind: EnumValue): (node: XmlNode) => boolean {
  const wanted = netText(kind);
  return (node) => wanted === 'All' || new XPathNavigator(node).kind === wanted;
}
function named(localName: string, namespace: string): (node: XmlNode) => boolean {
  return (node) =>
    node instanceof XmlElement && (localName === '' || node.localName === localName) && node.namespace === namespace;
}
function found(self: XPathNavigator, nodes: Iterable<XmlNode>, matches: (node: XmlNode) => boolean): XPathNodeIterator {
  return new XPathNodeIterator([...nodes].filter(matches), self.node);
}
function following(self: XPathNavigator, matches: (node: XmlNode) => boolean): boolean {
  for (const axis of ['descendant', 'following'] as const)
    for (const node of nodesOn(axis, self.node)) if (matches(node)) return self.moveTo(node);
  return false;
}
function nextSibling(self: XPathNavigator, matches: (node: XmlNode) => boolean): boolean {
  const { siblings } = self;
  return self.moveTo(siblings.slice(siblings.indexOf(self.node) + 1).find(matches));
}

defineType('System.Xml.XPath.XPathItem', { assembly }, () => ({ abstract: true, members: {} }));
defineType('System.Xml.XPath.XPathNavigator', { assembly }, () => ({
  base: 'System.Xml.XPath.XPathItem',
  abstract: true,
  interfaces: ['System.ICloneable', 'System.Xml.XPath.IXPathNavigable', 'System.Xml.IXmlNamespaceResolver'],
  toString: (self: XPathNavigator) => self.value,
  members: {
    'bool IsNode {get;}': () => true,
    'System.Object TypedValue {get;}': (self: XPathNavigator) => self.value,
    'type ValueType {get;}': () => requireType('System.String'),
    'string Value {get;}': (self: XPathNavigator) => self.value,
    'bool ValueAsBoolean {get;}': valueAs('System.Boolean'),
    'datetime ValueAsDateTime {get;}': valueAs('System.DateTime'),
    'double ValueAsDouble {get;}': valueAs('System.Double'),
    'int ValueAsInt {get;}': valueAs('System.Int32'),
    'long ValueAsLong {get;}': valueAs('System.Int64'),
    'System.Xml.XPath.XPathNodeType NodeType {get;}': (self: XPathNavigator) => self.kind,
    'string LocalName {get;}': ({ node }: XPathNavigator) => (node.name.startsWith('#') ? '' : node.localName),
    'string Name {get;}': ({ node }: XPathNavigator) => (node.name.startsWith('#') ? '' : node.name),
    'string NamespaceURI {get;}': ({ node }: XPathNavigator) => node.namespace,
    'string Prefix {get;}': ({ node }: XPathNavigator) => node.prefix,
    'string BaseURI {get;}': ({ node }: XPathNavigator) => node.owner.location,
    'bool IsEmptyElement {get;}': ({ node }: XPathNavigator) => node instanceof XmlElement && node.isEmpty,
    'System.Object UnderlyingObject {get;}': ({ node }: XPathNavigator) => node,
    'bool HasAttributes {get;}': (self: XPathNavigator) => self.attributes.length > 0,
    'bool HasChildren {get;}': ({ node }: XPathNavigator) => childrenOf(node).length > 0,
    'bool CanEdit {get;}': () => true,
    'string OuterXml {get;}': outerXml,
    'string InnerXml {get;}': ({ node }: XPathNavigator) => innerXml(node),
    'void SetValue(string value)': ({ node }: XPathNavigator, text: string) => {
      node.text = text;
    },
    'void SetTypedValue(System.Object typedValue)': ({ node }: XPathNavigator, value: unknown) => {
      node.text = netText(value);
    },
    'System.Xml.XPath.XPathNavigator CreateNavigator()': (self: XPathNavigator) => self.clone(),
    'string LookupNamespace(string prefix)': (self: XPathNavigator, prefix: string) => self.lookUpNamespace(prefix),
    'string LookupPrefix(string namespaceURI)': (self: XPathNavigator, namespace: string) =>
      self.lookUpPrefix(namespace),
    'System.Xml.XPath.XPathNavigator Clone()': (self: XPathNavigator) => self.clone(),
    'System.Object System.ICloneable.Clone()': (self: XPathNavigator) => self.clone(),
    'string GetAttribute(string localName, string namespaceURI)': (
      { node }: XPathNavigator,
      name: string,
      namespace: string,
    ) => (node instanceof XmlElement ? (node.attributeNs(name, namespace)?.value ?? '') : ''),
    'bool MoveToAttribute(string localName, string namespaceURI)': (
      self: XPathNavigator,
      name: string,
      namespace: string,
    ) => self.node instanceof XmlElement && self.moveTo(self.node.attributeNs(name, namespace)),
    'bool MoveToFirstAttribute()': (self: XPathNavigator) => self.moveTo(self.attributes[0]),
    'bool MoveToNextAttribute()': (self: XPathNavigator) => self.moveToNextAttribute(),
    'bool MoveToNext()': (self: XPathNavigator) => self.moveBy(1),
    'bool MoveToPrevious()': (self: XPathNavigator) => self.moveBy(-1),
    'bool MoveToFirst()': (self: XPathNavigator) => self.moveTo(self.siblings[0]),
    'bool MoveToFirstChild()': (self: XPathNavigator) => self.moveTo(childrenOf(self.node)[0]),
    'bool MoveToParent()': (self: XPathNavigator) => self.moveTo(self.node.parent),
    'void MoveToRoot()': (self: XPathNavigator) => {
      self.node = self.root;
    },
    'bool MoveTo(System.Xml.XPath.XPathNavigator other)': (self: XPathNavigator, other: XPathNavigator) =>
      self.moveTo(other.node),
    'bool MoveToId(string id)': () => false,
    'bool MoveToChild(string localName, string namespaceURI)': (
      self: XPathNavigator,
      name: string,
      namespace: string,
    ) => self.moveTo(childrenOf(self.node).find(named(name, namespace))),
    'bool MoveToChild(System.Xml.XPath.XPathNodeType type)': (self: XPathNavigator, kind: EnumValue) =>
      self.moveTo(childrenOf(self.node).find(ofKind(kind))),
    'bool MoveToFollowing(string localName, string namespaceURI)': (
      self: XPathNavigator,
      name: string,
      namespace: string,
    ) => following(self, named(name, namespace)),
    'bool MoveToFollowing(System.Xml.XPath.XPathNodeType type)': (self: XPathNavigator, kind: EnumValue) =>
      following(self, ofKind(kind)),
    'bool MoveToNext(string localName, string namespaceURI)': (self: XPathNavigator, name: string, namespace: string) =>
      nextSibling(self, named(name, namespace)),
    'bool MoveToNext(System.Xml.XPath.XPathNodeType type)': (self: XPathNavigator, kind: EnumValue) =>
      nextSibling(self, ofKind(kind)),
    'bool IsSamePosition(System.Xml.XPath.XPathNavigator other)': (self: XPathNavigator, other: XPathNavigator) =>
      self.node === other.node,
    'System.Xml.XPath.XPathExpression Compile(string xpath)': (_self: XPathNavigator, xpath: string) => compile(xpath),
    'System.Xml.XPath.XPathNavigator SelectSingleNode(string xpath)': (self: XPathNavigator, xpath: string) =>
      first(self, xpath, null),
    'System.Xml.XPath.XPathNavigator SelectSingleNode(string xpath, System.Xml.IXmlNamespaceResolver resolver)': (
      self: XPathNavigator,
      xpath: string,
      manager: XmlNamespaceManager | null,
    ) => first(self, xpath, resolverOf(manager)),
    'System.Xml.XPath.XPathNavigator SelectSingleNode(System.Xml.XPath.XPathExpression expression)': (
      self: XPathNavigator,
      { text, resolver }: XPathExpression,
    ) => first(self, text, resolver),
    'System.Xml.XPath.XPathNodeIterator Select(string xpath)': (self: XPathNavigator, xpath: string) =>
      select(self, xpath, null),
    'System.Xml.XPath.XPathNodeIterator Select(string xpath, System.Xml.IXmlNamespaceResolver resolver)': (
      self: XPathNavigator,
      xpath: string,
      manager: XmlNamespaceManager | null,
    ) => select(self, xpath, resolverOf(manager)),
    'System.Xml.XPath.XPathNodeIterator Select(System.Xml.XPath.XPathExpression expr)': (
      self: XPathNavigator,
      { text, resolver }: XPathExpression,
    ) => select(self, text, resolver),
    'System.Object Evaluate(string xpath)': (self: XPathNavigator, xpath: string) => evaluate(self, xpath, null),
    'System.Object Evaluate(string xpath, System.Xml.IXmlNamespaceResolver resolver)': (
      self: XPathNavigator,
      xpath: string,
      manager: XmlNamespaceManager | null,
    ) => evaluate(self, xpath, resolverOf(manager)),
    'System.Object Evaluate(System.Xml.XPath.XPathExpression expr)': (
      self: XPathNavigator,
      { text, resolver }: XPathExpression,
    ) => evaluate(self, text, resolver),
    'bool Matches(string xpath)': (self: XPathNavigator, xpath: string) =>
      selectNodes(self.root, xpath.startsWith('/') ? xpath : `//${xpath}`, null).includes(self.node),
    'System.Xml.XPath.XPathNodeIterator SelectChildren(System.Xml.XPath.XPathNodeType type)': (
      self: XPathNavigator,
      kind: EnumValue,
    ) => found(self, childrenOf(self.node), ofKind(kind)),
    'System.Xml.XPath.XPathNodeIterator SelectChildren(string name, string namespaceURI)': (
      self: XPathNavigator,
      name: string,
      namespace: string,
    ) => found(self, childrenOf(self.node), named(name, namespace)),
    'System.Xml.XPath.XPathNodeIterator SelectAncestors(string name, string namespaceURI, bool matchSelf)': (
      self: XPathNavigator,
      name: string,
      namespace: string,
      withSelf: boolean,
    ) => found(self, nodesOn(withSelf ? 'ancestor-or-self' : 'ancestor', self.node), named(name, namespace)),
    'System.Xml.XPath.XPathNodeIterator SelectDescendants(System.Xml.XPath.XPathNodeType type, bool matchSelf)': (
      self: XPathNavigator,
      kind: EnumValue,
      withSelf: boolean,
    ) => found(self, nodesOn(withSelf ? 'descendant-or-self' : 'descendant', self.node), ofKind(kind)),
    'System.Xml.XPath.XPathNodeIterator SelectDescendants(string name, string namespaceURI, bool matchSelf)': (
      self: XPathNavigator,
      name: string,
      namespace: string,
      withSelf: boolean,
    ) => found(self, nodesOn(withSelf ? 'descendant-or-self' : 'descendant', self.node), named(name, namespace)),
    'void DeleteSelf()': (self: XPathNavigator) => {
      const { node } = self;
      self.node = node.parent ?? node;
      node.detach();
    },
  },
}));
// What documents give.
defineType('System.Xml.DocumentXPathNavigator', { assembly, class: XPathNavigator }, () => ({
  base: 'System.Xml.XPath.XPathNavigator',
  members: {},
}));

defineType('System.Xml.XPath.XPathNodeIterator', { assembly }, () => ({
  abstract: true,
  interfaces: ['System.ICloneable', 'System.Collections.IEnumerable'],
  enumerate: (self: XPathNodeIterator) => self.nodes.map((node) => new XPathNavigator(node)),
  members: {
    'System.Xml.XPath.XPathNavigator Current {get;}': (self: XPathNodeIterator) => self.current,
    'int CurrentPosition {get;}': (self: XPathNodeIterator) => self.position,
    'int Count {get;}': (self: XPathNodeIterator) => self.nodes.length,
    'System.Xml.XPath.XPathNodeIterator Clone()': (self: XPathNodeIterator) => {
      const copy = new XPathNodeIterator(self.nodes, self.origin);
      copy.position = self.position;
      return copy;
    },
    'bool MoveNext()': (self: XPathNodeIterator) => self.moveNext(),
    'System.Collections.IEnumerator GetEnumerator()': (self: XPathNodeIterator) =>
      self.nodes.map((node) => new XPathNavigator(node)),
  },
}));
defineType('MS.Internal.Xml.XPath.XPathSelectionIterator', { assembly, class: XPathNodeIterator }, () => ({
  base: 'System.Xml.XPath.XPathNodeIterator',
  members: {},
}));

function documentOf(text: string): XPathDocument {
  const document = new XmlDocument();
  loadDocument(document, text);
  return new XPathDocument(document);
}
defineType('System.Xml.XPath.XPathDocument', { assembly, class: XPathDocument }, () => ({
  interfaces: ['System.Xml.XPath.IXPathNavigable'],
  members: {
    'new(System.Xml.XmlReader reader)': (_type: NetType, reader: XmlReader) => {
      const document = new XmlDocument();
      reader.start();
      build(document, document, () => reader.nextEvent(), false);
      return new XPathDocument(document);
    },
    'new(System.IO.TextReader textReader)': (_type: NetType, reader: NetTextReader) => documentOf(reader.readToEnd()),
    'new(System.IO.Stream stream)': (_type: NetType, stream: NetStream) => documentOf(readXmlStream(stream)),
    'new(string uri)': (_type: NetType, path: string) => documentOf(readXmlFile(path)),
    'System.Xml.XPath.XPathNavigator CreateNavigator()': (self: XPathDocument) => new XPathNavigator(self.document),
  },
}));

/** Throws XPathException for what is no XPath. */
function compile(text: string): XPathExpression {
  if (text === '') throw xpathException('Expression must evaluate to a node-set.');
  parseXPath(text);
  return new XPathExpression(text);
}
defineType('System.Xml.XPath.XPathExpression', { assembly, class: XPathExpression }, () => ({
  members: {
    'string Expression {get;}': (self: XPathExpression) => self.text,
    'void SetContext(System.Xml.XmlNamespaceManager nsManager)': (
      self: XPathExpression,
      manager: XmlNamespaceManager | null,
    ) => {
      self.resolver = resolverOf(manager);
    },
    'static System.Xml.XPath.XPathExpression Compile(string xpath)': compile,
  },
}));
