/** System.Xml.XmlDocument: `[xml]`. It is converted from texts; loading a file remembers where from. */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import type { NetStream } from '../io/net-stream.js';
import type { NetTextReader } from '../io/text-reader.js';
import type { NetTextWriter } from '../io/text-writer.js';
import { argumentError, argumentNull } from '../system/errors.js';
import { checkName } from './element-type.js';
import { build, convertToDocument, loadDocument, namespaceOfPrefix } from './load-document.js';
import { NameTable } from './namespace-manager.js';
import { elementsByTagName } from './node-lists.js';
import { checkStandalone } from './text-types.js';
import { innerXml, writeContent, writeNode } from './write-node.js';
import { XmlDocument, XmlDocumentFragment } from './xml-document.js';
import { XmlAttribute, XmlElement } from './xml-element.js';
import { xmlException } from './xml-errors.js';
import {
  encodingOf,
  readXmlFile,
  readXmlStream,
  sinkOfFile,
  sinkOfStream,
  uriOfFile,
  WriterSink,
  webName,
} from './xml-file.js';
import { XmlDeclaration, XmlDocumentType, XmlEntityReference, XmlProcessingInstruction } from './xml-markup.js';
import { splitName, xmlnsNamespace } from './xml-names.js';
import { NodeType, type XmlNode } from './xml-node.js';
import type { XmlReader } from './xml-reader.js';
import { XmlCDataSection, XmlComment, XmlSignificantWhitespace, XmlWhitespace } from './xml-text.js';
import { XmlTextWriter } from './xml-text-writer.js';
import type { XmlSink, XmlWriter } from './xml-writer.js';

function element(self: XmlDocument, prefix: string, localName: string, namespace: string): XmlElement {
  const name = prefix ? `${prefix}:${localName}` : localName;
  return new XmlElement(self, checkName(name), namespace);
}
function attribute(self: XmlDocument, prefix: string, localName: string, namespace: string): XmlAttribute {
  const name = checkName(prefix ? `${prefix}:${localName}` : localName);
  const isDeclaration = name === 'xmlns' || name.startsWith('xmlns:');
  return new XmlAttribute(self, name, isDeclaration ? xmlnsNamespace : namespace);
}
function named<T>(make: (self: XmlDocument, prefix: string, localName: string, namespace: string) => T) {
  return (self: XmlDocument, name: string, namespace = ''): T => {
    const [prefix, localName] = splitName(name);
    return make(self, prefix, localName, prefix && !namespace ? namespaceOfPrefix(self, prefix) : namespace);
  };
}

/** XmlDocument.CreateNode: the kinds by the names that it takes. */
const kinds: Record<string, NodeType> = {
  element: NodeType.Element,
  attribute: NodeType.Attribute,
  text: NodeType.Text,
  cdatasection: NodeType.CDATA,
  entityreference: NodeType.EntityReference,
  processinginstruction: NodeType.ProcessingInstruction,
  comment: NodeType.Comment,
  document: NodeType.Document,
  documenttype: NodeType.DocumentType,
  documentfragment: NodeType.DocumentFragment,
  whitespace: NodeType.Whitespace,
  significantwhitespace: NodeType.SignificantWhitespace,
  xmldeclaration: NodeType.XmlDeclaration,
};
function kindNamed(name: string): NodeType {
  const kind = kinds[name];
  if (kind === undefined) throw argumentError(`'${name}' does not represent any 'XmlNodeType'.`);
  return kind;
}
function create(self: XmlDocument, kind: NodeType, prefix: string, name: string, namespace: string): XmlNode {
  switch (kind) {
    case NodeType.Element:
      return prefix ? element(self, prefix, name, namespace) : named(element)(self, name, namespace);
    case NodeType.Attribute:
      return prefix ? attribute(self, prefix, name, namespace) : named(attribute)(self, name, namespace);
    case NodeType.Text:
      return self.createText('');
    case NodeType.CDATA:
      return new XmlCDataSection(self, '');
    case NodeType.Comment:
      return new XmlComment(self, '');
    case NodeType.ProcessingInstruction:
      return new XmlProcessingInstruction(self, name, '');
    case NodeType.EntityReference:
      return new XmlEntityReference(self, name);
    case NodeType.Document:
      return new XmlDocument();
    case NodeType.DocumentType:
      return new XmlDocumentType(self, name, '', '', '');
    case NodeType.DocumentFragment:
      return new XmlDocumentFragment(self);
    case NodeType.Whitespace:
      return new XmlWhitespace(self, '');
    case NodeType.SignificantWhitespace:
      return new XmlSignificantWhitespace(self, '');
    case NodeType.XmlDeclaration:
      return new XmlDeclaration(self, '1.0', '', '');
    default:
      throw argumentError(`Cannot create node of type ${kind}.`);
  }
}
function enumNumber(value: EnumValue): NodeType {
  return Number(value.value) as NodeType;
}
function whitespace(text: string | null): string {
  if (/[^ \t\r\n]/.test(text ?? '')) throw argumentError('The string for white space contains an invalid character.');
  return text ?? '';
}

