/**
 * Tab completion. Functions of this file ask for the results by an effect, and `completed` goes on when they have come. A second
 * key in a row works with the same results.
 */
import type { CompletionSet } from '../../runtime/runspaces/runspace.js';
import type { KeyChord } from '../keys/key-chord.js';
import { gridOf, gridRows } from './completion-grid.js';
import { openMenu } from './completion-menu.js';
import { commonPrefix, putResult, replacementOf } from './completion-text.js';
import type { EditorContext, EditorFunction } from './editor-context.js';
import {
  type CompletionProgress,
  type CompletionQuery,
  type CompletionWay,
  ding,
  type EditorState,
  editMode,
} from './editor-state.js';

const completing =
  (way: CompletionWay): EditorFunction =>
  (state, { previous }, context) =>
    previous.completion
      ? goOn(state, previous.completion, way, context)
      : { ...state, effect: { kind: 'complete', way } };

/** As bash does: what all results begin with, and on the second key the list of them. */
export const Complete = completing('Complete');
export const TabCompleteNext = completing('TabCompleteNext');
export const TabCompletePrevious = completing('TabCompletePrevious');
export const MenuComplete = completing('MenuComplete');
export const PossibleCompletions = completing('PossibleCompletions');

/** Names of the functions above: keys that call them wait for results rather than cancel them. */
export const completionFunctions: ReadonlySet<string> = new Set<CompletionWay>([
  'Complete',
  'TabCompleteNext',
  'TabCompletePrevious',
  'MenuComplete',
  'PossibleCompletions',
]);

/** Goes on with the results that were asked for. */
export function completed(
  state: EditorState,
  set: CompletionSet,
  way: CompletionWay,
  context: EditorContext,
): EditorState {
  const { items, replacementIndex: at, replacementLength: length } = set;
  const fits = at >= 0 && length >= 0 && at + length <= state.text.length;
  if (fits && items.length > 0)
    return goOn({ ...state, prediction: null }, { set, index: -1, isAgain: false }, way, context);
  return way === 'PossibleCompletions' ? ding(state) : state;
}

function goOn(
  state: EditorState,
  progress: CompletionProgress,
  way: CompletionWay,
  context: EditorContext,
): EditorState {
  const { set, isAgain } = progress;
  switch (way) {
    case 'TabCompleteNext':
      return step(state, progress, 1);
    case 'TabCompletePrevious':
      return step(state, progress, -1);
    case 'PossibleCompletions':
      return offer(state, set, false, context);
  }
  const isMenu = way === 'MenuComplete';
  if (set.items.length === 1) return isAgain ? ding(state) : putResult(state, set, replacementOf(set.items[0]!));
  return isAgain || isMenu ? offer(state, set, isMenu, context) : putCommonPrefix(state, set, context);
}

/** The next result or the one before, round and round. */
function step(state: EditorState, { set, index }: CompletionProgress, direction: 1 | -1): EditorState {
  const count = set.items.length;
  const next = index + direction < 0 ? count - 1 : (index + direction) % count;
  const replacement = replacementOf(set.items[next]!);
  const put = putResult(state, set, replacement);
  // A single folder: the next key looks inside of it.
  if (count === 1) return put;
  return inProgress(put, { set: { ...set, replacementLength: replacement.text.length }, index: next, isAgain: true });
}

function putCommonPrefix(state: EditorState, set: CompletionSet, context: EditorContext): EditorState {
  const { text, isAmbiguous } = commonPrefix(set.items);
  const progress = { set, index: -1, isAgain: true };
  if (text === '') return inProgress(offer(state, set, false, context), progress);
  const put = inProgress(putResult(state, set, { text, cursorBack: 0 }), {
    ...progress,
    set: { ...set, replacementLength: text.length },
  });
  return isAmbiguous ? ding(put) : put;
}

const inProgress = (state: EditorState, completion: CompletionProgress): EditorState => ({
  ...state,
  chain: { ...state.chain, completion },
});

/** Shows the results, after a question when they are many. */
function offer(state: EditorState, set: CompletionSet, isMenu: boolean, context: EditorContext): EditorState {
  const count = set.items.length;
  if (count < context.options.completionQueryItems) return show(state, set, isMenu, context);
  const text = `Display all ${count} possibilities? (y or n) _`;
  return { ...state, mode: { kind: 'completionQuery', set, isMenu }, status: { text, isError: false } };
}

/** The answer to the question. */
export function answerQuery(
  state: EditorState,
  { set, isMenu }: CompletionQuery,
  key: KeyChord,
  context: EditorContext,
): EditorState {
  const back: EditorState = { ...state, mode: editMode, status: null };
  return key.name.toUpperCase() === 'Y' ? show(back, set, isMenu, context) : back;
}

/** A menu where it has room; a list otherwise, with the prompt anew below it. */
function show(state: EditorState, set: CompletionSet, isMenu: boolean, context: EditorContext): EditorState {
  const { size, options } = context;
  const lineRows = context.layout(state).rows.length + options.extraPromptLineCount;
  if (isMenu && lineRows + gridOf(set.items, size.columns).rows <= size.rows) return openMenu(state, set);
  return { ...state, effect: { kind: 'list', rows: gridRows(set.items, size.columns, null, '') } };
}
