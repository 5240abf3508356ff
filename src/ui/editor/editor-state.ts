/**
 * The line editor's state: a value that functions take and give back, never changed in place. What a function asks of the world
 * (accept the line, ring, clear the screen) it leaves in `effect`.
 *
 * PSReadLine counts how often functions of a family were called in a row. Here that is `chain`: what the last key's function
 * says of itself. It is empty again at every key, and a function that wants to go on looks at the one before.
 */
import type { CompletionItem, CompletionSet } from '../../runtime/runspaces/runspace.js';
import type { KeyChord } from '../keys/key-chord.js';
import { characterEnd, characterStart } from '../terminal/width.js';
import type { TextRegion } from './layout.js';
import { apply, type Edit, type EditCell, type EditLog, type Instigator, noEdits, note } from './undo.js';

/** The kill ring: newest last in order of killing; `current` is what Yank takes. */
export interface KillRing {
  readonly entries: readonly string[];
  readonly current: number;
}

/** What the line was before the user went into the history. */
export interface SavedLine {
  readonly text: string;
  readonly edits: EditLog;
}

export interface YankLastArgState {
  readonly argument: number;
  readonly increment: number;
  readonly historyIndex: number;
  /** Where the argument stands that the next call replaces; -1 when there is none yet. */
  readonly start: number;
}

/** The functions that complete, by name. */
export type CompletionWay =
  | 'Complete'
  | 'TabCompleteNext'
  | 'TabCompletePrevious'
  | 'MenuComplete'
  | 'PossibleCompletions';

export interface CompletionProgress {
  /** `replacementLength` is that of what stands in the line now. */
  readonly set: CompletionSet;
  /** Of the result that stands in the line; -1: none. */
  readonly index: number;
  /** These results were worked with already. */
  readonly isAgain: boolean;
}

export interface Chain {
  readonly kill: boolean;
  /** Where the text begins that Yank put in; -1: the last function was no yank. */
  readonly yankStart: number;
  readonly yankLastArg: YankLastArgState | null;
  readonly selection: boolean;
  /** The column that movement from row to row keeps to; Infinity is the end of the line. */
  readonly moveToLineColumn: number | null;
  /** A walk through the history of any kind; without it the next function is at the newest line again. */
  readonly history: boolean;
  readonly recall: boolean;
  /** The start of line that HistorySearchBackward looks for. */
  readonly searchPrefix: string | null;
  /** With HistoryNoDuplicates: the index each line was first met at on this walk. */
  readonly met: ReadonlyMap<string, number>;
  readonly completion: CompletionProgress | null;
  /** What Vi's search of the history goes on looking for. */
  readonly viSearch: { readonly pattern: string; readonly isBackward: boolean } | null;
}
const nothingMet: ReadonlyMap<string, number> = new Map();
export const noChain: Chain = {
  kill: false,
  yankStart: -1,
  yankLastArg: null,
  selection: false,
  moveToLineColumn: null,
  history: false,
  recall: false,
  searchPrefix: null,
  met: nothingMet,
  completion: null,
  viSearch: null,
};

/** A line that could be meant. */
export interface Suggestion {
  readonly text: string;
  /** Where what was typed stands in it. */
  readonly at: number;
}
export interface ListPrediction {
  readonly kind: 'list';
  /** What was typed. */
  readonly input: string;
  readonly before: Pick<EditorState, 'text' | 'edits'>;
  readonly items: readonly Suggestion[];
  /** Of the item that stands in the line; -1: what was typed does. */
  readonly selected: number;
  /** The first item that is shown. */
  readonly top: number;
}
export type Prediction =
  /** The whole line; what was typed is its start. */
  | { readonly kind: 'inline'; readonly text: string }
  | ListPrediction
  /** The screen is too small for the list. */
  | { readonly kind: 'noRoom' };

export interface StatusLine {
  readonly text: string;
  readonly isError: boolean;
}

/** Who gets the next key. */
export type Mode =
  | { readonly kind: 'edit' }
  /** The first key of a chord was pressed. */
  | {
      readonly kind: 'chord';
      readonly first: string;
      readonly argument: number | null;
      /** In Vi mode: typed between the two keys. */
      readonly digits: string;
    }
  /** A function of Vi mode waits for a key. */
  | { readonly kind: 'viNextKey'; readonly name: string; readonly argument: number | null }
  | ViSearch
  | ViOverwrite
  | { readonly kind: 'digitArgument'; readonly text: string; readonly sawDigit: boolean }
  | { readonly kind: 'characterSearch'; readonly direction: 1 | -1; readonly occurrence: number }
  | InteractiveSearch
  | CompletionQuery
  | CompletionMenu;

export interface InteractiveSearch {
  readonly kind: 'interactiveSearch';
  readonly direction: 1 | -1;
  readonly pattern: string;
  /** Where the next search starts from. */
  readonly from: number;
  /** The history index before each character of the pattern, to go back to. */
  readonly positions: readonly number[];
  readonly met: ReadonlyMap<string, number>;
}

/** The text to look for in the history is being typed. */
export interface ViSearch {
  readonly kind: 'viSearch';
  readonly isBackward: boolean;
  readonly pattern: string;
}
/** What is typed takes the place of what is there. */
export interface ViOverwrite {
  readonly kind: 'viOverwrite';
  readonly before: Pick<EditorState, 'text' | 'edits'>;
  readonly start: number;
}

