/** System.Xml.Linq: XDocument, XElement and their like. */
import { convertTo } from '../../../language/conversion.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../../objects/net-type.js';
import type { EnumValue } from '../../../objects/values.js';
import { argumentNull } from '../../system/errors.js';
import { parseBoolean, parseDuration } from '../xml-convert.js';
import { XmlReader } from '../xml-reader.js';
import { has, load, rootOf, saveMembers } from './x-load-save.js';
import { namespaceNamed, type XName } from './x-name.js';
import { contentText, deepEquals, XAttribute, XContainer, XElement, XNode, XObject } from './x-nodes.js';
import { writeXNode, xAttributeText, xNodeText } from './x-text.js';

export const assembly = 'System.Private.Xml.Linq';
export const X = 'System.Xml.Linq';

/** `[ref]`-like pair of a property whose field has the same shape. */
export function field<T, K extends keyof T>(name: K): MemberImplementation {
  return {
    get: (self: T) => self[name],
    set: (self: T, value: T[K]) => {
      self[name] = value;
    },
  };
}
function ofName<T extends { name: XName }>(items: Iterable<T>, name: XName | null): T[] {
  if (name === null) return [];
  return [...items].filter((item) => item.name === name);
}
function elementsIn(nodes: Iterable<XNode>): XElement[] {
  return [...nodes].filter((node) => node instanceof XElement);
}

defineType(`${X}.XObject`, { assembly, class: XObject }, () => ({
  abstract: true,
  members: {
    'string BaseUri {get;}': (self: XObject) => (self.document as { location?: string } | null)?.location ?? '',
    'System.Xml.Linq.XDocument Document {get;}': (self: XObject) => self.document,
    'System.Xml.XmlNodeType NodeType {get;}': (self: XObject) => self.nodeType,
    'System.Xml.Linq.XElement Parent {get;}': (self: XObject) => self.parentElement,
    'void AddAnnotation(System.Object annotation)': (self: XObject, annotation: unknown) => {
      self.annotations.push(annotation);
    },
    'System.Object Annotation(type type)': (self: XObject, type: NetType) =>
      self.annotations.find((each) => type.isInstance(each)) ?? null,
  },
}));

const besideMembers: Record<string, MemberImplementation> = {};
for (const parameters of ['System.Object content', 'Params System.Object[] content']) {
  besideMembers[`void AddAfterSelf(${parameters})`] = (self: XNode, content: unknown) => self.addBeside(1, content);
  besideMembers[`void AddBeforeSelf(${parameters})`] = (self: XNode, content: unknown) => self.addBeside(0, content);
  besideMembers[`void ReplaceWith(${parameters})`] = (self: XNode, content: unknown) => {
    self.addBeside(1, content);
    self.remove();
  };
}
function after(self: XNode): readonly XNode[] {
  return self.siblings.slice(self.index + 1);
}
function before(self: XNode): readonly XNode[] {
  return self.siblings.slice(0, self.index);
}
defineType(`${X}.XNode`, { assembly, class: XNode }, () => ({
  base: `${X}.XObject`,
  abstract: true,
  toString: (self: XNode) => xNodeText(self),
  members: {
    'System.Xml.Linq.XNode NextNode {get;}': (self: XNode) => self.next,
    'System.Xml.Linq.XNode PreviousNode {get;}': (self: XNode) => self.previous,
    ...besideMembers,
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] Ancestors()': (self: XNode) => [
      ...self.ancestors(),
    ],
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] Ancestors(System.Xml.Linq.XName name)': (
      self: XNode,
      name: XName | null,
    ) => ofName(self.ancestors(), name),
    'System.Xml.XmlReader CreateReader()': (self: XNode) =>
      new XmlReader(
        xNodeText(self, false),
        {
          ignoreWhitespace: false,
          ignoreComments: false,
          ignoreInstructions: false,
          dtd: 'Parse',
          conformance: 'Auto',
        },
        null,
      ),
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XNode] NodesAfterSelf()': after,
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XNode] NodesBeforeSelf()': before,
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] ElementsAfterSelf()': (self: XNode) =>
      elementsIn(after(self)),
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] ElementsAfterSelf(System.Xml.Linq.XName name)': (
      self: XNode,
      name: XName | null,
    ) => ofName(elementsIn(after(self)), name),
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] ElementsBeforeSelf()': (self: XNode) =>
      elementsIn(before(self)),
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] ElementsBeforeSelf(System.Xml.Linq.XName name)': (
      self: XNode,
      name: XName | null,
    ) => ofName(elementsIn(before(self)), name),
    'void Remove()': (self: XNode) => self.remove(),
    'string ToString()': (self: XNode) => xNodeText(self),
    'string ToString(System.Xml.Linq.SaveOptions options)': (self: XNode, options: EnumValue) =>
      xNodeText(self, !has(options, 'DisableFormatting')),
    'static bool DeepEquals(System.Xml.Linq.XNode n1, System.Xml.Linq.XNode n2)': deepEquals,
    'void WriteTo(System.Xml.XmlWriter writer)': writeXNode,
  },
}));

