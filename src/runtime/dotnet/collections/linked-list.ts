/** LinkedList<T> and LinkedListNode<T>. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { argumentNull, invalidOperation } from '../system/errors.js';
import { sameValue } from './comparers.js';
import { genericType, typeArgument, valuesOf } from './elements.js';
import { defineEnumerator, enumeratorOf } from './enumerator.js';
import { collectionModified } from './errors.js';
import { copyItems } from './net-list.js';

const generic = 'System.Collections.Generic';

class LinkedListNode {
  list: LinkedList | null = null;
  next: LinkedListNode | null = null;
  previous: LinkedListNode | null = null;
  constructor(
    readonly netType: NetType,
    public value: unknown,
  ) {}
}

class LinkedList {
  first: LinkedListNode | null = null;
  last: LinkedListNode | null = null;
  count = 0;
  version = 0;
  constructor(readonly netType: NetType) {}

  node(value: unknown): LinkedListNode {
    return new LinkedListNode(genericType(`${generic}.LinkedListNode\`1`, typeArgument(this.netType)), value);
  }
  /** Puts a free node in front of `before`, or at the end. */
  link(node: LinkedListNode | null, before: LinkedListNode | null): LinkedListNode {
    if (node === null) throw argumentNull('node');
    if (node.list) throw invalidOperation('The LinkedList node already belongs to a LinkedList.');
    const previous = before ? before.previous : this.last;
    node.list = this;
    node.next = before;
    node.previous = previous;
    if (previous) previous.next = node;
    else this.first = node;
    if (before) before.previous = node;
    else this.last = node;
    this.count++;
    this.version++;
    return node;
  }
  unlink(node: LinkedListNode): void {
    if (node.previous) node.previous.next = node.next;
    else this.first = node.next;
    if (node.next) node.next.previous = node.previous;
    else this.last = node.previous;
    node.list = node.next = node.previous = null;
    this.count--;
    this.version++;
  }
  own(node: LinkedListNode | null): LinkedListNode {
    if (node === null) throw argumentNull('node');
    if (node.list !== this) throw invalidOperation('The LinkedList node does not belong to current LinkedList.');
    return node;
  }
  find(value: unknown): LinkedListNode | null {
    for (let node = this.first; node; node = node.next) if (sameValue(node.value, value)) return node;
    return null;
  }
  findLast(value: unknown): LinkedListNode | null {
    for (let node = this.last; node; node = node.previous) if (sameValue(node.value, value)) return node;
    return null;
  }
  *[Symbol.iterator](): IterableIterator<unknown> {
    const { version } = this;
    for (let node = this.first; node; node = node.next) {
      yield node.value;
      if (version !== this.version) throw collectionModified();
    }
  }
}

function removeEnd(self: LinkedList, node: LinkedListNode | null): void {
  if (node === null) throw invalidOperation('The LinkedList is empty.');
  self.unlink(node);
}

defineType(`${generic}.LinkedListNode\`1`, { generic: ['T'] }, () => ({
  members: {
    'new(T value)': (type: NetType, value: unknown) => new LinkedListNode(type, value),
    'System.Collections.Generic.LinkedList[T] List {get;}': (self: LinkedListNode) => self.list,
    'System.Collections.Generic.LinkedListNode[T] Next {get;}': (self: LinkedListNode) => self.next,
    'System.Collections.Generic.LinkedListNode[T] Previous {get;}': (self: LinkedListNode) => self.previous,
    'T Value {get;set;}': {
      get: (self: LinkedListNode) => self.value,
      set: (self: LinkedListNode, value: unknown) => {
        self.value = value;
      },
    },
  },
}));

defineEnumerator(`${generic}.LinkedList\`1+Enumerator`, ['T'], 'T');
const node = 'System.Collections.Generic.LinkedListNode[T]';
defineType(`${generic}.LinkedList\`1`, { generic: ['T'] }, () => ({
  interfaces: [`${generic}.ICollection[T]`, 'System.Collections.ICollection', `${generic}.IReadOnlyCollection[T]`],
  enumerate: (self: LinkedList) => self,
  members: {
    'new()': (type: NetType) => new LinkedList(type),
    'new(System.Collections.Generic.IEnumerable[T] collection)': (type: NetType, items: unknown) => {
      if (items === null) throw argumentNull('collection');
      const list = new LinkedList(type);
      for (const item of valuesOf(items, typeArgument(type))) list.link(list.node(item), null);
      return list;
    },
    'int Count {get;}': (self: LinkedList) => self.count,
    [`${node} First {get;}`]: (self: LinkedList) => self.first,
    [`${node} Last {get;}`]: (self: LinkedList) => self.last,
    [`${node} AddAfter(${node} node, T value)`]: (self: LinkedList, after: LinkedListNode, value: unknown) =>
      self.link(self.node(value), self.own(after).next),
    [`void AddAfter(${node} node, ${node} newNode)`]: (
      self: LinkedList,
      after: LinkedListNode,
      added: LinkedListNode,
    ) => {
      self.link(added, self.own(after).next);
    },
    [`${node} AddBefore(${node} node, T value)`]: (self: LinkedList, before: LinkedListNode, value: unknown) =>
      self.link(self.node(value), self.own(before)),
    [`void AddBefore(${node} node, ${node} newNode)`]: (
      self: LinkedList,
      before: LinkedListNode,
      added: LinkedListNode,
    ) => {
      self.link(added, self.own(before));
    },
    [`${node} AddFirst(T value)`]: (self: LinkedList, value: unknown) => self.link(self.node(value), self.first),
    [`void AddFirst(${node} node)`]: (self: LinkedList, added: LinkedListNode) => {
      self.link(added, self.first);
    },
    [`${node} AddLast(T value)`]: (self: LinkedList, value: unknown) => self.link(self.node(value), null),
    [`void AddLast(${node} node)`]: (self: LinkedList, added: LinkedListNode) => {
      self.link(added, null);
    },
    'void Clear()': (self: LinkedList) => {
      while (self.first) self.unlink(self.first);
    },
    'bool Contains(T value)': (self: LinkedList, value: unknown) => self.find(value) !== null,
    'void CopyTo(T[] array, int index)': (self: LinkedList, array: unknown[], index: number) =>
      copyItems([...self], array, index),
    [`${node} Find(T value)`]: (self: LinkedList, value: unknown) => self.find(value),
    [`${node} FindLast(T value)`]: (self: LinkedList, value: unknown) => self.findLast(value),
    'System.Collections.Generic.LinkedList`1+Enumerator[T] GetEnumerator()': (self: LinkedList) =>
      enumeratorOf(`${generic}.LinkedList\`1+Enumerator`, [typeArgument(self.netType)], self),
    'bool Remove(T value)': (self: LinkedList, value: unknown) => {
      const found = self.find(value);
      if (found) self.unlink(found);
      return found !== null;
    },
    [`void Remove(${node} node)`]: (self: LinkedList, removed: LinkedListNode) => self.unlink(self.own(removed)),
    'void RemoveFirst()': (self: LinkedList) => removeEnd(self, self.first),
    'void RemoveLast()': (self: LinkedList) => removeEnd(self, self.last),
  },
}));
