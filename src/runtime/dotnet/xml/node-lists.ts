/** The lists of nodes: of children and of descendants, which follow the document as it changes, and of what XPath selected. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { argumentError, outOfRange } from '../system/errors.js';
import { XmlAttribute, XmlElement } from './xml-element.js';
import type { XmlNode } from './xml-node.js';

export class XmlNodeList {
  declare readonly netType: NetType;
  constructor(readonly nodes: () => readonly XmlNode[]) {}
}
export class XmlChildNodes extends XmlNodeList {}
export class XmlElementList extends XmlNodeList {}
export class XPathNodeList extends XmlNodeList {}

/** All elements below a node of that name; `*` for any. Without a namespace names are compared with their prefixes. */
export function elementsByTagName(root: XmlNode, name: string, namespace: string | null = null): XmlElementList {
  return new XmlElementList(() => {
    const found: XmlNode[] = [];
    const visit = (node: XmlNode) => {
      for (const child of node.children) {
        if (child instanceof XmlElement && matches(child)) found.push(child);
        visit(child);
      }
    };
    const matches = (element: XmlElement) =>
      namespace === null
        ? name === '*' || element.name === name
        : (name === '*' || element.localName === name) && (namespace === '*' || element.namespace === namespace);
    visit(root);
    return found;
  });
}

defineType('System.Xml.XmlNodeList', { assembly: 'System.Private.Xml', class: XmlNodeList }, () => ({
  abstract: true,
  interfaces: ['System.Collections.IEnumerable', 'System.IDisposable'],
  enumerate: (self: XmlNodeList) => self.nodes(),
  members: {
    'int Count {get;}': (self: XmlNodeList) => self.nodes().length,
    'System.Xml.XmlNode ItemOf(int i) {get;}': (self: XmlNodeList, index: number) => self.nodes()[index] ?? null,
    'System.Xml.XmlNode Item(int index)': (self: XmlNodeList, index: number) => self.nodes()[index] ?? null,
    'System.Collections.IEnumerator GetEnumerator()': (self: XmlNodeList) => self.nodes(),
    'void System.IDisposable.Dispose()': () => {},
  },
}));
for (const [name, type] of Object.entries({ XmlChildNodes, XmlElementList, XPathNodeList }))
  defineType(`System.Xml.${name}`, { assembly: 'System.Private.Xml', class: type }, () => ({
    base: 'System.Xml.XmlNodeList',
    members: {},
  }));

/** The attributes of an element, or the entities of a document type, which nobody reads. */
export class XmlNamedNodeMap {
  declare readonly netType: NetType;
  readonly nodes: readonly XmlNode[] = [];
}
export class XmlAttributeCollection extends XmlNamedNodeMap {
  constructor(readonly element: XmlElement) {
    super();
  }
}
function attributesOf(self: XmlNamedNodeMap): XmlAttribute[] {
  return self instanceof XmlAttributeCollection ? self.element.attributes : [];
}

function set(self: XmlNamedNodeMap, node: XmlNode | null): XmlNode | null {
  if (node === null) return null;
  if (!(node instanceof XmlAttribute) || !(self instanceof XmlAttributeCollection))
    throw argumentError("An 'Attributes' collection can only contain 'Attribute' objects.");
  checkOwner(self, node);
  return self.element.setAttributeNode(node);
}
function checkOwner({ element }: XmlAttributeCollection, attribute: XmlAttribute): void {
  if (attribute.owner !== element.owner) throw argumentError('The named node is from a different document context.');
  if (attribute.element && attribute.element !== element)
    throw argumentError("The 'Attribute' node cannot be inserted because it is already the child of another node.");
}
/** Puts an attribute at a place, taking away what had its name. */
function insertAt(self: XmlAttributeCollection, attribute: XmlAttribute, index: () => number): XmlAttribute {
  checkOwner(self, attribute);
  const { element } = self;
  element.removeAttributeNode(element.attributeNs(attribute.localName, attribute.namespace));
  attribute.parent = element;
  element.attributes.splice(index(), 0, attribute);
  return attribute;
}
function placeOf(self: XmlAttributeCollection, reference: XmlAttribute): number {
  const index = self.element.attributes.indexOf(reference);
  if (index < 0) throw argumentError('The reference node must be a child of the current node.');
  return index;
}
function at(self: XmlAttributeCollection, index: number): XmlAttribute {
  const attribute = self.element.attributes[index];
  if (!attribute)
    throw outOfRange('index', 'Index was out of range. Must be non-negative and less than the size of the collection.');
  return attribute;
}

