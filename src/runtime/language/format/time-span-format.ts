/** TimeSpans to text: the formats c, g and G, and custom patterns, in which everything but specifiers must be quoted. */
import { numberFormatOf } from '../../dotnet/globalization/number-format-info.js';
import { badPattern, quotedText, runLength } from './date-format.js';

/** The units of a duration without its sign. */
interface Parts {
  negative: boolean;
  days: bigint;
  hours: number;
  minutes: number;
  seconds: number;
  /** Seven digits. */
  fraction: string;
}

function partsOf(ticks: bigint): Parts {
  const magnitude = ticks < 0n ? -ticks : ticks;
  const seconds = magnitude / 10_000_000n;
  const ofDay = Number(seconds % 86_400n);
  return {
    negative: ticks < 0n,
    days: seconds / 86_400n,
    hours: Math.floor(ofDay / 3600),
    minutes: Math.floor(ofDay / 60) % 60,
    seconds: ofDay % 60,
    fraction: String(magnitude % 10_000_000n).padStart(7, '0'),
  };
}

/** TimeSpan.ToString. Throws FormatException. `provider` is an IFormatProvider or the name of a culture. */
export function formatTimeSpan(ticks: bigint, format: string | null, provider: unknown): string {
  const parts = partsOf(ticks);
  if (!format || format === 'c' || format === 't' || format === 'T') return formatConstant(parts);
  if (format === 'g' || format === 'G')
    return formatGeneral(parts, format === 'G', numberFormatOf(provider).numberDecimalSeparator);
  if (format.length === 1) throw badPattern();
  return formatPattern(parts, format);
}

const two = (value: number) => String(value).padStart(2, '0');

function formatConstant(parts: Parts): string {
  const days = parts.days === 0n ? '' : `${parts.days}.`;
  const fraction = parts.fraction === '0000000' ? '' : `.${parts.fraction}`;
  return `${parts.negative ? '-' : ''}${days}${two(parts.hours)}:${two(parts.minutes)}:${two(parts.seconds)}${fraction}`;
}

function formatGeneral(parts: Parts, long: boolean, point: string): string {
  const sign = parts.negative ? '-' : '';
  const time = `${two(parts.minutes)}:${two(parts.seconds)}`;
  if (long) return `${sign}${parts.days}:${two(parts.hours)}:${time}${point}${parts.fraction}`;
  const days = parts.days === 0n ? '' : `${parts.days}:`;
  const fraction = parts.fraction.replace(/0+$/, '');
  return `${sign}${days}${parts.hours}:${time}${fraction === '' ? '' : point + fraction}`;
}

function formatPattern(parts: Parts, pattern: string): string {
  let result = '';
  for (let i = 0; i < pattern.length; ) {
    const c = pattern[i] as string;
    let length = runLength(pattern, i);
    switch (c) {
      case 'h':
      case 'm':
      case 's': {
        if (length > 2) throw badPattern();
        const value = c === 'h' ? parts.hours : c === 'm' ? parts.minutes : parts.seconds;
        result += String(value).padStart(length, '0');
        break;
      }
      case 'd':
        if (length > 8) throw badPattern();
        result += String(parts.days).padStart(length, '0');
        break;
      case 'f':
      case 'F': {
        if (length > 7) throw badPattern();
        const digits = parts.fraction.slice(0, length);
        result += c === 'f' ? digits : digits.replace(/0+$/, '');
        break;
      }
      case "'":
      case '"': {
        const quoted = quotedText(pattern, i);
        result += quoted.text;
        length = quoted.length;
        break;
      }
      case '%':
        if (i + 1 >= pattern.length || pattern[i + 1] === '%') throw badPattern();
        result += formatPattern(parts, pattern[i + 1] as string);
        length = 2;
        break;
      case '\\':
        if (i + 1 >= pattern.length) throw badPattern();
        result += pattern[i + 1];
        length = 2;
        break;
      default:
        throw badPattern();
    }
    i += length;
  }
  return result;
}
