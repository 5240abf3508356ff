/** Static members and constructors: `[type]::Name`, `[type]::Method()`, `[type]::new()`. */
import { convertTo, figureConversion, Rank } from '../language/conversion.js';
import { hooks } from '../language/hooks.js';
import { makeArray } from './arrays.js';
import { netError, runtimeError } from './errors.js';
import { resultMarshaler } from './marshal.js';
import { invokeOverloads, invokePlan, withoutAutomationNull } from './method-access.js';
import { type CallPlan, methodInvocationException, planCall } from './method-call.js';
import { NetException } from './net-exception.js';
import { NetType, reflectionName, typeOf } from './net-type.js';
import { findBestMethod } from './overloads.js';
import { type ArgumentCasts, PlanCache } from './plan-cache.js';
import { propertyNotFoundStrict } from './property-access.js';
import { setNetProperty, setStatic } from './property-write.js';
import { PSMethod } from './ps-method.js';
import { baseOf } from './ps-object.js';
import { hasConstructors, staticMember } from './type-lookup.js';
import { isMethodGroup, type MethodOverload, type PropertyMember } from './type-members.js';
import { AutomationNull, fold, isNull, MultiArray } from './values.js';

/** `[type]::name`: a property, field, or method as a value. $null for an unknown name, PropertyNotFoundStrict in strict mode. */
export function getStatic(type: NetType, name: string, strict = false): unknown {
  const member = staticMember(type, fold(name));
  if (member === undefined) {
    if (strict) throw propertyNotFoundStrict(name);
    return null;
  }
  if (isMethodGroup(member)) return new PSMethod(type, member);
  const get = member.get as (() => unknown) | undefined;
  if (!get)
    throw runtimeError('WriteOnlyProperty', `Cannot get property value because "${name}" is a write-only property.`);
  if (member.isScript) return get();
  let value: unknown;
  try {
    value = get();
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
  const marshal = member.isTypeParameter ? null : resultMarshaler(member.typeText);
  return (marshal === null ? value : marshal(value)) ?? null;
}

/** `[type]::name` at one place of a script, read or written: remembers the property of the type it met last. */
export class StaticPropertySite {
  #type: NetType | null = null;
  #member: PropertyMember | null = null;

  constructor(readonly name: string) {}

  get(type: NetType, strict = false): unknown {
    if (type !== this.#type) this.#resolve(type);
    const member = this.#member;
    return member?.isScript ? (member.get as () => unknown)() : getStatic(type, this.name, strict);
  }
  set(type: NetType, value: unknown): void {
    if (type !== this.#type) this.#resolve(type);
    if (this.#member === null) setStatic(type, this.name, value);
    else setNetProperty(this.#member, null, value === AutomationNull ? null : value);
  }

  #resolve(type: NetType): void {
    const member = staticMember(type, fold(this.name));
    this.#type = type;
    this.#member = member !== undefined && !isMethodGroup(member) ? member : null;
  }
}

/** The type whose static members `$x::Name` means: $x itself, or the type of a value; null for $null. */
export function staticTarget(value: unknown): NetType | null {
  const base = baseOf(value);
  if (isNull(base)) return null;
  return base instanceof NetType ? base : typeOf(base);
}

/** `[type]::name(args)` */
export function invokeStatic(
  type: NetType,
  name: string,
  args: readonly unknown[],
  genericArguments: readonly NetType[] = [],
): unknown {
  if (fold(name) === 'new') return construct(type, args);
  const member = staticMember(type, fold(name));
  if (member && isMethodGroup(member)) return invokeOverloads(member, null, name, args, genericArguments);
  throw runtimeError(
    'MethodNotFound',
    `Method invocation failed because [${reflectionName(type)}] does not contain a method named '${name}'.`,
  );
}

/** The value of an uninitialised variable of a type: 0, $false, $null... */
export function defaultValue(type: NetType): unknown {
  if (type.isEnum) return type.enumValue(0);
  if (!type.isValueType || type.genericDefinition?.fullName === 'System.Nullable`1') return null;
  const own = type.definition.defaultValue;
  if (own) return own();
  const conversion = figureConversion(null, type);
  return conversion.rank === Rank.None ? zeroed(type) : conversion.convert(null, type, '');
}

/** A structure all of whose fields are zero: what its first constructor makes of zeros. Null where it has none. */
function zeroed(type: NetType): unknown {
  const [first] = type.members.constructors;
  return first === undefined
    ? null
    : construct(
        type,
        first.parameters.map((parameter) => defaultValue(parameter.type)),
      );
}

/**
 * `[type]::new(args)`. Throws MethodException where no constructor fits (which calls it `name`), MethodInvocationException
 * when one fails.
 */
export function construct(type: NetType, args: readonly unknown[], name = 'new'): unknown {
  if (!hasConstructors(type)) return constructOther(type, args);
  const plain = withoutAutomationNull(args);
  return callConstructor(type, planCall(findBestMethod(name, type.members.constructors, plain), plain), plain);
}

function callConstructor(type: NetType, plan: CallPlan, args: readonly unknown[]): unknown {
  try {
    return plan.call(type, args);
  } catch (error) {
    if (!(error instanceof NetException) || plan.overload.isScript) throw error;
    throw methodInvocationException(error, '.ctor', args.length);
  }
}

function constructOther(type: NetType, args: readonly unknown[]): unknown {
  if (type.isArray) return constructArray(type, args);
  if (type.kind === 'delegate' && args.length === 1) return convertTo(args[0], type);
  if (args.length === 0 && type.isValueType && !type.isGenericDefinition) return defaultValue(type);
  throw noConstructor(args.length);
}

function noConstructor(count: number): NetException {
  return netError(
    'MethodException',
    'MethodCountCouldNotFindBest',
    `Cannot find an overload for "new" and the argument count: "${count}".`,
  );
}

/** `[int[]]::new(3)`, `[int[,]]::new(2, 3)` */
function constructArray(type: NetType, args: readonly unknown[]): unknown {
  if (args.length !== type.rank) throw noConstructor(args.length);
  const int32 = hooks.resolveType('int') as NetType;
  const lengths = args.map((arg) => convertTo(arg, int32) as number);
  if (lengths.some((length) => length < 0))
    throw methodInvocationException(
      new NetException('System.OverflowException', 'Arithmetic operation resulted in an overflow.'),
      '.ctor',
      args.length,
    );
  return makeDefaultArray(type, lengths);
}

/** An array of default values. */
function makeDefaultArray(type: NetType, lengths: number[]): unknown {
  const elementType = type.elementType as NetType;
  const count = lengths.reduce((product, length) => product * length, 1);
  if (type.rank === 1 && elementType.fullName === 'System.Byte') return new Uint8Array(count);
  const elements = new Array<unknown>(count);
  if (elementType.isValueType) for (let i = 0; i < count; i++) elements[i] = defaultValue(elementType);
  else elements.fill(null);
  return type.rank === 1 ? makeArray(elementType, elements) : new MultiArray(type, elementType, lengths, elements);
}

/** The static method or constructor called at one place of a script: remembers the overload for the types it met last. */
export class StaticMethodSite {
  readonly #isNew: boolean;
  readonly #plans: PlanCache;
  #type: NetType | null = null;
  #overloads: readonly MethodOverload[] | null = null;

  constructor(
    readonly name: string,
    casts: ArgumentCasts | null = null,
  ) {
    this.#isNew = fold(name) === 'new';
    this.#plans = new PlanCache(casts);
  }

  invoke(type: NetType, args: readonly unknown[], genericArguments: readonly NetType[] = []): unknown {
    if (type !== this.#type) {
      this.#type = type;
      this.#overloads = this.#overloadsOf(type);
    }
    if (this.#overloads === null || genericArguments.length > 0) return this.#slow(type, args, genericArguments);
    const plain = withoutAutomationNull(args);
    const plan = this.#plans.planFor(this.name, this.#overloads, plain);
    return this.#isNew ? callConstructor(type, plan, plain) : invokePlan(plan, null, plain);
  }

  #overloadsOf(type: NetType): readonly MethodOverload[] | null {
    if (this.#isNew) return hasConstructors(type) ? type.members.constructors : null;
    const member = staticMember(type, fold(this.name));
    return member && isMethodGroup(member) ? member.overloads : null;
  }

  #slow(type: NetType, args: readonly unknown[], genericArguments: readonly NetType[]): unknown {
    return this.#isNew ? construct(type, args) : invokeStatic(type, this.name, args, genericArguments);
  }
}
