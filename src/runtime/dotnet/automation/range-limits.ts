/** The limits of [ValidateRange(min, max)]: of one type, that of the wider number where they are two. */
import { compareValues, tryConvertTo } from '../../language/index.js';
import { netError } from '../../objects/errors.js';
import { typeOf, types } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';

export function commonRange(minimum: unknown, maximum: unknown): [unknown, unknown] {
  const [low, high] = [typeOf(baseOf(minimum)), typeOf(baseOf(maximum))];
  if (low === high) return [minimum, maximum];
  const wide = low === types.double() || high === types.double() ? types.double() : types.int64();
  return [tryConvertTo(minimum, wide) ?? minimum, tryConvertTo(maximum, wide) ?? maximum];
}

/** Throws a ValidationMetadataException for limits without a type in common, or where the first is the larger one. */
export function checkRange(minimum: unknown, maximum: unknown): void {
  // A kind of range has no limits.
  if (isNull(minimum) || isNull(maximum)) return;
  const [low, high] = commonRange(minimum, maximum);
  if (typeOf(baseOf(low)) !== typeOf(baseOf(high))) {
    const [lowType, highType] = [typeOf(baseOf(minimum)).name, typeOf(baseOf(maximum)).name];
    throw metadataError(
      'MinRangeNotTheSameTypeOfMaxRange',
      `The specified minimum range (${lowType}) cannot be accepted because it is not the same type as the specified maximum range (${highType}). Update the ValidateRange attribute for the parameter.`,
    );
  }
  if (compareValues(low, high, true) > 0)
    throw metadataError(
      'MaxRangeSmallerThanMinRange',
      'The specified maximum range cannot be accepted because it is less than the specified minimum range. Update the ValidateRange attribute for the parameter.',
    );
}

function metadataError(errorId: string, message: string) {
  return netError('ValidationMetadataException', errorId, message, 'MetadataError');
}
