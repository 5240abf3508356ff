/**
 * Members of objects as C# reaches them: names in their own case, exceptions as they are, functions of the source where
 * delegates are wanted.
 */

import { hooks } from '../language/hooks.js';
import { setIndexes } from '../language/index-assignment.js';
import { getIndexes } from '../language/indexing.js';
import { isNetArray } from '../objects/arrays.js';
import { netException } from '../objects/errors.js';
import { makeGenericMethod } from '../objects/generic-methods.js';
import { isDictionary } from '../objects/hashtable.js';
import { fromNaturalMarshaler, toNaturalMarshaler } from '../objects/marshal.js';
import { planCall } from '../objects/method-call.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, reflectionName, typeOf, types } from '../objects/net-type.js';
import { findBestMethod } from '../objects/overloads.js';
import { PlanCache } from '../objects/plan-cache.js';
import { getProperty } from '../objects/property-access.js';
import { baseOf, PSObject } from '../objects/ps-object.js';
import { instanceMember, staticMember } from '../objects/type-lookup.js';
import {
  isMethodGroup,
  type MethodGroup,
  type MethodOverload,
  type PropertyMember,
  parseInternalMembers,
  type TypeMembers,
} from '../objects/type-members.js';
import { AutomationNull, fold, isNull, MultiArray, type TypedArray } from '../objects/values.js';
import { isOfSource } from './cs-object.js';

export type Code = (...args: unknown[]) => unknown;
type Delegate = Code & { netType?: NetType; code?: Code; parts?: Delegate[] };

export function nullReference() {
  return netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
}
function noMember(type: NetType, name: string) {
  return netException(
    'System.MissingMemberException',
    `'${reflectionName(type)}' does not contain a definition for '${name}'`,
  );
}

// ---- Delegates --------------------------------------------------------------------------------------------------------

/** A lambda or method group that is not yet a delegate of any type. */
export function isBareFunction(value: unknown): value is Code {
  return typeof value === 'function' && (value as Delegate).netType === undefined;
}

function invokeOf(type: NetType): MethodOverload | undefined {
  const member = type.members.instance.get('invoke');
  return member && isMethodGroup(member) ? member.overloads[0] : undefined;
}
function resultType(invoke: MethodOverload): NetType | undefined {
  return invoke.declaringType.tryResolve(invoke.returnText);
}

/** A delegate of the type: it is called by .NET in natural form, and here with values. */
export function delegateOf(type: NetType, code: Code): Delegate {
  const invoke = invokeOf(type);
  if (!invoke) return code;
  const toValue = invoke.parameters.map(({ isTypeParameter, type: of }) =>
    isTypeParameter ? null : fromNaturalMarshaler(of),
  );
  const result = resultType(invoke);
  const toNatural = result && !invoke.returnsTypeParameter ? toNaturalMarshaler(result) : null;
  const delegate: Delegate = (...natural) => {
    const value = code(...natural.map((one, i) => toValue[i]?.(one) ?? one));
    return toNatural === null ? value : toNatural(value);
  };
  delegate.netType = type;
  delegate.code = code;
  return delegate;
}

/** Calls a delegate with values. */
export function callDelegate(target: unknown, args: readonly unknown[]): unknown {
  if (isNull(target)) throw nullReference();
  if (typeof target !== 'function') return callMember(target, 'Invoke', args);
  const delegate = target as Delegate;
  if (delegate.netType === undefined) return delegate(...args);
  if (delegate.code) return delegate.code(...args);
  const invoke = invokeOf(delegate.netType);
  return invoke ? planCall({ overload: invoke, expandParams: false }, args).call(delegate, args) : delegate(...args);
}

