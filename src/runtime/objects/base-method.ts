/**
 * `([Base]$x).Method()`: what the base class does, although the object's own class does otherwise. It is how a method calls the
 * one that it overrides (about_Classes_Inheritance), and it holds for the classes of .NET as well.
 */
import { identityHash } from './identity-hash.js';
import { invokePlan, type MethodSite, withoutAutomationNull } from './method-access.js';
import { planCall } from './method-call.js';
import { type NetType, reflectionName, typeOf } from './net-type.js';
import { findBestMethod } from './overloads.js';
import { membersOf } from './ps-object.js';
import { instanceMember } from './type-lookup.js';
import { isMethodGroup, type MethodOverload } from './type-members.js';
import { fold, isNull } from './values.js';

/** What Object's own methods do for any object, by folded name. */
const ofObject: Record<string, (self: unknown, base: NetType, other: unknown) => unknown> = {
  tostring(self, base) {
    const describe = base.inherited('toString');
    return describe === undefined ? reflectionName(typeOf(self)) : describe(self as never, null, '');
  },
  equals(self, base, other) {
    return self === other || (base.inherited('equals')?.(self as never, other) ?? false);
  },
  gethashcode: (self) => identityHash(self as object),
};

/** Calls the method as an object of `base` has it; `site` is for all other cases. */
export function invokeOfBase(
  base: NetType,
  target: unknown,
  args: unknown[],
  site: MethodSite,
  genericArguments: readonly NetType[],
): unknown {
  if (isNull(target) || base.isInterface || membersOf(target) !== undefined)
    return site.invoke(target, args, genericArguments);
  const type = typeOf(target);
  const member = type === base || !base.isAssignableFrom(type) ? undefined : instanceMember(type, fold(site.name));
  if (member === undefined || !isMethodGroup(member)) return site.invoke(target, args, genericArguments);
  const plain = withoutAutomationNull(args);
  const best = findBestMethod(site.name, member.overloads, plain, genericArguments);
  const isOfObject = fold(site.name) in ofObject && plain.length === best.overload.parameters.length;
  const inherited = overridden(best.overload, base);
  if (inherited === undefined) return invokePlan(planCall(best, plain), target, plain);
  if (isOfObject && !inherited.isScript) return ofObject[fold(site.name)]?.(target, base, plain[0]);
  return invokePlan(planCall({ ...best, overload: inherited }, plain), target, plain);
}

/** The method of `base` that a class derived from it overrides. */
function overridden(overload: MethodOverload, base: NetType): MethodOverload | undefined {
  const member = instanceMember(base, fold(overload.name));
  if (member === undefined || !isMethodGroup(member)) return undefined;
  return member.overloads.find(
    ({ parameters }) =>
      parameters.length === overload.parameters.length &&
      parameters.every((parameter, i) => parameter.type === overload.parameters[i]?.type),
  );
}
