/** The values of System.Int128 and UInt128. */
import type { NetType } from '../../objects/net-type.js';

export abstract class WideInteger {
  declare readonly netType: NetType;
  constructor(readonly value: bigint) {}
}
export class Int128Box extends WideInteger {}
export class UInt128Box extends WideInteger {}
