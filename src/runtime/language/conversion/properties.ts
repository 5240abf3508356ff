/** A hashtable or [pscustomobject] that becomes an object of a type: made without arguments, then property by property. */
import { netException } from '../../objects/errors.js';
import { Hashtable, isDictionary, OrderedDictionary } from '../../objects/hashtable.js';
import {
  construct,
  defaultValue,
  enumerateMembers,
  findMember,
  getProperty,
  propertyNames,
  setProperty,
} from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { type NetType, reflectionName } from '../../objects/net-type.js';
import { PSObject } from '../../objects/ps-object.js';
import { asPSObject } from '../../objects/wrapping.js';
import { hooks } from '../hooks.js';
import { TypeCode, typeCodeOfType } from '../numeric.js';
import { toText } from '../to-text.js';
import { innermostOfCall } from './collections.js';
import { castError, castFailed, noConversion } from './conversion-errors.js';

/** True when a value of `type` can be made without arguments. */
export function hasDefaultConstructor(type: NetType): boolean {
  if (type.definition.abstract || type.isInterface) return false;
  if (type.isValueType) return type.isEnum || !isPrimitiveCode(typeCodeOfType(type));
  return type.members.constructors.some((candidate) => candidate.parameters.length === 0);
}

function isPrimitiveCode(code: number): boolean {
  return code >= TypeCode.Boolean && code <= TypeCode.Double;
}

/** True when the type has public properties or fields. */
export function hasProperties(type: NetType): boolean {
  for (let current: NetType | null = type; current !== null; current = current.baseType)
    for (const member of current.members.instance.values()) if (!('overloads' in member)) return true;
  return false;
}

/** Throws PSInvalidCastException with the id ObjectCreationError for a property that is unknown or does not take its value. */
export function convertThroughProperties(value: unknown, type: NetType): unknown {
  try {
    const object = type.isValueType ? defaultValue(type) : construct(type, []);
    if (isDictionary(value)) setProperties(object, value.entries(), type);
    else setFromObject(object, value as PSObject, type);
    return object;
  } catch (error) {
    const exception = hooks.exceptionOf(error);
    throw exception === null ? error : creationError(value, type, exception);
  }
}

function creationError(value: unknown, type: NetType, error: NetException): NetException {
  const kind = error.netType.fullName;
  if (kind === 'System.InvalidOperationException' || isSetValueException(error)) {
    const inner = error.innerException ?? error;
    return castError('ObjectCreationError', `Cannot create object of type "${type}". ${inner.message}`, inner);
  }
  if (kind === 'System.Management.Automation.MethodInvocationException')
    return castFailed('InvalidCastConstructorTargetInvocationException', value, type, innermostOfCall(error));
  return castFailed('InvalidCastConstructorException', value, type, error);
}

function isSetValueException(error: NetException): boolean {
  return error.netType.fullName.startsWith('System.Management.Automation.SetValue');
}

function setFromObject(object: unknown, source: PSObject, type: NetType): void {
  const pairs = propertyNames(source).map((name): [unknown, unknown] => [name, getProperty(source, name)]);
  try {
    setProperties(object, pairs, type);
  } catch (error) {
    if (error instanceof NetException && error.netType.fullName === 'System.InvalidOperationException') {
      const failure = noConversion(source, type);
      failure.innerException = error;
      throw failure;
    }
    throw error;
  }
}

function setProperties(object: unknown, pairs: Iterable<[unknown, unknown]>, type: NetType): void {
  for (const [key, value] of pairs) {
    const name = toText(key);
    const member = findMember(object, name);
    if (member === undefined || member.memberType === 'Method') throw unknownProperty(object, name, type);
    if (!member.isSettable)
      throw netException('System.InvalidOperationException', `"${member.name}" is a ReadOnly property.`);
    setProperty(object, name, value);
  }
}

function unknownProperty(object: unknown, name: string, type: NetType): NetException {
  const settable = enumerateMembers(object)
    .filter((member) => member.isSettable && !member.isHidden)
    .map((member) => `[${member.name} <${member.typeNameOfValue}>]`);
  const start = `The property '${name}' was not found for the '${reflectionName(type)}' object. `;
  return netException(
    'System.InvalidOperationException',
    settable.length === 0
      ? `${start}There is no settable property available.`
      : `${start}The settable properties are: ${settable.join(', ')}.`,
  );
}

/** [pscustomobject] of a hashtable: a new object with its pairs as notes. Any other value stays as it is. */
export function toCustomObject(value: unknown): unknown {
  const base = value instanceof PSObject && !value.isCustom ? value.base : value;
  if (!(base instanceof Hashtable || base instanceof OrderedDictionary)) return asPSObject(value);
  const object = new PSObject();
  for (const [key, item] of base.entries()) {
    const name = toText(key);
    if (typeof item === 'string' && name.toLowerCase() === 'pstypename') {
      object.typeNames ??= ['System.Management.Automation.PSCustomObject', 'System.Object'];
      object.typeNames.unshift(item);
    } else object.setEntry(name, item);
  }
  return object;
}
