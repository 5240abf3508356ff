/** New-Variable makes a variable, and refuses when there is one already, unless -Force. */

import { PSVariable } from '../../engine/ps-variable.js';
import { ScopedItemOption, sessionStateError } from '../../engine/variable-cell.js';
import { cmdlet, t } from '../cmdlet.js';
import { reportingSessionErrors } from './session-errors.js';
import { scopedOptions, scopeOf, scopeParameter } from './variable-scope.js';

export const NewVariable = cmdlet('New-Variable', ['nv'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes a new variable.',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  parameters: {
    Name: {
      type: t.string,
      mandatory: true,
      position: 0,
      from: 'propertyName',
      help: 'The name without the dollar sign.',
    },
    Value: { type: t.object, position: 1, from: 'both', help: 'The value.' },
    Description: { type: t.string, default: '', help: 'What the variable is for.' },
    Option: {
      type: t.enum('System.Management.Automation.ScopedItemOptions'),
      default: 'None',
      help: 'None, ReadOnly, Constant, Private, AllScope.',
    },
    Visibility: {
      type: t.enum('System.Management.Automation.SessionStateEntryVisibility'),
      help: 'Public or Private.',
    },
    Force: { type: t.switch, default: false, help: 'Also over a variable that exists, even if read-only.' },
    PassThru: { type: t.switch, default: false, help: 'Writes the variable.' },
    Scope: scopeParameter,
  },
  examples: [
    { code: "New-Variable greeting 'hi'; $greeting", output: 'hi' },
    {
      code: 'New-Variable n 1; New-Variable n 2 -ErrorAction SilentlyContinue; $Error[0].FullyQualifiedErrorId',
      output: 'VariableAlreadyExists,Microsoft.PowerShell.Commands.NewVariableCommand',
    },
  ],
  run(cmd, { Description, Option, Force, PassThru, Scope }) {
    const scope = scopeOf(cmd, Scope);
    return {
      process({ Name, Value }) {
        if (!cmd.shouldProcess(`Name: ${Name} Value: ${Value === undefined ? '' : String(Value)}`, 'New variable'))
          return;
        const existing = scope.cellOf(Name);
        if (existing && !Force) {
          cmd.writeError(
            cmd.error(
              'VariableAlreadyExists',
              'ResourceExists',
              Name,
              `A variable with name '${Name}' already exists.`,
              'System.Management.Automation.SessionStateException',
            ),
          );
          return;
        }
        reportingSessionErrors(cmd, () => {
          if (existing && existing.options & ScopedItemOption.Constant)
            throw sessionStateError(
              'VariableNotWritable',
              `Cannot overwrite variable ${Name} because it is read-only or constant.`,
              Name,
            );
          const variable = PSVariable.create(scope, Name, Value ?? null, scopedOptions(Option));
          variable.cell.description = Description;
          if (PassThru) cmd.writeObject(variable);
        });
      },
    };
  },
}));
