/**
 * The items of the WSMan: drive. As in PowerShell only computers are container elements; what lies below is a leaf element, also
 * where it has items in it, so that a listing is one table.
 */
import { typeNamesOf } from '../../../runtime/objects/members.js';
import { defineType, type MemberImplementation, type NetType } from '../../../runtime/objects/net-type.js';
import { attachMembers } from '../../../runtime/objects/ps-object.js';

const containerType = 'Container';

export class WSManConfigContainerElement {
  declare readonly netType: NetType;
  readonly typeNameOfElement = containerType;
  constructor(readonly name: string) {}
}
export class WSManConfigLeafElement {
  declare readonly netType: NetType;
  /** @param value null for one with items in it */
  constructor(
    readonly name: string,
    readonly value: string | null,
  ) {}
  get typeNameOfElement(): string {
    return this.value === null ? containerType : 'System.String';
  }
}

/** A computer: its type has a name of its own, by which views know it. */
export function computerElement(name: string): WSManConfigContainerElement {
  const element = new WSManConfigContainerElement(name);
  const names = typeNamesOf(element);
  attachMembers(element).typeNames = [`${names[0]}#ComputerLevel`, ...names];
  return element;
}

const management = 'Microsoft.WSMan.Management.';
const assembly = 'Microsoft.WSMan.Management';

defineType(`${management}WSManConfigElement`, { assembly }, () => ({ abstract: true }));

function define(name: string, type: { prototype: object }, members: Record<string, MemberImplementation>): void {
  defineType(`${management}${name}`, { class: type, assembly }, () => ({
    base: `${management}WSManConfigElement`,
    members: {
      'string Name {get;}': (self: WSManConfigLeafElement) => self.name,
      'string TypeNameOfElement {get;}': (self: WSManConfigLeafElement) => self.typeNameOfElement,
      'string Type {get;}': (self: WSManConfigLeafElement) => self.typeNameOfElement,
      ...members,
    },
  }));
}
define('WSManConfigContainerElement', WSManConfigContainerElement, {
  'string[] Keys {get;}': () => [],
});
define('WSManConfigLeafElement', WSManConfigLeafElement, {
  'System.Object SourceOfValue {get;}': () => null,
  'System.Object Value {get;}': (self: WSManConfigLeafElement) => self.value,
});
