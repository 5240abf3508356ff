/**
 * Text of files to bytes and back, for content that is read in pieces: a piece ends where a character does. What Node encodes
 * itself is done here; any other encoding is asked of its System.Text.Encoding object.
 */
import { codecOf } from '../../dotnet/io/text-encoding.js';

export const CodePage = {
  Utf8: 65001,
  Utf7: 65000,
  Utf16: 1200,
  Utf16BigEndian: 1201,
  Utf32: 12000,
  Utf32BigEndian: 12001,
  Ascii: 20127,
  Latin1: 28591,
} as const;

/** An encoding as content needs it. */
export interface TextFormat {
  codePage: number;
  /** The mark with which a file starts; empty for none. */
  preamble: Uint8Array;
  /** The System.Text.Encoding; null for those that are known by their code page. */
  encoding: unknown;
}
export const utf8WithoutPreamble: TextFormat = { codePage: CodePage.Utf8, preamble: new Uint8Array(), encoding: null };

const marks: readonly (readonly [codePage: number, mark: readonly number[]])[] = [
  [CodePage.Utf32, [0xff, 0xfe, 0, 0]],
  [CodePage.Utf32BigEndian, [0, 0, 0xfe, 0xff]],
  [CodePage.Utf8, [0xef, 0xbb, 0xbf]],
  [CodePage.Utf16, [0xff, 0xfe]],
  [CodePage.Utf16BigEndian, [0xfe, 0xff]],
];

/** The encoding that a file's first bytes tell. */
export function detectFormat(start: Uint8Array): TextFormat | undefined {
  const found = marks.find(([, mark]) => mark.every((byte, i) => start[i] === byte));
  return found && { codePage: found[0], preamble: Uint8Array.from(found[1]), encoding: null };
}

/** How many of the bytes are whole characters; the rest wait for what follows. 0 where only the whole text can be decoded. */
export function completeLength(bytes: Uint8Array, { codePage }: TextFormat): number {
  switch (codePage) {
    case CodePage.Utf8:
      return completeUtf8Length(bytes);
    case CodePage.Utf16:
    case CodePage.Utf16BigEndian:
      return bytes.length & ~1;
    case CodePage.Utf32:
    case CodePage.Utf32BigEndian:
      return bytes.length & ~3;
    case CodePage.Ascii:
    case CodePage.Latin1:
      return bytes.length;
  }
  return 0;
}
function completeUtf8Length(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** True where a line feed is one byte 10 and no other character has that byte: such files can be searched from the end. */
export function hasByteLines({ codePage }: TextFormat): boolean {
  return codePage === CodePage.Utf8 || codePage === CodePage.Ascii || codePage === CodePage.Latin1;
}

export function decodeText(bytes: Uint8Array, { codePage, encoding }: TextFormat): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (codePage) {
    case CodePage.Utf8:
      return buffer.toString('utf8');
    case CodePage.Utf16:
      return buffer.toString('utf16le');
    case CodePage.Utf16BigEndian:
      return Buffer.from(buffer.subarray(0, buffer.length & ~1))
        .swap16()
        .toString('utf16le');
    case CodePage.Latin1:
      return buffer.toString('latin1');
    case CodePage.Ascii:
      return buffer.toString('latin1').replace(/[\x80-\xff]/g, '?');
    case CodePage.Utf32:
    case CodePage.Utf32BigEndian:
      return decodeUtf32(buffer, codePage === CodePage.Utf32BigEndian);
  }
  return codecOf(encoding).decode(bytes);
}
function decodeUtf32(buffer: Buffer, bigEndian: boolean): string {
  let text = '';
  for (let i = 0; i + 4 <= buffer.length; i += 4) {
    const code = bigEndian ? buffer.readUInt32BE(i) : buffer.readUInt32LE(i);
    const isCharacter = code < 0x110000 && (code < 0xd800 || code > 0xdfff);
    text += String.fromCodePoint(isCharacter ? code : 0xfffd);
  }
  return text;
}

export function encodeText(text: string, { codePage, encoding }: TextFormat): Uint8Array {
  switch (codePage) {
    case CodePage.Utf8:
      return Buffer.from(text, 'utf8');
    case CodePage.Utf16:
      return Buffer.from(text, 'utf16le');
    case CodePage.Utf16BigEndian:
      return Buffer.from(text, 'utf16le').swap16();
    case CodePage.Latin1:
      return Buffer.from(text.replace(/[^\0-\xff]/g, '?'), 'latin1');
    case CodePage.Ascii:
      return Buffer.from(text.replace(/[^\0-\x7f]/g, '?'), 'latin1');
    case CodePage.Utf32:
    case CodePage.Utf32BigEndian:
      return encodeUtf32(text, codePage === CodePage.Utf32BigEndian);
  }
  return codecOf(encoding).encode(text);
}
function encodeUtf32(text: string, bigEndian: boolean): Uint8Array {
  const codes = Array.from(text, (character) => character.codePointAt(0) as number);
  const buffer = Buffer.alloc(codes.length * 4);
  for (const [i, code] of codes.entries()) {
    if (bigEndian) buffer.writeUInt32BE(code, i * 4);
    else buffer.writeUInt32LE(code, i * 4);
  }
  return buffer;
}
