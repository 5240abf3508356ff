/** System.Diagnostics.Stopwatch: nanoseconds of a clock that only goes forward. */
import { formatTimeSpan } from '../../language/format/time-span-format.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import { TimeSpan } from '../system/time-span.js';

const frequency = 1_000_000_000n;

export class Stopwatch {
  declare readonly netType: NetType;
  #elapsed = 0n;
  #startedAt: bigint | null = null;
  get isRunning(): boolean {
    return this.#startedAt !== null;
  }
  /** Nanoseconds. */
  get elapsed(): bigint {
    return this.#startedAt === null ? this.#elapsed : this.#elapsed + process.hrtime.bigint() - this.#startedAt;
  }
  get span(): TimeSpan {
    return new TimeSpan(this.elapsed / 100n);
  }
  start(): this {
    this.#startedAt ??= process.hrtime.bigint();
    return this;
  }
  stop(): void {
    this.#elapsed = this.elapsed;
    this.#startedAt = null;
  }
  reset(): void {
    this.#elapsed = 0n;
    this.#startedAt = null;
  }
}

defineType('System.Diagnostics.Stopwatch', { class: Stopwatch }, () => ({
  toString: (self: Stopwatch) => formatTimeSpan(self.span.ticks, null, ''),
  members: {
    'new()': () => new Stopwatch(),
    'static System.Diagnostics.Stopwatch StartNew()': () => new Stopwatch().start(),
    'static timespan GetElapsedTime(long startingTimestamp)': (from: bigint) =>
      new TimeSpan((process.hrtime.bigint() - from) / 100n),
    'static timespan GetElapsedTime(long startingTimestamp, long endingTimestamp)': (from: bigint, to: bigint) =>
      new TimeSpan((to - from) / 100n),
    'static long GetTimestamp()': () => process.hrtime.bigint(),
    'static long Frequency {get;}': () => frequency,
    'static bool IsHighResolution {get;}': () => true,
    'bool IsRunning {get;}': (self: Stopwatch) => self.isRunning,
    'timespan Elapsed {get;}': (self: Stopwatch) => self.span,
    'long ElapsedMilliseconds {get;}': (self: Stopwatch) => self.elapsed / 1_000_000n,
    'long ElapsedTicks {get;}': (self: Stopwatch) => self.elapsed,
    'void Start()': (self: Stopwatch) => {
      self.start();
    },
    'void Stop()': (self: Stopwatch) => self.stop(),
    'void Reset()': (self: Stopwatch) => self.reset(),
    'void Restart()': (self: Stopwatch) => {
      self.reset();
      self.start();
    },
  },
}));
