/** System.Byte to UInt64: one definition, made for each from its range. */
import { outOfRange as valueOutOfRange } from '../../language/change-type.js';
import { parseInteger } from '../../language/format/number-parse.js';
import { integerRanges, makeInteger, TypeCode, typeCodeOf } from '../../language/numeric.js';
import { defineType, type MemberFunction, type TypeDefinition, type TypeRegistration } from '../../objects/net-type.js';
import { ByteBox, Int16Box, SByteBox, UInt16Box, UInt32Box, UInt64Box } from '../../objects/values.js';
import { numberFormatOf } from '../globalization/number-format-info.js';
import { hashOfInt64 } from './calendar-arithmetic.js';
import { argumentError, divideByZero, outOfRange, overflow } from './errors.js';
import { instanceMembers, integerStyles, numberText, numericInterfaces, parseMembers } from './numeric-members.js';
import { ValueTuple } from './value-tuple.js';

interface IntegerType {
  keyword: string;
  name: string;
  bits: number;
  signed: boolean;
  code: number;
  registration: TypeRegistration;
}

type Natural = number | bigint;

function define(type: IntegerType): void {
  defineType(`System.${type.name}`, type.registration, () => definitionOf(type));
}

/** The value behind a number in any form, exactly. */
function exact(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  return BigInt(typeof value === 'number' ? value : (value as { value: Natural }).value);
}

function definitionOf(type: IntegerType): TypeDefinition {
  const { keyword: k, name, bits, signed, code } = type;
  const { min, max } = integerRanges[code] as { min: bigint; max: bigint };
  const isWide = bits === 64;
  const natural = (value: bigint): Natural => (isWide ? value : Number(value));
  const range = { min, max, bits };
  const parse = (text: string | null, styles: number, provider: unknown) =>
    natural(parseInteger(text, styles, numberFormatOf(provider), range, () => valueOutOfRange(code)));
  const isOwn = (value: unknown) => typeCodeOf(value) === code;
  const compare = (self: unknown, other: unknown): number => {
    const a = exact(self);
    const b = exact(other);
    if (bits < 32) return Number(a - b);
    return a < b ? -1 : a > b ? 1 : 0;
  };
  return {
    kind: 'struct',
    interfaces: numericInterfaces(`System.${name}`),
    toString: numberText,
    compare: (self: unknown, other: unknown) => (isOwn(other) ? compare(self, other) : undefined),
    ...(isWide && !signed && { hashKey: (self: UInt64Box) => `${self.value}` }),
    defaultValue: () => makeInteger(code, 0),
    members: {
      ...staticMembers(type, natural),
      ...parseMembers(k, 'System.Globalization.NumberStyles.Integer', integerStyles, parse, natural(0n)),
      [`static ${k} MaxValue {get;}`]: () => natural(max),
      [`static ${k} MinValue {get;}`]: () => natural(min),
      ...instanceMembers({
        keyword: k,
        name,
        typeCode: code,
        isOwn,
        compare,
        hash: (self: unknown) => hashOf(exact(self), bits),
      }),
    },
  };
}

function hashOf(value: bigint, bits: number): number {
  return bits === 64 ? hashOfInt64(value) : Number(BigInt.asIntN(32, value));
}

