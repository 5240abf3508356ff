/** Get-Uptime tells how long the computer runs, in whole seconds, or since when. */
import { uptime } from 'node:os';
import { dateTimeFromMilliseconds, timeSpanFromMilliseconds } from '../../engine/time-values.js';
import { cmdlet, t } from '../cmdlet.js';

export const GetUptime = cmdlet('Get-Uptime', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Tells how long the computer has been running.',
  defaultSet: 'Timespan',
  parameters: {
    Since: { type: t.switch, sets: ['Since'], default: false, help: 'Gives the time at which it was started.' },
  },
  outputs: ['System.TimeSpan', 'System.DateTime'],
  examples: [
    { code: '(Get-Uptime).TotalSeconds -gt 0', output: 'True' },
    { code: '(Get-Uptime -Since) -lt (Get-Date)', output: 'True' },
  ],
  run: (cmd, { Since }) => ({
    process() {
      const milliseconds = Math.floor(uptime()) * 1000;
      cmd.writeObject(
        Since ? dateTimeFromMilliseconds(Date.now() - milliseconds) : timeSpanFromMilliseconds(milliseconds),
      );
    },
  }),
}));
