/** The member that a kind, a value and a second value describe: what Add-Member adds to objects and Update-TypeData to types. */
import { codeMethodOf, codePropertyOf } from '../../dotnet/automation/type-data.js';
import type { MethodInfo } from '../../dotnet/reflection/member-info.js';
import { convertTo, toArray, toText } from '../../language/index.js';
import { netError } from '../../objects/errors.js';
import { aliasProperty, type Member, propertySet, scriptMethod, scriptProperty } from '../../objects/members.js';
import type { NetException } from '../../objects/net-exception.js';
import { type NetType, requireType } from '../../objects/net-type.js';
import { entryOf } from '../../objects/ps-member-set.js';
import type { ExtendedMember } from '../../objects/ps-object.js';
import { memberSet } from '../../objects/standard-members.js';
import { isNull } from '../../objects/values.js';

export type ExtendedMemberKind =
  | 'AliasProperty'
  | 'CodeMethod'
  | 'CodeProperty'
  | 'MemberSet'
  | 'PropertySet'
  | 'ScriptMethod'
  | 'ScriptProperty';

/** A member whose value is worked out. `second` is the setter, or an alias's type. Throws PSInvalidCastException. */
export function extendedMember(
  kind: ExtendedMemberKind,
  name: string,
  value: unknown,
  second: unknown,
): ExtendedMember {
  switch (kind) {
    case 'AliasProperty':
      return aliasProperty(name, toText(value), isNull(second) ? null : (as('System.Type', second) as NetType));
    case 'ScriptMethod':
      return scriptMethod(name, as(scriptBlock, value));
    case 'ScriptProperty':
      return scriptProperty(name, as(scriptBlock, value), as(scriptBlock, second));
    case 'PropertySet':
      return propertySet(
        name,
        toArray(value).map((item) => toText(item)),
      );
    case 'MemberSet':
      return memberSet(name, isNull(value) ? [] : toArray(value).map(entryNamed));
    case 'CodeMethod':
      return codeMethodNamed(name, value);
    case 'CodeProperty':
      return codePropertyNamed(name, value, second);
  }
}

const scriptBlock = 'System.Management.Automation.ScriptBlock';

function as(typeName: string, value: unknown): unknown {
  return isNull(value) ? null : convertTo(value, requireType(typeName));
}

function entryNamed(value: unknown): [string, unknown] {
  const member = as('System.Management.Automation.PSMemberInfo', value) as Member;
  return [member.name, entryOf(member)];
}

/** A static method whose first parameter is a PSObject: the object. */
function methodOf(value: unknown): MethodInfo | null {
  return as('System.Reflection.MethodInfo', value) as MethodInfo | null;
}

function takesObject(method: MethodInfo): boolean {
  return method.isStatic && method.overload.parameters[0]?.type.fullName === 'System.Management.Automation.PSObject';
}

function returnsNothing(method: MethodInfo): boolean {
  return method.returnType.fullName === 'System.Void';
}

function codeMethodNamed(name: string, value: unknown): ExtendedMember {
  const method = methodOf(value) as MethodInfo;
  if (takesObject(method)) return codeMethodOf(name, method);
  throw wrongFormat(
    'WrongMethodFormat',
    'Cannot create a code method because of the method format. The method should be public, static, and have one parameter of type PSObject.',
  );
}

function codePropertyNamed(name: string, value: unknown, second: unknown): ExtendedMember {
  const getter = methodOf(value);
  const setter = methodOf(second);
  if (getter !== null && (!takesObject(getter) || returnsNothing(getter) || getter.overload.parameters.length !== 1))
    throw wrongFormat(
      'GetterFormat',
      'The getter method should be public, not void, static, and have one parameter of the type PSObject.',
    );
  if (setter !== null && !isSetter(setter, getter))
    throw wrongFormat(
      'SetterFormat',
      'The setter method should be public, void, static, and have two parameters. The first parameter should be of the type PSObject. A second parameter is required if a getter method is also available, and should have the same type as the return type for the getter method.',
    );
  return codePropertyOf(name, getter, setter);
}

function isSetter(setter: MethodInfo, getter: MethodInfo | null): boolean {
  const { parameters } = setter.overload;
  if (!takesObject(setter) || !returnsNothing(setter) || parameters.length !== 2) return false;
  return getter === null || parameters[1]?.type === getter.returnType;
}

function wrongFormat(id: string, message: string): NetException {
  return netError('ExtendedTypeSystemException', id, message);
}
