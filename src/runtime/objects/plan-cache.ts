/** What one place of a script keeps of a call: the plan for the overloads and argument types that it met last. Hot. */
import { type CallPlan, planCall } from './method-call.js';
import type { NetType } from './net-type.js';
import { argumentType, findBestMethod } from './overloads.js';
import { PSObject } from './ps-object.js';
import type { MethodOverload } from './type-members.js';
import { PSReference } from './values.js';

/** The types that a call writes before its arguments, worked out when first needed; null where it writes none. */
export type ArgumentCasts = readonly ((() => NetType) | null)[];

export class PlanCache {
  #overloads: readonly MethodOverload[] | null = null;
  #argumentTypes: readonly (NetType | null)[] = [];
  #plan: CallPlan | null = null;

  constructor(readonly casts: ArgumentCasts | null = null) {}

  /** Throws MethodException where no overload fits. `name` is for the message. */
  planFor(name: string, overloads: readonly MethodOverload[], args: readonly unknown[]): CallPlan {
    if (overloads === this.#overloads && this.#plan !== null && this.#fits(args)) return this.#plan;
    const casts = this.casts?.map((cast) => cast?.() ?? null) ?? null;
    const plan = planCall(findBestMethod(name, overloads, args, [], casts), args);
    if (args.every(isKnownByType)) {
      this.#overloads = overloads;
      this.#argumentTypes = args.map(argumentType);
      this.#plan = plan;
    }
    return plan;
  }

  #fits(args: readonly unknown[]): boolean {
    const known = this.#argumentTypes;
    if (args.length !== known.length) return false;
    for (let i = 0; i < args.length; i++)
      if (argumentType(args[i]) !== known[i] || !isKnownByType(args[i])) return false;
    return true;
  }
}

/** False for arguments whose value has a say in which overload is best, and for wrapped ones, which a plan must unwrap. */
function isKnownByType(argument: unknown): boolean {
  if (typeof argument !== 'object') return true;
  if (argument instanceof PSObject) return argument.isCustom;
  return !(Array.isArray(argument) || argument instanceof PSReference);
}
