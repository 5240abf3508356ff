/** Remove-PSBreakpoint forgets breakpoints. */
import { cmdlet } from '../cmdlet.js';
import { breakpointParameters, breakpointsWithIds } from './chosen-breakpoints.js';

export const RemovePSBreakpoint = cmdlet('Remove-PSBreakpoint', ['rbp'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Deletes breakpoints.',
  defaultSet: 'Breakpoint',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: breakpointParameters,
  examples: [
    { code: 'Set-PSBreakpoint -Command ants | Remove-PSBreakpoint; (Get-PSBreakpoint).Count', output: '0' },
    {
      code: 'Remove-PSBreakpoint -Id 999 -ErrorAction SilentlyContinue; $Error[0].Exception.Message',
      output: "There is no breakpoint with ID '999'.",
    },
  ],
  run: (cmd) => ({
    process({ Breakpoint, Id }) {
      for (const breakpoint of Breakpoint ?? breakpointsWithIds(cmd, Id ?? []))
        if (cmd.shouldProcess(breakpoint.toString())) cmd.context.debugger.remove(breakpoint);
    },
  }),
}));
