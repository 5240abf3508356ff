/** An argument as a parameter wants it: transformation, conversion to the type, then validation. */
import { suspendRefused } from '../engine/preferences.js';
import { RaisedError } from '../engine/raised-error.js';
import { tracing } from '../engine/tracing/trace-source.js';
import { booleanExpected, transformationFailure } from '../engine/variable-cell.js';
import { convertTo, enumerableOf, toBoolean, toText } from '../language/index.js';
import { netError } from '../objects/errors.js';
import { typeNamesOf } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, requireType, typeOf, types } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { SwitchParameter } from '../objects/switch-parameter.js';
import {
  AutomationNull,
  BoxedNumber,
  Decimal,
  EnumValue,
  fold,
  isNull,
  PSReference,
  UInt64Box,
} from '../objects/values.js';
import { asPSObject } from '../objects/wrapping.js';
import { ArgumentTrace } from './argument-trace.js';
import { bindingErrors, isMandatoryIn } from './errors.js';
import { AllSets, entriesIn, type ParameterMetadata } from './metadata.js';

/** True when the argument is of the parameter's type already. */
export function canBindWithoutCoercion(parameter: ParameterMetadata, value: unknown): boolean {
  const { type } = parameter;
  if (isNull(value)) return !type.isValueType;
  if (type.fullName === 'System.Management.Automation.PSObject') return true;
  const base = baseOf(value);
  if (type.isInstance(base)) return true;
  const collection = collectionOf(type);
  if (collection === null) return false;
  const { elementType } = collection;
  // One value, or an array of them, only has to be put into a collection of the parameter's type.
  const elements = Array.isArray(base) ? base : [base];
  return elementType === null || elements.every((element) => elementType.isInstance(baseOf(element)));
}

/** `isExact` only tells a trace that the argument is of the parameter's type. */
export function coerce(parameter: ParameterMetadata, value: unknown, isScript: boolean, isExact = false): unknown {
  if (value === AutomationNull || value === undefined) value = null;
  if (tracing.binding === null) return coerced(parameter, value, isScript, null);
  const trace = new ArgumentTrace(tracing.binding, parameter, isScript, isExact);
  return trace.binding(value, () => coerced(parameter, value, isScript, trace));
}

function coerced(
  parameter: ParameterMetadata,
  value: unknown,
  isScript: boolean,
  trace: ArgumentTrace | null,
): unknown {
  const { transforms, validators } = parameter.checks;
  for (const transform of transforms) {
    try {
      const given = value;
      value =
        trace === null ? transform(given) : trace.transformation(transforms.indexOf(transform), () => transform(given));
    } catch (thrown) {
      throw thrown instanceof NetException ? bindingErrors.transformation(parameter, thrown) : thrown;
    }
  }
  // A parameter of dynamicparam has a type, but no attribute that converts to it: errors are those of a cmdlet.
  const byAttribute = isScript && !parameter.isDynamic;
  const converted =
    trace === null
      ? convertArgument(parameter, value, byAttribute)
      : trace.conversion(value, () => convertArgument(parameter, value, byAttribute));
  if (parameter.psTypeName !== null) refuseOtherTypeNames(parameter, parameter.psTypeName, converted);
  for (const validate of validators) {
    try {
      if (trace === null) validate(converted);
      else trace.validation(validators.indexOf(validate), () => validate(converted));
    } catch (thrown) {
      const exception = thrown instanceof RaisedError ? thrown.exception : thrown;
      throw exception instanceof NetException ? bindingErrors.validation(parameter, exception) : thrown;
    }
  }
  refuseEmpty(parameter, converted);
  if (converted === null && isPlainValueType(parameter.type)) throw bindingErrors.setFailed(parameter);
  return converted;
}

/** True for types without null. */
function isPlainValueType(type: NetType): boolean {
  return type.isValueType && type.genericDefinition?.fullName !== 'System.Nullable`1';
}

function refuseOtherTypeNames(parameter: ParameterMetadata, wanted: string, value: unknown): void {
  if (isNull(value)) return;
  for (const item of enumerableOf(value) ?? [value])
    if (!typeNamesOf(item).some((name) => fold(name) === fold(wanted)))
      throw bindingErrors.otherTypeName(parameter, wanted);
}

function convertArgument(parameter: ParameterMetadata, value: unknown, isScript: boolean): unknown {
  const { type } = parameter;
  if (type === types.object()) return value;
  if (type.fullName === 'System.Management.Automation.PSObject') return asPSObject(value);
  const base = baseOf(value);
  if (parameter.isSwitch) return toSwitch(parameter, base, isScript);
  if (type === types.boolean()) refuseNonBoolean(parameter, base, isScript);
  if (!isScript) {
    if (isNull(base) && isPlainValueType(type)) return null;
    if (wantsOne(type) && !isNull(base) && typeOf(base).isList)
      throw bindingErrors.cannotConvert(parameter, value, 'Specified method is not supported.');
    if (type === types.string() && isNull(base))
      return parameter.allowNull || isMandatoryIn(parameter, AllSets) ? null : '';
  }
  const isReference = base instanceof PSReference;
  const wantsReference = type.fullName === 'System.Management.Automation.PSReference';
  try {
    if (wantsReference && !isReference)
      throw refused('InvalidCastExceptionReferenceTypeExpected', 'Reference type is expected in argument.');
    if (parameter.refusesLists && Array.isArray(base) && type === types.string())
      throw refused('InvalidCastFromAnyTypeToString', 'Cannot convert value to type System.String.');
    return convertTo(isReference && !wantsReference && isScript ? base.get() : value, type);
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    if (isScript) throw bindingErrors.transformation(parameter, transformationFailure(thrown));
    throw bindingErrors.conversion(parameter, elementFailure(value, type) ?? thrown);
  }
}

