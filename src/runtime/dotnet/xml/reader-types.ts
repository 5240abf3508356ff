/** System.Xml.XmlReader with its settings, XmlTextReader and XmlNodeReader. */

import { convertTo } from '../../language/conversion.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { netText } from '../collections/elements.js';
import { openFile } from '../io/file-stream.js';
import type { NetStream } from '../io/net-stream.js';
import type { NetTextReader } from '../io/text-reader.js';
import { argumentError, argumentNull, invalidOperation, outOfRange } from '../system/errors.js';
import { dictionaryOf, NameTable } from './namespace-manager.js';
import { outerXml } from './write-node.js';
import { parseBoolean } from './xml-convert.js';
import { readXmlFile, readXmlStream, uriOfFile } from './xml-file.js';
import { isName } from './xml-names.js';
import { NodeType, type XmlNode } from './xml-node.js';
import { nodeTypeName, type ReaderStyle, XmlNodeReader, XmlReader, XmlTextReader } from './xml-reader.js';

const assembly = 'System.Private.Xml';

/** The settings as a script changes them; values by their .NET names. */
export class XmlReaderSettings {
  declare readonly netType: NetType;
  values: Record<string, unknown> = { ...readerDefaults };
  get style(): ReaderStyle {
    const { values } = this;
    return {
      ignoreWhitespace: values.IgnoreWhitespace === true,
      ignoreComments: values.IgnoreComments === true,
      ignoreInstructions: values.IgnoreProcessingInstructions === true,
      dtd: netText(values.DtdProcessing) as ReaderStyle['dtd'],
      conformance: netText(values.ConformanceLevel) as ReaderStyle['conformance'],
    };
  }
}
const readerDefaults: Record<string, unknown> = {
  NameTable: null,
  LineNumberOffset: 0,
  LinePositionOffset: 0,
  ConformanceLevel: 'Document',
  CheckCharacters: true,
  MaxCharactersInDocument: 0n,
  MaxCharactersFromEntities: 10_000_000n,
  IgnoreWhitespace: false,
  IgnoreProcessingInstructions: false,
  IgnoreComments: false,
  DtdProcessing: 'Prohibit',
  CloseInput: false,
  ValidationType: 'None',
};
/** A property that is kept in `values`. */
export function setting(name: string) {
  return {
    get: (self: { values: Record<string, unknown> }) => self.values[name],
    set: (self: { values: Record<string, unknown> }, value: unknown) => {
      self.values[name] = value;
    },
  };
}
defineType('System.Xml.XmlReaderSettings', { assembly, class: XmlReaderSettings }, () => ({
  members: {
    'new()': () => new XmlReaderSettings(),
    'System.Xml.XmlNameTable NameTable {get;set;}': setting('NameTable'),
    'System.Xml.XmlResolver XmlResolver {set;}': { set: () => {} },
    'int LineNumberOffset {get;set;}': setting('LineNumberOffset'),
    'int LinePositionOffset {get;set;}': setting('LinePositionOffset'),
    'System.Xml.ConformanceLevel ConformanceLevel {get;set;}': setting('ConformanceLevel'),
    'bool CheckCharacters {get;set;}': setting('CheckCharacters'),
    'long MaxCharactersInDocument {get;set;}': setting('MaxCharactersInDocument'),
    'long MaxCharactersFromEntities {get;set;}': setting('MaxCharactersFromEntities'),
    'bool IgnoreWhitespace {get;set;}': setting('IgnoreWhitespace'),
    'bool IgnoreProcessingInstructions {get;set;}': setting('IgnoreProcessingInstructions'),
    'bool IgnoreComments {get;set;}': setting('IgnoreComments'),
    'System.Xml.DtdProcessing DtdProcessing {get;set;}': setting('DtdProcessing'),
    'bool CloseInput {get;set;}': setting('CloseInput'),
    'System.Xml.ValidationType ValidationType {get;set;}': setting('ValidationType'),
    'void Reset()': (self: XmlReaderSettings) => {
      self.values = { ...readerDefaults };
    },
    'System.Xml.XmlReaderSettings Clone()': (self: XmlReaderSettings) => {
      const copy = new XmlReaderSettings();
      copy.values = { ...self.values };
      return copy;
    },
  },
}));

