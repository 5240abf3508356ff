/**
 * System.Globalization.CultureInfo. Any well-formed name is a culture, as with .NET on ICU; what it prints comes from Intl,
 * computed when first needed. The current culture is one for the thread, and starts as LC_ALL or LANG say.
 */

import { netException } from '../../objects/errors.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { overloads } from '../overloads.js';
import { argumentNull, invalidOperation, outOfRange } from '../system/errors.js';
import { type Calendar, gregorian } from './calendar.js';
import { CompareInfo } from './compare-info.js';
import { fillDateTimeFormat, fillNumberFormat } from './culture-data.js';
import { cultureEntry, cultureNames, nameOfLcid } from './culture-names.js';
import { DateTimeFormatInfo } from './date-time-format-info.js';
import { NumberFormatInfo } from './number-format-info.js';
import { TextInfo } from './text-info.js';

/** Set in CultureInfo.LCID for cultures that Windows never numbered (LOCALE_CUSTOM_UNSPECIFIED). */
const unnumbered = 0x1000;
const invariantName = 'Invariant Language (Invariant Country)';

export class CultureInfo {
  declare readonly netType: NetType;
  isReadOnly = false;
  #numberFormat: NumberFormatInfo | undefined;
  #dateTimeFormat: DateTimeFormatInfo | undefined;
  #textInfo: TextInfo | undefined;
  #compareInfo: CompareInfo | undefined;

  constructor(
    /** BCP 47, '' for the invariant culture. */
    readonly name: string,
    readonly useUserOverride = false,
  ) {}

  get isInvariant(): boolean {
    return this.name === '';
  }
  /** The name as Intl takes it; `en-US` where it knows nothing of the culture. */
  get locale(): string {
    if (this.isInvariant) return 'en-US';
    try {
      return Intl.getCanonicalLocales(this.name)[0] ?? 'en-US';
    } catch {
      return 'en-US';
    }
  }
  get isNeutral(): boolean {
    return !this.isInvariant && !/-([A-Za-z]{2}|\d{3})(-|$)/.test(this.name);
  }
  get parentName(): string {
    return this.name.includes('-') ? this.name.slice(0, this.name.lastIndexOf('-')) : '';
  }
  get lcid(): number {
    return this.isInvariant ? 127 : (cultureEntry(this.name)?.lcid ?? unnumbered);
  }
  get isPredefined(): boolean {
    return this.isInvariant || cultureEntry(this.name) !== undefined;
  }
  get englishName(): string {
    return this.#displayName('en');
  }
  get nativeName(): string {
    return this.#displayName(this.locale);
  }
  #displayName(locale: string): string {
    if (this.isInvariant) return invariantName;
    const names = new Intl.DisplayNames([locale], { type: 'language', languageDisplay: 'standard' });
    return names.of(this.name.replace('_', '-')) ?? this.name;
  }

  get numberFormat(): NumberFormatInfo {
    if (this.#numberFormat === undefined) {
      const format = new NumberFormatInfo();
      if (!this.isInvariant) fillNumberFormat(format, this.locale, cultureEntry(this.specificName)?.currency ?? '');
      format.isReadOnly = this.isReadOnly;
      this.#numberFormat = format;
    }
    return this.#numberFormat;
  }
  set numberFormat(value: NumberFormatInfo) {
    this.#numberFormat = value;
  }
  get dateTimeFormat(): DateTimeFormatInfo {
    if (this.#dateTimeFormat === undefined) {
      const format = new DateTimeFormatInfo();
      if (!this.isInvariant) fillDateTimeFormat(format, this.locale);
      format.isReadOnly = this.isReadOnly;
      this.#dateTimeFormat = format;
    }
    return this.#dateTimeFormat;
  }
  set dateTimeFormat(value: DateTimeFormatInfo) {
    this.#dateTimeFormat = value;
  }
  get textInfo(): TextInfo {
    this.#textInfo ??= new TextInfo(this);
    return this.#textInfo;
  }
  get compareInfo(): CompareInfo {
    this.#compareInfo ??= new CompareInfo(this.name, this.locale);
    return this.#compareInfo;
  }
  get calendar(): Calendar {
    return gregorian;
  }
  /** `de` becomes `de-DE`. */
  get specificName(): string {
    if (!this.isNeutral) return this.name;
    const { language, script, region } = new Intl.Locale(this.locale).maximize();
    if (region === undefined) return this.name;
    return this.name.includes('-') && script ? `${language}-${script}-${region}` : `${language}-${region}`;
  }
  clone(): CultureInfo {
    const copy = new CultureInfo(this.name, this.useUserOverride);
    copy.#numberFormat = this.numberFormat.clone();
    copy.#dateTimeFormat = this.dateTimeFormat.clone();
    return copy;
  }
}

