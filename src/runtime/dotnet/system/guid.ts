/** System.Guid: 128 bits, held as 32 hexadecimal digits in the order of its text. */
import { randomBytes } from 'node:crypto';
import { defineType, type NetType } from '../../objects/net-type.js';
import { overloads, unreachable } from '../overloads.js';
import { comparable } from './comparison.js';
import type { DateTimeOffset } from './date-time-offset.js';
import { argumentError, argumentNull, formatError, outOfRange } from './errors.js';
import { unixMilliseconds, utcNowTicks } from './local-time.js';
import { tryParse } from './try-parse.js';

const wrongDashes = 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).';
const onlyHex = 'Guid string should only contain hexadecimal characters.';
const missingBrace =
  "Could not find a brace, or the length between the previous token and the brace was zero (i.e., '0x,'etc.).";
const unrecognized = 'Unrecognized Guid format.';

export class Guid {
  declare readonly netType: NetType;
  /** `hex` is lower case. */
  constructor(readonly hex: string) {}
  static readonly empty = new Guid('0'.repeat(32));

  static create(): Guid {
    const bytes = randomBytes(16);
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
    return new Guid(bytes.toString('hex'));
  }
  /** From the layout of a struct: the first three parts are little-endian. */
  static fromBytes(bytes: Uint8Array): Guid {
    return new Guid(Buffer.from(swapParts(bytes)).toString('hex'));
  }
  /** Throws FormatException. */
  static parse(text: string | null): Guid {
    if (text === null) throw argumentNull('input');
    const trimmed = text.trim();
    if (trimmed === '') throw formatError(unrecognized);
    // Shorter than the digits alone it is of no form.
    if (trimmed.length < 32) throw formatError(unrecognized);
    if (trimmed.startsWith('(')) return fromDashed(unwrap(trimmed, '(', ')'));
    if (trimmed.startsWith('{'))
      return trimmed.includes('-') ? fromDashed(unwrap(trimmed, '{', '}')) : fromHexParts(trimmed);
    return trimmed.includes('-') ? fromDashed(trimmed) : fromDigits(trimmed);
  }
  toBytes(bigEndian = false): Uint8Array {
    const bytes = Uint8Array.from(Buffer.from(this.hex, 'hex'));
    return bigEndian ? bytes : swapParts(bytes);
  }
  toString(): string {
    return this.hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
}

function swapParts(bytes: Uint8Array): Uint8Array {
  const [a, b, c, d, e, f, g, h, ...rest] = bytes as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    ...number[],
  ];
  return Uint8Array.of(d, c, b, a, f, e, h, g, ...rest);
}

function unwrap(text: string, open: string, close: string): string {
  if (!text.startsWith(open) || !text.endsWith(close)) throw formatError(wrongDashes);
  return text.slice(1, -1);
}
function fromDashed(text: string): Guid {
  const inPlace = text.length === 36 && [8, 13, 18, 23].every((i) => text[i] === '-');
  if (!inPlace) throw formatError(wrongDashes);
  const digits = text.replaceAll('-', '');
  if (digits.length !== 32 || !/^[0-9a-f]{32}$/i.test(digits)) throw formatError(onlyHex);
  return new Guid(digits.toLowerCase());
}
function fromDigits(text: string): Guid {
  if (text.length !== 32) throw formatError(unrecognized);
  if (!/^[0-9a-f]{32}$/i.test(text)) throw formatError(onlyHex);
  return new Guid(text.toLowerCase());
}
/** `{0x00000000,0x0000,0x0000,{0x00,...}}` */
function fromHexParts(text: string): Guid {
  const match = /^\{0x([0-9a-f]{1,8}),0x([0-9a-f]{1,4}),0x([0-9a-f]{1,4}),\{((?:0x[0-9a-f]{1,2},?){8})\}\}$/i.exec(
    text.replace(/\s/g, ''),
  );
  if (match === null) {
    const reason = text.startsWith('{0x') ? missingBrace : 'Expected 0x prefix.';
    throw formatError(reason);
  }
  const [, a = '', b = '', c = '', rest = ''] = match;
  const bytes = rest.split(',').map((part) => part.slice(2).padStart(2, '0'));
  return new Guid((a.padStart(8, '0') + b.padStart(4, '0') + c.padStart(4, '0') + bytes.join('')).toLowerCase());
}

