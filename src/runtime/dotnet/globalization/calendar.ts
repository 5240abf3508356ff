/** System.Globalization.Calendar, GregorianCalendar and ISOWeek. There is one calendar, the Gregorian. */
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { overloads } from '../overloads.js';
import { dayNumberOf, daysInMonth, isLeapYear, ticksPerDay } from '../system/calendar-arithmetic.js';
import { DateOnly } from '../system/date-only.js';
import { DateTime } from '../system/date-time.js';
import { outOfRange } from '../system/errors.js';

export class Calendar {
  declare readonly netType: NetType;
  twoDigitYearMax = 2049;
  constructor(readonly isReadOnly = false) {}
}

export const gregorian = new Calendar();

/** The two digits of a year in the hundred years up to `twoDigitYearMax`. */
function toFourDigitYear(self: Calendar, year: number): number {
  if (year < 0) throw outOfRange('year', `year ('${year}') must be a non-negative value.`, year);
  if (year >= 100) return year;
  const century = Math.floor(self.twoDigitYearMax / 100) - (year > self.twoDigitYearMax % 100 ? 1 : 0);
  return century * 100 + year;
}

/** CalendarWeekRule: 0 the week of 1 January, 1 the first full week, 2 the first week with four days. */
export function weekOfYear(date: DateTime, rule: number, firstDayOfWeek: number): number {
  const dayOfYear = date.dayOfYear - 1;
  const firstWeekday = (((date.dayOfWeek - dayOfYear) % 7) + 7) % 7;
  if (rule === 0) {
    const offset = (firstWeekday - firstDayOfWeek + 7) % 7;
    return Math.floor((dayOfYear + offset) / 7) + 1;
  }
  const fullDays = rule === 1 ? 7 : 4;
  let offset = (firstDayOfWeek - firstWeekday + 14) % 7;
  if (offset !== 0 && offset >= fullDays) offset -= 7;
  const day = dayOfYear - offset;
  if (day >= 0) return Math.floor(day / 7) + 1;
  return weekOfYear(date.addDays(-(dayOfYear + 1)), rule, firstDayOfWeek);
}

/** Year and week of ISO 8601: weeks start on Monday, and the first has the year's first Thursday. */
export function isoWeek(date: DateTime): { year: number; week: number } {
  const weekday = (date.dayOfWeek + 6) % 7;
  const week = Math.floor((date.dayOfYear - 1 - weekday + 10) / 7);
  if (week < 1) return { year: date.year - 1, week: weeksInYear(date.year - 1) };
  if (week > weeksInYear(date.year)) return { year: date.year + 1, week: 1 };
  return { year: date.year, week };
}

