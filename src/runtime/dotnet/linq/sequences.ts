/**
 * What the members of Enumerable have in common. Sequences are arrays here: what .NET would compute while its result is
 * enumerated is computed at once, and the result is an array of the element type.
 */
import { fromNaturalMarshaler } from '../../objects/marshal.js';
import type { MemberImplementation, NetType } from '../../objects/net-type.js';
import { typedArray } from '../collections/elements.js';
import { argumentNull, invalidOperation } from '../system/errors.js';

export type Items = readonly unknown[];
export type Types = readonly NetType[];
export type Mapping = (...args: unknown[]) => unknown;
export type Predicate = (...args: unknown[]) => boolean;

/** Members by signatures in which `{T}` stands for IEnumerable[T], `=T` for its IEqualityComparer and `~T` for its IComparer. */
export function sequenceMembers(members: Record<string, MemberImplementation>): Record<string, MemberImplementation> {
  return Object.fromEntries(
    Object.entries(members).map(([signature, member]) => [
      `static ${signature
        .replace(/\{([^{}]+)\}/g, 'System.Collections.Generic.IEnumerable[$1]')
        .replace(/=(\w+) comparer/g, 'System.Collections.Generic.IEqualityComparer[$1] comparer')
        .replace(/~(\w+) comparer/g, 'System.Collections.Generic.IComparer[$1] comparer')
        .replace(/\bFunc\[/g, 'System.Func[')}`,
      member,
    ]),
  );
}

/** Throws ArgumentNullException. */
export function given<T>(value: T | null, parameter = 'source'): T {
  if (value === null || value === undefined) throw argumentNull(parameter);
  return value;
}
export function result(types: Types, items: Iterable<unknown>, index = 0): unknown {
  return typedArray(types[index] as NetType, items);
}
/** What a delegate gave, in natural form, as a value of that type. */
export function resultMarshaler(type: NetType): (natural: unknown) => unknown {
  return fromNaturalMarshaler(type) ?? ((value) => value ?? null);
}
/** Calls a selector for values of its result type. */
export function selecting(select: Mapping, type: NetType): Mapping {
  const marshal = resultMarshaler(type);
  return (...args) => marshal(given(select, 'selector')(...args));
}
export function noElements() {
  return invalidOperation('Sequence contains no elements');
}
export function noMatch() {
  return invalidOperation('Sequence contains no matching element');
}
