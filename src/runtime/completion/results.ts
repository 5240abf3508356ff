/** Making CompletionResults: the kinds by name, and the quotes that a text needs to stand as an argument. */
import { parseWithTokens, TokenFlags } from '../../parser/index.js';
import { CompletionResult } from '../dotnet/automation/completion-result.js';
import { WildcardPattern } from '../language/index.js';
import { fold } from '../objects/values.js';

/** CompletionResultType. */
export const ResultType = {
  Text: 0,
  History: 1,
  Command: 2,
  ProviderItem: 3,
  ProviderContainer: 4,
  Property: 5,
  Method: 6,
  ParameterName: 7,
  ParameterValue: 8,
  Variable: 9,
  Namespace: 10,
  Type: 11,
  Keyword: 12,
  DynamicKeyword: 13,
} as const;
export type ResultTypeName = keyof typeof ResultType;

/** `text` replaces what is there, `listItem` stands in a list, `toolTip` tells of it; both are the one before when left out. */
export function result(type: ResultTypeName, text: string, listItem = text, toolTip = listItem): CompletionResult {
  return new CompletionResult(text, listItem, ResultType[type], toolTip === '' ? listItem : toolTip);
}

/** True for names that begin as `word` does; a word with wildcards is a pattern. A word that is no pattern fits nothing. */
export function startingWith(word: string): (name: string) => boolean {
  const pattern = new WildcardPattern(`${word}*`);
  try {
    pattern.isMatch('');
  } catch {
    return () => false;
  }
  return (name) => pattern.isMatch(name);
}

/** Without regard to case, and without wildcards. */
export function hasPrefix(name: string, prefix: string): boolean {
  return fold(name).startsWith(fold(prefix));
}

/** The order of a culture's words: upper case after lower case, and both beside each other. */
export function byText(a: string, b: string): number {
  collator ??= new Intl.Collator('en-US');
  return collator.compare(a, b);
}
let collator: Intl.Collator | undefined;

/** By code units, without regard to case. */
export function ordinally(a: string, b: string): number {
  const [x, y] = [a.toUpperCase(), b.toUpperCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}

// ---- Quotes ------------------------------------------------------------------------------------------------------------

export interface UnquotedWord {
  word: string;
  /** `'`, `"`, or '' for none. */
  quote: string;
}

const singleQuotes = "'\u2018\u2019\u201a\u201b";
const doubleQuotes = '"\u201c\u201d\u201e';

/** Takes the quotes off a word whose closing quote may not be there yet. */
export function unquote(word: string): UnquotedWord {
  const first = word.charAt(0);
  const isSingle = first !== '' && singleQuotes.includes(first);
  const isDouble = first !== '' && doubleQuotes.includes(first);
  if (!isSingle && !isDouble) return { word, quote: '' };
  const quote = isSingle ? "'" : '"';
  if (word.length === 1) return { word: '', quote };
  const last = word.charAt(word.length - 1);
  const [endsSingle, endsDouble] = [singleQuotes.includes(last), doubleQuotes.includes(last)];
  if ((isSingle && endsSingle) || (isDouble && endsDouble)) return { word: word.slice(1, -1), quote };
  if (!endsSingle && !endsDouble) return { word: word.slice(1), quote };
  return { word, quote: '' };
}

/** True for a text that would not be read back as one word. */
export function needsQuotes(text: string): boolean {
  const { tokens, errors } = parseWithTokens(text);
  const [first] = tokens;
  if (first === undefined) return true;
  const isOne = tokens.length === 2;
  const isText = ['Identifier', 'Generic', 'StringLiteral', 'StringExpandable'].includes(first.kind);
  const isKeyword = (first.flags & TokenFlags.Keyword) !== 0;
  if ((errors.length === 0 && isOne && isText) || (isOne && isKeyword)) return /[$`]/.test(first.text);
  if (isOne && (first.kind === 'Semi' || first.kind === 'Comma')) return true;
  return errors.length > 0 || !isOne;
}

/** `text` as an argument, in the quotes that were begun, or in some where it needs them. */
export function quoted(text: string, quote: string): string {
  if (text.includes('`n')) return `"${text}"`;
  if (!needsQuotes(text)) return quote + text + quote;
  const inUse = quote === '' ? "'" : quote;
  return inUse + (inUse === "'" ? text.replace(/['\u2018-\u201b]/g, '$&$&') : text) + inUse;
}

/** One result for each value that fits the word: what completers of fixed values offer. */
export function matchingValues(word: string, values: Iterable<string>): CompletionResult[] {
  const bare = unquote(word);
  const fits = startingWith(bare.word);
  return [...values]
    .filter((value) => hasPrefix(value, bare.word) || fits(value))
    .map((value) => result('Text', quoted(value, bare.quote), value));
}

/** The values of [ArgumentCompletions()]: as they are, whatever quotes they would need. */
export function argumentCompletions(word: string, values: Iterable<string>): CompletionResult[] {
  const fits = startingWith(word);
  return [...values].filter(fits).map((value) => result('ParameterValue', value));
}
