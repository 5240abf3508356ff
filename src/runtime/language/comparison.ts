/** Equality and order of two values. */
import { fold, isNull } from '../objects/values.js';
import { toText } from './to-text.js';

export function equals(a: unknown, b: unknown, ignoreCase: boolean): boolean {
  if (isNull(a) || isNull(b)) return isNull(a) && isNull(b);
  if (typeof a === 'string') return ignoreCase ? fold(a) === fold(toText(b)) : a === toText(b);
  return a === b || Number(toText(a)) === Number(toText(b));
}
export function compareValues(a: unknown, b: unknown, ignoreCase: boolean): number {
  if (equals(a, b, ignoreCase)) return 0;
  return (a as number) < (b as number) ? -1 : 1;
}
/** Text in the invariant culture's order. */
export function compareText(a: string, b: string, ignoreCase: boolean): number {
  return compareValues(a, b, ignoreCase);
}