function loadReader(self: XmlDocument, reader: XmlReader): void {
  self.removeChildren();
  reader.start();
  build(self, self, () => reader.nextEvent(), self.preserveWhitespace);
}

/** The declared encoding decides how a file is written; without one it is UTF-8 without a mark. */
function declaredEncoding(self: XmlDocument): unknown {
  const [first] = self.children;
  return first instanceof XmlDeclaration && first.encoding !== '' ? encodingOf(first.encoding) : null;
}
function saveTo(self: XmlDocument, sink: XmlSink): void {
  const writer = new XmlTextWriter(sink, null);
  writer.isIndented = !self.preserveWhitespace;
  writeContent(self, writer);
  sink.flush();
}
function saveFile(self: XmlDocument, path: string): void {
  if (!self.documentElement) throw xmlException('Invalid XML document. The document does not have a root element.');
  const sink = sinkOfFile(path, declaredEncoding(self));
  try {
    saveTo(self, sink);
  } finally {
    sink.close();
  }
}
/** To a writer the declaration tells the writer's encoding, whatever the document says, and is never missing. */
function saveToWriter(self: XmlDocument, writer: XmlWriter): void {
  const [first, ...rest] = self.children;
  if (!first) return;
  if (writer.state === 'Start') {
    const standalone = first instanceof XmlDeclaration ? first.standalone : '';
    writer.startDocument(standalone === '' ? null : standalone === 'yes');
  }
  if (!(first instanceof XmlDeclaration)) writeNode(first, writer);
  for (const node of rest) writeNode(node, writer);
  writer.flush();
}

