/** Convert-Path writes the provider's own paths: for files, paths that programs understand. */
import { cmdlet } from '../cmdlet.js';
import { force, pathFromPipeline } from './item-parameters.js';
import { eachPath, providerContext } from './provider-call.js';

export const ConvertPath = cmdlet('Convert-Path', ['cvpa'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: "Converts PowerShell paths to the provider's own.",
  defaultSet: 'Path',
  parameters: { ...pathFromPipeline, Force: force },
  outputs: ['System.String'],
  examples: [
    { code: '(Convert-Path .) -eq $PWD.ProviderPath', output: 'True' },
    { code: 'Set-Content a.txt 1; Convert-Path *.txt | Split-Path -Leaf', output: 'a.txt' },
  ],
  run: (cmd) => ({
    process(parameters) {
      eachPath(cmd, parameters, (path) => {
        const found = cmd.session.providers.paths.resolve(path, providerContext(cmd, parameters));
        for (const info of found) cmd.writeObject(info.providerPath);
      });
    },
  }),
}));
