/** System.DateOnly: a day. */
import { formatDateOnly } from '../../language/format/date-only-format.js';
import { parseDateOnly, parseDateOnlyExact } from '../../language/format/date-only-parse.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue, PSReference } from '../../objects/values.js';
import { overloads, unreachable } from '../overloads.js';
import { dayNumberOf, ticksPerDay } from './calendar-arithmetic.js';
import { comparable, wrongType } from './comparison.js';
import { DateTime, type DateTimeKind } from './date-time.js';
import { outOfRange } from './errors.js';
import type { TimeOnly } from './time-only.js';
import { tryParse } from './try-parse.js';

const maxDayNumber = 3_652_058;

export class DateOnly {
  declare readonly netType: NetType;
  constructor(
    /** 0 is 1 January of year 1. */
    readonly dayNumber: number,
  ) {}
  static readonly minValue = new DateOnly(0);
  static readonly maxValue = new DateOnly(maxDayNumber);
  static of(year: number, month: number, day: number): DateOnly {
    return new DateOnly(dayNumberOf(year, month, day));
  }
  static fromDateTime(value: DateTime): DateOnly {
    return new DateOnly(value.dayNumber);
  }
  /** Midnight of the day. */
  toDateTime(): DateTime {
    return new DateTime(BigInt(this.dayNumber) * ticksPerDay);
  }
}

function compare(a: DateOnly, b: unknown): number | undefined {
  return b instanceof DateOnly ? Math.sign(a.dayNumber - b.dayNumber) : undefined;
}

function addDays(self: DateOnly, days: number): DateOnly {
  const sum = self.dayNumber + days;
  if (sum < 0 || sum > maxDayNumber) throw outOfRange('value', 'Value to add was out of range.');
  return new DateOnly(sum);
}

function toText(self: DateOnly, ...args: unknown[]): string {
  const format = typeof args[0] === 'string' ? args[0] : null;
  return formatDateOnly(self.dayNumber, format, args.find((a) => typeof a === 'object') ?? null);
}

const parse = (s: string | null, provider: unknown = null, style?: EnumValue) =>
  new DateOnly(parseDateOnly(s, provider, style));
const parseExact = (s: string | null, formats: string | string[] | null, provider: unknown = null, style?: EnumValue) =>
  new DateOnly(parseDateOnlyExact(s, formats, provider, style));

