/**
 * System.IO.Stream as an abstract class: bytes that are read or written at a position. Numbers are JavaScript numbers inside;
 * members speak of long.
 */

import { netException } from '../../objects/errors.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { argumentNull, notSupported, outOfRange } from '../system/errors.js';
import { objectDisposed } from './io-errors.js';

const seekOrigins = ['begin', 'current', 'end'] as const;
export type SeekOrigin = (typeof seekOrigins)[number];

export abstract class NetStream {
  declare readonly netType: NetType;
  isClosed = false;

  abstract get canRead(): boolean;
  abstract get canWrite(): boolean;
  get canSeek(): boolean {
    return false;
  }
  get length(): number {
    throw notSupported('Specified method is not supported.');
  }
  get position(): number {
    throw notSupported('Specified method is not supported.');
  }
  set position(_value: number) {
    throw notSupported('Specified method is not supported.');
  }
  /** Reads up to `count` bytes into a part of the buffer; 0 at the end. */
  abstract readInto(buffer: Uint8Array, offset: number, count: number): number;
  abstract writeFrom(bytes: Uint8Array): void;
  setLength(_value: number): void {
    throw notSupported('Specified method is not supported.');
  }
  seek(_offset: number, _origin: SeekOrigin): number {
    throw notSupported('Specified method is not supported.');
  }
  flush(): void {}
  /** Closes once; what closing means is for the class to say. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.release();
  }
  protected release(): void {}

  /** What is left, as one array. */
  readToEnd(): Uint8Array {
    const parts: Buffer[] = [];
    for (;;) {
      const buffer = Buffer.alloc(81_920);
      const count = this.readInto(buffer, 0, buffer.length);
      if (count === 0) return new Uint8Array(Buffer.concat(parts));
      parts.push(buffer.subarray(0, count));
    }
  }
}

export function closedStream() {
  return objectDisposed('Cannot access a closed Stream.');
}
export function readable(stream: NetStream): NetStream {
  if (stream.isClosed) throw closedStream();
  if (!stream.canRead) throw notSupported('Stream does not support reading.');
  return stream;
}
export function writable(stream: NetStream): NetStream {
  if (stream.isClosed) throw closedStream();
  if (!stream.canWrite) throw notSupported('Stream does not support writing.');
  return stream;
}
function live(stream: NetStream): NetStream {
  if (stream.isClosed) throw closedStream();
  return stream;
}

/** Refuses an offset and a count that do not lie in a buffer. */
export function checkBuffer(buffer: Uint8Array | null, offset: number, count: number): Uint8Array {
  if (buffer === null) throw argumentNull('buffer');
  if (offset < 0) throw outOfRange('offset', 'Non-negative number required.');
  if (count < 0 || offset + count > buffer.length)
    throw outOfRange(
      'count',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  return buffer;
}

function readByte(self: NetStream): number {
  const one = new Uint8Array(1);
  return readable(self).readInto(one, 0, 1) === 0 ? -1 : (one[0] as number);
}
function readExactly(self: NetStream, buffer: Uint8Array, offset: number, count: number): void {
  checkBuffer(buffer, offset, count);
  for (let done = 0; done < count; ) {
    const got = readable(self).readInto(buffer, offset + done, count - done);
    if (got === 0) throw netException('System.IO.EndOfStreamException', 'Unable to read beyond the end of the stream.');
    done += got;
  }
}
function copyTo(self: NetStream, destination: NetStream | null): void {
  if (destination === null) throw argumentNull('destination');
  writable(destination).writeFrom(readable(self).readToEnd());
}
function setPosition(self: NetStream, value: bigint): void {
  if (value < 0n) throw outOfRange('value', `value ('${value}') must be a non-negative value.`, value);
  live(self).position = Number(value);
}

/** Takes everything, gives nothing. */
class NullStream extends NetStream {
  get canRead(): boolean {
    return true;
  }
  get canWrite(): boolean {
    return true;
  }
  override get canSeek(): boolean {
    return true;
  }
  override get length(): number {
    return 0;
  }
  override get position(): number {
    return 0;
  }
  override set position(_value: number) {}
  readInto(): number {
    return 0;
  }
  writeFrom(): void {}
  override setLength(): void {}
  override seek(): number {
    return 0;
  }
}
const nullStream = new NullStream();

defineType('System.IO.Stream', { class: NetStream }, () => ({
  base: 'System.MarshalByRefObject',
  abstract: true,
  interfaces: ['System.IDisposable', 'System.IAsyncDisposable'],
  members: {
    'static System.IO.Stream Null {get;}': () => nullStream,
    'bool CanRead {get;}': (self: NetStream) => !self.isClosed && self.canRead,
    'bool CanWrite {get;}': (self: NetStream) => !self.isClosed && self.canWrite,
    'bool CanSeek {get;}': (self: NetStream) => !self.isClosed && self.canSeek,
    'bool CanTimeout {get;}': () => false,
    'long Length {get;}': (self: NetStream) => BigInt(live(self).length),
    'long Position {get;set;}': { get: (self: NetStream) => BigInt(live(self).position), set: setPosition },
    'int ReadTimeout {get;set;}': { get: noTimeouts, set: noTimeouts },
    'int WriteTimeout {get;set;}': { get: noTimeouts, set: noTimeouts },
    'void CopyTo(System.IO.Stream destination)': copyTo,
    'void CopyTo(System.IO.Stream destination, int bufferSize)': copyTo,
    'void Dispose()': (self: NetStream) => self.close(),
    'void Close()': (self: NetStream) => self.close(),
    'void Flush()': (self: NetStream) => live(self).flush(),
    'long Seek(long offset, System.IO.SeekOrigin origin)': (self: NetStream, offset: bigint, origin: EnumValue) =>
      BigInt(live(self).seek(Number(offset), seekOrigins[Number(origin.value)] ?? 'begin')),
    'void SetLength(long value)': (self: NetStream, value: bigint) => writable(self).setLength(Number(value)),
    'int Read(byte[] buffer, int offset, int count)': (
      self: NetStream,
      buffer: Uint8Array,
      offset: number,
      count: number,
    ) => {
      checkBuffer(buffer, offset, count);
      return readable(self).readInto(buffer, offset, count);
    },
    'int ReadByte()': readByte,
    'void ReadExactly(byte[] buffer, int offset, int count)': readExactly,
    'void Write(byte[] buffer, int offset, int count)': (
      self: NetStream,
      buffer: Uint8Array,
      offset: number,
      count: number,
    ) => {
      checkBuffer(buffer, offset, count);
      writable(self).writeFrom(buffer.subarray(offset, offset + count));
    },
    'void WriteByte(byte value)': (self: NetStream, value: number) => writable(self).writeFrom(Uint8Array.of(value)),
    'static System.IO.Stream Synchronized(System.IO.Stream stream)': (stream: NetStream) => stream,
  },
}));
defineType('System.IO.Stream+NullStream', { class: NullStream }, () => ({ base: 'System.IO.Stream' }));

function noTimeouts(): never {
  throw netException('System.InvalidOperationException', 'Timeouts are not supported on this stream.');
}
