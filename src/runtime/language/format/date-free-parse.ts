/**
 * Reads dates in free form (DateTime.Parse): numbers, names of months and days, a time with AM or PM, and a zone, in any
 * sensible order. The culture's patterns say which of several numbers is the month.
 */
import { type DateTimeFormatInfo, invariantDateTimeFormat } from '../../dotnet/globalization/date-time-format-info.js';
import { isDate } from '../../dotnet/system/calendar-arithmetic.js';
import { DateTime } from '../../dotnet/system/date-time.js';
import { formatError } from '../../dotnet/system/errors.js';
import { daySpellings, isLetter, matchName, monthSpellings } from './date-names.js';
import { applyDesignator, notRecognized, ParsedDate } from './date-result.js';

const iso =
  /^\s*(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|[+-]\d{1,2}(?::?\d{2})?)?\s*$/i;
const twoDigitYearMax = 2049;

export function parseFree(text: string, info: DateTimeFormatInfo): ParsedDate {
  const match = iso.exec(text);
  if (match) return fromIso(match, text);
  return new FreeDateReader(text, info).read();
}

function fromIso(match: RegExpExecArray, text: string): ParsedDate {
  const parsed = new ParsedDate();
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  parsed.year = Number(year);
  parsed.month = Number(month);
  parsed.day = Number(day);
  if (!isDate(parsed.year, parsed.month, parsed.day)) throw notRecognized(text);
  parsed.hour = Number(hour);
  parsed.minute = Number(minute);
  parsed.second = Number(second ?? 0);
  parsed.fraction = fractionTicks(fraction);
  if (zone !== undefined) readZone(parsed, zone);
  return parsed;
}

/** Ticks of the digits behind a second's point. */
function fractionTicks(digits: string | undefined): number {
  return digits === undefined ? 0 : Math.round(Number(`0.${digits}`) * 10_000_000);
}

