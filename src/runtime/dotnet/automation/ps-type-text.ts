/** A type's name as PowerShell shows it beside a name: an accelerator, or the name without its namespace. */
import type { NetType } from '../../objects/net-type.js';

export function psTypeName(type: NetType): string {
  if (type.elementType) return `${psTypeName(type.elementType)}[${','.repeat(type.rank - 1)}]`;
  if (type.genericDefinition) {
    const name = type.genericDefinition.name.replace(/`\d+$/, '');
    return `${name}[${type.genericArguments.map(psTypeName).join(',')}]`;
  }
  return type.displayName === type.fullName ? type.name : type.displayName;
}
