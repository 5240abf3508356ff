/** DateOnly.Parse and TimeOnly.Parse: a date's reader, and a complaint about the other half. */
import { dateTimeFormatOf } from '../../dotnet/globalization/date-time-format-info.js';
import { argumentNull, formatError } from '../../dotnet/system/errors.js';
import { NetException } from '../../objects/net-exception.js';
import type { EnumValue } from '../../objects/values.js';
import { parseExact } from './date-exact-parse.js';
import { parseFree } from './date-free-parse.js';
import { styleBits } from './date-parse.js';
import { DateTimeStyles, type ParsedDate, toDateTime } from './date-result.js';

type Half = 'DateOnly' | 'TimeOnly';

/** Standard formats that read otherwise than DateTime's. */
const exactLetters: Record<Half, Record<string, string>> = {
  DateOnly: { o: 'yyyy-MM-dd', O: 'yyyy-MM-dd', r: 'ddd, dd MMM yyyy', R: 'ddd, dd MMM yyyy' },
  TimeOnly: { o: 'HH:mm:ss.fffffff', O: 'HH:mm:ss.fffffff', r: 'HH:mm:ss', R: 'HH:mm:ss' },
};

function notRecognized(text: string, half: Half): NetException {
  return formatError(`String '${text}' was not recognized as a valid ${half}.`);
}

function finish(parsed: ParsedDate, text: string, half: Half, bits: number): bigint {
  const hasTime = parsed.hour !== null || parsed.afternoon !== null || parsed.offset !== null;
  const isForeign =
    half === 'DateOnly' ? hasTime : parsed.hasDate || parsed.dayOfWeek !== null || parsed.offset !== null;
  if (isForeign) throw formatError(`String '${text}' contains parts which are not specific to the ${half}.`);
  if (half === 'DateOnly' ? !parsed.hasDate : parsed.hour === null) throw notRecognized(text, half);
  const date = toDateTime(parsed, text, bits | DateTimeStyles.NoCurrentDateDefault);
  return half === 'DateOnly' ? BigInt(date.dayNumber) : date.timeOfDay;
}

/** Runs a reader of dates; what it does not recognize is reported as this type's. */
function reporting(text: string | null, half: Half, read: (text: string) => bigint): bigint {
  if (text === null) throw argumentNull('s');
  try {
    return read(text);
  } catch (error) {
    const isUnknown = error instanceof NetException && /not recognized|not supported in calendar/.test(error.message);
    throw isUnknown ? notRecognized(text, half) : error;
  }
}

function parseHalf(text: string | null, provider: unknown, styles: EnumValue | undefined, half: Half): bigint {
  const bits = styleBits(styles);
  return reporting(text, half, (given) => finish(parseFree(given, dateTimeFormatOf(provider)), given, half, bits));
}

function parseHalfExact(
  text: string | null,
  formats: string | readonly string[] | null,
  provider: unknown,
  styles: EnumValue | undefined,
  half: Half,
): bigint {
  if (formats === null) throw argumentNull('format');
  const bits = styleBits(styles);
  const info = dateTimeFormatOf(provider);
  return reporting(text, half, (given) => {
    for (const format of typeof formats === 'string' ? [formats] : formats) {
      try {
        return finish(parseExact(given, exactLetters[half][format] ?? format, info, bits), given, half, bits);
      } catch (error) {
        if (!(error instanceof NetException) || typeof formats === 'string') throw error;
      }
    }
    throw notRecognized(given, half);
  });
}

/** Day numbers. */
export function parseDateOnly(text: string | null, provider: unknown, styles?: EnumValue): number {
  return Number(parseHalf(text, provider, styles, 'DateOnly'));
}
export function parseDateOnlyExact(
  text: string | null,
  formats: string | readonly string[] | null,
  provider: unknown,
  styles?: EnumValue,
): number {
  return Number(parseHalfExact(text, formats, provider, styles, 'DateOnly'));
}
/** Ticks since midnight. */
export function parseTimeOnly(text: string | null, provider: unknown, styles?: EnumValue): bigint {
  return parseHalf(text, provider, styles, 'TimeOnly');
}
export function parseTimeOnlyExact(
  text: string | null,
  formats: string | readonly string[] | null,
  provider: unknown,
  styles?: EnumValue,
): bigint {
  return parseHalfExact(text, formats, provider, styles, 'TimeOnly');
}
