/**
 * The io services of remoting: what New-PSSession, Invoke-Command and the like call from the engine's thread. Everything heavy
 * is loaded when it is first used.
 */
import { IoError } from '../runtime/io/client.js';
import type { ServiceContext, ServiceTable } from '../runtime/io/service.js';
import type { SessionTarget } from './client/open-session.js';
import type { PipelineBatch } from './client/pipeline-registry.js';
import type { SessionInfo } from './client/session-registry.js';

export interface OpenSessionRequest {
  target: SessionTarget;
  psVersion: string;
  name?: string;
  /** Milliseconds. */
  openTimeout?: number;
  temporary?: boolean;
}

export interface StartCommand {
  /** A command's name, or script text. */
  text: string;
  isScript: boolean;
  useLocalScope?: boolean;
  /** `clixml` is one object, '' for $null; `name` null for positional arguments. */
  parameters?: readonly { name: string | null; clixml: string }[];
}

export interface StartRequest {
  /** Instance id of the session. */
  session: string;
  /** Statements, each a pipeline of commands. */
  statements: readonly (readonly StartCommand[])[];
  noInput: boolean;
  addToHistory?: boolean;
  /** False when the far side may not use our host: its calls are refused. */
  hostShare: boolean;
  /** Records carry their InvocationInfo. */
  addInvocationInfo?: boolean;
}

export const remotingServices = {
  'remoting.open': (request: OpenSessionRequest, context: ServiceContext): Promise<SessionInfo> =>
    translated(async () => {
      const { openRegistered } = await import('./client/session-registry.js');
      return openRegistered({ ...request, host: context.host, signal: context.signal });
    }),

  /** Closes a session and forgets it. */
  'remoting.close': async (request: { session: string }): Promise<void> => {
    const { removeSession } = await import('./client/session-registry.js');
    await removeSession(request.session);
  },

  'remoting.list': async (): Promise<SessionInfo[]> => {
    const { listSessions } = await import('./client/session-registry.js');
    return listSessions();
  },

  'remoting.get': async (request: { session: string }): Promise<SessionInfo | null> => {
    const { findSession } = await import('./client/session-registry.js');
    return findSession(request.session) ?? null;
  },

  /** Starts a pipeline; returns its id, for the services below. */
  'remoting.start': (request: StartRequest, context: ServiceContext): Promise<string> =>
    translated(async () => {
      const { sessionOf } = await import('./client/session-registry.js');
      const { startPipeline } = await import('./client/pipeline-registry.js');
      const { createPipelineOf } = await import('./client/start-request.js');
      const session = sessionOf(request.session);
      if (!session) throw new IoError('The session is not there.', 'SessionNotFound');
      const spec = createPipelineOf(request);
      if (spec.secrets) await session.ensureKey();
      return startPipeline(session, spec.pipeline, request.hostShare ? context.host : null);
    }),

  /** Waits for output, records or the end of a pipeline. */
  'remoting.read': async (request: { pipeline: string }, context: ServiceContext): Promise<PipelineBatch> => {
    const { readPipeline } = await import('./client/pipeline-registry.js');
    return readPipeline(request.pipeline, context.signal);
  },

  /** Sends input objects; waits until there is room for more. */
  'remoting.input': (request: { pipeline: string; clixml: readonly string[] }): Promise<void> =>
    translated(async () => {
      const { sendInput } = await import('./client/pipeline-registry.js');
      await sendInput(request.pipeline, request.clixml);
    }),

  'remoting.endInput': (request: { pipeline: string }): Promise<void> =>
    translated(async () => {
      const { endInput } = await import('./client/pipeline-registry.js');
      endInput(request.pipeline);
    }),

  /** Asks a pipeline to stop; its end comes by `remoting.read`. */
  'remoting.stop': async (request: { pipeline: string }): Promise<void> => {
    const { stopPipeline } = await import('./client/pipeline-registry.js');
    stopPipeline(request.pipeline);
  },
} satisfies ServiceTable;

/** Errors of this room as the bridge carries them: `code` as in TransportErrorCode, `details` the far side's own words. */
async function translated<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof IoError || !(error instanceof Error)) throw error;
    const { code, detail, remote } = error as Error & { code?: string; detail?: string; remote?: { clixml: string } };
    throw new IoError(error.message, code ?? 'RemoteError', { detail: detail ?? '', clixml: remote?.clixml ?? '' });
  }
}
