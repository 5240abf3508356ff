/** Conversion between arrays, and from anything enumerable to arrays and to generic collections such as List[int]. */
import { elementsOf, isNetArray, makeArray } from '../../objects/arrays.js';
import { construct } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { type NetType, requireType, types } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { enumerableOf } from '../enumerate.js';
import { castFailed, noConversion } from './conversion-errors.js';

/** Converts one value; throws PSInvalidCastException. */
export type Convert = (value: unknown, type: NetType) => unknown;

function elementTypeOf(arrayType: NetType): NetType {
  return arrayType.elementType ?? types.object();
}

/** From an array: element by element. The exception of an element is not wrapped. */
export function convertArray(value: unknown, type: NetType, convert: Convert): unknown {
  const elementType = elementTypeOf(type);
  const elements = elementsOf(value as unknown[]);
  const converted = new Array<unknown>(elements.length);
  for (let i = 0; i < elements.length; i++) converted[i] = convert(elements[i], elementType);
  return makeArray(elementType, converted);
}

export function convertEnumerableToArray(value: unknown, type: NetType, convert: Convert): unknown {
  const elementType = elementTypeOf(type);
  return wrapErrors('InvalidCastExceptionEnumerableToArray', value, type, () => {
    const converted: unknown[] = [];
    for (const item of enumerableOf(value) ?? []) converted.push(convert(item, elementType));
    return makeArray(elementType, converted);
  });
}

export function convertScalarToArray(value: unknown, type: NetType, convert: Convert): unknown {
  const elementType = elementTypeOf(type);
  return wrapErrors('InvalidCastExceptionScalarToArray', value, type, () =>
    makeArray(elementType, [convert(value, elementType)]),
  );
}

function wrapErrors<R>(id: string, value: unknown, type: NetType, run: () => R): R {
  try {
    return run();
  } catch (error) {
    throw error instanceof NetException ? castFailed(id, value, type, error) : error;
  }
}

/** The element type when `type` is a generic collection with a constructor that takes a sequence of it. */
export function sequenceElementType(type: NetType): NetType | undefined {
  if (type.definition.abstract || type.isInterface || type.genericArguments.length !== 1 || !implementsEnumerable(type))
    return undefined;
  const element = type.genericArguments[0] as NetType;
  const sequences = ['IEnumerable', 'ICollection', 'IList'].map((name) =>
    requireType(`System.Collections.Generic.${name}\`1`),
  );
  const takesSequence = type.members.constructors.some((candidate) => {
    if (candidate.parameters.length !== 1) return false;
    const parameter = candidate.parameters[0]?.type;
    return parameter?.genericArguments[0] === element && sequences.includes(parameter.genericDefinition as NetType);
  });
  return takesSequence ? element : undefined;
}

function implementsEnumerable(type: NetType): boolean {
  return requireType('System.Collections.IEnumerable').isAssignableFrom(type);
}

/** Builds the collection from a list of converted elements. Only arrays are taken apart; any other value is one element. */
export function convertToCollection(
  value: unknown,
  type: NetType,
  elementType: NetType,
  tryConvert: Convert,
  convert: Convert,
): unknown {
  let items: unknown[];
  if (!isNetArray(value)) items = [convert(value, elementType)];
  else
    items = elementsOf(value).map((item) => {
      const converted = tryConvert(baseOf(item), elementType);
      if (converted === undefined) throw noConversion(value, type);
      return converted;
    });
  return constructChecked(type, [makeArray(elementType, items)], value);
}

/** Calls a constructor on behalf of a conversion. */
function constructChecked(type: NetType, args: unknown[], value: unknown): unknown {
  try {
    return construct(type, args);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw castFailed('InvalidCastConstructorTargetInvocationException', value, type, innermostOfCall(error));
  }
}

/** What the member itself threw, without the MethodInvocationException around it. */
export function innermostOfCall(error: NetException): NetException {
  const isCall = error.netType.fullName === 'System.Management.Automation.MethodInvocationException';
  return isCall && error.innerException ? error.innerException : error;
}
