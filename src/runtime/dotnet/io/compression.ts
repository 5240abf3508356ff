/** GZipStream, DeflateStream, ZLibStream and BrotliStream. What is written is compressed when the stream is closed. */
import type * as Zlib from 'node:zlib';
import { netException } from '../../objects/errors.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { argumentError, argumentNull } from '../system/errors.js';
import { MemoryStream } from './memory-stream.js';
import { NetStream } from './net-stream.js';

type Format = 'gzip' | 'deflate' | 'zlib' | 'brotli';

/** Loaded when something is compressed for the first time. */
function zlib(): typeof Zlib {
  return process.getBuiltinModule('node:zlib');
}
/** zlib's levels by CompressionLevel: Optimal, Fastest, NoCompression, SmallestSize. */
const levels = [6, 1, 0, 9];

export function compress(format: Format, bytes: Uint8Array, level = 0): Uint8Array {
  const options = { level: levels[level] ?? 6 };
  const { gzipSync, deflateRawSync, deflateSync, brotliCompressSync } = zlib();
  if (format === 'gzip') return gzipSync(bytes, options);
  if (format === 'deflate') return deflateRawSync(bytes, options);
  return format === 'zlib' ? deflateSync(bytes, options) : brotliCompressSync(bytes);
}
/** Throws InvalidDataException. */
export function decompress(format: Format, bytes: Uint8Array): Uint8Array {
  const { gunzipSync, inflateRawSync, inflateSync, brotliDecompressSync } = zlib();
  if (bytes.length === 0) return bytes;
  try {
    if (format === 'gzip') return gunzipSync(bytes);
    if (format === 'deflate') return inflateRawSync(bytes);
    return format === 'zlib' ? inflateSync(bytes) : brotliDecompressSync(bytes);
  } catch {
    throw netException(
      'System.IO.InvalidDataException',
      format === 'brotli'
        ? 'Decoder ran into invalid data.'
        : 'The archive entry was compressed using an unsupported compression method.',
    );
  }
}

class CompressionStream extends NetStream {
  #plain: MemoryStream | undefined;
  readonly #written = new MemoryStream();
  constructor(
    override readonly netType: NetType,
    readonly format: Format,
    readonly base: NetStream,
    readonly compresses: boolean,
    readonly level: number,
    readonly leaveOpen: boolean,
  ) {
    super();
  }
  get canRead(): boolean {
    return !this.compresses && this.base.canRead;
  }
  get canWrite(): boolean {
    return this.compresses && this.base.canWrite;
  }
  readInto(buffer: Uint8Array, offset: number, count: number): number {
    this.#plain ??= new MemoryStream(decompress(this.format, this.base.readToEnd()));
    return this.#plain.readInto(buffer, offset, count);
  }
  writeFrom(bytes: Uint8Array): void {
    this.#written.writeFrom(bytes);
  }
  protected override release(): void {
    if (this.compresses && this.#written.length > 0)
      this.base.writeFrom(compress(this.format, this.#written.toArray(), this.level));
    if (!this.leaveOpen) this.base.close();
  }
}

for (const [short, format] of [
  ['GZipStream', 'gzip'],
  ['DeflateStream', 'deflate'],
  ['ZLibStream', 'zlib'],
  ['BrotliStream', 'brotli'],
] as [string, Format][])
  defineType(`System.IO.Compression.${short}`, {}, () => {
    const make = (type: NetType, base: NetStream | null, compresses: boolean, level: number, leaveOpen: boolean) => {
      if (base === null) throw argumentNull('stream');
      if (compresses && !base.canWrite) throw argumentError('Stream does not support writing.', 'stream');
      if (!compresses && !base.canRead) throw argumentError('Stream does not support reading.', 'stream');
      return new CompressionStream(type, format, base, compresses, level, leaveOpen);
    };
    const byMode = (type: NetType, base: NetStream, mode: EnumValue, leaveOpen = false) =>
      make(type, base, Number(mode.value) === 1, 0, leaveOpen);
    const byLevel = (type: NetType, base: NetStream, level: EnumValue, leaveOpen = false) =>
      make(type, base, true, Number(level.value), leaveOpen);
    return {
      base: 'System.IO.Stream',
      members: {
        'new(System.IO.Stream stream, System.IO.Compression.CompressionMode mode)': byMode,
        'new(System.IO.Stream stream, System.IO.Compression.CompressionMode mode, bool leaveOpen)': byMode,
        'new(System.IO.Stream stream, System.IO.Compression.CompressionLevel compressionLevel)': byLevel,
        'new(System.IO.Stream stream, System.IO.Compression.CompressionLevel compressionLevel, bool leaveOpen)':
          byLevel,
        'System.IO.Stream BaseStream {get;}': (self: CompressionStream) => self.base,
      },
    };
  });
