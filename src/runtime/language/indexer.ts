/** What a type has for `$x[...]`: its indexers, its length for negative positions, and the keys of a generic dictionary. */
import { getterGroup, setterGroup } from '../objects/accessors.js';
import type { CallPlan } from '../objects/method-call.js';
import { type NetType, types } from '../objects/net-type.js';
import { instanceMember } from '../objects/type-lookup.js';
import { isMethodGroup, type MethodGroup, type MethodOverload, type PropertyMember } from '../objects/type-members.js';

export interface Indexer {
  getters: readonly MethodOverload[];
  setters: readonly MethodOverload[];
  /** Count or Length of a target; undefined where the type has neither. */
  length: ((target: unknown) => number) | undefined;
  /** TKey of an IDictionary[TKey,TValue]. */
  keyType: NetType | undefined;
  /** What reads by one key came to, by the key's type. */
  calls: Map<NetType | null, IndexerCall | null>;
}

export interface IndexerCall {
  plan: CallPlan;
  /** The parameter's type. */
  type: NetType;
  /** Keys of this type may convert to it. */
  isConvertible: boolean;
  /** A negative position counts from the end. */
  takesPosition: boolean;
}

const none: MethodGroup = { name: 'Item', isStatic: false, overloads: [] };
const indexers = new WeakMap<NetType, Indexer>();

export function indexerOf(type: NetType): Indexer {
  let indexer = indexers.get(type);
  if (indexer === undefined) {
    indexer = findIndexer(type);
    indexers.set(type, indexer);
  }
  return indexer;
}

function findIndexer(type: NetType): Indexer {
  const own = parameterized(type);
  const inherited = own ? undefined : type.interfaces.find((each) => parameterized(each) !== undefined);
  const property = own ?? (inherited && parameterized(inherited));
  return {
    getters: property ? getterGroup(property).overloads : none.overloads,
    setters: own ? setterGroup(own).overloads : none.overloads,
    length: lengthOf(type) ?? (inherited && lengthOf(inherited)),
    keyType: type.interfaces.find(
      (each) => each.genericDefinition?.fullName === 'System.Collections.Generic.IDictionary`2',
    )?.genericArguments[0],
    calls: new Map(),
  };
}

function parameterized(type: NetType): PropertyMember | undefined {
  for (const name of ['item', 'chars', 'itemof']) {
    const member = instanceMember(type, name);
    if (member && !isMethodGroup(member) && member.parameters.length > 0) return member;
  }
  return undefined;
}

function lengthOf(type: NetType): ((target: unknown) => number) | undefined {
  for (const name of ['count', 'length']) {
    const member = instanceMember(type, name);
    if (member && !isMethodGroup(member) && member.get) return member.get as (target: unknown) => number;
  }
  return undefined;
}

/** The one parameter is a position (and no key that happens to be an int), so that a negative one counts from the end. */
export function takesPosition(overload: MethodOverload): boolean {
  const [parameter] = overload.parameters;
  return parameter?.type === types.int32() && !parameter.isTypeParameter;
}
