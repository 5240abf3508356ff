/** Random choices that a seed repeats (mulberry32), for the tests that make up scripts. */
export class SeededRandom {
  #state: number;
  constructor(readonly seed: number) {
    this.#state = seed | 0;
  }
  /** Of PERIWINKLE_SEED, where `new` is a seed never used before; without it always the same, so that tests are repeatable. */
  static fromEnvironment(): SeededRandom {
    const given = process.env['PERIWINKLE_SEED'] ?? '1';
    const random = new SeededRandom(given === 'new' ? Math.floor(Math.random() * 2 ** 31) : Number(given));
    console.info(`PERIWINKLE_SEED=${random.seed}`);
    return random;
  }
  /** From 0 up to, but without, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  /** A whole number from 0 up to, but without, `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  /** One of the elements, of which there must be one. */
  pick<T>(elements: readonly T[]): T {
    return elements[this.below(elements.length)] as T;
  }
  /** True that often: 0.1 is one time in ten. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }
}
