/** Dates and times to text: standard format letters and custom patterns. */
import {
  type DateTimeFormatInfo,
  dateTimeFormatOf,
  invariantDateTimeFormat,
  patternsOf,
} from '../../dotnet/globalization/date-time-format-info.js';
import { ticksPerMinute } from '../../dotnet/system/calendar-arithmetic.js';
import { DateTime, type DateTimeKind } from '../../dotnet/system/date-time.js';
import { formatError } from '../../dotnet/system/errors.js';
import { offsetAtLocal, unixMilliseconds, utcFromLocal } from '../../dotnet/system/local-time.js';

/** What is formatted: a clock's time. */
export interface FormattableDate {
  ticks: bigint;
  kind: DateTimeKind;
  /** Minutes east of Greenwich; null for a DateTime, whose kind tells. */
  offset: number | null;
}

export function badPattern() {
  return formatError('Input string was not in a correct format.');
}

/** DateTime.ToString and DateTimeOffset.ToString. `provider` is an IFormatProvider or the name of a culture. */
export function formatDate(value: FormattableDate, format: string | null, provider: unknown): string {
  const info = dateTimeFormatOf(provider);
  if (!format)
    return value.offset === null
      ? formatPattern(value, `${info.shortDatePattern} ${info.longTimePattern}`, info)
      : formatPattern(value, `${info.shortDatePattern} ${info.longTimePattern} zzz`, info);
  return format.length === 1 ? formatStandard(value, format, info) : formatPattern(value, format, info);
}

function formatStandard(value: FormattableDate, letter: string, info: DateTimeFormatInfo): string {
  const pattern = patternsOf(info, letter)?.[0];
  if (pattern === undefined || (letter === 'U' && value.offset !== null)) throw badPattern();
  switch (letter) {
    case 'U':
      return formatPattern(
        { ticks: value.kind === 1 ? value.ticks : utcFromLocal(value.ticks), kind: 1, offset: null },
        pattern,
        info,
      );
    case 'r':
    case 'R':
    case 'u':
      return formatPattern(asUtc(value), pattern, invariantDateTimeFormat);
    case 'o':
    case 'O':
    case 's':
      return formatPattern(value, pattern, invariantDateTimeFormat);
  }
  return formatPattern(value, pattern, info);
}

/** A DateTimeOffset in UTC; a DateTime as it is. */
function asUtc(value: FormattableDate): FormattableDate {
  if (value.offset === null) return value;
  return { ticks: value.ticks - BigInt(value.offset) * ticksPerMinute, kind: 0, offset: 0 };
}

/** How often the character at `start` repeats. */
export function runLength(pattern: string, start: number): number {
  let end = start + 1;
  while (pattern[end] === pattern[start]) end++;
  return end - start;
}

/** The text in quotes that starts at `start`, and its length in the pattern. Throws FormatException when it does not end. */
export function quotedText(pattern: string, start: number): { text: string; length: number } {
  const quote = pattern[start] as string;
  let text = '';
  for (let i = start + 1; i < pattern.length; i++) {
    const c = pattern[i] as string;
    if (c === quote) return { text, length: i - start + 1 };
    if (c !== '\\') text += c;
    else if (i + 1 < pattern.length) text += pattern[++i];
    else throw badPattern();
  }
  throw formatError(`Cannot find a matching quote character for the character '${quote}'.`);
}

