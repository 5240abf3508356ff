/**
 * Which conversion there is from one type to another, and how good it is. The order of the rules is PowerShell's: known
 * pairs, assignable types, the language's own conversions, Parse methods, constructors, casts, IConvertible, dictionaries as
 * properties, sequence constructors. What is found is remembered by the pair of types.
 */
import { NetException } from '../../objects/net-exception.js';
import { type NetType, reflectionName, requireType, types } from '../../objects/net-type.js';
import { SwitchParameter } from '../../objects/switch-parameter.js';
import { AutomationNull } from '../../objects/values.js';
import { asPSObject } from '../../objects/wrapping.js';
import { convertTo, tryConvertTo } from '../conversion.js';
import { hooks } from '../hooks.js';
import { isIntegerCode, isNumericCode, TypeCode, typeCodeOfType } from '../numeric.js';
import { toText } from '../to-text.js';
import { isTruthy } from '../truth.js';
import {
  convertArray,
  convertEnumerableToArray,
  convertScalarToArray,
  convertToCollection,
  sequenceElementType,
} from './collections.js';
import { castFailed, noConversion } from './conversion-errors.js';
import { Rank, scalarToArray } from './conversion-rank.js';
import { type Conversion, convertConvertible, coreConversion, identity, nullConversion } from './core-conversions.js';
import { convertEnumerableToEnum, convertIntegerToEnum, convertStringToEnum } from './enums.js';
import { castConversion, constructorConversion, parseConversion } from './member-conversions.js';
import { convertThroughProperties, hasDefaultConstructor, hasProperties } from './properties.js';
import { specialConversion } from './special-conversions.js';

const automation = 'System.Management.Automation.';
const none: Conversion = {
  rank: Rank.None,
  convert: (value, type) => {
    throw noConversion(value, type);
  },
};

let cache = new Map<number, Conversion>();

/** Forgets what was found; for types whose converters change. */
export function resetConversions(): void {
  cache = new Map();
}

/** `from` is null for $null. A conversion of rank None throws. */
export function figureConversion(from: NetType | null, to: NetType): Conversion {
  const key = (from === null ? 0 : from.id) * 0x200000 + to.id;
  let conversion = cache.get(key);
  if (conversion === undefined) {
    conversion = from === null ? fromNull(to) : figure(from, to);
    cache.set(key, conversion);
  }
  return conversion;
}

/** The rank of the conversion between two types; Rank.None when there is none. */
export function conversionRank(from: NetType | null, to: NetType): number {
  return figureConversion(from, to).rank;
}

function scriptBlockToDelegate(block: unknown, type: NetType): unknown {
  return Object.assign(hooks.scriptBlockToDelegate(block, type), { netType: type });
}

export function underlyingOfNullable(type: NetType): NetType | undefined {
  return type.genericDefinition?.fullName === 'System.Nullable`1' ? type.genericArguments[0] : undefined;
}

function fromNull(to: NetType): Conversion {
  const known = nullConversion(to);
  if (known) return known;
  if (to.fullName === 'System.Void') return { rank: Rank.NullToValue, convert: () => AutomationNull };
  if (to.fullName === `${automation}SwitchParameter`)
    return { rank: Rank.NullToValue, convert: () => new SwitchParameter(false) };
  if (underlyingOfNullable(to)) return { rank: Rank.NullToValue, convert: () => null };
  return to.isValueType ? none : { rank: Rank.NullToRef, convert: () => null };
}

function figure(from: NetType, to: NetType): Conversion {
  if (from === to) return { rank: Rank.Identity, convert: identity };
  const core = coreConversion(from, to) ?? specialConversion(from, to);
  if (core) return core;
  if (to.isAssignableFrom(from)) return { rank: Rank.Assignable, convert: identity };
  if (to.fullName === `${automation}PSObject`) return { rank: Rank.PSObject, convert: asPSObject };
  return custom(from, to, languageConversion(from, to) ?? reflectedConversion(from, to));
}

/** The type's own casts and TypeConverters come before what is found otherwise. */
function custom(from: NetType, to: NetType, found: Conversion): Conversion {
  const convertFrom = to.inherited('convertFrom');
  const convertSelf = from.inherited('convertTo');
  if (!convertFrom && !convertSelf) return found;
  return {
    rank: found.rank === Rank.None ? Rank.ExplicitCast : found.rank,
    valueDependent: found.rank === Rank.None,
    convert: (value, type, culture) => {
      try {
        const converted = convertFrom?.(value, type) ?? convertSelf?.(value as never, type);
        if (converted !== undefined) return converted;
      } catch (error) {
        if (!(error instanceof NetException)) throw error;
        throw isCastError(error) ? error : castFailed('InvalidCastTypeConvertersConvertFrom', value, type, error);
      }
      return found.convert(value, type, culture);
    },
  };
}

function isCastError(error: NetException): boolean {
  return error.netType.fullName === `${automation}PSInvalidCastException`;
}

function languageConversion(from: NetType, to: NetType): Conversion | undefined {
  const underlying = underlyingOfNullable(to);
  if (underlying) {
    const conversion = figureConversion(from, underlying);
    if (conversion.rank !== Rank.None)
      return {
        rank: conversion.rank,
        convert: (value, _type, culture) => conversion.convert(value, underlying, culture),
      };
  }
  switch (to.fullName) {
    case 'System.Void':
      return { rank: Rank.Language, convert: () => AutomationNull };
    case 'System.Boolean':
      return { rank: Rank.Language, convert: isTruthy };
    case 'System.String':
      return { rank: Rank.ToString, convert: (value) => toText(value) };
  }
  if (to.isArray || to.fullName === 'System.Array') return arrayConversion(from, to);
  if (isIntegerCode(typeCodeOfType(from)) && to.isEnum) return { rank: Rank.Language, convert: convertIntegerToEnum };
  if (from.fullName === `${automation}ScriptBlock` && isConcreteDelegate(to))
    return { rank: Rank.Language, convert: scriptBlockToDelegate };
  return undefined;
}

