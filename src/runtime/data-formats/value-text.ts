/** A value's own ToString(), by the current culture: how values stand in CSV and HTML. */
import { argumentText } from '../language/format/index.js';
import { NetException } from '../objects/net-exception.js';
import { isNull } from '../objects/values.js';

/** Null for $null, and where ToString() fails. */
export function valueText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && (value | 0) === value && value >= 0) return String(value);
  if (isNull(value)) return null;
  try {
    return argumentText(value, null);
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}
