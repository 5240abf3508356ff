/** System.Threading.Thread: the one that runs, and sleeping. */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import {
  type CultureInfo,
  currentCulture,
  currentUICulture,
  setCurrentCulture,
  setCurrentUICulture,
} from '../globalization/culture-info.js';
import { overloads } from '../overloads.js';
import { argumentNull } from '../system/errors.js';
import { TimeSpan } from '../system/time-span.js';
import { millisecondsOf, sleep } from './waiting.js';

/** ThreadState.Running, ThreadPriority.Normal, ApartmentState.Unknown. */
const running = 0;
const unknownApartment = 2;

class Thread {
  declare readonly netType: NetType;
  static readonly current = new Thread();
  name: string | null = 'Pipeline Execution Thread';
  isBackground = false;
  priority: number | EnumValue = 2;
}

defineType('System.Threading.Thread', { class: Thread }, () => ({
  members: {
    'static void SpinWait(int iterations)': () => {},
    'static bool Yield()': () => false,
    ...overloads(
      (timeout: number | TimeSpan) => sleep(millisecondsOf(timeout)),
      ['static void Sleep(int millisecondsTimeout)', 'static void Sleep(timespan timeout)'],
    ),
    'static void MemoryBarrier()': () => {},
    'static int GetDomainID()': () => 1,
    'static int GetCurrentProcessorId()': () => 0,
    'static System.Threading.Thread CurrentThread {get;}': () => Thread.current,
    'int ManagedThreadId {get;}': () => 1,
    'bool IsAlive {get;}': () => true,
    'bool IsBackground {get;set;}': {
      get: (self: Thread) => self.isBackground,
      set: (self: Thread, value: boolean) => {
        self.isBackground = value;
      },
    },
    'bool IsThreadPoolThread {get;}': () => false,
    'System.Threading.ThreadPriority Priority {get;set;}': {
      get: (self: Thread) => self.priority,
      set: (self: Thread, value: EnumValue) => {
        self.priority = value;
      },
    },
    'System.Threading.ThreadState ThreadState {get;}': () => running,
    'cultureinfo CurrentCulture {get;set;}': {
      get: () => currentCulture(),
      set: (_self: Thread, value: CultureInfo | null) => {
        if (value === null) throw argumentNull('value');
        setCurrentCulture(value);
      },
    },
    'cultureinfo CurrentUICulture {get;set;}': {
      get: () => currentUICulture(),
      set: (_self: Thread, value: CultureInfo | null) => {
        if (value === null) throw argumentNull('value');
        setCurrentUICulture(value);
      },
    },
    'string Name {get;set;}': {
      get: (self: Thread) => self.name,
      set: (self: Thread, value: string | null) => {
        self.name = value;
      },
    },
    'System.Threading.ApartmentState GetApartmentState()': () => unknownApartment,
    'int GetHashCode()': () => 1,
  },
}));

defineType('System.Threading.Timeout', {}, () => ({
  abstract: true,
  members: {
    'static timespan InfiniteTimeSpan {get;}': () => new TimeSpan(-10000n),
    'static int Infinite {get;}': () => -1,
  },
}));
