/** System.TimeZoneInfo: the zones that Intl knows, by IANA or Windows id. Offsets and names are asked of Intl. */
import { netException } from '../../objects/errors.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { PSReference, TypedArray } from '../../objects/values.js';
import { overloads } from '../overloads.js';
import { ticksPerMinute } from './calendar-arithmetic.js';
import { DateTime } from './date-time.js';
import { DateTimeOffset } from './date-time-offset.js';
import { argumentError, argumentNull } from './errors.js';
import { offsetAtLocal, unixMilliseconds } from './local-time.js';
import { TimeSpan } from './time-span.js';
import { windowsZones } from './windows-zones.js';

const minute = 60_000;
const invalidTime =
  'The supplied DateTime represents an invalid time.  For example, when the clock is adjusted forward, any time in the period that is skipped is invalid.';

export class TimeZoneInfo {
  declare readonly netType: NetType;
  #clock: Intl.DateTimeFormat | undefined;
  #daylight: { offset: number; at: number } | null | undefined;

  constructor(
    readonly id: string,
    /** The zone's name for Intl; null for a custom zone of one fixed offset. */
    readonly zone: string | null,
    readonly custom: { offset: number; displayName: string; standardName: string } | null = null,
  ) {}

  /** Minutes east of Greenwich at a moment, in milliseconds since 1970. */
  offsetAt(milliseconds: number): number {
    if (this.custom !== null) return this.custom.offset;
    this.#clock ??= new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: this.zone as string,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const values: Record<string, string> = {};
    for (const { type, value } of this.#clock.formatToParts(milliseconds)) values[type] = value;
    const year = values['era'] === 'BC' ? 1 - Number(values['year']) : Number(values['year']);
    const local = new Date(0);
    local.setUTCFullYear(year, Number(values['month']) - 1, Number(values['day']));
    local.setUTCHours(Number(values['hour']), Number(values['minute']), Number(values['second']));
    return Math.round((local.getTime() - Math.floor(milliseconds / 1000) * 1000) / minute);
  }
  /** Minutes east of Greenwich when the zone's clocks show this. */
  offsetAtClock(milliseconds: number): number {
    return offsetAtLocal(milliseconds, (moment) => this.offsetAt(moment));
  }
  /** The standard offset of the present. */
  get baseOffset(): number {
    const year = new Date().getUTCFullYear();
    return Math.min(this.offsetAt(Date.UTC(year, 0, 1)), this.offsetAt(Date.UTC(year, 6, 1)));
  }
  /** A moment when daylight saving time applied, the latest known; null when it never did. */
  get #daylightSample(): { offset: number; at: number } | null {
    if (this.#daylight === undefined) {
      this.#daylight = null;
      for (let year = new Date().getUTCFullYear(); year >= 1940 && this.#daylight === null; year--) {
        const january = this.offsetAt(Date.UTC(year, 0, 1));
        const july = this.offsetAt(Date.UTC(year, 6, 1));
        if (january !== july)
          this.#daylight = { offset: Math.max(january, july), at: Date.UTC(year, january > july ? 0 : 6, 1) };
      }
    }
    return this.#daylight;
  }
  get supportsDaylightSaving(): boolean {
    return this.custom === null && this.#daylightSample !== null;
  }
  isDaylight(milliseconds: number): boolean {
    const year = new Date(milliseconds).getUTCFullYear();
    const standard = Math.min(this.offsetAt(Date.UTC(year, 0, 1)), this.offsetAt(Date.UTC(year, 6, 1)));
    return this.custom === null && this.offsetAt(milliseconds) !== standard;
  }
  /** The two offsets between which the clocks are set back over this time, or forward for `direction` 1. */
  #change(clock: number, direction: 1 | -1): number[] | null {
    const before = this.offsetAt(clock - 86_400_000);
    const after = this.offsetAt(clock + 86_400_000);
    if (Math.sign(after - before) !== direction) return null;
    const rightBefore = this.offsetAt(clock - before * minute) === before;
    const rightAfter = this.offsetAt(clock - after * minute) === after;
    return (direction === 1 ? !rightBefore && !rightAfter : rightBefore && rightAfter) ? [before, after] : null;
  }
  isInvalid(clock: number): boolean {
    return this.#change(clock, 1) !== null;
  }
  /** Both offsets of a time that comes twice, smaller first; null for other times. */
  ambiguousOffsets(clock: number): number[] | null {
    return this.#change(clock, -1)?.sort((a, b) => a - b) ?? null;
  }

  #name(style: 'long' | 'longGeneric', at: number): string {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: this.zone as string, timeZoneName: style });
    return format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? this.id;
  }
  get isUtc(): boolean {
    return this.zone === 'UTC' || this.zone === 'Etc/UTC';
  }
  get standardName(): string {
    if (this.custom !== null) return this.custom.standardName;
    if (this.isUtc) return 'Coordinated Universal Time';
    const year = new Date().getUTCFullYear();
    const january = Date.UTC(year, 0, 1);
    const july = Date.UTC(year, 6, 1);
    return this.#name('long', this.offsetAt(january) <= this.offsetAt(july) ? january : july);
  }
  get daylightName(): string {
    const sample = this.custom === null ? this.#daylightSample : null;
    return sample === null ? this.standardName : this.#name('long', sample.at);
  }
  get displayName(): string {
    if (this.custom !== null) return this.custom.displayName;
    if (this.isUtc) return '(UTC) Coordinated Universal Time';
    const offset = this.baseOffset;
    const hours = String(Math.trunc(Math.abs(offset) / 60)).padStart(2, '0');
    const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
    const generic = this.#name('longGeneric', Date.now());
    const city = (this.zone as string).split('/').at(-1)?.replaceAll('_', ' ') ?? '';
    const standard = this.standardName;
    const ofRegion = generic !== standard && generic !== standard.replace(' Standard', '');
    const place =
      ofRegion || generic.includes(city) || !this.zone?.includes('/') || this.zone.startsWith('Etc/')
        ? ''
        : ` (${city})`;
    return `(UTC${offset < 0 ? '-' : '+'}${hours}:${minutes}) ${generic}${place}`;
  }
}

