/** Which breakpoints Enable-, Disable- and Remove-PSBreakpoint work on: given as objects, or by their numbers. */
import type { Breakpoint } from '../../engine/debugger/breakpoint.js';
import { type CmdletExample, type CmdletSpec, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const breakpointParameters = {
  Breakpoint: {
    type: t.array(t.net<Breakpoint>('System.Management.Automation.Breakpoint')),
    sets: { Breakpoint: { mandatory: true, position: 0, from: 'pipeline' } },
    validate: [{ notNull: true }],
    help: 'The breakpoints.',
  },
  Id: {
    type: t.array(t.int),
    sets: { Id: { mandatory: true, position: 0, from: 'propertyName' } },
    validate: [{ notNull: true }],
    help: 'Their numbers.',
  },
} as const;
const switchParameters = {
  ...breakpointParameters,
  PassThru: { type: t.switch, default: false, help: 'Write the breakpoints.' },
} as const;

/** What Enable- and Disable-PSBreakpoint share: all but their names and which way they switch. */
export function breakpointSwitch(isOn: boolean, synopsis: string, example: CmdletExample) {
  return {
    module: 'Microsoft.PowerShell.Utility',
    synopsis,
    defaultSet: 'Breakpoint',
    supportsShouldProcess: true,
    confirmImpact: 'Medium',
    parameters: switchParameters,
    outputs: ['System.Management.Automation.Breakpoint'],
    examples: [example],
    run: (cmd) => ({
      process({ Breakpoint, Id, PassThru }) {
        for (const breakpoint of Breakpoint ?? breakpointsWithIds(cmd, Id ?? [])) {
          if (!cmd.shouldProcess(breakpoint.toString())) continue;
          cmd.context.debugger.enable(breakpoint, isOn);
          if (PassThru) cmd.writeObject(breakpoint);
        }
      },
    }),
  } satisfies CmdletSpec<typeof switchParameters>;
}

/** Those with the numbers; an error for each number that no breakpoint has. */
export function breakpointsWithIds(cmd: CmdletRuntime, ids: readonly number[]): Breakpoint[] {
  const { breakpoints } = cmd.context.debugger;
  return ids.flatMap((id) => {
    const found = breakpoints.get(id);
    if (found !== undefined) return [found];
    const text = `There is no breakpoint with ID '${id}'.`;
    cmd.writeError(
      cmd.error('PSBreakpoint:BreakpointIdNotFound', 'InvalidArgument', null, text, 'System.ArgumentException'),
    );
    return [];
  });
}
