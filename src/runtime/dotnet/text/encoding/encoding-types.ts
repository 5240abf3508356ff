/** System.Text.Encoding and the types derived from it: members. */
import { defineType, type MemberImplementation, type NetType } from '../../../objects/net-type.js';
import { overloads, unreachable } from '../../overloads.js';
import { argumentNull, mustNotBeNegative, outOfRange } from '../../system/errors.js';
import { codePages } from './code-pages.js';
import { Decoder, Encoder } from './coders.js';
import {
  bufferTooSmall,
  type CodePageRow,
  Encoding,
  encodingOfName,
  encodingOfPage,
  newAscii,
  newUtf7,
  newUtf8,
  newUtf16,
  newUtf32,
} from './encoding.js';
import type { DecoderFallback, EncoderFallback } from './fallbacks.js';
import { writeUnits } from './units.js';

type Characters = string | string[] | null;

const e = 'System.Text.Encoding';
const outside = (parameter: string) =>
  outOfRange(parameter, 'Index and count must refer to a location within the buffer.');
const negative = (parameter: string) => outOfRange(parameter, 'Non-negative number required.');

/** The text of a string or char[] argument, or of a part of it. */
function textOf(chars: Characters, index?: number, count?: number): string {
  if (chars === null) throw argumentNull('chars');
  const text = typeof chars === 'string' ? chars : chars.join('');
  if (index === undefined || count === undefined) return text;
  if (typeof chars !== 'string') {
    if (index < 0) throw negative('index');
    if (count < 0) throw negative('count');
    if (index > text.length - count) throw outside('chars');
  } else {
    if (index < 0) throw mustNotBeNegative('index', index);
    if (count < 0) throw mustNotBeNegative('count', count);
    if (index > text.length - count)
      throw outOfRange('index', `index ('${index}') must be less than or equal to '${text.length - count}'.`, index);
  }
  return text.slice(index, index + count);
}

function partOf(bytes: Uint8Array | null, index?: number, count?: number): Uint8Array {
  if (bytes === null) throw argumentNull('bytes');
  if (index === undefined || count === undefined) return bytes;
  if (index < 0) throw negative('index');
  if (count < 0) throw negative('count');
  if (index > bytes.length - count) throw outside('bytes');
  return bytes.subarray(index, index + count);
}

const getByteCount = (self: Encoding, chars: Characters, index?: number, count?: number) =>
  self.encode(textOf(chars, index, count)).length;
const getBytes = (self: Encoding, chars: Characters, index?: number, count?: number) =>
  self.encode(textOf(chars, index, count));

function getBytesInto(
  self: Encoding,
  chars: Characters,
  charIndex: number,
  charCount: number,
  bytes: Uint8Array | null,
  byteIndex: number,
): number {
  if (bytes === null) throw argumentNull('bytes');
  const encoded = self.encode(textOf(chars, charIndex, charCount));
  if (byteIndex < 0 || byteIndex > bytes.length) throw badIndex('byteIndex');
  if (encoded.length > bytes.length - byteIndex) throw bufferTooSmall(self, true);
  bytes.set(encoded, byteIndex);
  return encoded.length;
}
const badIndex = (parameter: string) =>
  outOfRange(
    parameter,
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
  );

const getString = (self: Encoding, bytes: Uint8Array | null, index?: number, count?: number) =>
  self.decode(partOf(bytes, index, count));

function getCharsInto(
  self: Encoding,
  bytes: Uint8Array | null,
  byteIndex: number,
  byteCount: number,
  chars: string[] | null,
  charIndex: number,
): number {
  if (chars === null) throw argumentNull('chars');
  const text = getString(self, bytes, byteIndex, byteCount);
  if (charIndex < 0 || charIndex > chars.length) throw badIndex('charIndex');
  if (text.length > chars.length - charIndex) throw bufferTooSmall(self, false);
  writeUnits(chars, charIndex, text);
  return text.length;
}

function convert(from: Encoding | null, to: Encoding | null, bytes: Uint8Array | null, index?: number, count?: number) {
  if (from === null) throw argumentNull('srcEncoding');
  if (to === null) throw argumentNull('dstEncoding');
  return to.encode(getString(from, bytes, index, count));
}

function withFallbacks(encoding: Encoding, encoder: EncoderFallback, decoder: DecoderFallback): Encoding {
  const copy = encoding.clone();
  copy.setFallbacks(encoder, decoder);
  copy.isReadOnly = true;
  return copy;
}

const uses = (at: number) => (self: Encoding) => self.row[4].charAt(at) === '1';

