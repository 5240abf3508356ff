/** System.Text.Decoder and Encoder: encodings that keep what a piece of input leaves unfinished for the next one. */
import { defineType, type NetType, requireType } from '../../../objects/net-type.js';
import type { PSReference } from '../../../objects/values.js';
import { unreachable } from '../../overloads.js';
import { argumentNull, outOfRange } from '../../system/errors.js';
import { bufferTooSmall, type Encoding } from './encoding.js';
import type { DecoderFallback, EncoderFallback } from './fallbacks.js';
import { writeUnits } from './units.js';

export class Decoder {
  readonly netType: NetType = requireType('System.Text.DecoderNLS');
  #rest = new Uint8Array();
  fallback: DecoderFallback;
  constructor(readonly encoding: Encoding) {
    this.fallback = encoding.decoderFallback;
  }
  /** The text of the bytes and of what was left before; `flush` says that no more come. */
  decode(bytes: Uint8Array, flush: boolean, keep = true): string {
    const all = this.#rest.length === 0 ? bytes : new Uint8Array(Buffer.concat([this.#rest, bytes]));
    const whole = flush ? all.length : all.length - this.encoding.unfinished(all);
    const text = this.encoding.parts.codec.decode(all.subarray(0, whole), this.fallback);
    if (keep) this.#rest = all.slice(whole);
    return text;
  }
  reset(): void {
    this.#rest = new Uint8Array();
  }
}

export class Encoder {
  readonly netType: NetType = requireType('System.Text.EncoderNLS');
  /** A high surrogate without its partner yet. */
  #rest = '';
  fallback: EncoderFallback;
  constructor(readonly encoding: Encoding) {
    this.fallback = encoding.encoderFallback;
  }
  encode(text: string, flush: boolean, keep = true): Uint8Array {
    const all = this.#rest + text;
    const isOpen = !flush && /[\ud800-\udbff]$/.test(all);
    const whole = isOpen ? all.slice(0, -1) : all;
    const bytes = this.encoding.parts.codec.encode(whole, this.fallback);
    if (keep) this.#rest = isOpen ? all.slice(-1) : '';
    return bytes;
  }
  reset(): void {
    this.#rest = '';
  }
}

function part<T extends Uint8Array | string[]>(list: T | null, name: string, index: number, count: number): T {
  if (list === null) throw argumentNull(name);
  if (index < 0) throw outOfRange('index', 'Non-negative number required.');
  if (count < 0) throw outOfRange('count', 'Non-negative number required.');
  if (index > list.length - count)
    throw outOfRange(name, 'Index and count must refer to a location within the buffer.');
  return list.slice(index, index + count) as T;
}

function getChars(
  self: Decoder,
  bytes: Uint8Array | null,
  byteIndex: number,
  byteCount: number,
  chars: string[],
  charIndex: number,
  flush = false,
): number {
  const text = self.decode(part(bytes, 'bytes', byteIndex, byteCount), flush);
  if (text.length > chars.length - charIndex) throw bufferTooSmall(self.encoding, false);
  writeUnits(chars, charIndex, text);
  return text.length;
}

function convertBytes(
  self: Decoder,
  bytes: Uint8Array,
  byteIndex: number,
  byteCount: number,
  chars: string[],
  charIndex: number,
  charCount: number,
  flush: boolean,
  bytesUsed: PSReference,
  charsUsed: PSReference,
  completed: PSReference,
): void {
  let count = byteCount;
  while (count > 0 && self.decode(part(bytes, 'bytes', byteIndex, count), flush, false).length > charCount) count--;
  charsUsed.set(getChars(self, bytes, byteIndex, count, chars, charIndex, flush && count === byteCount));
  bytesUsed.set(count);
  completed.set(count === byteCount);
}

defineType('System.Text.Decoder', { class: Decoder }, () => ({
  abstract: true,
  members: {
    'System.Text.DecoderFallback Fallback {get;set;}': {
      get: (self: Decoder) => self.fallback,
      set: (self: Decoder, value: DecoderFallback) => {
        self.fallback = value;
      },
    },
    'void Reset()': (self: Decoder) => self.reset(),
    'int GetCharCount(byte[] bytes, int index, int count)': (
      self: Decoder,
      bytes: Uint8Array,
      index: number,
      count: number,
    ) => self.decode(part(bytes, 'bytes', index, count), false, false).length,
    'int GetCharCount(byte[] bytes, int index, int count, bool flush)': (
      self: Decoder,
      bytes: Uint8Array,
      index: number,
      count: number,
      flush: boolean,
    ) => self.decode(part(bytes, 'bytes', index, count), flush, false).length,
    'int GetCharCount(System.ReadOnlySpan[byte] bytes, bool flush)': unreachable,
    'int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)': getChars,
    'int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, bool flush)': getChars,
    'int GetChars(System.ReadOnlySpan[byte] bytes, System.Span[char] chars, bool flush)': unreachable,
    'void Convert(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, int charCount, bool flush, [ref] int bytesUsed, [ref] int charsUsed, [ref] bool completed)':
      convertBytes,
  },
}));
defineType('System.Text.DecoderNLS', {}, () => ({ base: 'System.Text.Decoder' }));

function getBytes(
  self: Encoder,
  chars: string[] | null,
  charIndex: number,
  charCount: number,
  bytes: Uint8Array,
  byteIndex: number,
  flush: boolean,
): number {
  const encoded = self.encode(part(chars, 'chars', charIndex, charCount).join(''), flush);
  if (encoded.length > bytes.length - byteIndex) throw bufferTooSmall(self.encoding, true);
  bytes.set(encoded, byteIndex);
  return encoded.length;
}

function convertChars(
  self: Encoder,
  chars: string[],
  charIndex: number,
  charCount: number,
  bytes: Uint8Array,
  byteIndex: number,
  byteCount: number,
  flush: boolean,
  charsUsed: PSReference,
  bytesUsed: PSReference,
  completed: PSReference,
): void {
  let count = charCount;
  const lengthOf = (units: number) => self.encode(part(chars, 'chars', charIndex, units).join(''), flush, false).length;
  while (count > 0 && lengthOf(count) > byteCount) count--;
  bytesUsed.set(getBytes(self, chars, charIndex, count, bytes, byteIndex, flush && count === charCount));
  charsUsed.set(count);
  completed.set(count === charCount);
}

defineType('System.Text.Encoder', { class: Encoder }, () => ({
  abstract: true,
  members: {
    'System.Text.EncoderFallback Fallback {get;set;}': {
      get: (self: Encoder) => self.fallback,
      set: (self: Encoder, value: EncoderFallback) => {
        self.fallback = value;
      },
    },
    'void Reset()': (self: Encoder) => self.reset(),
    'int GetByteCount(char[] chars, int index, int count, bool flush)': (
      self: Encoder,
      chars: string[],
      index: number,
      count: number,
      flush: boolean,
    ) => self.encode(part(chars, 'chars', index, count).join(''), flush, false).length,
    'int GetByteCount(System.ReadOnlySpan[char] chars, bool flush)': unreachable,
    'int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex, bool flush)': getBytes,
    'int GetBytes(System.ReadOnlySpan[char] chars, System.Span[byte] bytes, bool flush)': unreachable,
    'void Convert(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex, int byteCount, bool flush, [ref] int charsUsed, [ref] int bytesUsed, [ref] bool completed)':
      convertChars,
  },
}));
defineType('System.Text.EncoderNLS', {}, () => ({ base: 'System.Text.Encoder' }));
