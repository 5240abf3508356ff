/** ASCII, Latin-1 and the code pages of one or two bytes a character. */
import { bestFitTables } from './best-fit-tables.js';
import { EncoderBestFitFallback, type EncoderFallback, replaceUnknown } from './fallbacks.js';
import { singleByteTables } from './single-byte-tables.js';
import { bufferOf, type Codec, wellFormed } from './unicode-codecs.js';

const oneByteEach = {
  unfinished: () => 0,
  maxBytes: (units: number) => units + 1,
  maxUnits: (bytes: number) => bytes,
};

export const asciiCodec: Codec = {
  ...oneByteEach,
  encode: (text, fallback) => new Uint8Array(Buffer.from(replaceUnknown(text, /[^\0-\x7f]/gu, fallback), 'latin1')),
  decode: (bytes, fallback) =>
    bufferOf(bytes)
      .toString('latin1')
      .replace(/[\x80-\xff]/g, (_unit, index: number) =>
        fallback.replacementFor(bytes.subarray(index, index + 1), index),
      ),
};

export const latin1Codec: Codec = {
  ...oneByteEach,
  encode: (text, fallback) => new Uint8Array(Buffer.from(replaceUnknown(text, /[^\0-\xff]/gu, fallback), 'latin1')),
  decode: (bytes) => bufferOf(bytes).toString('latin1'),
};

/** Code points by byte sequence (as one number), and back. */
interface CodePageTable {
  units: Map<number, string>;
  codes: Map<string, number>;
}

function encodeByTable(text: string, { codes }: CodePageTable, fallback: EncoderFallback): Uint8Array {
  const bytes: number[] = [];
  const add = (code: number) => {
    if (code > 0xff) bytes.push(code >> 8, code & 0xff);
    else bytes.push(code);
  };
  let index = 0;
  for (const character of text) {
    const code = codes.get(character);
    if (code !== undefined) add(code);
    else
      for (const unit of fallback.replacementFor(character, index)) add(codes.get(unit) ?? (codes.get('?') as number));
    index += character.length;
  }
  return Uint8Array.from(bytes);
}

function tableOf(pairs: Iterable<[code: number, unit: string]>): CodePageTable {
  const table: CodePageTable = { units: new Map(), codes: new Map() };
  for (const [code, unit] of pairs) {
    table.units.set(code, unit);
    if (!table.codes.has(unit)) table.codes.set(unit, code);
  }
  return table;
}

/** All 256 characters of a single-byte code page. */
function singleByteText(codePage: number): string | undefined {
  const text = singleByteTables[codePage === 38598 ? 28598 : codePage];
  return text?.length === 128 ? String.fromCharCode(...Array(128).keys()) + text : text;
}

function singleByteCodec(text: string): Codec {
  const table = tableOf(Array.from({ length: 256 }, (_, byte) => [byte, text.charAt(byte)]));
  table.codes.delete('\ufffd');
  return {
    ...oneByteEach,
    encode: (given, fallback) => encodeByTable(given, table, fallback),
    decode: (bytes) => Array.from(bytes, (byte) => text.charAt(byte)).join(''),
  };
}

/** How the Encoding Standard calls the code pages of two bytes. */
const doubleByteLabels: Record<number, string> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  51932: 'euc-jp',
  51936: 'gbk',
  51949: 'euc-kr',
};

/** Read out of the platform's decoder: every pair of bytes is decoded once, with a line feed behind it. */
function doubleByteTable(label: string): CodePageTable {
  const decode = (bytes: number[]) => new TextDecoder(label).decode(Uint8Array.from(bytes)).split('\n');
  const pairs: [number, string][] = [];
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  const keep = (code: number, text: string | undefined) => {
    if (text?.length === 1 && text !== '\ufffd') pairs.push([code, text]);
  };
  const bytes = range(0, 256).filter((byte) => byte !== 10);
  const singles = decode(bytes.flatMap((byte) => [byte, 10]));
  for (const [i, byte] of bytes.entries()) keep(byte, singles[i]);
  keep(10, '\n');
  for (const lead of range(0x81, 0xff)) {
    const trails = range(0x40, 0xff);
    const texts = decode(trails.flatMap((trail) => [lead, trail, 10]));
    for (const [i, trail] of trails.entries()) keep((lead << 8) | trail, texts[i]);
  }
  return tableOf(pairs);
}

