/** System.Xml.XmlWriter with its settings, and XmlTextWriter. */
import { getStatic, invokeMethod } from '../../objects/members.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { netText } from '../collections/elements.js';
import type { NetStream } from '../io/net-stream.js';
import { type NetTextWriter, StringWriter } from '../io/text-writer.js';
import { argumentError, argumentNull, invalidOperation } from '../system/errors.js';
import { build } from './load-document.js';
import { setting } from './reader-types.js';
import { plainStyle, type WriterStyle, XmlWellFormedWriter } from './well-formed-writer.js';
import { writeContent } from './write-node.js';
import { formatDuration } from './xml-convert.js';
import { XmlDocument, XmlDocumentFragment } from './xml-document.js';
import { sinkOfFile, sinkOfStream, WriterSink, webName } from './xml-file.js';
import type { XmlReader } from './xml-reader.js';
import { XmlTextWriter } from './xml-text-writer.js';
import { type XmlSink, XmlWriter } from './xml-writer.js';

const assembly = 'System.Private.Xml';

export class XmlWriterSettings {
  declare readonly netType: NetType;
  values: Record<string, unknown> = { ...writerDefaults };
  get encoding(): unknown {
    return this.values.Encoding ?? getStatic(requireType('System.Text.Encoding'), 'UTF8');
  }
  get style(): WriterStyle {
    const { values } = this;
    return {
      indent: values.Indent as boolean,
      indentChars: values.IndentChars as string,
      newLine: values.NewLineChars as string,
      newLineOnAttributes: values.NewLineOnAttributes as boolean,
      omitDeclaration: values.OmitXmlDeclaration as boolean,
      newLineHandling: netText(values.NewLineHandling) as WriterStyle['newLineHandling'],
      conformance: netText(values.ConformanceLevel) as WriterStyle['conformance'],
      checkCharacters: values.CheckCharacters as boolean,
      writeEndDocumentOnClose: values.WriteEndDocumentOnClose as boolean,
    };
  }
}
const writerDefaults: Record<string, unknown> = {
  Encoding: null,
  OmitXmlDeclaration: false,
  NewLineHandling: 'Replace',
  NewLineChars: '\n',
  Indent: false,
  IndentChars: '  ',
  NewLineOnAttributes: false,
  CloseOutput: false,
  ConformanceLevel: 'Document',
  CheckCharacters: true,
  NamespaceHandling: 'Default',
  WriteEndDocumentOnClose: true,
  DoNotEscapeUriAttributes: false,
};
defineType('System.Xml.XmlWriterSettings', { assembly, class: XmlWriterSettings }, () => ({
  members: {
    'new()': () => new XmlWriterSettings(),
    'System.Text.Encoding Encoding {get;set;}': {
      get: (self: XmlWriterSettings) => self.encoding,
      set: (self: XmlWriterSettings, encoding: unknown) => {
        self.values.Encoding = encoding;
      },
    },
    'bool OmitXmlDeclaration {get;set;}': setting('OmitXmlDeclaration'),
    'System.Xml.NewLineHandling NewLineHandling {get;set;}': setting('NewLineHandling'),
    'string NewLineChars {get;set;}': setting('NewLineChars'),
    'bool Indent {get;set;}': setting('Indent'),
    'string IndentChars {get;set;}': setting('IndentChars'),
    'bool NewLineOnAttributes {get;set;}': setting('NewLineOnAttributes'),
    'bool CloseOutput {get;set;}': setting('CloseOutput'),
    'System.Xml.ConformanceLevel ConformanceLevel {get;set;}': setting('ConformanceLevel'),
    'bool CheckCharacters {get;set;}': setting('CheckCharacters'),
    'System.Xml.NamespaceHandling NamespaceHandling {get;set;}': setting('NamespaceHandling'),
    'bool WriteEndDocumentOnClose {get;set;}': setting('WriteEndDocumentOnClose'),
    'System.Xml.XmlOutputMethod OutputMethod {get;}': () => 0,
    'bool DoNotEscapeUriAttributes {get;set;}': setting('DoNotEscapeUriAttributes'),
    'void Reset()': (self: XmlWriterSettings) => {
      self.values = { ...writerDefaults };
    },
    'System.Xml.XmlWriterSettings Clone()': copyOf,
  },
}));
function copyOf(settings: XmlWriterSettings): XmlWriterSettings {
  const copy = new XmlWriterSettings();
  copy.values = { ...settings.values };
  return copy;
}

