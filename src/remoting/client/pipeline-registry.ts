/**
 * Pipelines that the engine started in sessions: what they bring is kept until the engine asks for it, in batches, because each
 * question costs a round trip between threads. A reader that falls far behind makes the far side wait.
 */
import { type AsyncHost, HostMethod } from '../../runtime/host/host-call.js';
import { messages } from '../messages.js';
import type { RecordStream, RemoteError } from '../protocol/events.js';
import type { HostAnswer } from '../protocol/host-codec.js';
import type { CreatePipeline } from '../protocol/pipeline-messages.js';
import { HostResponder } from './host-responder.js';
import type { RemotePipeline } from './remote-pipeline.js';
import type { RemoteSession } from './remote-session.js';

/** One thing that came: output (CLIXML, '' for $null), or a record of a stream. */
export type PipelineItem = [stream: 'output' | RecordStream, clixml: string];

export interface PipelineBatch {
  items: PipelineItem[];
  /** Set with the last batch. */
  ended: { state: 'Stopped' | 'Completed' | 'Failed'; error: RemoteError | null; lost: string | null } | null;
}

interface PipelineEntry {
  pipeline: RemotePipeline;
  session: RemoteSession;
  items: PipelineItem[];
  /** Characters of CLIXML that wait in `items`. */
  size: number;
  held: boolean;
  ended: PipelineBatch['ended'];
  wake: (() => void) | null;
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

/** Starts a pipeline and keeps what it brings. `host` is null when the far side may not use our host. Throws ProtocolError. */
export function startPipeline(session: RemoteSession, spec: CreatePipeline, host: AsyncHost | null): string {
  const responder = host && new HostResponder({ host, computerName: session.computerName });
  const push = (item: PipelineItem) => {
    entry.items.push(item);
    entry.size += item[1].length;
    if (entry.size > holdAbove) hold(entry, true);
    entry.wake?.();
  };
  const pipeline = session.start(spec, {
    onOutput: (clixml) => push(['output', clixml]),
    onRecord: (stream, clixml) => push([stream, clixml]),
    onHostCall: async (call, signal): Promise<HostAnswer> => {
      if (repeatedCalls.has(call.method)) return { result: null };
      if (responder) return responder.answer(call, signal);
      return {
        error: {
          message: messages.noHost,
          id: 'HostFunctionNotImplemented',
          exceptionType: 'System.NotImplementedException',
        },
      };
    },
  });
  const entry: PipelineEntry = { pipeline, session, items: [], size: 0, held: false, ended: null, wake: null };
  entries.set(pipeline.id, entry);
  void pipeline.done.then(({ state, error, reason }) => {
    entry.ended = { state, error, lost: reason ? reason.message : null };
    entry.wake?.();
  });
  return pipeline.id;
}

/**
 * Waits until a pipeline has brought something, or has ended, and takes it. After the batch with `ended` the pipeline is
 * forgotten. An aborted signal ends the wait with an empty batch.
 */
export async function readPipeline(id: string, signal: AbortSignal): Promise<PipelineBatch> {
  const entry = entryOf(id);
  if (entry.items.length === 0 && entry.ended === null)
    await new Promise<void>((resolve) => {
      entry.wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  entry.wake = null;
  const items = entry.items.splice(0, batchSize);
  for (const [, clixml] of items) entry.size -= clixml.length;
  if (entry.size < releaseBelow) hold(entry, false);
  const isLast = entry.ended !== null && entry.items.length === 0;
  if (isLast) entries.delete(id);
  return { items, ended: isLast ? entry.ended : null };
}

export async function sendInput(id: string, clixml: readonly string[]): Promise<void> {
  const { pipeline } = entryOf(id);
  for (const item of clixml) await pipeline.input(item);
}
export function endInput(id: string): void {
  entryOf(id).pipeline.endInput();
}
/** Does nothing for a pipeline that has ended. */
export function stopPipeline(id: string): void {
  entries.get(id)?.pipeline.stop();
}

function hold(entry: PipelineEntry, held: boolean): void {
  if (entry.held === held) return;
  entry.held = held;
  entry.session.hold(held);
}

function entryOf(id: string): PipelineEntry {
  const entry = entries.get(id);
  if (!entry) throw new Error(`There is no pipeline ${id}`);
  return entry;
}