function isConcreteDelegate(type: NetType): boolean {
  return type.kind === 'delegate';
}

function arrayConversion(from: NetType, to: NetType): Conversion | undefined {
  const elementType = to.elementType ?? types.object();
  if (from.isArray && to.isArray) {
    const related = elementType.isAssignableFrom(from.elementType as NetType);
    return {
      rank: related ? Rank.Language : Rank.UnrelatedArrays,
      convert: (value, type) => convertArray(value, type, convertTo),
    };
  }
  if (from.isArray) return { rank: Rank.Assignable, convert: identity };
  if (from.isEnumerable)
    return { rank: Rank.Language, convert: (value, type) => convertEnumerableToArray(value, type, convertTo) };
  return undefined;
}

/** A scalar to an array of one, which depends on the value. */
function scalarConversion(from: NetType, to: NetType): Conversion | undefined {
  if (!to.isArray && to.fullName !== 'System.Array') return undefined;
  const rank = to.elementType ? figureConversion(from, to.elementType).rank : Rank.Assignable;
  if (rank === Rank.None) return undefined;
  return { rank: rank & scalarToArray, convert: (value, type) => convertScalarToArray(value, type, convertTo) };
}

function reflectedConversion(from: NetType, to: NetType): Conversion {
  const scalar = scalarConversion(from, to);
  const found = memberConversion(from, to) ?? sequenceConversion(from, to) ?? propertyConversion(from, to);
  if (scalar === undefined) return found ?? none;
  if (found === undefined) return scalar;
  return {
    rank: Math.max(scalar.rank, found.rank),
    convert: (value, type, culture) => {
      try {
        return scalar.convert(value, type, culture);
      } catch (error) {
        if (error instanceof NetException && isCastError(error)) return found.convert(value, type, culture);
        throw error;
      }
    },
  };
}

function memberConversion(from: NetType, to: NetType): Conversion | undefined {
  if (to.isEnum) {
    if (from.fullName === 'System.String')
      return { rank: Rank.Parse, convert: (value, type) => convertStringToEnum(value as string, type) };
    if (from.isEnumerable)
      return {
        rank: Rank.Parse,
        convert: (value, type) => convertEnumerableToEnum(value, type, (item) => convertTo(item, type)),
      };
  }
  return (
    parseConversion(from, to) ??
    constructorConversion(from, to) ??
    castConversion(from, to) ??
    convertibleConversion(from, to) ??
    dictionaryConversion(from, to)
  );
}

function convertibleConversion(from: NetType, to: NetType): Conversion | undefined {
  if (typeCodeOfType(from) === TypeCode.BigInteger || !requireType('System.IConvertible').isAssignableFrom(from))
    return undefined;
  if (isNumericCode(typeCodeOfType(from)) && !from.isEnum) {
    if (to.isArray || conversionRank(types.string(), to) === Rank.None) return undefined;
    return { rank: Rank.IConvertible, convert: (value, type, culture) => convertTo(toText(value), type, culture) };
  }
  if (from.fullName === 'System.String') return undefined;
  return { rank: Rank.IConvertible, convert: convertConvertibleOrFail };
}

/** Convert.ChangeType to a type that has no TypeCode. */
function convertConvertibleOrFail(value: unknown, type: NetType): unknown {
  return type.isEnum || typeCodeOfType(type) === TypeCode.Object
    ? invalidCast(value, type)
    : convertConvertible(value, type);
}

function invalidCast(value: unknown, type: NetType): never {
  const from = value === null ? 'null' : (figureName(value) ?? 'Object');
  const inner = new NetException(
    'System.InvalidCastException',
    `Invalid cast from '${from}' to '${reflectionName(type)}'.`,
  );
  throw castFailed('InvalidCastIConvertible', value, type, inner);
}

function figureName(value: unknown): string | undefined {
  return typeof value === 'boolean' ? 'System.Boolean' : (value as { netType?: NetType }).netType?.fullName;
}

function dictionaryConversion(from: NetType, to: NetType): Conversion | undefined {
  if (!from.isDictionary || !hasDefaultConstructor(to)) return undefined;
  return { rank: Rank.Constructor, convert: convertThroughProperties };
}

function sequenceConversion(from: NetType, to: NetType): Conversion | undefined {
  const elementType = sequenceElementType(to);
  if (elementType === undefined) return undefined;
  const scalar = elementType.isAssignableFrom(from);
  return {
    rank: scalar ? Rank.ConstructorS2A : Rank.Constructor,
    convert: (value, type) => convertToCollection(value, type, elementType, tryConvertTo, convertTo),
  };
}

/** From a [pscustomobject], by its properties. */
function propertyConversion(from: NetType, to: NetType): Conversion | undefined {
  if (from.fullName !== `${automation}PSCustomObject`) return undefined;
  if (!hasDefaultConstructor(to) || !hasProperties(to)) return undefined;
  return { rank: Rank.Constructor, convert: convertThroughProperties };
}
