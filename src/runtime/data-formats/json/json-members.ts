/** Which properties of an object go into its JSON: those of its .NET type, and those that PowerShell adds. */
import { enumerateMembers, type Member } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import type { NetType } from '../../objects/net-type.js';
import { propertyReader } from '../../objects/property-access.js';
import { allMembers } from '../../objects/type-lookup.js';
import { isMethodGroup } from '../../objects/type-members.js';

interface ReadableProperty {
  name: string;
  read: (self: unknown) => unknown;
  /** Declared as a type of its own, so that what it holds is in no PSObject. */
  isBare: boolean;
}
const canHoldPSObject = new Set(['System.Object', 'psobject', 'System.Management.Automation.PSObject']);
const cache = new WeakMap<NetType, readonly ReadableProperty[]>();

/** The public properties of a type, hidden ones of classes included; a getter that fails reads as $null. */
export function netProperties(type: NetType): readonly ReadableProperty[] {
  let properties = cache.get(type);
  if (properties === undefined) {
    const found: ReadableProperty[] = [];
    for (const member of allMembers(type, 'instance').values()) {
      if (isMethodGroup(member) || member.get === undefined || member.parameters.length > 0) continue;
      const read = propertyReader(member);
      if (read !== null) found.push({ name: member.name, read, isBare: !canHoldPSObject.has(member.typeText) });
    }
    properties = found;
    cache.set(type, properties);
  }
  return properties;
}

/** Names and values of what was added to the object or to its type; with `adapted`, also what its adapter shows. */
export function* addedProperties(target: unknown, adapted: boolean): Iterable<[name: string, value: unknown]> {
  const views = adapted ? (['extended', 'adapted'] as const) : (['extended'] as const);
  for (const view of views)
    for (const member of enumerateMembers(target, view))
      if (member.isProperty && !member.isHidden) yield [member.name, readMember(member)];
}

function readMember(member: Member): unknown {
  try {
    return member.value;
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}
