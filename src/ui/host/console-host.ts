/**
 * The host of an interactive session: answers the calls that the engine, or a remote session, makes to $Host. Output goes to
 * the screen as text; what asks the user something reads the keyboard. Calls are taken in the order they come in, and those
 * that only write have done so, or are gathered for writing, when `call` returns.
 */

import { consoleColorSequence } from '../../runtime/host/console-colors.js';
import {
  type AsyncHost,
  type ConsoleColor,
  type HostCall,
  HostCallError,
  HostMethod,
  type HostSignatures,
} from '../../runtime/host/host-call.js';
import type { Keyboard } from '../keys/keyboard.js';
import type { LineInput } from '../line-input.js';
import type { LiveView } from '../live-view.js';
import type { Screen } from '../terminal/screen.js';
import { promptForChoice, promptForChoices } from './choice-prompt.js';
import { promptForCredential } from './credential-prompt.js';
import { promptForFields } from './field-prompt.js';
import { type LineReaderParts, readLine, readSecret } from './line-reader.js';
import { messages } from './messages.js';
import { defaultOutputStyle, type OutputStyle } from './output-style.js';
import { OutputWriter } from './output-writer.js';
import { ProgressPane } from './progress-pane.js';
import type { PromptConsole } from './prompt-console.js';
import { RawUserInterface } from './raw-ui.js';

/** What the host has done by others: the prompt loop, the terminal's owner, the stack of runspaces. */
export interface HostActions {
  setShouldExit(exitCode: number): void;
  /** Settles when the nested prompt has ended. */
  enterNestedPrompt(): Promise<void>;
  exitNestedPrompt(): void;
  /** A native program takes the terminal, and gives it back. */
  beginApplication(): void;
  endApplication(): void;
  pushRunspace(id: string): void;
  popRunspace(): void;
  isRunspacePushed(): boolean;
}

export interface ConsoleHostParts {
  readonly screen: Screen;
  readonly keyboard: Keyboard;
  readonly actions: HostActions;
  /** Ink, once it is loaded. */
  view(): LiveView | null;
  whenViewIsLoaded(): Promise<LiveView>;
  /** Where lines come from when there is no terminal. */
  readonly lineInput: LineInput | null;
}

type Parameters<M extends HostMethod> = M extends keyof HostSignatures ? HostSignatures[M][0] : readonly unknown[];
type Answer<M extends HostMethod> = M extends keyof HostSignatures ? HostSignatures[M][1] : unknown;
type Handlers = {
  [M in HostMethod]?: (...parameters: Parameters<M>) => Answer<M> | Promise<Answer<M>>;
};

const pipelineStopped = () =>
  new HostCallError(
    messages.pipelineStopped,
    'PipelineStopped',
    'System.Management.Automation.PipelineStoppedException',
  );
const unsupported = () => {
  throw new HostCallError(messages.notSupportedOnPlatform, 'NotSupported', 'System.PlatformNotSupportedException');
};

export class ConsoleHost implements AsyncHost {
  readonly output: OutputWriter;
  readonly progress: ProgressPane;
  readonly raw: RawUserInterface;
  readonly instanceId = crypto.randomUUID();
  /** How this folder's prompts, and others on this side, talk to the user. */
  readonly promptConsole: PromptConsole;
  style: OutputStyle = defaultOutputStyle;
  #reads = new AbortController();
  readonly #handlers: Handlers;

