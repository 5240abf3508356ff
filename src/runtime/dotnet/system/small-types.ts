/** Index, Range, WeakReference, Lazy, Progress and ConsoleKeyInfo: a few members each. */
import { construct } from '../../objects/members.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { outOfRange } from './errors.js';
import { ValueTuple } from './value-tuple.js';

export class Index {
  declare readonly netType: NetType;
  constructor(
    readonly value: number,
    readonly isFromEnd = false,
  ) {}
  static of(value: number, isFromEnd = false): Index {
    if (value < 0) throw outOfRange('value', 'Non-negative number required.');
    return new Index(value, isFromEnd);
  }
  offset(length: number): number {
    return this.isFromEnd ? length - this.value : this.value;
  }
  toString(): string {
    return (this.isFromEnd ? '^' : '') + this.value;
  }
}
export class Range {
  declare readonly netType: NetType;
  constructor(
    readonly start: Index,
    readonly end: Index,
  ) {}
  toString(): string {
    return `${this.start}..${this.end}`;
  }
}

defineType('System.Index', { class: Index }, () => ({
  kind: 'struct',
  toString: (self: Index) => String(self),
  equals: (self: Index, other: unknown) => other instanceof Index && String(other) === String(self),
  hashKey: (self: Index) => String(self),
  defaultValue: () => new Index(0),
  convertFrom: (value: unknown) => (typeof value === 'number' && Number.isInteger(value) ? Index.of(value) : undefined),
  members: {
    'new(int value, bool fromEnd = False)': (_type: NetType, value: number, fromEnd = false) =>
      Index.of(value, fromEnd),
    'static System.Index FromStart(int value)': (value: number) => Index.of(value),
    'static System.Index FromEnd(int value)': (value: number) => Index.of(value, true),
    'static System.Index Start {get;}': () => new Index(0),
    'static System.Index End {get;}': () => new Index(0, true),
    'int Value {get;}': (self: Index) => self.value,
    'bool IsFromEnd {get;}': (self: Index) => self.isFromEnd,
    'int GetOffset(int length)': (self: Index, length: number) => self.offset(length),
  },
}));
defineType('System.Range', { class: Range }, () => ({
  kind: 'struct',
  toString: (self: Range) => String(self),
  equals: (self: Range, other: unknown) => other instanceof Range && String(other) === String(self),
  hashKey: (self: Range) => String(self),
  defaultValue: () => new Range(new Index(0), new Index(0)),
  members: {
    'new(System.Index start, System.Index end)': (_type: NetType, start: Index, end: Index) => new Range(start, end),
    'static System.Range StartAt(System.Index start)': (start: Index) => new Range(start, new Index(0, true)),
    'static System.Range EndAt(System.Index end)': (end: Index) => new Range(new Index(0), end),
    'static System.Range All {get;}': () => new Range(new Index(0), new Index(0, true)),
    'System.Index Start {get;}': (self: Range) => self.start,
    'System.Index End {get;}': (self: Range) => self.end,
    'System.ValueTuple[int,int] GetOffsetAndLength(int length)': (self: Range, length: number) => {
      const start = self.start.offset(length);
      const end = self.end.offset(length);
      if (start > end || end > length)
        throw outOfRange('length', 'Specified argument was out of the range of valid values.');
      return ValueTuple.of([start, end - start]);
    },
  },
}));

/** Holds its target for good: JavaScript's own weak references tell too late, and scripts look at once. */
export class WeakReference {
  constructor(
    readonly netType: NetType,
    public target: unknown,
  ) {}
}
function defineWeakReference(name: string, generic: string[], target: string): void {
  defineType(name, generic.length > 0 ? { generic } : {}, () => ({
    members: {
      [`new(${target} target)`]: (type: NetType, value: unknown) => new WeakReference(type, value),
      [`new(${target} target, bool trackResurrection)`]: (type: NetType, value: unknown) =>
        new WeakReference(type, value),
      'bool TrackResurrection {get;}': () => false,
      'bool IsAlive {get;}': (self: WeakReference) => self.target !== null,
      [`${target} Target {get;set;}`]: {
        get: (self: WeakReference) => self.target,
        set: (self: WeakReference, value: unknown) => {
          self.target = value;
        },
      },
    },
  }));
}
defineWeakReference('System.WeakReference', [], 'System.Object');
defineWeakReference('System.WeakReference`1', ['T'], 'T');

