/** TextWriter, StringWriter and StreamWriter. */
import { formatComposite } from '../../language/format/index.js';
import { construct, getStatic, invokeMethod } from '../../objects/members.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../objects/net-type.js';
import { double, SingleBox } from '../../objects/values.js';
import { netText } from '../collections/elements.js';
import { argumentError, argumentNull } from '../system/errors.js';
import type { FileStreamOptions } from './enumeration-options.js';
import { openFile, openWithOptions } from './file-stream.js';
import { objectDisposed } from './io-errors.js';
import { MemoryStream } from './memory-stream.js';
import type { NetStream } from './net-stream.js';
import { codecOf, type TextCodec } from './text-encoding.js';

export abstract class NetTextWriter {
  declare readonly netType: NetType;
  newLine = '\n';
  isClosed = false;
  abstract put(text: string): void;
  abstract get encoding(): unknown;
  flush(): void {}
  close(): void {
    this.isClosed = true;
  }
}

/** Takes text and forgets it. */
class NullWriter extends NetTextWriter {
  put(): void {}
  get encoding(): unknown {
    return getStatic(requireType('System.Text.Encoding'), 'Unicode');
  }
}

export class StringWriter extends NetTextWriter {
  #text = '';
  /** The StringBuilder, from when it is known to anybody else. */
  #builder: unknown;
  constructor(builder: unknown = null) {
    super();
    this.#builder = builder;
  }
  put(text: string): void {
    if (this.#builder === null) this.#text += text;
    else invokeMethod(this.#builder, 'Append', [text]);
  }
  get text(): string {
    return this.#builder === null ? this.#text : (invokeMethod(this.#builder, 'ToString', []) as string);
  }
  get builder(): unknown {
    this.#builder ??= construct(requireType('System.Text.StringBuilder'), [this.#text]);
    return this.#builder;
  }
  get encoding(): unknown {
    return getStatic(requireType('System.Text.Encoding'), 'Unicode');
  }
}

/** Text is kept until it is flushed, as a script that forgets to close a writer would see in .NET. */
export class StreamWriter extends NetTextWriter {
  autoFlush = false;
  #pending: string[] = [];
  #length = 0;
  readonly #codec: TextCodec;
  #preamblePending: boolean;
  constructor(
    readonly stream: NetStream,
    readonly givenEncoding: unknown = null,
    readonly leaveOpen = false,
  ) {
    super();
    this.#codec = codecOf(givenEncoding);
    this.#preamblePending = !stream.canSeek || stream.position === 0;
  }
  put(text: string): void {
    this.#pending.push(text);
    this.#length += text.length;
    if (this.autoFlush || this.#length > 4096) this.#writeOut();
  }
  #writeOut(): void {
    if (this.#preamblePending && this.#length > 0) {
      this.#preamblePending = false;
      if (this.#codec.preamble.length > 0) this.stream.writeFrom(this.#codec.preamble);
    }
    if (this.#length > 0) this.stream.writeFrom(this.#codec.encode(this.#pending.join('')));
    this.#pending = [];
    this.#length = 0;
  }
  override flush(): void {
    this.#writeOut();
    this.stream.flush();
  }
  override close(): void {
    if (this.isClosed) return;
    super.close();
    this.#writeOut();
    if (this.leaveOpen) this.stream.flush();
    else this.stream.close();
  }
  get encoding(): unknown {
    return this.givenEncoding ?? getStatic(requireType('System.Text.Encoding'), 'UTF8');
  }
}

function open(self: NetTextWriter): NetTextWriter {
  if (!self.isClosed) return self;
  if (self instanceof StringWriter) throw objectDisposed('Cannot write to a closed TextWriter.');
  throw objectDisposed('Cannot write to a closed TextWriter.', self.netType.name);
}

/** Value parameters of Write and WriteLine, and what text each kind makes. */
const valueText: Record<string, (value: never) => string> = {
  'char value': (value: string) => value,
  'char[] buffer': (value: string[] | null) => value?.join('') ?? '',
  'bool value': (value: boolean) => (value ? 'True' : 'False'),
  'int value': String,
  'uint value': String,
  'long value': String,
  'ulong value': String,
  'float value': (value: number) => netText(new SingleBox(value)),
  'double value': (value: number) => netText(double(value)),
  'decimal value': netText,
  'string value': (value: string | null) => value ?? '',
  'System.Object value': netText,
  'System.Text.StringBuilder value': netText,
};
const argumentLists = [
  'System.Object arg0',
  'System.Object arg0, System.Object arg1',
  'System.Object arg0, System.Object arg1, System.Object arg2',
];

function writeMembers(): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {
    'void WriteLine()': (self: NetTextWriter) => open(self).put(self.newLine),
  };
  for (const [name, end] of [
    ['Write', (_self: NetTextWriter) => ''],
    ['WriteLine', (self: NetTextWriter) => self.newLine],
  ] as const) {
    for (const [parameter, textOf] of Object.entries(valueText))
      members[`void ${name}(${parameter})`] = (self: NetTextWriter, value: never) =>
        open(self).put(textOf(value) + end(self));
    members[`void ${name}(char[] buffer, int index, int count)`] = (
      self: NetTextWriter,
      buffer: string[],
      index: number,
      count: number,
    ) => open(self).put(buffer.slice(index, index + count).join('') + end(self));
    for (const list of argumentLists)
      members[`void ${name}(string format, ${list})`] = (self: NetTextWriter, format: string, ...args: unknown[]) =>
        open(self).put(formatComposite(format, args) + end(self));
    members[`void ${name}(string format, Params System.Object[] arg)`] = (
      self: NetTextWriter,
      format: string,
      args: unknown[],
    ) => open(self).put(formatComposite(format, args) + end(self));
  }
  return members;
}

const nullWriter = new NullWriter();
defineType('System.IO.TextWriter', { class: NetTextWriter }, () => ({
  base: 'System.MarshalByRefObject',
  abstract: true,
  interfaces: ['System.IDisposable', 'System.IAsyncDisposable'],
  members: {
    'static System.IO.TextWriter Null {get;}': () => nullWriter,
    'System.Text.Encoding Encoding {get;}': (self: NetTextWriter) => self.encoding,
    'string NewLine {get;set;}': {
      get: (self: NetTextWriter) => self.newLine,
      set: (self: NetTextWriter, value: string | null) => {
        self.newLine = value ?? '\n';
      },
    },
    'void Close()': (self: NetTextWriter) => self.close(),
    'void Dispose()': (self: NetTextWriter) => self.close(),
    'void Flush()': (self: NetTextWriter) => open(self).flush(),
    ...writeMembers(),
    'static System.IO.TextWriter Synchronized(System.IO.TextWriter writer)': (writer: NetTextWriter) => writer,
  },
}));

defineType('System.IO.StringWriter', { class: StringWriter }, () => ({
  base: 'System.IO.TextWriter',
  toString: (self: StringWriter) => self.text,
  members: {
    'new()': () => new StringWriter(),
    'new(System.IFormatProvider formatProvider)': () => new StringWriter(),
    'new(System.Text.StringBuilder sb)': (_type: NetType, builder: unknown) => overBuilder(builder),
    'new(System.Text.StringBuilder sb, System.IFormatProvider formatProvider)': (_type: NetType, builder: unknown) =>
      overBuilder(builder),
    'System.Text.StringBuilder GetStringBuilder()': (self: StringWriter) => self.builder,
    'string ToString()': (self: StringWriter) => self.text,
  },
}));
function overBuilder(builder: unknown): StringWriter {
  if (builder === null) throw argumentNull('sb');
  return new StringWriter(builder);
}

function onStream(stream: NetStream | null, encoding: unknown = null, leaveOpen = false): StreamWriter {
  if (stream === null) throw argumentNull('stream');
  if (!stream.canWrite) throw argumentError('Stream was not writable.');
  return new StreamWriter(stream, encoding, leaveOpen);
}
/** A writer of a file that is made anew, or added to. */
export function writerFor(path: string | null, append = false, encoding: unknown = null): StreamWriter {
  return new StreamWriter(openFile(path, append ? 'Append' : 'Create', 2), encoding);
}

defineType('System.IO.StreamWriter', { class: StreamWriter }, () => ({
  base: 'System.IO.TextWriter',
  members: {
    'new(System.IO.Stream stream)': (_type: NetType, stream: NetStream) => onStream(stream),
    'new(System.IO.Stream stream, System.Text.Encoding encoding)': (
      _type: NetType,
      stream: NetStream,
      encoding: unknown,
    ) => onStream(stream, encoding),
    'new(System.IO.Stream stream, System.Text.Encoding encoding, int bufferSize)': (
      _type: NetType,
      stream: NetStream,
      encoding: unknown,
    ) => onStream(stream, encoding),
    'new(System.IO.Stream stream, System.Text.Encoding encoding = null, int bufferSize = -1, bool leaveOpen = False)': (
      _type: NetType,
      stream: NetStream,
      encoding: unknown = null,
      _bufferSize = -1,
      leaveOpen = false,
    ) => onStream(stream, encoding, leaveOpen),
    'new(string path)': (_type: NetType, path: string) => writerFor(path),
    'new(string path, bool append)': (_type: NetType, path: string, append: boolean) => writerFor(path, append),
    'new(string path, bool append, System.Text.Encoding encoding)': (
      _type: NetType,
      path: string,
      append: boolean,
      encoding: unknown,
    ) => writerFor(path, append, encoding),
    'new(string path, bool append, System.Text.Encoding encoding, int bufferSize)': (
      _type: NetType,
      path: string,
      append: boolean,
      encoding: unknown,
    ) => writerFor(path, append, encoding),
    'new(string path, System.IO.FileStreamOptions options)': (
      _type: NetType,
      path: string,
      options: FileStreamOptions,
    ) => new StreamWriter(openWithOptions(path, options)),
    'static System.IO.StreamWriter Null {get;}': () => new StreamWriter(new MemoryStream()),
    'bool AutoFlush {get;set;}': {
      get: (self: StreamWriter) => self.autoFlush,
      set: (self: StreamWriter, value: boolean) => {
        self.autoFlush = value;
        if (value) self.flush();
      },
    },
    'System.IO.Stream BaseStream {get;}': (self: StreamWriter) => self.stream,
  },
}));
