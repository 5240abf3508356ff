/** Texts of completion results: quotes, what all of them begin with, and the separator behind a folder's name. PSReadLine's rules. */
import type { CompletionItem, CompletionSet } from '../../runtime/runspaces/runspace.js';
import { type EditorState, insert, replace } from './editor-state.js';
import { fold } from './text.js';

const singleQuotes = "'\u2018\u2019\u201a\u201b";
const doubleQuotes = '"\u201c\u201d\u201e';
export const isQuote = (character: string | undefined): boolean =>
  character !== undefined && character !== '' && (singleQuotes + doubleQuotes).includes(character);

/** In quotes, with or without the call operator in front. */
function isQuoted(text: string): boolean {
  if (text.length < 2) return false;
  const first = (text.length > 4 && text.startsWith('& ') ? text[2] : text[0])!;
  return [singleQuotes, doubleQuotes].some((quotes) => quotes.includes(first) && quotes.includes(text.at(-1)!));
}

/** Whether the results are all quoted alike or all bare; only then quotes count as text that they share. */
export function isConsistentlyQuoted(items: readonly CompletionItem[]): boolean {
  const quoted = items.filter(({ completionText }) => isQuoted(completionText));
  if (quoted.length === 0) return true;
  const first = items[0]!.completionText[0];
  return quoted.length === items.length && items.every(({ completionText }) => completionText[0] === first);
}

const bracedVariable = /^(.)\{(.+)\}$/s;

export function unquotedText(item: CompletionItem, isConsistent: boolean): string {
  const text = item.completionText;
  if (item.resultType === 'Variable') return text.replace(bracedVariable, '$1$2');
  return isConsistent || !isQuoted(text) ? text : text.slice(text.startsWith('& ') ? 3 : 1, -1);
}

/** What all of them begin with, in the first one's case; when that is nothing, what their names in a list begin with. */
export function commonPrefix(items: readonly CompletionItem[]): { text: string; isAmbiguous: boolean } {
  const isConsistent = isConsistentlyQuoted(items);
  const byText = sharedStart(items.map((item) => unquotedText(item, isConsistent)));
  if (byText.text !== '') return byText;
  const byName = sharedStart(items.map(({ listItemText }) => listItemText));
  return { text: byName.text, isAmbiguous: byText.isAmbiguous || byName.isAmbiguous };
}

function sharedStart([first = '', ...others]: readonly string[]): { text: string; isAmbiguous: boolean } {
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && same < other.length && fold(first[same]!) === fold(other[same]!)) same++;
    length = same;
  }
  return { text: first.slice(0, length), isAmbiguous: length < first.length };
}

/** A result as it goes into the line. */
export interface Replacement {
  readonly text: string;
  /** By how much the cursor then stays behind the end of it: in front of a closing quote. */
  readonly cursorBack: 0 | 1;
}

const localSeparator = process.platform === 'win32' ? '\\' : '/';

/** The text of a result. A folder gets a separator, so that the next completion looks inside of it. */
export function replacementOf({ completionText: text, resultType }: CompletionItem): Replacement {
  if (resultType !== 'ProviderContainer') return { text, cursorBack: 0 };
  // The far side of a remote session may separate folders in the other way.
  const separator = text.includes('\\') && !text.includes('/') ? '\\' : localSeparator;
  if (text.endsWith(separator)) return { text, cursorBack: 0 };
  const quote = text.at(-1);
  if (quote !== "'" && quote !== '"') return { text: text + separator, cursorBack: 0 };
  return text.at(-2) === separator
    ? { text, cursorBack: 1 }
    : { text: text.slice(0, -1) + separator + quote, cursorBack: 1 };
}

/** Puts a result in the place of what was completed. */
export function putResult(
  state: EditorState,
  { replacementIndex: at, replacementLength: length }: CompletionSet,
  { text, cursorBack }: Replacement,
): EditorState {
  const put = length > 0 ? replace(state, at, length, text) : insert({ ...state, cursor: at }, text);
  return cursorBack ? { ...put, cursor: put.cursor - cursorBack } : put;
}
