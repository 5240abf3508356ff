/** System.Xml.XmlElement and XmlAttribute. */
import { defineType } from '../../objects/net-type.js';
import { argumentError, argumentNull } from '../system/errors.js';
import { namespaceOfPrefix } from './load-document.js';
import { elementsByTagName, XmlAttributeCollection } from './node-lists.js';
import { setInnerXml } from './node-type.js';
import { innerXml } from './write-node.js';
import { XmlAttribute, XmlElement } from './xml-element.js';
import { hexadecimal, xmlException } from './xml-errors.js';
import { nameUnit, splitName, xmlnsNamespace } from './xml-names.js';
import { XmlScanner } from './xml-scanner.js';

/** Throws XmlException for what cannot stand in a name. Its start is not checked, as in .NET. */
export function checkName(name: string | null): string {
  if (name === null) throw argumentNull('name');
  const [prefix, localName] = splitName(name);
  if (localName === '')
    throw argumentError('The local name for elements or attributes cannot be null or an empty string.');
  const bad = [...prefix, ...localName].find((c) => !nameUnit.test(c));
  if (bad !== undefined)
    throw xmlException(`The '${bad}' character, ${hexadecimal(bad)}, cannot be included in a name.`);
  return name;
}
function namespaceOfName(element: XmlElement, name: string): string {
  if (name === 'xmlns' || name.startsWith('xmlns:')) return xmlnsNamespace;
  const [prefix] = splitName(name);
  return prefix === '' ? '' : namespaceOfPrefix(element, prefix);
}

function setAttribute(self: XmlElement, name: string, value: string | null): void {
  const existing = self.attribute(name);
  if (existing) existing.value = value;
  else self.setAttributeNode(new XmlAttribute(self.owner, checkName(name), namespaceOfName(self, name), value ?? ''));
}
function setAttributeNs(self: XmlElement, localName: string, namespace: string, value: string): XmlAttribute {
  const existing = self.attributeNs(localName, namespace);
  if (existing) {
    existing.value = value;
    return existing;
  }
  const attribute = new XmlAttribute(self.owner, checkName(localName), namespace, value);
  self.setAttributeNode(attribute);
  return attribute;
}

