/**
 * What .NET calls on any object, where a declared type has methods of its own for it: ToString, Equals, GetHashCode, CompareTo and
 * GetEnumerator. Records have them from the compiler.
 */
import { EqualityKeys } from '../compiler/classes/equality-keys.js';
import { netText } from '../dotnet/collections/elements.js';
import { toNumber } from '../language/numeric.js';
import { hashKeyOf } from '../objects/hashtable.js';
import type { TypeDefinition } from '../objects/net-type.js';
import { areEqual } from './arithmetic.js';
import { callMember, getMember } from './calls.js';
import { type CsInstance, fields, isInstance } from './cs-object.js';
import type { DeclaredType } from './declared-type.js';
import { each } from './sequence.js';

export function behaviourOf(owner: DeclaredType): Partial<TypeDefinition> {
  const behaviour: Partial<TypeDefinition> = owner.syntax.kind === 'record' ? recordBehaviour(owner) : {};
  if (owner.type.isValueType) Object.assign(behaviour, structBehaviour());
  const isFormattable = owner.interfaces.some(({ fullName }) => fullName === 'System.IFormattable');
  if (isFormattable) behaviour.toString = (self, format) => netText(callMember(self, 'ToString', [format, null]));
  else if (declares(owner, 'ToString', 0)) behaviour.toString = (self) => netText(callMember(self, 'ToString', []));
  if (declares(owner, 'Equals', 1, 'object')) {
    behaviour.equals = (self, other) => callMember(self, 'Equals', [other]) === true;
    behaviour.callsEquals = true;
  }
  if (declares(owner, 'GetHashCode', 0)) {
    const keys = new EqualityKeys();
    behaviour.hashKey = (self) =>
      keys.keyOf(self, toNumber(callMember(self, 'GetHashCode', [])), owner.type.inherited('equals') ?? null);
  }
  if (declares(owner, 'CompareTo', 1))
    behaviour.compare = (self, other) => toNumber(callMember(self, 'CompareTo', [other]));
  if (declares(owner, 'GetEnumerator', 0)) behaviour.enumerate = (self) => each(callMember(self, 'GetEnumerator', []));
  return behaviour;
}

function declares(owner: DeclaredType, name: string, count: number, type?: string): boolean {
  const methods = owner.methods.get(name) ?? [];
  return methods.some(
    ({ parameters, modifiers }) =>
      !modifiers.has('static') &&
      parameters.length === count &&
      (type === undefined || /^(?:object|Object|System\.Object)$/.test(parameters[0]?.type.name ?? '')),
  );
}

/** Structures of the same type are equal when all fields are. */
function structBehaviour(): Partial<TypeDefinition> {
  return {
    equals: (self: CsInstance, other) =>
      isInstance(other) &&
      other.netType === self.netType &&
      Object.entries(self[fields]).every(([name, value]) => areEqual(value, other[fields][name])),
    hashKey: (self: CsInstance) =>
      Object.values(self[fields])
        .map((value) => String(value === null ? '' : hashKeyOf(value, false)))
        .join('\0'),
  };
}
/** `Point { X = 1, Y = 2 }` */
function recordBehaviour(owner: DeclaredType): Partial<TypeDefinition> {
  const names = () =>
    owner.lineage
      .reverse()
      .flatMap(({ properties, fields: own }) => [...properties.values(), ...own.values()])
      .filter(({ modifiers }) => modifiers.has('public') && !modifiers.has('static'))
      .map(({ name }) => name);
  return {
    ...structBehaviour(),
    toString: (self: CsInstance) =>
      `${self.netType.name} { ${names()
        .map((name) => `${name} = ${netText(getMember(self, name))}`)
        .join(', ')} }`,
  };
}