function format(self: Guid, specifier: string | null = null): string {
  switch ((specifier || 'D').toUpperCase()) {
    case 'D':
      return String(self);
    case 'N':
      return self.hex;
    case 'B':
      return `{${self}}`;
    case 'P':
      return `(${self})`;
    case 'X': {
      const part = (start: number, length: number) => `0x${self.hex.slice(start, start + length)}`;
      const bytes = [16, 18, 20, 22, 24, 26, 28, 30].map((start) => part(start, 2)).join(',');
      return `{${part(0, 8)},${part(8, 4)},${part(12, 4)},{${bytes}}}`;
    }
  }
  throw formatError('Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".');
}

function parseExact(text: string | null, specifier: string | null): Guid {
  if (text === null) throw argumentNull('input');
  const trimmed = text.trim();
  switch ((specifier ?? '').toUpperCase()) {
    case 'D':
      return fromDashed(trimmed);
    case 'N':
      return fromDigits(trimmed);
    case 'B':
      return fromDashed(unwrap(trimmed, '{', '}'));
    case 'P':
      return fromDashed(unwrap(trimmed, '(', ')'));
    case 'X':
      return fromHexParts(trimmed);
  }
  throw formatError('Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".');
}

const hex = (value: number, digits: number) =>
  (value < 0 ? value + 16 ** digits : value).toString(16).padStart(digits, '0');

function create(_type: NetType, first: string | Uint8Array | number | null, ...rest: unknown[]): Guid {
  if (typeof first === 'string' || first === null) return Guid.parse(first);
  if (first instanceof Uint8Array) {
    if (first.length !== 16) throw argumentError('Byte array for Guid must be exactly 16 bytes long.', 'b');
    return Guid.fromBytes(first);
  }
  const [second, third, ...others] = rest as [number, number, ...unknown[]];
  const bytes = (others[0] instanceof Uint8Array ? [...others[0]] : others) as number[];
  if (bytes.length !== 8) throw argumentError('Byte array for Guid must be exactly 8 bytes long.', 'd');
  return new Guid(hex(first, 8) + hex(second, 4) + hex(third, 4) + bytes.map((byte) => hex(byte, 2)).join(''));
}

/** A version 7 GUID: milliseconds since 1970, then random bits. */
function createVersion7(timestamp?: DateTimeOffset): Guid {
  const milliseconds = unixMilliseconds(timestamp?.utcTicks ?? utcNowTicks());
  if (milliseconds < 0)
    throw outOfRange('timestamp', `timestamp ('${milliseconds}') must be a non-negative value.`, milliseconds);
  const random = Guid.create().hex;
  return new Guid(`${milliseconds.toString(16).padStart(12, '0')}7${random.slice(13)}`);
}

function compare(a: Guid, b: unknown): number | undefined {
  if (!(b instanceof Guid)) return undefined;
  return a.hex < b.hex ? -1 : a.hex > b.hex ? 1 : 0;
}

