/** The members of System.DateTime. */
import { formatDate } from '../../language/format/date-format.js';
import { parseDate, parseDateExact } from '../../language/format/date-parse.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue, PSReference } from '../../objects/values.js';
import { dateTimeFormatOf, patternsOf, standardDateFormats } from '../globalization/date-time-format-info.js';
import { overloads, unreachable } from '../overloads.js';
import {
  daysInMonth,
  fileTimeEpochTicks,
  hashOfInt64,
  isLeapYear,
  ticksPerHour,
  ticksPerMicrosecond,
  ticksPerMinute,
  ticksPerSecond,
} from './calendar-arithmetic.js';
import { comparable, wrongType } from './comparison.js';
import { convertibleMembers } from './convertible.js';
import { DateOnly } from './date-only.js';
import { DateTime, type DateTimeKind, fromOADate, toOADate } from './date-time.js';
import { formatError, outOfRange } from './errors.js';
import { localFromUtc, offsetAtLocal, unixMilliseconds, utcFromLocal } from './local-time.js';
import { TimeOnly } from './time-only.js';
import { TimeSpan } from './time-span.js';
import { isDaylightOffset } from './time-zone-info.js';
import { tryParse } from './try-parse.js';

const kindOf = (value: EnumValue) => Number(value.value) as DateTimeKind;
const isKind = (value: unknown): value is EnumValue =>
  (value as EnumValue | undefined)?.netType?.fullName === 'System.DateTimeKind';

function create(_type: NetType, ...args: unknown[]): DateTime {
  const kind = isKind(args.at(-1)) ? kindOf(args.pop() as EnumValue) : 0;
  if (args[0] instanceof DateOnly) return new DateTime(args[0].toDateTime().ticks + (args[1] as TimeOnly).ticks, kind);
  if (typeof args[0] === 'bigint') return DateTime.checked(args[0], kind);
  const [year, month, day, hour, minute, second, millisecond, microsecond] = args.filter(
    (a) => typeof a === 'number',
  ) as [number, number, number, number?, number?, number?, number?, number?];
  return DateTime.of(year, month, day, hour, minute, second, millisecond, microsecond, kind);
}

function compare(a: DateTime, b: unknown): number | undefined {
  if (!(b instanceof DateTime)) return undefined;
  return a.ticks < b.ticks ? -1 : a.ticks > b.ticks ? 1 : 0;
}

function fromFileTime(fileTime: bigint): bigint {
  const ticks = fileTime + fileTimeEpochTicks;
  if (fileTime < 0n || ticks > DateTime.maxValue.ticks) throw outOfRange('fileTime', 'Not a valid Win32 FileTime.');
  return ticks;
}
function toFileTime(ticks: bigint): bigint {
  if (ticks < fileTimeEpochTicks) throw outOfRange(null, 'Not a valid Win32 FileTime.');
  return ticks - fileTimeEpochTicks;
}

const text = (self: DateTime, format: string | null, provider: unknown) =>
  formatDate({ ticks: self.ticks, kind: self.kind, offset: null }, format, provider);

function toText(self: DateTime, ...args: unknown[]): string {
  const format = typeof args[0] === 'string' ? args[0] : null;
  return text(self, format, args.find((a) => typeof a === 'object') ?? null);
}

function allFormats(self: DateTime, ...args: unknown[]): string[] {
  const provider = args.find((a) => typeof a === 'object') ?? null;
  const info = dateTimeFormatOf(provider);
  const letter = args.find((a) => typeof a === 'string') as string | undefined;
  if (letter !== undefined && !patternsOf(info, letter)) throw formatError('Input string was not in a correct format.');
  return (letter === undefined ? standardDateFormats : [letter]).flatMap((format) =>
    (patternsOf(info, format) ?? []).map((pattern) =>
      text(format === 'U' ? self.toUniversalTime() : self, pattern, provider),
    ),
  );
}

const enumOf = (type: string, value: number) => requireType(type).enumValue(value);

