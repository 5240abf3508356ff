/** SwitchParameter: the value of a [switch] parameter, which is a Boolean that remembers whether it was given. */
import type { NetType } from './net-type.js';

export class SwitchParameter {
  declare readonly netType: NetType;
  constructor(readonly isPresent: boolean) {}
  toString(): string {
    return this.isPresent ? 'True' : 'False';
  }
}
