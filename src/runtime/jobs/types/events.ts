/** PSEventManager, PSEventSubscriber and PSEventArgs. */
import { genericType } from '../../dotnet/collections/elements.js';
import { NetList } from '../../dotnet/collections/net-list.js';
import type { ScriptBlock } from '../../engine/script-block.js';
import { EventManager, PSEventSubscriber } from '../../events/event-manager.js';
import { PSEventArgs } from '../../events/ps-event-args.js';
import { makeArray } from '../../objects/arrays.js';
import { defineType, requireType } from '../../objects/net-type.js';

const automation = 'System.Management.Automation.';

defineType(`${automation}PSEventArgs`, { class: PSEventArgs }, () => ({
  base: 'System.EventArgs',
  members: {
    'string ComputerName {get;}': (self: PSEventArgs) => self.computerName,
    'guid RunspaceId {get;}': (self: PSEventArgs) => self.runspaceId,
    'int EventIdentifier {get;}': (self: PSEventArgs) => self.eventIdentifier,
    'System.Object Sender {get;}': (self: PSEventArgs) => self.sender,
    'System.EventArgs SourceEventArgs {get;}': (self: PSEventArgs) => self.sourceEventArgs,
    'System.Object[] SourceArgs {get;}': (self: PSEventArgs) => self.sourceArgs,
    'string SourceIdentifier {get;}': (self: PSEventArgs) => self.sourceIdentifier,
    'datetime TimeGenerated {get;}': (self: PSEventArgs) => self.timeGenerated,
    'psobject MessageData {get;}': (self: PSEventArgs) => self.messageData,
  },
}));

defineType(`${automation}PSEventSubscriber`, { class: PSEventSubscriber }, () => ({
  members: {
    'int SubscriptionId {get;}': (self: PSEventSubscriber) => self.id,
    'System.Object SourceObject {get;}': ({ subscription }: PSEventSubscriber) => subscription.source,
    'string EventName {get;}': ({ subscription }: PSEventSubscriber) => subscription.eventName,
    'string SourceIdentifier {get;}': ({ subscription }: PSEventSubscriber) => subscription.sourceIdentifier,
    [`${automation}PSEventJob Action {get;}`]: (self: PSEventSubscriber) => self.action,
    [`${automation}PSEventReceivedEventHandler HandlerDelegate {get;}`]: () => null,
    'bool SupportEvent {get;}': ({ subscription }: PSEventSubscriber) => subscription.supportEvent,
    'bool ForwardEvent {get;}': ({ subscription }: PSEventSubscriber) => subscription.forward,
  },
}));

const listOf = (type: string, items: unknown[]) =>
  new NetList(genericType('System.Collections.Generic.List`1', requireType(automation + type)), items);

defineType(`${automation}PSEventManager`, {}, () => ({ abstract: true }));
defineType(`${automation}PSLocalEventManager`, { class: EventManager }, () => ({
  base: `${automation}PSEventManager`,
  members: {
    [`System.Collections.Generic.List[${automation}PSEventSubscriber] Subscribers {get;}`]: (self: EventManager) =>
      listOf('PSEventSubscriber', self.subscribers),
    [`System.Collections.Generic.List[${automation}PSEventArgs] ReceivedEvents {get;}`]: (self: EventManager) =>
      listOf('PSEventArgs', [...self.received]),
    [`${automation}PSEventArgs GenerateEvent(string sourceIdentifier, System.Object sender, System.Object[] args, psobject extraData)`]:
      (self: EventManager, source: string, sender: unknown, args: unknown[] | null, data: unknown) =>
        self.generate(source, sender, args ?? [], data),
    [`System.Collections.Generic.IEnumerable[${automation}PSEventSubscriber] GetEventSubscribers(string sourceIdentifier)`]:
      (self: EventManager, source: string) =>
        makeArray(requireType(`${automation}PSEventSubscriber`), self.subscribersOf(source)),
    [`${automation}PSEventSubscriber SubscribeEvent(System.Object source, string eventName, string sourceIdentifier, psobject data, scriptblock action, bool supportEvent, bool forwardEvent)`]:
      (
        self: EventManager,
        source: unknown,
        eventName: string | null,
        sourceIdentifier: string,
        messageData: unknown,
        action: ScriptBlock | null,
        supportEvent: boolean,
        forward: boolean,
      ) =>
        self.subscribe({
          source,
          eventName,
          sourceIdentifier,
          messageData,
          action,
          supportEvent,
          forward,
          maxTriggerCount: 0,
        }),
    [`void UnsubscribeEvent(${automation}PSEventSubscriber subscriber)`]: (
      self: EventManager,
      subscriber: PSEventSubscriber,
    ) => self.unsubscribe(subscriber),
  },
}));
