/** The dictionaries of the engine that have types of their own: $PSBoundParameters and $PSVersionTable. */
import { NetDictionary } from '../../dotnet/collections/net-dictionary.js';
import { Hashtable } from '../../objects/hashtable.js';
import { getStatic } from '../../objects/members.js';
import { defineType, requireType } from '../../objects/net-type.js';

const automation = 'System.Management.Automation';

defineType(`${automation}.PSBoundParametersDictionary`, {}, () => ({
  base: 'System.Collections.Generic.Dictionary[string,System.Object]',
}));

let comparer: unknown;
/** Parameter names to values, in the order of binding. */
export function boundParametersDictionary(entries: Iterable<[string, unknown]>): NetDictionary {
  comparer ??= getStatic(requireType('System.StringComparer'), 'OrdinalIgnoreCase');
  const dictionary = new NetDictionary(requireType(`${automation}.PSBoundParametersDictionary`), comparer);
  for (const [name, value] of entries) dictionary.set(name, value);
  return dictionary;
}

export class PSVersionHashTable extends Hashtable {}
defineType(`${automation}.PSVersionHashTable`, { class: PSVersionHashTable }, () => ({
  base: 'System.Collections.Hashtable',
}));
