/** Moving the cursor. Function names are PSReadLine's. */
import type { EditorContext, EditorFunction } from './editor-context.js';
import { type Call, ding, type EditorState } from './editor-state.js';
import type { InputToken } from './parsed-input.js';
import { AcceptNextSuggestionWord, AcceptSuggestion } from './prediction.js';
import { lineEnd, lineStart, nextWordStart, previousWordStart, wordEnd } from './text.js';
import { moveByLines } from './vi/vi-movement.js';

const count = ({ argument }: Call): number => argument ?? 1;
const moveTo = (state: EditorState, cursor: number): EditorState => ({
  ...state,
  cursor: Math.max(0, Math.min(state.text.length, cursor)),
});

/** To the end of the logical line; from there to the end of the text. */
export const EndOfLine: EditorFunction = (state) => {
  const end = lineEnd(state.text, state.cursor);
  return moveTo(state, end === state.cursor ? state.text.length : end);
};
export const BeginningOfLine: EditorFunction = (state) => {
  const start = lineStart(state.text, state.cursor);
  return moveTo(state, start === state.cursor ? 0 : start);
};

/**
 * By UTF-16 units, as PSReadLine counts; editing then takes the whole character that the cursor is inside of. At the end of the text
 * it takes the suggestion.
 */
export const ForwardChar: EditorFunction = (state, call, context) =>
  state.cursor === state.text.length && count(call) > 0
    ? AcceptSuggestion(state, call, context)
    : moveTo(state, state.cursor + count(call));
export const BackwardChar: EditorFunction = (state, call) => moveTo(state, state.cursor - count(call));

/**
 * Up or down by rows. From the end of a logical line the cursor goes to the end of another logical line; from elsewhere it
 * keeps its column on the screen.
 */
export function moveToLine(state: EditorState, call: Call, context: EditorContext, rows: number): EditorState {
  if (state.vi.mode === 'command') return moveByLines(state, call, rows);
  const { text, cursor } = state;
  const layout = context.layout(state);
  const isAtEnd = cursor === text.length || text[cursor] === '\n';
  const column = call.previous.moveToLineColumn ?? (isAtEnd ? Number.POSITIVE_INFINITY : layout.pointAt(cursor).column);
  const moved = { ...state, chain: { ...state.chain, moveToLineColumn: column } };
  if (rows === 0 || (rows > 0 && cursor === text.length)) return moved;
  if (column === Number.POSITIVE_INFINITY) return { ...moved, cursor: endOfOtherLine(text, cursor, rows) };
  const row = Math.max(0, layout.pointAt(cursor).row + rows);
  const offset = layout.offsetAt({ row, column });
  return offset < 0 ? moved : { ...moved, cursor: offset };
}

function endOfOtherLine(text: string, from: number, lines: number): number {
  let at = from;
  for (let n = lines; n > 0 && at < text.length; n--) at = lineEnd(text, at + 1);
  for (let n = lines; n < 0; n++) {
    const start = lineStart(text, at);
    if (start === 0) break;
    at = start - 1;
  }
  return at;
}

export const PreviousLine: EditorFunction = (state, call, context) => moveToLine(state, call, context, -count(call));
export const NextLine: EditorFunction = (state, call, context) => moveToLine(state, call, context, count(call));

/** Calls a step so many times, or the opposite step for a negative count. */
function repeat(
  state: EditorState,
  times: number,
  step: (at: number) => number,
  back: (at: number) => number,
): EditorState {
  let at = state.cursor;
  for (let n = times; n > 0; n--) at = step(at);
  for (let n = times; n < 0; n++) at = back(at);
  return moveTo(state, at);
}

/** At the end of the text it takes a word of the suggestion. */
export const ForwardWord: EditorFunction = (state, call, context) => {
  const { wordDelimiters } = context.options;
  if (state.cursor === state.text.length && count(call) > 0) return AcceptNextSuggestionWord(state, call, context);
  return repeat(
    state,
    count(call),
    (at) => wordEnd(state.text, at, wordDelimiters),
    (at) => previousWordStart(state.text, at, wordDelimiters),
  );
};
export const NextWord: EditorFunction = (state, call, { options: { wordDelimiters } }) =>
  repeat(
    state,
    count(call),
    (at) => nextWordStart(state.text, at, wordDelimiters),
    (at) => previousWordStart(state.text, at, wordDelimiters),
  );
