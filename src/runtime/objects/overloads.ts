/** Choosing a method's overload. */
import { toNatural } from './marshal.js';
import type { MethodOverload } from './type-members.js';

export function findOverload(
  overloads: readonly MethodOverload[],
  args: readonly unknown[],
): MethodOverload | undefined {
  return overloads.find((o) => o.parameters.length === args.length);
}
export function callOverload(overload: MethodOverload, self: unknown, args: readonly unknown[]): unknown {
  const natural = args.map((a, i) => toNatural(a, overload.parameters[i] as never));
  const call = overload.invoke as (...args: unknown[]) => unknown;
  return overload.isStatic ? call(...natural) : call(self, ...natural);
}
