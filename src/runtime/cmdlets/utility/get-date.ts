/** Get-Date gives the time now or a given one, changed, shortened or formatted. A note says what of it is shown. */
import {
  ticksPerHour,
  ticksPerMillisecond,
  ticksPerMinute,
  ticksPerSecond,
} from '../../dotnet/system/calendar-arithmetic.js';
import { DateTime, DateTimeKind } from '../../dotnet/system/date-time.js';
import { localFromUtc } from '../../dotnet/system/local-time.js';
import { formatDate } from '../../language/format/date-format.js';
import { fold } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { displayHintParameter, withDisplayHint } from './display-hint.js';
import { unixFormat } from './unix-date-format.js';

const withFormat = 'DateAndFormat';
const withUFormat = 'DateAndUFormat';
const unixWithFormat = 'UnixTimeSecondsAndFormat';
const unixWithUFormat = 'UnixTimeSecondsAndUFormat';

const part = (unit: string, least: number, most: number) => ({
  type: t.int,
  validate: [{ range: [least, most] as const }],
  help: `The ${unit} to put in place of the date's own.`,
});

/** Formats that fit file names: ISO 8601 without dashes and colons. */
const fileFormats: Record<string, { pattern: string; isUniversal: boolean }> = {
  filedate: { pattern: 'yyyyMMdd', isUniversal: false },
  filedateuniversal: { pattern: 'yyyyMMddZ', isUniversal: true },
  filedatetime: { pattern: 'yyyyMMddTHHmmssffff', isUniversal: false },
  filedatetimeuniversal: { pattern: 'yyyyMMddTHHmmssffffZ', isUniversal: true },
};

export const GetDate = cmdlet('Get-Date', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the date and the time.',
  defaultSet: withFormat,
  parameters: {
    Date: {
      type: t.net<DateTime>('System.DateTime'),
      position: 0,
      from: 'both',
      sets: [withFormat, withUFormat],
      aliases: ['LastWriteTime'],
      help: 'A date to take instead of now.',
    },
    UnixTimeSeconds: {
      type: t.long,
      sets: { [unixWithFormat]: { mandatory: true }, [unixWithUFormat]: { mandatory: true } },
      aliases: ['UnixTime'],
      validate: [{ range: [-62135596800n, 253402300799n] }],
      help: 'Seconds since 1970-01-01 in UTC.',
    },
    Year: part('year', 1, 9999),
    Month: part('month', 1, 12),
    Day: part('day', 1, 31),
    Hour: part('hour', 0, 23),
    Minute: part('minute', 0, 59),
    Second: part('second', 0, 59),
    Millisecond: part('millisecond', 0, 999),
    DisplayHint: displayHintParameter,
    UFormat: {
      type: t.string,
      sets: { [withUFormat]: { mandatory: true }, [unixWithUFormat]: { mandatory: true } },
      help: 'A text with the specifiers of the Unix command date: %Y-%m-%d.',
    },
    Format: {
      type: t.string,
      sets: [withFormat, unixWithFormat],
      help: '.NET format, or FileDate, FileDateUniversal, FileDateTime, FileDateTimeUniversal.',
    },
    AsUTC: { type: t.switch, default: false, help: 'Give the time in UTC.' },
  },
  outputs: ['System.DateTime', 'System.String'],
  examples: [
    { code: "Get-Date '2024-03-05 14:07' -Format 'dddd HH:mm'", output: 'Tuesday 14:07' },
    { code: "(Get-Date '2024-03-05' -Day 1).DayOfWeek", output: 'Friday' },
    { code: "Get-Date '2024-03-05' -UFormat '%d.%m.%Y'", output: '05.03.2024' },
    { code: 'Get-Date -Format FileDate', remarks: 'For a file name.' },
  ],
  run(cmd, parameters) {
    const { UnixTimeSeconds, DisplayHint, UFormat, Format, AsUTC } = parameters;
    return {
      process({ Date: given }) {
        let date = given ?? (UnixTimeSeconds === undefined ? DateTime.now : fromUnixTime(UnixTimeSeconds));
        date = withParts(date, parameters);
        if (AsUTC) date = date.toUniversalTime();
        if (UFormat !== undefined) cmd.writeObject(unixFormat(date, UFormat));
        else if (Format !== undefined) cmd.writeObject(formatted(date, Format));
        else cmd.writeObject(withDisplayHint(date, DisplayHint));
      },
    };
  },
}));

function fromUnixTime(seconds: bigint): DateTime {
  return new DateTime(localFromUtc(621_355_968_000_000_000n + seconds * ticksPerSecond), DateTimeKind.Local);
}

interface Parts {
  Year: number | undefined;
  Month: number | undefined;
  Day: number | undefined;
  Hour: number | undefined;
  Minute: number | undefined;
  Second: number | undefined;
  Millisecond: number | undefined;
}

/** From the year on: a 31st in a month of 30 days becomes the 30th before the day is set. */
function withParts(given: DateTime, { Year, Month, Day, Hour, Minute, Second, Millisecond }: Parts): DateTime {
  let date = given;
  if (Year !== undefined) date = date.addYears(Year - date.year);
  if (Month !== undefined) date = date.addMonths(Month - date.month);
  if (Day !== undefined) date = date.addDays(Day - date.day);
  if (Hour !== undefined) date = date.addTicks(BigInt(Hour - date.hour) * ticksPerHour);
  if (Minute !== undefined) date = date.addTicks(BigInt(Minute - date.minute) * ticksPerMinute);
  if (Second !== undefined) date = date.addTicks(BigInt(Second - date.second) * ticksPerSecond);
  if (Millisecond === undefined) return date;
  date = date.addMilliseconds(Millisecond - date.millisecond);
  return date.addTicks(-(date.ticks % ticksPerMillisecond));
}

function formatted(given: DateTime, format: string): string {
  const file = fileFormats[fold(format)];
  const { ticks, kind } = file?.isUniversal ? given.toUniversalTime() : given;
  return formatDate({ ticks, kind, offset: null }, file?.pattern ?? format, null);
}
