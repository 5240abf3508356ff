/** Replacement patterns: `$1`, `${name}`, `$$`, `$&`, `` $` ``, `$'`, `$+` and `$_`. Anything else after a `$` stands for itself. */
import { isBoundaryWord } from './char-set.js';
import type { Match } from './match.js';
import type { Regex } from './regex.js';

export type Replacement = (match: Match) => string;

const special: Record<string, Replacement> = {
  $: () => '$',
  '&': (match) => match.value,
  '`': (match) => match.text.slice(0, match.index),
  "'": (match) => match.text.slice(match.index + match.length),
  '+': (match) => {
    const last = match.regex?.groupNumbers.at(-1) ?? 0;
    return match.groupValue(last) ?? '';
  },
  _: (match) => match.text,
};

/**
 * The same replacement for JavaScript's own `replace`, where it has only text, groups and the whole match: null for others. A
 * group's index in the RegExp is its place in `groups`.
 */
export function toJavaScriptReplacement(regex: Regex, pattern: string, groups: readonly number[]): string | null {
  if (!pattern.includes('$')) return pattern;
  if (regex.isEcma || /\$[^$&\d{]|\$$/.test(pattern)) return null;
  let possible = true;
  const text = pattern.replace(/\$(?:\$|&|(\d+)|\{(\w+)\}|\{)/g, (found, digits?: string, name?: string) => {
    if (found === '$$' || found === '$&') return found;
    const number = digits ?? (name !== undefined && /^\d+$/.test(name) ? name : String(regex.groupNumber(name ?? '')));
    if (Number(number) === 0) return '$&';
    const index = groups.indexOf(Number(number));
    // Behind the two digits that it takes JavaScript would read on.
    if (index < 1 || index > 99 || (digits !== undefined && digits.length > 2)) possible = false;
    return `$${String(index).padStart(2, '0')}`;
  });
  return possible ? text : null;
}

/** What a replacement pattern makes of a match. */
export function parseReplacement(regex: Regex, pattern: string): Replacement {
  if (!pattern.includes('$')) return () => pattern;
  const parts: (string | Replacement)[] = [];
  let pos = 0;
  while (pos < pattern.length) {
    const dollar = pattern.indexOf('$', pos);
    if (dollar < 0) break;
    if (dollar > pos) parts.push(pattern.slice(pos, dollar));
    const [part, end] = parseDollar(regex, pattern, dollar);
    parts.push(part);
    pos = end;
  }
  parts.push(pattern.slice(pos));
  return (match) => parts.map((part) => (typeof part === 'string' ? part : part(match))).join('');
}

function parseDollar(regex: Regex, pattern: string, dollar: number): [string | Replacement, end: number] {
  const group =
    (number: number): Replacement =>
    (match) =>
      match.groupValue(number) ?? '';
  const braced = pattern[dollar + 1] === '{' && dollar + 2 < pattern.length;
  const start = dollar + (braced ? 2 : 1);
  const digits = /[0-9]*/y;
  digits.lastIndex = start;
  const number = digits.exec(pattern)?.[0] ?? '';
  if (number !== '') {
    const end = start + number.length;
    if (!braced || pattern[end] === '}') {
      if (regex.isEcma && !braced) return ecmaReference(regex, number, start) ?? ['$', dollar + 1];
      if (regex.groupNumbers.includes(Number(number))) return [group(Number(number)), braced ? end + 1 : end];
    }
    return ['$', dollar + 1];
  }
  if (braced) {
    let end = start;
    while (end < pattern.length && isBoundaryWord(pattern.charCodeAt(end))) end++;
    const named = regex.groupNumber(pattern.slice(start, end));
    if (end > start && pattern[end] === '}' && named !== undefined) return [group(named), end + 1];
    return ['$', dollar + 1];
  }
  const c = pattern[start];
  const found = c !== undefined && Object.hasOwn(special, c) ? special[c] : undefined;
  return found ? [found, start + 1] : ['$', dollar + 1];
}

/** ECMAScript: as many digits as make a group's number. */
function ecmaReference(regex: Regex, digits: string, start: number): [Replacement, number] | null {
  for (let length = digits.length; length > 0; length--) {
    const number = Number(digits.slice(0, length));
    if (regex.groupNumbers.includes(number)) return [(match) => match.groupValue(number) ?? '', start + length];
  }
  return null;
}