/** The settings that a writer shows cannot be changed any more, so that it has its own. */
function make(sink: XmlSink, given: XmlWriterSettings | null, encodingName: string | null): XmlWriter {
  const settings = given ? copyOf(given) : null;
  return new XmlWellFormedWriter(
    sink,
    settings?.style ?? plainStyle,
    encodingName,
    settings ?? new XmlWriterSettings(),
  );
}
function toFile(path: string | null, settings: XmlWriterSettings | null = null): XmlWriter {
  if (path === null) throw argumentNull('outputFileName');
  const encoding = (settings ?? new XmlWriterSettings()).encoding;
  return make(sinkOfFile(path, encoding), settings, webName(encoding));
}
function toStream(stream: NetStream | null, settings: XmlWriterSettings | null = null): XmlWriter {
  if (stream === null) throw argumentNull('output');
  const encoding = (settings ?? new XmlWriterSettings()).encoding;
  return make(sinkOfStream(stream, encoding, settings?.values.CloseOutput === true), settings, webName(encoding));
}
function toWriter(writer: NetTextWriter | null, settings: XmlWriterSettings | null = null): XmlWriter {
  if (writer === null) throw argumentNull('output');
  const sink = new WriterSink(writer, settings?.values.CloseOutput === true);
  return make(sink, settings, webName(writer.encoding));
}
function toBuilder(builder: unknown, settings: XmlWriterSettings | null = null): XmlWriter {
  if (builder === null) throw argumentNull('output');
  return toWriter(new StringWriter(builder), settings);
}

/** WriteValue: booleans, dates and spans have a form of their own in XML. */
function writeValue(self: XmlWriter, value: unknown): void {
  self.string(typeof value === 'boolean' ? String(value) : netText(value));
}
function writeNodeOf(self: XmlWriter, reader: XmlReader): void {
  const fragment = new XmlDocumentFragment(new XmlDocument());
  if (reader.state === 'Initial') {
    reader.start();
    build(fragment, fragment.owner, () => reader.nextEvent(), true);
  } else build(fragment, fragment.owner, reader.subtreeEvents(), true);
  writeContent(fragment, self);
}
const close = (self: XmlWriter) => self.close();

