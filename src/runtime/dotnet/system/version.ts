/** System.Version: two to four numbers; those that were not given are -1. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { overloads, unreachable } from '../overloads.js';
import { comparable } from './comparison.js';
import { argumentError, argumentNull, formatError, mustNotBeNegative, overflow } from './errors.js';
import { tryParse } from './try-parse.js';

export class Version {
  declare readonly netType: NetType;
  constructor(
    readonly major: number,
    readonly minor: number,
    readonly build = -1,
    readonly revision = -1,
  ) {}

  /** Throws ArgumentException, ArgumentOutOfRangeException, FormatException or OverflowException. */
  static parse(text: string | null): Version {
    if (text === null) throw argumentNull('input');
    const parts = text.split('.');
    if (parts.length < 2 || parts.length > 4)
      throw argumentError('Version string portion was too short or too long.', 'input');
    const numbers = parts.map(component);
    return new Version(...(numbers as [number, number]));
  }
  get parts(): number[] {
    return [this.major, this.minor, this.build, this.revision];
  }
  /** How many numbers were given. */
  get count(): number {
    return this.build < 0 ? 2 : this.revision < 0 ? 3 : 4;
  }
  toString(count = this.count): string {
    return this.parts.slice(0, count).join('.');
  }
}

function component(text: string): number {
  const trimmed = text.trim();
  if (!/^[-+]?\d+$/.test(trimmed)) throw formatError(`The input string '${text}' was not in a correct format.`);
  const value = Number(trimmed);
  if (value > 2147483647 || value < -2147483648)
    throw overflow('Value was either too large or too small for an Int32.');
  if (value < 0) throw mustNotBeNegative('input', value);
  return value;
}

const names = ['major', 'minor', 'build', 'revision'];

function create(_type: NetType, ...args: unknown[]): Version {
  if (args.length === 0) return new Version(0, 0);
  if (typeof args[0] !== 'number') return Version.parse(args[0] as string | null);
  const numbers = args as [number, number];
  numbers.forEach((value, i) => {
    if (value < 0) throw mustNotBeNegative(names[i] as string, value);
  });
  return new Version(...numbers);
}

function compare(a: Version, b: unknown): number | undefined {
  if (!(b instanceof Version)) return undefined;
  const left = a.parts;
  const right = b.parts;
  for (let i = 0; i < 4; i++) if (left[i] !== right[i]) return (left[i] as number) > (right[i] as number) ? 1 : -1;
  return 0;
}

function toText(self: Version, count?: unknown): string {
  if (typeof count !== 'number') return self.toString();
  const most = count > 4 || count < 0 ? 4 : self.count;
  if (count < 0 || count > most) throw argumentError(`Argument must be between 0 and ${most}.`, 'fieldCount');
  return self.toString(count);
}

defineType('System.Version', { class: Version, accelerators: ['version'] }, () => ({
  interfaces: comparable('System.Version', 'System.ICloneable'),
  toString: (self: Version) => String(self),
  equals: (self: Version, other: unknown) => compare(self, other) === 0,
  compare,
  hashKey: (self: Version) => String(self),
  members: {
    ...overloads(create, [
      'new(int major, int minor, int build, int revision)',
      'new(int major, int minor, int build)',
      'new(int major, int minor)',
      'new(string version)',
      'new()',
    ]),
    ...overloads(
      (text: string | null) => Version.parse(text),
      [
        'static version Parse(string input)',
        'static version Parse(System.ReadOnlySpan[char] input)',
        'static version Parse(System.ReadOnlySpan[byte] utf8Text)',
      ],
    ),
    ...overloads(
      (text: string | null, ...rest: unknown[]) => parsesOrNull(text, rest),
      [
        'static bool TryParse(string input, [ref] version result)',
        'static bool TryParse(System.ReadOnlySpan[char] input, [ref] version result)',
        'static bool TryParse(System.ReadOnlySpan[byte] utf8Text, [ref] version result)',
      ],
    ),
    'int Major {get;}': (self: Version) => self.major,
    'int Minor {get;}': (self: Version) => self.minor,
    'int Build {get;}': (self: Version) => self.build,
    'int Revision {get;}': (self: Version) => self.revision,
    'short MajorRevision {get;}': (self: Version) => self.revision >> 16,
    'short MinorRevision {get;}': (self: Version) => (self.revision << 16) >> 16,
    ...overloads(
      (self: Version) => new Version(self.major, self.minor, self.build, self.revision),
      ['System.Object Clone()', 'System.Object ICloneable.Clone()'],
    ),
    ...overloads(
      (self: Version, other: unknown) => {
        if (other === null) return 1;
        const order = compare(self, other);
        if (order === undefined) throw argumentError('Object must be of type Version.', 'version');
        return order;
      },
      [
        'int CompareTo(System.Object version)',
        'int CompareTo(version value)',
        'int IComparable.CompareTo(System.Object obj)',
        'int IComparable[version].CompareTo(version other)',
      ],
    ),
    ...overloads(
      (self: Version, other: unknown) => compare(self, other) === 0,
      ['bool Equals(System.Object obj)', 'bool Equals(version obj)', 'bool IEquatable[version].Equals(version other)'],
    ),
    'int GetHashCode()': (self: Version) =>
      ((self.major & 0xf) << 28) | ((self.minor & 0xff) << 20) | ((self.build & 0xff) << 12) | (self.revision & 0xfff),
    ...overloads(toText, [
      'string ToString()',
      'string ToString(int fieldCount)',
      'string IFormattable.ToString(string format, System.IFormatProvider formatProvider)',
    ]),
    ...overloads(unreachable, [
      'bool TryFormat(System.Span[char] destination, [ref] int charsWritten)',
      'bool TryFormat(System.Span[char] destination, int fieldCount, [ref] int charsWritten)',
      'bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten)',
      'bool TryFormat(System.Span[byte] utf8Destination, int fieldCount, [ref] int bytesWritten)',
      'bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
      'bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
    ]),
  },
}));

/** TryParse answers false to everything that Parse throws. */
function parsesOrNull(text: string | null, rest: unknown[]): boolean {
  return tryParse(rest, null, () => {
    try {
      return Version.parse(text);
    } catch {
      throw formatError('No version');
    }
  });
}
