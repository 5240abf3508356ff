/** MemberDefinition: what Get-Member writes of a member. */

import type { Member } from '../../objects/members.js';
import { defineType } from '../../objects/net-type.js';
import { memberTypeBits } from '../../objects/ps-member-set.js';

export class MemberDefinition {
  constructor(
    readonly typeName: string,
    readonly name: string,
    /** PSMemberTypes bits. */
    readonly memberType: number,
    readonly definition: string,
  ) {}
  static of(typeName: string, { name, memberType, definition }: Member): MemberDefinition {
    return new MemberDefinition(typeName, name, memberTypeBits(memberType), definition);
  }
}

const memberTypes = 'System.Management.Automation.PSMemberTypes';
defineType(
  'Microsoft.PowerShell.Commands.MemberDefinition',
  { class: MemberDefinition, assembly: 'Microsoft.PowerShell.Commands.Utility' },
  () => ({
    toString: (self: MemberDefinition) => self.definition,
    members: {
      [`new(string typeName, string name, ${memberTypes} memberType, string definition)`]: (
        _type: unknown,
        typeName: string,
        name: string,
        memberType: { value: number },
        definition: string,
      ) => new MemberDefinition(typeName, name, memberType.value, definition),
      'string TypeName {get;}': (self: MemberDefinition) => self.typeName,
      'string Name {get;}': (self: MemberDefinition) => self.name,
      [`${memberTypes} MemberType {get;}`]: (self: MemberDefinition) => self.memberType,
      'string Definition {get;}': (self: MemberDefinition) => self.definition,
    },
  }),
);
