/** The text that an operator of Vi mode (delete, change, yank) works on, by the movement that names it. */
import type { EditorContext } from '../editor-context.js';
import type { Call, EditorState } from '../editor-state.js';
import { lineStart } from '../text.js';
import * as words from './vi-words.js';

export interface Span {
  readonly start: number;
  /** Behind the last character. */
  readonly end: number;
}
/** Null or empty: there is nothing to work on. */
export type SpanOf = (state: EditorState, call: Call, context: EditorContext) => Span | null;

type Step = (text: string, at: number, delimiters: string) => number;

function go(step: Step, { text, cursor }: EditorState, { argument }: Call, { options }: EditorContext): number {
  let at = cursor;
  for (let n = argument ?? 1; n > 0; n--) at = step(text, at, options.wordDelimiters);
  return at;
}
const forward =
  (step: Step, isInclusive = false): SpanOf =>
  (state, call, context) => {
    const at = go(step, state, call, context);
    return { start: state.cursor, end: isInclusive ? Math.min(at + 1, state.text.length) : at };
  };
const backward =
  (step: Step): SpanOf =>
  (state, call, context) => ({ start: go(step, state, call, context), end: state.cursor });

export const spans = {
  word: forward((text, at, delimiters) => words.nextWord(text, at, delimiters).at),
  glob: forward(words.nextGlob),
  endOfWord: forward(words.wordEnd, true),
  endOfGlob: forward(words.globEnd, true),
  previousWord: backward(words.previousWord),
  previousGlob: backward((text, at) => words.previousGlob(text, at - 1)),
  lineStart: backward((text, at) => lineStart(text, at)),
  firstNonBlank: backward(words.firstNonBlank),
  left: backward((_text, at) => Math.max(0, at - 1)),
  right: forward((text, at) => Math.min(text.length, at + 1)),
  brace: (({ text, cursor }) => {
    const partner = words.brace(text, cursor);
    return partner === cursor ? null : { start: Math.min(cursor, partner), end: Math.max(cursor, partner) + 1 };
  }) as SpanOf,
  /** To the end of the logical line, or of one below it. */
  lineEnd: (({ text, cursor }, { argument }) => {
    const last = Math.min(words.lineIndex(text, cursor) + (argument ?? 1), words.lineCount(text)) - 1;
    const end = words.lastOfLine(text, Math.max(cursor, words.startOfLine(text, last))) + 1;
    return { start: cursor, end: Math.min(end, text.length) };
  }) as SpanOf,
};
