/** Texts in JSON that are dates: ISO 8601 with a time, and `/Date(milliseconds)/`. */
import { isDate, maxTicks, ticksPerMillisecond, unixEpochTicks } from '../../dotnet/system/calendar-arithmetic.js';
import { DateTime, DateTimeKind } from '../../dotnet/system/date-time.js';
import { DateTimeOffset } from '../../dotnet/system/date-time-offset.js';
import { offsetAtLocal, unixMilliseconds } from '../../dotnet/system/local-time.js';

/** Microsoft.PowerShell.Commands.JsonDateKind */
export type JsonDateKind = 'Default' | 'Local' | 'Utc' | 'Offset' | 'String';

const iso = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?(?:([Zz])|([+-])(\d\d)(?::?(\d\d))?)?$/;
const ticksOfMinute = 600_000_000n;

/** A clock's time, and by what it was told: minutes east of Greenwich, or null where the text does not say. */
interface Told {
  clock: bigint;
  offset: number | null;
  isUtc: boolean;
}

/** The date that a text is; undefined when it is just a text. */
export function jsonDate(text: string, kind: JsonDateKind): DateTime | DateTimeOffset | undefined {
  const first = text.charCodeAt(0);
  if (first === 47 /* / */) return microsoftDate(text, kind);
  if (text.length < 19 || text.length > 40 || text.charCodeAt(10) !== 84 /* T */) return undefined;
  const told = readIso(text);
  if (told === undefined) return undefined;
  return kind === 'Offset' ? withOffset(told) : ofKind(dateOf(told), kind);
}

function readIso(text: string): Told | undefined {
  const match = iso.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const fraction = Number((match[7] ?? '').padEnd(7, '0'));
  const isEndOfDay = hour === 24 && minute === 0 && second === 0 && fraction === 0;
  if (!isDate(year, month, day) || (hour > 23 && !isEndOfDay) || minute > 59 || second > 59) return undefined;
  const start = DateTime.of(year, month, day, isEndOfDay ? 0 : hour, minute, second);
  const clock = (isEndOfDay ? start.addDays(1) : start).ticks + BigInt(fraction);
  const size = Number(match[10] ?? 0) * 60 + Number(match[11] ?? 0);
  const offset = match[9] === undefined ? null : match[9] === '-' ? -size : size;
  return { clock, offset, isUtc: match[8] !== undefined };
}

/** A time with an offset is told by the local clock. */
function dateOf({ clock, offset, isUtc }: Told): DateTime {
  if (offset === null) return new DateTime(clock, isUtc ? DateTimeKind.Utc : DateTimeKind.Unspecified);
  const utc = clock - BigInt(offset) * ticksOfMinute;
  if (utc < 0n) return new DateTime(0n, DateTimeKind.Local);
  if (utc > maxTicks) return new DateTime(maxTicks, DateTimeKind.Local);
  return new DateTime(utc, DateTimeKind.Utc).toLocalTime();
}

function withOffset({ clock, offset, isUtc }: Told): DateTimeOffset | undefined {
  const minutes = isUtc ? 0 : (offset ?? offsetAtLocal(unixMilliseconds(clock)));
  const utc = clock - BigInt(minutes) * ticksOfMinute;
  return utc < 0n || utc > maxTicks ? undefined : new DateTimeOffset(new DateTime(clock), minutes);
}

function ofKind(date: DateTime, kind: JsonDateKind): DateTime {
  if (kind === 'Utc')
    return date.kind === DateTimeKind.Local ? date.toUniversalTime() : date.withKind(DateTimeKind.Utc);
  if (kind === 'Local') return date.kind === DateTimeKind.Utc ? date.toLocalTime() : date.withKind(DateTimeKind.Local);
  return date;
}

function microsoftDate(text: string, kind: JsonDateKind): DateTime | DateTimeOffset | undefined {
  const match = /^\/Date\((-?\d+)(?:([+-])(\d\d)(\d\d)?)?\)\/$/.exec(text);
  if (match === null) return undefined;
  const ticks = BigInt(match[1] as string) * ticksPerMillisecond + unixEpochTicks;
  if (ticks < 0n || ticks > maxTicks) return undefined;
  const utc = new DateTime(ticks, DateTimeKind.Utc);
  const size = Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  if (kind === 'Offset') return DateTimeOffset.fromUtc(ticks, match[2] === '-' ? -size : size);
  return ofKind(match[2] === undefined ? utc : utc.toLocalTime(), kind);
}
