/** System.DateTimeOffset: a moment, and the clock by which it was told. */
import { formatDate } from '../../language/format/date-format.js';
import { parseDateOffset, parseDateOffsetExact } from '../../language/format/date-parse.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue, PSReference } from '../../objects/values.js';
import { overloads, unreachable } from '../overloads.js';
import {
  fileTimeEpochTicks,
  hashOfInt64,
  maxTicks,
  ticksPerDay,
  ticksPerHour,
  ticksPerMicrosecond,
  ticksPerMillisecond,
  ticksPerMinute,
  ticksPerSecond,
  unixEpochTicks,
} from './calendar-arithmetic.js';
import { comparable, wrongType } from './comparison.js';
import { DateOnly } from './date-only.js';
import { DateTime } from './date-time.js';
import { argumentError, outOfRange } from './errors.js';
import { localFromUtc, offsetAtLocal, offsetAtUtc, unixMilliseconds, utcNowTicks } from './local-time.js';
import { TimeOnly } from './time-only.js';
import { TimeSpan } from './time-span.js';
import { tryParse } from './try-parse.js';

export class DateTimeOffset {
  declare readonly netType: NetType;
  /** The moment's ticks in UTC. */
  readonly utcTicks: bigint;
  constructor(
    /** By its own clock. */
    readonly clock: DateTime,
    /** Minutes east of Greenwich. */
    readonly offset: number,
  ) {
    this.utcTicks = clock.ticks - BigInt(offset) * ticksPerMinute;
    if (this.utcTicks < 0n || this.utcTicks > maxTicks)
      throw outOfRange(
        'offset',
        'The UTC time represented when the offset is applied must be between year 0 and 10,000.',
      );
  }
  static minValue = new DateTimeOffset(DateTime.minValue, 0);
  static maxValue = new DateTimeOffset(DateTime.maxValue, 0);
  static fromUtc(ticks: bigint, offset: number, parameter = 't'): DateTimeOffset {
    return new DateTimeOffset(new DateTime(ticks).addTicks(BigInt(offset) * ticksPerMinute, parameter), offset);
  }
  /** Unspecified counts as local. */
  static fromDateTime(value: DateTime): DateTimeOffset {
    const offset = value.kind === 1 ? 0 : offsetAtLocal(unixMilliseconds(value.ticks));
    return new DateTimeOffset(value.withKind(0), offset);
  }
  static localAt(utcTicks: bigint): DateTimeOffset {
    return DateTimeOffset.fromUtc(utcTicks, offsetAtUtc(unixMilliseconds(utcTicks)));
  }
  toOffset(offset: number): DateTimeOffset {
    return DateTimeOffset.fromUtc(this.utcTicks, offset);
  }
  with(clock: DateTime): DateTimeOffset {
    return new DateTimeOffset(clock, this.offset);
  }
}

/** A TimeSpan as minutes. Throws where it is no offset from UTC. */
export function offsetMinutes(span: TimeSpan): number {
  if (span.ticks % ticksPerMinute !== 0n) throw argumentError('Offset must be specified in whole minutes.', 'offset');
  const minutes = Number(span.ticks / ticksPerMinute);
  if (Math.abs(minutes) > 14 * 60) throw outOfRange('offset', 'Offset must be within plus or minus 14 hours.');
  return minutes;
}

function create(_type: NetType, ...args: unknown[]): DateTimeOffset {
  const [first, second] = args;
  if (first instanceof DateTime) {
    if (second === undefined) return DateTimeOffset.fromDateTime(first);
    const offset = offsetMinutes(second as TimeSpan);
    if (first.kind === 1 && offset !== 0)
      throw argumentError('The UTC Offset for Utc DateTime instances must be 0.', 'offset');
    if (first.kind === 2 && offset !== offsetAtLocal(unixMilliseconds(first.ticks)))
      throw argumentError(
        'The UTC Offset of the local dateTime parameter does not match the offset argument.',
        'offset',
      );
    return new DateTimeOffset(first.withKind(0), offset);
  }
  const offset = offsetMinutes(args.at(-1) as TimeSpan);
  if (typeof first === 'bigint') return new DateTimeOffset(DateTime.checked(first), offset);
  if (first instanceof DateOnly)
    return new DateTimeOffset(first.toDateTime().addTicks((second as TimeOnly).ticks), offset);
  const numbers = args.filter((a) => typeof a === 'number') as [number, number, number];
  return new DateTimeOffset(DateTime.of(...numbers), offset);
}

