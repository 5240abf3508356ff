/**
 * Where objects go: the next command, a variable, a file, the host. A pipeline is a chain of sinks into which each command
 * pushes its output (8 ms for 1e6 objects and three stages; generators took 44). Hot.
 */
import { enumerableOf } from '../language/index.js';
import { netError } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { AutomationNull } from '../objects/values.js';

export abstract class Sink {
  /** Takes one object, as it is. */
  abstract write(value: unknown): void;
}

/** Writes what an expression yielded: collections element by element, nothing for AutomationNull. */
export function writeExpressionValue(sink: Sink, value: unknown): void {
  switch (typeof value) {
    case 'number':
    case 'string':
    case 'boolean':
      sink.write(value);
      return;
    case 'undefined':
      return;
  }
  if (value === null) {
    sink.write(null);
    return;
  }
  if (value === AutomationNull) return;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (value[i] !== AutomationNull) sink.write(value[i]);
    return;
  }
  const items = enumerableOf(value);
  if (items === null) sink.write(value);
  else writeItems(sink, items);
}

/** Throws a RuntimeException when the collection refuses to go on, as one that was changed meanwhile does. */
function writeItems(sink: Sink, items: Iterable<unknown>): void {
  const enumerator = items[Symbol.iterator]();
  try {
    for (let step = next(enumerator); !step.done; step = next(enumerator))
      if (step.value !== AutomationNull) sink.write(step.value);
  } finally {
    enumerator.return?.();
  }
}

function next(enumerator: Iterator<unknown>): IteratorResult<unknown> {
  try {
    return enumerator.next();
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    throw netError(
      'RuntimeException',
      'BadEnumeration',
      `An error occurred while enumerating through a collection: ${thrown.message}.`,
      'InvalidOperation',
      null,
      thrown,
    );
  }
}

/** A sink that also takes raw bytes: a native program's input, a redirected file. Native output stays bytes on its way there. */
export abstract class ByteSink extends Sink {
  abstract writeBytes(bytes: Uint8Array): void;
}

export class NullSink extends Sink {
  static readonly instance = new NullSink();
  write(): void {}
}

/** Collects what a pipeline in an expression writes. */
export class CaptureSink extends Sink {
  #count = 0;
  #first: unknown = undefined;
  #all: unknown[] | null = null;

  write(value: unknown): void {
    if (this.#count++ === 0) this.#first = value;
    else if (this.#all === null) this.#all = [this.#first, value];
    else this.#all.push(value);
  }
  get count(): number {
    return this.#count;
  }
  /** Forgets everything, for the next use. */
  clear(): void {
    this.#count = 0;
    this.#first = undefined;
    this.#all = null;
  }
  /** Nothing is AutomationNull, one object itself, more an array. */
  get result(): unknown {
    if (this.#all !== null) return this.#all;
    return this.#count === 0 ? AutomationNull : this.#first;
  }
  get array(): unknown[] {
    return this.#all ?? (this.#count === 0 ? [] : [this.#first]);
  }
}

export class CallbackSink extends Sink {
  constructor(readonly receive: (value: unknown) => void) {
    super();
  }
  write(value: unknown): void {
    this.receive(value);
  }
}
