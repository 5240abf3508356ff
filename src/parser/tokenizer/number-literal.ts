/** The value of a number as written: which of .NET's numeric types it takes (about_Numeric_Literals). */
import type { NumberLiteral } from '../ast/nodes.js';

export type NumberFormat = 'decimal' | 'hex' | 'binary';
type NumberType = NumberLiteral['type'];

/** What a type suffix asks for; `u` alone takes the smallest unsigned type that fits. */
export type NumberSuffix = '' | 'u' | 'y' | 'uy' | 's' | 'us' | 'l' | 'ul' | 'd' | 'n';

const DECIMAL_MAX = 79228162514264337593543950335n;
const MAX_SCALE = 28;

const RANGES: readonly (readonly [NumberType, min: bigint, max: bigint])[] = [
  ['SByte', -128n, 127n],
  ['Byte', 0n, 255n],
  ['Int16', -32768n, 32767n],
  ['UInt16', 0n, 65535n],
  ['Int32', -2147483648n, 2147483647n],
  ['UInt32', 0n, 4294967295n],
  ['Int64', -(1n << 63n), (1n << 63n) - 1n],
  ['UInt64', 0n, (1n << 64n) - 1n],
  ['Decimal', -DECIMAL_MAX, DECIMAL_MAX],
];
const ranges = new Map(RANGES.map(([type, min, max]) => [type, { min, max }]));

/** The types a suffix allows, the first that fits is taken. */
const CANDIDATES: Record<NumberSuffix, readonly NumberType[]> = {
  '': ['Int32', 'Int64'],
  u: ['UInt32', 'UInt64'],
  y: ['SByte'],
  uy: ['Byte'],
  s: ['Int16'],
  us: ['UInt16'],
  l: ['Int64'],
  ul: ['UInt64'],
  d: ['Decimal'],
  n: ['BigInteger'],
};

/** Numbers of these types are held as a JavaScript number, the others as a bigint. */
const SMALL: ReadonlySet<NumberType> = new Set(['SByte', 'Byte', 'Int16', 'UInt16', 'Int32']);

function literal(type: NumberType, value: number | bigint, scale = 0): NumberLiteral {
  return { type, value, scale };
}

/**
 * The literal for the text of a number, or null when it has no value, as for 300uy.
 * `digits` has its sign, if any, and no prefix, suffix or multiplier; a hexadecimal number has a zero before its digits.
 */
export function numberLiteral(
  digits: string,
  format: NumberFormat,
  suffix: NumberSuffix,
  real: boolean,
  multiplier: number,
): NumberLiteral | null {
  if (real) return realLiteral(digits, suffix, multiplier);
  const negative = digits[0] === '-';
  const unsigned = negative || digits[0] === '+' ? digits.slice(1) : digits;
  let value: bigint;
  if (format === 'decimal') {
    if (unsigned === '') return null;
    value = BigInt(unsigned);
  } else {
    const bits = format === 'hex' ? hexValue(unsigned, suffix) : binaryValue(unsigned, suffix);
    if (bits === null) return null;
    value = bits.value;
    if (bits.long) suffix = suffix === '' ? 'l' : suffix === 'u' ? 'ul' : suffix;
  }
  value *= BigInt(multiplier);
  return integralLiteral(negative ? -value : value, suffix, format === 'decimal');
}

function integralLiteral(value: bigint, suffix: NumberSuffix, mayGrow: boolean): NumberLiteral | null {
  for (const type of CANDIDATES[suffix]) {
    const range = ranges.get(type);
    if (range !== undefined && (value < range.min || value > range.max)) continue;
    return literal(type, SMALL.has(type) ? Number(value) : value);
  }
  if (suffix !== '' || !mayGrow) return null;
  if (value <= DECIMAL_MAX && value >= -DECIMAL_MAX) return literal('Decimal', value);
  const approximate = Number(value);
  return Number.isFinite(approximate) ? literal('Double', approximate) : null;
}

/** Eight, sixteen and so on digits fill a signed type, so that the first bit is a sign. */
function hexValue(digits: string, suffix: NumberSuffix): { value: bigint; long: boolean } | null {
  let shown = digits;
  let signed = false;
  if (suffix[0] !== 'u') {
    const full = suffix === 'y' ? 2 : suffix === 's' ? 4 : suffix === 'l' ? 16 : shown.length < 16 ? 8 : 16;
    if (shown.length === full + 1) {
      shown = shown.slice(1);
      signed = true;
    }
  }
  let value = BigInt(`0x${shown}`);
  if (signed && value >> BigInt(shown.length * 4 - 1) === 1n) value -= 1n << BigInt(shown.length * 4);
  return { value, long: shown.length === 16 };
}

const SIGNED_WIDTHS: ReadonlySet<number> = new Set([8, 16, 32, 64, 96]);

function binaryValue(digits: string, suffix: NumberSuffix): { value: bigint; long: boolean } | null {
  if (digits === '') return null;
  const width = digits.length;
  let value = BigInt(`0b${digits}`);
  const signed = suffix[0] !== 'u' && digits[0] === '1' && (SIGNED_WIDTHS.has(width) || width >= 128);
  // A wide number that does not fill its last byte has no sign bit.
  if (signed && width % 8 === 0) value -= 1n << BigInt(width);
  return { value, long: width === 64 };
}

function realLiteral(digits: string, suffix: NumberSuffix, multiplier: number): NumberLiteral | null {
  if (suffix === 'd') return decimalLiteral(digits, multiplier);
  const value = Number(digits) * multiplier;
  if (Number.isNaN(value)) return null;
  if (suffix === '') return literal('Double', value);
  if (!Number.isFinite(value)) return null;
  return integralLiteral(roundHalfToEven(value), suffix, false);
}

function roundHalfToEven(value: number): bigint {
  const floor = Math.floor(value);
  const fraction = value - floor;
  const up = fraction > 0.5 || (fraction === 0.5 && floor % 2 !== 0);
  return BigInt(up ? floor + 1 : floor);
}

/** `1.50d`: the digits behind the point are kept, up to 28 of them. */
function decimalLiteral(digits: string, multiplier: number): NumberLiteral | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(digits);
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  let value = BigInt(whole + fraction);
  let scale = fraction.length - Number(exponent);
  if (scale < 0) {
    if (value !== 0n && -scale > 30) return null;
    value *= 10n ** BigInt(value === 0n ? 0 : -scale);
    scale = 0;
  }
  value *= BigInt(multiplier);
  if (scale > MAX_SCALE) {
    value = scale - MAX_SCALE > 1000 ? 0n : dropDigits(value, scale - MAX_SCALE);
    scale = MAX_SCALE;
  }
  while (value > DECIMAL_MAX && scale > 0) {
    value = dropDigits(value, 1);
    scale--;
  }
  if (value > DECIMAL_MAX) return null;
  return literal('Decimal', sign === '-' ? -value : value, scale);
}

/** Drops the last `count` digits, rounding half to even. */
function dropDigits(value: bigint, count: number): bigint {
  const unit = 10n ** BigInt(count);
  const quotient = value / unit;
  const twice = (value % unit) * 2n;
  return twice > unit || (twice === unit && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
