/** System.Math and System.MathF. One implementation serves the overloads of all numeric types that arrive in the same form. */
import { decimalCompare } from '../../language/decimal.js';
import { makeInteger, TypeCode } from '../../language/numeric.js';
import { netException } from '../../objects/errors.js';
import { defineType, type MemberFunction } from '../../objects/net-type.js';
import { Decimal, double, type EnumValue, type PSReference } from '../../objects/values.js';
import { overloads } from '../overloads.js';
import { argumentError, divideByZero, overflow } from './errors.js';
import { ieeeRemainder, roundDecimal, roundNumber } from './math-functions.js';
import { ValueTuple } from './value-tuple.js';

type Real = number | bigint;

const view = new DataView(new ArrayBuffer(8));

/** The next double towards positive infinity for 1, negative infinity for -1. */
function nextDouble(value: number, direction: 1n | -1n): number {
  if (Number.isNaN(value) || value === Infinity * Number(direction)) return value;
  if (value === 0) return Number(direction) * Number.MIN_VALUE;
  view.setFloat64(0, value);
  const away = value > 0 ? direction : -direction;
  view.setBigInt64(0, view.getBigInt64(0) + away);
  return view.getFloat64(0);
}

function less(a: unknown, b: unknown): boolean {
  return a instanceof Decimal ? decimalCompare(a, b as Decimal) < 0 : (a as Real) < (b as Real);
}

function max(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return Math.max(a, b);
  return less(a, b) ? b : a;
}
function min(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return Math.min(a, b);
  return less(b, a) ? b : a;
}
function clamp(value: unknown, least: unknown, most: unknown): unknown {
  if (less(most, least)) throw argumentError(`'${shown(least)}' cannot be greater than ${shown(most)}.`);
  return less(value, least) ? least : less(most, value) ? most : value;
}
function shown(value: unknown): string {
  return value instanceof Decimal ? String(Number(value.unscaled) / 10 ** value.scale) : String(value);
}

/** Of a signed integer of so many bits, whose least value has no counterpart. */
const absOf = (bits: number) => (value: Real) => {
  if (BigInt(value) === -(1n << BigInt(bits - 1)))
    throw overflow('Negating the minimum value of a twos complement number is invalid.');
  return value < 0 ? -value : value;
};
const absDecimal = (value: Decimal) => (value.unscaled < 0n ? new Decimal(-value.unscaled, value.scale) : value);

function sign(value: unknown): number {
  if (value instanceof Decimal) return value.unscaled > 0n ? 1 : value.unscaled < 0n ? -1 : 0;
  if (Number.isNaN(value))
    throw netException('System.ArithmeticException', 'Function does not accept floating point Not-a-Number values.');
  return (value as Real) > 0 ? 1 : (value as Real) < 0 ? -1 : 0;
}

function log(value: number, base?: number): number {
  if (base === undefined) return Math.log(value);
  if (Number.isNaN(value) || Number.isNaN(base)) return Number.NaN;
  if (base === 1 || (value !== 1 && (base === 0 || base === Infinity))) return Number.NaN;
  return Math.log(value) / Math.log(base);
}

const magnitude = (value: number) => Math.abs(value);

function round(value: unknown, ...rest: unknown[]): unknown {
  const digits = typeof rest[0] === 'number' ? rest[0] : 0;
  const mode = Number((rest.find((a) => typeof a === 'object') as EnumValue | undefined)?.value ?? 0);
  return value instanceof Decimal ? roundDecimal(value, digits, mode) : roundNumber(value as number, digits, mode);
}

/** The quotient, with the remainder in the [ref] argument. */
const divRemRef = (a: Real, b: Real, remainder: PSReference): Real => {
  if (BigInt(b) === 0n) throw divideByZero();
  remainder.set(typeof a === 'bigint' ? a % (b as bigint) : a % (b as number));
  return typeof a === 'bigint' ? a / (b as bigint) : Math.trunc(a / (b as number));
};
const divRemOf = (code: number) => (a: Real, b: Real) => {
  if (BigInt(b) === 0n) throw divideByZero();
  return ValueTuple.of([makeInteger(code, BigInt(a) / BigInt(b)), makeInteger(code, BigInt(a) % BigInt(b))]);
};

function bigMul(a: bigint, b: bigint, low: PSReference): bigint {
  const product = a * b;
  low.set(BigInt.asIntN(64, product));
  return product >> 64n;
}

const wholeDecimal = (mode: number) => (value: Decimal | number) =>
  value instanceof Decimal
    ? roundDecimal(value, 0, mode)
    : mode === 4
      ? Math.ceil(value)
      : mode === 3
        ? Math.floor(value)
        : Math.trunc(value);

