/** Natural JavaScript form to PowerShell value and back. */
import type { MethodParameter } from './type-members.js';
import { AutomationNull, BoxedNumber, Char, double } from './values.js';

export function toNatural(value: unknown, parameter: MethodParameter): unknown {
  if (parameter.isTypeParameter) return value;
  if (value instanceof BoxedNumber) return value.value;
  if (value instanceof Char) return value.toString();
  return value;
}
export function fromNatural(result: unknown, typeText: string): unknown {
  if (typeText === 'void') return AutomationNull;
  if (typeText === 'double' && typeof result === 'number') return double(result);
  if (typeText === 'char' && typeof result === 'string') return Char.from(result);
  return result ?? null;
}
