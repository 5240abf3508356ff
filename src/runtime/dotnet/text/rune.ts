/** System.Text.Rune: a Unicode scalar value. */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { cultureOf } from '../globalization/culture-info.js';
import { numericValue, UnicodeCategory, unicodeCategory } from '../globalization/unicode-category.js';
import { overloads } from '../overloads.js';
import { argumentError, outOfRange } from '../system/errors.js';

export class Rune {
  declare readonly netType: NetType;
  constructor(readonly value: number) {}
  static of(character: string): Rune {
    const code = character.codePointAt(0) as number;
    return new Rune(isScalar(code) ? code : 0xfffd);
  }
  toString(): string {
    return String.fromCodePoint(this.value);
  }
}

function isScalar(code: number): boolean {
  return (code >= 0 && code < 0xd800) || (code > 0xdfff && code <= 0x10ffff);
}

/** The scalar of a number, a char, or two surrogates; null when they make none. */
function scalarOf(first: number | string, second?: string): number | null {
  if (typeof first === 'number') return isScalar(first) ? first : null;
  const code = (first + (second ?? '')).codePointAt(0) as number;
  return isScalar(code) && (second === undefined || code > 0xffff) ? code : null;
}

function create(_type: NetType, first: number | string, second?: string): Rune {
  const code = scalarOf(first, second);
  if (code === null)
    throw outOfRange(
      typeof first === 'number' ? 'value' : 'ch',
      'Specified argument was out of the range of valid values.',
    );
  return new Rune(code);
}

function tryCreate(...args: unknown[]): boolean {
  const result = args.pop() as PSReference;
  const code = scalarOf(args[0] as number | string, args[1] as string | undefined);
  result.set(new Rune(code ?? 0));
  return code !== null;
}

function runeAt(text: string, index: number): number | null {
  if (index < 0 || index >= text.length)
    throw outOfRange('index', 'Index was out of range. Must be non-negative and less than the size of the collection.');
  return scalarOf(text.codePointAt(index) as number);
}

const C = UnicodeCategory;
const category = (rune: Rune) => unicodeCategory(String(rune));
const within = (least: number, most: number) => (rune: Rune) => category(rune) >= least && category(rune) <= most;

defineType('System.Text.Rune', { class: Rune }, () => ({
  kind: 'struct',
  interfaces: ['System.IComparable', 'System.IFormattable'],
  toString: (self: Rune) => String(self),
  equals: (self: Rune, other: unknown) => other instanceof Rune && other.value === self.value,
  compare: (self: Rune, other: unknown) => (other instanceof Rune ? self.value - other.value : undefined),
  hashKey: (self: Rune) => self.value,
  defaultValue: () => new Rune(0),
  members: {
    ...overloads(create, [
      'new(char ch)',
      'new(char highSurrogate, char lowSurrogate)',
      'new(int value)',
      'new(uint value)',
    ]),
    'static System.Text.Rune GetRuneAt(string input, int index)': (text: string, index: number) => {
      const code = runeAt(text, index);
      if (code === null)
        throw argumentError('Cannot extract a Unicode scalar value from the specified index in the input.', 'index');
      return new Rune(code);
    },
    ...overloads(isScalar, ['static bool IsValid(int value)', 'static bool IsValid(uint value)']),
    ...overloads(tryCreate, [
      'static bool TryCreate(char ch, [ref] System.Text.Rune result)',
      'static bool TryCreate(char highSurrogate, char lowSurrogate, [ref] System.Text.Rune result)',
      'static bool TryCreate(int value, [ref] System.Text.Rune result)',
      'static bool TryCreate(uint value, [ref] System.Text.Rune result)',
    ]),
    'static bool TryGetRuneAt(string input, int index, [ref] System.Text.Rune value)': (
      text: string,
      index: number,
      result: PSReference,
    ) => {
      const code = index >= 0 && index < text.length ? runeAt(text, index) : null;
      result.set(new Rune(code ?? 0));
      return code !== null;
    },
    'static double GetNumericValue(System.Text.Rune value)': (rune: Rune) => numericValue(String(rune)),
    'static System.Globalization.UnicodeCategory GetUnicodeCategory(System.Text.Rune value)': category,
    'static bool IsControl(System.Text.Rune value)': within(C.Control, C.Control),
    'static bool IsDigit(System.Text.Rune value)': within(C.DecimalDigitNumber, C.DecimalDigitNumber),
    'static bool IsLetter(System.Text.Rune value)': within(C.UppercaseLetter, C.OtherLetter),
    'static bool IsLetterOrDigit(System.Text.Rune value)': (rune: Rune) =>
      category(rune) <= C.OtherLetter || category(rune) === C.DecimalDigitNumber,
    'static bool IsLower(System.Text.Rune value)': within(C.LowercaseLetter, C.LowercaseLetter),
    'static bool IsNumber(System.Text.Rune value)': within(C.DecimalDigitNumber, C.OtherNumber),
    'static bool IsPunctuation(System.Text.Rune value)': within(C.ConnectorPunctuation, C.OtherPunctuation),
    'static bool IsSeparator(System.Text.Rune value)': within(C.SpaceSeparator, C.ParagraphSeparator),
    'static bool IsSymbol(System.Text.Rune value)': within(C.MathSymbol, C.OtherSymbol),
    'static bool IsUpper(System.Text.Rune value)': within(C.UppercaseLetter, C.UppercaseLetter),
    'static bool IsWhiteSpace(System.Text.Rune value)': (rune: Rune) =>
      /^[\s\u0085]$/.test(String(rune)) && rune.value !== 0xfeff,
    'static System.Text.Rune ToLower(System.Text.Rune value, cultureinfo culture)': (rune: Rune, culture: unknown) =>
      Rune.of(cultureOf(culture).textInfo.toLower(String(rune))),
    'static System.Text.Rune ToLowerInvariant(System.Text.Rune value)': (rune: Rune) =>
      Rune.of(cultureOf('').textInfo.toLower(String(rune))),
    'static System.Text.Rune ToUpper(System.Text.Rune value, cultureinfo culture)': (rune: Rune, culture: unknown) =>
      Rune.of(cultureOf(culture).textInfo.toUpper(String(rune))),
    'static System.Text.Rune ToUpperInvariant(System.Text.Rune value)': (rune: Rune) =>
      Rune.of(cultureOf('').textInfo.toUpper(String(rune))),
    'static System.Text.Rune ReplacementChar {get;}': () => new Rune(0xfffd),
    'bool IsAscii {get;}': (self: Rune) => self.value < 0x80,
    'bool IsBmp {get;}': (self: Rune) => self.value < 0x10000,
    'int Plane {get;}': (self: Rune) => self.value >> 16,
    'int Utf16SequenceLength {get;}': (self: Rune) => (self.value < 0x10000 ? 1 : 2),
    'int Utf8SequenceLength {get;}': (self: Rune) => Buffer.byteLength(String(self)),
    'int Value {get;}': (self: Rune) => self.value,
    ...overloads(
      (self: Rune, other: Rune | null) => (other === null ? 1 : self.value - other.value),
      [
        'int CompareTo(System.Text.Rune other)',
        'int IComparable.CompareTo(System.Object obj)',
        'int IComparable[Rune].CompareTo(System.Text.Rune other)',
      ],
    ),
    'int GetHashCode()': (self: Rune) => self.value,
  },
}));
