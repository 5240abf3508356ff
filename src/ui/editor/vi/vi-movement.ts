/** Moving the cursor in Vi mode. Function names are PSReadLine's. */
import type { EditorFunction } from '../editor-context.js';
import { type Call, ding, type EditorState } from '../editor-state.js';
import { AcceptSuggestion } from '../prediction.js';
import { isMultiLine, lineStart } from '../text.js';
import { lastPlace } from './register.js';
import * as words from './vi-words.js';

const count = ({ argument }: Call): number => argument ?? 1;
const moveTo = (state: EditorState, cursor: number): EditorState => ({ ...state, cursor: Math.max(0, cursor) });

/** Makes a step so many times. */
function times(n: number, from: number, step: (at: number) => number): number {
  let at = from;
  for (let left = n; left > 0; left--) at = step(at);
  return at;
}

/** Inside of the logical line. */
function byCharacters(state: EditorState, n: number): EditorState {
  const { text, cursor } = state;
  if (n < 0) return moveTo(state, Math.max(lineStart(text, cursor), cursor + n));
  if (cursor >= text.length) return state;
  const end = words.lastOfLine(text, cursor) + (state.vi.mode === 'command' ? 0 : 1);
  return moveTo(state, Math.min(end, cursor + n));
}
export const ViBackwardChar: EditorFunction = (state, call) => byCharacters(state, -count(call));
/** At the end of what is inserted it takes the suggestion. */
export const ViForwardChar: EditorFunction = (state, call, context) =>
  state.vi.mode === 'insert' && state.cursor === state.text.length && count(call) > 0
    ? AcceptSuggestion(state, call, context)
    : byCharacters(state, count(call));

export const ViNextWord: EditorFunction = (state, call, context) => {
  const n = count(call);
  if (n < 0) return ViBackwardWord(state, { ...call, argument: -n }, context);
  const { text } = state;
  const at = times(n, state.cursor, (i) => {
    const next = words.nextWord(text, i, context.options.wordDelimiters).at;
    return next >= text.length ? lastPlace(state) : next;
  });
  return moveTo(state, at);
};
export const ViBackwardWord: EditorFunction = (state, call, context) => {
  const n = count(call);
  if (n < 0) return ViNextWord(state, { ...call, argument: -n }, context);
  const { wordDelimiters } = context.options;
  return moveTo(
    state,
    times(n, state.cursor, (i) => words.previousWord(state.text, i, wordDelimiters)),
  );
};
export const NextWordEnd: EditorFunction = (state, call, { options }) =>
  moveTo(
    state,
    times(count(call), state.cursor, (i) => words.wordEnd(state.text, i, options.wordDelimiters)),
  );

export const ViNextGlob: EditorFunction = (state, call) => {
  const next = times(count(call), state.cursor, (i) => words.nextGlob(state.text, i));
  const at = Math.min(next, Math.max(0, state.text.length - 1));
  return at === state.cursor ? ding(state) : moveTo(state, at);
};
export const ViBackwardGlob: EditorFunction = (state, call) =>
  moveTo(
    state,
    times(count(call), state.cursor, (i) => words.previousGlob(state.text, i - 1)),
  );
export const ViEndOfGlob: EditorFunction = (state, call) =>
  moveTo(
    state,
    times(count(call), state.cursor, (i) => words.globEnd(state.text, i)),
  );

export const MoveToEndOfLine: EditorFunction = (state) => ({
  ...state,
  cursor: words.lastOfLine(state.text, state.cursor),
  chain: { ...state.chain, moveToLineColumn: Number.POSITIVE_INFINITY },
});
export const GotoFirstNonBlankOfLine: EditorFunction = (state) =>
  moveTo(state, words.firstNonBlank(state.text, state.cursor));
export const GotoColumn: EditorFunction = (state, { argument }) => {
  if (argument === null || argument < 0) return ding(state);
  const last = lastPlace(state);
  return argument < last ? moveTo(state, argument - 1) : ding(moveTo(state, last));
};
export const ViGotoBrace: EditorFunction = (state) => {
  const at = words.brace(state.text, state.cursor);
  return at === state.cursor ? ding(state) : moveTo(state, at);
};

export const MoveToFirstLine: EditorFunction = (state) => (isMultiLine(state.text) ? moveTo(state, 0) : ding(state));
export const MoveToLastLine: EditorFunction = (state) =>
  isMultiLine(state.text) ? moveTo(state, lineStart(state.text, state.text.length)) : ding(state);

/** Up or down by logical lines, in the column where the first such step began. */
export function moveByLines(state: EditorState, { previous }: Call, lines: number): EditorState {
  const { text, cursor } = state;
  const column = previous.moveToLineColumn ?? cursor - lineStart(text, cursor);
  const moved = { ...state, chain: { ...state.chain, moveToLineColumn: column } };
  if (lines === 0 || (lines > 0 && cursor === text.length)) return moved;
  const index = words.lineIndex(text, cursor) + lines;
  const start = words.startOfLine(text, Math.max(0, Math.min(index, words.lineCount(text) - 1)));
  return { ...moved, cursor: Math.min(start + column, words.lastOfLine(text, start)) };
}
