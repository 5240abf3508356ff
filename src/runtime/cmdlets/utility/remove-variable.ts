/** Remove-Variable deletes variables; read-only ones with -Force, constant ones never. */
import { PSVariable } from '../../engine/ps-variable.js';
import { cmdlet, t } from '../cmdlet.js';
import { reportingSessionErrors } from './session-errors.js';
import { excludeParameter, existingVariables, includeParameter, scopeOf, scopeParameter } from './variable-scope.js';

export const RemoveVariable = cmdlet('Remove-Variable', ['rv'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Deletes variables of one scope.',
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
    Scope: scopeParameter,
  },
  examples: [
    { code: '$x = 1; Remove-Variable x; Test-Path variable:x', output: 'False' },
    { code: '$a1 = $a2 = 1; Remove-Variable a? -Exclude a2; "[$a1$a2]"', output: '[1]' },
  ],
  run: (cmd, { Include, Exclude, Force, Scope = 'local' }) => ({
    process({ Name }) {
      for (const name of Name)
        for (const variable of existingVariables(cmd, name, Scope, { Include, Exclude }))
          if (cmd.shouldProcess(`Name: ${variable.name}`, 'Remove variable'))
            reportingSessionErrors(cmd, () => PSVariable.remove(scopeOf(cmd, Scope), variable.name, Force));
    },
  }),
}));
