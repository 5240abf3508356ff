/** Clear-Variable sets variables to $null; a typed one gets its type's empty value. */
import { ScopedItemOption } from '../../engine/variable-cell.js';
import { cmdlet, t } from '../cmdlet.js';
import { reportingSessionErrors } from './session-errors.js';
import { excludeParameter, existingVariables, includeParameter, scopeParameter } from './variable-scope.js';

export const ClearVariable = cmdlet('Clear-Variable', ['clv'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Empties variables.',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    Name: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      from: 'propertyName',
      wildcards: true,
      help: 'Names without the dollar sign.',
    },
    Include: includeParameter,
    Exclude: excludeParameter,
    Force: { type: t.switch, default: false, help: 'Also read-only variables.' },
    PassThru: { type: t.switch, default: false, help: 'Writes the variables.' },
    Scope: scopeParameter,
  },
  outputs: ['System.Management.Automation.PSVariable'],
  examples: [
    { code: '$x = 1; Clear-Variable x; $null -eq $x', output: 'True' },
    { code: '[int] $n = 5; Clear-Variable n; $n', output: '0' },
  ],
  run: (cmd, { Include, Exclude, Force, PassThru, Scope }) => ({
    process({ Name }) {
      for (const name of Name)
        for (const variable of existingVariables(cmd, name, Scope, { Include, Exclude })) {
          if (!cmd.shouldProcess(`Name: ${variable.name}`, 'Clear variable')) continue;
          reportingSessionErrors(cmd, () => {
            const { cell } = variable;
            if (cell.options & ScopedItemOption.ReadOnly && Force) cell.setForced(null);
            else cell.set(null);
            if (PassThru) cmd.writeObject(variable);
          });
        }
    },
  }),
}));
