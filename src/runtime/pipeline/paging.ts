/** -First, -Skip and -IncludeTotalCount of commands that support paging. */
import { PSObject } from '../objects/ps-object.js';
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

/** PagingParameters, as functions see them. */
export function pagingObject(common: CommonParameters): PSObject {
  const { includeTotalCount, skip, first } = pagingOf(common);
  const object = PSObject.custom([
    ['IncludeTotalCount', includeTotalCount],
    ['Skip', new UInt64Box(skip)],
    ['First', new UInt64Box(first)],
  ]);
  object.typeNames = ['System.Management.Automation.PagingParameters', 'System.Object'];
  return object;
}