const cache = new Map<string, CultureInfo>();

/** The read-only culture of a name, in any case. Throws a CultureNotFoundException for what is no culture name. */
export function getCulture(name: string): CultureInfo {
  const key = name.toLowerCase();
  let culture = cache.get(key);
  if (culture === undefined) {
    culture = new CultureInfo(canonicalName(name));
    culture.isReadOnly = true;
    cache.set(key, culture);
  }
  return culture;
}

export const invariantCulture = getCulture('');

function canonicalName(name: string): string {
  if (name === '' || /^(c|posix)$/i.test(name)) return '';
  const subtags = name.replace(/-u-.*$/i, '').split('-');
  if (!/^[A-Za-z0-9_]{2,}$|^x$/i.test(subtags[0] ?? '') || !subtags.every((tag) => /^[A-Za-z0-9_]{1,9}$/.test(tag)))
    throw cultureNotFound('name', name);
  return subtags
    .map((tag, i) => {
      if (i === 0) return tag.toLowerCase();
      if (tag.length === 4 && /^[A-Za-z]+$/.test(tag)) return tag.charAt(0).toUpperCase() + tag.slice(1).toLowerCase();
      return tag.length <= 3 ? tag.toUpperCase() : tag;
    })
    .join('-')
    .replace(/^([a-z]+)_([a-z]+)$/, (_, language, region) => `${language}_${region.toUpperCase()}`);
}

function cultureNotFound(parameter: string, name: string) {
  return netException(
    'System.Globalization.CultureNotFoundException',
    `Culture is not supported. (Parameter '${parameter}')\n${name} is an invalid culture identifier.`,
    { ParamName: parameter, InvalidCultureName: name },
  );
}

/** Throws ArgumentOutOfRangeException, CultureNotFoundException. */
export function cultureByLcid(lcid: number): CultureInfo {
  if (lcid < 0) throw outOfRange('culture', `culture ('${lcid}') must be a non-negative value.`, lcid);
  const name = lcid === 127 ? '' : nameOfLcid(lcid);
  if (name !== undefined) return getCulture(name);
  throw netException(
    'System.Globalization.CultureNotFoundException',
    `Culture is not supported. (Parameter 'culture')\n${lcid} (0x${lcid.toString(16).padStart(4, '0')}) is an invalid culture identifier.`,
    { ParamName: 'culture', InvalidCultureId: lcid },
  );
}

let current: CultureInfo | undefined;
let currentUI: CultureInfo | undefined;

/** The culture that the environment asks for: `de_DE.UTF-8` is de-DE, `C` and nothing at all are the invariant culture. */
function environmentCulture(): CultureInfo {
  const name = (process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '').replace(
    /[.@].*$/,
    '',
  );
  try {
    return getCulture(name.replaceAll('_', '-'));
  } catch {
    return invariantCulture;
  }
}

export function currentCulture(): CultureInfo {
  current ??= environmentCulture();
  return current;
}
export function setCurrentCulture(culture: CultureInfo): void {
  current = culture;
}
export function currentUICulture(): CultureInfo {
  currentUI ??= environmentCulture();
  return currentUI;
}
export function setCurrentUICulture(culture: CultureInfo): void {
  currentUI = culture;
}

