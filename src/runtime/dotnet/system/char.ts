/** System.Char. Its members take and give strings of one unit; a value of the type is a Char object. */
import { defineType } from '../../objects/net-type.js';
import { Char } from '../../objects/values.js';
import { cultureOf } from '../globalization/culture-info.js';
import { lowerOrdinal, upperOrdinal } from '../globalization/ordinal.js';
import { numericValue, UnicodeCategory, unicodeCategory } from '../globalization/unicode-category.js';
import { overloads } from '../overloads.js';
import { wrongType } from './comparison.js';
import { convertibleMembers } from './convertible.js';
import { argumentError, argumentNull, formatError, outOfRange } from './errors.js';
import { tryParse } from './try-parse.js';

const C = UnicodeCategory;

/** The character that a test is about: given alone, or as a position in a text. */
function characterOf(text: string | null, index?: number): string {
  if (text === null) throw argumentNull('s');
  if (index === undefined) return text;
  if (index < 0 || index >= text.length)
    throw outOfRange('index', 'Index was out of range. Must be non-negative and less than the size of the collection.');
  const pair = text.slice(index, index + 2);
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair) ? pair : pair.charAt(0);
}

const test = (matches: (character: string) => boolean) => (text: string | null, index?: number) =>
  matches(characterOf(text, index));
const inCategories = (...categories: number[]) => test((c) => categories.includes(unicodeCategory(c)));
const ascii = (pattern: RegExp) => (c: string) => pattern.test(c);

function parse(text: string | null): string {
  if (text === null) throw argumentNull('s');
  if (text.length !== 1) throw formatError('String must be exactly one character long.');
  return text;
}

function toUtf32(high: string, low: string | number = 0): number {
  if (typeof low === 'number') {
    const character = characterOf(high, low);
    const code = character.codePointAt(0) as number;
    if (code >= 0xd800 && code <= 0xdbff)
      throw argumentError(
        `Found a high surrogate char without a following low surrogate at index: ${low}. The input may not be in this encoding, or may not contain valid Unicode (UTF-16) characters.`,
        's',
      );
    if (code >= 0xdc00 && code <= 0xdfff)
      throw argumentError(
        `Found a low surrogate char without a preceding high surrogate at index: ${low}. The input may not be in this encoding, or may not contain valid Unicode (UTF-16) characters.`,
        's',
      );
    return code;
  }
  if (!/^[\ud800-\udbff]$/.test(high))
    throw outOfRange('highSurrogate', 'A valid high surrogate character is between 0xd800 and 0xdbff, inclusive.');
  if (!/^[\udc00-\udfff]$/.test(low))
    throw outOfRange('lowSurrogate', 'A valid low surrogate character is between 0xdc00 and 0xdfff, inclusive.');
  return (high + low).codePointAt(0) as number;
}

