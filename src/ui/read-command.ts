/** Reads a command line: shows the prompt, hands keys to the editor, and draws what comes out of it. */
import type { EditorRequest, EditorView } from '../runtime/host/editor-request.js';
import type { CommandReaderParts } from './command-reader-parts.js';
import { requestCompletion } from './completion-request.js';
import type { CommandHistory } from './editor/command-history.js';
import { completed, completionFunctions } from './editor/completion.js';
import type { EditorContext } from './editor/editor-context.js';
import {
  type CompletionWay,
  type EditorState,
  type Effect,
  emptyState,
  type KillRing,
  noChain,
  region,
} from './editor/editor-state.js';
import { editorFunctions } from './editor/functions.js';
import { enterHistory, recall } from './editor/history-recall.js';
import { type Layout, layOut } from './editor/layout.js';
import { type ParseInput, rememberLast } from './editor/parsed-input.js';
import { predict } from './editor/prediction.js';
import { suggestedRest } from './editor/prediction-rows.js';
import { pressKey, type ScriptEffect, settle } from './editor/press-key.js';
import { requestedEdit, scriptCall, viewOf } from './editor/requested-edits.js';
import { rowsBelow } from './editor/rows-below.js';
import { messages } from './host/messages.js';
import { virtualKeyCode } from './host/virtual-keys.js';
import { namedKey } from './keys/key-chord.js';
import { paintPrompt } from './prompt-error.js';
import type { Frame } from './terminal/live-region.js';
import type { RegionPainter } from './terminal/screen.js';
import { vt } from './terminal/vt.js';
import { TypeErrors } from './type-errors.js';
import { fillRow, viCommandStyle } from './vi-indicator.js';

export type ReadOutcome =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'cancelled' }
  /** Ctrl+D on an empty line. */
  | { readonly kind: 'exit' }
  /** The keyboard is gone, or the reader was told to give up. */
  | { readonly kind: 'ended' };

/** What is pasted over several lines may hold tabs, which are no request for completion. */
const TAB = '    ';
/** The name of a key that no key has: what is pasted goes in as text whatever keys are bound to. */
const PASTED = '<paste>';
/** Behind the newest line, before it is known how many there are: the history file is read when the first key comes. */
const NEWEST = Number.MAX_SAFE_INTEGER;

export class CommandReader {
  #killRing: KillRing = { entries: [], current: -1 };
  /** Set by AcceptAndGetNext: where in the history the next line begins. */
  #recallIndex: number | null = null;
  #state: EditorState = emptyState(0);
  #prompt = '';
  #layout: { state: EditorState; rest: string; columns: number; startColumn: number; layout: Layout } | null = null;
  #history: CommandHistory | null = null;
  #isReading = false;
  /** What script blocks have asked for, to be done when they have ended. */
  #later: Effect[] = [];
  /** Where the text begins on its first row. */
  #startColumn = 0;

  readonly #parse: ParseInput;
  readonly #typeErrors: TypeErrors;

