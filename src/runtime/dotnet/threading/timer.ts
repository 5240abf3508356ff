/** System.Timers.Timer. It elapses where the shell waits, or between two statements. */

import { dateTimeFromMilliseconds } from '../../engine/time-values.js';
import { defineEvents, raise } from '../../events/event-source.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import { scheduler } from '../../threads/scheduler.js';
import { placedComponent } from '../system/component.js';
import { argumentError } from '../system/errors.js';
import { EventArgs } from '../system/event-args.js';

class Timer {
  declare readonly netType: NetType;
  autoReset = true;
  #interval: number;
  #cancel: (() => void) | null = null;

  /** Milliseconds. Throws ArgumentException for what is no interval. */
  constructor(interval = 100) {
    this.#interval = checked(interval);
  }
  get interval(): number {
    return this.#interval;
  }
  set interval(interval: number) {
    this.#interval = checked(interval);
    if (this.enabled) {
      this.stop();
      this.start();
    }
  }
  get enabled(): boolean {
    return this.#cancel !== null;
  }
  start(): void {
    if (this.#cancel !== null) return;
    this.#cancel = scheduler.startTimer(this.#interval, () => this.#elapse());
  }
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
  #elapse(): void {
    this.#cancel = null;
    if (this.autoReset) this.start();
    raise(this, 'Elapsed', new ElapsedEventArgs());
  }
}

class ElapsedEventArgs extends EventArgs {
  readonly signalTime = dateTimeFromMilliseconds(Date.now());
}

function checked(interval: number): number {
  if (interval > 0 && interval <= 2147483647) return interval;
  throw argumentError(`Invalid value '${interval}' for parameter 'interval'.`);
}

defineType('System.Timers.ElapsedEventArgs', { class: ElapsedEventArgs }, () => ({
  base: 'System.EventArgs',
  members: { 'datetime SignalTime {get;}': (self: ElapsedEventArgs) => self.signalTime },
}));

defineType('System.Timers.Timer', { class: Timer }, () => ({
  base: 'System.ComponentModel.Component',
  members: {
    'new()': () => new Timer(),
    'new(double interval)': (_type: NetType, interval: number) => new Timer(interval),
    'new(timespan interval)': (_type: NetType, interval: { totalMilliseconds: number }) =>
      new Timer(interval.totalMilliseconds),
    'bool AutoReset {get;set;}': {
      get: (self: Timer) => self.autoReset,
      set: (self: Timer, value: boolean) => {
        self.autoReset = value;
      },
    },
    'bool Enabled {get;set;}': {
      get: (self: Timer) => self.enabled,
      set: (self: Timer, value: boolean) => {
        if (value) self.start();
        else self.stop();
      },
    },
    'double Interval {get;set;}': {
      get: (self: Timer) => self.interval,
      set: (self: Timer, value: number) => {
        self.interval = value;
      },
    },
    ...placedComponent,
    'void Start()': (self: Timer) => self.start(),
    'void Stop()': (self: Timer) => self.stop(),
    'void Close()': (self: Timer) => self.stop(),
    'void Dispose()': (self: Timer) => self.stop(),
    ...defineEvents('System.Timers.Timer', {
      Elapsed: 'System.Timers.ElapsedEventHandler',
      Disposed: 'System.EventHandler',
    }),
  },
}));
