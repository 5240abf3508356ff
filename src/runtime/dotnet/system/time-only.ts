/** System.TimeOnly: a time of day. */
import { formatTimeOnly } from '../../language/format/date-only-format.js';
import { parseTimeOnly, parseTimeOnlyExact } from '../../language/format/date-only-parse.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue, PSReference } from '../../objects/values.js';
import { overloads, unreachable } from '../overloads.js';
import {
  hashOfInt64,
  ticksOfTime,
  ticksPerDay,
  ticksPerHour,
  ticksPerMicrosecond,
  ticksPerMillisecond,
  ticksPerMinute,
  ticksPerSecond,
} from './calendar-arithmetic.js';
import { comparable, wrongType } from './comparison.js';
import type { DateTime } from './date-time.js';
import { outOfRange } from './errors.js';
import { TimeSpan } from './time-span.js';
import { tryParse } from './try-parse.js';

export class TimeOnly {
  declare readonly netType: NetType;
  /** `ticks` is below those of a day. */
  constructor(readonly ticks: bigint) {}
  static readonly minValue = new TimeOnly(0n);
  static readonly maxValue = new TimeOnly(ticksPerDay - 1n);
  /** Throws ArgumentOutOfRangeException for ticks beyond a day. */
  static checked(ticks: bigint, parameter = 'ticks'): TimeOnly {
    if (ticks < 0n || ticks >= ticksPerDay)
      throw outOfRange(parameter, 'Ticks must be between 0 and and TimeOnly.MaxValue.Ticks.');
    return new TimeOnly(ticks);
  }
}

function compare(a: TimeOnly, b: unknown): number | undefined {
  if (!(b instanceof TimeOnly)) return undefined;
  return a.ticks < b.ticks ? -1 : a.ticks > b.ticks ? 1 : 0;
}

function add(self: TimeOnly, ticks: bigint, wrappedDays?: PSReference): TimeOnly {
  const sum = self.ticks + ticks;
  const rest = ((sum % ticksPerDay) + ticksPerDay) % ticksPerDay;
  wrappedDays?.set(Number((sum - rest) / ticksPerDay));
  return new TimeOnly(rest);
}

/** Start is inside, end is not; the span may go past midnight. */
function isBetween(self: TimeOnly, start: TimeOnly, end: TimeOnly): boolean {
  if (start.ticks <= end.ticks) return start.ticks <= self.ticks && self.ticks < end.ticks;
  return start.ticks <= self.ticks || self.ticks < end.ticks;
}

function toText(self: TimeOnly, ...args: unknown[]): string {
  const format = typeof args[0] === 'string' ? args[0] : null;
  return formatTimeOnly(self.ticks, format, args.find((a) => typeof a === 'object') ?? null);
}

const unit = (self: TimeOnly, ticksPerUnit: bigint, modulus: bigint) => Number((self.ticks / ticksPerUnit) % modulus);
const units = [
  [ticksPerHour, 24n],
  [ticksPerMinute, 60n],
  [ticksPerSecond, 60n],
  [ticksPerMillisecond, 1000n],
  [ticksPerMicrosecond, 1000n],
] as const;

const parse = (s: string | null, provider: unknown = null, style?: EnumValue) =>
  new TimeOnly(parseTimeOnly(s, provider, style));
const parseExact = (s: string | null, formats: string | string[] | null, provider: unknown = null, style?: EnumValue) =>
  new TimeOnly(parseTimeOnlyExact(s, formats, provider, style));

