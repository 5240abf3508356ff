/** Disable-PSBreakpoint switches breakpoints off without forgetting them. */
import { cmdlet } from '../cmdlet.js';
import { breakpointSwitch } from './chosen-breakpoints.js';

export const DisablePSBreakpoint = cmdlet('Disable-PSBreakpoint', ['dbp'], () =>
  breakpointSwitch(false, 'Disables breakpoints, so that nothing stops at them.', {
    code: '$b = Set-PSBreakpoint -Command ants; Disable-PSBreakpoint $b; $b.Enabled; $b | Remove-PSBreakpoint',
    output: 'False',
  }),
);