function make(text: string, settings: XmlReaderSettings | null, release?: () => void, location?: string): XmlReader {
  const used = settings ?? new XmlReaderSettings();
  return new XmlReader(text, used.style, used, used.values.CloseInput ? release : undefined, location);
}
function fromStream(stream: NetStream | null, settings: XmlReaderSettings | null = null): XmlReader {
  if (stream === null) throw argumentNull('input');
  return make(readXmlStream(stream), settings, () => stream.close());
}
function fromReader(reader: NetTextReader | null, settings: XmlReaderSettings | null = null): XmlReader {
  if (reader === null) throw argumentNull('input');
  return make(reader.readToEnd(), settings, () => reader.close());
}
function fromFile(path: string | null, settings: XmlReaderSettings | null = null): XmlReader {
  if (path === null) throw argumentNull('inputUri');
  if (path === '') throw argumentError("The value cannot be an empty string. (Parameter 'inputUri')");
  return make(readXmlFile(path), settings, undefined, uriOfFile(path));
}

/** The content of an element as another type, by XML's rules for booleans. */
function convertContent(self: XmlReader, text: string, typeName: string): unknown {
  try {
    if (typeName === 'System.Boolean') return parseBoolean(text);
    return convertTo(text.trim(), requireType(typeName));
  } catch {
    return self.fail(`Content cannot be converted to the type ${typeName}.`);
  }
}
const contentTypes: Record<string, [keyword: string, typeName: string]> = {
  Boolean: ['bool', 'System.Boolean'],
  DateTime: ['datetime', 'System.DateTime'],
  Double: ['double', 'System.Double'],
  Float: ['float', 'System.Single'],
  Decimal: ['decimal', 'System.Decimal'],
  Int: ['int', 'System.Int32'],
  Long: ['long', 'System.Int64'],
  String: ['string', 'System.String'],
  Object: ['System.Object', 'System.String'],
};
function contentMembers() {
  const members: Record<string, (self: XmlReader, ...names: string[]) => unknown> = {};
  for (const [name, [keyword, typeName]] of Object.entries(contentTypes)) {
    const convert = (self: XmlReader, text: string) =>
      typeName === 'System.String' ? text : convertContent(self, text, typeName);
    members[`${keyword} ReadContentAs${name}()`] = (self) => convert(self, self.readText());
    members[`${keyword} ReadElementContentAs${name}()`] = (self) => convert(self, self.readElementText());
    members[`${keyword} ReadElementContentAs${name}(string localName, string namespaceURI)`] = (
      self,
      localName,
      namespace,
    ) => {
      requireElement(self, localName as string, namespace);
      return convert(self, self.readElementText());
    };
  }
  return members;
}

