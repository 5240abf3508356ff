/** Lists of the syntax tree as scripts see them: ReadOnlyCollections over the parser's own arrays. */
import { requireType } from '../../../objects/net-type.js';
import { genericType } from '../../collections/elements.js';
import { type ReadOnlyCollection, readOnlyCollection } from '../../collections/read-only-collection.js';
import { Tuple } from '../../system/value-tuple.js';
import { inFull } from './names.js';

/** A collection of `element`, a type written as in the tables of this folder. Pairs become Tuples. */
export function readOnly(element: string, items: readonly unknown[]): ReadOnlyCollection {
  const pair = /^System\.Tuple\[(\w+),(\w+)\]$/.exec(element);
  if (pair === null) return readOnlyCollection(requireType(inFull(element)), items as unknown[]);
  const [, first = '', second = ''] = pair;
  const type = genericType('System.Tuple`2', requireType(inFull(first)), requireType(inFull(second)));
  return readOnlyCollection(
    type,
    items.map((item) => new Tuple(type, item as unknown[])),
  );
}
