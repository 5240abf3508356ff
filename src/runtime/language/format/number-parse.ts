/** Numbers from text by NumberStyles and a culture's symbols, as every .NET numeric type's Parse reads them. */
import type { NumberFormatInfo } from '../../dotnet/globalization/number-format-info.js';
import { argumentError, argumentNull, formatError } from '../../dotnet/system/errors.js';

/** System.Globalization.NumberStyles. */
export const NumberStyles = {
  AllowLeadingWhite: 1,
  AllowTrailingWhite: 2,
  AllowLeadingSign: 4,
  AllowTrailingSign: 8,
  AllowParentheses: 16,
  AllowDecimalPoint: 32,
  AllowThousands: 64,
  AllowExponent: 128,
  AllowCurrencySymbol: 256,
  AllowHexSpecifier: 512,
  AllowBinarySpecifier: 1024,
  Integer: 7,
  Number: 111,
  Float: 167,
  Currency: 383,
} as const;

/** A decimal number in text: `digits` without point, times 10 to the power of minus `scale`. */
export interface ParsedNumber {
  negative: boolean;
  digits: string;
  scale: number;
}

export function badNumber(text: string) {
  return formatError(`The input string '${text}' was not in a correct format.`);
}

/** Throws ArgumentException for styles that do not go together. */
export function checkNumberStyles(styles: number, floating: boolean): void {
  if ((styles & ~0x7ff) !== 0) throw argumentError('An undefined NumberStyles value is being used.', 'style');
  const radix = styles & (NumberStyles.AllowHexSpecifier | NumberStyles.AllowBinarySpecifier);
  if (radix === 0) return;
  if (floating)
    throw argumentError(
      'The number styles AllowHexSpecifier and AllowBinarySpecifier are not supported on floating point data types.',
      'style',
    );
  if ((styles & ~(0x203 | 0x403)) !== 0 || radix === 0x600)
    throw argumentError(
      'With the AllowHexSpecifier or AllowBinarySpecifier bit set in the enum bit field, the only other valid bits that can be combined into the enum value must be AllowLeadingWhite and AllowTrailingWhite.',
      'style',
    );
}

const white = /[\t-\r ]/;

/** A reader over one text. Null where the text is no number. */
export function parseDigits(text: string, styles: number, info: NumberFormatInfo): ParsedNumber | null {
  let at = 0;
  const take = (symbol: string): boolean => {
    if (symbol === '' || !text.startsWith(symbol, at)) return false;
    at += symbol.length;
    return true;
  };
  const has = (style: number) => (styles & style) !== 0;
  const takeMinus = () =>
    take(info.negativeSign) || ((info.negativeSign === '-' || info.negativeSign === '−') && (take('-') || take('−')));
  const isCurrency = { found: false };
  let sign: boolean | null = null;
  let parentheses = false;

  for (; at < text.length; ) {
    if (
      has(NumberStyles.AllowLeadingWhite) &&
      white.test(text[at] as string) &&
      (sign === null || has(NumberStyles.AllowLeadingSign))
    )
      at++;
    else if (has(NumberStyles.AllowLeadingSign) && sign === null && takeMinus()) sign = true;
    else if (has(NumberStyles.AllowLeadingSign) && sign === null && take(info.positiveSign)) sign = false;
    else if (has(NumberStyles.AllowParentheses) && sign === null && take('(')) {
      sign = true;
      parentheses = true;
    } else if (has(NumberStyles.AllowCurrencySymbol) && !isCurrency.found && take(info.currencySymbol))
      isCurrency.found = true;
    else break;
  }

  let digits = '';
  let scale = 0;
  let sawPoint = false;
  let sawDigit = false;
  const points = isCurrency.found
    ? [info.currencyDecimalSeparator, info.numberDecimalSeparator]
    : [info.numberDecimalSeparator];
  const groups = isCurrency.found
    ? [info.currencyGroupSeparator, info.numberGroupSeparator]
    : [info.numberGroupSeparator];
  const takeGroup = () =>
    groups.some((g) => take(g) || (/[\u00a0\u202f]/.test(g) && take(' ')) || (g === '\u202f' && take('\u00a0')));
  for (; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      digits += text[at++];
      sawDigit = true;
      if (sawPoint) scale++;
    } else if (has(NumberStyles.AllowDecimalPoint) && !sawPoint && points.some(take)) sawPoint = true;
    else if (has(NumberStyles.AllowThousands) && sawDigit && !sawPoint && takeGroup()) continue;
    else break;
  }
  if (!sawDigit) return null;

  if (has(NumberStyles.AllowExponent) && /[eE]/.test(text[at] ?? '')) {
    const exponent = /^[eE]([+-]?)(\d+)/.exec(text.slice(at));
    if (exponent) {
      at += exponent[0].length;
      const value = Math.min(Number(exponent[2]), 1_000_000);
      scale += exponent[1] === '-' ? value : -value;
    }
  }

  for (; at < text.length; ) {
    if (has(NumberStyles.AllowTrailingWhite) && white.test(text[at] as string)) at++;
    else if (has(NumberStyles.AllowTrailingSign) && sign === null && takeMinus()) sign = true;
    else if (has(NumberStyles.AllowTrailingSign) && sign === null && take(info.positiveSign)) sign = false;
    else if (parentheses && take(')')) parentheses = false;
    else if (has(NumberStyles.AllowCurrencySymbol) && !isCurrency.found && take(info.currencySymbol))
      isCurrency.found = true;
    else break;
  }
  while (at < text.length && text[at] === '\0') at++;
  if (at < text.length || parentheses) return null;
  return { negative: sign === true, digits, scale };
}

