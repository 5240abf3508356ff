/** Start-Sleep waits. Ctrl+C ends it. */

import type { TimeSpan } from '../../dotnet/system/time-span.js';
import { cmdlet, t } from '../cmdlet.js';

export const StartSleep = cmdlet('Start-Sleep', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Waits for a time.',
  defaultSet: 'Seconds',
  parameters: {
    Seconds: {
      type: t.double,
      sets: { Seconds: { mandatory: true, position: 0, from: 'both' } },
      validate: [{ range: [0, 2147483.647] }],
      help: 'How long, in seconds and fractions of them.',
    },
    Milliseconds: {
      type: t.int,
      sets: { Milliseconds: { mandatory: true, from: 'propertyName' } },
      aliases: ['ms'],
      validate: [{ range: [0, 2147483647] }],
      help: 'How long, in milliseconds.',
    },
    Duration: {
      type: t.net<TimeSpan>('System.TimeSpan'),
      sets: { FromTimeSpan: { mandatory: true, position: 0, from: 'propertyName' } },
      aliases: ['ts'],
      help: 'How long, as a TimeSpan.',
    },
  },
  examples: [{ code: "Start-Sleep -Milliseconds 5; 'done'", output: 'done' }],
  run(cmd) {
    return {
      process({ Seconds, Milliseconds, Duration }) {
        const milliseconds = Duration ? Duration.totalMilliseconds : (Milliseconds ?? (Seconds ?? 0) * 1000);
        cmd.host.flush();
        cmd.io.sleep(milliseconds);
      },
    };
  },
}));
