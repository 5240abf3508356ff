/** System.TimeSpan: a signed 64-bit count of ticks. */

import { formatTimeSpan } from '../../language/format/time-span-format.js';
import { parseTimeSpan, parseTimeSpanExact } from '../../language/format/time-span-parse.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import { overloads, unreachable } from '../overloads.js';
import {
  hashOfInt64,
  ticksPerDay,
  ticksPerHour,
  ticksPerMicrosecond,
  ticksPerMillisecond,
  ticksPerMinute,
  ticksPerSecond,
} from './calendar-arithmetic.js';
import { comparable, wrongType } from './comparison.js';
import { argumentError, outOfRange, overflow } from './errors.js';
import { tryParse } from './try-parse.js';

const minTicks = -(1n << 63n);
const maxSpanTicks = (1n << 63n) - 1n;
const tooLong = 'TimeSpan overflowed because the duration is too long.';

export class TimeSpan {
  declare readonly netType: NetType;
  static readonly zero = new TimeSpan(0n);
  static readonly minValue = new TimeSpan(minTicks);
  static readonly maxValue = new TimeSpan(maxSpanTicks);
  constructor(readonly ticks: bigint) {}

  /** Throws OverflowException when it does not fit 64 bits. */
  static checked(ticks: bigint): TimeSpan {
    if (ticks < minTicks || ticks > maxSpanTicks) throw overflow(tooLong);
    return new TimeSpan(ticks);
  }
  /** From a count of ticks as a double. Throws for NaN and what does not fit. */
  static fromDouble(ticks: number): TimeSpan {
    if (Number.isNaN(ticks)) throw argumentError('TimeSpan does not accept floating point Not-a-Number values.');
    if (!Number.isFinite(ticks)) throw overflow(tooLong);
    if (ticks === 2 ** 63) return TimeSpan.maxValue;
    return TimeSpan.checked(BigInt(Math.trunc(ticks)));
  }
  static fromMilliseconds(milliseconds: number): TimeSpan {
    return TimeSpan.fromDouble(milliseconds * 10_000);
  }
  get totalMilliseconds(): number {
    return Number(this.ticks) / 10_000;
  }
  add(other: TimeSpan): TimeSpan {
    return TimeSpan.checked(this.ticks + other.ticks);
  }
  subtract(other: TimeSpan): TimeSpan {
    return TimeSpan.checked(this.ticks - other.ticks);
  }
  negate(): TimeSpan {
    if (this.ticks === minTicks) throw overflow('Negating the minimum value of a twos complement number is invalid.');
    return new TimeSpan(-this.ticks);
  }
  /** The count of whole units, without those of the next larger unit where `modulus` is given. */
  unit(ticksPerUnit: bigint, modulus?: bigint): number {
    const count = this.ticks / ticksPerUnit;
    return Number(modulus === undefined ? count : count % modulus);
  }
}

type Ticks = number | bigint;

/** A constructor's or factory's units, largest first. */
function fromUnits(units: readonly bigint[], values: readonly Ticks[]): bigint {
  return values.reduce<bigint>((sum, value, i) => sum + BigInt(value ?? 0) * (units[i] as bigint), 0n);
}
const dayUnits = [ticksPerDay, ticksPerHour, ticksPerMinute, ticksPerSecond, ticksPerMillisecond, ticksPerMicrosecond];

function create(_type: NetType, ...values: Ticks[]): TimeSpan {
  if (values.length === 1) return new TimeSpan(BigInt(values[0] as Ticks));
  const ticks = fromUnits(values.length === 3 ? dayUnits.slice(1) : dayUnits, values);
  if (ticks < minTicks || ticks > maxSpanTicks) throw outOfRange(null, tooLong);
  return new TimeSpan(ticks);
}

/** FromDays and its like: one Double, or whole units from this one down to microseconds. */
function factory(unit: bigint) {
  const units = dayUnits.slice(dayUnits.indexOf(unit));
  return (...values: Ticks[]): TimeSpan => {
    const ticks = fromUnits(units, values);
    if (ticks < minTicks || ticks > maxSpanTicks) throw outOfRange(null, tooLong);
    return new TimeSpan(ticks);
  };
}
const fromDouble = (unit: bigint) => (value: number) => TimeSpan.fromDouble(value * Number(unit));