/** A custom pattern, with more than one character. */
export function formatPattern(value: FormattableDate, pattern: string, info: DateTimeFormatInfo): string {
  const date = new DateTime(value.ticks, value.kind);
  let result = '';
  for (let i = 0; i < pattern.length; ) {
    const c = pattern[i] as string;
    let length = runLength(pattern, i);
    switch (c) {
      case 'g':
        result += info.eraName;
        break;
      case 'h':
        result += padded(date.hour % 12 || 12, Math.min(length, 2));
        break;
      case 'H':
        result += padded(date.hour, Math.min(length, 2));
        break;
      case 'm':
        result += padded(date.minute, Math.min(length, 2));
        break;
      case 's':
        result += padded(date.second, Math.min(length, 2));
        break;
      case 'f':
      case 'F': {
        if (length > 7) throw badPattern();
        const digits = String(value.ticks % 10_000_000n)
          .padStart(7, '0')
          .slice(0, length);
        if (c === 'f') result += digits;
        else result = appendOptionalFraction(result, digits);
        break;
      }
      case 't': {
        const designator = date.hour < 12 ? info.amDesignator : info.pmDesignator;
        result += length === 1 ? designator.slice(0, 1) : designator;
        break;
      }
      case 'd':
        if (length <= 2) result += padded(date.day, length);
        else result += (length === 3 ? info.abbreviatedDayNames : info.dayNames)[date.dayOfWeek];
        break;
      case 'M':
        if (length <= 2) result += padded(date.month, length);
        else result += monthName(info, date.month, length, hasDay(pattern, i, length));
        break;
      case 'y':
        result += length <= 2 ? padded(date.year % 100, length) : padded(date.year, length);
        break;
      case ':':
        result += info.timeSeparator;
        length = 1;
        break;
      case '/':
        result += info.dateSeparator;
        length = 1;
        break;
      case "'":
      case '"': {
        const quoted = quotedText(pattern, i);
        result += quoted.text;
        length = quoted.length;
        break;
      }
      case '%':
        if (i + 1 >= pattern.length || pattern[i + 1] === '%') throw badPattern();
        result += formatPattern(value, pattern[i + 1] as string, info);
        length = 2;
        break;
      case '\\':
        if (i + 1 >= pattern.length) throw badPattern();
        result += pattern[i + 1];
        length = 2;
        break;
      case 'z':
        result += offsetText(offsetOf(value), length);
        break;
      case 'K':
        result += roundTripZone(value);
        length = 1;
        break;
      default:
        result += c;
        length = 1;
    }
    i += length;
  }
  return result;
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** F: trailing zeros are dropped, and a point before nothing. */
export function appendOptionalFraction(result: string, digits: string): string {
  const shown = digits.replace(/0+$/, '');
  return shown === '' && result.endsWith('.') ? result.slice(0, -1) : result + shown;
}

function monthName(info: DateTimeFormatInfo, month: number, length: number, genitive: boolean): string {
  if (length === 3)
    return (genitive ? info.abbreviatedMonthGenitiveNames : info.abbreviatedMonthNames)[month - 1] as string;
  return (genitive ? info.monthGenitiveNames : info.monthNames)[month - 1] as string;
}

/** Whether the pattern has a day's number beside its month at `at`: only then do months take their genitive form. */
function hasDay(pattern: string, at: number, length: number): boolean {
  const isDay = (i: number) => i >= 0 && i < pattern.length && runAround(pattern, i) <= 2;
  const before = pattern.lastIndexOf('d', at - 1);
  if (at > 0 && before >= 0 && isDay(before)) return true;
  const after = pattern.indexOf('d', at + length);
  return after >= 0 && isDay(after);
}

function runAround(pattern: string, at: number): number {
  let start = at;
  while (start > 0 && pattern[start - 1] === pattern[at]) start--;
  return runLength(pattern, start);
}

/** Minutes east of Greenwich. */
function offsetOf(value: FormattableDate): number {
  if (value.offset !== null) return value.offset;
  return value.kind === 1 ? 0 : offsetAtLocal(unixMilliseconds(value.ticks));
}

function offsetText(offset: number, length: number): string {
  const sign = offset < 0 ? '-' : '+';
  const hours = Math.floor(Math.abs(offset) / 60);
  if (length <= 2) return sign + padded(hours, length);
  return `${sign}${padded(hours, 2)}:${padded(Math.abs(offset) % 60, 2)}`;
}

function roundTripZone(value: FormattableDate): string {
  if (value.offset === null && value.kind === 0) return '';
  return value.offset === null && value.kind === 1 ? 'Z' : offsetText(offsetOf(value), 3);
}
