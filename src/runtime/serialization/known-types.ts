/**
 * The primitive types of CLIXML (MS-PSRP 2.2.5.1): for each element how its text becomes a value of ours, and for each value
 * whether it is such a primitive. Types that other rooms define are found by name and made by conversion.
 */
import { DateTime } from '../dotnet/system/date-time.js';
import { TimeSpan } from '../dotnet/system/time-span.js';
import { tryConvertTo } from '../language/conversion.js';
import { decimalToText, parseDecimal } from '../language/decimal.js';
import { toText } from '../language/to-text.js';
import { findType, type NetType } from '../objects/net-type.js';
import { readProperty } from '../objects/property-access.js';
import { ProgressRecord } from '../objects/records.js';
import {
  ByteBox,
  Char,
  Decimal,
  DoubleBox,
  double,
  Int16Box,
  SByteBox,
  SingleBox,
  UInt16Box,
  UInt32Box,
  UInt64Box,
} from '../objects/values.js';
import {
  dateTimeFromXml,
  dateTimeToXml,
  floatFromXml,
  floatToXml,
  timeSpanFromXml,
  timeSpanToXml,
} from './lexical-forms.js';

/** How an element's text is read: `encoded` texts have `_xHHHH_`; `read` returns undefined for a text that is none. */
export interface ElementType {
  typeName: string;
  encoded: boolean;
  read: (text: string) => unknown;
}

function integer<T>(typeName: string, least: number, most: number, make: (value: number) => T): ElementType {
  const read = (text: string) => {
    const value = Number(text);
    return /^\s*[+-]?\d+\s*$/.test(text) && value >= least && value <= most ? make(value) : undefined;
  };
  return { typeName, encoded: false, read };
}

function big(typeName: string, least: bigint, most: bigint, make: (value: bigint) => unknown): ElementType {
  const read = (text: string) => {
    if (!/^\s*[+-]?\d+\s*$/.test(text)) return undefined;
    const value = BigInt(text.trim().replace('+', ''));
    return value >= least && value <= most ? make(value) : undefined;
  };
  return { typeName, encoded: false, read };
}

/** A type of another room, made from its text by conversion. Text that does not convert is no such value. */
function converted(typeName: string, encoded: boolean): ElementType {
  const read = (text: string) => {
    const type = findType(typeName);
    return type ? tryConvertTo(text, type) : text;
  };
  return { typeName, encoded, read };
}

const same = <T>(value: T) => value;

/** By tag. `S`, `I32`, `B` and `Nil` are read by the deserializer itself, being by far the most. */
export const elementTypes: ReadonlyMap<string, ElementType> = new Map<string, ElementType>([
  ['C', integer('System.Char', 0, 0xffff, (value) => Char.from(value))],
  ['By', integer('System.Byte', 0, 255, (value) => new ByteBox(value))],
  ['SB', integer('System.SByte', -128, 127, (value) => new SByteBox(value))],
  ['U16', integer('System.UInt16', 0, 0xffff, (value) => new UInt16Box(value))],
  ['I16', integer('System.Int16', -32768, 32767, (value) => new Int16Box(value))],
  ['U32', integer('System.UInt32', 0, 0xffffffff, (value) => new UInt32Box(value))],
  ['I64', big('System.Int64', -(1n << 63n), (1n << 63n) - 1n, same)],
  ['U64', big('System.UInt64', 0n, (1n << 64n) - 1n, (value) => new UInt64Box(value))],
  ['Sg', { typeName: 'System.Single', encoded: false, read: (text) => single(floatFromXml(text)) }],
  ['Db', { typeName: 'System.Double', encoded: false, read: (text) => doubleOf(floatFromXml(text)) }],
  ['D', { typeName: 'System.Decimal', encoded: false, read: parseDecimal }],
  ['DT', { typeName: 'System.DateTime', encoded: false, read: dateTimeFromXml }],
  ['TS', { typeName: 'System.TimeSpan', encoded: false, read: timeSpanFromXml }],
  ['BA', { typeName: 'System.Byte[]', encoded: false, read: (text) => new Uint8Array(Buffer.from(text, 'base64')) }],
  ['SBK', { typeName: 'System.String', encoded: true, read: same }],
  ['G', converted('System.Guid', false)],
  ['URI', converted('System.Uri', true)],
  ['Version', converted('System.Version', false)],
  ['SemanticVersion', converted('System.Management.Automation.SemanticVersion', false)],
  ['XD', converted('System.Xml.XmlDocument', true)],
]);