/** Whether an offset in this year of the local zone is daylight saving time. */
export function isDaylightOffset(offset: number, year: number): boolean {
  const january = -new Date(year, 0, 1).getTimezoneOffset();
  const july = -new Date(year, 6, 1).getTimezoneOffset();
  return january !== july && offset === Math.max(january, july);
}

export const utcZone = new TimeZoneInfo('UTC', 'UTC');
let local: TimeZoneInfo | undefined;

export function localZone(): TimeZoneInfo {
  if (local === undefined) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    // TZ names the zone as it likes; else the name is that of the file, which for UTC lies in Etc.
    local = new TimeZoneInfo(process.env['TZ'] || (zone === 'UTC' ? 'Etc/UTC' : zone), zone);
  }
  return local;
}

let windowsTable: Map<string, string[]> | undefined;

function windowsIds(): Map<string, string[]> {
  windowsTable ??= new Map(
    windowsZones
      .trim()
      .split('\n')
      .map((line) => {
        const [id = '', zones = ''] = line.split('|');
        return [id, zones.split(' ')];
      }),
  );
  return windowsTable;
}

const known = new Map<string, TimeZoneInfo>();

/** By IANA or Windows id. Throws TimeZoneNotFoundException. */
export function findZone(id: string | null): TimeZoneInfo {
  if (id === null) throw argumentNull('id');
  const cached = known.get(id);
  if (cached !== undefined) return cached;
  const zone = windowsIds().get(id)?.[0] ?? id;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
  } catch {
    const missing = netException('System.IO.FileNotFoundException', `Could not find file '/usr/share/zoneinfo/${id}'.`);
    const error = netException(
      'System.TimeZoneNotFoundException',
      `The time zone ID '${id}' was not found on the local computer.`,
    );
    error.innerException = missing;
    throw error;
  }
  const found = new TimeZoneInfo(id, zone);
  known.set(id, found);
  return found;
}

/** By offset, then by id. */
export function allZones(): TimeZoneInfo[] {
  const zones = Intl.supportedValuesOf('timeZone').map((id) => findZone(id));
  const key = new Map(zones.map((zone) => [zone, zone.baseOffset]));
  return zones.sort((a, b) => (key.get(a) as number) - (key.get(b) as number) || (a.id < b.id ? -1 : 1));
}

/** A DateTime's moment in UTC ticks: its kind says by which clock it was told, `source` where it does not. */
function utcTicksOf(value: DateTime, source: TimeZoneInfo | null): bigint {
  if (source === null) return value.toUniversalTime().ticks;
  const clock = unixMilliseconds(value.ticks);
  if (source.isInvalid(clock)) throw argumentError(invalidTime, 'dateTime');
  return value.ticks - BigInt(source.offsetAtClock(clock)) * ticksPerMinute;
}

function fromUtcTicks(ticks: bigint, zone: TimeZoneInfo): DateTime {
  const offset = BigInt(zone.offsetAt(unixMilliseconds(ticks))) * ticksPerMinute;
  return new DateTime(ticks, 0).addTicks(offset).withKind(zone.isUtc ? 1 : zone === localZone() ? 2 : 0);
}