/** `a + b` and `a - b` of delegates: all of them are called, and what the last one gives counts. */
export function combined(left: unknown, right: unknown): unknown {
  if (isNull(left) || isNull(right)) return left ?? right ?? null;
  return together([...partsOf(left), ...partsOf(right)]);
}
export function without(left: unknown, right: unknown): unknown {
  const parts = partsOf(left);
  const at = parts.lastIndexOf(right as Delegate);
  const rest = at < 0 ? parts : parts.filter((_, i) => i !== at);
  return rest.length === 0 ? null : together(rest);
}
const partsOf = (given: unknown): Delegate[] =>
  isNull(given) ? [] : ((given as Delegate).parts ?? [given as Delegate]);
function together(parts: Delegate[]): Delegate {
  const [first] = parts as [Delegate];
  if (parts.length === 1) return first;
  const all: Delegate = (...args) => parts.map((part) => callDelegate(part, args)).at(-1);
  all.parts = parts;
  if (first.netType) Object.assign(all, { netType: first.netType, code: all });
  return all;
}

// ---- Methods ----------------------------------------------------------------------------------------------------------

/** Calls the overload that fits best. `self` is null for static methods. Hot. */
export function callOverloads(
  overloads: readonly MethodOverload[],
  name: string,
  self: unknown,
  args: readonly unknown[],
  generic: readonly NetType[] = [],
): unknown {
  const given = args.some(isBareFunction) ? withDelegates(overloads, args) : { overloads, args };
  const plan =
    generic.length > 0
      ? planCall(findBestMethod(name, given.overloads, given.args, generic), given.args)
      : plansOf(given.overloads).planFor(name, given.overloads, given.args);
  try {
    const result = plan.overload.isStatic ? plan.callStatic(given.args) : plan.call(self, given.args);
    return result === AutomationNull ? null : result;
  } catch (error) {
    throw plainException(error);
  }
}
const plans = new WeakMap<readonly MethodOverload[], PlanCache>();
function plansOf(overloads: readonly MethodOverload[]): PlanCache {
  let cache = plans.get(overloads);
  if (cache === undefined) {
    cache = new PlanCache();
    plans.set(overloads, cache);
  }
  return cache;
}
/** What a block of script threw, as the exception that C# may catch. */
function plainException(error: unknown): unknown {
  return error instanceof NetException ? error : (hooks.exceptionOf(error) ?? error);
}

/** Functions become delegates of the first overload that has delegates in their places. */
function withDelegates(overloads: readonly MethodOverload[], args: readonly unknown[]) {
  for (const given of overloads) {
    const overload =
      given.genericParameters.length > 0
        ? makeGenericMethod(
            given,
            given.genericParameters.map(() => types.object()),
          )
        : given;
    if (overload?.parameters.length !== args.length) continue;
    const fits = args.every((arg, i) => !isBareFunction(arg) || overload.parameters[i]?.type.kind === 'delegate');
    if (!fits) continue;
    const converted = args.map((arg, i) =>
      isBareFunction(arg) ? delegateOf((overload.parameters[i] as { type: NetType }).type, arg) : arg,
    );
    return { overloads: [overload], args: converted };
  }
  const plain = args.map((arg) => (isBareFunction(arg) ? delegateOf(types.delegate(), arg) : arg));
  return { overloads, args: plain };
}

/** Members that only the source itself can reach: what is not public. */
const hiddenMembers = new WeakMap<NetType, TypeMembers>();
function hiddenOf(type: NetType): TypeMembers | null {
  if (!isOfSource(type)) return null;
  let members = hiddenMembers.get(type);
  if (members === undefined) hiddenMembers.set(type, (members = parseInternalMembers(type)));
  return members;
}

/** All constructors, as the source sees them. */
export function constructorsOf(type: NetType): readonly MethodOverload[] {
  const hidden = hiddenOf(type)?.constructors ?? [];
  return hidden.length === 0 ? type.members.constructors : [...type.members.constructors, ...hidden];
}

