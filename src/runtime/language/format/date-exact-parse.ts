/** Reads dates by a pattern (DateTime.ParseExact). */
import {
  type DateTimeFormatInfo,
  invariantDateTimeFormat,
  patternsOf,
} from '../../dotnet/globalization/date-time-format-info.js';
import { formatError } from '../../dotnet/system/errors.js';
import { badPattern, quotedText, runLength } from './date-format.js';
import { matchName } from './date-names.js';
import { DateTimeStyles, notRecognized, ParsedDate } from './date-result.js';

/** By one format, standard or custom. Throws FormatException. */
export function parseExact(text: string, format: string, info: DateTimeFormatInfo, styles: number): ParsedDate {
  if (format === '') throw formatError("Format specifier '' was invalid.");
  if (format.length > 1) return new ExactReader(text, info, styles).read(format);
  const patterns = patternsOf(info, format);
  if (patterns === undefined) throw badPattern();
  const invariant = /[oOrRsu]/.test(format);
  for (const pattern of patterns) {
    const parsed = new ExactReader(text, invariant ? invariantDateTimeFormat : info, styles).tryRead(pattern);
    if (parsed === null) continue;
    return parsed;
  }
  throw notRecognized(text);
}

type NumberField = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction' | 'dayOfWeek';

const fieldLetters: Record<NumberField, string> = {
  year: 'y',
  month: 'M',
  day: 'd',
  hour: 'H',
  minute: 'm',
  second: 's',
  fraction: 'f',
  dayOfWeek: 'd',
};

class ExactReader {
  #at = 0;
  #parsed = new ParsedDate();
  #uses12Hours = false;
  constructor(
    readonly text: string,
    readonly info: DateTimeFormatInfo,
    readonly styles: number,
  ) {}

  read(pattern: string): ParsedDate {
    const parsed = this.tryRead(pattern);
    if (parsed === null) throw notRecognized(this.text);
    return parsed;
  }

