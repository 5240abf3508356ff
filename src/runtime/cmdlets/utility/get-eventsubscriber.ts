/** Get-EventSubscriber lists the subscriptions to events. */
import { cmdlet, t } from '../cmdlet.js';
import { eventTexts, nameMatcher, writeNotFound } from './event-names.js';

export const GetEventSubscriber = cmdlet('Get-EventSubscriber', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Lists the subscriptions to events.',
  defaultSet: 'BySource',
  parameters: {
    SourceIdentifier: {
      type: t.string,
      sets: { BySource: { position: 0, from: 'propertyName' } },
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Only subscriptions of this name.',
    },
    SubscriptionId: {
      type: t.int,
      sets: { ById: { mandatory: true, position: 0, from: 'propertyName' } },
      aliases: ['Id'],
      help: 'Only the subscription with this number.',
    },
    Force: { type: t.switch, default: false, position: 1, help: 'Hidden subscriptions too.' },
  },
  outputs: ['System.Management.Automation.PSEventSubscriber'],
  examples: [
    {
      code: '$null = Register-EngineEvent my.event -Action { }; (Get-EventSubscriber).SourceIdentifier',
      output: 'my.event',
    },
    { code: '@(Get-EventSubscriber).Count', output: '0' },
  ],
  run(cmd, { Force }) {
    return {
      process({ SourceIdentifier, SubscriptionId }) {
        const matches = nameMatcher(SourceIdentifier);
        const found = cmd.context.events.subscribers.filter(
          ({ id, subscription }) =>
            matches(subscription.sourceIdentifier) &&
            (SubscriptionId === undefined || SubscriptionId < 0 || id === SubscriptionId) &&
            (Force || !subscription.supportEvent),
        );
        for (const subscriber of found) cmd.writeObject(subscriber);
        if (found.length > 0) return;
        const { noSubscriptionOfSource, noSubscriptionOfId } = eventTexts;
        writeNotFound(cmd, SourceIdentifier, SubscriptionId, noSubscriptionOfSource, noSubscriptionOfId);
      },
    };
  },
}));
