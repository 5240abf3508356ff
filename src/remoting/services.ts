/**
 * The io services of remoting: what New-PSSession, Invoke-Command and the like call from the engine's thread. Everything heavy
 * is loaded when it is first used.
 */
import { IoError } from '../runtime/io/client.js';
import type { ServiceContext, ServiceTable } from '../runtime/io/service.js';
import type { RelayedCall } from './client/host-relay.js';
import { nextNews } from './client/news.js';
import type { PipelineBatch } from './client/pipeline-registry.js';
import type { SessionOptions } from './client/session-options.js';
import {
  findSession,
  listSessions,
  recordOf,
  removeSession,
  runspaceOf,
  type SessionInfo,
  sessionOf,
} from './client/session-records.js';
import type { HostAnswer } from './protocol/host-answer.js';
import type { SessionTarget } from './transports/targets.js';
import type { DisconnectOptions } from './transports/transport.js';
import { wsmanServices } from './wsman/services.js';

export interface OpenSessionRequest {
  target: SessionTarget;
  psVersion: string;
  options?: SessionOptions;
  name?: string;
  temporary?: boolean;
  /** A session that was found at the far side, to be joined. */
  existing?: string;
  /** A session whose target is meant: what the engine knows of a target has no password. */
  like?: string;
}

export interface OpeningFailure {
  message: string;
  /** As TransportErrorCode. */
  code: string;
  details: RemotingErrorDetails;
}
/** What happens next in one of several openings. */
export type OpeningReport = { opening: string } & (
  | { call: RelayedCall }
  | { session: SessionInfo }
  | { error: OpeningFailure }
);

export interface NextRequest {
  openings?: readonly string[];
  pipelines?: readonly string[];
  wait: boolean;
}
export interface NextReport {
  openings: OpeningReport[];
  batches: PipelineBatch[];
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
  /** Nothing that it outputs is taken: it stays there until the session, which is about to be left, is joined again. */
  leavesOutput?: boolean;
}

export interface AnswerRequest {
  /** What asked: an opening, or a pipeline. */
  from: string;
  callId: number;
  answer: HostAnswer;
}

