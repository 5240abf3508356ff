/**
 * The debugger of a session that is entered, where its server has one (PowerShell's has). The server stops by itself and tells of
 * it by an event; each command of the debugger's prompt is a nested pipeline there, which also does the stepping and listing. A
 * server of our own needs none of this: its debugger asks by calls of the host.
 */
import { type AsyncHost, HostMethod } from '../../runtime/host/host-call.js';
import type { CreatePipeline } from '../protocol/pipeline-messages.js';
import { readWire } from '../protocol/wire-reader.js';
import { enumName, listItems, WireObject, type WireValue, wireEnum } from '../protocol/wire-value.js';
import { commandPipeline } from './line-pipelines.js';
import type { PipelineConsumer, RemotePipeline } from './remote-pipeline.js';
import type { RemoteSession } from './remote-session.js';

export interface RemoteDebuggerParts {
  session: RemoteSession;
  host: AsyncHost;
  /** `[host]: ` */
  promptPrefix: string;
  /** A typed line, with Out-Default behind it. */
  lineOf(text: string): Promise<CreatePipeline>;
  /** What a pipeline puts out, as one text. */
  textFrom(pipeline: CreatePipeline): Promise<string>;
  /** Shows what a pipeline writes. */
  consumer(): PipelineConsumer;
}

const stopEvent = 'PSInternalRemoteDebuggerStopEvent';
const automation = 'System.Management.Automation.';
const resumeActions = ['Continue', 'StepInto', 'StepOut', 'StepOver', 'Stop'];
const debugModes = { None: 0, 'LocalScript, RemoteScript': 6 };

let hasGreeted = false;

export class RemoteDebugger {
  #isAttached = false;
  /** Gives the prompt up; null while nothing is stopped. */
  #abort: AbortController | null = null;
  /** The command that runs at the prompt. */
  #command: RemotePipeline | null = null;
  /** What a blank line means. */
  #repeated = '';

  constructor(private readonly parts: RemoteDebuggerParts) {}

