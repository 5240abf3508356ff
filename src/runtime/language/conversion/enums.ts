/** Conversion to enums: by name (in any case, shortened, several with commas) and by number; the value must be defined. */
import { netError, netException } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import type { NetType } from '../../objects/net-type.js';
import { EnumValue, fold } from '../../objects/values.js';
import { outOfRange } from '../change-type.js';
import { enumText } from '../enum-text.js';
import { enumerableOf } from '../enumerate.js';
import { integerRanges, isSignedCode, toBigInt, typeCodeOfType } from '../numeric.js';
import { WildcardPattern } from '../wildcard.js';
import { castError, castFailed, enumNames, messageText } from './conversion-errors.js';

/** Where a prefix fits several names, these win. */
const preferredNames: Record<string, readonly string[]> = {
  'System.IO.FileAttributes': ['Directory', 'ReadOnly', 'System'],
};

/** Enums whose names may be given as wildcard patterns; they must be given in full. */
const namedByPattern = ['PSMemberTypes', 'PSMemberViewTypes'].map((name) => `System.Management.Automation.${name}`);

const bitsOf: Record<number, number> = { 5: 8, 6: 8, 7: 16, 8: 16, 9: 32, 10: 32, 11: 64, 12: 64 };

/** Enum.ToObject: the number cut to the enum's underlying type. */
export function enumFromNumber(type: NetType, value: bigint): EnumValue {
  const code = typeCodeOfType(type);
  const bits = bitsOf[code] ?? 32;
  const cut = isSignedCode(code) ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
  return type.enumValue(
    cut >= BigInt(Number.MIN_SAFE_INTEGER) && cut <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(cut) : cut,
  );
}

/** A value is defined when it has a name, or is made of flags that have one. An enum with negative values defines all. */
export function isDefined(value: EnumValue): boolean {
  const numbers = Object.values(value.netType.definition.values ?? {}).map((number) => BigInt(number));
  if (numbers.some((number) => number < 0n)) return true;
  const bits = BigInt(value.value);
  if (bits < 0n) return false;
  if (!value.netType.definition.flags) return numbers.includes(bits);
  const all = numbers.reduce((known, number) => known | number, 0n);
  return (bits | all) === all;
}

function requireDefined(value: EnumValue, id: string, shown: unknown): EnumValue {
  if (isDefined(value)) return value;
  throw noSuchValue(id, shown, value.netType);
}

function noSuchValue(id: string, shown: unknown, type: NetType): NetException {
  return castError(
    id,
    `Cannot convert value "${messageText(shown)}" to type "${type}" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "${enumNames(type)}".`,
  );
}

/** From an integer, or a value of another enum. */
export function convertIntegerToEnum(value: unknown, type: NetType): EnumValue {
  return requireDefined(enumFromNumber(type, toBigInt(value)), 'UndefinedIntegerToEnum', value);
}

export function convertStringToEnum(text: string, type: NetType): EnumValue {
  // As it is written most of the time.
  const { values } = type.definition;
  if (values !== undefined && Object.hasOwn(values, text)) return type.enumValue(values[text] as number | bigint);
  let parsed: EnumValue | undefined;
  try {
    parsed = parseEnum(text, type);
  } catch (error) {
    throw error instanceof NetException
      ? castFailed('CaseSensitiveEnumParseThrewAnException', text, type, error)
      : error;
  }
  if (parsed === undefined && namedByPattern.includes(type.fullName)) return matchingNames(text, type);
  if (parsed === undefined) {
    try {
      parsed = type.enumByName(completeName(text, type));
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      throw castFailed('SubstringDisambiguationEnumParseThrewAnException', text, type, error);
    }
  }
  return requireDefined(parsed as EnumValue, 'EnumParseUndefined', text);
}

/** All values whose names fit one of the patterns. */
function matchingNames(text: string, type: NetType): EnumValue {
  let bits = 0n;
  for (const part of text.split(',')) {
    const pattern = new WildcardPattern(part.trim());
    const found = Object.entries(type.definition.values ?? {}).filter(([name]) => pattern.isMatch(name));
    if (found.length === 0)
      throw castFailed(
        'InvalidCastFromStringToEnum',
        text,
        type,
        noSuchValue('InvalidCastEnumStringNotFound', part, type),
      );
    for (const [, value] of found) bits |= BigInt(value);
  }
  return enumFromNumber(type, bits);
}

/** Enum.Parse, ignoring case; undefined where it finds no such name. Throws OverflowException. */
export function parseEnum(text: string, type: NetType): EnumValue | undefined {
  const trimmed = text.trim();
  if (/^[-+0-9]/.test(trimmed)) {
    if (!/^[-+]?[0-9]+$/.test(trimmed)) return undefined;
    const number = BigInt(trimmed.replace(/^\+/, ''));
    const code = typeCodeOfType(type);
    const range = integerRanges[code];
    if (range === undefined || number < range.min || number > range.max) throw outOfRange(code);
    return enumFromNumber(type, number);
  }
  let bits = 0n;
  for (const name of trimmed.split(',')) {
    const value = exactName(name.trim(), type);
    if (value === undefined) return undefined;
    bits |= BigInt(value.value);
  }
  return enumFromNumber(type, bits);
}

function exactName(name: string, type: NetType): EnumValue | undefined {
  const value = type.definition.values?.[name];
  return value !== undefined ? type.enumValue(value) : type.enumByName(name);
}

/** The only name that begins with the text. Throws RuntimeException when there is none, or more than one. */
function completeName(text: string, type: NetType): string {
  const names = Object.keys(type.definition.values ?? {});
  const prefix = fold(text);
  const found = names.filter((name) => fold(name).startsWith(prefix));
  if (found.length === 1) return found[0] as string;
  if (found.length === 0)
    throw netError(
      'RuntimeException',
      'NoEnumNameMatch',
      `Unable to match the identifier name ${text} to a valid enumerator name. Specify one of the following enumerator names and try again:\n${names.join(', ')}`,
    );
  const preferred =
    found.find((name) => fold(name) === prefix) ??
    preferredNames[type.fullName]?.find((name) => fold(name).startsWith(prefix));
  if (preferred !== undefined) return preferred;
  throw netError(
    'RuntimeException',
    'MultipleEnumNameMatch',
    `The identifier name ${text} cannot be processed because it is either too similar or identical to the following enumerator names: ${found.join(', ')}. Use a more specific identifier name.`,
  );
}

/** From a list of names, numbers or values, all combined. */
export function convertEnumerableToEnum(value: unknown, type: NetType, convert: (item: unknown) => unknown): EnumValue {
  const names: string[] = [];
  for (const item of enumerableOf(value) ?? []) {
    if (typeof item === 'string') names.push(item);
    else {
      const converted = convert(item);
      if (!(converted instanceof EnumValue)) throw noSuchValue('InvalidCastEnumStringNotFound', item, type);
      names.push(enumText(converted));
    }
  }
  return convertStringToEnum(names.join(','), type);
}

/** Enum.Parse as .NET's own members need it. Throws ArgumentException for an unknown name. */
export function parseEnumStrictly(text: string, type: NetType, ignoreCase: boolean): EnumValue {
  const parsed = parseEnum(text, type);
  const known =
    ignoreCase ||
    text.split(',').every((name) => /^\s*[-+0-9]/.test(name) || name.trim() in (type.definition.values ?? {}));
  if (parsed !== undefined && known) return parsed;
  throw netException('System.ArgumentException', `Requested value '${text}' was not found.`);
}
