/** New-Variable makes a variable, and refuses when the scope has one already, unless -Force. */
import { PSVariable } from '../../engine/ps-variable.js';
import { notWritable, ScopedItemOption } from '../../engine/variable-cell.js';
import { toText } from '../../language/index.js';
import { netError } from '../../objects/errors.js';
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
      type: t.enum<'Public' | 'Private'>('System.Management.Automation.SessionStateEntryVisibility'),
      help: 'Public or Private.',
    },
    Force: { type: t.switch, default: false, help: 'Also over a variable that exists, even if read-only.' },
    PassThru: { type: t.switch, default: false, help: 'Writes the variable.' },
    Scope: scopeParameter,
  },
  outputs: ['System.Management.Automation.PSVariable'],
  examples: [
    { code: "New-Variable greeting 'hi'; $greeting", output: 'hi' },
    {
      code: 'New-Variable n 1; New-Variable n 2 -ErrorAction SilentlyContinue; $Error[0].FullyQualifiedErrorId',
      output: 'VariableAlreadyExists,Microsoft.PowerShell.Commands.NewVariableCommand',
    },
  ],
  run: (cmd, { Description, Option, Visibility, Force, PassThru, Scope }) => ({
    process({ Name, Value }) {
      const scope = scopeOf(cmd, Scope);
      const existing = scope.cellOf(Name);
      reportingSessionErrors(cmd, () => {
        if (existing && !Force) throw alreadyExists(Name);
        if (!cmd.shouldProcess(`Name: ${Name} Value: ${toText(Value ?? null)}`, 'New variable')) return;
        if (existing && existing.options & ScopedItemOption.Constant) throw notWritable(Name);
        const variable = PSVariable.create(scope, Name, Value ?? null, scopedOptions(Option));
        variable.cell.description = Description;
        if (Visibility !== undefined) variable.cell.visibility = Visibility;
        if (PassThru) cmd.writeObject(variable);
      });
    },
  }),
}));

function alreadyExists(name: string) {
  return netError(
    'SessionStateException',
    'VariableAlreadyExists',
    `A variable with name '${name}' already exists.`,
    'ResourceExists',
    name,
  );
}
