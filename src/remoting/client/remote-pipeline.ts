/** A pipeline in a session: brings what arrives to its consumer, takes input, and can be stopped. */
import type { PipelineState } from '../../runtime/runspaces/runspace.js';
import type { RecordStream, RemoteError } from '../protocol/events.js';
import { errorAnswer, type HostAnswer } from '../protocol/host-answer.js';
import { expectsAnswer, type RemoteHostCall } from '../protocol/host-codec.js';
import { isFinal } from '../protocol/states.js';

/** Where a pipeline's output goes. CLIXML is one object each; '' is $null. */
export interface PipelineConsumer {
  onOutput(clixml: string): void;
  onRecord(stream: RecordStream, clixml: string): void;
  /** The signal is aborted when the pipeline ends while the host is still asking. */
  onHostCall(call: RemoteHostCall, signal: AbortSignal): Promise<HostAnswer>;
}

export interface PipelineResult {
  state: 'Stopped' | 'Completed' | 'Failed';
  /** The terminating error of a failed pipeline, the stop's of a stopped one. */
  error: RemoteError | null;
  /** Set when the session was lost while the pipeline ran; `state` is Failed then. */
  reason?: Error;
}

/** What a pipeline needs of its session. */
export interface PipelineChannel {
  sendInput(clixml: string): Promise<void>;
  endInput(): void;
  stop(): Promise<void>;
  respond(call: RemoteHostCall, answer: HostAnswer): Promise<void>;
}

export class RemotePipeline {
  /** Settles when everything that the pipeline did has reached its consumer. Never rejects. */
  readonly done: Promise<PipelineResult>;
  #resolve!: (result: PipelineResult) => void;
  #ended = false;
  #stopping = false;
  /** What the host has not written yet. */
  #calls = new Set<Promise<void>>();
  #abort = new AbortController();

  constructor(
    readonly id: string,
    private readonly consumer: PipelineConsumer,
    private readonly channel: PipelineChannel,
  ) {
    this.done = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Sends an object as pipeline input; resolves when there is room for the next. */
  async input(clixml: string): Promise<void> {
    if (!this.#ended) await this.channel.sendInput(clixml);
  }
  endInput(): void {
    if (!this.#ended) this.channel.endInput();
  }

  /** Asks the far side to stop; `done` tells when it has. Asking twice is asking once. Never throws. */
  stop(): void {
    if (this.#ended || this.#stopping) return;
    this.#stopping = true;
    this.#abort.abort();
    this.channel.stop().catch(() => undefined); // the session breaks then, and `done` says so
  }

  receiveOutput(clixml: string): void {
    if (!this.#ended) this.consumer.onOutput(clixml);
  }
  receiveRecord(stream: RecordStream, clixml: string): void {
    if (!this.#ended) this.consumer.onRecord(stream, clixml);
  }

  receiveHostCall(call: RemoteHostCall): void {
    if (this.#ended) return;
    const running = this.#answer(call);
    if (expectsAnswer(call)) return; // a question of a pipeline that ended is nobody's any more
    this.#calls.add(running);
    void running.finally(() => this.#calls.delete(running));
  }

  async #answer(call: RemoteHostCall): Promise<void> {
    const answer = await this.consumer.onHostCall(call, this.#abort.signal).catch(errorAnswer);
    // A pipeline that is being stopped waits for no answer, and an error would let its code go on.
    if (expectsAnswer(call) && !this.#ended && !this.#stopping) await this.channel.respond(call, answer);
  }

  /** Returns true when the state is the last one. */
  receiveState(state: PipelineState, error: RemoteError | null): boolean {
    if (!isFinal(state)) return false;
    void this.#end({ state, error });
    return true;
  }

  /** The session is gone, or has closed the pipeline. */
  abandon(reason: Error | undefined): void {
    void this.#end(reason ? { state: 'Failed', error: null, reason } : { state: 'Stopped', error: null });
  }

  async #end(result: PipelineResult): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    this.#abort.abort();
    await Promise.allSettled([...this.#calls]);
    this.#resolve(result);
  }
}