function single(value: number | undefined): SingleBox | undefined {
  return value === undefined ? undefined : new SingleBox(value);
}
function doubleOf(value: number | undefined): number | DoubleBox | undefined {
  return value === undefined ? undefined : double(value);
}

/** A value as a primitive element: its tag and text, and whether the text needs escapes. */
export interface PrimitiveElement {
  tag: string;
  text: string;
  encoded: boolean;
}

type Writer = (value: never) => string;
const classes = new Map<unknown, readonly [tag: string, write: Writer]>([
  [DateTime, ['DT', dateTimeToXml]],
  [TimeSpan, ['TS', timeSpanToXml]],
  [Char, ['C', (value: Char) => String(value.code)]],
  [ByteBox, ['By', (value: ByteBox) => String(value.value)]],
  [SByteBox, ['SB', (value: SByteBox) => String(value.value)]],
  [Int16Box, ['I16', (value: Int16Box) => String(value.value)]],
  [UInt16Box, ['U16', (value: UInt16Box) => String(value.value)]],
  [UInt32Box, ['U32', (value: UInt32Box) => String(value.value)]],
  [UInt64Box, ['U64', (value: UInt64Box) => String(value.value)]],
  [SingleBox, ['Sg', (value: SingleBox) => floatToXml(value.value, 9)]],
  [DoubleBox, ['Db', (value: DoubleBox) => floatToXml(value.value, 17)]],
  [Decimal, ['D', decimalToText]],
]);
/** Types of other rooms that are primitives, by full name. */
const named: Readonly<Record<string, readonly [tag: string, encoded: boolean]>> = {
  'System.Guid': ['G', false],
  'System.Version': ['Version', false],
  'System.Uri': ['URI', true],
  'System.Management.Automation.ScriptBlock': ['SBK', true],
};

/** Undefined for anything that is no primitive of CLIXML; null and PSObject wrappers are the serializer's business. */
export function primitiveElement(value: unknown): PrimitiveElement | undefined {
  switch (typeof value) {
    case 'string':
      return { tag: 'S', text: value, encoded: true };
    case 'number':
      if ((value | 0) === value) return { tag: 'I32', text: String(value), encoded: false };
      return { tag: 'Db', text: floatToXml(value, 17), encoded: false };
    case 'boolean':
      return { tag: 'B', text: String(value), encoded: false };
    case 'bigint':
      return { tag: 'I64', text: String(value), encoded: false };
    case 'object':
      return value === null || Array.isArray(value) ? undefined : objectElement(value);
  }
  return undefined;
}

function objectElement(value: object): PrimitiveElement | undefined {
  const known = classes.get(value.constructor);
  if (known) return { tag: known[0], text: known[1](value as never), encoded: false };
  if (value instanceof Uint8Array) return { tag: 'BA', text: Buffer.from(value).toString('base64'), encoded: false };
  const name = (value as { netType?: NetType }).netType?.fullName ?? '';
  const entry = named[name];
  if (entry) return { tag: entry[0], text: toText(value), encoded: entry[1] };
  if (name === 'System.Xml.XmlDocument') return { tag: 'XD', text: outerXml(value), encoded: true };
  return undefined;
}

function outerXml(document: object): string {
  return toText(readProperty(document, 'OuterXml', 'outerxml'));
}

/** `<PR>` inside of `<Obj>` or at the top: a progress record in its own, older form. */
export const progressTags = ['AV', 'AI', 'CO', 'PI', 'PC', 'T', 'SR', 'SD'] as const;

export function progressRecordOf(parts: Readonly<Record<string, string>>): ProgressRecord {
  const record = new ProgressRecord(Number(parts['AI'] ?? 0), parts['AV'] ?? '', parts['SD'] ?? '');
  record.currentOperation = parts['CO'] ?? '';
  record.parentActivityId = Number(parts['PI'] ?? -1);
  record.percentComplete = Number(parts['PC'] ?? -1);
  record.recordType = parts['T'] === 'Completed' ? 'Completed' : 'Processing';
  record.secondsRemaining = Number(parts['SR'] ?? -1);
  return record;
}
