/** Enable-PSBreakpoint switches breakpoints on again. */
import { cmdlet } from '../cmdlet.js';
import { breakpointSwitch } from './chosen-breakpoints.js';

export const EnablePSBreakpoint = cmdlet('Enable-PSBreakpoint', ['ebp'], () =>
  breakpointSwitch(true, 'Enables breakpoints that were disabled.', {
    code: '$b = Set-PSBreakpoint -Command ants; Disable-PSBreakpoint $b; Enable-PSBreakpoint $b; $b.Enabled; $b | Remove-PSBreakpoint',
    output: 'True',
  }),
);
