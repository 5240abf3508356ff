/**
 * The text of a StringBuilder. Appending makes a JavaScript rope, which costs next to nothing; where single units are set one
 * after the other the text becomes an array of units until anything else is asked.
 */
import { outOfRange } from '../system/errors.js';

const defaultCapacity = 16;
const maxBlock = 8000;

export class TextBuffer {
  #text: string;
  #units: Uint16Array | null = null;
  /** As .NET counts: the units of all blocks, and where the last block begins. */
  #capacity: number;
  #lastBlock = 0;
  constructor(
    text = '',
    capacity = defaultCapacity,
    readonly maxCapacity = 0x7fffffff,
  ) {
    this.#text = text;
    this.#capacity = Math.max(capacity || Math.min(defaultCapacity, maxCapacity), text.length);
  }
  get text(): string {
    if (this.#units !== null) {
      const { buffer, byteOffset, byteLength } = this.#units;
      this.#text = Buffer.from(buffer, byteOffset, byteLength).toString('utf16le');
      this.#units = null;
    }
    return this.#text;
  }
  get length(): number {
    return this.#text.length;
  }
  get capacity(): number {
    return this.#capacity;
  }
  setCapacity(value: number): void {
    this.#capacity = value;
  }
  append(text: string): void {
    const length = this.#text.length + text.length;
    if (length > this.#capacity) this.#grow(length);
    this.#text = this.#units === null ? this.#text + text : this.text + text;
  }
  /** A new block is as long as all others together, but at most 8000 units, and at least as long as needed. */
  #grow(length: number): void {
    if (length > this.maxCapacity) throw outOfRange('valueCount', 'The length cannot be greater than the capacity.');
    this.#lastBlock = this.#capacity;
    this.#capacity += Math.max(length - this.#capacity, Math.min(this.#capacity, maxBlock));
  }
  /** Puts text in place of a part. */
  splice(start: number, count: number, text: string): void {
    const before = this.text;
    const length = before.length - count + text.length;
    if (length > this.#capacity) {
      if (length > this.maxCapacity)
        throw outOfRange('requiredLength', 'The length cannot be greater than the capacity.');
      this.#capacity += Math.max(text.length, defaultCapacity);
    }
    this.#text = before.slice(0, start) + text + before.slice(start + count);
  }
  /** Of the same length. */
  replaceText(text: string): void {
    this.splice(0, this.#text.length, text);
  }
  truncate(length: number): void {
    const text = this.text;
    if (length < this.#lastBlock) {
      const block = this.#capacity - this.#lastBlock;
      this.#capacity = Math.min(this.#capacity, Math.max(Math.floor((text.length * 6) / 5), block));
      this.#lastBlock = 0;
    }
    this.#text = text.slice(0, length);
  }
  unitAt(index: number): number {
    return this.#units === null ? this.#text.charCodeAt(index) : (this.#units[index] as number);
  }
  setUnit(index: number, unit: number): void {
    if (this.#units === null) {
      const bytes = Buffer.from(this.#text, 'utf16le');
      this.#units = new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    }
    this.#units[index] = unit;
  }
}
