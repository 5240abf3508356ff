/**
 * TextReader, StringReader and StreamReader. A StreamReader decodes its stream when it is first read from; one that cannot seek (a
 * connection, a program's output) piece by piece, no further than is asked for.
 */

import { getStatic, invokeMethod, invokeStatic } from '../../objects/members.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { argumentError, argumentNull, outOfRange } from '../system/errors.js';
import type { Decoder } from '../text/encoding/coders.js';
import type { FileStreamOptions } from './enumeration-options.js';
import { openFile, openWithOptions } from './file-stream.js';
import { objectDisposed } from './io-errors.js';
import { MemoryStream } from './memory-stream.js';
import { type NetStream, readable } from './net-stream.js';
import { codecByMark, codecOf } from './text-encoding.js';

export abstract class NetTextReader {
  declare readonly netType: NetType;
  isClosed = false;
  protected position = 0;
  /** All the text that is there so far. */
  protected abstract get text(): string;
  /** Brings more text; false at the end. */
  protected more(): boolean {
    return false;
  }

  /** The rest of what is left to read, without reading it. */
  get rest(): string {
    while (this.more());
    return this.text.slice(this.position);
  }
  get atEnd(): boolean {
    while (this.position >= this.text.length) if (!this.more()) return true;
    return false;
  }
  peek(): number {
    return this.atEnd ? -1 : this.text.charCodeAt(this.position);
  }
  read(): number {
    const unit = this.peek();
    if (unit >= 0) this.position++;
    return unit;
  }
  readLine(): string | null {
    if (this.atEnd) return null;
    const end = this.#lineEnd();
    const { text } = this;
    const line = text.slice(this.position, end?.from ?? text.length);
    this.position = end?.to ?? text.length;
    return line;
  }
  #lineEnd(): { from: number; to: number } | null {
    for (;;) {
      lineEnd.lastIndex = this.position;
      const { text } = this;
      const end = lineEnd.exec(text);
      // A \r that came last may be half of an end of line.
      const isHalf = end?.[0] === '\r' && lineEnd.lastIndex === text.length && this.more();
      if (end && !isHalf) return { from: end.index, to: end.index + end[0].length };
      if (!end && !this.more()) return null;
    }
  }
  readToEnd(): string {
    const { rest } = this;
    this.position += rest.length;
    return rest;
  }
  readChars(count: number): string {
    if (this.atEnd) return '';
    const part = this.text.slice(this.position, this.position + count);
    this.position += part.length;
    return part;
  }
  close(): void {
    this.isClosed = true;
  }
}
const lineEnd = /\r\n|\r|\n/g;

export class StringReader extends NetTextReader {
  constructor(protected readonly text: string) {
    super();
  }
}

export class StreamReader extends NetTextReader {
  #text: string | undefined;
  /** Of a stream that cannot seek: it keeps the bytes of a character that is not whole yet. */
  #decoder: Decoder | undefined;
  #isOver = false;
  constructor(
    readonly stream: NetStream,
    readonly encoding: unknown = null,
    readonly detectMark = true,
    readonly leaveOpen = false,
  ) {
    super();
  }
  protected get text(): string {
    this.#text ??= this.stream.canSeek ? this.#wholeText() : '';
    return this.#text;
  }
  #wholeText(): string {
    const { codec, content } = this.#begin(readable(this.stream).readToEnd());
    return codec.decode(content);
  }
  protected override more(): boolean {
    if (this.stream.canSeek || this.#isOver) return false;
    const buffer = new Uint8Array(4096);
    const count = readable(this.stream).readInto(buffer, 0, buffer.length);
    this.#isOver = count === 0;
    let bytes: Uint8Array = buffer.subarray(0, count);
    if (this.#decoder === undefined) {
      const { marked, content } = this.#begin(bytes);
      this.#decoder = decoderOf(marked ? encodingNamed(marked.name) : currentEncoding(this));
      bytes = content;
    }
    const piece = this.#decoder.decode(bytes, this.#isOver);
    this.#text = this.text + piece;
    return !this.#isOver || piece !== '';
  }
  /** The first bytes, without the mark of the encoding that they may begin with. */
  #begin(bytes: Uint8Array) {
    const marked = this.detectMark ? codecByMark(bytes) : null;
    const codec = marked ?? codecOf(this.encoding);
    const { preamble } = codec;
    const hasPreamble = preamble.length > 0 && preamble.every((byte, i) => bytes[i] === byte);
    return { marked, codec, content: hasPreamble ? bytes.subarray(preamble.length) : bytes };
  }
  /** What was decoded is forgotten: the stream may have been moved. */
  discard(): void {
    this.#text = undefined;
    this.position = 0;
  }
  override close(): void {
    super.close();
    if (!this.leaveOpen) this.stream.close();
  }
}

function encodingNamed(name: string): unknown {
  return invokeStatic(requireType('System.Text.Encoding'), 'GetEncoding', [name]);
}
function decoderOf(encoding: unknown): Decoder {
  return invokeMethod(encoding, 'GetDecoder', []) as Decoder;
}

