/**
 * The console: takes the terminal at once, before anything heavy is loaded, so that keys are not lost and a first prompt can be
 * shown; gives the engine its host; and then runs the session. Ink and the grammar are loaded meanwhile.
 */
import { HostCallError } from '../runtime/host/host-call.js';
import type { ServiceTable } from '../runtime/io/service.js';
import type { InvokeResult, RunningPipeline, Runspace } from '../runtime/runspaces/runspace.js';
import { CommandHistories } from './command-histories.js';
import { defaultOptions } from './editor/options.js';
import type { InputLanguage } from './editor/parsed-input.js';
import { promptForChoice } from './host/choice-prompt.js';
import { ConsoleHost, type HostActions } from './host/console-host.js';
import { messages } from './host/messages.js';
import { type EditorSettings, readLineServices } from './host/readline-services.js';
import { RunspaceStack } from './host/runspace-stack.js';
import { bindingTables, commandBindings, KeyBindings } from './keys/key-bindings.js';
import { Keyboard } from './keys/keyboard.js';
import { LineInput } from './line-input.js';
import type { LiveView } from './live-view.js';
import { runPipedSession } from './piped-session.js';
import { type Editor, PromptLoop } from './prompt-loop.js';
import { CommandReader } from './read-command.js';
import { whileRunning } from './running-work.js';
import { Clipboard } from './terminal/clipboard.js';
import { openProcessTerminal } from './terminal/process-terminal.js';
import { Screen } from './terminal/screen.js';
import type { Terminal } from './terminal/terminal.js';
import { vt } from './terminal/vt.js';

export interface ConsoleOptions {
  /** The history file; '' keeps the history in memory. */
  readonly historyPath?: string;
  /** Shown at once, before the engine has said what its prompt is; only for a prompt that is sure to come so. */
  readonly instantPrompt?: string;
  /** False for a script, which may need nothing that is drawn; otherwise Ink is loaded while the engine starts. */
  readonly promptFollows?: boolean;
  /** Left out: this process's terminal. */
  readonly terminal?: Terminal;
  /** Left out: PowerShell, loaded when the session begins. */
  readonly language?: InputLanguage;
  /** The session, by instance id, that PushRunspace names. */
  findRunspace?(id: string): Runspace | undefined;
  /** Ends a local runspace that is dead or hangs, and opens another. Left out: the session ends with it. */
  restart?(lost: Runspace): Promise<Runspace>;
}

export interface InteractiveConsole {
  /** The host to open runspaces with. */
  readonly host: ConsoleHost;
  /** For the engine's side of PSReadLine and $PSStyle; to be added to the services of its thread. */
  readonly services: ServiceTable;
  readonly stack: RunspaceStack;
  /** Waits for what runs before there is a prompt, a profile or a script: Ctrl+C stops it. Rejects as the pipeline does. */
  follow(pipeline: RunningPipeline): Promise<InvokeResult>;
  /** Runs the session in a local runspace until it ends, and gives the terminal back. Returns the exit code. */
  run(runspace: Runspace): Promise<number>;
  /** Writes a text above all that follows. */
  greet(text: string): Promise<void>;
  /** Gives the terminal back without having run a session. */
  close(): void;
}

