/** System.Xml.XmlConvert: values as XML writes them, independent of culture; names with what they cannot hold encoded. */

import { getStatic, invokeMethod, invokeStatic } from '../../objects/members.js';
import { defineType, type MemberImplementation, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { netText } from '../collections/elements.js';
import { argumentNull, formatError } from '../system/errors.js';
import { TimeSpan } from '../system/time-span.js';
import { hexadecimal, xmlException } from './xml-errors.js';
import { invalidUnit, isName, isNcName, nameStart, nameUnit } from './xml-names.js';

function invariant(): unknown {
  return getStatic(requireType('System.Globalization.CultureInfo'), 'InvariantCulture');
}
function parse(typeName: string, text: string): unknown {
  return invokeStatic(requireType(typeName), 'Parse', [text.trim(), invariant()]);
}
function format(value: unknown, pattern: string | null = null): string {
  return invokeMethod(value, 'ToString', [pattern, invariant()]) as string;
}
function badFormat(text: string, type: string) {
  return formatError(`The string '${text}' is not a valid ${type} value.`);
}

/** `true`, `false`, `1` and `0`. Throws FormatException. */
export function parseBoolean(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '1' || trimmed === 'true') return true;
  if (trimmed === '0' || trimmed === 'false') return false;
  throw badFormat(trimmed, 'Boolean');
}
/** `INF` and `-INF` besides what Double.Parse reads. */
function parseReal(typeName: string, text: string): unknown {
  const trimmed = text.trim();
  const type = requireType(typeName);
  if (trimmed === 'INF') return getStatic(type, 'PositiveInfinity');
  return trimmed === '-INF' ? getStatic(type, 'NegativeInfinity') : parse(typeName, trimmed);
}
function formatReal(value: unknown): string {
  const text = format(value, 'R');
  return text.replace('Infinity', 'INF');
}

const datePattern = /^(-?\d{4,}-\d\d-\d\d)?(?:T|^|(?=[zZ+-]|$))(\d\d:\d\d:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;
/** An xs:dateTime, xs:date, xs:time and their like. Throws FormatException. */
function parseDateTime(text: string, mode: string): unknown {
  const trimmed = text.trim();
  if (!datePattern.test(trimmed) || trimmed === '') throw badFormat(text, 'AllXsd');
  const styles = requireType('System.Globalization.DateTimeStyles');
  const style = getStatic(styles, 'RoundtripKind');
  const date = invokeStatic(requireType('System.DateTime'), 'Parse', [trimmed, invariant(), style]);
  return inMode(date, mode);
}
function inMode(date: unknown, mode: string): unknown {
  const kinds = requireType('System.DateTimeKind');
  switch (mode) {
    case 'Local':
      return invokeMethod(date, 'ToLocalTime', []);
    case 'Utc':
      return String((date as { kind: number }).kind) === '0'
        ? invokeStatic(requireType('System.DateTime'), 'SpecifyKind', [date, getStatic(kinds, 'Utc')])
        : invokeMethod(date, 'ToUniversalTime', []);
    case 'Unspecified':
      return invokeStatic(requireType('System.DateTime'), 'SpecifyKind', [date, getStatic(kinds, 'Unspecified')]);
    default:
      return date;
  }
}

const ticksPer = { day: 864_000_000_000n, hour: 36_000_000_000n, minute: 600_000_000n, second: 10_000_000n };
/** An xs:duration: `P1DT2H3M4.5S`. */
export function formatDuration(span: TimeSpan): string {
  let ticks = span.ticks;
  if (ticks === 0n) return 'PT0S';
  let text = ticks < 0n ? '-P' : 'P';
  if (ticks < 0n) ticks = -ticks;
  const take = (size: bigint) => {
    const count = ticks / size;
    ticks %= size;
    return count;
  };
  const days = take(ticksPer.day);
  if (days > 0n) text += `${days}D`;
  if (ticks === 0n) return text;
  text += 'T';
  const [hours, minutes, seconds] = [take(ticksPer.hour), take(ticksPer.minute), take(ticksPer.second)];
  if (hours > 0n) text += `${hours}H`;
  if (minutes > 0n) text += `${minutes}M`;
  if (seconds > 0n || ticks > 0n) {
    const fraction = ticks > 0n ? `.${ticks.toString().padStart(7, '0').replace(/0+$/, '')}` : '';
    text += `${seconds}${fraction}S`;
  }
  return text;
}
const durationPattern = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;
/** Years have 365 days in it, months 30. Throws FormatException. */
export function parseDuration(text: string): TimeSpan {
  const trimmed = text.trim();
  const match = durationPattern.exec(trimmed);
  if (!match || /[PT]$/.test(trimmed)) throw badFormat(text, 'TimeSpan');
  const [, sign, years, months, days, hours, minutes, seconds, fraction] = match;
  const count = (digits: string | undefined) => BigInt(digits ?? 0);
  const ticks =
    (count(years) * 365n + count(months) * 30n + count(days)) * ticksPer.day +
    count(hours) * ticksPer.hour +
    count(minutes) * ticksPer.minute +
    count(seconds) * ticksPer.second +
    BigInt((fraction ?? '').padEnd(7, '0').slice(0, 7));
  return new TimeSpan(sign ? -ticks : ticks);
}

function encode(name: string | null, isAllowed: (c: string, isFirst: boolean) => boolean): string | null {
  if (!name) return name;
  let text = '';
  let isFirst = true;
  for (let i = 0; i < name.length; i++) {
    const c = name[i] as string;
    const looksEncoded = c === '_' && /^_[xX][0-9A-Fa-f]{4}_/.test(name.slice(i, i + 7));
    text +=
      isAllowed(c, isFirst) && !looksEncoded
        ? c
        : `_x${name.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')}_`;
    isFirst = false;
  }
  return text;
}
/** Names keep their colons; local names do not. */
export function encodeLocalName(name: string | null): string | null {
  return encode(name, (c, isFirst) => (isFirst ? nameStart : nameUnit).test(c));
}
function encodeName(name: string | null): string | null {
  return encode(name, (c, isFirst) => c === ':' || (isFirst ? nameStart : nameUnit).test(c));
}
export function decodeName(name: string | null): string | null {
  return (
    name?.replace(/_x([0-9A-Fa-f]{8}|[0-9A-Fa-f]{4})_/gi, (_whole, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, 16)),
    ) ?? null
  );
}

