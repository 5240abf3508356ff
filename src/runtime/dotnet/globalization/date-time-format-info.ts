/** System.Globalization.DateTimeFormatInfo: names and patterns of dates. A new one is the invariant culture's. */
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { Char, EnumValue } from '../../objects/values.js';
import { overloads } from '../overloads.js';
import { argumentError, argumentNull, invalidOperation, outOfRange } from '../system/errors.js';
import { type Calendar, gregorian } from './calendar.js';
import { cultureOf } from './culture-info.js';

export const rfc1123Pattern = "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";
export const sortablePattern = "yyyy'-'MM'-'dd'T'HH':'mm':'ss";
export const universalSortablePattern = "yyyy'-'MM'-'dd HH':'mm':'ss'Z'";
export const roundTripPattern = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK";

export class DateTimeFormatInfo {
  declare readonly netType: NetType;
  isReadOnly = false;
  amDesignator = 'AM';
  pmDesignator = 'PM';
  dateSeparator = '/';
  timeSeparator = ':';
  /** DayOfWeek: 0 is Sunday. */
  firstDayOfWeek = 0;
  /** CalendarWeekRule: 0 FirstDay, 1 FirstFullWeek, 2 FirstFourDayWeek. */
  calendarWeekRule = 0;
  shortDatePattern = 'MM/dd/yyyy';
  longDatePattern = 'dddd, dd MMMM yyyy';
  shortTimePattern = 'HH:mm';
  longTimePattern = 'HH:mm:ss';
  monthDayPattern = 'MMMM dd';
  yearMonthPattern = 'yyyy MMMM';
  /** What the standard formats d, D and t also read, in order. */
  otherShortDatePatterns = ['yyyy-MM-dd'];
  otherLongDatePatterns: string[] = [];
  otherShortTimePatterns = ['hh:mm tt', 'H:mm', 'h:mm tt'];
  eraName = 'A.D.';
  dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  abbreviatedDayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  shortestDayNames = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];
  /** Twelve names, and an empty one for calendars with thirteen months; so in all lists of months. */
  monthNames = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
    '',
  ];
  abbreviatedMonthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', ''];
  /** Names beside a day, as `января`. */
  monthGenitiveNames = this.monthNames;
  abbreviatedMonthGenitiveNames = this.abbreviatedMonthNames;
  /** Set by scripts only; else long date and long time. */
  ownFullDateTimePattern: string | null = null;

  get fullDateTimePattern(): string {
    return this.ownFullDateTimePattern ?? `${this.longDatePattern} ${this.longTimePattern}`;
  }
  clone(): DateTimeFormatInfo {
    const copy = Object.assign(new DateTimeFormatInfo(), this);
    copy.isReadOnly = false;
    return copy;
  }
}

/** The date format of an IFormatProvider: see `numberFormatOf`. */
export function dateTimeFormatOf(provider: unknown): DateTimeFormatInfo {
  if (provider instanceof DateTimeFormatInfo) return provider;
  return cultureOf(provider).dateTimeFormat;
}

export const invariantDateTimeFormat = new DateTimeFormatInfo();
invariantDateTimeFormat.isReadOnly = true;

/** The patterns that a standard format letter stands for, most important first. Undefined for other letters. */
export function patternsOf(info: DateTimeFormatInfo, letter: string): string[] | undefined {
  const combine = (dates: string[], times: string[]) => dates.flatMap((date) => times.map((time) => `${date} ${time}`));
  const short = [info.shortDatePattern, ...info.otherShortDatePatterns];
  const long = [info.longDatePattern, ...info.otherLongDatePatterns];
  const times = [info.shortTimePattern, ...info.otherShortTimePatterns];
  switch (letter) {
    case 'd':
      return short;
    case 'D':
      return long;
    case 'f':
      return combine(long, times);
    case 'F':
    case 'U':
      return [info.fullDateTimePattern, ...combine(info.otherLongDatePatterns, [info.longTimePattern])];
    case 'g':
      return combine(short, times);
    case 'G':
      return combine(short, [info.longTimePattern]);
    case 'm':
    case 'M':
      return [info.monthDayPattern];
    case 'o':
    case 'O':
      return [roundTripPattern];
    case 'r':
    case 'R':
      return [rfc1123Pattern];
    case 's':
      return [sortablePattern];
    case 't':
      return times;
    case 'T':
      return [info.longTimePattern];
    case 'u':
      return [universalSortablePattern];
    case 'y':
    case 'Y':
      return [info.yearMonthPattern];
  }
  return undefined;
}

