/** Killing text into the kill ring and bringing it back. Function names are PSReadLine's. */
import type { EditorContext, EditorFunction } from './editor-context.js';
import { type Call, ding, type EditorState, insert, type KillRing, region, remove, replace } from './editor-state.js';
import { shellPreviousWordStart, shellWordEnd } from './movement.js';
import { lineStart, previousWordStart, wordEnd } from './text.js';

/** Kills in a row make one entry: the text joins what was killed before, on the side it came from. */
function kill(
  state: EditorState,
  { previous }: Call,
  { options }: EditorContext,
  start: number,
  end: number,
  isBackward: boolean,
): EditorState {
  if (end <= start) return { ...state, chain: { ...state.chain, kill: previous.kill } };
  const text = state.text.slice(start, end);
  const { killRing } = state;
  return {
    ...remove(state, start, end - start),
    killRing: previous.kill ? joined(killRing, text, isBackward) : added(killRing, text, options.maximumKillRingCount),
    chain: { ...state.chain, kill: true },
  };
}

function joined({ entries, current }: KillRing, text: string, isBackward: boolean): KillRing {
  const entry = isBackward ? text + entries[current] : entries[current] + text;
  return { entries: entries.with(current, entry), current };
}

function added({ entries, current }: KillRing, text: string, maximum: number): KillRing {
  if (entries.length < maximum) return { entries: [...entries, text], current: entries.length };
  const next = (current + 1) % entries.length;
  return { entries: entries.with(next, text), current: next };
}

const killForward =
  (end: (state: EditorState, context: EditorContext) => number): EditorFunction =>
  (state, call, context) =>
    kill(state, call, context, state.cursor, end(state, context), false);
const killBackward =
  (start: (state: EditorState, context: EditorContext) => number): EditorFunction =>
  (state, call, context) =>
    kill(state, call, context, start(state, context), state.cursor, true);

export const KillLine = killForward(({ text }) => text.length);
export const KillWord = killForward(({ text, cursor }, { options }) => wordEnd(text, cursor, options.wordDelimiters));
export const ShellKillWord = killForward(({ text, cursor }, { parse }) =>
  shellWordEnd(parse(text).tokens, cursor, text.length),
);
export const BackwardKillInput = killBackward(() => 0);
export const BackwardKillLine = killBackward(({ text, cursor }) => lineStart(text, cursor));
export const BackwardKillWord = killBackward(({ text, cursor }, { options }) =>
  previousWordStart(text, cursor, options.wordDelimiters),
);
export const UnixWordRubout = killBackward(({ text, cursor }) => previousWordStart(text, cursor, ''));
export const ShellBackwardKillWord = killBackward(({ text, cursor }, { parse }) =>
  shellPreviousWordStart(parse(text).tokens, cursor),
);
export const KillRegion: EditorFunction = (state, call, context) => {
  const { start, length } = region(state);
  return kill(state, call, context, start, start + length, true);
};

export const SetMark: EditorFunction = (state) => ({ ...state, mark: state.cursor });
export const ExchangePointAndMark: EditorFunction = (state) => ({
  ...state,
  mark: state.cursor,
  cursor: Math.min(state.mark, state.text.length),
});

export const Yank: EditorFunction = (state) => {
  const { entries, current } = state.killRing;
  if (entries.length === 0) return state;
  const start = state.cursor;
  return { ...insert({ ...state, mark: start }, entries[current]!), chain: { ...state.chain, yankStart: start } };
};

/** Behind Yank: puts the entry before in the place of the one just yanked. */
export const YankPop: EditorFunction = (state, { previous }) => {
  const start = previous.yankStart;
  if (start < 0) return state;
  const { entries } = state.killRing;
  const current = (state.killRing.current + entries.length - 1) % entries.length;
  return {
    ...replace(state, start, state.cursor - start, entries[current]!),
    killRing: { entries, current },
    chain: { ...state.chain, yankStart: start },
  };
};

/** The text of a history line's argument: 0 is the command, negative numbers count from the end. */
function argumentOf({ history, parse }: EditorContext, index: number, argument: number): string | undefined {
  if (index < 0 || index >= history.length) return undefined;
  const tokens = parse(history.at(index).text).tokens.filter((token) => token.kind !== 'EndOfInput');
  return tokens.at(argument)?.text;
}

export const YankNthArg: EditorFunction = (state, { argument }, context) => {
  const text = argumentOf(context, state.historyIndex - 1, argument ?? 1);
  return text === undefined ? ding(state) : insert(state, text);
};

/** The last argument of the line before; again: of the line before that. A negative count turns the direction round. */
export const YankLastArg: EditorFunction = (state, { argument, previous }, context) => {
  const before = previous.yankLastArg;
  const increment = before ? ((argument ?? 1) < 0 ? -before.increment : before.increment) : -1;
  const index = before ? before.historyIndex + increment : state.historyIndex - 1;
  const start = before && before.start >= 0 ? before.start : state.cursor;
  const wanted = before ? before.argument : (argument ?? -1);
  const isOutside = before !== null && (index < 0 || index >= context.history.length);
  const historyIndex = isOutside ? Math.max(0, Math.min(context.history.length - 1, index)) : index;
  const text = isOutside ? undefined : argumentOf(context, index, wanted);
  const yankLastArg = {
    argument: wanted,
    increment,
    historyIndex,
    start: text === undefined ? (before?.start ?? -1) : start,
  };
  const next = text === undefined ? ding(state) : replace(state, start, state.cursor - start, text);
  return { ...next, chain: { ...state.chain, yankLastArg } };
};
