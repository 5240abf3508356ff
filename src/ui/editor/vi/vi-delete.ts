/** Deleting in Vi mode: what is deleted can be pasted. Function names are PSReadLine's. */
import type { EditorContext, EditorFunction } from '../editor-context.js';
import { type Call, ding, type EditorState, edit } from '../editor-state.js';
import { lineStart } from '../text.js';
import { endGroup, keep, lastPlace, removeToRegister } from './register.js';
import { type SpanOf, spans } from './spans.js';
import * as words from './vi-words.js';

/** Deletes a span; undefined when there is none. `by` names the function that does it again. */
export function deleteSpan(
  state: EditorState,
  call: Call,
  context: EditorContext,
  span: SpanOf,
  name: string,
): EditorState | undefined {
  const found = span(state, call, context);
  if (!found || found.end <= found.start) return undefined;
  const by = { name, argument: call.argument };
  return removeToRegister(state, found.start, found.end - found.start, by);
}

const deleting =
  (span: SpanOf, name: string): EditorFunction =>
  (state, call, context) => {
    const removed = deleteSpan(state, call, context, span, name);
    if (!removed) return ding(state);
    const { cursor, text } = removed;
    return { ...removed, cursor: Math.min(cursor, Math.max(0, text.length - 1)) };
  };

export const DeleteWord = deleting(spans.word, 'DeleteWord');
export const ViDeleteGlob = deleting(spans.glob, 'ViDeleteGlob');
export const DeleteEndOfWord = deleting(spans.endOfWord, 'DeleteEndOfWord');
export const ViDeleteEndOfGlob = deleting(spans.endOfGlob, 'ViDeleteEndOfGlob');
export const BackwardDeleteWord = deleting(spans.previousWord, 'BackwardDeleteWord');
export const ViBackwardDeleteGlob = deleting(spans.previousGlob, 'ViBackwardDeleteGlob');
export const ViDeleteBrace = deleting(spans.brace, 'ViDeleteBrace');
export const DeleteLineToFirstChar = deleting(spans.firstNonBlank, 'DeleteLineToFirstChar');

/** The cursor goes back by a character, unless the line is empty then. */
export const DeleteToEnd: EditorFunction = (state, call, context) => {
  const removed = deleteSpan(state, call, context, spans.lineEnd, 'DeleteToEnd');
  if (!removed) return ding(state);
  const { text, cursor } = removed;
  return { ...removed, cursor: Math.max(lineStart(text, cursor), words.lastOfLine(text, cursor) - 1, 0) };
};

/** Deletes lines as such: pasted, they make lines again. */
function deleteLines(state: EditorState, index: number, count: number): { state: EditorState; at: number } {
  const { start, end } = words.linesAt(state.text, index, count);
  const text = state.text.slice(start, end);
  const removed = edit(state, { kind: 'delete', at: start, text, cursorBehind: false });
  return { state: keep(removed, text, true), at: start };
}

export const DeleteLine: EditorFunction = (state, { argument }) => {
  const index = words.lineIndex(state.text, state.cursor);
  const count = argument ?? 1;
  const wasLast = index + count >= words.lineCount(state.text);
  const removed = deleteLines(state, index, count);
  const { text } = removed.state;
  const cursor = wasLast ? lineStart(text, removed.at) : removed.at + (index === 0 ? 0 : 1);
  return { ...withoutLeadingBreak(removed.state, index), cursor };
};

/** Lines are cut out with the line break in front of them; of the first ones it is the one behind them that goes. */
function withoutLeadingBreak(state: EditorState, index: number): EditorState {
  if (index > 0 || !state.text.startsWith('\n')) return state;
  return edit(state, { kind: 'delete', at: 0, text: '\n', cursorBehind: false });
}

export const DeleteEndOfBuffer: EditorFunction = (state) => {
  const index = words.lineIndex(state.text, state.cursor);
  const removed = deleteLines(state, index, words.lineCount(state.text) - index);
  return { ...removed.state, cursor: words.startOfLine(removed.state.text, Math.max(0, index - 1)) };
};
export const DeleteNextLines: EditorFunction = (state, call, context) =>
  DeleteLine(state, { ...call, argument: (call.argument ?? 1) + 1 }, context);
export const DeletePreviousLines: EditorFunction = (state, { argument }) => {
  const index = words.lineIndex(state.text, state.cursor);
  const first = Math.max(0, index - (argument ?? 1));
  const removed = withoutLeadingBreak(deleteLines(state, first, index - first + 1).state, first);
  const last = Math.min(first, words.lineCount(removed.text) - 1);
  return { ...removed, cursor: words.startOfLine(removed.text, last) };
};
/** From the cursor's line to the one with that number. */
export const DeleteRelativeLines: EditorFunction = (state, call, context) => {
  const wanted = Math.max(0, Math.min((call.argument ?? 1) - 1, words.lineCount(state.text) - 1));
  const lines = wanted - words.lineIndex(state.text, state.cursor);
  return lines < 0
    ? DeletePreviousLines(state, { ...call, argument: -lines }, context)
    : DeleteNextLines(state, { ...call, argument: lines }, context);
};

/** Deletes the word that the cursor is in, or the blanks or delimiters. */
export const ViDeleteInnerWord: EditorFunction = (state, { argument }, { options }) => {
  const { text, cursor } = state;
  if (text === '') return (argument ?? 1) > 1 ? ding(state) : state;
  const kindOf = (character: string) =>
    character === '\n'
      ? 'line'
      : /\s/.test(character)
        ? 'space'
        : options.wordDelimiters.includes(character)
          ? 'delimiter'
          : 'word';
  const at = Math.min(cursor, text.length - 1);
  if (text[at] === '\n') return state;
  let start = at;
  while (start > 0 && kindOf(text[start - 1]!) === kindOf(text[at]!)) start--;
  let end = at;
  for (let n = argument ?? 1; n > 0; n--) {
    if (end >= text.length) return ding(state);
    const kind = kindOf(text[end]!);
    while (end < text.length && kindOf(text[end]!) === kind) end++;
  }
  const removed = removeToRegister(state, start, end - start, { name: 'ViDeleteInnerWord', argument });
  return { ...removed, cursor: Math.min(start, lastPlace(removed)) };
};

export const InvertCase: EditorFunction = (state, call) => {
  if (state.cursor >= state.text.length) return ding(state);
  const by = { name: 'InvertCase', argument: call.argument };
  let next = state;
  for (let n = call.argument ?? 1; n > 0 && next.cursor < next.text.length; n--) {
    const at = next.cursor;
    const own = next.text[at]!;
    const inverted = own === own.toUpperCase() ? own.toLowerCase() : own.toUpperCase();
    if (inverted !== own)
      next = edit(next, {
        kind: 'group',
        edits: [
          { kind: 'delete', at, text: own, cursorBehind: false },
          { kind: 'insert', at, text: inverted },
        ],
        by,
      });
    next = { ...next, cursor: at + 1 };
  }
  return next;
};

export const UndoAll: EditorFunction = (state, call, context) => {
  if (!state.edits.done) return ding(state);
  return context.functions.get('RevertLine')!(endGroup(state), call, context);
};