const statics: Record<string, MemberImplementation> = {
  [`static byte[] Convert(${e} srcEncoding, ${e} dstEncoding, byte[] bytes)`]: convert,
  [`static byte[] Convert(${e} srcEncoding, ${e} dstEncoding, byte[] bytes, int index, int count)`]: convert,
  'static void RegisterProvider(System.Text.EncodingProvider provider)': (provider: unknown) => {
    if (provider === null) throw argumentNull('provider');
  },
  [`static ${e} GetEncoding(int codepage)`]: encodingOfPage,
  [`static ${e} GetEncoding(int codepage, System.Text.EncoderFallback encoderFallback, System.Text.DecoderFallback decoderFallback)`]:
    (page: number, encoder: EncoderFallback, decoder: DecoderFallback) =>
      withFallbacks(encodingOfPage(page), encoder, decoder),
  [`static ${e} GetEncoding(string name)`]: encodingOfName,
  [`static ${e} GetEncoding(string name, System.Text.EncoderFallback encoderFallback, System.Text.DecoderFallback decoderFallback)`]:
    (name: string, encoder: EncoderFallback, decoder: DecoderFallback) =>
      withFallbacks(encodingOfName(name), encoder, decoder),
  'static System.Text.EncodingInfo[] GetEncodings()': () =>
    codePages.filter(([page]) => page < 28606 || page === 65001).map((row) => new EncodingInfo(row)),
  [`static ${e} Default {get;}`]: () => encodingOfPage(0),
  [`static ${e} ASCII {get;}`]: () => encodingOfPage(20127),
  [`static ${e} Latin1 {get;}`]: () => encodingOfPage(28591),
  [`static ${e} Unicode {get;}`]: () => encodingOfPage(1200),
  [`static ${e} BigEndianUnicode {get;}`]: () => encodingOfPage(1201),
  [`static ${e} UTF7 {get;}`]: () => newUtf7(false),
  [`static ${e} UTF8 {get;}`]: () => encodingOfPage(65001),
  [`static ${e} UTF32 {get;}`]: () => encodingOfPage(12000),
};

/** An entry of Encoding.GetEncodings(). */
class EncodingInfo {
  declare readonly netType: NetType;
  constructor(readonly row: CodePageRow) {}
}

defineType(e, { class: Encoding }, () => ({
  abstract: true,
  interfaces: ['System.ICloneable'],
  equals: (self: Encoding, other) => self.equals(other),
  hashKey: (self: Encoding) => `${self.codePage} ${self.preamble.length}`,
  members: {
    ...statics,
    'System.ReadOnlySpan[byte] Preamble {get;}': () => null,
    'string BodyName {get;}': (self: Encoding) => self.row[6] ?? self.webName,
    'string EncodingName {get;}': (self: Encoding) => self.row[2],
    'string HeaderName {get;}': (self: Encoding) => self.row[7] ?? self.webName,
    'string WebName {get;}': (self: Encoding) => self.webName,
    'int WindowsCodePage {get;}': (self: Encoding) => self.row[3],
    'bool IsBrowserDisplay {get;}': uses(0),
    'bool IsBrowserSave {get;}': uses(1),
    'bool IsMailNewsDisplay {get;}': uses(2),
    'bool IsMailNewsSave {get;}': uses(3),
    'bool IsSingleByte {get;}': (self: Encoding) => self.parts.codec.maxUnits(2) === 2 && self.codePage !== 65000,
    'System.Text.EncoderFallback EncoderFallback {get;set;}': {
      get: (self: Encoding) => self.encoderFallback,
      set: (self: Encoding, value: EncoderFallback) => self.setFallbacks(value, self.decoderFallback),
    },
    'System.Text.DecoderFallback DecoderFallback {get;set;}': {
      get: (self: Encoding) => self.decoderFallback,
      set: (self: Encoding, value: DecoderFallback) => self.setFallbacks(self.encoderFallback, value),
    },
    'bool IsReadOnly {get;}': (self: Encoding) => self.isReadOnly,
    'int CodePage {get;}': (self: Encoding) => self.codePage,
    ...overloads(getByteCount, [
      'int GetByteCount(char[] chars, int index, int count)',
      'int GetByteCount(string chars)',
      'int GetByteCount(System.ReadOnlySpan[char] chars)',
      'int GetByteCount(char[] chars)',
      'int GetByteCount(string s, int index, int count)',
    ]),
    ...overloads(getBytesInto, [
      'int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex)',
      'int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)',
    ]),
    'int GetBytes(System.ReadOnlySpan[char] chars, System.Span[byte] bytes)': unreachable,
    ...overloads(getBytes, [
      'byte[] GetBytes(char[] chars)',
      'byte[] GetBytes(char[] chars, int index, int count)',
      'byte[] GetBytes(string s)',
      'byte[] GetBytes(string s, int index, int count)',
    ]),
    'bool TryGetBytes(System.ReadOnlySpan[char] chars, System.Span[byte] bytes, [ref] int bytesWritten)': unreachable,
    ...overloads(
      (self: Encoding, bytes: Uint8Array | null, index?: number, count?: number) =>
        getString(self, bytes, index, count).length,
      [
        'int GetCharCount(byte[] bytes, int index, int count)',
        'int GetCharCount(System.ReadOnlySpan[byte] bytes)',
        'int GetCharCount(byte[] bytes)',
      ],
    ),
    'int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)': getCharsInto,
    'int GetChars(System.ReadOnlySpan[byte] bytes, System.Span[char] chars)': unreachable,
    ...overloads(
      (self: Encoding, bytes: Uint8Array | null, index?: number, count?: number) =>
        getString(self, bytes, index, count).split(''),
      ['char[] GetChars(byte[] bytes)', 'char[] GetChars(byte[] bytes, int index, int count)'],
    ),
    'bool TryGetChars(System.ReadOnlySpan[byte] bytes, System.Span[char] chars, [ref] int charsWritten)': unreachable,
    ...overloads(getString, [
      'string GetString(byte[] bytes, int index, int count)',
      'string GetString(System.ReadOnlySpan[byte] bytes)',
      'string GetString(byte[] bytes)',
    ]),
    'System.Text.Decoder GetDecoder()': (self: Encoding) => new Decoder(self),
    'System.Text.Encoder GetEncoder()': (self: Encoding) => new Encoder(self),
    'int GetMaxByteCount(int charCount)': (self: Encoding, count: number) => {
      if (count < 0) throw negative('charCount');
      return self.maxByteCount(count);
    },
    'int GetMaxCharCount(int byteCount)': (self: Encoding, count: number) => {
      if (count < 0) throw negative('byteCount');
      return self.maxCharCount(count);
    },
    'byte[] GetPreamble()': (self: Encoding) => Uint8Array.from(self.preamble),
    'bool Equals(System.Object value)': (self: Encoding, other: unknown) => self.equals(other),
    'int GetHashCode()': (self: Encoding) => self.codePage,
    ...overloads((self: Encoding) => self.clone(), ['System.Object Clone()', 'System.Object ICloneable.Clone()']),
    ...overloads(
      (self: Encoding, form?: { value: number }) => self.parts.codec.maxUnits(2) === 2 && (form?.value ?? 1) === 1,
      ['bool IsAlwaysNormalized()', 'bool IsAlwaysNormalized(System.Text.NormalizationForm form)'],
    ),
  },
}));

