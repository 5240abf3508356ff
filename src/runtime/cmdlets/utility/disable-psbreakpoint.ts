/** Disable-PSBreakpoint switches breakpoints off without forgetting them. */
import { cmdlet, t } from '../cmdlet.js';
import { breakpointParameters, breakpointsWithIds } from './chosen-breakpoints.js';

export const DisablePSBreakpoint = cmdlet('Disable-PSBreakpoint', ['dbp'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Disables breakpoints, so that nothing stops at them.',
  defaultSet: 'Breakpoint',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    ...breakpointParameters,
    PassThru: { type: t.switch, default: false, help: 'Write the breakpoints.' },
  },
  outputs: ['System.Management.Automation.Breakpoint'],
  examples: [
    {
      code: '$b = Set-PSBreakpoint -Command ants; Disable-PSBreakpoint $b; $b.Enabled; $b | Remove-PSBreakpoint',
      output: 'False',
    },
  ],
  run: (cmd) => ({
    process({ Breakpoint, Id, PassThru }) {
      for (const breakpoint of Breakpoint ?? breakpointsWithIds(cmd, Id ?? [])) {
        if (!cmd.shouldProcess(breakpoint.toString())) continue;
        cmd.context.debugger.enable(breakpoint, false);
        if (PassThru) cmd.writeObject(breakpoint);
      }
    },
  }),
}));
