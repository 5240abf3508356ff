/** System.Collections.Generic.SortedDictionary<TKey, TValue>. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { argumentError, argumentNull } from '../system/errors.js';
import { changingMembers, commonMembers, dictionaryInterfaces, filled } from './dictionary-members.js';
import { defineViews, viewOf } from './dictionary-view.js';
import { netText } from './elements.js';
import { defineEnumerator, enumeratorOf } from './enumerator.js';
import { pairOf, pairTypeOf } from './pairs.js';
import { SortedNetDictionary } from './sorted-net-dictionary.js';

const generic = 'System.Collections.Generic';
const pair = `${generic}.KeyValuePair[TKey,TValue]`;

class SortedDictionary extends SortedNetDictionary {
  override add(key: unknown, value: unknown): void {
    if (key === null) throw argumentNull('key');
    if (!this.table.add(key, value))
      throw argumentError(
        `An item with the same key has already been added. Key: ${netText(pairOf(pairTypeOf(this.netType), key, value))}`,
      );
  }
}
defineViews(`${generic}.SortedDictionary\`2`);
defineEnumerator(`${generic}.SortedDictionary\`2+Enumerator`, ['TKey', 'TValue'], pair);
defineType(`${generic}.SortedDictionary\`2`, { generic: ['TKey', 'TValue'] }, () => ({
  interfaces: [...dictionaryInterfaces],
  enumerate: (self: SortedDictionary) => self.pairs(),
  members: {
    'new()': (type: NetType) => new SortedDictionary(type),
    'new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)': (type: NetType, other: unknown) =>
      filled(new SortedDictionary(type), other, 'dictionary'),
    'new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary, System.Collections.Generic.IComparer[TKey] comparer)':
      (type: NetType, other: unknown, comparer: unknown) =>
        filled(new SortedDictionary(type, comparer), other, 'dictionary'),
    'new(System.Collections.Generic.IComparer[TKey] comparer)': (type: NetType, comparer: unknown) =>
      new SortedDictionary(type, comparer),
    ...commonMembers(),
    'System.Collections.Generic.IComparer[TKey] Comparer {get;}': (self: SortedDictionary) => self.comparerObject,
    'System.Collections.Generic.SortedDictionary`2+KeyCollection[TKey,TValue] Keys {get;}': (self: SortedDictionary) =>
      viewOf(
        self.netType,
        `${generic}.SortedDictionary\`2`,
        'Key',
        () => self.keys(),
        () => self.count,
        (key) => self.has(key),
      ),
    'System.Collections.Generic.SortedDictionary`2+ValueCollection[TKey,TValue] Values {get;}': (
      self: SortedDictionary,
    ) =>
      viewOf(
        self.netType,
        `${generic}.SortedDictionary\`2`,
        'Value',
        () => self.values(),
        () => self.count,
      ),
    ...changingMembers(),
    'System.Collections.Generic.SortedDictionary`2+Enumerator[TKey,TValue] GetEnumerator()': (self: SortedDictionary) =>
      enumeratorOf(`${generic}.SortedDictionary\`2+Enumerator`, [self.keyType, self.valueType], self.pairs()),
  },
}));
