/** A remote session that one can type into: what Enter-PSSession pushes on the stack of runspaces. */
import { type AsyncHost, HostMethod, type Size } from '../../runtime/host/host-call.js';
import type {
  CompletionItem,
  CompletionSet,
  InvokeResult,
  RunningPipeline,
  Runspace,
  RunspaceState,
} from '../../runtime/runspaces/runspace.js';
import { messages } from '../messages.js';
import type { HostAnswer } from '../protocol/host-answer.js';
import type { RemoteHostCall } from '../protocol/host-codec.js';
import type { HostInfo } from '../protocol/host-info.js';
import {
  type CreatePipeline,
  noMerge,
  type PipelineCommand,
  ResultType,
  scriptPipeline,
} from '../protocol/pipeline-messages.js';
import { readWire } from '../protocol/wire-reader.js';
import { asObject, enumName, WireObject, type WireValue } from '../protocol/wire-value.js';
import type { TransportNotice } from '../transports/transport.js';
import { showNotice } from './connection-notices.js';
import { readHostInfo } from './host-information.js';
import { HostResponder } from './host-responder.js';
import { commandPipeline, linePipeline, outDefault } from './line-pipelines.js';
import { RemoteDebugger } from './remote-debugger.js';
import type { PipelineConsumer, PipelineResult, RemotePipeline } from './remote-pipeline.js';
import { listProfiles, profileLine } from './remote-profile.js';
import type { RemoteSession } from './remote-session.js';
import { recordOf } from './session-records.js';

export interface RemoteRunspaceOptions {
  session: RemoteSession;
  name: string;
  host: AsyncHost;
  /** `[host]: ` */
  promptPrefix: string;
  /** True for a session that was opened for Enter-PSSession alone: leaving closes it. */
  closesSession: boolean;
  /** The window's size when the session was opened; a later size travels with the next command. */
  hostInfo?: HostInfo;
  /** Whether the user's profiles there are still to run before a prompt: the session's, whoever enters it. */
  profile?: { isDue: boolean };
}

/** CommandTypes: Alias, Function, Filter, Cmdlet, Configuration. */
const requiredCommandTypes = 1 | 2 | 4 | 8 | 256;
const requiredCommands = ['Out-Default', 'Exit-PSSession'];

export class RemoteRunspace implements Runspace {
  readonly #session: RemoteSession;
  readonly #host: AsyncHost;
  #responder: HostResponder;
  #windowSize: Size | null;
  #leaving: { exitCode: number | null } | null = null;
  readonly #debugger: RemoteDebugger;
  /** What the far side has offered since the last command ran, by line and cursor. */
  readonly #completions = new Map<string, CompletionSet>();
  readonly name: string;
  readonly promptPrefix: string;

