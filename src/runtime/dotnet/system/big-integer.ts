/** System.Numerics.BigInteger. Its members take and give JavaScript bigints; a value of the type is a BigIntegerBox. */
import { decimalToBigInt } from '../../language/decimal.js';
import { parseInteger } from '../../language/format/number-parse.js';
import { TypeCode, toBigInt, typeCodeOf } from '../../language/numeric.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import { BigIntegerBox, Decimal, type PSReference } from '../../objects/values.js';
import { numberFormatOf } from '../globalization/number-format-info.js';
import { hashOfText } from '../globalization/ordinal.js';
import { overloads } from '../overloads.js';
import { argumentError, divideByZero, mustNotBeNegative, outOfRange, overflow } from './errors.js';
import { roundDecimal } from './math-functions.js';
import { integerStyles, numberText, numberToString, parseMembers } from './numeric-members.js';
import { ValueTuple } from './value-tuple.js';

const abs = (value: bigint) => (value < 0n ? -value : value);
const bitLength = (value: bigint) => (value === 0n ? 0 : value.toString(2).length);

function fromNumber(value: number): bigint {
  if (Number.isNaN(value)) throw overflow('The value is not a number.');
  if (!Number.isFinite(value)) throw overflow('BigInteger cannot represent infinity.');
  return BigInt(Math.trunc(value));
}

/** Two's complement, lowest byte first. */
export function fromBytes(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] as number);
  return BigInt.asIntN(bytes.length * 8, value);
}

function toBytes(value: bigint, isUnsigned = false, isBigEndian = false): Uint8Array {
  if (isUnsigned && value < 0n) throw overflow('Negative values do not have an unsigned representation.');
  const count = isUnsigned ? Math.max(1, Math.ceil(bitLength(value) / 8)) : byteCount(value);
  let rest = BigInt.asUintN(count * 8, value);
  const bytes = new Uint8Array(count);
  for (let i = 0; i < count; i++, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
  return isBigEndian ? bytes.reverse() : bytes;
}

function byteCount(value: bigint): number {
  return Math.floor(bitLength(value < 0n ? -value - 1n : value) / 8) + 1;
}

function pow(base: bigint, exponent: number): bigint {
  if (exponent < 0) throw mustNotBeNegative('exponent', exponent);
  return base ** BigInt(exponent);
}

function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (exponent < 0n) throw mustNotBeNegative('exponent', exponent);
  if (modulus === 0n) throw divideByZero();
  let result = 1n % modulus;
  let factor = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * factor) % modulus;
    factor = (factor * factor) % modulus;
  }
  return result;
}

