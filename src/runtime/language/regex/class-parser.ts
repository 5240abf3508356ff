/** `[...]`: ranges, escapes, categories and the subtraction at its end. */
import { CharSet, digits, ecmaDigits, ecmaSpace, ecmaWord } from './char-set.js';
import type { PatternCursor } from './pattern-cursor.js';
import { RegexOptions } from './regex-options.js';

/** Adds \d, \w, \s or its negation to a class. */
function addShorthand(set: CharSet, letter: string, ecma: boolean): void {
  const negated = letter !== letter.toLowerCase();
  const category = { d: 'Nd', w: 'Word', s: 'Space' }[letter.toLowerCase()] as string;
  if (!ecma) {
    set.addCategory(category, negated);
    return;
  }
  const ascii = shorthandSet(letter.toLowerCase(), true);
  ascii.negated = negated;
  const ranges = ascii.ranges(0x10000);
  for (let i = 0; i < ranges.length; i += 2) set.addRange(ranges[i] as number, ranges[i + 1] as number);
}

/** The set of \d, \D, \w, \W, \s or \S. */
export function shorthandSet(letter: string, ecma: boolean): CharSet {
  const lower = letter.toLowerCase();
  let set: CharSet;
  if (lower === 'd') set = ecma ? ecmaDigits() : digits();
  else if (lower === 'w') set = ecma ? ecmaWord() : CharSet.category('Word');
  else set = ecma ? ecmaSpace() : CharSet.category('Space');
  set.negated = letter !== lower;
  return set;
}

/**
 * Reads a class; `pos` is behind the opening bracket. When only scanning, less is checked, as in .NET's first pass, and the
 * result is of no use.
 */
export function parseClass(cursor: PatternCursor, scanOnly: boolean): CharSet {
  const set = new CharSet();
  const ecma = cursor.has(RegexOptions.ECMAScript);
  const { pattern } = cursor;
  let first = true;
  let rangeStart: string | null = null;
  if (cursor.peek() === '^') {
    cursor.pos++;
    set.negated = true;
    if (ecma && cursor.peek() === ']') first = false;
  }
  for (; ; first = false) {
    if (cursor.atEnd) throw cursor.fail('UnterminatedBracket');
    let c = cursor.peek() as string;
    let escaped = false;
    cursor.pos++;
    if (c === ']' && !first) break;
    if (c === '\\' && !cursor.atEnd) {
      c = cursor.peek() as string;
      cursor.pos++;
      if (/[dDsSwWpP]/.test(c)) {
        if (rangeStart !== null && !scanOnly) throw cursor.fail('ShorthandClassInCharacterRange', c);
        if (c === 'p' || c === 'P') addProperty(cursor, set, c === 'P', scanOnly);
        else addShorthand(set, c, ecma);
        continue;
      }
      if (c === '-') {
        if (rangeStart !== null) addRange(cursor, set, rangeStart, c, scanOnly);
        else set.addUnits([0x2d]);
        rangeStart = null;
        continue;
      }
      cursor.pos--;
      c = cursor.charEscape();
      escaped = true;
    }
    if (rangeStart !== null) {
      if (c === '[' && !escaped && !first && !scanOnly) {
        set.addUnits([rangeStart.charCodeAt(0)]);
        subtract(cursor, set);
      } else addRange(cursor, set, rangeStart, c, scanOnly);
      rangeStart = null;
    } else if (cursor.peek() === '-' && cursor.pos + 1 < pattern.length && cursor.peek(1) !== ']') {
      rangeStart = c;
      cursor.pos++;
    } else if (c === '-' && !escaped && !first && cursor.peek() === '[') {
      if (scanOnly) {
        cursor.pos++;
        parseClass(cursor, true);
      } else {
        cursor.pos++;
        subtract(cursor, set);
      }
    } else set.addUnits([c.charCodeAt(0)]);
  }
  if (!scanOnly && cursor.has(RegexOptions.IgnoreCase))
    set.addCaseEquivalents(cursor.has(RegexOptions.CultureInvariant));
  return set;
}

function addRange(cursor: PatternCursor, set: CharSet, from: string, to: string, scanOnly: boolean): void {
  if (scanOnly) return;
  if (from > to) throw cursor.fail('ReversedCharacterRange');
  set.addRange(from.charCodeAt(0), to.charCodeAt(0));
}

/** The class that is taken away; `pos` is behind its opening bracket. */
function subtract(cursor: PatternCursor, set: CharSet): void {
  set.subtraction = parseClass(cursor, false);
  if (!cursor.atEnd && cursor.peek() !== ']') throw cursor.fail('ExclusionGroupNotLast');
}

/** `\p{name}` in a class or by itself; `pos` is behind the p. */
export function addProperty(cursor: PatternCursor, set: CharSet, negated: boolean, scanOnly: boolean): void {
  const name = cursor.propertyName();
  if (scanOnly) return;
  if (!set.addProperty(name, negated, cursor.has(RegexOptions.IgnoreCase)))
    throw cursor.fail('UnrecognizedUnicodeProperty', name);
}
