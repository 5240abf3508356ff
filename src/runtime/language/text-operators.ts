/** -like, -match, -replace, -join and -f (about_Comparison_Operators, about_Operators). */

import type { ScriptExtent } from '../../parser/index.js';
import { elementsOf, isNetArray } from '../objects/arrays.js';
import { errorAt, runtimeError } from '../objects/errors.js';
import { Hashtable } from '../objects/hashtable.js';
import { NetException } from '../objects/net-exception.js';
import { findType, typeOf } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { tryConvertTo } from './conversion.js';
import { enumerableOf } from './enumerate.js';
import { hooks } from './hooks.js';
import { compileRegex, type Match, Regex, RegexOptions } from './regex/index.js';
import { joinTexts, toText } from './to-text.js';
import { WildcardPattern } from './wildcard.js';

/** A function on one value: of a collection, applied to each element. */
function eachText(value: unknown, change: (text: string) => string): unknown {
  const items = enumerableOf(value);
  if (items === null) return change(toText(value));
  const changed: string[] = [];
  for (const item of items) changed.push(change(toText(item)));
  return changed;
}

const patterns = new Map<string, WildcardPattern>();

function wildcardOf(value: unknown, ignoreCase: boolean): WildcardPattern {
  const base = baseOf(value);
  if (base instanceof WildcardPattern) return base;
  const text = toText(base);
  const key = (ignoreCase ? 'i' : 'c') + text;
  let pattern = patterns.get(key);
  if (pattern === undefined) {
    pattern = new WildcardPattern(text, ignoreCase);
    if (patterns.size > 500) patterns.clear();
    patterns.set(key, pattern);
  }
  return pattern;
}

/** -like and -notlike: a Boolean, or the strings of a collection that match. */
export function likeOperator(a: unknown, b: unknown, ignoreCase: boolean, negated: boolean): unknown {
  const pattern = wildcardOf(b, ignoreCase);
  const items = enumerableOf(a);
  if (items === null) return pattern.isMatch(toText(a)) !== negated;
  const found: string[] = [];
  for (const item of items) {
    const text = toText(item);
    if (pattern.isMatch(text) !== negated) found.push(text);
  }
  return found;
}

function regexOf(value: unknown, ignoreCase: boolean): Regex {
  const base = baseOf(value);
  if (base instanceof Regex) return base;
  return compileRegex(toText(base), ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
}

/** What -match found. `matches` is the new $Matches; null where it stays as it is. */
export interface MatchResult {
  result: unknown;
  matches: Hashtable | null;
}

/** -match and -notmatch: a Boolean, or the elements of a collection that match. Throws RegexParseException. */
export function matchOperator(a: unknown, b: unknown, ignoreCase: boolean, negated: boolean): MatchResult {
  const regex = regexOf(b, ignoreCase);
  const items = enumerableOf(a);
  if (items === null) {
    const match = regex.match(toText(a));
    return match.success ? { result: !negated, matches: matchesOf(regex, match) } : { result: negated, matches: null };
  }
  const found: unknown[] = [];
  for (const item of items) if (regex.test(toText(item)) !== negated) found.push(item);
  return { result: found, matches: null };
}

/** $Matches: groups that took part, by number or name. */
function matchesOf(regex: Regex, match: Match): Hashtable {
  const matches = new Hashtable();
  for (let i = 0; i < regex.groupNumbers.length; i++) {
    const number = regex.groupNumbers[i] as number;
    const name = regex.groupNames[i] as string;
    const value = match.groupValue(number);
    if (value !== null) matches.set(name === String(number) ? number : name, value);
  }
  return matches;
}

/** -replace: `b` is the pattern, or a list of pattern and replacement (a string, or a script block that gets the Match as $_). */
export function replaceOperator(a: unknown, b: unknown, ignoreCase: boolean, at: ScriptExtent | null = null): unknown {
  const [pattern, substitute] = replaceArguments(b, at);
  let regex: Regex;
  try {
    regex = regexOf(pattern, ignoreCase);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw runtimeError(
      'InvalidRegularExpression',
      `The regular expression pattern ${toText(pattern)} is not valid.`,
      'InvalidOperation',
      pattern,
      error,
    );
  }
  const replacement = replacementOf(substitute);
  return eachText(a, (text) => regex.replace(text, replacement));
}

function replaceArguments(b: unknown, at: ScriptExtent | null): [pattern: unknown, substitute: unknown] {
  const base = baseOf(b);
  if (!isList(base)) return [base, ''];
  const list = isNetArray(base) ? elementsOf(base) : [...(enumerableOf(base) ?? [])];
  if (list.length > 2) {
    const text = `The ${at?.text ?? '-replace'} operator allows only two elements to follow it, not ${list.length}.`;
    const error = runtimeError('BadReplaceArgument', text, 'InvalidOperation', b);
    throw at === null ? error : errorAt(at, error);
  }
  return [list.length > 0 ? list[0] : '', list.length > 1 ? baseOf(list[1]) : ''];
}

function isList(value: unknown): boolean {
  if (isNetArray(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  return findType('System.Collections.IList')?.isInstance(value) ?? false;
}

function replacementOf(substitute: unknown): string | ((match: Match) => string) {
  if (typeof substitute === 'string') return substitute;
  if (isScriptBlock(substitute)) return (match: Match) => toText(hooks.invokeScriptBlock(substitute, match, [], true));
  const evaluator = findType('System.Text.RegularExpressions.MatchEvaluator');
  const converted = evaluator && !isNull(substitute) ? tryConvertTo(substitute, evaluator) : undefined;
  return typeof converted === 'function' ? (converted as (match: Match) => string) : toText(substitute);
}

export function isScriptBlock(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && typeOf(value).fullName === 'System.Management.Automation.ScriptBlock'
  );
}

/** Binary -join: the elements' texts with the separator between them. */
export function joinOperator(a: unknown, b: unknown): string {
  const items = enumerableOf(a);
  return items === null ? toText(baseOf(a)) : joinTexts(items, toText(b), hooks.currentCulture());
}
export function unaryJoin(a: unknown): string {
  return joinOperator(a, '');
}
