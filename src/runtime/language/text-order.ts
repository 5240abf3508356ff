/**
 * How the comparison operators compare strings: in the invariant culture (ICU's root collation), so that `'a' -lt 'B'`,
 * combining marks compare as the letters they make, and invisible characters do not count. Plain ASCII needs no collation
 * to be told equal.
 */
import { fold } from '../objects/values.js';

let exact: Intl.Collator | undefined;
let ignoringCase: Intl.Collator | undefined;

function collator(ignoreCase: boolean): Intl.Collator {
  if (ignoreCase) return (ignoringCase ??= new Intl.Collator('en-US', { sensitivity: 'accent' }));
  return (exact ??= new Intl.Collator('en-US', { sensitivity: 'variant' }));
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}

export function textEquals(a: string, b: string, ignoreCase: boolean): boolean {
  if (a === b) return true;
  if (isPlain(a) && isPlain(b)) return ignoreCase && a.length === b.length && fold(a) === fold(b);
  return collator(ignoreCase).compare(a, b) === 0;
}

/** Negative, zero or positive. */
export function compareText(a: string, b: string, ignoreCase: boolean): number {
  return a === b ? 0 : collator(ignoreCase).compare(a, b);
}
