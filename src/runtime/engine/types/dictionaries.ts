/** The dictionaries of the engine that have types of their own: $PSBoundParameters and $PSVersionTable. */
import { genericType } from '../../dotnet/collections/elements.js';
import { NetDictionary } from '../../dotnet/collections/net-dictionary.js';
import { NetList } from '../../dotnet/collections/net-list.js';
import { Hashtable } from '../../objects/hashtable.js';
import { getStatic } from '../../objects/members.js';
import { defineType, requireType } from '../../objects/net-type.js';

const automation = 'System.Management.Automation';

/** A parameter and its value; true for one that was bound by its position. */
export type BoundEntry = readonly [name: string, value: unknown, positionally?: boolean];

class PSBoundParametersDictionary extends NetDictionary {
  readonly boundPositionally = new NetList(
    genericType('System.Collections.Generic.List`1', requireType('System.String')),
  );
}
defineType(`${automation}.PSBoundParametersDictionary`, {}, () => ({
  base: 'System.Collections.Generic.Dictionary[string,System.Object]',
  members: {
    'System.Collections.Generic.List[string] BoundPositionally {get;}': (self: PSBoundParametersDictionary) =>
      self.boundPositionally,
  },
}));

let comparer: unknown;
/** Parameter names to values, in the order of binding. */
export function boundParametersDictionary(entries: Iterable<BoundEntry>): NetDictionary {
  comparer ??= getStatic(requireType('System.StringComparer'), 'OrdinalIgnoreCase');
  const dictionary = new PSBoundParametersDictionary(
    requireType(`${automation}.PSBoundParametersDictionary`),
    comparer,
  );
  for (const [name, value, positionally] of entries) {
    dictionary.set(name, value);
    if (positionally) dictionary.boundPositionally.add(name);
  }
  return dictionary;
}

export class PSVersionHashTable extends Hashtable {}
defineType(`${automation}.PSVersionHashTable`, { class: PSVersionHashTable }, () => ({
  base: 'System.Collections.Hashtable',
}));
