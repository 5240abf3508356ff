/** System.Globalization.TextInfo: upper, lower and title case of a culture. Case maps one UTF-16 unit to one, as in .NET. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { overloads } from '../overloads.js';
import { argumentNull, invalidOperation } from '../system/errors.js';
import { type CultureInfo, cultureOf, currentCulture } from './culture-info.js';
import { lowerOrdinal, upperOrdinal } from './ordinal.js';

export class TextInfo {
  declare readonly netType: NetType;
  isReadOnly = true;
  listSeparator: string;
  readonly #turkic: boolean;
  constructor(readonly culture: CultureInfo) {
    this.listSeparator = culture.numberFormat.numberDecimalSeparator === ',' ? ';' : ',';
    this.#turkic = /^(tr|az)\b/.test(culture.name);
  }
  toUpper(text: string): string {
    if (this.#turkic) text = text.replaceAll('i', 'İ');
    if (!this.culture.isInvariant) text = text.replaceAll('ı', 'I');
    return upperOrdinal(text);
  }
  toLower(text: string): string {
    if (this.#turkic) text = text.replaceAll('I', 'ı');
    if (!this.culture.isInvariant) text = text.replaceAll('İ', 'i');
    return lowerOrdinal(text);
  }

  /** A letter after anything but a letter becomes upper case, the rest of its word lower case unless all of it is upper. */
  toTitleCase(text: string): string {
    let result = '';
    let i = 0;
    while (i < text.length) {
      const first = characterAt(text, i);
      i += first.length;
      if (!/\p{L}/u.test(first)) {
        result += first;
        continue;
      }
      result += titleOf(first, this);
      let start = i;
      let hasLowerCase = /\p{Ll}/u.test(first);
      const flush = () => {
        const rest = text.slice(start, i);
        result += hasLowerCase ? this.toLower(rest) : rest;
        start = i;
      };
      for (; i < text.length; i += characterAt(text, i).length) {
        const character = characterAt(text, i);
        if (/\p{Ll}/u.test(character)) hasLowerCase = true;
        else if (character === "'") {
          i++;
          flush();
          hasLowerCase = true;
          i--;
        } else if (wordSeparator.test(character)) break;
      }
      flush();
    }
    return result;
  }
}

/** The TextInfo of a provider or culture name; null is the current culture. */
export function textInfoOf(culture: unknown): TextInfo {
  return (culture === null ? currentCulture() : cultureOf(culture)).textInfo;
}

const wordSeparator = /^[\p{Z}\p{Cc}\p{Cf}\p{P}\p{S}]$/u;

function characterAt(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) as number);
}

function titleOf(letter: string, info: TextInfo): string {
  if (/[ǄǅǆǇǈǉǊǋǌǱǲǳ]/.test(letter)) return 'ǅǈǋǲ'.charAt('ǄǅǆǇǈǉǊǋǌǱǲǳ'.indexOf(letter) / 3);
  return info.toUpper(letter);
}

function required(text: string | null): string {
  if (text === null) throw argumentNull('str');
  return text;
}

defineType('System.Globalization.TextInfo', { class: TextInfo }, () => ({
  interfaces: ['System.ICloneable'],
  toString: (self: TextInfo) => `TextInfo - ${self.culture.name}`,
  equals: (self: TextInfo, other: unknown) => other instanceof TextInfo && other.culture.name === self.culture.name,
  hashKey: (self: TextInfo) => self.culture.name,
  members: {
    'static System.Globalization.TextInfo ReadOnly(System.Globalization.TextInfo textInfo)': (info: TextInfo) => info,
    'int ANSICodePage {get;}': () => 1252,
    'int OEMCodePage {get;}': () => 437,
    'int MacCodePage {get;}': () => 10000,
    'int EBCDICCodePage {get;}': () => 37,
    'int LCID {get;}': (self: TextInfo) => self.culture.lcid,
    'string CultureName {get;}': (self: TextInfo) => self.culture.name,
    'bool IsReadOnly {get;}': (self: TextInfo) => self.isReadOnly,
    'string ListSeparator {get;set;}': {
      get: (self: TextInfo) => self.listSeparator,
      set: (self: TextInfo, value: string) => {
        if (self.isReadOnly) throw invalidOperation('Instance is read-only.');
        self.listSeparator = value;
      },
    },
    'bool IsRightToLeft {get;}': (self: TextInfo) => /^(ar|dv|fa|he|ku|ps|sd|syr|ug|ur|yi)\b/.test(self.culture.name),
    ...overloads(
      (self: TextInfo) => Object.assign(new TextInfo(self.culture), { isReadOnly: false }),
      ['System.Object Clone()', 'System.Object ICloneable.Clone()'],
    ),
    ...overloads(
      (self: TextInfo, text: string | null) => self.toLower(required(text)),
      ['char ToLower(char c)', 'string ToLower(string str)'],
    ),
    ...overloads(
      (self: TextInfo, text: string | null) => self.toUpper(required(text)),
      ['char ToUpper(char c)', 'string ToUpper(string str)'],
    ),
    'string ToTitleCase(string str)': (self: TextInfo, text: string | null) => self.toTitleCase(required(text)),
  },
}));
