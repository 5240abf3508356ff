/** System.Text.Encoding: the object that scripts hold, over a codec, and the encodings by code page and name. */
import { netException } from '../../../objects/errors.js';
import { type NetType, requireType } from '../../../objects/net-type.js';
import { argumentError, argumentNull, invalidOperation, notSupported, outOfRange } from '../../system/errors.js';
import { codePages } from './code-pages.js';
import {
  DecoderBestFitFallback,
  type DecoderFallback,
  type EncoderFallback,
  exceptions,
  replacementCharacter,
  replacements,
} from './fallbacks.js';
import { asciiCodec, codePageBestFit, codePageCodec, latin1BestFit, latin1Codec } from './table-codecs.js';
import { type Codec, utf7Codec, utf8Codec, utf16Codec, utf32Codec } from './unicode-codecs.js';

export type CodePageRow = (typeof codePages)[number];

const rowsByPage = new Map(codePages.map((row) => [row[0], row]));
const utf7Row: CodePageRow = [65000, 'utf-7', 'Unicode (UTF-7)', 1200, '0011'];

const codePage = {
  utf16: 1200,
  utf16BigEndian: 1201,
  utf32: 12000,
  utf32BigEndian: 12001,
  ascii: 20127,
  latin1: 28591,
  utf7: 65000,
  utf8: 65001,
} as const;

interface EncodingParts {
  typeName: string;
  codePage: number;
  codec: Codec;
  preamble?: number[];
  encoderFallback: EncoderFallback;
  decoderFallback: DecoderFallback;
}

export class Encoding {
  readonly netType: NetType;
  readonly row: CodePageRow;
  readonly preamble: readonly number[];
  encoderFallback: EncoderFallback;
  decoderFallback: DecoderFallback;
  isReadOnly = true;
  constructor(readonly parts: EncodingParts) {
    this.netType = requireType(`System.Text.${parts.typeName}`);
    this.row = parts.codePage === codePage.utf7 ? utf7Row : (rowsByPage.get(parts.codePage) as CodePageRow);
    this.preamble = parts.preamble ?? [];
    this.encoderFallback = parts.encoderFallback;
    this.decoderFallback = parts.decoderFallback;
  }
  get codePage(): number {
    return this.parts.codePage;
  }
  /** Of code pages in lower case; the names of Unicode's encodings are as they are. */
  get webName(): string {
    return this.codePage in makers ? this.row[1] : this.row[1].toLowerCase();
  }
  encode(text: string): Uint8Array {
    return this.parts.codec.encode(text, this.encoderFallback);
  }
  decode(bytes: Uint8Array): string {
    return this.parts.codec.decode(bytes, this.decoderFallback);
  }
  /** How many bytes at the end begin a character that is not whole yet. */
  unfinished(bytes: Uint8Array): number {
    return this.parts.codec.unfinished(bytes);
  }
  maxByteCount(units: number): number {
    return this.parts.codec.maxBytes(units) * Math.max(1, this.encoderFallback.maxCharCount);
  }
  maxCharCount(bytes: number): number {
    return this.parts.codec.maxUnits(bytes) * Math.max(1, this.decoderFallback.maxCharCount);
  }
  /** A copy that can be changed; a sealed type's copy is of the type that is not. */
  clone(): Encoding {
    const copy = new Encoding({ ...this.parts, typeName: this.parts.typeName.replace(/\+.*/, '') });
    copy.encoderFallback = this.encoderFallback;
    copy.decoderFallback = this.decoderFallback;
    copy.isReadOnly = false;
    return copy;
  }
  setFallbacks(encoder: EncoderFallback, decoder: DecoderFallback): void {
    if (this.isReadOnly) throw invalidOperation('Instance is read-only.');
    this.encoderFallback = encoder;
    this.decoderFallback = decoder;
  }
  equals(other: unknown): boolean {
    return (
      other instanceof Encoding &&
      other.codePage === this.codePage &&
      other.preamble.length === this.preamble.length &&
      sameFallback(other.encoderFallback, this.encoderFallback) &&
      sameFallback(other.decoderFallback, this.decoderFallback)
    );
  }
}

function sameFallback(a: EncoderFallback | DecoderFallback, b: EncoderFallback | DecoderFallback): boolean {
  return a === b || (a.netType === b.netType && 'text' in a && 'text' in b && a.text === b.text);
}

const unicodeFallbacks = (throws: boolean) => ({
  encoderFallback: throws ? exceptions.encoder() : replacements.encoder(replacementCharacter),
  decoderFallback: throws ? exceptions.decoder() : replacements.decoder(replacementCharacter),
});
const questionMarks = () => ({
  encoderFallback: replacements.encoder('?'),
  decoderFallback: replacements.decoder('?'),
});

export const newUtf8 = (hasPreamble: boolean, throws: boolean, typeName = 'UTF8Encoding') =>
  new Encoding({
    typeName,
    codePage: codePage.utf8,
    codec: utf8Codec,
    ...(hasPreamble && { preamble: [0xef, 0xbb, 0xbf] }),
    ...unicodeFallbacks(throws),
  });
