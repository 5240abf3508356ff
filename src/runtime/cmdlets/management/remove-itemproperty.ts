/** Remove-ItemProperty removes properties from items. No provider that comes with the shell can do so; the cmdlet says that for each item. */
import { cmdlet, t } from '../cmdlet.js';
import { credential, filterParameters, force, pathFromPipeline } from './item-parameters.js';
import { propertyName } from './item-property-parameters.js';
import { eachPath, providerContext } from './provider-call.js';

export const RemoveItemProperty = cmdlet('Remove-ItemProperty', ['rp'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Removes a property and its value from an item.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: {
    ...pathFromPipeline,
    Name: { ...propertyName, type: t.array(t.string) },
    Force: force,
    ...filterParameters,
    Credential: credential,
  },
  examples: [
    {
      code: 'try { Remove-ItemProperty . -Name X -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
      output: 'NotSupported,Microsoft.PowerShell.Commands.RemoveItemPropertyCommand',
    },
  ],
  run: (cmd) => ({
    process(parameters) {
      eachPath(cmd, parameters, (path) =>
        cmd.session.providers.properties.refuseDynamic(path, providerContext(cmd, parameters)),
      );
    },
  }),
}));
