/** From what a date text said to a DateTime or DateTimeOffset: defaults, checks, time zones and DateTimeStyles. */
import { isDate, ticksPerMinute } from '../../dotnet/system/calendar-arithmetic.js';
import { DateTime } from '../../dotnet/system/date-time.js';
import { DateTimeOffset } from '../../dotnet/system/date-time-offset.js';
import { formatError } from '../../dotnet/system/errors.js';
import { localFromUtc, offsetAtLocal, unixMilliseconds, utcFromLocal } from '../../dotnet/system/local-time.js';

/** System.Globalization.DateTimeStyles. */
export const DateTimeStyles = {
  AllowLeadingWhite: 1,
  AllowTrailingWhite: 2,
  AllowInnerWhite: 4,
  AllowWhiteSpaces: 7,
  NoCurrentDateDefault: 8,
  AdjustToUniversal: 16,
  AssumeLocal: 32,
  AssumeUniversal: 64,
  RoundtripKind: 128,
} as const;

/** The parts that a text gave; null where it gave none. */
export class ParsedDate {
  year: number | null = null;
  month: number | null = null;
  day: number | null = null;
  /** 0 is Sunday. */
  dayOfWeek: number | null = null;
  hour: number | null = null;
  minute: number | null = null;
  second: number | null = null;
  /** Ticks behind the second. */
  fraction: number | null = null;
  afternoon: boolean | null = null;
  /** Minutes east of Greenwich. */
  offset: number | null = null;
  /** The zone was `Z` or `GMT`. */
  isUtc = false;

  get hasDate(): boolean {
    return this.year !== null || this.month !== null || this.day !== null;
  }
}

export function notRecognized(text: string) {
  return formatError(`String '${text}' was not recognized as a valid DateTime.`);
}

/** The clock's time, kind left open. Throws FormatException. */
function clockOf(parsed: ParsedDate, text: string, styles: number): DateTime {
  let { year, month, day } = parsed;
  if (month === null && day === null && year === null) {
    const today = (styles & DateTimeStyles.NoCurrentDateDefault) !== 0 ? DateTime.minValue : DateTime.now;
    ({ year, month, day } = today);
  }
  year ??= DateTime.now.year;
  month ??= 1;
  day ??= 1;
  if (!isDate(year, month, day)) throw unsupported(text);
  const hour = parsed.hour ?? 0;
  const minute = parsed.minute ?? 0;
  const second = parsed.second ?? 0;
  if (hour > 23 || minute > 59 || second > 59) throw unsupported(text);
  const date = DateTime.of(year, month, day, hour, minute, second).addTicks(BigInt(parsed.fraction ?? 0));
  if (parsed.dayOfWeek !== null && parsed.dayOfWeek !== date.dayOfWeek)
    throw formatError(`String '${text}' was not recognized as a valid DateTime because the day of week was incorrect.`);
  return date;
}

function unsupported(text: string) {
  return formatError(
    `The DateTime represented by the string '${text}' is not supported in calendar 'System.Globalization.GregorianCalendar'.`,
  );
}

function checkOffset(parsed: ParsedDate, text: string): void {
  if (parsed.offset !== null && Math.abs(parsed.offset) > 14 * 60)
    throw formatError(`The time zone offset of string '${text}' must be within plus or minus 14 hours.`);
}

function outOfRange(text: string) {
  return formatError(`The DateTime represented by the string '${text}' is out of range.`);
}

/** `styles` are DateTimeStyles bits. Throws FormatException. */
export function toDateTime(parsed: ParsedDate, text: string, styles: number): DateTime {
  const clock = clockOf(parsed, text, styles);
  checkOffset(parsed, text);
  const universal = (styles & DateTimeStyles.AdjustToUniversal) !== 0;
  if (parsed.offset !== null) {
    if (parsed.isUtc && (styles & DateTimeStyles.RoundtripKind) !== 0) return clock.withKind(1);
    const ticks = clock.ticks - BigInt(parsed.offset) * ticksPerMinute;
    if (ticks < 0n || ticks > DateTime.maxValue.ticks) throw outOfRange(text);
    return universal ? new DateTime(ticks, 1) : new DateTime(localFromUtc(ticks), 2);
  }
  if ((styles & DateTimeStyles.AssumeLocal) !== 0)
    return universal ? new DateTime(utcFromLocal(clock.ticks), 1) : clock.withKind(2);
  if ((styles & DateTimeStyles.AssumeUniversal) !== 0)
    return universal ? clock.withKind(1) : new DateTime(localFromUtc(clock.ticks), 2);
  return clock;
}

export function toDateTimeOffset(parsed: ParsedDate, text: string, styles: number): DateTimeOffset {
  const clock = clockOf(parsed, text, styles);
  checkOffset(parsed, text);
  const assumed = (styles & DateTimeStyles.AssumeUniversal) !== 0 ? 0 : offsetAtLocal(unixMilliseconds(clock.ticks));
  const offset = parsed.offset ?? assumed;
  const utc = clock.ticks - BigInt(offset) * ticksPerMinute;
  if (utc < 0n || utc > DateTime.maxValue.ticks) throw outOfRange(text);
  return DateTimeOffset.fromUtc(utc, (styles & DateTimeStyles.AdjustToUniversal) !== 0 ? 0 : offset);
}

/** Applies AM or PM to the hour; false when they contradict each other. */
export function applyDesignator(parsed: ParsedDate): boolean {
  if (parsed.afternoon === null) return true;
  const hour = parsed.hour ?? 0;
  if (!parsed.afternoon) {
    if (hour > 12) return false;
    parsed.hour = hour === 12 ? 0 : hour;
  } else if (hour < 12) parsed.hour = hour + 12;
  return true;
}
