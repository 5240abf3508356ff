/** Type.IsPrimitive. */
import type { NetType } from '../../objects/net-type.js';

const primitives = new Set(
  'Boolean Byte SByte Int16 UInt16 Int32 UInt32 Int64 UInt64 IntPtr UIntPtr Char Double Single'
    .split(' ')
    .map((name) => `System.${name}`),
);

export function isPrimitive(type: NetType): boolean {
  return primitives.has(type.fullName);
}
