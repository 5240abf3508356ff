/** Numbers of every type to text by .NET's format strings. */
import type { NumberFormatInfo } from '../../dotnet/globalization/number-format-info.js';
import { HalfBox } from '../../dotnet/system/half-box.js';
import { WideInteger } from '../../dotnet/system/wide-integer.js';
import {
  BigIntegerBox,
  BoxedNumber,
  ByteBox,
  Decimal,
  DoubleBox,
  Int16Box,
  SByteBox,
  SingleBox,
  UInt16Box,
  UInt32Box,
  UInt64Box,
} from '../../objects/values.js';
import { formatCustom } from './custom-numeric.js';
import {
  FormattableDecimal,
  FormattableFloat,
  FormattableInteger,
  type FormattableNumber,
  nonFiniteText,
} from './formattable-number.js';
import { formatStandard, parseSpecifier } from './standard-numeric.js';

const boxBits = new Map<unknown, number>([
  [ByteBox, 8],
  [SByteBox, 8],
  [Int16Box, 16],
  [UInt16Box, 16],
  [UInt32Box, 32],
]);

/** The number behind a value that is one; undefined for anything else. */
export function formattable(value: unknown): FormattableNumber | undefined {
  if (typeof value === 'number')
    return (value | 0) === value ? new FormattableInteger(BigInt(value), 32) : new FormattableFloat(value, 17, 15);
  if (typeof value === 'bigint') return new FormattableInteger(value, 64);
  if (value instanceof Decimal) return new FormattableDecimal(value.unscaled, value.scale);
  if (value instanceof DoubleBox) return new FormattableFloat(value.value, 17, 15);
  if (value instanceof SingleBox) return new FormattableFloat(value.value, 9, 7);
  if (value instanceof HalfBox) return new FormattableFloat(value.value, 5, 5);
  if (value instanceof WideInteger) return new FormattableInteger(value.value, 128);
  if (value instanceof UInt64Box) return new FormattableInteger(value.value, 64);
  if (value instanceof BigIntegerBox) return new FormattableInteger(value.value, 0);
  if (value instanceof BoxedNumber)
    return new FormattableInteger(BigInt(value.value), boxBits.get(value.constructor) ?? 32);
  return undefined;
}

/**
 * IFormattable.ToString of a number. An empty format is G. Throws FormatException for a format letter that the type does
 * not have.
 */
export function formatNumber(value: unknown, format: string | null, info: NumberFormatInfo): string {
  if (!format && typeof value === 'number' && value >= 0 && (value | 0) === value) return String(value);
  if (typeof value === 'number' && format !== null) {
    const text = smallFixed(value, format, info);
    if (text !== null) return text;
  }
  const number = formattable(value);
  if (number === undefined) throw new TypeError('Not a number');
  return formatDigits(number, format, info);
}

/** `N2` and `F1` of whole numbers that need no separator between groups, the commonest; null for all others. */
function smallFixed(value: number, format: string, info: NumberFormatInfo): string | null {
  if (format.length > 2 || value < 0 || value > 999 || (value | 0) !== value) return null;
  const letter = format.charCodeAt(0) | 32;
  if (letter !== 0x6e && letter !== 0x66) return null;
  const precision = format.length === 1 ? info.numberDecimalDigits : format.charCodeAt(1) - 48;
  if (precision < 0 || precision > 9 || info.numberGroupSizes[0] !== 3) return null;
  return precision === 0 ? String(value) : `${value}${info.numberDecimalSeparator}${'0'.repeat(precision)}`;
}

function formatDigits(number: FormattableNumber, format: string | null, info: NumberFormatInfo): string {
  if (number instanceof FormattableFloat) {
    const text = nonFiniteText(number.value, info);
    if (text !== null) return text;
  }
  if (!format) return formatStandard(number, 'G', -1, info);
  const specifier = parseSpecifier(format);
  if (specifier === null) return formatCustom(number.custom(), format, info);
  return formatStandard(number, specifier.letter, specifier.precision, info);
}
