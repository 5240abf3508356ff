/**
 * System.Globalization.CompareInfo: linguistic comparison and search, by ICU's collation. Plain ASCII is searched by
 * its units, which gives the same answer at a fraction of the price.
 */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { overloads, unreachable } from '../overloads.js';
import { argumentNull, outOfRange } from '../system/errors.js';
import { cultureOf, currentCulture, getCulture } from './culture-info.js';
import { compareOrdinal, compareOrdinalIgnoreCase, hashOfText, upperOrdinal } from './ordinal.js';

/** System.Globalization.CompareOptions. */
export const CompareOptions = {
  None: 0,
  IgnoreCase: 1,
  IgnoreNonSpace: 2,
  IgnoreSymbols: 4,
  IgnoreKanaType: 8,
  IgnoreWidth: 16,
  NumericOrdering: 32,
  OrdinalIgnoreCase: 0x10000000,
  StringSort: 0x20000000,
  Ordinal: 0x40000000,
} as const;

const plainAscii = /^[\t-\r\x20-\x7e]*$/;
/** What belongs to the character before it: marks, joiners, variation selectors and other ignorables. */
const continues = /^[\p{M}\p{Cf}\u0000-\u0008\u000e-\u001f]/u;

export class CompareInfo {
  declare readonly netType: NetType;
  #collators = new Map<number, Intl.Collator>();
  constructor(
    readonly name: string,
    readonly locale: string,
  ) {}

  #collator(options: number): Intl.Collator {
    let collator = this.#collators.get(options);
    if (collator === undefined) {
      const ignoreCase = (options & CompareOptions.IgnoreCase) !== 0;
      const ignoreMarks = (options & CompareOptions.IgnoreNonSpace) !== 0;
      collator = new Intl.Collator(this.locale, {
        sensitivity: ignoreMarks ? (ignoreCase ? 'base' : 'case') : ignoreCase ? 'accent' : 'variant',
        ignorePunctuation: (options & CompareOptions.IgnoreSymbols) !== 0,
        numeric: (options & CompareOptions.NumericOrdering) !== 0,
      });
      this.#collators.set(options, collator);
    }
    return collator;
  }

  /** Negative, zero or positive; null sorts before everything. `options` are CompareOptions bits. */
  compare(a: string | null, b: string | null, options = 0): number {
    if (a === b) return 0;
    if (a === null) return -1;
    if (b === null) return 1;
    if ((options & CompareOptions.Ordinal) !== 0) return compareOrdinal(a, b);
    if ((options & CompareOptions.OrdinalIgnoreCase) !== 0) return compareOrdinalIgnoreCase(a, b);
    const order = this.#collator(options).compare(a, b);
    if (order !== 0 || (options & CompareOptions.IgnoreCase) === 0 || plainAscii.test(a)) return order;
    return (options & CompareOptions.IgnoreWidth) !== 0 ? 0 : compareWidths(a, b);
  }

  /** Position and length of the first match at or after `from`, or null. */
  find(source: string, value: string, options = 0, from = 0, to = source.length): [number, number] | null {
    if (value === '') return [from, 0];
    if (isOrdinalSearch(source, value, options)) {
      const [text, wanted] = foldForSearch(source, value, options);
      const at = text.indexOf(wanted, from);
      return at < 0 || at + wanted.length > to ? null : [at, wanted.length];
    }
    for (let start = from; start <= to; start++) {
      const length = this.#matchAt(source, value, options, start, to);
      if (length >= 0) return [start, length];
    }
    return null;
  }

  /** Position and length of the last match within [from, to), or null. */
  findLast(source: string, value: string, options = 0, from = 0, to = source.length): [number, number] | null {
    if (value === '') return [to, 0];
    if (isOrdinalSearch(source, value, options)) {
      const [text, wanted] = foldForSearch(source, value, options);
      const at = text.lastIndexOf(wanted, to - wanted.length);
      return at < from || to < wanted.length ? null : [at, wanted.length];
    }
    for (let start = to; start >= from; start--) {
      const length = this.#matchAt(source, value, options, start, to);
      if (length >= 0) return [start, length];
    }
    return null;
  }

  /** The length of the text at `start` that equals `value`, or -1. A match ends where a character ends. */
  #matchAt(source: string, value: string, options: number, start: number, to: number): number {
    if (start > 0 && start < source.length && continues.test(source.slice(start, start + 2))) return -1;
    const collator = this.#collator(options);
    const furthest = Math.min(to, start + value.length * 3 + 8);
    for (let end = start; end <= furthest; end++) {
      if (end < source.length && end > start && continues.test(source.slice(end, end + 2))) continue;
      if (collator.compare(source.slice(start, end), value) === 0) return end - start;
    }
    return -1;
  }

  isPrefix(source: string, prefix: string, options = 0): boolean {
    if (prefix === '') return true;
    if (isOrdinalSearch(source, prefix, options)) {
      const [text, wanted] = foldForSearch(source, prefix, options);
      return text.startsWith(wanted);
    }
    return this.#matchAt(source, prefix, options, 0, source.length) >= 0;
  }

  isSuffix(source: string, suffix: string, options = 0): boolean {
    if (suffix === '') return true;
    if (isOrdinalSearch(source, suffix, options)) {
      const [text, wanted] = foldForSearch(source, suffix, options);
      return text.endsWith(wanted);
    }
    const collator = this.#collator(options);
    for (let start = source.length; start >= 0; start--) {
      if (start > 0 && start < source.length && continues.test(source.slice(start, start + 2))) continue;
      if (collator.compare(source.slice(start), suffix) === 0) return true;
    }
    return false;
  }

  /** A text that is the same for texts that compare as equal. Marks are kept, in composed form. */
  equalityKey(text: string, options = 0): string {
    if ((options & CompareOptions.Ordinal) !== 0) return text;
    if ((options & CompareOptions.OrdinalIgnoreCase) !== 0) return upperOrdinal(text);
    let key = plainAscii.test(text) ? text : text.normalize('NFD').replace(/[\p{Cf}\u0000-\u0008\u000e-\u001f]/gu, '');
    if ((options & CompareOptions.IgnoreNonSpace) !== 0) key = key.replace(/\p{M}/gu, '');
    if ((options & CompareOptions.IgnoreSymbols) !== 0) key = key.replace(/[\p{P}\p{S}\s]/gu, '');
    return (options & CompareOptions.IgnoreCase) === 0 ? key : upperOrdinal(key);
  }
}

