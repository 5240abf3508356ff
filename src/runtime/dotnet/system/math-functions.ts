/** Rounding and remainders as System.Math and System.Decimal define them. */
import { Decimal } from '../../objects/values.js';
import { argumentError, outOfRange } from './errors.js';

/** System.MidpointRounding. */
export const MidpointRounding = {
  ToEven: 0,
  AwayFromZero: 1,
  ToZero: 2,
  ToNegativeInfinity: 3,
  ToPositiveInfinity: 4,
} as const;

function roundWhole(value: number, mode: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  switch (mode) {
    case MidpointRounding.ToEven:
      if (rest === 0.5) return floor % 2 === 0 ? floor : floor + 1;
      return rest < 0.5 ? floor : floor + 1;
    case MidpointRounding.AwayFromZero:
      return Math.sign(value) * Math.floor(Math.abs(value) + (Math.abs(value) % 1 === 0.49999999999999994 ? 0 : 0.5));
    case MidpointRounding.ToZero:
      return Math.trunc(value);
    case MidpointRounding.ToNegativeInfinity:
      return floor;
    default:
      return Math.ceil(value);
  }
}

/** Math.Round of a double: scaled by a power of ten, rounded, and scaled back, as .NET does. */
export function roundNumber(value: number, digits: number, mode: number): number {
  if (digits < 0 || digits > 15) throw outOfRange('digits', 'Rounding digits must be between 0 and 15, inclusive.');
  if (mode < 0 || mode > 4) throw argumentError(`The Enum type should contain one and only one enum value.`, 'mode');
  if (Math.abs(value) >= 1e16 || !Number.isFinite(value)) return value;
  if (digits === 0) return keepZeroSign(roundWhole(value, mode), value);
  const power = 10 ** digits;
  return keepZeroSign(roundWhole(value * power, mode) / power, value);
}

function keepZeroSign(result: number, value: number): number {
  return result === 0 && (value < 0 || Object.is(value, -0)) ? -0 : result;
}

/** x - y * n, n the integer nearest to x / y, ties to even. */
export function ieeeRemainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const remainder = x % y;
  if (Number.isNaN(remainder)) return Number.NaN;
  if (remainder === 0 && (x < 0 || Object.is(x, -0))) return -0;
  const alternative = remainder - Math.abs(y) * Math.sign(x);
  if (Math.abs(alternative) === Math.abs(remainder)) {
    const quotient = x / y;
    const rounded = roundWhole(quotient, MidpointRounding.ToEven);
    return Math.abs(rounded) > Math.abs(quotient) ? alternative : remainder;
  }
  return Math.abs(alternative) < Math.abs(remainder) ? alternative : remainder;
}

/** Decimal.Round. `decimals` is 0 to 28. */
export function roundDecimal(value: Decimal, decimals: number, mode: number): Decimal {
  if (decimals < 0 || decimals > 28)
    throw outOfRange('decimals', 'Decimal can only round to between 0 and 28 digits of precision.');
  if (decimals >= value.scale) return value;
  const divisor = 10n ** BigInt(value.scale - decimals);
  const negative = value.unscaled < 0n;
  const magnitude = negative ? -value.unscaled : value.unscaled;
  let quotient = magnitude / divisor;
  const twice = (magnitude % divisor) * 2n;
  const inexact = twice !== 0n;
  const away =
    mode === MidpointRounding.ToEven
      ? twice > divisor || (twice === divisor && quotient % 2n === 1n)
      : mode === MidpointRounding.AwayFromZero
        ? twice >= divisor
        : mode === MidpointRounding.ToNegativeInfinity
          ? inexact && negative
          : mode === MidpointRounding.ToPositiveInfinity
            ? inexact && !negative
            : false;
  if (away) quotient++;
  return new Decimal(negative ? -quotient : quotient, decimals, negative && quotient === 0n);
}