export const standardDateFormats = [
  'd',
  'D',
  'f',
  'F',
  'g',
  'G',
  'm',
  'M',
  'o',
  'O',
  'r',
  'R',
  's',
  't',
  'T',
  'u',
  'U',
  'y',
  'Y',
];

type Field = Exclude<keyof DateTimeFormatInfo, 'clone' | 'netType' | 'fullDateTimePattern'>;

function change(self: DateTimeFormatInfo, field: Field, value: unknown): void {
  if (self.isReadOnly) throw invalidOperation('Instance is read-only.');
  if (value === null) throw argumentNull('value');
  (self as unknown as Record<string, unknown>)[field] = value;
}
function text(field: Field) {
  return {
    get: (self: DateTimeFormatInfo) => self[field],
    set: (self: DateTimeFormatInfo, value: string) => change(self, field, value),
  };
}
function names(field: Field, count: number) {
  return {
    get: (self: DateTimeFormatInfo) => [...(self[field] as string[])],
    set: (self: DateTimeFormatInfo, value: string[] | null) => {
      if (value !== null && value.length !== count)
        throw argumentError(`Length of the array must be ${count}.`, 'value');
      change(self, field, value && [...value]);
    },
  };
}
function enumField(field: Field, type: string) {
  return {
    get: (self: DateTimeFormatInfo) => requireType(type).enumValue(self[field] as number),
    set: (self: DateTimeFormatInfo, value: EnumValue) => change(self, field, Number(value.value)),
  };
}

function monthName(list: string[], month: number): string {
  if (month < 1 || month > 13) throw outOfRange('month', 'Valid values are between 1 and 13, inclusive.', month);
  return list[month - 1] as string;
}

function formatOf(self: DateTimeFormatInfo, formatType: NetType): DateTimeFormatInfo | null {
  return formatType === self.netType ? self : null;
}

