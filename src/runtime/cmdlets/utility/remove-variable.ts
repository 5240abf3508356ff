/** Remove-Variable deletes variables; read-only ones with -Force, constant ones never. */
import { cmdlet, t } from '../cmdlet.js';
import { PSVariable } from '../../engine/ps-variable.js';
import { WildcardPattern } from '../../language/index.js';
import { findVariables, scopeOf, scopeParameter, variableNotFound } from './variable-scope.js';
import { reportingSessionErrors } from './session-errors.js';

export const RemoveVariable = cmdlet('Remove-Variable', ['rv'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Deletes variables.',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  parameters: {
    Name: { type: t.array(t.string), mandatory: true, position: 0, from: 'propertyName', wildcards: true, help: 'Names without the dollar sign.' },
    Include: { type: t.array(t.string), default: [], help: 'Only names that fit one of these.' },
    Exclude: { type: t.array(t.string), default: [], help: 'No names that fit one of these.' },
    Force: { type: t.switch, default: false, help: 'Also read-only variables.' },
    Scope: scopeParameter,
  },
  examples: [{ code: '$x = 1; Remove-Variable x; Test-Path variable:x', output: 'False' }],
  run(cmd, { Include, Exclude, Force, Scope }) {
    const fits = (name: string, patterns: string[]) => patterns.some((p) => new WildcardPattern(p, true).isMatch(name));
    return {
      process({ Name }) {
        for (const name of Name) {
          const found = findVariables(cmd, name, Scope);
          if (found.length === 0 && !WildcardPattern.containsWildcard(name)) cmd.writeError(variableNotFound(cmd, name));
          for (const variable of found) {
            if ((Include.length > 0 && !fits(variable.name, Include)) || fits(variable.name, Exclude)) continue;
            if (!cmd.shouldProcess(`Name: ${variable.name}`, 'Remove variable')) continue;
            const scope = Scope === undefined ? cmd.session.currentScope : scopeOf(cmd, Scope);
            reportingSessionErrors(cmd, () => PSVariable.remove(scope, variable.name, Force));
          }
        }
      },
    };
  },
}));
