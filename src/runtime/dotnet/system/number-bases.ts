/** Integers in base 2, 8, 10 and 16, as Convert reads and writes them. */

import { outOfRange as valueOutOfRange } from '../../language/change-type.js';
import { integerRanges, makeInteger } from '../../language/numeric.js';
import { argumentError, formatError, outOfRange, overflow } from './errors.js';

const digitPatterns: Record<number, RegExp> = { 2: /^[01]+/, 8: /^[0-7]+/, 10: /^[0-9]+/, 16: /^[0-9a-f]+/i };
const prefixes: Record<number, string> = { 2: '0b', 8: '0o', 10: '', 16: '0x' };

function checkBase(base: number): void {
  if (!(base in digitPatterns)) throw argumentError('Invalid Base.');
}

/** Convert.ToInt32(text, base) and its like. Digits of another base than 10 are the number's bits. */
export function parseInBase(text: string | null, base: number, code: number): unknown {
  checkBase(base);
  if (text === null) return makeInteger(code, 0);
  const { min, max } = integerRanges[code] as { min: bigint; max: bigint };
  if (text === '')
    throw outOfRange(
      'Index was out of range. Must be non-negative and less than the size of the collection.',
      'Specified argument was out of the range of valid values.',
    );
  const negative = text.startsWith('-');
  if (negative && base !== 10) throw argumentError('String cannot contain a minus sign if the base is not 10.');
  if (negative && min === 0n)
    throw overflow('The string was being parsed as an unsigned number and could not have a negative sign.');
  let digits = negative || text.startsWith('+') ? text.slice(1) : text;
  if (base === 16) digits = digits.replace(/^0x/i, '');
  const match = (digitPatterns[base] as RegExp).exec(digits)?.[0] ?? '';
  if (match === '') throw formatError('Could not find any recognizable digits.');
  if (match.length < digits.length)
    throw formatError('Additional non-parsable characters are at the end of the string.');
  const magnitude = BigInt(prefixes[base] + match);
  const value = negative ? -magnitude : magnitude;
  if (base === 10) {
    if (value < min || value > max) throw valueOutOfRange(code);
    return makeInteger(code, value);
  }
  const bits = BigInt((max - min).toString(2).length);
  if (magnitude >> bits !== 0n) throw tooManyBits(code, bits);
  return makeInteger(code, min < 0n ? BigInt.asIntN(Number(bits), magnitude) : magnitude);
}

/** The small types are read through an Int32, the others through their unsigned twin. */
function tooManyBits(code: number, bits: bigint) {
  if (bits === 32n) return overflow('Value was either too large or too small for a UInt32.');
  if (bits === 64n) return overflow('Value was either too large or too small for a UInt64.');
  return valueOutOfRange(code);
}

const widths: Record<string, number> = { byte: 8, short: 16, int: 32, long: 64 };

/** Convert.ToString(value, base). `keyword` is the type of the value. */
export function formatInBase(value: number | bigint, base: number, keyword: string): string {
  checkBase(base);
  if (base === 10) return String(value);
  return BigInt.asUintN(widths[keyword] ?? 32, BigInt(value)).toString(base);
}
