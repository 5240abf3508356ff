/** Walking through the history: the arrows, the search for a start of line, and the way into incremental search. */
import type { EditorContext, EditorFunction } from './editor-context.js';
import type { Call, EditorState } from './editor-state.js';
import { moveToLine } from './movement.js';
import { moveInList } from './prediction.js';
import { fold, isMultiLine } from './text.js';
import { editsOfWholeText } from './undo.js';

export type CursorAfterRecall = 'end' | 'keep';

/** Notes the line that is being typed, before the history takes its place. */
export function enterHistory(state: EditorState, { history }: EditorContext): EditorState {
  const isNew = state.historyIndex >= history.length;
  history.update();
  return {
    ...state,
    historyIndex: isNew ? history.length : state.historyIndex,
    savedLine: state.savedLine ?? { text: state.text, edits: state.edits },
    chain: { ...state.chain, history: true },
  };
}

/** Puts a line of the history, or behind its end the line that was being typed, into the editor. */
export function recall(
  state: EditorState,
  index: number,
  cursor: CursorAfterRecall,
  { history }: EditorContext,
): EditorState {
  const line = index < history.length ? history.at(index) : state.savedLine;
  if (!line) return state;
  return {
    ...state,
    text: line.text,
    edits: line.edits.done || line.text === '' ? line.edits : editsOfWholeText(line.text),
    cursor: cursorAfter(state, line.text.length, cursor),
    historyIndex: index,
  };
}

/** In Vi's command mode the cursor goes to the start of a line. */
function cursorAfter({ vi, cursor }: EditorState, length: number, where: CursorAfterRecall): number {
  if (where === 'keep') return Math.min(cursor, length);
  return vi.mode === 'command' ? 0 : length;
}

interface Walk {
  readonly index: number;
  readonly met: ReadonlyMap<string, number>;
}

/** Goes so many lines that `isWanted` through the history; the index is out of range when there are not as many. */
function walk(
  state: EditorState,
  steps: number,
  met: ReadonlyMap<string, number>,
  context: EditorContext,
  isWanted: Wanted,
): Walk {
  const { history, options } = context;
  const direction = steps < 0 ? -1 : 1;
  const seen = new Map(met);
  let index = state.historyIndex;
  for (let left = Math.abs(steps); left > 0; ) {
    index += direction;
    if (index < 0 || index >= history.length) break;
    const line = history.at(index);
    if (!isWanted(line)) continue;
    const first = seen.get(line.text);
    if (first === undefined) seen.set(line.text, index);
    if (!options.historyNoDuplicates || first === undefined || first === index) left--;
  }
  return { index, met: seen };
}
type Wanted = (line: { text: string; fromOtherSession: boolean }) => boolean;

type WalkBy = (state: EditorState, call: Call, context: EditorContext, steps: number) => EditorState;

/** Walks so many steps in a direction: in the list of suggestions when there is one, in the history otherwise. */
const walking =
  (walkBy: WalkBy, direction: 1 | -1): EditorFunction =>
  (state, call, context) => {
    const given = call.argument ?? 1;
    const steps = direction < 0 ? -Math.abs(given) : given;
    return moveInList(state, steps, context) ?? walkBy(state, call, context, steps);
  };

function recallByArrows(state: EditorState, call: Call, context: EditorContext, steps: number): EditorState {
  const entered = enterHistory(state, context);
  const { previous } = call;
  if (!previous.recall && isMultiLine(state.text)) return moveToLine(entered, call, context, steps);
  const found = walk(
    entered,
    steps,
    previous.recall ? previous.met : new Map(),
    context,
    (line) => !line.fromOtherSession,
  );
  const chained = { ...entered, chain: { ...entered.chain, recall: true, met: found.met } };
  const isInRange = found.index >= 0 && found.index <= context.history.length;
  return isInRange ? recall(chained, found.index, 'end', context) : chained;
}

export const PreviousHistory = walking(recallByArrows, -1);
export const NextHistory = walking(recallByArrows, 1);

function searchStart(state: EditorState, call: Call, context: EditorContext, steps: number): EditorState {
  const { options, history } = context;
  const entered = enterHistory(state, context);
  const { previous } = call;
  if (previous.searchPrefix === null && isMultiLine(state.text)) return moveToLine(entered, call, context, steps);
  const prefix = previous.searchPrefix ?? state.text.slice(0, state.cursor);
  const compared = options.historySearchCaseSensitive ? (text: string) => text : fold;
  const isMatch: Wanted = (line) =>
    !(line.fromOtherSession && prefix === '') && compared(line.text).startsWith(compared(prefix));
  const found = walk(entered, steps, previous.searchPrefix === null ? new Map() : previous.met, context, isMatch);
  const chained: EditorState = {
    ...entered,
    emphasis: { start: 0, length: prefix.length },
    chain: { ...entered.chain, searchPrefix: prefix, met: found.met },
  };
  if (found.index < 0 || found.index > history.length) return chained;
  const cursor = options.historySearchCursorMovesToEnd ? 'end' : 'keep';
  return recall({ ...chained, cursor: prefix.length }, found.index, cursor, context);
}

export const HistorySearchBackward = walking(searchStart, -1);
export const HistorySearchForward = walking(searchStart, 1);

export const BeginningOfHistory: EditorFunction = (state, _call, context) =>
  recall(enterHistory(state, context), 0, 'end', context);
export const EndOfHistory: EditorFunction = (state, _call, context) =>
  recall(enterHistory(state, context), context.history.length, 'end', context);

export const ClearHistory: EditorFunction = (state) => ({
  ...state,
  historyIndex: 0,
  effect: { kind: 'clearHistory' },
});
