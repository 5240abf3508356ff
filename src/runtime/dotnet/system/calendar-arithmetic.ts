/** The proleptic Gregorian calendar in day numbers (0 is 1 January of year 1), and .NET's ticks of 100 ns. */
import { outOfRange } from './errors.js';

export const ticksPerMicrosecond = 10n;
export const ticksPerMillisecond = 10_000n;
export const ticksPerSecond = 10_000_000n;
export const ticksPerMinute = 600_000_000n;
export const ticksPerHour = 36_000_000_000n;
export const ticksPerDay = 864_000_000_000n;
/** 31 December 9999, 23:59:59.9999999. */
export const maxTicks = 3_155_378_975_999_999_999n;
/** 1 January 1970. */
export const unixEpochTicks = 621_355_968_000_000_000n;
/** 1 January 1601, from which FILETIMEs count. */
export const fileTimeEpochTicks = 504_911_232_000_000_000n;

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/** Throws ArgumentOutOfRangeException outside years 1 to 9999. */
export function isLeapYear(year: number): boolean {
  if (year < 1 || year > 9999) throw outOfRange('year', 'Year must be between 1 and 9999.');
  return isLeap(year);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Throws ArgumentOutOfRangeException. */
export function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) throw outOfRange('month', 'Month must be between one and twelve.', month);
  return lengthOfMonth(isLeapYear(year), month);
}

function lengthOfMonth(leap: boolean, month: number): number {
  const days = (daysBefore[month] as number) - (daysBefore[month - 1] as number);
  return leap && month === 2 ? 29 : days;
}

/** Whether there is such a day. */
export function isDate(year: number, month: number, day: number): boolean {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= lengthOfMonth(isLeap(year), month);
}

/** The day number of a date. Throws ArgumentOutOfRangeException when there is no such day. */
export function dayNumberOf(year: number, month: number, day: number): number {
  if (!isDate(year, month, day))
    throw outOfRange(null, 'Year, Month, and Day parameters describe an un-representable DateTime.');
  const before = year - 1;
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  const years = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return years + (daysBefore[month - 1] as number) + leapDay + day - 1;
}

export interface CalendarDate {
  year: number;
  month: number;
  day: number;
  dayOfYear: number;
}

export function dateOfDayNumber(dayNumber: number): CalendarDate {
  const cycles = Math.floor(dayNumber / 146097);
  let rest = dayNumber - cycles * 146097;
  const centuries = Math.min(Math.floor(rest / 36524), 3);
  rest -= centuries * 36524;
  const quads = Math.floor(rest / 1461);
  rest -= quads * 1461;
  const years = Math.min(Math.floor(rest / 365), 3);
  rest -= years * 365;
  const year = cycles * 400 + centuries * 100 + quads * 4 + years + 1;
  const leap = isLeap(year);
  let month = 1;
  let first = 0;
  for (;;) {
    const next = first + lengthOfMonth(leap, month);
    if (rest < next) break;
    first = next;
    month++;
  }
  return { year, month, day: rest - first + 1, dayOfYear: rest + 1 };
}

/** Ticks of a time of day. Throws ArgumentOutOfRangeException for units beyond their range. */
export function ticksOfTime(hour: number, minute: number, second: number, millisecond = 0, microsecond = 0): bigint {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    throw outOfRange(null, 'Hour, Minute, and Second parameters describe an un-representable DateTime.');
  if (millisecond < 0 || millisecond > 999)
    throw outOfRange('millisecond', 'Valid values are between 0 and 999, inclusive.');
  if (microsecond < 0 || microsecond > 999)
    throw outOfRange('microsecond', 'Valid values are between 0 and 999, inclusive.');
  const milliseconds = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
  return BigInt(milliseconds * 1000 + microsecond) * 10n;
}

/** .NET's hash code of a 64-bit number. */
export function hashOfInt64(value: bigint): number {
  return Number(BigInt.asIntN(32, value)) ^ Number(BigInt.asIntN(32, value >> 32n));
}
