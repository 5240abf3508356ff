/** `$a[$i]`: reading and writing elements, slices and keys (about_Arrays, about_Hash_Tables). */
import { runtimeError } from '../objects/errors.js';
import { isDictionary } from '../objects/hashtable.js';
import { fromNatural, toNatural } from '../objects/marshal.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, requireType, typeOf, types } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { isMethodGroup, type MethodParameter, type PropertyMember } from '../objects/type-members.js';
import { AutomationNull, Char, isNull, MultiArray, type TypedArray } from '../objects/values.js';
import { convertTo, tryConvertTo } from './conversion.js';

/** `strict` is the strict mode's version times 100: from 300 on an index out of range is an error. */
export function getIndex(target: unknown, index: unknown, strict = 0): unknown {
  if (Array.isArray(target) && typeof index === 'number' && (index | 0) === index)
    return arrayElement(target, index, strict);
  const base = baseOf(target);
  const key = baseOf(index);
  if (isNull(base)) throw runtimeError('NullArray', 'Cannot index into a null array.', 'InvalidOperation', null);
  if (base instanceof MultiArray) return base.elements[multiOffset(base, key)];
  if (Array.isArray(key)) {
    const found: unknown[] = [];
    for (const each of key) {
      const item = isDictionary(base) ? base.get(each) : getIndex(base, each, strict);
      if (item !== AutomationNull && (item !== null || isDictionary(base))) found.push(item ?? null);
    }
    return found;
  }
  if (isDictionary(base)) return isNull(key) ? nullIndex() : (base.get(index) ?? null);
  if (Array.isArray(base)) return indexedBy(base.length, key, (i) => arrayElement(base, i, strict));
  if (base instanceof Uint8Array) return indexedBy(base.length, key, (i) => byteElement(base, i, strict));
  if (typeof base === 'string') return indexedBy(base.length, key, (i) => charElement(base, i, strict));
  const indexer = findIndexer(typeOf(base));
  if (indexer !== null) {
    try {
      const parameter = indexer.parameters[0] as MethodParameter;
      return fromNatural(
        (indexer.get as (self: unknown, i: unknown) => unknown)(base, toNatural(adjust(base, key, indexer), parameter)),
        indexer.typeText,
      );
    } catch (thrown) {
      if (
        thrown instanceof NetException &&
        /ArgumentOutOfRange|KeyNotFound|IndexOutOfRange/.test(thrown.netType.fullName)
      ) {
        if (strict < 300) return null;
      }
      throw thrown;
    }
  }
  // A scalar is its own first element.
  if (isNull(key)) nullIndex();
  const position = tryConvertTo(key, types.int32());
  return position === 0 || position === -1 ? target : AutomationNull;
}

function nullIndex(): never {
  throw runtimeError(
    'NullArrayIndex',
    'Index operation failed; the array index evaluated to null.',
    'InvalidOperation',
  );
}

function indexedBy(_length: number, key: unknown, element: (i: number) => unknown): unknown {
  if (isNull(key)) nullIndex();
  const position = tryConvertTo(key, types.int32());
  return position === undefined ? AutomationNull : element(position as number);
}

function outOfRange(strict: number): null {
  if (strict >= 300)
    throw new NetException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
  return null;
}
function arrayElement(array: unknown[], index: number, strict: number): unknown {
  const position = index < 0 ? index + array.length : index;
  const value = array[position];
  return value === undefined ? outOfRange(strict) : value;
}
function byteElement(bytes: Uint8Array, index: number, strict: number): unknown {
  const value = bytes[index < 0 ? index + bytes.length : index];
  return value === undefined ? outOfRange(strict) : fromNatural(value, 'byte');
}
function charElement(text: string, index: number, strict: number): unknown {
  const position = index < 0 ? index + text.length : index;
  return position < 0 || position >= text.length ? outOfRange(strict) : Char.from(text.charCodeAt(position));
}

/** The default indexer: a parameterized property `Item`, on the type, its bases or interfaces. */
function findIndexer(type: NetType): PropertyMember | null {
  for (const each of type.basesAndInterfaces) {
    const member = each.members.instance.get('item') ?? each.members.instance.get('chars');
    if (member && !isMethodGroup(member) && member.parameters.length === 1) return member;
  }
  return null;
}

/** Negative positions count from the end of anything that has a Count and an integer indexer. */
function adjust(base: unknown, key: unknown, indexer: PropertyMember): unknown {
  if (typeof key !== 'number' || key >= 0 || indexer.parameters[0]?.type !== types.int32()) return key;
  const count = (base as { count?: number }).count;
  return typeof count === 'number' ? count + key : key;
}

function multiOffset(array: MultiArray, key: unknown): number {
  const indexes = Array.isArray(key) ? key : [key];
  if (indexes.length !== array.lengths.length)
    throw runtimeError(
      'NeedMultidimensionalIndex',
      `You cannot index into a ${array.lengths.length} dimensional array with index [${indexes.map(String).join(',')}].`,
      'InvalidOperation',
      key,
    );
  let offset = 0;
  for (let d = 0; d < indexes.length; d++) {
    const length = array.lengths[d] as number;
    let position = convertTo(indexes[d], types.int32()) as number;
    if (position < 0) position += length;
    if (position < 0 || position >= length)
      throw runtimeError(
        'System.IndexOutOfRangeException',
        'Index was outside the bounds of the array.',
        'OperationStopped',
      );
    offset = offset * length + position;
  }
  return offset;
}

export function setIndex(target: unknown, index: unknown, value: unknown): void {
  const base = baseOf(target);
  const key = baseOf(index);
  if (isNull(base)) throw runtimeError('NullArray', 'Cannot index into a null array.', 'InvalidOperation', null);
  if (value === AutomationNull || value === undefined) value = null;
  if (isDictionary(base)) {
    if (isNull(key)) nullIndex();
    base.set(index, value);
    return;
  }
  if (base instanceof MultiArray) {
    base.elements[multiOffset(base, key)] = convertTo(value, base.elementType);
    return;
  }
  if (Array.isArray(base) || base instanceof Uint8Array) {
    if (Array.isArray(key))
      throw runtimeError(
        'ArraySliceAssignmentFailed',
        `Array assignment to [${key.map(String).join(',')}] failed because assignment to slices is not supported.`,
        'InvalidOperation',
        key,
      );
    if (isNull(key)) nullIndex();
    let position = convertTo(key, types.int32()) as number;
    if (position < 0) position += base.length;
    if (position < 0 || position >= base.length)
      throw new NetException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
    if (base instanceof Uint8Array) base[position] = (convertTo(value, types.byte()) as { value: number }).value;
    else {
      const { elementType } = base as TypedArray;
      base[position] = elementType === undefined ? value : convertTo(value, elementType);
    }
    return;
  }
  const type = typeOf(base);
  const indexer = typeof base === 'string' ? null : findIndexer(type);
  if (indexer?.set) {
    invokeSetter(base, indexer, adjust(base, key, indexer), value);
    return;
  }
  throw runtimeError(
    'CannotIndex',
    `Unable to index into an object of type "${type.fullName}".`,
    'InvalidOperation',
    key,
  );
}

function invokeSetter(base: unknown, indexer: PropertyMember, key: unknown, value: unknown): void {
  const parameter = indexer.parameters[0] as MethodParameter;
  const element = { ...parameter, typeText: indexer.typeText, type: requireType(indexer.typeText) };
  const set = indexer.set as (self: unknown, key: unknown, value: unknown) => void;
  set(base, toNatural(key, parameter), toNatural(value, element));
}
