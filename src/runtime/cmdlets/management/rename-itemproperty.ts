/** Rename-ItemProperty renames a property of an item. No provider that comes with the shell can do so; the cmdlet says that for each item. */
import { cmdlet, t } from '../cmdlet.js';
import { pathFromPipeline } from './item-parameters.js';
import { changeParameters, propertyName } from './item-property-parameters.js';
import { eachPath, providerContext } from './provider-call.js';

export const RenameItemProperty = cmdlet('Rename-ItemProperty', ['rnp'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Renames a property of an item.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: {
    Path: { ...pathFromPipeline.Path, type: t.string },
    LiteralPath: { ...pathFromPipeline.LiteralPath, type: t.string },
    Name: propertyName,
    NewName: { type: t.string, mandatory: true, position: 2, from: 'propertyName', help: 'The new name.' },
    ...changeParameters,
  },
  examples: [
    {
      code: 'try { Rename-ItemProperty . -Name X -NewName Y -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
      output: 'NotSupported,Microsoft.PowerShell.Commands.RenameItemPropertyCommand',
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