export const remotingServices = {
  /** Starts to open a session; returns an id for remoting.next. */
  'remoting.open': async (request: OpenSessionRequest): Promise<string> => {
    const { beginOpening } = await import('./client/openings.js');
    const { like, ...rest } = request;
    const target = (like === undefined ? undefined : recordOf(like)?.target) ?? request.target;
    return beginOpening({ ...rest, target });
  },

  /** What has happened in openings and pipelines; with `wait` it waits until there is something, or the caller is stopped. */
  'remoting.next': async (request: NextRequest, { signal }: ServiceContext): Promise<NextReport> => {
    const { takeOpeningEvents } = await import('./client/openings.js');
    const { takePipelineBatches } = await import('./client/pipeline-registry.js');
    for (;;) {
      const openings = takeOpeningEvents(request.openings ?? []).map((event): OpeningReport => {
        if (!('error' in event)) return event;
        const { message, code, details } = translatedError(event.error);
        return { opening: event.opening, error: { message, code, details: details as RemotingErrorDetails } };
      });
      const batches = takePipelineBatches(request.pipelines ?? []);
      if (openings.length > 0 || batches.length > 0 || !request.wait || signal.aborted) return { openings, batches };
      await nextNews(signal);
    }
  },

  /** Gives openings up; their sessions are closed. */
  'remoting.abandon': async (request: { openings: readonly string[] }): Promise<void> => {
    const { abandonOpening } = await import('./client/openings.js');
    for (const opening of request.openings) abandonOpening(opening);
  },

  /** Answers a host call of an opening or a pipeline. */
  'remoting.answer': async ({ from, callId, answer }: AnswerRequest): Promise<void> => {
    const { answerOpening } = await import('./client/openings.js');
    const { answerCall } = await import('./client/pipeline-registry.js');
    answerOpening(from, callId, answer);
    answerCall(from, callId, answer);
  },

  /** Closes a session and forgets it. */
  'remoting.close': (request: { session: string }): Promise<void> => removeSession(request.session),

  /** A session that was opened for one command stays. */
  'remoting.keep': async (request: { session: string }): Promise<void> => {
    const record = recordOf(request.session);
    if (record) record.temporary = false;
  },

  'remoting.list': async (): Promise<SessionInfo[]> => listSessions(),

  'remoting.get': async (request: { session: string }): Promise<SessionInfo | null> =>
    findSession(request.session) ?? null,

  /** The sessions that wait at a far side. */
  'remoting.query': (
    request: { target: SessionTarget; options: SessionOptions },
    context: ServiceContext,
  ): Promise<SessionInfo[]> =>
    translated(async () => {
      const { querySessions } = await import('./client/session-registry.js');
      return querySessions(request.target, request.options, context.host, context.signal);
    }),

  /** Leaves a session at its far side. */
  'remoting.disconnect': (request: {
    session: string;
    options: DisconnectOptions;
    /** What `leavesOutput` has held back may come again, once the session is joined. */
    releasesOutput?: boolean;
  }): Promise<SessionInfo | null> =>
    translated(async () => {
      const { disconnectSession } = await import('./client/session-registry.js');
      return disconnectSession(request.session, request.options).finally(() => {
        if (request.releasesOutput) sessionOf(request.session)?.hold(false);
      });
    }),

  /** Comes back to a session that was left here. One that was only found is opened, with `existing`. */
  'remoting.reconnect': (request: { session: string }, context: ServiceContext): Promise<SessionInfo | null> =>
    translated(async () => {
      const { reconnectSession } = await import('./client/session-registry.js');
      return reconnectSession(request.session, context.signal);
    }),

  /** Waits until no pipeline runs in a session, or it is not open any more. */
  'remoting.whenAvailable': (request: { session: string }, context: ServiceContext): Promise<void> =>
    sessionOf(request.session)?.whenIdle(context.signal) ?? Promise.resolve(),

  /** Makes a session's runspace as it was at first. False where the far side does not. */
  'remoting.reset': (request: { session: string }): Promise<boolean> =>
    translated(async () => (await sessionOf(request.session)?.poolCalls.reset()) ?? false),

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
      if (request.leavesOutput) session.hold(true);
      return startPipeline(session, pipeline);
    }),

  /** The pipelines of a session whose output nobody takes: those left by a disconnect, and those of another client. */
  'remoting.unread': async (request: { session: string }): Promise<string[]> => {
    const record = recordOf(request.session);
    if (!record?.session) return [];
    const { adoptPipelines } = await import('./client/pipeline-registry.js');
    return adoptPipelines(record.session, record.listed?.pipelines ?? []);
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

  /** Asks a pipeline to stop. Its end comes by `remoting.next`; with `forget` it is waited for here, so that the session is free then. */
  'remoting.stop': async (request: { pipeline: string; forget?: boolean }): Promise<void> => {
    const { stopPipeline } = await import('./client/pipeline-registry.js');
    await stopPipeline(request.pipeline, request.forget ?? false);
  },

  ...wsmanServices,
} satisfies ServiceTable;

export interface RemotingErrorDetails {
  /** What the far side said besides. */
  detail: string;
  /** The far side's ErrorRecord as CLIXML; '' for none. */
  clixml: string;
  /** What PowerShell's error ids call it (`AccessDenied`); '' for nothing special. */
  errorId: string;
}

/** Errors of this room as the bridge carries them: `code` as in TransportErrorCode, `details` as RemotingErrorDetails. */
async function translated<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw translatedError(error);
  }
}

function translatedError(error: unknown): IoError {
  if (error instanceof IoError) return error;
  const { message, code, detail, errorId, remote } = error as Error & {
    code?: string;
    detail?: string;
    errorId?: string;
    remote?: { clixml: string };
  };
  const details = { detail: detail ?? '', clixml: remote?.clixml ?? '', errorId: errorId ?? '' };
  return new IoError(message, code ?? 'RemoteError', details satisfies RemotingErrorDetails);
}