function refused(id: string, message: string): NetException {
  return netError('PSInvalidCastException', id, message);
}

/** True for types of single values: a cmdlet that wants one does not take a list for it. */
function wantsOne(type: NetType): boolean {
  if (type === types.string()) return true;
  if (type.isEnum || type.genericDefinition?.name === 'FlagsExpression`1') return false;
  return !requireType('System.Collections.IEnumerable').isAssignableFrom(type);
}

/** Cmdlets convert the elements of an array one by one, and tell of the one that fails. */
function elementFailure(value: unknown, { elementType }: NetType): NetException | null {
  if (elementType === null) return null;
  const base = baseOf(value);
  for (const element of (isNull(base) || !typeOf(base).isList ? null : enumerableOf(base)) ?? [value]) {
    try {
      convertTo(element, elementType);
    } catch (thrown) {
      if (thrown instanceof NetException) return thrown;
    }
  }
  return null;
}

const present = new SwitchParameter(true);
const absent = new SwitchParameter(false);

export function switchValue(on: boolean): SwitchParameter {
  return on ? present : absent;
}

function toSwitch(parameter: ParameterMetadata, value: unknown, isScript: boolean): SwitchParameter {
  if (value instanceof SwitchParameter) return value;
  if (isNull(value)) return isScript ? absent : present;
  refuseNonBoolean(parameter, value, isScript);
  return switchValue(toBoolean(value));
}

/** Neither text nor objects count as true or false where a parameter wants one of these. */
function refuseNonBoolean(parameter: ParameterMetadata, value: unknown, isScript: boolean): void {
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint') return;
  if (
    value instanceof BoxedNumber ||
    value instanceof SwitchParameter ||
    value instanceof Decimal ||
    value instanceof EnumValue ||
    value instanceof UInt64Box
  )
    return;
  if (!isScript) throw bindingErrors.cannotConvert(parameter, value, '');
  throw bindingErrors.transformation(parameter, transformationFailure(booleanExpected(value, parameter.type)));
}

/**
 * Mandatory parameters take neither null nor empty values unless they say so (about_Functions_Advanced_Parameters). What an
 * empty text or collection is depends on the parameter's type: an [object] may be either.
 */
function refuseEmpty(parameter: ParameterMetadata, value: unknown): void {
  if (!isMandatoryIn(parameter, AllSets)) return;
  const base = baseOf(value);
  refuseEmptyValue(parameter, parameter.type, base);
  const collection = isNull(base) ? null : collectionOf(parameter.type);
  if (collection === null) return;
  const { elementType } = collection;
  let isEmpty = true;
  for (const item of enumerableOf(base) ?? []) {
    isEmpty = false;
    if (elementType?.isValueType) break;
    refuseEmptyValue(parameter, elementType, baseOf(item));
  }
  if (isEmpty && !parameter.allowEmptyCollection)
    throw bindingErrors.notAllowed(parameter, parameter.type.isArray ? 'EmptyArray' : 'EmptyCollection');
}

function refuseEmptyValue(parameter: ParameterMetadata, type: NetType | null, value: unknown): void {
  if (isNull(value)) {
    if (!parameter.allowNull) throw bindingErrors.notAllowed(parameter, 'Null');
  } else if (type === types.string() && value === '' && !parameter.allowEmptyString)
    throw bindingErrors.notAllowed(parameter, 'EmptyString');
}

/** An IList's elements are of any type. */
interface CollectionType {
  elementType: NetType | null;
}
const collectionTypes = new WeakMap<NetType, CollectionType | 'none'>();

/** What a parameter of this type takes several of; null when it is no collection type. */
export function collectionOf(type: NetType): CollectionType | null {
  let known = collectionTypes.get(type);
  if (known === undefined) {
    known = findCollection(type) ?? 'none';
    collectionTypes.set(type, known);
  }
  return known === 'none' ? null : known;
}

function findCollection(type: NetType): CollectionType | null {
  if (type.isArray) return { elementType: type.elementType };
  if (type.isDictionary) return null;
  for (const { genericDefinition, genericArguments } of type.basesAndInterfaces) {
    if (genericDefinition?.fullName === 'System.Collections.Generic.IDictionary`2') return null;
    if (genericDefinition?.fullName === 'System.Collections.Generic.ICollection`1')
      return { elementType: genericArguments[0] ?? null };
  }
  return requireType('System.Collections.IList').isAssignableFrom(type) ? { elementType: null } : null;
}

/** What a common parameter is given, as its type. */
export function commonValue(parameter: ParameterMetadata, value: unknown): unknown {
  const coerced = coerce(parameter, value, false);
  if (coerced instanceof EnumValue && toText(coerced) === 'Suspend')
    throw bindingErrors.notSet(parameter, suspendRefused);
  return coerced;
}

/** Takes pipeline input, and is not for script blocks itself. */
export function isDelayBound(parameter: ParameterMetadata): boolean {
  const { fullName } = parameter.type;
  if (/^System\.(Object|Management\.Automation\.(PSObject|ScriptBlock))(\[\])?$/.test(fullName)) return false;
  return entriesIn(parameter, AllSets).some((e) => e.fromPipeline || e.fromPropertyName);
}
