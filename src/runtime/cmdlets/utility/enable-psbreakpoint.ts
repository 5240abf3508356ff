/** Enable-PSBreakpoint switches breakpoints on again. */
import { cmdlet, t } from '../cmdlet.js';
import { breakpointParameters, breakpointsWithIds } from './chosen-breakpoints.js';

export const EnablePSBreakpoint = cmdlet('Enable-PSBreakpoint', ['ebp'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Enables breakpoints that were disabled.',
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
      code: '$b = Set-PSBreakpoint -Command ants; Disable-PSBreakpoint $b; Enable-PSBreakpoint $b; $b.Enabled; $b | Remove-PSBreakpoint',
      output: 'True',
    },
  ],
  run: (cmd) => ({
    process({ Breakpoint, Id, PassThru }) {
      for (const breakpoint of Breakpoint ?? breakpointsWithIds(cmd, Id ?? [])) {
        if (!cmd.shouldProcess(breakpoint.toString())) continue;
        cmd.context.debugger.enable(breakpoint, true);
        if (PassThru) cmd.writeObject(breakpoint);
      }
    },
  }),
}));
