/** Queue<T>, Stack<T> and their non-generic namesakes. */
import { defineType, type MemberImplementation, type NetType, types } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { argumentNull, invalidOperation, mustNotBeNegative } from '../system/errors.js';
import { sameValue } from './comparers.js';
import { defaultOf, typeArgument, typedArray, valuesOf } from './elements.js';
import { defineEnumerator, definePlainEnumerator, enumeratorOf, NetEnumerator } from './enumerator.js';
import { collectionModified, offsetAndLength, positionOutOfRange } from './errors.js';
import { copyItems } from './net-list.js';

/** Items in the order of enumeration. A queue takes from the front; `head` says how many were taken already. */
class Queue {
  version = 0;
  #items: unknown[];
  #head = 0;
  constructor(
    readonly netType: NetType,
    items: Iterable<unknown> = [],
  ) {
    this.#items = [...items];
  }
  get count(): number {
    return this.#items.length - this.#head;
  }
  get items(): unknown[] {
    return this.#items.slice(this.#head);
  }
  put(item: unknown): void {
    this.#items.push(item);
    this.version++;
  }
  /** Takes the first item; the caller has made sure that there is one. */
  take(): unknown {
    const item = this.#items[this.#head];
    this.#items[this.#head++] = undefined;
    if (this.#head > 64 && this.#head * 2 > this.#items.length) {
      this.#items = this.items;
      this.#head = 0;
    }
    this.version++;
    return item;
  }
  peek(): unknown {
    return this.#items[this.#head];
  }
  clear(): void {
    this.#items = [];
    this.#head = 0;
    this.version++;
  }
  [Symbol.iterator](): IterableIterator<unknown> {
    return watched(this);
  }
}
class Stack {
  version = 0;
  #items: unknown[] = [];
  constructor(
    readonly netType: NetType,
    items: Iterable<unknown> = [],
  ) {
    this.#items = [...items];
  }
  get count(): number {
    return this.#items.length;
  }
  /** The last pushed item first. */
  get items(): unknown[] {
    return this.#items.toReversed();
  }
  put(item: unknown): void {
    this.#items.push(item);
    this.version++;
  }
  take(): unknown {
    this.version++;
    return this.#items.pop();
  }
  peek(): unknown {
    return this.#items.at(-1);
  }
  clear(): void {
    this.#items = [];
    this.version++;
  }
  [Symbol.iterator](): IterableIterator<unknown> {
    return watched(this);
  }
}
type Container = Queue | Stack;

function* watched(self: Container): IterableIterator<unknown> {
  const { version } = self;
  for (const item of self.items) {
    yield item;
    if (version !== self.version) throw collectionModified();
  }
}
function nonEmpty(self: Container): Container {
  if (self.count === 0) throw invalidOperation(self instanceof Queue ? 'Queue empty.' : 'Stack empty.');
  return self;
}
function attempt(self: Container, result: PSReference, what: 'take' | 'peek'): boolean {
  const found = self.count > 0;
  result.set(found ? self[what]() : defaultOf(typeArgument(self.netType)));
  return found;
}
function copyTo(self: Container, array: unknown[], index: number): void {
  if (index < 0 || index > array.length) throw positionOutOfRange('arrayIndex');
  if (array.length - index < self.count) throw offsetAndLength();
  copyItems(self.items, array, index);
}
const contains = (self: Container, item: unknown) => self.items.some((own) => sameValue(own, item));

