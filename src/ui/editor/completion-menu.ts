/**
 * The completion menu: arrows select, and what is selected stands in the line, with the part behind what was typed marked. Typing
 * narrows the menu, Backspace widens it again. However long it goes on, it is one edit of the line as it was before.
 */
import type { CompletionItem, CompletionSet } from '../../runtime/runspaces/runspace.js';
import type { KeyChord } from '../keys/key-chord.js';
import { gridOf, menuMoves } from './completion-grid.js';
import {
  commonPrefix,
  isConsistentlyQuoted,
  isQuote,
  putResult,
  replacementOf,
  unquotedText,
} from './completion-text.js';
import type { EditorContext } from './editor-context.js';
import { type CompletionMenu, ding, type EditorState, editMode } from './editor-state.js';
import { fold } from './text.js';

/** Keys that end a text of that kind: they take what is selected, and are then typed unless they are its end already. */
const endingKeys: Readonly<Record<string, string>> = {
  Variable: '.',
  Namespace: '.',
  Property: '.',
  ProviderContainer: '\\/',
  Method: '()',
  Type: ']',
  ParameterName: ':',
  ParameterValue: ',',
};

/** Functions that work on the text which is marked, and therefore find it marked still. */
const selectionFunctions = ['CopyOrCancelLine', 'Cut', 'DeleteChar', 'Paste'];

export function openMenu(state: EditorState, set: CompletionSet): EditorState {
  const typed = commonPrefix(set.items).text;
  const filter = isQuote(typed[0]) ? typed.slice(1) : typed;
  return select(
    {
      kind: 'completionMenu',
      set,
      items: set.items,
      selected: 0,
      filter,
      hadFilter: filter !== '',
      wider: [],
      isWarned: false,
      before: state,
    },
    0,
  );
}

/** The line with a result of the menu in it: the cursor behind what was typed, the mark behind the result. */
function select(menu: CompletionMenu, selected: number): EditorState {
  const item = menu.items[selected]!;
  const { before, set, filter } = menu;
  const put = putResult(before, set, replacementOf(item));
  const isBehindQuote = filter === '' && isQuote(item.completionText[0]);
  const at = set.replacementIndex + positionOf(item, filter) + (isBehindQuote ? 1 : 0) + filter.length;
  return shown(put, { ...menu, selected }, Math.min(Math.max(at, 0), put.text.length), put.cursor);
}

function shown(state: EditorState, menu: CompletionMenu, cursor: number, mark: number): EditorState {
  return { ...state, cursor, mark, mode: menu, chain: { ...state.chain, selection: true } };
}

/** Where in the result the typed text stands. */
function positionOf({ completionText, resultType }: CompletionItem, typed: string): number {
  const text = fold(completionText);
  return resultType === 'Variable' && typed.length > 1 && text[1] === '{'
    ? text.indexOf(fold(typed.slice(1))) - 1
    : text.indexOf(fold(typed));
}

/** Takes a key while the menu is open. `again`: the menu is closed and the key is to be taken as in editing. */
export function menuKey(
  state: EditorState,
  menu: CompletionMenu,
  key: KeyChord,
  context: EditorContext,
): { state: EditorState; again: boolean } {
  const move = menuMoves.get(key.name);
  const count = menu.items.length;
  const stay = (next: EditorState) => ({ state: next, again: false });
  if (move) return stay(select(menu, move(menu.selected, count, gridOf(menu.items, context.size.columns).rows)));
  switch (key.name) {
    case 'Tab':
      return stay(takeCommonPrefix(state, menu) ?? select(menu, (menu.selected + 1) % count));
    case 'Shift+Tab':
      return stay(select(menu, (menu.selected + count - 1) % count));
    case 'Escape':
    case 'Ctrl+g':
      return stay(giveUp(state, menu));
    case 'Backspace':
      return widen(state, menu);
  }
  const item = menu.items[menu.selected]!;
  if (key.name === 'Enter') return stay(close(state, menu, state.mark));
  if (key.name === 'Spacebar' || (key.char.length === 1 && endingKeys[item.resultType]?.includes(key.char)))
    return takeAndType(state, menu, key);
  if (key.char >= ' ' && key.char !== '\x7f') return narrow(state, menu, key);
  const bound = context.bindings.functionOf(key.name);
  if (bound === undefined || !selectionFunctions.includes(bound))
    return { state: close(state, menu, state.cursor), again: true };
  return { state: { ...state, mode: editMode, chain: { ...state.chain, selection: true } }, again: true };
}

