/**
 * Objects of one side of Compare-Object that still wait for their equal, in order of arrival. As comparing an object with all
 * that wait is slow, they are found by a key as long as all keys are of one plain kind.
 */
import { equalityKey } from './object-comparer.js';
import type { EntryComparer, OrderEntry } from './order-by-property.js';

/** Shared by both sides: whether keys tell equal objects. */
export class ComparisonKeys {
  #kinds: string | null = null;
  isReliable = true;
  constructor(readonly caseSensitive: boolean) {}

  /** Undefined, from now on for all entries, when the entry has a value without a key or of another kind than before. */
  of(entry: OrderEntry): string | undefined {
    if (!this.isReliable) return undefined;
    let kinds = '';
    let key = '';
    for (const value of entry.keys) {
      const part = equalityKey(value, this.caseSensitive);
      if (part === undefined) {
        this.isReliable = false;
        return undefined;
      }
      kinds += part.charAt(0);
      key += `${part.length}:${part}`;
    }
    this.#kinds ??= kinds;
    this.isReliable = this.#kinds === kinds;
    return this.isReliable ? key : undefined;
  }
}

export class ComparisonBacklog {
  /** Those that were taken leave a gap. */
  readonly #waiting: (OrderEntry | null)[] = [];
  readonly #places = new Map<string, number[]>();
  #head = 0;
  count = 0;

  constructor(
    readonly keys: ComparisonKeys,
    readonly compare: EntryComparer,
  ) {}

  add(entry: OrderEntry): void {
    const key = this.keys.of(entry);
    if (key !== undefined) {
      const places = this.#places.get(key);
      if (places === undefined) this.#places.set(key, [this.#waiting.length]);
      else places.push(this.#waiting.length);
    }
    this.#waiting.push(entry);
    this.count++;
  }

  /** Takes out the first that equals the entry, if there is one. */
  take(entry: OrderEntry): OrderEntry | undefined {
    const key = this.keys.of(entry);
    const place = key === undefined ? this.#search(entry) : this.#placeOf(key);
    return place === undefined ? undefined : this.#remove(place);
  }
  #search(entry: OrderEntry): number | undefined {
    for (let i = this.#head; i < this.#waiting.length; i++) {
      const other = this.#waiting[i];
      if (other !== null && this.compare(entry, other as OrderEntry) === 0) return i;
    }
    return undefined;
  }
  #placeOf(key: string): number | undefined {
    const places = this.#places.get(key);
    while (places !== undefined && places.length > 0) {
      const place = places.shift() as number;
      if (this.#waiting[place] !== null) return place;
    }
    return undefined;
  }
  #remove(place: number): OrderEntry {
    const entry = this.#waiting[place] as OrderEntry;
    this.#waiting[place] = null;
    this.count--;
    while (this.#head < this.#waiting.length && this.#waiting[this.#head] === null) this.#head++;
    return entry;
  }

  /** Takes out the one that waits longest. */
  takeOldest(): OrderEntry {
    return this.#remove(this.#head);
  }
  *[Symbol.iterator](): Iterator<OrderEntry> {
    for (let i = this.#head; i < this.#waiting.length; i++) {
      const entry = this.#waiting[i];
      if (entry) yield entry;
    }
  }
}
