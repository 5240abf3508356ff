/**
 * What Intl knows of a culture, put into .NET's terms. Intl has no patterns to ask for, so they are read off formatted
 * samples. The invariant culture is what NumberFormatInfo and DateTimeFormatInfo are made as.
 */
import type { DateTimeFormatInfo } from './date-time-format-info.js';
import type { NumberFormatInfo } from './number-format-info.js';
import { negativeCurrency, negativePercent, positiveCurrency, positivePercent } from './number-patterns.js';

type Part = Intl.NumberFormatPart | Intl.DateTimeFormatPart;

function partOf(parts: Part[], type: string): string | undefined {
  return parts.find((p) => p.type === type)?.value;
}

function patternOf(
  parts: Intl.NumberFormatPart[],
  symbol: string,
  patterns: readonly string[],
  otherwise: number,
): number {
  let shape = '';
  for (const part of parts) {
    if (part.type === symbol) shape += '$';
    else if (part.type === 'minusSign') shape += '-';
    else if (part.type === 'literal') shape += /[\s\u200e\u200f]/.test(part.value) ? ' ' : part.value;
    else if (!shape.endsWith('n')) shape += 'n';
  }
  const index = patterns.indexOf(shape.trim());
  return index < 0 ? otherwise : index;
}

function groupSizesOf(parts: Intl.NumberFormatPart[]): number[] {
  const integers = parts.filter((p) => p.type === 'integer').map((p) => p.value.length);
  if (integers.length < 2) return [0];
  const last = integers[integers.length - 1] as number;
  const before = integers[integers.length - 2] as number;
  return integers.length > 2 && before !== last ? [last, before] : [last];
}

/** Fills a number format in for a culture. `currency` is an ISO 4217 code. */
export function fillNumberFormat(format: NumberFormatInfo, locale: string, currency: string): void {
  const tag = `${locale}-u-nu-latn`;
  const number = new Intl.NumberFormat(tag, { minimumFractionDigits: 1 }).formatToParts(-1234567890.5);
  const decimal = partOf(number, 'decimal') ?? '.';
  const group = partOf(number, 'group') ?? ',';
  const sizes = groupSizesOf(number);
  format.numberDecimalDigits = 3;
  format.numberDecimalSeparator = format.currencyDecimalSeparator = format.percentDecimalSeparator = decimal;
  format.numberGroupSeparator = format.currencyGroupSeparator = format.percentGroupSeparator = group;
  format.numberGroupSizes = format.percentGroupSizes = format.currencyGroupSizes = sizes;
  format.negativeSign = partOf(number, 'minusSign') ?? '-';
  format.nanSymbol = partOf(new Intl.NumberFormat(tag).formatToParts(Number.NaN), 'nan') ?? 'NaN';
  format.positiveInfinitySymbol = '∞';
  format.negativeInfinitySymbol = `${format.negativeSign}∞`;

  const percentParts = (value: number) => new Intl.NumberFormat(tag, { style: 'percent' }).formatToParts(value);
  format.percentSymbol = partOf(percentParts(1), 'percentSign') ?? '%';
  format.percentDecimalDigits = 3;
  format.percentPositivePattern = patternOf(percentParts(1), 'percentSign', positivePercent, 0);
  format.percentNegativePattern = patternOf(percentParts(-1), 'percentSign', negativePercent, 0);

  if (currency === '' || currency === '¤¤') return;
  const money = new Intl.NumberFormat(tag, { style: 'currency', currency });
  const positive = money.formatToParts(1234567890);
  format.currencySymbol = partOf(positive, 'currency') ?? currency;
  format.currencyDecimalDigits = money.resolvedOptions().maximumFractionDigits ?? 2;
  format.currencyDecimalSeparator = partOf(money.formatToParts(1.5), 'decimal') ?? decimal;
  format.currencyGroupSeparator = partOf(positive, 'group') ?? group;
  format.currencyPositivePattern = patternOf(positive, 'currency', positiveCurrency, 0);
  format.currencyNegativePattern = patternOf(money.formatToParts(-1), 'currency', negativeCurrency, 1);
}

/** A Saturday in the small hours, so that digits tell `M` from `MM` and `h` from `HH`; the second sample is past noon. */
const sample = Date.UTC(2001, 1, 3, 4, 5, 6);
const afternoon = Date.UTC(2001, 1, 3, 14, 5, 6);

const patternLetters: Record<string, (value: string) => string> = {
  weekday: () => 'dddd',
  day: (value) => 'd'.repeat(value.length),
  month: (value) => (/^\d+$/.test(value) ? 'M'.repeat(value.length) : 'MMMM'),
  year: (value) => (value.length === 2 ? 'yy' : 'yyyy'),
  minute: () => 'mm',
  second: () => 'ss',
  dayPeriod: () => 'tt',
};

function quoteLiteral(text: string): string {
  return text
    .replace(/[\u202f\u00a0]/g, ' ')
    .replace(/[A-Za-z\u00c0-\u024f\u0370-\u05ff]+(?: [A-Za-z\u00c0-\u024f]+)*/g, "'$&'");
}

