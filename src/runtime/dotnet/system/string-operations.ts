/** What the members of System.String do. Arguments come in natural form: chars as texts of one unit, enums as EnumValues. */
import { argumentText } from '../../language/format/composite.js';
import { arrayGiven } from '../../objects/marshal.js';
import type { NetType } from '../../objects/net-type.js';
import { Char, type EnumValue, isNull } from '../../objects/values.js';
import { type CompareInfo, CompareOptions, compareInfoOf } from '../globalization/compare-info.js';
import { argumentError, argumentNull, mustNotBeNegative, outOfRange } from './errors.js';

type Text = string | null;

/** How a StringComparison compares. */
export interface TextComparison {
  info: CompareInfo;
  options: number;
}

/** StringComparison: CurrentCulture, CurrentCultureIgnoreCase, InvariantCulture, ..., Ordinal, OrdinalIgnoreCase. */
export function comparisonOf(comparison: unknown): TextComparison {
  const value = Number((comparison as EnumValue).value);
  const culture = value < 2 ? null : '';
  const options = [
    0,
    CompareOptions.IgnoreCase,
    0,
    CompareOptions.IgnoreCase,
    CompareOptions.Ordinal,
    CompareOptions.OrdinalIgnoreCase,
  ][value];
  if (options === undefined)
    throw argumentError('The string comparison type passed in is currently not supported.', 'comparisonType');
  return { info: compareInfoOf(culture), options };
}

function ordinal(): TextComparison {
  return { info: compareInfoOf(''), options: CompareOptions.Ordinal };
}

function isComparison(value: unknown): boolean {
  return (value as EnumValue | null)?.netType?.fullName === 'System.StringComparison';
}

/** What trailing arguments say: a StringComparison, or ignoreCase and a culture. */
function comparisonArguments(rest: readonly unknown[]): TextComparison {
  if (rest.length === 0) return { info: compareInfoOf(), options: 0 };
  if (isComparison(rest[0])) return comparisonOf(rest[0]);
  if (typeof rest[0] === 'boolean')
    return { info: compareInfoOf(rest[1] ?? null), options: rest[0] ? CompareOptions.IgnoreCase : 0 };
  return { info: compareInfoOf(rest[0] ?? null), options: Number((rest[1] as EnumValue | undefined)?.value ?? 0) };
}

/** By the current culture: -1, 0 or 1. */
export function compareTexts(a: Text, b: Text): number {
  return compareInfoOf().compare(a, b);
}
export function equalTexts(a: string, b: string, { info, options }: TextComparison): boolean {
  return a === b || info.compare(a, b, options) === 0;
}

/** Compare of whole texts. */
export function compareStatic(a: Text, b: Text, ...rest: unknown[]): number {
  const { info, options } = comparisonArguments(rest);
  return info.compare(a, b, options);
}

/** Compare of parts. */
export function compareParts(
  a: Text,
  indexA: number,
  b: Text,
  indexB: number,
  length: number,
  ...rest: unknown[]
): number {
  const { info, options } = comparisonArguments(rest);
  return info.compare(part(a, indexA, length, '1'), part(b, indexB, length, '2'), options);
}
export function compareOrdinalParts(a: Text, rest: unknown[]): number {
  const { info, options } = ordinal();
  if (rest.length === 1) return info.compare(a, rest[0] as Text, options);
  const [indexA, b, indexB, length] = rest as [number, Text, number, number];
  return info.compare(part(a, indexA, length, '1'), part(b, indexB, length, '2'), options);
}
function part(text: Text, index: number, length: number, which: string): Text {
  if (text === null) return null;
  if (length < 0) throw mustNotBeNegative('length', length);
  if (text.length - index < 0) throw mustNotBeNegative(`length${which}`, text.length - index);
  return text.slice(index, index + length);
}

function required(value: Text, name = 'value'): string {
  if (value === null) throw argumentNull(name);
  return value;
}

function startIndexOutOfRange() {
  return outOfRange(
    'startIndex',
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
  );
}
function lastIndexOutOfRange() {
  return outOfRange(
    'startIndex',
    'Index was out of range. Must be non-negative and less than the size of the collection.',
  );
}
function countOutOfRange() {
  return outOfRange(
    'count',
    'Count must be positive and count must refer to a location within the string/array/collection.',
  );
}

/** A text is looked for as the culture has it, unless a StringComparison says otherwise. */
export function startsWith(self: string, value: Text, ...rest: unknown[]): boolean {
  const { info, options } = comparisonArguments(rest);
  return info.isPrefix(self, required(value), options);
}
export function endsWith(self: string, value: Text, ...rest: unknown[]): boolean {
  const { info, options } = comparisonArguments(rest);
  return info.isSuffix(self, required(value), options);
}
export function contains(self: string, value: Text, comparison?: unknown): boolean {
  if (comparison === undefined) return self.includes(required(value));
  const { info, options } = comparisonOf(comparison);
  return info.find(self, required(value), options) !== null;
}

