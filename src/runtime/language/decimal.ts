/**
 * System.Decimal's arithmetic: 96 bits and a scale of 0 to 28. A result that does not fit loses digits behind the point,
 * rounded half to even; trailing zeros stay, except that a quotient gets no more digits than it needs.
 */
import { netException } from '../objects/errors.js';
import { Decimal } from '../objects/values.js';

const maximum = (1n << 96n) - 1n;
const maxScale = 28;
const powers: bigint[] = [];
for (let i = 0, power = 1n; i <= 60; i++, power *= 10n) powers.push(power);

function tenTo(exponent: number): bigint {
  return powers[exponent] ?? 10n ** BigInt(exponent);
}

/** Throws the OverflowException of Decimal. */
export function decimalOverflow(): never {
  throw netException('System.OverflowException', 'Value was either too large or too small for a Decimal.');
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** `value` without its last `count` digits, rounded half to even. */
function dropDigits(value: bigint, count: number): bigint {
  return divideRounded(value, tenTo(count));
}

/** Rounded half to even; `divisor` is positive. */
function divideRounded(value: bigint, divisor: bigint): bigint {
  const negative = value < 0n;
  const magnitude = negative ? -value : value;
  let quotient = magnitude / divisor;
  const twice = (magnitude % divisor) * 2n;
  if (twice > divisor || (twice === divisor && quotient % 2n === 1n)) quotient++;
  return negative ? -quotient : quotient;
}

/** The Decimal nearest to `unscaled` / 10^`scale`. Throws OverflowException. */
export function makeDecimal(unscaled: bigint, scale: number): Decimal {
  if (scale < 0) {
    unscaled *= tenTo(-scale);
    scale = 0;
  }
  if (scale <= maxScale && abs(unscaled) <= maximum) return new Decimal(unscaled, scale);
  let drop = Math.max(0, scale - maxScale);
  while (drop < scale && abs(unscaled) / tenTo(drop) > maximum) drop++;
  let rounded = dropDigits(unscaled, drop);
  if (abs(rounded) > maximum && drop < scale) rounded = dropDigits(unscaled, ++drop);
  if (abs(rounded) > maximum) decimalOverflow();
  return new Decimal(rounded, scale - drop);
}

export function decimalFromBigInt(value: bigint): Decimal {
  if (abs(value) > maximum) decimalOverflow();
  return new Decimal(value, 0);
}

/** `digits` significant digits are kept: 15 of a Double, 7 of a Single. Throws OverflowException. */
export function decimalFromNumber(value: number, digits: 15 | 7): Decimal {
  if (!Number.isFinite(value) || Math.abs(value) >= 2 ** 96) decimalOverflow();
  if (value === 0) return new Decimal(0n, 0);
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const negative = mantissa.startsWith('-');
  let unscaled = BigInt(mantissa.replace(/[-.]/g, ''));
  let scale = digits - 1 - Number(exponent);
  while (scale > 0 && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale--;
  }
  return makeDecimal(negative ? -unscaled : unscaled, scale);
}

/** As .NET computes it: the integer as a double, divided by a power of ten. */
export function decimalToNumber(value: Decimal): number {
  const magnitude = abs(value.unscaled);
  const low = Number(magnitude & 0xffffffffffffffffn);
  const high = Number(magnitude >> 64n);
  const result = (low + high * 2 ** 64) / 10 ** value.scale;
  return value.unscaled < 0n || value.negativeZero ? -result : result;
}

/** The digits with the scale's zeros, culture-invariant. */
export function decimalToText(value: Decimal): string {
  const negative = value.unscaled < 0n;
  let digits = abs(value.unscaled).toString();
  if (value.scale > 0) {
    digits = digits.padStart(value.scale + 1, '0');
    const point = digits.length - value.scale;
    digits = `${digits.slice(0, point)}.${digits.slice(point)}`;
  }
  return negative ? `-${digits}` : digits;
}

/** Reads `-1.50e3`; undefined when the text is no number. Throws OverflowException. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  let unscaled = BigInt(whole + fraction);
  let scale = fraction.length - Number(exponent);
  if (unscaled === 0n) return new Decimal(0n, Math.min(Math.max(scale, 0), maxScale));
  if (scale < -maxScale - 1) decimalOverflow();
  if (scale > maxScale + 30 + whole.length + fraction.length) return new Decimal(0n, maxScale);
  if (sign === '-') unscaled = -unscaled;
  if (scale < 0) {
    unscaled *= tenTo(-scale);
    scale = 0;
  }
  return makeDecimal(unscaled, scale);
}

export function decimalAdd(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return makeDecimal(a.unscaled * tenTo(scale - a.scale) + b.unscaled * tenTo(scale - b.scale), scale);
}
export function decimalNegate(a: Decimal): Decimal {
  return a.unscaled === 0n ? new Decimal(0n, a.scale, !a.negativeZero) : new Decimal(-a.unscaled, a.scale);
}
export function decimalSubtract(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return makeDecimal(a.unscaled * tenTo(scale - a.scale) - b.unscaled * tenTo(scale - b.scale), scale);
}
export function decimalMultiply(a: Decimal, b: Decimal): Decimal {
  return makeDecimal(a.unscaled * b.unscaled, a.scale + b.scale);
}

/** Throws DivideByZeroException or OverflowException. */
export function decimalDivide(a: Decimal, b: Decimal): Decimal {
  if (b.unscaled === 0n) divideByZero();
  const least = Math.max(0, a.scale - b.scale);
  const divisor = abs(b.unscaled);
  const dividend = b.unscaled < 0n ? -a.unscaled : a.unscaled;
  for (let scale = least; scale <= maxScale; scale++) {
    const numerator = dividend * tenTo(scale - a.scale + b.scale);
    if (abs(numerator) / divisor > maximum) break;
    if (numerator % divisor === 0n) return new Decimal(numerator / divisor, scale);
  }
  let scale = maxScale;
  let quotient = divideRounded(dividend * tenTo(scale - a.scale + b.scale), divisor);
  while (abs(quotient) > maximum && scale > 0) {
    scale--;
    const exponent = scale - a.scale + b.scale;
    quotient =
      exponent >= 0
        ? divideRounded(dividend * tenTo(exponent), divisor)
        : divideRounded(dividend, divisor * tenTo(-exponent));
  }
  if (abs(quotient) > maximum) decimalOverflow();
  while (scale > 0 && quotient % 10n === 0n) {
    quotient /= 10n;
    scale--;
  }
  return new Decimal(quotient, scale);
}

/** Throws DivideByZeroException. */
export function decimalRemainder(a: Decimal, b: Decimal): Decimal {
  if (b.unscaled === 0n) divideByZero();
  const scale = Math.max(a.scale, b.scale);
  const left = a.unscaled * tenTo(scale - a.scale);
  const right = b.unscaled * tenTo(scale - b.scale);
  if (abs(left) < abs(right)) return a;
  return makeDecimal(left % right, scale);
}

export function divideByZero(): never {
  throw netException('System.DivideByZeroException', 'Attempted to divide by zero.');
}

export function decimalCompare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = a.unscaled * tenTo(scale - a.scale);
  const right = b.unscaled * tenTo(scale - b.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The integer nearest to `value`, halves to even. */
export function decimalToBigInt(value: Decimal): bigint {
  return divideRounded(value.unscaled, tenTo(value.scale));
}
