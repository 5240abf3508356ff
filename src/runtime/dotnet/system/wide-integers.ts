/** System.Int128 and UInt128. Their members take and give values of the type. */
import { parseInteger } from '../../language/format/number-parse.js';
import { TypeCode, toBigInt, toNumber, typeCodeOf } from '../../language/numeric.js';
import { defineType, type MemberFunction, type NetType, type TypeDefinition } from '../../objects/net-type.js';
import { BigIntegerBox, Decimal } from '../../objects/values.js';
import { numberFormatOf } from '../globalization/number-format-info.js';
import { divideByZero, overflow } from './errors.js';
import { instanceMembers, integerStyles, numberAs, numberText, parseMembers } from './numeric-members.js';
import { Int128Box, UInt128Box, WideInteger } from './wide-integer.js';

const bits = 128;

function definitionOf(name: string, make: new (value: bigint) => WideInteger, signed: boolean): TypeDefinition {
  const k = `System.${name}`;
  const min = signed ? -(1n << 127n) : 0n;
  const max = signed ? (1n << 127n) - 1n : (1n << 128n) - 1n;
  const wrap = (value: bigint) => new make(signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value));
  const isOwn = (value: unknown): value is WideInteger => value instanceof make;

  /** The number behind an operand: of the type, or of one that converts to it. */
  const exact = (value: unknown): bigint | undefined => {
    if (value instanceof WideInteger || value instanceof BigIntegerBox) return value.value;
    const code = typeCodeOf(value);
    if (code === TypeCode.Char || (code >= TypeCode.SByte && code <= TypeCode.UInt64)) return toBigInt(value);
    if (code < TypeCode.Single || code > TypeCode.Decimal) return undefined;
    if (value instanceof Decimal) return toBigInt(value);
    const number = toNumber(value);
    return Number.isFinite(number) ? BigInt(Math.trunc(number)) : 0n;
  };
  const operator = (run: (a: bigint, b: bigint) => bigint) => (left: unknown, right: unknown) => {
    const a = exact(left);
    const b = exact(right);
    return a === undefined || b === undefined ? undefined : wrap(run(a, b));
  };
  const nonZero = (value: bigint) => {
    if (value === 0n) throw divideByZero();
    return value;
  };
  const parse = (text: string | null, styles: number, provider: unknown) =>
    new make(
      parseInteger(text, styles, numberFormatOf(provider), { min, max, bits }, () =>
        overflow(`Value was either too large or too small for ${signed ? 'an Int128' : 'a UInt128'}.`),
      ),
    );
  const compare = (a: WideInteger, b: WideInteger) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
  const abs = (value: bigint) => (value < 0n ? -value : value);
  const statics: Record<string, MemberFunction> = {
    [`static ${k} Abs(${k} value)`]: (value: WideInteger) => wrap(abs(value.value)),
    [`static ${k} Max(${k} x, ${k} y)`]: (a: WideInteger, b: WideInteger) => (compare(a, b) > 0 ? a : b),
    [`static ${k} Min(${k} x, ${k} y)`]: (a: WideInteger, b: WideInteger) => (compare(a, b) < 0 ? a : b),
    [`static int Sign(${k} value)`]: ({ value }: WideInteger) => (value > 0n ? 1 : value < 0n ? -1 : 0),
    [`static bool IsEvenInteger(${k} value)`]: ({ value }: WideInteger) => (value & 1n) === 0n,
    [`static bool IsOddInteger(${k} value)`]: ({ value }: WideInteger) => (value & 1n) === 1n,
    [`static ${k} MinValue {get;}`]: () => new make(min),
    [`static ${k} MaxValue {get;}`]: () => new make(max),
    [`static ${k} One {get;}`]: () => new make(1n),
    [`static ${k} Zero {get;}`]: () => new make(0n),
    ...(signed && { [`static ${k} NegativeOne {get;}`]: () => new make(-1n) }),
  };
  return {
    kind: 'struct',
    interfaces: ['System.IComparable', 'System.IFormattable', `System.IComparable[${k}]`, `System.IEquatable[${k}]`],
    toString: numberText,
    compare: (self: WideInteger, other: unknown) => {
      const value = exact(other);
      return value === undefined ? undefined : compare(self, wrap(value));
    },
    equals: (self: WideInteger, other: unknown) => isOwn(other) && other.value === self.value,
    hashKey: (self: WideInteger) => String(self.value),
    defaultValue: () => new make(0n),
    convertFrom: (value: unknown) => {
      const number = exact(value);
      return number === undefined ? undefined : wrap(number);
    },
    convertTo: (self: WideInteger, target: NetType) => convertTo(self.value, target),
    operators: {
      op_Addition: operator((a, b) => a + b),
      op_Subtraction: operator((a, b) => a - b),
      op_Multiply: operator((a, b) => a * b),
      op_Division: operator((a, b) => a / nonZero(b)),
      op_Modulus: operator((a, b) => a % nonZero(b)),
      op_UnaryNegation: (a: WideInteger) => wrap(-a.value),
      op_BitwiseAnd: operator((a, b) => a & b),
      op_BitwiseOr: operator((a, b) => a | b),
      op_ExclusiveOr: operator((a, b) => a ^ b),
      op_OnesComplement: (a: WideInteger) => wrap(~a.value),
      op_LeftShift: operator((a, b) => a << (b & 127n)),
      op_RightShift: operator((a, b) => a >> (b & 127n)),
    },
    members: {
      'new(ulong upper, ulong lower)': (_type: NetType, upper: bigint, lower: bigint) => wrap((upper << 64n) | lower),
      ...parseMembers(k, 'System.Globalization.NumberStyles.Integer', integerStyles, parse, new make(0n)),
      ...statics,
      ...instanceMembers({
        keyword: k,
        name,
        typeCode: TypeCode.Object,
        isOwn,
        compare,
        hash: ({ value }: WideInteger) => Number(BigInt.asIntN(32, value ^ (value >> 32n) ^ (value >> 64n))),
      }),
    },
  };
}

function convertTo(value: bigint, target: NetType): unknown {
  if (target.fullName === 'System.Numerics.BigInteger') return new BigIntegerBox(value);
  return numberAs(target, value);
}

defineType('System.Int128', { class: Int128Box as unknown as { prototype: object } }, () =>
  definitionOf('Int128', Int128Box, true),
);
defineType('System.UInt128', { class: UInt128Box as unknown as { prototype: object } }, () =>
  definitionOf('UInt128', UInt128Box, false),
);
