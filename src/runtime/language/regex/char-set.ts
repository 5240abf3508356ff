/**
 * A set of UTF-16 units: what a literal, `.`, `\w` or a `[...]` matches. Categories stay symbolic until units above ASCII are
 * asked for, because their tables are not needed for most texts.
 */
import { caseEquivalents } from './case-equivalence.js';
import { unicodeBlocks } from './unicode-blocks.js';
import { categoryNames, unicodeCategory } from './unicode-categories.js';

/** Names for combinations of categories, beside Unicode's own. */
const combined: Record<string, readonly string[]> = { Word: ['L', 'Mn', 'Nd', 'Pc'], Cased: ['Ll', 'Lu', 'Lt'] };

interface CategoryTest {
  /** A category, the first letter of several, `Space`, `Word` or `Cased`. */
  name: string;
  negated: boolean;
}

/** First and last unit, alternating, in order and apart from each other. */
export type Ranges = readonly number[];

const categoryMasks = new Map<string, number>();
function maskOf(name: string): number {
  let mask = categoryMasks.get(name);
  if (mask === undefined) {
    mask = 0;
    const wanted = combined[name] ?? [name];
    categoryNames.forEach((category, i) => {
      if (wanted.some((w) => (w.length === 1 ? category.startsWith(w) : category === w)))
        mask = (mask as number) | (1 << i);
    });
    categoryMasks.set(name, mask);
  }
  return mask;
}

function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 9 && unit <= 13);
  return unit === 0x85 || ((maskOf('Z') >>> unicodeCategory(unit)) & 1) === 1;
}
function inCategory(name: string, unit: number): boolean {
  if (name === 'Space') return isSpace(unit);
  if (name === 'Word' && unit < 0x80)
    return (
      (unit >= 0x61 && unit <= 0x7a) ||
      (unit >= 0x41 && unit <= 0x5a) ||
      (unit >= 0x30 && unit <= 0x39) ||
      unit === 0x5f
    );
  return ((maskOf(name) >>> unicodeCategory(unit)) & 1) === 1;
}

export class CharSet {
  readonly #ranges: [number, number][] = [];
  readonly #categories: CategoryTest[] = [];
  negated = false;
  subtraction: CharSet | null = null;
  #ascii: Ranges | undefined;
  #all: Ranges | undefined;
  #bits: Uint32Array | undefined;

  static of(...ranges: [number, number][]): CharSet {
    const set = new CharSet();
    for (const [first, last] of ranges) set.addRange(first, last);
    return set;
  }
  static category(name: string, negated = false): CharSet {
    const set = new CharSet();
    set.#categories.push({ name, negated });
    return set;
  }
  static unit(unit: number): CharSet {
    return CharSet.of([unit, unit]);
  }

  addRange(first: number, last: number): void {
    this.#ranges.push([first, last]);
  }
  addUnits(units: Iterable<number>): void {
    for (const unit of units) this.#ranges.push([unit, unit]);
  }
  addCategory(name: string, negated: boolean): void {
    this.#categories.push({ name, negated });
  }
  /** `\p{name}`. False when there is no such category or block. */
  addProperty(name: string, negated: boolean, ignoreCase: boolean): boolean {
    const names: readonly string[] = categoryNames;
    if (names.includes(name) || ['C', 'L', 'M', 'N', 'P', 'S', 'Z'].includes(name)) {
      this.addCategory(ignoreCase && combined.Cased?.includes(name) ? 'Cased' : name, negated);
      return true;
    }
    const block = Object.hasOwn(unicodeBlocks, name) ? unicodeBlocks[name] : undefined;
    if (!block) return false;
    if (!negated) this.addRange(block[0], block[1]);
    else {
      if (block[0] > 0) this.addRange(0, block[0] - 1);
      if (block[1] < 0xffff) this.addRange(block[1] + 1, 0xffff);
    }
    return true;
  }
  /** Adds what equals its units without regard to case. */
  addCaseEquivalents(invariant: boolean): void {
    const given = this.#ranges.length;
    for (let i = 0; i < given; i++) {
      const [first, last] = this.#ranges[i] as [number, number];
      for (let unit = first; unit <= last; unit++) {
        const equal = caseEquivalents(unit, invariant);
        if (equal.length > 1) this.addUnits(equal);
      }
    }
  }

  has(unit: number): boolean {
    this.#bits ??= this.#bitmap();
    if (unit < 0x80) return ((this.#bits[unit >>> 5] as number) >>> (unit & 31)) % 2 === 1;
    return this.#test(unit);
  }
  #bitmap(): Uint32Array {
    const bits = new Uint32Array(4);
    for (let unit = 0; unit < 0x80; unit++)
      if (this.#test(unit)) bits[unit >>> 5] = ((bits[unit >>> 5] as number) | (1 << (unit & 31))) >>> 0;
    return bits;
  }
  #test(unit: number): boolean {
    return this.#testPlain(unit) !== this.negated && !this.subtraction?.has(unit);
  }
  #testPlain(unit: number): boolean {
    for (const [first, last] of this.#ranges) if (unit >= first && unit <= last) return true;
    for (const { name, negated } of this.#categories) if (inCategory(name, unit) !== negated) return true;
    return false;
  }

  /** The set's units below `limit`: 0x80 for ASCII texts, or 0x10000. */
  ranges(limit: 0x80 | 0x10000): Ranges {
    if (limit === 0x80) return (this.#ascii ??= this.#collect(0x80));
    return (this.#all ??= this.#collect(0x10000));
  }
  #collect(limit: number): Ranges {
    if (this.#categories.length === 0 && this.subtraction === null) return this.#collectRanges(limit);
    const ranges: number[] = [];
    for (let unit = 0; unit < limit; unit++) {
      if (!this.#test(unit)) continue;
      const first = unit;
      while (unit + 1 < limit && this.#test(unit + 1)) unit++;
      ranges.push(first, unit);
    }
    return ranges;
  }
  /** The same without a look at every unit, for sets of ranges alone. */
  #collectRanges(limit: number): Ranges {
    const merged: number[] = [];
    for (const [first, last] of [...this.#ranges].sort((a, b) => a[0] - b[0])) {
      if (first >= limit) break;
      const end = merged.length - 1;
      const before = merged[end];
      if (before !== undefined && first <= before + 1) merged[end] = Math.max(before, Math.min(last, limit - 1));
      else merged.push(first, Math.min(last, limit - 1));
    }
    if (!this.negated) return merged;
    const complement: number[] = [];
    let next = 0;
    for (let i = 0; i < merged.length; i += 2) {
      if ((merged[i] as number) > next) complement.push(next, (merged[i] as number) - 1);
      next = (merged[i + 1] as number) + 1;
    }
    if (next < limit) complement.push(next, limit - 1);
    return complement;
  }
  /** The one unit of a set of one, else -1. */
  get single(): number {
    const [only, ...rest] = this.#ranges;
    if (!only || this.negated || this.subtraction || this.#categories.length > 0) return -1;
    return rest.length === 0 && only[0] === only[1] ? only[0] : -1;
  }
}

export const digits = () => CharSet.category('Nd');
export const ecmaWord = () => CharSet.of([0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a], [0x130, 0x130]);
export const ecmaSpace = () => CharSet.of([9, 13], [0x20, 0x20]);
export const ecmaDigits = () => CharSet.of([0x30, 0x39]);
export const wordSet = CharSet.category('Word');

/** \b's idea of a word character: also the zero-width joiner and non-joiner. Names of groups consist of these. */
export function isBoundaryWord(unit: number): boolean {
  return wordSet.has(unit) || unit === 0x200d || unit === 0x200c;
}
