/** System.Boolean. */
import { defineType } from '../../objects/net-type.js';
import { overloads, unreachable } from '../overloads.js';
import { wrongType } from './comparison.js';
import { convertibleMembers } from './convertible.js';
import { argumentNull, formatError } from './errors.js';
import { tryParse } from './try-parse.js';

function parse(text: string | null): boolean {
  if (text === null) throw argumentNull('value');
  const trimmed = text.replace(/^[\s\0]+|[\s\0]+$/g, '').toLowerCase();
  if (trimmed === 'true') return true;
  if (trimmed === 'false') return false;
  throw formatError(`String '${text}' was not recognized as a valid Boolean.`);
}

function compare(self: boolean, other: unknown): number | undefined {
  return typeof other === 'boolean' ? Number(self) - Number(other) : undefined;
}

const text = (self: boolean) => (self ? 'True' : 'False');

defineType('System.Boolean', { accelerators: ['bool'] }, () => ({
  kind: 'struct',
  interfaces: ['System.IComparable', 'System.IConvertible', 'System.IComparable[bool]', 'System.IEquatable[bool]'],
  toString: text,
  compare,
  defaultValue: () => false,
  members: {
    ...overloads(parse, ['static bool Parse(string value)', 'static bool Parse(System.ReadOnlySpan[char] value)']),
    ...overloads(
      (given: string | null, ...rest: unknown[]) => tryParse(rest, false, () => parse(given)),
      [
        'static bool TryParse(string value, [ref] bool result)',
        'static bool TryParse(System.ReadOnlySpan[char] value, [ref] bool result)',
      ],
    ),
    'static string TrueString {get;}': () => 'True',
    'static string FalseString {get;}': () => 'False',
    'int GetHashCode()': (self: boolean) => Number(self),
    ...overloads(text, [
      'string ToString()',
      'string ToString(System.IFormatProvider provider)',
      'string IConvertible.ToString(System.IFormatProvider provider)',
    ]),
    ...overloads(unreachable, ['bool TryFormat(System.Span[char] destination, [ref] int charsWritten)']),
    ...overloads(
      (self: boolean, other: unknown) => self === other,
      ['bool Equals(System.Object obj)', 'bool Equals(bool obj)', 'bool IEquatable[bool].Equals(bool other)'],
    ),
    ...overloads(
      (self: boolean, other: unknown) => {
        if (other === null) return 1;
        const order = compare(self, other);
        if (order === undefined) throw wrongType('Boolean');
        return order;
      },
      [
        'int CompareTo(System.Object obj)',
        'int CompareTo(bool value)',
        'int IComparable.CompareTo(System.Object obj)',
        'int IComparable[bool].CompareTo(bool other)',
      ],
    ),
    ...overloads(() => 3, ['System.TypeCode GetTypeCode()', 'System.TypeCode IConvertible.GetTypeCode()']),
    ...convertibleMembers,
  },
}));
