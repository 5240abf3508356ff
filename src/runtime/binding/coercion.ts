/** An argument as a parameter wants it: transformation, conversion to the type, then validation. */
import { convertTo, enumerableOf, toBoolean } from '../language/index.js';
import { isDictionary } from '../objects/hashtable.js';
import { NetException } from '../objects/net-exception.js';
import { typeOf, types } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { SwitchParameter } from '../objects/switch-parameter.js';
import { AutomationNull, BoxedNumber, Decimal, isNull, UInt64Box } from '../objects/values.js';
import { bindingErrors, isMandatoryIn } from './errors.js';
import { AllSets, type ParameterMetadata } from './metadata.js';

/** True when the argument is of the parameter's type already. */
export function canBindWithoutCoercion(parameter: ParameterMetadata, value: unknown): boolean {
  if (isNull(value)) return !parameter.type.isValueType;
  return parameter.type.isInstance(baseOf(value));
}

export function coerce(parameter: ParameterMetadata, value: unknown, isScript: boolean): unknown {
  if (value === AutomationNull || value === undefined) value = null;
  for (const transform of parameter.checks.transforms) {
    try {
      value = transform(value);
    } catch (thrown) {
      throw thrown instanceof NetException ? bindingErrors.transformation(parameter, thrown) : thrown;
    }
  }
  const converted = convertArgument(parameter, value, isScript);
  for (const validate of parameter.checks.validators) {
    try {
      validate(converted);
    } catch (thrown) {
      throw thrown instanceof NetException ? bindingErrors.validation(parameter, thrown) : thrown;
    }
  }
  refuseEmpty(parameter, converted);
  return converted;
}

function convertArgument(parameter: ParameterMetadata, value: unknown, isScript: boolean): unknown {
  const { type } = parameter;
  if (type === types.object() || type.fullName === 'System.Management.Automation.PSObject') return value;
  const base = baseOf(value);
  if (parameter.isSwitch) return toSwitch(parameter, base, isScript);
  if (type === types.boolean()) refuseNonBoolean(parameter, base, isScript);
  if (!isScript) {
    // A cmdlet that wants one text does not take a list for it.
    if (type === types.string() && !isNull(base) && typeof base !== 'string' && enumerableOf(base) !== null)
      throw bindingErrors.cannotConvert(parameter, value, 'Specified method is not supported.');
    if (type === types.string() && isNull(base)) return parameter.allowNull ? null : '';
  }
  try {
    return convertTo(value, type);
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    throw isScript ? bindingErrors.transformation(parameter, thrown) : bindingErrors.conversion(parameter, thrown);
  }
}

const present = new SwitchParameter(true);
const absent = new SwitchParameter(false);

export function switchValue(on: boolean): SwitchParameter {
  return on ? present : absent;
}

function toSwitch(parameter: ParameterMetadata, value: unknown, isScript: boolean): SwitchParameter {
  if (value instanceof SwitchParameter) return value;
  if (isNull(value)) return absent;
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
    value instanceof UInt64Box
  )
    return;
  const inner = new NetException(
    'System.Management.Automation.PSInvalidCastException',
    `Cannot convert value "${isNull(value) ? '' : typeOf(value).fullName}" to type "${parameter.type.fullName}". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`,
  );
  throw isScript ? bindingErrors.transformation(parameter, inner) : bindingErrors.conversion(parameter, inner);
}

/** Mandatory parameters take neither null nor empty values unless they say so (about_Functions_Advanced_Parameters). */
function refuseEmpty(parameter: ParameterMetadata, value: unknown): void {
  if (!isMandatoryIn(parameter, AllSets)) return;
  const base = baseOf(value);
  if (isNull(base)) {
    if (!parameter.allowNull && !parameter.type.isValueType) throw bindingErrors.notAllowed(parameter, 'Null');
    return;
  }
  if (typeof base === 'string') {
    if (base === '' && !parameter.allowEmptyString) throw bindingErrors.notAllowed(parameter, 'EmptyString');
    return;
  }
  if (base instanceof Uint8Array) {
    if (base.length === 0 && !parameter.allowEmptyCollection) throw bindingErrors.notAllowed(parameter, 'EmptyArray');
    return;
  }
  if (isDictionary(base)) return;
  const isArray = Array.isArray(base);
  if (!isArray && (typeof base !== 'object' || enumerableOf(base) === null)) return;
  let count = 0;
  for (const item of isArray ? base : (enumerableOf(base) as Iterable<unknown>)) {
    count++;
    const inner = baseOf(item);
    if (isNull(inner) && !parameter.allowNull) throw bindingErrors.notAllowed(parameter, 'Null');
    if (inner === '' && !parameter.allowEmptyString) throw bindingErrors.notAllowed(parameter, 'EmptyString');
  }
  if (count === 0 && !parameter.allowEmptyCollection)
    throw bindingErrors.notAllowed(parameter, isArray ? 'EmptyArray' : 'EmptyCollection');
}
