/** Invoke-Item does what opening the item does: it runs programs and opens other files. */
import { cmdlet } from '../cmdlet.js';
import { credential, filterParameters, pathFromPipeline } from './item-parameters.js';
import { eachPath, providerContext, providerParameters } from './provider-call.js';

export const InvokeItem = cmdlet('Invoke-Item', ['ii'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Opens an item with what is meant for it.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: { ...pathFromPipeline, ...filterParameters, Credential: credential },
  dynamicParameters: providerParameters('invokeItem'),
  examples: [
    {
      code: "Set-Content page.html '<p>'; (Invoke-Item page.html -WhatIf 6>&1) -replace [regex]::Escape($PWD)",
      remarks: 'Asks what would be opened.',
    },
  ],
  run: (cmd) => ({
    process(parameters) {
      eachPath(cmd, parameters, (path) => cmd.session.providers.items.invoke(path, providerContext(cmd, parameters)));
    },
  }),
}));
