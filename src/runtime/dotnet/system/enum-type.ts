/** The members of System.Enum, which all enums inherit. */

import { outOfRange as valueOutOfRange } from '../../language/change-type.js';
import { enumFromNumber } from '../../language/conversion/enums.js';
import { enumText } from '../../language/enum-text.js';
import { integerRanges, makeInteger, toBigInt, typeCodeOf, typeCodeOfType } from '../../language/numeric.js';
import { makeArray, type NetArray } from '../../objects/arrays.js';
import { defineType, type NetType, typeOf } from '../../objects/net-type.js';
import { EnumValue, type PSReference } from '../../objects/values.js';
import { overloads } from '../overloads.js';
import { convertibleMembers } from './convertible.js';
import { argumentError, argumentNull, formatError } from './errors.js';

function checkEnum(type: NetType | null): NetType {
  if (type === null) throw argumentNull('enumType');
  if (!type.isEnum) throw argumentError('Type provided must be an Enum.', 'enumType');
  return type;
}

type Entry = [name: string, value: number | bigint];

/** Sorted as .NET sorts them: by value, unsigned. */
export function enumEntries(type: NetType): Entry[] {
  const entries = Object.entries(checkEnum(type).definition.values ?? {});
  const key = (value: number | bigint) => BigInt.asUintN(64, BigInt(value));
  return entries.sort(([, a], [, b]) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function underlying(type: NetType): NetType {
  return checkEnum(type).underlyingType;
}

const names = (type: NetType) => enumEntries(type).map(([name]) => name);
const values = (type: NetType): NetArray =>
  makeArray(
    type,
    enumEntries(type).map(([, value]) => type.enumValue(value)),
  );
const underlyingValues = (type: NetType): NetArray =>
  makeArray(
    underlying(type),
    enumEntries(type).map(([, value]) => makeInteger(typeCodeOfType(type), BigInt(value))),
  );

function nameOf(type: NetType, value: unknown): string | null {
  checkEnum(type);
  const code = typeCodeOf(value);
  if (integerRanges[code] === undefined)
    throw argumentError(
      'The value passed in must be an enum base or an underlying type for an enum, such as an Int32.',
      'value',
    );
  const number = toBigInt(value);
  return enumEntries(type).find(([, known]) => BigInt(known) === number)?.[0] ?? null;
}

function isDefined(type: NetType, value: unknown): boolean {
  checkEnum(type);
  if (typeof value === 'string') return Object.hasOwn(type.definition.values ?? {}, value);
  if (value instanceof EnumValue && value.netType !== type)
    throw argumentError(
      `Object must be the same type as the enum. The type passed in was '${value.netType}'; the enum type was '${type}'.`,
    );
  if (typeCodeOf(value) !== typeCodeOfType(type))
    throw argumentError(
      `Enum underlying type and the object must be same type or object must be a String. Type passed in was '${typeOf(value)}'; the enum underlying type was '${underlying(type)}'.`,
    );
  return nameOf(type, value) !== null;
}

/** Enum.Parse: names with commas, or a number. Throws ArgumentException or OverflowException. */
function parse(type: NetType, text: string | null, ignoreCase = false): EnumValue {
  checkEnum(type);
  if (text === null) throw argumentNull('value');
  const trimmed = text.trim();
  if (trimmed === '') throw argumentError('Must specify valid information for parsing in the string.', 'value');
  if (/^[-+]?\d+$/.test(trimmed)) {
    const number = BigInt(trimmed);
    const range = integerRanges[typeCodeOfType(type)];
    if (range === undefined || number < range.min || number > range.max) throw valueOutOfRange(typeCodeOfType(type));
    return enumFromNumber(type, number);
  }
  let bits = 0n;
  for (const part of trimmed.split(',')) {
    const name = part.trim();
    const exact = type.definition.values?.[name];
    const value = exact ?? (ignoreCase ? type.enumByName(name)?.value : undefined);
    if (value === undefined) throw argumentError(`Requested value '${text}' was not found.`);
    bits |= BigInt(value);
  }
  return enumFromNumber(type, bits);
}

function tryParse(
  type: NetType,
  text: string | null,
  ignoreCase: boolean,
  result: PSReference,
  fallback: unknown,
): boolean {
  try {
    result.set(parse(type, text, ignoreCase));
    return true;
  } catch {
    result.set(fallback);
    return false;
  }
}

const hexDigits: Record<number, number> = { 5: 2, 6: 2, 7: 4, 8: 4, 9: 8, 10: 8, 11: 16, 12: 16 };

/** ToString(format): G, F, D or X. */
export function formatEnum(value: EnumValue, format: string | null): string {
  switch ((format || 'G').toUpperCase()) {
    case 'G':
      return enumText(value);
    case 'F':
      return flagsText(value);
    case 'D':
      return String(value.value);
    case 'X': {
      const digits = hexDigits[typeCodeOfType(value.netType)] ?? 8;
      return BigInt.asUintN(digits * 4, BigInt(value.value))
        .toString(16)
        .toUpperCase()
        .padStart(digits, '0');
    }
  }
  throw formatError('Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".');
}

/** F takes any enum for flags. */
function flagsText(value: EnumValue): string {
  const text = enumText(value);
  if (!/^-?\d+$/.test(text)) return text;
  const found: string[] = [];
  let rest = BigInt(value.value);
  for (const [name, bits] of enumEntries(value.netType).reverse()) {
    if (bits === 0 || (rest & BigInt(bits)) !== BigInt(bits)) continue;
    found.unshift(name);
    rest &= ~BigInt(bits);
  }
  return rest === 0n && found.length > 0 ? found.join(', ') : text;
}

function toText(self: EnumValue, format: unknown = null): string {
  return formatEnum(self, typeof format === 'string' ? format : null);
}

function compareTo(self: EnumValue, other: unknown): number {
  if (other === null) return 1;
  const order = compare(self, other);
  if (order !== undefined) return order;
  throw argumentError(
    `Object must be the same type as the enum. The type passed in was '${typeOf(other)}'; the enum type was '${self.netType}'.`,
  );
}
function compare(self: EnumValue, other: unknown): number | undefined {
  if (!(other instanceof EnumValue) || other.netType !== self.netType) return undefined;
  return self.value < other.value ? -1 : self.value > other.value ? 1 : 0;
}

defineType('System.Enum', {}, () => ({
  base: 'System.ValueType',
  abstract: true,
  interfaces: ['System.IComparable', 'System.IConvertible', 'System.IFormattable'],
  toString: (self: EnumValue, format: string | null) => formatEnum(self, format),
  compare,
  members: {
    'static string GetName[TEnum](TEnum value)': (value: EnumValue) => nameOf(value.netType, value),
    'static string GetName(type enumType, System.Object value)': nameOf,
    'static string[] GetNames[TEnum]()': ([type]: [NetType]) => names(type),
    'static string[] GetNames(type enumType)': names,
    'static type GetUnderlyingType(type enumType)': underlying,
    'static TEnum[] GetValues[TEnum]()': ([type]: [NetType]) => values(type),
    'static array GetValues(type enumType)': values,
    'static array GetValuesAsUnderlyingType[TEnum]()': ([type]: [NetType]) => underlyingValues(type),
    'static array GetValuesAsUnderlyingType(type enumType)': underlyingValues,
    'static bool IsDefined[TEnum](TEnum value)': (value: EnumValue) => isDefined(value.netType, value),
    'static bool IsDefined(type enumType, System.Object value)': isDefined,
    ...overloads(parse, [
      'static System.Object Parse(type enumType, string value)',
      'static System.Object Parse(type enumType, System.ReadOnlySpan[char] value)',
      'static System.Object Parse(type enumType, string value, bool ignoreCase)',
      'static System.Object Parse(type enumType, System.ReadOnlySpan[char] value, bool ignoreCase)',
    ]),
    'static TEnum Parse[TEnum](string value)': (text: string | null, [type]: [NetType]) => parse(type, text),
    'static TEnum Parse[TEnum](string value, bool ignoreCase)': (
      text: string | null,
      ignoreCase: boolean,
      [type]: [NetType],
    ) => parse(type, text, ignoreCase),
    'static bool TryParse(type enumType, string value, [ref] System.Object result)': (
      type: NetType,
      text: string | null,
      result: PSReference,
    ) => tryParse(checkEnum(type), text, false, result, null),
    'static bool TryParse(type enumType, string value, bool ignoreCase, [ref] System.Object result)': (
      type: NetType,
      text: string | null,
      ignoreCase: boolean,
      result: PSReference,
    ) => tryParse(checkEnum(type), text, ignoreCase, result, null),
    'static bool TryParse[TEnum](string value, [ref] TEnum result)': (
      text: string | null,
      result: PSReference,
      [type]: [NetType],
    ) => tryParse(checkEnum(type), text, false, result, type.enumValue(0)),
    'static bool TryParse[TEnum](string value, bool ignoreCase, [ref] TEnum result)': (
      text: string | null,
      ignoreCase: boolean,
      result: PSReference,
      [type]: [NetType],
    ) => tryParse(checkEnum(type), text, ignoreCase, result, type.enumValue(0)),
    'static string Format(type enumType, System.Object value, string format)': (
      type: NetType,
      value: unknown,
      format: string,
    ) => formatEnum(enumFromNumber(checkEnum(type), toBigInt(value)), format),
    ...overloads(
      (type: NetType, value: unknown) => enumFromNumber(checkEnum(type), toBigInt(value)),
      [
        'static System.Object ToObject(type enumType, System.Object value)',
        'static System.Object ToObject(type enumType, sbyte value)',
        'static System.Object ToObject(type enumType, short value)',
        'static System.Object ToObject(type enumType, int value)',
        'static System.Object ToObject(type enumType, byte value)',
        'static System.Object ToObject(type enumType, ushort value)',
        'static System.Object ToObject(type enumType, uint value)',
        'static System.Object ToObject(type enumType, long value)',
        'static System.Object ToObject(type enumType, ulong value)',
      ],
    ),
    'int value__ {get;}': (self: EnumValue) => makeInteger(typeCodeOfType(self.netType), BigInt(self.value)),
    'bool HasFlag(System.Enum flag)': (self: EnumValue, flag: EnumValue | null) => {
      if (flag === null) throw argumentNull('flag');
      if (flag.netType !== self.netType)
        throw argumentError(
          `The argument type, '${flag.netType}', is not the same as the enum type '${self.netType}'.`,
        );
      return (BigInt(self.value) & BigInt(flag.value)) === BigInt(flag.value);
    },
    'bool Equals(System.Object obj)': (self: EnumValue, other: unknown) => self === other,
    'int GetHashCode()': (self: EnumValue) => Number(BigInt.asIntN(32, BigInt(self.value))),
    ...overloads(compareTo, ['int CompareTo(System.Object target)', 'int IComparable.CompareTo(System.Object obj)']),
    ...overloads(toText, [
      'string ToString()',
      'string ToString(string format)',
      'string ToString(System.IFormatProvider provider)',
      'string ToString(string format, System.IFormatProvider provider)',
      'string IFormattable.ToString(string format, System.IFormatProvider formatProvider)',
      'string IConvertible.ToString(System.IFormatProvider provider)',
    ]),
    ...overloads(
      (self: EnumValue) => typeCodeOfType(self.netType),
      ['System.TypeCode GetTypeCode()', 'System.TypeCode IConvertible.GetTypeCode()'],
    ),
    ...convertibleMembers,
  },
}));