/** Leaves the menu with what stands in the line. */
function close(state: EditorState, { before }: CompletionMenu, cursor: number): EditorState {
  return { ...state, cursor, mark: before.mark, mode: editMode, chain: before.chain };
}

/** Leaves the menu as if it had never been. */
function giveUp(state: EditorState, { before }: CompletionMenu): EditorState {
  return { ...before, ding: state.ding };
}

function takeAndType(state: EditorState, menu: CompletionMenu, key: KeyChord): { state: EditorState; again: boolean } {
  const item = menu.items[menu.selected]!;
  const { text, cursorBack } = replacementOf(item);
  const isThere = unquotedText({ ...item, completionText: text }, false).at(-1) === key.char;
  return { state: close(state, menu, state.mark + (isThere ? 0 : cursorBack)), again: !isThere };
}

/** What all results go on with, when that is more than was typed. */
function takeCommonPrefix(state: EditorState, menu: CompletionMenu): EditorState | undefined {
  const { text } = commonPrefix(menu.items);
  const at = fold(text).indexOf(fold(menu.filter));
  if (at < 0 || text.length <= at + menu.filter.length) return undefined;
  const filter = text.slice(at);
  const cursor = menu.set.replacementIndex + positionOf(menu.items[menu.selected]!, filter) + filter.length;
  return ding(shown(state, { ...menu, filter }, cursor, state.mark));
}

function matches(menu: CompletionMenu, filter: string): CompletionItem[] {
  const isConsistent = isConsistentlyQuoted(menu.set.items);
  const quote = menu.set.items[0]!.completionText[0];
  const wanted = fold(isConsistent && isQuote(quote) ? quote + filter : filter);
  return menu.set.items.filter((item) =>
    [item.listItemText, unquotedText(item, isConsistent)].some((text) => fold(text).startsWith(wanted)),
  );
}

function narrow(state: EditorState, menu: CompletionMenu, key: KeyChord): { state: EditorState; again: boolean } {
  const filter = menu.filter + key.char;
  const items = matches(menu, filter);
  if (items.length > 0) {
    const { items: all, selected } = menu;
    const wider = [...menu.wider, { items: all, selected }];
    return { state: select({ ...menu, items, filter, wider, isWarned: false }, 0), again: false };
  }
  // Nothing goes on like that: what was typed so far stays, in the case of the result.
  if (!menu.hadFilter) return { state: giveUp(state, menu), again: true };
  const text = menu.items[menu.selected]!.completionText.slice(0, state.cursor - menu.set.replacementIndex);
  const put = putResult(menu.before, menu.set, { text, cursorBack: 0 });
  return { state: close(put, menu, put.cursor), again: true };
}

/** Backspace takes back what was typed in the menu. In front of that it rings once and then leaves the menu. */
function widen(state: EditorState, menu: CompletionMenu): { state: EditorState; again: boolean } {
  const wider = menu.wider.at(-1);
  if (!wider)
    return menu.isWarned
      ? { state: giveUp(state, menu), again: true }
      : { state: ding(shown(state, { ...menu, isWarned: true }, state.cursor, state.mark)), again: false };
  const filter = menu.filter.slice(0, -1);
  // After Tab the typed text may be longer than what the wider menu's result has.
  const fits = positionOf(wider.items[wider.selected]!, filter) >= 0;
  const next = fits ? { ...menu, ...wider, filter, wider: menu.wider.slice(0, -1) } : { ...menu, filter };
  return { state: select(next, next.selected), again: false };
}
