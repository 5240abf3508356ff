/**
 * WildcardPattern: `*`, `?`, `[a-z]` and the back-tick that takes the meaning off the next character. Compiled to a regular
 * expression, but that the commonest patterns (`text`, `*`, `text*`, `*text`, `*text*`) are compared as they are.
 */
import { netError } from '../objects/errors.js';
import type { NetType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';

const special = '*?[]';

type Matcher = (text: string) => boolean;

export class WildcardPattern {
  declare readonly netType: NetType;
  #matcher: Matcher | undefined;
  constructor(
    readonly pattern: string,
    readonly ignoreCase = true,
  ) {}

  /** Throws WildcardPatternException when the pattern is not valid. */
  isMatch(text: string): boolean {
    this.#matcher ??= simpleMatcher(this.pattern, this.ignoreCase) ?? this.#regexMatcher();
    return this.#matcher(text);
  }

  #regexMatcher(): Matcher {
    const regex = this.toRegExp();
    return (text) => regex.test(text);
  }

  /** The pattern as a regular expression for the whole text. Throws WildcardPatternException. */
  toRegExp(): RegExp {
    return new RegExp(`^${regexSource(this.pattern)}$`, this.ignoreCase ? 'is' : 's');
  }

  /** ToWql and the like need to know whether the pattern is one at all. */
  static containsWildcard(text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      const c = text[i] as string;
      if (c === '`') i++;
      else if (special.includes(c)) return true;
    }
    return false;
  }

  /** Takes the meaning off all wildcard characters but those in `except`. */
  static escape(text: string, except = ''): string {
    let escaped = '';
    for (const c of text) escaped += (special.includes(c) || c === '`') && !except.includes(c) ? `\`${c}` : c;
    return escaped;
  }

  /** Takes away the back-ticks in front of wildcard characters. */
  static unescape(text: string): string {
    let plain = '';
    for (let i = 0; i < text.length; i++) {
      const c = text[i] as string;
      const next = text[i + 1];
      if (c === '`' && next !== undefined && (special.includes(next) || next === '`')) {
        plain += next;
        i++;
      } else plain += c;
    }
    return plain;
  }
}

/** A text with no wildcard but stars at its ends. */
function simpleMatcher(pattern: string, ignoreCase: boolean): Matcher | undefined {
  const prefix = pattern.startsWith('*');
  const suffix = pattern.length > 1 && pattern.endsWith('*');
  const middle = pattern.slice(prefix ? 1 : 0, suffix ? -1 : undefined);
  if (/[*?[\]`]/.test(middle)) return undefined;
  if (pattern === '*') return () => true;
  const wanted = ignoreCase ? fold(middle) : middle;
  const prepare = ignoreCase ? fold : (text: string) => text;
  if (prefix && suffix) return (text) => prepare(text).includes(wanted);
  if (prefix) return (text) => prepare(text).endsWith(wanted);
  if (suffix) return (text) => prepare(text).startsWith(wanted);
  return (text) => prepare(text) === wanted;
}

function regexSource(pattern: string): string {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] as string;
    if (c === '`') {
      i++;
      if (i < pattern.length) source += literal(pattern[i] as string);
      else if (pattern.length > 1) source += '`';
    } else if (c === '*') source += '.*';
    else if (c === '?') source += '.';
    else if (c === '[') {
      const end = closingBracket(pattern, i);
      source += set(pattern.slice(i + 1, end), pattern);
      i = end;
    } else source += literal(c);
  }
  return source;
}

function literal(c: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(c) ? `\\${c}` : c;
}

/** A `]` right behind the `[` is one of the set's characters. */
function closingBracket(pattern: string, open: number): number {
  for (let i = open + 1; i < pattern.length; i++) {
    if (pattern[i] === '`') i++;
    else if (pattern[i] === ']' && i > open + 1) return i;
  }
  throw invalidPattern(pattern);
}

function set(inner: string, pattern: string): string {
  const characters: string[] = [];
  const isRange: boolean[] = [];
  for (let i = 0; i < inner.length; i++) {
    const escaped = inner[i] === '`' && i + 1 < inner.length;
    if (escaped) i++;
    characters.push(inner[i] as string);
    isRange.push(inner[i] === '-' && !escaped);
  }
  let source = '';
  for (let i = 0; i < characters.length; i++) {
    const first = characters[i] as string;
    if (isRange[i + 1] && i + 2 < characters.length) {
      const last = characters[i + 2] as string;
      if (first > last) throw invalidPattern(pattern);
      source += `${setLiteral(first)}-${setLiteral(last)}`;
      i += 2;
    } else source += setLiteral(first);
  }
  return `[${source}]`;
}

function setLiteral(c: string): string {
  return /[\\\]^[-]/.test(c) ? `\\${c}` : c;
}

function invalidPattern(pattern: string): never {
  throw netError(
    'WildcardPatternException',
    'RuntimeException',
    `The specified wildcard character pattern is not valid: ${pattern}`,
  );
}
