/** System.Globalization.RegionInfo: a country or region and its currency, as Intl knows them. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { overloads } from '../overloads.js';
import { argumentError, argumentNull } from '../system/errors.js';
import { cultureOf, getCulture } from './culture-info.js';
import { cultureEntry, cultureNames, nameOfLcid } from './culture-names.js';

export class RegionInfo {
  declare readonly netType: NetType;
  constructor(
    /** As it was given: `US` or `en-US`. */
    readonly name: string,
    readonly code: string,
    readonly cultureName: string,
  ) {}
  get currency(): string {
    return cultureEntry(this.cultureName)?.currency ?? 'XXX';
  }
  nameIn(locale: string): string {
    return new Intl.DisplayNames([locale], { type: 'region' }).of(this.code) ?? this.code;
  }
  currencyNameIn(locale: string): string {
    return new Intl.DisplayNames([locale], { type: 'currency' }).of(this.currency) ?? this.currency;
  }
}

/** By a region's code, or by the name of a culture that has a region. Throws an ArgumentException for anything else. */
export function regionOf(name: string | null): RegionInfo {
  if (name === null) throw argumentNull('name');
  const code = /(?:^|-)([A-Za-z]{2}|\d{3})$/.exec(name)?.[1]?.toUpperCase();
  const culture = name.includes('-') ? cultureEntry(name)?.name : cultureNames().find((c) => c.endsWith(`-${code}`));
  if (code === undefined || culture === undefined)
    throw argumentError(`Culture name '${name}' is not supported.`, 'name');
  return new RegionInfo(name.includes('-') ? culture : code, code, culture);
}

/** Regions that do not measure in metres. */
const imperial = ['US', 'LR', 'MM'];

defineType('System.Globalization.RegionInfo', { class: RegionInfo }, () => ({
  toString: (self: RegionInfo) => self.name,
  equals: (self: RegionInfo, other: unknown) => other instanceof RegionInfo && other.name === self.name,
  hashKey: (self: RegionInfo) => self.name,
  members: {
    ...overloads(
      (_type: NetType, culture: string | number | null) =>
        regionOf(typeof culture === 'number' ? (nameOfLcid(culture) ?? String(culture)) : culture),
      ['new(string name)', 'new(int culture)'],
    ),
    'static System.Globalization.RegionInfo CurrentRegion {get;}': () => regionOf(cultureOf(null).specificName),
    'string Name {get;}': (self: RegionInfo) => self.name,
    'string EnglishName {get;}': (self: RegionInfo) => self.nameIn('en'),
    'string DisplayName {get;}': (self: RegionInfo) => self.nameIn('en'),
    'string NativeName {get;}': (self: RegionInfo) => self.nameIn(self.cultureName),
    'string TwoLetterISORegionName {get;}': (self: RegionInfo) => self.code,
    'bool IsMetric {get;}': (self: RegionInfo) => !imperial.includes(self.code),
    'string CurrencyEnglishName {get;}': (self: RegionInfo) => self.currencyNameIn('en'),
    'string CurrencyNativeName {get;}': (self: RegionInfo) => self.currencyNameIn(self.cultureName),
    'string CurrencySymbol {get;}': (self: RegionInfo) => getCulture(self.cultureName).numberFormat.currencySymbol,
    'string ISOCurrencySymbol {get;}': (self: RegionInfo) => self.currency,
  },
}));