  constructor(private readonly parts: ConsoleHostParts) {
    const { screen, keyboard } = parts;
    this.output = new OutputWriter(screen);
    this.progress = new ProgressPane(screen, parts.view, () => this.style);
    this.raw = new RawUserInterface(screen, keyboard);
    this.promptConsole = this.#makePromptConsole();
    this.#handlers = {
      ...this.#identity(),
      ...this.#writing(),
      ...this.#asking(),
      ...this.#rawInterface(),
      ...this.#session(),
    };
  }

  /** Answers a call. Rejects with HostCallError when the host refuses, or the user gives the question up. */
  async call({ method, parameters }: HostCall, signal?: AbortSignal): Promise<unknown> {
    const handler = this.#handlers[method] as ((...parameters: readonly unknown[]) => unknown) | undefined;
    if (!handler) throw new HostCallError(messages.notImplemented, 'NotImplemented', 'System.NotImplementedException');
    if (!signal) return handler(...parameters);
    const cancel = () => this.cancelReads();
    signal.addEventListener('abort', cancel);
    try {
      return await handler(...parameters);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Lends the terminal to a program elsewhere, as a program here would have it. */
  get lendTerminal(): AsyncHost['lendTerminal'] {
    const { terminal } = this.parts.screen;
    if (!terminal.isInteractive || !terminal.lend) return null;
    return async (use) => {
      let listener: (data: Uint8Array) => void = () => {};
      await this.call({ method: HostMethod.NotifyBeginApplication, parameters: [] });
      const giveBack = terminal.lend?.((data) => listener(data));
      try {
        await use({
          get columns() {
            return terminal.columns;
          },
          get rows() {
            return terminal.rows;
          },
          write: (data) => terminal.write(data),
          onInput: (listening) => {
            listener = listening;
          },
          onResize: (listening) => terminal.onResize(listening),
        });
      } finally {
        giveBack?.();
        await this.call({ method: HostMethod.NotifyEndApplication, parameters: [] });
      }
    };
  }

  /** Ends whatever waits for the user: the pipeline that asked is being stopped. */
  cancelReads(): void {
    this.#reads.abort();
    this.#reads = new AbortController();
  }

  /** Writes what has been gathered, and forgets the progress of the command that has ended. */
  finishCommand(): void {
    this.output.flush();
    this.progress.reset();
  }

  #identity(): Handlers {
    const culture = () => Intl.DateTimeFormat().resolvedOptions().locale;
    return {
      [HostMethod.GetName]: () => 'ConsoleHost',
      [HostMethod.GetVersion]: () => '7.6.0',
      [HostMethod.GetInstanceId]: () => this.instanceId,
      [HostMethod.GetCurrentCulture]: culture,
      [HostMethod.GetCurrentUICulture]: culture,
    };
  }

  #writing(): Handlers {
    const write = (text: string) => this.output.write(text);
    const line = (style: string, text: string) => write(`${style}${text}\x1b[0m\n`);
    return {
      [HostMethod.Write1]: write,
      [HostMethod.Write2]: (foreground, background, text) => write(this.#colored(foreground, background, text)),
      [HostMethod.WriteLine1]: () => write('\n'),
      [HostMethod.WriteLine2]: (text) => write(`${text}\n`),
      [HostMethod.WriteLine3]: (foreground, background, text) =>
        write(`${this.#colored(foreground, background, text)}\n`),
      [HostMethod.WriteErrorLine]: (text) => (text === '' ? undefined : write(`${text}\n`)),
      [HostMethod.WriteDebugLine]: (text) => line(this.style.debug, messages.debugLine(text)),
      [HostMethod.WriteVerboseLine]: (text) => line(this.style.verbose, messages.verboseLine(text)),
      [HostMethod.WriteWarningLine]: (text) => line(this.style.warning, messages.warningLine(text)),
      [HostMethod.WriteProgress]: (progress) => {
        this.output.flush();
        this.progress.update(progress);
      },
    };
  }

  #asking(): Handlers {
    const console = this.promptConsole;
    return {
      // At the end of a redirected input there is no line, which is no reason to stop.
      [HostMethod.ReadLine]: () => this.parts.lineInput?.read((text) => console.write(text)) ?? console.readLine(),
      [HostMethod.ReadLineAsSecureString]: () => console.readSecret(),
      [HostMethod.Prompt]: (caption, message, fields) => promptForFields(console, caption, message, fields),
      [HostMethod.PromptForCredential1]: (...parameters) => {
        const [caption, message, userName, targetName] = parameters as string[];
        return promptForCredential(console, caption ?? '', message ?? '', userName ?? '', targetName ?? '');
      },
      [HostMethod.PromptForCredential2]: (caption, message, userName, targetName) =>
        promptForCredential(console, caption, message, userName, targetName),
      [HostMethod.PromptForChoice]: (caption, message, choices, defaultChoice) =>
        promptForChoice(console, caption, message, choices, defaultChoice),
      [HostMethod.PromptForChoiceMultipleSelection]: (caption, message, choices, defaultChoices) =>
        promptForChoices(console, caption, message, choices, defaultChoices),
    };
  }

  #rawInterface(): Handlers {
    const { raw } = this;
    const { keyboard } = this.parts;
    const size = () => raw.size;
    return {
      [HostMethod.GetForegroundColor]: () => raw.foreground,
      [HostMethod.SetForegroundColor]: (color) => {
        raw.foreground = color;
        return this.output.write(raw.colorSequence);
      },
      [HostMethod.GetBackgroundColor]: () => raw.background,
      [HostMethod.SetBackgroundColor]: (color) => {
        raw.background = color;
        return this.output.write(raw.colorSequence);
      },
      [HostMethod.GetCursorPosition]: () => {
        this.output.flush();
        return raw.cursorPosition();
      },
      [HostMethod.SetCursorPosition]: (position) => {
        this.output.flush();
        raw.setCursorPosition(position);
      },
      [HostMethod.GetWindowPosition]: () => ({ x: 0, y: 0 }),
      [HostMethod.SetWindowPosition]: unsupported,
      [HostMethod.GetCursorSize]: () => 100,
      [HostMethod.SetCursorSize]: unsupported,
      [HostMethod.GetBufferSize]: size,
      [HostMethod.SetBufferSize]: unsupported,
      [HostMethod.GetWindowSize]: size,
      [HostMethod.SetWindowSize]: unsupported,
      [HostMethod.GetMaxWindowSize]: size,
      [HostMethod.GetMaxPhysicalWindowSize]: size,
      [HostMethod.GetWindowTitle]: () => raw.title,
      [HostMethod.SetWindowTitle]: (title) => {
        this.output.flush();
        raw.title = title;
      },
      [HostMethod.GetKeyAvailable]: () => keyboard.hasKeys,
      [HostMethod.ReadKey]: (options) => {
        this.output.flush();
        return raw.readKey(options, this.#reads.signal);
      },
      [HostMethod.FlushInputBuffer]: () => keyboard.clear(),
    };
  }

  #session(): Handlers {
    const { actions } = this.parts;
    return {
      [HostMethod.SetShouldExit]: (exitCode) => actions.setShouldExit(exitCode),
      [HostMethod.EnterNestedPrompt]: () => {
        this.finishCommand();
        return actions.enterNestedPrompt();
      },
      [HostMethod.ExitNestedPrompt]: () => actions.exitNestedPrompt(),
      [HostMethod.NotifyBeginApplication]: () => {
        this.output.flush();
        this.progress.suspend();
        actions.beginApplication();
      },
      [HostMethod.NotifyEndApplication]: () => {
        actions.endApplication();
        this.progress.resume();
      },
      [HostMethod.PushRunspace]: (id) => actions.pushRunspace(id),
      [HostMethod.PopRunspace]: () => actions.popRunspace(),
      [HostMethod.GetIsRunspacePushed]: () => actions.isRunspacePushed(),
    };
  }

  /** Colours that are not given are those that RawUI was told to use. */
  #colored(foreground: ConsoleColor, background: ConsoleColor, text: string): string {
    const colors = consoleColorSequence(foreground, background);
    if (colors === '') return text;
    // A line break in the middle of a background would colour the rest of the row on some terminals.
    const painted = text.split('\n').map((part) => (part === '' ? '' : `${colors}${part}\x1b[0m`));
    return painted.join('\n') + (this.raw.foreground >= 0 || this.raw.background >= 0 ? this.raw.colorSequence : '');
  }

  #makePromptConsole(): PromptConsole {
    const { screen, keyboard, lineInput } = this.parts;
    const reader: LineReaderParts = { screen, keyboard, view: () => this.parts.whenViewIsLoaded() };
    const write = (text: string) => void this.output.write(text);
    const read = async <T>(ask: (signal: AbortSignal) => Promise<T | null>): Promise<T> => {
      this.output.flush();
      this.progress.suspend();
      const answer = await ask(this.#reads.signal);
      this.progress.resume();
      if (answer !== null) return answer;
      throw pipelineStopped();
    };
    return {
      get columns() {
        return screen.terminal.columns;
      },
      write,
      writeColored: (color, text) => write(this.#colored(color, null, text)),
      readLine: () => read((signal) => (lineInput ? lineInput.read(write) : readLine(reader, signal))),
      // A secret is not taken from where its characters cannot be kept off the screen.
      readSecret: () => read((signal) => (lineInput ? Promise.resolve(null) : readSecret(reader, signal))),
    };
  }
}
