/** What the editor's functions know of the world besides the state: options, parser, history, and where text is on the screen. */
import type { KeyBindings } from '../keys/key-bindings.js';
import type { ScreenSize } from './completion-grid.js';
import type { Call, EditorState } from './editor-state.js';
import type { Layout } from './layout.js';
import type { EditorOptions } from './options.js';
import type { ParseInput } from './parsed-input.js';
import type { EditLog } from './undo.js';

/** A line that ran, or was read from the history file. */
export interface HistoryLine {
  readonly text: string;
  /** How it was typed, so that Undo goes on from there. */
  readonly edits: EditLog;
  /** Ran in another session while this one was open: found by searches, skipped by the arrows. */
  readonly fromOtherSession: boolean;
}
export interface HistoryView {
  readonly length: number;
  at(index: number): HistoryLine;
  /** Takes in what other sessions have written; called before any walk through the history. */
  update(): void;
}

export interface EditorContext {
  readonly options: EditorOptions;
  readonly parse: ParseInput;
  readonly history: HistoryView;
  /** Of the screen. */
  readonly size: ScreenSize;
  layout(state: EditorState): Layout;
  readonly bindings: KeyBindings;
  /** In Vi's command mode. */
  readonly commandBindings: KeyBindings;
  /** All functions by name, for those that call another. */
  readonly functions: ReadonlyMap<string, EditorFunction>;
}

export type EditorFunction = (state: EditorState, call: Call, context: EditorContext) => EditorState;
