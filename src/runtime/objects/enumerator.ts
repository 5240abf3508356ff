/** IEnumerator over anything: what `$foreach`, `$switch` and `$input` are. */
import type { NetType } from './net-type.js';

export class PSEnumerator {
  declare readonly netType: NetType;
  #iterator: Iterator<unknown> | null;
  #position = -1;
  current: unknown = null;

  constructor(readonly items: Iterable<unknown>) {
    this.#iterator = Array.isArray(items) ? null : items[Symbol.iterator]();
  }

  moveNext(): boolean {
    if (this.#iterator === null) {
      const array = this.items as unknown[];
      if (++this.#position >= array.length) {
        this.current = null;
        return false;
      }
      this.current = array[this.#position];
      return true;
    }
    const next = this.#iterator.next();
    this.current = next.done ? null : next.value;
    return !next.done;
  }

  reset(): void {
    this.#position = -1;
    if (this.#iterator !== null) this.#iterator = this.items[Symbol.iterator]();
  }

  /** Enumerating an enumerator goes on from where it is. */
  *[Symbol.iterator](): Iterator<unknown> {
    while (this.moveNext()) yield this.current;
  }
}