  constructor(private readonly parts: CommandReaderParts) {
    this.#parse = rememberLast(parts.parse);
    this.#typeErrors = new TypeErrors(this.#parse, parts.runspace, () => {
      if (this.#isReading) parts.screen.refresh();
    });
  }

  /**
   * Reads a line. `prompt` is shown in front of it; `reprompt` makes it anew when the screen is cleared. Does not reject.
   */
  async read(
    prompt: string,
    history: CommandHistory,
    reprompt: () => Promise<string>,
    signal?: AbortSignal,
  ): Promise<ReadOutcome> {
    this.#prompt = prompt;
    this.#history = history;
    this.#state = this.#firstState(history);
    this.#isReading = true;
    try {
      return await this.#readKeys(reprompt, signal);
    } finally {
      this.#isReading = false;
    }
  }

  async #readKeys(reprompt: () => Promise<string>, signal: AbortSignal | undefined): Promise<ReadOutcome> {
    const { screen, keyboard } = this.parts;
    const history = this.#history!;
    await this.#show();
    // The history file is read while the user looks at the prompt.
    setImmediate(() => history.length);
    for (;;) {
      const event = await keyboard.read(signal);
      if (!event) {
        screen.keep();
        return { kind: 'ended' };
      }
      const effect = this.#take(event);
      if (!effect) {
        screen.refresh();
        this.#typeErrors.ask(this.#state.text);
        continue;
      }
      const outcome = await this.#perform(effect, reprompt);
      if (outcome) return outcome;
    }
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** Draws the region again after the terminal has changed its size. */
  async resized(): Promise<void> {
    this.parts.screen.resized(await this.parts.keyboard.locateCursor());
    await this.#locateOpaquePrompt();
  }

  /** Shows the prompt and the line again, after a program had the terminal. */
  async showAgain(): Promise<void> {
    const { screen, keyboard } = this.parts;
    screen.column ??= (await keyboard.locateCursor())?.column ?? 0;
    await this.#show();
  }

  #firstState(history: CommandHistory): EditorState {
    const index = this.#recallIndex;
    const mode = this.parts.options().editMode === 'Vi' ? 'insert' : null;
    const vi = { ...this.#state.vi, mode, group: null } as const;
    if (index === null) return emptyState(NEWEST, this.#killRing, vi);
    this.#recallIndex = null;
    const state = emptyState(history.length, this.#killRing, vi);
    return recall(enterHistory(state, this.#context()), index, 'end', this.#context());
  }

  /** Gives the editor an event and all that are already waiting, up to the first that has an effect. */
  #take(first: { type: 'key'; key: { name: string; char: string } } | { type: 'paste'; text: string }): Effect | null {
    const { keyboard } = this.parts;
    let rings = false;
    for (let event: typeof first | undefined = first; event; event = keyboard.take()) {
      if (event.type === 'paste') this.#paste(event.text);
      else this.#press(event.key);
      rings ||= this.#state.ding;
      if (this.#state.effect) break;
    }
    if (rings) this.#ring();
    return this.#state.effect;
  }

  #ring(): void {
    if (this.parts.options().bellStyle === 'Audible') this.parts.screen.terminal.write(vt.bell);
  }

  #press(key: { name: string; char: string }): void {
    const state = this.#state;
    const known = state.historyIndex === NEWEST ? { ...state, historyIndex: this.#history!.length } : state;
    this.#state = pressKey(known, key, this.#context());
    this.#killRing = this.#state.killRing;
  }

  /** Pasted lines run one after the other, as if they were typed. What is behind an accepted line waits for the next prompt. */
  #paste(text: string): void {
    for (let rest = text; rest !== ''; ) {
      const end = rest.indexOf('\n');
      this.#press({ name: PASTED, char: (end < 0 ? rest : rest.slice(0, end)).replaceAll('\t', TAB) });
      if (end < 0) return;
      rest = rest.slice(end + 1);
      this.#press(namedKey('Enter'));
      if (!this.#state.effect) continue;
      if (rest !== '') this.parts.keyboard.unread({ type: 'paste', text: rest });
      return;
    }
  }

  async #perform(effect: Effect, reprompt: () => Promise<string>): Promise<ReadOutcome | null> {
    const { screen, clipboard } = this.parts;
    const history = this.#history!;
    switch (effect.kind) {
      case 'accept': {
        const { text, edits, historyIndex } = this.#state;
        this.#leave('\n');
        history.add(text, edits);
        if (effect.recallNext) this.#recallIndex = historyIndex + 1;
        return { kind: 'line', text };
      }
      case 'cancel':
        this.#leave('\x1b[91m^C\x1b[0m\n');
        return { kind: 'cancelled' };
      case 'exit':
        screen.keep();
        return { kind: 'exit' };
      case 'clearScreen':
        this.#prompt = await reprompt();
        screen.clear();
        await this.#locateOpaquePrompt();
        return null;
      case 'invokePrompt':
        screen.close();
        this.#prompt = await reprompt();
        await this.#show();
        return null;
      case 'copy':
        clipboard.copy(effect.text);
        break;
      case 'paste':
        this.#paste((await clipboard.paste()).replace(/\r\n?/g, '\n'));
        break;
      case 'clearHistory':
        history.clear();
        break;
      case 'switchPredictionView':
        this.parts.switchPredictionView();
        this.#state = { ...this.#state, prediction: predict(this.#state, this.#context()) };
        break;
      case 'runScript':
        return this.#runScript(effect, reprompt);
      case 'complete':
        screen.refresh();
        await this.#complete(effect.way);
        break;
      case 'list':
        await this.#showList(effect.rows, reprompt);
        return null;
    }
    screen.refresh();
    return this.#state.effect && this.#state.effect !== effect ? this.#perform(this.#state.effect, reprompt) : null;
  }

  /** Does what the engine asks while the script block of a key runs. Throws an Error when no line is being edited. */
  answer(request: EditorRequest): EditorView {
    if (!this.#isReading) throw new Error(messages.noLine);
    const next = requestedEdit(this.#state, request, this.#context());
    if (next.effect) this.#later.push(next.effect);
    if (next.ding) this.#ring();
    this.#state = { ...next, effect: null, ding: false };
    return viewOf(this.#state);
  }

  async #runScript(effect: ScriptEffect, reprompt: () => Promise<string>): Promise<ReadOutcome | null> {
    const { keyboard, screen } = this.parts;
    this.#state = { ...this.#state, effect: null, chain: effect.previous };
    this.#later = [];
    const abort = new AbortController();
    const outer = keyboard.interrupt;
    keyboard.interrupt = () => abort.abort();
    const call = scriptCall(effect, virtualKeyCode);
    const failure = await this.parts.runKeyScript(call, abort.signal).catch((error: Error) => error.message);
    keyboard.interrupt = outer;
    if (failure !== null) screen.write(`\x1b[91m${messages.keyScriptFailed(failure)}\x1b[0m\n`);
    const { previous } = effect;
    if (this.#state.chain === previous)
      this.#state = settle({ ...this.#state, chain: noChain }, previous, this.#context());
    screen.refresh();
    for (const later of this.#later) {
      const outcome = await this.#perform(later, reprompt);
      if (outcome) return outcome;
    }
    return null;
  }

  async #complete(way: CompletionWay): Promise<void> {
    const { keyboard, runspace, bindings } = this.parts;
    const { text, cursor } = this.#state;
    const set = await requestCompletion({
      runspace: runspace(),
      text,
      cursor,
      keyboard,
      isCompletionKey: (name) => completionFunctions.has(bindings().functionOf(name) ?? ''),
    });
    const state: EditorState = { ...this.#state, effect: null, ding: false };
    this.#state = set ? completed(state, set, way, this.#context()) : state;
    if (this.#state.ding) this.#ring();
  }

  /** Leaves the line where it is, writes rows below it, and goes on in a new prompt below them. */
  async #showList(rows: readonly string[], reprompt: () => Promise<string>): Promise<void> {
    const state = { ...this.#state, effect: null };
    this.#state = { ...state, cursor: state.text.length };
    this.#leave(`\n${rows.join('\n')}\n`);
    this.#state = state;
    this.#prompt = await reprompt();
    await this.#show();
  }

  /** Draws the line for the last time and goes on behind it. */
  #leave(text: string): void {
    const { screen } = this.parts;
    screen.refresh();
    screen.keep();
    screen.write(text);
  }

  async #show(): Promise<void> {
    this.parts.screen.open(this.#painter());
    await this.#locateOpaquePrompt();
  }

  /** A prompt that moves the cursor about leaves it where only the terminal knows. */
  async #locateOpaquePrompt(): Promise<void> {
    const { screen, keyboard } = this.parts;
    if (!screen.isLeadOpaque) return;
    const at = await keyboard.locateCursor();
    if (at) screen.relocate(at.column);
  }

  /** Whether the prompt is to show that keys are commands. */
  get #isInViCommand(): boolean {
    return this.#state.vi.mode === 'command' && this.parts.options().viModeIndicator === 'Prompt';
  }

  #painter(): RegionPainter {
    const reader = this;
    return {
      get lead() {
        return reader.#isInViCommand ? viCommandStyle(reader.#prompt) : reader.#prompt;
      },
      paint: (line, column) => this.#paint(line, column),
    };
  }

  #paint(line: string, column: number): Frame {
    const { view, screen } = this.parts;
    const { columns } = screen.terminal;
    const state = this.#state;
    const hasErrors = this.#parse(state.text).errors.length > 0 || this.#typeErrors.isIn(state.text);
    this.#startColumn = column;
    const rest = suggestedRest(state.text, state.prediction, screen.terminal, column);
    const layout = this.#layoutOf(state, rest);
    const lines = view.rowsOf(
      {
        kind: 'editedLine',
        line: paintPrompt(line, column, this.#prompt, hasErrors, this.parts.options()),
        column,
        rows: this.#isInViCommand ? fillRow(layout.rows, column, columns) : layout.rows,
        below: rowsBelow(state, layout.rows.length, screen.terminal, this.parts.options()),
      },
      columns,
    );
    return { lines, cursor: layout.pointAt(state.cursor), continued: layout.continued };
  }

  /** `rest` is what is shown behind the text. */
  #layoutOf(state: EditorState, rest = ''): Layout {
    const { columns } = this.parts.screen.terminal;
    const { continuationPrompt, colors } = this.parts.options();
    const startColumn = this.#startColumn;
    const known = this.#layout;
    if (known?.state === state && known.rest === rest && known.columns === columns && known.startColumn === startColumn)
      return known.layout;
    const layout = layOut({
      text: state.text + rest,
      tokens: this.#parse(state.text).tokens,
      columns,
      startColumn,
      continuationPrompt,
      colors,
      selection: state.chain.selection ? region(state) : null,
      emphasis: state.emphasis,
      suggestion: { start: state.text.length, length: rest.length },
    });
    this.#layout = { state, rest, columns, startColumn, layout };
    return layout;
  }

  #context(): EditorContext {
    const { parts } = this;
    return {
      options: parts.options(),
      parse: this.#parse,
      history: this.#history!,
      bindings: parts.bindings(),
      commandBindings: parts.commandBindings(),
      functions: editorFunctions,
      size: { columns: parts.screen.terminal.columns, rows: parts.screen.terminal.rows },
      layout: (state) => this.#layoutOf(state),
    };
  }
}