function genericMembers(
  short: 'Queue' | 'Stack',
  cls: typeof Queue | typeof Stack,
): Record<string, MemberImplementation> {
  const name = `System.Collections.Generic.${short}\`1`;
  const take = short === 'Queue' ? 'Dequeue' : 'Pop';
  const put = short === 'Queue' ? 'Enqueue' : 'Push';
  return {
    'new()': (type: NetType) => new cls(type),
    'new(int capacity)': (type: NetType, capacity: number) => {
      if (capacity < 0) throw mustNotBeNegative('capacity', capacity);
      return new cls(type);
    },
    'new(System.Collections.Generic.IEnumerable[T] collection)': (type: NetType, items: unknown) => {
      if (items === null) throw argumentNull('collection');
      return new cls(type, valuesOf(items, typeArgument(type)));
    },
    'int Count {get;}': (self: Container) => self.count,
    'int Capacity {get;}': (self: Container) => self.count,
    'void Clear()': (self: Container) => self.clear(),
    'void CopyTo(T[] array, int arrayIndex)': copyTo,
    [`void ${put}(T item)`]: (self: Container, item: unknown) => self.put(item),
    [`${name}+Enumerator[T] GetEnumerator()`]: (self: Container) =>
      enumeratorOf(`${name}+Enumerator`, [typeArgument(self.netType)], self),
    [`T ${take}()`]: (self: Container) => nonEmpty(self).take(),
    [`bool Try${take}([ref] T result)`]: (self: Container, result: PSReference) => attempt(self, result, 'take'),
    'T Peek()': (self: Container) => nonEmpty(self).peek(),
    'bool TryPeek([ref] T result)': (self: Container, result: PSReference) => attempt(self, result, 'peek'),
    'bool Contains(T item)': contains,
    'T[] ToArray()': (self: Container) => typedArray(typeArgument(self.netType), self.items),
    'void TrimExcess()': () => {},
    'void TrimExcess(int capacity)': () => {},
    'int EnsureCapacity(int capacity)': (self: Container, capacity: number) => {
      if (capacity < 0) throw mustNotBeNegative('capacity', capacity);
      return Math.max(capacity, self.count);
    },
  };
}

function plainMembers(
  short: 'Queue' | 'Stack',
  cls: typeof Queue | typeof Stack,
): Record<string, MemberImplementation> {
  const name = `System.Collections.${short}`;
  const enumeratorType = enumeratorTypes[short];
  const capacity = short === 'Queue' ? 'capacity' : 'initialCapacity';
  return {
    'new()': (type: NetType) => new cls(type),
    [`new(int ${capacity})`]: (type: NetType, value: number) => {
      if (value < 0) throw mustNotBeNegative(capacity, value);
      return new cls(type);
    },
    ...(short === 'Queue' && { 'new(int capacity, float growFactor)': (type: NetType) => new cls(type) }),
    'new(System.Collections.ICollection col)': (type: NetType, items: unknown) => {
      if (items === null) throw argumentNull('col');
      return new cls(type, valuesOf(items, typeArgument(type)));
    },
    'int Count {get;}': (self: Container) => self.count,
    'bool IsSynchronized {get;}': () => false,
    'System.Object SyncRoot {get;}': (self: Container) => self,
    'System.Object Clone()': (self: Container) =>
      new cls(self.netType, short === 'Queue' ? self.items : self.items.toReversed()),
    'void Clear()': (self: Container) => self.clear(),
    'void CopyTo(array array, int index)': copyTo,
    [`void ${short === 'Queue' ? 'Enqueue' : 'Push'}(System.Object obj)`]: (self: Container, item: unknown) =>
      self.put(item),
    'System.Collections.IEnumerator GetEnumerator()': (self: Container) => new NetEnumerator(enumeratorType(), self),
    [`System.Object ${short === 'Queue' ? 'Dequeue' : 'Pop'}()`]: (self: Container) => nonEmpty(self).take(),
    'System.Object Peek()': (self: Container) => nonEmpty(self).peek(),
    [`static ${name} Synchronized(${name} ${short.toLowerCase()})`]: (self: Container) => self,
    'bool Contains(System.Object obj)': contains,
    'System.Object[] ToArray()': (self: Container) => typedArray(types.object(), self.items),
    ...(short === 'Queue' && { 'void TrimToSize()': () => {} }),
  };
}

const enumeratorTypes = {
  Queue: definePlainEnumerator('System.Collections.Queue+QueueEnumerator'),
  Stack: definePlainEnumerator('System.Collections.Stack+StackEnumerator'),
};

for (const [short, cls] of [
  ['Queue', Queue],
  ['Stack', Stack],
] as const) {
  const generic = `System.Collections.Generic.${short}\`1`;
  defineEnumerator(`${generic}+Enumerator`, ['T'], 'T');
  defineType(generic, { generic: ['T'] }, () => ({
    interfaces: ['System.Collections.ICollection', 'System.Collections.Generic.IReadOnlyCollection[T]'],
    enumerate: (self: Container) => self,
    members: genericMembers(short, cls),
  }));
  defineType(`System.Collections.${short}`, {}, () => ({
    interfaces: ['System.Collections.ICollection', 'System.ICloneable'],
    enumerate: (self: Container) => self,
    members: plainMembers(short, cls),
  }));
}