defineType('System.DateOnly', { class: DateOnly }, () => ({
  kind: 'struct',
  interfaces: comparable('System.DateOnly'),
  toString: (self: DateOnly, format: string | null, culture: string) => formatDateOnly(self.dayNumber, format, culture),
  equals: (self: DateOnly, other: unknown) => other instanceof DateOnly && other.dayNumber === self.dayNumber,
  compare,
  hashKey: (self: DateOnly) => self.dayNumber,
  defaultValue: () => DateOnly.minValue,
  members: {
    ...overloads(
      (_type: NetType, year: number, month: number, day: number) => DateOnly.of(year, month, day),
      [
        'new(int year, int month, int day)',
        'new(int year, int month, int day, System.Globalization.Calendar calendar)',
      ],
    ),
    'static System.DateOnly FromDayNumber(int dayNumber)': (dayNumber: number) => {
      if (dayNumber < 0 || dayNumber > maxDayNumber)
        throw outOfRange('dayNumber', 'Day number must be between 0 and DateOnly.MaxValue.DayNumber.', dayNumber);
      return new DateOnly(dayNumber);
    },
    'static System.DateOnly FromDateTime(datetime dateTime)': DateOnly.fromDateTime,
    ...overloads(parse, [
      'static System.DateOnly Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider = null, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
      'static System.DateOnly Parse(string s)',
      'static System.DateOnly Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
      'static System.DateOnly Parse(string s, System.IFormatProvider provider)',
      'static System.DateOnly Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider)',
    ]),
    ...overloads(parseExact, [
      'static System.DateOnly ParseExact(System.ReadOnlySpan[char] s, System.ReadOnlySpan[char] format, System.IFormatProvider provider = null, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
      'static System.DateOnly ParseExact(System.ReadOnlySpan[char] s, string[] formats)',
      'static System.DateOnly ParseExact(System.ReadOnlySpan[char] s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
      'static System.DateOnly ParseExact(string s, string format)',
      'static System.DateOnly ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
      'static System.DateOnly ParseExact(string s, string[] formats)',
      'static System.DateOnly ParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
    ]),
    ...overloads(
      (s: string | null, ...rest: unknown[]) =>
        tryParse(rest, DateOnly.minValue, (provider: unknown, style: EnumValue) => parse(s, provider, style)),
      [
        'static bool TryParse(System.ReadOnlySpan[char] s, [ref] System.DateOnly result)',
        'static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] System.DateOnly result)',
        'static bool TryParse(string s, [ref] System.DateOnly result)',
        'static bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] System.DateOnly result)',
        'static bool TryParse(string s, System.IFormatProvider provider, [ref] System.DateOnly result)',
        'static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, [ref] System.DateOnly result)',
      ],
    ),
    ...overloads(
      (s: string | null, formats: string | string[] | null, ...rest: unknown[]) =>
        tryParse(rest, DateOnly.minValue, (provider: unknown, style: EnumValue) =>
          parseExact(s, formats, provider, style),
        ),
      [
        'static bool TryParseExact(System.ReadOnlySpan[char] s, System.ReadOnlySpan[char] format, [ref] System.DateOnly result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] s, System.ReadOnlySpan[char] format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] System.DateOnly result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] s, string[] formats, [ref] System.DateOnly result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] System.DateOnly result)',
        'static bool TryParseExact(string s, string format, [ref] System.DateOnly result)',
        'static bool TryParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] System.DateOnly result)',
        'static bool TryParseExact(string s, string[] formats, [ref] System.DateOnly result)',
        'static bool TryParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] System.DateOnly result)',
      ],
    ),
    'static System.DateOnly MinValue {get;}': () => DateOnly.minValue,
    'static System.DateOnly MaxValue {get;}': () => DateOnly.maxValue,
    'int Year {get;}': (self: DateOnly) => self.toDateTime().year,
    'int Month {get;}': (self: DateOnly) => self.toDateTime().month,
    'int Day {get;}': (self: DateOnly) => self.toDateTime().day,
    'System.DayOfWeek DayOfWeek {get;}': (self: DateOnly) =>
      requireType('System.DayOfWeek').enumValue(self.toDateTime().dayOfWeek),
    'int DayOfYear {get;}': (self: DateOnly) => self.toDateTime().dayOfYear,
    'int DayNumber {get;}': (self: DateOnly) => self.dayNumber,
    'System.DateOnly AddDays(int value)': addDays,
    'System.DateOnly AddMonths(int value)': (self: DateOnly, value: number) =>
      DateOnly.fromDateTime(self.toDateTime().addMonths(value)),
    'System.DateOnly AddYears(int value)': (self: DateOnly, value: number) =>
      DateOnly.fromDateTime(self.toDateTime().addYears(value)),
    'void Deconstruct([ref] int year, [ref] int month, [ref] int day)': (
      self: DateOnly,
      year: PSReference,
      month: PSReference,
      day: PSReference,
    ) => {
      const date = self.toDateTime();
      year.set(date.year);
      month.set(date.month);
      day.set(date.day);
    },
    ...overloads(
      (self: DateOnly, time: TimeOnly, kind?: EnumValue) =>
        new DateTime(self.toDateTime().ticks + time.ticks, Number(kind?.value ?? 0) as DateTimeKind),
      [
        'datetime ToDateTime(System.TimeOnly time)',
        'datetime ToDateTime(System.TimeOnly time, System.DateTimeKind kind)',
      ],
    ),
    ...overloads(
      (self: DateOnly, other: unknown) => {
        if (other === null) return 1;
        const order = compare(self, other);
        if (order === undefined) throw wrongType('DateOnly');
        return order;
      },
      [
        'int CompareTo(System.DateOnly value)',
        'int CompareTo(System.Object value)',
        'int IComparable.CompareTo(System.Object obj)',
        'int IComparable[DateOnly].CompareTo(System.DateOnly other)',
      ],
    ),
    ...overloads(
      (self: DateOnly, other: unknown) => other instanceof DateOnly && other.dayNumber === self.dayNumber,
      [
        'bool Equals(System.DateOnly value)',
        'bool Equals(System.Object value)',
        'bool IEquatable[DateOnly].Equals(System.DateOnly other)',
      ],
    ),
    'int GetHashCode()': (self: DateOnly) => self.dayNumber,
    'string ToLongDateString()': (self: DateOnly) => toText(self, 'D'),
    'string ToShortDateString()': (self: DateOnly) => toText(self),
    ...overloads(toText, [
      'string ToString()',
      'string ToString(string format)',
      'string ToString(System.IFormatProvider provider)',
      'string ToString(string format, System.IFormatProvider provider)',
      'string IFormattable.ToString(string format, System.IFormatProvider formatProvider)',
    ]),
    ...overloads(unreachable, [
      'bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default, System.IFormatProvider provider = null)',
      'bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format = default, System.IFormatProvider provider = null)',
      'bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
      'bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
    ]),
  },
}));
