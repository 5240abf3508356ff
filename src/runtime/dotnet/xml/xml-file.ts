/** Where XML is read from and written to: files, streams, readers and writers, each with its encoding. */
import { getProperty, invokeStatic } from '../../objects/members.js';
import { requireType } from '../../objects/net-type.js';
import { openFile } from '../io/file-stream.js';
import { type NetStream, readable } from '../io/net-stream.js';
import { fullPath } from '../io/path-text.js';
import { codecByMark, codecOf, utf8 } from '../io/text-encoding.js';
import { type NetTextWriter, StreamWriter } from '../io/text-writer.js';
import { xmlException } from './xml-errors.js';
import type { XmlSink } from './xml-writer.js';

/** The text of XML: by its mark, by the encoding that it declares, as UTF-8. Throws XmlException for an unknown encoding. */
export function decodeXml(bytes: Uint8Array): string {
  const marked = codecByMark(bytes);
  if (marked) return marked.decode(bytes.subarray(marked.preamble.length));
  const start = String.fromCharCode(...bytes.subarray(0, 256));
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1];
  if (declared === undefined || /^(utf-8|us-ascii)$/i.test(declared)) return utf8.decode(bytes);
  return codecOf(encodingByName(declared, start)).decode(bytes);
}
function encodingByName(name: string, start: string): unknown {
  try {
    return invokeStatic(requireType('System.Text.Encoding'), 'GetEncoding', [name]);
  } catch {
    throw xmlException(`System does not support '${name}' encoding.`, 1, start.indexOf(name) + 1);
  }
}

/** The text of a file by its path or file: URI. */
export function readXmlFile(location: string): string {
  const stream = openFile(pathOf(location), 'Open', 1);
  try {
    return readXmlStream(stream);
  } finally {
    stream.close();
  }
}
export function readXmlStream(stream: NetStream): string {
  return decodeXml(readable(stream).readToEnd());
}
function pathOf(location: string): string {
  return location.startsWith('file://') ? decodeURIComponent(new URL(location).pathname) : location;
}
/** The file: URI that BaseURI tells. */
export function uriOfFile(location: string): string {
  return `file://${encodeURI(fullPath(pathOf(location)))}`;
}

/** `utf-8`: Encoding.WebName. */
export function webName(encoding: unknown): string | null {
  return encoding === null ? null : (getProperty(encoding, 'WebName') as string);
}
export function encodingOf(name: string): unknown {
  return invokeStatic(requireType('System.Text.Encoding'), 'GetEncoding', [name]);
}

export class WriterSink implements XmlSink {
  constructor(
    readonly writer: NetTextWriter,
    readonly closesWriter: boolean,
  ) {}
  write(text: string): void {
    this.writer.put(text);
  }
  flush(): void {
    this.writer.flush();
  }
  close(): void {
    if (this.closesWriter) this.writer.close();
    else this.writer.flush();
  }
}
/** Null writes UTF-8 without a mark. */
export function sinkOfStream(stream: NetStream, encoding: unknown, closesStream: boolean): XmlSink {
  return new WriterSink(new StreamWriter(stream, encoding, !closesStream), true);
}
export function sinkOfFile(path: string, encoding: unknown): XmlSink {
  return new WriterSink(new StreamWriter(openFile(path, 'Create', 2), encoding), true);
}
