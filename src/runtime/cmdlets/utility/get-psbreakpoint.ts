/** Get-PSBreakpoint lists the session's breakpoints, in the order of their numbers. */
import {
  type Breakpoint,
  CommandBreakpoint,
  LineBreakpoint,
  VariableBreakpoint,
} from '../../engine/debugger/breakpoint.js';
import { fold } from '../../objects/values.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { cmdlet, t } from '../cmdlet.js';
import { breakpointsWithIds } from './chosen-breakpoints.js';

const kinds = { Line: LineBreakpoint, Variable: VariableBreakpoint, Command: CommandBreakpoint } as const;

export const GetPSBreakpoint = cmdlet('Get-PSBreakpoint', ['gbp'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the breakpoints that are set in the session.',
  defaultSet: 'Script',
  parameters: {
    Script: {
      type: t.array(t.string),
      position: 0,
      from: 'both',
      sets: ['Script', 'Type', 'Command', 'Variable'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Those in these scripts.',
    },
    Type: {
      type: t.array(t.enum<keyof typeof kinds>('Microsoft.PowerShell.Commands.BreakpointType')),
      sets: { Type: { mandatory: true, from: 'pipeline' } },
      help: 'Those of these kinds.',
    },
    Id: {
      type: t.array(t.int),
      sets: { Id: { mandatory: true, position: 0, from: 'both' } },
      validate: [{ notNull: true }],
      help: 'Those with these numbers.',
    },
    Variable: { type: t.array(t.string), sets: { Variable: { mandatory: true } }, help: 'Those on these variables.' },
    Command: { type: t.array(t.string), sets: { Command: { mandatory: true } }, help: 'Those on these commands.' },
  },
  outputs: ['System.Management.Automation.Breakpoint'],
  examples: [
    {
      code: 'Set-PSBreakpoint -Command ants | Out-Null; (Get-PSBreakpoint -Command ANTS).Command; Get-PSBreakpoint | Remove-PSBreakpoint',
      output: 'ants',
    },
  ],
  run: (cmd) => ({
    process({ Script, Type, Id, Variable, Command }) {
      const { breakpoints } = cmd.context.debugger;
      const named = (wanted: readonly string[], name: string) => wanted.some((each) => fold(each) === fold(name));
      const scripts = Script?.flatMap((path) => cmd.context.providers.paths.resolve(path, new ProviderContext(null)));
      const isWanted = (breakpoint: Breakpoint) =>
        (scripts === undefined || scripts.some(({ providerPath }) => providerPath === breakpoint.script)) &&
        (Type === undefined || Type.some((kind) => breakpoint instanceof kinds[kind])) &&
        (Variable === undefined ||
          (breakpoint instanceof VariableBreakpoint && named(Variable, breakpoint.variable))) &&
        (Command === undefined || (breakpoint instanceof CommandBreakpoint && named(Command, breakpoint.command)));
      const found =
        Id === undefined ? [...breakpoints.values()].sort((a, b) => a.id - b.id) : breakpointsWithIds(cmd, Id);
      for (const breakpoint of found) if (isWanted(breakpoint)) cmd.writeObject(breakpoint);
    },
  }),
}));