/** Throws XmlException when it does not stand on that element. Without a namespace the name is that with the prefix. */
function requireElement(self: XmlReader, name: string, namespace?: string): void {
  if (!isElement(self, name, namespace)) {
    if (self.nodeType !== NodeType.Element) self.fail(`'${nodeTypeName(self.nodeType)}' is an invalid XmlNodeType.`);
    self.fail(
      namespace === undefined
        ? `Element '${name}' was not found.`
        : `Element '${name}' with namespace name '${namespace}' was not found.`,
    );
  }
}
function isElement(self: XmlReader, name?: string, namespace?: string): boolean {
  if (self.nodeType !== NodeType.Element) return false;
  if (name === undefined) return true;
  return namespace === undefined ? self.name === name : self.localName === name && self.namespace === namespace;
}
function readStart(self: XmlReader, name?: string, namespace?: string): void {
  if (self.moveToContent() !== NodeType.Element)
    self.fail(`'${nodeTypeName(self.nodeType)}' is an invalid XmlNodeType.`);
  if (name !== undefined) requireElement(self, name, namespace);
  self.read();
}
function readElementString(self: XmlReader, name?: string, namespace?: string): string {
  if (self.moveToContent() !== NodeType.Element)
    self.fail(`'${nodeTypeName(self.nodeType)}' is an invalid XmlNodeType.`);
  if (name !== undefined) requireElement(self, name, namespace);
  let text = '';
  if (!self.isEmptyElement) {
    self.read();
    text = self.readText();
    if (self.nodeType !== NodeType.EndElement)
      self.fail(
        `Unexpected node type ${nodeTypeName(self.nodeType)}. ReadElementString method can only be called on elements with simple or empty content.`,
      );
  }
  self.read();
  return text;
}
function toFollowing(self: XmlReader, name: string, namespace?: string): boolean {
  while (self.read()) if (isElement(self, name, namespace)) return true;
  return false;
}
function toDescendant(self: XmlReader, name: string, namespace?: string): boolean {
  const depth = self.nodeType === NodeType.Element ? self.depth : -1;
  if (self.isEmptyElement || (depth < 0 && self.state !== 'Initial')) return false;
  while (self.read() && self.depth > depth) if (isElement(self, name, namespace)) return true;
  return false;
}
function toNextSibling(self: XmlReader, name: string, namespace?: string): boolean {
  for (;;) {
    if (self.state === 'Initial') self.read();
    else self.skip();
    if (self.current === null || self.nodeType === NodeType.EndElement) return false;
    if (isElement(self, name, namespace)) return true;
  }
}
function attributeAt(self: XmlReader, index: number) {
  const attribute = self.attributes[index];
  if (!attribute) throw outOfRange('i', 'Specified argument was out of the range of valid values.');
  return attribute;
}
const valued = new Set<NodeType>([
  NodeType.Attribute,
  NodeType.Text,
  NodeType.CDATA,
  NodeType.ProcessingInstruction,
  NodeType.Comment,
  NodeType.DocumentType,
  NodeType.Whitespace,
  NodeType.SignificantWhitespace,
  NodeType.XmlDeclaration,
]);
const close = (self: XmlReader) => self.close();