class Lazy {
  #factory: (() => unknown) | null;
  #value: unknown;
  constructor(
    readonly netType: NetType,
    factory: (() => unknown) | null,
    value?: unknown,
  ) {
    this.#factory = factory;
    this.#value = value;
  }
  get isCreated(): boolean {
    return this.#factory === null;
  }
  get value(): unknown {
    if (this.#factory !== null) {
      this.#value = this.#factory();
      this.#factory = null;
    }
    return this.#value;
  }
}
const lazyOfType = (type: NetType) => new Lazy(type, () => construct(type.genericArguments[0] as NetType, []));
const lazyOfFactory = (type: NetType, factory: () => unknown) => new Lazy(type, factory);
defineType('System.Lazy`1', { generic: ['T'] }, () => ({
  toString: (self: Lazy) => (self.isCreated ? String(self.value) : 'Value is not created.'),
  members: {
    'new()': lazyOfType,
    'new(T value)': (type: NetType, value: unknown) => new Lazy(type, null, value),
    'new(System.Func[T] valueFactory)': lazyOfFactory,
    'new(bool isThreadSafe)': lazyOfType,
    'new(System.Threading.LazyThreadSafetyMode mode)': lazyOfType,
    'new(System.Func[T] valueFactory, bool isThreadSafe)': lazyOfFactory,
    'new(System.Func[T] valueFactory, System.Threading.LazyThreadSafetyMode mode)': lazyOfFactory,
    'bool IsValueCreated {get;}': (self: Lazy) => self.isCreated,
    'T Value {get;}': (self: Lazy) => self.value,
  },
}));

class Progress {
  constructor(
    readonly netType: NetType,
    readonly handler: ((value: unknown) => void) | null = null,
  ) {}
}
defineType('System.Progress`1', { generic: ['T'] }, () => ({
  interfaces: ['System.IProgress[T]'],
  members: {
    'new()': (type: NetType) => new Progress(type),
    'new(System.Action[T] handler)': (type: NetType, handler: (value: unknown) => void) => new Progress(type, handler),
    'void IProgress[T].Report(T value)': (self: Progress, value: unknown) => self.handler?.(value),
  },
}));

export class ConsoleKeyInfo {
  declare readonly netType: NetType;
  constructor(
    readonly character: string,
    /** ConsoleKey number. */
    readonly key: number,
    /** ConsoleModifiers bits: 1 Alt, 2 Shift, 4 Control. */
    readonly modifiers: number,
  ) {}
}
defineType('System.ConsoleKeyInfo', { class: ConsoleKeyInfo, assembly: 'System.Console' }, () => ({
  kind: 'struct',
  equals: (self: ConsoleKeyInfo, other: unknown) =>
    other instanceof ConsoleKeyInfo &&
    other.character === self.character &&
    other.key === self.key &&
    other.modifiers === self.modifiers,
  hashKey: (self: ConsoleKeyInfo) => `${self.character}${self.key}:${self.modifiers}`,
  defaultValue: () => new ConsoleKeyInfo('\0', 0, 0),
  members: {
    'new(char keyChar, System.ConsoleKey key, bool shift, bool alt, bool control)': (
      _type: NetType,
      character: string,
      key: EnumValue,
      shift: boolean,
      alt: boolean,
      control: boolean,
    ) => new ConsoleKeyInfo(character, Number(key.value), (alt ? 1 : 0) | (shift ? 2 : 0) | (control ? 4 : 0)),
    'char KeyChar {get;}': (self: ConsoleKeyInfo) => self.character,
    'System.ConsoleKey Key {get;}': (self: ConsoleKeyInfo) => self.key,
    'System.ConsoleModifiers Modifiers {get;}': (self: ConsoleKeyInfo) => self.modifiers,
  },
}));
