/** System.Globalization.UnicodeCategory and CharUnicodeInfo, by the properties that regular expressions know. */
import { defineType } from '../../objects/net-type.js';
import { overloads } from '../overloads.js';

/** In .NET's order. */
const categories = [
  ['UppercaseLetter', 'Lu'],
  ['LowercaseLetter', 'Ll'],
  ['TitlecaseLetter', 'Lt'],
  ['ModifierLetter', 'Lm'],
  ['OtherLetter', 'Lo'],
  ['NonSpacingMark', 'Mn'],
  ['SpacingCombiningMark', 'Mc'],
  ['EnclosingMark', 'Me'],
  ['DecimalDigitNumber', 'Nd'],
  ['LetterNumber', 'Nl'],
  ['OtherNumber', 'No'],
  ['SpaceSeparator', 'Zs'],
  ['LineSeparator', 'Zl'],
  ['ParagraphSeparator', 'Zp'],
  ['Control', 'Cc'],
  ['Format', 'Cf'],
  ['Surrogate', 'Cs'],
  ['PrivateUse', 'Co'],
  ['ConnectorPunctuation', 'Pc'],
  ['DashPunctuation', 'Pd'],
  ['OpenPunctuation', 'Ps'],
  ['ClosePunctuation', 'Pe'],
  ['InitialQuotePunctuation', 'Pi'],
  ['FinalQuotePunctuation', 'Pf'],
  ['OtherPunctuation', 'Po'],
  ['MathSymbol', 'Sm'],
  ['CurrencySymbol', 'Sc'],
  ['ModifierSymbol', 'Sk'],
  ['OtherSymbol', 'So'],
  ['OtherNotAssigned', 'Cn'],
] as const;

export const UnicodeCategory = Object.fromEntries(categories.map(([name], i) => [name, i])) as Record<
  (typeof categories)[number][0],
  number
>;

let patterns: RegExp[] | undefined;
const known: number[] = [];

/** Of one character: a unit, or a surrogate pair. */
export function unicodeCategory(character: string): number {
  const code = character.codePointAt(0) as number;
  let category = known[code];
  if (category === undefined) {
    patterns ??= categories.map(([, short]) => new RegExp(`^\\p{${short}}`, 'u'));
    category = Math.max(
      0,
      patterns.findIndex((pattern) => pattern.test(String.fromCodePoint(code))),
    );
    known[code] = category;
  }
  return category;
}

/** Digits, fractions and number letters of the common scripts; -1 for everything else. */
export function numericValue(character: string): number {
  const category = unicodeCategory(character);
  const code = character.codePointAt(0) as number;
  if (category === UnicodeCategory.DecimalDigitNumber) return digitValue(code);
  if (category === UnicodeCategory.LetterNumber) return romanValue(code);
  if (category !== UnicodeCategory.OtherNumber) return -1;
  const plain = character.normalize('NFKD').replace('\u2044', '/');
  const fraction = /^(\d+)\/(\d+)$/.exec(plain);
  if (fraction) return Number(fraction[1]) / Number(fraction[2]);
  const digits = /\d+/.exec(plain);
  return digits ? Number(digits[0]) : -1;
}

/** Decimal digits stand in runs of ten, each beginning where the character before is no digit. */
function digitValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  let first = code;
  while (unicodeCategory(String.fromCodePoint(first - 1)) === UnicodeCategory.DecimalDigitNumber) first--;
  return (code - first) % 10;
}

const romanUnits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 50, 100, 500, 1000];

function romanValue(code: number): number {
  if (code >= 0x2160 && code <= 0x217f) return romanUnits[(code - 0x2160) % 16] as number;
  return code >= 0x3021 && code <= 0x3029 ? code - 0x3020 : -1;
}

const characterAt = (text: string, index = 0) => String.fromCodePoint(text.codePointAt(index) as number);

defineType('System.Globalization.CharUnicodeInfo', {}, () => ({
  abstract: true,
  members: {
    ...overloads(
      (text: string | number, index?: number) =>
        unicodeCategory(typeof text === 'number' ? String.fromCodePoint(text) : characterAt(text, index)),
      [
        'static System.Globalization.UnicodeCategory GetUnicodeCategory(char ch)',
        'static System.Globalization.UnicodeCategory GetUnicodeCategory(int codePoint)',
        'static System.Globalization.UnicodeCategory GetUnicodeCategory(string s, int index)',
      ],
    ),
    ...overloads(
      (text: string, index?: number) => numericValue(characterAt(text, index)),
      ['static double GetNumericValue(char ch)', 'static double GetNumericValue(string s, int index)'],
    ),
    ...overloads(
      (text: string, index?: number) => {
        const character = characterAt(text, index);
        return unicodeCategory(character) === UnicodeCategory.DecimalDigitNumber ? numericValue(character) : -1;
      },
      ['static int GetDecimalDigitValue(char ch)', 'static int GetDecimalDigitValue(string s, int index)'],
    ),
    ...overloads(
      (text: string, index?: number) => {
        const value = numericValue(characterAt(text, index));
        return Number.isInteger(value) && value < 10 ? value : -1;
      },
      ['static int GetDigitValue(char ch)', 'static int GetDigitValue(string s, int index)'],
    ),
  },
}));
