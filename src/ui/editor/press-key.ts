/** The editor's reducer: a key and a state make the next state. Everything it needs besides comes in the context. */
import { keyScriptPrefix } from '../../runtime/host/editor-request.js';
import type { KeyChord } from '../keys/key-chord.js';
import { SelfInsert } from './basic-editing.js';
import { answerQuery } from './completion.js';
import { menuKey } from './completion-menu.js';
import { addDigit } from './digit-argument.js';
import type { EditorContext } from './editor-context.js';
import { type Chain, ding, type EditorState, type Effect, editMode, type Mode, noChain } from './editor-state.js';
import { editorFunctions } from './functions.js';
import { searchKey } from './interactive-search.js';
import { findCharacter } from './movement.js';
import { predictionAfter } from './prediction.js';
import { viOverwriteKey, viSearchKey } from './vi/vi-input.js';
import { afterKey } from './vi/vi-keys.js';

export function pressKey(state: EditorState, key: KeyChord, context: EditorContext): EditorState {
  const previous = state.chain;
  const fresh: EditorState = { ...state, chain: noChain, effect: null, ding: false };
  const next = settle(handleKey(fresh, key, previous, context), previous, context);
  return { ...next, prediction: predictionAfter(fresh, next, context) };
}

/** Calls a function by name, after what the state's chain says. Throws an Error when there is none of that name. */
export function callNamed(
  state: EditorState,
  key: KeyChord,
  name: string,
  argument: number | null,
  context: EditorContext,
): EditorState {
  if (!editorFunctions.has(name)) throw new Error(`'${name}' is not a function of the line editor.`);
  const previous = state.chain;
  const fresh: EditorState = { ...state, chain: noChain, effect: null, ding: false };
  const next = settle(callFunction(fresh, key, name, argument, previous, context), previous, context);
  return { ...next, prediction: predictionAfter(fresh, next, context) };
}

export type ScriptEffect = Extract<Effect, { kind: 'runScript' }>;

function handleKey(state: EditorState, key: KeyChord, previous: Chain, context: EditorContext): EditorState {
  const { mode } = state;
  switch (mode.kind) {
    case 'edit':
      return callFunction(state, key, bindingsOf(state, context).functionOf(key.name), null, previous, context);
    case 'chord':
      return endChord(state, mode, key, previous, context);
    case 'viNextKey': {
      const call = { key, argument: mode.argument, previous };
      return afterKey[mode.name]!({ ...state, mode: editMode }, key, call, context);
    }
    case 'viSearch':
      return viSearchKey(state, mode, key, context);
    case 'viOverwrite':
      return viOverwriteKey(state, mode, key, context);
    case 'digitArgument': {
      const bound = bindingsOf(state, context).functionOf(key.name);
      const longer = bound === 'DigitArgument' ? addDigit(state, mode, key.char) : undefined;
      if (longer) return { ...longer, chain: previous };
      const back: EditorState = { ...state, mode: editMode, status: null };
      if (bound === 'Abort' || bound === 'CancelLine' || bound === 'CopyOrCancelLine') return back;
      const argument = Number(mode.text);
      return Number.isSafeInteger(argument) ? callFunction(back, key, bound, argument, previous, context) : ding(back);
    }
    case 'characterSearch': {
      const back: EditorState = { ...state, mode: editMode };
      return key.char === '' ? ding(back) : findCharacter(back, key.char, mode.direction, mode.occurrence);
    }
    case 'interactiveSearch': {
      const searched = searchKey(state, mode, key, context);
      return searched.again ? handleKey(searched.state, key, previous, context) : searched.state;
    }
    case 'completionQuery':
      return answerQuery(state, mode, key, context);
    case 'completionMenu': {
      const chosen = menuKey(state, mode, key, context);
      if (!chosen.again) return chosen.state;
      const isSelected = chosen.state.chain.selection;
      return handleKey({ ...chosen.state, chain: noChain }, key, { ...noChain, selection: isSelected }, context);
    }
  }
}

/** In Vi's command mode other functions are bound. */
const bindingsOf = ({ vi }: EditorState, { bindings, commandBindings }: EditorContext) =>
  vi.mode === 'command' ? commandBindings : bindings;

/** The second key of a chord. In Vi mode a number may come before it. */
function endChord(
  state: EditorState,
  mode: Extract<Mode, { kind: 'chord' }>,
  key: KeyChord,
  previous: Chain,
  context: EditorContext,
): EditorState {
  const { first, argument, digits } = mode;
  const bound = bindingsOf(state, context).functionOfSecond(first, key.name);
  const back: EditorState = { ...state, mode: editMode, status: null };
  if (state.vi.mode === 'command' && argument === null && /^\d$/.test(key.char) && (digits !== '' || !bound)) {
    const longer = digits + key.char;
    const status = { text: `digit-argument: ${longer}`, isError: false };
    return { ...state, mode: { ...mode, digits: longer }, status, chain: previous };
  }
  if (!bound) return digits === '' ? back : ding(back);
  return callFunction(back, key, bound, digits === '' ? argument : Number(digits), previous, context);
}

function callFunction(
  state: EditorState,
  key: KeyChord,
  name: string | undefined,
  argument: number | null,
  previous: Chain,
  context: EditorContext,
): EditorState {
  if (name === undefined && bindingsOf(state, context).isChordStart(key.name)) {
    return { ...state, mode: { kind: 'chord', first: key.name, argument, digits: '' }, chain: previous };
  }
  if (name?.startsWith(keyScriptPrefix)) {
    const id = Number(name.slice(keyScriptPrefix.length));
    return { ...state, effect: { kind: 'runScript', id, key, argument, previous } };
  }
  const called = name === undefined ? SelfInsert : editorFunctions.get(name);
  if (!called) return ding(state);
  const next = called(state, { key, argument, previous }, context);
  // A function that waits for more keys leaves the chain as it was, for the function that those keys call.
  return isCollecting(next) ? { ...next, chain: previous } : next;
}

const isCollecting = ({ mode }: EditorState): boolean =>
  mode.kind === 'digitArgument' || mode.kind === 'characterSearch' || mode.kind === 'viNextKey';

/** What ends when the function that was called is not of the family of the one before. A script block has yet to call one. */
export function settle(state: EditorState, previous: Chain, { history }: EditorContext): EditorState {
  const { chain } = state;
  if (state.effect?.kind === 'runScript') return state;
  let next = state;
  if (previous.searchPrefix !== null && chain.searchPrefix === null) next = { ...next, emphasis: null };
  if (previous.history && !chain.history) next = { ...next, savedLine: null, historyIndex: history.length };
  return next;
}