function fromUnix(value: bigint, ticksPerUnit: bigint, parameter: string): DateTimeOffset {
  const least = -unixEpochTicks / ticksPerUnit;
  const most = (maxTicks - unixEpochTicks) / ticksPerUnit;
  if (value < least || value > most)
    throw outOfRange(parameter, `Valid values are between ${least} and ${most}, inclusive.`, value);
  return DateTimeOffset.fromUtc(value * ticksPerUnit + unixEpochTicks, 0);
}

function floorDiv(a: bigint, b: bigint): bigint {
  return a >= 0n ? a / b : -((-a + b - 1n) / b);
}

function compare(a: DateTimeOffset, b: unknown): number | undefined {
  if (b instanceof DateTime) b = DateTimeOffset.fromDateTime(b);
  if (!(b instanceof DateTimeOffset)) return undefined;
  return a.utcTicks < b.utcTicks ? -1 : a.utcTicks > b.utcTicks ? 1 : 0;
}

const text = (self: DateTimeOffset, format: string | null, provider: unknown) =>
  formatDate({ ticks: self.clock.ticks, kind: 0, offset: self.offset }, format, provider);

function toText(self: DateTimeOffset, ...args: unknown[]): string {
  const format = typeof args[0] === 'string' ? args[0] : null;
  return text(self, format, args.find((a) => typeof a === 'object') ?? null);
}

const adding = (unit: bigint) => (self: DateTimeOffset, value: number) => self.with(self.clock.addUnits(value, unit));

