/** What only the collections throw, in .NET's words. Each function returns the exception; the caller throws it. */
import { netException } from '../../objects/errors.js';
import type { NetException } from '../../objects/net-exception.js';
import { argumentError, invalidOperation, outOfRange } from '../system/errors.js';
import { netText } from './elements.js';

export function indexOutOfRange(parameter = 'index'): NetException {
  return outOfRange(
    parameter,
    'Index was out of range. Must be non-negative and less than the size of the collection.',
  );
}
/** For positions that may be the end itself. */
export function positionOutOfRange(parameter = 'index'): NetException {
  return outOfRange(
    parameter,
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
  );
}
export function negativeCount(parameter = 'count'): NetException {
  return outOfRange(parameter, 'Non-negative number required.');
}
export function countOutOfRange(): NetException {
  return outOfRange(
    'count',
    'Count must be positive and count must refer to a location within the string/array/collection.',
  );
}
export function offsetAndLength(): NetException {
  return argumentError(
    'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
  );
}
export function destinationTooShort(): NetException {
  return argumentError(
    "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
    'destinationArray',
  );
}
export function collectionModified(): NetException {
  return invalidOperation('Collection was modified; enumeration operation may not execute.');
}
export function keyNotFound(key: unknown): NetException {
  return netException(
    'System.Collections.Generic.KeyNotFoundException',
    `The given key '${netText(key)}' was not present in the dictionary.`,
  );
}
export function duplicateKey(key: unknown): NetException {
  return argumentError(`An item with the same key has already been added. Key: ${netText(key)}`);
}
