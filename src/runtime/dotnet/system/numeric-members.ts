/** Members that all numeric types share. Signatures differ in the type's keyword only. */
import { decimalFromBigInt, decimalFromNumber } from '../../language/decimal.js';
import { formatNumber } from '../../language/format/number-format.js';
import { NumberStyles } from '../../language/format/number-parse.js';
import { integerRanges, makeInteger, makeReal, TypeCode, typeCodeOfType } from '../../language/numeric.js';
import type { MemberFunction, MemberImplementation, NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { numberFormatOf } from '../globalization/number-format-info.js';
import { overloads } from '../overloads.js';
import { wrongType } from './comparison.js';
import { convertibleMembers } from './convertible.js';
import { tryParse } from './try-parse.js';

/** Reads a number in natural form. Throws FormatException or OverflowException. */
export type NumberParser = (text: string | null, styles: number, provider: unknown) => unknown;

/** Parse and TryParse. `styleText` is the default style as signatures show it. */
export function parseMembers(
  keyword: string,
  styleText: string,
  defaultStyles: number,
  parse: NumberParser,
  zero: unknown,
): Record<string, MemberFunction> {
  const styles = 'System.Globalization.NumberStyles style';
  const provider = 'System.IFormatProvider provider';
  const chars = 'System.ReadOnlySpan[char] s';
  const bytes = 'System.ReadOnlySpan[byte] utf8Text';
  const result = `[ref] ${keyword} result`;
  const read = (text: string | null, ...rest: unknown[]) => {
    const style = rest.find(isStyles);
    return parse(
      text,
      style === undefined ? defaultStyles : Number(style.value),
      rest.find((a) => !isStyles(a)) ?? null,
    );
  };
  return {
    ...overloads(read, [
      `static ${keyword} Parse(string s)`,
      `static ${keyword} Parse(string s, ${styles})`,
      `static ${keyword} Parse(string s, ${provider})`,
      `static ${keyword} Parse(string s, ${styles}, ${provider})`,
      `static ${keyword} Parse(${chars}, ${styles} = ${styleText}, ${provider} = null)`,
      `static ${keyword} Parse(${chars}, ${provider})`,
      `static ${keyword} Parse(${bytes}, ${styles} = ${styleText}, ${provider} = null)`,
      `static ${keyword} Parse(${bytes}, ${provider})`,
    ]),
    ...overloads(
      (text: string | null, ...rest: unknown[]) => tryParse(rest, zero, (...given: never[]) => read(text, ...given)),
      [
        `static bool TryParse(string s, ${result})`,
        `static bool TryParse(${chars}, ${result})`,
        `static bool TryParse(${bytes}, ${result})`,
        `static bool TryParse(string s, ${styles}, ${provider}, ${result})`,
        `static bool TryParse(${chars}, ${styles}, ${provider}, ${result})`,
        `static bool TryParse(string s, ${provider}, ${result})`,
        `static bool TryParse(${chars}, ${provider}, ${result})`,
        `static bool TryParse(${bytes}, ${styles}, ${provider}, ${result})`,
        `static bool TryParse(${bytes}, ${provider}, ${result})`,
      ],
    ),
  };
}

function isStyles(value: unknown): value is EnumValue {
  return (value as EnumValue | null)?.netType?.fullName === 'System.Globalization.NumberStyles';
}

/** ToString(format, provider) in any of its overloads. */
export function numberToString(self: unknown, ...args: unknown[]): string {
  const format = typeof args[0] === 'string' ? args[0] : null;
  return formatNumber(self, format, numberFormatOf(args.find((a) => typeof a === 'object') ?? null));
}

/** The definition's `toString`, for a culture's name. */
export function numberText(self: unknown, format: string | null, culture: string): string {
  return formatNumber(self, format, numberFormatOf(culture));
}

interface NumberInstance {
  keyword: string;
  /** `Int32`, for messages. */
  name: string;
  typeCode: number;
  /** True for values of the type, as opposed to arguments in natural form. */
  isOwn: (value: unknown) => boolean;
  compare: (self: never, other: never) => number;
  hash: (self: never) => number;
}

/** CompareTo, Equals, GetHashCode, ToString and IConvertible. */
export function instanceMembers({
  keyword,
  name,
  typeCode,
  isOwn,
  compare,
  hash,
}: NumberInstance): Record<string, MemberImplementation> {
  const compareToObject = (self: never, other: unknown) => {
    if (other === null) return 1;
    if (!isOwn(other)) throw wrongType(name);
    return compare(self, other as never);
  };
  const equals = (self: never, other: never) => compare(self, other) === 0;
  return {
    'int CompareTo(System.Object value)': compareToObject,
    [`int CompareTo(${keyword} value)`]: compare,
    'int IComparable.CompareTo(System.Object obj)': compareToObject,
    [`int IComparable[${keyword}].CompareTo(${keyword} other)`]: compare,
    'bool Equals(System.Object obj)': (self: never, other: unknown) => isOwn(other) && equals(self, other as never),
    [`bool Equals(${keyword} obj)`]: equals,
    [`bool IEquatable[${keyword}].Equals(${keyword} other)`]: equals,
    'int GetHashCode()': hash,
    ...overloads(numberToString, [
      'string ToString()',
      'string ToString(string format)',
      'string ToString(System.IFormatProvider provider)',
      'string ToString(string format, System.IFormatProvider provider)',
      'string IConvertible.ToString(System.IFormatProvider provider)',
      'string IFormattable.ToString(string format, System.IFormatProvider formatProvider)',
    ]),
    ...overloads(numberToString, [
      'bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default, System.IFormatProvider provider = null)',
      'bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format = default, System.IFormatProvider provider = null)',
    ]),
    ...overloads(() => typeCode, ['System.TypeCode GetTypeCode()', 'System.TypeCode IConvertible.GetTypeCode()']),
    ...convertibleMembers,
  };
}

/** The interfaces of a numeric type of this full name. */
export function numericInterfaces(fullName: string): string[] {
  return [
    'System.IComparable',
    'System.IConvertible',
    'System.IFormattable',
    `System.IComparable[${fullName}]`,
    `System.IEquatable[${fullName}]`,
  ];
}

/** op_Explicit: a number as another numeric type, cut to its range; undefined for types that are none. */
export function numberAs(target: NetType, value: number | bigint): unknown {
  const code = target.namespace === 'System' && target.kind === 'struct' ? typeCodeOfType(target) : TypeCode.Object;
  if (code === TypeCode.Double || code === TypeCode.Single) return makeReal(code, Number(value));
  if (code === TypeCode.Decimal)
    return typeof value === 'bigint' ? decimalFromBigInt(value) : decimalFromNumber(value, 15);
  if (code < TypeCode.Char || code > TypeCode.UInt64) return undefined;
  const { min, max } = integerRanges[code] as { min: bigint; max: bigint };
  const bits = (max - min).toString(2).length;
  const whole = typeof value === 'bigint' ? value : BigInt(Number.isFinite(value) ? Math.trunc(value) : 0);
  return makeInteger(code, min < 0n ? BigInt.asIntN(bits, whole) : BigInt.asUintN(bits, whole));
}

/** NumberStyles of Parse without a style. */
export const integerStyles = NumberStyles.Integer;
export const floatStyles = NumberStyles.Float | NumberStyles.AllowThousands;