const contentMembers: Record<string, MemberImplementation> = {};
for (const parameters of ['System.Object content', 'Params System.Object[] content']) {
  contentMembers[`void Add(${parameters})`] = (self: XContainer, content: unknown) => self.add(content);
  contentMembers[`void AddFirst(${parameters})`] = (self: XContainer, content: unknown) => {
    self.insert(0, content);
  };
  contentMembers[`void ReplaceNodes(${parameters})`] = (self: XContainer, content: unknown) => {
    self.removeNodes();
    self.add(content);
  };
}
defineType(`${X}.XContainer`, { assembly, class: XContainer }, () => ({
  base: `${X}.XNode`,
  abstract: true,
  members: {
    'System.Xml.Linq.XNode FirstNode {get;}': (self: XContainer) => self.nodes[0] ?? null,
    'System.Xml.Linq.XNode LastNode {get;}': (self: XContainer) => self.nodes.at(-1) ?? null,
    ...contentMembers,
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XNode] DescendantNodes()': (self: XContainer) => [
      ...self.descendantNodes(),
    ],
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] Descendants()': (self: XContainer) =>
      elementsIn(self.descendantNodes()),
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] Descendants(System.Xml.Linq.XName name)': (
      self: XContainer,
      name: XName | null,
    ) => ofName(elementsIn(self.descendantNodes()), name),
    'System.Xml.Linq.XElement Element(System.Xml.Linq.XName name)': (self: XContainer, name: XName | null) =>
      ofName(self.elements, name)[0] ?? null,
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] Elements()': (self: XContainer) => self.elements,
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] Elements(System.Xml.Linq.XName name)': (
      self: XContainer,
      name: XName | null,
    ) => ofName(self.elements, name),
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XNode] Nodes()': (self: XContainer) => [...self.nodes],
    'void RemoveNodes()': (self: XContainer) => self.removeNodes(),
  },
}));

/** The casts of elements and attributes: `[int]$element`. */
const casts: Record<string, (text: string) => unknown> = {
  'System.Boolean': (text) => parseBoolean(text.toLowerCase()),
  'System.TimeSpan': parseDuration,
};
for (const name of [
  'Int32',
  'UInt32',
  'Int64',
  'UInt64',
  'Single',
  'Double',
  'Decimal',
  'DateTime',
  'DateTimeOffset',
  'Guid',
])
  casts[`System.${name}`] = (text) => convertTo(text.trim(), requireType(`System.${name}`));
function castOf(text: string, target: NetType): unknown {
  return Object.hasOwn(casts, target.fullName) ? casts[target.fullName]?.(text) : undefined;
}

function makeElement(_type: NetType, name: XName | null, content: unknown = null): XElement {
  if (name === null) throw argumentNull('name');
  const element = new XElement(name);
  element.add(content);
  return element;
}
function replaceAll(self: XElement, content: unknown): void {
  self.removeAttributes();
  self.removeNodes();
  self.add(content);
}
function setText(self: XElement | XAttribute, value: unknown): void {
  if (value === null) throw argumentNull('value');
  if (self instanceof XElement) self.setText(contentText(value));
  else self.value = contentText(value);
}

