/** System.Convert. What one of its methods does follows from its signature: which type it takes, and which it makes. */

import { changeType, outOfRange as valueOutOfRange } from '../../language/change-type.js';
import { argumentText } from '../../language/format/composite.js';
import { parseDate } from '../../language/format/date-parse.js';
import { NumberStyles, parseFloatingPoint, parseInteger } from '../../language/format/number-parse.js';
import {
  integerRanges,
  isIntegerCode,
  makeInteger,
  makeReal,
  TypeCode,
  typeCodeOf,
  typeCodeOfType,
} from '../../language/numeric.js';
import { invokeMethod } from '../../objects/members.js';
import { defineType, findType, type MemberFunction, NetType, typeOf } from '../../objects/net-type.js';
import { Char, Decimal, double, type EnumValue, isNull, SingleBox } from '../../objects/values.js';
import { numberFormatOf } from '../globalization/number-format-info.js';
import { overloads } from '../overloads.js';
import { fromBase64, fromHex, toBase64, toHex } from './base64.js';
import { convertSignatures } from './convert-signatures.js';
import { DBNull } from './core-types.js';
import { DateTime } from './date-time.js';
import { parseDecimalText } from './decimal-type.js';
import { argumentNull, formatError, invalidCast } from './errors.js';
import { formatInBase, parseInBase } from './number-bases.js';

/** `static int ToInt32(string value, System.IFormatProvider provider)` */
const signaturePattern = /^static \S+ To(\w+)\((\S+) value(?:, (\S+) \w+)?\)$/;

/** An argument in natural form as the value of the type in the signature. */
function argumentValue(natural: unknown, keyword: string): unknown {
  switch (keyword) {
    case 'char':
      return typeof natural === 'string' ? Char.from(natural) : natural;
    case 'double':
      return typeof natural === 'number' ? double(natural) : natural;
    case 'float':
      return typeof natural === 'number' ? new SingleBox(natural) : natural;
  }
  const type = findType(keyword);
  const code = type ? typeCodeOfType(type) : TypeCode.Object;
  return isIntegerCode(code) && !isNull(natural) ? makeInteger(code, natural as number | bigint) : natural;
}

function implementationOf(signature: string): MemberFunction {
  const [, target = '', source = '', second] = signaturePattern.exec(signature) ?? [];
  const code = TypeCode[target as keyof typeof TypeCode];
  if (second === 'int' && source === 'string')
    return (text: string | null, base: number) => parseInBase(text, base, code);
  if (second === 'int') return (value: number | bigint, base: number) => formatInBase(value, base, source);
  return (value: unknown, provider: unknown = null) => convert(argumentValue(value, source), code, provider);
}

/** `value` as the type of `code`. A null is that type's default. */
export function convert(value: unknown, code: number, provider: unknown): unknown {
  if (isNull(value)) return defaultOf(code);
  if (typeof value === 'string') return fromText(value, code, provider);
  if (code === TypeCode.String) return argumentText(value, null, provider);
  if (code === TypeCode.DateTime && value instanceof DateTime) return value;
  if (typeCodeOf(value) === TypeCode.Object) return throughConvertible(value, code, provider);
  return changeType(value, code);
}

function defaultOf(code: number): unknown {
  if (code === TypeCode.Boolean) return false;
  if (code === TypeCode.String) return '';
  if (code === TypeCode.DateTime) return DateTime.minValue;
  if (code === TypeCode.Decimal) return new Decimal(0n, 0);
  return code === TypeCode.Double || code === TypeCode.Single ? makeReal(code, 0) : makeInteger(code, 0);
}

function fromText(text: string, code: number, provider: unknown): unknown {
  const range = integerRanges[code];
  if (isIntegerCode(code) && range !== undefined) {
    const bits = (range.max - range.min + 1n).toString(2).length - 1;
    const limits = { ...range, bits };
    return makeInteger(
      code,
      parseInteger(text, NumberStyles.Integer, numberFormatOf(provider), limits, () => valueOutOfRange(code)),
    );
  }
  switch (code) {
    case TypeCode.Double:
    case TypeCode.Single:
      return makeReal(
        code,
        parseFloatingPoint(text, NumberStyles.Float | NumberStyles.AllowThousands, numberFormatOf(provider)),
      );
    case TypeCode.Decimal:
      return parseDecimalText(text, NumberStyles.Number, provider);
    case TypeCode.DateTime:
      return parseDate(text, provider);
    case TypeCode.Char:
      if (text.length !== 1) throw formatError('String must be exactly one character long.');
      return Char.from(text);
  }
  return changeType(text, code);
}

