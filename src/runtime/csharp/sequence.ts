/** What iterators (`yield return`) and LINQ methods give: an IEnumerable whose elements are made as they are asked for. */
import { elementsOf } from '../dotnet/collections/elements.js';
import { definePlainEnumerator, NetEnumerator } from '../dotnet/collections/enumerator.js';
import { defineType, type NetType, types } from '../objects/net-type.js';
import { isNull } from '../objects/values.js';
import { nullReference } from './calls.js';

const name = 'System.Linq.Enumerable+Iterator`1';
const enumeratorType = definePlainEnumerator('System.Linq.Enumerable+IteratorState');

export class Sequence {
  constructor(
    readonly netType: NetType,
    readonly make: () => Iterable<unknown>,
  ) {}
}

const definition = defineType(name, { generic: ['TSource'], assembly: 'System.Linq' }, () => ({
  interfaces: ['System.Collections.Generic.IEnumerable[TSource]'],
  enumerate: (self: Sequence) => self.make(),
  members: {
    'System.Collections.IEnumerator GetEnumerator()': (self: Sequence) =>
      new NetEnumerator(enumeratorType(), self.make()),
  },
}));

export function sequence(elementType: NetType | null, make: () => Iterable<unknown>): Sequence {
  return new Sequence(definition.makeGeneric([elementType ?? types.object()]), make);
}
/** What an iterator that is declared as an IEnumerator gives. */
export function enumerator(make: () => Iterable<unknown>): NetEnumerator {
  return new NetEnumerator(enumeratorType(), make());
}

/** What `foreach` goes through. Throws NullReferenceException. */
export function each(source: unknown): Iterable<unknown> {
  if (isNull(source)) throw nullReference();
  return elementsOf(source);
}

/** The T of what is an IEnumerable<T>; null for others. */
export function elementTypeOf(source: NetType): NetType | null {
  if (source.elementType) return source.elementType;
  for (const type of source.basesAndInterfaces)
    if (type.genericDefinition?.fullName === 'System.Collections.Generic.IEnumerable`1')
      return type.genericArguments[0] ?? null;
  return null;
}
