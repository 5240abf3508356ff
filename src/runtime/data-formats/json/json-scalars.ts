/** The JSON of values that are neither objects nor collections. */

import { IntPtr } from '../../dotnet/system/core-types.js';
import { DateTime } from '../../dotnet/system/date-time.js';
import { DateTimeOffset } from '../../dotnet/system/date-time-offset.js';
import { Guid } from '../../dotnet/system/guid.js';
import { Uri } from '../../dotnet/uri/uri.js';
import { decimalToText } from '../../language/decimal.js';
import { enumText } from '../../language/enum-text.js';
import { formatDate } from '../../language/format/index.js';
import { toText } from '../../language/index.js';
import { shortestText } from '../../language/number-text.js';
import {
  BigIntegerBox,
  BoxedNumber,
  Char,
  Decimal,
  DoubleBox,
  EnumValue,
  SingleBox,
  UInt64Box,
} from '../../objects/values.js';
import { type EscapeHandling, jsonString } from './json-strings.js';

/** The JSON of a value, or undefined for objects and collections. */
export function scalarJson(value: unknown, enumsAsStrings: boolean, escapes: EscapeHandling): string | undefined {
  switch (typeof value) {
    case 'string':
      return jsonString(value, escapes);
    case 'number':
      return (value | 0) === value ? String(value) : realJson(value, false);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return String(value);
  }
  if (value instanceof BoxedNumber)
    return value instanceof DoubleBox || value instanceof SingleBox
      ? realJson(value.value, value instanceof SingleBox)
      : String(value.value);
  if (Array.isArray(value)) return undefined;
  // Newtonsoft.Json does not ask for the escapes here.
  if (value instanceof Char) return jsonString(String(value), 'Default');
  const text = textOf(value);
  if (text !== undefined) return jsonString(text, escapes);
  if (value instanceof EnumValue) return enumJson(value, enumsAsStrings, escapes);
  if (value instanceof Decimal) return withFraction(decimalToText(value));
  if (value instanceof UInt64Box || value instanceof BigIntegerBox || value instanceof IntPtr)
    return String(value.value);
  return undefined;
}

/** What was added to these is never written. */
export function isPlainText(value: unknown): boolean {
  return typeof value === 'string' || value instanceof DateTime;
}

function textOf(value: unknown): string | undefined {
  if (value instanceof DateTime) return dateText(value.ticks, value.kind, null);
  if (value instanceof DateTimeOffset) return dateText(value.clock.ticks, 0, value.offset);
  if (value instanceof Guid) return toText(value);
  return value instanceof Uri ? value.originalString : undefined;
}

function dateText(ticks: bigint, kind: DateTime['kind'], offset: number | null): string {
  const zone = offset === null ? 'K' : 'zzz';
  return formatDate({ ticks, kind, offset }, `yyyy-MM-ddTHH:mm:ss.FFFFFFF${zone}`, '');
}

/** Enums of 64 bits are written as text, because numbers of JavaScript are not as exact. */
function enumJson(value: EnumValue, asString: boolean, escapes: EscapeHandling): string {
  const text = enumText(value);
  const isLong = value.netType.underlyingType.fullName.endsWith('Int64');
  const hasName = text !== String(value.value);
  return isLong || (asString && hasName) ? jsonString(text, escapes) : String(value.value);
}

function realJson(value: number, isSingle: boolean): string {
  if (!Number.isFinite(value)) return `"${shortestText(value)}"`;
  return withFraction(shortestText(value, isSingle));
}
function withFraction(text: string): string {
  return /[.E]/.test(text) ? text : `${text}.0`;
}