/** Objects of scripts may implement IConvertible. */
function throughConvertible(value: unknown, code: number, provider: unknown): unknown {
  const name = Object.keys(TypeCode).find((key) => TypeCode[key as keyof typeof TypeCode] === code) as string;
  if (typeOf(value).members.instance.has(`to${name.toLowerCase()}`))
    return invokeMethod(value, `To${name}`, [provider]);
  throw invalidCast(`Unable to cast object of type '${typeOf(value)}' to type 'System.IConvertible'.`);
}

function changeTypeTo(value: unknown, target: NetType | EnumValue | null, provider: unknown = null): unknown {
  if (target === null) throw argumentNull('conversionType');
  const code = target instanceof NetType ? typeCodeOfType(target) : Number(target.value);
  if (isNull(value)) {
    if (
      target instanceof NetType
        ? target.isValueType
        : code !== TypeCode.String && code !== TypeCode.Object && code !== TypeCode.Empty
    )
      throw invalidCast('Null object cannot be converted to a value type.');
    return null;
  }
  if (target instanceof NetType && target.isInstance(value)) return value;
  if (typeCodeOf(value) === TypeCode.Object) throw invalidCast('Object must implement IConvertible.');
  if (target instanceof NetType && (target.isEnum || code === TypeCode.Object || code === TypeCode.BigInteger))
    throw invalidCast(`Invalid cast from '${typeOf(value)}' to '${target}'.`);
  return convert(value, code, provider);
}

defineType('System.Convert', {}, () => ({
  abstract: true,
  members: {
    'static System.TypeCode GetTypeCode(System.Object value)': (value: unknown) => {
      const code = typeCodeOf(value);
      return code > TypeCode.String ? TypeCode.Object : code;
    },
    'static bool IsDBNull(System.Object value)': (value: unknown) => value instanceof DBNull,
    ...overloads(changeTypeTo, [
      'static System.Object ChangeType(System.Object value, System.TypeCode typeCode)',
      'static System.Object ChangeType(System.Object value, System.TypeCode typeCode, System.IFormatProvider provider)',
      'static System.Object ChangeType(System.Object value, type conversionType)',
      'static System.Object ChangeType(System.Object value, type conversionType, System.IFormatProvider provider)',
    ]),
    ...Object.fromEntries(convertSignatures.map((signature) => [signature, implementationOf(signature)])),
    ...overloads(toBase64, [
      'static string ToBase64String(byte[] inArray)',
      'static string ToBase64String(byte[] inArray, System.Base64FormattingOptions options)',
      'static string ToBase64String(byte[] inArray, int offset, int length)',
      'static string ToBase64String(byte[] inArray, int offset, int length, System.Base64FormattingOptions options)',
      'static string ToBase64String(System.ReadOnlySpan[byte] bytes, System.Base64FormattingOptions options = System.Base64FormattingOptions.None)',
    ]),
    'static byte[] FromBase64String(string s)': fromBase64,
    'static byte[] FromBase64CharArray(char[] inArray, int offset, int length)': (
      characters: string[],
      offset: number,
      length: number,
    ) => fromBase64(characters.slice(offset, offset + length).join('')),
    ...overloads(fromHex, [
      'static byte[] FromHexString(string s)',
      'static byte[] FromHexString(System.ReadOnlySpan[char] chars)',
      'static byte[] FromHexString(System.ReadOnlySpan[byte] utf8Source)',
      'static System.Buffers.OperationStatus FromHexString(string source, System.Span[byte] destination, [ref] int charsConsumed, [ref] int bytesWritten)',
      'static System.Buffers.OperationStatus FromHexString(System.ReadOnlySpan[char] source, System.Span[byte] destination, [ref] int charsConsumed, [ref] int bytesWritten)',
      'static System.Buffers.OperationStatus FromHexString(System.ReadOnlySpan[byte] utf8Source, System.Span[byte] destination, [ref] int bytesConsumed, [ref] int bytesWritten)',
    ]),
    ...overloads(
      (bytes: Uint8Array, offset?: number, length?: number) => toHex(bytes, offset, length).toUpperCase(),
      [
        'static string ToHexString(byte[] inArray)',
        'static string ToHexString(byte[] inArray, int offset, int length)',
        'static string ToHexString(System.ReadOnlySpan[byte] bytes)',
      ],
    ),
    ...overloads(toHex, [
      'static string ToHexStringLower(byte[] inArray)',
      'static string ToHexStringLower(byte[] inArray, int offset, int length)',
      'static string ToHexStringLower(System.ReadOnlySpan[byte] bytes)',
    ]),
    'static System.Object DBNull {get;}': () => DBNull.value,
  },
}));