defineType('System.Guid', { class: Guid, accelerators: ['guid'] }, () => ({
  kind: 'struct',
  interfaces: comparable('System.Guid'),
  toString: (self: Guid, specifier: string | null) => format(self, specifier),
  equals: (self: Guid, other: unknown) => other instanceof Guid && other.hex === self.hex,
  compare,
  hashKey: (self: Guid) => self.hex,
  defaultValue: () => Guid.empty,
  members: {
    ...overloads(create, [
      'new(byte[] b)',
      'new(System.ReadOnlySpan[byte] b)',
      'new(System.ReadOnlySpan[byte] b, bool bigEndian)',
      'new(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)',
      'new(int a, short b, short c, byte[] d)',
      'new(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)',
      'new(string g)',
    ]),
    ...overloads(createVersion7, [
      'static guid CreateVersion7()',
      'static guid CreateVersion7(System.DateTimeOffset timestamp)',
    ]),
    ...overloads(
      (text: string | null) => Guid.parse(text),
      [
        'static guid Parse(string input)',
        'static guid Parse(System.ReadOnlySpan[char] input)',
        'static guid Parse(System.ReadOnlySpan[byte] utf8Text)',
        'static guid Parse(string s, System.IFormatProvider provider)',
        'static guid Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider)',
        'static guid Parse(System.ReadOnlySpan[byte] utf8Text, System.IFormatProvider provider)',
      ],
    ),
    ...overloads(
      (text: string | null, ...rest: unknown[]) => tryParse(rest, Guid.empty, () => Guid.parse(text)),
      [
        'static bool TryParse(string input, [ref] guid result)',
        'static bool TryParse(System.ReadOnlySpan[char] input, [ref] guid result)',
        'static bool TryParse(System.ReadOnlySpan[byte] utf8Text, [ref] guid result)',
        'static bool TryParse(string s, System.IFormatProvider provider, [ref] guid result)',
        'static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, [ref] guid result)',
        'static bool TryParse(System.ReadOnlySpan[byte] utf8Text, System.IFormatProvider provider, [ref] guid result)',
      ],
    ),
    ...overloads(parseExact, [
      'static guid ParseExact(string input, string format)',
      'static guid ParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format)',
    ]),
    ...overloads(
      (text: string | null, specifier: string | null, ...rest: unknown[]) =>
        tryParse(rest, Guid.empty, () => parseExact(text, specifier)),
      [
        'static bool TryParseExact(string input, string format, [ref] guid result)',
        'static bool TryParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format, [ref] guid result)',
      ],
    ),
    'static guid NewGuid()': () => Guid.create(),
    'static guid AllBitsSet {get;}': () => new Guid('f'.repeat(32)),
    'static guid Empty {get;}': () => Guid.empty,
    'int Variant {get;}': (self: Guid) => Number.parseInt(self.hex.charAt(16), 16),
    'int Version {get;}': (self: Guid) => Number.parseInt(self.hex.charAt(12), 16),
    ...overloads(
      (self: Guid, bigEndian?: boolean) => self.toBytes(bigEndian),
      ['byte[] ToByteArray()', 'byte[] ToByteArray(bool bigEndian)'],
    ),
    ...overloads(unreachable, [
      'bool TryWriteBytes(System.Span[byte] destination)',
      'bool TryWriteBytes(System.Span[byte] destination, bool bigEndian, [ref] int bytesWritten)',
    ]),
    'int GetHashCode()': (self: Guid) => {
      const view = new DataView(self.toBytes().buffer);
      return [0, 4, 8, 12].reduce((hash, offset) => hash ^ view.getInt32(offset, true), 0);
    },
    ...overloads(
      (self: Guid, other: unknown) => other instanceof Guid && other.hex === self.hex,
      ['bool Equals(System.Object o)', 'bool Equals(guid g)', 'bool IEquatable[guid].Equals(guid other)'],
    ),
    ...overloads(
      (self: Guid, other: unknown) => {
        if (other === null) return 1;
        const order = compare(self, other);
        if (order === undefined) throw argumentError('Object must be of type GUID.', 'value');
        return order;
      },
      [
        'int CompareTo(System.Object value)',
        'int CompareTo(guid value)',
        'int IComparable.CompareTo(System.Object obj)',
        'int IComparable[guid].CompareTo(guid other)',
      ],
    ),
    ...overloads(
      (self: Guid, specifier?: string | null) => format(self, specifier),
      [
        'string ToString()',
        'string ToString(string format)',
        'string ToString(string format, System.IFormatProvider provider)',
        'string IFormattable.ToString(string format, System.IFormatProvider formatProvider)',
      ],
    ),
    ...overloads(unreachable, [
      'bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default)',
      'bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format = default)',
      'bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
      'bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
    ]),
  },
}));
