/** What Get-Member shows only with -Force: the member sets that every object has, and the methods behind properties. */
import { Member } from '../../objects/members.js';
import { PSMemberSet } from '../../objects/ps-member-set.js';
import type { PropertyMember } from '../../objects/type-members.js';

const memberSetType = 'System.Management.Automation.PSMemberSet';
const typeNamesType =
  'System.Collections.ObjectModel.Collection`1[[System.String, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]]';
const ofPSObject =
  'psobject {Members, Properties, Methods, ImmediateBaseObject, BaseObject, TypeNames, get_Members, get_Properties, get_Methods, get_ImmediateBaseObject, get_BaseObject, get_TypeNames, ToString, Copy, CompareTo, Equals, GetHashCode, GetObjectData, GetType, GetMetaObject}';

export function hiddenMembers(input: unknown, shown: readonly Member[]): Member[] {
  const sets = (['psadapted', 'psbase', 'psextended'] as const).map((name) => {
    const names = new PSMemberSet(name, input).list().map((member) => member.name);
    return memberSet(name, `${name} {${names.join(', ')}}`);
  });
  const typeNames = new Member({
    name: 'pstypenames',
    memberType: 'CodeProperty',
    definition: `${typeNamesType} pstypenames{get=PSTypeNames;}`,
    typeNameOfValue: typeNamesType,
    get: null,
  });
  return [...sets, memberSet('psobject', ofPSObject), typeNames, ...shown.flatMap(accessors)];
}

function memberSet(name: string, definition: string): Member {
  return new Member({ name, memberType: 'MemberSet', definition, typeNameOfValue: memberSetType, get: null });
}

/** `get_Length` and the like of a .NET property. */
function accessors(property: Member): Member[] {
  if (property.memberType !== 'Property' && property.memberType !== 'ParameterizedProperty') return [];
  const source = property.source as PropertyMember | null;
  if (source === null) return [];
  const { typeText, name, parameters, isStatic, get, set } = source;
  const before = isStatic ? 'static ' : '';
  const index = parameters.map((parameter) => `${parameter.typeText} ${parameter.name}`);
  const methods: Member[] = [];
  const add = (method: string, definition: string) =>
    methods.push(
      new Member({
        name: method,
        memberType: 'Method',
        definition,
        typeNameOfValue: 'System.Management.Automation.PSMethod',
        get: null,
      }),
    );
  if (get) add(`get_${name}`, `${before}${typeText} get_${name}(${index.join(', ')})`);
  if (set) add(`set_${name}`, `${before}void set_${name}(${[...index, `${typeText} value`].join(', ')})`);
  return methods;
}
