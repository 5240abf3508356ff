/**
 * Sort-Object orders objects by themselves or by properties. As in PowerShell the plain sort is not stable: .NET's own
 * algorithm decides how objects come that compare as equal.
 */
import { introSort } from '../../dotnet/collections/intro-sort.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { comparisonCulture, comparisonParameters } from './object-comparer.js';
import { type EntryComparer, type OrderEntry, OrderKeys } from './order-by-property.js';

const positive = [{ range: [1, 2147483647] }] as const;

export const SortObject = cmdlet('Sort-Object', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sorts objects.',
  description:
    'Without -Property, objects are compared themselves: numbers as numbers, texts by the rules of the current culture without regard to case.',
  defaultSet: 'Default',
  parameters: {
    Property: {
      type: t.array(t.object),
      position: 0,
      wildcards: true,
      help: 'The properties to sort by, or calculated ones: @{ Expression = { ... }; Descending = $true }.',
    },
    Stable: {
      type: t.switch,
      default: false,
      sets: ['Default'],
      help: 'Leave objects in order that compare as equal.',
    },
    Descending: { type: t.switch, default: false, help: 'The greatest first.' },
    Unique: { type: t.switch, default: false, help: 'Of objects that compare as equal, keep one.' },
    Top: {
      type: t.int,
      sets: { Top: { mandatory: true } },
      validate: positive,
      help: 'How many objects to keep from the beginning of the sorted list.',
    },
    Bottom: {
      type: t.int,
      sets: { Bottom: { mandatory: true } },
      validate: positive,
      help: 'How many objects to keep from the end of the sorted list.',
    },
    ...comparisonParameters,
    InputObject: { type: t.psobject, from: 'pipeline', help: 'The objects.' },
  },
  outputs: ['System.Management.Automation.PSObject'],
  examples: [
    { code: '10, 9, 2 | Sort-Object', output: '2\n9\n10' },
    { code: "'pear', 'fig', 'apple' | Sort-Object Length -Descending", output: 'apple\npear\nfig' },
    {
      code: "'b2', 'a1', 'b1' | Sort-Object { $_[0] }, @{ Expression = { $_[1] }; Descending = $true }",
      output: 'a1\nb2\nb1',
    },
    { code: '5, 3, 9, 1 | Sort-Object -Top 2', output: '1\n3' },
  ],
  run(cmd, { Property, Stable, Descending, Unique, Top, Bottom, Culture, CaseSensitive }) {
    const culture = comparisonCulture(Culture);
    const inputs: unknown[] = [];
    return {
      process({ InputObject }) {
        if (!isNull(InputObject)) inputs.push(InputObject);
      },
      end() {
        if (inputs.length === 0) return;
        const keys = OrderKeys.read(cmd, Property, 'sort', inputs[0]).expand(inputs);
        const entries = inputs.map((input, index) => keys.entryOf(input, index));
        const compare = keys.comparer(culture, CaseSensitive, Descending);
        for (const { input } of sorted(entries, compare, { Stable, Unique, Top, Bottom })) cmd.writeObject(input);
      },
    };
  },
}));

interface SortOptions {
  Stable: boolean;
  Unique: boolean;
  Top: number | undefined;
  Bottom: number | undefined;
}

function sorted(
  entries: OrderEntry[],
  compare: EntryComparer,
  { Stable, Unique, Top, Bottom }: SortOptions,
): OrderEntry[] {
  const indexed: EntryComparer = (a, b) => {
    if (a.isComparable !== b.isComparable) return a.isComparable ? -1 : 1;
    return compare(a, b) || a.index - b.index;
  };
  if (Top !== undefined) return extreme(entries, Top, indexed, Unique ? compare : null);
  if (Bottom !== undefined) {
    const backwards: EntryComparer = (a, b) => indexed(b, a);
    return extreme(entries, Bottom, backwards, Unique ? compare : null).reverse();
  }
  if (Stable) entries.sort(indexed);
  else introSort(entries, compare as (a: unknown, b: unknown) => number);
  return Unique ? withoutRepeats(entries, compare) : entries;
}

function withoutRepeats(entries: readonly OrderEntry[], compare: EntryComparer): OrderEntry[] {
  const kept: OrderEntry[] = [];
  for (const entry of entries)
    if (kept.length === 0 || compare(kept.at(-1) as OrderEntry, entry) !== 0) kept.push(entry);
  return kept;
}

/**
 * The first `count` entries of the sorted list. With `same` only those that equal none before them; PowerShell then looks,
 * for each entry that it dropped, one entry too far back to see whether the next can still get in, and so passes over some
 * that could: what comes out is the same here.
 */
function extreme(
  entries: readonly OrderEntry[],
  count: number,
  compare: EntryComparer,
  same: EntryComparer | null,
): OrderEntry[] {
  const kept: OrderEntry[] = [];
  const seen: OrderEntry[] = [];
  let dropped = 0;
  for (let i = 0; i + dropped < entries.length; ) {
    const entry = entries[i + dropped] as OrderEntry;
    if (kept.length === count && compare(kept.at(-1) as OrderEntry, entries[i] as OrderEntry) < 0) i++;
    else if (same !== null && !insertNew(seen, entry, same)) dropped++;
    else {
      kept.splice(placeOf(kept, entry, compare), 0, entry);
      if (kept.length > count) kept.pop();
      i++;
    }
  }
  return kept;
}

/** Where to insert an entry into a sorted list: behind those that equal it. */
function placeOf(list: readonly OrderEntry[], entry: OrderEntry, compare: EntryComparer): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle] as OrderEntry, entry) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insertNew(list: OrderEntry[], entry: OrderEntry, compare: EntryComparer): boolean {
  const place = placeOf(list, entry, compare);
  if (place > 0 && compare(list[place - 1] as OrderEntry, entry) === 0) return false;
  list.splice(place, 0, entry);
  return true;
}