defineType('System.Math', {}, () => ({
  abstract: true,
  members: {
    'static double Acos(double d)': (d: number) => Math.acos(d),
    'static double Acosh(double d)': (d: number) => Math.acosh(d),
    'static double Asin(double d)': (d: number) => Math.asin(d),
    'static double Asinh(double d)': (d: number) => Math.asinh(d),
    'static double Atan(double d)': (d: number) => Math.atan(d),
    'static double Atanh(double d)': (d: number) => Math.atanh(d),
    'static double Atan2(double y, double x)': (y: number, x: number) => Math.atan2(y, x),
    'static double Cbrt(double d)': (d: number) => Math.cbrt(d),
    ...overloads(wholeDecimal(4), ['static double Ceiling(double a)', 'static decimal Ceiling(decimal d)']),
    'static double Cos(double d)': (d: number) => Math.cos(d),
    'static double Cosh(double value)': (d: number) => Math.cosh(d),
    'static double Exp(double d)': (d: number) => Math.exp(d),
    ...overloads(wholeDecimal(3), ['static double Floor(double d)', 'static decimal Floor(decimal d)']),
    ...overloads(log, ['static double Log(double d)', 'static double Log(double a, double newBase)']),
    'static double Log2(double x)': (x: number) => Math.log2(x),
    'static double Log10(double d)': (d: number) => Math.log10(d),
    'static double Pow(double x, double y)': (x: number, y: number) => x ** y,
    'static double Sin(double a)': (a: number) => Math.sin(a),
    'static System.ValueTuple[double,double] SinCos(double x)': (x: number) =>
      ValueTuple.of([double(Math.sin(x)), double(Math.cos(x))]),
    'static double Sinh(double value)': (a: number) => Math.sinh(a),
    'static double Sqrt(double d)': (d: number) => Math.sqrt(d),
    'static double Tan(double a)': (a: number) => Math.tan(a),
    'static double Tanh(double value)': (a: number) => Math.tanh(a),
    'static short Abs(short value)': absOf(16),
    'static int Abs(int value)': absOf(32),
    'static long Abs(long value)': absOf(64),
    'static sbyte Abs(sbyte value)': absOf(8),
    'static decimal Abs(decimal value)': absDecimal,
    ...overloads(
      (value: number) => Math.abs(value),
      ['static double Abs(double value)', 'static float Abs(float value)'],
    ),
    ...overloads(
      (a: number, b: number) => BigInt(a) * BigInt(b),
      ['static ulong BigMul(uint a, uint b)', 'static long BigMul(int a, int b)'],
    ),
    ...overloads(bigMul, [
      'static ulong BigMul(ulong a, ulong b, [ref] ulong low)',
      'static long BigMul(long a, long b, [ref] long low)',
    ]),
    'static double BitDecrement(double x)': (x: number) => nextDouble(x, -1n),
    'static double BitIncrement(double x)': (x: number) => nextDouble(x, 1n),
    'static double CopySign(double x, double y)': (x: number, y: number) =>
      y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x),
    ...overloads(divRemRef, [
      'static int DivRem(int a, int b, [ref] int result)',
      'static long DivRem(long a, long b, [ref] long result)',
    ]),
    'static System.ValueTuple[sbyte,sbyte] DivRem(sbyte left, sbyte right)': divRemOf(TypeCode.SByte),
    'static System.ValueTuple[byte,byte] DivRem(byte left, byte right)': divRemOf(TypeCode.Byte),
    'static System.ValueTuple[short,short] DivRem(short left, short right)': divRemOf(TypeCode.Int16),
    'static System.ValueTuple[ushort,ushort] DivRem(ushort left, ushort right)': divRemOf(TypeCode.UInt16),
    'static System.ValueTuple[int,int] DivRem(int left, int right)': divRemOf(TypeCode.Int32),
    'static System.ValueTuple[uint,uint] DivRem(uint left, uint right)': divRemOf(TypeCode.UInt32),
    'static System.ValueTuple[long,long] DivRem(long left, long right)': divRemOf(TypeCode.Int64),
    'static System.ValueTuple[ulong,ulong] DivRem(ulong left, ulong right)': divRemOf(TypeCode.UInt64),
    ...overloads(clamp, [
      'static byte Clamp(byte value, byte min, byte max)',
      'static decimal Clamp(decimal value, decimal min, decimal max)',
      'static double Clamp(double value, double min, double max)',
      'static short Clamp(short value, short min, short max)',
      'static int Clamp(int value, int min, int max)',
      'static long Clamp(long value, long min, long max)',
      'static System.IntPtr Clamp(System.IntPtr value, System.IntPtr min, System.IntPtr max)',
      'static sbyte Clamp(sbyte value, sbyte min, sbyte max)',
      'static float Clamp(float value, float min, float max)',
      'static ushort Clamp(ushort value, ushort min, ushort max)',
      'static uint Clamp(uint value, uint min, uint max)',
      'static ulong Clamp(ulong value, ulong min, ulong max)',
      'static System.UIntPtr Clamp(System.UIntPtr value, System.UIntPtr min, System.UIntPtr max)',
    ]),
    'static double IEEERemainder(double x, double y)': ieeeRemainder,
    'static int ILogB(double x)': (x: number) =>
      x === 0 ? -2147483648 : Number.isFinite(x) ? Math.floor(Math.log2(Math.abs(x))) : 2147483647,
    ...overloads(max, [
      'static byte Max(byte val1, byte val2)',
      'static decimal Max(decimal val1, decimal val2)',
      'static double Max(double val1, double val2)',
      'static short Max(short val1, short val2)',
      'static int Max(int val1, int val2)',
      'static long Max(long val1, long val2)',
      'static System.IntPtr Max(System.IntPtr val1, System.IntPtr val2)',
      'static sbyte Max(sbyte val1, sbyte val2)',
      'static float Max(float val1, float val2)',
      'static ushort Max(ushort val1, ushort val2)',
      'static uint Max(uint val1, uint val2)',
      'static ulong Max(ulong val1, ulong val2)',
      'static System.UIntPtr Max(System.UIntPtr val1, System.UIntPtr val2)',
    ]),
    'static double MaxMagnitude(double x, double y)': (x: number, y: number) =>
      magnitude(x) > magnitude(y) || Number.isNaN(x) ? x : magnitude(x) === magnitude(y) && y < 0 ? x : y,
    ...overloads(min, [
      'static byte Min(byte val1, byte val2)',
      'static decimal Min(decimal val1, decimal val2)',
      'static double Min(double val1, double val2)',
      'static short Min(short val1, short val2)',
      'static int Min(int val1, int val2)',
      'static long Min(long val1, long val2)',
      'static System.IntPtr Min(System.IntPtr val1, System.IntPtr val2)',
      'static sbyte Min(sbyte val1, sbyte val2)',
      'static float Min(float val1, float val2)',
      'static ushort Min(ushort val1, ushort val2)',
      'static uint Min(uint val1, uint val2)',
      'static ulong Min(ulong val1, ulong val2)',
      'static System.UIntPtr Min(System.UIntPtr val1, System.UIntPtr val2)',
    ]),
    'static double MinMagnitude(double x, double y)': (x: number, y: number) =>
      magnitude(x) < magnitude(y) || Number.isNaN(x) ? x : magnitude(x) === magnitude(y) && x < 0 ? x : y,
    ...overloads(round, [
      'static decimal Round(decimal d)',
      'static decimal Round(decimal d, int decimals)',
      'static decimal Round(decimal d, System.MidpointRounding mode)',
      'static decimal Round(decimal d, int decimals, System.MidpointRounding mode)',
      'static double Round(double a)',
      'static double Round(double value, int digits)',
      'static double Round(double value, System.MidpointRounding mode)',
      'static double Round(double value, int digits, System.MidpointRounding mode)',
    ]),
    ...overloads(sign, [
      'static int Sign(decimal value)',
      'static int Sign(double value)',
      'static int Sign(short value)',
      'static int Sign(int value)',
      'static int Sign(long value)',
      'static int Sign(System.IntPtr value)',
      'static int Sign(sbyte value)',
      'static int Sign(float value)',
    ]),
    ...overloads(wholeDecimal(2), ['static decimal Truncate(decimal d)', 'static double Truncate(double d)']),
    'static double ScaleB(double x, int n)': (x: number, n: number) => x * 2 ** n,
    'static double E {get;}': () => Math.E,
    'static double PI {get;}': () => Math.PI,
    'static double Tau {get;}': () => 2 * Math.PI,
  },
}));

