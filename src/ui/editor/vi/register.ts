/** What deleting in Vi mode keeps for pasting, what an edit can be repeated by, and insertions that are one edit to undo. */
import { type EditorState, edit, remove } from '../editor-state.js';
import type { Edit, Instigator } from '../undo.js';

/** The last place that the cursor may have: on the last character in command mode, behind it elsewhere. */
export const lastPlace = (state: EditorState, length = state.text.length): number =>
  state.vi.mode === 'command' ? Math.max(0, length - 1) : length;

export function keep(state: EditorState, text: string, isLines = false): EditorState {
  return { ...state, vi: { ...state.vi, register: { text, isLines } } };
}

/** Deletes text into the register; undoing leaves the cursor in front of it. */
export function removeToRegister(state: EditorState, start: number, length: number, by: Instigator): EditorState {
  const text = state.text.slice(start, start + length);
  if (text === '') return state;
  return keep(edit(state, { kind: 'delete', at: start, text, cursorBehind: false, by }), text);
}

/** Deletes text: in Vi mode into the register, and so that it can be repeated. */
export function removeText(state: EditorState, start: number, length: number, by: Instigator): EditorState {
  if (state.vi.mode === null) return remove(state, start, length);
  const removed = removeToRegister(state, start, length, by);
  return { ...removed, cursor: Math.min(removed.cursor, lastPlace(removed)) };
}

/** From here on what is inserted is one edit, until command mode comes again. */
export function beginGroup(state: EditorState, by: Instigator): EditorState {
  return { ...state, vi: { ...state.vi, group: { since: state.edits.done, by } } };
}

export function endGroup(state: EditorState): EditorState {
  const { group } = state.vi;
  if (!group) return state;
  const ended: EditorState = { ...state, vi: { ...state.vi, group: null } };
  const edits: Edit[] = [];
  let cell = state.edits.done;
  for (; cell && cell !== group.since; cell = cell.below) edits.unshift(cell.edit);
  // A line of the history has brought a log of its own.
  if (cell !== group.since || edits.length === 0) return ended;
  const done = { edit: { kind: 'group', edits, by: group.by } as const, below: group.since };
  return { ...ended, edits: { done, undone: null } };
}