  /** From now on breakpoints there stop. Does nothing where the server has no debugger. */
  async attach(): Promise<void> {
    const { session } = this.parts;
    if (this.#isAttached || !/<S N="Key">DebugMode<\/S>/.test(session.applicationPrivateData)) return;
    this.#isAttached = true;
    session.onUserEvent = (clixml) => this.#receive(clixml);
    await this.#setMode('LocalScript, RemoteScript');
  }

  /** Nobody is here to be asked any more: breakpoints there are passed over. */
  async detach(): Promise<void> {
    if (!this.#isAttached) return;
    this.#isAttached = false;
    this.parts.session.onUserEvent = null;
    await this.#setMode('None');
  }

  /** Ctrl+C ends the command at the debugger's prompt: true then. Else it gives the prompt up, and the script is to be stopped. */
  stop(): boolean {
    this.#command?.stop();
    if (this.#command === null) this.#abort?.abort();
    return this.#command !== null;
  }

  async #setMode(mode: keyof typeof debugModes): Promise<void> {
    const value = wireEnum(`${automation}DebugModes`, mode, debugModes[mode]);
    await this.#start(commandPipeline('__Set-PSDebugMode', [{ name: 'Mode', value }]), ignore).done;
  }

  #start(pipeline: CreatePipeline, onOutput: (clixml: string) => void): RemotePipeline {
    return this.parts.session.start(pipeline, { ...this.parts.consumer(), onOutput });
  }

  /** Throws ProtocolError for what is no CLIXML. */
  #receive(clixml: string): void {
    const event = readWire(clixml);
    if (!(event instanceof WireObject) || event.get('PSEventArgs.SourceIdentifier') !== stopEvent) return;
    const [stop] = listItems(event.get('PSEventArgs.SourceArgs'));
    if (this.#abort === null) void this.#stopped(stop);
  }

  async #stopped(stop: WireValue | undefined): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    const { resume, failure } = await this.#ask(stop, abort.signal).then(
      (action) => ({ resume: action, failure: null }),
      (error: Error) => ({ resume: 'Stop', failure: abort.signal.aborted ? null : error }),
    );
    this.#abort = null;
    // The line that ran in a session that was lost tells of it.
    if (this.parts.session.state !== 'Opened') return;
    if (failure !== null) await this.#write(HostMethod.WriteErrorLine, failure.message);
    const value = wireEnum(`${automation}DebuggerResumeAction`, resume, resumeActions.indexOf(resume));
    const action = commandPipeline('__Set-PSDebuggerAction', [{ name: 'ResumeAction', value }]);
    await this.#start({ ...action, isNested: true }, ignore).done;
  }

  /** The debugger's prompt, until a command says how to go on. Rejects when it is given up. */
  async #ask(stop: WireValue | undefined, signal: AbortSignal): Promise<string> {
    for (const line of announcement(stop)) await this.#write(HostMethod.WriteLine2, line);
    for (;;) {
      const line = await this.#read(signal);
      if (line === null) return 'Continue';
      const text = line.trim() === '' ? this.#repeated : line;
      const resume = text === '' ? null : await this.#run(text);
      if (resume !== null) return resume;
    }
  }

  /** A command, which may take several lines; null at the end of input. */
  async #read(signal: AbortSignal): Promise<string | null> {
    const { host, promptPrefix } = this.parts;
    const { isComplete } = await import('../../parser/index.js');
    let text = '';
    for (let prompt = promptPrefix + (await this.#prompt()); ; prompt = '>> ') {
      await this.#write(HostMethod.Write1, prompt);
      const line = (await host.call({ method: HostMethod.ReadLine, parameters: [] }, signal)) as string | null;
      if (line === null) return text === '' ? null : text;
      text += text === '' ? line : `\n${line}`;
      if (line === '' || isComplete(text)) return text;
    }
  }

  async #prompt(): Promise<string> {
    return (await this.parts.textFrom({ ...commandPipeline('prompt', []), isNested: true })) || '[DBG]: PS>> ';
  }

  /** Runs a command there; how the script is to go on, or null for the next command. A debugger that fails lets it go. */
  async #run(text: string): Promise<string | null> {
    let resume: string | null = null;
    this.#repeated = '';
    const shown: Promise<void>[] = [];
    const line = { ...(await this.parts.lineOf(text)), addToHistory: false, isNested: true };
    this.#command = this.#start(line, (clixml) => {
      const value = clixml === '' ? null : readWire(clixml);
      // The debugger's own commands write lines beside Out-Default, and then what they were.
      if (typeof value === 'string') shown.push(this.#write(HostMethod.WriteLine2, value.replace(/\r?\n$/, '')));
      if (!(value instanceof WireObject) || !value.has('ExecutedByDebugger')) return;
      resume = enumName(value.get('ResumeAction')) || resume;
      if (value.get('RepeatOnEnter') === true) this.#repeated = value.string('Command');
    });
    const { state, error } = await this.#command.done;
    this.#command = null;
    await Promise.all(shown);
    if (state !== 'Failed') return resume;
    if (error !== null) await this.#write(HostMethod.WriteErrorLine, error.message);
    return 'Continue';
  }

  async #write(method: HostMethod, text: string): Promise<void> {
    await this.parts.host.call({ method, parameters: [text] } as Parameters<AsyncHost['call']>[0]);
  }
}

const ignore = () => undefined;

/** What is said before the prompt: which breakpoints were hit, and where the script is. */
function announcement(stop: WireValue | undefined): string[] {
  const lines = hasGreeted ? [] : ['Entering debug mode. Use h or ? for help.', ''];
  hasGreeted = true;
  if (!(stop instanceof WireObject)) return lines;
  const breakpoints = listItems(stop.get('Breakpoints'));
  for (const each of breakpoints) if (each instanceof WireObject) lines.push(`Hit ${each.text ?? ''}`);
  if (breakpoints.length > 0) lines.push('');
  const invocation = stop.get('SerializedInvocationInfo');
  if (invocation instanceof WireObject) lines.push(...invocation.string('InvocationInfo_PositionMessage').split('\n'));
  return lines;
}
