/** What comes out of a value of a type when a pipeline enumerates it, and what a list of several things is. */

import type { NetType } from '../objects/net-type.js';
import { requireType, types } from '../objects/net-type.js';
import { InferredType } from './inferred-type.js';

/** The type of the items; null for what is not enumerated. */
export function itemTypeOf(type: NetType): NetType | null {
  if (type.elementType) return type.elementType;
  if (type.fullName === 'System.String' || type.isDictionary) return type;
  const names = [...type.basesAndInterfaces];
  if (names.some(({ fullName }) => fullName === 'System.Xml.XmlNode')) return type;
  const generic = names.find(({ genericDefinition }) =>
    /^System\.Collections\.Generic\.IEnumer(able|ator)`1$/.test(genericDefinition?.fullName ?? ''),
  );
  if (generic !== undefined) return generic.genericArguments[0] as NetType;
  if (names.some(({ fullName }) => fullName === 'System.Collections.IDictionaryEnumerator'))
    return requireType('System.Collections.DictionaryEntry');
  const isPlain = names.some(({ fullName }) => /^System\.Collections\.IEnumer(able|ator)$/.test(fullName));
  return isPlain ? types.object() : null;
}

export function enumeratedTypes(inferred: readonly InferredType[]): InferredType[] {
  return inferred.map((each) => {
    const item = each.type === null ? null : itemTypeOf(each.type);
    return item === null || item === each.type ? each : InferredType.of(item);
  });
}

/** The array that such elements make: of object, unless they are all of one type. */
export function arrayOf(elements: readonly InferredType[]): InferredType {
  const objects = InferredType.of(types.object().makeArray());
  const [first] = elements;
  if (first?.type == null || elements.some(({ type }) => type !== first.type)) return objects;
  if (first.type.isArray) return first;
  return InferredType.of((itemTypeOf(first.type) ?? first.type).makeArray());
}
