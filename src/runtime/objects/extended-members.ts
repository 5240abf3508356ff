/** Members as Add-Member, Update-TypeData and the built-in type data make them. */

import { convertTo } from '../language/conversion.js';
import { hooks } from '../language/hooks.js';
import { toText } from '../language/to-text.js';
import { netError } from './errors.js';
import { Member } from './member.js';
import { getProperty, setProperty } from './members.js';
import { NetException } from './net-exception.js';
import type { NetType } from './net-type.js';
import { ExtendedMember } from './ps-object.js';

/** Another name for a property. Throws SetValueException when that cannot be set. */
export function aliasProperty(name: string, referenced: string, type: NetType | null = null): ExtendedMember {
  const get = (self: unknown) => {
    const value = getProperty(self, referenced);
    return type === null ? value : convertTo(value, type);
  };
  const set = (self: unknown, value: unknown) => setProperty(self, referenced, value);
  const definition = type === null ? `${name} = ${referenced}` : `${name} = (${type.fullName})${referenced}`;
  return new ExtendedMember(name, 'AliasProperty', definition, get, set, null, [referenced], type);
}

/** A property that script blocks read and write; they see the object as $this. */
export function scriptProperty(
  name: string,
  getter: unknown,
  setter: unknown = null,
  isHidden = false,
): ExtendedMember {
  const get = getter === null ? null : (self: unknown) => getWith(name, () => hooks.invokeWithThis(getter, self, []));
  const set =
    setter === null
      ? null
      : (self: unknown, value: unknown) => setWith(name, () => void hooks.invokeWithThis(setter, self, [value]));
  const parts = [getter === null ? '' : `get=${toText(getter)};`, setter === null ? '' : `set=${toText(setter)};`];
  const definition = `System.Object ${name} {${parts.join('')}}`;
  return new ExtendedMember(
    name,
    'ScriptProperty',
    definition,
    get,
    set,
    null,
    [],
    { getter, setter },
    isHidden,
    'System.Object',
  );
}

export function scriptMethod(name: string, script: unknown): ExtendedMember {
  const invoke = (self: unknown, args: unknown[]) => {
    try {
      return hooks.invokeWithThis(script, self, args);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      throw netError(
        'MethodInvocationException',
        'ScriptMethodRuntimeException',
        `Exception calling "${name}" with "${args.length}" argument(s): "${error.message}"`,
        'NotSpecified',
        null,
        error,
      );
    }
  };
  return new ExtendedMember(name, 'ScriptMethod', `System.Object ${name}();`, null, null, invoke, [], script);
}

/** A property implemented here, as PowerShell has CodeProperties. `typeName` is the type of its value. */
export function codeProperty(
  name: string,
  typeName: string,
  get: (self: never) => unknown,
  set: ((self: never, value: never) => void) | null = null,
  isHidden = false,
): ExtendedMember {
  const accessors = `{get=${name};${set ? `set=${name};` : ''}}`;
  return new ExtendedMember(
    name,
    'CodeProperty',
    `${typeName} ${name}${accessors}`,
    get as (self: unknown) => unknown,
    set as ((self: unknown, value: unknown) => void) | null,
    null,
    [],
    null,
    isHidden,
    typeName,
  );
}

/** A property that PowerShell itself has as a ScriptProperty with this text, implemented here. */
export function computedProperty(name: string, scriptText: string, get: (self: never) => unknown): ExtendedMember {
  return new ExtendedMember(
    name,
    'ScriptProperty',
    `System.Object ${name} {get=${scriptText};}`,
    get as (self: unknown) => unknown,
    null,
    null,
    [],
    null,
    false,
    'System.Object',
  );
}

export function codeMethod(
  name: string,
  definition: string,
  invoke: (self: never, args: unknown[]) => unknown,
): ExtendedMember {
  return new ExtendedMember(
    name,
    'CodeMethod',
    definition,
    null,
    null,
    invoke as (self: unknown, args: unknown[]) => unknown,
  );
}

/** A note that a type's values share. */
export function staticNote(name: string, value: unknown, typeText: string): ExtendedMember {
  return new ExtendedMember(name, 'NoteProperty', `${typeText} ${name}=${toText(value)}`, () => value);
}

/** Several properties under one name, for Select-Object and the Format commands. */
export function propertySet(name: string, names: readonly string[]): ExtendedMember {
  const memberType = 'PropertySet';
  const definition = `${name} {${names.join(', ')}}`;
  const typeNameOfValue = 'System.Management.Automation.PSPropertySet';
  const source = new ExtendedMember(name, memberType, definition, () => value, null, null, names);
  const value: Member = new Member({
    ...{ name, memberType, definition, typeNameOfValue, source },
    get: () => value,
    isInstance: true,
  });
  return source;
}

function getWith(name: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw netError(
      'GetValueInvocationException',
      'ScriptGetValueRuntimeException',
      `Exception getting "${name}": "${error.message}"`,
      'NotSpecified',
      null,
      error,
    );
  }
}

function setWith(name: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw netError(
      'SetValueInvocationException',
      'ScriptSetValueRuntimeException',
      `Exception setting "${name}": "${error.message}"`,
      'NotSpecified',
      null,
      error,
    );
  }
}