defineType(`${X}.XElement`, { assembly, class: XElement }, () => ({
  base: `${X}.XContainer`,
  convertTo: (self: XElement, target: NetType) => castOf(self.text, target),
  members: {
    'new(System.Xml.Linq.XName name)': (type: NetType, name: XName | null) => makeElement(type, name),
    'new(System.Xml.Linq.XName name, System.Object content)': makeElement,
    'new(System.Xml.Linq.XName name, Params System.Object[] content)': makeElement,
    'new(System.Xml.Linq.XElement other)': (_type: NetType, other: XElement | null) => {
      if (other === null) throw argumentNull('other');
      return other.copy();
    },
    'static System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] EmptySequence {get;}': () => [],
    'System.Xml.Linq.XAttribute FirstAttribute {get;}': (self: XElement) => self.attributes[0] ?? null,
    'bool HasAttributes {get;}': (self: XElement) => self.attributes.length > 0,
    'bool HasElements {get;}': (self: XElement) => self.elements.length > 0,
    'bool IsEmpty {get;}': (self: XElement) => self.isEmpty,
    'System.Xml.Linq.XAttribute LastAttribute {get;}': (self: XElement) => self.attributes.at(-1) ?? null,
    'System.Xml.Linq.XName Name {get;set;}': field<XElement, 'name'>('name'),
    'string Value {get;set;}': { get: (self: XElement) => self.text, set: setText },
    ...saveMembers,
    ...load('XElement', rootOf),
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] AncestorsAndSelf()': (self: XElement) => [
      self,
      ...self.ancestors(),
    ],
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] AncestorsAndSelf(System.Xml.Linq.XName name)': (
      self: XElement,
      name: XName | null,
    ) => ofName([self, ...self.ancestors()], name),
    'System.Xml.Linq.XAttribute Attribute(System.Xml.Linq.XName name)': (self: XElement, name: XName | null) =>
      ofName(self.attributes, name)[0] ?? null,
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XAttribute] Attributes()': (self: XElement) => [
      ...self.attributes,
    ],
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XAttribute] Attributes(System.Xml.Linq.XName name)': (
      self: XElement,
      name: XName | null,
    ) => ofName(self.attributes, name),
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XNode] DescendantNodesAndSelf()': (self: XElement) => [
      self,
      ...self.descendantNodes(),
    ],
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] DescendantsAndSelf()': (self: XElement) => [
      self,
      ...elementsIn(self.descendantNodes()),
    ],
    'System.Collections.Generic.IEnumerable[System.Xml.Linq.XElement] DescendantsAndSelf(System.Xml.Linq.XName name)': (
      self: XElement,
      name: XName | null,
    ) => ofName([self, ...elementsIn(self.descendantNodes())], name),
    'System.Xml.Linq.XNamespace GetDefaultNamespace()': (self: XElement) => namespaceNamed(self.namespaceOf('') ?? ''),
    'System.Xml.Linq.XNamespace GetNamespaceOfPrefix(string prefix)': (self: XElement, prefix: string) => {
      const uri = self.namespaceOf(prefix);
      return uri === null ? null : namespaceNamed(uri);
    },
    'string GetPrefixOfNamespace(System.Xml.Linq.XNamespace ns)': (self: XElement, { uri }: { uri: string }) =>
      self.prefixOf(uri, false),
    'void RemoveAll()': (self: XElement) => {
      self.removeAttributes();
      self.removeNodes();
    },
    'void RemoveAttributes()': (self: XElement) => self.removeAttributes(),
    'void ReplaceAll(System.Object content)': replaceAll,
    'void ReplaceAll(Params System.Object[] content)': replaceAll,
    'void SetAttributeValue(System.Xml.Linq.XName name, System.Object value)': (
      self: XElement,
      name: XName,
      value: unknown,
    ) => self.setAttribute(name, value),
    'void SetElementValue(System.Xml.Linq.XName name, System.Object value)': (
      self: XElement,
      name: XName,
      value: unknown,
    ) => self.setElement(name, value),
    'void SetValue(System.Object value)': setText,
  },
}));

defineType(`${X}.XAttribute`, { assembly, class: XAttribute }, () => ({
  base: `${X}.XObject`,
  toString: xAttributeText,
  convertTo: (self: XAttribute, target: NetType) => castOf(self.value, target),
  members: {
    'new(System.Xml.Linq.XName name, System.Object value)': (_type: NetType, name: XName | null, value: unknown) => {
      if (name === null) throw argumentNull('name');
      if (value === null) throw argumentNull('value');
      return new XAttribute(name, contentText(value));
    },
    'new(System.Xml.Linq.XAttribute other)': (_type: NetType, other: XAttribute) => other.copy(),
    'static System.Collections.Generic.IEnumerable[System.Xml.Linq.XAttribute] EmptySequence {get;}': () => [],
    'bool IsNamespaceDeclaration {get;}': (self: XAttribute) => self.isNamespaceDeclaration,
    'System.Xml.Linq.XName Name {get;}': (self: XAttribute) => self.name,
    'System.Xml.Linq.XAttribute NextAttribute {get;}': (self: XAttribute) =>
      self.parentElement?.attributes[self.index + 1] ?? null,
    'System.Xml.Linq.XAttribute PreviousAttribute {get;}': (self: XAttribute) =>
      self.parentElement?.attributes[self.index - 1] ?? null,
    'string Value {get;set;}': { get: (self: XAttribute) => self.value, set: setText },
    'void Remove()': (self: XAttribute) => self.remove(),
    'void SetValue(System.Object value)': setText,
  },
}));
