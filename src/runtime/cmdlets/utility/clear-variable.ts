/** Clear-Variable sets variables to $null; a typed one gets its type's empty value. */
import { cmdlet, t } from '../cmdlet.js';
import type { PSVariable } from '../../engine/ps-variable.js';
import { ScopedItemOption } from '../../engine/variable-cell.js';
import { WildcardPattern } from '../../language/index.js';
import { findVariables, scopeParameter, variableNotFound } from './variable-scope.js';
import { reportingSessionErrors } from './session-errors.js';

export const ClearVariable = cmdlet('Clear-Variable', ['clv'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Empties variables.',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  parameters: {
    Name: { type: t.array(t.string), mandatory: true, position: 0, from: 'propertyName', wildcards: true, help: 'Names without the dollar sign.' },
    Include: { type: t.array(t.string), default: [], help: 'Only names that fit one of these.' },
    Exclude: { type: t.array(t.string), default: [], help: 'No names that fit one of these.' },
    Force: { type: t.switch, default: false, help: 'Also read-only variables.' },
    PassThru: { type: t.switch, default: false, help: 'Writes the variables.' },
    Scope: scopeParameter,
  },
  examples: [{ code: '$x = 1; Clear-Variable x; $null -eq $x', output: 'True' }],
  run(cmd, { Include, Exclude, Force, PassThru, Scope }) {
    const fits = (name: string, patterns: string[]) => patterns.some((p) => new WildcardPattern(p, true).isMatch(name));
    const clear = (variable: PSVariable) => {
      const { cell } = variable;
      if (cell.options & ScopedItemOption.ReadOnly && Force) cell.setForced(null);
      else cell.set(null);
    };
    return {
      process({ Name }) {
        for (const name of Name) {
          const found = findVariables(cmd, name, Scope);
          if (found.length === 0 && !WildcardPattern.containsWildcard(name)) cmd.writeError(variableNotFound(cmd, name));
          for (const variable of found) {
            if ((Include.length > 0 && !fits(variable.name, Include)) || fits(variable.name, Exclude)) continue;
            if (!cmd.shouldProcess(`Name: ${variable.name}`, 'Clear variable')) continue;
            reportingSessionErrors(cmd, () => clear(variable));
            if (PassThru) cmd.writeObject(variable);
          }
        }
      },
    };
  },
}));