export function openConsole(options: ConsoleOptions = {}): InteractiveConsole {
  const terminal = options.terminal ?? openProcessTerminal();
  const keyboard = new Keyboard(terminal);
  const screen = new Screen(terminal);
  const stack = new RunspaceStack();
  const settings: EditorSettings = {
    options: { ...defaultOptions, historySavePath: options.historyPath ?? '' },
    bindings: new KeyBindings(bindingTables[defaultOptions.editMode]),
    commandBindings: commandBindings(),
  };
  const lineInput = terminal.isInteractive ? null : new LineInput(terminal);
  let view: LiveView | null = null;
  let loadingView: Promise<LiveView> | null = null;
  const whenViewIsLoaded = () => {
    loadingView ??= import('./live-view.js').then(({ openLiveView }) => {
      view = openLiveView();
      return view;
    });
    return loadingView;
  };
  let loop: PromptLoop | null = null;
  let reader: CommandReader | null = null;
  let exitCode: number | null = null;
  let applications = 0;

  const actions: HostActions = {
    setShouldExit(code) {
      if (loop) loop.exit(code);
      else if (stack.isPushed) stack.pop();
      else exitCode = code;
    },
    enterNestedPrompt: () => (loop ? loop.runNested() : Promise.reject(noPrompt())),
    exitNestedPrompt() {
      if (!loop) throw noPrompt();
      loop.exitNested();
    },
    beginApplication() {
      if (applications++ > 0) return;
      screen.close();
      terminal.release();
    },
    endApplication() {
      if (--applications > 0) return;
      if (terminal.isInteractive) terminal.acquire();
      keyboard.terminalIsBack();
      // What the program has written, and where it has left the cursor, only the terminal knows.
      screen.write(terminal.isInteractive ? vt.restoreModes : '');
      screen.column = terminal.isInteractive ? null : 0;
      if (reader?.isReading) void reader.showAgain();
    },
    pushRunspace(id) {
      const runspace = options.findRunspace?.(id);
      if (!runspace)
        throw new HostCallError(messages.noSuchRunspace(id), 'InvalidRunspace', 'System.ArgumentException');
      stack.push(runspace);
    },
    popRunspace: () => stack.pop(),
    isRunspacePushed: () => stack.isPushed,
  };
  const host = new ConsoleHost({ screen, keyboard, actions, view: () => view, whenViewIsLoaded, lineInput });

  terminal.onResize(() => {
    if (reader?.isReading) void reader.resized();
    else screen.resized(null);
  });
  if (terminal.isInteractive) {
    terminal.acquire();
    if (options.instantPrompt) showBarePrompt(screen, options.instantPrompt);
    if (options.promptFollows !== false) void whenViewIsLoaded();
  }

  const loadLanguage = async () => options.language ?? (await import('./editor/powershell-input.js')).powerShell;

  const askToAbandon = () =>
    promptForChoice(
      host.promptConsole,
      messages.abandonCaption,
      messages.abandonMessage,
      [
        { label: '&Yes', helpMessage: messages.abandonYes },
        { label: '&No', helpMessage: messages.abandonNo },
      ],
      1,
    ).then((choice) => choice === 0);

  /** The editor and what belongs to it; made once Ink and the grammar are there. */
  async function openEditor(): Promise<Editor> {
    const [live, language] = await Promise.all([whenViewIsLoaded(), loadLanguage()]);
    const writeError = (text: string) => void host.output.write(`\x1b[31;1m${text}\x1b[0m\n`);
    reader = new CommandReader({
      screen,
      keyboard,
      view: live,
      clipboard: new Clipboard(terminal),
      parse: language.parse,
      options: () => settings.options,
      bindings: () => settings.bindings,
      commandBindings: () => settings.commandBindings,
      runspace: () => stack.current,
      runKeyScript: async (call, signal) => (await stack.local.runKeyScript?.(call, signal)) ?? null,
      switchPredictionView() {
        const predictionViewStyle = settings.options.predictionViewStyle === 'ListView' ? 'InlineView' : 'ListView';
        settings.options = { ...settings.options, predictionViewStyle };
      },
    });
    return { reader, histories: new CommandHistories(settings, language, writeError) };
  }

  async function runInteractively(): Promise<number> {
    const editor = openEditor();
    loop = new PromptLoop({
      host,
      screen,
      stack,
      running: { keyboard, cancelReads: () => host.cancelReads(), askToAbandon: options.restart ? askToAbandon : null },
      editor,
      showEarly: (prompt) => {
        if (!reader) showBarePrompt(screen, prompt);
      },
      restart: options.restart ?? null,
    });
    try {
      return await loop.run();
    } finally {
      (await editor).histories.close();
    }
  }

  const close = () => {
    host.output.flush();
    screen.keep();
    view?.unmount();
    terminal.dispose();
  };

  return {
    host,
    stack,
    services: readLineServices(
      settings,
      (style) => {
        host.style = { ...host.style, ...style };
      },
      (request) => {
        if (!reader) throw new Error(messages.noLine);
        return reader.answer(request);
      },
    ),
    close,
    async follow(pipeline) {
      const parts = { keyboard, cancelReads: () => host.cancelReads(), askToAbandon: null };
      try {
        // Nobody is asked whether to abandon it, so it is the pipeline that settles.
        return (await whileRunning(pipeline.done, () => pipeline.stop(), parts)) as InvokeResult;
      } finally {
        host.finishCommand();
      }
    },
    async greet(text) {
      await host.output.write(text);
    },
    async run(runspace) {
      try {
        stack.start(runspace);
        if (exitCode !== null) return exitCode;
        if (!lineInput) return await runInteractively();
        const language = await loadLanguage();
        return await runPipedSession({ host, stack, input: lineInput, language, exitCode: () => exitCode });
      } finally {
        close();
      }
    },
  };
}

const noPrompt = () =>
  new HostCallError(messages.noNestedPrompt, 'InvalidOperation', 'System.InvalidOperationException');

/** A prompt with nothing behind it, while what draws the edited line is still being loaded. */
function showBarePrompt(screen: Screen, prompt: string): void {
  screen.open({
    lead: prompt,
    paint: (line, column) => ({ lines: [line], cursor: { row: 0, column }, continued: [] }),
  });
}
