/** Move-ItemProperty moves properties to another item. No provider that comes with the shell can do so; the cmdlet says that for each item. */
import { cmdlet, t } from '../cmdlet.js';
import { pathFromPipeline } from './item-parameters.js';
import { changeParameters, propertyName } from './item-property-parameters.js';
import { eachPath, providerContext } from './provider-call.js';

export const MoveItemProperty = cmdlet('Move-ItemProperty', ['mp'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Moves a property from one item to another.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: {
    ...pathFromPipeline,
    Destination: {
      type: t.string,
      mandatory: true,
      position: 1,
      from: 'propertyName',
      help: 'The item that gets them.',
    },
    Name: { ...propertyName, type: t.array(t.string), position: 2 },
    ...changeParameters,
  },
  examples: [
    {
      code: 'try { Move-ItemProperty . -Destination .. -Name X -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
      output: 'NotSupported,Microsoft.PowerShell.Commands.MoveItemPropertyCommand',
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
