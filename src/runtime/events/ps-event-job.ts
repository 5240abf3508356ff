/** PSEventJob: the action of a subscriber, and what it wrote. It is as good as running from its first event to its end. */
import type { Frame } from '../engine/frame.js';
import { invokeBlock } from '../engine/invoke.js';
import { raisedFrom } from '../engine/raised-error.js';
import type { ScriptBlock } from '../engine/script-block.js';
import { isSignal, PipelineStoppedSignal } from '../engine/signals.js';
import { Job } from '../jobs/job.js';
import { CallbackSink } from '../pipeline/sink.js';
import type { EventManager, PSEventSubscriber } from './event-manager.js';
import type { PSEventArgs } from './ps-event-args.js';

export class PSEventJob extends Job {
  #hasRun = false;
  constructor(
    readonly manager: EventManager,
    readonly subscriber: PSEventSubscriber,
    readonly block: ScriptBlock,
    name: string,
  ) {
    super(block.toString(), name, '', null, true);
  }
  override get statusMessage(): string | null {
    return null;
  }
  override get hasMoreData(): boolean {
    return this.#hasRun && !this.isFinished;
  }
  override stop(): void {
    this.manager.unsubscribe(this.subscriber);
  }

  /** Runs the action. Its errors become the job's; a stop goes on to the caller. */
  run(frame: Frame, event: PSEventArgs): void {
    this.become('Running');
    const { session } = this.block;
    for (const [name, value] of Object.entries({
      eventSubscriber: this.subscriber,
      event,
      sender: event.sender,
      eventArgs: event.sourceEventArgs,
    }))
      session?.topScope.setLocal(name, value);
    const streams = frame.streams.with({ error: new CallbackSink((record) => this.streams.write('error', record)) });
    try {
      invokeBlock(frame, this.block, {
        args: event.sourceArgs,
        newScope: false,
        out: new CallbackSink((value) => this.write(value)),
        streams,
      });
    } catch (thrown) {
      if (thrown instanceof PipelineStoppedSignal) throw thrown;
      if (!isSignal(thrown)) {
        const { record } = raisedFrom(thrown);
        frame.engine.addError(record);
        this.streams.write('error', record);
        this.become('Failed');
      }
    }
    this.#hasRun = true;
  }
}
