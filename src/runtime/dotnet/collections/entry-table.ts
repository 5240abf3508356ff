/**
 * The storage of Dictionary, HashSet and ConcurrentDictionary: entries in the order in which .NET enumerates them. A removed entry leaves a hole
 * that the next added one fills, so the order is that of insertion only while nothing was removed.
 */
import type { EqualityComparison } from './comparers.js';
import { collectionModified } from './errors.js';

export class Entry {
  constructor(
    readonly key: unknown,
    public value: unknown,
  ) {}
}

export class EntryTable {
  version = 0;
  readonly #positions = new Map<unknown, number>();
  readonly #entries: (Entry | null)[] = [];
  readonly #holes: number[] = [];
  constructor(readonly equality: EqualityComparison) {}

  get count(): number {
    return this.#positions.size;
  }
  find(key: unknown): Entry | undefined {
    const position = this.#positions.get(this.equality.hash(key));
    return position === undefined ? undefined : (this.#entries[position] as Entry);
  }
  /** Adds an entry; false when there is one of an equal key. */
  add(key: unknown, value: unknown): boolean {
    const hash = this.equality.hash(key);
    if (this.#positions.has(hash)) return false;
    const position = this.#holes.pop() ?? this.#entries.length;
    this.#entries[position] = new Entry(key, value);
    this.#positions.set(hash, position);
    this.version++;
    return true;
  }
  remove(key: unknown): Entry | undefined {
    const hash = this.equality.hash(key);
    const position = this.#positions.get(hash);
    if (position === undefined) return undefined;
    const entry = this.#entries[position] as Entry;
    this.#entries[position] = null;
    this.#positions.delete(hash);
    this.#holes.push(position);
    return entry;
  }
  clear(): void {
    if (this.#entries.length > 0) this.version++;
    this.#positions.clear();
    this.#entries.length = 0;
    this.#holes.length = 0;
  }
  /** The entries. Throws when one was added since the walk began; removing does not disturb it. */
  *entries(): IterableIterator<Entry> {
    const version = this.version;
    for (let i = 0; i < this.#entries.length; i++) {
      const entry = this.#entries[i];
      if (entry === null || entry === undefined) continue;
      yield entry;
      if (version !== this.version) throw collectionModified();
    }
  }
  *keys(): IterableIterator<unknown> {
    for (const entry of this.entries()) yield entry.key;
  }
  *values(): IterableIterator<unknown> {
    for (const entry of this.entries()) yield entry.value;
  }
}
