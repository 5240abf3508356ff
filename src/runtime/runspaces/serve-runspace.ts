/** The worker's half of a local runspace: an engine that runs what the main thread sends. See local-runspace.ts for the other. */
import { existsSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import { parse } from '../../parser/index.js';
import type { CmdletDefinition } from '../cmdlets/cmdlet.js';
import { runKeyScript } from '../cmdlets/psreadline/key-scripts.js';
import { completeLine } from '../completion/tab-expansion.js';
import { createEngine } from '../engine/create-engine.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { knownTypes } from '../engine/known-types.js';
import { profileFiles } from '../engine/profiles.js';
import { type RunResult, runCommandText, runScriptFile } from '../engine/run-command-line.js';
import { scriptArguments } from '../engine/script-arguments.js';
import { psStyle } from '../formatting/ps-style.js';
import type { KeyScriptCall } from '../host/editor-request.js';
import { WorkerHost } from '../host/worker-host.js';
import { type IoClient, IoError, SharedWord, StopRequest } from '../io/client.js';
import { type IoReplyMessage, PortIoClient } from '../io/port-client.js';
import { fromWire } from '../serialization/index.js';
import { idleTurns } from './idle-turns.js';
import type { CompletionSet } from './runspace.js';
import { type PipelineRequest, ServedPipeline } from './served-pipeline.js';

export interface WorkerStart {
  port: MessagePort;
  shared: Int32Array;
  startDirectory: string;
  environment: Record<string, string>;
  /** `$Host.Name` */
  hostName: string;
  interactive: boolean;
  supportsPush: boolean;
  supportsVirtualTerminal: boolean;
}

export type RunspaceRequest =
  | { kind: 'invoke'; id: number; text: string; addToHistory: boolean; args: string[] }
  | { kind: 'script'; id: number; path: string; args: string[] }
  | { kind: 'profiles'; id: number }
  | { kind: 'pipeline'; id: number; request: PipelineRequest }
  | { kind: 'senderInfo'; id: number; clixml: string }
  | { kind: 'prompt'; id: number }
  | { kind: 'complete'; id: number; text: string; cursor: number }
  | { kind: 'checkTypes'; id: number; text: string }
  | { kind: 'keyScript'; id: number; call: KeyScriptCall };
export interface RunspaceAnswer {
  kind: 'answer';
  id: number;
  run?: Pick<RunResult, 'outcome' | 'exitCode' | 'succeeded'>;
  /** CLIXML of the ErrorRecord that ended a client's pipeline. */
  error?: string | undefined;
  prompt?: string;
  completion?: CompletionSet;
  hasTypeErrors?: boolean;
  /** What ended the script block of a key. */
  keyScriptError?: string | null;
}

export function serveRunspace(start: WorkerStart, cmdlets: readonly CmdletDefinition[] = []): void {
  const { port, shared } = start;
  // A request that comes while the engine waits is a nested prompt's: it is served at once, inside the wait.
  const io = new PortIoClient(
    () => port,
    shared,
    (message) => serve(message as RunspaceRequest),
  );
  const host = new WorkerHost({ ...start, io });
  io.beforeWaiting = () => host.flush();
  const engine = createEngine(
    { host, io, stop: shared, startDirectory: start.startDirectory, environment: { ...start.environment } },
    cmdlets,
  );
  psStyle.changed = () => showStyle(io);
  const serve = (message: RunspaceRequest) => {
    const answer = answerRequest(engine, host, message, shared);
    if (answer.run?.outcome === 'exited') engine.raiseExiting();
    host.flush();
    port.postMessage(answer);
  };
  const rest = idleTurns(engine, () => host.flush());
  port.on('message', (message: RunspaceRequest | IoReplyMessage) => {
    if (message.kind === 'reply') io.accept(message);
    else serve(message);
    rest();
  });
}

/** Tells the console the styles of what it draws itself. A runspace without a console has nobody to tell. */
function showStyle(io: IoClient): void {
  const { formatting, progress } = psStyle;
  try {
    io.call('console.setStyle', {
      warning: formatting.warning,
      verbose: formatting.verbose,
      debug: formatting.debug,
      progress: progress.style,
      progressMaxWidth: progress.maxWidth,
      progressView: progress.view,
      useOscIndicator: progress.useOscIndicator,
    });
  } catch (error) {
    if (!(error instanceof IoError) || error.code !== 'NOSERVICE') throw error;
  }
}

function answerRequest(
  engine: ExecutionContext,
  host: WorkerHost,
  request: RunspaceRequest,
  shared: Int32Array,
): RunspaceAnswer {
  const { id } = request;
  switch (request.kind) {
    case 'invoke': {
      const { text } = request;
      if (request.addToHistory) engine.transcription.writeCommand(text);
      const result = runInHistory(engine, shared, request.addToHistory ? text : null, () =>
        runCommandText(engine, text, request.args),
      );
      return { kind: 'answer', id, run: plainResult(result) };
    }
    case 'pipeline': {
      const pipeline = new ServedPipeline(engine, request.request, (output) => host.write(output));
      const result = runInHistory(engine, shared, request.request.history, () => pipeline.run());
      return { kind: 'answer', id, run: plainResult(result), error: pipeline.error };
    }
    case 'senderInfo':
      engine.globalScope.setLocal('PSSenderInfo', fromWire(request.clixml));
      // Profiles are a console's.
      engine.globalScope.setLocal('PROFILE', null);
      return { kind: 'answer', id };
    case 'script':
      return {
        kind: 'answer',
        id,
        run: plainResult(runScriptFile(engine, request.path, scriptArguments(request.args))),
      };
    case 'profiles': {
      let last: RunResult | null = null;
      for (const path of Object.values(profileFiles(engine.environment)))
        if (existsSync(path)) last = runCommandText(engine, `. '${path.replaceAll("'", "''")}'`);
      return {
        kind: 'answer',
        id,
        run: last === null ? { outcome: 'completed', exitCode: 0, succeeded: true } : plainResult(last),
      };
    }
    case 'prompt':
      engine.transcription.prompt = engine.promptText();
      return { kind: 'answer', id, prompt: engine.transcription.prompt };
    case 'complete':
      return { kind: 'answer', id, completion: completeLine(engine, request.text, request.cursor) };
    case 'checkTypes':
      return { kind: 'answer', id, hasTypeErrors: parse(request.text, null, knownTypes).errors.length > 0 };
    case 'keyScript':
      return { kind: 'answer', id, keyScriptError: runKeyScript(engine, request.call) };
  }
}

/** Runs a command line that the session's history is to have, or not (null). */
function runInHistory(
  engine: ExecutionContext,
  shared: Int32Array,
  commandLine: string | null,
  run: () => RunResult,
): RunResult {
  const { history } = engine;
  // A nested prompt's command runs while another waits.
  const outer = history.running;
  history.running = commandLine === null ? null : { commandLine, startTime: Date.now(), entry: null };
  const result = run();
  Atomics.store(shared, SharedWord.Stop, StopRequest.None);
  history.finish(executionStatus[result.outcome]);
  history.running = outer;
  return result;
}

const executionStatus = { completed: 'Completed', exited: 'Completed', failed: 'Failed', stopped: 'Stopped' } as const;

function plainResult({ outcome, exitCode, succeeded }: RunResult): RunspaceAnswer['run'] {
  return { outcome, exitCode, succeeded };
}
