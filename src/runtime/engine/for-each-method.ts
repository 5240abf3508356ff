/**
 * The intrinsic method `.ForEach()` of every object (about_Intrinsic_Members): a block, a type to convert to, or the name of a
 * member that is read, set or called.
 */
import { collectionOf } from '../dotnet/collections/collection.js';
import { convertTo, enumerableOf, toText } from '../language/index.js';
import { netException, runtimeError } from '../objects/errors.js';
import { Hashtable } from '../objects/hashtable.js';
import { construct, findMember, getProperty, invokeMethod, setProperty } from '../objects/members.js';
import { methodInvocationException } from '../objects/method-call.js';
import type { NetException } from '../objects/net-exception.js';
import { NetType, requireType } from '../objects/net-type.js';
import { notFoundStrictly } from '../objects/property-access.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { asPSObject } from '../objects/wrapping.js';
import { CallbackSink } from '../pipeline/sink.js';
import type { ExecutionContext } from './execution-context.js';
import { BlockRunner } from './invoke.js';
import { ScriptBlock } from './script-block.js';

/** What these methods give: a Collection[psobject]. */
export function objectCollection(items: unknown[]): unknown {
  return collectionOf(
    requireType('System.Management.Automation.PSObject'),
    items.map((item) => (isNull(item) ? null : asPSObject(item))),
  );
}

/** What the methods go over: a value that is no collection is one element. */
export function itemsOf(value: unknown): Iterable<unknown> {
  const base = baseOf(value);
  if (isNull(base)) return [null];
  return Array.isArray(base) ? base : (enumerableOf(base) ?? [value]);
}

export function forEachMethod(engine: ExecutionContext, target: unknown, args: readonly unknown[]): unknown {
  const [first, ...rest] = args;
  const operation = baseOf(first);
  if (isNull(operation))
    throw netException('System.ArgumentNullException', "Value cannot be null. (Parameter 'expression')");
  if (operation instanceof NetType) return convertItems(itemsOf(target), operation);
  if (operation instanceof ScriptBlock) return runForItems(engine, itemsOf(target), operation, rest);
  return applyToAll(engine, itemsOf(target), toText(first), rest);
}

function runForItems(
  engine: ExecutionContext,
  items: Iterable<unknown>,
  block: ScriptBlock,
  args: readonly unknown[],
): unknown {
  const { beginBlock, processBlock, endBlock, cleanBlock } = block.ast;
  if (cleanBlock !== null)
    throw runtimeError(
      'NotSupported',
      "Script block with a 'clean' block is not supported by the 'ForEach' method.",
      'NotImplemented',
    );
  const results: unknown[] = [];
  const { frame } = engine;
  const runner = new BlockRunner(frame, block, new CallbackSink((value) => results.push(value)), frame.streams, false);
  if (beginBlock !== null) runner.run(undefined, args, undefined, 'begin');
  let last: unknown = null;
  for (const item of items) {
    last = item;
    runner.run(item, args, undefined, processBlock === null ? 'end' : 'process');
  }
  if (processBlock !== null && endBlock !== null) runner.run(last, args, undefined, 'end');
  return objectCollection(results);
}

/** A collection of the type, if it is one, else a Collection of such elements, to which they are added as by a script. */
function convertItems(items: Iterable<unknown>, type: NetType): unknown {
  if (!requireType('System.Collections.ICollection').isAssignableFrom(type)) {
    const collected = collectionOf(type);
    for (const item of items) invokeMethod(collected, 'Add', [item]);
    return collected;
  }
  if (type.elementType !== null) return convertTo([...items], type);
  if (type.genericArguments.length === 0)
    throw runtimeError(
      'ForEachTypeConversionFailed',
      `Unable to convert input to the target type [${toText(type)}] passed to the ForEach() operator. Please check the specified type and try running your script again.`,
      'InvalidOperation',
      type,
    );
  if (type.genericArguments.length !== 1)
    throw runtimeError(
      'ForEachBadGenericConversionTypeSpecified',
      `The generic collection type [${toText(type)}] passed to ForEach() has too many type arguments. Please change the specified type to be a generic collection with only one type argument then try running your script again.`,
      'InvalidOperation',
      type,
    );
  const collected = construct(type, []);
  for (const item of items) invokeMethod(collected, 'Add', [item]);
  return collected;
}

function applyToAll(
  engine: ExecutionContext,
  items: Iterable<unknown>,
  name: string,
  args: readonly unknown[],
): unknown {
  const results: unknown[] = [];
  for (const item of items) {
    const base = baseOf(item);
    if (base instanceof Hashtable) {
      if (args.length === 0) results.push(base.get(name) ?? null);
      else base.set(name, args.length === 1 ? args[0] : [...args]);
    } else if (isNull(base)) {
      if (args.length > 0) throw calledOnNull(name, args.length);
      results.push(null);
    } else applyMember(engine, item, name, args, results);
  }
  return objectCollection(results);
}

function applyMember(
  engine: ExecutionContext,
  item: unknown,
  name: string,
  args: readonly unknown[],
  results: unknown[],
): void {
  const member = findMember(item, name);
  if (member === undefined) {
    if (engine.frame.scope.strict >= 200) throw runtimeError('PropertyNotFoundStrict', notFoundStrictly(name));
    if (args.length > 0)
      throw runtimeError(
        'ForEachNonexistentMemberReference',
        `The ForEach() operator could not find a member '${name}' on the target object. Please verify that the named member exists and then try running your script again.`,
        'InvalidOperation',
        item,
      );
    results.push(null);
    return;
  }
  if (/Method/.test(member.memberType)) results.push(invokeMethod(item, name, [...args]));
  else if (args.length > 0) setProperty(item, name, args.length === 1 ? args[0] : [...args]);
  else {
    const value = getProperty(item, name);
    if (isNull(value))
      throw runtimeError(
        'ArgumentNull',
        'Cannot process argument because the value of argument "obj" is null. Change the value of argument "obj" to a non-null value.',
        'InvalidArgument',
      );
    results.push(value);
  }
}

function calledOnNull(name: string, count: number): NetException {
  const inner = netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  return methodInvocationException(inner, name, count);
}
