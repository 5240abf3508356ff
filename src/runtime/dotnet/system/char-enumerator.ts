/** System.CharEnumerator and System.Text.StringRuneEnumerator: what a string's GetEnumerator and EnumerateRunes give. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { Char } from '../../objects/values.js';
import { Rune } from '../text/rune.js';
import { invalidOperation } from './errors.js';

export class CharEnumerator {
  declare readonly netType: NetType;
  #position = -1;
  constructor(readonly text: string) {}
  moveNext(): boolean {
    if (this.#position < this.text.length) this.#position++;
    return this.#position < this.text.length;
  }
  reset(): void {
    this.#position = -1;
  }
  get current(): Char {
    if (this.#position < 0) throw invalidOperation('Enumeration has not started. Call MoveNext.');
    if (this.#position >= this.text.length) throw invalidOperation('Enumeration already finished.');
    return Char.from(this.text.charCodeAt(this.#position));
  }
  *rest(): Iterable<Char> {
    while (this.moveNext()) yield this.current;
  }
}

defineType('System.CharEnumerator', { class: CharEnumerator }, () => ({
  interfaces: ['System.Collections.IEnumerator', 'System.Collections.Generic.IEnumerator[char]', 'System.ICloneable'],
  enumerate: (self: CharEnumerator) => self.rest(),
  members: {
    'char Current {get;}': (self: CharEnumerator) => self.current,
    'System.Object Clone()': (self: CharEnumerator) => Object.assign(new CharEnumerator(self.text)),
    'bool MoveNext()': (self: CharEnumerator) => self.moveNext(),
    'void Dispose()': () => {},
    'void IDisposable.Dispose()': () => {},
    'void Reset()': (self: CharEnumerator) => self.reset(),
    'void IEnumerator.Reset()': (self: CharEnumerator) => self.reset(),
  },
}));

export class RuneEnumerator {
  declare readonly netType: NetType;
  #current: Rune | null = null;
  #iterator: Iterator<string>;
  constructor(readonly text: string) {
    this.#iterator = text[Symbol.iterator]();
  }
  moveNext(): boolean {
    const step = this.#iterator.next();
    this.#current = step.done ? null : Rune.of(step.value);
    return !step.done;
  }
  get current(): Rune {
    return this.#current ?? new Rune(0);
  }
  *rest(): Iterable<Rune> {
    while (this.moveNext()) yield this.current;
  }
}

defineType('System.Text.StringRuneEnumerator', { class: RuneEnumerator }, () => ({
  kind: 'struct',
  interfaces: ['System.Collections.IEnumerator', 'System.Collections.Generic.IEnumerator[System.Text.Rune]'],
  enumerate: (self: RuneEnumerator) => self.rest(),
  members: {
    'System.Text.Rune Current {get;}': (self: RuneEnumerator) => self.current,
    'bool MoveNext()': (self: RuneEnumerator) => self.moveNext(),
    'System.Text.StringRuneEnumerator GetEnumerator()': (self: RuneEnumerator) => self,
  },
}));
