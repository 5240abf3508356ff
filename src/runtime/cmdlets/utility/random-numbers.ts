/**
 * The numbers of Get-Random and Get-SecureRandom: cryptographic ones, or with a seed those that .NET's Random gives, worked
 * out from its bytes as PowerShell does, so that a seed gives the same numbers here.
 */
import { randomFillSync } from 'node:crypto';
import { Random } from '../../dotnet/system/random.js';

const maxInt = 2147483647;

export class RandomNumbers {
  readonly #random: Random | null;
  /** Cryptographic bytes are drawn many at a time. */
  readonly #pool = Buffer.alloc(4096);
  #used = this.#pool.length;

  constructor(seed?: number) {
    this.#random = seed === undefined ? null : new Random(seed);
  }

  #bytes(count: number): Buffer {
    if (this.#random !== null) {
      const bytes = Buffer.alloc(count);
      this.#random.nextBytes(bytes);
      return bytes;
    }
    if (this.#used + count > this.#pool.length) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    const bytes = this.#pool.subarray(this.#used, this.#used + count);
    this.#used += count;
    return bytes;
  }

  /** Any Int32 but the greatest. */
  #sample(): number {
    for (;;) {
      const value = this.#bytes(4).readInt32LE();
      if (value !== maxInt) return value;
    }
  }

  /** 0 to less than 1. */
  nextDouble(): number {
    const value = this.#sample();
    return (value < 0 ? value + maxInt : value) * (1 / maxInt);
  }

  /** An Int32 from `min` up to, but without, `max`. */
  next(min: number, max: number): number {
    const range = max - min;
    if (range <= maxInt) return Math.trunc(this.nextDouble() * range) + min;
    return Math.trunc(Math.trunc((this.#sample() + maxInt) * (1 / (2 * maxInt)) * range) + min);
  }

  /** An Int64 from `min` up to, but without, `max`. Great distances lose the precision that a Double lacks, as in PowerShell. */
  nextInt64(min: bigint, max: bigint): bigint {
    const distance = max - min;
    if (distance <= BigInt(maxInt)) return min + BigInt(this.next(0, Number(distance)));
    const mask = (1n << BigInt(distance.toString(2).length)) - 1n;
    for (;;) {
      const value = this.#bytes(8).readBigUInt64LE() & mask;
      if (value < distance) return BigInt.asIntN(64, BigInt(Math.trunc(Number(min) + Number(value))));
    }
  }

  /** A Double from `min` up to, but without, `max`. */
  nextBetween(min: number, max: number): number {
    let distance = max - min;
    for (;;) {
      const r = this.nextDouble();
      const value = Number.isFinite(distance) ? min + r * distance : min + r * max - r * min;
      if (value < max) return value;
      distance *= r;
    }
  }
}
