/** The members of System.Decimal; its arithmetic is the language's. */
import { changeType } from '../../language/change-type.js';
import {
  decimalAdd,
  decimalCompare,
  decimalDivide,
  decimalFromBigInt,
  decimalFromNumber,
  decimalMultiply,
  decimalNegate,
  decimalOverflow,
  decimalRemainder,
  decimalSubtract,
  decimalToNumber,
  makeDecimal,
} from '../../language/decimal.js';
import { badNumber, checkNumberStyles, NumberStyles, parseDigits } from '../../language/format/number-parse.js';
import { TypeCode } from '../../language/numeric.js';
import { defineType, type MemberFunction, type NetType } from '../../objects/net-type.js';
import { Decimal, type EnumValue } from '../../objects/values.js';
import { numberFormatOf } from '../globalization/number-format-info.js';
import { overloads } from '../overloads.js';
import { argumentError, argumentNull, outOfRange } from './errors.js';
import { roundDecimal } from './math-functions.js';
import { instanceMembers, numberText, numericInterfaces, parseMembers } from './numeric-members.js';

const zero = new Decimal(0n, 0);
const maximum = (1n << 96n) - 1n;

/** NumberStyles bits. Throws FormatException or OverflowException. */
export function parseDecimalText(text: string | null, styles: number, provider: unknown): Decimal {
  if (text === null) throw argumentNull('s');
  checkNumberStyles(styles, true);
  const parsed = parseDigits(text, styles, numberFormatOf(provider));
  if (parsed === null) throw badNumber(text);
  const unscaled = BigInt(parsed.digits);
  if (unscaled === 0n) return new Decimal(0n, Math.min(Math.max(parsed.scale, 0), 28), parsed.negative);
  const exponent = parsed.digits.length - parsed.scale;
  if (exponent > 40) decimalOverflow();
  if (exponent < -40) return new Decimal(0n, 28, parsed.negative);
  return makeDecimal(parsed.negative ? -unscaled : unscaled, parsed.scale);
}

const isOwn = (value: unknown) => value instanceof Decimal;

/** GetBits(): low, middle and high 32 bits, and the scale with the sign. */
function bitsOf(value: Decimal): number[] {
  const negative = value.unscaled < 0n || value.negativeZero;
  const magnitude = value.unscaled < 0n ? -value.unscaled : value.unscaled;
  const part = (shift: bigint) => Number(BigInt.asIntN(32, magnitude >> shift));
  return [part(0n), part(32n), part(64n), (value.scale << 16) | (negative ? 0x80000000 : 0)];
}

function fromBits(low: number, middle: number, high: number, negative: boolean, scale: number): Decimal {
  const unsigned = (part: number) => BigInt(part >>> 0);
  const magnitude = unsigned(low) | (unsigned(middle) << 32n) | (unsigned(high) << 64n);
  return new Decimal(negative ? -magnitude : magnitude, scale, negative && magnitude === 0n);
}

/** .NET hashes the bits of the value as a double, with the lowest ones dropped. */
function hash(value: Decimal): number {
  let { unscaled, scale } = value;
  while (scale > 0 && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale--;
  }
  const [low = 0, middle = 0, high = 0, flags = 0] = bitsOf(new Decimal(unscaled, scale));
  return low ^ middle ^ high ^ flags;
}

function create(_type: NetType, ...args: unknown[]): Decimal {
  const [first] = args;
  if (args.length === 5) {
    const [low, middle, high, negative, scale] = args as [number, number, number, boolean, number];
    if (scale > 28) throw outOfRange('scale', "Decimal's scale value must be between 0 and 28, inclusive.");
    return fromBits(low, middle, high, negative, scale);
  }
  if (Array.isArray(first)) {
    const [low = 0, middle = 0, high = 0, flags = 0] = first as number[];
    const scale = (flags >>> 16) & 0xff;
    if (first.length !== 4 || (flags & 0x7f00ffff) !== 0 || scale > 28)
      throw argumentError('Decimal constructor requires an array or span of four valid decimal bytes.', 'bits');
    return fromBits(low, middle, high, flags < 0, scale);
  }
  return decimalFromBigInt(BigInt(first as number | bigint));
}

const to =
  (code: number): MemberFunction =>
  (value: Decimal) =>
    changeType(roundDecimal(value, 0, 2), code);
const rounding = (mode: number) => (value: Decimal) => roundDecimal(value, 0, mode);

function round(value: Decimal, ...rest: unknown[]): Decimal {
  const decimals = typeof rest[0] === 'number' ? rest[0] : 0;
  const mode = rest.find((a) => typeof a === 'object') as EnumValue | undefined;
  return roundDecimal(value, decimals, Number(mode?.value ?? 0));
}

const isWhole = (value: Decimal) => value.unscaled % 10n ** BigInt(value.scale) === 0n;
const whole = (value: Decimal) => value.unscaled / 10n ** BigInt(value.scale);
const negative = (value: Decimal) => value.unscaled < 0n || value.negativeZero;
const abs = (value: Decimal) => (value.unscaled < 0n ? new Decimal(-value.unscaled, value.scale) : value);

const binary = (operation: (a: Decimal, b: Decimal) => Decimal) => (a: unknown, b: unknown) =>
  a instanceof Decimal && b instanceof Decimal ? operation(a, b) : undefined;

