/** The member that a kind, a value and a second value describe: what Add-Member adds to objects and Update-TypeData to types. */
import { codeMethodOf, codePropertyOf } from '../../dotnet/automation/type-data.js';
import { MethodInfo } from '../../dotnet/reflection/member-info.js';
import { convertTo, toArray, toText } from '../../language/index.js';
import { netException } from '../../objects/errors.js';
import { aliasProperty, type Member, propertySet, scriptMethod, scriptProperty } from '../../objects/members.js';
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
      return memberSet(name, isNull(value) ? [] : toArray(value).map(memberOf));
    case 'CodeMethod':
      return codeMethodOf(name, staticMethod(value) as MethodInfo);
    case 'CodeProperty':
      return codePropertyOf(name, staticMethod(value), staticMethod(second));
  }
}

const scriptBlock = 'System.Management.Automation.ScriptBlock';

function as(typeName: string, value: unknown): unknown {
  return isNull(value) ? null : convertTo(value, requireType(typeName));
}

function memberOf(value: unknown): ExtendedMember {
  return entryOf(as('System.Management.Automation.PSMemberInfo', value) as Member) as ExtendedMember;
}

/** A static method that takes the object as its first argument. */
function staticMethod(value: unknown): MethodInfo | null {
  const method = as('System.Reflection.MethodInfo', value);
  if (method === null) return null;
  if (method instanceof MethodInfo && method.isStatic && method.parameters.length > 0) return method;
  throw netException(
    'System.Management.Automation.ExtendedTypeSystemException',
    'The CodeMethod reference should be public, static and have at least one parameter of type PSObject.',
  );
}
