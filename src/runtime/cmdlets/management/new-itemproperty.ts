/** New-ItemProperty adds a property to an item. No provider that comes with the shell can do so; the cmdlet says that for each item. */
import { cmdlet, t } from '../cmdlet.js';
import { credential, filterParameters, force, pathFromPipeline } from './item-parameters.js';
import { propertyName } from './item-property-parameters.js';
import { eachPath, providerContext } from './provider-call.js';

export const NewItemProperty = cmdlet('New-ItemProperty', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Adds a property to an item.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: {
    ...pathFromPipeline,
    Path: { ...pathFromPipeline.Path, from: undefined },
    Name: propertyName,
    PropertyType: { type: t.string, aliases: ['Type'], from: 'propertyName', help: 'Kind of value.' },
    Value: { type: t.object, from: 'propertyName', help: 'The value.' },
    Force: force,
    ...filterParameters,
    Credential: credential,
  },
  examples: [
    {
      code: 'try { New-ItemProperty . -Name X -Value 1 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
      output: 'NotSupported,Microsoft.PowerShell.Commands.NewItemPropertyCommand',
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
