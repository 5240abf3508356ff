/**
 * Pipelines that the engine started in sessions: what they bring is kept until the engine asks for it, in batches, because each
 * question costs a round trip between threads. A reader that falls far behind makes the far side wait.
 */
import { HostMethod } from '../../runtime/host/host-call.js';
import type { RecordStream, RemoteError } from '../protocol/events.js';
import type { HostAnswer } from '../protocol/host-answer.js';
import type { CreatePipeline } from '../protocol/pipeline-messages.js';
import { HostRelay, type RelayedCall } from './host-relay.js';
import { HostResponder } from './host-responder.js';
import type { RemotePipeline } from './remote-pipeline.js';
import type { RemoteSession } from './remote-session.js';

/** One thing that came: output (CLIXML, '' for $null), a record of a stream, or a call of the host. */
export type PipelineItem = [stream: 'output' | RecordStream, clixml: string] | [stream: 'host', call: RelayedCall];

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

interface PipelineEntry {
  pipeline: RemotePipeline;
  session: RemoteSession;
  relay: HostRelay;
  items: PipelineItem[];
  /** Characters of CLIXML that wait in `items`. */
  size: number;
  held: boolean;
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
/** Wakes the reader that waits, if any; there is one engine thread, which waits for one thing at a time. */
let wake: (() => void) | null = null;

/** Starts a pipeline and keeps what it brings. Returns its id. Throws ProtocolError. */
export function startPipeline(session: RemoteSession, spec: CreatePipeline): string {
  const push = (item: PipelineItem) => {
    if (!entries.has(pipeline.id)) return;
    entry.items.push(item);
    entry.size += typeof item[1] === 'string' ? item[1].length : 0;
    if (entry.size > holdAbove) hold(entry, true);
    wake?.();
  };
  const relay = new HostRelay((call) => push(['host', call]));
  const responder = new HostResponder({ host: relay, computerName: session.computerName });
  const pipeline = session.start(spec, {
    onOutput: (clixml) => push(['output', clixml]),
    onRecord: (stream, clixml) => push([stream, clixml]),
    onHostCall: async (call, signal): Promise<HostAnswer> =>
      repeatedCalls.has(call.method) ? { result: null } : responder.answer(call, signal),
  });
  const entry: PipelineEntry = { pipeline, session, relay, items: [], size: 0, held: false, ended: null };
  entries.set(pipeline.id, entry);
  void pipeline.done.then(({ state, error, reason }) => {
    entry.ended = { state, error, lost: reason ? reason.message : null };
    wake?.();
  });
  return pipeline.id;
}

/**
 * Takes what has come for these pipelines; with `wait` it waits until there is something. After the batch with `ended` a
 * pipeline is forgotten. An aborted signal ends the wait with nothing.
 */
export async function readPipelines(
  ids: readonly string[],
  wait: boolean,
  signal: AbortSignal,
): Promise<PipelineBatch[]> {
  for (;;) {
    const batches = ids.flatMap(take);
    if (batches.length > 0 || !wait || signal.aborted) return batches;
    await new Promise<void>((resolve) => {
      wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    wake = null;
  }
}

function take(id: string): PipelineBatch[] {
  const entry = entries.get(id);
  if (!entry || (entry.items.length === 0 && entry.ended === null)) return [];
  const items = entry.items.splice(0, batchSize);
  for (const item of items) entry.size -= typeof item[1] === 'string' ? item[1].length : 0;
  if (entry.size < releaseBelow) hold(entry, false);
  const ended = entry.items.length === 0 ? entry.ended : null;
  if (ended) entries.delete(id);
  return [{ pipeline: id, items, ended }];
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
export function stopPipeline(id: string, forget: boolean): void {
  const entry = entries.get(id);
  if (!entry) return;
  entry.pipeline.stop();
  if (!forget) return;
  hold(entry, false);
  entries.delete(id);
}

function hold(entry: PipelineEntry, held: boolean): void {
  if (entry.held === held) return;
  entry.held = held;
  entry.session.hold(held);
}
