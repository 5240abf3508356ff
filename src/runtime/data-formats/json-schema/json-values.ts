/** Comparing JSON values as JSON Schema does: numbers by value, objects without regard to order. */
import { decimalToText, parseDecimal } from '../../language/decimal.js';
import { NetException } from '../../objects/net-exception.js';
import type { Decimal } from '../../objects/values.js';
import { type Json, JsonNumber } from './strict-json.js';

/** In the order in which a list of them is shown. */
export const jsonTypes = ['object', 'array', 'boolean', 'string', 'number', 'integer', 'null'] as const;
export type JsonType = (typeof jsonTypes)[number];

/** A number is more than a Decimal holds, and cannot be compared. */
export class NumberTooLarge {}

/** Throws NumberTooLarge. */
export function decimalOf(number: JsonNumber): Decimal {
  try {
    return parseDecimal(number.text) as Decimal;
  } catch (error) {
    throw error instanceof NetException ? new NumberTooLarge() : error;
  }
}

/** As it is shown: `100` for `1e2`. */
export function numberText(number: JsonNumber): string {
  return decimalToText(decimalOf(number));
}

/** Below 0, 0 or above 0. */
export function compareNumbers(a: JsonNumber, b: JsonNumber): number {
  const [left, right] = sameScale(decimalOf(a), decimalOf(b));
  return left < right ? -1 : left > right ? 1 : 0;
}

export function isMultiple(value: JsonNumber, divisor: JsonNumber): boolean {
  const [left, right] = sameScale(decimalOf(value), decimalOf(divisor));
  return right !== 0n && left % right === 0n;
}

function sameScale(a: Decimal, b: Decimal): [bigint, bigint] {
  const scale = Math.max(a.scale, b.scale);
  return [a.unscaled * 10n ** BigInt(scale - a.scale), b.unscaled * 10n ** BigInt(scale - b.scale)];
}

/** The type of a value; whole numbers are integers however they are written. */
export function typeOfJson(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Map) return 'object';
  if (value instanceof JsonNumber) return Number.isInteger(Number(value.text)) ? 'integer' : 'number';
  return typeof value === 'string' ? 'string' : 'boolean';
}

export function jsonEquals(a: Json, b: Json): boolean {
  if (a instanceof JsonNumber && b instanceof JsonNumber) return a.text === b.text || compareNumbers(a, b) === 0;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => jsonEquals(item, b[i] as Json));
  if (a instanceof Map && b instanceof Map)
    return (
      a.size === b.size &&
      [...a].every(([name, item]) => {
        const other = b.get(name);
        return other !== undefined && jsonEquals(item, other);
      })
    );
  return a === b;
}
