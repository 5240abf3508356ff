/** Undo, Redo and RevertLine as bindable functions. */
import type { EditorFunction } from './editor-context.js';
import { ding } from './editor-state.js';
import { revertSuggestion } from './prediction.js';
import { redo, undo } from './undo.js';
import { lastPlace } from './vi/register.js';

export const Undo: EditorFunction = (state) => {
  const undone = undo(state);
  if (!undone) return ding(state);
  const cursor = Math.min(undone.cursor, lastPlace(state, undone.text.length));
  return { ...state, ...undone, cursor, status: state.status?.isError ? null : state.status };
};

export const Redo: EditorFunction = (state) => {
  const redone = redo(state);
  return redone ? { ...state, ...redone } : ding(state);
};

/** Undoes everything; Redo brings it back step by step. A list of suggestions is taken away before that. */
export const RevertLine: EditorFunction = (state) => {
  const withoutList = revertSuggestion(state);
  if (withoutList) return withoutList;
  let reverted = state;
  for (let undone = undo(state); undone; undone = undo(undone)) reverted = { ...reverted, ...undone };
  return { ...reverted, status: state.status?.isError ? null : state.status };
};