defineType(
  'System.Xml.XmlDocument',
  { assembly: 'System.Private.Xml', class: XmlDocument, accelerators: ['xml'] },
  () => ({
    base: 'System.Xml.XmlNode',
    convertFrom: (value: unknown) => (typeof value === 'string' ? convertToDocument(value) : undefined),
    members: {
      'new()': () => new XmlDocument(),
      'new(System.Xml.XmlNameTable nt)': () => new XmlDocument(),
      'System.Xml.XmlDocumentType DocumentType {get;}': (self: XmlDocument) =>
        self.children.find((child) => child.nodeType === NodeType.DocumentType) ?? null,
      'System.Xml.XmlImplementation Implementation {get;}': () => new XmlImplementation(),
      'System.Xml.XmlElement DocumentElement {get;}': (self: XmlDocument) => self.documentElement,
      'System.Xml.XmlResolver XmlResolver {set;}': { set: () => {} },
      'System.Xml.XmlNameTable NameTable {get;}': () => new NameTable(),
      'bool PreserveWhitespace {get;set;}': {
        get: (self: XmlDocument) => self.preserveWhitespace,
        set: (self: XmlDocument, value: boolean) => {
          self.preserveWhitespace = value;
        },
      },
      'string InnerXml {get;set;}': { get: innerXml, set: loadDocument },
      'System.Xml.XmlAttribute CreateAttribute(string name)': named(attribute),
      'System.Xml.XmlCDataSection CreateCDataSection(string data)': (self: XmlDocument, data: string) =>
        new XmlCDataSection(self, data),
      'System.Xml.XmlComment CreateComment(string data)': (self: XmlDocument, data: string) =>
        new XmlComment(self, data),
      'System.Xml.XmlDocumentType CreateDocumentType(string name, string publicId, string systemId, string internalSubset)':
        (self: XmlDocument, name: string, publicId: string | null, systemId: string | null, subset: string | null) =>
          new XmlDocumentType(self, name, publicId, systemId, subset),
      'System.Xml.XmlDocumentFragment CreateDocumentFragment()': (self: XmlDocument) => new XmlDocumentFragment(self),
      'System.Xml.XmlElement CreateElement(string name)': named(element),
      'System.Xml.XmlEntityReference CreateEntityReference(string name)': (self: XmlDocument, name: string) =>
        new XmlEntityReference(self, name),
      'System.Xml.XmlProcessingInstruction CreateProcessingInstruction(string target, string data)': (
        self: XmlDocument,
        target: string,
        data: string,
      ) => new XmlProcessingInstruction(self, target, data),
      'System.Xml.XmlDeclaration CreateXmlDeclaration(string version, string encoding, string standalone)': (
        self: XmlDocument,
        version: string,
        encoding: string | null,
        standalone: string | null,
      ) => new XmlDeclaration(self, version, encoding ?? '', checkStandalone(standalone)),
      'System.Xml.XmlText CreateTextNode(string text)': (self: XmlDocument, text: string | null) =>
        self.createText(text ?? ''),
      'System.Xml.XmlSignificantWhitespace CreateSignificantWhitespace(string text)': (
        self: XmlDocument,
        text: string | null,
      ) => new XmlSignificantWhitespace(self, whitespace(text)),
      'System.Xml.XmlWhitespace CreateWhitespace(string text)': (self: XmlDocument, text: string | null) =>
        new XmlWhitespace(self, whitespace(text)),
      'System.Xml.XmlNodeList GetElementsByTagName(string name)': (self: XmlDocument, name: string) =>
        elementsByTagName(self, name),
      'System.Xml.XmlAttribute CreateAttribute(string qualifiedName, string namespaceURI)': named(attribute),
      'System.Xml.XmlElement CreateElement(string qualifiedName, string namespaceURI)': named(element),
      'System.Xml.XmlNodeList GetElementsByTagName(string localName, string namespaceURI)': (
        self: XmlDocument,
        name: string,
        namespace: string,
      ) => elementsByTagName(self, name, namespace),
      // No document type is read, so that no attribute is known to be an ID.
      'System.Xml.XmlElement GetElementById(string elementId)': () => null,
      'System.Xml.XmlNode ImportNode(System.Xml.XmlNode node, bool deep)': (
        self: XmlDocument,
        node: XmlNode | null,
        deep: boolean,
      ) => {
        if (node === null) throw argumentNull('node');
        return node.copy(deep, self);
      },
      'System.Xml.XmlAttribute CreateAttribute(string prefix, string localName, string namespaceURI)': attribute,
      'System.Xml.XmlElement CreateElement(string prefix, string localName, string namespaceURI)': element,
      'System.Xml.XmlNode CreateNode(System.Xml.XmlNodeType type, string prefix, string name, string namespaceURI)': (
        self: XmlDocument,
        kind: EnumValue,
        prefix: string,
        name: string,
        namespace: string,
      ) => create(self, enumNumber(kind), prefix, name, namespace),
      'System.Xml.XmlNode CreateNode(string nodeTypeString, string name, string namespaceURI)': (
        self: XmlDocument,
        kind: string,
        name: string,
        namespace: string,
      ) => create(self, kindNamed(kind), '', name, namespace),
      'System.Xml.XmlNode CreateNode(System.Xml.XmlNodeType type, string name, string namespaceURI)': (
        self: XmlDocument,
        kind: EnumValue,
        name: string,
        namespace: string,
      ) => create(self, enumNumber(kind), '', name, namespace),
      'System.Xml.XmlNode ReadNode(System.Xml.XmlReader reader)': (self: XmlDocument, reader: XmlReader) => {
        const fragment = new XmlDocumentFragment(self);
        reader.start();
        if (reader.current === null) return null;
        build(fragment, self, reader.subtreeEvents(), true);
        const [node] = fragment.children;
        node?.detach();
        return node ?? null;
      },
      'void Load(string filename)': (self: XmlDocument, path: string) => {
        if (path === '') throw argumentError('The value cannot be an empty string.', 'url');
        const text = readXmlFile(path);
        self.location = uriOfFile(path);
        loadDocument(self, text);
      },
      'void Load(System.IO.Stream inStream)': (self: XmlDocument, stream: NetStream) =>
        loadDocument(self, readXmlStream(stream)),
      'void Load(System.IO.TextReader txtReader)': (self: XmlDocument, reader: NetTextReader) =>
        loadDocument(self, reader.readToEnd()),
      'void Load(System.Xml.XmlReader reader)': loadReader,
      'void LoadXml(string xml)': (self: XmlDocument, text: string | null) => {
        if (text === null) throw argumentNull('s');
        loadDocument(self, text);
      },
      'void Save(string filename)': saveFile,
      'void Save(System.IO.Stream outStream)': (self: XmlDocument, stream: NetStream) =>
        saveTo(self, sinkOfStream(stream, declaredEncoding(self), false)),
      'void Save(System.IO.TextWriter writer)': (self: XmlDocument, target: NetTextWriter) => {
        const writer = new XmlTextWriter(new WriterSink(target, false), webName(target.encoding), target.newLine);
        writer.isIndented = !self.preserveWhitespace;
        saveToWriter(self, writer);
      },
      'void Save(System.Xml.XmlWriter w)': saveToWriter,
    },
  }),
);

/** Makes documents. */
class XmlImplementation {
  declare readonly netType: NetType;
}
defineType('System.Xml.XmlImplementation', { assembly: 'System.Private.Xml', class: XmlImplementation }, () => ({
  members: {
    'new()': () => new XmlImplementation(),
    'bool HasFeature(string strFeature, string strVersion)': (
      _self: unknown,
      feature: string,
      version: string | null,
    ) => feature.toLowerCase() === 'xml' && (!version || version === '1.0' || version === '2.0'),
    'xml CreateDocument()': () => new XmlDocument(),
  },
}));