defineType('System.DateTime', { class: DateTime, accelerators: ['datetime'] }, () => ({
  kind: 'struct',
  interfaces: comparable('System.DateTime', 'System.IConvertible', 'System.Runtime.Serialization.ISerializable'),
  toString: text,
  equals: (self: DateTime, other: unknown) => other instanceof DateTime && other.ticks === self.ticks,
  compare,
  hashKey: (self: DateTime) => `${self.ticks}`,
  defaultValue: () => DateTime.minValue,
  operators: {
    op_Addition: (a: unknown, b: unknown) =>
      a instanceof DateTime && b instanceof TimeSpan ? a.add(b, 't') : undefined,
    op_Subtraction: (a: unknown, b: unknown) => {
      if (!(a instanceof DateTime)) return undefined;
      if (b instanceof TimeSpan) return a.subtract(b, 't');
      return b instanceof DateTime ? new TimeSpan(a.ticks - b.ticks) : undefined;
    },
  },
  members: {
    ...overloads(create, [
      'new(long ticks)',
      'new(long ticks, System.DateTimeKind kind)',
      'new(System.DateOnly date, System.TimeOnly time)',
      'new(System.DateOnly date, System.TimeOnly time, System.DateTimeKind kind)',
      'new(int year, int month, int day)',
      'new(int year, int month, int day, System.Globalization.Calendar calendar)',
      'new(int year, int month, int day, int hour, int minute, int second, int millisecond, System.Globalization.Calendar calendar, System.DateTimeKind kind)',
      'new(int year, int month, int day, int hour, int minute, int second)',
      'new(int year, int month, int day, int hour, int minute, int second, System.DateTimeKind kind)',
      'new(int year, int month, int day, int hour, int minute, int second, System.Globalization.Calendar calendar)',
      'new(int year, int month, int day, int hour, int minute, int second, int millisecond)',
      'new(int year, int month, int day, int hour, int minute, int second, int millisecond, System.DateTimeKind kind)',
      'new(int year, int month, int day, int hour, int minute, int second, int millisecond, System.Globalization.Calendar calendar)',
      'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond)',
      'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, System.DateTimeKind kind)',
      'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, System.Globalization.Calendar calendar)',
      'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, System.Globalization.Calendar calendar, System.DateTimeKind kind)',
    ]),
    'static int Compare(datetime t1, datetime t2)': compare,
    'static int DaysInMonth(int year, int month)': daysInMonth,
    'static bool Equals(datetime t1, datetime t2)': (a: DateTime, b: DateTime) => a.ticks === b.ticks,
    'static datetime FromBinary(long dateData)': DateTime.fromBinary,
    'static datetime FromFileTime(long fileTime)': (fileTime: bigint) =>
      new DateTime(localFromUtc(fromFileTime(fileTime)), 2),
    'static datetime FromFileTimeUtc(long fileTime)': (fileTime: bigint) => new DateTime(fromFileTime(fileTime), 1),
    'static datetime FromOADate(double d)': fromOADate,
    'static datetime SpecifyKind(datetime value, System.DateTimeKind kind)': (value: DateTime, kind: EnumValue) =>
      value.withKind(kindOf(kind)),
    'static bool IsLeapYear(int year)': isLeapYear,
    ...overloads(
      (s: string | null, provider: unknown = null, styles?: EnumValue) => parseDate(s, provider, styles),
      [
        'static datetime Parse(string s)',
        'static datetime Parse(string s, System.IFormatProvider provider)',
        'static datetime Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles)',
        'static datetime Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider = null, System.Globalization.DateTimeStyles styles = System.Globalization.DateTimeStyles.None)',
        'static datetime Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider)',
      ],
    ),
    ...overloads(
      (s: string | null, formats: string | string[] | null, provider: unknown, styles?: EnumValue) =>
        parseDateExact(s, formats, provider, styles),
      [
        'static datetime ParseExact(string s, string format, System.IFormatProvider provider)',
        'static datetime ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style)',
        'static datetime ParseExact(System.ReadOnlySpan[char] s, System.ReadOnlySpan[char] format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
        'static datetime ParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style)',
        'static datetime ParseExact(System.ReadOnlySpan[char] s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)',
      ],
    ),
    ...overloads(
      (s: string | null, ...rest: unknown[]) =>
        tryParse(rest, DateTime.minValue, (provider: unknown = null, styles?: EnumValue) =>
          parseDate(s, provider, styles),
        ),
      [
        'static bool TryParse(string s, [ref] datetime result)',
        'static bool TryParse(System.ReadOnlySpan[char] s, [ref] datetime result)',
        'static bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles, [ref] datetime result)',
        'static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles, [ref] datetime result)',
        'static bool TryParse(string s, System.IFormatProvider provider, [ref] datetime result)',
        'static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, [ref] datetime result)',
      ],
    ),
    ...overloads(
      (s: string | null, formats: string | string[] | null, ...rest: unknown[]) =>
        tryParse(rest, DateTime.minValue, (provider: unknown, styles?: EnumValue) =>
          parseDateExact(s, formats, provider, styles),
        ),
      [
        'static bool TryParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] datetime result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] s, System.ReadOnlySpan[char] format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] datetime result)',
        'static bool TryParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] datetime result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] datetime result)',
      ],
    ),
    'static datetime Now {get;}': () => DateTime.now,
    'static datetime Today {get;}': () => DateTime.now.date,
    'static datetime UtcNow {get;}': () => DateTime.utcNow,
    'static datetime MinValue {get;}': () => DateTime.minValue,
    'static datetime MaxValue {get;}': () => DateTime.maxValue,
    'static datetime UnixEpoch {get;}': () => DateTime.of(1970, 1, 1, 0, 0, 0, 0, 0, 1),
    'datetime Date {get;}': (self: DateTime) => self.date,
    'int Day {get;}': (self: DateTime) => self.day,
    'System.DayOfWeek DayOfWeek {get;}': (self: DateTime) => enumOf('System.DayOfWeek', self.dayOfWeek),
    'int DayOfYear {get;}': (self: DateTime) => self.dayOfYear,
    'int Hour {get;}': (self: DateTime) => self.hour,
    'System.DateTimeKind Kind {get;}': (self: DateTime) => enumOf('System.DateTimeKind', self.kind),
    'int Millisecond {get;}': (self: DateTime) => self.millisecond,
    'int Microsecond {get;}': (self: DateTime) => Number((self.ticks / ticksPerMicrosecond) % 1000n),
    'int Nanosecond {get;}': (self: DateTime) => Number(self.ticks % 10n) * 100,
    'int Minute {get;}': (self: DateTime) => self.minute,
    'int Month {get;}': (self: DateTime) => self.month,
    'int Second {get;}': (self: DateTime) => self.second,
    'long Ticks {get;}': (self: DateTime) => self.ticks,
    'timespan TimeOfDay {get;}': (self: DateTime) => new TimeSpan(self.timeOfDay),
    'int Year {get;}': (self: DateTime) => self.year,
    'datetime Add(timespan value)': (self: DateTime, value: TimeSpan) => self.add(value),
    'datetime AddDays(double value)': (self: DateTime, value: number) => self.addDays(value),
    'datetime AddHours(double value)': (self: DateTime, value: number) => self.addUnits(value, ticksPerHour),
    'datetime AddMilliseconds(double value)': (self: DateTime, value: number) => self.addMilliseconds(value),
    'datetime AddMicroseconds(double value)': (self: DateTime, value: number) =>
      self.addUnits(value, ticksPerMicrosecond),
    'datetime AddMinutes(double value)': (self: DateTime, value: number) => self.addUnits(value, ticksPerMinute),
    'datetime AddMonths(int months)': (self: DateTime, months: number) => self.addMonths(months),
    'datetime AddSeconds(double value)': (self: DateTime, value: number) => self.addUnits(value, ticksPerSecond),
    'datetime AddTicks(long value)': (self: DateTime, value: bigint) => self.addTicks(value),
    'datetime AddYears(int value)': (self: DateTime, value: number) => self.addYears(value),
    ...overloads(
      (self: DateTime, other: unknown) => {
        if (other === null) return 1;
        const order = compare(self, other);
        if (order === undefined) throw wrongType('DateTime');
        return order;
      },
      [
        'int CompareTo(System.Object value)',
        'int CompareTo(datetime value)',
        'int IComparable.CompareTo(System.Object obj)',
        'int IComparable[datetime].CompareTo(datetime other)',
      ],
    ),
    ...overloads(
      (self: DateTime, other: unknown) => other instanceof DateTime && other.ticks === self.ticks,
      [
        'bool Equals(System.Object value)',
        'bool Equals(datetime value)',
        'bool IEquatable[datetime].Equals(datetime other)',
      ],
    ),
    'bool IsDaylightSavingTime()': (self: DateTime) =>
      self.kind !== 1 && isDaylightOffset(offsetAtLocal(unixMilliseconds(self.ticks)), self.year),
    'long ToBinary()': (self: DateTime) => self.toBinary(),
    'int GetHashCode()': (self: DateTime) => hashOfInt64(self.ticks | (BigInt(self.kind) << 62n)),
    ...overloads(
      (self: DateTime, value: DateTime | TimeSpan) =>
        value instanceof TimeSpan ? self.subtract(value) : new TimeSpan(self.ticks - value.ticks),
      ['timespan Subtract(datetime value)', 'datetime Subtract(timespan value)'],
    ),
    'double ToOADate()': toOADate,
    'long ToFileTime()': (self: DateTime) => toFileTime(self.kind === 1 ? self.ticks : utcFromLocal(self.ticks)),
    'long ToFileTimeUtc()': (self: DateTime) => toFileTime(self.kind === 2 ? utcFromLocal(self.ticks) : self.ticks),
    'datetime ToLocalTime()': (self: DateTime) => self.toLocalTime(),
    'string ToLongDateString()': (self: DateTime) => text(self, 'D', null),
    'string ToLongTimeString()': (self: DateTime) => text(self, 'T', null),
    'string ToShortDateString()': (self: DateTime) => text(self, 'd', null),
    'string ToShortTimeString()': (self: DateTime) => text(self, 't', null),
    ...overloads(toText, [
      'string ToString()',
      'string ToString(string format)',
      'string ToString(System.IFormatProvider provider)',
      'string ToString(string format, System.IFormatProvider provider)',
      'string IFormattable.ToString(string format, System.IFormatProvider formatProvider)',
      'string IConvertible.ToString(System.IFormatProvider provider)',
    ]),
    ...overloads(unreachable, [
      'bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default, System.IFormatProvider provider = null)',
      'bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format = default, System.IFormatProvider provider = null)',
      'bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
      'bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
    ]),
    'datetime ToUniversalTime()': (self: DateTime) => self.toUniversalTime(),
    ...overloads(
      (self: DateTime, ...refs: PSReference[]) => {
        const parts =
          refs.length === 2
            ? [DateOnly.fromDateTime(self), new TimeOnly(self.timeOfDay)]
            : [self.year, self.month, self.day];
        for (const [i, ref] of refs.entries()) ref.set(parts[i]);
      },
      [
        'void Deconstruct([ref] System.DateOnly date, [ref] System.TimeOnly time)',
        'void Deconstruct([ref] int year, [ref] int month, [ref] int day)',
      ],
    ),
    ...overloads(allFormats, [
      'string[] GetDateTimeFormats()',
      'string[] GetDateTimeFormats(System.IFormatProvider provider)',
      'string[] GetDateTimeFormats(char format)',
      'string[] GetDateTimeFormats(char format, System.IFormatProvider provider)',
    ]),
    ...overloads(
      () => enumOf('System.TypeCode', 16),
      ['System.TypeCode GetTypeCode()', 'System.TypeCode IConvertible.GetTypeCode()'],
    ),
    ...convertibleMembers,
  },
}));
