/** System.DateTime: ticks of a clock and the kind of that clock. */
import type { NetType } from '../../objects/net-type.js';
import {
  type CalendarDate,
  dateOfDayNumber,
  dayNumberOf,
  daysInMonth,
  isDate,
  maxTicks,
  ticksOfTime,
  ticksPerDay,
  ticksPerHour,
  ticksPerMillisecond,
  ticksPerMinute,
  ticksPerSecond,
} from './calendar-arithmetic.js';
import { argumentError, outOfRange } from './errors.js';
import { localFromUtc, utcFromLocal, utcNowTicks } from './local-time.js';
import type { TimeSpan } from './time-span.js';

/** System.DateTimeKind. */
export const DateTimeKind = { Unspecified: 0, Utc: 1, Local: 2 } as const;
export type DateTimeKind = 0 | 1 | 2;

const unrepresentable = 'The added or subtracted value results in an un-representable DateTime.';

export class DateTime {
  declare readonly netType: NetType;
  static readonly minValue = new DateTime(0n);
  static readonly maxValue = new DateTime(maxTicks);
  #date: CalendarDate | undefined;

  constructor(
    readonly ticks: bigint,
    readonly kind: DateTimeKind = DateTimeKind.Unspecified,
  ) {}

  /** Throws ArgumentOutOfRangeException for ticks outside the years 1 to 9999. */
  static checked(ticks: bigint, kind: DateTimeKind = 0, parameter = 'ticks'): DateTime {
    if (ticks < 0n || ticks > maxTicks)
      throw outOfRange(parameter, 'Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.');
    return new DateTime(ticks, kind);
  }
  /** Throws ArgumentOutOfRangeException when there is no such day or time. */
  static of(
    year: number,
    month: number,
    day: number,
    hour = 0,
    minute = 0,
    second = 0,
    millisecond = 0,
    microsecond = 0,
    kind: DateTimeKind = 0,
  ): DateTime {
    const days = BigInt(dayNumberOf(year, month, day)) * ticksPerDay;
    return new DateTime(days + ticksOfTime(hour, minute, second, millisecond, microsecond), kind);
  }
  static get utcNow(): DateTime {
    return new DateTime(utcNowTicks(), DateTimeKind.Utc);
  }
  static get now(): DateTime {
    return new DateTime(localFromUtc(utcNowTicks()), DateTimeKind.Local);
  }
  /** The moment of a JavaScript Date, by the local clock. */
  static fromDate(date: Date): DateTime {
    return new DateTime(
      localFromUtc(BigInt(date.getTime()) * ticksPerMillisecond + 621_355_968_000_000_000n),
      DateTimeKind.Local,
    );
  }
  /** Milliseconds since 1970 in UTC; Unspecified counts as local. */
  get unixMilliseconds(): number {
    return Number((this.toUniversalTime().ticks - 621_355_968_000_000_000n) / ticksPerMillisecond);
  }

