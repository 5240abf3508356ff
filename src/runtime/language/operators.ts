/** Comparison operators and the other binary operators, by the parser's TokenKind. */

import type { Hashtable } from '../objects/hashtable.js';
import type { NetType } from '../objects/net-type.js';
import { compareValues, equals } from './comparison.js';
import { isOfType, tryConvertTo } from './conversion.js';
import { enumerableOf } from './enumerate.js';
import { compileRegex } from './regex/index.js';
import { toText } from './to-text.js';
import { WildcardPattern } from './wildcard.js';

/** Operators by TokenKind: Ieq, Cne, Igt, Ilike, Icontains, Iin... */
export function binaryCompare(operator: string, a: unknown, b: unknown): unknown {
  return binaryOperation(operator)(a, b);
}
/** The function behind a binary operator, to be looked up once where the operator is compiled. */
export function binaryOperation(operator: string): (a: unknown, b: unknown) => unknown {
  const ignoreCase = operator[0] === 'I';
  const test = (predicate: (a: unknown, b: unknown) => boolean) => (a: unknown, b: unknown) => {
    const items = enumerableOf(a);
    return items ? [...items].filter((item) => predicate(item, b)) : predicate(a, b);
  };
  switch (operator.slice(1)) {
    case 'eq':
      return test((a, b) => equals(a, b, ignoreCase));
    case 'ne':
      return test((a, b) => !equals(a, b, ignoreCase));
    case 'lt':
      return test((a, b) => compareValues(a, b, ignoreCase) < 0);
    case 'le':
      return test((a, b) => compareValues(a, b, ignoreCase) <= 0);
    case 'gt':
      return test((a, b) => compareValues(a, b, ignoreCase) > 0);
    case 'ge':
      return test((a, b) => compareValues(a, b, ignoreCase) >= 0);
    case 'like':
      return test((a, b) => new WildcardPattern(toText(b), ignoreCase).isMatch(toText(a)));
    case 'contains':
      return (a, b) => [...(enumerableOf(a) ?? [a])].some((item) => equals(item, b, ignoreCase));
    case 'in':
      return (a, b) => [...(enumerableOf(b) ?? [b])].some((item) => equals(item, a, ignoreCase));
  }
  throw new Error(`Unknown operator ${operator}`);
}
/** -match and -notmatch. `matches` is the new $Matches, or null when it stays as it is. */
export function matchOperator(
  a: unknown,
  b: unknown,
  ignoreCase: boolean,
  negated: boolean,
): { result: unknown; matches: Hashtable | null } {
  return { result: compileRegex(toText(b), { ignoreCase }).test(toText(a)) !== negated, matches: null };
}
export function replaceOperator(a: unknown, b: unknown, ignoreCase: boolean): unknown {
  const [pattern, replacement] = b as [unknown, unknown];
  return toText(a).replaceAll(new RegExp(toText(pattern), ignoreCase ? 'gi' : 'g'), toText(replacement));
}
/** Binary -split; `b` is the pattern, or an array of pattern, maximum and options. */
export function splitOperator(a: unknown, b: unknown, _ignoreCase: boolean): unknown {
  return toText(a).split(new RegExp(toText(b)));
}
/** Unary -split: at white space. */
export function unarySplit(a: unknown): unknown {
  return toText(a).trim().split(/\s+/);
}
export function joinOperator(a: unknown, b: unknown): string {
  return [...(enumerableOf(a) ?? [a])].map((v) => toText(v)).join(toText(b));
}
export function unaryJoin(a: unknown): string {
  return joinOperator(a, '');
}
export function formatOperator(a: unknown, _b: unknown): string {
  return toText(a);
}
/** `a..b` */
export function range(a: unknown, b: unknown): unknown[] {
  const result: unknown[] = [];
  for (let i = a as number; i <= (b as number); i++) result.push(i);
  return result;
}
/** -is; `type` is a NetType or its name. */
export function isOperator(a: unknown, type: unknown): boolean {
  return isOfType(a, type as NetType);
}
/** -as: null when the value does not convert. */
export function asOperator(a: unknown, type: unknown): unknown {
  return tryConvertTo(a, type as NetType) ?? null;
}
