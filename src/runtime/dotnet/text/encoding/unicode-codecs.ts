/** UTF-8, UTF-16, UTF-32 and UTF-7. */
import {
  type DecoderFallback,
  DecoderReplacementFallback,
  type EncoderFallback,
  EncoderReplacementFallback,
  replacementCharacter,
  replaceUnknown,
} from './fallbacks.js';

/** Text to bytes and back. */
export interface Codec {
  encode(text: string, fallback: EncoderFallback): Uint8Array;
  decode(bytes: Uint8Array, fallback: DecoderFallback): string;
  /** How many bytes at the end begin a character that is not whole yet. */
  unfinished(bytes: Uint8Array): number;
  /** The most bytes of so many units, and the most units of so many bytes, where every replacement is one unit. */
  maxBytes(units: number): number;
  maxUnits(bytes: number): number;
}

const lone = /\p{Surrogate}/gu;
const isUsual = (fallback: EncoderFallback | DecoderFallback) =>
  (fallback instanceof DecoderReplacementFallback || fallback instanceof EncoderReplacementFallback) &&
  fallback.text === replacementCharacter;

/** Text without lone surrogates. */
export function wellFormed(text: string, fallback: EncoderFallback): string {
  return replaceUnknown(text, lone, fallback);
}

export const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The length of the UTF-8 character at a place. Where there is none: minus the number of bytes that begin one and then go
 * wrong, at least one.
 */
function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0) return -1;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i];
    const least = i > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const most = i > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte === undefined || byte < least || byte > most) return -i;
  }
  return length;
}

export const utf8Codec: Codec = {
  encode: (text, fallback) => new TextEncoder().encode(isUsual(fallback) ? text : wellFormed(text, fallback)),
  decode(bytes, fallback) {
    if (isUsual(fallback)) return bufferOf(bytes).toString('utf8');
    let text = '';
    let start = 0;
    for (let i = 0; i < bytes.length; ) {
      const length = characterLength(bytes, i);
      if (length < 0) {
        text += bufferOf(bytes.subarray(start, i)).toString('utf8');
        text += fallback.replacementFor(bytes.subarray(i, i - length), i);
        start = i - length;
      }
      i += Math.abs(length);
    }
    return text + bufferOf(bytes.subarray(start)).toString('utf8');
  },
  unfinished(bytes) {
    for (let back = Math.min(3, bytes.length); back > 0; back--) {
      if ((bytes[bytes.length - back] as number) < 0xc2) continue;
      if (characterLength(bytes, bytes.length - back) === -back) return back;
    }
    return 0;
  },
  maxBytes: (units) => (units + 1) * 3,
  maxUnits: (bytes) => bytes + 1,
};

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

export function utf16Codec(bigEndian: boolean): Codec {
  /** The bytes as little-endian ones, in a copy where they are not. */
  const littleEndian = (bytes: Uint8Array) => {
    const whole = bufferOf(bytes.subarray(0, bytes.length & ~1));
    return bigEndian ? Buffer.from(whole).swap16() : whole;
  };
  return {
    encode(text, fallback) {
      const buffer = Buffer.from(wellFormed(text, fallback), 'utf16le');
      return new Uint8Array(bigEndian ? buffer.swap16() : buffer);
    },
    decode(bytes, fallback) {
      const raw = littleEndian(bytes).toString('utf16le');
      const text = raw.replace(lone, (unit, index: number) => {
        const unknown = bytes.subarray(index * 2, index * 2 + 2);
        const isFollowed = isHigh(unit.charCodeAt(0)) && index + 1 < raw.length;
        return fallback.replacementFor(unknown, isFollowed ? index * 2 + 2 : index * 2);
      });
      if (bytes.length % 2 === 0) return text;
      return text + fallback.replacementFor(bytes.subarray(bytes.length - 1), bytes.length - 1);
    },
    unfinished(bytes) {
      const odd = bytes.length % 2;
      const [first, second] = bytes.subarray(bytes.length - odd - 2);
      const isOpen = bytes.length > 2 + odd - 1 && isHigh(((bigEndian ? first : second) as number) << 8);
      return isOpen ? odd + 2 : odd;
    },
    maxBytes: (units) => (units + 1) * 2,
    maxUnits: (bytes) => (bytes >> 1) + (bytes & 1) + 1,
  };
}

export function utf32Codec(bigEndian: boolean): Codec {
  return {
    encode(text, fallback) {
      const points = Array.from(wellFormed(text, fallback), (character) => character.codePointAt(0) as number);
      const bytes = new Uint8Array(points.length * 4);
      const view = new DataView(bytes.buffer);
      for (const [i, point] of points.entries()) view.setUint32(i * 4, point, !bigEndian);
      return bytes;
    },
    decode(bytes, fallback) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const whole = bytes.length & ~3;
      let text = '';
      for (let i = 0; i < whole; i += 4) {
        const point = view.getUint32(i, !bigEndian);
        const isCharacter = point <= 0x10ffff && !isHigh(point) && !isLow(point);
        text += isCharacter ? String.fromCodePoint(point) : fallback.replacementFor(bytes.subarray(i, i + 4), i);
      }
      return whole === bytes.length ? text : text + fallback.replacementFor(bytes.subarray(whole), whole);
    },
    unfinished: (bytes) => bytes.length % 4,
    maxBytes: (units) => (units + 1) * 4,
    maxUnits: (bytes) => (bytes >> 1) + 2,
  };
}

const direct = /[^A-Za-z0-9'(),./:? \t\r\n-]+/g;
const directOrOptional = /[^A-Za-z0-9'(),./:? \t\r\n!"#$%&*;<=>@[\]^_`{|}-]+/g;

/** `allowOptionals` leaves further punctuation as it is. Wrong bytes are read as Latin-1. */
export function utf7Codec(allowOptionals: boolean): Codec {
  const encodeRun = (run: string) => {
    if (run === '+') return '+-';
    return `+${Buffer.from(run, 'utf16le').swap16().toString('base64').replace(/=+$/, '')}-`;
  };
  const decodeRun = (_run: string, base64: string) => {
    if (base64 === '') return '+';
    const buffer = Buffer.from(base64, 'base64');
    return Buffer.from(buffer.subarray(0, buffer.length & ~1))
      .swap16()
      .toString('utf16le');
  };
  return {
    encode: (text) =>
      new Uint8Array(Buffer.from(text.replace(allowOptionals ? directOrOptional : direct, encodeRun), 'latin1')),
    decode: (bytes) =>
      bufferOf(bytes)
        .toString('latin1')
        .replace(/\+([A-Za-z0-9+/]*)-?/g, decodeRun),
    unfinished: () => 0,
    maxBytes: (units) => units * 3 + 2,
    maxUnits: (bytes) => Math.max(bytes, 1),
  };
}
