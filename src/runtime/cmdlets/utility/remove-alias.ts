/** Remove-Alias takes aliases away; read-only ones with -Force, constant ones never. */
import { aliasIn, removeAlias } from '../../engine/aliases.js';
import { cmdlet, t } from '../cmdlet.js';
import { noAliasFound } from './alias-not-found.js';
import { scopeOf, scopeParameter } from './variable-scope.js';

export const RemoveAlias = cmdlet('Remove-Alias', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Takes aliases away.',
  defaultSet: 'Default',
  parameters: {
    Name: { type: t.array(t.string), mandatory: true, position: 0, from: 'both', help: 'Names of the aliases.' },
    Scope: scopeParameter,
    Force: { type: t.switch, default: false, help: 'Also read-only aliases.' },
  },
  examples: [{ code: 'Set-Alias say Write-Output; Remove-Alias say; Test-Path alias:say', output: 'False' }],
  run: (cmd, { Scope, Force }) => ({
    process({ Name }) {
      const scope = cmd.session.currentScope;
      for (const name of Name) {
        const existing = Scope ? aliasIn(scopeOf(cmd, Scope), name) : cmd.context.commands.findAlias(scope, name);
        if (existing === undefined) cmd.writeError(noAliasFound(cmd, 'name', name));
        else removeAlias(scope, name, Force);
      }
    },
  }),
}));