/** To .NET, wide and narrow forms differ even where case does not count; to ICU they do not. */
function compareWidths(a: string, b: string): number {
  const wide = /[\uff00-\uffef]/;
  if (!wide.test(a) && !wide.test(b)) return 0;
  const left = upperOrdinal(a);
  const right = upperOrdinal(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function isOrdinalSearch(source: string, value: string, options: number): boolean {
  if ((options & (CompareOptions.Ordinal | CompareOptions.OrdinalIgnoreCase)) !== 0) return true;
  if ((options & (CompareOptions.IgnoreSymbols | CompareOptions.NumericOrdering)) !== 0) return false;
  return plainAscii.test(value) && plainAscii.test(source);
}

function foldForSearch(source: string, value: string, options: number): [string, string] {
  const ignoreCase = CompareOptions.IgnoreCase | CompareOptions.OrdinalIgnoreCase;
  return (options & ignoreCase) === 0 ? [source, value] : [upperOrdinal(source), upperOrdinal(value)];
}

/** The CompareInfo of a culture, or of the current one. */
export function compareInfoOf(culture: unknown = null): CompareInfo {
  return (culture === null ? currentCulture() : cultureOf(culture)).compareInfo;
}

const bits = (options: EnumValue | undefined) => (options === undefined ? 0 : Number(options.value));
const isOptions = (value: unknown): value is EnumValue =>
  typeof value === 'object' && value !== null && 'netType' in value;

/** Compare's overloads: whole texts, or parts given by offset and length. */
function compareOverloads(self: CompareInfo, ...args: unknown[]): number {
  const options = isOptions(args.at(-1)) ? bits(args.pop() as EnumValue) : 0;
  if (args.length === 2) return self.compare(args[0] as string | null, args[1] as string | null, options);
  if (args.length === 4) {
    const [a, offset1, b, offset2] = args as [string | null, number, string | null, number];
    return self.compare(a?.slice(offset1) ?? null, b?.slice(offset2) ?? null, options);
  }
  const [a, offset1, length1, b, offset2, length2] = args as [
    string | null,
    number,
    number,
    string | null,
    number,
    number,
  ];
  return self.compare(
    a?.slice(offset1, offset1 + length1) ?? null,
    b?.slice(offset2, offset2 + length2) ?? null,
    options,
  );
}

function searchArguments(source: string | null, value: string | null, rest: unknown[]) {
  if (source === null) throw argumentNull('source');
  if (value === null) throw argumentNull('value');
  const options = isOptions(rest.at(-1)) ? bits(rest.pop() as EnumValue) : 0;
  return { source, value, options, start: rest[0] as number | undefined, count: rest[1] as number | undefined };
}

function indexOf(self: CompareInfo, text: string | null, wanted: string | null, ...rest: unknown[]): number {
  const { source, value, options, start = 0, count } = searchArguments(text, wanted, rest);
  if (start < 0 || start > source.length) throw startIndexOutOfRange();
  return self.find(source, value, options, start, count === undefined ? source.length : start + count)?.[0] ?? -1;
}

function lastIndexOf(self: CompareInfo, text: string | null, wanted: string | null, ...rest: unknown[]): number {
  const { source, value, options, start = source.length - 1, count = start + 1 } = searchArguments(text, wanted, rest);
  if (start < -1 || start > source.length) throw startIndexOutOfRange();
  const to = Math.min(start + 1, source.length);
  return self.findLast(source, value, options, Math.max(0, start + 1 - count), to)?.[0] ?? -1;
}

function startIndexOutOfRange() {
  return outOfRange(
    'startIndex',
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
  );
}

/** System.Globalization.SortKey: enough to compare two of them. */
export class SortKey {
  declare readonly netType: NetType;
  constructor(
    readonly info: CompareInfo,
    readonly originalString: string,
    readonly options: number,
  ) {}
}

defineType('System.Globalization.SortKey', { class: SortKey }, () => ({
  toString: (self: SortKey) => `SortKey - ${self.info.name}, ${self.options}, ${self.originalString}`,
  equals: (self: SortKey, other: unknown) =>
    other instanceof SortKey && self.info.compare(self.originalString, other.originalString, self.options) === 0,
  hashKey: (self: SortKey) => self.info.equalityKey(self.originalString, self.options),
  members: {
    'string OriginalString {get;}': (self: SortKey) => self.originalString,
    'static int Compare(System.Globalization.SortKey sortkey1, System.Globalization.SortKey sortkey2)': (
      a: SortKey,
      b: SortKey,
    ) => Math.sign(a.info.compare(a.originalString, b.originalString, a.options)),
  },
}));

defineType('System.Globalization.CompareInfo', { class: CompareInfo }, () => ({
  toString: (self: CompareInfo) => `CompareInfo - ${self.name}`,
  equals: (self: CompareInfo, other: unknown) => other instanceof CompareInfo && other.name === self.name,
  hashKey: (self: CompareInfo) => self.name,
  members: {
    ...overloads(
      (culture: string | number) => (typeof culture === 'number' ? cultureOf(null) : getCulture(culture)).compareInfo,
      [
        'static System.Globalization.CompareInfo GetCompareInfo(int culture)',
        'static System.Globalization.CompareInfo GetCompareInfo(string name)',
      ],
    ),
    ...overloads(
      (text: string) => !/[\p{Cn}\p{Co}\p{Cs}]/u.test(text) && text !== '',
      [
        'static bool IsSortable(char ch)',
        'static bool IsSortable(string text)',
        'static bool IsSortable(System.ReadOnlySpan[char] text)',
        'static bool IsSortable(System.Text.Rune value)',
      ],
    ),
    'string Name {get;}': (self: CompareInfo) => self.name,
    'int LCID {get;}': (self: CompareInfo) => getCulture(self.name).lcid,
    ...overloads(compareOverloads, [
      'int Compare(string string1, string string2)',
      'int Compare(string string1, string string2, System.Globalization.CompareOptions options)',
      'int Compare(string string1, int offset1, int length1, string string2, int offset2, int length2)',
      'int Compare(string string1, int offset1, string string2, int offset2, System.Globalization.CompareOptions options)',
      'int Compare(string string1, int offset1, string string2, int offset2)',
      'int Compare(string string1, int offset1, int length1, string string2, int offset2, int length2, System.Globalization.CompareOptions options)',
      'int Compare(System.ReadOnlySpan[char] string1, System.ReadOnlySpan[char] string2, System.Globalization.CompareOptions options = System.Globalization.CompareOptions.None)',
    ]),
    ...overloads(
      (self: CompareInfo, source: string, prefix: string, options?: EnumValue) =>
        self.isPrefix(source, prefix, bits(options)),
      [
        'bool IsPrefix(string source, string prefix, System.Globalization.CompareOptions options)',
        'bool IsPrefix(System.ReadOnlySpan[char] source, System.ReadOnlySpan[char] prefix, System.Globalization.CompareOptions options = System.Globalization.CompareOptions.None)',
        'bool IsPrefix(System.ReadOnlySpan[char] source, System.ReadOnlySpan[char] prefix, System.Globalization.CompareOptions options, [ref] int matchLength)',
        'bool IsPrefix(string source, string prefix)',
      ],
    ),
    ...overloads(
      (self: CompareInfo, source: string, suffix: string, options?: EnumValue) =>
        self.isSuffix(source, suffix, bits(options)),
      [
        'bool IsSuffix(string source, string suffix, System.Globalization.CompareOptions options)',
        'bool IsSuffix(System.ReadOnlySpan[char] source, System.ReadOnlySpan[char] suffix, System.Globalization.CompareOptions options = System.Globalization.CompareOptions.None)',
        'bool IsSuffix(System.ReadOnlySpan[char] source, System.ReadOnlySpan[char] suffix, System.Globalization.CompareOptions options, [ref] int matchLength)',
        'bool IsSuffix(string source, string suffix)',
      ],
    ),
    ...overloads(indexOf, [
      'int IndexOf(string source, char value)',
      'int IndexOf(string source, string value)',
      'int IndexOf(string source, char value, System.Globalization.CompareOptions options)',
      'int IndexOf(string source, string value, System.Globalization.CompareOptions options)',
      'int IndexOf(string source, char value, int startIndex)',
      'int IndexOf(string source, string value, int startIndex)',
      'int IndexOf(string source, char value, int startIndex, System.Globalization.CompareOptions options)',
      'int IndexOf(string source, string value, int startIndex, System.Globalization.CompareOptions options)',
      'int IndexOf(string source, char value, int startIndex, int count)',
      'int IndexOf(string source, string value, int startIndex, int count)',
      'int IndexOf(string source, char value, int startIndex, int count, System.Globalization.CompareOptions options)',
      'int IndexOf(string source, string value, int startIndex, int count, System.Globalization.CompareOptions options)',
      'int IndexOf(System.ReadOnlySpan[char] source, System.ReadOnlySpan[char] value, System.Globalization.CompareOptions options = System.Globalization.CompareOptions.None)',
      'int IndexOf(System.ReadOnlySpan[char] source, System.ReadOnlySpan[char] value, System.Globalization.CompareOptions options, [ref] int matchLength)',
      'int IndexOf(System.ReadOnlySpan[char] source, System.Text.Rune value, System.Globalization.CompareOptions options = System.Globalization.CompareOptions.None)',
    ]),
    ...overloads(lastIndexOf, [
      'int LastIndexOf(string source, char value)',
      'int LastIndexOf(string source, string value)',
      'int LastIndexOf(string source, char value, System.Globalization.CompareOptions options)',
      'int LastIndexOf(string source, string value, System.Globalization.CompareOptions options)',
      'int LastIndexOf(string source, char value, int startIndex)',
      'int LastIndexOf(string source, string value, int startIndex)',
      'int LastIndexOf(string source, char value, int startIndex, System.Globalization.CompareOptions options)',
      'int LastIndexOf(string source, string value, int startIndex, System.Globalization.CompareOptions options)',
      'int LastIndexOf(string source, char value, int startIndex, int count)',
      'int LastIndexOf(string source, string value, int startIndex, int count)',
      'int LastIndexOf(string source, char value, int startIndex, int count, System.Globalization.CompareOptions options)',
      'int LastIndexOf(string source, string value, int startIndex, int count, System.Globalization.CompareOptions options)',
      'int LastIndexOf(System.ReadOnlySpan[char] source, System.ReadOnlySpan[char] value, System.Globalization.CompareOptions options = System.Globalization.CompareOptions.None)',
      'int LastIndexOf(System.ReadOnlySpan[char] source, System.ReadOnlySpan[char] value, System.Globalization.CompareOptions options, [ref] int matchLength)',
      'int LastIndexOf(System.ReadOnlySpan[char] source, System.Text.Rune value, System.Globalization.CompareOptions options = System.Globalization.CompareOptions.None)',
    ]),
    ...overloads(
      (self: CompareInfo, source: string, options?: EnumValue) => new SortKey(self, source, bits(options)),
      [
        'System.Globalization.SortKey GetSortKey(string source, System.Globalization.CompareOptions options)',
        'System.Globalization.SortKey GetSortKey(string source)',
        'int GetSortKey(System.ReadOnlySpan[char] source, System.Span[byte] destination, System.Globalization.CompareOptions options = System.Globalization.CompareOptions.None)',
      ],
    ),
    ...overloads(unreachable, [
      'int GetSortKeyLength(System.ReadOnlySpan[char] source, System.Globalization.CompareOptions options = System.Globalization.CompareOptions.None)',
    ]),
    ...overloads(
      (self: CompareInfo, source: string, options: EnumValue) => hashOfText(self.equalityKey(source, bits(options))),
      [
        'int GetHashCode(string source, System.Globalization.CompareOptions options)',
        'int GetHashCode(System.ReadOnlySpan[char] source, System.Globalization.CompareOptions options)',
      ],
    ),
  },
}));
