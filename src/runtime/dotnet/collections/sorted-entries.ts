/** The storage of SortedDictionary, SortedList and SortedSet: entries kept in order by binary search. */
import { Entry } from './entry-table.js';
import { collectionModified } from './errors.js';
import type { Comparison } from './intro-sort.js';

export class SortedEntries {
  version = 0;
  readonly list: Entry[] = [];
  constructor(readonly compare: Comparison) {}

  get count(): number {
    return this.list.length;
  }
  /** Position of the key, or the complement of where it belongs. */
  search(key: unknown): number {
    let lo = 0;
    let hi = this.list.length - 1;
    while (lo <= hi) {
      const middle = (lo + hi) >> 1;
      const order = this.compare((this.list[middle] as Entry).key, key);
      if (order === 0) return middle;
      if (order < 0) lo = middle + 1;
      else hi = middle - 1;
    }
    return ~lo;
  }
  find(key: unknown): Entry | undefined {
    const position = this.search(key);
    return position < 0 ? undefined : this.list[position];
  }
  add(key: unknown, value: unknown): boolean {
    // The first key is compared with itself, so that one that does not compare is refused at once.
    if (this.list.length === 0) this.compare(key, key);
    const position = this.search(key);
    if (position >= 0) return false;
    this.list.splice(~position, 0, new Entry(key, value));
    this.version++;
    return true;
  }
  remove(key: unknown): Entry | undefined {
    const position = this.search(key);
    return position < 0 ? undefined : this.removeAt(position);
  }
  removeAt(position: number): Entry {
    this.version++;
    return this.list.splice(position, 1)[0] as Entry;
  }
  clear(): void {
    this.list.length = 0;
    this.version++;
  }
  *entries(): IterableIterator<Entry> {
    const version = this.version;
    for (let i = 0; i < this.list.length; i++) {
      yield this.list[i] as Entry;
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
