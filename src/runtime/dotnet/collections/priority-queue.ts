/**
 * System.Collections.Generic.PriorityQueue<TElement, TPriority>. The heap has four children a node, as .NET's, because
 * that decides the order in which elements of equal priority come out.
 */
import { construct } from '../../objects/members.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { argumentNull, invalidOperation, mustNotBeNegative } from '../system/errors.js';
import { comparisonOf, DefaultComparer, equalityOf } from './comparers.js';
import { defaultOf, genericType, typeArgument, valuesOf } from './elements.js';
import type { Comparison } from './intro-sort.js';

const name = 'System.Collections.Generic.PriorityQueue`2';

interface Node {
  element: unknown;
  priority: unknown;
}

class PriorityQueue {
  readonly nodes: Node[] = [];
  readonly compare: Comparison;
  constructor(
    readonly netType: NetType,
    readonly comparer: unknown = null,
  ) {
    this.compare = comparisonOf(comparer);
  }
  enqueue(element: unknown, priority: unknown): void {
    this.nodes.push({ element, priority });
    this.#moveUp({ element, priority }, this.nodes.length - 1);
  }
  root(): Node {
    const root = this.nodes[0];
    if (!root) throw invalidOperation('Queue empty.');
    return root;
  }
  dequeue(): Node {
    const root = this.root();
    const last = this.nodes.pop() as Node;
    if (this.nodes.length > 0) this.#moveDown(last, 0);
    return root;
  }
  dequeueEnqueue(element: unknown, priority: unknown): unknown {
    const root = this.root();
    if (this.compare(priority, root.priority) > 0) this.#moveDown({ element, priority }, 0);
    else this.nodes[0] = { element, priority };
    return root.element;
  }
  enqueueDequeue(element: unknown, priority: unknown): unknown {
    const root = this.nodes[0];
    if (!root || this.compare(priority, root.priority) <= 0) return element;
    this.#moveDown({ element, priority }, 0);
    return root.element;
  }
  removeAt(index: number): void {
    const removed = this.nodes[index] as Node;
    const last = this.nodes.pop() as Node;
    if (index === this.nodes.length) return;
    if (this.compare(last.priority, removed.priority) < 0) this.#moveUp(last, index);
    else this.#moveDown(last, index);
  }
  #moveUp(node: Node, index: number): void {
    while (index > 0) {
      const parent = (index - 1) >> 2;
      const above = this.nodes[parent] as Node;
      if (this.compare(node.priority, above.priority) >= 0) break;
      this.nodes[index] = above;
      index = parent;
    }
    this.nodes[index] = node;
  }
  #moveDown(node: Node, index: number): void {
    const size = this.nodes.length;
    for (let first = index * 4 + 1; first < size; first = index * 4 + 1) {
      let least = first;
      for (let i = first + 1; i < Math.min(first + 4, size); i++)
        if (this.compare((this.nodes[i] as Node).priority, (this.nodes[least] as Node).priority) < 0) least = i;
      const child = this.nodes[least] as Node;
      if (this.compare(node.priority, child.priority) <= 0) break;
      this.nodes[index] = child;
      index = least;
    }
    this.nodes[index] = node;
  }
}

/** What UnorderedItems shows: the heap's array, as tuples. */
class UnorderedItems {
  constructor(
    readonly netType: NetType,
    readonly queue: PriorityQueue,
  ) {}
  get items(): unknown[] {
    const tuple = genericType('System.ValueTuple`2', ...this.netType.genericArguments);
    return this.queue.nodes.map((node) => construct(tuple, [node.element, node.priority]));
  }
}

function make(type: NetType, capacity: number, comparer: unknown = null): PriorityQueue {
  if (capacity < 0) throw mustNotBeNegative('initialCapacity', capacity);
  return new PriorityQueue(type, comparer);
}
function attempt(self: PriorityQueue, element: PSReference, priority: PSReference, take: boolean): boolean {
  const found = self.nodes.length > 0;
  const node = found ? (take ? self.dequeue() : self.root()) : null;
  element.set(node ? node.element : defaultOf(typeArgument(self.netType, 0)));
  priority.set(node ? node.priority : defaultOf(typeArgument(self.netType, 1)));
  return found;
}

