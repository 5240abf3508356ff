/** Set-Variable assigns a variable, with options if asked, in any scope. Pipeline input becomes the value: all of it. */
import { PSVariable } from '../../engine/ps-variable.js';
import { ScopedItemOption, type VariableCell } from '../../engine/variable-cell.js';
import { toText } from '../../language/index.js';
import { ErrorDetails } from '../../objects/error-record.js';
import { AutomationNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { reportingSessionErrors } from './session-errors.js';
import {
  excludeParameter,
  includeParameter,
  matchingVariables,
  scopedOptions,
  scopeOf,
  scopeParameter,
} from './variable-scope.js';

export const SetVariable = cmdlet('Set-Variable', ['sv', 'set'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Assigns a variable.',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    Name: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      from: 'propertyName',
      help: 'Names without the dollar sign.',
    },
    Value: { type: t.object, position: 1, from: 'both', help: 'The value.' },
    Include: includeParameter,
    Exclude: excludeParameter,
    Description: { type: t.string, help: 'What the variable is for.' },
    Option: {
      type: t.enum('System.Management.Automation.ScopedItemOptions'),
      help: 'None, ReadOnly, Constant, Private, AllScope.',
    },
    Force: { type: t.switch, default: false, help: 'Also writes a read-only variable.' },
    Visibility: {
      type: t.enum<'Public' | 'Private'>('System.Management.Automation.SessionStateEntryVisibility'),
      help: 'Public or Private.',
    },
    PassThru: { type: t.switch, default: false, help: 'Writes the variable.' },
    Append: { type: t.switch, default: false, help: 'Adds to the end of what the variable holds.' },
    Scope: scopeParameter,
  },
  outputs: ['System.Management.Automation.PSVariable'],
  examples: [
    { code: 'Set-Variable x 5; $x', output: '5' },
    { code: '1..3 | Set-Variable all; $all -join ","', output: '1,2,3' },
    {
      code: 'Set-Variable c 1 -Option Constant; try { $c = 2 } catch { $_.FullyQualifiedErrorId }',
      output: 'VariableNotWritable',
    },
  ],
  run(cmd, parameters) {
    const namesGiven = cmd.isBound('Name');
    const valueGiven = cmd.isBound('Value');
    const collected = parameters.Append ? currentValues(cmd, parameters.Name) : [];
    const assign = (names: readonly string[], value: unknown) => {
      for (const name of names) setVariable(cmd, name, value, parameters);
    };
    return {
      process({ Name, Value }) {
        const value = cmd.isBound('Value') ? (Value ?? null) : AutomationNull;
        if (!namesGiven) assign(Name, value);
        else if (value !== AutomationNull && (!valueGiven || parameters.Append)) collected.push(value);
      },
      end() {
        if (!namesGiven) return;
        if (valueGiven && !parameters.Append) assign(parameters.Name, parameters.Value ?? null);
        else if (collected.length < 2) assign(parameters.Name, collected.length === 0 ? AutomationNull : collected[0]);
        else assign(parameters.Name, collected);
      },
    };
  },
}));

interface Settings {
  Include: string[];
  Exclude: string[];
  Description: string | undefined;
  Option: string | undefined;
  Force: boolean;
  Visibility: 'Public' | 'Private' | undefined;
  PassThru: boolean;
  Scope: string | undefined;
}

/** `value` is AutomationNull when only the options are to be changed. */
function setVariable(cmd: CmdletRuntime, path: string, value: unknown, settings: Settings): void {
  const qualified = /^(global|local|script|private):(.+)$/i.exec(path);
  const scopeName = qualified?.[1] ?? settings.Scope ?? 'local';
  const name = qualified?.[2] ?? path;
  const shown = value === AutomationNull ? '' : toText(value);
  const isWanted = (each: string) => cmd.shouldProcess(`Name: ${each} Value: ${shown}`, 'Set variable');
  const { found, wasFiltered } = matchingVariables(cmd, name, scopeName, settings);
  if (found.length === 0 && !wasFiltered && isWanted(name))
    reportingSessionErrors(cmd, () => makeVariable(cmd, name, value, scopeName, settings));
  for (const variable of found)
    if (isWanted(variable.name)) reportingSessionErrors(cmd, () => changeVariable(cmd, variable, value, settings));
}

function makeVariable(cmd: CmdletRuntime, name: string, value: unknown, scopeName: string, settings: Settings): void {
  const scope = scopeOf(cmd, scopeName);
  scope.setLocal(name, value === AutomationNull ? null : value);
  const cell = scope.cellOf(name) as VariableCell;
  if (settings.Option !== undefined) cell.options = scopedOptions(settings.Option);
  if (scopeName.toLowerCase() === 'private') cell.options |= ScopedItemOption.Private;
  cell.description = settings.Description ?? '';
  finish(cmd, PSVariable.of(cell), settings);
}

function changeVariable(cmd: CmdletRuntime, variable: PSVariable, value: unknown, settings: Settings): void {
  const { cell } = variable;
  const { Force, Description, Option } = settings;
  if (value !== AutomationNull) {
    if (Force && cell.options & ScopedItemOption.ReadOnly) cell.setForced(value);
    else cell.set(value);
  }
  if (Description !== undefined) cell.description = Description;
  if (Option !== undefined) cell.changeOptions(scopedOptions(Option), Force);
  finish(cmd, variable, settings);
}

function finish(cmd: CmdletRuntime, variable: PSVariable, { Visibility, PassThru }: Settings): void {
  const { cell } = variable;
  if (Visibility !== undefined) cell.visibility = Visibility;
  if (cell.options & ScopedItemOption.AllScope) cmd.context.addAllScope(cell);
  if (PassThru) cmd.writeObject(variable);
}

/** What -Append adds to. */
function currentValues(cmd: CmdletRuntime, names: readonly string[] | undefined): unknown[] {
  const [name] = names ?? [];
  if (name === undefined || names?.length !== 1) refuseSeveral(cmd);
  const variable = PSVariable.find(cmd.session.currentScope, name);
  if (variable === null) return [];
  return Array.isArray(variable.value) ? [...variable.value] : [variable.value];
}
function refuseSeveral(cmd: CmdletRuntime): never {
  const record = cmd.error(
    'SetVariableAppend',
    'InvalidOperation',
    null,
    'Operation is not valid due to the current state of the object.',
  );
  record.errorDetails = new ErrorDetails('SetVariableAppend', 'Use a single variable rather than a collection');
  return cmd.throwTerminating(record);
}
