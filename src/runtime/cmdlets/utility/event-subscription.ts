/** The parameters that Register-ObjectEvent and Register-EngineEvent share, and the subscribing itself. */
import { randomUUID } from 'node:crypto';
import type { ScriptBlock } from '../../engine/script-block.js';
import { NetException } from '../../objects/net-exception.js';
import { type ParameterSpec, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const subscriptionParameters = {
  Action: { type: t.scriptBlock, position: 101, help: 'Runs for each event; without it events wait for Get-Event.' },
  MessageData: { type: t.psobject, help: 'Goes with each event.' },
  SupportEvent: { type: t.switch, default: false, help: 'Hide the subscription and its job.' },
  Forward: { type: t.switch, default: false, help: 'Send the events on to the session at the other side.' },
  MaxTriggerCount: { type: t.int, default: 0, help: 'End the subscription after so many events; 0 for no limit.' },
} satisfies Record<string, ParameterSpec<unknown>>;

export interface SubscriptionValues {
  SourceIdentifier?: string | undefined;
  Action?: ScriptBlock | undefined;
  MessageData?: unknown;
  SupportEvent: boolean;
  Forward: boolean;
  MaxTriggerCount: number;
}

/** Subscribes to an event of an object, or with `eventName` null to events of the source identifier's name. */
export function subscribeEvent(
  cmd: CmdletRuntime,
  source: unknown,
  eventName: string | null,
  values: SubscriptionValues,
): void {
  const { events } = cmd.context;
  const sourceIdentifier = values.SourceIdentifier ?? randomUUID();
  const refuse = (id: string, text: string) =>
    cmd.writeError(cmd.error(id, 'InvalidArgument', source, text, 'System.ArgumentException'));
  if (values.Forward && values.Action !== undefined)
    cmd.throwTerminating(
      cmd.error(
        'ACTION_AND_FORWARD_NOT_SUPPORTED',
        'InvalidOperation',
        null,
        'The action is not supported when you are forwarding events.',
        'System.ArgumentException',
      ),
    );
  if ((source !== null || eventName !== null) && events.subscribersOf(sourceIdentifier).length > 0) {
    refuse(
      'SUBSCRIBER_EXISTS',
      `Cannot subscribe to the specified event. A subscriber with the source identifier '${sourceIdentifier}' already exists.`,
    );
    return;
  }
  try {
    const subscriber = events.subscribe({
      source,
      eventName,
      sourceIdentifier,
      messageData: values.MessageData ?? null,
      action: values.Action ?? null,
      supportEvent: values.SupportEvent,
      forward: values.Forward,
      maxTriggerCount: Math.max(0, values.MaxTriggerCount),
    });
    if (subscriber.action !== null && !values.SupportEvent) cmd.writeObject(subscriber.action);
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    cmd.writeError(cmd.error('INVALID_REGISTRATION', 'InvalidArgument', source, thrown.message, thrown));
  }
}
