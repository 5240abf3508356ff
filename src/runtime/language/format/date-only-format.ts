/** DateOnly and TimeOnly to text: patterns that may not speak of the other half. */
import {
  dateTimeFormatOf,
  invariantDateTimeFormat,
  patternsOf,
} from '../../dotnet/globalization/date-time-format-info.js';
import { ticksPerDay } from '../../dotnet/system/calendar-arithmetic.js';
import { badPattern, formatPattern, quotedText, runLength } from './date-format.js';

const dateLetters = new Map([
  ['o', 'yyyy-MM-dd'],
  ['r', 'ddd, dd MMM yyyy'],
]);
const timeLetters = new Map([
  ['o', 'HH:mm:ss.fffffff'],
  ['r', 'HH:mm:ss'],
]);

/** `dayNumber` counts from 1 January of year 1. */
export function formatDateOnly(dayNumber: number, format: string | null, provider: unknown): string {
  return formatHalf(BigInt(dayNumber) * ticksPerDay, format || 'd', provider, dateLetters, /^[dDmMyY]$/, 'hHmsfFtzK:');
}

/** `ticks` counts from midnight. */
export function formatTimeOnly(ticks: bigint, format: string | null, provider: unknown): string {
  return formatHalf(ticks, format || 't', provider, timeLetters, /^[tT]$/, 'dMyz/');
}

function formatHalf(
  ticks: bigint,
  format: string,
  provider: unknown,
  fixed: Map<string, string>,
  standard: RegExp,
  forbidden: string,
): string {
  const value = { ticks, kind: 0, offset: null } as const;
  const info = dateTimeFormatOf(provider);
  if (format.length > 1) {
    checkPattern(format, forbidden);
    return formatPattern(value, format, info);
  }
  const pattern = fixed.get(format.toLowerCase());
  if (pattern !== undefined) return formatPattern(value, pattern, invariantDateTimeFormat);
  if (!standard.test(format)) throw badPattern();
  return formatPattern(value, patternsOf(info, format)?.[0] as string, info);
}

/** Throws FormatException for specifiers that are forbidden. */
export function checkPattern(pattern: string, forbidden: string): void {
  for (let i = 0; i < pattern.length; ) {
    const c = pattern[i] as string;
    if (c === '\\') i += 2;
    else if (c === "'" || c === '"') i += quotedText(pattern, i).length;
    else if (forbidden.includes(c)) throw badPattern();
    else i += runLength(pattern, i);
  }
}