defineType('System.Xml.XmlReader', { assembly }, () => ({
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: {
    'System.Xml.XmlReaderSettings Settings {get;}': (self: XmlReader) => self.settings,
    'System.Xml.XmlNodeType NodeType {get;}': (self: XmlReader) => self.nodeType,
    'string Name {get;}': (self: XmlReader) => self.name,
    'string LocalName {get;}': (self: XmlReader) => self.localName,
    'string NamespaceURI {get;}': (self: XmlReader) => self.namespace,
    'string Prefix {get;}': (self: XmlReader) => self.prefix,
    'bool HasValue {get;}': (self: XmlReader) => valued.has(self.nodeType),
    'string Value {get;}': (self: XmlReader) => self.value,
    'int Depth {get;}': (self: XmlReader) => self.depth,
    'string BaseURI {get;}': (self: XmlReader) => self.location,
    'bool IsEmptyElement {get;}': (self: XmlReader) => self.isEmptyElement,
    'bool IsDefault {get;}': () => false,
    'char QuoteChar {get;}': () => '"',
    'System.Xml.XmlSpace XmlSpace {get;}': () => 0,
    'string XmlLang {get;}': () => '',
    'type ValueType {get;}': () => requireType('System.String'),
    'int AttributeCount {get;}': (self: XmlReader) => self.attributes.length,
    'string Item(int i) {get;}': (self: XmlReader, index: number) => attributeAt(self, index).value,
    'string Item(string name) {get;}': (self: XmlReader, name: string) => self.attribute(name)?.value ?? null,
    'string Item(string name, string namespaceURI) {get;}': (self: XmlReader, name: string, namespace: string) =>
      self.attributeNs(name, namespace)?.value ?? null,
    'bool EOF {get;}': (self: XmlReader) => self.state === 'EndOfFile',
    'System.Xml.ReadState ReadState {get;}': (self: XmlReader) => self.state,
    'System.Xml.XmlNameTable NameTable {get;}': () => new NameTable(),
    'bool CanResolveEntity {get;}': () => false,
    'bool CanReadBinaryContent {get;}': () => false,
    'bool CanReadValueChunk {get;}': () => false,
    'bool HasAttributes {get;}': (self: XmlReader) => self.attributes.length > 0,
    ...contentMembers(),
    'string GetAttribute(string name)': (self: XmlReader, name: string) => self.attribute(name)?.value ?? null,
    'string GetAttribute(string name, string namespaceURI)': (self: XmlReader, name: string, namespace: string) =>
      self.attributeNs(name, namespace)?.value ?? null,
    'string GetAttribute(int i)': (self: XmlReader, index: number) => attributeAt(self, index).value,
    'bool MoveToAttribute(string name)': (self: XmlReader, name: string) => self.moveToAttribute(self.attribute(name)),
    'bool MoveToAttribute(string name, string ns)': (self: XmlReader, name: string, namespace: string) =>
      self.moveToAttribute(self.attributeNs(name, namespace)),
    'void MoveToAttribute(int i)': (self: XmlReader, index: number) => {
      self.moveToAttribute(attributeAt(self, index));
    },
    'bool MoveToFirstAttribute()': (self: XmlReader) => self.moveToAttribute(self.attributes[0]),
    'bool MoveToNextAttribute()': (self: XmlReader) => self.moveToNextAttribute(),
    'bool MoveToElement()': (self: XmlReader) => self.moveToElement(),
    'bool ReadAttributeValue()': (self: XmlReader) => self.readAttributeValue(),
    'bool Read()': (self: XmlReader) => self.read(),
    'void Close()': close,
    'void Dispose()': close,
    'void Skip()': (self: XmlReader) => self.skip(),
    'string LookupNamespace(string prefix)': (self: XmlReader, prefix: string) => self.lookUp(prefix),
    'void ResolveEntity()': () => {
      throw invalidOperation('The node is not an expandable EntityReference node.');
    },
    'string ReadString()': (self: XmlReader) => {
      if (self.state !== 'Interactive') return '';
      if (self.nodeType === NodeType.Element) {
        if (self.isEmptyElement) return '';
        self.read();
      }
      return self.readText();
    },
    'System.Xml.XmlNodeType MoveToContent()': (self: XmlReader) => self.moveToContent(),
    'void ReadStartElement()': (self: XmlReader) => readStart(self),
    'void ReadStartElement(string name)': (self: XmlReader, name: string) => readStart(self, name),
    'void ReadStartElement(string localname, string ns)': readStart,
    'string ReadElementString()': (self: XmlReader) => readElementString(self),
    'string ReadElementString(string name)': (self: XmlReader, name: string) => readElementString(self, name),
    'string ReadElementString(string localname, string ns)': readElementString,
    'void ReadEndElement()': (self: XmlReader) => {
      if (self.moveToContent() !== NodeType.EndElement)
        self.fail(`'${nodeTypeName(self.nodeType)}' is an invalid XmlNodeType.`);
      self.read();
    },
    'bool IsStartElement()': (self: XmlReader) => self.moveToContent() === NodeType.Element,
    'bool IsStartElement(string name)': (self: XmlReader, name: string) => {
      self.moveToContent();
      return isElement(self, name);
    },
    'bool IsStartElement(string localname, string ns)': (self: XmlReader, name: string, namespace: string) => {
      self.moveToContent();
      return isElement(self, name, namespace);
    },
    'bool ReadToFollowing(string name)': (self: XmlReader, name: string) => toFollowing(self, name),
    'bool ReadToFollowing(string localName, string namespaceURI)': toFollowing,
    'bool ReadToDescendant(string name)': (self: XmlReader, name: string) => toDescendant(self, name),
    'bool ReadToDescendant(string localName, string namespaceURI)': toDescendant,
    'bool ReadToNextSibling(string name)': (self: XmlReader, name: string) => toNextSibling(self, name),
    'bool ReadToNextSibling(string localName, string namespaceURI)': toNextSibling,
    'static bool IsName(string str)': isName,
    'static bool IsNameToken(string str)': (text: string) => isName(`a${text}`),
    'string ReadInnerXml()': (self: XmlReader) => self.readXml(false),
    'string ReadOuterXml()': (self: XmlReader) => self.readXml(true),
    'System.Xml.XmlReader ReadSubtree()': (self: XmlReader) => {
      if (self.nodeType !== NodeType.Element)
        throw invalidOperation('ReadSubtree() can be called only if the reader is on an element node.');
      return new XmlReader(self.readXml(true), self.style, self.settings);
    },
    'static System.Xml.XmlReader Create(string inputUri)': (path: string) => fromFile(path),
    'static System.Xml.XmlReader Create(string inputUri, System.Xml.XmlReaderSettings settings)': fromFile,
    'static System.Xml.XmlReader Create(System.IO.Stream input)': (stream: NetStream) => fromStream(stream),
    'static System.Xml.XmlReader Create(System.IO.Stream input, System.Xml.XmlReaderSettings settings)': fromStream,
    'static System.Xml.XmlReader Create(System.IO.TextReader input)': (reader: NetTextReader) => fromReader(reader),
    'static System.Xml.XmlReader Create(System.IO.TextReader input, System.Xml.XmlReaderSettings settings)': fromReader,
    'static System.Xml.XmlReader Create(System.Xml.XmlReader reader, System.Xml.XmlReaderSettings settings)': (
      reader: XmlReader,
    ) => reader,
  },
}));

