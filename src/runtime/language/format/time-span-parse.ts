/** TimeSpan.Parse and ParseExact. They return ticks. */
import { numberFormatOf } from '../../dotnet/globalization/number-format-info.js';
import { argumentNull, formatError, overflow } from '../../dotnet/system/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { badPattern, quotedText, runLength } from './date-format.js';

const maxMagnitude = 2n ** 63n;

/** A number beyond an Int32 is noticed before the text around it: .NET adds digits while there are 28 bits or less. */
function hasTooLargeNumber(text: string): boolean {
  const numbers = text.match(/\d+/g) ?? [];
  return numbers.slice(0, 5).some((digits) => Number(digits.slice(0, -1)) >= 2 ** 28 || Number(digits) > 2 ** 31 - 1);
}
function notRecognized(text: string) {
  return formatError(`String '${text}' was not recognized as a valid TimeSpan.`);
}
function tooLarge(text: string) {
  return overflow(
    `The TimeSpan string '${text}' could not be parsed because at least one of the numeric components is out of range or contains too many digits.`,
  );
}

interface SpanParts {
  negative: boolean;
  days: string;
  hours: string;
  minutes: string;
  seconds: string;
  fraction: string;
}

/** Throws OverflowException for units beyond their range. */
function ticksOf(parts: SpanParts, text: string): bigint {
  const days = Number(parts.days);
  const hours = Number(parts.hours);
  const minutes = Number(parts.minutes);
  const seconds = Number(parts.seconds);
  if (days > 10_675_199 || hours > 23 || minutes > 59 || seconds > 59) throw tooLarge(text);
  const units = BigInt(((days * 24 + hours) * 60 + minutes) * 60 + seconds);
  const ticks = units * 10_000_000n + BigInt(fractionTicks(parts.fraction, text));
  if (parts.negative ? ticks > maxMagnitude : ticks >= maxMagnitude) throw tooLarge(text);
  return parts.negative ? -ticks : ticks;
}

/** More than seven digits are taken only where they are leading zeros. */
function fractionTicks(digits: string, text: string): number {
  if (digits.length <= 7) return Number(digits.padEnd(7, '0'));
  const value = Number(digits);
  if (value > 9_999_999) throw tooLarge(text);
  return Math.round(value / 10 ** (digits.length - 7));
}

const empty = { days: '', hours: '', minutes: '', seconds: '', fraction: '' };

/** `provider` is an IFormatProvider or the name of a culture. */
export function parseTimeSpan(text: string | null, provider: unknown): bigint {
  if (text === null) throw argumentNull('input');
  const point = numberFormatOf(provider).numberDecimalSeparator.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const separators = point === '\\.' ? [point] : ['\\.', point];
  for (const separator of separators) {
    const parts = freeParts(text, separator, point);
    if (parts !== null) return ticksOf(parts, text);
  }
  throw hasTooLargeNumber(text) ? tooLarge(text) : notRecognized(text);
}

/** `own` is the culture's point: only with it does a text of four units count. */
function freeParts(text: string, point: string, own: string): SpanParts | null {
  const daysOnly = /^\s*(-?)(\d+)\s*$/.exec(text);
  if (daysOnly) return { ...empty, negative: daysOnly[1] === '-', days: daysOnly[2] as string };
  const invariant = point === '\\.';
  const withDays = invariant ? '(?:(\\d+)\\.)?' : '(?:(\\d+):(?=\\d+:\\d+:))?';
  const pattern = new RegExp(`^\\s*(-?)${withDays}(\\d+):(\\d+)(?::(\\d+)(?:${point}(\\d+))?)?\\s*$`);
  const match = pattern.exec(text) ?? (point === own ? fourUnits(text, point) : null);
  if (match === null) return null;
  const [, sign, days = '', hours = '', minutes = '', seconds = '', fraction = ''] = match;
  return { negative: sign === '-', days, hours, minutes, seconds, fraction };
}

/** `d:hh:mm:ss.fff`, the formats g and G. */
function fourUnits(text: string, point: string): RegExpExecArray | null {
  return new RegExp(`^\\s*(-?)(\\d+):(\\d+):(\\d+):(\\d+)(?:${point}(\\d+))?\\s*$`).exec(text);
}

/** By the first of the formats that fits. */
export function parseTimeSpanExact(
  text: string | null,
  formats: string | readonly string[] | null,
  provider: unknown,
): bigint {
  if (text === null) throw argumentNull('input');
  if (formats === null) throw argumentNull('format');
  if (typeof formats === 'string') return parseByFormat(text, formats, provider);
  if (formats.length === 0) throw formatError('No format specifiers were provided.');
  for (const format of formats) {
    try {
      return parseByFormat(text, format, provider);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
    }
  }
  throw notRecognized(text);
}

function parseByFormat(text: string, format: string, provider: unknown): bigint {
  if (format === '') throw formatError("Format specifier '' was invalid.");
  if (format.length === 1) {
    if (/[ctT]/.test(format)) return parseTimeSpan(text, '');
    if (format === 'g' || format === 'G') return parseTimeSpan(text, provider);
    throw badPattern();
  }
  return parseByPattern(text, format);
}

const fields = { d: 'days', h: 'hours', m: 'minutes', s: 'seconds' } as const;

function parseByPattern(text: string, pattern: string): bigint {
  const parts: SpanParts = { ...empty, negative: false };
  let at = 0;
  const literal = (wanted: string) => {
    if (!text.startsWith(wanted, at)) throw badPattern();
    at += wanted.length;
  };
  const digits = (least: number, most: number) => {
    const match = new RegExp(`^\\d{${least},${most}}`).exec(text.slice(at));
    if (match === null) throw badPattern();
    at += match[0].length;
    return match[0];
  };
  for (let i = 0; i < pattern.length; ) {
    const c = pattern[i] as string;
    let length = runLength(pattern, i);
    if (c === 'd') parts.days = digits(length, length === 1 ? 8 : length);
    else if (c === 'h' || c === 'm' || c === 's') {
      if (length > 2) throw badPattern();
      parts[fields[c]] = digits(length, 2);
    } else if (c === 'f' || c === 'F') {
      if (length > 7) throw badPattern();
      parts.fraction = digits(c === 'f' ? length : 0, length);
    } else if (c === '%') {
      if (i + 1 >= pattern.length || pattern[i + 1] === '%') throw badPattern();
      length = 1;
    } else if (c === "'" || c === '"') {
      const quoted = quotedText(pattern, i);
      literal(quoted.text);
      length = quoted.length;
    } else if (c === '\\') {
      if (i + 1 >= pattern.length) throw badPattern();
      literal(pattern[i + 1] as string);
      length = 2;
    } else throw badPattern();
    i += length;
  }
  if (at < text.length) throw badPattern();
  return ticksOf(parts, text);
}
