/** Set-Variable assigns a variable, with options if asked, in any scope. Pipeline input becomes the value: all of it. */

import { PSVariable } from '../../engine/ps-variable.js';
import { ScopedItemOption, type VariableCell } from '../../engine/variable-cell.js';
import { WildcardPattern } from '../../language/index.js';
import { cmdlet, t } from '../cmdlet.js';
import { reportingSessionErrors } from './session-errors.js';
import { findVariables, scopedOptions, scopeOf, scopeParameter } from './variable-scope.js';

export const SetVariable = cmdlet('Set-Variable', ['sv', 'set'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gives a variable a value.',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  parameters: {
    Name: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      from: 'propertyName',
      help: 'Names without the dollar sign.',
    },
    Value: { type: t.object, position: 1, from: 'both', help: 'The value.' },
    Include: { type: t.array(t.string), default: [], help: 'Only names that fit one of these.' },
    Exclude: { type: t.array(t.string), default: [], help: 'No names that fit one of these.' },
    Description: { type: t.string, help: 'What the variable is for.' },
    Option: {
      type: t.enum('System.Management.Automation.ScopedItemOptions'),
      help: 'None, ReadOnly, Constant, Private, AllScope.',
    },
    Force: { type: t.switch, default: false, help: 'Also writes a read-only variable.' },
    Visibility: {
      type: t.enum('System.Management.Automation.SessionStateEntryVisibility'),
      help: 'Public or Private.',
    },
    PassThru: { type: t.switch, default: false, help: 'Writes the variable.' },
    Scope: scopeParameter,
  },
  examples: [
    { code: 'Set-Variable x 5; $x', output: '5' },
    { code: '1..3 | Set-Variable all; $all -join ","', output: '1,2,3' },
    {
      code: 'Set-Variable c 1 -Option Constant; try { $c = 2 } catch { $_.FullyQualifiedErrorId }',
      output: 'VariableNotWritable',
    },
  ],
  run(cmd, parameters) {
    const { Description, Option, Force, PassThru, Scope, Include, Exclude } = parameters;
    const collected: unknown[] = [];
    const scope = scopeOf(cmd, Scope);
    const fits = (name: string, patterns: string[]) => patterns.some((p) => new WildcardPattern(p, true).isMatch(name));
    const assign = (names: string[], value: unknown, hasValue: boolean) => {
      for (const each of names) {
        const existing = findVariables(cmd, each, Scope ?? 'Local');
        const targets = WildcardPattern.containsWildcard(each) ? existing.map((v) => v.name) : [each];
        for (const name of targets) {
          if ((Include.length > 0 && !fits(name, Include)) || fits(name, Exclude)) continue;
          if (!cmd.shouldProcess(`Name: ${name} Value: ${hasValue ? String(value) : ''}`, 'Set variable')) continue;
          reportingSessionErrors(cmd, () => setOne(name, value, hasValue));
        }
      }
    };
    const setOne = (path: string, value: unknown, hasValue: boolean) => {
      const qualified = /^(global|local|script|private):(.+)$/i.exec(path);
      const target = qualified ? scopeOf(cmd, qualified[1]) : scope;
      const name = qualified ? (qualified[2] as string) : path;
      let cell = target.cellOf(name);
      if (cell && cell.options & ScopedItemOption.ReadOnly && Force) cell.setForced(hasValue ? value : cell.get());
      else if (hasValue || !cell) {
        target.setLocal(name, hasValue ? value : null);
        cell = target.cellOf(name);
      } else cell.set(cell.get());
      const held = cell as VariableCell;
      if (Description !== undefined) held.description = Description;
      if (Option !== undefined) {
        held.options = scopedOptions(Option);
        if (held.options & ScopedItemOption.AllScope) cmd.context.addAllScope(held);
      }
      if (PassThru) cmd.writeObject(PSVariable.of(held));
    };
    const fromPipeline = cmd.invocation.expectingInput && !cmd.isBound('Value');
    let names: string[] = parameters.Name ?? [];
    return {
      process({ Name, Value }) {
        if (fromPipeline) {
          names = Name;
          if (cmd.isBound('Value')) collected.push(Value ?? null);
        } else assign(Name, Value ?? null, cmd.isBound('Value'));
      },
      end() {
        if (!fromPipeline) return;
        assign(names, collected.length === 1 ? collected[0] : collected.length === 0 ? null : collected, true);
      },
    };
  },
}));
