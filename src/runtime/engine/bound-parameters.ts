/** $PSBoundParameters: a dictionary of what was bound, in the order of binding. */
import { Hashtable } from '../objects/hashtable.js';

export function boundParametersDictionary(entries: Iterable<[string, unknown]>): Hashtable {
  const table = new Hashtable();
  for (const [name, value] of entries) table.set(name, value);
  return table;
}
