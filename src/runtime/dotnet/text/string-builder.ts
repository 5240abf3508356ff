/** System.Text.StringBuilder. */
import { formatComposite } from '../../language/format/composite.js';
import { arrayGiven } from '../../objects/marshal.js';
import { defineType, type MemberFunction, type NetType } from '../../objects/net-type.js';
import { double, SingleBox } from '../../objects/values.js';
import { hashOfText } from '../globalization/ordinal.js';
import { overloads, unreachable } from '../overloads.js';
import { argumentError, argumentNull, indexOutOfRange, mustNotBeNegative, outOfRange } from '../system/errors.js';
import { argumentList, itemText, join } from '../system/string-operations.js';
import { writeUnits } from './encoding/units.js';
import { TextBuffer } from './text-buffer.js';

export class StringBuilder extends TextBuffer {
  declare readonly netType: NetType;
}

type Characters = string | string[] | null;

const badIndex = (parameter: string) =>
  outOfRange(
    parameter,
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
  );
const notInString = (parameter: string) =>
  outOfRange(parameter, 'Index and length must refer to a location within the string.');
const textOfChars = (chars: Characters) => (chars === null ? '' : typeof chars === 'string' ? chars : chars.join(''));

/** The text of a value of each kind, as its type's overload of Append and Insert writes it. */
const writers: Record<string, (value: never) => string> = {
  bool: (value: boolean) => (value ? 'True' : 'False'),
  char: (value: string) => value,
  sbyte: String,
  byte: String,
  short: String,
  int: String,
  long: String,
  float: (value: number) => itemText(new SingleBox(value)),
  double: (value: number) => itemText(double(value)),
  decimal: itemText,
  ushort: String,
  uint: String,
  ulong: String,
  'System.Object': itemText,
};

function newBuilder(_type: NetType, first: string | number | null = null, capacity = 0): StringBuilder {
  if (typeof first === 'number') return withCapacity(first, capacity);
  if (capacity < 0) throw mustNotBeNegative('capacity', capacity);
  return new StringBuilder(first ?? '', capacity);
}
function withCapacity(capacity: number, maxCapacity: number): StringBuilder {
  if (capacity < 0) throw mustNotBeNegative('capacity', capacity);
  return new StringBuilder('', capacity, maxCapacity || undefined);
}
function withMaximum(_type: NetType, capacity: number, maxCapacity: number): StringBuilder {
  if (capacity > maxCapacity) throw outOfRange('capacity', 'Capacity exceeds maximum capacity.');
  if (maxCapacity < 1) throw outOfRange('maxCapacity', 'maxCapacity must be greater than zero.');
  return withCapacity(capacity, maxCapacity);
}
function ofPart(_type: NetType, text: string | null, start: number, length: number, capacity: number): StringBuilder {
  if (capacity < 0) throw mustNotBeNegative('capacity', capacity);
  if (length < 0) throw mustNotBeNegative('length', length);
  if (start < 0) throw mustNotBeNegative('startIndex', start);
  const given = text ?? '';
  if (start > given.length - length) throw notInString('length');
  return new StringBuilder(given.slice(start, start + length), capacity);
}

function append(self: StringBuilder, text: string): StringBuilder {
  self.append(text);
  return self;
}
function appendRepeated(self: StringBuilder, unit: string, count: number): StringBuilder {
  if (count < 0) throw mustNotBeNegative('repeatCount', count);
  return append(self, unit.repeat(count));
}
function appendPart(self: StringBuilder, value: Characters | StringBuilder, start: number, count: number) {
  const countName = Array.isArray(value) ? 'charCount' : 'count';
  if (start < 0) throw mustNotBeNegative('startIndex', start);
  if (count < 0) throw mustNotBeNegative(countName, count);
  const text = value instanceof StringBuilder ? value.text : textOfChars(value);
  if (start > text.length - count) throw badIndex(Array.isArray(value) ? countName : 'startIndex');
  return append(self, text.slice(start, start + count));
}

