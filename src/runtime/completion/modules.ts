/** Names of modules, loaded ones or all that can be found. */
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { toText, WildcardPattern } from '../language/index.js';
import { getProperty } from '../objects/members.js';
import { fold, isNull } from '../objects/values.js';
import type { CompletionContext } from './completion-context.js';
import { quoted, result, startingWith, unquote } from './results.js';
import { runQuietly } from './run-quietly.js';

/** The last part of a name with dots counts as its name, too. */
export function completeModuleName(
  { engine, word: written }: CompletionContext,
  loadedOnly: boolean,
): CompletionResult[] {
  const { word, quote } = unquote(written);
  const isShort = word !== '' && !WildcardPattern.containsWildcard(word) && !word.includes('.');
  const pattern = word.endsWith('*') ? word : `${word}*`;
  const names = isShort ? [pattern, `*.${pattern}`] : [pattern];
  const found = runQuietly(engine, 'Get-Module', loadedOnly ? { Name: names } : { Name: names, ListAvailable: true });
  const fits = startingWith(word.replace(/\*$/, ''));
  const seen = new Set<string>();
  const results: CompletionResult[] = [];
  for (const module of found) {
    const name = textOf(module, 'Name');
    if (seen.has(fold(name))) continue;
    seen.add(fold(name));
    if (isShort && name.includes('.') && !fits(name) && !fits(name.slice(name.lastIndexOf('.') + 1))) continue;
    const described = ['Description', 'ModuleType', 'Path'].map(
      (property) => `${property}: ${textOf(module, property)}`,
    );
    results.push(result('ParameterValue', quoted(name, quote), name, described.join('\r\n')));
  }
  return results;
}

function textOf(module: unknown, property: string): string {
  const value = getProperty(module, property);
  return isNull(value) ? '' : toText(value);
}
