/**
 * Text of files to bytes and back, by code page. Decoding is done in pieces: a piece ends where a character does. Encodings
 * that Node does not know by itself go through TextDecoder's tables.
 */

export const CodePage = {
  Utf8: 65001,
  Utf7: 65000,
  Utf16: 1200,
  Utf16BigEndian: 1201,
  Utf32: 12000,
  Utf32BigEndian: 12001,
  Ascii: 20127,
  Latin1: 28591,
  Windows1252: 1252,
} as const;

/** An encoding as content needs it: where it came from (System.Text.Encoding) does not matter. */
export interface TextFormat {
  codePage: number;
  /** True when the bytes start with the encoding's mark. */
  hasPreamble: boolean;
}
export const utf8WithoutPreamble: TextFormat = { codePage: CodePage.Utf8, hasPreamble: false };

const marks: readonly (readonly [codePage: number, mark: readonly number[]])[] = [
  [CodePage.Utf32, [0xff, 0xfe, 0, 0]],
  [CodePage.Utf32BigEndian, [0, 0, 0xfe, 0xff]],
  [CodePage.Utf8, [0xef, 0xbb, 0xbf]],
  [CodePage.Utf16, [0xff, 0xfe]],
  [CodePage.Utf16BigEndian, [0xfe, 0xff]],
];

export function preambleOf(format: TextFormat): Uint8Array {
  const mark = format.hasPreamble ? marks.find(([codePage]) => codePage === format.codePage)?.[1] : undefined;
  return Uint8Array.from(mark ?? []);
}

/** The encoding that a file's first bytes tell, and how many bytes those are. */
export function detectFormat(start: Uint8Array): { format: TextFormat; length: number } | undefined {
  const found = marks.find(([, mark]) => mark.every((byte, i) => start[i] === byte));
  return found && { format: { codePage: found[0], hasPreamble: true }, length: found[1].length };
}

/** How many of the bytes are whole characters; the rest wait for what follows. */
export function completeLength(bytes: Uint8Array, codePage: number): number {
  switch (codePage) {
    case CodePage.Utf8:
      return completeUtf8Length(bytes);
    case CodePage.Utf16:
    case CodePage.Utf16BigEndian:
      return bytes.length & ~1;
    case CodePage.Utf32:
    case CodePage.Utf32BigEndian:
      return bytes.length & ~3;
  }
  return bytes.length;
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
export function hasByteLines(codePage: number): boolean {
  return codePage === CodePage.Utf8 || codePage === CodePage.Ascii || codePage === CodePage.Latin1;
}

export function decodeText(bytes: Uint8Array, codePage: number): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (codePage) {
    case CodePage.Utf8:
      return buffer.toString('utf8');
    case CodePage.Utf16:
      return buffer.toString('utf16le');
    case CodePage.Utf16BigEndian:
      return swapped(buffer).toString('utf16le');
    case CodePage.Latin1:
      return buffer.toString('latin1');
    case CodePage.Ascii:
      return buffer.toString('latin1').replace(/[\x80-\xff]/g, '?');
    case CodePage.Utf32:
    case CodePage.Utf32BigEndian:
      return decodeUtf32(buffer, codePage === CodePage.Utf32BigEndian);
  }
  if (codePage === CodePage.Windows1252) return decodeWindows1252(buffer);
  return new TextDecoder(labelOf(codePage)).decode(buffer);
}

/** What Windows-1252 has where Latin-1 has control characters. Node's own decoder for it is Latin-1's. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
function decodeWindows1252(buffer: Buffer): string {
  return buffer.toString('latin1').replace(/[\x80-\x9f]/g, (unit) => windows1252.charAt(unit.charCodeAt(0) - 0x80));
}
function swapped(buffer: Buffer): Buffer {
  return Buffer.from(buffer.subarray(0, buffer.length & ~1)).swap16();
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

export function encodeText(text: string, codePage: number): Uint8Array {
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
  return encodeByTable(text, codePage);
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

const byteTables = new Map<number, Map<string, number>>();

/** Single-byte code pages: the decoder's table read backwards. Characters without a byte become `?`. */
function encodeByTable(text: string, codePage: number): Uint8Array {
  let table = byteTables.get(codePage);
  if (table === undefined) {
    const all = decodeText(
      Uint8Array.from({ length: 256 }, (_, i) => i),
      codePage,
    );
    table = new Map(Array.from(all, (character, byte) => [character, byte]));
    byteTables.set(codePage, table);
  }
  return Uint8Array.from(text, (character) => table.get(character) ?? 0x3f);
}

/** What the Encoding Standard calls a Windows code page. */
function labelOf(codePage: number): string {
  const named: Record<number, string> = {
    866: 'ibm866',
    874: 'windows-874',
    932: 'shift_jis',
    936: 'gbk',
    949: 'euc-kr',
    950: 'big5',
    20866: 'koi8-r',
    21866: 'koi8-u',
    51932: 'euc-jp',
    54936: 'gb18030',
  };
  if (codePage > 28591 && codePage <= 28605) return `iso-8859-${codePage - 28590}`;
  return named[codePage] ?? `windows-${codePage}`;
}
