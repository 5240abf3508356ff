/** Wait-Event waits for an event that no action takes. It stays in the queue. */
import { scheduler } from '../../threads/scheduler.js';
import { cmdlet, t } from '../cmdlet.js';
import { nameMatcher } from './event-names.js';

export const WaitEvent = cmdlet('Wait-Event', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Waits until an event is raised.',
  parameters: {
    SourceIdentifier: {
      type: t.string,
      position: 0,
      from: 'propertyName',
      wildcards: true,
      help: 'The name of the event; any event when it is left out.',
    },
    Timeout: {
      type: t.int,
      default: -1,
      aliases: ['TimeoutSec'],
      validate: [{ range: [-1, 2147483647] }],
      help: 'Seconds to wait at most; -1 waits for as long as it takes.',
    },
  },
  outputs: ['System.Management.Automation.PSEventArgs'],
  examples: [
    { code: '$null = New-Event a -MessageData 1; (Wait-Event a -Timeout 1).MessageData', output: '1' },
    {
      code: '$timer = [System.Timers.Timer]::new(5); $timer.AutoReset = $false\nRegister-ObjectEvent $timer Elapsed -SourceIdentifier tick; $timer.Start()\n(Wait-Event tick).SourceIdentifier',
      output: 'tick',
    },
  ],
  run(cmd, { Timeout }) {
    return {
      process({ SourceIdentifier }) {
        const { events } = cmd.context;
        const matches = nameMatcher(SourceIdentifier);
        const arrived = () => {
          events.runPending();
          return events.received.find((event) => matches(event.sourceIdentifier));
        };
        cmd.host.flush();
        const milliseconds = Timeout < 0 ? Number.POSITIVE_INFINITY : Timeout * 1000;
        scheduler.wait(cmd.context, () => arrived() !== undefined, milliseconds);
        const event = arrived();
        if (event !== undefined) cmd.writeObject(event);
      },
    };
  },
}));
