/**
 * How collections compare: the default comparer of a type, or an IComparer or IEqualityComparer that the script gave. An
 * equality is used through Map keys (`hash`), so that looking up costs one Map access with any comparer.
 */

import { netException } from '../../objects/errors.js';
import { hashKeyOf } from '../../objects/hashtable.js';
import { invokeMethod } from '../../objects/members.js';
import type { NetException } from '../../objects/net-exception.js';
import { type NetType, typeOf } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import type { Comparison } from './intro-sort.js';

/** Object.Equals(a, b) of two values. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isNull(a) || isNull(b)) return isNull(a) && isNull(b);
  if (typeof a === 'object' && typeOf(baseOf(a)).inherited('callsEquals')) return equalsByCall(baseOf(a), b);
  const left = hashKeyOf(a, false);
  const right = hashKeyOf(b, false);
  return left === right || (Number.isNaN(left) && Number.isNaN(right));
}

function equalsByCall(self: unknown, other: unknown): boolean {
  return typeOf(self).inherited('equals')?.(self as never, other) ?? false;
}

/** An equality by Map keys: equal values have the same key. */
export interface EqualityComparison {
  hash(value: unknown): unknown;
  equals(a: unknown, b: unknown): boolean;
}

export const defaultEquality: EqualityComparison = {
  hash: (value) => hashKeyOf(value, false),
  equals: sameValue,
};

/** A comparer object that knows its equality as Map keys (StringComparer does), so that it need not be called. */
export interface HashingComparer {
  hashKey(value: unknown): unknown;
}

/** The equality of an IEqualityComparer; null is the default one. */
export function equalityOf(comparer: unknown): EqualityComparison {
  const base = baseOf(comparer);
  if (isNull(base) || base instanceof DefaultEqualityComparer) return defaultEquality;
  if (typeof (base as HashingComparer).hashKey === 'function') {
    const hashing = base as HashingComparer;
    return {
      hash: (value) => (isNull(value) ? value : hashing.hashKey(value)),
      equals: (a, b) => (isNull(a) || isNull(b) ? a === b : hashing.hashKey(a) === hashing.hashKey(b)),
    };
  }
  if (base instanceof DelegateEqualityComparer)
    return new CalledEquality(base.hashCode.bind(base), (a, b) => base.same(a, b));
  return new CalledEquality(
    (value) => invokeMethod(base, 'GetHashCode', [value]),
    (a, b) => invokeMethod(base, 'Equals', [a, b]) === true,
  );
}

/** Calls the comparer's GetHashCode and Equals; the first of equal values stands for all of them as Map key. */
class CalledEquality implements EqualityComparison {
  readonly #representatives = new Map<unknown, unknown[]>();
  constructor(
    readonly hashCode: (value: unknown) => unknown,
    readonly equals: (a: unknown, b: unknown) => boolean,
  ) {}
  hash(value: unknown): unknown {
    if (isNull(value)) return value;
    const code = this.hashCode(value);
    const sameCode = this.#representatives.get(code);
    if (sameCode === undefined) {
      const representative = { value };
      this.#representatives.set(code, [representative]);
      return representative;
    }
    for (const known of sameCode) if (this.equals((known as { value: unknown }).value, value)) return known;
    const representative = { value };
    sameCode.push(representative);
    return representative;
  }
}

/** Comparer<T>.Default: IComparable. Throws an ArgumentException for values that do not compare. */
export function defaultComparison(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (isNull(a) || isNull(b)) return isNull(a) ? (isNull(b) ? 0 : -1) : 1;
  if (a === b) return 0;
  if (typeof a === 'boolean' && typeof b === 'boolean') return a ? 1 : -1;
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : 1;
  const left = baseOf(a);
  const right = baseOf(b);
  const compare = typeOf(left).inherited('compare');
  if (compare) {
    const result = compare(left as never, right);
    if (result !== undefined) return result;
    throw notSameType(typeOf(left), typeOf(right));
  }
  if (typeOf(left).basesAndInterfaces.has(comparableType(left)))
    return Number(invokeMethod(left, 'CompareTo', [right]));
  const other = typeOf(right).inherited('compare');
  if (other) {
    const result = other(right as never, left);
    if (result !== undefined) return -result;
  }
  throw netException('System.ArgumentException', 'At least one object must implement IComparable.');
}

function comparableType(value: unknown): NetType {
  for (const type of typeOf(value).basesAndInterfaces)
    if (type.fullName === 'System.IComparable' || type.fullName.startsWith('System.IComparable`1')) return type;
  return typeOf(value).netType;
}

function notSameType(left: NetType, right: NetType): NetException {
  const what = left.isEnum
    ? `Object must be the same type as the enum. The type passed in was '${right.fullName}'; the enum type was '${left.fullName}'.`
    : `Object must be of type ${left.name}.`;
  return netException('System.ArgumentException', what);
}

/** The order of an IComparer; null is the default one. */
export function comparisonOf(comparer: unknown): Comparison {
  const base = baseOf(comparer);
  if (isNull(base)) return defaultComparison;
  if (base instanceof DefaultComparer) return base.comparison;
  if (typeof base === 'function') return base as Comparison;
  return (a, b) => Number(invokeMethod(base, 'Compare', [a, b]));
}

/** For sorting: what a comparison throws is reported as .NET's sort reports it. */
export function sortingComparison(compare: Comparison): Comparison {
  return (a, b) => {
    try {
      return compare(a, b);
    } catch (error) {
      if (!(error instanceof Object && 'netType' in error)) throw error;
      const failed = netException('System.InvalidOperationException', 'Failed to compare two elements in the array.');
      failed.innerException = error as NetException;
      throw failed;
    }
  };
}

/** Comparer<T>.Default and Comparer<T>.Create. */
export class DefaultComparer {
  constructor(
    readonly netType: NetType,
    readonly comparison: Comparison = defaultComparison,
  ) {}
}
/** EqualityComparer<T>.Default. */
export class DefaultEqualityComparer {
  constructor(readonly netType: NetType) {}
}
/** EqualityComparer<T>.Create. */
export class DelegateEqualityComparer {
  constructor(
    readonly netType: NetType,
    readonly same: (a: unknown, b: unknown) => boolean,
    readonly getHashCode: ((value: unknown) => number) | null,
  ) {}
  hashCode(value: unknown): number {
    if (this.getHashCode === null)
      throw netException('System.NotSupportedException', 'Specified method is not supported.');
    return this.getHashCode(value);
  }
}

/** A number that is the same for equal values, as the default GetHashCode. */
export function hashCodeOf(value: unknown): number {
  if (typeof value === 'number' && (value | 0) === value) return value;
  const text = String(hashKeyOf(value, false));
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) | 0;
  return hash;
}
