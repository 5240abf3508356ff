/** ISet<T>: the operations that HashSet and SortedSet share. The set's own comparer decides what is equal. */
import type { MemberImplementation, NetType } from '../../objects/net-type.js';
import { argumentNull } from '../system/errors.js';
import { valuesOf } from './elements.js';

export interface NetSet extends Iterable<unknown> {
  readonly elementType: NetType;
  readonly count: number;
  has(item: unknown): boolean;
  add(item: unknown): boolean;
  delete(item: unknown): boolean;
  clear(): void;
  emptyCopy(): NetSet;
}

/** The other collection as a set of this one's equality. */
function asSet(self: NetSet, other: unknown): NetSet {
  if (other === null) throw argumentNull('other');
  const set = self.emptyCopy();
  for (const item of valuesOf(other, self.elementType)) set.add(item);
  return set;
}
function containsAll(self: NetSet, other: NetSet): boolean {
  for (const item of other) if (!self.has(item)) return false;
  return true;
}

export function setOperations(): Record<string, MemberImplementation> {
  const other = '(System.Collections.Generic.IEnumerable[T] other)';
  return {
    [`void UnionWith${other}`]: (self: NetSet, items: unknown) => {
      if (items === null) throw argumentNull('other');
      for (const item of valuesOf(items, self.elementType)) self.add(item);
    },
    [`void IntersectWith${other}`]: (self: NetSet, items: unknown) => {
      const set = asSet(self, items);
      for (const item of [...self]) if (!set.has(item)) self.delete(item);
    },
    [`void ExceptWith${other}`]: (self: NetSet, items: unknown) => {
      for (const item of [...asSet(self, items)]) self.delete(item);
    },
    [`void SymmetricExceptWith${other}`]: (self: NetSet, items: unknown) => {
      for (const item of asSet(self, items)) if (!self.delete(item)) self.add(item);
    },
    [`bool IsSubsetOf${other}`]: (self: NetSet, items: unknown) => containsAll(asSet(self, items), self),
    [`bool IsProperSubsetOf${other}`]: (self: NetSet, items: unknown) => {
      const set = asSet(self, items);
      return self.count < set.count && containsAll(set, self);
    },
    [`bool IsSupersetOf${other}`]: (self: NetSet, items: unknown) => containsAll(self, asSet(self, items)),
    [`bool IsProperSupersetOf${other}`]: (self: NetSet, items: unknown) => {
      const set = asSet(self, items);
      return self.count > set.count && containsAll(self, set);
    },
    [`bool Overlaps${other}`]: (self: NetSet, items: unknown) => {
      for (const item of asSet(self, items)) if (self.has(item)) return true;
      return false;
    },
    [`bool SetEquals${other}`]: (self: NetSet, items: unknown) => {
      const set = asSet(self, items);
      return set.count === self.count && containsAll(self, set);
    },
  };
}
