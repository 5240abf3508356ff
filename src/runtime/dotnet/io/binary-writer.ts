/** System.IO.BinaryWriter: little-endian numbers and length-prefixed text. */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { Decimal, EnumValue } from '../../objects/values.js';
import { argumentError, argumentNull } from '../system/errors.js';
import { checkBuffer, closedStream, type NetStream } from './net-stream.js';
import { codecOf, type TextCodec } from './text-encoding.js';

export class BinaryWriter {
  declare readonly netType: NetType;
  readonly codec: TextCodec;
  isClosed = false;
  constructor(
    readonly stream: NetStream,
    encoding: unknown = null,
    readonly leaveOpen = false,
  ) {
    this.codec = codecOf(encoding);
  }
  put(bytes: Uint8Array): void {
    if (this.isClosed || this.stream.isClosed) throw closedStream();
    this.stream.writeFrom(bytes);
  }
  /** Writes what `fill` puts into so many bytes. */
  fill(size: number, fill: (view: DataView) => void): void {
    const view = new DataView(new ArrayBuffer(size));
    fill(view);
    this.put(new Uint8Array(view.buffer));
  }
  sevenBit(value: bigint): void {
    const bytes: number[] = [];
    for (; value >= 0x80n; value >>= 7n) bytes.push(Number(value & 0x7fn) | 0x80);
    bytes.push(Number(value));
    this.put(Uint8Array.from(bytes));
  }
  text(text: string | null): void {
    if (text === null) throw argumentNull('value');
    const bytes = this.codec.encode(text);
    this.sevenBit(BigInt(bytes.length));
    this.put(bytes);
  }
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    if (!this.leaveOpen) this.stream.close();
  }
}

function writeDecimal(view: DataView, value: Decimal): void {
  const isNegative = value.unscaled < 0n || value.negativeZero;
  const unscaled = value.unscaled < 0n ? -value.unscaled : value.unscaled;
  for (let i = 0; i < 3; i++) view.setUint32(i * 4, Number((unscaled >> BigInt(32 * i)) & 0xffffffffn), true);
  view.setUint32(12, ((value.scale << 16) | (isNegative ? 0x80000000 : 0)) >>> 0, true);
}

function make(stream: NetStream | null, encoding: unknown = null, leaveOpen = false): BinaryWriter {
  if (stream === null) throw argumentNull('output');
  if (!stream.canWrite) throw argumentError('Stream was not writable.');
  return new BinaryWriter(stream, encoding, leaveOpen);
}

defineType('System.IO.BinaryWriter', { class: BinaryWriter }, () => ({
  interfaces: ['System.IDisposable', 'System.IAsyncDisposable'],
  members: {
    'new(System.IO.Stream output)': (_type: NetType, stream: NetStream) => make(stream),
    'new(System.IO.Stream output, System.Text.Encoding encoding)': (
      _type: NetType,
      stream: NetStream,
      encoding: unknown,
    ) => make(stream, encoding),
    'new(System.IO.Stream output, System.Text.Encoding encoding, bool leaveOpen)': (
      _type: NetType,
      stream: NetStream,
      encoding: unknown,
      leaveOpen: boolean,
    ) => make(stream, encoding, leaveOpen),
    'System.IO.Stream BaseStream {get;}': (self: BinaryWriter) => self.stream,
    'void Close()': (self: BinaryWriter) => self.close(),
    'void Dispose()': (self: BinaryWriter) => self.close(),
    'void Flush()': (self: BinaryWriter) => self.stream.flush(),
    'long Seek(int offset, System.IO.SeekOrigin origin)': (self: BinaryWriter, offset: number, origin: EnumValue) =>
      BigInt(self.stream.seek(offset, (['begin', 'current', 'end'] as const)[Number(origin.value)] ?? 'begin')),
    'void Write(bool value)': (self: BinaryWriter, value: boolean) => self.put(Uint8Array.of(value ? 1 : 0)),
    'void Write(byte value)': (self: BinaryWriter, value: number) => self.put(Uint8Array.of(value)),
    'void Write(sbyte value)': (self: BinaryWriter, value: number) => self.put(Uint8Array.of(value & 0xff)),
    'void Write(byte[] buffer)': (self: BinaryWriter, buffer: Uint8Array | null) => {
      if (buffer === null) throw argumentNull('buffer');
      self.put(buffer);
    },
    'void Write(byte[] buffer, int index, int count)': (
      self: BinaryWriter,
      buffer: Uint8Array,
      index: number,
      count: number,
    ) => {
      checkBuffer(buffer, index, count);
      self.put(buffer.subarray(index, index + count));
    },
    'void Write(char ch)': (self: BinaryWriter, value: string) => self.put(self.codec.encode(value)),
    'void Write(char[] chars)': (self: BinaryWriter, value: string[]) => self.put(self.codec.encode(value.join(''))),
    'void Write(double value)': (self: BinaryWriter, value: number) =>
      self.fill(8, (v) => v.setFloat64(0, value, true)),
    'void Write(decimal value)': (self: BinaryWriter, value: Decimal) => self.fill(16, (v) => writeDecimal(v, value)),
    'void Write(short value)': (self: BinaryWriter, value: number) => self.fill(2, (v) => v.setInt16(0, value, true)),
    'void Write(ushort value)': (self: BinaryWriter, value: number) => self.fill(2, (v) => v.setUint16(0, value, true)),
    'void Write(int value)': (self: BinaryWriter, value: number) => self.fill(4, (v) => v.setInt32(0, value, true)),
    'void Write(uint value)': (self: BinaryWriter, value: number) => self.fill(4, (v) => v.setUint32(0, value, true)),
    'void Write(long value)': (self: BinaryWriter, value: bigint) => self.fill(8, (v) => v.setBigInt64(0, value, true)),
    'void Write(ulong value)': (self: BinaryWriter, value: bigint) =>
      self.fill(8, (v) => v.setBigUint64(0, value, true)),
    'void Write(float value)': (self: BinaryWriter, value: number) => self.fill(4, (v) => v.setFloat32(0, value, true)),
    'void Write(string value)': (self: BinaryWriter, value: string | null) => self.text(value),
    'void Write7BitEncodedInt(int value)': (self: BinaryWriter, value: number) => self.sevenBit(BigInt(value >>> 0)),
    'void Write7BitEncodedInt64(long value)': (self: BinaryWriter, value: bigint) =>
      self.sevenBit(BigInt.asUintN(64, value)),
  },
}));
