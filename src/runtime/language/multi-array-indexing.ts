/** `$m[0,1]`: elements of arrays with several dimensions. */
import { runtimeError } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, types } from '../objects/net-type.js';
import { AutomationNull, isInt32, type MultiArray } from '../objects/values.js';
import { convertTo, tryConvertTo } from './conversion.js';
import { enumerableOf } from './enumerate.js';
import { toText } from './to-text.js';

const int32Array = (): NetType => types.int32().makeArray();

/** `keys` are written indexes, or one list of them, or one list of such lists, which gives a slice. */
export function readMultiArray(array: MultiArray, keys: readonly unknown[], strict: number): unknown {
  if (keys.length > 1) {
    if (keys.every((key) => enumerableOf(key) === null)) return elementAt(array, keys.map(toPosition), strict);
    return slice(array, keys, strict, null);
  }
  const several = enumerableOf(keys[0]);
  if (several === null) throw wrongRank(array, keys[0], null);
  const positions = positionsOf(keys[0]);
  if (positions !== undefined) return elementAt(array, positions, strict);
  return slice(array, several, strict, AutomationNull);
}

function toPosition(key: unknown): number {
  return convertTo(key, types.int32()) as number;
}

function positionsOf(key: unknown): number[] | undefined {
  return tryConvertTo(key, int32Array()) as number[] | undefined;
}

/** `nothing` stands for an element that is not there; AutomationNull leaves it out. */
function slice(array: MultiArray, lists: Iterable<unknown>, strict: number, nothing: unknown): unknown[] {
  const found: unknown[] = [];
  for (const list of lists) {
    const positions = positionsOf(list);
    if (positions?.length !== array.lengths.length) throw wrongRank(array, list, list);
    const value = elementAt(array, positions, strict, nothing);
    if (value !== AutomationNull) found.push(value);
  }
  return found;
}

function elementAt(array: MultiArray, positions: readonly number[], strict: number, nothing: unknown = null): unknown {
  const offset = offsetOf(array, positions);
  if (offset >= 0) return array.elements[offset];
  if (strict >= 300) throw outOfRange();
  return nothing;
}

/** Where an element is; -1 when a position is out of range. Throws where the number of positions is not the rank. */
function offsetOf(array: MultiArray, positions: readonly number[]): number {
  const { lengths } = array;
  if (positions.length !== lengths.length) throw wrongRank(array, positions, positions);
  let offset = 0;
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i] as number;
    const given = positions[i] as number;
    const position = given < 0 ? given + length : given;
    if (position < 0 || position >= length) return -1;
    offset = offset * length + position;
  }
  return offset;
}

/** Throws IndexOutOfRangeException, RuntimeException (NeedMultidimensionalIndex) or PSInvalidCastException. */
export function writeMultiArray(array: MultiArray, keys: readonly unknown[], value: unknown): void {
  if (keys.length > 1 && keys.length !== array.lengths.length) throw wrongRank(array, keys, null);
  const positions = keys.length > 1 ? keys.map(toPosition) : (convertTo(keys[0], int32Array()) as number[]);
  const converted = convertTo(value, array.elementType);
  const offset = offsetOf(array, positions);
  if (offset < 0) throw outOfRange();
  array.elements[offset] = converted;
}

function outOfRange(): NetException {
  return new NetException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}

function wrongRank(array: MultiArray, index: unknown, targetObject: unknown): NetException {
  return runtimeError(
    'NeedMultidimensionalIndex',
    `You cannot index into a ${array.lengths.length} dimensional array with index [${indexText(index)}].`,
    'InvalidOperation',
    targetObject,
  );
}

/** Indexes as messages show them. */
export function indexText(index: unknown): string {
  const text = isInt32(index) ? String(index) : toText(index, ',');
  return text.length > 20 ? `${text.slice(0, 20)} ...` : text;
}
