/** Unregister-Event ends subscriptions to events. */
import { cmdlet, t } from '../cmdlet.js';
import { eventTexts, nameMatcher, writeNotFound } from './event-names.js';

export const UnregisterEvent = cmdlet('Unregister-Event', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Ends subscriptions to events.',
  defaultSet: 'BySource',
  supportsShouldProcess: true,
  parameters: {
    SourceIdentifier: {
      type: t.string,
      sets: { BySource: { mandatory: true, position: 0, from: 'propertyName' } },
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'The name of the subscriptions.',
    },
    SubscriptionId: {
      type: t.int,
      sets: { ById: { mandatory: true, position: 0, from: 'propertyName' } },
      help: 'The number of the subscription.',
    },
    Force: { type: t.switch, default: false, help: 'Hidden subscriptions too.' },
  },
  examples: [
    {
      code: '$null = Register-EngineEvent my.event -Action { }; Unregister-Event my.event; @(Get-EventSubscriber).Count',
      output: '0',
    },
    {
      code: '$null = Register-EngineEvent my.event -Action { }; Get-EventSubscriber | Unregister-Event; (Get-Job).State',
      output: 'Stopped',
    },
  ],
  run(cmd, { Force }) {
    return {
      process({ SourceIdentifier, SubscriptionId }) {
        const { events } = cmd.context;
        const matches = nameMatcher(SourceIdentifier);
        const found = events.subscribers.filter(
          ({ id, subscription }) =>
            (SourceIdentifier === undefined ? id === SubscriptionId : matches(subscription.sourceIdentifier)) &&
            (Force || !subscription.supportEvent),
        );
        for (const subscriber of found)
          if (cmd.shouldProcess(`Event subscription '${subscriber.subscription.sourceIdentifier}'`, 'Unsubscribe'))
            events.unsubscribe(subscriber);
        if (found.length > 0) return;
        const { noSubscriptionOfId } = eventTexts;
        const idError = 'INVALID_SUBSCRIPTION_IDENTIFIER';
        writeNotFound(cmd, SourceIdentifier, SubscriptionId, noSubscriptionOfId, noSubscriptionOfId, idError);
      },
    };
  },
}));
