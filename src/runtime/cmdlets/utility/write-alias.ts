/** What Set-Alias and New-Alias share: their parameters, and putting the alias in its scope. */
import { putAlias } from '../../engine/aliases.js';
import { AliasInfo } from '../../engine/command-info.js';
import { type ParameterSpecs, type ParameterValues, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { reportingSessionErrors } from './session-errors.js';
import { scopedOptions, scopeOf, scopeParameter } from './variable-scope.js';

export const aliasParameters = {
  Name: { type: t.string, mandatory: true, position: 0, from: 'propertyName', help: 'The new name.' },
  Value: {
    type: t.string,
    mandatory: true,
    position: 1,
    from: 'propertyName',
    help: 'The command that the name stands for.',
  },
  Description: { type: t.string, default: '', help: 'What the alias is for.' },
  Option: {
    type: t.enum('System.Management.Automation.ScopedItemOptions'),
    default: 'None',
    help: 'None, ReadOnly, Constant, Private, AllScope.',
  },
  PassThru: { type: t.switch, default: false, help: 'Writes the alias.' },
  Scope: scopeParameter,
  Force: { type: t.switch, default: false, help: 'Also over an alias that is read-only.' },
} as const satisfies ParameterSpecs;

/** `action` as -WhatIf names it. */
export function writeAlias(
  cmd: CmdletRuntime,
  { Name, Value, Description, Option, PassThru, Scope, Force }: ParameterValues<typeof aliasParameters>,
  action: string,
): void {
  if (!cmd.shouldProcess(`Name: ${Name} Value: ${Value}`, action)) return;
  const alias = new AliasInfo(Name, Value);
  alias.description = Description;
  alias.options = scopedOptions(Option);
  reportingSessionErrors(cmd, () => {
    putAlias(scopeOf(cmd, Scope), alias, Force);
    if (PassThru) cmd.writeObject(alias);
  });
}