defineType('System.Decimal', { class: Decimal, accelerators: ['decimal'] }, () => ({
  kind: 'struct',
  interfaces: numericInterfaces('System.Decimal'),
  toString: numberText,
  compare: (self: Decimal, other: unknown) => (other instanceof Decimal ? decimalCompare(self, other) : undefined),
  defaultValue: () => zero,
  operators: {
    op_Addition: binary(decimalAdd),
    op_Subtraction: binary(decimalSubtract),
    op_Multiply: binary(decimalMultiply),
    op_Division: binary(decimalDivide),
    op_Modulus: binary(decimalRemainder),
    op_UnaryNegation: (a: Decimal) => decimalNegate(a),
  },
  members: {
    ...overloads(create, [
      'new(int value)',
      'new(uint value)',
      'new(long value)',
      'new(ulong value)',
      'new(int[] bits)',
      'new(System.ReadOnlySpan[int] bits)',
      'new(int lo, int mid, int hi, bool isNegative, byte scale)',
    ]),
    'new(float value)': (_type: NetType, value: number) => decimalFromNumber(value, 7),
    'new(double value)': (_type: NetType, value: number) => decimalFromNumber(value, 15),
    'static decimal FromOACurrency(long cy)': (currency: bigint) => makeDecimal(currency, 4),
    'static long ToOACurrency(decimal value)': (value: Decimal) =>
      roundDecimal(new Decimal(value.unscaled * 10000n, value.scale), 0, 0).unscaled,
    'static decimal Add(decimal d1, decimal d2)': decimalAdd,
    'static decimal Ceiling(decimal d)': rounding(4),
    'static int Compare(decimal d1, decimal d2)': decimalCompare,
    'static decimal Divide(decimal d1, decimal d2)': decimalDivide,
    'static bool Equals(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => decimalCompare(a, b) === 0,
    'static decimal Floor(decimal d)': rounding(3),
    ...parseMembers('decimal', 'System.Globalization.NumberStyles.Number', NumberStyles.Number, parseDecimalText, zero),
    'static int[] GetBits(decimal d)': bitsOf,
    'static decimal Remainder(decimal d1, decimal d2)': decimalRemainder,
    'static decimal Multiply(decimal d1, decimal d2)': decimalMultiply,
    'static decimal Negate(decimal d)': decimalNegate,
    ...overloads(round, [
      'static decimal Round(decimal d)',
      'static decimal Round(decimal d, int decimals)',
      'static decimal Round(decimal d, System.MidpointRounding mode)',
      'static decimal Round(decimal d, int decimals, System.MidpointRounding mode)',
    ]),
    'static decimal Subtract(decimal d1, decimal d2)': decimalSubtract,
    'static byte ToByte(decimal value)': to(TypeCode.Byte),
    'static sbyte ToSByte(decimal value)': to(TypeCode.SByte),
    'static short ToInt16(decimal value)': to(TypeCode.Int16),
    'static double ToDouble(decimal d)': decimalToNumber,
    'static int ToInt32(decimal d)': to(TypeCode.Int32),
    'static long ToInt64(decimal d)': to(TypeCode.Int64),
    'static ushort ToUInt16(decimal value)': to(TypeCode.UInt16),
    'static uint ToUInt32(decimal d)': to(TypeCode.UInt32),
    'static ulong ToUInt64(decimal d)': to(TypeCode.UInt64),
    'static float ToSingle(decimal d)': decimalToNumber,
    'static decimal Truncate(decimal d)': rounding(2),
    'static decimal Clamp(decimal value, decimal min, decimal max)': (value: Decimal, least: Decimal, most: Decimal) =>
      decimalCompare(value, least) < 0 ? least : decimalCompare(value, most) > 0 ? most : value,
    'static decimal CopySign(decimal value, decimal sign)': (value: Decimal, sign: Decimal) =>
      negative(value) === negative(sign) ? value : decimalNegate(value),
    'static decimal Max(decimal x, decimal y)': (a: Decimal, b: Decimal) => (decimalCompare(a, b) >= 0 ? a : b),
    'static decimal Min(decimal x, decimal y)': (a: Decimal, b: Decimal) => (decimalCompare(a, b) < 0 ? a : b),
    'static int Sign(decimal d)': (value: Decimal) => (value.unscaled > 0n ? 1 : value.unscaled < 0n ? -1 : 0),
    'static decimal Abs(decimal value)': abs,
    'static bool IsCanonical(decimal value)': (value: Decimal) => value.scale === 0 || value.unscaled % 10n !== 0n,
    'static bool IsEvenInteger(decimal value)': (value: Decimal) => isWhole(value) && whole(value) % 2n === 0n,
    'static bool IsInteger(decimal value)': isWhole,
    'static bool IsNegative(decimal value)': negative,
    'static bool IsOddInteger(decimal value)': (value: Decimal) => isWhole(value) && whole(value) % 2n !== 0n,
    'static bool IsPositive(decimal value)': (value: Decimal) => !negative(value),
    'static decimal MaxMagnitude(decimal x, decimal y)': (a: Decimal, b: Decimal) =>
      decimalCompare(abs(a), abs(b)) >= 0 ? a : b,
    'static decimal MinMagnitude(decimal x, decimal y)': (a: Decimal, b: Decimal) =>
      decimalCompare(abs(a), abs(b)) < 0 ? a : b,
    'static decimal Zero {get;}': () => zero,
    'static decimal One {get;}': () => new Decimal(1n, 0),
    'static decimal MinusOne {get;}': () => new Decimal(-1n, 0),
    'static decimal MaxValue {get;}': () => new Decimal(maximum, 0),
    'static decimal MinValue {get;}': () => new Decimal(-maximum, 0),
    'byte Scale {get;}': (self: Decimal) => self.scale,
    ...instanceMembers({
      keyword: 'decimal',
      name: 'Decimal',
      typeCode: TypeCode.Decimal,
      isOwn,
      compare: decimalCompare,
      hash,
    }),
  },
}));