/** A member of the type or its bases, as the source sees it: with those that are not public. */
function member(type: NetType, name: string, table: 'instance' | 'static'): MethodGroup | PropertyMember | undefined {
  const key = fold(name);
  const open = (table === 'instance' ? instanceMember : staticMember)(type, key);
  for (let current: NetType | null = type; current !== null; current = current.baseType) {
    const hidden = hiddenOf(current)?.[table].get(key);
    if (!hidden || hidden.name !== name) continue;
    if (!isMethodGroup(hidden) || !open || !isMethodGroup(open)) return hidden;
    return { ...open, overloads: [...open.overloads, ...hidden.overloads] };
  }
  return open;
}

const byCase = new WeakMap<MethodGroup, Map<string, readonly MethodOverload[]>>();

/** The overloads of a name in this very case; those of a name that differs in case are other methods. */
function methodsNamed(found: MethodGroup | PropertyMember | undefined, name: string): readonly MethodOverload[] | null {
  if (!found || !isMethodGroup(found)) return null;
  let names = byCase.get(found);
  if (names === undefined) byCase.set(found, (names = new Map()));
  let named = names.get(name);
  if (named === undefined) {
    const own = found.overloads.filter((overload) => overload.name === name);
    named = own.length > 0 ? own : found.overloads;
    names.set(name, named);
  }
  return named;
}

/** The methods of a name on objects of the value's type; null when there are none. */
export function methodsOf(target: unknown, name: string): readonly MethodOverload[] | null {
  return methodsNamed(member(typeOf(baseOf(target)), name, 'instance'), name);
}
export function callMember(
  target: unknown,
  name: string,
  args: readonly unknown[],
  generic: readonly NetType[] = [],
): unknown {
  if (isNull(target)) throw nullReference();
  if (typeof target === 'function' && name === 'Invoke') return callDelegate(target, args);
  if (target instanceof PSObject && name === 'Copy') return callMember(getProperty(target, 'psobject'), name, args);
  const methods = methodsOf(target, name);
  if (methods) return callOverloads(methods, name, baseOf(target), args, generic);
  const value = getMember(target, name);
  return callDelegate(value, args);
}
export function callStatic(
  type: NetType,
  name: string,
  args: readonly unknown[],
  generic: readonly NetType[] = [],
): unknown {
  const methods = methodsNamed(member(type, name, 'static'), name);
  if (methods) return callOverloads(methods, name, null, args, generic);
  return callDelegate(getStaticMember(type, name), args);
}
/** `base.Method(...)`: what the base class does, whatever the object's own class does. */
export function callBase(base: NetType, self: unknown, name: string, args: readonly unknown[]): unknown {
  const methods = methodsNamed(member(base, name, 'instance'), name);
  const own = methods?.filter(({ declaringType }) => isOfSource(declaringType)) ?? [];
  if (own.length > 0) return callOverloads(own, name, self, args);
  return objectMethods[name]?.(base, self, args[0]) ?? callOverloads(methods ?? [], name, self, args);
}
const objectMethods: Record<string, (base: NetType, self: unknown, other: unknown) => unknown> = {
  ToString: (base, self) => base.inherited('toString')?.(self as never, null, '') ?? reflectionName(typeOf(self)),
  Equals: (base, self, other) => base.inherited('equals')?.(self as never, other) ?? self === other,
};

// ---- Properties, fields, elements -------------------------------------------------------------------------------------

function readMember(member: PropertyMember, self: unknown): unknown {
  const get = member.get as Code | undefined;
  const value = member.isStatic ? get?.() : get?.(self);
  const type = member.isTypeParameter ? undefined : member.type;
  const marshal = type && fromNaturalMarshaler(type);
  return (marshal ? marshal(value) : value) ?? null;
}
function writeMember(member: PropertyMember, self: unknown, value: unknown): void {
  const set = member.set as Code | undefined;
  if (!set)
    throw netException(
      'System.InvalidOperationException',
      `Property or indexer '${member.name}' cannot be assigned to -- it is read only`,
    );
  const type = member.isTypeParameter ? undefined : member.type;
  const given = type?.kind === 'delegate' && isBareFunction(value) ? delegateOf(type, value) : value;
  const marshal = type && toNaturalMarshaler(type);
  const natural = marshal ? marshal(given) : given;
  if (member.isStatic) set(natural);
  else set(self, natural);
}

