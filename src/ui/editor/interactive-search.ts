/** Incremental search through the history (Ctrl+r, Ctrl+s): every key makes the pattern longer and the line a match of it. */
import type { KeyChord } from '../keys/key-chord.js';
import type { EditorContext, EditorFunction } from './editor-context.js';
import { ding, type EditorState, editMode, type InteractiveSearch } from './editor-state.js';
import { enterHistory, recall } from './history-recall.js';
import { fold } from './text.js';

const begin =
  (direction: 1 | -1): EditorFunction =>
  (state, _call, context) => {
    const entered = enterHistory(state, context);
    const { historyIndex } = entered;
    const mode: InteractiveSearch = {
      kind: 'interactiveSearch',
      direction,
      pattern: '',
      from: historyIndex,
      positions: [historyIndex],
      met: new Map(),
    };
    return withPrompt({ ...entered, mode }, mode, false);
  };
export const ReverseSearchHistory = begin(-1);
export const ForwardSearchHistory = begin(1);

function withPrompt(state: EditorState, search: InteractiveSearch, hasFailed: boolean): EditorState {
  const prompt = `${hasFailed ? 'failed-' : ''}${search.direction > 0 ? 'fwd' : 'bck'}-i-search: `;
  return { ...state, status: { text: `${prompt}${search.pattern}_`, isError: false } };
}

function indexOfPattern(text: string, pattern: string, { options }: EditorContext): number {
  return options.historySearchCaseSensitive ? text.indexOf(pattern) : fold(text).indexOf(fold(pattern));
}

/** Shows where the pattern stands in the present line. */
function emphasize(state: EditorState, search: InteractiveSearch, at: number): EditorState {
  return { ...state, mode: search, cursor: at, emphasis: { start: at, length: search.pattern.length } };
}

/** Goes on to the next line of the history that holds the pattern. */
function findNext(
  state: EditorState,
  search: InteractiveSearch,
  direction: 1 | -1,
  context: EditorContext,
): EditorState {
  const { history, options } = context;
  const met = new Map(search.met);
  for (let index = search.from + direction; index >= 0 && index < history.length; index += direction) {
    const { text } = history.at(index);
    const at = indexOfPattern(text, search.pattern, context);
    if (at < 0) continue;
    const first = met.get(text) ?? index;
    met.set(text, first);
    if (options.historyNoDuplicates && first !== index) continue;
    const next = { ...search, direction, from: index, met };
    const cursor = options.historySearchCursorMovesToEnd ? 'end' : 'keep';
    const found = recall(emphasize(state, next, at), index, cursor, context);
    return withPrompt(found, next, false);
  }
  // One step out of range at most, so that turning round finds the last match at once.
  const from = direction < 0 ? -1 : history.length;
  const failed = { ...search, direction, from, met };
  return withPrompt({ ...state, mode: failed, emphasis: null }, failed, true);
}

function lengthen(
  state: EditorState,
  search: InteractiveSearch,
  character: string,
  context: EditorContext,
): EditorState {
  const longer = { ...search, pattern: search.pattern + character };
  const at = indexOfPattern(state.text, longer.pattern, context);
  const found =
    at < 0
      ? findNext(state, longer, longer.direction, context)
      : withPrompt(emphasize(state, longer, at), longer, false);
  const mode = found.mode as InteractiveSearch;
  return { ...found, mode: { ...mode, positions: [...mode.positions, found.historyIndex] } };
}

function shorten(state: EditorState, search: InteractiveSearch, context: EditorContext): EditorState {
  if (search.pattern === '') return ding(state);
  const positions = search.positions.slice(0, -1);
  const from = positions.at(-1)!;
  const met = new Map([...search.met].filter(([, index]) => index >= from));
  const shorter = { ...search, pattern: search.pattern.slice(0, -1), positions, from, met };
  const back = recall({ ...state, mode: shorter }, from, 'keep', context);
  const at = indexOfPattern(back.text, shorter.pattern, context);
  return at < 0 ? withPrompt(back, shorter, true) : withPrompt(emphasize(back, shorter, at), shorter, false);
}

/** Takes a key while a search runs. `again`: the search is over and the key is to be taken as in editing. */
export function searchKey(
  state: EditorState,
  search: InteractiveSearch,
  key: KeyChord,
  context: EditorContext,
): { state: EditorState; again: boolean } {
  const bound = context.bindings.functionOf(key.name);
  const stay = { ...state, chain: { ...state.chain, history: true } };
  const ended: EditorState = { ...stay, mode: editMode, emphasis: null, status: null };
  if (bound === 'ReverseSearchHistory') return { state: findNext(stay, search, -1, context), again: false };
  if (bound === 'ForwardSearchHistory') return { state: findNext(stay, search, 1, context), again: false };
  if (bound === 'BackwardDeleteChar') return { state: shorten(stay, search, context), again: false };
  if (key.name === 'Escape') return { state: ended, again: false };
  if (bound === 'Abort') return { state: recall(ended, context.history.length, 'end', context), again: false };
  if (key.char === '' || key.char < ' ') return { state: ended, again: true };
  return { state: lengthen(stay, search, key.char, context), again: false };
}