function doubleByteCodec(label: string): Codec {
  const table = doubleByteTable(label);
  const walk = (bytes: Uint8Array, each: (unit: string | undefined, at: number, length: number) => void) => {
    for (let i = 0; i < bytes.length; ) {
      const byte = bytes[i] as number;
      const single = table.units.get(byte);
      const pair = single === undefined && i + 1 < bytes.length ? (byte << 8) | (bytes[i + 1] as number) : undefined;
      const length = pair === undefined ? 1 : 2;
      each(single ?? (pair === undefined ? undefined : table.units.get(pair)), i, length);
      i += length;
    }
  };
  return {
    encode: (text, fallback) => encodeByTable(text, table, fallback),
    decode(bytes, fallback) {
      let text = '';
      walk(bytes, (unit, at, length) => {
        text += unit ?? fallback.replacementFor(bytes.subarray(at, at + length), at);
      });
      return text;
    },
    unfinished(bytes) {
      let open = 0;
      walk(bytes, (unit, _at, length) => {
        open = unit === undefined && length === 1 ? 1 : 0;
      });
      return open;
    },
    maxBytes: (units) => (units + 1) * 2,
    maxUnits: (bytes) => bytes + 1,
  };
}

/** GB18030: GBK, and four bytes for everything else. */
function gb18030Codec(): Codec {
  const decoder = new TextDecoder('gb18030', { ignoreBOM: true });
  const { codes } = doubleByteTable('gb18030');
  const fourBytes = (linear: number) => [
    0x81 + Math.floor(linear / 12600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ];
  const basic = new Map<string, number>();
  const basicCount = 39420;
  for (let i = 0; i < basicCount; i++) basic.set(decoder.decode(Uint8Array.from(fourBytes(i))), i);
  const encodeCharacter = (character: string) => {
    const code = codes.get(character);
    if (code !== undefined) return code > 0xff ? [code >> 8, code & 0xff] : [code];
    return fourBytes(basic.get(character) ?? 189000 + (character.codePointAt(0) as number) - 0x10000);
  };
  return {
    encode: (text, fallback) => Uint8Array.from(Array.from(wellFormed(text, fallback)).flatMap(encodeCharacter)),
    decode: (bytes) => decoder.decode(bytes),
    unfinished: () => 0,
    maxBytes: (units) => (units + 1) * 4,
    maxUnits: (bytes) => bytes + 3,
  };
}

const codecs = new Map<number, Codec>();

function makeCodec(codePage: number): Codec | undefined {
  if (codePage === 54936) return gb18030Codec();
  const label = doubleByteLabels[codePage];
  if (label !== undefined) return doubleByteCodec(label);
  const text = singleByteText(codePage);
  return text === undefined ? undefined : singleByteCodec(text);
}
/** The codec of a code page, if there is one. */
export function codePageCodec(codePage: number): Codec | undefined {
  const codec = codecs.get(codePage) ?? makeCodec(codePage);
  if (codec !== undefined) codecs.set(codePage, codec);
  return codec;
}

/** Full-width ASCII is written narrow, and Latin letters without their marks, where the code page has no table for that. */
function bestFitOf(codePage: number): (unknown: string) => string | undefined {
  const table = bestFitTables[codePage === 858 ? 850 : codePage];
  const pairs = new Map<string, string>();
  for (let i = 0; table !== undefined && i < table.length; i += 2) pairs.set(table.charAt(i), table.charAt(i + 1));
  return (unknown) => {
    const code = unknown.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    if (table !== undefined) return pairs.get(unknown);
    return code < 0x250 ? /^[ -~]/.exec(unknown.normalize('NFKD'))?.[0] : undefined;
  };
}

export const latin1BestFit = () =>
  new EncoderBestFitFallback('System.Text.EncoderLatin1BestFitFallback', bestFitOf(28591));
/** Macintosh pages and those of two bytes have no best fit. */
export function codePageBestFit(codePage: number): EncoderBestFitFallback {
  const isMac = codePage >= 10000 && codePage < 10100;
  const none = () => undefined;
  return new EncoderBestFitFallback(
    'System.Text.InternalEncoderBestFitFallback',
    isMac || doubleByteLabels[codePage] !== undefined ? none : bestFitOf(codePage),
  );
}