/** The pattern of dates or times. English has a narrow space before AM and PM, which JavaScript widens. */
function datePattern(tag: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  const parts = format.formatToParts(sample);
  const twelve = /\b2\b|\b02\b/.test(partOf(format.formatToParts(afternoon), 'hour') ?? '');
  return parts
    .map(({ type, value }) => {
      if (type === 'hour') return (twelve ? 'h' : 'H').repeat(value.length);
      return patternLetters[type]?.(value) ?? quoteLiteral(value);
    })
    .join('')
    .trim()
    .replace(/ tt$/, /^en\b/.test(tag) ? '\u202ftt' : ' tt');
}

/** Fills a date format in for a culture, with the Gregorian calendar. */
export function fillDateTimeFormat(format: DateTimeFormatInfo, locale: string): void {
  const tag = `${locale}-u-ca-gregory-nu-latn`;
  const named = (options: Intl.DateTimeFormatOptions, type: string, dates: Date[]) => {
    const intl = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
    return dates.map((date) => partOf(intl.formatToParts(date), type) ?? '');
  };
  const months = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2001, i, 15)));
  const days = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2001, 6, 1 + i)));
  format.dayNames = named({ weekday: 'long' }, 'weekday', days);
  format.abbreviatedDayNames = named({ weekday: 'short' }, 'weekday', days);
  format.shortestDayNames = locale.startsWith('en')
    ? format.dayNames.map((name) => name.slice(0, 2))
    : format.abbreviatedDayNames;
  const monthNames = (month: 'long' | 'short') => {
    const intl = new Intl.DateTimeFormat(tag, { month, timeZone: 'UTC' });
    return [...months.map((date) => intl.format(date)), ''];
  };
  // Where the month beside a day is a mere number, the name that it has alone stands there.
  const genitives = (month: 'long' | 'short', names: string[]) =>
    names.map((name, i) => {
      const genitive = i < 12 ? named({ month, day: 'numeric' }, 'month', [months[i] as Date])[0] : undefined;
      return genitive === undefined || /^\d+$/.test(genitive) ? name : genitive;
    });
  format.monthNames = monthNames('long');
  format.abbreviatedMonthNames = monthNames('short');
  format.monthGenitiveNames = genitives('long', format.monthNames);
  format.abbreviatedMonthGenitiveNames = genitives('short', format.abbreviatedMonthNames);
  const clock: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: 'numeric', hour12: true };
  format.amDesignator = named(clock, 'dayPeriod', [new Date(sample)])[0] ?? 'AM';
  format.pmDesignator = named(clock, 'dayPeriod', [new Date(afternoon)])[0] ?? 'PM';
  const short = datePattern(tag, { dateStyle: 'short' });
  format.shortDatePattern = short.replace(/(?<!y)yy(?!y)/, 'yyyy');
  const medium = datePattern(tag, { dateStyle: 'medium' }).replace('MMMM', 'MMM');
  const numeric = datePattern(tag, { year: 'numeric', month: 'numeric', day: 'numeric' });
  format.otherShortDatePatterns = [...new Set([medium, short, numeric])].filter((p) => p !== format.shortDatePattern);
  format.otherShortTimePatterns = [];
  format.otherLongDatePatterns = [datePattern(tag, { dateStyle: 'long' })];
  format.longDatePattern = datePattern(tag, { dateStyle: 'full' });
  format.shortTimePattern = datePattern(tag, { timeStyle: 'short' });
  format.longTimePattern = datePattern(tag, { timeStyle: 'medium' });
  format.monthDayPattern = datePattern(tag, { month: 'long', day: 'numeric' });
  format.yearMonthPattern = datePattern(tag, { month: 'long', year: 'numeric' });
  format.dateSeparator = /[dMy]+([^dMy']+)/.exec(format.shortDatePattern)?.[1]?.trim() || '/';
  format.timeSeparator = /[Hh]+([^Hhm']+)m/.exec(format.shortTimePattern)?.[1] ?? ':';
  const eras = new Intl.DateTimeFormat(tag, { era: 'short', year: 'numeric', timeZone: 'UTC' });
  format.eraName = partOf(eras.formatToParts(sample), 'era') ?? 'AD';
  const { firstDay, minimalDays } = weekInfo(locale);
  format.firstDayOfWeek = firstDay % 7;
  format.calendarWeekRule = minimalDays >= 7 ? 1 : minimalDays >= 4 ? 2 : 0;
}

interface WeekInfo {
  /** 1 is Monday, 7 Sunday. */
  firstDay: number;
  minimalDays: number;
}

/** Node 20 has the property of the proposal's earlier stage, later versions the method. */
function weekInfo(locale: string): WeekInfo {
  const intl = new Intl.Locale(locale) as Intl.Locale & { weekInfo?: WeekInfo; getWeekInfo?: () => WeekInfo };
  const info = intl.getWeekInfo?.() ?? intl.weekInfo;
  return { firstDay: info?.firstDay ?? 7, minimalDays: info?.minimalDays ?? 1 };
}