/** The digits of a hexadecimal or binary text as a number; null when it is none. */
function parseRadix(text: string, styles: number): bigint | null {
  let trimmed = text;
  if ((styles & NumberStyles.AllowLeadingWhite) !== 0) trimmed = trimmed.replace(/^[\t-\r ]+/, '');
  if ((styles & NumberStyles.AllowTrailingWhite) !== 0) trimmed = trimmed.replace(/[\t-\r \0]+$/, '');
  if ((styles & NumberStyles.AllowHexSpecifier) !== 0)
    return /^[0-9a-f]+$/i.test(trimmed) ? BigInt(`0x${trimmed}`) : null;
  return /^[01]+$/.test(trimmed) ? BigInt(`0b${trimmed}`) : null;
}

/**
 * An integer of `bits` bits (0 for any size). Throws FormatException, and what `overflow` makes for a number outside
 * [min, max] or with a fraction.
 */
export function parseInteger(
  text: string | null,
  styles: number,
  info: NumberFormatInfo,
  range: { min: bigint; max: bigint; bits: number },
  overflow: () => Error | object,
): bigint {
  if (text === null) throw argumentNull('s');
  checkNumberStyles(styles, false);
  const invalid = () => (range.bits === 0 ? formatError('The value could not be parsed.') : badNumber(text));
  if ((styles & (NumberStyles.AllowHexSpecifier | NumberStyles.AllowBinarySpecifier)) !== 0) {
    const bits = parseRadix(text, styles);
    if (bits === null) throw invalid();
    if (range.bits === 0) return signedBigInteger(text, bits, (styles & NumberStyles.AllowHexSpecifier) !== 0);
    if (bits >> BigInt(range.bits) !== 0n) throw overflow();
    return range.min < 0n ? BigInt.asIntN(range.bits, bits) : bits;
  }
  const parsed = parseDigits(text, styles, info);
  if (parsed === null) throw invalid();
  const { digits, scale } = parsed;
  if (scale > 0 && /[1-9]/.test(digits.slice(-scale))) throw overflow();
  if (-scale + digits.length > 100_000 && /[1-9]/.test(digits)) throw overflow();
  const whole = scale > 0 ? digits.slice(0, -scale) : digits + '0'.repeat(-scale);
  const value = BigInt(whole === '' ? 0 : whole) * (parsed.negative ? -1n : 1n);
  if (range.bits !== 0 && (value < range.min || value > range.max)) throw overflow();
  return value;
}

/** BigInteger reads its first hexadecimal digit as the sign: `ff` is -1, `0ff` 255. */
function signedBigInteger(text: string, bits: bigint, hex: boolean): bigint {
  const length = text.trim().length * (hex ? 4 : 1);
  return BigInt.asIntN(length, bits);
}

/** A Double. Text that is too large is infinity. Throws FormatException. */
export function parseFloatingPoint(text: string | null, styles: number, info: NumberFormatInfo): number {
  if (text === null) throw argumentNull('s');
  checkNumberStyles(styles, true);
  const parsed = parseDigits(text, styles, info);
  if (parsed !== null) {
    const value = Number(`${parsed.digits}e${-parsed.scale}`);
    return parsed.negative ? -value : value;
  }
  const special = specialValue(text.trim(), info);
  if (special === null) throw badNumber(text);
  return special;
}

function specialValue(text: string, info: NumberFormatInfo): number | null {
  const is = (symbol: string) => text.toLowerCase() === symbol.toLowerCase();
  if (is(info.positiveInfinitySymbol) || is(info.positiveSign + info.positiveInfinitySymbol)) return Infinity;
  if (is(info.negativeInfinitySymbol)) return -Infinity;
  if (is(info.nanSymbol) || is(info.positiveSign + info.nanSymbol) || is(info.negativeSign + info.nanSymbol))
    return Number.NaN;
  return null;
}
