/**
 * What .NET calls on any object, where a class has methods of its own for it: ToString, Equals, GetHashCode, CompareTo and
 * GetEnumerator. Library code asks the type's definition, which calls the method.
 */
import type { FunctionMemberAst, TypeConstraintAst } from '../../../parser/index.js';
import { convertTo, hooks, toText } from '../../language/index.js';
import { invokeMethod } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { type NetType, requireType, type TypeDefinition, types } from '../../objects/net-type.js';
import { instanceMember } from '../../objects/type-lookup.js';
import { isMethodGroup } from '../../objects/type-members.js';
import { AutomationNull, fold, isNull } from '../../objects/values.js';
import { typeNameText } from '../compilation.js';
import { EqualityKeys } from './equality-keys.js';
import type { ScriptClass } from './script-class.js';

/** Calls a method for library code, which knows the exceptions of .NET only. */
function call(self: unknown, name: string, args: unknown[]): unknown {
  try {
    return invokeMethod(self, name, args);
  } catch (thrown) {
    throw hooks.exceptionOf(thrown) ?? thrown;
  }
}

export function overriddenBehaviour(owner: ScriptClass): TypeDefinition {
  const behaviour: TypeDefinition = {};
  if (declares(owner, 'ToString', ['typed', 'typed']))
    behaviour.toString = (self, format) => toText(call(self, 'ToString', [format, null]));
  else if (declares(owner, 'ToString', [])) behaviour.toString = (self) => toText(call(self, 'ToString', []));
  if (declares(owner, 'Equals', ['object'])) {
    behaviour.equals = (self, other) => call(self, 'Equals', [other]) === true;
    behaviour.callsEquals = true;
  }
  if (declares(owner, 'GetHashCode', [])) {
    const keys = new EqualityKeys();
    behaviour.hashKey = (self) => keys.keyOf(self, Number(call(self, 'GetHashCode', [])), behaviour.equals ?? null);
  }
  if (declares(owner, 'CompareTo', ['object']))
    behaviour.compare = (self, other) => Number(convertTo(call(self, 'CompareTo', [other]), types.int32()));
  if (declares(owner, 'GetEnumerator', [])) behaviour.enumerate = (self) => elements(call(self, 'GetEnumerator', []));
  else if (declares(owner, 'MoveNext', [])) behaviour.enumerate = (self) => elements(self);
  return behaviour;
}

/** The message of an exception whose class has a method `get_Message` is what that says, also to the engine. */
export function overrideMessage(self: object): void {
  if (!(self instanceof NetException)) return;
  const getter = instanceMember(self.netType, 'get_message');
  if (getter === undefined || !isMethodGroup(getter) || !getter.overloads.some(({ isScript }) => isScript)) return;
  Object.defineProperty(self, 'message', { get: () => toText(call(self, 'get_Message', [])) });
}

/** True when the class itself has a method for objects with these types of parameters (`object` is also no type). */
function declares(owner: ScriptClass, name: string, parameters: readonly string[]): boolean {
  return owner.ast.members.some((member) => {
    if (member.kind !== 'FunctionMemberAst') return false;
    const method = member as FunctionMemberAst;
    if (method.isStatic || method.isConstructor || fold(method.name) !== fold(name)) return false;
    return (
      method.parameters.length === parameters.length &&
      method.parameters.every(({ attributes }, i) => {
        const type = attributes.find(({ kind }) => kind === 'TypeConstraintAst') as TypeConstraintAst | undefined;
        return (
          type === undefined ||
          /^(system\.)?object$/i.test(typeNameText(type.typeName)) === (parameters[i] === 'object')
        );
      })
    );
  });
}

/** What an IEnumerator goes through. */
function* elements(enumerator: unknown): Iterable<unknown> {
  if (isNull(enumerator)) return;
  const type = (enumerator as { netType: NetType }).netType;
  if (!requireType('System.Collections.IEnumerator').isAssignableFrom(type)) return;
  while (call(enumerator, 'MoveNext', []) === true) {
    const current = call(enumerator, 'get_Current', []);
    yield current === AutomationNull ? null : current;
  }
}
