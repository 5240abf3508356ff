/** How documents and elements of System.Xml.Linq are loaded and saved. */
import type { MemberImplementation } from '../../../objects/net-type.js';
import type { EnumValue } from '../../../objects/values.js';
import { netText } from '../../collections/elements.js';
import type { NetStream } from '../../io/net-stream.js';
import type { NetTextReader } from '../../io/text-reader.js';
import type { NetTextWriter } from '../../io/text-writer.js';
import { argumentNull } from '../../system/errors.js';
import { plainStyle, XmlWellFormedWriter } from '../well-formed-writer.js';
import { encodingOf, readXmlFile, readXmlStream, sinkOfFile, sinkOfStream, WriterSink, webName } from '../xml-file.js';
import type { XmlReader } from '../xml-reader.js';
import type { XmlSink, XmlWriter } from '../xml-writer.js';
import { type XContainer, XDocument, type XElement } from './x-nodes.js';
import { documentOf, parseDocument, writeXNode } from './x-text.js';

/** Whether a flag is set in SaveOptions or LoadOptions. */
export function has(options: EnumValue | null | undefined, flag: string): boolean {
  return options !== null && options !== undefined && netText(options).split(', ').includes(flag);
}
/** The Load and Parse members of `type`, which makes its instances of documents. */
export function load<T>(type: string, make: (document: XDocument) => T): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {};
  const sources: Record<string, (source: never) => string> = {
    'Load(string uri': (path: string) => readXmlFile(path),
    'Load(System.IO.Stream stream': (stream: NetStream) => readXmlStream(stream),
    'Load(System.IO.TextReader textReader': (reader: NetTextReader) => reader.readToEnd(),
    'Parse(string text': (text: string | null) => {
      if (text === null) throw argumentNull('s');
      return text;
    },
  };
  for (const [signature, read] of Object.entries(sources)) {
    const from = (source: never, options: EnumValue | null = null) =>
      make(parseDocument(read(source), has(options, 'PreserveWhitespace')));
    members[`static System.Xml.Linq.${type} ${signature})`] = (source: never) => from(source);
    members[`static System.Xml.Linq.${type} ${signature}, System.Xml.Linq.LoadOptions options)`] = from;
  }
  members[`static System.Xml.Linq.${type} Load(System.Xml.XmlReader reader)`] = (reader: XmlReader) => {
    reader.start();
    return make(documentOf(() => reader.nextEvent(), false));
  };
  return members;
}
export function rootOf(document: XDocument): XElement {
  const root = document.root as XElement;
  root.remove();
  return root;
}

function saveTo(node: XContainer, sink: XmlSink, encoding: string | null, options: EnumValue | null): void {
  const style = { ...plainStyle, indent: !has(options, 'DisableFormatting') };
  const writer = new XmlWellFormedWriter(sink, style, encoding, null);
  saveToWriter(node, writer);
  writer.close();
}
function saveToWriter(node: XContainer, writer: XmlWriter): void {
  const standalone = node instanceof XDocument ? node.declaration?.standalone : null;
  writer.startDocument(standalone === 'yes' || standalone === 'no' ? standalone === 'yes' : null);
  writeXNode(node, writer);
  writer.endDocument();
}
function encodingFor(node: XContainer): unknown {
  return encodingOf((node instanceof XDocument && node.declaration?.encoding) || 'utf-8');
}
export const saveMembers: Record<string, MemberImplementation> = {};
for (const hasOptions of [false, true]) {
  const rest = hasOptions ? ', System.Xml.Linq.SaveOptions options)' : ')';
  saveMembers[`void Save(string fileName${rest}`] = (
    self: XContainer,
    path: string,
    options: EnumValue | null = null,
  ) => {
    const encoding = encodingFor(self);
    saveTo(self, sinkOfFile(path, encoding), webName(encoding), options);
  };
  saveMembers[`void Save(System.IO.Stream stream${rest}`] = (
    self: XContainer,
    stream: NetStream,
    options: EnumValue | null = null,
  ) => {
    const encoding = encodingFor(self);
    saveTo(self, sinkOfStream(stream, encoding, false), webName(encoding), options);
  };
  saveMembers[`void Save(System.IO.TextWriter textWriter${rest}`] = (
    self: XContainer,
    writer: NetTextWriter,
    options: EnumValue | null = null,
  ) => saveTo(self, new WriterSink(writer, false), webName(writer.encoding), options);
}
saveMembers['void Save(System.Xml.XmlWriter writer)'] = saveToWriter;
