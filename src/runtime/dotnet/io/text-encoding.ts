/**
 * Text from bytes and back. The Unicode encodings are Node's own work; any other Encoding object is asked. Without an encoding
 * it is UTF-8: without a byte order mark when writing, and by the mark when reading.
 */
import { invokeMethod } from '../../objects/members.js';
import { isNull } from '../../objects/values.js';

/** Encodes and decodes; what is not decodable becomes U+FFFD. */
export interface TextCodec {
  readonly preamble: Uint8Array;
  decode(bytes: Uint8Array): string;
  encode(text: string): Uint8Array;
}

/** What a mark tells. */
export interface MarkedCodec extends TextCodec {
  /** As Encoding.GetEncoding takes it. */
  readonly name: string;
}

const none = new Uint8Array();
const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** UTF-8 without a mark. */
export const utf8: TextCodec = {
  preamble: none,
  decode: (bytes) => utf8Decoder.decode(bytes),
  encode: (text) => new Uint8Array(Buffer.from(text, 'utf8')),
};
const utf16: MarkedCodec = {
  name: 'utf-16',
  preamble: new Uint8Array([0xff, 0xfe]),
  decode: (bytes) => new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes),
  encode: (text) => new Uint8Array(Buffer.from(text, 'utf16le')),
};
const utf16BigEndian: MarkedCodec = {
  name: 'utf-16BE',
  preamble: new Uint8Array([0xfe, 0xff]),
  decode: (bytes) => new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes),
  encode: (text) => new Uint8Array(Buffer.from(text, 'utf16le').swap16()),
};
function utf32(littleEndian: boolean): MarkedCodec {
  return {
    name: littleEndian ? 'utf-32' : 'utf-32BE',
    preamble: littleEndian ? new Uint8Array([0xff, 0xfe, 0, 0]) : new Uint8Array([0, 0, 0xfe, 0xff]),
    decode: (bytes) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let text = '';
      for (let i = 0; i + 4 <= bytes.length; i += 4) {
        const point = view.getUint32(i, littleEndian);
        text += point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point);
      }
      return bytes.length % 4 === 0 ? text : `${text}\ufffd`;
    },
    encode: (text) => {
      const points = [...text].map((c) => c.codePointAt(0) as number);
      const view = new DataView(new ArrayBuffer(points.length * 4));
      points.forEach((point, i) => {
        view.setUint32(i * 4, point, littleEndian);
      });
      return new Uint8Array(view.buffer);
    },
  };
}

/** The codec of an Encoding object; UTF-8 without a mark for null. */
export function codecOf(encoding: unknown): TextCodec {
  if (isNull(encoding)) return utf8;
  return {
    get preamble() {
      return invokeMethod(encoding, 'GetPreamble', []) as Uint8Array;
    },
    decode: (bytes) => invokeMethod(encoding, 'GetString', [bytes]) as string,
    encode: (text) => invokeMethod(encoding, 'GetBytes', [text]) as Uint8Array,
  };
}

/** The codec that a byte order mark tells, or null. */
export function codecByMark(bytes: Uint8Array): MarkedCodec | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { ...utf8, name: 'utf-8', preamble: new Uint8Array([0xef, 0xbb, 0xbf]) };
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length >= 4 ? utf32(true) : utf16;
  if (a === 0xfe && b === 0xff) return utf16BigEndian;
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return utf32(false);
  return null;
}

/** The whole text of a file, by its mark where it has one. */
export function decodeText(bytes: Uint8Array, encoding: unknown = null): string {
  const marked = codecByMark(bytes);
  if (marked) return marked.decode(bytes.subarray(marked.preamble.length));
  const codec = codecOf(encoding);
  const { preamble } = codec;
  const hasPreamble = preamble.length > 0 && preamble.every((byte, i) => bytes[i] === byte);
  return codec.decode(hasPreamble ? bytes.subarray(preamble.length) : bytes);
}
/** The bytes of a new file: with the encoding's mark. */
export function encodeText(text: string, encoding: unknown = null): Uint8Array {
  const codec = codecOf(encoding);
  return concat(codec.preamble, codec.encode(text));
}

export function concat(...parts: Uint8Array[]): Uint8Array {
  if (parts.length === 2 && parts[0]?.length === 0) return parts[1] as Uint8Array;
  return new Uint8Array(Buffer.concat(parts));
}

/** Lines without their ends: \r, \n or \r\n. The end of the last line is no line of its own. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