function verify(name: string | null, isValid: (text: string) => boolean): string {
  if (name === null) throw argumentNull('name');
  if (name === '') throw argumentNull('name');
  if (isValid(name)) return name;
  const colonAllowed = isValid === isName;
  const fits = (c: string, index: number) =>
    (colonAllowed && c === ':') || (index === 0 ? nameStart : nameUnit).test(c);
  const index = [...name].findIndex((c, i) => !fits(c, i));
  const c = name[index] as string;
  throw xmlException(
    index === 0
      ? `Name cannot begin with the '${c}' character, ${hexadecimal(c)}.`
      : `The '${c}' character, ${hexadecimal(c)}, cannot be included in a name.`,
  );
}
function isNmToken(text: string): boolean {
  return [...text].every((c) => c === ':' || nameUnit.test(c));
}

const numbers: Record<string, string> = {
  Decimal: 'decimal',
  SByte: 'sbyte',
  Int16: 'short',
  Int32: 'int',
  Int64: 'long',
  Byte: 'byte',
  UInt16: 'ushort',
  UInt32: 'uint',
  UInt64: 'ulong',
};
function numberMembers(): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {};
  for (const [name, keyword] of Object.entries(numbers)) {
    members[`static string ToString(${keyword} value)`] = String;
    members[`static ${keyword} To${name}(string s)`] = (text: string) => parse(`System.${name}`, text);
  }
  return members;
}
const dateTimeFormat = 'yyyy-MM-ddTHH:mm:ss.FFFFFFFK';

