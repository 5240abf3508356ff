/** Remove-Event takes events from the queue. */
import { cmdlet, t } from '../cmdlet.js';
import { eventTexts, nameMatcher, writeNotFound } from './event-names.js';

export const RemoveEvent = cmdlet('Remove-Event', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Takes events from the queue.',
  defaultSet: 'BySource',
  supportsShouldProcess: true,
  parameters: {
    SourceIdentifier: {
      type: t.string,
      sets: { BySource: { mandatory: true, position: 0 } },
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'The name of the events.',
    },
    EventIdentifier: {
      type: t.int,
      sets: { ByIdentifier: { mandatory: true, position: 0, from: 'propertyName' } },
      help: 'The number of the event.',
    },
  },
  examples: [
    { code: '$null = New-Event a; Remove-Event a; @(Get-Event).Count', output: '0' },
    { code: '$null = New-Event a; $null = New-Event b; Get-Event | Remove-Event; @(Get-Event).Count', output: '0' },
  ],
  run(cmd) {
    return {
      process({ SourceIdentifier, EventIdentifier }) {
        const { events } = cmd.context;
        const matches = nameMatcher(SourceIdentifier);
        const found = events.received.filter(
          (event) =>
            matches(event.sourceIdentifier) &&
            (EventIdentifier === undefined || EventIdentifier < 0 || event.eventIdentifier === EventIdentifier),
        );
        for (const event of found.reverse())
          if (cmd.shouldProcess(`Event '${event.sourceIdentifier}'`, 'Remove')) events.remove(event);
        if (found.length > 0) return;
        const { noEventOfSource, noEventOfId } = eventTexts;
        writeNotFound(cmd, SourceIdentifier, EventIdentifier, noEventOfSource, noEventOfId, 'INVALID_EVENT_IDENTIFIER');
      },
    };
  },
}));
