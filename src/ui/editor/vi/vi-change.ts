/** Changing in Vi mode: deleting, and inserting in its place. Function names are PSReadLine's. */
import { BackwardDeleteChar, BackwardDeleteLine } from '../basic-editing.js';
import type { EditorContext, EditorFunction } from '../editor-context.js';
import { type Call, type EditorState, insert } from '../editor-state.js';
import { beginGroup, removeText } from './register.js';
import {
  BackwardDeleteWord,
  DeleteEndOfWord,
  DeleteLine,
  DeleteLineToFirstChar,
  DeleteToEnd,
  DeleteWord,
  ViBackwardDeleteGlob,
  ViDeleteBrace,
  ViDeleteEndOfGlob,
  ViDeleteGlob,
} from './vi-delete.js';
import { appending, ViInsertMode } from './vi-modes.js';
import * as words from './vi-words.js';

const isAtLast = ({ cursor, text }: EditorState): boolean => cursor === text.length - 1;

/** Deletes and then inserts, all of it one edit to undo. `goesBehind` says when the text goes behind the cursor's character. */
const changing =
  (name: string, deletion: EditorFunction, goesBehind: (state: EditorState) => boolean = () => false): EditorFunction =>
  (state, call, context) => {
    const removed = deletion(beginGroup(state, { name, argument: call.argument }), call, context);
    return goesBehind(removed) ? appending(removed, call, context) : ViInsertMode(removed, call, context);
  };

export const ViReplaceBrace = changing('ViReplaceBrace', ViDeleteBrace);
export const ViBackwardReplaceLineToFirstChar = changing('ViBackwardReplaceLineToFirstChar', DeleteLineToFirstChar);
export const ViBackwardReplaceLine = changing('ViBackwardReplaceLine', BackwardDeleteLine);
export const BackwardReplaceChar = changing('BackwardReplaceChar', BackwardDeleteChar);
export const ViBackwardReplaceWord = changing('ViBackwardReplaceWord', BackwardDeleteWord);
export const ViBackwardReplaceGlob = changing('ViBackwardReplaceGlob', ViBackwardDeleteGlob);
export const ViReplaceLine = changing('ViReplaceLine', DeleteLine);
export const ViReplaceEndOfWord = changing('ViReplaceEndOfWord', DeleteEndOfWord, isAtLast);
export const ViReplaceEndOfGlob = changing('ViReplaceEndOfGlob', ViDeleteEndOfGlob, isAtLast);

export const ViReplaceToEnd: EditorFunction = (state, call, context) => {
  const grouped = beginGroup(state, { name: 'ViReplaceToEnd', argument: call.argument });
  return appending(DeleteToEnd(grouped, call, context), call, context);
};

export const ReplaceChar: EditorFunction = (state, call, context) => {
  const by = { name: 'ReplaceChar', argument: call.argument };
  return removeText(ViInsertMode(beginGroup(state, by), call, context), state.cursor, call.argument ?? 1, by);
};

/** The blank behind the word stays. */
export const ViReplaceWord: EditorFunction = (state, call, context) => {
  const { wordDelimiters } = context.options;
  const grouped = beginGroup(state, { name: 'ViReplaceWord', argument: call.argument });
  const last = lastStep(state, call, context);
  let removed = DeleteWord(grouped, call, context);
  let { delimiter } = last;
  if (removed.cursor < removed.text.length - 1) {
    const { cursor } = removed;
    if (delimiter !== null && /\s/.test(delimiter)) removed = { ...insert(removed, delimiter), cursor };
    delimiter = null;
  }
  const isInWord = delimiter === null || !wordDelimiters.includes(delimiter);
  const goesBehind = isAtLast(removed) && isInWord && last.isBehindText;
  return goesBehind ? appending(removed, call, context) : ViInsertMode(removed, call, context);
};

/** How the words that ViReplaceWord deletes end. */
function lastStep({ text, cursor }: EditorState, { argument }: Call, { options }: EditorContext): words.NextWord {
  let last: words.NextWord = { at: cursor, delimiter: null, isBehindText: false };
  for (let n = argument ?? 1; n > 0; n--) {
    const next = words.nextWord(text, last.at, options.wordDelimiters);
    const delimiter = next.delimiter ?? last.delimiter;
    last = { at: next.at, delimiter, isBehindText: last.isBehindText || next.isBehindText };
  }
  return last;
}

export const ViReplaceGlob: EditorFunction = (state, call, context) => {
  const grouped = beginGroup(state, { name: 'ViReplaceGlob', argument: call.argument });
  let removed = ViDeleteGlob(grouped, call, context);
  const { cursor } = removed;
  if (cursor < removed.text.length - 1) removed = { ...insert(removed, ' '), cursor };
  return isAtLast(removed) ? appending(removed, call, context) : ViInsertMode(removed, call, context);
};