/** The culture of an IFormatProvider: itself, the one of a name, or the current one for null and other providers. */
export function cultureOf(provider: unknown): CultureInfo {
  if (provider instanceof CultureInfo) return provider;
  if (typeof provider === 'string') return getCulture(provider);
  return currentCulture();
}

function ofName(name: string | null): CultureInfo {
  if (name === null) throw argumentNull('name');
  return getCulture(name);
}

/** What `new` makes: a culture of one's own that can be changed. */
function writable(culture: CultureInfo, useUserOverride = true): CultureInfo {
  return new CultureInfo(culture.name, useUserOverride);
}

function create(_type: NetType, culture: string | number | null, useUserOverride?: boolean): CultureInfo {
  return writable(typeof culture === 'number' ? cultureByLcid(culture) : ofName(culture), useUserOverride);
}

function formatOf(self: CultureInfo, formatType: NetType): unknown {
  if (formatType.fullName === 'System.Globalization.NumberFormatInfo') return self.numberFormat;
  return formatType.fullName === 'System.Globalization.DateTimeFormatInfo' ? self.dateTimeFormat : null;
}

function cultureTypes(self: CultureInfo) {
  const custom = self.isPredefined ? 0 : 8;
  return requireType('System.Globalization.CultureTypes').enumValue((self.isNeutral ? 1 : 2) | custom);
}

/** CultureTypes: 1 neutral, 2 specific. */
function listCultures(kinds: number): CultureInfo[] {
  const all = ['', ...cultureNames()].map(getCulture);
  return all.filter(
    (c) => ((c.isNeutral || c.isInvariant ? 1 : 2) & kinds) !== 0 || (c.isInvariant && (kinds & 2) !== 0),
  );
}

function changeFormat<T>(self: CultureInfo, value: T | null): T {
  if (self.isReadOnly) throw invalidOperation('Instance is read-only.');
  if (value === null) throw argumentNull('value');
  return value;
}

