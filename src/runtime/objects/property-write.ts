/** Writing properties. */
import { convertTo } from '../language/conversion.js';
import { adapterFor, type PropertyAdapter } from './adapters.js';
import { netError, runtimeError } from './errors.js';
import { isDictionary } from './hashtable.js';
import { toNaturalMarshaler } from './marshal.js';
import { NetException } from './net-exception.js';
import type { NetType } from './net-type.js';
import { typeOf } from './net-type.js';
import { ExtendedMember, membersOf, PSObject } from './ps-object.js';
import { instanceMember, staticMember } from './type-lookup.js';
import { isMethodGroup, type PropertyMember } from './type-members.js';
import { typeTable } from './type-table.js';
import { AutomationNull, fold, isNull } from './values.js';

const notFound = (name: string) =>
  `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`;

/** `$target.name = value`. A dictionary always gets a key. Throws RuntimeException, SetValueException or SetValueInvocationException. */
export function setProperty(target: unknown, name: string, value: unknown): void {
  if (value === AutomationNull || value === undefined) value = null;
  const folded = fold(name);
  const table = membersOf(target);
  const position = table?.shape.index.get(folded);
  if (table && position !== undefined) {
    const entry = table.values[position];
    if (entry instanceof ExtendedMember) setExtended(entry, target, value);
    else table.values[position] = value;
    return;
  }
  const base = target instanceof PSObject && !target.isCustom ? target.base : target;
  if (isNull(base)) throw runtimeError('PropertyNotFound', notFound(name));
  if (isDictionary(base)) {
    base.set(name, value);
    return;
  }
  const extended = typeTable.memberOf(target, folded);
  if (extended) {
    setExtended(extended, target, value);
    return;
  }
  const type = typeOf(base);
  const adapter = adapterFor(type);
  if (adapter && setAdapted(adapter, base, name, value)) return;
  const member = instanceMember(type, folded);
  if (member && !isMethodGroup(member)) setNetProperty(member, base, value);
  else throw unknownProperty(base, name);
}

/** The property written at one place of a script: remembers the shape or type it met last. Hot. */
export class PropertyWriteSite {
  readonly #folded: string;
  #shape: unknown = null;
  #position = 0;
  #type: NetType | null = null;
  #version = -1;
  #member: PropertyMember | null = null;

  constructor(readonly name: string) {
    this.#folded = fold(name);
  }

  set(target: unknown, value: unknown): void {
    if (target instanceof PSObject) {
      if (this.#setNote(target, value)) return;
    } else if (typeof target === 'object' && target !== null && membersOf(target) === undefined) {
      const type = (target as { netType?: NetType }).netType;
      if (type !== undefined) {
        if (type !== this.#type || this.#version !== typeTable.version) this.#resolve(target, type);
        if (this.#member !== null) {
          setNetProperty(this.#member, target, value === AutomationNull || value === undefined ? null : value);
          return;
        }
      }
    }
    setProperty(target, this.name, value);
  }

  #setNote(target: PSObject, value: unknown): boolean {
    if (target.shape !== this.#shape) {
      const position = target.shape.index.get(this.#folded);
      if (position === undefined) return false;
      this.#shape = target.shape;
      this.#position = position;
    }
    if (target.values[this.#position] instanceof ExtendedMember) return false;
    target.values[this.#position] = value === AutomationNull || value === undefined ? null : value;
    return true;
  }

  /** Finds the property of objects of this type, where nothing else stands before it. */
  #resolve(target: object, type: NetType): void {
    this.#type = type;
    this.#version = typeTable.version;
    this.#member = null;
    if (type.isDictionary || adapterFor(type) || typeTable.memberOf(target, this.#folded)) return;
    const member = instanceMember(type, this.#folded);
    if (member !== undefined && !isMethodGroup(member)) this.#member = member;
  }
}

function unknownProperty(base: unknown, name: string): NetException {
  const error = runtimeError('PropertyAssignmentException', notFound(name));
  return base instanceof PSObject || adapterFor(typeOf(base)) ? settingFailed(name, error) : error;
}

/** Sets what an adapter adds to an object; false when it has nothing of the name. */
export function setAdapted(adapter: PropertyAdapter, base: unknown, name: string, value: unknown): boolean {
  try {
    return adapter.set(base as never, name, value);
  } catch (error) {
    if (!(error instanceof NetException) || error.errorRecord !== null) throw error;
    throw settingFailed(name, error, 'CatchFromBaseAdapterSetValue');
  }
}

function settingFailed(name: string, error: NetException, errorId = 'ExceptionWhenSetting'): NetException {
  return netError(
    'SetValueInvocationException',
    errorId,
    `Exception setting "${name}": "${error.message}"`,
    'NotSpecified',
    null,
    error,
  );
}

/** Sets an added member or one of the type table. */
export function setExtended(member: ExtendedMember, target: unknown, value: unknown): void {
  if (member.set !== null) {
    member.set(target, value);
    return;
  }
  if (member.memberType === 'ScriptProperty' || member.memberType === 'CodeProperty')
    throw netError(
      'SetValueException',
      `SetWithoutSetterFrom${member.memberType}`,
      `Set accessor for property "${member.name}" is unavailable.`,
    );
  throw readOnly(member.name);
}

export function readOnly(name: string): NetException {
  const message = `'${name}' is a ReadOnly property.`;
  const inner = netError('SetValueException', 'PropertyAssignmentException', message);
  return runtimeError('PropertyAssignmentException', message, 'InvalidOperation', null, inner);
}

/** Sets a property of a .NET type; `base` is the object, or anything for a static property. */
export function setNetProperty(member: PropertyMember, base: unknown, value: unknown): void {
  const set = member.set as ((...args: unknown[]) => void) | undefined;
  if (!set) throw readOnly(member.name);
  try {
    const natural = naturalOf(member, value);
    if (member.isStatic) set(natural);
    else set(base, natural);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw error.netType.fullName === 'System.Management.Automation.SetValueException'
      ? error
      : settingFailed(member.name, error);
  }
}

function naturalOf(member: PropertyMember, value: unknown): unknown {
  if (member.isScript) return value;
  const { type } = member;
  if (!type) return value;
  const converted = convertTo(value, type);
  const marshal = member.isTypeParameter ? null : toNaturalMarshaler(type);
  return marshal === null ? converted : marshal(converted);
}

/** `[type]::name = value` */
export function setStatic(type: NetType, name: string, value: unknown): void {
  const member = staticMember(type, fold(name));
  if (!member || isMethodGroup(member)) throw runtimeError('PropertyAssignmentException', notFound(name));
  setNetProperty(member, null, value === AutomationNull ? null : value);
}
