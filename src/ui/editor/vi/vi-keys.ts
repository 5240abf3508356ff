/**
 * Functions of Vi mode that wait for the next key: to look for its character, to replace by it, to end a chord of three. A function
 * only says that it waits; the table says what happens then.
 */
import type { KeyChord } from '../../keys/key-chord.js';
import type { EditorContext, EditorFunction } from '../editor-context.js';
import { type Call, ding, type EditorState, edit } from '../editor-state.js';
import { beginGroup, endGroup, removeToRegister } from './register.js';
import { DeleteRelativeLines, ViDeleteInnerWord } from './vi-delete.js';
import { appending, ViInsertMode } from './vi-modes.js';

export type AfterKey = (state: EditorState, key: KeyChord, call: Call, context: EditorContext) => EditorState;

const waiting =
  (name: string): EditorFunction =>
  (state, { argument }) => ({ ...state, mode: { kind: 'viNextKey', name, argument } });

/** The n-th of a character behind the cursor or in front of it; -1 when there is none. */
function find({ text, cursor }: EditorState, character: string, isBackward: boolean, n: number): number {
  const step = isBackward ? -1 : 1;
  let left = n;
  for (let at = cursor + step; at >= 0 && at < text.length; at += step)
    if (text[at] === character && --left === 0) return at;
  return -1;
}

/** As `f`, `F`, `t` and `T` say: how far back from what was found they stay. */
const stay = (isBackward: boolean, isBefore: boolean): number => (isBefore ? (isBackward ? 1 : -1) : 0);

function search(
  state: EditorState,
  { character, isBackward, isBefore }: { character: string; isBackward: boolean; isBefore: boolean },
  n: number,
): EditorState {
  const at = find(state, character, isBackward, n);
  return at < 0 ? ding(state) : { ...state, cursor: at + stay(isBackward, isBefore) };
}

const remembering = (state: EditorState, character: string, isBackward: boolean, isBefore: boolean): EditorState => ({
  ...state,
  vi: { ...state.vi, search: { character, isBackward, isBefore } },
});

const searching =
  (isBackward: boolean, isBefore: boolean): AfterKey =>
  (state, { char }, { argument }) =>
    search(remembering(state, char, isBackward, isBefore), { character: char, isBackward, isBefore }, argument ?? 1);

/** Deletes up to the character that is found; undefined when there is none. */
function deleteTo(
  state: EditorState,
  character: string,
  { argument }: Call,
  [isBackward, isBefore]: readonly [boolean, boolean],
  name: string,
): EditorState | undefined {
  const at = find(state, character, isBackward, argument ?? 1);
  if (at < 0) return undefined;
  const start = isBackward ? at + (isBefore ? 1 : 0) : state.cursor;
  const end = isBackward ? state.cursor : at + (isBefore ? 0 : 1);
  return removeToRegister(state, start, end - start, { name, argument, character });
}

const deletingTo =
  (name: string, isBackward: boolean, isBefore: boolean): AfterKey =>
  (state, { char }, call) => {
    const known = remembering(state, char, isBackward, isBefore);
    const removed = deleteTo(known, char, call, [isBackward, isBefore], name);
    if (!removed) return ding(known);
    return { ...removed, cursor: Math.min(removed.cursor, Math.max(0, removed.text.length - 1)) };
  };

const changingTo =
  (name: string, isBackward: boolean, isBefore: boolean): AfterKey =>
  (state, { char }, call, context) => {
    const by = { name, argument: call.argument, character: char };
    const grouped = beginGroup(remembering(state, char, isBackward, isBefore), by);
    const removed = deleteTo(grouped, char, call, [isBackward, isBefore], name);
    if (!removed) return ding(endGroup(grouped));
    const isAtEnd = !isBackward && !isBefore && removed.cursor >= removed.text.length;
    return isAtEnd ? appending(removed, call, context) : ViInsertMode(removed, call, context);
  };

