/** IEnumerator objects: what GetEnumerator() gives. They walk the same iterable that `foreach` does. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { invalidOperation } from '../system/errors.js';
import { genericType } from './elements.js';

export class NetEnumerator {
  #iterator: Iterator<unknown>;
  #state: 'before' | 'inside' | 'after' = 'before';
  #current: unknown = null;
  constructor(
    readonly netType: NetType,
    readonly source: Iterable<unknown>,
  ) {
    this.#iterator = source[Symbol.iterator]();
  }
  moveNext(): boolean {
    const step = this.#iterator.next();
    this.#state = step.done ? 'after' : 'inside';
    this.#current = step.done ? null : step.value;
    return !step.done;
  }
  get current(): unknown {
    if (this.#state === 'before') throw invalidOperation('Enumeration has not started. Call MoveNext.');
    if (this.#state === 'after') throw invalidOperation('Enumeration already finished.');
    return this.#current;
  }
  /** What generic enumerators say: no exception before the first element and after the last one. */
  get currentOrNull(): unknown {
    return this.#current;
  }
  reset(): void {
    this.#iterator = this.source[Symbol.iterator]();
    this.#state = 'before';
    this.#current = null;
  }
  *rest(): Iterable<unknown> {
    while (this.moveNext()) yield this.#current;
  }
}

/** An enumerator of a type that was made by `defineEnumerator`. */
export function enumeratorOf(definition: string, args: NetType[], source: Iterable<unknown>): NetEnumerator {
  return new NetEnumerator(genericType(definition, ...args), source);
}

/** A generic enumerator: `System.Collections.Generic.List`1+Enumerator`. `current` is the type of its elements. */
export function defineEnumerator(
  fullName: string,
  generic: string[],
  current: string,
  kind: 'struct' | 'class' = 'struct',
): void {
  defineType(fullName, { generic }, () => ({
    kind,
    interfaces: [`System.Collections.Generic.IEnumerator[${current}]`],
    enumerate: (self: NetEnumerator) => self.rest(),
    members: {
      [`${current} Current {get;}`]: (self: NetEnumerator) => self.currentOrNull,
      'bool MoveNext()': (self: NetEnumerator) => self.moveNext(),
      'void Reset()': (self: NetEnumerator) => self.reset(),
      'void Dispose()': () => {},
    },
  }));
}

/** A non-generic one: `System.Collections.ArrayList+ArrayListEnumeratorSimple`. */
export function definePlainEnumerator(fullName: string): () => NetType {
  const type = defineType(fullName, {}, () => ({
    interfaces: ['System.Collections.IEnumerator', 'System.ICloneable'],
    enumerate: (self: NetEnumerator) => self.rest(),
    members: {
      'System.Object Current {get;}': (self: NetEnumerator) => self.current,
      'bool MoveNext()': (self: NetEnumerator) => self.moveNext(),
      'void Reset()': (self: NetEnumerator) => self.reset(),
    },
  }));
  return () => type;
}
