/** System.StringComparer: an order and an equality of texts, for collections and sorting. */
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { type CompareInfo, CompareOptions, compareInfoOf } from '../globalization/compare-info.js';
import type { CultureInfo } from '../globalization/culture-info.js';
import { hashOfText } from '../globalization/ordinal.js';
import { overloads } from '../overloads.js';
import { argumentError, argumentNull } from './errors.js';
import { netEquals, netHashCode } from './object.js';
import { comparisonOf } from './string-operations.js';

export class StringComparer {
  readonly netType: NetType;
  constructor(
    readonly info: CompareInfo,
    /** CompareOptions bits. */
    readonly options: number,
  ) {
    const name =
      options === CompareOptions.Ordinal
        ? 'OrdinalCaseSensitiveComparer'
        : options === CompareOptions.OrdinalIgnoreCase
          ? 'OrdinalIgnoreCaseComparer'
          : 'CultureAwareComparer';
    this.netType = requireType(`System.${name}`);
  }
  compare(a: string | null, b: string | null): number {
    return this.info.compare(a, b, this.options);
  }
  /** The same for equal texts: collections look up by it. Values that are no texts are their own keys. */
  hashKey(value: unknown): unknown {
    return typeof value === 'string' ? this.info.equalityKey(value, this.options) : value;
  }
}

const ordinal = (options: number) => new StringComparer(compareInfoOf(''), options);

function create(culture: CultureInfo | null, how: boolean | EnumValue): StringComparer {
  if (culture === null) throw argumentNull('culture');
  const options = typeof how === 'boolean' ? (how ? CompareOptions.IgnoreCase : 0) : Number(how.value);
  return new StringComparer(culture.compareInfo, options);
}

function compareObjects(self: StringComparer, a: unknown, b: unknown): number {
  if (a === b) return 0;
  if ((a === null || typeof a === 'string') && (b === null || typeof b === 'string')) return self.compare(a, b);
  throw argumentError('At least one object must implement IComparable.');
}

function equalObjects(self: StringComparer, a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return self.hashKey(a) === self.hashKey(b);
  return netEquals(a, b);
}

function hash(self: StringComparer, value: unknown): number {
  if (value === null) throw argumentNull('obj');
  return typeof value === 'string' ? hashOfText(self.hashKey(value) as string) : netHashCode(value);
}

const ignoreCase = CompareOptions.IgnoreCase;
const comparer = 'System.StringComparer';

defineType(comparer, {}, () => ({
  abstract: true,
  interfaces: [
    'System.Collections.IComparer',
    'System.Collections.IEqualityComparer',
    'System.Collections.Generic.IComparer[string]',
    'System.Collections.Generic.IEqualityComparer[string]',
  ],
  members: {
    [`static ${comparer} FromComparison(System.StringComparison comparisonType)`]: (comparison: EnumValue) => {
      const { info, options } = comparisonOf(comparison);
      return new StringComparer(info, options);
    },
    [`static ${comparer} Create(cultureinfo culture, bool ignoreCase)`]: create,
    [`static ${comparer} Create(cultureinfo culture, System.Globalization.CompareOptions options)`]: create,
    [`static ${comparer} InvariantCulture {get;}`]: () => new StringComparer(compareInfoOf(''), 0),
    [`static ${comparer} InvariantCultureIgnoreCase {get;}`]: () => new StringComparer(compareInfoOf(''), ignoreCase),
    [`static ${comparer} CurrentCulture {get;}`]: () => new StringComparer(compareInfoOf(), 0),
    [`static ${comparer} CurrentCultureIgnoreCase {get;}`]: () => new StringComparer(compareInfoOf(), ignoreCase),
    [`static ${comparer} Ordinal {get;}`]: () => ordinal(CompareOptions.Ordinal),
    [`static ${comparer} OrdinalIgnoreCase {get;}`]: () => ordinal(CompareOptions.OrdinalIgnoreCase),
    ...overloads(compareObjects, ['int Compare(System.Object x, System.Object y)', 'int Compare(string x, string y)']),
    ...overloads(equalObjects, ['bool Equals(System.Object x, System.Object y)', 'bool Equals(string x, string y)']),
    ...overloads(hash, ['int GetHashCode(System.Object obj)', 'int GetHashCode(string obj)']),
  },
}));
for (const name of ['OrdinalComparer', 'CultureAwareComparer'])
  defineType(`System.${name}`, {}, () => ({ base: comparer }));
for (const name of ['OrdinalCaseSensitiveComparer', 'OrdinalIgnoreCaseComparer'])
  defineType(`System.${name}`, {}, () => ({ base: 'System.OrdinalComparer' }));
