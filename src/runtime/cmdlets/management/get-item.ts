/** Get-Item writes the items at the paths themselves; Get-ChildItem writes what is in them. */
import { cmdlet } from '../cmdlet.js';
import { credential, filterParameters, force, pathFromPipeline } from './item-parameters.js';
import { eachPath, providerContext, providerParameters } from './provider-call.js';

export const GetItem = cmdlet('Get-Item', ['gi'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the item at a path.',
  defaultSet: 'Path',
  parameters: { ...pathFromPipeline, ...filterParameters, Force: force, Credential: credential },
  dynamicParameters: providerParameters('getItem'),
  outputs: ['System.IO.FileInfo', 'System.IO.DirectoryInfo', 'System.Object'],
  examples: [
    { code: "New-Item a.txt -Value 'text' | Out-Null; (Get-Item a.txt).Length", output: '4' },
    { code: 'Set-Content a.txt 1; Set-Content b.log 2; (Get-Item * -Include *.txt).Name', output: 'a.txt' },
    { code: "$env:COLOUR = 'blue'; (Get-Item env:COLOUR).Value", output: 'blue' },
  ],
  run: (cmd) => ({
    process(parameters) {
      eachPath(cmd, parameters, (path) => cmd.session.providers.items.get(path, providerContext(cmd, parameters)));
    },
  }),
}));
