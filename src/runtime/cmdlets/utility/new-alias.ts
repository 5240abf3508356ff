/** New-Alias gives a command another name, and refuses when the alias exists, unless -Force. */
import { aliasExists, aliasIn } from '../../engine/aliases.js';
import { cmdlet } from '../cmdlet.js';
import { reportingSessionErrors } from './session-errors.js';
import { scopeOf } from './variable-scope.js';
import { aliasParameters, writeAlias } from './write-alias.js';

export const NewAlias = cmdlet('New-Alias', ['nal'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes a new alias of a command.',
  defaultSet: 'Default',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: aliasParameters,
  outputs: ['System.Management.Automation.AliasInfo'],
  examples: [
    { code: "New-Alias say Write-Output; say 'hi'", output: 'hi' },
    {
      code: 'New-Alias say Write-Output; New-Alias say Get-Date -ErrorAction SilentlyContinue; "$($Error[0])"',
      output: "The alias is not allowed, because an alias with the name 'say' already exists.",
    },
  ],
  run: (cmd) => ({
    process(parameters) {
      const { Name, Scope, Force } = parameters;
      const scope = scopeOf(cmd, Scope);
      const existing = Scope === undefined ? cmd.context.commands.findAlias(scope, Name) : aliasIn(scope, Name);
      reportingSessionErrors(cmd, () => {
        if (existing !== undefined && !Force) throw aliasExists(Name);
        writeAlias(cmd, parameters, 'New Alias');
      });
    },
  }),
}));
