/** System.Double, Single and Half. */

import { roundToHalf } from '../../language/format/digits.js';
import { parseFloatingPoint } from '../../language/format/number-parse.js';
import { TypeCode, toNumber } from '../../language/numeric.js';
import { defineType, type MemberFunction, type NetType, type TypeDefinition } from '../../objects/net-type.js';
import { BoxedNumber, DoubleBox, double, SingleBox } from '../../objects/values.js';
import { numberFormatOf } from '../globalization/number-format-info.js';
import { argumentError } from './errors.js';
import { HalfBox } from './half-box.js';
import { ieeeRemainder, roundNumber } from './math-functions.js';
import {
  floatStyles,
  instanceMembers,
  numberAs,
  numberText,
  numericInterfaces,
  parseMembers,
} from './numeric-members.js';

interface FloatType {
  keyword: string;
  name: string;
  typeCode: number;
  /** To the type's precision. */
  round: (value: number) => number;
  max: number;
  epsilon: number;
  /** Bits of the number, for its hash code. */
  hash: (value: number) => number;
}

const numberOf = (value: unknown): number => (value instanceof BoxedNumber ? value.value : (value as number));

/** NaN is below everything and equal to itself. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : 1;
}

const view = new DataView(new ArrayBuffer(8));

function hashOfDouble(value: number): number {
  view.setFloat64(0, value === 0 ? 0 : value);
  return view.getInt32(0) ^ view.getInt32(4);
}
function hashOfSingle(value: number): number {
  view.setFloat32(0, value === 0 ? 0 : value);
  return view.getInt32(0);
}

function definitionOf(
  type: FloatType,
  make: (value: number) => unknown,
  isOwn: (value: unknown) => boolean,
): TypeDefinition {
  const { keyword: k, name } = type;
  const parse = (text: string | null, styles: number, provider: unknown) =>
    make(parseFloatingPoint(text, styles, numberFormatOf(provider)));
  const compare = (self: unknown, other: unknown) => compareNumbers(numberOf(self), numberOf(other));
  const constants = {
    MinValue: -type.max,
    MaxValue: type.max,
    Epsilon: type.epsilon,
    NegativeInfinity: -Infinity,
    PositiveInfinity: Infinity,
    NaN: Number.NaN,
    NegativeZero: -0,
    E: Math.E,
    Pi: Math.PI,
    Tau: 2 * Math.PI,
  };
  return {
    kind: 'struct',
    interfaces: numericInterfaces(`System.${name}`),
    toString: numberText,
    compare: (self: unknown, other: unknown) => (isOwn(other) ? compare(self, other) : undefined),
    defaultValue: () => make(0),
    members: {
      ...classifications(k),
      ...parseMembers(k, 'System.Globalization.NumberStyles.AllowThousands, Float', floatStyles, parse, make(0)),
      ...functions(type),
      ...Object.fromEntries(
        Object.entries(constants).map(([constant, value]) => [`static ${k} ${constant} {get;}`, () => make(value)]),
      ),
      ...instanceMembers({
        keyword: k,
        name,
        typeCode: type.typeCode,
        isOwn,
        compare,
        hash: (self: unknown) => type.hash(numberOf(self)),
      }),
    },
  };
}

const isNegative = (d: number) => d < 0 || Object.is(d, -0);
const classificationTests: [name: string, test: (d: number) => boolean][] = [
  ['IsFinite', Number.isFinite],
  ['IsInfinity', (d) => d === Infinity || d === -Infinity],
  ['IsNaN', Number.isNaN],
  ['IsNegative', isNegative],
  ['IsNegativeInfinity', (d) => d === -Infinity],
  ['IsNormal', (d) => Number.isFinite(d) && Math.abs(d) >= 2 ** -1022],
  ['IsPositiveInfinity', (d) => d === Infinity],
  ['IsSubnormal', (d) => d !== 0 && Math.abs(d) < 2 ** -1022],
  ['IsPositive', (d) => !isNegative(d)],
  ['IsInteger', Number.isInteger],
  ['IsEvenInteger', (d) => d % 2 === 0],
  ['IsOddInteger', (d) => Math.abs(d % 2) === 1],
  ['IsRealNumber', (d) => !Number.isNaN(d)],
];

function classifications(k: string): Record<string, MemberFunction> {
  return Object.fromEntries(classificationTests.map(([name, test]) => [`static bool ${name}(${k} d)`, test]));
}

/** What mathematics the type itself offers; System.Math has the rest. */
function functions({ keyword: k, round }: FloatType): Record<string, MemberFunction> {
  const one =
    'Exp Ceil Floor Acosh Asinh Atanh Cosh Sinh Tanh Log2 Log10 Cbrt Sqrt Acos Asin Atan Cos Sin Tan Abs Trunc'.split(
      ' ',
    );
  const netNames: Record<string, string> = { Ceil: 'Ceiling', Trunc: 'Truncate' };
  const members: Record<string, MemberFunction> = {};
  for (const name of one) {
    const run = Math[name.toLowerCase() as 'exp'];
    members[`static ${k} ${netNames[name] ?? name}(${k} x)`] = (x: number) => round(run(x));
  }
  return {
    ...members,
    [`static ${k} Round(${k} x)`]: (x: number) => roundNumber(x, 0, 0),
    [`static ${k} Round(${k} x, int digits)`]: (x: number, digits: number) => round(roundNumber(x, digits, 0)),
    [`static ${k} Atan2(${k} y, ${k} x)`]: (y: number, x: number) => round(Math.atan2(y, x)),
    [`static ${k} Ieee754Remainder(${k} left, ${k} right)`]: (a: number, b: number) => round(ieeeRemainder(a, b)),
    [`static ${k} Log(${k} x)`]: (x: number) => round(Math.log(x)),
    [`static ${k} Log(${k} x, ${k} newBase)`]: (x: number, base: number) => round(Math.log(x) / Math.log(base)),
    [`static ${k} Clamp(${k} value, ${k} min, ${k} max)`]: (value: number, min: number, max: number) => {
      if (min > max) throw argumentError(`'${min}' cannot be greater than ${max}.`);
      return Math.min(Math.max(value, min), max);
    },
    [`static ${k} Max(${k} x, ${k} y)`]: (x: number, y: number) => Math.max(x, y),
    [`static ${k} Min(${k} x, ${k} y)`]: (x: number, y: number) => Math.min(x, y),
    [`static ${k} Pow(${k} x, ${k} y)`]: (x: number, y: number) => round(x ** y),
    [`static ${k} Hypot(${k} x, ${k} y)`]: (x: number, y: number) => round(Math.hypot(x, y)),
    [`static ${k} DegreesToRadians(${k} degrees)`]: (degrees: number) => round((degrees * Math.PI) / 180),
    [`static ${k} RadiansToDegrees(${k} radians)`]: (radians: number) => round((radians * 180) / Math.PI),
  };
}

