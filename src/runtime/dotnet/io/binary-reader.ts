/** System.IO.BinaryReader: little-endian numbers and length-prefixed text. */
import { netException } from '../../objects/errors.js';
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';
import { Decimal } from '../../objects/values.js';
import { argumentError, argumentNull, formatError, mustNotBeNegative } from '../system/errors.js';
import { checkBuffer, closedStream, type NetStream } from './net-stream.js';
import { codecOf, type TextCodec } from './text-encoding.js';

export class BinaryReader {
  declare readonly netType: NetType;
  isClosed = false;
  readonly codec: TextCodec;
  constructor(
    readonly stream: NetStream,
    encoding: unknown = null,
    readonly leaveOpen = false,
  ) {
    this.codec = codecOf(encoding);
  }
  /** Up to `count` bytes. */
  bytes(count: number): Uint8Array {
    if (this.isClosed || this.stream.isClosed) throw closedStream();
    const buffer = new Uint8Array(count);
    let done = 0;
    while (done < count) {
      const got = this.stream.readInto(buffer, done, count - done);
      if (got === 0) break;
      done += got;
    }
    return buffer.subarray(0, done);
  }
  /** Exactly `count` bytes. Throws EndOfStreamException. */
  exactly(count: number): DataView {
    const bytes = this.bytes(count);
    if (bytes.length < count)
      throw netException('System.IO.EndOfStreamException', 'Unable to read beyond the end of the stream.');
    return new DataView(bytes.buffer, bytes.byteOffset, count);
  }
  /** One UTF-16 unit, or -1 at the end. A character outside the BMP cannot be read this way, as in .NET. */
  char(): number {
    for (let count = 1; count <= 4; count++) {
      const start = this.stream.canSeek ? this.stream.position : -1;
      const bytes = this.bytes(count);
      if (bytes.length === 0) return -1;
      const text = this.codec.decode(bytes);
      if (!text.includes('\ufffd') && text.length > 0) return text.charCodeAt(0);
      if (start < 0 || bytes.length < count) return text.charCodeAt(0);
      this.stream.seek(start, 'begin');
    }
    throw argumentError('The output char buffer is too small to contain the decoded characters.', 'chars');
  }
  /** An integer in groups of seven bits. */
  sevenBit(maximumBytes: number): bigint {
    let value = 0n;
    for (let i = 0; i < maximumBytes; i++) {
      const byte = this.exactly(1).getUint8(0);
      value |= BigInt(byte & 0x7f) << BigInt(7 * i);
      if (byte < 0x80) return value;
    }
    throw formatError('Too many bytes in what should have been a 7-bit encoded integer.');
  }
  text(): string {
    const length = Number(BigInt.asIntN(32, this.sevenBit(5)));
    if (length < 0)
      throw netException(
        'System.IO.IOException',
        'BinaryReader encountered an invalid string length of -1 characters.',
      );
    const view = this.exactly(length);
    return this.codec.decode(new Uint8Array(view.buffer, view.byteOffset, length));
  }
  close(): void {
    this.isClosed = true;
    if (!this.leaveOpen) this.stream.close();
  }
}

function readDecimal(view: DataView): Decimal {
  const part = (offset: number) => BigInt(view.getUint32(offset, true));
  const flags = view.getUint32(12, true);
  const unscaled = (part(8) << 64n) | (part(4) << 32n) | part(0);
  const isNegative = flags >>> 31 === 1;
  return new Decimal(isNegative ? -unscaled : unscaled, (flags >>> 16) & 0xff, isNegative && unscaled === 0n);
}

function number(size: number, read: (view: DataView) => unknown): MemberImplementation {
  return (self: BinaryReader) => read(self.exactly(size));
}

