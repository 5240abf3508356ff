/** LanguagePrimitives.ConvertTo: any value as any type. The rules are in conversion/. */

import { runtimeError } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, typeOf, types } from '../objects/net-type.js';
import { PSObject, WrittenNumber } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { isPSObject } from '../objects/wrapping.js';
import { Rank } from './conversion/conversion-rank.js';
import { figureConversion } from './conversion/figure-conversion.js';

export { castError, castFailed, messageText, noConversion } from './conversion/conversion-errors.js';
export { Rank } from './conversion/conversion-rank.js';
export { enumFromNumber, parseEnum, parseEnumStrictly } from './conversion/enums.js';
export {
  conversionRank,
  figureConversion,
  resetConversions,
  underlyingOfNullable,
} from './conversion/figure-conversion.js';
export { toCustomObject } from './conversion/properties.js';

const psObject = 'System.Management.Automation.PSObject';

/**
 * The value as `type`, by PowerShell's conversion rules. `culture` (BCP 47 name) is for the rare parser that minds it; casts
 * are invariant. Throws PSInvalidCastException.
 */
export function convertTo(value: unknown, type: NetType, culture = ''): unknown {
  if (isNull(value)) return figureConversion(null, type).convert(null, type, culture);
  if (value instanceof PSObject) return convertPSObject(value, type, culture);
  const from = typeOf(value);
  return from === type ? value : figureConversion(from, type).convert(value, type, culture);
}

function convertPSObject(value: PSObject, type: NetType, culture: string): unknown {
  if (type === types.object() || type.fullName === psObject) return value;
  const from = isNull(value.base) ? null : typeOf(value);
  if (value instanceof WrittenNumber && madeOfText.has(type.fullName)) return convertTo(value.written, type, culture);
  return figureConversion(from, type).convert(value.isCustom ? value : value.base, type, culture);
}
/** Types for which a written number is its text. */
const madeOfText = new Set(['System.String', 'System.String[]', 'System.Version']);

/** The operand of an operator as `type`: the exception of a failed conversion comes in a RuntimeException. */
export function convertOperand(value: unknown, type: NetType): unknown {
  try {
    return convertTo(value, type);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw runtimeError('RuntimeException', error.message, 'NotSpecified', null, error);
  }
}

/** The value as `type`, or undefined when it does not convert. */
export function tryConvertTo(value: unknown, type: NetType, culture = ''): unknown {
  if (!isNull(value) && !(value instanceof PSObject)) {
    const from = typeOf(value);
    if (from === type) return value;
    if (figureConversion(from, type).rank === Rank.None) return undefined;
  }
  try {
    return convertTo(value, type, culture);
  } catch (error) {
    if (error instanceof NetException && isInvalidCast(error)) return undefined;
    throw error;
  }
}

function isInvalidCast(error: NetException): boolean {
  return (
    error.netType.fullName === 'System.Management.Automation.PSInvalidCastException' ||
    error.netType.fullName === 'System.InvalidCastException'
  );
}

/** -is */
export function isOfType(value: unknown, type: NetType): boolean {
  if (isNull(value)) return false;
  if (type.fullName === psObject) return isPSObject(value);
  return type.isAssignableFrom(typeOf(value));
}
