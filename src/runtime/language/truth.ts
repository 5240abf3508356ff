/** What counts as true: LanguagePrimitives.IsTrue, the same for `if`, -and, -not and [bool]. */
import { typeOf } from '../objects/net-type.js';
import { PSObject } from '../objects/ps-object.js';
import { SwitchParameter } from '../objects/switch-parameter.js';
import { AutomationNull, BigIntegerBox, BoxedNumber, Char, Decimal, EnumValue, UInt64Box } from '../objects/values.js';
import { enumerableOf } from './enumerate.js';

/** An empty string, zero, $null, an empty list, and a list of one false element are false. */
export function isTruthy(value: unknown): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value.length !== 0;
    case 'bigint':
      return value !== 0n;
    case 'undefined':
      return false;
    case 'object':
      return value !== null && value !== AutomationNull && isTrueObject(value);
    default:
      return true;
  }
}

/** [bool] of a value. */
export const toBoolean = isTruthy;

function isTrueObject(value: object): boolean {
  if (Array.isArray(value) || value instanceof Uint8Array) return isTrueList(value);
  if (value instanceof PSObject) return value.isCustom || isTruthy(value.base);
  if (value instanceof BoxedNumber) return value.value !== 0;
  if (value instanceof Char) return value.code !== 0;
  if (value instanceof Decimal) return value.unscaled !== 0n;
  if (value instanceof UInt64Box || value instanceof BigIntegerBox) return value.value !== 0n;
  if (value instanceof EnumValue) return Number(value.value) !== 0;
  if (value instanceof SwitchParameter) return value.isPresent;
  return !typeOf(value).isList || isTrueList(firstTwo(value));
}

function firstTwo(list: object): unknown[] {
  const items: unknown[] = [];
  for (const item of enumerableOf(list) ?? []) if (items.push(item) === 2) break;
  return items;
}

function isTrueList(list: ArrayLike<unknown>): boolean {
  if (list.length === 0) return false;
  if (list.length > 1) return true;
  const only = list[0];
  // These are compared with zero only where they stand alone.
  return Array.isArray(only)
    ? only.length > 0
    : only instanceof Char || only instanceof BigIntegerBox || isTruthy(only);
}
