/** What the sorted dictionaries share: a NetDictionary over sorted entries. */
import type { NetType } from '../../objects/net-type.js';
import { DefaultComparer } from './comparers.js';
import { genericType } from './elements.js';
import { NetDictionary } from './net-dictionary.js';
import type { SortedEntries } from './sorted-entries.js';

const generic = 'System.Collections.Generic';

export class SortedNetDictionary extends NetDictionary {
  constructor(type: NetType, comparer: unknown = null) {
    super(type, comparer, true);
  }
  get sorted(): SortedEntries {
    return this.table as SortedEntries;
  }
  get comparerObject(): unknown {
    return this.comparer ?? new DefaultComparer(genericType(`${generic}.GenericComparer\`1`, this.keyType));
  }
}