function compare(a: TimeSpan, b: unknown): number | undefined {
  if (!(b instanceof TimeSpan)) return undefined;
  return a.ticks < b.ticks ? -1 : a.ticks > b.ticks ? 1 : 0;
}

function multiply(span: TimeSpan, factor: number): TimeSpan {
  if (Number.isNaN(factor))
    throw argumentError('TimeSpan does not accept floating point Not-a-Number values.', 'factor');
  return TimeSpan.fromDouble(roundHalfEven(Number(span.ticks) * factor));
}
function divide(span: TimeSpan, divisor: number | TimeSpan): TimeSpan | number {
  if (divisor instanceof TimeSpan) return Number(span.ticks) / Number(divisor.ticks);
  if (Number.isNaN(divisor))
    throw argumentError('TimeSpan does not accept floating point Not-a-Number values.', 'divisor');
  return TimeSpan.fromDouble(roundHalfEven(Number(span.ticks) / divisor));
}

export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

const number = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : (value as { value?: number })?.value;

const dayTotals = (unit: bigint) => (self: TimeSpan) => Number(self.ticks) / Number(unit);

defineType('System.TimeSpan', { class: TimeSpan, accelerators: ['timespan'] }, () => ({
  kind: 'struct',
  interfaces: comparable('System.TimeSpan'),
  toString: (self: TimeSpan, format: string | null, culture: string) => formatTimeSpan(self.ticks, format, culture),
  equals: (self: TimeSpan, other: unknown) => other instanceof TimeSpan && other.ticks === self.ticks,
  compare,
  hashKey: (self: TimeSpan) => `${self.ticks}`,
  defaultValue: () => TimeSpan.zero,
  operators: {
    op_Addition: (a: unknown, b: unknown) => (a instanceof TimeSpan && b instanceof TimeSpan ? a.add(b) : undefined),
    op_Subtraction: (a: unknown, b: unknown) =>
      a instanceof TimeSpan && b instanceof TimeSpan ? a.subtract(b) : undefined,
    op_UnaryNegation: (a: TimeSpan) => a.negate(),
    op_UnaryPlus: (a: TimeSpan) => a,
    op_Multiply: (a: unknown, b: unknown) => {
      if (b instanceof TimeSpan) [a, b] = [b, a];
      const factor = number(b);
      return a instanceof TimeSpan && factor !== undefined ? multiply(a, factor) : undefined;
    },
    op_Division: (a: unknown, b: unknown) => {
      const divisor = b instanceof TimeSpan ? b : number(b);
      return a instanceof TimeSpan && divisor !== undefined ? divide(a, divisor) : undefined;
    },
  },
  members: {
    ...overloads(create, [
      'new(long ticks)',
      'new(int hours, int minutes, int seconds)',
      'new(int days, int hours, int minutes, int seconds)',
      'new(int days, int hours, int minutes, int seconds, int milliseconds)',
      'new(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)',
    ]),
    'static int Compare(timespan t1, timespan t2)': (a: TimeSpan, b: TimeSpan) => compare(a, b),
    ...overloads(factory(ticksPerDay), [
      'static timespan FromDays(int days)',
      'static timespan FromDays(int days, int hours = 0, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)',
    ]),
    'static timespan FromDays(double value)': fromDouble(ticksPerDay),
    ...overloads(factory(ticksPerHour), [
      'static timespan FromHours(int hours)',
      'static timespan FromHours(int hours, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)',
    ]),
    'static timespan FromHours(double value)': fromDouble(ticksPerHour),
    ...overloads(factory(ticksPerMinute), [
      'static timespan FromMinutes(long minutes)',
      'static timespan FromMinutes(long minutes, long seconds = 0, long milliseconds = 0, long microseconds = 0)',
    ]),
    'static timespan FromMinutes(double value)': fromDouble(ticksPerMinute),
    ...overloads(factory(ticksPerSecond), [
      'static timespan FromSeconds(long seconds)',
      'static timespan FromSeconds(long seconds, long milliseconds = 0, long microseconds = 0)',
    ]),
    'static timespan FromSeconds(double value)': fromDouble(ticksPerSecond),
    ...overloads(factory(ticksPerMillisecond), [
      'static timespan FromMilliseconds(long milliseconds)',
      'static timespan FromMilliseconds(long milliseconds, long microseconds)',
    ]),
    'static timespan FromMilliseconds(double value)': fromDouble(ticksPerMillisecond),
    'static timespan FromMicroseconds(long microseconds)': factory(ticksPerMicrosecond),
    'static timespan FromMicroseconds(double value)': fromDouble(ticksPerMicrosecond),
    'static timespan FromTicks(long value)': (value: bigint) => new TimeSpan(value),
    ...overloads(
      (text: string | null, provider: unknown = null) => new TimeSpan(parseTimeSpan(text, provider)),
      [
        'static timespan Parse(string s)',
        'static timespan Parse(string input, System.IFormatProvider formatProvider)',
        'static timespan Parse(System.ReadOnlySpan[char] input, System.IFormatProvider formatProvider = null)',
      ],
    ),
    ...overloads(
      (text: string | null, formats: string | string[] | null, provider: unknown) =>
        new TimeSpan(parseTimeSpanExact(text, formats, provider)),
      [
        'static timespan ParseExact(string input, string format, System.IFormatProvider formatProvider)',
        'static timespan ParseExact(string input, string[] formats, System.IFormatProvider formatProvider)',
        'static timespan ParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles)',
        'static timespan ParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles = System.Globalization.TimeSpanStyles.None)',
        'static timespan ParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles)',
        'static timespan ParseExact(System.ReadOnlySpan[char] input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles = System.Globalization.TimeSpanStyles.None)',
      ],
    ),
    ...overloads(
      (text: string | null, ...rest: unknown[]) =>
        tryParse(rest, TimeSpan.zero, (provider) => new TimeSpan(parseTimeSpan(text ?? '', provider))),
      [
        'static bool TryParse(string s, [ref] timespan result)',
        'static bool TryParse(System.ReadOnlySpan[char] s, [ref] timespan result)',
        'static bool TryParse(string input, System.IFormatProvider formatProvider, [ref] timespan result)',
        'static bool TryParse(System.ReadOnlySpan[char] input, System.IFormatProvider formatProvider, [ref] timespan result)',
      ],
    ),
    ...overloads(
      (text: string | null, formats: string | string[] | null, ...rest: unknown[]) =>
        tryParse(rest, TimeSpan.zero, (provider) => new TimeSpan(parseTimeSpanExact(text ?? '', formats, provider))),
      [
        'static bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, [ref] timespan result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format, System.IFormatProvider formatProvider, [ref] timespan result)',
        'static bool TryParseExact(string input, string[] formats, System.IFormatProvider formatProvider, [ref] timespan result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] input, string[] formats, System.IFormatProvider formatProvider, [ref] timespan result)',
        'static bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles, [ref] timespan result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles, [ref] timespan result)',
        'static bool TryParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles, [ref] timespan result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles styles, [ref] timespan result)',
      ],
    ),
    'static timespan Zero {get;}': () => TimeSpan.zero,
    'static timespan MaxValue {get;}': () => TimeSpan.maxValue,
    'static timespan MinValue {get;}': () => TimeSpan.minValue,
    'static long NanosecondsPerTick {get;}': () => 100n,
    'static long TicksPerMicrosecond {get;}': () => ticksPerMicrosecond,
    'static long TicksPerMillisecond {get;}': () => ticksPerMillisecond,
    'static long TicksPerSecond {get;}': () => ticksPerSecond,
    'static long TicksPerMinute {get;}': () => ticksPerMinute,
    'static long TicksPerHour {get;}': () => ticksPerHour,
    'static long TicksPerDay {get;}': () => ticksPerDay,
    'static long MicrosecondsPerMillisecond {get;}': () => 1000n,
    'static long MicrosecondsPerSecond {get;}': () => 1_000_000n,
    'static long MicrosecondsPerMinute {get;}': () => 60_000_000n,
    'static long MicrosecondsPerHour {get;}': () => 3_600_000_000n,
    'static long MicrosecondsPerDay {get;}': () => 86_400_000_000n,
    'static long MillisecondsPerSecond {get;}': () => 1000n,
    'static long MillisecondsPerMinute {get;}': () => 60_000n,
    'static long MillisecondsPerHour {get;}': () => 3_600_000n,
    'static long MillisecondsPerDay {get;}': () => 86_400_000n,
    'static long SecondsPerMinute {get;}': () => 60n,
    'static long SecondsPerHour {get;}': () => 3600n,
    'static long SecondsPerDay {get;}': () => 86_400n,
    'static long MinutesPerHour {get;}': () => 60n,
    'static long MinutesPerDay {get;}': () => 1440n,
    'static int HoursPerDay {get;}': () => 24,
    'long Ticks {get;}': (self: TimeSpan) => self.ticks,
    'int Days {get;}': (self: TimeSpan) => self.unit(ticksPerDay),
    'int Hours {get;}': (self: TimeSpan) => self.unit(ticksPerHour, 24n),
    'int Milliseconds {get;}': (self: TimeSpan) => self.unit(ticksPerMillisecond, 1000n),
    'int Microseconds {get;}': (self: TimeSpan) => self.unit(ticksPerMicrosecond, 1000n),
    'int Nanoseconds {get;}': (self: TimeSpan) => Number(self.ticks % 10n) * 100,
    'int Minutes {get;}': (self: TimeSpan) => self.unit(ticksPerMinute, 60n),
    'int Seconds {get;}': (self: TimeSpan) => self.unit(ticksPerSecond, 60n),
    'double TotalDays {get;}': dayTotals(ticksPerDay),
    'double TotalHours {get;}': dayTotals(ticksPerHour),
    'double TotalMilliseconds {get;}': (self: TimeSpan) => self.totalMilliseconds,
    'double TotalMicroseconds {get;}': dayTotals(ticksPerMicrosecond),
    'double TotalNanoseconds {get;}': (self: TimeSpan) => Number(self.ticks) * 100,
    'double TotalMinutes {get;}': dayTotals(ticksPerMinute),
    'double TotalSeconds {get;}': dayTotals(ticksPerSecond),
    'timespan Add(timespan ts)': (self: TimeSpan, other: TimeSpan) => self.add(other),
    ...overloads(
      (self: TimeSpan, other: unknown) => {
        if (other === null) return 1;
        const order = compare(self, other);
        if (order === undefined) throw wrongType('TimeSpan');
        return order;
      },
      [
        'int CompareTo(System.Object value)',
        'int CompareTo(timespan value)',
        'int IComparable.CompareTo(System.Object obj)',
        'int IComparable[timespan].CompareTo(timespan other)',
      ],
    ),
    'timespan Duration()': (self: TimeSpan) => {
      if (self.ticks === minTicks)
        throw overflow(
          'The duration cannot be returned for TimeSpan.MinValue because the absolute value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.',
        );
      return self.ticks < 0n ? self.negate() : self;
    },
    ...overloads(
      (self: TimeSpan, other: unknown) => other instanceof TimeSpan && other.ticks === self.ticks,
      [
        'bool Equals(System.Object value)',
        'bool Equals(timespan obj)',
        'bool IEquatable[timespan].Equals(timespan other)',
      ],
    ),
    'int GetHashCode()': (self: TimeSpan) => hashOfInt64(self.ticks),
    'timespan Negate()': (self: TimeSpan) => self.negate(),
    'timespan Subtract(timespan ts)': (self: TimeSpan, other: TimeSpan) => self.subtract(other),
    'timespan Multiply(double factor)': multiply,
    ...overloads(divide, ['timespan Divide(double divisor)', 'double Divide(timespan ts)']),
    ...overloads(
      (self: TimeSpan, format: string | null = null, provider: unknown = null) =>
        formatTimeSpan(self.ticks, format, provider),
      [
        'string ToString()',
        'string ToString(string format)',
        'string ToString(string format, System.IFormatProvider formatProvider)',
        'string IFormattable.ToString(string format, System.IFormatProvider formatProvider)',
      ],
    ),
    ...overloads(unreachable, [
      'bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default, System.IFormatProvider formatProvider = null)',
      'bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format = default, System.IFormatProvider formatProvider = null)',
      'bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
      'bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
    ]),
  },
}));