/** A question whether to show so many results. */
export interface CompletionQuery {
  readonly kind: 'completionQuery';
  readonly set: CompletionSet;
  readonly isMenu: boolean;
}

interface MenuView {
  readonly items: readonly CompletionItem[];
  readonly selected: number;
}
export interface CompletionMenu extends MenuView {
  readonly kind: 'completionMenu';
  readonly set: CompletionSet;
  /** What was typed of the result. */
  readonly filter: string;
  /** Whether something was typed before the menu was opened. */
  readonly hadFilter: boolean;
  /** The menus from before each character that was typed in this one. */
  readonly wider: readonly MenuView[];
  /** Backspace has rung, and closes the menu next time. */
  readonly isWarned: boolean;
  /** The line without a result in it. */
  readonly before: EditorState;
}

export type Effect =
  | { readonly kind: 'accept'; readonly recallNext: boolean }
  /** Ctrl+C: the line stays on the screen, marked, and a new prompt follows. */
  | { readonly kind: 'cancel' }
  | { readonly kind: 'exit' }
  | { readonly kind: 'clearScreen' }
  | { readonly kind: 'invokePrompt' }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'paste' }
  | { readonly kind: 'clearHistory' }
  | { readonly kind: 'switchPredictionView' }
  | {
      /** A key that calls a script block. */
      readonly kind: 'runScript';
      readonly id: number;
      readonly key: KeyChord;
      readonly argument: number | null;
      /** The chain from before the key, for the first function that the script block calls. */
      readonly previous: Chain;
    }
  | { readonly kind: 'complete'; readonly way: CompletionWay }
  /** Leaves the rows below the line and shows prompt and line again. */
  | { readonly kind: 'list'; readonly rows: readonly string[] };

export interface ViState {
  /** Null in the other edit modes. */
  readonly mode: 'insert' | 'command' | null;
  /** What was deleted or yanked last. */
  readonly register: { readonly text: string; readonly isLines: boolean };
  /** What `;` and `,` look for again. */
  readonly search: { readonly character: string; readonly isBackward: boolean; readonly isBefore: boolean } | null;
  /** An insertion that becomes one edit when it ends: where the log stood, and what began it. */
  readonly group: { readonly since: EditCell | null; readonly by: Instigator } | null;
}
export const noVi: ViState = { mode: null, register: { text: '', isLines: false }, search: null, group: null };

export interface EditorState {
  readonly text: string;
  /** Offset in UTF-16 units, from 0 to the text's length. */
  readonly cursor: number;
  readonly mark: number;
  readonly edits: EditLog;
  readonly killRing: KillRing;
  readonly vi: ViState;
  /** Index into the history; its length stands for the line that is new. */
  readonly historyIndex: number;
  readonly savedLine: SavedLine | null;
  readonly emphasis: TextRegion | null;
  readonly prediction: Prediction | null;
  readonly status: StatusLine | null;
  readonly mode: Mode;
  readonly chain: Chain;
  readonly effect: Effect | null;
  /** The bell is to ring. */
  readonly ding: boolean;
}

export const editMode: Mode = { kind: 'edit' };

export function emptyState(
  historyLength: number,
  killRing: KillRing = { entries: [], current: -1 },
  vi: ViState = noVi,
): EditorState {
  return {
    text: '',
    cursor: 0,
    mark: 0,
    edits: noEdits,
    killRing,
    vi,
    historyIndex: historyLength,
    savedLine: null,
    emphasis: null,
    prediction: null,
    status: null,
    mode: editMode,
    chain: noChain,
    effect: null,
    ding: false,
  };
}

/** What a function is called with, besides the state. */
export interface Call {
  /** The key that called it; its second one when it was a chord. */
  readonly key: KeyChord;
  /** DigitArgument's number. */
  readonly argument: number | null;
  /** The chain as it was when the key was pressed; `state.chain` is empty by then. */
  readonly previous: Chain;
}

export const ding = (state: EditorState): EditorState => ({ ...state, ding: true });

/** Makes edits and notes them for Undo as one; an error message goes away with them. */
export function edit(state: EditorState, ...edits: Edit[]): EditorState {
  const made: Edit = edits.length === 1 ? edits[0]! : { kind: 'group', edits };
  return {
    ...state,
    ...apply(made, state),
    edits: note(state.edits, made),
    status: state.status?.isError ? null : state.status,
  };
}

export function insert(state: EditorState, text: string): EditorState {
  return text === '' ? state : edit(state, { kind: 'insert', at: state.cursor, text });
}

/** Deletes text, and the rest of a character that an end of it lies in; undoing puts the cursor behind the text. */
export function remove(state: EditorState, start: number, length: number): EditorState {
  if (length <= 0 || start >= state.text.length) return state;
  const at = characterStart(state.text, start);
  const text = state.text.slice(at, characterEnd(state.text, start + length));
  return edit(state, { kind: 'delete', at, text, cursorBehind: true });
}

export function replace(state: EditorState, start: number, length: number, text: string): EditorState {
  if (length <= 0) return insert({ ...state, cursor: start }, text);
  if (text === '') return remove(state, start, length);
  return edit(
    state,
    { kind: 'delete', at: start, text: state.text.slice(start, start + length), cursorBehind: true },
    { kind: 'insert', at: start, text },
  );
}

/** Between the mark and the cursor. */
export function region({ mark, cursor }: EditorState): TextRegion {
  return { start: Math.min(mark, cursor), length: Math.abs(mark - cursor) };
}
