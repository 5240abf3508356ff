/** `$PSCmdlet.PagingParameters` as a .NET type: what a function that supports paging was asked for. */
import { defineType } from '../../objects/net-type.js';
import { PagingParameters, totalCountObject } from '../../pipeline/paging.js';

type Field = 'includeTotalCount' | 'skip' | 'first';
const property = (field: Field) => ({
  get: (self: PagingParameters) => self[field],
  set: (self: PagingParameters, value: never) => {
    self[field] = value;
  },
});

defineType('System.Management.Automation.PagingParameters', { class: PagingParameters }, () => ({
  members: {
    'switch IncludeTotalCount {get;set;}': property('includeTotalCount'),
    'ulong Skip {get;set;}': property('skip'),
    'ulong First {get;set;}': property('first'),
    'psobject NewTotalCount(ulong totalCount, double accuracy)': (
      _self: PagingParameters,
      totalCount: bigint,
      accuracy: number,
    ) => totalCountObject(BigInt(totalCount), accuracy),
  },
}));