defineType('System.Xml.XmlElement', { assembly: 'System.Private.Xml', class: XmlElement }, () => ({
  base: 'System.Xml.XmlLinkedNode',
  members: {
    'bool IsEmpty {get;set;}': {
      get: (self: XmlElement) => self.isEmpty && self.children.length === 0,
      set: (self: XmlElement, value: boolean) => {
        if (value) self.removeChildren();
        self.isEmpty = value;
      },
    },
    'System.Xml.XmlAttributeCollection Attributes {get;}': (self: XmlElement) => new XmlAttributeCollection(self),
    'bool HasAttributes {get;}': (self: XmlElement) => self.attributes.length > 0,
    'string InnerXml {get;set;}': { get: innerXml, set: setInnerXml },
    'string GetAttribute(string name)': (self: XmlElement, name: string) => self.attribute(name)?.value ?? '',
    'void SetAttribute(string name, string value)': setAttribute,
    'void RemoveAttribute(string name)': (self: XmlElement, name: string) => {
      self.removeAttributeNode(self.attribute(name));
    },
    'System.Xml.XmlAttribute GetAttributeNode(string name)': (self: XmlElement, name: string) =>
      self.attribute(name) ?? null,
    'System.Xml.XmlAttribute SetAttributeNode(System.Xml.XmlAttribute newAttr)': (
      self: XmlElement,
      attribute: XmlAttribute,
    ) => {
      if (attribute.element)
        throw argumentError("The 'Attribute' node cannot be inserted because it is already the child of another node.");
      return self.setAttributeNode(attribute);
    },
    'System.Xml.XmlAttribute RemoveAttributeNode(System.Xml.XmlAttribute oldAttr)': (
      self: XmlElement,
      attribute: XmlAttribute,
    ) => (self.attributes.includes(attribute) ? self.removeAttributeNode(attribute) : null),
    'System.Xml.XmlNodeList GetElementsByTagName(string name)': (self: XmlElement, name: string) =>
      elementsByTagName(self, name),
    'string GetAttribute(string localName, string namespaceURI)': (
      self: XmlElement,
      localName: string,
      namespace: string,
    ) => self.attributeNs(localName, namespace)?.value ?? '',
    'string SetAttribute(string localName, string namespaceURI, string value)': (
      self: XmlElement,
      localName: string,
      namespace: string,
      value: string,
    ) => {
      setAttributeNs(self, localName, namespace, value);
      return value;
    },
    'void RemoveAttribute(string localName, string namespaceURI)': (
      self: XmlElement,
      localName: string,
      namespace: string,
    ) => {
      self.removeAttributeNode(self.attributeNs(localName, namespace));
    },
    'System.Xml.XmlAttribute GetAttributeNode(string localName, string namespaceURI)': (
      self: XmlElement,
      localName: string,
      namespace: string,
    ) => self.attributeNs(localName, namespace) ?? null,
    'System.Xml.XmlAttribute SetAttributeNode(string localName, string namespaceURI)': (
      self: XmlElement,
      localName: string,
      namespace: string,
    ) => self.attributeNs(localName, namespace) ?? setAttributeNs(self, localName, namespace, ''),
    'System.Xml.XmlAttribute RemoveAttributeNode(string localName, string namespaceURI)': (
      self: XmlElement,
      localName: string,
      namespace: string,
    ) => self.removeAttributeNode(self.attributeNs(localName, namespace)),
    'System.Xml.XmlNodeList GetElementsByTagName(string localName, string namespaceURI)': (
      self: XmlElement,
      localName: string,
      namespace: string,
    ) => elementsByTagName(self, localName, namespace),
    'bool HasAttribute(string name)': (self: XmlElement, name: string) => self.attribute(name) !== undefined,
    'bool HasAttribute(string localName, string namespaceURI)': (
      self: XmlElement,
      localName: string,
      namespace: string,
    ) => self.attributeNs(localName, namespace) !== undefined,
    'System.Xml.XmlNode RemoveAttributeAt(int i)': (self: XmlElement, index: number) =>
      self.removeAttributeNode(self.attributes[index]),
    'void RemoveAllAttributes()': (self: XmlElement) => {
      for (const attribute of [...self.attributes]) self.removeAttributeNode(attribute);
    },
  },
}));

/** The value that a piece of XML is in an attribute. */
function attributeValue(xml: string): string {
  const scanner = new XmlScanner(`<a a="${xml.replaceAll('"', '&quot;')}"/>`);
  const event = scanner.next();
  return event?.kind === 'StartElement' ? (event.attributes[0]?.value ?? '') : '';
}

defineType('System.Xml.XmlAttribute', { assembly: 'System.Private.Xml', class: XmlAttribute }, () => ({
  base: 'System.Xml.XmlNode',
  members: {
    // An attribute knows its element, but is no child of it.
    'System.Xml.XmlNode ParentNode {get;}': () => null,
    'System.Xml.XmlNode PreviousSibling {get;}': () => null,
    'System.Xml.XmlNode NextSibling {get;}': () => null,
    'System.Xml.XmlNode FirstChild {get;}': (self: XmlAttribute) =>
      self.value === '' ? null : self.owner.createText(self.value),
    'System.Xml.XmlNode LastChild {get;}': (self: XmlAttribute) =>
      self.value === '' ? null : self.owner.createText(self.value),
    'bool HasChildNodes {get;}': (self: XmlAttribute) => self.value !== '',
    'bool Specified {get;}': () => true,
    'System.Xml.XmlElement OwnerElement {get;}': (self: XmlAttribute) => self.element,
    'string InnerXml {get;set;}': {
      get: innerXml,
      set: (self: XmlAttribute, text: string) => {
        self.value = attributeValue(text);
      },
    },
  },
}));