/** What C# sees of a PSObject; `dynamic` sees the object's own properties as well. */
const ownMembers = new Set(['Properties', 'Members', 'Methods', 'BaseObject', 'ImmediateBaseObject', 'TypeNames']);

/** Hot. */
export function getMember(given: unknown, name: string): unknown {
  if (isNull(given)) throw nullReference();
  if (typeof given === 'string' && name === 'Length') return given.length;
  if (given instanceof PSObject)
    return getProperty(ownMembers.has(name) ? getProperty(given, 'psobject') : given, name);
  const target = baseOf(given);
  const type = typeOf(target);
  const found = member(type, name, 'instance');
  if (found === undefined) {
    if (isDictionary(target) && target.has(name)) return target.get(name);
    throw noMember(type, name);
  }
  if (!isMethodGroup(found)) return readMember(found, target);
  return (...args: unknown[]) => callOverloads(found.overloads, name, target, args);
}
export function setMember(given: unknown, name: string, value: unknown): unknown {
  if (isNull(given)) throw nullReference();
  const target = baseOf(given);
  const type = typeOf(target);
  const found = member(type, name, 'instance');
  if (found === undefined || isMethodGroup(found)) throw noMember(type, name);
  writeMember(found, target, value);
  return value;
}
export function getStaticMember(type: NetType, name: string): unknown {
  const found = member(type, name, 'static');
  if (found === undefined) throw noMember(type, name);
  if (!isMethodGroup(found)) return readMember(found, null);
  return (...args: unknown[]) => callOverloads(found.overloads, name, null, args);
}
export function setStaticMember(type: NetType, name: string, value: unknown): unknown {
  const found = member(type, name, 'static');
  if (found === undefined || isMethodGroup(found)) throw noMember(type, name);
  writeMember(found, null, value);
  return value;
}

const isIndexed = (target: unknown) => typeof target === 'string' || isNetArray(target) || target instanceof MultiArray;

/** `target[index]`. Throws IndexOutOfRangeException and what indexers throw. */
export function getElement(target: unknown, index: readonly unknown[]): unknown {
  if (index.length === 1) return getAt(target, index[0]);
  if (isNull(target)) throw nullReference();
  return isIndexed(target) ? getIndexes(target, index, 3) : callMember(target, 'get_Item', index);
}
/** The same with one index. Hot. */
export function getAt(target: unknown, index: unknown): unknown {
  if (Array.isArray(target) && typeof index === 'number') {
    const element = target[index];
    if (element !== undefined) return element;
    throw outOfBounds();
  }
  if (isNull(target)) throw nullReference();
  if (typeof target === 'string' && typeof index === 'number' && (index < 0 || index >= target.length))
    throw outOfBounds();
  return isIndexed(target) ? getIndexes(target, [index], 3) : callMember(target, 'get_Item', [index]);
}
export function setElement(target: unknown, index: readonly unknown[], value: unknown): unknown {
  if (index.length === 1) return setAt(target, index[0], value);
  if (isNull(target)) throw nullReference();
  if (isIndexed(target)) setIndexes(target, index, value);
  else callMember(target, 'set_Item', [...index, value]);
  return value;
}
/** The same with one index; a value of another type than the array's is converted. Hot. */
export function setAt(target: unknown, index: unknown, value: unknown): unknown {
  if (Array.isArray(target) && typeof index === 'number') {
    if (index < 0 || index >= target.length) throw outOfBounds();
    const { elementType } = target as TypedArray;
    if (elementType === undefined || value === null || typeOf(value) === elementType) target[index] = value;
    else setIndexes(target, [index], value);
    return value;
  }
  if (isNull(target)) throw nullReference();
  if (isIndexed(target)) setIndexes(target, [index], value);
  else callMember(target, 'set_Item', [index, value]);
  return value;
}
function outOfBounds() {
  return netException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}