defineType('System.DateTimeOffset', { class: DateTimeOffset }, () => ({
  kind: 'struct',
  interfaces: comparable('System.DateTimeOffset', 'System.Runtime.Serialization.ISerializable'),
  toString: text,
  equals: (self: DateTimeOffset, other: unknown) => other instanceof DateTimeOffset && other.utcTicks === self.utcTicks,
  compare,
  hashKey: (self: DateTimeOffset) => `${self.utcTicks}`,
  defaultValue: () => DateTimeOffset.minValue,
  convertFrom: (value: unknown) => (value instanceof DateTime ? DateTimeOffset.fromDateTime(value) : undefined),
  operators: {
    op_Addition: (a: unknown, b: unknown) =>
      a instanceof DateTimeOffset && b instanceof TimeSpan ? a.with(a.clock.add(b)) : undefined,
    op_Subtraction: (a: unknown, b: unknown) => {
      if (!(a instanceof DateTimeOffset)) return undefined;
      if (b instanceof TimeSpan) return a.with(a.clock.subtract(b));
      return b instanceof DateTimeOffset ? new TimeSpan(a.utcTicks - b.utcTicks) : undefined;
    },
  },
  members: {
    ...overloads(create, [
      'new(long ticks, timespan offset)',
      'new(datetime dateTime)',
      'new(datetime dateTime, timespan offset)',
      'new(System.DateOnly date, System.TimeOnly time, timespan offset)',
      'new(int year, int month, int day, int hour, int minute, int second, timespan offset)',
      'new(int year, int month, int day, int hour, int minute, int second, int millisecond, timespan offset)',
      'new(int year, int month, int day, int hour, int minute, int second, int millisecond, System.Globalization.Calendar calendar, timespan offset)',
      'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, timespan offset)',
      'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, System.Globalization.Calendar calendar, timespan offset)',
    ]),
    'static int Compare(System.DateTimeOffset first, System.DateTimeOffset second)': compare,
    'static bool Equals(System.DateTimeOffset first, System.DateTimeOffset second)': (
      a: DateTimeOffset,
      b: DateTimeOffset,
    ) => a.utcTicks === b.utcTicks,
    'static System.DateTimeOffset FromFileTime(long fileTime)': (fileTime: bigint) =>
      DateTimeOffset.localAt(fileTime + fileTimeEpochTicks),
    'static System.DateTimeOffset FromUnixTimeSeconds(long seconds)': (seconds: bigint) =>
      fromUnix(seconds, ticksPerSecond, 'seconds'),
    'static System.DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)': (milliseconds: bigint) =>
      fromUnix(milliseconds, ticksPerMillisecond, 'milliseconds'),
    ...overloads(
      (s: string | null, provider: unknown = null, styles?: EnumValue) => parseDateOffset(s, provider, styles),
      [
        'static System.DateTimeOffset Parse(string input)',
        'static System.DateTimeOffset Parse(string input, System.IFormatProvider formatProvider)',
        'static System.DateTimeOffset Parse(string input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)',
        'static System.DateTimeOffset Parse(System.ReadOnlySpan[char] input, System.IFormatProvider formatProvider = null, System.Globalization.DateTimeStyles styles = System.Globalization.DateTimeStyles.None)',
        'static System.DateTimeOffset Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider)',
      ],
    ),
    ...overloads(
      (s: string | null, formats: string | string[] | null, provider: unknown, styles?: EnumValue) =>
        parseDateOffsetExact(s, formats, provider, styles),
      [
        'static System.DateTimeOffset ParseExact(string input, string format, System.IFormatProvider formatProvider)',
        'static System.DateTimeOffset ParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)',
        'static System.DateTimeOffset ParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles = System.Globalization.DateTimeStyles.None)',
        'static System.DateTimeOffset ParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)',
        'static System.DateTimeOffset ParseExact(System.ReadOnlySpan[char] input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles = System.Globalization.DateTimeStyles.None)',
      ],
    ),
    ...overloads(
      (s: string | null, ...rest: unknown[]) =>
        tryParse(rest, DateTimeOffset.minValue, (provider: unknown = null, styles?: EnumValue) =>
          parseDateOffset(s, provider, styles),
        ),
      [
        'static bool TryParse(string input, [ref] System.DateTimeOffset result)',
        'static bool TryParse(System.ReadOnlySpan[char] input, [ref] System.DateTimeOffset result)',
        'static bool TryParse(string input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, [ref] System.DateTimeOffset result)',
        'static bool TryParse(System.ReadOnlySpan[char] input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, [ref] System.DateTimeOffset result)',
        'static bool TryParse(string s, System.IFormatProvider provider, [ref] System.DateTimeOffset result)',
        'static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, [ref] System.DateTimeOffset result)',
      ],
    ),
    ...overloads(
      (s: string | null, formats: string | string[] | null, ...rest: unknown[]) =>
        tryParse(rest, DateTimeOffset.minValue, (provider: unknown, styles?: EnumValue) =>
          parseDateOffsetExact(s, formats, provider, styles),
        ),
      [
        'static bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, [ref] System.DateTimeOffset result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, [ref] System.DateTimeOffset result)',
        'static bool TryParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, [ref] System.DateTimeOffset result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, [ref] System.DateTimeOffset result)',
      ],
    ),
    'static System.DateTimeOffset UtcNow {get;}': () => DateTimeOffset.fromUtc(utcNowTicks(), 0),
    'static System.DateTimeOffset Now {get;}': () => DateTimeOffset.localAt(utcNowTicks()),
    'static System.DateTimeOffset MinValue {get;}': () => DateTimeOffset.minValue,
    'static System.DateTimeOffset MaxValue {get;}': () => DateTimeOffset.maxValue,
    'static System.DateTimeOffset UnixEpoch {get;}': () => DateTimeOffset.fromUtc(unixEpochTicks, 0),
    'datetime DateTime {get;}': (self: DateTimeOffset) => self.clock,
    'datetime UtcDateTime {get;}': (self: DateTimeOffset) => new DateTime(self.utcTicks, 1),
    'datetime LocalDateTime {get;}': (self: DateTimeOffset) => new DateTime(localFromUtc(self.utcTicks), 2),
    'datetime Date {get;}': (self: DateTimeOffset) => self.clock.date,
    'int Day {get;}': (self: DateTimeOffset) => self.clock.day,
    'System.DayOfWeek DayOfWeek {get;}': (self: DateTimeOffset) =>
      requireType('System.DayOfWeek').enumValue(self.clock.dayOfWeek),
    'int DayOfYear {get;}': (self: DateTimeOffset) => self.clock.dayOfYear,
    'int Hour {get;}': (self: DateTimeOffset) => self.clock.hour,
    'int Millisecond {get;}': (self: DateTimeOffset) => self.clock.millisecond,
    'int Microsecond {get;}': (self: DateTimeOffset) => Number((self.clock.ticks / ticksPerMicrosecond) % 1000n),
    'int Nanosecond {get;}': (self: DateTimeOffset) => Number(self.clock.ticks % 10n) * 100,
    'int Minute {get;}': (self: DateTimeOffset) => self.clock.minute,
    'int Month {get;}': (self: DateTimeOffset) => self.clock.month,
    'timespan Offset {get;}': (self: DateTimeOffset) => new TimeSpan(BigInt(self.offset) * ticksPerMinute),
    'int TotalOffsetMinutes {get;}': (self: DateTimeOffset) => self.offset,
    'int Second {get;}': (self: DateTimeOffset) => self.clock.second,
    'long Ticks {get;}': (self: DateTimeOffset) => self.clock.ticks,
    'long UtcTicks {get;}': (self: DateTimeOffset) => self.utcTicks,
    'timespan TimeOfDay {get;}': (self: DateTimeOffset) => new TimeSpan(self.clock.timeOfDay),
    'int Year {get;}': (self: DateTimeOffset) => self.clock.year,
    'System.DateTimeOffset ToOffset(timespan offset)': (self: DateTimeOffset, offset: TimeSpan) =>
      self.toOffset(offsetMinutes(offset)),
    'System.DateTimeOffset Add(timespan timeSpan)': (self: DateTimeOffset, span: TimeSpan) =>
      self.with(self.clock.add(span)),
    'System.DateTimeOffset AddDays(double days)': adding(ticksPerDay),
    'System.DateTimeOffset AddHours(double hours)': adding(ticksPerHour),
    'System.DateTimeOffset AddMilliseconds(double milliseconds)': adding(ticksPerMillisecond),
    'System.DateTimeOffset AddMicroseconds(double microseconds)': adding(ticksPerMicrosecond),
    'System.DateTimeOffset AddMinutes(double minutes)': adding(ticksPerMinute),
    'System.DateTimeOffset AddMonths(int months)': (self: DateTimeOffset, months: number) =>
      self.with(self.clock.addMonths(months)),
    'System.DateTimeOffset AddSeconds(double seconds)': adding(ticksPerSecond),
    'System.DateTimeOffset AddTicks(long ticks)': (self: DateTimeOffset, ticks: bigint) =>
      self.with(self.clock.addTicks(ticks)),
    'System.DateTimeOffset AddYears(int years)': (self: DateTimeOffset, years: number) =>
      self.with(self.clock.addYears(years)),
    ...overloads(
      (self: DateTimeOffset, other: unknown) => {
        if (other === null) return 1;
        const order = compare(self, other);
        if (order === undefined) throw wrongType('DateTimeOffset');
        return order;
      },
      [
        'int CompareTo(System.DateTimeOffset other)',
        'int IComparable.CompareTo(System.Object obj)',
        'int IComparable[DateTimeOffset].CompareTo(System.DateTimeOffset other)',
      ],
    ),
    ...overloads(
      (self: DateTimeOffset, other: unknown) => other instanceof DateTimeOffset && other.utcTicks === self.utcTicks,
      [
        'bool Equals(System.Object obj)',
        'bool Equals(System.DateTimeOffset other)',
        'bool IEquatable[DateTimeOffset].Equals(System.DateTimeOffset other)',
      ],
    ),
    'bool EqualsExact(System.DateTimeOffset other)': (self: DateTimeOffset, other: DateTimeOffset) =>
      other.utcTicks === self.utcTicks && other.offset === self.offset,
    'int GetHashCode()': (self: DateTimeOffset) => hashOfInt64(self.utcTicks),
    ...overloads(
      (self: DateTimeOffset, value: DateTimeOffset | TimeSpan) =>
        value instanceof TimeSpan
          ? self.with(self.clock.subtract(value))
          : new TimeSpan(self.utcTicks - value.utcTicks),
      ['timespan Subtract(System.DateTimeOffset value)', 'System.DateTimeOffset Subtract(timespan value)'],
    ),
    'long ToFileTime()': (self: DateTimeOffset) => {
      if (self.utcTicks < fileTimeEpochTicks) throw outOfRange(null, 'Not a valid Win32 FileTime.');
      return self.utcTicks - fileTimeEpochTicks;
    },
    'long ToUnixTimeSeconds()': (self: DateTimeOffset) => floorDiv(self.utcTicks - unixEpochTicks, ticksPerSecond),
    'long ToUnixTimeMilliseconds()': (self: DateTimeOffset) =>
      floorDiv(self.utcTicks - unixEpochTicks, ticksPerMillisecond),
    'System.DateTimeOffset ToLocalTime()': (self: DateTimeOffset) => DateTimeOffset.localAt(self.utcTicks),
    ...overloads(toText, [
      'string ToString()',
      'string ToString(string format)',
      'string ToString(System.IFormatProvider formatProvider)',
      'string ToString(string format, System.IFormatProvider formatProvider)',
      'string IFormattable.ToString(string format, System.IFormatProvider formatProvider)',
    ]),
    ...overloads(unreachable, [
      'bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default, System.IFormatProvider formatProvider = null)',
      'bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format = default, System.IFormatProvider formatProvider = null)',
      'bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
      'bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
    ]),
    'System.DateTimeOffset ToUniversalTime()': (self: DateTimeOffset) => DateTimeOffset.fromUtc(self.utcTicks, 0),
    'void Deconstruct([ref] System.DateOnly date, [ref] System.TimeOnly time, [ref] timespan offset)': (
      self: DateTimeOffset,
      date: PSReference,
      time: PSReference,
      offset: PSReference,
    ) => {
      date.set(DateOnly.fromDateTime(self.clock));
      time.set(new TimeOnly(self.clock.timeOfDay));
      offset.set(new TimeSpan(BigInt(self.offset) * ticksPerMinute));
    },
  },
}));
