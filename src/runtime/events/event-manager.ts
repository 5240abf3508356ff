/**
 * PSEventManager (`$ExecutionContext.Events`): subscribers, events that nobody took, and actions. An action runs in the engine
 * that it was registered in, between two of its statements (about_Eventing): an event only puts it into the queue.
 */

import { argumentError } from '../dotnet/system/errors.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { dynamicModule } from '../engine/modules/module-info.js';
import type { ScriptBlock } from '../engine/script-block.js';
import { SessionState } from '../engine/session-state.js';
import { HostedRunspace } from '../hosting/hosted-runspace.js';
import type { NetType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';
import { eventOf } from './event-source.js';
import { PSEventArgs } from './ps-event-args.js';
import { PSEventJob } from './ps-event-job.js';

export interface Subscription {
  source: unknown;
  eventName: string | null;
  sourceIdentifier: string;
  messageData: unknown;
  action: ScriptBlock | null;
  supportEvent: boolean;
  forward: boolean;
  /** 0 for no limit. */
  maxTriggerCount: number;
}

export class PSEventSubscriber {
  declare readonly netType: NetType;
  readonly action: PSEventJob | null;
  /** Ends the subscription at the object that raises the event. */
  detach: () => void = () => {};
  remaining: number;
  constructor(
    readonly id: number,
    readonly subscription: Subscription,
    manager: EventManager,
  ) {
    const { action, maxTriggerCount, sourceIdentifier } = subscription;
    this.remaining = maxTriggerCount > 0 ? maxTriggerCount : Number.POSITIVE_INFINITY;
    this.action =
      action === null ? null : new PSEventJob(manager, this, boundToModule(manager.engine, action), sourceIdentifier);
  }
}

/** The action in a module of its own, which keeps its variables from one event to the next. */
function boundToModule(engine: ExecutionContext, action: ScriptBlock): ScriptBlock {
  const session = new SessionState(engine, engine.globalScope);
  dynamicModule(session);
  return action.bindTo(session);
}

export class EventManager {
  declare readonly netType: NetType;
  readonly received: PSEventArgs[] = [];
  readonly #subscribers = new Set<PSEventSubscriber>();
  readonly #pending: { subscriber: PSEventSubscriber; event: PSEventArgs }[] = [];
  #lastEvent = 0;
  #lastSubscription = 0;
  #isRunning = false;

  constructor(readonly engine: ExecutionContext) {}

  get subscribers(): PSEventSubscriber[] {
    return [...this.#subscribers];
  }
  get hasPending(): boolean {
    return this.#pending.length > 0;
  }
  subscribersOf(sourceIdentifier: string): PSEventSubscriber[] {
    return this.subscribers.filter(
      ({ subscription }) => fold(subscription.sourceIdentifier) === fold(sourceIdentifier),
    );
  }

  /** Throws ArgumentException for an event that the object does not have. */
  subscribe(subscription: Subscription): PSEventSubscriber {
    const { source, eventName, sourceIdentifier, messageData } = subscription;
    const subscriber = new PSEventSubscriber(++this.#lastSubscription, subscription, this);
    if (source !== null && eventName !== null) {
      if (fold(sourceIdentifier).startsWith('powershell.'))
        throw argumentError(
          `Cannot register for the specified event. The event source identifier '${sourceIdentifier}' is reserved for the PowerShell engine.`,
          'sourceIdentifier',
        );
      subscriber.detach = eventOf(source, eventName).subscribe((sender, args) =>
        this.generate(sourceIdentifier, sender, [sender, args], messageData),
      );
    }
    this.#subscribers.add(subscriber);
    if (subscriber.action !== null && !subscription.supportEvent) this.engine.jobs.add(subscriber.action);
    return subscriber;
  }

  unsubscribe(subscriber: PSEventSubscriber): void {
    if (!this.#subscribers.delete(subscriber)) return;
    subscriber.detach();
    this.#drain(subscriber);
    subscriber.action?.become('Stopped');
  }
  /** Actions that are due run before their subscriber goes. */
  #drain(subscriber: PSEventSubscriber): void {
    if (this.#isRunning) return;
    const mine = this.#pending.filter((pending) => pending.subscriber === subscriber);
    for (const pending of mine) {
      this.#pending.splice(this.#pending.indexOf(pending), 1);
      this.#invoke(pending.subscriber, pending.event);
    }
  }

  /** Raises an event: its subscribers' actions are queued, or it waits for Get-Event and Wait-Event. */
  generate(sourceIdentifier: string, sender: unknown, args: readonly unknown[], messageData: unknown): PSEventArgs {
    const event = new PSEventArgs(
      ++this.#lastEvent,
      sourceIdentifier,
      sender,
      args,
      messageData,
      HostedRunspace.of(this.engine).instanceId,
    );
    let captured = false;
    for (const subscriber of this.subscribersOf(sourceIdentifier)) {
      if (subscriber.remaining <= 0) continue;
      subscriber.remaining--;
      if (subscriber.action === null) {
        if (subscriber.remaining === 0) this.unsubscribe(subscriber);
        continue;
      }
      captured = true;
      this.#pending.push({ subscriber, event });
      this.engine.attend();
    }
    if (!captured) this.received.push(event);
    return event;
  }
  remove(event: PSEventArgs): void {
    const index = this.received.indexOf(event);
    if (index >= 0) this.received.splice(index, 1);
  }

  /** Runs the actions that are due. Called between statements. */
  runPending(): void {
    if (this.#isRunning) return;
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
      this.#invoke(next.subscriber, next.event);
      if (next.subscriber.remaining === 0 && !this.#pending.some((p) => p.subscriber === next?.subscriber))
        this.unsubscribe(next.subscriber);
    }
  }

  #invoke({ action }: PSEventSubscriber, event: PSEventArgs): void {
    if (action === null || action.isFinished) return;
    const { engine } = this;
    const { frame } = engine;
    const succeeded = engine.lastSucceeded;
    const depth = engine.tryDepth;
    this.#isRunning = true;
    engine.tryDepth = 0;
    try {
      action.run(frame, event);
    } finally {
      this.#isRunning = false;
      engine.tryDepth = depth;
      engine.lastSucceeded = succeeded;
    }
  }

  /** Raises PowerShell.Exiting, and runs what it asks for. */
  raiseExiting(): void {
    if (this.subscribersOf('PowerShell.Exiting').length === 0) return;
    this.generate('PowerShell.Exiting', null, [], null);
    this.runPending();
  }
}
