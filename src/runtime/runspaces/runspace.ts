/**
 * Runspace: the one seam between the prompt and whatever runs commands. The local engine (in its worker) and a remote session
 * stand behind it alike; Enter-PSSession pushes one on the stack, Exit-PSSession pops it.
 */
import type { KeyScriptCall } from '../host/editor-request.js';

export type RunspaceState = 'BeforeOpen' | 'Opening' | 'Opened' | 'Closing' | 'Closed' | 'Broken' | 'Disconnected';
export type PipelineState = 'NotStarted' | 'Running' | 'Stopping' | 'Stopped' | 'Completed' | 'Failed';

/** A candidate of completion, as CompletionResult. `start` and `length` of the set say what is replaced (UTF-16 units). */
export interface CompletionItem {
  completionText: string;
  listItemText: string;
  resultType: string;
  toolTip: string;
}
export interface CompletionSet {
  replacementIndex: number;
  replacementLength: number;
  items: CompletionItem[];
}

export interface InvokeResult {
  state: 'Stopped' | 'Completed' | 'Failed';
  /** Set when the command asked the shell to end (`exit`). */
  exitCode?: number;
  /** `$?` afterwards, where it is known. */
  succeeded?: boolean;
}
/** A command line that is running. Its output goes through the host that the runspace was opened with. */
export interface RunningPipeline {
  readonly done: Promise<InvokeResult>;
  /** Asks the pipeline to stop (Ctrl+C); `done` settles when its finally blocks have run. Never throws. */
  stop(): void;
}

export interface Runspace {
  /** Instance id, a lower-case GUID. */
  readonly id: string;
  readonly name: string;
  readonly state: RunspaceState;
  /** `[host]: ` in front of the prompt, or ''. */
  readonly promptPrefix: string;
  /** Runs a typed command line through Out-Default and adds it to the session history. */
  invoke(text: string): RunningPipeline;
  /** The text of the runspace's own `prompt` function (without the prefix). An aborted signal asks to stop it. */
  prompt(signal?: AbortSignal): Promise<string>;
  complete(text: string, cursor: number, signal: AbortSignal): Promise<CompletionSet>;
  /**
   * Runs a script block that Set-PSReadLineKeyHandler has given a key; gives the message of the error that ended it, or null.
   * Missing where the line editor's keys are nobody's business.
   */
  runKeyScript?(call: KeyScriptCall, signal: AbortSignal): Promise<string | null>;
  /** Whether names of types in the classes of a text mean nothing. Missing where nobody can tell before the text is run. */
  hasTypeErrors?(text: string): Promise<boolean>;
  /** Called when the state changes by itself (the far side died). Returns the function that ends the subscription. */
  onStateChanged(listener: (state: RunspaceState, reason?: Error) => void): () => void;
  close(): Promise<void>;
}
