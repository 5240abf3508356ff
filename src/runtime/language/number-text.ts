/**
 * Numbers to text and back where culture plays no part: string interpolation, [string], and the strings that become
 * numbers. Doubles show 15 digits, Singles 7, as PowerShell (not .NET) has it.
 */

import type { ConstantExpressionAst, NumberLiteral } from '../../parser/index.js';
import { numberLiteral } from '../../parser/tokenizer/number-literal.js';
import {
  BigIntegerBox,
  BoxedNumber,
  ByteBox,
  Decimal,
  double,
  Int16Box,
  SByteBox,
  SingleBox,
  UInt16Box,
  UInt32Box,
  UInt64Box,
} from '../objects/values.js';
import { decimalToText, parseDecimal } from './decimal.js';
import { makeReal, TypeCode } from './numeric.js';

/** .NET's general format with this many digits: `1E+15`, `1E-05`, `0.1`, `Infinity`, `-0`. */
export function generalText(value: number, digits: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const magnitude = Math.abs(value);
  if (digits === 15 && magnitude >= 1e-4 && magnitude < 1e15) {
    const text = String(value);
    // So few digits that rounding to 15 changes none.
    if (text.length <= 16) return text;
  }
  return digitsText(value, value.toExponential(digits - 1), digits);
}

/** .NET's shortest text that reads back as the same number: Double.ToString() and Single.ToString(). */
export function shortestText(value: number, isSingle = false): string {
  if (!Number.isFinite(value) || value === 0) return generalText(value, 15);
  let exponential = value.toExponential();
  for (let digits = 0; isSingle && digits < 9; digits++) {
    exponential = value.toExponential(digits);
    if (Math.fround(Number(exponential)) === value) break;
  }
  return digitsText(value, exponential, isSingle ? 9 : 17);
}

/** `exponential` written out where its exponent is below `digits` and not too small. */
function digitsText(value: number, exponential: string, digits: number): string {
  const [mantissa = '', exponentText = '0'] = exponential.split('e');
  const exponent = Number(exponentText);
  const sign = value < 0 ? '-' : '';
  const significant = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  if (exponent >= digits || exponent < -4) {
    const fraction = significant.length > 1 ? `.${significant.slice(1)}` : '';
    const power = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${significant[0]}${fraction}E${exponent < 0 ? '-' : '+'}${power}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${significant}`;
  const whole = significant.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return significant.length > exponent + 1 ? `${sign}${whole}.${significant.slice(exponent + 1)}` : sign + whole;
}

/** The text of a number, Char or Boolean as [string] makes it. */
export function numberText(value: unknown): string {
  if (typeof value === 'number') return (value | 0) === value ? String(value) : generalText(value, 15);
  if (typeof value === 'bigint') return String(value);
  if (value instanceof BoxedNumber) {
    if (value instanceof SingleBox) return generalText(value.value, 7);
    return Object.is(value.value, -0) ? '-0' : numberText(value.value);
  }
  if (value instanceof Decimal) return decimalToText(value);
  if (value instanceof UInt64Box || value instanceof BigIntegerBox) return String(value.value);
  return String(value);
}

/** NumberStyles.Integer: white space and a sign around digits; undefined for anything else. */
export function parseIntegerText(text: string): bigint | undefined {
  const trimmed = trimWhite(text);
  if (!/^[+-]?[0-9]+$/.test(trimmed)) return undefined;
  return BigInt(trimmed[0] === '+' ? trimmed.slice(1) : trimmed);
}

/** NumberStyles.Float or Number with the invariant culture; undefined when the text is no number. Throws OverflowException. */
export function parseRealText(text: string, code: number): unknown {
  const match = /^([+-]?)([0-9][0-9,]*)?(?:\.([0-9]*))?(e[+-]?[0-9]+)?([+-]?)$/i.exec(trimWhite(text));
  if (match && (match[2] || match[3]) && !(match[1] && match[5])) {
    const sign = match[1] || match[5] || '';
    const plain = `${sign}${(match[2] ?? '').replaceAll(',', '')}.${match[3] ?? ''}${match[4] ?? ''}`;
    return code === TypeCode.Decimal ? parseDecimal(plain) : makeReal(code, Number(plain));
  }
  if (code === TypeCode.Decimal) return undefined;
  const special = /^([+-])?(infinity|∞|nan)$/i.exec(trimWhite(text));
  if (!special) return undefined;
  const value = /nan/i.test(special[2] as string) ? Number.NaN : Number.POSITIVE_INFINITY;
  return makeReal(code, special[1] === '-' ? -value : value);
}

function trimWhite(text: string): string {
  return text.replace(/^[\s\0]+|[\s\0]+$/g, '');
}

const literalPattern =
  /^([+\-\u2013-\u2015]?)(?:0x([0-9a-f]*?)|0b([01]*)|([0-9]+(?:\.[0-9]*)?|\.[0-9]*)(e[+\-\u2013-\u2015]?[0-9]+)?)(u[lsy]?|[lsydn])?([kmgtp]b)?$/i;
const multipliers: Record<string, number> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 };

/**
 * A number as it would be read in a script (`0x1F`, `1kb`, `5L`), with a sign; white space around it is ignored, and an
 * empty text is 0. Undefined when the text is no such number.
 */
export function scanNumber(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed.length === 0) return 0;
  if (trimmed.length < 10 && /^[0-9]+$/.test(trimmed)) return Number(trimmed);
  const match = literalPattern.exec(trimmed);
  if (!match) return undefined;
  const [, signText = '', hex, binary, decimal, exponent, suffix = '', multiplier] = match;
  const sign = signText === '' || signText === '+' ? signText : '-';
  const factor = multiplier ? (multipliers[(multiplier[0] as string).toLowerCase()] as number) : 1;
  const kind = suffix.toLowerCase() as Parameters<typeof numberLiteral>[2];
  let literal: NumberLiteral | null;
  if (hex !== undefined) literal = numberLiteral(`${sign}0${hex}`, 'hex', kind, false, factor);
  else if (binary !== undefined) {
    if (binary === '') return undefined;
    literal = numberLiteral(sign + binary, 'binary', kind, false, factor);
  } else {
    const digits = sign + decimal + (exponent ?? '').replace(/[\u2013-\u2015]/g, '-');
    literal = numberLiteral(digits, 'decimal', kind, /[.e]/i.test(digits), factor);
  }
  return literal === null ? undefined : literalValue(literal);
}

/** The value of a constant in a script: a number that was read, or what is no number as it is. */
export function literalValue(literal: ConstantExpressionAst['value']): unknown {
  if (typeof literal !== 'object' || literal === null) return literal;
  const { type, value, scale } = literal;
  switch (type) {
    case 'Int32':
      return Number(value);
    case 'Double':
      return double(Number(value));
    case 'Int64':
      return BigInt(value);
    case 'Decimal':
      return new Decimal(BigInt(value), scale);
    case 'SByte':
      return new SByteBox(Number(value));
    case 'Byte':
      return new ByteBox(Number(value));
    case 'Int16':
      return new Int16Box(Number(value));
    case 'UInt16':
      return new UInt16Box(Number(value));
    case 'UInt32':
      return new UInt32Box(Number(value));
    case 'UInt64':
      return new UInt64Box(BigInt(value));
    default:
      return new BigIntegerBox(BigInt(value));
  }
}
