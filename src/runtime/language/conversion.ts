/** LanguagePrimitives.ConvertTo. */
import { type NetType, typeOf } from '../objects/net-type.js';
import { isNull } from '../objects/values.js';
import { toText } from './to-text.js';
import { isTruthy } from './truth.js';

/** The value as `type`. Throws PSInvalidCastException. */
export function convertTo(value: unknown, type: NetType, _culture = ''): unknown {
  if (!isNull(value) && type.isInstance(value)) return value;
  if (type.fullName === 'System.String') return toText(value);
  if (type.fullName === 'System.Boolean') return isTruthy(value);
  if (type.fullName === 'System.Int32') return Number(toText(value)) | 0;
  return value;
}
/** The value as `type`, or undefined when it does not convert. */
export function tryConvertTo(value: unknown, type: NetType, culture = ''): unknown {
  return convertTo(value, type, culture);
}
export function isOfType(value: unknown, type: NetType): boolean {
  return !isNull(value) && type.isAssignableFrom(typeOf(value));
}
