/**
 * Pipelines that the engine started in sessions: what they bring is kept until the engine asks for it, in batches, because each
 * question costs a round trip between threads. A reader that falls far behind makes the far side wait.
 */
import { HostMethod } from '../../runtime/host/host-call.js';
import type { RecordStream, RemoteError } from '../protocol/events.js';
import type { HostAnswer } from '../protocol/host-answer.js';
import type { CreatePipeline } from '../protocol/pipeline-messages.js';
import type { TransportNotice } from '../transports/transport.js';
import { HostRelay, type RelayedCall } from './host-relay.js';
import { HostResponder } from './host-responder.js';
import { tellNews } from './news.js';
import type { PipelineConsumer, RemotePipeline } from './remote-pipeline.js';
import type { RemoteSession } from './remote-session.js';

/** One thing that came: output (CLIXML, '' for $null), a record of a stream, a call of the host, or that the script said `exit`. */
export type PipelineItem =
  | [stream: 'output' | RecordStream, clixml: string]
  | [stream: 'host', call: RelayedCall]
  | [stream: 'notice', notice: TransportNotice]
  | [stream: 'exit', exitCode: number];

export interface PipelineEnd {
  state: 'Stopped' | 'Completed' | 'Failed';
  error: RemoteError | null;
  /** Why the session was lost, if that ended the pipeline. */
  lost: string | null;
}

export interface PipelineBatch {
  pipeline: string;
  items: PipelineItem[];
  /** Set with the last batch. */
  ended: PipelineEnd | null;
}

/** These come as records too, which the engine shows itself. */
const repeatedCalls: ReadonlySet<number> = new Set([
  HostMethod.WriteDebugLine,
  HostMethod.WriteVerboseLine,
  HostMethod.WriteWarningLine,
  HostMethod.WriteProgress,
]);
/** Items in one batch. */
const batchSize = 2000;
/** Characters that may wait for a reader before the session is held, and at which it goes on. */
const holdAbove = 32 * 1024 * 1024;
const releaseBelow = 8 * 1024 * 1024;

const entries = new Map<string, PipelineEntry>();

/** What a pipeline has brought, and what of it the engine has not asked for yet. It collects from before the pipeline is known. */
class PipelineEntry {
  readonly items: PipelineItem[] = [];
  ended: PipelineEnd | null = null;
  readonly relay: HostRelay;
  readonly consumer: PipelineConsumer;
  /** Characters of CLIXML that wait in `items`. */
  #size = 0;
  #held = false;
  #holds = true;
  #forgotten = false;
  #pipeline: RemotePipeline | null = null;

  constructor(readonly session: RemoteSession) {
    this.relay = new HostRelay((call) => this.#push(['host', call]));
    const responder = new HostResponder({
      host: this.relay,
      computerName: session.computerName,
      onLeave: (exitCode) => exitCode !== null && this.#push(['exit', exitCode]),
    });
    this.consumer = {
      onOutput: (clixml) => this.#push(['output', clixml]),
      onRecord: (stream, clixml) => this.#push([stream, clixml]),
      onHostCall: async (call, signal): Promise<HostAnswer> =>
        repeatedCalls.has(call.method) ? { result: null } : responder.answer(call, signal),
    };
  }

  get pipeline(): RemotePipeline {
    return this.#pipeline as RemotePipeline;
  }
  set pipeline(pipeline: RemotePipeline) {
    this.#pipeline = pipeline;
    entries.set(pipeline.id, this);
    this.session.onNotice = (notice) => this.#push(['notice', notice]);
    void pipeline.done.then(({ state, error, reason }) => {
      this.ended = { state, error, lost: reason ? reason.message : null };
      tellNews();
    });
  }

  #push(item: PipelineItem): void {
    if (this.#forgotten) return;
    this.items.push(item);
    this.#size += sizeOf(item);
    if (this.#size > holdAbove) this.#hold(true);
    tellNews();
  }

  /** The next items, and the end when these are the last. */
  take(): PipelineBatch {
    const items = this.items.splice(0, batchSize);
    for (const item of items) this.#size -= sizeOf(item);
    if (this.#size < releaseBelow) this.#hold(false);
    const ended = this.items.length === 0 ? this.ended : null;
    if (ended) entries.delete(this.pipeline.id);
    return { pipeline: this.pipeline.id, items, ended };
  }

  forget(): void {
    this.#forgotten = true;
    this.#hold(false);
    entries.delete(this.pipeline.id);
  }

  /** Gives up making the far side wait. */
  neverHold(): void {
    this.#hold(false);
    this.#holds = false;
  }

  #hold(held: boolean): void {
    if (this.#held === held || !this.#holds) return;
    this.#held = held;
    this.session.hold(held);
  }
}

const sizeOf = ([, content]: PipelineItem): number => (typeof content === 'string' ? content.length : 0);

/** Starts a pipeline and keeps what it brings. Returns its id. Throws ProtocolError. */
export function startPipeline(session: RemoteSession, spec: CreatePipeline): string {
  // A pipeline of this session that is read no further would hold back the new one as well.
  for (const other of entries.values()) if (other.session === session) other.neverHold();
  const entry = new PipelineEntry(session);
  entry.pipeline = session.start(spec, entry.consumer);
  return entry.pipeline.id;
}

/**
 * The pipelines of a session that nobody reads: those that were left by a disconnect, and those that another client started
 * (`others`, by id), whose output is taken from now on. Throws TransportError.
 */
export async function adoptPipelines(session: RemoteSession, others: readonly string[]): Promise<string[]> {
  for (const id of others.filter((id) => !entries.has(id))) {
    const entry = new PipelineEntry(session);
    entry.pipeline = await session.attach(id, entry.consumer);
  }
  return [...entries.values()].filter((entry) => entry.session === session).map((entry) => entry.pipeline.id);
}

/** Takes what has come for these pipelines. After the batch with `ended` a pipeline is forgotten. */
export function takePipelineBatches(ids: readonly string[]): PipelineBatch[] {
  return ids
    .map((id) => entries.get(id))
    .filter((entry) => entry !== undefined && (entry.items.length > 0 || entry.ended !== null))
    .map((entry) => (entry as PipelineEntry).take());
}

export async function sendInput(id: string, clixml: readonly string[]): Promise<void> {
  const entry = entries.get(id);
  if (entry) for (const item of clixml) await entry.pipeline.input(item);
}
export function endInput(id: string): void {
  entries.get(id)?.pipeline.endInput();
}
export function answerCall(id: string, callId: number, answer: HostAnswer): void {
  entries.get(id)?.relay.answer(callId, answer);
}
/** Does nothing for a pipeline that has ended. With `forget` nothing of it will be read any more. */
export async function stopPipeline(id: string, forget: boolean): Promise<void> {
  const entry = entries.get(id);
  if (!entry) return;
  entry.pipeline.stop();
  if (!forget) return;
  entry.forget();
  await entry.pipeline.done;
}