  constructor(private readonly options: RemoteRunspaceOptions) {
    this.#session = options.session;
    this.#host = options.host;
    this.name = options.name;
    this.promptPrefix = options.promptPrefix;
    this.#windowSize = options.hostInfo?.kind === 'host' ? (options.hostInfo.rawUI?.windowSize ?? null) : null;
    this.#responder = new HostResponder({
      host: options.host,
      computerName: this.#session.computerName,
      onLeave: (exitCode) => {
        this.#leaving = { exitCode };
      },
    });
    this.#debugger = new RemoteDebugger({
      session: this.#session,
      host: this.#host,
      promptPrefix: this.promptPrefix,
      lineOf: (text) => this.#lineOf(text),
      textFrom: (pipeline) => this.#textFrom(pipeline),
      consumer: () => this.#consumer(),
    });
  }

  get id(): string {
    return this.#session.id;
  }
  get state(): RunspaceState {
    return this.#session.state;
  }

  /**
   * Makes sure that the session has the commands that an interactive session needs (a restricted endpoint may not). Throws
   * an Error with PowerShell's text when it has not.
   */
  async checkCommands(): Promise<void> {
    const found = new Set<string>();
    const request = { names: requiredCommands, commandTypes: requiredCommandTypes };
    const consumer = silentConsumer((clixml) => {
      const command = clixml === '' ? null : readWire(clixml);
      if (command instanceof WireObject) found.add(command.string('Name'));
    });
    const { state } = await this.#session.getCommandMetadata(request, consumer).done;
    // A far side that cannot answer may serve all the same.
    if (state === 'Completed' && requiredCommands.some((name) => !found.has(name)))
      throw new Error(messages.missingCommands);
  }

  invoke(text: string): RunningPipeline {
    this.#leaving = null;
    this.#session.onNotice = (notice) => void this.#notice(notice);
    this.#completions.clear();
    let stop: (() => void) | null = null;
    let stopped = false;
    const run = async (): Promise<InvokeResult> => {
      const onScreen = this.#canLendTerminal ? await this.#runOnScreen(text) : null;
      if (onScreen !== null) return onScreen;
      const pipeline = this.#session.start(await this.#lineOf(text), this.#consumer());
      stop = () => pipeline.stop();
      if (stopped) pipeline.stop();
      const result = await this.#endOf(pipeline);
      if (result === null) return { state: 'Stopped' };
      await this.#showFailure(result);
      // Set by the far side's host calls while the line ran.
      const leaving = this.#leaving as { exitCode: number | null } | null;
      if (leaving) await this.#leave();
      return { state: result.state };
    };
    return {
      done: run().catch(async (error: Error) => {
        await this.#writeError(error.message);
        return { state: 'Failed' };
      }),
      stop: () => {
        if (this.#debugger.stop()) return;
        stopped = true;
        stop?.();
      },
    };
  }

  /** Terminals are for programs of POSIX systems. */
  get #canLendTerminal(): boolean {
    const { transport, applicationPrivateData } = this.#session;
    const isUnix = /<S N="Key">Platform<\/S><S N="Value">Unix<\/S>/.test(applicationPrivateData);
    return isUnix && transport.openTerminal !== undefined && !!this.#host.lendTerminal;
  }

  /**
   * A program that needs a terminal has one of its own, in the session's folder; the session learns its exit code. Null for a
   * line that is something else.
   */
  async #runOnScreen(text: string): Promise<InvokeResult | null> {
    const { openTerminal } = this.#session.transport;
    const lend = this.#host.lendTerminal;
    if (!openTerminal || !lend) return null;
    // The parser is loaded by then: the line was edited with it.
    const { runOnTerminal, screenProgram, shellCommand } = await import('./screen-programs.js');
    const words = screenProgram(text);
    if (words === null) return null;
    const folder = await this.#textFrom(scriptPipeline('$PWD.ProviderPath'));
    const code = await runOnTerminal(openTerminal, lend, shellCommand(folder, words));
    const told = scriptPipeline(`$global:LASTEXITCODE = ${code ?? -1}`);
    await this.#textFrom({ ...told, addToHistory: true, history: text });
    return { state: 'Completed' };
  }

  async prompt(signal?: AbortSignal): Promise<string> {
    await this.#debugger.attach();
    const { profile } = this.options;
    if (profile?.isDue) {
      profile.isDue = false;
      await this.#loadProfile(signal);
    }
    return (await this.#textFrom(commandPipeline('prompt', []))) || 'PS>';
  }

  /** What the profiles write, and their errors, are shown as those of a line; Ctrl+C ends the one that runs. */
  async #loadProfile(signal: AbortSignal | undefined): Promise<void> {
    const paths: string[] = [];
    const consumer = silentConsumer((clixml) => paths.push(textOf(clixml)));
    await this.#session.start(linePipeline([listProfiles]), consumer).done;
    for (const path of paths) {
      if (signal?.aborted) return;
      const pipeline = this.#session.start(
        { ...(await this.#lineOf(profileLine(path))), addToHistory: false },
        this.#consumer(),
      );
      const stop = () => pipeline.stop();
      signal?.addEventListener('abort', stop, { once: true });
      await this.#showFailure(await pipeline.done);
      signal?.removeEventListener('abort', stop);
    }
  }

  /** What a pipeline puts out, as one text. */
  async #textFrom(pipeline: CreatePipeline): Promise<string> {
    const text: string[] = [];
    const consumer = { ...this.#consumer(), onOutput: (clixml: string) => text.push(textOf(clixml)) };
    await this.#session.start(pipeline, consumer as PipelineConsumer).done;
    return text.join('');
  }

  async complete(text: string, cursor: number, signal: AbortSignal): Promise<CompletionSet> {
    const key = `${cursor} ${text}`;
    const known = this.#completions.get(key);
    if (known) return known;
    let set: CompletionSet = { replacementIndex: 0, replacementLength: 0, items: [] };
    const pipeline = this.#session.start(
      commandPipeline('TabExpansion2', byPosition(text, cursor, null)),
      silentConsumer((clixml) => {
        set = completionSetOf(clixml) ?? set;
      }),
    );
    const stop = () => pipeline.stop();
    signal.addEventListener('abort', stop, { once: true });
    const { state } = await pipeline.done;
    signal.removeEventListener('abort', stop);
    if (state === 'Completed') this.#completions.set(key, set);
    return set;
  }

  onStateChanged(listener: (state: RunspaceState, reason?: Error) => void): () => void {
    return this.#session.onStateChanged(listener);
  }

  async close(): Promise<void> {
    if (this.options.closesSession && this.#session.state !== 'Disconnected') await this.#session.close();
  }

  /** The line as the real client sends it: errors go with the output to Out-Default, which the far side formats. */
  async #lineOf(text: string): Promise<CreatePipeline> {
    const line: PipelineCommand = {
      text,
      isScript: true,
      useLocalScope: null,
      parameters: [],
      merge: { ...noMerge, myResult: ResultType.Error, toResult: ResultType.Output, error: ResultType.Output },
    };
    return {
      ...linePipeline([line, outDefault]),
      addToHistory: true,
      history: text,
      hostInfo: await this.#currentHostInfo(),
    };
  }

  /** The session's host, or a new description of it when the window has got another size. */
  async #currentHostInfo(): Promise<HostInfo> {
    const signal = new AbortController().signal;
    const size = (await this.#host
      .call({ method: HostMethod.GetWindowSize, parameters: [] }, signal)
      .catch(() => null)) as Size | null;
    if (
      !size ||
      !this.#windowSize ||
      (size.width === this.#windowSize.width && size.height === this.#windowSize.height)
    )
      return { kind: 'runspace' };
    return readHostInfo(this.#host, signal);
  }

  /** What a line writes comes as host calls; the records of the streams repeat them. */
  #consumer(): PipelineConsumer {
    return {
      onOutput: () => undefined,
      onRecord: () => undefined,
      onHostCall: (call: RemoteHostCall, signal: AbortSignal): Promise<HostAnswer> =>
        this.#responder.answer(call, signal),
    };
  }

  /** The user is back in the runspace below; a session that was opened for this alone has done its work. */
  async #leave(): Promise<void> {
    if (!this.options.closesSession) await this.#debugger.detach();
    await this.#host.call({ method: HostMethod.PopRunspace, parameters: [] });
    await this.close();
  }

  /** Null when the session was disconnected meanwhile: the line goes on at the far side. */
  async #endOf(pipeline: RemotePipeline): Promise<PipelineResult | null> {
    let unsubscribe: () => void = () => undefined;
    const leftBehind = new Promise<null>((resolve) => {
      unsubscribe = this.#session.onStateChanged((state) => state === 'Disconnected' && resolve(null));
    });
    return Promise.race([pipeline.done, leftBehind]).finally(() => unsubscribe());
  }

  /** A session that could not be kept is left; it waits at its far side, for Connect-PSSession. */
  async #notice(notice: TransportNotice): Promise<void> {
    await showNotice(this.#host, this.#session.computerName, notice);
    if (notice.kind !== 'disconnected') return;
    const record = recordOf(this.#session.id);
    if (record) record.temporary = false;
    await this.#host.call({ method: HostMethod.PopRunspace, parameters: [] });
  }

  /** A line that failed has its error in its last state: the far side formats it, as it formats others. */
  async #showFailure(result: PipelineResult): Promise<void> {
    if (result.reason) await this.#writeError(result.reason.message);
    else if (result.state === 'Failed' && result.error) {
      const pipeline = this.#session.start(
        { ...linePipeline([{ ...outDefault, merge: noMerge }]), noInput: false },
        this.#consumer(),
      );
      await pipeline.input(result.error.clixml);
      pipeline.endInput();
      const shown = await pipeline.done;
      if (shown.state !== 'Completed') await this.#writeError(result.error.message);
    }
  }

  async #writeError(text: string): Promise<void> {
    await this.#host.call({ method: HostMethod.WriteErrorLine, parameters: [text] });
  }
}

