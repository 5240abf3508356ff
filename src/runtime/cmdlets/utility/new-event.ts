/** New-Event raises an event of the session. */
import { baseOf } from '../../objects/ps-object.js';
import { cmdlet, t } from '../cmdlet.js';

export const NewEvent = cmdlet('New-Event', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Raises an event.',
  parameters: {
    SourceIdentifier: { type: t.string, mandatory: true, position: 0, help: 'The name of the event.' },
    Sender: { type: t.psobject, position: 1, help: 'The object that raises it.' },
    EventArguments: { type: t.array(t.psobject), position: 2, help: 'Arguments for the actions: `$args`.' },
    MessageData: { type: t.psobject, position: 3, help: 'Goes with the event.' },
  },
  outputs: ['System.Management.Automation.PSEventArgs'],
  examples: [
    { code: "(New-Event done -MessageData 'all of it').MessageData", output: 'all of it' },
    { code: '$null = New-Event a -EventArguments 1, 2; (Get-Event a).SourceArgs', output: '1\n2' },
  ],
  run(cmd, { SourceIdentifier, Sender, EventArguments, MessageData }) {
    return {
      end() {
        const args = (EventArguments ?? []).map((value) => baseOf(value));
        const sender = Sender === undefined ? null : baseOf(Sender);
        cmd.writeObject(cmd.context.events.generate(SourceIdentifier, sender, args, MessageData ?? null));
      },
    };
  },
}));
