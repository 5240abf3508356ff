/** Get-ItemProperty writes the properties of items as objects: all of them, or those that are named. */
import { cmdlet, t } from '../cmdlet.js';
import { credential, filterParameters, pathFromPipeline } from './item-parameters.js';
import { eachPath, providerContext } from './provider-call.js';

export const GetItemProperty = cmdlet('Get-ItemProperty', ['gp'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the properties of an item.',
  defaultSet: 'Path',
  parameters: {
    ...pathFromPipeline,
    Name: {
      type: t.array(t.string),
      aliases: ['PSProperty'],
      position: 1,
      help: 'Names of properties; all when it is not given.',
    },
    ...filterParameters,
    Credential: credential,
  },
  examples: [
    { code: "Set-Content f.txt 'hello'; (Get-ItemProperty f.txt -Name Length).Length", output: '6' },
    { code: "Set-Content f.txt 'hello'; (Get-ItemProperty f.txt).Name", output: 'f.txt' },
  ],
  run: (cmd) => ({
    process(parameters) {
      eachPath(cmd, parameters, (path) =>
        cmd.session.providers.properties.get(path, parameters.Name ?? [], providerContext(cmd, parameters)),
      );
    },
  }),
}));
