/** Get-Variable gives variables as objects, or with -ValueOnly what is in them. */

import { WildcardPattern } from '../../language/index.js';
import { cmdlet, t } from '../cmdlet.js';
import { findVariables, scopeParameter, variableNotFound } from './variable-scope.js';

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
    Include: { type: t.array(t.string), default: [], help: 'Only names that fit one of these.' },
    Exclude: { type: t.array(t.string), default: [], help: 'No names that fit one of these.' },
    Scope: scopeParameter,
  },
  outputs: ['System.Management.Automation.PSVariable'],
  examples: [
    { code: '$x = 5; (Get-Variable x).Value', output: '5' },
    { code: "$alpha = 1; $alphabet = 2; (Get-Variable 'alph*').Name -join ','", output: 'alpha,alphabet' },
    { code: '$x = 1; & { $x = 2; Get-Variable x -Scope 1 -ValueOnly }', output: '1' },
  ],
  run(cmd, { ValueOnly, Include, Exclude, Scope }) {
    const fits = (name: string, patterns: string[]) => patterns.some((p) => new WildcardPattern(p, true).isMatch(name));
    return {
      process({ Name }) {
        for (const name of Name) {
          const found = findVariables(cmd, name, Scope).filter(
            (v) => (Include.length === 0 || fits(v.name, Include)) && !fits(v.name, Exclude),
          );
          if (found.length === 0 && !WildcardPattern.containsWildcard(name))
            cmd.writeError(variableNotFound(cmd, name));
          for (const variable of found) cmd.writeObject(ValueOnly ? variable.value : variable);
        }
      },
    };
  },
}));
