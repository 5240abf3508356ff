/** Clear-Item takes an item's value away and leaves the item. */
import { cmdlet } from '../cmdlet.js';
import { credential, filterParameters, force, pathFromPipeline } from './item-parameters.js';
import { eachPath, providerContext, providerParameters } from './provider-call.js';

export const ClearItem = cmdlet('Clear-Item', ['cli'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Clears the value of an item.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: { ...pathFromPipeline, Force: force, ...filterParameters, Credential: credential },
  dynamicParameters: providerParameters('clearItem'),
  examples: [
    { code: '$n = 5; Clear-Item variable:n; $null -eq $n; Test-Path variable:n', output: 'True\nTrue' },
    {
      code: '$n = 5; Clear-Item variable:n -WhatIf',
      output: 'What if: Performing the operation "Clear Item" on target "Item: n".',
    },
  ],
  run: (cmd) => ({
    process(parameters) {
      eachPath(cmd, parameters, (path) => {
        const context = providerContext(cmd, parameters);
        context.passThru = false;
        cmd.session.providers.items.clear(path, context);
      });
    },
  }),
}));
