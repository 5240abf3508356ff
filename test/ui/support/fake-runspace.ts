/** A runspace that runs what a test says: commands are JavaScript functions by the text that is typed. */
import { type AsyncHost, HostMethod } from '../../../src/runtime/host/host-call.js';
import type {
  CompletionSet,
  InvokeResult,
  RunningPipeline,
  Runspace,
  RunspaceState,
} from '../../../src/runtime/runspaces/runspace.js';

export interface Command {
  readonly text: string;
  readonly host: AsyncHost;
  /** Aborted when the pipeline is stopped. */
  readonly signal: AbortSignal;
  write(text: string): Promise<unknown>;
}
export type CommandHandler = (command: Command) => unknown;

export class FakeRunspace implements Runspace {
  readonly id = crypto.randomUUID();
  state: RunspaceState = 'Opened';
  readonly invoked: string[] = [];
  readonly #listeners = new Set<(state: RunspaceState, reason?: Error) => void>();
  promptText: string | (() => string | Promise<string>) = 'PS> ';

  constructor(
    readonly host: AsyncHost,
    readonly handler: CommandHandler,
    readonly name = 'Runspace1',
    readonly promptPrefix = '',
  ) {}

  invoke(text: string): RunningPipeline {
    this.invoked.push(text);
    const abort = new AbortController();
    const write = (output: string) => this.host.call({ method: HostMethod.Write1, parameters: [output] });
    const work = Promise.resolve(this.handler({ text, host: this.host, signal: abort.signal, write }));
    const done = work.then(
      (result): InvokeResult => ({
        state: abort.signal.aborted ? 'Stopped' : 'Completed',
        ...(typeof result === 'number' ? { exitCode: result } : {}),
      }),
      (): InvokeResult => ({ state: abort.signal.aborted ? 'Stopped' : 'Failed' }),
    );
    return { done, stop: () => abort.abort() };
  }
  async prompt(): Promise<string> {
    return typeof this.promptText === 'string' ? this.promptText : this.promptText();
  }
  async complete(_text: string, _cursor: number, _signal: AbortSignal): Promise<CompletionSet> {
    return { replacementIndex: 0, replacementLength: 0, items: [] };
  }
  runKeyScript?: Runspace['runKeyScript'];
  hasTypeErrors?: Runspace['hasTypeErrors'];
  onStateChanged(listener: (state: RunspaceState, reason?: Error) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  async close(): Promise<void> {
    this.die('Closed');
  }
  die(state: RunspaceState): void {
    this.state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }
}