/** Start, count and comparison among the arguments that follow the value. */
function range(rest: unknown[]) {
  const comparison = isComparison(rest.at(-1)) ? comparisonOf(rest.at(-1)) : null;
  const [start, count] = rest.filter((a) => typeof a === 'number');
  return { comparison, start, count };
}

function indexOfBy(self: string, value: Text, rest: unknown[], standard: TextComparison): number {
  const wanted = required(value);
  const { comparison, start = 0, count = self.length - start } = range(rest);
  if (start < 0 || start > self.length) throw startIndexOutOfRange();
  if (count < 0 || start > self.length - count) throw countOutOfRange();
  const { info, options } = comparison ?? standard;
  return info.find(self, wanted, options, start, start + count)?.[0] ?? -1;
}
export function indexOf(self: string, value: Text, ...rest: unknown[]): number {
  return indexOfBy(self, value, rest, { info: compareInfoOf(), options: 0 });
}
export function indexOfChar(self: string, value: string, ...rest: unknown[]): number {
  return indexOfBy(self, value, rest, ordinal());
}

function lastIndexOfBy(self: string, value: Text, rest: unknown[], standard: TextComparison, isChar: boolean): number {
  const wanted = required(value);
  const { comparison, start = isChar ? self.length - 1 : self.length, count } = range(rest);
  if (self === '') return wanted === '' ? 0 : -1;
  const highest = isChar ? self.length - 1 : self.length;
  if (start < 0 || start > highest) throw lastIndexOutOfRange();
  const to = Math.min(start + 1, self.length);
  const length = count ?? to;
  if (length < 0 || to - length < 0) throw countOutOfRange();
  const { info, options } = comparison ?? standard;
  return info.findLast(self, wanted, options, to - length, to)?.[0] ?? -1;
}
export function lastIndexOf(self: string, value: Text, ...rest: unknown[]): number {
  return lastIndexOfBy(self, value, rest, { info: compareInfoOf(), options: 0 }, false);
}
export function lastIndexOfChar(self: string, value: string, ...rest: unknown[]): number {
  return lastIndexOfBy(self, value, rest, ordinal(), true);
}

export function indexOfAny(self: string, anyOf: string[] | null, start = 0, count = self.length - start): number {
  if (anyOf === null) throw argumentNull('anyOf');
  if (start < 0 || start > self.length) throw startIndexOutOfRange();
  if (count < 0 || start > self.length - count) throw countOutOfRange();
  for (let i = start; i < start + count; i++) if (anyOf.includes(self.charAt(i))) return i;
  return -1;
}
export function lastIndexOfAny(
  self: string,
  anyOf: string[] | null,
  start = self.length - 1,
  count = start + 1,
): number {
  if (anyOf === null) throw argumentNull('anyOf');
  if (self === '') return -1;
  if (start < 0 || start >= self.length) throw lastIndexOutOfRange();
  if (count < 0 || start - count + 1 < 0) throw countOutOfRange();
  for (let i = start; i > start - count; i--) if (anyOf.includes(self.charAt(i))) return i;
  return -1;
}

/** Substring. */
export function slice(self: string, start: number, length?: number): string {
  if (start < 0) throw mustNotBeNegative('startIndex', start);
  if (start > self.length) throw outOfRange('startIndex', 'startIndex cannot be larger than length of string.');
  if (length === undefined) return self.slice(start);
  if (length < 0) throw mustNotBeNegative('length', length);
  if (start > self.length - length)
    throw outOfRange('length', 'Index and length must refer to a location within the string.');
  return self.slice(start, start + length);
}

export function remove(self: string, start: number, count?: number): string {
  if (count === undefined) {
    if (start < 0) throw outOfRange('startIndex', 'StartIndex cannot be less than zero.');
    if (start > self.length) throw outOfRange('startIndex', 'startIndex cannot be larger than length of string.');
    return self.slice(0, start);
  }
  if (start < 0) throw mustNotBeNegative('startIndex', start);
  if (count < 0) throw mustNotBeNegative('count', count);
  if (count > self.length - start) throw tooLarge('count', count, self.length - start);
  return self.slice(0, start) + self.slice(start + count);
}

export function tooLarge(name: string, value: number, most: number) {
  return outOfRange(name, `${name} ('${value}') must be less than or equal to '${most}'.`, value);
}

export function insert(self: string, start: number, value: Text): string {
  const inserted = required(value);
  if (start < 0) throw mustNotBeNegative('startIndex', start);
  if (start > self.length) throw tooLarge('startIndex', start, self.length);
  return self.slice(0, start) + inserted + self.slice(start);
}