function insert(self: StringBuilder, index: number, text: string): StringBuilder {
  if (index < 0 || index > self.length) throw badIndex('index');
  if (text !== '') self.splice(index, 0, text);
  return self;
}
function insertRepeated(self: StringBuilder, index: number, text: string | null, count: number): StringBuilder {
  if (count < 0) throw mustNotBeNegative('count', count);
  return insert(self, index, (text ?? '').repeat(count));
}
function insertPart(self: StringBuilder, index: number, chars: string[] | null, start: number, count: number) {
  if (index < 0 || index > self.length) throw badIndex('index');
  if (chars === null && (start !== 0 || count !== 0)) throw argumentNull('value');
  if (start < 0) throw mustNotBeNegative('startIndex', start);
  if (count < 0) throw mustNotBeNegative('charCount', count);
  const text = textOfChars(chars);
  if (start > text.length - count) throw badIndex('startIndex');
  return insert(self, index, text.slice(start, start + count));
}

function remove(self: StringBuilder, start: number, length: number): StringBuilder {
  if (length < 0) throw mustNotBeNegative('length', length);
  if (start < 0) throw mustNotBeNegative('startIndex', start);
  if (length > self.length - start) throw badIndex('length');
  if (length > 0) self.splice(start, length, '');
  return self;
}

function replace(self: StringBuilder, old: string | null, by: string | null, start?: number, count?: number) {
  const { text } = self;
  const from = start ?? 0;
  const length = count ?? text.length - from;
  if (from < 0 || from > text.length) throw badIndex('startIndex');
  if (length < 0 || from > text.length - length) throw badIndex('count');
  if (old === null) throw argumentNull('oldValue');
  if (old === '') throw argumentError('The value cannot be an empty string.', 'oldValue');
  const part = text.slice(from, from + length);
  const replaced = part.split(old).join(by ?? '');
  if (replaced !== part) self.splice(from, length, replaced);
  return self;
}

function toText(self: StringBuilder, start?: number, length?: number): string {
  if (start === undefined || length === undefined) return self.text;
  if (start < 0) throw mustNotBeNegative('startIndex', start);
  if (start > self.length) throw outOfRange('startIndex', 'startIndex cannot be larger than length of string.');
  if (length < 0) throw mustNotBeNegative('length', length);
  if (start > self.length - length) throw notInString('length');
  return self.text.slice(start, start + length);
}

function copyTo(self: StringBuilder, from: number, target: string[] | null, to: number, count: number): void {
  if (target === null) throw argumentNull('destination');
  if (to < 0) throw mustNotBeNegative('destinationIndex', to);
  if (count < 0) throw mustNotBeNegative('count', count);
  if (to > arrayGiven(target).length - count)
    throw argumentError(
      'Either offset did not refer to a position in the string, or there is an insufficient length of destination character array.',
    );
  if (from < 0 || from > self.length) throw badIndex('sourceIndex');
  if (from > self.length - count)
    throw argumentError('Source string was not long enough. Check sourceIndex and count.');
  writeUnits(target, to, self.text.slice(from, from + count));
}

function setLength(self: StringBuilder, length: number): void {
  if (length < 0) throw mustNotBeNegative('value', length);
  if (length > self.maxCapacity) throw outOfRange('value', 'capacity was less than the current size.');
  if (length > self.length) self.append('\0'.repeat(length - self.length));
  else self.truncate(length);
}
function setCapacity(self: StringBuilder, value: number): void {
  if (value < 0) throw mustNotBeNegative('value', value);
  if (value > self.maxCapacity) throw outOfRange('value', 'Capacity exceeds maximum capacity.');
  if (value < self.length) throw outOfRange('value', 'capacity was less than the current size.');
  self.setCapacity(value);
}
function ensureCapacity(self: StringBuilder, capacity: number): number {
  if (capacity < 0) throw mustNotBeNegative('capacity', capacity);
  if (self.capacity < capacity) setCapacity(self, capacity);
  return self.capacity;
}

function setUnit(self: StringBuilder, index: number, value: string): void {
  if (index < 0 || index >= self.length)
    throw outOfRange('index', 'Index was out of range. Must be non-negative and less than the size of the collection.');
  self.setUnit(index, value.charCodeAt(0));
}