defineType('System.Text.EncodingInfo', { class: EncodingInfo }, () => ({
  members: {
    'int CodePage {get;}': ({ row }: EncodingInfo) => row[0],
    'string Name {get;}': ({ row }: EncodingInfo) => row[1],
    'string DisplayName {get;}': ({ row }: EncodingInfo) => row[2],
    [`${e} GetEncoding()`]: ({ row }: EncodingInfo) => encodingOfPage(row[0]),
    'bool Equals(System.Object value)': ({ row }: EncodingInfo, other: unknown) =>
      other instanceof EncodingInfo && other.row === row,
    'int GetHashCode()': ({ row }: EncodingInfo) => row[0],
  },
}));

/** Types derived from Encoding, their constructors, and what they are derived from where that is another of them. */
const derived: Record<string, { base?: string; members?: Record<string, MemberImplementation> }> = {
  UTF8Encoding: {
    members: overloads(
      (_type: NetType, hasPreamble = false, throws = false) => newUtf8(hasPreamble, throws),
      [
        'new()',
        'new(bool encoderShouldEmitUTF8Identifier)',
        'new(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes)',
      ],
    ),
  },
  'UTF8Encoding+UTF8EncodingSealed': { base: 'UTF8Encoding' },
  UnicodeEncoding: {
    members: {
      ...overloads(
        (_type: NetType, bigEndian = false, hasPreamble = true, throws = false) =>
          newUtf16(bigEndian, hasPreamble, throws),
        [
          'new()',
          'new(bool bigEndian, bool byteOrderMark)',
          'new(bool bigEndian, bool byteOrderMark, bool throwOnInvalidBytes)',
        ],
      ),
      'static int CharSize {get;}': () => 2,
    },
  },
  UTF32Encoding: {
    members: overloads(
      (_type: NetType, bigEndian = false, hasPreamble = true, throws = false) =>
        newUtf32(bigEndian, hasPreamble, throws),
      [
        'new()',
        'new(bool bigEndian, bool byteOrderMark)',
        'new(bool bigEndian, bool byteOrderMark, bool throwOnInvalidCharacters)',
      ],
    ),
  },
  UTF7Encoding: {
    members: overloads(
      (_type: NetType, allowOptionals = false) => newUtf7(allowOptionals),
      ['new()', 'new(bool allowOptionals)'],
    ),
  },
  ASCIIEncoding: { members: { 'new()': () => newAscii() } },
  'ASCIIEncoding+ASCIIEncodingSealed': { base: 'ASCIIEncoding' },
  Latin1Encoding: {},
  'Latin1Encoding+Latin1EncodingSealed': { base: 'Latin1Encoding' },
  SBCSCodePageEncoding: {},
  DBCSCodePageEncoding: {},
  EUCJPEncoding: { base: 'DBCSCodePageEncoding' },
  GB18030Encoding: {},
};
for (const [name, { base, members }] of Object.entries(derived))
  defineType(`System.Text.${name}`, {}, () => ({
    base: base ? `System.Text.${base}` : e,
    ...(members && { members }),
  }));