defineType('System.Xml.XmlWriter', { assembly, class: XmlWriter }, () => ({
  abstract: true,
  interfaces: ['System.IDisposable', 'System.IAsyncDisposable'],
  members: {
    'System.Xml.XmlWriterSettings Settings {get;}': (self: XmlWriter) =>
      self instanceof XmlWellFormedWriter ? self.settings : null,
    'System.Xml.WriteState WriteState {get;}': (self: XmlWriter) =>
      self.state === 'Epilog'
        ? self instanceof XmlWellFormedWriter && !self.isDocument
          ? 'Prolog'
          : 'Content'
        : self.state,
    'System.Xml.XmlSpace XmlSpace {get;}': () => 0,
    'string XmlLang {get;}': () => null,
    'void WriteStartDocument()': (self: XmlWriter) => self.startDocument(null),
    'void WriteStartDocument(bool standalone)': (self: XmlWriter, standalone: boolean) =>
      self.startDocument(standalone),
    'void WriteEndDocument()': (self: XmlWriter) => self.endDocument(),
    'void WriteDocType(string name, string pubid, string sysid, string subset)': (
      self: XmlWriter,
      name: string,
      publicId: string | null,
      systemId: string | null,
      subset: string | null,
    ) => self.docType(name, publicId, systemId, subset),
    'void WriteStartElement(string localName, string ns)': (self: XmlWriter, name: string, namespace: string | null) =>
      self.startElement(null, name, namespace),
    'void WriteStartElement(string prefix, string localName, string ns)': (
      self: XmlWriter,
      prefix: string | null,
      name: string,
      namespace: string | null,
    ) => self.startElement(prefix, name, namespace),
    'void WriteStartElement(string localName)': (self: XmlWriter, name: string) => self.startElement(null, name, null),
    'void WriteEndElement()': (self: XmlWriter) => self.endElement(),
    'void WriteFullEndElement()': (self: XmlWriter) => self.fullEndElement(),
    'void WriteAttributeString(string localName, string ns, string value)': (
      self: XmlWriter,
      name: string,
      namespace: string | null,
      value: string | null,
    ) => self.attribute(null, name, namespace, value ?? ''),
    'void WriteAttributeString(string localName, string value)': (
      self: XmlWriter,
      name: string,
      value: string | null,
    ) => self.attribute(null, name, null, value ?? ''),
    'void WriteAttributeString(string prefix, string localName, string ns, string value)': (
      self: XmlWriter,
      prefix: string | null,
      name: string,
      namespace: string | null,
      value: string | null,
    ) => self.attribute(prefix, name, namespace, value ?? ''),
    'void WriteStartAttribute(string localName, string ns)': (
      self: XmlWriter,
      name: string,
      namespace: string | null,
    ) => self.startAttribute(null, name, namespace),
    'void WriteStartAttribute(string prefix, string localName, string ns)': (
      self: XmlWriter,
      prefix: string | null,
      name: string,
      namespace: string | null,
    ) => self.startAttribute(prefix, name, namespace),
    'void WriteStartAttribute(string localName)': (self: XmlWriter, name: string) =>
      self.startAttribute(null, name, null),
    'void WriteEndAttribute()': (self: XmlWriter) => self.endAttribute(),
    'void WriteCData(string text)': (self: XmlWriter, text: string | null) => self.cdata(text ?? ''),
    'void WriteComment(string text)': (self: XmlWriter, text: string | null) => self.comment(text ?? ''),
    'void WriteProcessingInstruction(string name, string text)': (self: XmlWriter, name: string, text: string | null) =>
      self.instruction(name, text ?? ''),
    'void WriteEntityRef(string name)': (self: XmlWriter, name: string) => self.entityReference(name),
    'void WriteCharEntity(char ch)': (self: XmlWriter, c: string) => self.characterEntity(c),
    'void WriteWhitespace(string ws)': (self: XmlWriter, text: string | null) => self.whitespace(text ?? ''),
    'void WriteString(string text)': (self: XmlWriter, text: string | null) => self.string(text ?? ''),
    'void WriteSurrogateCharEntity(char lowChar, char highChar)': (self: XmlWriter, low: string, high: string) =>
      self.characterEntity(high + low),
    'void WriteChars(char[] buffer, int index, int count)': (
      self: XmlWriter,
      buffer: string[],
      index: number,
      count: number,
    ) => self.string(buffer.slice(index, index + count).join('')),
    'void WriteRaw(char[] buffer, int index, int count)': (
      self: XmlWriter,
      buffer: string[],
      index: number,
      count: number,
    ) => self.raw(buffer.slice(index, index + count).join('')),
    'void WriteRaw(string data)': (self: XmlWriter, text: string | null) => self.raw(text ?? ''),
    'void WriteBase64(byte[] buffer, int index, int count)': (
      self: XmlWriter,
      buffer: Uint8Array,
      index: number,
      count: number,
    ) => self.string(Buffer.from(buffer.subarray(index, index + count)).toString('base64')),
    'void WriteBinHex(byte[] buffer, int index, int count)': (
      self: XmlWriter,
      buffer: Uint8Array,
      index: number,
      count: number,
    ) =>
      self.string(
        Buffer.from(buffer.subarray(index, index + count))
          .toString('hex')
          .toUpperCase(),
      ),
    'void Close()': close,
    'void Dispose()': close,
    'void Flush()': (self: XmlWriter) => self.flush(),
    'string LookupPrefix(string ns)': (self: XmlWriter, namespace: string) => self.lookUpPrefix(namespace),
    'void WriteNmToken(string name)': (self: XmlWriter, name: string) => self.string(name),
    'void WriteName(string name)': (self: XmlWriter, name: string) => self.string(name),
    'void WriteQualifiedName(string localName, string ns)': (
      self: XmlWriter,
      name: string,
      namespace: string | null,
    ) => {
      const prefix = namespace ? self.lookUpPrefix(namespace) : '';
      if (prefix === null) throw argumentError(`The '${namespace}' namespace is not defined.`);
      self.string(prefix === '' ? name : `${prefix}:${name}`);
    },
    'void WriteValue(string value)': writeValue,
    'void WriteValue(bool value)': writeValue,
    'void WriteValue(datetime value)': (self: XmlWriter, date: unknown) =>
      self.string(invokeMethod(date, 'ToString', ['yyyy-MM-ddTHH:mm:ss.FFFFFFFK']) as string),
    'void WriteValue(System.DateTimeOffset value)': (self: XmlWriter, date: unknown) =>
      self.string(invokeMethod(date, 'ToString', ['yyyy-MM-ddTHH:mm:ss.FFFFFFFK']) as string),
    'void WriteValue(timespan value)': (self: XmlWriter, span: never) => self.string(formatDuration(span)),
    'void WriteValue(double value)': writeValue,
    'void WriteValue(float value)': writeValue,
    'void WriteValue(decimal value)': writeValue,
    'void WriteValue(int value)': writeValue,
    'void WriteValue(long value)': writeValue,
    'void WriteValue(System.Object value)': (self: XmlWriter, value: unknown) => {
      if (value === null) throw argumentNull('value');
      writeValue(self, value);
    },
    'void WriteAttributes(System.Xml.XmlReader reader, bool defattr)': (self: XmlWriter, reader: XmlReader) => {
      for (const { prefix, localName, namespace, value } of reader.attributes)
        self.attribute(prefix, localName, namespace, value);
    },
    'void WriteNode(System.Xml.XmlReader reader, bool defattr)': writeNodeOf,
    'void WriteElementString(string localName, string value)': (self: XmlWriter, name: string, value: string | null) =>
      self.elementWithText(null, name, null, value),
    'void WriteElementString(string localName, string ns, string value)': (
      self: XmlWriter,
      name: string,
      namespace: string | null,
      value: string | null,
    ) => self.elementWithText(null, name, namespace, value),
    'void WriteElementString(string prefix, string localName, string ns, string value)': (
      self: XmlWriter,
      prefix: string | null,
      name: string,
      namespace: string | null,
      value: string | null,
    ) => self.elementWithText(prefix, name, namespace, value),
    'static System.Xml.XmlWriter Create(string outputFileName)': (path: string) => toFile(path),
    'static System.Xml.XmlWriter Create(string outputFileName, System.Xml.XmlWriterSettings settings)': toFile,
    'static System.Xml.XmlWriter Create(System.IO.Stream output)': (stream: NetStream) => toStream(stream),
    'static System.Xml.XmlWriter Create(System.IO.Stream output, System.Xml.XmlWriterSettings settings)': toStream,
    'static System.Xml.XmlWriter Create(System.IO.TextWriter output)': (writer: NetTextWriter) => toWriter(writer),
    'static System.Xml.XmlWriter Create(System.IO.TextWriter output, System.Xml.XmlWriterSettings settings)': toWriter,
    'static System.Xml.XmlWriter Create(System.Text.StringBuilder output)': (builder: unknown) => toBuilder(builder),
    'static System.Xml.XmlWriter Create(System.Text.StringBuilder output, System.Xml.XmlWriterSettings settings)':
      toBuilder,
    'static System.Xml.XmlWriter Create(System.Xml.XmlWriter output)': (writer: XmlWriter) => writer,
    'static System.Xml.XmlWriter Create(System.Xml.XmlWriter output, System.Xml.XmlWriterSettings settings)': (
      writer: XmlWriter,
    ) => writer,
  },
}));
defineType('System.Xml.XmlWellFormedWriter', { assembly, class: XmlWellFormedWriter }, () => ({
  base: 'System.Xml.XmlWriter',
  members: {},
}));

