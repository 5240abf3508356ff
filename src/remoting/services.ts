/**
 * The io services of remoting: what New-PSSession, Invoke-Command and the like call from the engine's thread. Everything heavy
 * is loaded when it is first used.
 */
import { IoError } from '../runtime/io/client.js';
import type { ServiceContext, ServiceTable } from '../runtime/io/service.js';
import type { SessionTarget } from './client/open-session.js';
import type { OpeningEvent } from './client/openings.js';
import type { PipelineBatch } from './client/pipeline-registry.js';
import {
  findSession,
  listSessions,
  removeSession,
  runspaceOf,
  type SessionInfo,
  sessionOf,
} from './client/session-records.js';
import type { HostAnswer } from './protocol/host-answer.js';

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
  /** Records carry their InvocationInfo. */
  addInvocationInfo?: boolean;
}

export interface AnswerRequest {
  /** What asked: an opening, or a pipeline. */
  from: string;
  callId: number;
  answer: HostAnswer;
}

export const remotingServices = {
  /** Starts to open a session; returns an id for remoting.opening. */
  'remoting.open': async (request: OpenSessionRequest): Promise<string> => {
    const { beginOpening } = await import('./client/openings.js');
    return beginOpening(request);
  },

  /** Waits for the next thing of an opening: a host call to be answered, or the session. */
  'remoting.opening': (request: { opening: string }, context: ServiceContext): Promise<OpeningEvent> =>
    translated(async () => {
      const { nextEvent } = await import('./client/openings.js');
      return nextEvent(request.opening, context.signal);
    }),

  /** Answers a host call of an opening or a pipeline. */
  'remoting.answer': async ({ from, callId, answer }: AnswerRequest): Promise<void> => {
    const { answerOpening } = await import('./client/openings.js');
    const { answerCall } = await import('./client/pipeline-registry.js');
    answerOpening(from, callId, answer);
    answerCall(from, callId, answer);
  },

  /** Closes a session and forgets it. */
  'remoting.close': (request: { session: string }): Promise<void> => removeSession(request.session),

  'remoting.list': async (): Promise<SessionInfo[]> => listSessions(),

  'remoting.get': async (request: { session: string }): Promise<SessionInfo | null> =>
    findSession(request.session) ?? null,

  /** Fails when the session has not the commands that an interactive session needs. */
  'remoting.checkInteractive': (request: { session: string }, context: ServiceContext): Promise<void> =>
    translated(async () => {
      await runspaceOf(request.session, context.host)?.checkCommands();
    }),

  /** Starts a pipeline; returns its id, for the services below. */
  'remoting.start': (request: StartRequest): Promise<string> =>
    translated(async () => {
      const { startPipeline } = await import('./client/pipeline-registry.js');
      const { createPipelineOf } = await import('./client/start-request.js');
      const session = sessionOf(request.session);
      if (!session) throw new IoError('The session is not there.', 'SessionNotFound');
      const { pipeline, secrets } = createPipelineOf(request);
      if (secrets) await session.ensureKey();
      return startPipeline(session, pipeline);
    }),

  /** Takes what pipelines have brought, and waits for it when `wait` is set. */
  'remoting.read': async (
    request: { pipelines: readonly string[]; wait: boolean },
    context: ServiceContext,
  ): Promise<PipelineBatch[]> => {
    const { readPipelines } = await import('./client/pipeline-registry.js');
    return readPipelines(request.pipelines, request.wait, context.signal);
  },

  /** Sends input objects; waits until there is room for more. */
  'remoting.input': (request: { pipeline: string; clixml: readonly string[] }): Promise<void> =>
    translated(async () => {
      const { sendInput } = await import('./client/pipeline-registry.js');
      await sendInput(request.pipeline, request.clixml);
    }),

  'remoting.endInput': async (request: { pipeline: string }): Promise<void> => {
    const { endInput } = await import('./client/pipeline-registry.js');
    endInput(request.pipeline);
  },

  /** Asks a pipeline to stop. Its end comes by `remoting.read`, or with `forget` nobody is going to ask for it. */
  'remoting.stop': async (request: { pipeline: string; forget?: boolean }): Promise<void> => {
    const { stopPipeline } = await import('./client/pipeline-registry.js');
    stopPipeline(request.pipeline, request.forget ?? false);
  },
} satisfies ServiceTable;

export interface RemotingErrorDetails {
  /** What the far side said besides. */
  detail: string;
  /** The far side's ErrorRecord as CLIXML; '' for none. */
  clixml: string;
}

/** Errors of this room as the bridge carries them: `code` as in TransportErrorCode, `details` as RemotingErrorDetails. */
async function translated<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof IoError || !(error instanceof Error)) throw error;
    const { code, detail, remote } = error as Error & { code?: string; detail?: string; remote?: { clixml: string } };
    const details: RemotingErrorDetails = { detail: detail ?? '', clixml: remote?.clixml ?? '' };
    throw new IoError(error.message, code ?? 'RemoteError', details);
  }
}
