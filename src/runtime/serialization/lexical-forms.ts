/** The XML forms of dates, time spans and floating-point numbers (XML Schema's, as .NET's XmlConvert writes and reads them). */
import {
  dayNumberOf,
  isDate,
  ticksPerDay,
  ticksPerHour,
  ticksPerMinute,
  ticksPerSecond,
} from '../dotnet/system/calendar-arithmetic.js';
import { DateTime, DateTimeKind } from '../dotnet/system/date-time.js';
import { TimeSpan } from '../dotnet/system/time-span.js';
import { shortestDigits } from '../language/format/digits.js';
import { generalText } from '../language/number-text.js';

const two = (value: number) => String(value).padStart(2, '0');

/** `.5`: ticks below a second without trailing zeros; '' for none. */
function fraction(ticks: bigint): string {
  if (ticks === 0n) return '';
  return `.${String(ticks).padStart(7, '0').replace(/0+$/, '')}`;
}

/** `2024-02-29T12:34:56.789Z`: with Z for UTC, an offset for local times, nothing for times that are neither. */
export function dateTimeToXml(date: DateTime): string {
  const seconds = `${two(date.hour)}:${two(date.minute)}:${two(date.second)}${fraction(date.ticks % ticksPerSecond)}`;
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}T${seconds}${zone(date)}`;
}

function zone(date: DateTime): string {
  if (date.kind === DateTimeKind.Unspecified) return '';
  if (date.kind === DateTimeKind.Utc) return 'Z';
  const minutes = Number((date.ticks - date.toUniversalTime().ticks) / ticksPerMinute);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
}

const datePattern = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?(Z|([+-])(\d\d):(\d\d))?$/;

/** Undefined for text that is no date. A time with an offset becomes a local time. */
export function dateTimeFromXml(text: string): DateTime | undefined {
  const match = datePattern.exec(text.trim());
  if (!match) return undefined;
  const part = (index: number) => Number(match[index] ?? 0);
  if (!isDate(part(1), part(2), part(3)) || part(4) > 24 || part(5) > 59 || part(6) > 59) return undefined;
  const ticks =
    BigInt(dayNumberOf(part(1), part(2), part(3))) * ticksPerDay +
    BigInt(part(4)) * ticksPerHour +
    BigInt(part(5)) * ticksPerMinute +
    BigInt(part(6)) * ticksPerSecond +
    BigInt((match[7] ?? '').slice(0, 7).padEnd(7, '0'));
  if (match[8] === undefined) return new DateTime(ticks, DateTimeKind.Unspecified);
  if (match[8] === 'Z') return new DateTime(ticks, DateTimeKind.Utc);
  const offset = BigInt(part(10) * 60 + part(11)) * ticksPerMinute;
  return new DateTime(match[9] === '-' ? ticks + offset : ticks - offset, DateTimeKind.Utc).toLocalTime();
}

/** `P1DT2H3M4.5S`, `PT0S`. */
export function timeSpanToXml(span: TimeSpan): string {
  const ticks = span.ticks < 0n ? -span.ticks : span.ticks;
  const days = ticks / ticksPerDay;
  const hours = (ticks / ticksPerHour) % 24n;
  const minutes = (ticks / ticksPerMinute) % 60n;
  const seconds = (ticks / ticksPerSecond) % 60n;
  const rest = ticks % ticksPerSecond;
  let time = '';
  if (hours > 0n) time += `${hours}H`;
  if (minutes > 0n) time += `${minutes}M`;
  if (seconds > 0n || rest > 0n || (time === '' && days === 0n)) time += `${seconds}${fraction(rest)}S`;
  return `${span.ticks < 0n ? '-' : ''}P${days > 0n ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}

const spanPattern = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;

/** Undefined for text that is no duration. As in .NET a year has 365 days and a month 30. */
export function timeSpanFromXml(text: string): TimeSpan | undefined {
  const match = spanPattern.exec(text.trim());
  if (!match || text.trim().length < 3) return undefined;
  const part = (index: number) => BigInt(match[index] ?? 0);
  const ticks =
    (part(2) * 365n + part(3) * 30n + part(4)) * ticksPerDay +
    part(5) * ticksPerHour +
    part(6) * ticksPerMinute +
    part(7) * ticksPerSecond +
    BigInt((match[8] ?? '').slice(0, 7).padEnd(7, '0'));
  return new TimeSpan(match[1] ? -ticks : ticks);
}

/** Round-trip digits, `INF`, `NaN`. `significant` is 17 for Double, 9 for Single. */
export function floatToXml(value: number, significant: 17 | 9): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'INF' : '-INF';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const { digits, scale, negative } = shortestDigits(value, significant);
  const exponent = scale - 1;
  const sign = negative ? '-' : '';
  if (exponent >= 15 || exponent < -5) {
    const power = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}E${exponent < 0 ? '-' : '+'}${power}`;
  }
  return generalText(value, Math.max(digits.length, exponent + 1));
}

/** Undefined for text that is no number. */
export function floatFromXml(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === 'INF' || trimmed === 'Infinity') return Number.POSITIVE_INFINITY;
  if (trimmed === '-INF' || trimmed === '-Infinity') return Number.NEGATIVE_INFINITY;
  if (trimmed === 'NaN') return Number.NaN;
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : undefined;
}
