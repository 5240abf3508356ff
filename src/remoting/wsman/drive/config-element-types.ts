/** The items of the WSMan: drive: containers, and leaves that have a value. */
import { defineType, type MemberImplementation, type NetType } from '../../../runtime/objects/net-type.js';

export class WSManConfigContainerElement {
  declare readonly netType: NetType;
  constructor(
    readonly name: string,
    /** Of containers that say which one they are (`Transport=HTTP`); empty for most. */
    readonly keys: readonly string[] = [],
  ) {}
}
export class WSManConfigLeafElement {
  declare readonly netType: NetType;
  constructor(
    readonly name: string,
    readonly value: string,
  ) {}
}

const management = 'Microsoft.WSMan.Management.';
const assembly = 'Microsoft.WSMan.Management';

defineType(`${management}WSManConfigElement`, { assembly }, () => ({ abstract: true }));

function define(
  name: string,
  type: { prototype: object },
  typeName: string,
  members: Record<string, MemberImplementation>,
): void {
  defineType(`${management}${name}`, { class: type, assembly }, () => ({
    base: `${management}WSManConfigElement`,
    members: {
      'string Name {get;}': (self: WSManConfigContainerElement) => self.name,
      'string TypeNameOfElement {get;}': () => typeName,
      'string Type {get;}': () => typeName,
      ...members,
    },
  }));
}
define('WSManConfigContainerElement', WSManConfigContainerElement, 'Container', {
  'string[] Keys {get;}': (self: WSManConfigContainerElement) => [...self.keys],
});
define('WSManConfigLeafElement', WSManConfigLeafElement, 'System.String', {
  'string SourceOfValue {get;}': () => '',
  'System.Object Value {get;}': (self: WSManConfigLeafElement) => self.value,
});