  get dayNumber(): number {
    return Number(this.ticks / ticksPerDay);
  }
  get #parts(): CalendarDate {
    this.#date ??= dateOfDayNumber(this.dayNumber);
    return this.#date;
  }
  get year(): number {
    return this.#parts.year;
  }
  get month(): number {
    return this.#parts.month;
  }
  get day(): number {
    return this.#parts.day;
  }
  get dayOfYear(): number {
    return this.#parts.dayOfYear;
  }
  /** 0 is Sunday. */
  get dayOfWeek(): number {
    return (this.dayNumber + 1) % 7;
  }
  get timeOfDay(): bigint {
    return this.ticks % ticksPerDay;
  }
  get hour(): number {
    return Number(this.timeOfDay / ticksPerHour);
  }
  get minute(): number {
    return Number((this.ticks / ticksPerMinute) % 60n);
  }
  get second(): number {
    return Number((this.ticks / ticksPerSecond) % 60n);
  }
  get millisecond(): number {
    return Number((this.ticks / ticksPerMillisecond) % 1000n);
  }
  get date(): DateTime {
    return new DateTime(this.ticks - this.timeOfDay, this.kind);
  }

  addTicks(ticks: bigint, parameter = 'value'): DateTime {
    const sum = this.ticks + ticks;
    if (sum < 0n || sum > maxTicks) throw outOfRange(parameter, unrepresentable);
    return new DateTime(sum, this.kind);
  }
  /** A fractional number of units. */
  addUnits(value: number, ticksPerUnit: bigint): DateTime {
    const most = Number(maxTicks / ticksPerUnit);
    if (!(Math.abs(value) <= most)) throw outOfRange('value', 'Value to add was out of range.');
    const whole = Math.trunc(value);
    const fraction = BigInt(Math.trunc((value - whole) * Number(ticksPerUnit)));
    return this.addTicks(BigInt(whole) * ticksPerUnit + fraction);
  }
  addDays(days: number): DateTime {
    return this.addUnits(days, ticksPerDay);
  }
  addMilliseconds(milliseconds: number): DateTime {
    return this.addUnits(milliseconds, ticksPerMillisecond);
  }
  /** The same day of another month, or that month's last. */
  addMonths(months: number, parameter = 'months'): DateTime {
    if (months < -120_000 || months > 120_000) throw outOfRange('months', 'Months value must be between +/-120000.');
    const index = this.year * 12 + this.month - 1 + months;
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    if (!isDate(year, month, 1)) throw outOfRange(parameter, unrepresentable);
    const day = Math.min(this.day, daysInMonth(year, month));
    return new DateTime(BigInt(dayNumberOf(year, month, day)) * ticksPerDay + this.timeOfDay, this.kind);
  }
  addYears(years: number): DateTime {
    if (years < -10_000 || years > 10_000) throw outOfRange('value', 'Years value must be between +/-10000.');
    return this.addMonths(years * 12, 'value');
  }
  add(span: TimeSpan, parameter = 'value'): DateTime {
    return this.addTicks(span.ticks, parameter);
  }
  subtract(span: TimeSpan, parameter = 'value'): DateTime {
    return this.addTicks(-span.ticks, parameter);
  }
  /** Unspecified counts as UTC. */
  toLocalTime(): DateTime {
    return this.kind === DateTimeKind.Local ? this : new DateTime(localFromUtc(this.ticks), DateTimeKind.Local);
  }
  /** Unspecified counts as local. */
  toUniversalTime(): DateTime {
    return this.kind === DateTimeKind.Utc ? this : new DateTime(utcFromLocal(this.ticks), DateTimeKind.Utc);
  }
  withKind(kind: DateTimeKind): DateTime {
    return kind === this.kind ? this : new DateTime(this.ticks, kind);
  }

  /** ToBinary(): the kind in the two highest bits; a local time is stored as UTC. */
  toBinary(): bigint {
    if (this.kind !== DateTimeKind.Local) return BigInt.asIntN(64, this.ticks | (BigInt(this.kind) << 62n));
    return BigInt.asIntN(64, (utcFromLocal(this.ticks) & (2n ** 62n - 1n)) | (1n << 63n));
  }
  static fromBinary(data: bigint): DateTime {
    const bits = BigInt.asUintN(64, data);
    const ticks = bits & (2n ** 62n - 1n);
    const kind = Number(bits >> 62n);
    if (kind >= 2) {
      const signed = ticks > maxTicks ? ticks - 2n ** 62n : ticks;
      return new DateTime(
        localFromUtc(((signed % (maxTicks + 1n)) + maxTicks + 1n) % (maxTicks + 1n)),
        DateTimeKind.Local,
      );
    }
    if (ticks > maxTicks)
      throw argumentError(
        'The binary data must result in a DateTime with ticks between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.',
        'dateData',
      );
    return new DateTime(ticks, kind as DateTimeKind);
  }
}

/** Days since 30 December 1899, as OLE Automation counts; before it the fraction still counts forward. */
export function toOADate(date: DateTime): number {
  const { ticks } = date;
  if (ticks === 0n) return 0;
  const span = ticks < ticksPerDay ? ticks + oaEpochDays * ticksPerDay : ticks;
  if (span < 31_241_376_000_000_000n * 1n) throw overflowOfOADate();
  let milliseconds = Number((span - oaEpochDays * ticksPerDay) / ticksPerMillisecond);
  if (milliseconds < 0) {
    const fraction = milliseconds % 86_400_000;
    if (fraction !== 0) milliseconds -= (86_400_000 + fraction) * 2;
  }
  return milliseconds / 86_400_000;
}

const oaEpochDays = 693_593n;

function overflowOfOADate() {
  return outOfRange(null, 'Not a legal OleAut date.');
}

export function fromOADate(value: number): DateTime {
  if (!(value < 2_958_466 && value > -657_435)) throw argumentError('Not a legal OleAut date.');
  let milliseconds = Math.trunc(value * 86_400_000 + (value >= 0 ? 0.5 : -0.5));
  if (milliseconds < 0) milliseconds -= (milliseconds % 86_400_000) * 2;
  milliseconds += Number(oaEpochDays) * 86_400_000;
  return new DateTime(BigInt(milliseconds) * ticksPerMillisecond);
}
