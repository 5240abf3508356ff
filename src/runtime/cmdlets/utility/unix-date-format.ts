/** Get-Date -UFormat: the specifiers of the Unix command date, as far as PowerShell knows them. Each stands for .NET format. */
import { isoWeek } from '../../dotnet/globalization/calendar.js';
import { unixEpochTicks } from '../../dotnet/system/calendar-arithmetic.js';
import type { DateTime } from '../../dotnet/system/date-time.js';
import { formatComposite } from '../../language/format/composite.js';
import { netException } from '../../objects/errors.js';

const pad = (value: number, length: number, fill = '0') => String(value).padStart(length, fill);
const secondsSince1970 = (date: DateTime) => Number(date.toUniversalTime().ticks - unixEpochTicks) / 1e7;

/** What is formatted by .NET, as composite format; other specifiers work out their text. */
const specifiers: Record<string, string | ((date: DateTime) => string)> = {
  A: '{0:dddd}',
  a: '{0:ddd}',
  B: '{0:MMMM}',
  b: '{0:MMM}',
  C: (date) => String(Math.trunc(date.year / 100)),
  c: '{0:ddd} {0:dd} {0:MMM} {0:yyyy} {0:HH}:{0:mm}:{0:ss}',
  D: '{0:MM/dd/yy}',
  d: '{0:dd}',
  e: (date) => pad(date.day, 2, ' '),
  F: '{0:yyyy}-{0:MM}-{0:dd}',
  G: (date) => pad(isoWeek(date).year, 4),
  g: (date) => pad(isoWeek(date).year % 100, 2),
  H: '{0:HH}',
  h: '{0:MMM}',
  I: '{0:hh}',
  j: (date) => pad(date.dayOfYear, 3),
  k: (date) => pad(date.hour, 2, ' '),
  l: '{0,2:%h}',
  M: '{0:mm}',
  m: '{0:MM}',
  n: () => '\n',
  p: '{0:tt}',
  R: '{0:HH:mm}',
  r: '{0:hh:mm:ss tt}',
  S: '{0:ss}',
  s: (date) => formatComposite('{0:0}', [secondsSince1970(date)]),
  T: '{0:HH:mm:ss}',
  t: () => '\t',
  U: (date) => String(Math.trunc(date.dayOfYear / 7)),
  u: (date) => String(date.dayOfWeek === 0 ? 7 : date.dayOfWeek),
  V: (date) => pad(isoWeek(date).week, 2),
  W: (date) => String(Math.trunc(date.dayOfYear / 7)),
  w: (date) => String(date.dayOfWeek),
  X: '{0:HH:mm:ss}',
  x: '{0:MM/dd/yy}',
  Y: '{0:yyyy}',
  y: '{0:yy}',
  Z: '{0:zz}',
};

/** A leading + is passed over. Throws IndexOutOfRangeException for no format at all, and for a % at its end. */
export function unixFormat(date: DateTime, format: string): string {
  if (format === '' || /(^|[^%])(%%)*%$/.test(format))
    throw netException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
  const composite = format.replace(/^\+/, '').replace(/%(.)/gsu, (_, letter: string) => {
    const specifier = Object.hasOwn(specifiers, letter) ? specifiers[letter] : undefined;
    if (specifier === undefined) return letter;
    return typeof specifier === 'string' ? specifier : specifier(date);
  });
  return formatComposite(composite, [date]);
}
