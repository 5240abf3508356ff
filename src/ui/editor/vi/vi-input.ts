/** Vi mode's two small inputs of their own: the text to look for in the history (`/`, `?`), and typing over what is there (`R`). */
import type { KeyChord } from '../../keys/key-chord.js';
import type { EditorContext, EditorFunction } from '../editor-context.js';
import { ding, type EditorState, edit, editMode, type ViOverwrite, type ViSearch } from '../editor-state.js';
import { enterHistory, recall } from '../history-recall.js';
import { fold } from '../text.js';
import { ViAcceptLine } from './vi-modes.js';

const asking = (state: EditorState, mode: ViSearch): EditorState => ({
  ...state,
  mode,
  status: { text: `find: ${mode.pattern}`, isError: false },
  chain: { ...state.chain, history: true },
});
const starting =
  (isBackward: boolean): EditorFunction =>
  (state, _call, context) =>
    asking(enterHistory(state, context), { kind: 'viSearch', isBackward, pattern: '' });
export const ViSearchHistoryBackward = starting(true);
export const SearchForward = starting(false);

export function viSearchKey(state: EditorState, mode: ViSearch, key: KeyChord, context: EditorContext): EditorState {
  const left: EditorState = { ...state, mode: editMode, status: null, chain: { ...state.chain, history: true } };
  const { pattern, isBackward } = mode;
  if (key.name === 'Enter' || key.name === 'Tab') return search(left, { pattern, isBackward }, isBackward, context);
  if (key.name === 'Escape' || (key.name === 'Backspace' && pattern === '')) return left;
  return asking(state, { ...mode, pattern: key.name === 'Backspace' ? pattern.slice(0, -1) : pattern + key.char });
}

/** Goes on to the next line of the history that holds the text. */
function search(
  state: EditorState,
  wanted: { readonly pattern: string; readonly isBackward: boolean },
  isBackward: boolean,
  context: EditorContext,
): EditorState {
  const { history, options } = context;
  const compared = options.historySearchCaseSensitive ? (text: string) => text : fold;
  const chained: EditorState = { ...state, chain: { ...state.chain, history: true, viSearch: wanted } };
  const step = isBackward ? -1 : 1;
  for (let index = state.historyIndex + step; index >= 0 && index < history.length; index += step)
    if (compared(history.at(index).text).includes(compared(wanted.pattern)))
      return recall(chained, index, options.historySearchCursorMovesToEnd ? 'end' : 'keep', context);
  return ding(chained);
}

const repeating =
  (isOpposite: boolean): EditorFunction =>
  (state, { previous }, context) => {
    const last = previous.viSearch;
    return last?.pattern ? search(state, last, last.isBackward !== isOpposite, context) : ding(state);
  };
export const RepeatSearch = repeating(false);
export const RepeatSearchBackward = repeating(true);

export const ViReplaceUntilEsc: EditorFunction = (state) =>
  state.cursor >= state.text.length
    ? ding(state)
    : {
        ...state,
        mode: { kind: 'viOverwrite', before: { text: state.text, edits: state.edits }, start: state.cursor },
      };

export function viOverwriteKey(
  state: EditorState,
  mode: ViOverwrite,
  key: KeyChord,
  context: EditorContext,
): EditorState {
  const { before, start } = mode;
  const { text, cursor } = state;
  if (key.name === 'Escape' || key.name === 'Enter') {
    const typed = text.slice(start, cursor);
    const left: EditorState = { ...state, mode: editMode };
    const done = typed === '' ? left : overwritten(left, mode, typed);
    if (key.name === 'Escape') return done;
    return ViAcceptLine(done, { key, argument: null, previous: state.chain }, context);
  }
  if (key.name === 'Backspace') {
    if (cursor === start) return ding(state);
    const at = cursor - 1;
    return { ...state, text: text.slice(0, at) + before.text.slice(at, cursor) + text.slice(cursor), cursor: at };
  }
  return {
    ...state,
    text: text.slice(0, cursor) + key.char + text.slice(cursor + key.char.length),
    cursor: cursor + key.char.length,
  };
}

/** What was typed over, as one edit of the text from before. */
function overwritten(state: EditorState, { before, start }: ViOverwrite, typed: string): EditorState {
  const replaced = edit(
    { ...state, ...before },
    {
      kind: 'group',
      edits: [
        { kind: 'delete', at: start, text: before.text.slice(start, start + typed.length), cursorBehind: false },
        { kind: 'insert', at: start, text: typed },
      ],
      by: { name: 'ViReplaceUntilEsc', argument: null },
    },
  );
  return replaced;
}
