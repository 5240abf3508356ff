/** The conversions that PowerShell knows beforehand, between numbers, Char, Boolean and String, with their ranks. */
import { NetException } from '../../objects/net-exception.js';
import type { NetType } from '../../objects/net-type.js';
import { Char } from '../../objects/values.js';
import { changeType } from '../change-type.js';
import { decimalFromBigInt } from '../decimal.js';
import { numberText } from '../number-text.js';
import { isIntegerCode, isNumericCode, isSignedCode, makeInteger, TypeCode, typeCodeOfType } from '../numeric.js';
import { isTruthy } from '../truth.js';
import { castFailed } from './conversion-errors.js';
import { Rank } from './conversion-rank.js';
import { convertStringToNumber, zero } from './strings.js';

const T = TypeCode;

export interface Conversion {
  rank: number;
  convert: (value: unknown, type: NetType, culture: string) => unknown;
  /** True where only trying tells whether a value converts. */
  valueDependent?: boolean;
}

export const identity = (value: unknown): unknown => value;

/** The TypeCode of a type, but that an enum is no number. */
export function codeOf(type: NetType): number {
  return type.isEnum ? T.Object : typeCodeOfType(type);
}

/** Convert.ChangeType with PowerShell's exception around .NET's. */
export function convertConvertible(value: unknown, type: NetType): unknown {
  try {
    return changeType(value, typeCodeOfType(type));
  } catch (error) {
    throw error instanceof NetException ? castFailed('InvalidCastIConvertible', value, type, error) : error;
  }
}

/** From one core type to another; undefined where other rules decide. */
export function coreConversion(from: NetType, to: NetType): Conversion | undefined {
  const target = codeOf(to);
  if (target === T.Object) return undefined;
  const source = codeOf(from);
  const isNumber = isNumericCode(source) || source === T.BigInteger;
  if (target === T.Boolean) {
    const known = isNumber || source === T.String || source === T.Char;
    return known ? { rank: Rank.Language, convert: isTruthy } : undefined;
  }
  if (target === T.String) return isNumber ? { rank: Rank.NumericString, convert: numberText } : undefined;
  if (target === T.Char) return isNumber ? { rank: Rank.NumericString, convert: convertConvertible } : undefined;
  if (source === T.String && (isNumericCode(target) || target === T.BigInteger))
    return { rank: Rank.NumericString, convert: (value, type) => convertStringToNumber(value as string, type, target) };
  if (source === T.Boolean && target === T.BigInteger)
    return { rank: Rank.Language, convert: (value) => makeInteger(T.BigInteger, value ? 1 : 0) };
  if (source === T.Char && (target === T.Single || target === T.Double))
    return { rank: Rank.Language, convert: (value, type) => convertConvertible((value as Char).code, type) };
  if (source === T.Char && target === T.Decimal)
    return { rank: Rank.ImplicitCast, convert: (value) => decimalFromBigInt(BigInt((value as Char).code)) };
  const rank = numericRank(source, target);
  return rank === undefined ? undefined : { rank, convert: convertConvertible };
}

/** Byte width of the integer types. */
const sizes: Record<number, number> = { 5: 1, 6: 1, 7: 2, 8: 2, 9: 4, 10: 4, 11: 8, 12: 8 };

function numericRank(source: number, target: number): number | undefined {
  if (!isNumericCode(source) || !isNumericCode(target)) return undefined;
  const fromInteger = isIntegerCode(source);
  const toInteger = isIntegerCode(target);
  if (fromInteger && toInteger) return integerRank(source, target);
  if (fromInteger) return Rank.NumericImplicit;
  if (toInteger) return Rank.NumericExplicit;
  if (source === T.Single && target === T.Double) return Rank.NumericImplicit;
  return source === T.Decimal ? Rank.NumericExplicit1 : Rank.NumericExplicit;
}

function integerRank(source: number, target: number): number {
  const from = sizes[source] as number;
  const to = sizes[target] as number;
  if (from > to) return Rank.NumericExplicit;
  const fromSigned = isSignedCode(source);
  if (fromSigned === isSignedCode(target)) return Rank.NumericImplicit;
  if (fromSigned) return Rank.NumericExplicit1;
  return from === to ? Rank.NumericExplicit : Rank.NumericImplicit;
}

/** From $null to a core type; undefined where it is a question of reference or value type. */
export function nullConversion(to: NetType): Conversion | undefined {
  const code = codeOf(to);
  if (isNumericCode(code) || code === T.BigInteger) return { rank: Rank.NullToValue, convert: () => zero(code) };
  switch (code) {
    case T.String:
      return { rank: Rank.ToString, convert: () => '' };
    case T.Boolean:
      return { rank: Rank.NullToValue, convert: () => false };
    case T.Char:
      return { rank: Rank.NullToValue, convert: () => Char.from(0) };
    default:
      return undefined;
  }
}