defineType('System.Xml.XmlConvert', { assembly: 'System.Private.Xml' }, () => ({
  members: {
    'static string EncodeName(string name)': encodeName,
    'static string EncodeNmToken(string name)': (name: string | null) =>
      encode(name, (c) => c === ':' || nameUnit.test(c)),
    'static string EncodeLocalName(string name)': encodeLocalName,
    'static string DecodeName(string name)': decodeName,
    'static string VerifyName(string name)': (name: string | null) => verify(name, isName),
    'static string VerifyNCName(string name)': (name: string | null) => verify(name, isNcName),
    'static string VerifyNMTOKEN(string name)': (name: string | null) => verify(name, isNmToken),
    'static string VerifyXmlChars(string content)': (content: string) => {
      const bad = invalidUnit.exec(content)?.[0];
      if (bad !== undefined) throw xmlException(`'${bad}', ${hexadecimal(bad)}, is an invalid character.`);
      return content;
    },
    'static string VerifyWhitespace(string content)': (content: string) => {
      const bad = /[^ \t\r\n]/.exec(content)?.[0];
      if (bad !== undefined) throw xmlException(`'${bad}', ${hexadecimal(bad)}, is an invalid character.`);
      return content;
    },
    'static bool IsStartNCNameChar(char ch)': (c: string) => nameStart.test(c),
    'static bool IsNCNameChar(char ch)': (c: string) => nameUnit.test(c),
    'static bool IsXmlChar(char ch)': (c: string) => !invalidUnit.test(c) && !/[\ud800-\udfff]/.test(c),
    'static bool IsXmlSurrogatePair(char lowChar, char highChar)': (low: string, high: string) =>
      /[\udc00-\udfff]/.test(low) && /[\ud800-\udbff]/.test(high),
    'static bool IsWhitespaceChar(char ch)': (c: string) => /[ \t\r\n]/.test(c),
    'static string ToString(bool value)': String,
    'static string ToString(char value)': String,
    ...numberMembers(),
    'static string ToString(float value)': (value: number) => formatReal(Math.fround(value)),
    'static string ToString(double value)': formatReal,
    'static string ToString(timespan value)': formatDuration,
    'static string ToString(datetime value)': (date: unknown) => format(date, 'yyyy-MM-ddTHH:mm:ss.fffffffzzz'),
    'static string ToString(datetime value, string format)': format,
    'static string ToString(datetime value, System.Xml.XmlDateTimeSerializationMode dateTimeOption)': (
      date: unknown,
      mode: EnumValue,
    ) => format(inMode(date, netText(mode)), dateTimeFormat),
    'static string ToString(System.DateTimeOffset value)': (date: unknown) => formatOffset(date),
    'static string ToString(System.DateTimeOffset value, string format)': format,
    'static string ToString(guid value)': String,
    'static bool ToBoolean(string s)': parseBoolean,
    'static char ToChar(string s)': (text: string | null) => {
      if (text === null) throw argumentNull('s');
      if (text.length !== 1) throw formatError('String must be exactly one character long.');
      return text;
    },
    'static float ToSingle(string s)': (text: string) => parseReal('System.Single', text),
    'static double ToDouble(string s)': (text: string) => parseReal('System.Double', text),
    'static timespan ToTimeSpan(string s)': parseDuration,
    'static datetime ToDateTime(string s)': (text: string) => parseDateTime(text, 'Local'),
    'static datetime ToDateTime(string s, string format)': (text: string, pattern: string) =>
      invokeStatic(requireType('System.DateTime'), 'ParseExact', [text, pattern, invariant()]),
    'static datetime ToDateTime(string s, System.Xml.XmlDateTimeSerializationMode dateTimeOption)': (
      text: string,
      mode: EnumValue,
    ) => parseDateTime(text, netText(mode)),
    'static System.DateTimeOffset ToDateTimeOffset(string s)': (text: string) => {
      if (!datePattern.test(text.trim())) throw badFormat(text, 'AllXsd');
      return parse('System.DateTimeOffset', text);
    },
    'static System.DateTimeOffset ToDateTimeOffset(string s, string format)': (text: string, pattern: string) =>
      invokeStatic(requireType('System.DateTimeOffset'), 'ParseExact', [text, pattern, invariant()]),
    'static guid ToGuid(string s)': (text: string) => invokeStatic(requireType('System.Guid'), 'Parse', [text]),
  },
}));
function formatOffset(date: unknown): string {
  return format(date, dateTimeFormat).replace(/\+00:00$/, 'Z');
}
