/** Strings that become numbers: as a script writes them (`0x1F`, `1kb`), as .NET parses them, or by way of a Double. */
import { netException } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import type { NetType } from '../../objects/net-type.js';
import { BigIntegerBox } from '../../objects/values.js';
import { badFormat, changeType } from '../change-type.js';
import { decimalFromBigInt } from '../decimal.js';
import { parseIntegerText, parseRealText, scanNumber } from '../number-text.js';
import {
  integerRanges,
  isIntegerCode,
  isSignedCode,
  makeInteger,
  makeReal,
  TypeCode,
  toBigInt,
  toNumber,
  typeCodeOf,
} from '../numeric.js';
import { castFailed } from './conversion-errors.js';

const T = TypeCode;

/** `code` is the TypeCode of `type`. Throws PSInvalidCastException. */
export function convertStringToNumber(text: string, type: NetType, code: number): unknown {
  if (text.length === 0) return zero(code);
  const scanned = asScriptNumber(text, code);
  if (scanned !== undefined) return scanned;
  try {
    return parse(text, code);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    if (error.netType.fullName === 'System.FormatException' && code !== T.Double && code !== T.Single) {
      const real = throughDouble(text, code);
      if (real !== undefined) return real;
    }
    throw castFailed(errorId(code), text, type, error);
  }
}

function errorId(code: number): string {
  if (code === T.Decimal) return 'InvalidCastFromStringToDecimal';
  return code === T.Double || code === T.Single
    ? 'InvalidCastFromStringToDoubleOrSingle'
    : 'InvalidCastFromStringToInteger';
}

export function zero(code: number): unknown {
  return isIntegerCode(code) || code === T.BigInteger
    ? makeInteger(code, 0)
    : code === T.Decimal
      ? changeType(0, code)
      : makeReal(code, 0);
}

/** As a number in a script; undefined where the text is none or does not fit. */
function asScriptNumber(text: string, code: number): unknown {
  const number = scanNumber(text);
  if (number === undefined) return undefined;
  if (code === T.BigInteger || number instanceof BigIntegerBox) return scannedBig(number, code);
  try {
    return changeType(number, code);
  } catch (error) {
    if (error instanceof NetException) return undefined;
    throw error;
  }
}

function scannedBig(number: unknown, code: number): unknown {
  if (code === T.BigInteger) {
    const value = typeCodeOf(number) === T.Double ? toNumber(number) : 0;
    return Number.isFinite(value) ? new BigIntegerBox(toBigInt(number)) : undefined;
  }
  return fits(toBigInt(number), code);
}

function fits(value: bigint, code: number): unknown {
  try {
    if (code === T.Decimal) return decimalFromBigInt(value);
    return isIntegerCode(code) ? changeType(integerLike(value), code) : makeReal(code, Number(value));
  } catch (error) {
    if (error instanceof NetException) return undefined;
    throw error;
  }
}

/** The bigint as any value whose conversion to an integer checks the range. */
function integerLike(value: bigint): unknown {
  return BigInt.asIntN(64, value) === value ? value : makeInteger(T.UInt64, value);
}

function parse(text: string, code: number): unknown {
  if (isIntegerCode(code)) return parseIntegerConverter(text, code);
  if (code === T.BigInteger) {
    const value = parseIntegerText(text.replaceAll(',', ''));
    if (value === undefined) throw netException('System.FormatException', 'The value could not be parsed.');
    return new BigIntegerBox(value);
  }
  const value = parseRealText(text, code);
  if (value === undefined) throw badFormat(text);
  return value;
}

/** The TypeConverter of the integer types also takes `#1F`, `0x1F` and `&h1F`. */
function parseIntegerConverter(text: string, code: number): unknown {
  const trimmed = text.trim();
  const hex = /^(?:#|0x|&h)(.+)$/is.exec(trimmed);
  return hex ? fromHexDigits(hex[1] as string, code) : changeType(trimmed, code);
}

/** Convert.ToInt32(digits, 16) and its like: read as 32 or 64 bits, of which the lowest make a signed integer. */
function fromHexDigits(digits: string, code: number): unknown {
  const end = digits.search(/[^0-9a-f]/i);
  if (end === 0) throw netException('System.FormatException', 'Could not find any recognizable digits.');
  if (end > 0)
    throw netException('System.FormatException', 'Additional non-parsable characters are at the end of the string.');
  const bits = code === T.Int64 || code === T.UInt64 ? 64 : 32;
  const value = BigInt(`0x${digits}`);
  if (BigInt.asUintN(bits, value) !== value)
    throw netException('System.OverflowException', `Value was either too large or too small for a UInt${bits}.`);
  const { max } = integerRanges[code] as { max: bigint };
  const span = isSignedCode(code) ? 2n * (max + 1n) : 0n;
  return changeType(integerLike(value > max && value < span ? value - span : value), code);
}

function throughDouble(text: string, code: number): unknown {
  try {
    return code === T.BigInteger ? undefined : changeType(changeType(text, T.Double), code);
  } catch (error) {
    if (error instanceof NetException) return undefined;
    throw error;
  }
}