export const BackwardWord: EditorFunction = (state, call, { options: { wordDelimiters } }) =>
  repeat(
    state,
    count(call),
    (at) => previousWordStart(state.text, at, wordDelimiters),
    (at) => wordEnd(state.text, at, wordDelimiters),
  );

/** The innermost tokens in order: an expandable string counts as the tokens inside it where there are any. */
function innerTokens(tokens: readonly InputToken[]): InputToken[] {
  return tokens.flatMap((token) =>
    token.kind === 'EndOfInput' ? [] : token.nestedTokens?.length ? innerTokens(token.nestedTokens) : [token],
  );
}
export const shellWordEnd = (tokens: readonly InputToken[], at: number, end: number): number =>
  innerTokens(tokens).find((token) => token.end > at)?.end ?? end;
export const shellNextWordStart = (tokens: readonly InputToken[], at: number, end: number): number =>
  innerTokens(tokens).find((token) => token.start > at)?.start ?? end;
export const shellPreviousWordStart = (tokens: readonly InputToken[], at: number): number =>
  innerTokens(tokens).findLast((token) => token.start < at)?.start ?? 0;

type ShellStep = (tokens: readonly InputToken[], at: number, end: number) => number;
const shellMovement =
  (step: ShellStep, back: ShellStep): EditorFunction =>
  (state, call, { parse }) => {
    const { tokens } = parse(state.text);
    const end = state.text.length;
    return repeat(
      state,
      count(call),
      (at) => step(tokens, at, end),
      (at) => back(tokens, at, end),
    );
  };
export const ShellForwardWord = shellMovement(shellWordEnd, shellPreviousWordStart);
export const ShellNextWord = shellMovement(shellNextWordStart, shellPreviousWordStart);
export const ShellBackwardWord = shellMovement(shellPreviousWordStart, shellWordEnd);

/** What a bracket's partner is, by token kind, and in which direction it lies. */
const partners: Readonly<Record<string, readonly [kind: string, direction: 1 | -1]>> = {
  LParen: ['RParen', 1],
  LCurly: ['RCurly', 1],
  LBracket: ['RBracket', 1],
  RParen: ['LParen', -1],
  RCurly: ['LCurly', -1],
  RBracket: ['LBracket', -1],
};

export const GotoBrace: EditorFunction = (state, _call, { parse }) => {
  const { tokens } = parse(state.text);
  const index = tokens.findIndex((token) => token.start === state.cursor);
  const kind = tokens[index]?.kind ?? '';
  const partner = partners[kind];
  if (!partner || state.cursor >= state.text.length) return ding(state);
  let depth = 0;
  for (let i = index; i >= 0 && i < tokens.length; i += partner[1]) {
    const token = tokens[i]!;
    if (token.kind === kind) depth++;
    else if (token.kind === partner[0] && --depth === 0) return moveTo(state, token.start);
  }
  return ding(state);
};

const characterSearch =
  (direction: 1 | -1): EditorFunction =>
  (state, call) => {
    const times = count(call) * direction;
    return {
      ...state,
      mode: { kind: 'characterSearch', direction: times < 0 ? -1 : 1, occurrence: Math.abs(times) },
    };
  };
export const CharacterSearch = characterSearch(1);
export const CharacterSearchBackward = characterSearch(-1);

/** Moves to the n-th occurrence of a character from the cursor on. */
export function findCharacter(
  state: EditorState,
  character: string,
  direction: 1 | -1,
  occurrence: number,
): EditorState {
  let at = state.cursor;
  for (let n = occurrence; n > 0; n--) {
    at =
      direction > 0 ? state.text.indexOf(character, at + 1) : at === 0 ? -1 : state.text.lastIndexOf(character, at - 1);
    if (at < 0) return ding(state);
  }
  return moveTo(state, at);
}