function fromUtf32(code: number): string {
  if (code < 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
    throw outOfRange(
      'utf32',
      'A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).',
    );
  return String.fromCodePoint(code);
}

/** Surrogates are judged as the units that they are. */
const surrogate = (pattern: RegExp) => (text: string | null, index?: number) =>
  pattern.test(characterOf(text, index).charAt(0));

const text = (self: Char | string) => String(self);

function compareTo(self: Char, other: unknown): number {
  if (other === null) return 1;
  if (!(other instanceof Char)) throw wrongType('Char');
  return self.code - other.code;
}

defineType('System.Char', { class: Char as unknown as { prototype: object }, accelerators: ['char'] }, () => ({
  kind: 'struct',
  interfaces: [
    'System.IComparable',
    'System.IConvertible',
    'System.IFormattable',
    'System.IComparable[char]',
    'System.IEquatable[char]',
  ],
  toString: text,
  compare: (self: Char, other: unknown) => (other instanceof Char ? self.code - other.code : undefined),
  defaultValue: () => Char.from(0),
  members: {
    'static bool IsAscii(char c)': ascii(/^[\0-\x7f]$/),
    'static string ToString(char c)': text,
    'static char Parse(string s)': parse,
    'static bool TryParse(string s, [ref] char result)': (given: string | null, ...rest: unknown[]) =>
      tryParse(rest, '\0', () => parse(given)),
    'static bool IsAsciiLetter(char c)': ascii(/^[A-Za-z]$/),
    'static bool IsAsciiLetterLower(char c)': ascii(/^[a-z]$/),
    'static bool IsAsciiLetterUpper(char c)': ascii(/^[A-Z]$/),
    'static bool IsAsciiDigit(char c)': ascii(/^[0-9]$/),
    'static bool IsAsciiLetterOrDigit(char c)': ascii(/^[A-Za-z0-9]$/),
    'static bool IsAsciiHexDigit(char c)': ascii(/^[A-Fa-f0-9]$/),
    'static bool IsAsciiHexDigitUpper(char c)': ascii(/^[A-F0-9]$/),
    'static bool IsAsciiHexDigitLower(char c)': ascii(/^[a-f0-9]$/),
    ...overloads(inCategories(C.DecimalDigitNumber), [
      'static bool IsDigit(char c)',
      'static bool IsDigit(string s, int index)',
    ]),
    'static bool IsBetween(char c, char minInclusive, char maxInclusive)': (c: string, least: string, most: string) =>
      c >= least && c <= most,
    ...overloads(
      inCategories(C.UppercaseLetter, C.LowercaseLetter, C.TitlecaseLetter, C.ModifierLetter, C.OtherLetter),
      ['static bool IsLetter(char c)', 'static bool IsLetter(string s, int index)'],
    ),
    ...overloads(
      test((c) => /^[\s\u0085]$/.test(c) && c !== '\ufeff'),
      ['static bool IsWhiteSpace(char c)', 'static bool IsWhiteSpace(string s, int index)'],
    ),
    ...overloads(inCategories(C.UppercaseLetter), [
      'static bool IsUpper(char c)',
      'static bool IsUpper(string s, int index)',
    ]),
    ...overloads(inCategories(C.LowercaseLetter), [
      'static bool IsLower(char c)',
      'static bool IsLower(string s, int index)',
    ]),
    ...overloads(
      test((c) => unicodeCategory(c) >= C.ConnectorPunctuation && unicodeCategory(c) <= C.OtherPunctuation),
      ['static bool IsPunctuation(char c)', 'static bool IsPunctuation(string s, int index)'],
    ),
    ...overloads(
      inCategories(
        C.UppercaseLetter,
        C.LowercaseLetter,
        C.TitlecaseLetter,
        C.ModifierLetter,
        C.OtherLetter,
        C.DecimalDigitNumber,
      ),
      ['static bool IsLetterOrDigit(char c)', 'static bool IsLetterOrDigit(string s, int index)'],
    ),
    ...overloads(
      (c: string, culture: unknown = null) => cultureOf(culture).textInfo.toUpper(c),
      ['static char ToUpper(char c, cultureinfo culture)', 'static char ToUpper(char c)'],
    ),
    'static char ToUpperInvariant(char c)': upperOrdinal,
    ...overloads(
      (c: string, culture: unknown = null) => cultureOf(culture).textInfo.toLower(c),
      ['static char ToLower(char c, cultureinfo culture)', 'static char ToLower(char c)'],
    ),
    'static char ToLowerInvariant(char c)': lowerOrdinal,
    ...overloads(inCategories(C.Control), [
      'static bool IsControl(char c)',
      'static bool IsControl(string s, int index)',
    ]),
    ...overloads(inCategories(C.DecimalDigitNumber, C.LetterNumber, C.OtherNumber), [
      'static bool IsNumber(char c)',
      'static bool IsNumber(string s, int index)',
    ]),
    ...overloads(inCategories(C.SpaceSeparator, C.LineSeparator, C.ParagraphSeparator), [
      'static bool IsSeparator(char c)',
      'static bool IsSeparator(string s, int index)',
    ]),
    ...overloads(surrogate(/^[\ud800-\udfff]/), [
      'static bool IsSurrogate(char c)',
      'static bool IsSurrogate(string s, int index)',
    ]),
    ...overloads(
      test((c) => unicodeCategory(c) >= C.MathSymbol && unicodeCategory(c) <= C.OtherSymbol),
      ['static bool IsSymbol(char c)', 'static bool IsSymbol(string s, int index)'],
    ),
    ...overloads(
      (given: string | null, index?: number) => unicodeCategory(characterOf(given, index)),
      [
        'static System.Globalization.UnicodeCategory GetUnicodeCategory(char c)',
        'static System.Globalization.UnicodeCategory GetUnicodeCategory(string s, int index)',
      ],
    ),
    ...overloads(
      (given: string | null, index?: number) => numericValue(characterOf(given, index)),
      ['static double GetNumericValue(char c)', 'static double GetNumericValue(string s, int index)'],
    ),
    ...overloads(surrogate(/^[\ud800-\udbff]/), [
      'static bool IsHighSurrogate(char c)',
      'static bool IsHighSurrogate(string s, int index)',
    ]),
    ...overloads(surrogate(/^[\udc00-\udfff]/), [
      'static bool IsLowSurrogate(char c)',
      'static bool IsLowSurrogate(string s, int index)',
    ]),
    ...overloads(
      (given: string | null, second: string | number) =>
        /^[\ud800-\udbff][\udc00-\udfff]$/.test(
          typeof second === 'number' ? characterOf(given, second) : given + second,
        ),
      [
        'static bool IsSurrogatePair(string s, int index)',
        'static bool IsSurrogatePair(char highSurrogate, char lowSurrogate)',
      ],
    ),
    'static string ConvertFromUtf32(int utf32)': fromUtf32,
    ...overloads(toUtf32, [
      'static int ConvertToUtf32(char highSurrogate, char lowSurrogate)',
      'static int ConvertToUtf32(string s, int index)',
    ]),
    'static char MaxValue {get;}': () => '\uffff',
    'static char MinValue {get;}': () => '\0',
    'int GetHashCode()': (self: Char) => self.code | (self.code << 16),
    'bool Equals(System.Object obj)': (self: Char, other: unknown) => other instanceof Char && other.code === self.code,
    ...overloads(
      (self: Char, other: string) => other.charCodeAt(0) === self.code,
      ['bool Equals(char obj)', 'bool IEquatable[char].Equals(char other)'],
    ),
    'int CompareTo(System.Object value)': compareTo,
    'int CompareTo(char value)': (self: Char, other: string) => self.code - other.charCodeAt(0),
    'int IComparable.CompareTo(System.Object obj)': compareTo,
    'int IComparable[char].CompareTo(char other)': (self: Char, other: string) => self.code - other.charCodeAt(0),
    ...overloads(text, [
      'string ToString()',
      'string ToString(System.IFormatProvider provider)',
      'string IConvertible.ToString(System.IFormatProvider provider)',
      'string IFormattable.ToString(string format, System.IFormatProvider formatProvider)',
    ]),
    ...overloads(() => 4, ['System.TypeCode GetTypeCode()', 'System.TypeCode IConvertible.GetTypeCode()']),
    ...convertibleMembers,
  },
}));
