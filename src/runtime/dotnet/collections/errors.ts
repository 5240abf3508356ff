/** What the collections throw, in .NET's words. Each function returns the exception; the caller throws it. */
import { netException } from '../../objects/errors.js';
import type { NetException } from '../../objects/net-exception.js';
import { netText } from './elements.js';

export function argumentNull(parameter: string): NetException {
  return netException('System.ArgumentNullException', `Value cannot be null. (Parameter '${parameter}')`, {
    ParamName: parameter,
  });
}
export function argumentError(message: string, parameter?: string): NetException {
  return netException(
    'System.ArgumentException',
    parameter === undefined ? message : `${message} (Parameter '${parameter}')`,
    { ParamName: parameter ?? null },
  );
}
export function outOfRange(parameter: string, message: string, actual?: unknown): NetException {
  const detail = actual === undefined ? '' : `\nActual value was ${actual}.`;
  return netException('System.ArgumentOutOfRangeException', `${message} (Parameter '${parameter}')${detail}`, {
    ParamName: parameter,
    ActualValue: actual ?? null,
  });
}
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
export function negative(parameter: string, value: number): NetException {
  return outOfRange(parameter, `${parameter} ('${value}') must be a non-negative value.`, value);
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
export function invalidOperation(message: string): NetException {
  return netException('System.InvalidOperationException', message);
}
export function notSupported(message: string): NetException {
  return netException('System.NotSupportedException', message);
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
