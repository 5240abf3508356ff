/** ConcurrentQueue<T>, ConcurrentStack<T>, ConcurrentBag<T> and BlockingCollection<T>, for the one thread of a runspace. */
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { argumentNull, invalidOperation } from '../system/errors.js';
import { defaultOf, typeArgument, typedArray, valuesOf } from './elements.js';
import { defineEnumerator, enumeratorOf } from './enumerator.js';
import { copyItems } from './net-list.js';

const namespace = 'System.Collections.Concurrent';

/** Items in the order in which they were put; `fifo` says from which end they are taken and enumerated. */
class ConcurrentItems {
  readonly stored: unknown[] = [];
  isAddingCompleted = false;
  constructor(
    readonly netType: NetType,
    readonly fifo: boolean,
    items: Iterable<unknown> = [],
  ) {
    for (const item of items) this.stored.push(item);
  }
  get items(): unknown[] {
    return this.fifo ? [...this.stored] : this.stored.toReversed();
  }
  attempt(result: PSReference, take: boolean): boolean {
    const found = this.stored.length > 0;
    const item = this.fifo ? this.stored[0] : this.stored.at(-1);
    result.set(found ? item : defaultOf(typeArgument(this.netType)));
    if (found && take) {
      if (this.fifo) this.stored.shift();
      else this.stored.pop();
    }
    return found;
  }
}

function popRange(self: ConcurrentItems, items: unknown[], start = 0, count = items.length - start): number {
  let taken = 0;
  for (; taken < count && self.stored.length > 0; taken++) items[start + taken] = self.stored.pop();
  return taken;
}

/** Members that all of them have; `put` and `take` are their names for adding and taking. */
function commonMembers(name: string, fifo: boolean, put: string, take: string): Record<string, MemberImplementation> {
  return {
    'new()': (type: NetType) => new ConcurrentItems(type, fifo),
    'new(System.Collections.Generic.IEnumerable[T] collection)': (type: NetType, items: unknown) => {
      if (items === null) throw argumentNull('collection');
      return new ConcurrentItems(type, fifo, valuesOf(items, typeArgument(type)));
    },
    'bool IsEmpty {get;}': (self: ConcurrentItems) => self.stored.length === 0,
    'int Count {get;}': (self: ConcurrentItems) => self.stored.length,
    'T[] ToArray()': (self: ConcurrentItems) => typedArray(typeArgument(self.netType), self.items),
    'void CopyTo(T[] array, int index)': (self: ConcurrentItems, array: unknown[], index: number) =>
      copyItems(self.items, array, index),
    'System.Collections.Generic.IEnumerator[T] GetEnumerator()': (self: ConcurrentItems) =>
      enumeratorOf(`${name}+Enumerator`, [typeArgument(self.netType)], self.items),
    [`void ${put}(T item)`]: (self: ConcurrentItems, item: unknown) => {
      self.stored.push(item);
    },
    [`bool ${take}([ref] T result)`]: (self: ConcurrentItems, result: PSReference) => self.attempt(result, true),
    'bool TryPeek([ref] T result)': (self: ConcurrentItems, result: PSReference) => self.attempt(result, false),
    'void Clear()': (self: ConcurrentItems) => {
      self.stored.length = 0;
    },
  };
}

const stackMembers: Record<string, MemberImplementation> = {
  'void PushRange(T[] items)': (self: ConcurrentItems, items: unknown[]) => {
    self.stored.push(...items);
  },
  'void PushRange(T[] items, int startIndex, int count)': (
    self: ConcurrentItems,
    items: unknown[],
    start: number,
    count: number,
  ) => {
    self.stored.push(...items.slice(start, start + count));
  },
  'int TryPopRange(T[] items)': (self: ConcurrentItems, items: unknown[]) => popRange(self, items),
  'int TryPopRange(T[] items, int startIndex, int count)': popRange,
};

for (const [short, fifo, put, take] of [
  ['ConcurrentQueue', true, 'Enqueue', 'TryDequeue'],
  ['ConcurrentStack', false, 'Push', 'TryPop'],
  ['ConcurrentBag', false, 'Add', 'TryTake'],
] as const) {
  const name = `${namespace}.${short}\`1`;
  defineEnumerator(`${name}+Enumerator`, ['T'], 'T', 'class');
  defineType(name, { generic: ['T'] }, () => ({
    interfaces: [`${namespace}.IProducerConsumerCollection[T]`, 'System.Collections.Generic.IReadOnlyCollection[T]'],
    enumerate: (self: ConcurrentItems) => self.items,
    members: { ...commonMembers(name, fifo, put, take), ...(short === 'ConcurrentStack' && stackMembers) },
  }));
}

function completed() {
  return invalidOperation('The collection has been marked as complete with regards to additions.');
}
function add(self: ConcurrentItems, item: unknown): boolean {
  if (self.isAddingCompleted) throw completed();
  self.stored.push(item);
  return true;
}
/** Nothing else could add while this thread waits, so an empty collection is an error rather than a hang. */
function takeOne(self: ConcurrentItems): unknown {
  if (self.stored.length === 0)
    throw invalidOperation(
      'The collection argument is empty and has been marked as complete with regards to additions.',
    );
  return self.stored.shift();
}

defineType(`${namespace}.BlockingCollection\`1`, { generic: ['T'] }, () => ({
  interfaces: [
    'System.Collections.ICollection',
    'System.IDisposable',
    'System.Collections.Generic.IReadOnlyCollection[T]',
  ],
  enumerate: (self: ConcurrentItems) => self.items,
  members: {
    'new()': (type: NetType) => new ConcurrentItems(type, true),
    'new(int boundedCapacity)': (type: NetType) => new ConcurrentItems(type, true),
    'int BoundedCapacity {get;}': () => -1,
    'bool IsAddingCompleted {get;}': (self: ConcurrentItems) => self.isAddingCompleted,
    'bool IsCompleted {get;}': (self: ConcurrentItems) => self.isAddingCompleted && self.stored.length === 0,
    'int Count {get;}': (self: ConcurrentItems) => self.stored.length,
    'void Add(T item)': (self: ConcurrentItems, item: unknown) => {
      add(self, item);
    },
    'bool TryAdd(T item)': add,
    'bool TryAdd(T item, int millisecondsTimeout)': add,
    'T Take()': takeOne,
    'bool TryTake([ref] T item)': (self: ConcurrentItems, item: PSReference) => self.attempt(item, true),
    'bool TryTake([ref] T item, int millisecondsTimeout)': (self: ConcurrentItems, item: PSReference) =>
      self.attempt(item, true),
    'void CompleteAdding()': (self: ConcurrentItems) => {
      self.isAddingCompleted = true;
    },
    'void Dispose()': () => {},
    'T[] ToArray()': (self: ConcurrentItems) => typedArray(typeArgument(self.netType), self.items),
    'void CopyTo(T[] array, int index)': (self: ConcurrentItems, array: unknown[], index: number) =>
      copyItems(self.items, array, index),
    'System.Collections.Generic.IEnumerable[T] GetConsumingEnumerable()': (self: ConcurrentItems) =>
      self.stored.splice(0),
  },
}));