export const newUtf16 = (bigEndian: boolean, hasPreamble: boolean, throws: boolean) =>
  new Encoding({
    typeName: 'UnicodeEncoding',
    codePage: bigEndian ? codePage.utf16BigEndian : codePage.utf16,
    codec: utf16Codec(bigEndian),
    ...(hasPreamble && { preamble: bigEndian ? [0xfe, 0xff] : [0xff, 0xfe] }),
    ...unicodeFallbacks(throws),
  });
export const newUtf32 = (bigEndian: boolean, hasPreamble: boolean, throws: boolean) =>
  new Encoding({
    typeName: 'UTF32Encoding',
    codePage: bigEndian ? codePage.utf32BigEndian : codePage.utf32,
    codec: utf32Codec(bigEndian),
    ...(hasPreamble && { preamble: bigEndian ? [0, 0, 0xfe, 0xff] : [0xff, 0xfe, 0, 0] }),
    ...unicodeFallbacks(throws),
  });
export const newUtf7 = (allowOptionals: boolean) =>
  new Encoding({
    typeName: 'UTF7Encoding',
    codePage: codePage.utf7,
    codec: utf7Codec(allowOptionals),
    ...questionMarks(),
  });
export const newAscii = (typeName = 'ASCIIEncoding') =>
  new Encoding({ typeName, codePage: codePage.ascii, codec: asciiCodec, ...questionMarks() });

const makers: Record<number, () => Encoding> = {
  [codePage.utf16]: () => newUtf16(false, true, false),
  [codePage.utf16BigEndian]: () => newUtf16(true, true, false),
  [codePage.utf32]: () => newUtf32(false, true, false),
  [codePage.utf32BigEndian]: () => newUtf32(true, true, false),
  [codePage.ascii]: () => newAscii('ASCIIEncoding+ASCIIEncodingSealed'),
  [codePage.latin1]: () =>
    new Encoding({
      typeName: 'Latin1Encoding+Latin1EncodingSealed',
      codePage: codePage.latin1,
      codec: latin1Codec,
      encoderFallback: latin1BestFit(),
      decoderFallback: replacements.decoder('?'),
    }),
  [codePage.utf8]: () => newUtf8(true, false, 'UTF8Encoding+UTF8EncodingSealed'),
  /** The default encoding: UTF-8 without a preamble. */
  0: () => newUtf8(false, false, 'UTF8Encoding+UTF8EncodingSealed'),
};

function makeCodePage(page: number, codec: Codec): Encoding {
  const kinds: Record<number, string> = { 54936: 'GB18030Encoding', 51932: 'EUCJPEncoding' };
  const isSingleByte = codec.maxUnits(2) === 2;
  return new Encoding({
    typeName: kinds[page] ?? `${isSingleByte ? 'SBCS' : 'DBCS'}CodePageEncoding`,
    codePage: page,
    codec,
    encoderFallback: codePageBestFit(page),
    decoderFallback: new DecoderBestFitFallback(),
  });
}

const made = new Map<number, Encoding>();

/** Throws ArgumentException, NotSupportedException. */
export function encodingOfPage(page: number): Encoding {
  const known = made.get(page);
  if (known !== undefined) return known;
  const codec = codePageCodec(page);
  const encoding = makers[page]?.() ?? (codec && makeCodePage(page, codec));
  if (encoding === undefined) throw unknownPage(page);
  made.set(page, encoding);
  return encoding;
}

const seeProvider =
  'For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.';

function unknownPage(page: number) {
  if (page < 0 || page > 65535) return outOfRange('codepage', 'Valid values are between 0 and 65535, inclusive.');
  if ([1, 2, 3, 42].includes(page)) return argumentError(`${page} is not a supported code page.`, 'codepage');
  if (page === codePage.utf7) return utf7Disabled();
  return notSupported(`No data is available for encoding ${page}. ${seeProvider}`);
}
const utf7Disabled = () =>
  notSupported('Support for UTF-7 is disabled. See https://aka.ms/dotnet-warnings/SYSLIB0001 for more information.');

let pagesByName: Map<string, number> | undefined;

/** Throws ArgumentException. */
export function encodingOfName(name: string | null): Encoding {
  if (name === null) throw argumentNull('name');
  pagesByName ??= new Map(
    codePages.flatMap(([page, own, , , , aliases]) =>
      [own.toLowerCase(), ...(aliases?.split(' ') ?? [])].map((alias): [string, number] => [alias, page]),
    ),
  );
  const page = pagesByName.get(name.toLowerCase());
  if (page !== undefined && name !== '') return encodingOfPage(page);
  if (/^(x-)?(unicode-[12]-[01]-)?utf-7$|^csunicode11utf7$/i.test(name)) throw utf7Disabled();
  throw argumentError(`'${name}' is not a supported encoding name. ${seeProvider}`, 'name');
}

/** `isOfBytes` tells what the buffer is for. */
export function bufferTooSmall(encoding: Encoding, isOfBytes: boolean) {
  const fallback = (isOfBytes ? encoding.encoderFallback : encoding.decoderFallback).netType.fullName;
  const [output, what] = isOfBytes ? ['byte', 'encoded data'] : ['char', 'decoded characters'];
  return netException(
    'System.ArgumentException',
    `The output ${output} buffer is too small to contain the ${what}, encoding codepage '${encoding.codePage}' and fallback '${fallback}'. (Parameter '${output}s')`,
    { ParamName: `${output}s` },
  );
}