function make(stream: NetStream | null, encoding: unknown = null, leaveOpen = false): BinaryReader {
  if (stream === null) throw argumentNull('input');
  if (!stream.canRead) throw argumentError('Stream was not readable.');
  return new BinaryReader(stream, encoding, leaveOpen);
}
function readChars(self: BinaryReader, count: number): string[] {
  if (count < 0) throw mustNotBeNegative('count', count);
  const units: string[] = [];
  while (units.length < count) {
    const unit = self.char();
    if (unit < 0) break;
    units.push(String.fromCharCode(unit));
  }
  return units;
}

defineType('System.IO.BinaryReader', { class: BinaryReader }, () => ({
  interfaces: ['System.IDisposable'],
  members: {
    'new(System.IO.Stream input)': (_type: NetType, stream: NetStream) => make(stream),
    'new(System.IO.Stream input, System.Text.Encoding encoding)': (
      _type: NetType,
      stream: NetStream,
      encoding: unknown,
    ) => make(stream, encoding),
    'new(System.IO.Stream input, System.Text.Encoding encoding, bool leaveOpen)': (
      _type: NetType,
      stream: NetStream,
      encoding: unknown,
      leaveOpen: boolean,
    ) => make(stream, encoding, leaveOpen),
    'System.IO.Stream BaseStream {get;}': (self: BinaryReader) => self.stream,
    'void Dispose()': (self: BinaryReader) => self.close(),
    'void Close()': (self: BinaryReader) => self.close(),
    'int PeekChar()': (self: BinaryReader) => {
      if (!self.stream.canSeek) return -1;
      const start = self.stream.position;
      const unit = self.char();
      self.stream.seek(start, 'begin');
      return unit;
    },
    'int Read()': (self: BinaryReader) => self.char(),
    'byte ReadByte()': number(1, (view) => view.getUint8(0)),
    'sbyte ReadSByte()': number(1, (view) => view.getInt8(0)),
    'bool ReadBoolean()': number(1, (view) => view.getUint8(0) !== 0),
    'char ReadChar()': (self: BinaryReader) => {
      const unit = self.char();
      if (unit < 0)
        throw netException('System.IO.EndOfStreamException', 'Unable to read beyond the end of the stream.');
      return String.fromCharCode(unit);
    },
    'short ReadInt16()': number(2, (view) => view.getInt16(0, true)),
    'ushort ReadUInt16()': number(2, (view) => view.getUint16(0, true)),
    'int ReadInt32()': number(4, (view) => view.getInt32(0, true)),
    'uint ReadUInt32()': number(4, (view) => view.getUint32(0, true)),
    'long ReadInt64()': number(8, (view) => view.getBigInt64(0, true)),
    'ulong ReadUInt64()': number(8, (view) => view.getBigUint64(0, true)),
    'float ReadSingle()': number(4, (view) => view.getFloat32(0, true)),
    'double ReadDouble()': number(8, (view) => view.getFloat64(0, true)),
    'decimal ReadDecimal()': number(16, readDecimal),
    'string ReadString()': (self: BinaryReader) => self.text(),
    'int Read(char[] buffer, int index, int count)': (
      self: BinaryReader,
      buffer: string[],
      index: number,
      count: number,
    ) => {
      const units = readChars(self, count);
      units.forEach((unit, i) => {
        buffer[index + i] = unit;
      });
      return units.length;
    },
    'char[] ReadChars(int count)': readChars,
    'int Read(byte[] buffer, int index, int count)': (
      self: BinaryReader,
      buffer: Uint8Array,
      index: number,
      count: number,
    ) => {
      checkBuffer(buffer, index, count);
      return self.stream.readInto(buffer, index, count);
    },
    'byte[] ReadBytes(int count)': (self: BinaryReader, count: number) => {
      if (count < 0) throw mustNotBeNegative('count', count);
      return self.bytes(count).slice();
    },
    'int Read7BitEncodedInt()': (self: BinaryReader) => Number(BigInt.asIntN(32, self.sevenBit(5))),
    'long Read7BitEncodedInt64()': (self: BinaryReader) => BigInt.asIntN(64, self.sevenBit(10)),
  },
}));
