/** System.IO.BufferedStream: the stream below it already does what the buffer is for. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { argumentNull } from '../system/errors.js';
import { NetStream, type SeekOrigin } from './net-stream.js';

class BufferedStream extends NetStream {
  constructor(
    readonly base: NetStream,
    readonly size: number,
  ) {
    super();
  }
  get canRead(): boolean {
    return this.base.canRead;
  }
  get canWrite(): boolean {
    return this.base.canWrite;
  }
  override get canSeek(): boolean {
    return this.base.canSeek;
  }
  override get length(): number {
    return this.base.length;
  }
  override get position(): number {
    return this.base.position;
  }
  override set position(value: number) {
    this.base.position = value;
  }
  readInto(buffer: Uint8Array, offset: number, count: number): number {
    return this.base.readInto(buffer, offset, count);
  }
  writeFrom(bytes: Uint8Array): void {
    this.base.writeFrom(bytes);
  }
  override setLength(value: number): void {
    this.base.setLength(value);
  }
  override seek(offset: number, origin: SeekOrigin): number {
    return this.base.seek(offset, origin);
  }
  override flush(): void {
    this.base.flush();
  }
  protected override release(): void {
    this.base.close();
  }
}

function make(_type: NetType, stream: NetStream | null, size = 4096): BufferedStream {
  if (stream === null) throw argumentNull('stream');
  return new BufferedStream(stream, size);
}

defineType('System.IO.BufferedStream', { class: BufferedStream }, () => ({
  base: 'System.IO.Stream',
  members: {
    'new(System.IO.Stream stream)': make,
    'new(System.IO.Stream stream, int bufferSize)': make,
    'System.IO.Stream UnderlyingStream {get;}': (self: BufferedStream) => self.base,
    'int BufferSize {get;}': (self: BufferedStream) => self.size,
  },
}));
