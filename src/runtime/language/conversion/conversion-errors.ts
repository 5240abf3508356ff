/** The exceptions of conversion, with PowerShell's ids and texts (ExtendedTypeSystem). */
import { netError } from '../../objects/errors.js';
import { typeNamesOf } from '../../objects/members.js';
import type { NetException } from '../../objects/net-exception.js';
import { NetType } from '../../objects/net-type.js';
import { baseOf, PSObject } from '../../objects/ps-object.js';
import { DoubleBox, isNull, SingleBox } from '../../objects/values.js';
import { shortestText } from '../number-text.js';
import { objectText, toText } from '../to-text.js';

export function castError(id: string, message: string, inner: NetException | null = null): NetException {
  return netError('PSInvalidCastException', id, message, 'InvalidArgument', null, inner);
}

/** The text of a value in messages: Object.ToString(), so that a collection is its type's name. */
export function messageText(value: unknown): string {
  if (isNull(value)) return '';
  if (value instanceof NetType) return value.fullName;
  if (typeof value === 'number' || value instanceof DoubleBox)
    return shortestText(Number(value instanceof DoubleBox ? value.value : value));
  if (value instanceof SingleBox) return shortestText(value.value, true);
  return value instanceof PSObject && value.isCustom ? toText(value) : objectText(value, '');
}

/** `Cannot convert value "x" to type "System.Int32". Error: "..."` */
export function castFailed(id: string, value: unknown, type: NetType, inner: NetException): NetException {
  return castError(
    id,
    `Cannot convert value "${messageText(value)}" to type "${type}". Error: "${inner.message}"`,
    inner,
  );
}

/** No conversion exists. */
export function noConversion(value: unknown, type: NetType): NetException {
  if (isNull(baseOf(value))) {
    if (type.isEnum) {
      const names = enumNames(type);
      return castError(
        'nullToEnumInvalidCast',
        `Cannot convert null to type "${type}" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "${names}".`,
      );
    }
    return castError('nullToObjectInvalidCast', `Cannot convert null to type "${type}".`);
  }
  const typeName = typeNamesOf(value)[0];
  const secret =
    type.fullName === 'System.Security.SecureString' || type.fullName === 'System.Management.Automation.PSCredential';
  return castError(
    'ConvertToFinalInvalidCastException',
    secret
      ? `Cannot convert the value of type "${typeName}" to type "${type}".`
      : `Cannot convert the "${messageText(value)}" value of type "${typeName}" to type "${type}".`,
  );
}

/** The names of an enum as the messages list them. */
export function enumNames(type: NetType): string {
  return Object.keys(type.definition.values ?? {}).join(',');
}
