/** Yanking and pasting in Vi mode. Function names are PSReadLine's. */
import type { EditorFunction } from '../editor-context.js';
import { ding, type EditorState, edit } from '../editor-state.js';
import { lineEnd, lineStart } from '../text.js';
import { keep } from './register.js';
import { type SpanOf, spans } from './spans.js';
import * as words from './vi-words.js';

const yanking =
  (span: SpanOf, movesCursor = false): EditorFunction =>
  (state, call, context) => {
    const found = span(state, call, context);
    if (!found || found.end <= found.start) return found ? state : ding(state);
    const kept = keep(state, state.text.slice(found.start, found.end));
    return movesCursor ? { ...kept, cursor: found.start } : kept;
  };

export const ViYankRight = yanking(spans.right);
export const ViYankLeft = yanking(spans.left);
export const ViYankToEndOfLine = yanking(spans.lineEnd);
export const ViYankPreviousWord = yanking(spans.previousWord);
export const ViYankNextWord = yanking(spans.word);
export const ViYankEndOfWord = yanking(spans.endOfWord);
export const ViYankEndOfGlob = yanking(spans.endOfGlob);
export const ViYankPreviousGlob = yanking(spans.previousGlob);
export const ViYankNextGlob = yanking(spans.glob);
export const ViYankBeginningOfLine = yanking(spans.lineStart, true);
export const ViYankToFirstChar = yanking(spans.firstNonBlank, true);
export const ViYankPercent = yanking(spans.brace);
export const ViYankLine: EditorFunction = (state, { argument }) => {
  const { text, cursor } = state;
  const { start, end } = words.linesAt(text, words.lineIndex(text, cursor), argument ?? 1);
  return keep(state, text.slice(start, end), true);
};

const put = (state: EditorState, at: number, text: string, cursor: number): EditorState => ({
  ...edit(state, { kind: 'insert', at, text }),
  cursor,
});

export const PasteAfter: EditorFunction = (state) => {
  const { text, isLines } = state.vi.register;
  if (text === '') return ding(state);
  if (isLines) {
    const at = lineEnd(state.text, state.cursor);
    return put(state, at, text.startsWith('\n') ? text : `\n${text}`, at + 1);
  }
  const at = Math.min(state.cursor + 1, state.text.length);
  return put(state, at, text, at + text.length - 1);
};

export const PasteBefore: EditorFunction = (state) => {
  const { text, isLines } = state.vi.register;
  if (text === '') return ding(state);
  if (!isLines) return put(state, state.cursor, text, state.cursor + text.length - 1);
  const at = lineStart(state.text, state.cursor);
  const lines = text.startsWith('\n') ? text.slice(1) : text;
  return put(state, at, lines.endsWith('\n') ? lines : `${lines}\n`, at);
};