function convert(value: DateTime | DateTimeOffset, ...zones: TimeZoneInfo[]): DateTime | DateTimeOffset {
  const target = zones.at(-1) as TimeZoneInfo | null;
  if (target === null) throw argumentNull('destinationTimeZone');
  if (value instanceof DateTimeOffset) return value.toOffset(target.offsetAt(unixMilliseconds(value.utcTicks)));
  const source = zones.length > 1 ? (zones[0] as TimeZoneInfo) : null;
  if (source !== null) checkKind(value, source);
  return fromUtcTicks(utcTicksOf(value, source), target);
}

function checkKind(value: DateTime, source: TimeZoneInfo): void {
  const matches =
    value.kind === 0 || (value.kind === 1 && source.isUtc) || (value.kind === 2 && source === localZone());
  if (matches) return;
  throw argumentError(
    'The conversion could not be completed because the supplied DateTime did not have the Kind property set correctly.  For example, when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.',
    'sourceTimeZone',
  );
}

/** A time by this zone's clocks, in milliseconds since 1970. */
function clockOf(self: TimeZoneInfo, value: DateTime): number {
  if (value.kind === 0 || (value.kind === 2 && self === localZone()) || (value.kind === 1 && self.isUtc))
    return unixMilliseconds(value.ticks);
  return unixMilliseconds(fromUtcTicks(value.toUniversalTime().ticks, self).ticks);
}

function offsetOf(self: TimeZoneInfo, value: DateTime | DateTimeOffset): number {
  if (value instanceof DateTimeOffset) return self.offsetAt(unixMilliseconds(value.utcTicks));
  if (value.kind === 1) return self.offsetAt(unixMilliseconds(value.ticks));
  return self.offsetAtClock(clockOf(self, value));
}

const spanOf = (minutes: number) => new TimeSpan(BigInt(minutes) * ticksPerMinute);

function clockOrUtc(self: TimeZoneInfo, value: DateTime | DateTimeOffset): number {
  if (!(value instanceof DateTimeOffset)) return clockOf(self, value);
  const utc = unixMilliseconds(value.utcTicks);
  return utc + self.offsetAt(utc) * minute;
}

function ambiguous(self: TimeZoneInfo, value: DateTime | DateTimeOffset): TimeSpan[] {
  const offsets = self.ambiguousOffsets(clockOrUtc(self, value));
  if (offsets === null)
    throw argumentError(
      'The supplied DateTime is not in an ambiguous time range.',
      value instanceof DateTime ? 'dateTime' : 'dateTimeOffset',
    );
  return offsets.map(spanOf);
}

function toWindowsId(iana: string): string | undefined {
  for (const [id, zones] of windowsIds())
    if (zones.some((zone) => zone.toLowerCase() === iana.toLowerCase())) return id;
  return undefined;
}

function store(result: PSReference, value: unknown): boolean {
  result.set(value ?? null);
  return value !== undefined;
}