/** The static methods of generic mathematics. */
function staticMembers(
  { keyword: k, bits, signed, code }: IntegerType,
  natural: (value: bigint) => Natural,
): Record<string, MemberFunction> {
  const { min } = integerRanges[code] as { min: bigint };
  const width = BigInt(bits);
  const unsigned = (value: Natural) => BigInt.asUintN(bits, BigInt(value));
  const wrap = (value: bigint) => natural(signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value));
  const rotate = (value: Natural, amount: number) => {
    const by = BigInt(((amount % bits) + bits) % bits);
    const u = unsigned(value);
    return wrap((u << by) | (u >> (width - by)));
  };
  const length = (value: Natural) => (unsigned(value) === 0n ? 0 : unsigned(value).toString(2).length);
  const abs = (value: Natural) => {
    if (BigInt(value) === min && signed)
      throw overflow('Negating the minimum value of a twos complement number is invalid.');
    return value < 0 ? -value : value;
  };
  const magnitude = (value: Natural) => (value < 0 ? -BigInt(value) : BigInt(value));
  const members: Record<string, MemberFunction> = {};
  if (k === 'int') members['static long BigMul(int left, int right)'] = (a: number, b: number) => BigInt(a) * BigInt(b);
  if (k === 'uint')
    members['static ulong BigMul(uint left, uint right)'] = (a: number, b: number) => BigInt(a) * BigInt(b);
  Object.assign(members, {
    [`static System.ValueTuple[${k},${k}] DivRem(${k} left, ${k} right)`]: (a: Natural, b: Natural) => {
      if (BigInt(b) === 0n) throw divideByZero();
      const quotient = BigInt(a) / BigInt(b);
      return ValueTuple.of([makeInteger(code, quotient), makeInteger(code, BigInt(a) % BigInt(b))]);
    },
    [`static ${k} LeadingZeroCount(${k} value)`]: (value: Natural) => natural(width - BigInt(length(value))),
    [`static ${k} PopCount(${k} value)`]: (value: Natural) =>
      natural(BigInt(unsigned(value).toString(2).replaceAll('0', '').length)),
    [`static ${k} RotateLeft(${k} value, int rotateAmount)`]: rotate,
    [`static ${k} RotateRight(${k} value, int rotateAmount)`]: (value: Natural, amount: number) =>
      rotate(value, -amount),
    [`static ${k} TrailingZeroCount(${k} value)`]: (value: Natural) => {
      const zeros = /0*$/.exec(unsigned(value).toString(2))?.[0].length ?? 0;
      return natural(BigInt(value) === 0n ? width : BigInt(zeros));
    },
    [`static bool IsPow2(${k} value)`]: (value: Natural) => value > 0 && /^10*$/.test(BigInt(value).toString(2)),
    [`static ${k} Log2(${k} value)`]: (value: Natural) => {
      if (value < 0) throw outOfRange('value', `value ('${value}') must be a non-negative value.`, value);
      return natural(BigInt(Math.max(0, length(value) - 1)));
    },
    [`static ${k} Clamp(${k} value, ${k} min, ${k} max)`]: (value: Natural, least: Natural, most: Natural) => {
      if (least > most) throw argumentError(`'${least}' cannot be greater than ${most}.`);
      return value < least ? least : value > most ? most : value;
    },
    [`static ${k} Max(${k} x, ${k} y)`]: (a: Natural, b: Natural) => (a > b ? a : b),
    [`static ${k} Min(${k} x, ${k} y)`]: (a: Natural, b: Natural) => (a < b ? a : b),
    [`static int Sign(${k} value)`]: (value: Natural) => (value > 0 ? 1 : value < 0 ? -1 : 0),
    [`static bool IsEvenInteger(${k} value)`]: (value: Natural) => BigInt(value) % 2n === 0n,
    [`static bool IsOddInteger(${k} value)`]: (value: Natural) => BigInt(value) % 2n !== 0n,
  });
  if (!signed) return members;
  return {
    ...members,
    [`static ${k} CopySign(${k} value, ${k} sign)`]: (value: Natural, sign: Natural) =>
      sign < 0 === value < 0 ? value : sign < 0 ? -value : abs(value),
    [`static ${k} Abs(${k} value)`]: abs,
    [`static bool IsNegative(${k} value)`]: (value: Natural) => value < 0,
    [`static bool IsPositive(${k} value)`]: (value: Natural) => value >= 0,
    [`static ${k} MaxMagnitude(${k} x, ${k} y)`]: (a: Natural, b: Natural) => {
      if (magnitude(a) !== magnitude(b)) return magnitude(a) > magnitude(b) ? a : b;
      return a < 0 ? b : a;
    },
    [`static ${k} MinMagnitude(${k} x, ${k} y)`]: (a: Natural, b: Natural) => {
      if (magnitude(a) !== magnitude(b)) return magnitude(a) < magnitude(b) ? a : b;
      return a < 0 ? a : b;
    },
  };
}

const T = TypeCode;
define({
  keyword: 'byte',
  name: 'Byte',
  bits: 8,
  signed: false,
  code: T.Byte,
  registration: { class: ByteBox, accelerators: ['byte'] },
});
define({
  keyword: 'sbyte',
  name: 'SByte',
  bits: 8,
  signed: true,
  code: T.SByte,
  registration: { class: SByteBox, accelerators: ['sbyte'] },
});
define({
  keyword: 'short',
  name: 'Int16',
  bits: 16,
  signed: true,
  code: T.Int16,
  registration: { class: Int16Box, accelerators: ['short', 'int16'] },
});
define({
  keyword: 'ushort',
  name: 'UInt16',
  bits: 16,
  signed: false,
  code: T.UInt16,
  registration: { class: UInt16Box, accelerators: ['ushort', 'uint16'] },
});
define({
  keyword: 'int',
  name: 'Int32',
  bits: 32,
  signed: true,
  code: T.Int32,
  registration: { accelerators: ['int', 'int32'] },
});
define({
  keyword: 'uint',
  name: 'UInt32',
  bits: 32,
  signed: false,
  code: T.UInt32,
  registration: { class: UInt32Box, accelerators: ['uint', 'uint32'] },
});
define({
  keyword: 'long',
  name: 'Int64',
  bits: 64,
  signed: true,
  code: T.Int64,
  registration: { accelerators: ['long', 'int64'] },
});
define({
  keyword: 'ulong',
  name: 'UInt64',
  bits: 64,
  signed: false,
  code: T.UInt64,
  registration: { class: UInt64Box, accelerators: ['ulong', 'uint64'] },
});