function gcd(a: bigint, b: bigint): bigint {
  a = abs(a);
  b = abs(b);
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** The natural logarithm, from the highest bits. */
function log(value: bigint): number {
  if (value < 0n) return Number.NaN;
  const length = bitLength(value);
  if (length <= 1000) return Math.log(Number(value));
  return Math.log(Number(value >> BigInt(length - 64))) + (length - 64) * Math.LN2;
}

const nonZero = (value: bigint) => {
  if (value === 0n) throw divideByZero();
  return value;
};
const big = (value: bigint) => new BigIntegerBox(value);

function order(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
const isInteger = (value: unknown) => {
  const code = typeCodeOf(value);
  return (code >= TypeCode.SByte && code <= TypeCode.UInt64) || code === TypeCode.BigInteger;
};

function compareTo(self: BigIntegerBox, other: unknown): number {
  if (other === null) return 1;
  if (typeof other === 'bigint') return order(self.value, other);
  if (other instanceof BigIntegerBox) return order(self.value, other.value);
  throw argumentError('The parameter must be a BigInteger.', 'obj');
}

const operation = (run: (a: bigint, b: bigint) => bigint) => (a: unknown, b: unknown) =>
  isInteger(a) && isInteger(b) ? big(run(toBigInt(a), toBigInt(b))) : undefined;

defineType(
  'System.Numerics.BigInteger',
  { class: BigIntegerBox, accelerators: ['bigint'], assembly: 'System.Runtime.Numerics' },
  () => ({
    kind: 'struct',
    interfaces: [
      'System.IComparable',
      'System.IFormattable',
      'System.IComparable[bigint]',
      'System.IEquatable[bigint]',
    ],
    toString: numberText,
    compare: (self: BigIntegerBox, other: unknown) =>
      isInteger(other) ? order(self.value, toBigInt(other)) : undefined,
    hashKey: (self: BigIntegerBox) => String(self.value),
    equals: (self: BigIntegerBox, other: unknown) => other instanceof BigIntegerBox && other.value === self.value,
    defaultValue: () => big(0n),
    convertFrom: (value: unknown) => {
      if (isInteger(value)) return big(toBigInt(value));
      if (value instanceof Decimal) return big(roundDecimal(value, 0, 2).unscaled);
      const code = typeCodeOf(value);
      return code === TypeCode.Double || code === TypeCode.Single
        ? big(fromNumber(typeof value === 'number' ? value : (value as { value: number }).value))
        : undefined;
    },
    operators: {
      op_Addition: operation((a, b) => a + b),
      op_Subtraction: operation((a, b) => a - b),
      op_Multiply: operation((a, b) => a * b),
      op_Division: operation((a, b) => a / nonZero(b)),
      op_Modulus: operation((a, b) => a % nonZero(b)),
      op_UnaryNegation: (a: BigIntegerBox) => big(-a.value),
      op_BitwiseAnd: operation((a, b) => a & b),
      op_BitwiseOr: operation((a, b) => a | b),
      op_ExclusiveOr: operation((a, b) => a ^ b),
      op_OnesComplement: (a: BigIntegerBox) => big(~a.value),
      op_LeftShift: operation((a, b) => a << b),
      op_RightShift: operation((a, b) => a >> b),
    },
    members: {
      ...overloads(
        (_type: NetType, value: number | bigint) => big(BigInt(value)),
        ['new(int value)', 'new(uint value)', 'new(long value)', 'new(ulong value)'],
      ),
      ...overloads(
        (_type: NetType, value: number) => big(fromNumber(value)),
        ['new(float value)', 'new(double value)'],
      ),
      'new(decimal value)': (_type: NetType, value: Decimal) => big(decimalToBigInt(roundDecimal(value, 0, 2))),
      'new(byte[] value)': (_type: NetType, bytes: Uint8Array) => big(fromBytes(bytes)),
      ...parseMembers('bigint', 'System.Globalization.NumberStyles.Integer', integerStyles, parseBigInteger, 0n),
      'static int Compare(bigint left, bigint right)': order,
      'static bigint Abs(bigint value)': abs,
      'static bigint Add(bigint left, bigint right)': (a: bigint, b: bigint) => a + b,
      'static bigint Subtract(bigint left, bigint right)': (a: bigint, b: bigint) => a - b,
      'static bigint Multiply(bigint left, bigint right)': (a: bigint, b: bigint) => a * b,
      'static bigint Divide(bigint dividend, bigint divisor)': (a: bigint, b: bigint) => a / nonZero(b),
      'static bigint Remainder(bigint dividend, bigint divisor)': (a: bigint, b: bigint) => a % nonZero(b),
      'static bigint DivRem(bigint dividend, bigint divisor, [ref] bigint remainder)': (
        a: bigint,
        b: bigint,
        remainder: PSReference,
      ) => {
        remainder.set(a % nonZero(b));
        return a / b;
      },
      'static System.ValueTuple[bigint,bigint] DivRem(bigint left, bigint right)': (a: bigint, b: bigint) =>
        ValueTuple.of([big(a / nonZero(b)), big(a % b)]),
      'static bigint Negate(bigint value)': (value: bigint) => -value,
      ...overloads(
        (value: bigint, base?: number) => (base === undefined ? log(value) : log(value) / Math.log(base)),
        ['static double Log(bigint value)', 'static double Log(bigint value, double baseValue)'],
      ),
      'static double Log10(bigint value)': (value: bigint) => log(value) / Math.LN10,
      'static bigint GreatestCommonDivisor(bigint left, bigint right)': gcd,
      'static bigint Max(bigint left, bigint right)': (a: bigint, b: bigint) => (a < b ? b : a),
      'static bigint Min(bigint left, bigint right)': (a: bigint, b: bigint) => (a <= b ? a : b),
      'static bigint ModPow(bigint value, bigint exponent, bigint modulus)': modPow,
      'static bigint Pow(bigint value, int exponent)': pow,
      'static bool IsPow2(bigint value)': (value: bigint) => value > 0n && (value & (value - 1n)) === 0n,
      'static bigint Log2(bigint value)': (value: bigint) => {
        if (value < 0n) throw outOfRange('value', `value ('${value}') must be a non-negative value.`, value);
        return BigInt(Math.max(0, bitLength(value) - 1));
      },
      'static bigint Clamp(bigint value, bigint min, bigint max)': (value: bigint, least: bigint, most: bigint) =>
        value < least ? least : value > most ? most : value,
      'static bigint CopySign(bigint value, bigint sign)': (value: bigint, sign: bigint) =>
        sign < 0n ? -abs(value) : abs(value),
      'static bool IsEvenInteger(bigint value)': (value: bigint) => (value & 1n) === 0n,
      'static bool IsNegative(bigint value)': (value: bigint) => value < 0n,
      'static bool IsOddInteger(bigint value)': (value: bigint) => (value & 1n) === 1n,
      'static bool IsPositive(bigint value)': (value: bigint) => value >= 0n,
      'static bigint MaxMagnitude(bigint x, bigint y)': (a: bigint, b: bigint) =>
        abs(a) > abs(b) || (abs(a) === abs(b) && a >= 0n) ? a : b,
      'static bigint MinMagnitude(bigint x, bigint y)': (a: bigint, b: bigint) =>
        abs(a) < abs(b) || (abs(a) === abs(b) && a < 0n) ? a : b,
      'static bigint Zero {get;}': () => 0n,
      'static bigint One {get;}': () => 1n,
      'static bigint MinusOne {get;}': () => -1n,
      'bool IsPowerOfTwo {get;}': ({ value }: BigIntegerBox) => value > 0n && (value & (value - 1n)) === 0n,
      'bool IsZero {get;}': (self: BigIntegerBox) => self.value === 0n,
      'bool IsOne {get;}': (self: BigIntegerBox) => self.value === 1n,
      'bool IsEven {get;}': (self: BigIntegerBox) => (self.value & 1n) === 0n,
      'int Sign {get;}': (self: BigIntegerBox) => order(self.value, 0n),
      'int GetHashCode()': (self: BigIntegerBox) =>
        (self.value | 0n) === BigInt.asIntN(32, self.value) ? Number(self.value) : hashOfText(String(self.value)),
      ...overloads(
        (self: BigIntegerBox, other: unknown) =>
          (typeof other === 'bigint' ? other : (other as BigIntegerBox | null)?.value) === self.value,
        [
          'bool Equals(System.Object obj)',
          'bool Equals(long other)',
          'bool Equals(ulong other)',
          'bool Equals(bigint other)',
          'bool IEquatable[bigint].Equals(bigint other)',
        ],
      ),
      ...overloads(compareTo, [
        'int CompareTo(long other)',
        'int CompareTo(ulong other)',
        'int CompareTo(bigint other)',
        'int CompareTo(System.Object obj)',
        'int IComparable.CompareTo(System.Object obj)',
        'int IComparable[bigint].CompareTo(bigint other)',
      ]),
      ...overloads(
        (self: BigIntegerBox, isUnsigned?: boolean, isBigEndian?: boolean) =>
          toBytes(self.value, isUnsigned, isBigEndian),
        ['byte[] ToByteArray()', 'byte[] ToByteArray(bool isUnsigned = False, bool isBigEndian = False)'],
      ),
      ...overloads(
        (self: BigIntegerBox, isUnsigned?: boolean) => toBytes(self.value, isUnsigned).length,
        ['int GetByteCount(bool isUnsigned = False)', 'int IBinaryInteger[bigint].GetByteCount()'],
      ),
      ...overloads(numberToString, [
        'string ToString()',
        'string ToString(System.IFormatProvider provider)',
        'string ToString(string format)',
        'string ToString(string format, System.IFormatProvider provider)',
        'string IFormattable.ToString(string format, System.IFormatProvider formatProvider)',
      ]),
      'long GetBitLength()': (self: BigIntegerBox) =>
        BigInt(bitLength(self.value < 0n ? -self.value - 1n : self.value)),
    },
  }),
);

function parseBigInteger(text: string | null, styles: number, provider: unknown): bigint {
  const range = { min: 0n, max: 0n, bits: 0 };
  const inexact = () => overflow('Value was either too large or too small for a BigInteger.');
  return parseInteger(text, styles, numberFormatOf(provider), range, inexact);
}
