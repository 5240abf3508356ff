/** Between inserting and commands in Vi mode. Function names are PSReadLine's. */
import { AcceptLine, SelfInsert } from '../basic-editing.js';
import { TabCompleteNext, TabCompletePrevious } from '../completion.js';
import type { EditorFunction } from '../editor-context.js';
import { type Call, ding, type EditorState, edit, insert } from '../editor-state.js';
import { BeginningOfLine, EndOfLine } from '../movement.js';
import type { EditorOptions } from '../options.js';
import { lineEnd, lineStart } from '../text.js';
import { beginGroup, endGroup, lastPlace, removeText } from './register.js';

function inMode(state: EditorState, mode: 'insert' | 'command', { viModeIndicator }: EditorOptions): EditorState {
  const switched: EditorState = { ...state, vi: { ...state.vi, mode } };
  return viModeIndicator === 'Prompt' ? { ...switched, effect: { kind: 'invokePrompt' } } : switched;
}

export const ViCommandMode: EditorFunction = (state, _call, { options }) => {
  const ended = endGroup(state);
  const cursor = Math.max(lineStart(ended.text, ended.cursor), ended.cursor - 1);
  return inMode({ ...ended, cursor: Math.max(0, cursor) }, 'command', options);
};
export const ViInsertMode: EditorFunction = (state, _call, { options }) => inMode(state, 'insert', options);

/** Inserts behind the cursor's character. */
export const appending: EditorFunction = (state, call, context) => {
  const inserting = ViInsertMode(state, call, context);
  return { ...inserting, cursor: Math.min(state.text.length, state.cursor + 1) };
};
const by = (name: string, { argument }: Call) => ({ name, argument });

export const ViInsertAtBegining: EditorFunction = (state, call, context) =>
  BeginningOfLine(ViInsertMode(state, call, context), call, context);
export const ViInsertAtEnd: EditorFunction = (state, call, context) =>
  EndOfLine(ViInsertMode(state, call, context), call, context);
export const ViInsertWithAppend: EditorFunction = (state, call, context) =>
  appending(beginGroup(state, by('ViInsertWithAppend', call)), call, context);
export const ViInsertWithDelete: EditorFunction = (state, call, context) => {
  const inserting = ViInsertMode(beginGroup(state, by('ViInsertWithDelete', call)), call, context);
  return removeText(inserting, state.cursor, call.argument ?? 1, by('DeleteChar', call));
};

export const ViAcceptLine: EditorFunction = (state, call, context) => {
  const inserting: EditorState = { ...state, vi: { ...state.vi, mode: 'insert' } };
  return AcceptLine(inserting, call, context);
};
export const ViAcceptLineOrExit: EditorFunction = (state, call, context) =>
  state.text === '' ? { ...state, effect: { kind: 'exit' } } : ViAcceptLine(state, call, context);
export const ViExit: EditorFunction = (state) => ({ ...state, effect: { kind: 'exit' } });
export const PrependAndAccept: EditorFunction = (state, call, context) => {
  const start = BeginningOfLine(state, call, context);
  return ViAcceptLine(SelfInsert(start, call, context), call, context);
};
export const Ding: EditorFunction = (state) => ding(state);

export const ViInsertLine: EditorFunction = (state, call, context) => {
  const grouped = beginGroup(state, by('ViInsertLine', call));
  const at = lineStart(grouped.text, grouped.cursor);
  const opened = edit(grouped, { kind: 'insert', at, text: '\n' });
  return ViInsertMode({ ...opened, cursor: at }, call, context);
};
export const ViAppendLine: EditorFunction = (state, call, context) => {
  const grouped = beginGroup(state, by('ViInsertLine', call));
  const end = lineEnd(grouped.text, grouped.cursor);
  return ViInsertMode(insert({ ...grouped, cursor: end }, '\n'), call, context);
};

export const ViJoinLines: EditorFunction = (state, call) => {
  const at = lineEnd(state.text, state.cursor);
  if (at >= state.text.length) return ding({ ...state, cursor: lastPlace(state) });
  const joined = edit(state, {
    kind: 'group',
    edits: [
      { kind: 'delete', at, text: '\n', cursorBehind: false },
      { kind: 'insert', at, text: ' ' },
    ],
    by: by('ViJoinLines', call),
  });
  return { ...joined, cursor: at };
};

export const ViTabCompleteNext: EditorFunction = (state, call, context) =>
  TabCompleteNext(endGroup(state), call, context);
export const ViTabCompletePrevious: EditorFunction = (state, call, context) =>
  TabCompletePrevious(endGroup(state), call, context);