const appendFormatted = (self: StringBuilder, provider: unknown, format: string | null, args: unknown[] | null) =>
  append(self, formatComposite(format, argumentList(args), provider));

const b = 'System.Text.StringBuilder';
const handler = `[ref] ${b}+AppendInterpolatedStringHandler handler`;

/** An overload of Append or Insert for every type of value. */
function byType(signature: (keyword: string) => string, act: (text: (value: never) => string) => MemberFunction) {
  return (...keywords: string[]) =>
    Object.fromEntries(
      keywords.map((keyword) => [signature(keyword), act(writers[keyword] as (value: never) => string)]),
    );
}
const appends = byType(
  (keyword) => `${b} Append(${keyword} value)`,
  (text) => (self: StringBuilder, value: never) => append(self, text(value)),
);
const inserts = byType(
  (keyword) => `${b} Insert(int index, ${keyword} value)`,
  (text) => (self: StringBuilder, index: number, value: never) => insert(self, index, text(value)),
);

defineType(b, { class: StringBuilder }, () => ({
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  toString: (self: StringBuilder) => self.text,
  members: {
    ...overloads(newBuilder, ['new()', 'new(int capacity)', 'new(string value)', 'new(string value, int capacity)']),
    'new(string value, int startIndex, int length, int capacity)': ofPart,
    'new(int capacity, int maxCapacity)': withMaximum,
    'int Capacity {get;set;}': { get: (self: StringBuilder) => self.capacity, set: setCapacity },
    'int MaxCapacity {get;}': (self: StringBuilder) => self.maxCapacity,
    'int Length {get;set;}': { get: (self: StringBuilder) => self.length, set: setLength },
    'char Chars(int index) {get;set;}': {
      get: (self: StringBuilder, index: number) => {
        if (index < 0 || index >= self.length) throw indexOutOfRange();
        return String.fromCharCode(self.unitAt(index));
      },
      set: setUnit,
    },
    'int EnsureCapacity(int capacity)': ensureCapacity,
    ...overloads(toText, ['string ToString()', 'string ToString(int startIndex, int length)']),
    [`${b} Clear()`]: (self: StringBuilder) => {
      self.truncate(0);
      return self;
    },
    [`${b}+ChunkEnumerator GetChunks()`]: unreachable,
    [`${b} Append(char value, int repeatCount)`]: appendRepeated,
    [`${b} Append(char[] value, int startIndex, int charCount)`]: appendPart,
    [`${b} Append(string value)`]: (self: StringBuilder, value: string | null) => append(self, value ?? ''),
    [`${b} Append(string value, int startIndex, int count)`]: appendPart,
    [`${b} Append(${b} value)`]: (self: StringBuilder, value: StringBuilder | null) => append(self, value?.text ?? ''),
    [`${b} Append(${b} value, int startIndex, int count)`]: appendPart,
    ...appends('bool', 'char', 'sbyte', 'byte', 'short', 'int', 'long', 'float', 'double', 'decimal'),
    ...appends('ushort', 'uint', 'ulong', 'System.Object'),
    [`${b} Append(char[] value)`]: (self: StringBuilder, value: Characters) => append(self, textOfChars(value)),
    ...overloads(unreachable, [
      `${b} Append(System.ReadOnlySpan[char] value)`,
      `${b} Append(System.ReadOnlyMemory[char] value)`,
      `${b} Append(${handler})`,
      `${b} Append(System.IFormatProvider provider, ${handler})`,
    ]),
    [`${b} AppendLine()`]: (self: StringBuilder) => append(self, '\n'),
    [`${b} AppendLine(string value)`]: (self: StringBuilder, value: string | null) => append(self, `${value ?? ''}\n`),
    ...overloads(unreachable, [
      `${b} AppendLine(${handler})`,
      `${b} AppendLine(System.IFormatProvider provider, ${handler})`,
    ]),
    'void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)': copyTo,
    'void CopyTo(int sourceIndex, System.Span[char] destination, int count)': unreachable,
    [`${b} Insert(int index, string value, int count)`]: insertRepeated,
    [`${b} Insert(int index, string value)`]: (self: StringBuilder, index: number, value: string | null) =>
      insert(self, index, value ?? ''),
    ...inserts('bool', 'sbyte', 'byte', 'short', 'char'),
    [`${b} Insert(int index, char[] value)`]: (self: StringBuilder, index: number, value: Characters) =>
      insert(self, index, textOfChars(value)),
    [`${b} Insert(int index, char[] value, int startIndex, int charCount)`]: insertPart,
    ...inserts('int', 'long', 'float', 'double', 'decimal', 'ushort', 'uint', 'ulong', 'System.Object'),
    [`${b} Insert(int index, System.ReadOnlySpan[char] value)`]: unreachable,
    [`${b} Remove(int startIndex, int length)`]: remove,
    ...overloads(
      (self: StringBuilder, separator: string | null, values: unknown) => append(self, join(separator, values)),
      ['string', 'char'].flatMap((type) => [
        `${b} AppendJoin(${type} separator, Params System.Object[] values)`,
        `${b} AppendJoin(${type} separator, System.ReadOnlySpan[System.Object] values)`,
        `${b} AppendJoin[T](${type} separator, System.Collections.Generic.IEnumerable[T] values)`,
        `${b} AppendJoin(${type} separator, Params string[] values)`,
        `${b} AppendJoin(${type} separator, System.ReadOnlySpan[string] values)`,
      ]),
    ),
    ...overloads(
      (self: StringBuilder, format: string | null, ...args: unknown[]) => appendFormatted(self, null, format, args),
      [
        `${b} AppendFormat(string format, System.Object arg0)`,
        `${b} AppendFormat(string format, System.Object arg0, System.Object arg1)`,
        `${b} AppendFormat(string format, System.Object arg0, System.Object arg1, System.Object arg2)`,
      ],
    ),
    ...overloads(
      (self: StringBuilder, format: string | null, args: unknown[] | null) => appendFormatted(self, null, format, args),
      [
        `${b} AppendFormat(string format, Params System.Object[] args)`,
        `${b} AppendFormat(string format, System.ReadOnlySpan[System.Object] args)`,
      ],
    ),
    ...overloads(
      (self: StringBuilder, provider: unknown, format: string | null, ...args: unknown[]) =>
        appendFormatted(self, provider, format, args),
      [
        `${b} AppendFormat(System.IFormatProvider provider, string format, System.Object arg0)`,
        `${b} AppendFormat(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1)`,
        `${b} AppendFormat(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1, System.Object arg2)`,
      ],
    ),
    ...overloads(
      (self: StringBuilder, provider: unknown, format: string | null, args: unknown[] | null) =>
        appendFormatted(self, provider, format, args),
      [
        `${b} AppendFormat(System.IFormatProvider provider, string format, Params System.Object[] args)`,
        `${b} AppendFormat(System.IFormatProvider provider, string format, System.ReadOnlySpan[System.Object] args)`,
      ],
    ),
    ...overloads(replace, [
      `${b} Replace(string oldValue, string newValue)`,
      `${b} Replace(System.ReadOnlySpan[char] oldValue, System.ReadOnlySpan[char] newValue)`,
      `${b} Replace(string oldValue, string newValue, int startIndex, int count)`,
      `${b} Replace(System.ReadOnlySpan[char] oldValue, System.ReadOnlySpan[char] newValue, int startIndex, int count)`,
      `${b} Replace(char oldChar, char newChar)`,
      `${b} Replace(char oldChar, char newChar, int startIndex, int count)`,
    ]),
    [`bool Equals(${b} sb)`]: (self: StringBuilder, other: StringBuilder | null) => other?.text === self.text,
    'bool Equals(System.ReadOnlySpan[char] span)': unreachable,
    'bool Equals(System.Object obj)': (self: StringBuilder, other: unknown) => self === other,
    'int GetHashCode()': (self: StringBuilder) => hashOfText(self.text),
  },
}));
