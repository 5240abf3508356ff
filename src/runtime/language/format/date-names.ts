/** Names of months and days as they stand in a text. */
import type { DateTimeFormatInfo } from '../../dotnet/globalization/date-time-format-info.js';

/** The longest of the names that the text has at `at`, without regard to case. Null when there is none. */
export function matchName(
  text: string,
  at: number,
  names: readonly string[],
): { index: number; length: number } | null {
  let best: { index: number; length: number } | null = null;
  names.forEach((name, index) => {
    if (name === '' || name.length <= (best?.length ?? 0)) return;
    if (text.slice(at, at + name.length).toLowerCase() === name.toLowerCase()) best = { index, length: name.length };
  });
  return best;
}

/** All spellings of the months; position modulo 13 is the month less one. */
export function monthSpellings(info: DateTimeFormatInfo): string[] {
  return [
    ...info.monthNames,
    ...info.abbreviatedMonthNames,
    ...info.monthGenitiveNames,
    ...info.abbreviatedMonthGenitiveNames,
  ];
}

/** All spellings of the weekdays; position modulo 7 is the DayOfWeek. */
export function daySpellings(info: DateTimeFormatInfo): string[] {
  return [...info.dayNames, ...info.abbreviatedDayNames];
}

const letter = /\p{L}/u;

export function isLetter(c: string | undefined): boolean {
  return c !== undefined && letter.test(c);
}
