/** What emitted code calls: it knows this object as `$`. */

import { netText } from '../dotnet/collections/elements.js';
import { invalidOperation } from '../dotnet/system/errors.js';
import { ValueTuple } from '../dotnet/system/value-tuple.js';
import { isHeard, raise as raiseEvent } from '../events/event-source.js';
import { formatComposite } from '../language/format/index.js';
import { hooks } from '../language/hooks.js';
import { toNumber } from '../language/numeric.js';
import { makeArray } from '../objects/arrays.js';
import { netException } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, typeOf, types } from '../objects/net-type.js';
import { defaultValue } from '../objects/static-access.js';
import { double, isNull, MultiArray, PSReference } from '../objects/values.js';
import { areEqual, binary, unary } from './arithmetic.js';
import {
  type Code,
  callBase,
  callDelegate,
  callMember,
  callOverloads,
  callStatic,
  constructorsOf,
  delegateOf,
  getAt,
  getElement,
  getMember,
  getStaticMember,
  isBareFunction,
  methodsOf,
  setAt,
  setElement,
  setMember,
  setStaticMember,
} from './calls.js';
import { cast, isOfType } from './casts.js';
import { copied, fields, isInstance } from './cs-object.js';
import { callExtension } from './linq.js';
import { each, enumerator, sequence } from './sequence.js';

function newArray(type: NetType, lengths: readonly unknown[]): unknown {
  const element = type.elementType as NetType;
  const counts = lengths.map(toNumber);
  if (counts.some((count) => count < 0))
    throw netException('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
  const total = counts.reduce((product, count) => product * count, 1);
  const items = Array.from({ length: total }, () => defaultValue(element));
  return counts.length === 1 ? makeArray(element, items) : new MultiArray(type, element, counts, items);
}
/** An array of several dimensions from arrays of arrays. */
function multiArray(type: NetType, rows: readonly unknown[]): MultiArray {
  const lengths: number[] = [];
  let level: unknown[] = [...rows];
  lengths.push(level.length);
  for (let depth = 1; depth < type.rank; depth++) {
    lengths.push((level[0] as unknown[] | undefined)?.length ?? 0);
    level = level.flatMap((row) => [...(row as unknown[])]);
  }
  return new MultiArray(type, type.elementType as NetType, lengths, level);
}
/** `new[] { ... }` takes the type of its elements. */
function array(element: NetType | null, items: unknown[]): unknown {
  if (element)
    return makeArray(
      element,
      items.map((item) => cast(element, item)),
    );
  const [first] = items;
  const own = isNull(first) ? types.object() : typeOf(first);
  const isSame = items.every((item) => !isNull(item) && typeOf(item) === own);
  return makeArray(isSame ? own : types.object(), items);
}

function construct(type: NetType, args: readonly unknown[]): unknown {
  const [first] = args;
  if (type.kind === 'delegate') return isBareFunction(first) ? delegateOf(type, first) : first;
  if (type.isValueType && args.length === 0) return defaultValue(type);
  return callOverloads(constructorsOf(type), '.ctor', type, args);
}

/** What was thrown as an exception; signals of the engine pass through. */
function caught(error: unknown): unknown {
  const exception = error instanceof NetException ? error : hooks.exceptionOf(error);
  if (exception === null) throw error;
  return exception;
}
function thrown(exception: unknown): unknown {
  return isNull(exception)
    ? netException('System.NullReferenceException', 'Object reference not set to an instance of an object.')
    : exception;
}

function raise(exception: unknown): never {
  throw thrown(exception);
}

/** The parts of a tuple, or what Deconstruct gives. */
function parts(value: unknown): unknown[] {
  if (value instanceof ValueTuple) return value.items;
  const methods = methodsOf(value, 'Deconstruct');
  if (!methods) return [getMember(value, 'Key'), getMember(value, 'Value')];
  const found: unknown[] = [];
  const references = (methods[0]?.parameters ?? []).map(
    (_, i) =>
      new PSReference(
        () => null,
        (one) => {
          found[i] = one;
        },
      ),
  );
  callOverloads(methods, 'Deconstruct', value, references);
  return found;
}

/** An event of the object as its class calls it; null when nobody listens. */
function event(self: unknown, name: string, slot: string): Code | null {
  const own = isInstance(self) ? self[fields][slot] : null;
  if (isNull(own) && !isHeard(self as object, name)) return null;
  return (...args) => {
    if (!isNull(own)) callDelegate(own, args);
    raiseEvent(self as object, name, args[1] ?? null);
    return null;
  };
}

/** `extensions` are the types of the source's extension methods, by the methods' names. */
export function supportFor(extensions: ReadonlyMap<string, NetType>) {
  function call(target: unknown, name: string, args: readonly unknown[], generic: readonly NetType[] = []): unknown {
    if (!isNull(target) && !methodsOf(target, name)) {
      const type = extensions.get(name);
      if (type) return callStatic(type, name, [target, ...args], generic);
      const extension = callExtension(target, name, args, generic);
      if (extension) return extension.result;
    }
    return callMember(target, name, args, generic);
  }
  return {
    none: [] as readonly NetType[],
    binary,
    unary,
    areEqual,
    cast,
    isOfType,
    copied,
    each,
    sequence,
    enumerator,
    defaultValue,
    parts,
    event,
    callBase,
    callDelegate,
    callStatic,
    getAt,
    getElement,
    setAt,
    setElement,
    getMember,
    setMember,
    getStaticMember,
    setStaticMember,
    callMember: call,
    callInterface: (target: unknown, type: string, name: string, args: readonly unknown[]) =>
      call(target, isInstance(target) && methodsOf(target, `${type}.${name}`) ? `${type}.${name}` : name, args),
    array,
    multiArray,
    newArray,
    construct,
    caught,
    thrown,
    text: netText,
    double,
    number: (value: unknown) => (typeof value === 'number' ? value : toNumber(value)),
    format: (format: string, value: unknown) => formatComposite(format, [value]),
    as: (type: NetType, value: unknown) => (isOfType(type, value) ? value : null),
    raise,
    unlessNull: (value: unknown, then: (value: unknown) => unknown) => (isNull(value) ? null : then(value)),
    presentValue(value: unknown): unknown {
      if (isNull(value)) throw invalidOperation('Nullable object must have a value.');
      return value;
    },
    presentObject: (value: unknown) => (isNull(value) ? raise(value) : value),
    valueOrDefault: (value: unknown, type: NetType, [given]: readonly unknown[]) =>
      isNull(value) ? (given ?? defaultValue(type)) : value,
    reference: (get: () => unknown, set: (value: unknown) => void) => new PSReference(get, set),
    store(reference: PSReference, value: unknown): unknown {
      reference.set(value);
      return value;
    },
    tuple: (items: unknown[]) => ValueTuple.of(items),
    dispose(value: unknown): void {
      if (!isNull(value) && methodsOf(value, 'Dispose')) callMember(value, 'Dispose', []);
    },
    unmatched(value: unknown): never {
      throw netException(
        'System.Runtime.CompilerServices.SwitchExpressionException',
        `Non-exhaustive switch expression failed to match its input.\nUnmatched value was ${netText(value)}.`,
      );
    },
  };
}
