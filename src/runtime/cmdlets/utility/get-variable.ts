/** Get-Variable gives variables as objects, or with -ValueOnly what is in them. */
import { cmdlet, t } from '../cmdlet.js';
import { excludeParameter, existingVariables, includeParameter, scopeParameter } from './variable-scope.js';

export const GetVariable = cmdlet('Get-Variable', ['gv'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the variables of the session.',
  parameters: {
    Name: {
      type: t.array(t.string),
      position: 0,
      from: 'both',
      default: ['*'],
      allowEmptyString: true,
      wildcards: true,
      help: 'Names without the dollar sign.',
    },
    ValueOnly: { type: t.switch, default: false, help: 'Gives the values, not the variables.' },
    Include: includeParameter,
    Exclude: excludeParameter,
    Scope: scopeParameter,
  },
  outputs: ['System.Management.Automation.PSVariable'],
  examples: [
    { code: '$x = 5; (Get-Variable x).Value', output: '5' },
    { code: "$alpha = 1; $alphabet = 2; (Get-Variable 'alph*').Name -join ','", output: 'alpha,alphabet' },
    { code: '$x = 1; & { $x = 2; Get-Variable x -Scope 1 -ValueOnly }', output: '1' },
  ],
  run: (cmd, { ValueOnly, Include, Exclude, Scope }) => ({
    process({ Name }) {
      for (const name of Name)
        for (const variable of existingVariables(cmd, name || '*', Scope, { Include, Exclude }))
          cmd.writeObject(ValueOnly ? variable.value : variable);
    },
  }),
}));
