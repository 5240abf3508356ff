/** -First, -Skip and -IncludeTotalCount of commands that support paging. */
import { makeReal, TypeCode } from '../language/numeric.js';
import type { NetType } from '../objects/net-type.js';
import { ExtendedMember, PSObject } from '../objects/ps-object.js';
import { SwitchParameter } from '../objects/switch-parameter.js';
import { UInt64Box } from '../objects/values.js';
import type { CommonParameters } from './common-parameters.js';

/** What a cmdlet sees of them. `first` is UInt64.MaxValue where all are wanted. */
export interface Paging {
  includeTotalCount: boolean;
  skip: bigint;
  first: bigint;
}
export const allObjects = 18446744073709551615n;

export function pagingOf(common: CommonParameters): Paging {
  const number = (name: string) => (common.values.get(name) as UInt64Box | undefined)?.value;
  return {
    includeTotalCount: common.isSet('includetotalcount') ?? false,
    skip: number('skip') ?? 0n,
    first: number('first') ?? allObjects,
  };
}

/** `$PSCmdlet.PagingParameters`. */
export class PagingParameters {
  declare readonly netType: NetType;
  includeTotalCount: SwitchParameter;
  skip: UInt64Box;
  first: UInt64Box;
  constructor(common: CommonParameters) {
    const { includeTotalCount, skip, first } = pagingOf(common);
    this.includeTotalCount = new SwitchParameter(includeTotalCount);
    this.skip = new UInt64Box(skip);
    this.first = new UInt64Box(first);
  }
}

/**
 * What -IncludeTotalCount writes before the objects: a number that tells how sure it is. `accuracy` goes from 0 (nobody
 * knows) to 1 (exact).
 */
export function totalCountObject(total: bigint, accuracy: number): PSObject {
  const sure = Math.max(0, Math.min(1, accuracy));
  const text =
    sure >= 1 ? `Total count: ${total}` : sure <= 0 ? 'Unknown total count' : `Estimated total count: ${total}`;
  const object = new PSObject(new UInt64Box(total));
  object.setEntry(
    'ToString',
    new ExtendedMember('ToString', 'ScriptMethod', 'System.Object ToString();', null, null, () => text),
  );
  object.setEntry('Accuracy', makeReal(TypeCode.Double, sure));
  return object;
}