/** `Z`, `+2`, `+02`, `+0230`, `+02:30`. */
export function readZone(parsed: ParsedDate, zone: string): void {
  parsed.isUtc = /^z|^gmt/i.test(zone);
  if (parsed.isUtc) {
    parsed.offset = 0;
    return;
  }
  const digits = zone.slice(1).replace(':', '');
  const hours = Number(digits.length <= 2 ? digits : digits.slice(0, -2));
  const minutes = digits.length <= 2 ? 0 : Number(digits.slice(-2));
  parsed.offset = (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

interface DatePiece {
  kind: 'number' | 'year' | 'month';
  value: number;
}

class FreeDateReader {
  #at = 0;
  #pieces: DatePiece[] = [];
  /** The date's parts stand together: after something else, no more may come. */
  #dateClosed = false;
  #parsed = new ParsedDate();
  readonly #months: string[];
  readonly #days: string[];
  readonly #eras: string[];
  constructor(
    readonly text: string,
    readonly info: DateTimeFormatInfo,
  ) {
    this.#months = [...monthSpellings(info), ...monthSpellings(invariantDateTimeFormat)];
    this.#days = [...daySpellings(info), ...daySpellings(invariantDateTimeFormat)];
    this.#eras = [info.eraName, info === invariantDateTimeFormat ? 'AD' : ''];
  }

  read(): ParsedDate {
    const { text } = this;
    let end = text.length;
    while (end > 0 && (text[end - 1] === '\0' || text[end - 1] === '#')) end--;
    if (text[0] === '#') this.#at = 1;
    while (this.#at < end) this.#next(end);
    this.#resolveDate();
    const parsed = this.#parsed;
    const said = parsed.hasDate || parsed.hour !== null;
    if (!said || !applyDesignator(parsed)) throw this.#bad();
    return parsed;
  }

  #bad() {
    return notRecognized(this.text);
  }

  #next(end: number): void {
    const c = this.text[this.#at] as string;
    if (/\s/.test(c) || c === ',') this.#at++;
    else if (c >= '0' && c <= '9') this.#number(end);
    else if ((c === '+' || c === '-') && (this.#pieces.length > 0 || this.#parsed.hour !== null)) this.#zone(end);
    else if (isLetter(c) || this.#isDesignator(this.#at) !== null) this.#word();
    else throw this.#bad();
  }

  #number(end: number): void {
    const rest = this.text.slice(this.#at, end);
    const time = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?(?!\d)/.exec(this.#withColons(rest));
    if (time) {
      this.#time(time);
      return;
    }
    const digits = /^\d+/.exec(rest)?.[0] as string;
    const after = this.#skipSpaces(this.#at + digits.length);
    const isDatePart = this.#at > 0 && /[-/.]/.test(this.text[this.#at - 1] as string);
    const follows = isDatePart || this.#pieces.map((piece) => piece.kind).join() === 'month,number';
    if (digits.length <= 2 && !follows && this.#isDesignator(after) !== null && this.#parsed.hour === null) {
      this.#parsed.hour = Number(digits);
      this.#at = after;
      this.#dateClosed ||= this.#pieces.length > 0;
      return;
    }
    if (this.#dateClosed || digits.length > 4) throw this.#bad();
    this.#pieces.push({ kind: digits.length > 2 ? 'year' : 'number', value: Number(digits) });
    this.#at += digits.length;
    this.#separator(end);
  }

  /** A culture's time separator counts as a colon. */
  #withColons(rest: string): string {
    const { timeSeparator } = this.info;
    return timeSeparator === ':' || timeSeparator === '.' ? rest : rest.replaceAll(timeSeparator, ':');
  }

  /** One of - / . between two parts of a date, or a CJK unit behind one. */
  #separator(end: number): void {
    const c = this.text[this.#at];
    if (c === '年' || c === '月' || c === '日') {
      this.#at++;
      return;
    }
    if (this.#at + 1 >= end || c === undefined) return;
    const next = this.text[this.#at + 1] as string;
    const isSeparator = c === '/' || c === '.' || c === '-' || c === this.info.dateSeparator;
    if (!isSeparator) return;
    if (c === '-' && this.#pieces.length >= 3) return;
    if (/\d/.test(next) || isLetter(next)) this.#at++;
    else if (c === '.' && /\s/.test(next)) this.#at++;
    else throw this.#bad();
  }

  #time(match: RegExpExecArray): void {
    const parsed = this.#parsed;
    // A date of two parts cannot be followed by a time
    if (parsed.hour !== null || (this.#pieces.length === 2 && !this.#dateClosed)) throw this.#bad();
    parsed.hour = Number(match[1]);
    parsed.minute = Number(match[2]);
    parsed.second = Number(match[3] ?? 0);
    parsed.fraction = fractionTicks(match[4]);
    this.#at += match[0].length;
    this.#dateClosed ||= this.#pieces.length > 0;
  }

  #zone(end: number): void {
    const match = /^[+-](\d{1,2}:\d{2}|\d{1,4})(?![\d:])/.exec(this.text.slice(this.#at, end));
    if (match === null || this.#parsed.offset !== null) throw this.#bad();
    readZone(this.#parsed, match[0]);
    this.#at += match[0].length;
    this.#dateClosed ||= this.#pieces.length > 0;
  }

  #skipSpaces(at: number): number {
    while (at < this.text.length && /\s/.test(this.text[at] as string)) at++;
    return at;
  }

  /** Length of the AM or PM at a position, negative for AM; null when there is none. */
  #isDesignator(at: number): { afternoon: boolean; length: number } | null {
    const found = matchName(this.text, at, [this.info.amDesignator, this.info.pmDesignator, 'AM', 'PM']);
    if (found === null || isLetter(this.text[at + found.length])) return null;
    return { afternoon: found.index % 2 === 1, length: found.length };
  }

  #word(): void {
    const { text } = this;
    const at = this.#at;
    const endsWord = (length: number) => !isLetter(text[at + length]);
    const designator = this.#isDesignator(at);
    if (designator) {
      if (this.#parsed.afternoon !== null) throw this.#bad();
      this.#parsed.afternoon = designator.afternoon;
      this.#at += designator.length;
      return;
    }
    const month = matchName(text, at, this.#months);
    if (month && endsWord(month.length)) {
      if (this.#dateClosed || this.#pieces.some((piece) => piece.kind === 'month')) throw this.#bad();
      this.#pieces.push({ kind: 'month', value: (month.index % 13) + 1 });
      this.#at += month.length;
      this.#separator(text.length);
      return;
    }
    const day = matchName(text, at, this.#days);
    if (day && endsWord(day.length)) {
      this.#parsed.dayOfWeek = day.index % 7;
      this.#at += day.length;
      return;
    }
    const era = matchName(text, at, this.#eras);
    if (era && endsWord(era.length)) {
      this.#at += era.length;
      return;
    }
    const zone = /^(z|gmt)(?![\p{L}+-])/iu.exec(text.slice(at));
    const isAfterSomething = this.#pieces.length > 0 || this.#parsed.hour !== null;
    if (zone && !isAfterSomething) throw this.#bad();
    if (zone && this.#parsed.offset === null) {
      readZone(this.#parsed, zone[0]);
      this.#at += zone[0].length;
      this.#dateClosed ||= this.#pieces.length > 0;
      return;
    }
    if (isAfterSomething && /^(t(?!\p{L})|gmt[+-])/iu.test(text.slice(at))) throw this.#bad();
    throw formatError(
      `The string '${text}' was not recognized as a valid DateTime. There is an unknown word starting at index '${at}'.`,
    );
  }

  /** Turns the date's pieces into year, month and day. */
  #resolveDate(): void {
    const pieces = this.#pieces;
    if (pieces.length === 0) return;
    const shape = pieces.map((piece) => ({ number: 'N', year: 'Y', month: 'M' })[piece.kind]).join('');
    const numbers = pieces.filter((piece) => piece.kind === 'number').map((piece) => piece.value);
    const year = pieces.find((piece) => piece.kind === 'year')?.value;
    const month = pieces.find((piece) => piece.kind === 'month')?.value;
    const [first = 0, second = 0, third = 0] = numbers;
    if (pieces.length > 3 || shape.replace('Y', '').includes('Y')) throw this.#bad();
    if (month !== undefined) this.#withMonthName(month, year, numbers);
    else if (year !== undefined && numbers.length === 1) this.#set(year, first, 1);
    else if (year !== undefined && numbers.length === 2) {
      if (shape === 'NYN') throw this.#bad();
      const monthFirst = shape === 'YNN' || this.#dateOrder.indexOf('M') < this.#dateOrder.indexOf('d');
      if (monthFirst) this.#set(year, first, second);
      else this.#set(year, second, first);
    } else if (numbers.length === 2) {
      if (this.#monthDayOrder === 'MD') this.#set(DateTime.now.year, first, second);
      else this.#set(DateTime.now.year, second, first);
    } else if (numbers.length === 3) {
      const byLetter = {
        [this.#dateOrder[0] as string]: first,
        [this.#dateOrder[1] as string]: second,
        [this.#dateOrder[2] as string]: third,
      };
      this.#set(fullYear(byLetter['y'] as number), byLetter['M'] as number, byLetter['d'] as number);
    } else throw this.#bad();
  }

  #withMonthName(month: number, year: number | undefined, numbers: number[]): void {
    const [first, second] = numbers;
    if (year !== undefined) {
      if (second !== undefined) throw this.#bad();
      this.#set(year, month, first ?? 1);
      return;
    }
    if (first === undefined) throw this.#bad();
    if (second !== undefined) {
      const yearFirst = this.#dateOrder.startsWith('y');
      const [y, d] = yearFirst ? [first, second] : [second, first];
      if (isDate(fullYear(y), month, d)) this.#set(fullYear(y), month, d);
      else this.#set(fullYear(d), month, y);
      return;
    }
    const monthFirst = this.#pieces[0]?.kind === 'month';
    const isMonthDay = monthFirst === (this.#monthDayOrder === 'MD');
    if (!isMonthDay && monthFirst === (this.#yearMonthOrder === 'My')) this.#set(fullYear(first), month, 1);
    else this.#set(DateTime.now.year, month, first);
  }

  #set(year: number, month: number, day: number): void {
    if (!isDate(year, month, day)) throw this.#bad();
    Object.assign(this.#parsed, { year, month, day });
  }

  /** `yMd`, `Mdy`, `dMy`: the short date pattern's letters in order. */
  get #dateOrder(): string {
    return lettersOf(this.info.shortDatePattern, 'yMd');
  }
  get #monthDayOrder(): string {
    return lettersOf(this.info.monthDayPattern, 'Md') === 'Md' ? 'MD' : 'DM';
  }
  get #yearMonthOrder(): string {
    return lettersOf(this.info.yearMonthPattern, 'yM');
  }
}

function lettersOf(pattern: string, letters: string): string {
  let found = '';
  for (const c of pattern.replace(/'[^']*'/g, '')) if (letters.includes(c) && !found.includes(c)) found += c;
  return found;
}

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year + (year > twoDigitYearMax % 100 ? 1900 : 2000);
}
