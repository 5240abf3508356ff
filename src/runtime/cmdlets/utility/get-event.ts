/** Get-Event lists the events that wait: those that no action took. */
import { cmdlet, t } from '../cmdlet.js';
import { eventTexts, nameMatcher, writeNotFound } from './event-names.js';

export const GetEvent = cmdlet('Get-Event', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Lists the events that wait in the queue.',
  defaultSet: 'BySource',
  parameters: {
    SourceIdentifier: {
      type: t.string,
      sets: { BySource: { position: 0, from: 'propertyName' } },
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Only events of this name.',
    },
    EventIdentifier: {
      type: t.int,
      sets: { ById: { mandatory: true, position: 0, from: 'propertyName' } },
      aliases: ['Id'],
      help: 'Only the event with this number.',
    },
  },
  outputs: ['System.Management.Automation.PSEventArgs'],
  examples: [
    {
      code: "$null = New-Event a -MessageData 1; $null = New-Event b; (Get-Event).SourceIdentifier -join ','",
      output: 'a,b',
    },
    { code: '$null = New-Event a -MessageData 1; (Get-Event a).MessageData', output: '1' },
  ],
  run(cmd) {
    let last: { SourceIdentifier?: string | undefined; EventIdentifier?: number | undefined } = {};
    return {
      process(values) {
        last = values;
      },
      end() {
        const { SourceIdentifier, EventIdentifier } = last;
        const matches = nameMatcher(SourceIdentifier);
        const found = cmd.context.events.received.filter(
          (event) =>
            matches(event.sourceIdentifier) &&
            (EventIdentifier === undefined || EventIdentifier < 0 || event.eventIdentifier === EventIdentifier),
        );
        for (const event of found) cmd.writeObject(event);
        if (found.length > 0) return;
        writeNotFound(cmd, SourceIdentifier, EventIdentifier, eventTexts.noEventOfSource, eventTexts.noEventOfId);
      },
    };
  },
}));
