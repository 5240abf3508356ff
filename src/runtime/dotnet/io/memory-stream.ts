/** System.IO.MemoryStream. */

import { netException } from '../../objects/errors.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import { argumentNull, mustNotBeNegative, notSupported, outOfRange } from '../system/errors.js';
import { ioException } from './io-errors.js';
import { checkBuffer, closedStream, NetStream, type SeekOrigin } from './net-stream.js';

export class MemoryStream extends NetStream {
  #buffer: Uint8Array;
  #length: number;
  #position = 0;
  readonly #origin: number;
  readonly isExpandable: boolean;
  constructor(
    /** The array that is used as it is; null for one of the stream's own. */
    given: Uint8Array | null = null,
    readonly isWritable = true,
    origin = 0,
    length = given?.length ?? 0,
    readonly isVisible = given === null,
  ) {
    super();
    this.isExpandable = given === null;
    this.#buffer = given ?? new Uint8Array();
    this.#origin = origin;
    this.#length = length;
  }
  get canRead(): boolean {
    return true;
  }
  get canWrite(): boolean {
    return this.isWritable;
  }
  override get canSeek(): boolean {
    return true;
  }
  override get length(): number {
    return this.#length;
  }
  override get position(): number {
    return this.#position;
  }
  override set position(value: number) {
    this.#position = value;
  }
  get capacity(): number {
    return this.#buffer.length - this.#origin;
  }
  set capacity(value: number) {
    if (value < this.#length) throw outOfRange('value', 'capacity was less than the current size.');
    if (!this.isExpandable) {
      if (value !== this.capacity) throw notSupported('Memory stream is not expandable.');
      return;
    }
    const larger = new Uint8Array(value);
    larger.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = larger;
  }
  get buffer(): Uint8Array {
    return this.#buffer;
  }
  toArray(): Uint8Array {
    return this.#buffer.slice(this.#origin, this.#origin + this.#length);
  }
  readInto(buffer: Uint8Array, offset: number, count: number): number {
    const available = Math.max(Math.min(count, this.#length - this.#position), 0);
    const start = this.#origin + this.#position;
    buffer.set(this.#buffer.subarray(start, start + available), offset);
    this.#position += available;
    return available;
  }
  writeFrom(bytes: Uint8Array): void {
    const end = this.#position + bytes.length;
    if (end > this.capacity) {
      if (!this.isExpandable) throw notSupported('Memory stream is not expandable.');
      this.capacity = Math.max(end, 256, this.capacity * 2);
    }
    if (this.#position > this.#length) this.#buffer.fill(0, this.#origin + this.#length, this.#origin + this.#position);
    this.#buffer.set(bytes, this.#origin + this.#position);
    this.#position = end;
    this.#length = Math.max(this.#length, end);
  }
  override setLength(value: number): void {
    if (value > this.capacity) this.capacity = value;
    if (value > this.#length) this.#buffer.fill(0, this.#origin + this.#length, this.#origin + value);
    this.#length = value;
    this.#position = Math.min(this.#position, value);
  }
  override seek(offset: number, origin: SeekOrigin): number {
    const base = origin === 'begin' ? 0 : origin === 'current' ? this.#position : this.#length;
    if (base + offset < 0)
      throw ioException('An attempt was made to move the position before the beginning of the stream.');
    this.#position = base + offset;
    return this.#position;
  }
}

function over(buffer: Uint8Array | null, index = 0, count = buffer?.length ?? 0, isWritable = true, isVisible = false) {
  checkBuffer(buffer, index, count);
  return new MemoryStream((buffer as Uint8Array).subarray(0, index + count), isWritable, index, count, isVisible);
}
function visible(self: MemoryStream): Uint8Array {
  if (!self.isVisible)
    throw netException('System.UnauthorizedAccessException', "MemoryStream's internal buffer cannot be accessed.");
  return self.buffer;
}

defineType('System.IO.MemoryStream', { class: MemoryStream }, () => ({
  base: 'System.IO.Stream',
  members: {
    'new()': () => new MemoryStream(),
    'new(int capacity)': (_type: NetType, capacity: number) => {
      if (capacity < 0) throw mustNotBeNegative('capacity', capacity);
      const stream = new MemoryStream();
      stream.capacity = capacity;
      return stream;
    },
    'new(byte[] buffer)': (_type: NetType, buffer: Uint8Array) => over(buffer),
    'new(byte[] buffer, bool writable)': (_type: NetType, buffer: Uint8Array, isWritable: boolean) =>
      over(buffer, 0, buffer?.length, isWritable),
    'new(byte[] buffer, int index, int count)': (_type: NetType, buffer: Uint8Array, index: number, count: number) =>
      over(buffer, index, count),
    'new(byte[] buffer, int index, int count, bool writable)': (
      _type: NetType,
      buffer: Uint8Array,
      index: number,
      count: number,
      isWritable: boolean,
    ) => over(buffer, index, count, isWritable),
    'new(byte[] buffer, int index, int count, bool writable, bool publiclyVisible)': (
      _type: NetType,
      buffer: Uint8Array,
      index: number,
      count: number,
      isWritable: boolean,
      isVisible: boolean,
    ) => over(buffer, index, count, isWritable, isVisible),
    'int Capacity {get;set;}': {
      get: (self: MemoryStream) => {
        if (self.isClosed) throw closedStream();
        return self.capacity;
      },
      set: (self: MemoryStream, value: number) => {
        self.capacity = value;
      },
    },
    'byte[] GetBuffer()': visible,
    'byte[] ToArray()': (self: MemoryStream) => self.toArray(),
    'void WriteTo(System.IO.Stream stream)': (self: MemoryStream, stream: NetStream | null) => {
      if (stream === null) throw argumentNull('stream');
      stream.writeFrom(self.toArray());
    },
  },
}));