defineType('System.Globalization.DateTimeFormatInfo', { class: DateTimeFormatInfo }, () => ({
  interfaces: ['System.IFormatProvider', 'System.ICloneable'],
  members: {
    'new()': () => new DateTimeFormatInfo(),
    'static System.Globalization.DateTimeFormatInfo GetInstance(System.IFormatProvider provider)': dateTimeFormatOf,
    'static System.Globalization.DateTimeFormatInfo ReadOnly(System.Globalization.DateTimeFormatInfo dtfi)': (
      info: DateTimeFormatInfo,
    ) => {
      const copy = info.clone();
      copy.isReadOnly = true;
      return copy;
    },
    'static System.Globalization.DateTimeFormatInfo InvariantInfo {get;}': () => invariantDateTimeFormat,
    'static System.Globalization.DateTimeFormatInfo CurrentInfo {get;}': () => dateTimeFormatOf(null),
    'string AMDesignator {get;set;}': text('amDesignator'),
    'System.Globalization.Calendar Calendar {get;set;}': {
      get: () => gregorian,
      set: (_self: DateTimeFormatInfo, _value: Calendar) => {},
    },
    'string DateSeparator {get;set;}': text('dateSeparator'),
    'System.DayOfWeek FirstDayOfWeek {get;set;}': enumField('firstDayOfWeek', 'System.DayOfWeek'),
    'System.Globalization.CalendarWeekRule CalendarWeekRule {get;set;}': enumField(
      'calendarWeekRule',
      'System.Globalization.CalendarWeekRule',
    ),
    'string FullDateTimePattern {get;set;}': {
      get: (self: DateTimeFormatInfo) => self.fullDateTimePattern,
      set: (self: DateTimeFormatInfo, value: string) => change(self, 'ownFullDateTimePattern', value),
    },
    'string LongDatePattern {get;set;}': text('longDatePattern'),
    'string LongTimePattern {get;set;}': text('longTimePattern'),
    'string MonthDayPattern {get;set;}': text('monthDayPattern'),
    'string PMDesignator {get;set;}': text('pmDesignator'),
    'string RFC1123Pattern {get;}': () => rfc1123Pattern,
    'string ShortDatePattern {get;set;}': text('shortDatePattern'),
    'string ShortTimePattern {get;set;}': text('shortTimePattern'),
    'string SortableDateTimePattern {get;}': () => sortablePattern,
    'string TimeSeparator {get;set;}': text('timeSeparator'),
    'string UniversalSortableDateTimePattern {get;}': () => universalSortablePattern,
    'string YearMonthPattern {get;set;}': text('yearMonthPattern'),
    'string[] AbbreviatedDayNames {get;set;}': names('abbreviatedDayNames', 7),
    'string[] ShortestDayNames {get;set;}': names('shortestDayNames', 7),
    'string[] DayNames {get;set;}': names('dayNames', 7),
    'string[] AbbreviatedMonthNames {get;set;}': names('abbreviatedMonthNames', 13),
    'string[] MonthNames {get;set;}': names('monthNames', 13),
    'bool IsReadOnly {get;}': (self: DateTimeFormatInfo) => self.isReadOnly,
    'string NativeCalendarName {get;}': () => 'Gregorian Calendar',
    'string[] AbbreviatedMonthGenitiveNames {get;set;}': names('abbreviatedMonthGenitiveNames', 13),
    'string[] MonthGenitiveNames {get;set;}': names('monthGenitiveNames', 13),
    ...overloads(formatOf, [
      'System.Object GetFormat(type formatType)',
      'System.Object IFormatProvider.GetFormat(type formatType)',
    ]),
    ...overloads(
      (self: DateTimeFormatInfo) => self.clone(),
      ['System.Object Clone()', 'System.Object ICloneable.Clone()'],
    ),
    'int GetEra(string eraName)': (self: DateTimeFormatInfo, name: string) =>
      ['A.D.', 'AD', self.eraName].some((era) => era.toLowerCase() === name.toLowerCase()) ? 1 : -1,
    'string GetEraName(int era)': (self: DateTimeFormatInfo) => self.eraName,
    'string GetAbbreviatedEraName(int era)': (self: DateTimeFormatInfo) => self.eraName.replaceAll('.', ''),
    'string GetAbbreviatedDayName(System.DayOfWeek dayofweek)': (self: DateTimeFormatInfo, day: EnumValue) =>
      self.abbreviatedDayNames[Number(day.value)],
    'string GetShortestDayName(System.DayOfWeek dayOfWeek)': (self: DateTimeFormatInfo, day: EnumValue) =>
      self.shortestDayNames[Number(day.value)],
    ...overloads(
      (self: DateTimeFormatInfo, format?: string | Char) => {
        if (format === undefined) return standardDateFormats.flatMap((letter) => patternsOf(self, letter) ?? []);
        const patterns = patternsOf(self, String(format));
        if (!patterns) throw argumentError(`Format specifier '${format}' was invalid.`, 'format');
        return patterns;
      },
      ['string[] GetAllDateTimePatterns()', 'string[] GetAllDateTimePatterns(char format)'],
    ),
    'string GetDayName(System.DayOfWeek dayofweek)': (self: DateTimeFormatInfo, day: EnumValue) =>
      self.dayNames[Number(day.value)],
    'string GetAbbreviatedMonthName(int month)': (self: DateTimeFormatInfo, month: number) =>
      monthName(self.abbreviatedMonthNames, month),
    'string GetMonthName(int month)': (self: DateTimeFormatInfo, month: number) => monthName(self.monthNames, month),
  },
}));
