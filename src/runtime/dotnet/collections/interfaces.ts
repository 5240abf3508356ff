/** The interfaces of System.Collections and System.Collections.Generic. They carry no members: classes list their own. */
import { defineType } from '../../objects/net-type.js';

const collections = 'System.Collections';
const generic = 'System.Collections.Generic';

function defineInterface(name: string, parameters: string[], interfaces: string[]): void {
  defineType(name, parameters.length > 0 ? { generic: parameters } : {}, () => ({ kind: 'interface', interfaces }));
}

defineInterface(`${collections}.IEnumerable`, [], []);
defineInterface(`${collections}.IEnumerator`, [], []);
defineInterface(`${collections}.ICollection`, [], [`${collections}.IEnumerable`]);
defineInterface(`${collections}.IList`, [], [`${collections}.ICollection`]);
defineInterface(`${collections}.IDictionary`, [], [`${collections}.ICollection`]);
defineInterface(`${collections}.IDictionaryEnumerator`, [], [`${collections}.IEnumerator`]);
defineInterface(`${collections}.IComparer`, [], []);
defineInterface(`${collections}.IEqualityComparer`, [], []);
defineInterface(`${collections}.IStructuralComparable`, [], []);
defineInterface(`${collections}.IStructuralEquatable`, [], []);

defineInterface(`${generic}.IEnumerable\`1`, ['T'], [`${collections}.IEnumerable`]);
defineInterface(`${generic}.IEnumerator\`1`, ['T'], ['System.IDisposable', `${collections}.IEnumerator`]);
defineInterface(`${generic}.ICollection\`1`, ['T'], [`${generic}.IEnumerable[T]`]);
defineInterface(`${generic}.IList\`1`, ['T'], [`${generic}.ICollection[T]`]);
defineInterface(`${generic}.ISet\`1`, ['T'], [`${generic}.ICollection[T]`]);
defineInterface(`${generic}.IReadOnlyCollection\`1`, ['T'], [`${generic}.IEnumerable[T]`]);
defineInterface(`${generic}.IReadOnlyList\`1`, ['T'], [`${generic}.IReadOnlyCollection[T]`]);
defineInterface(`${generic}.IReadOnlySet\`1`, ['T'], [`${generic}.IReadOnlyCollection[T]`]);
defineInterface(
  `${generic}.IDictionary\`2`,
  ['TKey', 'TValue'],
  [`${generic}.ICollection[System.Collections.Generic.KeyValuePair[TKey,TValue]]`],
);
defineInterface(
  `${generic}.IReadOnlyDictionary\`2`,
  ['TKey', 'TValue'],
  [`${generic}.IReadOnlyCollection[System.Collections.Generic.KeyValuePair[TKey,TValue]]`],
);
defineInterface(`${generic}.IComparer\`1`, ['T'], []);
defineInterface(`${generic}.IEqualityComparer\`1`, ['T'], []);
