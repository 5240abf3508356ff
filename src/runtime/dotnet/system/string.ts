/** The members of System.String, in the order in which PowerShell shows their overloads. */
import { formatComposite } from '../../language/format/composite.js';
import { defineType } from '../../objects/net-type.js';
import { Char } from '../../objects/values.js';
import { hashOfText } from '../globalization/ordinal.js';
import { textInfoOf } from '../globalization/text-info.js';
import { overloads, unreachable } from '../overloads.js';
import { CharEnumerator, RuneEnumerator } from './char-enumerator.js';
import { wrongType } from './comparison.js';
import { convertibleMembers } from './convertible.js';
import { argumentNull, indexOutOfRange, mustNotBeNegative, outOfRange } from './errors.js';
import {
  argumentList,
  compareOrdinalParts,
  compareParts,
  compareStatic,
  compareTexts,
  comparisonOf,
  concat,
  contains,
  copyTo,
  create,
  endsWith,
  equalTexts,
  indexOf,
  indexOfAny,
  indexOfChar,
  insert,
  isNormalized,
  isWhite,
  join,
  lastIndexOf,
  lastIndexOfAny,
  lastIndexOfChar,
  normalize,
  remove,
  replace,
  replaceLineEndings,
  slice,
  startsWith,
  trim,
} from './string-operations.js';
import { split } from './string-split.js';

function charAt(self: string, index: number): string {
  if (index < 0 || index >= self.length) throw indexOutOfRange();
  return self.charAt(index);
}

function toCharArray(self: string, start = 0, length = self.length - start): string[] {
  if (length < 0) throw mustNotBeNegative('length', length);
  if (start < 0 || start > self.length - length)
    throw outOfRange(
      'startIndex',
      `startIndex ('${start}') must be less than or equal to '${self.length - length}'.`,
      start,
    );
  return self.slice(start, start + length).split('');
}

function pad(self: string, width: number, character: string, left: boolean): string {
  if (width < 0) throw mustNotBeNegative('totalWidth', width);
  return left ? self.padStart(width, character) : self.padEnd(width, character);
}

function compareTo(self: string, other: unknown): number {
  if (other === null) return 1;
  if (typeof other !== 'string') throw wrongType('String');
  return compareTexts(self, other);
}

function equals(self: string, other: unknown, comparison?: unknown): boolean {
  if (typeof other !== 'string') return false;
  return comparison === undefined ? self === other : equalTexts(self, other, comparisonOf(comparison));
}

function hash(self: string, comparison?: unknown): number {
  if (comparison === undefined) return hashOfText(self);
  return hashOfText(comparisonOf(comparison).info.equalityKey(self, comparisonOf(comparison).options));
}