defineType('System.Globalization.CultureInfo', { class: CultureInfo, accelerators: ['cultureinfo'] }, () => ({
  interfaces: ['System.IFormatProvider', 'System.ICloneable'],
  toString: (self: CultureInfo) => self.name,
  equals: (self: CultureInfo, other: unknown) => other instanceof CultureInfo && other.name === self.name,
  hashKey: (self: CultureInfo) => self.name,
  members: {
    ...overloads(create, [
      'new(string name)',
      'new(string name, bool useUserOverride)',
      'new(int culture)',
      'new(int culture, bool useUserOverride)',
    ]),
    'static cultureinfo CreateSpecificCulture(string name)': (name: string) =>
      writable(getCulture(getCulture(name).specificName)),
    'static cultureinfo[] GetCultures(System.Globalization.CultureTypes types)': (kinds: { value: number }) =>
      listCultures(kinds.value),
    'static cultureinfo ReadOnly(cultureinfo ci)': (culture: CultureInfo) => {
      const copy = culture.clone();
      copy.isReadOnly = true;
      return copy;
    },
    ...overloads(
      (culture: string | number, predefinedOnly?: unknown) => {
        if (typeof culture === 'number') return cultureByLcid(culture);
        const found = ofName(culture);
        if (predefinedOnly === true && !found.isPredefined) throw cultureNotFound('name', culture);
        return found;
      },
      [
        'static cultureinfo GetCultureInfo(int culture)',
        'static cultureinfo GetCultureInfo(string name)',
        'static cultureinfo GetCultureInfo(string name, string altName)',
        'static cultureinfo GetCultureInfo(string name, bool predefinedOnly)',
      ],
    ),
    'static cultureinfo GetCultureInfoByIetfLanguageTag(string name)': ofName,
    'static cultureinfo CurrentCulture {get;set;}': {
      get: currentCulture,
      set: (value: CultureInfo) => setCurrentCulture(value),
    },
    'static cultureinfo CurrentUICulture {get;set;}': {
      get: currentUICulture,
      set: (value: CultureInfo) => setCurrentUICulture(value),
    },
    'static cultureinfo InstalledUICulture {get;}': environmentCulture,
    'static cultureinfo DefaultThreadCurrentCulture {get;set;}': {
      get: () => null,
      set: (value: CultureInfo | null) => value && setCurrentCulture(value),
    },
    'static cultureinfo DefaultThreadCurrentUICulture {get;set;}': {
      get: () => null,
      set: (value: CultureInfo | null) => value && setCurrentUICulture(value),
    },
    'static cultureinfo InvariantCulture {get;}': () => invariantCulture,
    'cultureinfo Parent {get;}': (self: CultureInfo) => getCulture(self.parentName),
    'int LCID {get;}': (self: CultureInfo) => self.lcid,
    'int KeyboardLayoutId {get;}': (self: CultureInfo) => self.lcid,
    'string Name {get;}': (self: CultureInfo) => self.name,
    'string IetfLanguageTag {get;}': (self: CultureInfo) => self.name,
    'string DisplayName {get;}': (self: CultureInfo) => self.englishName,
    'string NativeName {get;}': (self: CultureInfo) => self.nativeName,
    'string EnglishName {get;}': (self: CultureInfo) => self.englishName,
    'string TwoLetterISOLanguageName {get;}': (self: CultureInfo) =>
      self.isInvariant ? 'iv' : (self.name.split('-')[0] as string),
    'string ThreeLetterISOLanguageName {get;}': (self: CultureInfo) =>
      self.isInvariant ? 'ivl' : (cultureEntry(self.name.split('-')[0] as string)?.iso3 ?? ''),
    'string ThreeLetterWindowsLanguageName {get;}': (self: CultureInfo) =>
      self.isInvariant ? 'IVL' : (cultureEntry(self.name)?.windowsName ?? 'ZZZ'),
    'System.Globalization.CompareInfo CompareInfo {get;}': (self: CultureInfo) => self.compareInfo,
    'System.Globalization.TextInfo TextInfo {get;}': (self: CultureInfo) => self.textInfo,
    'bool IsNeutralCulture {get;}': (self: CultureInfo) => self.isNeutral,
    'System.Globalization.CultureTypes CultureTypes {get;}': cultureTypes,
    'System.Globalization.NumberFormatInfo NumberFormat {get;set;}': {
      get: (self: CultureInfo) => self.numberFormat,
      set: (self: CultureInfo, value: NumberFormatInfo | null) => {
        self.numberFormat = changeFormat(self, value);
      },
    },
    'System.Globalization.DateTimeFormatInfo DateTimeFormat {get;set;}': {
      get: (self: CultureInfo) => self.dateTimeFormat,
      set: (self: CultureInfo, value: DateTimeFormatInfo | null) => {
        self.dateTimeFormat = changeFormat(self, value);
      },
    },
    'System.Globalization.Calendar Calendar {get;}': (self: CultureInfo) => self.calendar,
    'System.Globalization.Calendar[] OptionalCalendars {get;}': (self: CultureInfo) => [self.calendar],
    'bool UseUserOverride {get;}': (self: CultureInfo) => self.useUserOverride,
    'bool IsReadOnly {get;}': (self: CultureInfo) => self.isReadOnly,
    ...overloads(formatOf, [
      'System.Object GetFormat(type formatType)',
      'System.Object IFormatProvider.GetFormat(type formatType)',
    ]),
    'void ClearCachedData()': () => {},
    'cultureinfo GetConsoleFallbackUICulture()': (self: CultureInfo) => self,
    ...overloads((self: CultureInfo) => self.clone(), ['System.Object Clone()', 'System.Object ICloneable.Clone()']),
  },
}));
