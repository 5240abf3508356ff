/**
 * Suggestions from the history: the rest of a line behind the text (inline view), or a list of lines below it. They are asked for
 * when the text has changed; functions that put a whole text into the line switch them off until then.
 */
import type { EditorContext, EditorFunction } from './editor-context.js';
import type { Call, EditorState, ListPrediction, Prediction, Suggestion } from './editor-state.js';
import { replace } from './editor-state.js';
import { fold } from './text.js';

const MAXIMUM_LINES = 10;
/** A list needs a screen of this size. */
export const minimumListSize = { columns: 50, rows: 5 };

/** Rows of the list by rows of the screen. */
export function listHeight(screenRows: number): number {
  if (screenRows > 2 * MAXIMUM_LINES) return MAXIMUM_LINES;
  return screenRows > MAXIMUM_LINES ? MAXIMUM_LINES / 2 : Math.floor(MAXIMUM_LINES / 3);
}

/** The prediction that goes with a state, when the key before it was pressed in `before`. */
export function predictionAfter(before: EditorState, state: EditorState, context: EditorContext): Prediction | null {
  if (isQuiet(state)) return null;
  if (state.prediction !== before.prediction || state.text === before.text) return state.prediction;
  const known = state.prediction;
  // Undo has taken the chosen line back.
  if (known?.kind === 'list' && fold(known.input) === fold(state.text)) return { ...known, selected: -1 };
  return predict(state, context);
}

/** Whether the line is left, or what stands in it was not typed. */
function isQuiet({ mode, chain, effect, vi }: EditorState): boolean {
  if (vi.mode === 'command') return true;
  if (effect?.kind === 'accept' || effect?.kind === 'cancel' || effect?.kind === 'exit') return true;
  if (chain.history || chain.completion) return true;
  return mode.kind === 'interactiveSearch' || mode.kind === 'completionMenu' || mode.kind === 'completionQuery';
}

/** What the history suggests for the text of a state. */
export function predict(state: EditorState, context: EditorContext): Prediction | null {
  const { predictionSource: source, predictionViewStyle: style } = context.options;
  const { text } = state;
  if (source === 'None' || source === 'Plugin' || text.trim() === '' || text.includes('\n')) return null;
  if (style === 'InlineView') {
    const line = newestLine(text, context);
    return line === undefined ? null : { kind: 'inline', text: line };
  }
  if (!hasRoom(state, context)) return { kind: 'noRoom' };
  const items = linesWith(text, context);
  const before = { text, edits: state.edits };
  return items.length === 0 ? null : { kind: 'list', input: text, before, items, selected: -1, top: 0 };
}

function hasRoom(state: EditorState, { size, layout }: EditorContext): boolean {
  if (size.columns < minimumListSize.columns || size.rows < minimumListSize.rows) return false;
  return size.rows > MAXIMUM_LINES || size.rows >= layout(state).rows.length + listHeight(size.rows) + 1;
}

const comparison = ({ options }: EditorContext) => (options.historySearchCaseSensitive ? (text: string) => text : fold);

/** Lines of the history that are longer than the text, newest first. */
function* longerLines(length: number, { history }: EditorContext): Iterable<string> {
  for (let index = history.length - 1; index >= 0; index--) {
    const line = history.at(index).text.trimEnd();
    if (line.length > length && !line.includes('\n')) yield line;
  }
}

function newestLine(text: string, context: EditorContext): string | undefined {
  const compared = comparison(context);
  const wanted = compared(text);
  for (const line of longerLines(text.length, context))
    if (compared(line.slice(0, text.length)) === wanted) return line;
  return undefined;
}

/** Lines that begin with the text, and then those that hold it elsewhere. */
function linesWith(text: string, context: EditorContext): Suggestion[] {
  const compared = comparison(context);
  const wanted = compared(text);
  const met = new Set<string>();
  const beginning: Suggestion[] = [];
  const holding: Suggestion[] = [];
  for (const line of longerLines(text.length, context)) {
    const own = compared(line);
    const at = own.indexOf(wanted);
    if (at < 0 || met.has(own)) continue;
    met.add(own);
    (at === 0 ? beginning : holding).push({ text: line, at });
    if (beginning.length === MAXIMUM_LINES) break;
  }
  return [...beginning, ...holding].slice(0, MAXIMUM_LINES);
}

