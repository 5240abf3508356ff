/**
 * System.Object and ValueType, and what every value can be asked: its text, its equality and its hash code, by what the
 * definition of its type says.
 */
import { hashKeyOf } from '../../objects/hashtable.js';
import { identityHash } from '../../objects/identity-hash.js';
import { defineType, type NetType, requireType, typeOf } from '../../objects/net-type.js';
import { isNull } from '../../objects/values.js';
import { hashOfText } from '../globalization/ordinal.js';

/**
 * ToString(format, provider) of any value but null: as .NET prints it, which for Doubles is not as PowerShell does.
 * `culture` is a BCP 47 name.
 */
export function netText(value: unknown, format: string | null, culture: string): string {
  if (typeof value === 'string') return value;
  const type = typeOf(value);
  const describe = type.inherited('toString');
  return describe === undefined ? type.toString() : describe(value as never, format, culture);
}

/** Object.Equals(a, b). */
export function netEquals(a: unknown, b: unknown): boolean {
  if (isNull(a) || isNull(b)) return isNull(a) && isNull(b);
  if (a === b) return true;
  const type = typeOf(a);
  if (type.inherited('callsEquals')) return type.inherited('equals')?.(a as never, b) ?? false;
  const left = hashKeyOf(a, false);
  const right = hashKeyOf(b, false);
  return left === right || (Number.isNaN(left) && Number.isNaN(right));
}

/** GetHashCode() of a value whose type does not say more. */
export function netHashCode(value: unknown): number {
  const type = typeOf(value);
  const hashKey = type.inherited('hashKey');
  if (hashKey !== undefined) {
    const key = hashKey(value as never);
    return typeof key === 'number' && (key | 0) === key ? key : hashOfText(String(key));
  }
  return typeof value === 'object' || typeof value === 'function'
    ? identityHash(value as object)
    : hashOfText(String(value));
}

defineType('System.Object', {}, () => ({
  members: {
    'new()': () => new PlainObject(),
    'static bool Equals(System.Object objA, System.Object objB)': netEquals,
    'static bool ReferenceEquals(System.Object objA, System.Object objB)': (a: unknown, b: unknown) =>
      isNull(a) || isNull(b) ? isNull(a) && isNull(b) : a === b && !isValue(a),
    'type GetType()': (self: unknown) => typeOf(self),
    'string ToString()': (self: unknown) => netText(self, null, ''),
    'bool Equals(System.Object obj)': netEquals,
    'int GetHashCode()': netHashCode,
  },
}));

/** Values are boxed anew each time they are taken for objects. */
function isValue(value: unknown): boolean {
  return typeOf(value).isValueType;
}

/** `[object]::new()` */
export class PlainObject {
  readonly netType: NetType = requireType('System.Object');
}

defineType('System.ValueType', {}, () => ({ abstract: true }));
