/** Set-Alias gives a command another name, or an existing alias another meaning. */
import { cmdlet } from '../cmdlet.js';
import { aliasParameters, writeAlias } from './write-alias.js';

export const SetAlias = cmdlet('Set-Alias', ['sal'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sets an alias of a command.',
  defaultSet: 'Default',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: aliasParameters,
  outputs: ['System.Management.Automation.AliasInfo'],
  examples: [
    { code: "Set-Alias say Write-Output; say 'hi'", output: 'hi' },
    {
      code: 'Set-Alias gal Get-Date -ErrorAction SilentlyContinue; $Error[0].FullyQualifiedErrorId',
      output: 'AliasNotWritable,Microsoft.PowerShell.Commands.SetAliasCommand',
      remarks: "Most of the shell's own aliases are read-only: -Force changes them.",
    },
  ],
  run: (cmd) => ({
    process(parameters) {
      writeAlias(cmd, parameters, 'Set Alias');
    },
  }),
}));