/** Takes the whole suggestion. */
export const AcceptSuggestion: EditorFunction = (state) => {
  const { prediction, text } = state;
  if (prediction?.kind !== 'inline') return state;
  return { ...insertAtEnd(state, prediction.text.slice(text.length)), prediction: null };
};

/** Takes the suggestion up to the end of its next words. */
export const AcceptNextSuggestionWord: EditorFunction = (state, { argument }, { options }) => {
  const { prediction, text } = state;
  if (prediction?.kind !== 'inline') return state;
  let end = text.length;
  for (let n = argument ?? 1; n > 0; n--) end = endOfWord(prediction.text, end, options.wordDelimiters);
  return insertAtEnd(state, prediction.text.slice(text.length, end));
};

const insertAtEnd = (state: EditorState, text: string): EditorState => replace(state, state.text.length, 0, text);

/** Behind the word at `from`, or behind the next one; with a blank that follows it. */
function endOfWord(text: string, from: number, delimiters: string): number {
  const inWord = (index: number) => !/\s/.test(text[index]!) && !delimiters.includes(text[index]!);
  let at = from;
  while (at < text.length && !inWord(at)) at++;
  while (at < text.length && inWord(at)) at++;
  return text[at] === ' ' ? at + 1 : at;
}

/** Goes so many items through the list, round and round; between its ends is the text that was typed. */
export function moveInList(state: EditorState, steps: number, context: EditorContext): EditorState | undefined {
  const { prediction } = state;
  if (prediction?.kind !== 'list') return undefined;
  const places = prediction.items.length + 1;
  const place = (((prediction.selected + 1 + steps) % places) + places) % places;
  return choose(state, prediction, place - 1, context);
}

/** Puts an item of the list into the line, as the one edit since what was typed. */
function choose(state: EditorState, list: ListPrediction, selected: number, context: EditorContext): EditorState {
  const { before, items, top } = list;
  const height = listHeight(context.size.rows);
  const last = Math.max(top, selected - height + 1);
  const prediction = { ...list, selected, top: selected < 0 ? top : Math.min(last, selected) };
  const typed = { ...state, text: before.text, edits: before.edits, cursor: before.text.length };
  return { ...(selected < 0 ? typed : replace(typed, 0, typed.text.length, items[selected]!.text)), prediction };
}

export const NextSuggestion: EditorFunction = (state, { argument }, context) =>
  moveInList(state, argument ?? 1, context) ?? state;
export const PreviousSuggestion: EditorFunction = (state, { argument }, context) =>
  moveInList(state, -Math.abs(argument ?? 1), context) ?? state;

const paging =
  (direction: 1 | -1): EditorFunction =>
  (state: EditorState, { argument }: Call, context: EditorContext) => {
    const list = state.prediction;
    if (list?.kind !== 'list' || list.selected < 0) return state;
    const height = listHeight(context.size.rows);
    const bottom = Math.min(list.top + height, list.items.length) - 1;
    // To the edge of what is shown first, and from there by pages.
    const edge = direction < 0 ? list.top : bottom;
    const isAtFarEdge = list.selected === (direction < 0 ? bottom : list.top);
    const pages = (argument ?? 1) - (isAtFarEdge ? 1 : 0);
    const from = isAtFarEdge ? edge : list.selected;
    const to = from + direction * pages * (height - 1);
    return choose(state, list, Math.max(0, Math.min(to, list.items.length - 1)), context);
  };
/** Pages in the list of suggestions. Other than in PSReadLine, whose window these scroll without a list: that is the terminal's. */
export const ScrollDisplayUp = paging(-1);
export const ScrollDisplayDown = paging(1);

/** Takes the list away and the item that was chosen out of the line; undefined when there is no list. */
export function revertSuggestion(state: EditorState): EditorState | undefined {
  const { prediction } = state;
  if (prediction?.kind !== 'list') return undefined;
  const { before, selected } = prediction;
  const typed = selected < 0 ? state : { ...state, text: before.text, edits: before.edits, cursor: before.text.length };
  return { ...typed, prediction: null };
}

export const SwitchPredictionView: EditorFunction = (state) => ({ ...state, effect: { kind: 'switchPredictionView' } });
