/** Set-PSBreakpoint makes breakpoints: on lines of a script, on commands, or on variables. */
import { extname } from 'node:path';
import {
  type Breakpoint,
  CommandBreakpoint,
  LineBreakpoint,
  type VariableAccessMode,
  VariableBreakpoint,
} from '../../engine/debugger/breakpoint.js';
import { isFile } from '../../engine/modules/files.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const SetPSBreakpoint = cmdlet('Set-PSBreakpoint', ['sbp'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sets a breakpoint on a line, command, or variable.',
  defaultSet: 'Line',
  parameters: {
    Script: {
      type: t.array(t.string),
      position: 0,
      sets: { Line: { mandatory: true }, Command: {}, Variable: {} },
      validate: [{ notNull: true }],
      help: 'The scripts in which to stop.',
    },
    Line: { type: t.array(t.int), sets: { Line: { mandatory: true, position: 1 } }, help: 'Numbers of lines.' },
    Column: {
      type: t.int,
      sets: { Line: { position: 2 } },
      validate: [{ range: [1, 2147483647] }],
      help: 'The column of the statement on the line.',
    },
    Command: {
      type: t.array(t.string),
      sets: { Command: { mandatory: true } },
      aliases: ['C'],
      help: 'Names of commands, with wildcard characters if need be.',
    },
    Variable: {
      type: t.array(t.string),
      sets: { Variable: { mandatory: true } },
      aliases: ['V'],
      help: 'Names of variables, without the dollar sign.',
    },
    Mode: {
      type: t.enum<VariableAccessMode>('System.Management.Automation.VariableAccessMode'),
      sets: ['Variable'],
      default: 'Write',
      help: 'Whether to stop when the variable is read or written.',
    },
    Action: { type: t.scriptBlock, help: 'Runs in place of the debugger, unless it ends with break.' },
  },
  outputs: ['System.Management.Automation.Breakpoint'],
  examples: [
    {
      code: "Set-PSBreakpoint -Variable ant -Action { Write-Host 'about to be set' } | Out-Null; $ant = 6; $ant; Get-PSBreakpoint | Remove-PSBreakpoint",
      output: 'about to be set\n6',
    },
    {
      code: "\"'one'`n'two'\" > ants.ps1; $b = Set-PSBreakpoint ants.ps1 2 -Action { }; ./ants.ps1; $b.HitCount; $b | Remove-PSBreakpoint",
      output: 'one\ntwo\n1',
    },
  ],
  run: (cmd) => ({
    process({ Script, Line, Column = 0, Command, Variable, Mode, Action = null }) {
      const { debugger: scriptDebugger } = cmd.context;
      const scripts = Script === undefined ? [null] : Script.flatMap((path) => scriptsOf(cmd, path));
      const add = (breakpoint: Breakpoint) => {
        scriptDebugger.add(breakpoint);
        cmd.writeObject(breakpoint);
      };
      const id = () => scriptDebugger.nextId();
      for (const command of Command ?? [])
        for (const script of scripts) add(new CommandBreakpoint(id(), script, Action, command));
      for (const variable of Variable ?? [])
        for (const script of scripts)
          add(new VariableBreakpoint(id(), script, Action, variable, Mode as VariableAccessMode));
      for (const line of Line ?? []) {
        if (line < 1) fail(cmd, 'SetPSBreakpoint:LineLessThanOne', 'Line cannot be less than 1.');
        else for (const script of scripts) add(new LineBreakpoint(id(), script, Action, line, Column));
      }
    },
  }),
}));

/** Full paths of the script files that the path means; errors for what is none. */
function scriptsOf(cmd: CmdletRuntime, path: string): string[] {
  const found = cmd.context.providers.paths
    .resolve(path, new ProviderContext(null))
    .map(({ providerPath }) => providerPath);
  return found.filter((file) => {
    if (!isFile(file)) return fail(cmd, 'NewPSBreakpoint:FileDoesNotExist', `File '${file}' does not exist.`);
    if (/^\.psm?1$/i.test(extname(file))) return true;
    const text = `Cannot set breakpoint on file '${file}'; only *.ps1 and *.psm1 files are valid.`;
    return fail(cmd, 'NewPSBreakpoint:WrongExtension', text);
  });
}

function fail(cmd: CmdletRuntime, id: string, text: string): false {
  cmd.writeError(cmd.error(id, 'InvalidArgument', null, text, 'System.ArgumentException'));
  return false;
}