defineType(`${name}+UnorderedItemsCollection`, { generic: ['TElement', 'TPriority'] }, () => ({
  interfaces: [
    'System.Collections.Generic.IReadOnlyCollection[System.ValueTuple[TElement,TPriority]]',
    'System.Collections.ICollection',
  ],
  enumerate: (self: UnorderedItems) => self.items,
  members: { 'int Count {get;}': (self: UnorderedItems) => self.queue.nodes.length },
}));

defineType(name, { generic: ['TElement', 'TPriority'] }, () => ({
  members: {
    'new()': (type: NetType) => new PriorityQueue(type),
    'new(int initialCapacity)': (type: NetType, capacity: number) => make(type, capacity),
    'new(System.Collections.Generic.IComparer[TPriority] comparer)': (type: NetType, comparer: unknown) =>
      new PriorityQueue(type, comparer),
    'new(int initialCapacity, System.Collections.Generic.IComparer[TPriority] comparer)': make,
    'int Count {get;}': (self: PriorityQueue) => self.nodes.length,
    'int Capacity {get;}': (self: PriorityQueue) => self.nodes.length,
    'System.Collections.Generic.IComparer[TPriority] Comparer {get;}': (self: PriorityQueue) =>
      self.comparer ??
      new DefaultComparer(genericType('System.Collections.Generic.GenericComparer`1', typeArgument(self.netType, 1))),
    [`${name}+UnorderedItemsCollection[TElement,TPriority] UnorderedItems {get;}`]: (self: PriorityQueue) =>
      new UnorderedItems(genericType(`${name}+UnorderedItemsCollection`, ...self.netType.genericArguments), self),
    'void Enqueue(TElement element, TPriority priority)': (self: PriorityQueue, element: unknown, priority: unknown) =>
      self.enqueue(element, priority),
    'TElement Peek()': (self: PriorityQueue) => self.root().element,
    'TElement Dequeue()': (self: PriorityQueue) => self.dequeue().element,
    'TElement DequeueEnqueue(TElement element, TPriority priority)': (
      self: PriorityQueue,
      element: unknown,
      priority: unknown,
    ) => self.dequeueEnqueue(element, priority),
    'bool TryDequeue([ref] TElement element, [ref] TPriority priority)': (
      self: PriorityQueue,
      element: PSReference,
      priority: PSReference,
    ) => attempt(self, element, priority, true),
    'bool TryPeek([ref] TElement element, [ref] TPriority priority)': (
      self: PriorityQueue,
      element: PSReference,
      priority: PSReference,
    ) => attempt(self, element, priority, false),
    'TElement EnqueueDequeue(TElement element, TPriority priority)': (
      self: PriorityQueue,
      element: unknown,
      priority: unknown,
    ) => self.enqueueDequeue(element, priority),
    'void EnqueueRange(System.Collections.Generic.IEnumerable[TElement] elements, TPriority priority)': (
      self: PriorityQueue,
      elements: unknown,
      priority: unknown,
    ) => {
      if (elements === null) throw argumentNull('elements');
      for (const element of valuesOf(elements, typeArgument(self.netType, 0))) self.enqueue(element, priority);
    },
    'bool Remove(TElement element, [ref] TElement removedElement, [ref] TPriority priority, System.Collections.Generic.IEqualityComparer[TElement] equalityComparer = null)':
      (
        self: PriorityQueue,
        element: unknown,
        removed: PSReference,
        priority: PSReference,
        comparer: unknown = null,
      ) => {
        const equality = equalityOf(comparer);
        const index = self.nodes.findIndex((node) => equality.equals(node.element, element));
        const node = self.nodes[index];
        removed.set(node ? node.element : defaultOf(typeArgument(self.netType, 0)));
        priority.set(node ? node.priority : defaultOf(typeArgument(self.netType, 1)));
        if (node) self.removeAt(index);
        return node !== undefined;
      },
    'void Clear()': (self: PriorityQueue) => {
      self.nodes.length = 0;
    },
    'int EnsureCapacity(int capacity)': (self: PriorityQueue, capacity: number) => {
      if (capacity < 0) throw mustNotBeNegative('capacity', capacity);
      return Math.max(capacity, self.nodes.length);
    },
    'void TrimExcess()': () => {},
  },
}));
