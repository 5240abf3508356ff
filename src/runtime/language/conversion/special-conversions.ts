/** Conversions to single types that the language itself knows: Type, Regex, Uri, char[], XmlDocument, Hashtable, [ref], BigInteger. */

import { makeArray } from '../../objects/arrays.js';
import { netException } from '../../objects/errors.js';
import { Hashtable, type IDictionaryLike } from '../../objects/hashtable.js';
import { construct, invokeMethod } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { type NetType, requireType, types } from '../../objects/net-type.js';
import { SwitchParameter } from '../../objects/switch-parameter.js';
import { BigIntegerBox, Char, Decimal, PSReference } from '../../objects/values.js';
import { outOfRange } from '../change-type.js';
import { convertTo } from '../conversion.js';
import { decimalFromBigInt } from '../decimal.js';
import { hooks } from '../hooks.js';
import {
  bigIntegerToNumber,
  integerRanges,
  isIntegerCode,
  isNumericCode,
  makeInteger,
  makeReal,
  TypeCode,
  toBigInt,
  toNumber,
  typeCodeOfType,
} from '../numeric.js';
import { toText } from '../to-text.js';
import { innermostOfCall } from './collections.js';
import { castError, castFailed, messageText } from './conversion-errors.js';
import { Rank } from './conversion-rank.js';
import { type Conversion, codeOf } from './core-conversions.js';

const T = TypeCode;

export function specialConversion(from: NetType, to: NetType): Conversion | undefined {
  if (from.fullName === 'System.String') {
    const found = fromString(to);
    if (found) return found;
  }
  if (codeOf(to) === T.BigInteger || codeOf(from) === T.BigInteger) return bigIntegerConversion(from, to);
  switch (to.fullName) {
    case 'System.Management.Automation.SwitchParameter':
      return from.fullName === 'System.Boolean'
        ? { rank: Rank.ImplicitCast, convert: (value) => new SwitchParameter(value as boolean) }
        : undefined;
    case 'System.Collections.Hashtable':
      return from.isDictionary && from !== to ? { rank: Rank.Language, convert: copyDictionary } : undefined;
    case 'System.Management.Automation.PSReference':
      return { rank: Rank.Language, convert: makeReference };
    case 'System.Xml.XmlDocument':
      return to.isAssignableFrom(from) ? undefined : { rank: Rank.Language, convert: convertToXml };
    case 'System.Collections.Specialized.StringCollection':
      return to.isAssignableFrom(from)
        ? undefined
        : {
            rank: from.isArray || from.isEnumerable ? Rank.Language : Rank.LanguageS2A,
            convert: convertToStringCollection,
          };
  }
  return undefined;
}

function fromString(to: NetType): Conversion | undefined {
  if (to === types.char().makeArray())
    return {
      rank: Rank.StringToCharArray,
      convert: (value) =>
        makeArray(
          types.char(),
          Array.from({ length: (value as string).length }, (_, i) => Char.from((value as string).charCodeAt(i))),
        ),
    };
  switch (to.fullName) {
    case 'System.Type':
      return { rank: Rank.Language, convert: convertToType };
    case 'System.Text.RegularExpressions.Regex':
      return {
        rank: Rank.Language,
        convert: (value, type) => constructFrom('InvalidCastFromStringToRegex', type, [value], value),
      };
    case 'System.Uri':
      return {
        rank: Rank.Language,
        convert: (value, type) =>
          constructFrom(
            'InvalidCastFromStringToUri',
            type,
            [value, requireType('System.UriKind').enumByName('RelativeOrAbsolute')],
            value,
          ),
      };
  }
  return undefined;
}

function constructFrom(id: string, type: NetType, args: unknown[], value: unknown): unknown {
  try {
    return construct(type, args);
  } catch (error) {
    throw error instanceof NetException ? castFailed(id, value, type, innermostOfCall(error)) : error;
  }
}

function convertToType(value: unknown, type: NetType): unknown {
  const found = hooks.resolveType(value as string);
  if (found) return found;
  throw castError(
    'InvalidCastFromStringToType',
    `Cannot convert the "${value}" value of type "System.String" to type "${type}".`,
  );
}

/** As `new Hashtable(dictionary)`: keys keep their case. */
function copyDictionary(value: unknown): Hashtable {
  const table = new Hashtable(false);
  for (const [key, item] of (value as IDictionaryLike).entries()) table.set(key, item);
  return table;
}

function makeReference(value: unknown): PSReference {
  if (value instanceof PSReference) return value;
  let held = value;
  return new PSReference(
    () => held,
    (given) => {
      held = given;
    },
  );
}

function convertToXml(value: unknown, type: NetType): unknown {
  const text = toText(value, '\n');
  try {
    return type.definition.convertFrom?.(text, type);
  } catch (error) {
    throw error instanceof NetException
      ? castFailed('InvalidCastToXmlDocument', value, type, innermostOfCall(error))
      : error;
  }
}

function convertToStringCollection(value: unknown, type: NetType): unknown {
  const collection = construct(type, []);
  try {
    invokeMethod(collection, 'AddRange', [convertTo(value, types.string().makeArray())]);
    return collection;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const inner = netException(
      'System.ArgumentException',
      `The value "${messageText(value)}" cannot be converted to a string array.`,
    );
    throw castFailed('InvalidCastToStringCollectionClass', value, type, inner);
  }
}

/** To BigInteger by its constructors, from it by its explicit casts. */
function bigIntegerConversion(from: NetType, to: NetType): Conversion | undefined {
  const source = typeCodeOfType(from);
  const target = codeOf(to);
  if (target === T.BigInteger) {
    const isNumber = isNumericCode(source) || source === T.Char;
    return isNumber ? guarded(Rank.Constructor, 'InvalidCastConstructorException', toBigInteger) : undefined;
  }
  if (!isNumericCode(target)) return undefined;
  return guarded(Rank.ExplicitCast, 'InvalidCastTargetInvocationExceptionop_Explicit', (value) =>
    fromBigInteger((value as BigIntegerBox).value, target),
  );
}

function guarded(rank: number, id: string, cast: (value: unknown) => unknown): Conversion {
  return {
    rank,
    convert: (value, type) => {
      try {
        return cast(value);
      } catch (error) {
        throw error instanceof NetException ? castFailed(id, value, type, error) : error;
      }
    },
  };
}

function toBigInteger(value: unknown): BigIntegerBox {
  return new BigIntegerBox(wholePart(value));
}

function wholePart(value: unknown): bigint {
  if (!(value instanceof Decimal) && !Number.isFinite(toNumber(value))) {
    const what = Number.isNaN(toNumber(value)) ? 'The value is not a number.' : 'BigInteger cannot represent infinity.';
    throw netException('System.OverflowException', what);
  }
  return toBigInt(value);
}

function fromBigInteger(value: bigint, code: number): unknown {
  if (code === T.Decimal) return decimalFromBigInt(value);
  if (!isIntegerCode(code)) return makeReal(code, bigIntegerToNumber(value));
  // The types below Int32 are cast by way of it.
  if (!isWithin(value, Math.max(code, T.Int32))) throw outOfRange(Math.max(code, T.Int32));
  if (!isWithin(value, code))
    throw netException('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
  return makeInteger(code, value);
}

function isWithin(value: bigint, code: number): boolean {
  const range = integerRanges[code];
  return range !== undefined && value >= range.min && value <= range.max;
}
