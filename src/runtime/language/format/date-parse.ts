/** DateTime.Parse, DateTimeOffset.Parse and their exact forms. */
import { dateTimeFormatOf } from '../../dotnet/globalization/date-time-format-info.js';
import type { DateTime } from '../../dotnet/system/date-time.js';
import type { DateTimeOffset } from '../../dotnet/system/date-time-offset.js';
import { argumentError, argumentNull, formatError } from '../../dotnet/system/errors.js';
import { NetException } from '../../objects/net-exception.js';
import type { EnumValue } from '../../objects/values.js';
import { parseExact } from './date-exact-parse.js';
import { parseFree } from './date-free-parse.js';
import { DateTimeStyles, notRecognized, type ParsedDate, toDateTime, toDateTimeOffset } from './date-result.js';

/** The bits of a DateTimeStyles argument. Throws ArgumentException for those that exclude each other. */
export function styleBits(styles: EnumValue | undefined): number {
  const bits = styles === undefined ? 0 : Number(styles.value);
  if ((bits & ~0xff) !== 0) throw argumentError('An undefined DateTimeStyles value is being used.', 'styles');
  const assume = DateTimeStyles.AssumeLocal | DateTimeStyles.AssumeUniversal;
  if ((bits & assume) === assume)
    throw argumentError('The DateTimeStyles values AssumeLocal and AssumeUniversal cannot be used together.', 'styles');
  const conflicting = assume | DateTimeStyles.AdjustToUniversal;
  if ((bits & DateTimeStyles.RoundtripKind) !== 0 && (bits & conflicting) !== 0)
    throw argumentError(
      'The DateTimeStyles value RoundtripKind cannot be used with the values AssumeLocal, AssumeUniversal or AdjustToUniversal.',
      'styles',
    );
  return bits;
}

export function parseDate(text: string | null, provider: unknown, styles?: EnumValue): DateTime {
  const bits = styleBits(styles);
  return toDateTime(parseFree(required(text), dateTimeFormatOf(provider)), text as string, bits);
}

export function parseDateOffset(text: string | null, provider: unknown, styles?: EnumValue): DateTimeOffset {
  const bits = styleBits(styles);
  return toDateTimeOffset(parseFree(required(text), dateTimeFormatOf(provider)), text as string, bits);
}

function required(text: string | null): string {
  if (text === null) throw argumentNull('s');
  return text;
}

/** By the first of several formats that fits. Throws FormatException. */
function parseByFormats<T>(
  text: string | null,
  formats: string | readonly string[] | null,
  provider: unknown,
  bits: number,
  finish: (parsed: ParsedDate, text: string, bits: number) => T,
): T {
  if (formats === null) throw argumentNull(Array.isArray(formats) ? 'formats' : 'format');
  const given = required(text);
  const info = dateTimeFormatOf(provider);
  if (typeof formats === 'string') return finish(parseExact(given, formats, info, bits), given, bits);
  if (given === '') throw notRecognized(given);
  if (formats.length === 0) throw formatError('No format specifiers were provided.');
  for (const format of formats) {
    try {
      return finish(parseExact(given, format, info, bits), given, bits);
    } catch (error) {
      if (!(error instanceof NetException) || error.netType.fullName !== 'System.FormatException') throw error;
    }
  }
  throw notRecognized(given);
}

export function parseDateExact(
  text: string | null,
  formats: string | readonly string[] | null,
  provider: unknown,
  styles?: EnumValue,
): DateTime {
  return parseByFormats(text, formats, provider, styleBits(styles), toDateTime);
}

export function parseDateOffsetExact(
  text: string | null,
  formats: string | readonly string[] | null,
  provider: unknown,
  styles?: EnumValue,
): DateTimeOffset {
  return parseByFormats(text, formats, provider, styleBits(styles), toDateTimeOffset);
}