const replacingCharacter: AfterKey = (state, { char }, { argument }) => {
  const own = state.text[state.cursor];
  if (own === undefined || char.length !== 1 || char < ' ') return ding(state);
  const at = state.cursor;
  const replaced = edit(state, {
    kind: 'group',
    edits: [
      { kind: 'delete', at, text: own, cursorBehind: false },
      { kind: 'insert', at, text: char },
    ],
    by: { name: 'ReplaceCharInPlace', argument },
  });
  return { ...replaced, cursor: at };
};

export const afterKey: Readonly<Record<string, AfterKey>> = {
  SearchChar: searching(false, false),
  SearchCharBackward: searching(true, false),
  SearchCharWithBackoff: searching(false, true),
  SearchCharBackwardWithBackoff: searching(true, true),
  ViDeleteToChar: deletingTo('ViDeleteToChar', false, false),
  ViDeleteToCharBackward: deletingTo('ViDeleteToCharBackward', true, false),
  ViDeleteToBeforeChar: deletingTo('ViDeleteToBeforeChar', false, true),
  ViDeleteToBeforeCharBackward: deletingTo('ViDeleteToBeforeCharBackward', true, true),
  ViReplaceToChar: changingTo('ViReplaceToChar', false, false),
  ViReplaceToCharBackward: changingTo('ViReplaceToCharBackward', true, false),
  ViReplaceToBeforeChar: changingTo('ViReplaceToBeforeChar', false, true),
  ViReplaceToBeforeCharBackward: changingTo('ViReplaceToBeforeCharBackward', true, true),
  ReplaceCharInPlace: replacingCharacter,
  ViDGChord: (state, key, call, context) => (key.name === 'g' ? DeleteRelativeLines(state, call, context) : state),
  ViChordDeleteTextObject: (state, key, call, context) =>
    key.name === 'w' ? ViDeleteInnerWord(state, call, context) : ding(state),
};

export const SearchChar = waiting('SearchChar');
export const SearchCharBackward = waiting('SearchCharBackward');
export const SearchCharWithBackoff = waiting('SearchCharWithBackoff');
export const SearchCharBackwardWithBackoff = waiting('SearchCharBackwardWithBackoff');
export const ViDeleteToChar = waiting('ViDeleteToChar');
export const ViDeleteToCharBackward = waiting('ViDeleteToCharBackward');
export const ViDeleteToBeforeChar = waiting('ViDeleteToBeforeChar');
export const ViDeleteToBeforeCharBackward = waiting('ViDeleteToBeforeCharBackward');
export const ViReplaceToChar = waiting('ViReplaceToChar');
export const ViReplaceToCharBackward = waiting('ViReplaceToCharBackward');
export const ViReplaceToBeforeChar = waiting('ViReplaceToBeforeChar');
export const ViReplaceToBeforeCharBackward = waiting('ViReplaceToBeforeCharBackward');
export const ReplaceCharInPlace = waiting('ReplaceCharInPlace');
export const ViDGChord = waiting('ViDGChord');
export const ViChordDeleteTextObject = waiting('ViChordDeleteTextObject');

const repeating =
  (isOpposite: boolean): EditorFunction =>
  (state) => {
    const { search: last } = state.vi;
    return last ? search(state, { ...last, isBackward: last.isBackward !== isOpposite }, 1) : ding(state);
  };
export const RepeatLastCharSearch = repeating(false);
export const RepeatLastCharSearchBackwards = repeating(true);

/** Makes the last edit again: calls the function that made it. */
export const RepeatLastCommand: EditorFunction = (state, call, context) => {
  const by = state.edits.done?.edit.by;
  if (!by) return ding(state);
  const again: Call = { ...call, argument: by.argument };
  if (by.character !== undefined)
    return afterKey[by.name]!(state, { name: by.character, char: by.character }, again, context);
  return context.functions.get(by.name)!(state, again, context);
};