defineType('System.String', { accelerators: ['string'] }, () => ({
  interfaces: [
    'System.IComparable',
    'System.Collections.IEnumerable',
    'System.IConvertible',
    'System.Collections.Generic.IEnumerable[char]',
    'System.IComparable[string]',
    'System.IEquatable[string]',
    'System.ICloneable',
  ],
  toString: (self: string) => self,
  compare: (self: string, other: unknown) => (typeof other === 'string' ? compareTexts(self, other) : undefined),
  enumerate: (self: string) => self.split('').map((unit) => Char.from(unit)),
  members: {
    ...overloads(create, [
      'new(char[] value)',
      'new(char[] value, int startIndex, int length)',
      'new(char c, int count)',
      'new(System.ReadOnlySpan[char] value)',
    ]),
    'static string Intern(string str)': (text: string) => text,
    'static string IsInterned(string str)': (text: string) => text,
    ...overloads(compareStatic, [
      'static int Compare(string strA, string strB)',
      'static int Compare(string strA, string strB, bool ignoreCase)',
      'static int Compare(string strA, string strB, System.StringComparison comparisonType)',
      'static int Compare(string strA, string strB, cultureinfo culture, System.Globalization.CompareOptions options)',
      'static int Compare(string strA, string strB, bool ignoreCase, cultureinfo culture)',
    ]),
    ...overloads(compareParts, [
      'static int Compare(string strA, int indexA, string strB, int indexB, int length)',
      'static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)',
      'static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase, cultureinfo culture)',
      'static int Compare(string strA, int indexA, string strB, int indexB, int length, cultureinfo culture, System.Globalization.CompareOptions options)',
      'static int Compare(string strA, int indexA, string strB, int indexB, int length, System.StringComparison comparisonType)',
    ]),
    ...overloads(
      (a: string | null, ...rest: unknown[]) => compareOrdinalParts(a, rest),
      [
        'static int CompareOrdinal(string strA, string strB)',
        'static int CompareOrdinal(string strA, int indexA, string strB, int indexB, int length)',
      ],
    ),
    ...overloads(
      (a: string | null, b: string | null, comparison?: unknown) =>
        a === null || b === null ? a === b : equals(a, b, comparison),
      [
        'static bool Equals(string a, string b)',
        'static bool Equals(string a, string b, System.StringComparison comparisonType)',
      ],
    ),
    'static string Copy(string str)': (text: string | null) => {
      if (text === null) throw argumentNull('str');
      return text;
    },
    'static bool IsNullOrEmpty(string value)': (text: string | null) => text === null || text === '',
    'static bool IsNullOrWhiteSpace(string value)': (text: string | null) => text === null || isWhite(text),
    ...overloads(concat, [
      'static string Concat(System.Object arg0)',
      'static string Concat(System.Object arg0, System.Object arg1)',
      'static string Concat(System.Object arg0, System.Object arg1, System.Object arg2)',
    ]),
    ...overloads(
      (args: unknown[] | null) => concat(...argumentList(args)),
      [
        'static string Concat(Params System.Object[] args)',
        'static string Concat(System.ReadOnlySpan[System.Object] args)',
      ],
    ),
    ...overloads(
      (values: Iterable<unknown>) => concat(...values),
      [
        'static string Concat[T](System.Collections.Generic.IEnumerable[T] values)',
        'static string Concat(System.Collections.Generic.IEnumerable[string] values)',
        'static string Concat(Params string[] values)',
        'static string Concat(System.ReadOnlySpan[string] values)',
      ],
    ),
    ...overloads(concat, [
      'static string Concat(string str0, string str1)',
      'static string Concat(string str0, string str1, string str2)',
      'static string Concat(string str0, string str1, string str2, string str3)',
      'static string Concat(System.ReadOnlySpan[char] str0, System.ReadOnlySpan[char] str1)',
      'static string Concat(System.ReadOnlySpan[char] str0, System.ReadOnlySpan[char] str1, System.ReadOnlySpan[char] str2)',
      'static string Concat(System.ReadOnlySpan[char] str0, System.ReadOnlySpan[char] str1, System.ReadOnlySpan[char] str2, System.ReadOnlySpan[char] str3)',
    ]),
    ...overloads(
      (text: string | null, ...args: unknown[]) => formatComposite(text, args),
      [
        'static string Format(string format, System.Object arg0)',
        'static string Format(string format, System.Object arg0, System.Object arg1)',
        'static string Format(string format, System.Object arg0, System.Object arg1, System.Object arg2)',
      ],
    ),
    ...overloads(
      (text: string | null, args: unknown[] | null) => formatComposite(text, argumentList(args)),
      [
        'static string Format(string format, Params System.Object[] args)',
        'static string Format(string format, System.ReadOnlySpan[System.Object] args)',
      ],
    ),
    ...overloads(
      (provider: unknown, text: string | null, ...args: unknown[]) => formatComposite(text, args, provider),
      [
        'static string Format(System.IFormatProvider provider, string format, System.Object arg0)',
        'static string Format(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1)',
        'static string Format(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1, System.Object arg2)',
      ],
    ),
    ...overloads(
      (provider: unknown, text: string | null, args: unknown[] | null) =>
        formatComposite(text, argumentList(args), provider),
      [
        'static string Format(System.IFormatProvider provider, string format, Params System.Object[] args)',
        'static string Format(System.IFormatProvider provider, string format, System.ReadOnlySpan[System.Object] args)',
      ],
    ),
    ...overloads(join, [
      'static string Join(char separator, Params string[] value)',
      'static string Join(char separator, System.ReadOnlySpan[string] value)',
      'static string Join(string separator, Params string[] value)',
      'static string Join(string separator, System.ReadOnlySpan[string] value)',
      'static string Join(char separator, string[] value, int startIndex, int count)',
      'static string Join(string separator, string[] value, int startIndex, int count)',
      'static string Join(string separator, System.Collections.Generic.IEnumerable[string] values)',
      'static string Join(char separator, Params System.Object[] values)',
      'static string Join(char separator, System.ReadOnlySpan[System.Object] values)',
      'static string Join(string separator, Params System.Object[] values)',
      'static string Join(string separator, System.ReadOnlySpan[System.Object] values)',
      'static string Join[T](char separator, System.Collections.Generic.IEnumerable[T] values)',
      'static string Join[T](string separator, System.Collections.Generic.IEnumerable[T] values)',
    ]),
    'static string Empty {get;}': () => '',
    'char Chars(int index) {get;}': charAt,
    'int Length {get;}': (self: string) => self.length,
    ...overloads(compareTo, [
      'int CompareTo(System.Object value)',
      'int CompareTo(string strB)',
      'int IComparable.CompareTo(System.Object obj)',
      'int IComparable[string].CompareTo(string other)',
    ]),
    ...overloads(endsWith, [
      'bool EndsWith(string value)',
      'bool EndsWith(string value, System.StringComparison comparisonType)',
      'bool EndsWith(string value, bool ignoreCase, cultureinfo culture)',
    ]),
    'bool EndsWith(char value)': (self: string, value: string) => self.endsWith(value),
    ...overloads(equals, [
      'bool Equals(System.Object obj)',
      'bool Equals(string value)',
      'bool Equals(string value, System.StringComparison comparisonType)',
      'bool IEquatable[string].Equals(string other)',
    ]),
    ...overloads(hash, ['int GetHashCode()', 'int GetHashCode(System.StringComparison comparisonType)']),
    ...overloads(startsWith, [
      'bool StartsWith(string value)',
      'bool StartsWith(string value, System.StringComparison comparisonType)',
      'bool StartsWith(string value, bool ignoreCase, cultureinfo culture)',
    ]),
    'bool StartsWith(char value)': (self: string, value: string) => self.startsWith(value),
    ...overloads((self: string) => self, ['System.Object Clone()', 'System.Object ICloneable.Clone()']),
    ...overloads(copyTo, [
      'void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)',
      'void CopyTo(System.Span[char] destination)',
    ]),
    ...overloads(unreachable, ['bool TryCopyTo(System.Span[char] destination)']),
    ...overloads(toCharArray, ['char[] ToCharArray()', 'char[] ToCharArray(int startIndex, int length)']),
    ...overloads(
      (self: string) => self,
      [
        'string ToString()',
        'string ToString(System.IFormatProvider provider)',
        'string IConvertible.ToString(System.IFormatProvider provider)',
      ],
    ),
    ...overloads(
      (self: string) => new CharEnumerator(self),
      [
        'System.CharEnumerator GetEnumerator()',
        'System.Collections.IEnumerator IEnumerable.GetEnumerator()',
        'System.Collections.Generic.IEnumerator[char] IEnumerable[char].GetEnumerator()',
      ],
    ),
    'System.Text.StringRuneEnumerator EnumerateRunes()': (self: string) => new RuneEnumerator(self),
    ...overloads(() => 18, ['System.TypeCode GetTypeCode()', 'System.TypeCode IConvertible.GetTypeCode()']),
    ...overloads(isNormalized, [
      'bool IsNormalized()',
      'bool IsNormalized(System.Text.NormalizationForm normalizationForm)',
    ]),
    ...overloads(normalize, [
      'string Normalize()',
      'string Normalize(System.Text.NormalizationForm normalizationForm)',
    ]),
    'string Insert(int startIndex, string value)': insert,
    ...overloads(
      (self: string, width: number, character = ' ') => pad(self, width, character, true),
      ['string PadLeft(int totalWidth)', 'string PadLeft(int totalWidth, char paddingChar)'],
    ),
    ...overloads(
      (self: string, width: number, character = ' ') => pad(self, width, character, false),
      ['string PadRight(int totalWidth)', 'string PadRight(int totalWidth, char paddingChar)'],
    ),
    ...overloads(remove, ['string Remove(int startIndex, int count)', 'string Remove(int startIndex)']),
    ...overloads(replace, [
      'string Replace(string oldValue, string newValue, bool ignoreCase, cultureinfo culture)',
      'string Replace(string oldValue, string newValue, System.StringComparison comparisonType)',
      'string Replace(char oldChar, char newChar)',
      'string Replace(string oldValue, string newValue)',
    ]),
    ...overloads(replaceLineEndings, [
      'string ReplaceLineEndings()',
      'string ReplaceLineEndings(string replacementText)',
    ]),
    ...overloads(split, [
      'string[] Split(char separator, System.StringSplitOptions options = System.StringSplitOptions.None)',
      'string[] Split(char separator, int count, System.StringSplitOptions options = System.StringSplitOptions.None)',
      'string[] Split(Params char[] separator)',
      'string[] Split(System.ReadOnlySpan[char] separator)',
      'string[] Split(char[] separator, int count)',
      'string[] Split(char[] separator, System.StringSplitOptions options)',
      'string[] Split(char[] separator, int count, System.StringSplitOptions options)',
      'string[] Split(string separator, System.StringSplitOptions options = System.StringSplitOptions.None)',
      'string[] Split(string separator, int count, System.StringSplitOptions options = System.StringSplitOptions.None)',
      'string[] Split(string[] separator, System.StringSplitOptions options)',
      'string[] Split(string[] separator, int count, System.StringSplitOptions options)',
    ]),
    ...overloads(slice, ['string Substring(int startIndex)', 'string Substring(int startIndex, int length)']),
    ...overloads(
      (self: string, culture: unknown = null) => textInfoOf(culture).toLower(self),
      ['string ToLower()', 'string ToLower(cultureinfo culture)'],
    ),
    'string ToLowerInvariant()': (self: string) => textInfoOf('').toLower(self),
    ...overloads(
      (self: string, culture: unknown = null) => textInfoOf(culture).toUpper(self),
      ['string ToUpper()', 'string ToUpper(cultureinfo culture)'],
    ),
    'string ToUpperInvariant()': (self: string) => textInfoOf('').toUpper(self),
    ...overloads(
      (self: string, ...characters: unknown[]) => trim(self, characters, true, true),
      [
        'string Trim()',
        'string Trim(char trimChar)',
        'string Trim(Params char[] trimChars)',
        'string Trim(System.ReadOnlySpan[char] trimChars)',
      ],
    ),
    ...overloads(
      (self: string, ...characters: unknown[]) => trim(self, characters, true, false),
      [
        'string TrimStart()',
        'string TrimStart(char trimChar)',
        'string TrimStart(Params char[] trimChars)',
        'string TrimStart(System.ReadOnlySpan[char] trimChars)',
      ],
    ),
    ...overloads(
      (self: string, ...characters: unknown[]) => trim(self, characters, false, true),
      [
        'string TrimEnd()',
        'string TrimEnd(char trimChar)',
        'string TrimEnd(Params char[] trimChars)',
        'string TrimEnd(System.ReadOnlySpan[char] trimChars)',
      ],
    ),
    ...overloads(contains, [
      'bool Contains(string value)',
      'bool Contains(string value, System.StringComparison comparisonType)',
      'bool Contains(char value)',
      'bool Contains(char value, System.StringComparison comparisonType)',
    ]),
    ...overloads(indexOfChar, [
      'int IndexOf(char value)',
      'int IndexOf(char value, int startIndex)',
      'int IndexOf(char value, System.StringComparison comparisonType)',
      'int IndexOf(char value, int startIndex, int count)',
    ]),
    ...overloads(indexOf, [
      'int IndexOf(string value)',
      'int IndexOf(string value, int startIndex)',
      'int IndexOf(string value, int startIndex, int count)',
      'int IndexOf(string value, System.StringComparison comparisonType)',
      'int IndexOf(string value, int startIndex, System.StringComparison comparisonType)',
      'int IndexOf(string value, int startIndex, int count, System.StringComparison comparisonType)',
    ]),
    ...overloads(indexOfAny, [
      'int IndexOfAny(char[] anyOf)',
      'int IndexOfAny(char[] anyOf, int startIndex)',
      'int IndexOfAny(char[] anyOf, int startIndex, int count)',
    ]),
    ...overloads(lastIndexOfChar, [
      'int LastIndexOf(char value)',
      'int LastIndexOf(char value, int startIndex)',
      'int LastIndexOf(char value, int startIndex, int count)',
    ]),
    ...overloads(lastIndexOf, [
      'int LastIndexOf(string value)',
      'int LastIndexOf(string value, int startIndex)',
      'int LastIndexOf(string value, int startIndex, int count)',
      'int LastIndexOf(string value, System.StringComparison comparisonType)',
      'int LastIndexOf(string value, int startIndex, System.StringComparison comparisonType)',
      'int LastIndexOf(string value, int startIndex, int count, System.StringComparison comparisonType)',
    ]),
    ...overloads(lastIndexOfAny, [
      'int LastIndexOfAny(char[] anyOf)',
      'int LastIndexOfAny(char[] anyOf, int startIndex)',
      'int LastIndexOfAny(char[] anyOf, int startIndex, int count)',
    ]),
    ...convertibleMembers,
  },
}));
