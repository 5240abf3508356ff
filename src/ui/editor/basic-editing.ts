/** Typing, deleting, accepting. Function names are PSReadLine's; about_PSReadLine_Functions describes them. */
import { characterEnd, characterStart } from '../terminal/width.js';
import type { EditorFunction } from './editor-context.js';
import { ding, type EditorState, edit, insert, region, remove, replace } from './editor-state.js';
import { PreviousLine } from './movement.js';
import { lineEnd, lineStart, wordEnd } from './text.js';
import { removeText } from './vi/register.js';

const count = (argument: number | null): number => argument ?? 1;

export const SelfInsert: EditorFunction = (state, { key, argument, previous }) => {
  const text = key.char.repeat(Math.max(0, count(argument)));
  if (text === '') return state;
  if (previous.selection) {
    const { start, length } = region(state);
    return replace(state, start, length, text);
  }
  // A character is not split: what is typed inside one goes behind it.
  return insert({ ...state, cursor: characterEnd(state.text, state.cursor) }, text);
};

export const CancelLine: EditorFunction = (state) => ({
  ...state,
  status: null,
  cursor: state.text.length,
  effect: { kind: 'cancel' },
});

export const CopyOrCancelLine: EditorFunction = (state, call, context) => {
  const { start, length } = region(state);
  if (!call.previous.selection || length === 0) return CancelLine(state, call, context);
  return { ...state, effect: { kind: 'copy', text: state.text.slice(start, start + length) } };
};

export const ForwardDeleteInput: EditorFunction = (state) => deleteForward(state, state.text.length);
/** To the end of the logical line; at its end the line break goes. */
export const ForwardDeleteLine: EditorFunction = (state) =>
  deleteForward(state, Math.max(lineEnd(state.text, state.cursor), state.cursor + 1));
export const BackwardDeleteInput: EditorFunction = (state) => deleteBackward(state, 0, 'BackwardDeleteInput');
export const BackwardDeleteLine: EditorFunction = (state) =>
  deleteBackward(state, lineStart(state.text, state.cursor), 'BackwardDeleteLine');

const deleteForward = (state: EditorState, end: number) => remove(state, state.cursor, end - state.cursor);
const deleteBackward = (state: EditorState, start: number, name: string) =>
  removeText(state, start, state.cursor - start, { name, argument: null });

export const BackwardDeleteChar: EditorFunction = (state, { argument, previous }) => {
  if (previous.selection) return removeRegion(state);
  let start = state.cursor;
  const end = characterEnd(state.text, state.cursor);
  for (let n = count(argument); n > 0 && start > 0; n--) start = characterStart(state.text, start - 1);
  if (start === state.cursor) return state;
  return removeText(state, start, end - start, { name: 'BackwardDeleteChar', argument });
};

export const DeleteChar: EditorFunction = (state, { argument, previous }) => {
  if (previous.selection) return removeRegion(state);
  const start = characterStart(state.text, state.cursor);
  let end = start;
  for (let n = count(argument); n > 0 && end < state.text.length; n--) end = characterEnd(state.text, end + 1);
  return removeText(state, start, end - start, { name: 'DeleteChar', argument });
};

export const DeleteCharOrExit: EditorFunction = (state, call, context) =>
  state.text === '' ? { ...state, effect: { kind: 'exit' } } : DeleteChar(state, { ...call, argument: null }, context);

function removeRegion(state: EditorState): EditorState {
  const { start, length } = region(state);
  return remove(state, start, length);
}

export const AcceptLine: EditorFunction = (state, _call, { parse }) => {
  if (parse(state.text).errors.some((error) => error.isIncomplete)) return insert(state, '\n');
  return {
    ...state,
    emphasis: null,
    status: null,
    cursor: state.text.length,
    effect: { kind: 'accept', recallNext: false },
  };
};

/** As AcceptLine, but a line with a parse error is not accepted the first time: the error is shown below it. */
export const ValidateAndAcceptLine: EditorFunction = (state, call, context) => {
  const accepted = AcceptLine(state, call, context);
  const [error] = context.parse(state.text).errors;
  if (accepted.effect?.kind !== 'accept' || !error || state.status?.isError) return accepted;
  return { ...state, cursor: error.end, status: { text: error.message, isError: true } };
};

export const AcceptAndGetNext: EditorFunction = (state, call, context) => {
  const accepted = AcceptLine(state, call, context);
  if (accepted.effect?.kind !== 'accept') return accepted;
  const hasNext = state.historyIndex < context.history.length - 1;
  return hasNext ? { ...accepted, effect: { kind: 'accept', recallNext: true } } : ding(accepted);
};

export const AddLine: EditorFunction = (state) => insert(state, '\n');

export const InsertLineAbove: EditorFunction = (state, call, context) => {
  const opened = insert({ ...state, cursor: lineStart(state.text, state.cursor) }, '\n');
  return PreviousLine(opened, call, context);
};

export const InsertLineBelow: EditorFunction = (state) =>
  insert({ ...state, cursor: lineEnd(state.text, state.cursor) }, '\n');

type ChangeWord = (word: string) => string;
const changeWord =
  (change: ChangeWord): EditorFunction =>
  (state, _call, { options }) => {
    if (state.cursor >= state.text.length) return ding(state);
    const end = wordEnd(state.text, state.cursor, options.wordDelimiters);
    const changed = change(state.text.slice(state.cursor, end));
    return replace(state, state.cursor, end - state.cursor, changed);
  };

export const UpcaseWord = changeWord((word) => word.toUpperCase());
export const DowncaseWord = changeWord((word) => word.toLowerCase());
export const CapitalizeWord = changeWord((word) =>
  word.toLowerCase().replace(/\p{L}/u, (letter) => letter.toUpperCase()),
);

export const SwapCharacters: EditorFunction = (state) => {
  if (state.cursor === 0 || state.text.length < 2) return ding(state);
  const at = Math.min(state.cursor, state.text.length - 1);
  const swapped = edit(state, { kind: 'swap', at });
  return { ...swapped, cursor: Math.min(at + 1, state.text.length) };
};

export const Abort: EditorFunction = (state) => state;
export const ClearScreen: EditorFunction = (state) => ({ ...state, effect: { kind: 'clearScreen' } });
export const InvokePrompt: EditorFunction = (state) => ({ ...state, effect: { kind: 'invokePrompt' } });