/** MathF: the same functions to the precision of Single, which the result's type sees to. */
defineType('System.MathF', {}, () => {
  const one = [
    'Acos',
    'Acosh',
    'Asin',
    'Asinh',
    'Atan',
    'Atanh',
    'Cbrt',
    'Cos',
    'Cosh',
    'Exp',
    'Floor',
    'Log2',
    'Log10',
    'Sin',
    'Sinh',
    'Sqrt',
    'Tan',
    'Tanh',
    'Abs',
  ];
  const members: Record<string, MemberFunction> = {};
  for (const name of one) {
    const run = Math[name.toLowerCase() as 'exp'];
    members[`static float ${name}(float x)`] = (x: number) => run(x);
  }
  return {
    abstract: true,
    members: {
      ...members,
      'static float Ceiling(float x)': (x: number) => Math.ceil(x),
      'static float Truncate(float x)': (x: number) => Math.trunc(x),
      'static float Atan2(float y, float x)': (y: number, x: number) => Math.atan2(y, x),
      'static float Pow(float x, float y)': (x: number, y: number) => x ** y,
      'static float Log(float x)': (x: number) => Math.log(x),
      'static float Log(float x, float y)': log,
      'static float Max(float x, float y)': (x: number, y: number) => Math.max(x, y),
      'static float Min(float x, float y)': (x: number, y: number) => Math.min(x, y),
      'static float IEEERemainder(float x, float y)': ieeeRemainder,
      'static int Sign(float x)': sign,
      'static float Round(float x)': round,
      'static float Round(float x, int digits)': round,
      'static float Round(float x, System.MidpointRounding mode)': round,
      'static float Round(float x, int digits, System.MidpointRounding mode)': round,
      'static float E {get;}': () => Math.E,
      'static float PI {get;}': () => Math.PI,
      'static float Tau {get;}': () => 2 * Math.PI,
    },
  };
});
