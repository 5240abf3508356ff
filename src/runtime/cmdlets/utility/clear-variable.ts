/** Clear-Variable sets variables to $null; a typed one gets its type's empty value. */
import { PSVariable } from '../../engine/ps-variable.js';
import { ScopedItemOption, type VariableCell } from '../../engine/variable-cell.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
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
            const cleared = Scope === undefined && !name.includes(':') ? visibleHere(cmd, variable) : variable;
            const { cell } = cleared;
            if (cell.options & ScopedItemOption.ReadOnly && Force) cell.setForced(null);
            else cell.set(null);
            if (PassThru) cmd.writeObject(cleared);
          });
        }
    },
  }),
}));

/** Without -Scope a variable of an outer scope stays as it is: the current one gets a variable of that name, as by an assignment. */
function visibleHere(cmd: CmdletRuntime, variable: PSVariable): PSVariable {
  const scope = cmd.session.currentScope;
  if (variable.cell.options & ScopedItemOption.AllScope || scope.cellOf(variable.name) !== undefined) return variable;
  scope.setLocal(variable.name, null);
  return PSVariable.of(scope.cellOf(variable.name) as VariableCell);
}
