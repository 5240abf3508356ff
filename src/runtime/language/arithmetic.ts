/** The arithmetic operators. */
import { double } from '../objects/values.js';

function both(operation: (a: number, b: number) => number) {
  return (a: unknown, b: unknown): unknown => {
    const ints = Number.isInteger(a) && Number.isInteger(b);
    const r = operation(a as number, b as number);
    return ints ? r : double(r);
  };
}
export const add: (a: unknown, b: unknown) => unknown = both((a, b) => a + b);
export const subtract: (a: unknown, b: unknown) => unknown = both((a, b) => a - b);
export const multiply: (a: unknown, b: unknown) => unknown = both((a, b) => a * b);
export const divide: (a: unknown, b: unknown) => unknown = both((a, b) => a / b);
export const remainder: (a: unknown, b: unknown) => unknown = both((a, b) => a % b);
export const bitAnd: (a: unknown, b: unknown) => unknown = both((a, b) => a & b);
export const bitOr: (a: unknown, b: unknown) => unknown = both((a, b) => a | b);
export const bitXor: (a: unknown, b: unknown) => unknown = both((a, b) => a ^ b);
export const shiftLeft: (a: unknown, b: unknown) => unknown = both((a, b) => a << b);
export const shiftRight: (a: unknown, b: unknown) => unknown = both((a, b) => a >> b);
export function negate(a: unknown): unknown {
  return subtract(0, a);
}
export function unaryPlus(a: unknown): unknown {
  return add(0, a);
}
export function bitNot(a: unknown): unknown {
  return ~(a as number);
}
/** `++` and `--`: the variable's value plus `by` (1 or -1). */
export function increment(a: unknown, by: number): unknown {
  return add(a ?? 0, by);
}
