/** Arrays as IStructuralComparable and IStructuralEquatable: element by element, as the comparer that is given says. */
import { elementsOf, isNetArray, type NetArray } from '../../objects/arrays.js';
import type { MemberFunction } from '../../objects/net-type.js';
import { MultiArray } from '../../objects/values.js';
import { comparisonOf, equalityOf, hashCodeOf } from '../collections/comparers.js';
import { argumentError, argumentNull, notSupported } from './errors.js';

type AnyArray = NetArray | MultiArray;

/** Throws for arrays of more dimensions, which .NET does not compare. */
function itemsOf(array: AnyArray): unknown[] {
  if (array instanceof MultiArray) throw notSupported('Only single dimension arrays are supported here.');
  return elementsOf(array);
}

function compareTo(self: AnyArray, other: unknown, comparer: unknown): number {
  if (other === null) return 1;
  const own = itemsOf(self);
  const others = isNetArray(other) ? elementsOf(other) : null;
  if (others === null || others.length !== own.length)
    throw argumentError(
      'Object is not a array with the same number of elements as the array to compare it to.',
      'other',
    );
  const compare = comparisonOf(comparer);
  for (const [i, item] of own.entries()) {
    const order = compare(item, others[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function equals(self: AnyArray, other: unknown, comparer: unknown): boolean {
  if (self === other) return true;
  if (!isNetArray(other)) return false;
  const own = itemsOf(self);
  const others = elementsOf(other);
  const equal = equalityOf(comparer);
  return own.length === others.length && own.every((item, i) => equal.equals(item, others[i]));
}

/** Of the last eight elements, as in .NET. */
function hashCode(self: AnyArray, comparer: unknown): number {
  if (comparer === null) throw argumentNull('comparer');
  return itemsOf(self)
    .slice(-8)
    .reduce<number>((hash, item) => (Math.imul(hash, 31) + hashCodeOf(item)) | 0, 0);
}

export const structuralMembers: Record<string, MemberFunction> = {
  'int IStructuralComparable.CompareTo(System.Object other, System.Collections.IComparer comparer)':
    compareTo as MemberFunction,
  'bool IStructuralEquatable.Equals(System.Object other, System.Collections.IEqualityComparer comparer)':
    equals as MemberFunction,
  'int IStructuralEquatable.GetHashCode(System.Collections.IEqualityComparer comparer)': hashCode as MemberFunction,
};