defineType('System.TimeZoneInfo', { class: TimeZoneInfo }, () => ({
  interfaces: ['System.IEquatable[System.TimeZoneInfo]', 'System.Runtime.Serialization.ISerializable'],
  toString: (self: TimeZoneInfo) => self.displayName,
  equals: (self: TimeZoneInfo, other: unknown) =>
    other instanceof TimeZoneInfo && other.id.toLowerCase() === self.id.toLowerCase(),
  hashKey: (self: TimeZoneInfo) => self.id.toLowerCase(),
  members: {
    'static void ClearCachedData()': () => {
      local = undefined;
      known.clear();
    },
    ...overloads(
      (value: DateTime | DateTimeOffset, ...ids: string[]) => convert(value, ...ids.map(findZone)),
      [
        'static System.DateTimeOffset ConvertTimeBySystemTimeZoneId(System.DateTimeOffset dateTimeOffset, string destinationTimeZoneId)',
        'static datetime ConvertTimeBySystemTimeZoneId(datetime dateTime, string destinationTimeZoneId)',
        'static datetime ConvertTimeBySystemTimeZoneId(datetime dateTime, string sourceTimeZoneId, string destinationTimeZoneId)',
      ],
    ),
    'static System.TimeZoneInfo FindSystemTimeZoneById(string id)': findZone,
    'static bool TryFindSystemTimeZoneById(string id, [ref] System.TimeZoneInfo timeZoneInfo)': (
      id: string,
      result: PSReference,
    ) => {
      try {
        return store(result, findZone(id));
      } catch {
        return store(result, undefined);
      }
    },
    ...overloads(convert, [
      'static System.DateTimeOffset ConvertTime(System.DateTimeOffset dateTimeOffset, System.TimeZoneInfo destinationTimeZone)',
      'static datetime ConvertTime(datetime dateTime, System.TimeZoneInfo destinationTimeZone)',
      'static datetime ConvertTime(datetime dateTime, System.TimeZoneInfo sourceTimeZone, System.TimeZoneInfo destinationTimeZone)',
    ]),
    'static datetime ConvertTimeFromUtc(datetime dateTime, System.TimeZoneInfo destinationTimeZone)': (
      value: DateTime,
      zone: TimeZoneInfo,
    ) => fromUtcTicks(utcTicksOf(value, utcZone), zone),
    ...overloads(
      (value: DateTime, source: TimeZoneInfo | null = null) => {
        if (source !== null) checkKind(value, source);
        return new DateTime(utcTicksOf(value, source), 1);
      },
      [
        'static datetime ConvertTimeToUtc(datetime dateTime)',
        'static datetime ConvertTimeToUtc(datetime dateTime, System.TimeZoneInfo sourceTimeZone)',
      ],
    ),
    ...overloads(() => {
      const zones = allZones() as TypedArray;
      zones.elementType = requireType('System.TimeZoneInfo');
      return zones;
    }, [
      'static System.Collections.ObjectModel.ReadOnlyCollection[System.TimeZoneInfo] GetSystemTimeZones()',
      'static System.Collections.ObjectModel.ReadOnlyCollection[System.TimeZoneInfo] GetSystemTimeZones(bool skipSorting)',
    ]),
    'static System.TimeZoneInfo CreateCustomTimeZone(string id, timespan baseUtcOffset, string displayName, string standardDisplayName)':
      (id: string, offset: TimeSpan, displayName: string, standardName: string) =>
        new TimeZoneInfo(id, null, { offset: Number(offset.ticks / ticksPerMinute), displayName, standardName }),
    'static bool TryConvertIanaIdToWindowsId(string ianaId, [ref] string windowsId)': (
      iana: string,
      result: PSReference,
    ) => store(result, toWindowsId(iana)),
    ...overloads(
      (windows: string, ...rest: unknown[]) => store(rest.at(-1) as PSReference, windowsIds().get(windows)?.[0]),
      [
        'static bool TryConvertWindowsIdToIanaId(string windowsId, [ref] string ianaId)',
        'static bool TryConvertWindowsIdToIanaId(string windowsId, string region, [ref] string ianaId)',
      ],
    ),
    'static System.TimeZoneInfo Local {get;}': localZone,
    'static System.TimeZoneInfo Utc {get;}': () => utcZone,
    'string Id {get;}': (self: TimeZoneInfo) => self.id,
    'bool HasIanaId {get;}': (self: TimeZoneInfo) => self.zone === self.id,
    'string DisplayName {get;}': (self: TimeZoneInfo) => self.displayName,
    'string StandardName {get;}': (self: TimeZoneInfo) => self.standardName,
    'string DaylightName {get;}': (self: TimeZoneInfo) => self.daylightName,
    'timespan BaseUtcOffset {get;}': (self: TimeZoneInfo) => spanOf(self.baseOffset),
    'bool SupportsDaylightSavingTime {get;}': (self: TimeZoneInfo) => self.supportsDaylightSaving,
    ...overloads(ambiguous, [
      'timespan[] GetAmbiguousTimeOffsets(System.DateTimeOffset dateTimeOffset)',
      'timespan[] GetAmbiguousTimeOffsets(datetime dateTime)',
    ]),
    ...overloads(
      (self: TimeZoneInfo, value: DateTime | DateTimeOffset) => spanOf(offsetOf(self, value)),
      ['timespan GetUtcOffset(System.DateTimeOffset dateTimeOffset)', 'timespan GetUtcOffset(datetime dateTime)'],
    ),
    ...overloads(
      (self: TimeZoneInfo, value: DateTime | DateTimeOffset) => self.ambiguousOffsets(clockOrUtc(self, value)) !== null,
      ['bool IsAmbiguousTime(System.DateTimeOffset dateTimeOffset)', 'bool IsAmbiguousTime(datetime dateTime)'],
    ),
    ...overloads(
      (self: TimeZoneInfo, value: DateTime | DateTimeOffset) => {
        const clock = clockOrUtc(self, value);
        return self.isDaylight(clock - offsetOf(self, value) * minute);
      },
      [
        'bool IsDaylightSavingTime(System.DateTimeOffset dateTimeOffset)',
        'bool IsDaylightSavingTime(datetime dateTime)',
      ],
    ),
    'bool IsInvalidTime(datetime dateTime)': (self: TimeZoneInfo, value: DateTime) =>
      self.isInvalid(clockOf(self, value)),
    'bool HasSameRules(System.TimeZoneInfo other)': (self: TimeZoneInfo, other: TimeZoneInfo) =>
      self.zone === other.zone && self.baseOffset === other.baseOffset,
  },
}));
