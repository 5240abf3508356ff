/**
 * The first pass over a pattern: which groups there are and what numbers they get. Groups without a name come first, in the
 * order of their parentheses, then named ones; a group may also give its number itself.
 */
import { parseClass } from './class-parser.js';
import { isDigit, isWordStart, PatternCursor } from './pattern-cursor.js';
import { RegexOptions } from './regex-options.js';
import { skipBackslash } from './skip-backslash.js';

export interface CaptureSlots {
  numbers: number[];
  names: string[];
  numberOfName: Map<string, number>;
  /** Number to the offset of the group in the pattern. */
  offsets: Map<number, number>;
}

export function findCaptureSlots(pattern: string, options: number): CaptureSlots {
  const cursor = new PatternCursor(pattern, options);
  const offsets = new Map<number, number>([[0, 0]]);
  const nameOffsets = new Map<string, number>();
  const saved: number[] = [];
  let next = 1;
  let ignoreParenthesis = false;
  const note = (number: number, offset: number) => {
    if (!offsets.has(number)) offsets.set(number, offset);
  };

  while (!cursor.atEnd) {
    const offset = cursor.pos;
    const c = cursor.peek();
    cursor.pos++;
    if (c === '\\') {
      if (!cursor.atEnd) skipBackslash(cursor);
    } else if (c === '#' && cursor.has(RegexOptions.IgnorePatternWhitespace)) {
      cursor.pos--;
      cursor.skipBlank();
    } else if (c === '[') parseClass(cursor, true);
    else if (c === ')') cursor.options = saved.pop() ?? cursor.options;
    else if (c === '(') {
      const conditional = openGroup(offset);
      ignoreParenthesis = conditional;
    }
  }

  /** True for `(?(`, whose condition's parenthesis does not capture. */
  function openGroup(offset: number): boolean {
    if (cursor.peek() === '?' && cursor.peek(1) === '#') {
      cursor.pos--;
      cursor.skipBlank();
      return false;
    }
    saved.push(cursor.options);
    if (cursor.peek() !== '?') {
      if (!cursor.has(RegexOptions.ExplicitCapture) && !ignoreParenthesis) note(next++, offset);
      return false;
    }
    cursor.pos++;
    const c = cursor.peek();
    if ((c === '<' || c === "'") && cursor.pos + 1 < pattern.length) {
      cursor.pos++;
      const start = cursor.peek();
      if (start === '0' || !isWordStart(start)) return false;
      if (isDigit(start)) note(cursor.decimal(), offset);
      else {
        const name = cursor.groupName();
        if (!nameOffsets.has(name)) nameOffsets.set(name, offset);
      }
      return false;
    }
    cursor.inlineOptions();
    if (cursor.peek() === ')') {
      cursor.pos++;
      saved.pop();
    } else if (cursor.peek() === '(') return true;
    return false;
  }

  const numberOfName = new Map<string, number>();
  for (const [name, offset] of nameOffsets) {
    while (offsets.has(next)) next++;
    numberOfName.set(name, next);
    note(next++, offset);
  }
  const numbers = [...offsets.keys()].sort((a, b) => a - b);
  const nameOf = new Map([...numberOfName].map(([name, number]) => [number, name]));
  const names = numbers.map((number) => nameOf.get(number) ?? String(number));
  names.forEach((name, i) => {
    numberOfName.set(name, numbers[i] as number);
  });
  return { numbers, names, numberOfName, offsets };
}
