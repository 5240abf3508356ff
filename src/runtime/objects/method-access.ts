/**
 * Calling methods: those added to the object or its type, those of the .NET type, Where and ForEach of anything, and at last
 * the methods of a collection's elements. Hot.
 */
import { enumerableOf } from '../language/enumerate.js';
import { hooks } from '../language/hooks.js';
import { getterGroup } from './accessors.js';
import { netError, runtimeError } from './errors.js';
import { type CallPlan, methodInvocationException, planCall } from './method-call.js';
import { NetException } from './net-exception.js';
import { type NetType, reflectionName, requireType, typeOf } from './net-type.js';
import { findBestMethod } from './overloads.js';
import { type ArgumentCasts, PlanCache } from './plan-cache.js';
import { addFlat } from './property-access.js';
import { PSMemberSet } from './ps-member-set.js';
import { ExtendedMember, membersOf, PSObject } from './ps-object.js';
import { instanceMember } from './type-lookup.js';
import { isMethodGroup, type MethodGroup, type MethodOverload, type PropertyMember } from './type-members.js';
import { typeTable } from './type-table.js';
import { AutomationNull, fold, isNull } from './values.js';

/** Finds the overload and calls it. `self` is null for a static method. */
export function invokeOverloads(
  group: MethodGroup,
  self: unknown,
  name: string,
  args: readonly unknown[],
  genericArguments: readonly NetType[],
): unknown {
  const plain = withoutAutomationNull(args);
  const best = findBestMethod(name, group.overloads, plain, genericArguments);
  return invokePlan(planCall(best, plain), self, plain);
}

export function withoutAutomationNull(args: readonly unknown[]): readonly unknown[] {
  for (const arg of args)
    if (arg === AutomationNull || arg === undefined)
      return args.map((a) => (a === AutomationNull ? null : (a ?? null)));
  return args;
}

export function invokePlan(plan: CallPlan, self: unknown, args: readonly unknown[]): unknown {
  try {
    return plan.overload.isStatic ? plan.callStatic(args) : plan.call(self, args);
  } catch (error) {
    if (!(error instanceof NetException) || plan.overload.isScript) throw error;
    throw methodInvocationException(error, plan.overload.name, args.length);
  }
}

/** Calls an added method or one of the type table. */
export function invokeExtended(member: ExtendedMember, self: unknown, args: unknown[]): unknown {
  if (member.invoke === null) throw methodNotFound(member.name, self);
  return member.invoke(self, args) ?? null;
}

function methodNotFound(name: string, target: unknown): NetException {
  const base = target instanceof PSObject && !target.isCustom ? target.base : target;
  const isCustom = base instanceof PSObject;
  const typeName = isCustom ? 'System.Management.Automation.PSCustomObject' : reflectionName(typeOf(base));
  return runtimeError(
    'MethodNotFound',
    `Method invocation failed because [${typeName}] does not contain a method named '${name}'.`,
    'InvalidOperation',
    isCustom ? name : null,
  );
}

/** The method of that name, or undefined: what is called, or a member that is no method. */
function findMethod(target: unknown, folded: string): ExtendedMember | MethodGroup | PropertyMember | null | undefined {
  const table = membersOf(target);
  const own = table?.entry(folded);
  if (own !== undefined) return own instanceof ExtendedMember ? own : null;
  const extended = typeTable.memberOf(target, folded);
  if (extended?.invoke) return extended;
  const base = target instanceof PSObject && !target.isCustom ? target.base : target;
  return instanceMember(typeOf(base), folded);
}

/** Calls the method on the value itself; `missing` when it has none of that name. */
function invokeOwn(
  target: unknown,
  name: string,
  folded: string,
  args: unknown[],
  genericArguments: readonly NetType[],
): unknown {
  if (target instanceof PSMemberSet && target.name !== 'psobject') return invokeOfSet(target, folded, args);
  const method = findMethod(target, folded);
  if (method === null) throw methodNotFound(name, target);
  if (method === undefined) return missing;
  if (method instanceof ExtendedMember) return invokeExtended(method, target, args);
  const base = target instanceof PSObject && !target.isCustom ? target.base : target;
  if (isMethodGroup(method)) return invokeOverloads(method, base, name, args, genericArguments);
  return method.parameters.length > 0 ? readParameterized(method, base, args) : missing;
}

const missing = Symbol('no such method');

/** psbase and its like have the methods that they list. */
function invokeOfSet(set: PSMemberSet, folded: string, args: unknown[]): unknown {
  if (folded === 'gettype')
    return set.name === 'psbase' ? requireType('System.Management.Automation.PSObject') : missing;
  const method = set.find(folded);
  return method?.invoke ? method.invoke(args) : missing;
}

/** `$x.Item(0)`: a parameterized property is read like a method. */
export function readParameterized(property: PropertyMember, self: unknown, args: readonly unknown[]): unknown {
  if (!property.get) throw methodNotFound(property.name, self);
  const plain = withoutAutomationNull(args);
  const plan = planCall(findBestMethod(property.name, getterGroup(property).overloads, plain), plain);
  try {
    return plan.call(self, plain);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw gettingFailed(property.name, error);
  }
}