defineType('System.Xml.XmlNamedNodeMap', { assembly: 'System.Private.Xml', class: XmlNamedNodeMap }, () => ({
  interfaces: ['System.Collections.IEnumerable'],
  enumerate: attributesOf,
  members: {
    'int Count {get;}': (self: XmlNamedNodeMap) => attributesOf(self).length,
    'System.Xml.XmlNode GetNamedItem(string name)': (self: XmlNamedNodeMap, name: string) =>
      attributesOf(self).find((each) => each.name === name) ?? null,
    'System.Xml.XmlNode SetNamedItem(System.Xml.XmlNode node)': set,
    'System.Xml.XmlNode RemoveNamedItem(string name)': (self: XmlAttributeCollection, name: string) =>
      self.element.removeAttributeNode(self.element.attribute(name)),
    'System.Xml.XmlNode Item(int index)': (self: XmlNamedNodeMap, index: number) => attributesOf(self)[index] ?? null,
    'System.Xml.XmlNode GetNamedItem(string localName, string namespaceURI)': (
      self: XmlAttributeCollection,
      localName: string,
      namespace: string,
    ) => self.element.attributeNs(localName, namespace) ?? null,
    'System.Xml.XmlNode RemoveNamedItem(string localName, string namespaceURI)': (
      self: XmlAttributeCollection,
      localName: string,
      namespace: string,
    ) => self.element.removeAttributeNode(self.element.attributeNs(localName, namespace)),
    'System.Collections.IEnumerator GetEnumerator()': attributesOf,
  },
}));

defineType(
  'System.Xml.XmlAttributeCollection',
  { assembly: 'System.Private.Xml', class: XmlAttributeCollection },
  () => ({
    base: 'System.Xml.XmlNamedNodeMap',
    interfaces: ['System.Collections.ICollection'],
    members: {
      'System.Xml.XmlAttribute ItemOf(int i) {get;}': at,
      'System.Xml.XmlAttribute ItemOf(string name) {get;}': (self: XmlAttributeCollection, name: string) =>
        self.element.attribute(name) ?? null,
      'System.Xml.XmlAttribute ItemOf(string localName, string namespaceURI) {get;}': (
        self: XmlAttributeCollection,
        localName: string,
        namespace: string,
      ) => self.element.attributeNs(localName, namespace) ?? null,
      'System.Xml.XmlNode SetNamedItem(System.Xml.XmlNode node)': set,
      'System.Xml.XmlAttribute Prepend(System.Xml.XmlAttribute node)': (
        self: XmlAttributeCollection,
        node: XmlAttribute,
      ) => insertAt(self, node, () => 0),
      'System.Xml.XmlAttribute Append(System.Xml.XmlAttribute node)': (
        self: XmlAttributeCollection,
        node: XmlAttribute,
      ) => insertAt(self, node, () => self.element.attributes.length),
      'System.Xml.XmlAttribute InsertBefore(System.Xml.XmlAttribute newNode, System.Xml.XmlAttribute refNode)': (
        self: XmlAttributeCollection,
        node: XmlAttribute,
        reference: XmlAttribute | null,
      ) => insertAt(self, node, () => (reference ? placeOf(self, reference) : self.element.attributes.length)),
      'System.Xml.XmlAttribute InsertAfter(System.Xml.XmlAttribute newNode, System.Xml.XmlAttribute refNode)': (
        self: XmlAttributeCollection,
        node: XmlAttribute,
        reference: XmlAttribute | null,
      ) => insertAt(self, node, () => (reference ? placeOf(self, reference) + 1 : 0)),
      'System.Xml.XmlAttribute Remove(System.Xml.XmlAttribute node)': (
        self: XmlAttributeCollection,
        node: XmlAttribute,
      ) => (self.element.attributes.includes(node) ? self.element.removeAttributeNode(node) : null),
      'System.Xml.XmlAttribute RemoveAt(int i)': (self: XmlAttributeCollection, index: number) =>
        self.element.removeAttributeNode(self.element.attributes[index]),
      'void RemoveAll()': (self: XmlAttributeCollection) => {
        for (const attribute of [...self.element.attributes]) self.element.removeAttributeNode(attribute);
      },
      'void CopyTo(System.Xml.XmlAttribute[] array, int index)': (
        self: XmlAttributeCollection,
        array: unknown[],
        index: number,
      ) => {
        for (const [i, attribute] of self.element.attributes.entries()) array[index + i] = attribute;
      },
      'int System.Collections.ICollection.Count {get;}': (self: XmlAttributeCollection) =>
        self.element.attributes.length,
      'bool System.Collections.ICollection.IsSynchronized {get;}': () => false,
      'System.Object System.Collections.ICollection.SyncRoot {get;}': (self: XmlAttributeCollection) => self,
    },
  }),
);
