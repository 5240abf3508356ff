/** The small part of DER (X.690) that SPNEGO and CredSSP need: definite lengths, tags of one byte. */
import { invalidToken } from './authentication-error.js';

export const Tag = {
  integer: 0x02,
  octetString: 0x04,
  objectIdentifier: 0x06,
  enumerated: 0x0a,
  sequence: 0x30,
  /** The frame of a first GSS-API token (RFC 2743 3.1). */
  application0: 0x60,
  /** [n], constructed, as in EXPLICIT tagging. */
  context: (number: number) => 0xa0 | number,
} as const;

/** One element: tag, length, and the contents one after the other. */
export function element(tag: number, ...contents: Buffer[]): Buffer {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  return Buffer.concat([Buffer.from([tag, ...lengthBytes(length)]), ...contents]);
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

/** A small number that is not negative. */
export function integer(value: number): Buffer {
  return element(Tag.integer, Buffer.from(value < 0x80 ? [value] : [0, ...lengthBytes(value).slice(1)]));
}

/** From `1.3.6.1.5.5.2`. */
export function objectIdentifier(text: string): Buffer {
  const [first, second, ...rest] = text.split('.').map(Number) as [number, number, ...number[]];
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const group = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) group.unshift((left & 0x7f) | 0x80);
    bytes.push(...group);
  }
  return element(Tag.objectIdentifier, Buffer.from(bytes));
}

/** Reads elements one after the other. Everything throws AuthenticationError (InvalidToken) where the bytes do not fit. */
export class DerReader {
  #rest: Buffer;
  constructor(bytes: Buffer) {
    this.#rest = bytes;
  }

  get isAtEnd(): boolean {
    return this.#rest.length === 0;
  }

  /** Whether the next element has this tag. */
  isNext(tag: number): boolean {
    return this.#rest[0] === tag;
  }

  /** The contents of the next element, which has to have this tag. */
  read(tag: number): Buffer {
    if (!this.isNext(tag)) throw invalidToken(`an element of tag ${tag} was expected in a DER structure`);
    const { start, length } = this.#length();
    const contents = this.#rest.subarray(start, start + length);
    this.#rest = this.#rest.subarray(start + length);
    return contents;
  }

  /** A reader of the contents of the next element. */
  enter(tag: number): DerReader {
    return new DerReader(this.read(tag));
  }

  /** A reader of the contents of `[number]`; null when something else comes. */
  optional(number: number): DerReader | null {
    const tag = Tag.context(number);
    return this.isNext(tag) ? this.enter(tag) : null;
  }

  /** A number of at most 32 bits, without its sign. */
  readNumber(tag: number): number {
    const bytes = this.read(tag);
    if (bytes.length === 0 || bytes.length > 5) throw invalidToken('a number in a DER structure is too long');
    return bytes.reduce((value, byte) => value * 256 + byte, 0) % 2 ** 32;
  }

  /** As text with dots. */
  readObjectIdentifier(): string {
    const bytes = this.read(Tag.objectIdentifier);
    const arcs: number[] = [];
    let arc = 0;
    for (const byte of bytes) {
      arc = arc * 128 + (byte & 0x7f);
      if (byte < 0x80) {
        arcs.push(arc);
        arc = 0;
      }
    }
    const [first = 0, ...rest] = arcs;
    const root = Math.min(2, Math.floor(first / 40));
    return [root, first - root * 40, ...rest].join('.');
  }

  #length(): { start: number; length: number } {
    const bytes = this.#rest;
    const first = bytes[1];
    const count = first === undefined || first < 0x80 ? 0 : first & 0x7f;
    if (first === undefined || count > 4 || first === 0x80 || bytes.length < 2 + count)
      throw invalidToken('a DER structure ends early');
    const length = count === 0 ? first : bytes.readUIntBE(2, count);
    if (length > bytes.length - 2 - count) throw invalidToken('a DER structure ends early');
    return { start: 2 + count, length };
  }
}
