/** PSObject.ToString. */

import { typeOf } from '../objects/net-type.js';
import { PSObject } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';

export function toText(value: unknown, separator = ' '): string {
  if (typeof value === 'string') return value;
  if (isNull(value)) return '';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return value.map((v) => toText(v)).join(separator);
  if (value instanceof PSObject && !value.isCustom) return toText(value.base, separator);
  const toString = typeOf(value).inherited('toString');
  return toString ? toString(value as never, null, '') : typeOf(value).fullName;
}
export function toTextCulture(value: unknown, culture: string): string {
  const toString = isNull(value) || typeof value === 'string' ? undefined : typeOf(value).inherited('toString');
  return toString ? toString(value as never, null, culture) : toText(value);
}
