/**
 * The one place where the language's operators meet regular expressions: -match, -replace, -split, switch -regex. Patterns
 * that were used before are kept, as Regex's own static methods keep them.
 */

export interface RegexGroup {
  /** The group's number, or its name. */
  readonly key: number | string;
  /** Undefined when it took no part. */
  readonly value: string | undefined;
}

export interface CompiledRegex {
  /** The groups of the first match, the whole match first; null when there is none. */
  matchGroups(text: string): RegexGroup[] | null;
  /** `replacement` knows $1, ${name}, $&, $`, $', $+, $_ and $$; a function gets the Match. */
  replace(text: string, replacement: string | ((match: unknown) => string)): string;
  /** At most `limit` parts (0 for all), captured groups among them. */
  split(text: string, limit: number): string[];
}

/** System.Text.RegularExpressions.RegexOptions, the ones that operators set. */
export const regexOptions = {
  none: 0,
  ignoreCase: 1,
  multiline: 2,
  explicitCapture: 4,
  singleline: 16,
  ignorePatternWhitespace: 32,
  rightToLeft: 64,
  cultureInvariant: 512,
} as const;

const cache = new Map<string, CompiledRegex>();
const cacheSize = 1000;

/** `options` are RegexOptions bits. Throws RegexParseException. */
export function compileRegex(pattern: string, options: number): CompiledRegex {
  const key = `${options} ${pattern}`;
  let regex = cache.get(key);
  if (regex === undefined) {
    regex = new ScriptRegex(pattern, options);
    if (cache.size >= cacheSize) cache.clear();
    cache.set(key, regex);
  }
  return regex;
}

class ScriptRegex implements CompiledRegex {
  readonly #first: RegExp;
  readonly #all: RegExp;
  constructor(pattern: string, options: number) {
    const flags = `${options & 1 ? 'i' : ''}${options & 2 ? 'm' : ''}${options & 16 ? 's' : ''}`;
    this.#first = new RegExp(pattern, flags);
    this.#all = new RegExp(pattern, `${flags}g`);
  }
  matchGroups(text: string): RegexGroup[] | null {
    const match = this.#first.exec(text);
    if (match === null) return null;
    const names = Object.keys(match.groups ?? {});
    const numbered = [...match].map((value, key): RegexGroup => ({ key, value }));
    if (names.length === 0) return numbered;
    return [...numbered.slice(0, match.length - names.length), ...names.map((key) => ({ key, value: match.groups?.[key] }))];
  }
  replace(text: string, replacement: string | ((match: unknown) => string)): string {
    if (typeof replacement === 'string') return text.replace(this.#all, replacement.replace(/\$\{(\w+)\}/g, '$$<$1>'));
    return text.replace(this.#all, (whole) => replacement(whole));
  }
  split(text: string, limit: number): string[] {
    const parts: string[] = [];
    let from = 0;
    for (const match of text.matchAll(this.#all)) {
      if (limit > 0 && parts.length >= limit - 1) break;
      parts.push(text.slice(from, match.index), ...match.slice(1).filter((group) => group !== undefined));
      from = (match.index ?? 0) + match[0].length;
    }
    parts.push(text.slice(from));
    return parts;
  }
}

export function escapeRegex(text: string): string {
  return text.replace(/[\\*+?|{[()^$.#\s]/g, (c) => escapes[c] ?? `\\${c}`);
}
const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f' };

/** The value as a regular expression when it is a Regex object. */
export function asRegex(value: unknown): CompiledRegex | undefined {
  const isRegex = typeof value === 'object' && value !== null && 'matchGroups' in value;
  return isRegex ? (value as CompiledRegex) : undefined;
}
