/** Copy-Item copies an item to another place of the same provider. */
import { cmdlet, t } from '../cmdlet.js';
import { credential, filterParameters, force, passThru, pathFromPipeline } from './item-parameters.js';
import { eachPath, providerContext, providerParameters } from './provider-call.js';

export const CopyItem = cmdlet('Copy-Item', ['cpi', 'copy'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Copies an item.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: {
    ...pathFromPipeline,
    Destination: {
      type: t.string,
      position: 1,
      from: 'propertyName',
      help: 'Where the copy goes; the current location when it is not given.',
    },
    Container: {
      type: t.switch,
      default: true,
      help: 'Keep containers. With -Recurse, -Container:$false copies what is in them to one place.',
    },
    Force: force,
    ...filterParameters,
    Recurse: { type: t.switch, default: false, help: 'Copy what is in containers too.' },
    PassThru: passThru,
    Credential: credential,
  },
  dynamicParameters: providerParameters('copyItem'),
  examples: [
    { code: "Set-Content a.txt 'text'; Copy-Item a.txt b.txt; Get-Content b.txt", output: 'text' },
    {
      code: 'New-Item from/in/c.txt -Force | Out-Null; Copy-Item from to -Recurse; Get-ChildItem to -Recurse -Name',
      output: 'in\nin/c.txt',
    },
  ],
  run: (cmd) => ({
    process(parameters) {
      const { Destination, Recurse, PassThru } = parameters;
      const asContainer = cmd.isBound('Container') || !cmd.isBound('Recurse') ? parameters.Container : Recurse;
      eachPath(cmd, parameters, (path) => {
        const context = providerContext(cmd, parameters);
        context.passThru = PassThru;
        cmd.session.providers.copyMove.copy(path, Destination ?? '', Recurse, asContainer, context);
      });
    },
  }),
}));