function weeksInYear(year: number): number {
  const p = (y: number) => (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7;
  return p(year) === 4 || p(year - 1) === 3 ? 53 : 52;
}

function isoDate(year: number, week: number, weekday: number): DateTime {
  const fourth = dayNumberOf(year, 1, 4);
  const monday = fourth - (((fourth % 7) + 7) % 7);
  return new DateTime(BigInt(monday + (week - 1) * 7 + (weekday === 0 ? 7 : weekday) - 1) * ticksPerDay);
}

const asDateTime = (date: DateTime | DateOnly) => (date instanceof DateOnly ? date.toDateTime() : date);

defineType('System.Globalization.Calendar', {}, () => ({ abstract: true, interfaces: ['System.ICloneable'] }));
defineType('System.Globalization.GregorianCalendar', { class: Calendar }, () => ({
  base: 'System.Globalization.Calendar',
  members: {
    ...overloads(() => new Calendar(), ['new()', 'new(System.Globalization.GregorianCalendarTypes type)']),
    'static System.Globalization.Calendar ReadOnly(System.Globalization.Calendar calendar)': () => new Calendar(true),
    'static int ADEra {get;}': () => 1,
    'static int CurrentEra {get;}': () => 0,
    'datetime MinSupportedDateTime {get;}': () => DateTime.minValue,
    'datetime MaxSupportedDateTime {get;}': () => DateTime.maxValue,
    'System.Globalization.CalendarAlgorithmType AlgorithmType {get;}': () =>
      requireType('System.Globalization.CalendarAlgorithmType').enumValue(1),
    'System.Globalization.GregorianCalendarTypes CalendarType {get;set;}': {
      get: () => requireType('System.Globalization.GregorianCalendarTypes').enumValue(1),
      set: () => {},
    },
    'int[] Eras {get;}': () => [1],
    'int TwoDigitYearMax {get;set;}': {
      get: (self: Calendar) => self.twoDigitYearMax,
      set: (self: Calendar, value: number) => {
        self.twoDigitYearMax = value;
      },
    },
    'bool IsReadOnly {get;}': (self: Calendar) => self.isReadOnly,
    'datetime AddMonths(datetime time, int months)': (_self: Calendar, time: DateTime, months: number) =>
      time.addMonths(months),
    'datetime AddYears(datetime time, int years)': (_self: Calendar, time: DateTime, years: number) =>
      time.addMonths(years * 12),
    'int GetDayOfMonth(datetime time)': (_self: Calendar, time: DateTime) => time.day,
    'System.DayOfWeek GetDayOfWeek(datetime time)': (_self: Calendar, time: DateTime) =>
      requireType('System.DayOfWeek').enumValue(time.dayOfWeek),
    'int GetDayOfYear(datetime time)': (_self: Calendar, time: DateTime) => time.dayOfYear,
    ...overloads(
      (_self: Calendar, year: number, month: number) => daysInMonth(year, month),
      ['int GetDaysInMonth(int year, int month, int era)', 'int GetDaysInMonth(int year, int month)'],
    ),
    ...overloads(
      (_self: Calendar, year: number) => (isLeapYear(year) ? 366 : 365),
      ['int GetDaysInYear(int year, int era)', 'int GetDaysInYear(int year)'],
    ),
    'int GetEra(datetime time)': () => 1,
    'int GetMonth(datetime time)': (_self: Calendar, time: DateTime) => time.month,
    ...overloads(() => 12, ['int GetMonthsInYear(int year, int era)', 'int GetMonthsInYear(int year)']),
    'int GetYear(datetime time)': (_self: Calendar, time: DateTime) => time.year,
    ...overloads(
      (_self: Calendar, year: number, month: number, day: number) => isLeapYear(year) && month === 2 && day === 29,
      ['bool IsLeapDay(int year, int month, int day, int era)', 'bool IsLeapDay(int year, int month, int day)'],
    ),
    ...overloads(() => 0, ['int GetLeapMonth(int year, int era)', 'int GetLeapMonth(int year)']),
    ...overloads(
      () => false,
      ['bool IsLeapMonth(int year, int month, int era)', 'bool IsLeapMonth(int year, int month)'],
    ),
    ...overloads(
      (_self: Calendar, year: number) => isLeapYear(year),
      ['bool IsLeapYear(int year, int era)', 'bool IsLeapYear(int year)'],
    ),
    ...overloads(
      (
        _self: Calendar,
        year: number,
        month: number,
        day: number,
        hour: number,
        minute: number,
        second: number,
        ms: number,
      ) => DateTime.of(year, month, day, hour, minute, second, ms),
      [
        'datetime ToDateTime(int year, int month, int day, int hour, int minute, int second, int millisecond, int era)',
        'datetime ToDateTime(int year, int month, int day, int hour, int minute, int second, int millisecond)',
      ],
    ),
    'int ToFourDigitYear(int year)': toFourDigitYear,
    ...overloads(
      (self: Calendar) => Object.assign(new Calendar(), { twoDigitYearMax: self.twoDigitYearMax }),
      ['System.Object Clone()', 'System.Object ICloneable.Clone()'],
    ),
    'datetime AddMilliseconds(datetime time, double milliseconds)': (_self: Calendar, time: DateTime, value: number) =>
      time.addMilliseconds(value),
    'datetime AddDays(datetime time, int days)': (_self: Calendar, time: DateTime, value: number) =>
      time.addDays(value),
    'datetime AddHours(datetime time, int hours)': (_self: Calendar, time: DateTime, value: number) =>
      time.addDays(value / 24),
    'datetime AddMinutes(datetime time, int minutes)': (_self: Calendar, time: DateTime, value: number) =>
      time.addMilliseconds(value * 60_000),
    'datetime AddSeconds(datetime time, int seconds)': (_self: Calendar, time: DateTime, value: number) =>
      time.addMilliseconds(value * 1000),
    'datetime AddWeeks(datetime time, int weeks)': (_self: Calendar, time: DateTime, value: number) =>
      time.addDays(value * 7),
    'int GetHour(datetime time)': (_self: Calendar, time: DateTime) => time.hour,
    'double GetMilliseconds(datetime time)': (_self: Calendar, time: DateTime) => time.millisecond,
    'int GetMinute(datetime time)': (_self: Calendar, time: DateTime) => time.minute,
    'int GetSecond(datetime time)': (_self: Calendar, time: DateTime) => time.second,
    'int GetWeekOfYear(datetime time, System.Globalization.CalendarWeekRule rule, System.DayOfWeek firstDayOfWeek)': (
      _self: Calendar,
      time: DateTime,
      rule: EnumValue,
      firstDay: EnumValue,
    ) => weekOfYear(time, Number(rule.value), Number(firstDay.value)),
  },
}));

defineType('System.Globalization.ISOWeek', {}, () => ({
  abstract: true,
  members: {
    ...overloads(
      (date: DateTime | DateOnly) => isoWeek(asDateTime(date)).week,
      ['static int GetWeekOfYear(datetime date)', 'static int GetWeekOfYear(System.DateOnly date)'],
    ),
    ...overloads(
      (date: DateTime | DateOnly) => isoWeek(asDateTime(date)).year,
      ['static int GetYear(datetime date)', 'static int GetYear(System.DateOnly date)'],
    ),
    'static datetime GetYearStart(int year)': (year: number) => isoDate(year, 1, 1),
    'static datetime GetYearEnd(int year)': (year: number) => isoDate(year, weeksInYear(year), 7),
    'static int GetWeeksInYear(int year)': weeksInYear,
    'static datetime ToDateTime(int year, int week, System.DayOfWeek dayOfWeek)': (
      year: number,
      week: number,
      day: EnumValue,
    ) => isoDate(year, week, Number(day.value)),
    'static System.DateOnly ToDateOnly(int year, int week, System.DayOfWeek dayOfWeek)': (
      year: number,
      week: number,
      day: EnumValue,
    ) => DateOnly.fromDateTime(isoDate(year, week, Number(day.value))),
  },
}));