const T = TypeCode;
defineType('System.Double', { class: DoubleBox, accelerators: ['double'] }, () =>
  definitionOf(
    {
      keyword: 'double',
      name: 'Double',
      typeCode: T.Double,
      round: (x) => x,
      max: Number.MAX_VALUE,
      epsilon: Number.MIN_VALUE,
      hash: hashOfDouble,
    },
    double,
    (value) => value instanceof DoubleBox || (typeof value === 'number' && (value | 0) !== value),
  ),
);
defineType('System.Single', { class: SingleBox, accelerators: ['float', 'single'] }, () =>
  definitionOf(
    {
      keyword: 'float',
      name: 'Single',
      typeCode: T.Single,
      round: Math.fround,
      max: (2 - 2 ** -23) * 2 ** 127,
      epsilon: 2 ** -149,
      hash: hashOfSingle,
    },
    (value) => new SingleBox(value),
    (value) => value instanceof SingleBox,
  ),
);
/** Whatever stands beside a Half becomes one. */
const halfOperator = (run: (a: number, b: number) => number) => (left: unknown, right: unknown) => {
  const [a, b] = [toNumber(left), toNumber(right)];
  const isNumber = (value: unknown, number: number) => !Number.isNaN(number) || value instanceof BoxedNumber;
  return isNumber(left, a) && isNumber(right, b) ? new HalfBox(run(roundToHalf(a), roundToHalf(b))) : undefined;
};

defineType('System.Half', { class: HalfBox }, () => ({
  ...definitionOf(
    {
      keyword: 'System.Half',
      name: 'Half',
      typeCode: T.Object,
      round: roundToHalf,
      max: 65504,
      epsilon: 2 ** -24,
      hash: hashOfDouble,
    },
    (value) => new HalfBox(value),
    (value) => value instanceof HalfBox,
  ),
  convertTo: (self: HalfBox, target: NetType) => numberAs(target, self.value),
  operators: {
    op_Addition: halfOperator((a, b) => a + b),
    op_Subtraction: halfOperator((a, b) => a - b),
    op_Multiply: halfOperator((a, b) => a * b),
    op_Division: halfOperator((a, b) => a / b),
    op_Modulus: halfOperator((a, b) => a % b),
    op_UnaryNegation: (a: HalfBox) => new HalfBox(-a.value),
  },
}));
