/**
 * System.Convert.ChangeType: between numbers, Char, Boolean and String. Floating point becomes an integer by rounding half
 * to even. The exceptions are .NET's, bare: whoever converts wraps them.
 */
import { netException } from '../objects/errors.js';
import type { NetException } from '../objects/net-exception.js';
import { Char, Decimal, EnumValue } from '../objects/values.js';
import { decimalFromBigInt, decimalFromNumber, decimalToBigInt } from './decimal.js';
import { numberText, parseIntegerText, parseRealText } from './number-text.js';
import {
  integerRanges,
  isIntegerCode,
  isNumericCode,
  makeInteger,
  makeReal,
  TypeCode,
  toBigInt,
  toNumber,
  typeCodeOf,
} from './numeric.js';

const T = TypeCode;
const fullNames = new Map<number, string>([[T.BigInteger, 'System.Numerics.BigInteger']]);
const names = new Map<number, string>(Object.entries(T).map(([name, code]) => [code, name]));

/** OverflowException for a type. */
export function outOfRange(code: number): NetException {
  const words = code === T.Decimal ? 'a Decimal' : integerRanges[code]?.words;
  return netException('System.OverflowException', `Value was either too large or too small for ${words}.`);
}

export function badFormat(text: string): NetException {
  return netException('System.FormatException', `The input string '${text}' was not in a correct format.`);
}

function invalidCast(from: number, to: number): NetException {
  // To a type that no method of IConvertible is for: whole names.
  const [source, target] = isConvertibleCode(to)
    ? [names.get(from), names.get(to)]
    : [`System.${names.get(from)}`, fullNames.get(to)];
  return netException('System.InvalidCastException', `Invalid cast from '${source}' to '${target}'.`);
}

/** True where the value's type is an IConvertible that `changeType` takes. */
function isConvertibleCode(code: number): boolean {
  return code >= T.DBNull && code <= T.String;
}

/** `value` as the type of `code`. Throws InvalidCastException, OverflowException or FormatException. */
export function changeType(value: unknown, code: number): unknown {
  const from = typeCodeOf(value);
  if (from === code && !(value instanceof EnumValue)) return value;
  if (!isConvertibleCode(from)) {
    throw netException('System.InvalidCastException', 'Object must implement IConvertible.');
  }
  if (code === T.String) return typeof value === 'boolean' ? (value ? 'True' : 'False') : numberText(value);
  if (code === T.Boolean) return toBooleanStrictly(value, from);
  if (from === T.DateTime || from === T.DBNull || code === T.DateTime || code === T.DBNull)
    throw invalidCast(from, code);
  if (code === T.Char) return toChar(value, from);
  if (typeof value === 'string') return parseNumber(value, code);
  if (isIntegerCode(code)) return toInteger(value, from, code);
  if (from === T.Char) throw invalidCast(from, code);
  if (code === T.Decimal) return toDecimal(value, from);
  return makeReal(code, toNumber(value));
}

function toBooleanStrictly(value: unknown, from: number): boolean {
  if (typeof value === 'string') {
    const text = value.trim().toLowerCase();
    if (text === 'true') return true;
    if (text === 'false') return false;
    throw netException('System.FormatException', `String '${value}' was not recognized as a valid Boolean.`);
  }
  if (!isNumericCode(from)) throw invalidCast(from, T.Boolean);
  return value instanceof Decimal ? value.unscaled !== 0n : toNumber(value) !== 0;
}

function toChar(value: unknown, from: number): Char {
  if (typeof value === 'string') {
    if (value.length === 1) return Char.from(value);
    throw netException('System.FormatException', 'String must be exactly one character long.');
  }
  if (!isIntegerCode(from)) throw invalidCast(from, T.Char);
  return inRange(toBigInt(value), T.Char) as Char;
}

function inRange(value: bigint, code: number): unknown {
  const range = integerRanges[code];
  if (range === undefined || value < range.min || value > range.max) throw outOfRange(code);
  return makeInteger(code, value);
}

function toInteger(value: unknown, from: number, code: number): unknown {
  if (from === T.Double || from === T.Single) return roundedInteger(toNumber(value), code);
  if (value instanceof Decimal) return inRange(decimalToBigInt(value), code);
  return inRange(toBigInt(value), code);
}

/** Rounds half to even. The types below Int32 come from an Int32, so that it is Int32 that overflows first. */
function roundedInteger(value: number, code: number): unknown {
  const rounded = roundHalfToEven(value);
  if (code === T.Int64 || code === T.UInt64) {
    const range = code === T.Int64 ? [-(2 ** 63), 2 ** 63] : [0, 2 ** 64];
    if (rounded >= (range[0] as number) && rounded < (range[1] as number)) return makeInteger(code, BigInt(rounded));
    throw netException('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
  }
  if (code !== T.UInt32 && !(rounded >= -(2 ** 31) && rounded < 2 ** 31)) throw outOfRange(T.Int32);
  if (!Number.isFinite(rounded)) throw outOfRange(code);
  return inRange(BigInt(rounded), code);
}

/** Math.Round(value) of .NET. */
export function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const fraction = value - floor;
  if (fraction < 0.5) return floor;
  if (fraction > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

function toDecimal(value: unknown, from: number): Decimal {
  if (from === T.Double) return decimalFromNumber(toNumber(value), 15);
  if (from === T.Single) return decimalFromNumber(toNumber(value), 7);
  return decimalFromBigInt(toBigInt(value));
}

function parseNumber(text: string, code: number): unknown {
  if (isIntegerCode(code)) {
    const value = parseIntegerText(text);
    if (value === undefined) throw badFormat(text);
    return inRange(value, code);
  }
  const value = parseRealText(text, code);
  if (value === undefined) throw badFormat(text);
  return value;
}
