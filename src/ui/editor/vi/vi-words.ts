/**
 * Where words, globs (words that only white space ends), lines and brackets begin and end, by the rules of PSReadLine's Vi mode.
 * Offsets are UTF-16 units; a text's last character counts as its end.
 */
import { lineStart } from '../text.js';

export interface NextWord {
  readonly at: number;
  /** The character in front of the word that was found, where that ended a word. */
  readonly delimiter: string | null;
  /** The text ended in the middle of a word: `at` lies behind its last character. */
  readonly isBehindText: boolean;
}

const isSpace = (text: string, i: number): boolean => i < text.length && /\s/.test(text[i]!);
const isDelimiter = (text: string, i: number, delimiters: string): boolean =>
  i >= 0 && i < text.length && delimiters.includes(text[i]!);
const isInWord = (text: string, i: number, delimiters: string): boolean =>
  i >= 0 && i < text.length && !isSpace(text, i) && !isDelimiter(text, i, delimiters);
const isAtEnd = (text: string, i: number): boolean => i >= text.length - 1;

/** Goes on while a test holds, and stops at the last character. */
function skip(text: string, from: number, test: (i: number) => boolean): number {
  let i = from;
  while (!isAtEnd(text, i) && test(i)) i++;
  return i;
}
function skipBack(from: number, test: (i: number) => boolean): number {
  let i = from;
  while (i > 0 && test(i)) i--;
  return i;
}

export function nextWord(text: string, from: number, delimiters: string): NextWord {
  const found = (at: number, more: Partial<NextWord> = {}): NextWord => ({
    at,
    delimiter: null,
    isBehindText: false,
    ...more,
  });
  const space = (i: number) => isSpace(text, i);
  const delimiter = (i: number) => isDelimiter(text, i, delimiters);
  const word = (i: number) => isInWord(text, i, delimiters);
  if (isAtEnd(text, from)) return found(from);
  if (word(from)) {
    let i = skip(text, from, word);
    if (isAtEnd(text, i) && word(i)) return found(i + 1, { isBehindText: true });
    if (delimiter(i)) return found(i, { delimiter: text[i]! });
    i = skip(text, i, space);
    if (isAtEnd(text, i) && !word(i)) return found(i + 1);
    return found(i, { delimiter: text[i - 1]! });
  }
  if (!delimiter(from)) return found(skip(text, from, space));
  const i = skip(text, from, delimiter);
  if (isAtEnd(text, i)) return delimiter(i) ? found(i + 1, { isBehindText: true }) : found(i);
  return found(skip(text, i, space));
}

export function previousWord(text: string, from: number, delimiters: string): number {
  if (from <= 0) return 0;
  const space = (i: number) => isSpace(text, i);
  const delimiter = (i: number) => isDelimiter(text, i, delimiters);
  const word = (i: number) => isInWord(text, i, delimiters);
  if (space(from)) {
    const i = skipBack(from, space);
    return i === 0 || !word(i) || space(i - 1) ? i : previousWord(text, i, delimiters);
  }
  const before = from - 1;
  if (word(from)) {
    if (word(before)) return startAfter(skipBack(before, word), word);
    if (!space(before)) return startAfter(skipBack(before, delimiter), delimiter);
    const i = skipBack(before, space);
    return i > 0 && word(i) && word(i - 1) ? previousWord(text, i, delimiters) : i;
  }
  if (!delimiter(before)) return previousWord(text, before, delimiters);
  const i = skipBack(before, delimiter);
  if (i === 0 && delimiter(i)) return 0;
  return space(i) && i > 0 ? i : i + 1;
}

/** `i` itself when the run reaches the start of the text, the place behind it otherwise. */
const startAfter = (i: number, test: (i: number) => boolean): number => (i === 0 && test(0) ? 0 : i + 1);

export function wordEnd(text: string, from: number, delimiters: string): number {
  const delimiter = (i: number) => isDelimiter(text, i, delimiters);
  const word = (i: number) => isInWord(text, i, delimiters);
  let i = from;
  if (isAtEnd(text, i)) return i;
  if ((delimiter(i) && !delimiter(i + 1)) || (word(i) && !word(i + 1))) i++;
  i = skip(text, i, (at) => isSpace(text, at));
  if (isAtEnd(text, i)) return i;
  const test = delimiter(i) ? delimiter : word;
  i = skip(text, i, test);
  return test(i) ? i : i - 1;
}

export function nextGlob(text: string, from: number): number {
  if (from >= text.length) return from;
  let i = skip(text, from, (at) => !isSpace(text, at));
  if (isAtEnd(text, i) && !isSpace(text, i)) return i + 1;
  i = skip(text, i, (at) => isSpace(text, at));
  return isAtEnd(text, i) && isSpace(text, i) ? i + 1 : i;
}

export function previousGlob(text: string, from: number): number {
  if (from <= 0) return 0;
  const space = (i: number) => isSpace(text, i);
  if (!space(from)) {
    const i = skipBack(from, (at) => !space(at));
    return space(i) ? i + 1 : i;
  }
  const i = skipBack(from, space);
  return i === 0 ? 0 : previousGlob(text, i);
}

export function globEnd(text: string, from: number): number {
  if (isAtEnd(text, from)) return from;
  let i = skip(text, from + 1, (at) => isSpace(text, at));
  if (isAtEnd(text, i)) return i;
  i = skip(text, i, (at) => !isSpace(text, at));
  return isSpace(text, i) ? i - 1 : i;
}

const partners: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };
const openers: Readonly<Record<string, string>> = { '}': '{', ']': '[', ')': '(' };

/** The partner of the bracket at a place, or of the next one behind it; the place itself when there is none. */
export function brace(text: string, from: number): number {
  const rest = text.slice(from).search(/[{}()[\]]/);
  if (rest < 0) return from;
  const start = from + rest;
  const own = text[start]!;
  const direction = partners[own] ? 1 : -1;
  const partner = partners[own] ?? openers[own]!;
  for (let i = start + direction, depth = 0; i >= 0 && i < text.length; i += direction) {
    if (text[i] === own) depth++;
    else if (text[i] === partner && depth-- === 0) return i;
  }
  return from;
}

/** The last character of the logical line that holds a place. */
export function lastOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return Math.max(from, (end < 0 ? text.length : end) - 1);
}

/** The first character of a logical line that is no blank. */
export function firstNonBlank(text: string, from: number): number {
  let i = lineStart(text, from);
  while (i < text.length && (text[i] === ' ' || text[i] === '\t')) i++;
  return i;
}

export const lineCount = (text: string): number => text.split('\n').length;
/** Of the logical line that holds a place, from 0. */
export const lineIndex = (text: string, at: number): number => lineCount(text.slice(0, at)) - 1;
/** Where the logical line of that index begins; the end of the text when there are not as many. */
export function startOfLine(text: string, index: number): number {
  let at = 0;
  for (let n = 0; n < index; n++) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return at;
}

/** So many lines from an index on, each with the line break in front of it. */
export function linesAt(text: string, index: number, count: number): { start: number; end: number } {
  const start = index === 0 ? 0 : startOfLine(text, index) - 1;
  const behind = startOfLine(text, index + count);
  const isLast = index + count >= lineCount(text);
  return { start, end: isLast ? text.length : behind - 1 };
}
