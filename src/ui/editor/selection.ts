/** Selecting, and the clipboard. A selection lies between mark and cursor, and lasts as long as functions of this file follow. */
import type { EditorFunction } from './editor-context.js';
import { type EditorState, region, remove } from './editor-state.js';
import * as movement from './movement.js';

/** A movement that takes the selection along. */
const selecting =
  (move: EditorFunction): EditorFunction =>
  (state, call, context) => {
    const moved = move(call.previous.selection ? state : { ...state, mark: state.cursor }, call, context);
    return { ...moved, chain: { ...moved.chain, selection: true } };
  };

export const SelectBackwardChar = selecting(movement.BackwardChar);
export const SelectForwardChar = selecting(movement.ForwardChar);
export const SelectBackwardWord = selecting(movement.BackwardWord);
export const SelectNextWord = selecting(movement.NextWord);
export const SelectForwardWord = selecting(movement.ForwardWord);
export const SelectShellForwardWord = selecting(movement.ShellForwardWord);
export const SelectShellNextWord = selecting(movement.ShellNextWord);
export const SelectShellBackwardWord = selecting(movement.ShellBackwardWord);
export const SelectLine = selecting(movement.EndOfLine);
export const SelectBackwardsLine = selecting(movement.BeginningOfLine);

export const SelectAll: EditorFunction = (state) => ({
  ...state,
  mark: 0,
  cursor: state.text.length,
  chain: { ...state.chain, selection: true },
});

/** The selected text, or all of it when nothing is selected. */
function selectedText(state: EditorState, isSelection: boolean): string {
  if (!isSelection) return state.text;
  const { start, length } = region(state);
  return state.text.slice(start, start + length);
}

export const Copy: EditorFunction = (state, { previous }) => ({
  ...state,
  effect: { kind: 'copy', text: selectedText(state, previous.selection) },
});

export const Cut: EditorFunction = (state, { previous }) => {
  if (!previous.selection) return state;
  const { start, length } = region(state);
  return { ...remove(state, start, length), effect: { kind: 'copy', text: selectedText(state, true) } };
};

export const Paste: EditorFunction = (state) => ({ ...state, effect: { kind: 'paste' } });