defineType('System.TimeOnly', { class: TimeOnly }, () => ({
  kind: 'struct',
  interfaces: comparable('System.TimeOnly'),
  toString: (self: TimeOnly, format: string | null, culture: string) => formatTimeOnly(self.ticks, format, culture),
  equals: (self: TimeOnly, other: unknown) => other instanceof TimeOnly && other.ticks === self.ticks,
  compare,
  hashKey: (self: TimeOnly) => `${self.ticks}`,
  defaultValue: () => TimeOnly.minValue,
  operators: {
    op_Subtraction: (a: unknown, b: unknown) =>
      a instanceof TimeOnly && b instanceof TimeOnly
        ? new TimeSpan((a.ticks - b.ticks + ticksPerDay) % ticksPerDay)
        : undefined,
  },
  members: {
    ...overloads(
      (_type: NetType, first: number | bigint, ...rest: number[]) =>
        typeof first === 'bigint'
          ? TimeOnly.checked(first)
          : new TimeOnly(ticksOfTime(first, rest[0] ?? 0, rest[1] ?? 0, rest[2], rest[3])),
      [
        'new(int hour, int minute)',
        'new(int hour, int minute, int second)',
        'new(int hour, int minute, int second, int millisecond)',
        'new(int hour, int minute, int second, int millisecond, int microsecond)',
        'new(long ticks)',
      ],
    ),
    'static System.TimeOnly FromTimeSpan(timespan timeSpan)': (span: TimeSpan) =>
      TimeOnly.checked(span.ticks, 'timeSpan'),
    'static System.TimeOnly FromDateTime(datetime dateTime)': (value: DateTime) => new TimeOnly(value.timeOfDay),
    ...overloads(parse, [
      'static System.TimeOnly Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider = null, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
      'static System.TimeOnly Parse(string s)',
      'static System.TimeOnly Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
      'static System.TimeOnly Parse(string s, System.IFormatProvider provider)',
      'static System.TimeOnly Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider)',
    ]),
    ...overloads(parseExact, [
      'static System.TimeOnly ParseExact(System.ReadOnlySpan[char] s, System.ReadOnlySpan[char] format, System.IFormatProvider provider = null, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
      'static System.TimeOnly ParseExact(System.ReadOnlySpan[char] s, string[] formats)',
      'static System.TimeOnly ParseExact(System.ReadOnlySpan[char] s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
      'static System.TimeOnly ParseExact(string s, string format)',
      'static System.TimeOnly ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
      'static System.TimeOnly ParseExact(string s, string[] formats)',
      'static System.TimeOnly ParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
    ]),
    ...overloads(
      (s: string | null, ...rest: unknown[]) =>
        tryParse(rest, TimeOnly.minValue, (provider: unknown, style: EnumValue) => parse(s, provider, style)),
      [
        'static bool TryParse(System.ReadOnlySpan[char] s, [ref] System.TimeOnly result)',
        'static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] System.TimeOnly result)',
        'static bool TryParse(string s, [ref] System.TimeOnly result)',
        'static bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] System.TimeOnly result)',
        'static bool TryParse(string s, System.IFormatProvider provider, [ref] System.TimeOnly result)',
        'static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, [ref] System.TimeOnly result)',
      ],
    ),
    ...overloads(
      (s: string | null, formats: string | string[] | null, ...rest: unknown[]) =>
        tryParse(rest, TimeOnly.minValue, (provider: unknown, style: EnumValue) =>
          parseExact(s, formats, provider, style),
        ),
      [
        'static bool TryParseExact(System.ReadOnlySpan[char] s, System.ReadOnlySpan[char] format, [ref] System.TimeOnly result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] s, System.ReadOnlySpan[char] format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] System.TimeOnly result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] s, string[] formats, [ref] System.TimeOnly result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] System.TimeOnly result)',
        'static bool TryParseExact(string s, string format, [ref] System.TimeOnly result)',
        'static bool TryParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] System.TimeOnly result)',
        'static bool TryParseExact(string s, string[] formats, [ref] System.TimeOnly result)',
        'static bool TryParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] System.TimeOnly result)',
      ],
    ),
    'static System.TimeOnly MinValue {get;}': () => TimeOnly.minValue,
    'static System.TimeOnly MaxValue {get;}': () => TimeOnly.maxValue,
    'int Hour {get;}': (self: TimeOnly) => unit(self, ticksPerHour, 24n),
    'int Minute {get;}': (self: TimeOnly) => unit(self, ticksPerMinute, 60n),
    'int Second {get;}': (self: TimeOnly) => unit(self, ticksPerSecond, 60n),
    'int Millisecond {get;}': (self: TimeOnly) => unit(self, ticksPerMillisecond, 1000n),
    'int Microsecond {get;}': (self: TimeOnly) => unit(self, ticksPerMicrosecond, 1000n),
    'int Nanosecond {get;}': (self: TimeOnly) => Number(self.ticks % 10n) * 100,
    'long Ticks {get;}': (self: TimeOnly) => self.ticks,
    ...overloads(
      (self: TimeOnly, value: TimeSpan, wrapped?: PSReference) => add(self, value.ticks, wrapped),
      ['System.TimeOnly Add(timespan value)', 'System.TimeOnly Add(timespan value, [ref] int wrappedDays)'],
    ),
    ...overloads(
      (self: TimeOnly, value: number, wrapped?: PSReference) =>
        add(self, TimeSpan.fromDouble(value * Number(ticksPerHour)).ticks, wrapped),
      ['System.TimeOnly AddHours(double value)', 'System.TimeOnly AddHours(double value, [ref] int wrappedDays)'],
    ),
    ...overloads(
      (self: TimeOnly, value: number, wrapped?: PSReference) =>
        add(self, TimeSpan.fromDouble(value * Number(ticksPerMinute)).ticks, wrapped),
      ['System.TimeOnly AddMinutes(double value)', 'System.TimeOnly AddMinutes(double value, [ref] int wrappedDays)'],
    ),
    'bool IsBetween(System.TimeOnly start, System.TimeOnly end)': isBetween,
    ...overloads(
      (self: TimeOnly, ...refs: PSReference[]) => {
        refs.forEach((ref, i) => {
          const [ticksPerUnit, modulus] = units[i] as (typeof units)[number];
          ref.set(unit(self, ticksPerUnit, modulus));
        });
      },
      [
        'void Deconstruct([ref] int hour, [ref] int minute)',
        'void Deconstruct([ref] int hour, [ref] int minute, [ref] int second)',
        'void Deconstruct([ref] int hour, [ref] int minute, [ref] int second, [ref] int millisecond)',
        'void Deconstruct([ref] int hour, [ref] int minute, [ref] int second, [ref] int millisecond, [ref] int microsecond)',
      ],
    ),
    'timespan ToTimeSpan()': (self: TimeOnly) => new TimeSpan(self.ticks),
    ...overloads(
      (self: TimeOnly, other: unknown) => {
        if (other === null) return 1;
        const order = compare(self, other);
        if (order === undefined) throw wrongType('TimeOnly');
        return order;
      },
      [
        'int CompareTo(System.TimeOnly value)',
        'int CompareTo(System.Object value)',
        'int IComparable.CompareTo(System.Object obj)',
        'int IComparable[TimeOnly].CompareTo(System.TimeOnly other)',
      ],
    ),
    ...overloads(
      (self: TimeOnly, other: unknown) => other instanceof TimeOnly && other.ticks === self.ticks,
      [
        'bool Equals(System.TimeOnly value)',
        'bool Equals(System.Object value)',
        'bool IEquatable[TimeOnly].Equals(System.TimeOnly other)',
      ],
    ),
    'int GetHashCode()': (self: TimeOnly) => hashOfInt64(self.ticks),
    'string ToLongTimeString()': (self: TimeOnly) => toText(self, 'T'),
    'string ToShortTimeString()': (self: TimeOnly) => toText(self),
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
