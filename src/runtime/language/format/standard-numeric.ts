/** Standard numeric format strings: a letter and a precision (`N2`, `E`, `x8`). */
import type { NumberFormatInfo } from '../../dotnet/globalization/number-format-info.js';
import {
  negativeCurrency,
  negativePercent,
  positiveCurrency,
  positivePercent,
} from '../../dotnet/globalization/number-patterns.js';
import { formatError } from '../../dotnet/system/errors.js';
import type { Digits } from './digits.js';
import type { FormattableNumber } from './formattable-number.js';

/** As negativeCurrency, of plain numbers. */
const negativeNumber = ['(n)', '-n', '- n', 'n-', 'n -'];

const maxPrecision = 999_999_999;

export function invalidSpecifier() {
  return formatError('Format specifier was invalid.');
}

/** Splits `N2`; null for custom formats. A precision of -1 is none. Throws FormatException for one beyond 999,999,999. */
export function parseSpecifier(format: string): { letter: string; precision: number } | null {
  const match = /^([A-Za-z])(\d*)(?:\0.*)?$/s.exec(format);
  if (match === null) return null;
  const precision = match[2] === '' ? -1 : Number(match[2]);
  if (precision > maxPrecision) throw invalidSpecifier();
  return { letter: match[1] as string, precision };
}

export function formatStandard(
  number: FormattableNumber,
  letter: string,
  precision: number,
  info: NumberFormatInfo,
): string {
  switch (letter) {
    case 'D':
    case 'd':
      return number.decimalDigits(precision, info);
    case 'X':
    case 'x':
      return number.hexDigits(letter, precision);
    case 'B':
    case 'b':
      return number.binaryDigits(precision);
    case 'G':
    case 'g':
      if (number.generalIsDecimal) return number.decimalDigits(precision, info);
      return formatGeneral(number, letter === 'G' ? 'E' : 'e', precision, info);
    case 'R':
    case 'r':
      if (number.generalIsDecimal) return number.decimalDigits(precision, info);
      return formatGeneral(number, letter === 'R' ? 'E' : 'e', -1, info);
    case 'E':
    case 'e': {
      const count = (precision < 0 ? 6 : precision) + 1;
      const digits = number.significant(count);
      return sign(digits, info) + formatScientific(digits, count, letter, info);
    }
    case 'F':
    case 'f': {
      const count = precision < 0 ? info.numberDecimalDigits : precision;
      const digits = number.fraction(count);
      return sign(digits, info) + formatFixed(digits, count, null, info.numberDecimalSeparator, '');
    }
    case 'N':
    case 'n': {
      const count = precision < 0 ? info.numberDecimalDigits : precision;
      const digits = number.fraction(count);
      const text = formatFixed(
        digits,
        count,
        info.numberGroupSizes,
        info.numberDecimalSeparator,
        info.numberGroupSeparator,
      );
      return digits.negative ? fill(negativeNumber[info.numberNegativePattern] as string, text, '', info) : text;
    }
    case 'C':
    case 'c': {
      const count = precision < 0 ? info.currencyDecimalDigits : precision;
      const digits = number.fraction(count);
      const text = formatFixed(
        digits,
        count,
        info.currencyGroupSizes,
        info.currencyDecimalSeparator,
        info.currencyGroupSeparator,
      );
      const pattern = digits.negative
        ? negativeCurrency[info.currencyNegativePattern]
        : positiveCurrency[info.currencyPositivePattern];
      return fill(pattern as string, text, info.currencySymbol, info);
    }
    case 'P':
    case 'p': {
      const count = precision < 0 ? info.percentDecimalDigits : precision;
      const hundredths = number.fraction(count + 2);
      const digits = hundredths.digits === '' ? hundredths : { ...hundredths, scale: hundredths.scale + 2 };
      const text = formatFixed(
        digits,
        count,
        info.percentGroupSizes,
        info.percentDecimalSeparator,
        info.percentGroupSeparator,
      );
      const pattern = digits.negative
        ? negativePercent[info.percentNegativePattern]
        : positivePercent[info.percentPositivePattern];
      return fill(pattern as string, text, info.percentSymbol, info);
    }
    default:
      throw invalidSpecifier();
  }
}

function sign(digits: Digits, info: NumberFormatInfo): string {
  return digits.negative ? info.negativeSign : '';
}

function fill(pattern: string, number: string, symbol: string, info: NumberFormatInfo): string {
  let result = '';
  for (const c of pattern) result += c === 'n' ? number : c === '-' ? info.negativeSign : c === '$' ? symbol : c;
  return result;
}

/** Digits with `count` of them behind the point, grouped where sizes are given. The sign is left out. */
function formatFixed(
  number: Digits,
  count: number,
  groupSizes: number[] | null,
  point: string,
  separator: string,
): string {
  const { digits, scale } = number;
  let whole = scale > 0 ? digits.slice(0, scale).padEnd(scale, '0') : '0';
  if (groupSizes !== null) whole = group(whole, groupSizes, separator);
  if (count <= 0) return whole;
  const fraction = scale >= 0 ? digits.slice(scale) : '0'.repeat(Math.min(-scale, count)) + digits;
  return whole + point + fraction.slice(0, count).padEnd(count, '0');
}

/** Sizes count from the right; the last repeats, and 0 ends the grouping. */
function group(whole: string, sizes: number[], separator: string): string {
  const parts: string[] = [];
  let end = whole.length;
  for (let i = 0; end > 0; i++) {
    const size = sizes[Math.min(i, sizes.length - 1)] ?? 0;
    const start = size === 0 ? 0 : Math.max(0, end - size);
    parts.unshift(whole.slice(start, end));
    end = start;
  }
  return parts.join(separator);
}

function formatGeneral(
  number: FormattableNumber,
  exponentLetter: string,
  precision: number,
  info: NumberFormatInfo,
): string {
  const { digits, maxDigits, suppressScientific } = number.general(precision);
  const scientific = !suppressScientific && (digits.scale > maxDigits || digits.scale < -3) && digits.digits !== '';
  let text: string;
  if (scientific) {
    text = digits.digits.charAt(0);
    if (digits.digits.length > 1) text += info.numberDecimalSeparator + digits.digits.slice(1);
    text += formatExponent(digits.scale - 1, exponentLetter, 2, true, info);
  } else {
    const behindPoint = Math.max(0, digits.digits.length - digits.scale);
    text = formatFixed(digits, behindPoint, null, info.numberDecimalSeparator, '');
  }
  return sign(digits, info) + text;
}

function formatScientific(number: Digits, count: number, letter: string, info: NumberFormatInfo): string {
  const digits = number.digits.padEnd(count, '0');
  const fraction = count > 1 ? info.numberDecimalSeparator + digits.slice(1) : '';
  const exponent = number.digits === '' ? 0 : number.scale - 1;
  return digits.charAt(0) + fraction + formatExponent(exponent, letter, 3, true, info);
}

/** `E+015` */
export function formatExponent(
  exponent: number,
  letter: string,
  minDigits: number,
  showPlus: boolean,
  info: NumberFormatInfo,
): string {
  const signText = exponent < 0 ? info.negativeSign : showPlus ? info.positiveSign : '';
  return letter + signText + String(Math.abs(exponent)).padStart(minDigits, '0');
}
