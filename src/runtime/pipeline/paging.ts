/** PagingParameters of functions with SupportsPaging. */
import { PSObject } from '../objects/ps-object.js';
import { UInt64Box } from '../objects/values.js';
import type { CommonParameters } from './common-parameters.js';

export function pagingObject(common: CommonParameters): PSObject {
  const object = PSObject.custom([
    ['IncludeTotalCount', common.isSet('includetotalcount') ?? false],
    ['Skip', common.values.get('skip') ?? new UInt64Box(0n)],
    ['First', common.values.get('first') ?? new UInt64Box(18446744073709551615n)],
  ]);
  object.typeNames = ['System.Management.Automation.PagingParameters', 'System.Object'];
  return object;
}
