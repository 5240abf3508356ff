/** In comments: history by number or text (`#42`, `#word`), `#requires`, and the keywords of comment-based help. */
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { WildcardPattern } from '../language/index.js';
import { completeCommentHelp } from './comment-help.js';
import type { CompletionContext } from './completion-context.js';
import { completeRequires } from './requires.js';
import { result } from './results.js';

export function completeComment(context: CompletionContext): CompletionResult[] {
  const { word } = context;
  if (word.startsWith('<#')) return completeCommentHelp(context);
  if (/^#requires /i.test(word)) return completeRequires(context);
  const [, text] = /^#([\w-]*)$/.exec(word) ?? [];
  return text === undefined ? [] : completeHistory(context, text);
}

function completeHistory({ engine }: CompletionContext, text: string): CompletionResult[] {
  const { entries } = engine.history;
  if (/^\d+$/.test(text))
    return entries.filter(({ id }) => id === Number(text)).map(({ commandLine }) => result('History', commandLine));
  const pattern = new WildcardPattern(`*${text}*`);
  return [...entries]
    .reverse()
    .filter(({ commandLine }) => commandLine !== '' && pattern.isMatch(commandLine))
    .map(({ commandLine }) => result('History', commandLine));
}
