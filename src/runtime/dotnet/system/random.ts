/** System.Random: with a seed the numbers of .NET's old generator, digit for digit; without one any random numbers. */
import { randomBytes } from 'node:crypto';
import { elementAt, makeArray, type NetArray } from '../../objects/arrays.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import { overloads } from '../overloads.js';
import { elementTypeOf } from './array-operations.js';
import { argumentError, argumentNull, mustNotBeNegative, outOfRange } from './errors.js';

const maxInt = 2147483647;

/** Where the numbers come from: integers from 0 up to, but without, 2^31 - 1. */
interface Source {
  sample(): number;
}

/** Knuth's subtractive generator, as .NET Framework had it. */
class SeededSource implements Source {
  #array = new Int32Array(56);
  #next = 0;
  #other = 21;
  constructor(seed: number) {
    const array = this.#array;
    let mj = 161803398 - (seed === -2147483648 ? maxInt : Math.abs(seed));
    array[55] = mj;
    let mk = 1;
    for (let i = 1, at = 0; i < 55; i++) {
      at = (at + 21) % 55;
      array[at] = mk;
      mk = (mj - mk) | 0;
      if (mk < 0) mk += maxInt;
      mj = array[at] as number;
    }
    for (let round = 1; round < 5; round++)
      for (let i = 1; i < 56; i++) {
        const value = ((array[i] as number) - (array[1 + ((i + 30) % 55)] as number)) | 0;
        array[i] = value < 0 ? value + maxInt : value;
      }
  }
  sample(): number {
    this.#next = (this.#next % 55) + 1;
    this.#other = (this.#other % 55) + 1;
    let value = ((this.#array[this.#next] as number) - (this.#array[this.#other] as number)) | 0;
    if (value === maxInt) value--;
    if (value < 0) value += maxInt;
    this.#array[this.#next] = value;
    return value;
  }
}

const systemSource: Source = {
  sample: () => Math.floor(Math.random() * maxInt),
};

export class Random {
  declare readonly netType: NetType;
  readonly #source: Source;
  constructor(seed?: number) {
    this.#source = seed === undefined ? systemSource : new SeededSource(seed);
  }
  static readonly shared = new Random();

  next(): number {
    return this.#source.sample();
  }
  /** 0 to less than 1. */
  nextDouble(): number {
    return this.#source.sample() * (1 / maxInt);
  }
  /** From `min` up to, but without, `max`. */
  nextBetween(min: number, max: number): number {
    const range = max - min;
    if (range <= maxInt) return Math.trunc(this.nextDouble() * range) + min;
    let sample = this.#source.sample();
    if (this.#source.sample() % 2 === 0) sample = -sample;
    return Math.trunc(((sample + maxInt - 1) / (2 * maxInt - 1)) * range) + min;
  }
  nextUInt64(): bigint {
    const part = (bits: number) => BigInt(this.nextBetween(0, 1 << bits));
    return part(22) | (part(22) << 22n) | (part(20) << 44n);
  }
  nextInt64(min: bigint, max: bigint): bigint {
    const range = max - min;
    if (range <= 1n) return min;
    const bits = BigInt((range - 1n).toString(2).length);
    for (;;) {
      const value = this.nextUInt64() >> (64n - bits);
      if (value < range) return value + min;
    }
  }
  nextBytes(bytes: Uint8Array): void {
    if (this.#source === systemSource) bytes.set(randomBytes(bytes.length));
    else for (let i = 0; i < bytes.length; i++) bytes[i] = this.#source.sample();
  }
  /** `count` positions below `length`. */
  positions(length: number, count: number): number[] {
    return Array.from({ length: count }, () => this.nextBetween(0, length));
  }
  shuffle(items: unknown[] | Uint8Array): void {
    for (let i = 0; i < items.length - 1; i++) {
      const j = this.nextBetween(i, items.length);
      const item = items[i];
      items[i] = items[j] as never;
      items[j] = item as never;
    }
  }
}

function next(self: Random, first?: number, second?: number): number {
  if (first === undefined) return self.next();
  if (second === undefined) {
    if (first < 0) throw mustNotBeNegative('maxValue', first);
    return self.nextBetween(0, first);
  }
  if (first > second) throw outOfRange('minValue', "'minValue' cannot be greater than maxValue.");
  return self.nextBetween(first, second);
}

function nextInt64(self: Random, first?: bigint, second?: bigint): bigint {
  if (first === undefined) {
    for (;;) {
      const value = self.nextUInt64() >> 1n;
      if (value !== 2n ** 63n - 1n) return value;
    }
  }
  if (second === undefined) {
    if (first < 0n) throw mustNotBeNegative('maxValue', first);
    return self.nextInt64(0n, first);
  }
  if (first > second) throw outOfRange('minValue', "'minValue' cannot be greater than maxValue.");
  return self.nextInt64(first, second);
}

function getItems(self: Random, choices: NetArray | null, count: number): NetArray {
  if (choices === null) throw argumentNull('choices');
  if (choices.length === 0) throw argumentError('Span may not be empty.', 'choices');
  if (count < 0) throw mustNotBeNegative('length', count);
  return makeArray(
    elementTypeOf(choices),
    self.positions(choices.length, count).map((at) => elementAt(choices, at)),
  );
}

function characters(self: Random, choices: string, count: number): string {
  return self
    .positions(choices.length, count)
    .map((at) => choices.charAt(at))
    .join('');
}

defineType('System.Random', { class: Random }, () => ({
  members: {
    'new()': () => new Random(),
    'new(int Seed)': (_type: NetType, seed: number) => new Random(seed),
    'static System.Random Shared {get;}': () => Random.shared,
    ...overloads(next, ['int Next()', 'int Next(int maxValue)', 'int Next(int minValue, int maxValue)']),
    ...overloads(nextInt64, [
      'long NextInt64()',
      'long NextInt64(long maxValue)',
      'long NextInt64(long minValue, long maxValue)',
    ]),
    'float NextSingle()': (self: Random) => {
      for (;;) {
        const value = Math.fround(self.nextDouble());
        if (value < 1) return value;
      }
    },
    'double NextDouble()': (self: Random) => self.nextDouble(),
    ...overloads(
      (self: Random, bytes: Uint8Array | null) => {
        if (bytes === null) throw argumentNull('buffer');
        self.nextBytes(bytes);
      },
      ['void NextBytes(byte[] buffer)', 'void NextBytes(System.Span[byte] buffer)'],
    ),
    'T[] GetItems[T](T[] choices, int length)': getItems,
    'void Shuffle[T](T[] values)': (self: Random, values: NetArray | null) => {
      if (values === null) throw argumentNull('values');
      self.shuffle(values);
    },
    'string GetString(string choices, int length)': characters,
    'string GetHexString(int stringLength, bool lowercase = False)': (self: Random, count: number, lowercase = false) =>
      characters(self, lowercase ? '0123456789abcdef' : '0123456789ABCDEF', count),
  },
}));
