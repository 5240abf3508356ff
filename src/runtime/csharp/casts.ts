/** Conversions of C#: `(T)x`, and the implicit ones of assignments and arguments. */

import { invalidCast } from '../dotnet/system/errors.js';
import { enumFromNumber } from '../language/conversion/enums.js';
import { convertTo } from '../language/conversion.js';
import {
  isIntegerCode,
  makeReal,
  TypeCode,
  toBigInt,
  toNumber,
  typeCodeOf,
  typeCodeOfType,
} from '../language/numeric.js';
import { type NetType, reflectionName, typeOf } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { defaultValue } from '../objects/static-access.js';
import { isMethodGroup } from '../objects/type-members.js';
import { Char, EnumValue, fold, isNull } from '../objects/values.js';
import { isNumberCode, wrapped } from './arithmetic.js';
import { callOverloads, delegateOf, isBareFunction } from './calls.js';
import { isInstance } from './cs-object.js';
import { nullableArgument } from './type-resolver.js';

const T = TypeCode;

/** Throws InvalidCastException. Null becomes the default of a structure, as scripts pass it. Hot. */
export function cast(type: NetType | null, value: unknown): unknown {
  if (type === null) return value;
  const inner = nullableArgument(type);
  if (isNull(value)) return inner !== null || !type.isValueType ? null : defaultValue(type);
  if (inner !== null) return cast(inner, value);
  if (isBareFunction(value)) return type.kind === 'delegate' ? delegateOf(type, value) : value;
  const own = typeOf(value);
  if (own === type || type.isAssignableFrom(own)) return value;
  const number = numeric(type, value);
  if (number !== undefined) return number;
  const defined = userDefined(type, own, value);
  if (defined !== undefined) return defined;
  const base = baseOf(value);
  if (base !== value) return cast(type, base);
  if (isInstance(value) || own.kind === 'class') {
    if (own.isArray && type.isArray) return convertTo(value, type);
    if (own.isArray && type.isInterface) return value;
    throw invalidCast(`Unable to cast object of type '${reflectionName(own)}' to type '${reflectionName(type)}'.`);
  }
  return convertTo(value, type);
}

/** Between numbers, chars and enums: fractions and bits that do not fit are cut off. */
function numeric(type: NetType, value: unknown): unknown {
  const to = typeCodeOfType(type);
  const from = typeCodeOf(value);
  if (!isNumberCode(to) || !isNumberCode(from)) return undefined;
  if (type.isEnum) return enumFromNumber(type, toBigInt(value));
  if (to === T.Double || to === T.Single) return makeReal(to, toNumber(value));
  if (to === T.Decimal || to === T.BigInteger)
    return convertTo(value instanceof EnumValue ? value.value : value instanceof Char ? value.code : value, type);
  if (!Number.isFinite(toNumber(value))) return isIntegerCode(to) ? wrapped(to, 0n) : undefined;
  const whole = toBigInt(value);
  return to === T.Char ? Char.from(Number(whole & 0xffffn)) : wrapped(to, whole);
}

function userDefined(type: NetType, own: NetType, value: unknown): unknown {
  for (const owner of [own, type])
    for (const name of ['op_Implicit', 'op_Explicit']) {
      const member = owner.members.static.get(fold(name));
      if (!member || !isMethodGroup(member)) continue;
      const fitting = member.overloads.filter(
        ({ returnText, parameters: [parameter] }) =>
          returnText === type.displayName && parameter !== undefined && parameter.type.isAssignableFrom(own),
      );
      if (fitting.length > 0) return callOverloads(fitting, name, null, [value]);
    }
  return type.definition.convertFrom?.(value, type);
}

/** `x is T` */
export function isOfType(type: NetType | null, value: unknown): boolean {
  if (isNull(value)) return false;
  if (type === null) return true;
  const inner = nullableArgument(type) ?? type;
  return inner.isAssignableFrom(typeOf(baseOf(value)));
}