defineType('System.Xml.IXmlLineInfo', { assembly }, () => ({
  kind: 'interface',
  members: lineMembers,
}));
const lineMembers = {
  'int LineNumber {get;}': (self: XmlReader) => self.line,
  'int LinePosition {get;}': (self: XmlReader) => self.position,
  'bool HasLineInfo()': () => true,
};
const scopeMember = {
  'System.Collections.Generic.IDictionary[string,string] GetNamespacesInScope(System.Xml.XmlNamespaceScope scope)': (
    self: XmlReader,
  ) => dictionaryOf(self.namespacesInScope),
};
// What XmlReader.Create gives.
defineType('System.Xml.XmlTextReaderImpl', { assembly, class: XmlReader }, () => ({
  base: 'System.Xml.XmlReader',
  interfaces: ['System.Xml.IXmlLineInfo', 'System.Xml.IXmlNamespaceResolver'],
  members: { ...lineMembers, ...scopeMember },
}));

function textStyle(): ReaderStyle {
  return {
    ignoreWhitespace: false,
    ignoreComments: false,
    ignoreInstructions: false,
    dtd: 'Parse',
    conformance: 'Document',
  };
}
defineType('System.Xml.XmlTextReader', { assembly, class: XmlTextReader }, () => ({
  base: 'System.Xml.XmlReader',
  interfaces: ['System.Xml.IXmlLineInfo', 'System.Xml.IXmlNamespaceResolver'],
  members: {
    'new(System.IO.Stream input)': (_type: NetType, stream: NetStream) =>
      new XmlTextReader(readXmlStream(stream), textStyle(), null, () => stream.close()),
    'new(System.IO.TextReader input)': (_type: NetType, reader: NetTextReader) =>
      new XmlTextReader(reader.readToEnd(), textStyle(), null, () => reader.close()),
    'new(string url)': (_type: NetType, path: string) => {
      const stream = openFile(path, 'Open', 1);
      return new XmlTextReader(readXmlStream(stream), textStyle(), null, () => stream.close(), uriOfFile(path));
    },
    ...lineMembers,
    ...scopeMember,
    'System.Xml.WhitespaceHandling WhitespaceHandling {get;set;}': {
      get: (self: XmlTextReader) => (self.style.ignoreWhitespace ? 1 : 0),
      set: (self: XmlTextReader, value: EnumValue) => {
        self.style.ignoreWhitespace = netText(value) !== 'All';
      },
    },
    'System.Xml.DtdProcessing DtdProcessing {get;set;}': {
      get: (self: XmlTextReader) => self.style.dtd,
      set: (self: XmlTextReader, value: EnumValue) => {
        self.style.dtd = netText(value) as ReaderStyle['dtd'];
      },
    },
  },
}));
defineType('System.Xml.XmlNodeReader', { assembly, class: XmlNodeReader }, () => ({
  base: 'System.Xml.XmlReader',
  interfaces: ['System.Xml.IXmlNamespaceResolver'],
  members: {
    'new(System.Xml.XmlNode node)': (_type: NetType, node: XmlNode | null) => {
      if (node === null) throw argumentNull('node');
      return new XmlNodeReader(outerXml(node), { ...textStyle(), conformance: 'Auto' }, null);
    },
    ...scopeMember,
  },
}));