export function replace(self: string, oldValue: Text, newValue: Text, ...rest: unknown[]): string {
  const wanted = required(oldValue, 'oldValue');
  if (wanted === '') throw argumentError('The value cannot be an empty string.', 'oldValue');
  const replacement = newValue ?? '';
  if (rest.length === 0) return self.split(wanted).join(replacement);
  const { info, options } = comparisonArguments(rest);
  let result = '';
  for (let at = 0; ; ) {
    const found = info.find(self, wanted, options, at);
    if (found === null || found[1] === 0) return result + self.slice(at);
    result += self.slice(at, found[0]) + replacement;
    at = found[0] + found[1];
  }
}

export function replaceLineEndings(self: string, replacement: Text = '\n'): string {
  return self.replace(/\r\n|[\n\r\f\u0085\u2028\u2029]/g, () => required(replacement, 'replacementText'));
}

const forms = new Map([
  [1, 'NFC'],
  [2, 'NFD'],
  [5, 'NFKC'],
  [6, 'NFKD'],
]);
function formOf(form: EnumValue | undefined): string {
  const name = forms.get(Number(form?.value ?? 1));
  if (name === undefined) throw argumentError('Invalid or unsupported normalization form.', 'normalizationForm');
  return name;
}
export function normalize(self: string, form?: EnumValue): string {
  return self.normalize(formOf(form));
}
export function isNormalized(self: string, form?: EnumValue): boolean {
  return self.normalize(formOf(form)) === self;
}

/** char.IsWhiteSpace of a UTF-16 unit. */
export function isWhiteUnit(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 9 && code <= 13);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Whether there is nothing but white space. */
export function isWhite(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isWhiteUnit(text.charCodeAt(i))) return false;
  return true;
}

/** Trims white space, or the characters that are given alone or in an array. */
export function trim(self: string, given: unknown[], atStart: boolean, atEnd: boolean): string {
  const characters = given
    .flat()
    .filter((c) => !isNull(c))
    .map(String)
    .join('');
  const drops = characters === '' ? isWhiteUnit : (code: number) => characters.includes(String.fromCharCode(code));
  let start = 0;
  let end = self.length;
  if (atStart) while (start < end && drops(self.charCodeAt(start))) start++;
  if (atEnd) while (end > start && drops(self.charCodeAt(end - 1))) end--;
  return self.slice(start, end);
}

/** ToString() of an item to join or concatenate, in the current culture. */
export function itemText(item: unknown): string {
  return typeof item === 'string' ? item : argumentText(item, null);
}

/** Of arguments that come in one array. */
export function argumentList(args: unknown[] | null): unknown[] {
  if (args === null) throw argumentNull('args');
  return args;
}

export function concat(...items: unknown[]): string {
  return items.map(itemText).join('');
}

export function join(separator: Text, ...args: unknown[]): string {
  const [first, ...rest] = args;
  if (first === null || first === undefined) throw argumentNull('values');
  const between = separator ?? '';
  if (Array.isArray(first) && typeof rest[0] === 'number' && typeof rest[1] === 'number') {
    const [start, count] = rest;
    if (start < 0) throw mustNotBeNegative('startIndex', start);
    if (count < 0) throw mustNotBeNegative('count', count);
    if (start > first.length - count) throw tooLarge('startIndex', start, first.length - count);
    return first
      .slice(start, start + count)
      .map(itemText)
      .join(between);
  }
  return (Array.isArray(first) ? first : [first]).map(itemText).join(between);
}

/** The constructors: characters, a part of them, or one character repeated. */
export function create(_type: NetType, first: string | string[] | null, second?: number, third?: number): string {
  if (typeof first === 'string') {
    const count = second ?? 0;
    if (count < 0) throw mustNotBeNegative('count', count);
    return first.repeat(count);
  }
  if (first === null && second !== undefined) throw argumentNull('value');
  if (second === undefined || third === undefined) return (first ?? []).join('');
  if (second < 0) throw mustNotBeNegative('startIndex', second);
  if (third < 0) throw mustNotBeNegative('length', third);
  const characters = first as string[];
  if (second > characters.length - third) throw tooLarge('startIndex', second, characters.length - third);
  return characters.slice(second, second + third).join('');
}

/** CopyTo(sourceIndex, destination, destinationIndex, count) into the caller's own array of Chars. */
export function copyTo(self: string, from: number, destination: unknown[] | null, at: number, count: number): void {
  if (destination === null) throw argumentNull('destination');
  if (count < 0) throw mustNotBeNegative('count', count);
  if (from < 0) throw mustNotBeNegative('sourceIndex', from);
  if (count > self.length - from)
    throw outOfRange('sourceIndex', 'Index and count must refer to a location within the string.');
  if (at > destination.length - count || at < 0) throw tooLarge('destinationIndex', at, destination.length - count);
  const array = arrayGiven(destination);
  for (let i = 0; i < count; i++) array[at + i] = Char.from(self.charCodeAt(from + i));
}
