/** New-TimeSpan makes a TimeSpan of its parts, or of the time between two dates. */
import { DateTime } from '../../dotnet/system/date-time.js';
import { TimeSpan } from '../../dotnet/system/time-span.js';
import { construct } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import { cmdlet, t } from '../cmdlet.js';

const part = (unit: string) => ({ type: t.int, default: 0, sets: ['Time'], help: `Number of ${unit}.` });

export const NewTimeSpan = cmdlet('New-TimeSpan', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes a span of time.',
  defaultSet: 'Date',
  parameters: {
    Start: {
      type: t.net<DateTime>('System.DateTime'),
      position: 0,
      from: 'both',
      sets: ['Date'],
      aliases: ['LastWriteTime'],
      help: 'When it begins; now, when left out.',
    },
    End: {
      type: t.net<DateTime>('System.DateTime'),
      position: 1,
      from: 'propertyName',
      sets: ['Date'],
      help: 'When it ends; now, when left out.',
    },
    Days: part('days'),
    Hours: part('hours'),
    Minutes: part('minutes'),
    Seconds: part('seconds'),
    Milliseconds: part('milliseconds'),
  },
  outputs: ['System.TimeSpan'],
  examples: [
    { code: '(New-TimeSpan -Hours 1 -Minutes 30).TotalMinutes', output: '90' },
    { code: "(New-TimeSpan '2024-02-28' '2024-03-01').Days", output: '2' },
  ],
  run(cmd, { Days, Hours, Minutes, Seconds, Milliseconds }) {
    return {
      process({ Start, End }) {
        if (cmd.parameterSet === 'Time') {
          cmd.writeObject(spanOf([Days, Hours, Minutes, Seconds, Milliseconds]));
          return;
        }
        const { now } = DateTime;
        cmd.writeObject(new TimeSpan((End ?? now).ticks - (Start ?? now).ticks));
      },
    };
  },
}));

/** Days, hours, minutes, seconds and milliseconds. Throws ArgumentOutOfRangeException for what does not fit. */
function spanOf(units: readonly number[]): unknown {
  try {
    return construct(requireType('System.TimeSpan'), units);
  } catch (error) {
    throw (error instanceof NetException ? error.innerException : null) ?? error;
  }
}
