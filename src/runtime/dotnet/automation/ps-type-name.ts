/** PSTypeName: a type by its name, known or not. */
import { defineType, findType, NetType } from '../../objects/net-type.js';

const name = 'System.Management.Automation.PSTypeName';

export class PSTypeName {
  declare readonly netType: NetType;
  constructor(
    readonly name: string,
    readonly type: NetType | null,
  ) {}
  static of(typeOrName: NetType | string): PSTypeName {
    return typeOrName instanceof NetType
      ? new PSTypeName(typeOrName.fullName, typeOrName)
      : new PSTypeName(typeOrName, findType(typeOrName) ?? null);
  }
}

defineType(name, { class: PSTypeName }, () => ({
  toString: (self: PSTypeName) => self.name,
  members: {
    'new(type type)': (_type: NetType, type: NetType) => PSTypeName.of(type),
    'new(string name)': (_type: NetType, text: string) => PSTypeName.of(text),
    'string Name {get;}': (self: PSTypeName) => self.name,
    'type Type {get;}': (self: PSTypeName) => self.type,
    'string ToString()': (self: PSTypeName) => self.name,
  },
}));
