/** Clear-Content empties an item and keeps it. */
import { cmdlet } from '../cmdlet.js';
import { credential, filterParameters, force, pathByName } from './item-parameters.js';
import { eachPath, providerContext, providerParameters } from './provider-call.js';

export const ClearContent = cmdlet('Clear-Content', ['clc'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Removes the content of an item, but not the item.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: { ...pathByName, ...filterParameters, Force: force, Credential: credential },
  dynamicParameters: providerParameters('clearContent'),
  examples: [{ code: "Set-Content a.txt 'text'; Clear-Content a.txt; (Get-Item a.txt).Length", output: '0' }],
  run: (cmd) => ({
    process(parameters) {
      eachPath(cmd, parameters, (path) => {
        const context = providerContext(cmd, parameters);
        context.passThru = false;
        cmd.session.providers.content.clear(path, context);
      });
    },
  }),
}));
