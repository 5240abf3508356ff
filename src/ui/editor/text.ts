/** Places in the edited text: lines, words, characters. Offsets are UTF-16 units. */

/** Where the logical line that holds `offset` begins. */
export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', Math.max(0, offset) - 1) + 1;

/** Where the logical line that holds `offset` ends: at its line break, or at the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

export const isMultiLine = (text: string): boolean => text.includes('\n');

const whiteSpace = /\s/;
const inWord = (text: string, index: number, delimiters: string): boolean =>
  !whiteSpace.test(text[index]!) && !delimiters.includes(text[index]!);

/** The end of the word at `from`, or of the next one. */
export function wordEnd(text: string, from: number, delimiters: string): number {
  let i = from;
  while (i < text.length && !inWord(text, i, delimiters)) i++;
  while (i < text.length && inWord(text, i, delimiters)) i++;
  return i;
}

/** The start of the word behind the one at `from`. */
export function nextWordStart(text: string, from: number, delimiters: string): number {
  let i = from;
  while (i < text.length && inWord(text, i, delimiters)) i++;
  while (i < text.length && !inWord(text, i, delimiters)) i++;
  return i;
}

/**
 * The start of the word in front of `from`. As in PSReadLine, a text that begins with a delimiter is taken to its very start.
 */
export function previousWordStart(text: string, from: number, delimiters: string): number {
  let i = Math.max(0, from - 1);
  while (i > 0 && !inWord(text, i, delimiters)) i--;
  while (i > 0 && inWord(text, i, delimiters)) i--;
  return i === 0 ? 0 : i + 1;
}

/** For comparing without regard to case, as .NET's OrdinalIgnoreCase does. */
export const fold = (text: string): string => text.toUpperCase();