/** GetValueInvocationException around what a getter threw; a failed conversion of an argument stays as it is. */
function gettingFailed(name: string, error: NetException): NetException {
  if (methodInvocationException(error, name, 0) === error) return error;
  const message = `Exception getting "${name}": "${error.message}"`;
  return netError('GetValueInvocationException', 'ExceptionWhenGetting', message, 'NotSpecified', null, error);
}

/** `$target.name(args)`. Throws RuntimeException (MethodNotFound, InvokeMethodOnNull), MethodException or MethodInvocationException. */
export function invokeMethod(
  target: unknown,
  name: string,
  args: unknown[],
  genericArguments: readonly NetType[] = [],
): unknown {
  const folded = fold(name);
  if (isNull(target) || (target instanceof PSObject && target.base === null)) return invokeOnNull(folded, args);
  const result = invokeOwn(target, name, folded, args, genericArguments);
  if (result !== missing) return result;
  if (folded === 'where') return whereOf(target, args);
  if (folded === 'foreach') return forEachOf(target, args);
  const items = enumerableOf(target);
  if (items === null) throw methodNotFound(name, target);
  return invokeOnElements(target, items, name, folded, args, genericArguments);
}

function invokeOnNull(folded: string, args: unknown[]): unknown {
  if (folded === 'where') return whereOf([], args);
  if (folded === 'foreach') return forEachOf([], args);
  throw runtimeError('InvokeMethodOnNull', 'You cannot call a method on a null-valued expression.');
}

function whereOf(target: unknown, args: unknown[]): unknown {
  if (args.length >= 1 && args.length <= 3) return hooks.whereMethod(target, args);
  throw wrongCount('.Where({ expression } [, mode [, numberToReturn]])', args.length);
}

function forEachOf(target: unknown, args: unknown[]): unknown {
  if (args.length >= 1) return hooks.forEachMethod(target, args);
  throw wrongCount('.ForEach(expression [, arguments...])', args.length);
}

function wrongCount(name: string, count: number): NetException {
  return netError(
    'MethodException',
    'MethodCountCouldNotFindBest',
    `Cannot find an overload for "${name}" and the argument count: "${count}".`,
  );
}

function invokeOnElements(
  target: unknown,
  items: Iterable<unknown>,
  name: string,
  folded: string,
  args: unknown[],
  genericArguments: readonly NetType[],
): unknown {
  const found: unknown[] = [];
  if (!collectResults(items, name, folded, args, genericArguments, found) && found.length !== 1)
    throw methodNotFound(name, target);
  if (found.length === 1) return found[0];
  return found.length === 0 ? AutomationNull : found;
}

function collectResults(
  items: Iterable<unknown>,
  name: string,
  folded: string,
  args: unknown[],
  genericArguments: readonly NetType[],
  found: unknown[],
): boolean {
  let called = false;
  for (const item of items) {
    if (isNull(item)) throw runtimeError('InvokeMethodOnNull', 'You cannot call a method on a null-valued expression.');
    const result = invokeOwn(item, name, folded, args, genericArguments);
    if (result !== missing) {
      called = true;
      if (result !== AutomationNull) addFlat(result, found);
      continue;
    }
    const nested = enumerableOf(item);
    if (nested === null) throw methodNotFound(name, item);
    if (collectResults(nested, name, folded, args, genericArguments, found)) called = true;
  }
  return called;
}

/** The method call at one place of a script: remembers the overload for the types it met last. */
export class MethodSite {
  readonly #folded: string;
  readonly #plans: PlanCache;
  #type: NetType | null = null;
  #version = -1;
  #overloads: readonly MethodOverload[] | null = null;

  constructor(
    readonly name: string,
    casts: ArgumentCasts | null = null,
  ) {
    this.#folded = fold(name);
    this.#plans = new PlanCache(casts);
  }

  invoke(target: unknown, args: unknown[], genericArguments: readonly NetType[] = []): unknown {
    if (isNull(target) || membersOf(target) !== undefined || genericArguments.length > 0)
      return invokeMethod(target, this.name, args, genericArguments);
    const type = typeOf(target);
    if (type !== this.#type || this.#version !== typeTable.version) this.#resolve(target, type);
    if (this.#overloads === null) return invokeMethod(target, this.name, args);
    const plain = withoutAutomationNull(args);
    return invokePlan(this.#plans.planFor(this.name, this.#overloads, plain), target, plain);
  }

  #resolve(target: unknown, type: NetType): void {
    const method = target instanceof PSMemberSet ? null : findMethod(target, this.#folded);
    const isPlain = method && !(method instanceof ExtendedMember) && isMethodGroup(method);
    this.#overloads = isPlain ? method.overloads : null;
    this.#type = type;
    this.#version = typeTable.version;
  }
}