function onWriter(writer: NetTextWriter | null): XmlTextWriter {
  if (writer === null) throw argumentNull('w');
  return new XmlTextWriter(new WriterSink(writer, true), webName(writer.encoding), writer.newLine);
}
function property<K extends 'indentation' | 'indentChar' | 'quote'>(name: K) {
  return {
    get: (self: XmlTextWriter) => self[name],
    set: (self: XmlTextWriter, value: XmlTextWriter[K]) => {
      self[name] = value;
    },
  };
}
defineType('System.Xml.XmlTextWriter', { assembly, class: XmlTextWriter }, () => ({
  base: 'System.Xml.XmlWriter',
  members: {
    'new(System.IO.Stream w, System.Text.Encoding encoding)': (_type: NetType, stream: NetStream, encoding: unknown) =>
      new XmlTextWriter(sinkOfStream(stream, encoding, true), webName(encoding)),
    'new(string filename, System.Text.Encoding encoding)': (_type: NetType, path: string, encoding: unknown) =>
      new XmlTextWriter(sinkOfFile(path, encoding), webName(encoding)),
    'new(System.IO.TextWriter w)': (_type: NetType, writer: NetTextWriter) => onWriter(writer),
    'System.IO.Stream BaseStream {get;}': () => null,
    'bool Namespaces {get;set;}': {
      get: () => true,
      set: (_self: XmlTextWriter, value: boolean) => {
        if (!value) throw invalidOperation('Namespaces are always written.');
      },
    },
    'System.Xml.Formatting Formatting {get;set;}': {
      get: (self: XmlTextWriter) => (self.isIndented ? 1 : 0),
      set: (self: XmlTextWriter, value: EnumValue) => {
        self.isIndented = netText(value) === 'Indented';
      },
    },
    'int Indentation {get;set;}': property('indentation'),
    'char IndentChar {get;set;}': property('indentChar'),
    'char QuoteChar {get;set;}': property('quote'),
  },
}));
