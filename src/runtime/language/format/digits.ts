/**
 * The decimal digits of a number, which all numeric formats print from. Integers and Decimals hold theirs once and for
 * all; binary floating-point numbers compute as many exact digits as a format asks for, ties to even, as .NET does.
 */

/** The value is 0.d1d2d3... times 10 to the power of `scale`; digits have no leading zeros, and zero has none at all. */
export interface Digits {
  negative: boolean;
  digits: string;
  scale: number;
  /** Floating-point numbers keep the sign of zero. */
  float: boolean;
}

export function digitsOfInteger(value: number | bigint): Digits {
  const negative = value < 0;
  const text = String(value);
  const digits = negative ? text.slice(1) : text;
  return digits === '0'
    ? { negative: false, digits: '', scale: 0, float: false }
    : { negative, digits, scale: digits.length, float: false };
}

/** `unscaled` times 10 to the power of minus `scale`; trailing zeros are kept, a zero's by its scale alone. */
export function digitsOfDecimal(unscaled: bigint, scale: number): Digits {
  const negative = unscaled < 0n;
  const digits = (negative ? -unscaled : unscaled).toString();
  if (digits === '0') return { negative: false, digits: '', scale: -scale, float: false };
  return { negative, digits, scale: digits.length - scale, float: false };
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

/** The fewest digits that read back as the same number; `significant` is 17 for Double, 9 for Single, 5 for Half. */
export function shortestDigits(value: number, significant: number): Digits {
  if (value === 0) return { negative: isNegative(value), digits: '', scale: 0, float: true };
  if (significant === 17) return fromExponential(value.toExponential(), value < 0);
  const round = significant === 9 ? Math.fround : roundToHalf;
  for (let count = 1; count < significant; count++) {
    const text = value.toExponential(count - 1);
    if (round(Number(text)) === value) return fromExponential(text, value < 0);
  }
  return fromExponential(value.toExponential(significant - 1), value < 0);
}

/** The nearest number of IEEE half precision. */
export function roundToHalf(value: number): number {
  const magnitude = Math.abs(value);
  if (!Number.isFinite(value) || magnitude === 0) return value;
  const exponent = Math.max(Math.floor(Math.log2(magnitude)), -14);
  const step = 2 ** (exponent - 10);
  const count = magnitude / step;
  const floor = Math.floor(count);
  const rest = count - floor;
  const rounded = (rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor) * step;
  return Math.sign(value) * (rounded >= 65520 ? Infinity : rounded);
}

function fromExponential(text: string, negative: boolean): Digits {
  const at = text.indexOf('e');
  const mantissa = text.slice(negative ? 1 : 0, at).replace('.', '');
  return { negative, digits: stripZeros(mantissa), scale: Number(text.slice(at + 1)) + 1, float: true };
}

/** A floating-point number's digits, rounded to `count` significant ones. */
export function significantDigits(value: number, count: number): Digits {
  if (value === 0) return { negative: isNegative(value), digits: '', scale: 0, float: true };
  if (count <= 100) {
    const text = value.toExponential(count - 1);
    if (!mayBeTie(value.toExponential(count))) return fromExponential(text, value < 0);
  }
  return roundToEven(exactDigits(value), count);
}

/** A floating-point number's digits, rounded to `count` digits after the decimal point. */
export function fractionDigits(value: number, count: number): Digits {
  if (value === 0) return { negative: isNegative(value), digits: '', scale: 0, float: true };
  if (count < 100 && Math.abs(value) < 1e21) {
    const text = value.toFixed(count);
    if (!mayBeTie(value.toFixed(count + 1))) return fromFixed(text, value);
  }
  const exact = exactDigits(value);
  return roundToEven(exact, exact.scale + count);
}

/** JavaScript rounds ties away from zero: only a digit 5 right behind the last one can be a tie. */
function mayBeTie(oneMore: string): boolean {
  const end = oneMore.indexOf('e');
  return oneMore[(end < 0 ? oneMore.length : end) - 1] === '5';
}

function fromFixed(text: string, value: number): Digits {
  const unsigned = text.startsWith('-') ? text.slice(1) : text;
  const point = unsigned.indexOf('.');
  const whole = point < 0 ? unsigned : unsigned.slice(0, point);
  const all = point < 0 ? whole : whole + unsigned.slice(point + 1);
  const first = all.search(/[1-9]/);
  if (first < 0) return { negative: isNegative(value), digits: '', scale: 0, float: true };
  return {
    negative: isNegative(value),
    digits: stripZeros(all.slice(first)),
    scale: whole.length - first,
    float: true,
  };
}

/** Every digit of a double: it is a whole number of some power of two. */
function exactDigits(value: number): Digits {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const biased = Number(bits >> 52n);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const exponent = Math.max(biased, 1) - 1075;
  const digits = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent);
  const text = digits.toString();
  const scale = exponent >= 0 ? text.length : text.length + exponent;
  return { negative: isNegative(value), digits: stripZeros(text), scale, float: true };
}

function roundToEven(exact: Digits, count: number): Digits {
  const { digits } = exact;
  if (count >= digits.length) return exact;
  if (count < 0) return { ...exact, digits: '', scale: 0 };
  const next = digits.charCodeAt(count) - 48;
  const isTie = next === 5 && digits.length === count + 1;
  const last = count === 0 ? 0 : digits.charCodeAt(count - 1) - 48;
  return (isTie ? last % 2 === 1 : next >= 5) ? increment(exact, count) : truncate(exact, count);
}

/** Rounds half away from zero to the first `count` digits; what NumberToString does after a number's digits are known. */
export function roundDigits(number: Digits, count: number): Digits {
  const roundUp = count >= 0 && count < number.digits.length && number.digits.charCodeAt(count) >= 53;
  return roundUp ? increment(number, count) : truncate(number, Math.max(count, 0));
}

function truncate(number: Digits, count: number): Digits {
  const digits = stripZeros(number.digits.slice(0, count));
  if (digits === '') return { ...number, negative: number.float && number.negative, digits: '', scale: 0 };
  return digits === number.digits ? number : { ...number, digits };
}

function increment(number: Digits, count: number): Digits {
  let i = count;
  while (i > 0 && number.digits[i - 1] === '9') i--;
  if (i === 0) return { ...number, digits: '1', scale: number.scale + 1 };
  const digits = number.digits.slice(0, i - 1) + String.fromCharCode(number.digits.charCodeAt(i - 1) + 1);
  return { ...number, digits };
}

function stripZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end--;
  return end === digits.length ? digits : digits.slice(0, end);
}
