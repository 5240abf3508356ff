/** Register-EngineEvent subscribes to events that New-Event or the engine (PowerShell.Exiting) raises. */
import { cmdlet, t } from '../cmdlet.js';
import { subscribeEvent, subscriptionParameters } from './event-subscription.js';

export const RegisterEngineEvent = cmdlet('Register-EngineEvent', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Subscribes to events of the engine, and to those of New-Event.',
  parameters: {
    SourceIdentifier: { type: t.string, mandatory: true, position: 100, help: 'The name of the events.' },
    ...subscriptionParameters,
  },
  outputs: ['System.Management.Automation.PSEventJob'],
  examples: [
    {
      code: '$null = Register-EngineEvent my.event -Action { "got $($Event.MessageData)" }\n$null = New-Event my.event -MessageData 1\nGet-Job | Receive-Job',
      output: 'got 1',
    },
    {
      code: "$null = Register-EngineEvent PowerShell.Exiting -Action { Write-Host 'bye' }",
      remarks: 'Runs when the shell ends.',
    },
  ],
  run(cmd, values) {
    return {
      end() {
        if (values.Action === undefined && !values.Forward)
          cmd.throwTerminating(
            cmd.error(
              'ACTION_MANDATORY_FOR_LOCAL',
              'InvalidArgument',
              null,
              'Action must be specified for non-forwarded events.',
              'System.ArgumentException',
            ),
          );
        subscribeEvent(cmd, null, null, values);
      },
    };
  },
}));
