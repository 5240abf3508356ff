/** Names, numbers and currencies of the cultures that .NET lists; the table is read when one is first asked for. */
import { cultureTable } from './culture-table.js';

export interface CultureEntry {
  name: string;
  lcid: number | undefined;
  windowsName: string | undefined;
  /** ISO 4217, for cultures of a region. */
  currency: string | undefined;
  /** ISO 639-2, for languages alone. */
  iso3: string | undefined;
}

let entries: Map<string, CultureEntry> | undefined;

function readTable(): Map<string, CultureEntry> {
  const read = new Map<string, CultureEntry>();
  for (const line of cultureTable.trim().split('\n')) {
    const [first = '', ...rest] = line.split(' ');
    const [language = '', iso3, lcid, windowsName] = first.split(':');
    read.set(language, { name: language, lcid: numberOf(lcid), windowsName, currency: undefined, iso3 });
    for (const item of rest) {
      const [subtags = '', currency, code, windows] = item.split(':');
      const name = `${language}-${subtags}`;
      read.set(name.toLowerCase(), { name, lcid: numberOf(code), windowsName: windows, currency, iso3: undefined });
    }
  }
  return read;
}

function numberOf(text: string | undefined): number | undefined {
  return text ? Number(text) : undefined;
}

export function cultureEntry(name: string): CultureEntry | undefined {
  entries ??= readTable();
  return entries.get(name.toLowerCase());
}

/** All cultures but the invariant one, in .NET's order. */
export function cultureNames(): string[] {
  entries ??= readTable();
  return [...entries.values()].map((entry) => entry.name);
}

export function nameOfLcid(lcid: number): string | undefined {
  entries ??= readTable();
  for (const entry of entries.values()) if (entry.lcid === lcid) return entry.name;
  return undefined;
}