function open(self: NetTextReader): NetTextReader {
  if (self.isClosed) throw objectDisposed('Cannot read from a closed TextReader.');
  return self;
}
function readInto(self: NetTextReader, buffer: unknown[], index: number, count: number): number {
  if (buffer === null) throw argumentNull('buffer');
  if (index < 0) throw outOfRange('index', 'Non-negative number required.');
  if (count < 0) throw outOfRange('count', 'Non-negative number required.');
  if (buffer.length - index < count)
    throw argumentError(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  const part = open(self).readChars(count);
  for (let i = 0; i < part.length; i++) buffer[index + i] = part[i];
  return part.length;
}

const nullReader = new StringReader('');
defineType('System.IO.TextReader', { class: NetTextReader }, () => ({
  base: 'System.MarshalByRefObject',
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: {
    'static System.IO.TextReader Null {get;}': () => nullReader,
    'void Close()': (self: NetTextReader) => self.close(),
    'void Dispose()': (self: NetTextReader) => self.close(),
    'int Peek()': (self: NetTextReader) => open(self).peek(),
    'int Read()': (self: NetTextReader) => open(self).read(),
    'int Read(char[] buffer, int index, int count)': readInto,
    'string ReadToEnd()': (self: NetTextReader) => open(self).readToEnd(),
    'int ReadBlock(char[] buffer, int index, int count)': readInto,
    'string ReadLine()': (self: NetTextReader) => open(self).readLine(),
    'static System.IO.TextReader Synchronized(System.IO.TextReader reader)': (reader: NetTextReader) => reader,
  },
}));

defineType('System.IO.StringReader', { class: StringReader }, () => ({
  base: 'System.IO.TextReader',
  members: { 'new(string s)': (_type: NetType, text: string | null) => new StringReader(text ?? '') },
}));

function fromStream(
  stream: NetStream | null,
  encoding: unknown = null,
  detect = true,
  leaveOpen = false,
): StreamReader {
  if (stream === null) throw argumentNull('stream');
  if (!stream.canRead) throw argumentError('Stream was not readable.');
  return new StreamReader(stream, encoding, detect, leaveOpen);
}
function fromPath(path: string | null, encoding: unknown = null, detect = true): StreamReader {
  return new StreamReader(openFile(path, 'Open', 1), encoding, detect);
}
function currentEncoding(self: StreamReader): unknown {
  return self.encoding ?? getStatic(requireType('System.Text.Encoding'), 'UTF8');
}

defineType('System.IO.StreamReader', { class: StreamReader }, () => ({
  base: 'System.IO.TextReader',
  members: {
    'new(System.IO.Stream stream)': (_type: NetType, stream: NetStream) => fromStream(stream),
    'new(System.IO.Stream stream, bool detectEncodingFromByteOrderMarks)': (
      _type: NetType,
      stream: NetStream,
      detect: boolean,
    ) => fromStream(stream, null, detect),
    'new(System.IO.Stream stream, System.Text.Encoding encoding)': (
      _type: NetType,
      stream: NetStream,
      encoding: unknown,
    ) => fromStream(stream, encoding),
    'new(System.IO.Stream stream, System.Text.Encoding encoding, bool detectEncodingFromByteOrderMarks)': (
      _type: NetType,
      stream: NetStream,
      encoding: unknown,
      detect: boolean,
    ) => fromStream(stream, encoding, detect),
    'new(System.IO.Stream stream, System.Text.Encoding encoding, bool detectEncodingFromByteOrderMarks, int bufferSize)':
      (_type: NetType, stream: NetStream, encoding: unknown, detect: boolean) => fromStream(stream, encoding, detect),
    'new(System.IO.Stream stream, System.Text.Encoding encoding = null, bool detectEncodingFromByteOrderMarks = True, int bufferSize = -1, bool leaveOpen = False)':
      (
        _type: NetType,
        stream: NetStream,
        encoding: unknown = null,
        detect = true,
        _bufferSize = -1,
        leaveOpen = false,
      ) => fromStream(stream, encoding, detect, leaveOpen),
    'new(string path)': (_type: NetType, path: string) => fromPath(path),
    'new(string path, bool detectEncodingFromByteOrderMarks)': (_type: NetType, path: string, detect: boolean) =>
      fromPath(path, null, detect),
    'new(string path, System.Text.Encoding encoding)': (_type: NetType, path: string, encoding: unknown) =>
      fromPath(path, encoding),
    'new(string path, System.Text.Encoding encoding, bool detectEncodingFromByteOrderMarks)': (
      _type: NetType,
      path: string,
      encoding: unknown,
      detect: boolean,
    ) => fromPath(path, encoding, detect),
    'new(string path, System.IO.FileStreamOptions options)': (
      _type: NetType,
      path: string,
      options: FileStreamOptions,
    ) => new StreamReader(openWithOptions(path, options)),
    'static System.IO.StreamReader Null {get;}': () => new StreamReader(new MemoryStream()),
    'System.Text.Encoding CurrentEncoding {get;}': currentEncoding,
    'System.IO.Stream BaseStream {get;}': (self: StreamReader) => self.stream,
    'bool EndOfStream {get;}': (self: StreamReader) => (open(self) as StreamReader).atEnd,
    'void DiscardBufferedData()': (self: StreamReader) => self.discard(),
  },
}));
