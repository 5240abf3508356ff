/** What a script block that a key calls does to the line. */
import type { EditorRequest, EditorView, KeyScriptCall } from '../../runtime/host/editor-request.js';
import type { EditorContext } from './editor-context.js';
import { ding, type EditorState, noChain, region, replace } from './editor-state.js';
import { callNamed, type ScriptEffect } from './press-key.js';

/** Throws an Error when there is no such function. */
export function requestedEdit(state: EditorState, request: EditorRequest, context: EditorContext): EditorState {
  switch (request.kind) {
    case 'look':
      return state;
    case 'ding':
      return ding(state);
    case 'move':
      return { ...state, cursor: Math.max(0, Math.min(request.cursor, state.text.length)), chain: noChain };
    case 'replace': {
      const { start, length, text } = request;
      const replaced = replace(state, start, length, text);
      return { ...replaced, cursor: start + text.length, chain: noChain };
    }
    case 'call': {
      const { name, character, argument } = request;
      return callNamed(state, { name: character, char: character }, name, argument, context);
    }
  }
}

export function viewOf(state: EditorState): EditorView {
  const { text, cursor, chain } = state;
  return { text, cursor, selection: chain.selection ? region(state) : null };
}

const modifierBits: readonly (readonly [RegExp, number])[] = [
  [/(^|\+)Alt\+./, 1],
  [/(^|\+)Shift\+./, 2],
  [/(^|\+)Ctrl\+./, 4],
];

/** The key of an effect as the engine has it. */
export function scriptCall(
  { id, key, argument }: ScriptEffect,
  virtualKeyCode: (name: string) => number,
): KeyScriptCall {
  const modifiers = modifierBits.reduce((bits, [pattern, bit]) => (pattern.test(key.name) ? bits | bit : bits), 0);
  return { id, character: key.char, virtualKeyCode: virtualKeyCode(key.name), modifiers, argument };
}
