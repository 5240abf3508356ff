/**
 * How many terminal cells a text takes. The rule is PowerShell's own and coarser than Unicode's: a UTF-16 unit is one
 * cell, or two in the ranges below; combining marks count, and an emoji is two because it is a surrogate pair. Tables must
 * line up as PowerShell's do, so the width package of the prompt is not used here.
 */
import { ESC, plainText } from './escape-sequences.js';

/** First and last unit of each range of wide characters. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], // Hangul Jamo
  [0x2329, 0x232a],
  [0x2e80, 0x303e], // CJK ... Yi, without the half fill space
  [0x3040, 0xa4cf],
  [0xac00, 0xd7a3], // Hangul syllables
  [0xf900, 0xfaff], // CJK compatibility ideographs
  [0xfe10, 0xfe19], // vertical forms
  [0xfe30, 0xfe6f], // CJK compatibility forms
  [0xff00, 0xff60], // full width forms
  [0xffe0, 0xffe6],
];

export function cellsOfUnit(unit: number): 1 | 2 {
  if (unit < 0x1100) return 1;
  for (const [first, last] of wideRanges) if (unit >= first && unit <= last) return 2;
  return 1;
}

/** Cells of a text, its escape sequences aside. */
export function displayLength(text: string): number {
  const cells = cellsUpTo(text, ESC);
  return cells >= 0 ? cells : cellsUpTo(plainText(text), '');
}

/** Cells of a text, or -1 when the unit `stop` is in it. One pass, because every cell of a table comes here. */
function cellsUpTo(text: string, stop: string): number {
  const stopUnit = stop === '' ? -1 : stop.charCodeAt(0);
  let cells = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x1100) cells += cellsOfUnit(unit) - 1;
    else if (unit === stopUnit) return -1;
  }
  return cells;
}

/** How many units from the head of a text, not counting escape sequences, fit into so many cells. */
export function fitFromHead(text: string, cells: number): number {
  const printable = plainText(text);
  let filled = 0;
  let count = 0;
  while (count < printable.length) {
    filled += cellsOfUnit(printable.charCodeAt(count));
    if (filled > cells) break;
    count++;
  }
  return count;
}

/** Where the tail of a text begins that fits into so many cells. */
export function tailStart(text: string, cells: number): number {
  const printable = plainText(text);
  let filled = 0;
  let start = printable.length;
  while (start > 0) {
    filled += cellsOfUnit(printable.charCodeAt(start - 1));
    if (filled > cells) break;
    start--;
  }
  return start;
}

/** The length of a text in which every unit is one cell and none is a line break or begins a sequence; -1 for any other. */
export function plainLength(text: string): number {
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x1100 || unit === 0x1b || unit === 0x0a || unit === 0x0d) return -1;
  }
  return length;
}