  /** Null when the text does not fit. Throws FormatException for a bad pattern or values that contradict each other. */
  tryRead(pattern: string): ParsedDate | null {
    if ((this.styles & DateTimeStyles.AllowLeadingWhite) !== 0) this.#skipWhite();
    if (!this.#match(pattern)) return null;
    if ((this.styles & DateTimeStyles.AllowTrailingWhite) !== 0) this.#skipWhite();
    if (this.#at < this.text.length || !this.#fitHour()) return null;
    return this.#parsed;
  }

  #skipWhite(): void {
    while (this.#at < this.text.length && /\s/.test(this.text[this.#at] as string)) this.#at++;
  }

  #match(pattern: string): boolean {
    for (let i = 0; i < pattern.length; ) {
      if ((this.styles & DateTimeStyles.AllowInnerWhite) !== 0) this.#skipWhite();
      const c = pattern[i] as string;
      const length = runLength(pattern, i);
      if (c === '%') {
        if (i + 1 >= pattern.length || pattern[i + 1] === '%') throw badPattern();
        i++;
      } else if (c === '\\') {
        if (i + 1 >= pattern.length) throw badPattern();
        if (!this.#literal(pattern[i + 1] as string)) return false;
        i += 2;
      } else if (c === "'" || c === '"') {
        const quoted = quotedText(pattern, i);
        for (const character of quoted.text) if (!this.#literal(character)) return false;
        i += quoted.length;
      } else if (c === '.' && pattern[i + 1] === 'F' && this.text[this.#at] !== '.') {
        i += 1 + runLength(pattern, i + 1);
      } else if ('gyMdhHmsfFtzKZ'.includes(c)) {
        if (!this.#specifier(c, length)) return false;
        i += c === 'K' || c === 'Z' ? 1 : length;
      } else {
        const wanted = c === ':' ? this.info.timeSeparator : c === '/' ? this.info.dateSeparator : c;
        if (!this.#literal(wanted)) return false;
        i++;
      }
    }
    return true;
  }

  #literal(wanted: string): boolean {
    if (/^\s$/.test(wanted) && (this.styles & DateTimeStyles.AllowInnerWhite) !== 0) return true;
    if (!this.text.startsWith(wanted, this.#at)) return false;
    this.#at += wanted.length;
    return true;
  }

  #specifier(c: string, length: number): boolean {
    switch (c) {
      case 'y':
        return this.#number('year', length, length <= 2 ? fullYear : undefined);
      case 'M':
        return length <= 2 ? this.#number('month', length) : this.#name('month', this.#monthNames(length), 13, 1);
      case 'd':
        if (length <= 2) return this.#number('day', length);
        return this.#name('dayOfWeek', length === 3 ? this.info.abbreviatedDayNames : this.info.dayNames, 7, 0);
      case 'h':
        this.#uses12Hours = true;
        return this.#number('hour', Math.min(length, 2));
      case 'H':
        return this.#number('hour', Math.min(length, 2));
      case 'm':
        return this.#number('minute', Math.min(length, 2));
      case 's':
        return this.#number('second', Math.min(length, 2));
      case 'f':
      case 'F':
        return this.#fraction(length, c === 'F');
      case 't':
        return this.#designator(length);
      case 'g': {
        const era = matchName(this.text, this.#at, [this.info.eraName, 'A.D.', 'AD']);
        this.#at += era?.length ?? 0;
        return era !== null;
      }
      case 'z':
        return this.#offset(length);
      default:
        return this.#zone(c === 'K');
    }
  }

  #monthNames(length: number): readonly string[] {
    const { info } = this;
    return length === 3
      ? [...info.abbreviatedMonthNames, ...info.abbreviatedMonthGenitiveNames]
      : [...info.monthNames, ...info.monthGenitiveNames];
  }

  /** A value may come twice, but not differ. */
  #store(field: NumberField, value: number): boolean {
    const before = this.#parsed[field];
    if (before !== null && before !== value)
      throw formatError(`DateTime pattern '${fieldLetters[field]}' appears more than once with different values.`);
    this.#parsed[field] = value;
    return true;
  }

  /** Exactly so many digits; for one, one or two. */
  #number(field: NumberField, length: number, map?: (value: number) => number): boolean {
    const most = length === 1 ? 2 : length;
    let end = this.#at;
    while (end - this.#at < most && /[0-9]/.test(this.text[end] ?? '')) end++;
    if (end - this.#at < length) return false;
    const value = Number(this.text.slice(this.#at, end));
    this.#at = end;
    return this.#store(field, map ? map(value) : value);
  }

  #name(field: NumberField, names: readonly string[], count: number, first: number): boolean {
    const found = matchName(this.text, this.#at, names);
    if (found === null) return false;
    this.#at += found.length;
    return this.#store(field, (found.index % count) + first);
  }

  #fraction(length: number, optional: boolean): boolean {
    if (length > 7) throw badPattern();
    let end = this.#at;
    while (end - this.#at < length && /[0-9]/.test(this.text[end] ?? '')) end++;
    if (!optional && end - this.#at < length) return false;
    const digits = this.text.slice(this.#at, end);
    this.#at = end;
    return this.#store('fraction', Number(digits.padEnd(7, '0')));
  }

  #designator(length: number): boolean {
    const both = [this.info.amDesignator, this.info.pmDesignator];
    const found = matchName(this.text, this.#at, length === 1 ? both.map((name) => name.slice(0, 1)) : both);
    if (found === null) return false;
    this.#at += found.length;
    this.#parsed.afternoon = found.index === 1;
    return true;
  }

  /** `z` takes hours, `zzz` hours and minutes with or without a colon. */
  #offset(length: number): boolean {
    const pattern = length === 1 ? /^([+-])(\d{1,2})/ : length === 2 ? /^([+-])(\d{2})/ : /^([+-])(\d{1,2}):?(\d{2})/;
    const match = pattern.exec(this.text.slice(this.#at));
    if (match === null) return false;
    this.#at += match[0].length;
    const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
    this.#parsed.offset = match[1] === '-' ? -minutes : minutes;
    return true;
  }

  /** `Z` or `GMT`; for K also an offset, or nothing. */
  #zone(optional: boolean): boolean {
    const match = /^(?:Z|GMT)/i.exec(this.text.slice(this.#at));
    if (match !== null) {
      this.#at += match[0].length;
      Object.assign(this.#parsed, { offset: 0, isUtc: true });
      return true;
    }
    if (!optional) return false;
    return /[+-]/.test(this.text[this.#at] ?? '') ? this.#offset(3) : true;
  }

  #fitHour(): boolean {
    const parsed = this.#parsed;
    const { hour } = parsed;
    if (hour === null) return true;
    if (this.#uses12Hours) {
      if (hour > 12) return false;
      parsed.hour = (hour % 12) + (parsed.afternoon ? 12 : 0);
      return true;
    }
    return parsed.afternoon === null || parsed.afternoon === hour >= 12;
  }
}

function fullYear(year: number): number {
  return year + (year > 49 ? 1900 : 2000);
}