const byPosition = (...values: WireValue[]) => values.map((value) => ({ name: null, value }));

function silentConsumer(onOutput: (clixml: string) => void): PipelineConsumer {
  return {
    onOutput,
    onRecord: () => undefined,
    onHostCall: async () => ({
      error: {
        message: messages.noHost,
        id: 'HostFunctionNotImplemented',
        exceptionType: 'System.NotImplementedException',
      },
    }),
  };
}

/** An output object as text: a string, or what the object's ToString gave. */
function textOf(clixml: string): string {
  if (clixml === '') return '';
  const value = readWire(clixml);
  if (value instanceof WireObject) return typeof value.base === 'string' ? value.base : (value.text ?? '');
  return value === null ? '' : typeof value === 'object' ? '' : String(value);
}

/** Reads a CommandCompletion; null for anything else. */
function completionSetOf(clixml: string): CompletionSet | null {
  const value = clixml === '' ? null : readWire(clixml);
  if (!(value instanceof WireObject) || !value.has('CompletionMatches')) return null;
  const items = value.list('CompletionMatches').map((match): CompletionItem => {
    const item = asObject(match);
    return {
      completionText: item.string('CompletionText'),
      listItemText: item.string('ListItemText'),
      resultType: enumName(item.get('ResultType')),
      toolTip: item.string('ToolTip'),
    };
  });
  return {
    replacementIndex: value.number('ReplacementIndex'),
    replacementLength: value.number('ReplacementLength'),
    items,
  };
}
