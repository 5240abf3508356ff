/** Clear-ItemProperty takes a property's value away and leaves the property. Of files, only Attributes can be cleared. */
import { cmdlet } from '../cmdlet.js';
import { pathFromPipeline } from './item-parameters.js';
import { changeParameters, propertyName } from './item-property-parameters.js';
import { eachPath, providerContext } from './provider-call.js';

export const ClearItemProperty = cmdlet('Clear-ItemProperty', ['clp'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Clears the value of a property of an item.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: { ...pathFromPipeline, Name: propertyName, ...changeParameters },
  examples: [
    {
      code: 'Set-Content f.txt 1; (Get-Item f.txt).IsReadOnly = $true; Clear-ItemProperty f.txt Attributes; (Get-Item f.txt).IsReadOnly',
      output: 'False',
    },
  ],
  run: (cmd) => ({
    process(parameters) {
      eachPath(cmd, parameters, (path) => {
        const context = providerContext(cmd, parameters);
        context.passThru = parameters.PassThru;
        cmd.session.providers.properties.clear(path, [parameters.Name], context);
      });
    },
  }),
}));
